/* From the values of a column to fine bins, and from coarse ones back to borders that a person can read. */
#include "learn/binning.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tally {
    double good, bad;
};

struct column_work {
    struct arena *arena;
    const struct column *column;
    const int64_t *bad;
    const double *weight;
    size_t rows;
    const struct binning_options *options;
    struct tally all, missing, *specials;
    struct binned result;
    size_t room;
};

static bool is_special(const struct column_work *w, double value, size_t *index)
{
    for (*index = 0; *index < w->options->special_count; ++*index)
        if (w->options->specials[*index] == value)
            return true;
    return false;
}

static void tally_add(const struct column_work *w, struct tally *tally, size_t row)
{
    *(w->bad[row] ? &tally->bad : &tally->good) += w->weight ? w->weight[row] : 1;
}

static struct learned_bin *push_bin(struct column_work *w, struct tally tally)
{
    ARENA_PUSH(w->arena, w->result.bins, w->result.count, w->room,
               (struct learned_bin){.from = -INFINITY, .below = INFINITY, .good = tally.good, .bad = tally.bad});
    return &w->result.bins[w->result.count - 1];
}

/* The decimal with the fewest digits in (ABOVE, UPTO]: a border a person can read that parts the same cases. */
static double short_border(double above, double upto)
{
    for (int digits = 1; digits < 17; digits++) {
        char text[32];
        for (int up = 0; up < 3; up++) {
            double target = up == 0 ? above + (upto - above) / 2 : up == 1 ? upto : above;
            snprintf(text, sizeof(text), "%.*e", digits - 1, target);
            double border = strtod(text, NULL);
            if (border > above && border <= upto)
                return border;
        }
    }
    return upto;
}

/* Borders of at most MOST fine bins of the sorted VALUES: quantiles of the cases, or every distinct value. A border is
 * the first value of its bin. */
static size_t fine_borders(const double *sorted, size_t count, size_t most, double *borders)
{
    size_t distinct = 0, made = 0;
    for (size_t i = 0; i < count && distinct <= most; i++)
        distinct += !i || sorted[i] != sorted[i - 1];
    if (distinct <= most) {
        for (size_t i = 1; i < count; i++)
            if (sorted[i] != sorted[i - 1])
                borders[made++] = sorted[i];
        return made;
    }
    for (size_t q = 1; q < most; q++) {
        double value = sorted[q * count / most];
        if (value > sorted[0] && (!made || value > borders[made - 1]))
            borders[made++] = value;
    }
    return made;
}

static size_t fine_of(const double *borders, size_t count, double value)
{
    size_t low = 0;
    while (count) { /* without branches that depend on the data */
        size_t half = count / 2;
        bool right = borders[low + half] <= value;
        low = right ? low + half + 1 : low;
        count = right ? count - half - 1 : half;
    }
    return low;
}

static double largest_below(const double *sorted, size_t count, double border)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sorted[middle] < border)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? sorted[low - 1] : border;
}

static size_t ordinary_values(struct column_work *w, double *values)
{
    size_t count = 0, special;
    for (size_t i = 0; i < w->rows; i++) {
        double value = w->column->values[i];
        tally_add(w, &w->all, i);
        if (isnan(value) || (w->column->kind == COLUMN_CATEGORY && value < 0))
            tally_add(w, &w->missing, i);
        else if (is_special(w, value, &special))
            tally_add(w, &w->specials[special], i);
        else
            values[count++] = value;
    }
    return count;
}

static struct tally *fine_tallies(const struct column_work *w, const double *borders, size_t count)
{
    struct tally *fine = ARENA_LIST(w->arena, struct tally, count + 1);
    size_t special;
    for (size_t i = 0; i < w->rows; i++)
        if (!isnan(w->column->values[i]) && !is_special(w, w->column->values[i], &special))
            tally_add(w, &fine[fine_of(borders, count, w->column->values[i])], i);
    return fine;
}

