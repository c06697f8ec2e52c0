/* How alike two short texts are, over code points; nothing here takes memory. Texts longer than SIMILARITY_SIZE are
 * compared by their beginnings. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum { SIMILARITY_SIZE = 64 };

struct letters {
    const uint32_t *at;
    size_t size;
};

/* Jaro-Winkler, 0..1: Winkler 1990, prefix scale 0.1 over at most 4 letters. */
double similarity_jaro_winkler(struct letters a, struct letters b);
/* Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. MOST + 1 when above MOST. */
int similarity_slips(struct letters a, struct letters b, int most);
