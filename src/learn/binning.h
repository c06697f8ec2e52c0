/* Optimal binning: the values of a characteristic in as few intervals as tell good from bad, with bad rates that rise
 * or fall (or have one peak or valley where the data insist). Exact: of all contiguous groupings of the fine bins that
 * obey the constraints the one with the highest information value less a price a bin is found by dynamic programming.
 *
 * WOE = ln(share of goods / share of bads); IV = sum of (share of goods - share of bads) WOE. */
#pragma once

#include "learn/frame.h"

enum trend { TREND_AUTO, TREND_RISING, TREND_FALLING, TREND_PEAK, TREND_VALLEY, TREND_FREE };
const char *trend_name(enum trend trend); /* of the bad rate, by rising value */

struct binning_options {
    size_t most_bins;   /* 0: 12; without missing and special values */
    size_t fine_bins;   /* 0: 100 */
    double least_share; /* of the cases in ordinary bins; 0: 3 % */
    double least_bads;  /* and goods, a bin; 0: 3 */
    double price;       /* a bin, in units of the IV that chance alone gives it (1/G + 1/B); negative: the default 2 */
    enum trend trend;   /* AUTO: rising or falling, whichever is better; a peak or valley only when it clearly gains */
    const double *specials; /* values that stand for something else (-999, 9999), each its own bin */
    size_t special_count;
};

/* GOOD and BAD: weights of FINE bins in order. Fills ENDS (room for FINE) with the index behind each coarse bin and
 * returns how many; *OBJECTIVE the sum reached, -INFINITY when no grouping obeys. *FOUND is the trend used. */
size_t bins_optimal(const double *good, const double *bad, size_t fine, const struct binning_options *options,
                    size_t *ends, double *objective, enum trend *found);

struct learned_bin {
    double from, below;   /* [from, below); infinite at the ends; of a number or date */
    const double *levels; /* of a category, and of a special value */
    size_t level_count;
    bool missing, special;
    double good, bad; /* weights */
    double woe, iv, bad_rate;
    double coefficient_points; /* unrounded points, once there is a card */
    int64_t points;
};

struct binned {
    struct learned_bin *bins; /* ordinary ones in order, then specials, then missing */
    size_t count, ordinary;
    double iv;
    enum trend trend;
};

/* BAD: 1 or 0 a row; WEIGHT NULL: one each. The missing bin is there always, so that a later missing value has a place;
 * without cases of its own it gets the WOE of the worst ordinary bin's middle: zero. */
struct binned column_bin(struct arena *arena, const struct column *column, const int64_t *bad, const double *weight,
                         size_t rows, const struct binning_options *options);
/* The same with borders given by a person: numbers ascending. */
struct binned column_bin_at(struct arena *arena, const struct column *column, const int64_t *bad, const double *weight,
                            size_t rows, const double *borders, size_t border_count,
                            const struct binning_options *options);
/* Index of the bin that holds VALUE: a level that was not seen goes with the missing. */
size_t binned_find(const struct binned *binned, enum column_kind kind, double value);
/* Ascending, by radix; NaN must not occur. */
void doubles_sort(struct arena *arena, double *values, size_t count);
