/* What the bank must know of a customer, by kind: the data-quality score counts it (policy/data/required.yaml). */
#pragma once

#include "policy/freshness.h"

struct required_item {
    const char *group;           /* of policy/data/freshness.yaml */
    const struct field *field;   /* of customer; NULL: a record of its own */
    const struct entity *entity; /* at least one record of it; customer when FIELD is given */
    uint64_t kinds;              /* one bit a kind of customer */
    int line;
};

struct required_policy {
    const struct document *doc;
    const struct required_item *items;
    size_t count;
};

struct required_policy *required_load(struct document *doc, const struct freshness *freshness);
static inline bool required_of(const struct required_item *item, int64_t kind)
{
    return kind >= 0 && kind < 64 && (item->kinds >> kind & 1);
}
/* The same by the name of the kind. */
bool required_named(const struct required_item *item, const char *kind);
