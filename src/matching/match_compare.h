/* The levels of agreement of each kind of field: 0 absent, 1 the same, the last different. */
#pragma once

#include "matching/match_value.h"

struct match_kind_levels {
    int count; /* with level 0 */
    struct match_level labels[MATCH_LEVELS];
    double m[MATCH_LEVELS]; /* where learning starts: shares among matches, level 0 apart */
    int rare_to;            /* rarity of the value counts for levels 1..rare_to */
};

extern const struct match_kind_levels match_kind_levels[];

/* The level of field F; names and texts look at their neighbours too, for values that were swapped. */
int match_level(const struct match_schema *schema, size_t f, struct match_record a, struct match_record b);
