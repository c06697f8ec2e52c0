/* Passages of text that answer questions, found by Okapi BM25 (k1 1.2, b 0.75; Robertson and Zaragoza 2009) over the words of
 * word_break.h. The words of a title and of the ways to ask for a passage count more. Built once, then read by any number of threads. */
#pragma once

#include "base/arena.h"
#include "matching/word_break.h"

#include <stddef.h>
#include <stdint.h>

struct passage {
    const char *title, *text, *said; /* SAID: other ways to ask for it; NULL */
    double weight;                   /* multiplies the score: 1 */
};

struct passage_index;
struct passage_index *passage_index_build(struct arena *arena, const struct passage *passages, size_t count, struct word_list stop);
size_t passage_index_terms(const struct passage_index *index);

struct passage_hit {
    size_t passage;
    double score;
    double covered; /* share of the question's weight that the passage holds: words that nobody knows weigh most */
    size_t matched; /* different words of the question */
    double titled;  /* of it, in the title or the ways to ask */
};
/* Best first; how many. */
size_t passage_find(const struct passage_index *index, struct arena *arena, const char *question, struct passage_hit *hits, size_t most);
