#include "quant/irr.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

const char *const irr_status_names[] = {
    [IRR_OK] = "ok",
    [IRR_NO_SIGN_CHANGE] = "no_sign_change",
    [IRR_NO_ROOT] = "no_root",
};

static int by_time(const void *a, const void *b)
{
    double x = ((const struct irr_flow *)a)->years, y = ((const struct irr_flow *)b)->years;
    return (x > y) - (x < y);
}

/* Sorted, netted by time, zeros dropped, times from the first. */
static struct irr_flow *flows_net(struct arena *arena, const struct irr_flow *flows, size_t *count)
{
    struct irr_flow *sorted = arena_copy(arena, flows, *count * sizeof *flows);
    qsort(sorted, *count, sizeof *sorted, by_time);
    size_t kept = 0;
    for (size_t i = 0, j; i < *count; i = j) {
        struct irr_flow net = {sorted[i].years, 0};
        for (j = i; j < *count && sorted[j].years <= net.years; j++)
            net.amount += sorted[j].amount;
        if (net.amount != 0)
            sorted[kept++] = net;
    }
    for (size_t i = kept; i-- > 0;)
        sorted[i].years -= sorted[0].years;
    *count = kept;
    return sorted;
}

static size_t sign_changes(const struct irr_flow *flows, size_t count)
{
    size_t changes = 0;
    for (size_t i = 1; i < count; i++)
        changes += (flows[i].amount > 0) != (flows[i - 1].amount > 0);
    return changes;
}

/* Has the sign of the present value; discounted to the end that keeps every exponent below zero, so nothing overflows.
 */
static double balance(const struct irr_flow *flows, size_t count, double x)
{
    double sum = 0, origin = x < 0 ? flows[count - 1].years : 0;
    for (size_t i = 0; i < count; i++)
        sum += flows[i].amount * exp((origin - flows[i].years) * x);
    return sum;
}

static double bisect(const struct irr_flow *flows, size_t count, double low, double high)
{
    bool low_positive = balance(flows, count, low) > 0;
    for (double middle; middle = low + (high - low) / 2, high - low > 1e-17 && middle > low && middle < high;) {
        double value = balance(flows, count, middle);
        if (value == 0)
            return middle;
        if ((value > 0) == low_positive)
            low = middle;
        else
            high = middle;
    }
    return low + (high - low) / 2;
}

/* Beyond these x the first (or last) flow outweighs all others together: no root lies outside. */
static double bound(const struct irr_flow *flows, size_t count, bool above)
{
    size_t lead = above ? 0 : count - 1;
    double others = 0, gap = above ? flows[1].years : flows[lead].years - flows[count - 2].years;
    for (size_t i = 0; i < count; i++)
        others += i == lead ? 0 : fabs(flows[i].amount);
    return fmax(log(others / fabs(flows[lead].amount)) / gap, 0) + 1;
}

static void roots_add(struct irr *irr, double x)
{
    double rate = expm1(x);
    if (isfinite(rate) && rate > -1) /* what a double can tell from a total loss */
        irr->roots[irr->root_count++] = rate;
}

/* Cubic spacing puts most points where rates live. */
static void roots_search(struct irr *irr, const struct irr_flow *flows, size_t count, size_t points)
{
    double low = -bound(flows, count, false), high = bound(flows, count, true);
    double before = low, sign = balance(flows, count, low);
    for (size_t i = 1; i <= points; i++) {
        double u = -1 + 2.0 * (double)i / (double)points;
        double x = (u < 0 ? -low : high) * u * u * u, value = balance(flows, count, x);
        if (value == 0)
            roots_add(irr, x);
        else if (sign != 0 && (value > 0) != (sign > 0))
            roots_add(irr, bisect(flows, count, before, x));
        before = x;
        sign = value;
    }
}

struct irr irr_solve(struct arena *arena, const struct irr_flow *flows, size_t count)
{
    enum { SEARCH_POINTS = 6000 };
    struct irr irr = {.status = IRR_NO_SIGN_CHANGE, .rate = NAN};
    struct irr_flow *net = flows_net(arena, flows, &count);
    size_t changes = sign_changes(net, count);
    if (changes == 0)
        return irr;
    irr.roots = ARENA_LIST(arena, double, changes == 1 ? 1 : SEARCH_POINTS);
    if (changes == 1)
        roots_add(&irr, bisect(net, count, -bound(net, count, false), bound(net, count, true)));
    else
        roots_search(&irr, net, count, SEARCH_POINTS);
    irr.status = irr.root_count ? IRR_OK : IRR_NO_ROOT;
    for (size_t i = 0; i < irr.root_count; i++)
        if (isnan(irr.rate) || fabs(log1p(irr.roots[i])) < fabs(log1p(irr.rate)))
            irr.rate = irr.roots[i];
    return irr;
}

struct irr irr_solve_periodic(struct arena *arena, const double *amounts, size_t count)
{
    struct irr_flow *flows = ARENA_LIST(arena, struct irr_flow, count);
    for (size_t i = 0; i < count; i++)
        flows[i] = (struct irr_flow){(double)i, amounts[i]};
    return irr_solve(arena, flows, count);
}