/* Groups FINE tallies; ends[] of the groups. One group when no other grouping obeys. */
static size_t group(struct column_work *w, const struct tally *fine, size_t count, enum trend trend, size_t *ends)
{
    double *good = ARENA_LIST(w->arena, double, count), *bad = ARENA_LIST(w->arena, double, count), objective;
    struct binning_options options = *w->options;
    options.trend = trend;
    for (size_t i = 0; i < count; i++) {
        good[i] = fine[i].good;
        bad[i] = fine[i].bad;
    }
    size_t groups = bins_optimal(good, bad, count, &options, ends, &objective, &w->result.trend);
    if (!groups && count)
        ends[groups++] = count;
    return groups;
}

static struct tally tally_sum(const struct tally *fine, size_t from, size_t to)
{
    struct tally sum = {0};
    for (; from < to; from++) {
        sum.good += fine[from].good;
        sum.bad += fine[from].bad;
    }
    return sum;
}

static void bin_numbers(struct column_work *w, const double *given, size_t given_count)
{
    size_t most = w->options->fine_bins ? w->options->fine_bins : 100;
    double *sorted = ARENA_LIST(w->arena, double, w->rows + 1);
    size_t count = ordinary_values(w, sorted);
    doubles_sort(w->arena, sorted, count);
    double *found = ARENA_LIST(w->arena, double, most);
    size_t border_count = given ? given_count : count ? fine_borders(sorted, count, most, found) : 0;
    const double *borders = given ? given : found;
    struct tally *fine = fine_tallies(w, borders, border_count);
    size_t *ends = ARENA_LIST(w->arena, size_t, border_count + 1), groups = 0;
    if (given)
        for (; groups <= border_count; groups++)
            ends[groups] = groups + 1;
    else
        groups = group(w, fine, border_count + 1, w->options->trend, ends);
    double from = -INFINITY;
    for (size_t g = 0, start = 0; g < groups; start = ends[g++]) {
        struct learned_bin *bin = push_bin(w, tally_sum(fine, start, ends[g]));
        bin->from = from;
        if (g + 1 < groups)
            bin->below = given ? borders[ends[g] - 1]
                         : w->column->kind == COLUMN_DATE
                             ? borders[ends[g] - 1]
                             : short_border(largest_below(sorted, count, borders[ends[g] - 1]), borders[ends[g] - 1]);
        from = bin->below;
    }
}

struct level {
    double index, rate;
    struct tally tally;
};

