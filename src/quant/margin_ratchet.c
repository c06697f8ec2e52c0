#include "quant/margin_ratchet.h"
#include "base/date.h"

#include <math.h>
#include <stdlib.h>

enum { E8_A_BASIS_POINT = 10000 };

static bool before_in_series(const struct ratchet_piece *a, const struct ratchet_piece *b, size_t at_a, size_t at_b)
{
    return a->series == b->series && (a->from < b->from || (a->from == b->from && at_a < at_b));
}

double ratchet_bps(const struct ratchet_piece *pieces, size_t count, int64_t date, bool *rules)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        bool newest = pieces[i].from <= date;
        for (size_t k = 0; newest && k < count; k++)
            newest = pieces[k].from > date || !before_in_series(&pieces[i], &pieces[k], i, k);
        bool in_force = newest && (pieces[i].until == NONE || date < pieces[i].until);
        sum += in_force ? pieces[i].bps : 0;
        if (rules)
            rules[i] = in_force;
    }
    return sum;
}

static int by_day(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

size_t ratchet_steps(struct arena *arena, const struct ratchet_piece *pieces, size_t count,
                     const struct ratchet_base *bases, size_t base_count, double most_bps, int64_t least_e8,
                     struct ratchet_step **steps)
{
    size_t days_count = 0, found = 0, base = 0;
    int64_t *days = ARENA_LIST(arena, int64_t, 2 * count + base_count);
    for (size_t i = 0; i < base_count; i++)
        days[days_count++] = bases[i].from;
    for (size_t i = 0; i < count; i++) {
        days[days_count++] = pieces[i].from;
        if (pieces[i].until != NONE)
            days[days_count++] = pieces[i].until;
    }
    qsort(days, days_count, sizeof(*days), by_day);
    *steps = ARENA_LIST(arena, struct ratchet_step, days_count);
    for (size_t i = 0; i < days_count; i++) {
        if (days[i] < bases[0].from || (found && days[i] == (*steps)[found - 1].from))
            continue;
        size_t was = base;
        while (base + 1 < base_count && bases[base + 1].from <= days[i])
            base++;
        double sum = ratchet_bps(pieces, count, days[i], NULL), bps = fmin(most_bps, fmax(-most_bps, sum));
        int64_t rate = bases[base].rate_e8 + llround(bps * E8_A_BASIS_POINT);
        struct ratchet_step step = {.from = days[i],
                                    .sum_bps = sum,
                                    .bps = bps,
                                    .base_e8 = bases[base].rate_e8,
                                    .rate_e8 = rate < least_e8 ? least_e8 : rate,
                                    .rebased = !found || base != was};
        if (step.rebased || step.rate_e8 != (*steps)[found - 1].rate_e8 || step.sum_bps != (*steps)[found - 1].sum_bps)
            (*steps)[found++] = step;
    }
    return found;
}
