/* The margin of a loan that follows targets and findings: which of them are in force on a day, what they come to within
 * a cap both ways, and the days on which the rate therefore changes. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One verdict and what it moves. Of a series (one indicator, one kind of check) the verdict with the latest FROM rules;
 * when that has ended, nothing of the series does. */
struct ratchet_piece {
    int64_t from, until; /* days; until exclusive, NONE: for good */
    double bps;
    size_t series;
};
/* What the contract asks without the targets, from a day on: its own rate or spread, then what was agreed later. */
struct ratchet_base {
    int64_t from, rate_e8;
};
struct ratchet_step {
    int64_t from;
    double sum_bps, bps; /* before and after the cap */
    int64_t base_e8, rate_e8;
    bool rebased; /* the base changes on this day */
};

/* Adds up what is in force on DATE; RULES, one flag a piece, may be NULL. */
double ratchet_bps(const struct ratchet_piece *pieces, size_t count, int64_t date, bool *rules);
/* Steps in order of days, the first on the first base's day; a day on which neither base nor rate changes is left out.
 * BASES ascend and hold one at least, pieces stand in any order. MOST_BPS >= 0 caps both ways. A rate never falls below
 * LEAST_E8 (0 for a fixed rate, INT64_MIN for a spread). */
size_t ratchet_steps(struct arena *arena, const struct ratchet_piece *pieces, size_t count,
                     const struct ratchet_base *bases, size_t base_count, double most_bps, int64_t least_e8,
                     struct ratchet_step **steps);