static int by_level_rate(const void *a, const void *b)
{
    const struct level *x = a, *y = b;
    if (x->rate != y->rate)
        return x->rate < y->rate ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

/* Levels in the order of their bad rates, pulled towards the mean by ten cases so that rare ones do not lead; groups of
 * neighbours are then optimal for a rate that rises. Levels past the number of fine bins share the last ones. */
static void bin_levels(struct column_work *w)
{
    size_t most = w->options->fine_bins ? w->options->fine_bins : 100, count = 0;
    struct level *levels = ARENA_LIST(w->arena, struct level, w->column->level_count + 1);
    double *unused = ARENA_LIST(w->arena, double, w->rows + 1);
    ordinary_values(w, unused);
    for (size_t i = 0; i < w->column->level_count; i++)
        levels[i].index = (double)i;
    for (size_t i = 0; i < w->rows; i++)
        if (w->column->values[i] >= 0)
            tally_add(w, &levels[(size_t)w->column->values[i]].tally, i);
    double mean = w->all.bad / (w->all.good + w->all.bad);
    for (size_t i = 0; i < w->column->level_count; i++)
        if (levels[i].tally.good + levels[i].tally.bad > 0) {
            levels[count] = levels[i];
            levels[count].rate = (levels[i].tally.bad + 10 * mean) / (levels[i].tally.good + levels[i].tally.bad + 10);
            count++;
        }
    qsort(levels, count, sizeof(*levels), by_level_rate);
    size_t fine_count = count < most ? count : most;
    struct tally *fine = ARENA_LIST(w->arena, struct tally, fine_count + 1);
    size_t *fine_end = ARENA_LIST(w->arena, size_t, fine_count + 1), *ends = ARENA_LIST(w->arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t f = i * fine_count / count;
        fine[f].good += levels[i].tally.good;
        fine[f].bad += levels[i].tally.bad;
        fine_end[f] = i + 1;
    }
    size_t groups = fine_count ? group(w, fine, fine_count, TREND_RISING, ends) : 0;
    for (size_t g = 0, start = 0; g < groups; start = ends[g++]) {
        struct learned_bin *bin = push_bin(w, tally_sum(fine, start, ends[g]));
        size_t first = start ? fine_end[start - 1] : 0, last = fine_end[ends[g] - 1];
        double *list = ARENA_LIST(w->arena, double, last - first);
        for (size_t i = first; i < last; i++)
            list[i - first] = levels[i].index;
        bin->levels = list;
        bin->level_count = last - first;
    }
}

/* Half a case more in every cell keeps a bin without bads, or without cases, finite and near zero. */
static void weigh(struct column_work *w)
{
    double good = 0, bad = 0;
    for (size_t i = 0; i < w->result.count; i++) {
        good += w->result.bins[i].good;
        bad += w->result.bins[i].bad;
    }
    for (size_t i = 0; i < w->result.count; i++) {
        struct learned_bin *bin = &w->result.bins[i];
        double odds = good / bad, g = bin->good + 0.5 * odds, b = bin->bad + 0.5;
        bin->woe = log(g / good * bad / b);
        bin->bad_rate = bin->good + bin->bad > 0 ? bin->bad / (bin->good + bin->bad) : NAN;
        bin->iv = bin->good + bin->bad > 0 ? (bin->good / good - bin->bad / bad) * bin->woe : 0;
        w->result.iv += bin->iv;
    }
}

static struct binned bin_all(struct column_work *w, const double *given, size_t given_count)
{
    w->specials = ARENA_LIST(w->arena, struct tally, w->options->special_count + 1);
    if (w->column->kind == COLUMN_CATEGORY)
        bin_levels(w);
    else
        bin_numbers(w, given, given_count);
    w->result.ordinary = w->result.count;
    for (size_t i = 0; i < w->options->special_count; i++) {
        struct learned_bin *bin = push_bin(w, w->specials[i]);
        bin->special = true;
        bin->levels = arena_copy(w->arena, &w->options->specials[i], sizeof(double));
        bin->level_count = 1;
    }
    push_bin(w, w->missing)->missing = true;
    weigh(w);
    return w->result;
}

struct binned column_bin(struct arena *arena, const struct column *column, const int64_t *bad, const double *weight,
                         size_t rows, const struct binning_options *options)
{
    struct column_work w = {
        .arena = arena, .column = column, .bad = bad, .weight = weight, .rows = rows, .options = options};
    return bin_all(&w, NULL, 0);
}

struct binned column_bin_at(struct arena *arena, const struct column *column, const int64_t *bad, const double *weight,
                            size_t rows, const double *borders, size_t border_count,
                            const struct binning_options *options)
{
    struct column_work w = {
        .arena = arena, .column = column, .bad = bad, .weight = weight, .rows = rows, .options = options};
    static const double none[1];
    return bin_all(&w, border_count ? borders : none, border_count);
}

static bool holds_level(const struct learned_bin *bin, double value)
{
    for (size_t i = 0; i < bin->level_count; i++)
        if (bin->levels[i] == value)
            return true;
    return false;
}

size_t binned_find(const struct binned *binned, enum column_kind kind, double value)
{
    size_t missing = binned->count - 1;
    if (isnan(value))
        return missing;
    for (size_t i = binned->ordinary; i < missing; i++)
        if (holds_level(&binned->bins[i], value))
            return i;
    for (size_t i = 0; i < binned->ordinary; i++)
        if (kind == COLUMN_CATEGORY ? holds_level(&binned->bins[i], value)
                                    : value >= binned->bins[i].from && value < binned->bins[i].below)
            return i;
    return missing;
}
