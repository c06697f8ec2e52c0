/* Recency, frequency, monetary value of customers by quintile of their rank. */
#pragma once

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

struct rfm_customer {
    const char *id; /* breaks ties, in byte order */
    int64_t recency_days, frequency;
    double monetary;
};
struct rfm {
    int r, f, m;  /* 1..5, 5 best */
    double score; /* 0.25 r + 0.25 f + 0.5 m */
};
/* Sorted ascending, position p of n from 0: q = floor(5 p / n) + 1; f and m = q, r = 6 - q. */
void rfm_rate(struct arena *arena, const struct rfm_customer *customers, size_t count, struct rfm *ratings);
