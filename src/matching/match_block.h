/* Which pairs are worth comparing. Each row gives traits: a value, its sound, its beginning, a part of a date, a word
 * of an address. Rows that share a telling trait, or two traits of different fields, become candidates; traits that
 * many rows share tell nothing and are dropped. So a pair is missed only when everything but one coarse trait
 * disagrees. */
#pragma once

#include "matching/match_value.h"

enum { MATCH_TRAITS = 64 };

struct match_trait {
    uint64_t hash;
    uint8_t field;
    bool alone; /* tells enough by itself */
    bool fine;  /* worth a key of its own with another field, when keys are few */
};

size_t match_traits(const struct match_schema *schema, struct match_record record,
                    struct match_trait traits[MATCH_TRAITS]);

/* Pairs as first << 32 | second, first < second, sorted, without doubles; at most about PAIRS_A_ROW for each row. */
struct match_pairs {
    uint64_t *items;
    size_t count;
};
struct match_pairs match_candidates(struct arena *arena, const struct match_schema *schema,
                                    const struct match_record *records, size_t count);
