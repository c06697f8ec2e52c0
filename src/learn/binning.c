#include "learn/binning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- the exact grouping ---------------------------------------------------------------------------------------------
 */

/* A peak or valley must be worth a tenth more than the best line that only rises or falls, and some bins' price. */
static const double TURN_GAIN = 0.1, TURN_PRICES = 2;
static const double PRICE = 2, LEAST_SHARE = 0.03, LEAST_BADS = 3;
enum { MOST_BINS = 12 };

struct grouping {
    size_t count;
    double objective;
    enum trend trend;
};

/* A bin [i, j) as the last of k bins; phase 1: the turn of a peak or valley is behind. */
struct search {
    size_t fine, most;
    const double *good, *bad; /* cumulative, fine + 1 */
    double price, least_cases, least_bads;
    double *rate, *gain; /* [i * (fine + 1) + j]; gain is -INFINITY where the bin is not allowed */
    double *best;        /* [k][phase][i][j] */
    int *from;           /* start of the bin before, with the phase it was in: 2 h + phase; -1 for the first */
    int *order, *below, *above, *scratch_from; /* see order_bins */
    size_t *ordered;
    double *scratch;
};

static size_t cell(const struct search *s, size_t i, size_t j)
{
    return i * (s->fine + 1) + j;
}

static size_t layer(const struct search *s, size_t k, int phase)
{
    return (k * 2 + (size_t)phase) * (s->fine + 1) * (s->fine + 1);
}

static void weigh_bins(struct search *s)
{
    double all_good = s->good[s->fine], all_bad = s->bad[s->fine];
    for (size_t i = 0; i < s->fine; i++)
        for (size_t j = i + 1; j <= s->fine; j++) {
            double g = s->good[j] - s->good[i], b = s->bad[j] - s->bad[i];
            s->rate[cell(s, i, j)] = b / (g + b);
            if (g + b < s->least_cases || b < s->least_bads || g < s->least_bads || !(b > 0) || !(g > 0)) {
                s->gain[cell(s, i, j)] = -INFINITY;
                continue;
            }
            double share_good = g / all_good, share_bad = b / all_bad;
            s->gain[cell(s, i, j)] = (share_good - share_bad) * log(share_good / share_bad) - s->price;
        }
}

/* Orders, once for all k, the allowed bins [h, i) by rate, and finds where each following bin [i, j) stands among them.
 */
static int by_rate(const void *a, const void *b, void *context)
{
    const double *rate = context;
    double x = rate[*(const int *)a], y = rate[*(const int *)b];
    return (x > y) - (x < y);
}

static void order_bins(struct search *s)
{
    double *rate = s->scratch;
    for (size_t i = 1; i < s->fine; i++) {
        int *order = s->order + i * (s->fine + 1);
        size_t count = 0;
        for (size_t h = 0; h < i; h++) {
            rate[h] = s->rate[cell(s, h, i)];
            if (s->gain[cell(s, h, i)] > -INFINITY)
                order[count++] = (int)h;
        }
        qsort_r(order, count, sizeof(*order), by_rate, rate);
        s->ordered[i] = count;
        for (size_t j = i + 1; j <= s->fine; j++) {
            size_t low = 0, high = count;
            while (low < high) {
                size_t middle = (low + high) / 2;
                if (rate[order[middle]] < s->rate[cell(s, i, j)])
                    low = middle + 1;
                else
                    high = middle;
            }
            s->below[cell(s, i, j)] = (int)low;
            while (low < count && rate[order[low]] == s->rate[cell(s, i, j)])
                low++;
            s->above[cell(s, i, j)] = (int)low;
        }
    }
}

/* Bins [i, j) as the (k + 1)-th after the best k-th bin [h, i) of PHASE whose rate is below theirs (BELOW) or above. */
static void extend(struct search *s, size_t k, size_t i, int phase, int next_phase, bool below)
{
    const int *order = s->order + i * (s->fine + 1);
    size_t count = s->ordered[i];
    const double *before = s->best + layer(s, k - 1, phase);
    double *top = s->scratch, reached = -INFINITY;
    int *top_from = s->scratch_from, from = -1;
    for (size_t n = 0; n < count; n++) {
        size_t at = below ? n : count - 1 - n;
        double best = before[cell(s, (size_t)order[at], i)];
        if (best > reached) {
            reached = best;
            from = 2 * order[at] + phase;
        }
        top[at] = reached;
        top_from[at] = from;
    }
    if (reached == -INFINITY)
        return;
    size_t here = layer(s, k, next_phase);
    for (size_t j = i + 1; j <= s->fine; j++) {
        int at = below ? s->below[cell(s, i, j)] - 1 : s->above[cell(s, i, j)];
        double gain = s->gain[cell(s, i, j)];
        if (at < 0 || at >= (int)count || gain == -INFINITY || top[at] + gain <= s->best[here + cell(s, i, j)])
            continue;
        s->best[here + cell(s, i, j)] = top[at] + gain;
        s->from[here + cell(s, i, j)] = top_from[at];
    }
}

