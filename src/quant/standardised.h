/* Standardised approach: weights and credit conversion factors of Order 2023 No. 4. */
#pragma once

#include <stddef.h>

struct standardised_class {
    const char *name, *zh, *en;
    double risk_weight; /* 1.0 = 100 % */
};
enum { STANDARDISED_CLASS_COUNT = 10 };
extern const struct standardised_class standardised_classes[STANDARDISED_CLASS_COUNT];

struct standardised_item {
    const char *name, *zh, *en;
    double credit_conversion_factor;
};
enum { STANDARDISED_ITEM_COUNT = 5 };
extern const struct standardised_item standardised_items[STANDARDISED_ITEM_COUNT];
