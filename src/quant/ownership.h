/* Who owns and who controls whom, through any number of levels and through cross-holdings.
 * Effective ownership Y = A (I - A)^-1 with A[i][j] the share of company j held by i; control is the closure of "more
 * than half of the votes held together with the companies already controlled". */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A comparison of shares allows this much for the rounding of decimals. */
#define OWNERSHIP_SLACK 1e-9

struct ownership_edge {
    size_t owner, company; /* nodes 0 .. nodes - 1 */
    double share;          /* in (0,1] */
};

struct ownership {
    size_t nodes;
    bool *is_company; /* somebody owns it; the others are ultimate owners */
    size_t *owners;   /* the ultimate owners, ascending */
    size_t owner_count;
    double *effective; /* [owner index * nodes + node], of ultimate owners; exactly 0 where there is no path */
};

/* False when a set of companies owns itself completely, so that nobody owns it in the end. Components of cross-holding
 * are solved one after the other from the owners down, so that long chains cost no more than they must. The shares of a
 * company must not exceed 1. */
bool ownership_solve(struct arena *arena, const struct ownership_edge *edges, size_t count, size_t nodes,
                     struct ownership *result);

/* Companies that NODE controls, ascending; itself never. */
size_t ownership_controlled(struct arena *arena, const struct ownership_edge *edges, size_t count, size_t nodes,
                            size_t node, size_t **companies);
/* The same of every node: those of node n are (*companies)[(*first)[n]] .. (*companies)[(*first)[n + 1] - 1]. */
void ownership_control(struct arena *arena, const struct ownership_edge *edges, size_t count, size_t nodes,
                       size_t **first, size_t **companies);
