/* A cell made ready for comparing: folded, cut into letters and words, hashed. */
#pragma once

#include "matching/match.h"
#include "matching/similarity.h"

enum { MATCH_WORDS = 16 };

struct match_word {
    struct letters letters;
    uint64_t hash;
};

struct match_value {
    struct letters letters;         /* cleaned for its kind; size 0 when absent */
    const char *text;               /* the same in UTF-8 */
    uint64_t hash;                  /* of the letters; 0 when absent */
    uint64_t order_free_hash;       /* of the sorted words, without spaces */
    uint64_t sound;                 /* how it sounds: pinyin or soundex; 0 when nothing to hear */
    uint64_t rare_hash;             /* what the frequency is counted of: the value, of a company its trade name */
    const struct match_word *words; /* sorted by hash */
    uint16_t word_count;
    uint16_t head;                       /* letters before the @ of an address */
    int16_t year, month, day;            /* of a date, -1 unknown */
    const struct match_company *company; /* of a company name */
};

struct match_company {
    struct letters core, trade, region, industry, branch;
    uint64_t core_hash, trade_hash, region_hash, industry_hash, branch_hash, trade_sound;
};

/* SCRATCH takes what is not kept. */
struct match_value match_value(struct arena *arena, struct arena *scratch, enum match_kind kind, const char *cell);
uint64_t match_hash(const void *data, size_t size, uint64_t seed);
/* The value's count among all counted of its field, and their number; 0 when not counted. */
uint32_t match_frequency(const struct match_frequencies *frequencies, size_t field, uint64_t hash);
uint32_t match_frequency_total(const struct match_frequencies *frequencies, size_t field);
/* The chance that two rows share a value, the frequency of a typical shared value. */
double match_frequency_typical(const struct match_frequencies *frequencies, size_t field);