static void search_begin(struct search *s)
{
    size_t all = layer(s, s->most, 0);
    for (size_t n = 0; n < all; n++) {
        s->best[n] = -INFINITY;
        s->from[n] = -1;
    }
    for (size_t j = 1; j <= s->fine; j++)
        s->best[layer(s, 0, 0) + cell(s, 0, j)] = s->gain[cell(s, 0, j)];
}

/* RISING: first phase rises; TURNS: a second phase goes the other way. */
static void search_run(struct search *s, bool rising, bool turns)
{
    search_begin(s);
    for (size_t k = 1; k < s->most; k++)
        for (size_t i = 1; i < s->fine; i++) {
            extend(s, k, i, 0, 0, rising);
            if (!turns)
                continue;
            extend(s, k, i, 0, 1, !rising);
            extend(s, k, i, 1, 1, !rising);
        }
}

/* No order of rates: the classic DP over intervals, in the same tables. */
static void search_free(struct search *s)
{
    search_begin(s);
    for (size_t k = 1; k < s->most; k++)
        for (size_t i = 1; i < s->fine; i++) {
            double top = -INFINITY;
            int from = -1;
            for (size_t h = 0; h < i; h++)
                if (s->best[layer(s, k - 1, 0) + cell(s, h, i)] > top) {
                    top = s->best[layer(s, k - 1, 0) + cell(s, h, i)];
                    from = (int)(2 * h);
                }
            for (size_t j = i + 1; top > -INFINITY && j <= s->fine; j++) {
                s->best[layer(s, k, 0) + cell(s, i, j)] = top + s->gain[cell(s, i, j)];
                s->from[layer(s, k, 0) + cell(s, i, j)] = from;
            }
        }
}

/* The best complete grouping, read backwards. */
static size_t trace(const struct search *s, size_t *ends, double *objective)
{
    size_t k_best = 0, i_best = 0, count;
    int phase_best = 0;
    *objective = -INFINITY;
    for (size_t k = 0; k < s->most; k++)
        for (int phase = 0; phase < 2; phase++)
            for (size_t i = 0; i < s->fine; i++)
                if (s->best[layer(s, k, phase) + cell(s, i, s->fine)] > *objective) {
                    *objective = s->best[layer(s, k, phase) + cell(s, i, s->fine)];
                    k_best = k;
                    i_best = i;
                    phase_best = phase;
                }
    if (*objective == -INFINITY)
        return 0;
    count = k_best + 1;
    size_t end = s->fine, i = i_best;
    int phase = phase_best;
    for (size_t k = k_best + 1; k-- > 0;) {
        ends[k] = end;
        int from = s->from[layer(s, k, phase) + cell(s, i, end)];
        end = i;
        if (from >= 0) {
            i = (size_t)(from / 2);
            phase = from % 2;
        }
    }
    return count;
}

static void try_trend(struct search *s, enum trend trend, double must_gain, size_t *ends, struct grouping *best)
{
    size_t *mine = ends + s->fine;
    double reached;
    if (trend == TREND_FREE)
        search_free(s);
    else
        search_run(s, trend == TREND_RISING || trend == TREND_PEAK, trend == TREND_PEAK || trend == TREND_VALLEY);
    size_t n = trace(s, mine, &reached);
    if (n && (!best->count || reached > best->objective + must_gain)) {
        memcpy(ends, mine, n * sizeof(*ends));
        *best = (struct grouping){n, reached, trend};
    }
}

static void search_room(struct arena *arena, struct search *s)
{
    size_t square = (s->fine + 1) * (s->fine + 1);
    double **const doubles[] = {&s->rate, &s->gain};
    int **const ints[] = {&s->order, &s->below, &s->above};
    for (size_t i = 0; i < 2; i++)
        *doubles[i] = ARENA_LIST(arena, double, square);
    for (size_t i = 0; i < 3; i++)
        *ints[i] = ARENA_LIST(arena, int, square);
    s->best = ARENA_LIST(arena, double, 2 * s->most * square);
    s->from = ARENA_LIST(arena, int, 2 * s->most * square);
    s->ordered = ARENA_LIST(arena, size_t, s->fine + 1);
    s->scratch = ARENA_LIST(arena, double, s->fine + 1);
    s->scratch_from = ARENA_LIST(arena, int, s->fine + 1);
}

