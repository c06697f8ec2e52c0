/* How old each group of fields may grow, what that costs in confidence, and who is asked to renew it. */
#pragma once

#include "policy/expression.h"

struct freshness_sooner {
    const struct expression *when;
    int64_t days;
};

struct freshness_group {
    const char *name;
    struct label label;
    int64_t days;      /* older is stale */
    int64_t warn_days; /* a chase task is due this long before */
    double weight;     /* share in the data-quality score */
    bool chase;
    struct label task;                     /* title of the chase task */
    const struct freshness_sooner *sooner; /* the first that holds replaces days */
    size_t sooner_count;
    int line;
};

struct freshness {
    const struct document *doc;
    const struct freshness_group *groups;
    size_t count;
};

const struct freshness_group *freshness_group(const struct freshness *freshness, const char *name);
/* Days allowed for this customer; FACTS may be NULL. */
int64_t freshness_days(const struct freshness_group *group, struct fact_set *facts);
bool freshness_stale(const struct freshness_group *group, struct fact_set *facts, int64_t updated_on, int64_t today);
/* Weighted share of groups that are neither absent nor stale, 0..100. UPDATED_ON has one date a group, NONE when
 * absent. */
int64_t freshness_score(const struct freshness *freshness, struct fact_set *facts, const int64_t *updated_on,
                        int64_t today);

struct freshness *freshness_load(struct document *doc, const struct fact_table *facts);
