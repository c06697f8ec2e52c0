/* Global search. The store keeps a posting table (term -> record); this file says which terms a text gives, which terms
 * a query looks up, and how well a found text answers the query. Pure and thread-safe; about 10 us a company name.
 *
 * Terms of a text, all folded (see text_folded) and without doubles:
 *   each Han character and each pair of neighbours        宁 海 宁海
 *   a Han text's first character and first two, marked    ^宁 ^宁海
 *   the pinyin of each character, every usual reading     ning hai
 *   initials: three neighbours, and the first two         nh nhy hyh
 *   each Latin word or number, its beginnings from 3 up   huawei hua huaw huawe; at most SEARCH_PREFIX letters of it
 *   the last four of a number of seven digits or more     8848 of 13900008848
 *   initials of the Latin words when there are several    ccb
 */
#pragma once

#include "base/arena.h"

#include <stddef.h>

enum { SEARCH_PREFIX = 24, SEARCH_TEXT = 240 /* characters of a text that are indexed */, SEARCH_QUERY = 64 };

struct search_terms {
    const char **items;
    size_t count;
};

struct search_terms search_terms(struct arena *arena, const char *text);

/* One way to look the query up: records that hold at least NEED of the terms. */
struct search_lookup {
    const char **terms;
    size_t count, need;
};

/* A query is looked up one way after the other until enough records are found; their texts are then scored, and those
 * that score 0 dropped. The exact ways come first; the last, from `exact` on, forgive a slip. */
struct search_query {
    const char *text; /* folded */
    struct search_lookup *lookups;
    size_t count, exact;
    const char **words; /* what the scorer looks for, each must be found */
    size_t word_count;
};

struct search_query search_query(struct arena *arena, const char *text);

/* How well TEXT answers: 100 the same, above 40 found (text, pinyin, initials), 1..40 with one slip in a word, 0 not at
 * all. */
int search_score(struct arena *arena, const struct search_query *query, const char *text);