static size_t optimal(struct arena *arena, const double *good, const double *bad, size_t fine,
                      const struct binning_options *options, size_t *ends, double *objective, enum trend *found)
{
    struct search s = {.fine = fine, .most = options->most_bins ? options->most_bins : MOST_BINS};
    struct grouping best = {.objective = -INFINITY, .trend = options->trend};
    double *sums = ARENA_LIST(arena, double, 2 * (fine + 1));
    if (s.most > fine)
        s.most = fine;
    for (size_t i = 0; i < fine; i++) {
        sums[i + 1] = sums[i] + good[i];
        sums[fine + 2 + i] = sums[fine + 1 + i] + bad[i];
    }
    s.good = sums;
    s.bad = sums + fine + 1;
    s.price = (options->price < 0 ? PRICE : options->price) * (1 / fmax(s.good[fine], 1) + 1 / fmax(s.bad[fine], 1));
    s.least_cases = (options->least_share > 0 ? options->least_share : LEAST_SHARE) * (s.good[fine] + s.bad[fine]);
    s.least_bads = options->least_bads > 0 ? options->least_bads : LEAST_BADS;
    size_t *both = ARENA_LIST(arena, size_t, 2 * fine + 1);
    if (fine) {
        search_room(arena, &s);
        weigh_bins(&s);
        order_bins(&s);
    }
    if (fine && options->trend != TREND_AUTO)
        try_trend(&s, options->trend, 0, both, &best);
    else if (fine)
        for (enum trend trend = TREND_RISING; trend <= TREND_VALLEY; trend++)
            try_trend(&s, trend, trend < TREND_PEAK ? 0 : TURN_GAIN * fmax(best.objective, 0) + s.price * TURN_PRICES,
                      both, &best);
    memcpy(ends, both, best.count * sizeof(*ends));
    *objective = best.objective;
    *found = best.trend;
    return best.count;
}

/* The tables of the search are large and soon of no use: kept until the model is done, they would cost more time for
 * fresh memory than the search itself. */
size_t bins_optimal(const double *good, const double *bad, size_t fine, const struct binning_options *options,
                    size_t *ends, double *objective, enum trend *found)
{
    struct arena *scratch = arena_new();
    size_t count = optimal(scratch, good, bad, fine, options, ends, objective, found);
    arena_free(scratch);
    return count;
}

const char *trend_name(enum trend trend)
{
    static const char *const names[] = {"auto", "rising", "falling", "peak", "valley", "free"};
    return names[trend];
}

/* --- sorting
 * ---------------------------------------------------------------------------------------------------------- */

/* IEEE doubles as integers that order the same: flip all bits of negatives, the sign of others. */
static uint64_t double_key(double value)
{
    uint64_t bits;
    value += 0.0; /* -0 and 0 are one value */
    memcpy(&bits, &value, sizeof(bits));
    return bits >> 63 ? ~bits : bits | 1ULL << 63;
}

static double key_double(uint64_t key)
{
    double value;
    key = key >> 63 ? key & ~(1ULL << 63) : ~key;
    memcpy(&value, &key, sizeof(value));
    return value;
}

void doubles_sort(struct arena *arena, double *values, size_t count)
{
    enum { BITS = 11, DIGITS = 6, BUCKETS = 1 << BITS };
    uint64_t *a = ARENA_LIST(arena, uint64_t, count), *b = ARENA_LIST(arena, uint64_t, count);
    size_t(*counts)[BUCKETS] = arena_take(arena, sizeof(*counts) * DIGITS);
    for (size_t i = 0; i < count; i++) {
        a[i] = double_key(values[i]);
        for (int d = 0; d < DIGITS; d++)
            counts[d][a[i] >> (d * BITS) & (BUCKETS - 1)]++;
    }
    for (int d = 0; d < DIGITS; d++) {
        size_t start = 0, *of = counts[d];
        if (count && of[a[0] >> (d * BITS) & (BUCKETS - 1)] == count)
            continue; /* one digit for all */
        for (size_t n = 0; n < BUCKETS; n++) {
            size_t here = of[n];
            of[n] = start;
            start += here;
        }
        for (size_t i = 0; i < count; i++)
            b[of[a[i] >> (d * BITS) & (BUCKETS - 1)]++] = a[i];
        uint64_t *swap = a;
        a = b;
        b = swap;
    }
    for (size_t i = 0; i < count; i++)
        values[i] = key_double(a[i]);
}
