#include "quant/portfolio_loss.h"

#include "quant/normal.h"
#include "quant/quadrature.h"
#include "quant/special.h"
#include "quant/vasicek.h"

#include <math.h>
#include <string.h>

/* Factors beyond this have no weight; default rates beyond this many deviations do not move. */
#define FACTOR_END 10.0
#define RATE_END   9.0
/* Distinct losses at the end, and over all obligors: what a second or ten of work can do. */
enum { MOST_STATES = 1 << 20, MOST_STEPS = 3 << 20 };

/* The default rate given the factor, Phi(a + b y), of N obligors: where it moves, and how fast their number of defaults
 * does. */
struct zone {
    double a, b, n;
};

static struct zone zone_of(double pd, double correlation, double n)
{
    double rest = sqrt(1 - correlation);
    return (struct zone){normal_inverse(pd) / rest, sqrt(correlation) / rest, n};
}

/* Nodes with the factor's density in their weights. */
struct grid {
    double *y, *weight;
    size_t count, room_y, room_weight;
};

/* The panel that starts at Y: fine inside a zone (four deviations of the binomial, which 16 nodes integrate to the last
 * digit), coarse outside, and never across the edge of a zone. */
static double panel_end(const struct zone *zones, size_t count, double y)
{
    double end = fmin(y + 0.5, FACTOR_END);
    for (size_t i = 0; i < count; i++) {
        const struct zone *z = &zones[i];
        if (z->b == 0)
            continue;
        double edge = (-RATE_END - z->a) / z->b, other = (RATE_END - z->a) / z->b;
        double from = fmin(edge, other), to = fmax(edge, other);
        if (y < from)
            end = fmin(end, from);
        else if (y < to)
            end = fmin(end, fmin(to, y + 4 / (fabs(z->b) * sqrt(z->n))));
    }
    return end > y ? end : nextafter(y, INFINITY);
}

static struct grid grid_make(struct arena *arena, const struct zone *zones, size_t count)
{
    struct grid g = {0};
    for (double y = -FACTOR_END, end; y < FACTOR_END; y = end) {
        double x[QUADRATURE_NODES], weight[QUADRATURE_NODES];
        end = panel_end(zones, count, y);
        quadrature_panel(y, end, x, weight);
        for (int i = 0; i < QUADRATURE_NODES; i++) {
            size_t at = g.count;
            ARENA_PUSH(arena, g.y, g.count, g.room_y, x[i]);
            ARENA_PUSH(arena, g.weight, at, g.room_weight, weight[i] * normal_density(x[i]));
        }
    }
    return g;
}

/* Adds WEIGHT times the binomial distribution of N and Phi(U), from its mode outwards until nothing is left. Returns
 * the range of k that was touched. */
static void add_binomial(double *probability, int64_t n, double u, double weight, int64_t *from, int64_t *to)
{
    const double nothing = 1e-30;
    double p = normal_cdf(u), q = normal_cdf(-u), size = (double)n;
    int64_t mode = (int64_t)fmin(floor((size + 1) * p), size);
    double top = binomial_probability(size, (double)mode, p, q), value = top;
    int64_t k = mode;
    for (; k <= n && value > nothing; k++) {
        probability[k] += weight * value;
        value *= (size - (double)k) / ((double)k + 1) * (p / q);
    }
    *to = k;
    value = top;
    for (k = mode; k > 0;) {
        value *= (double)k / (size - (double)k + 1) * (q / p);
        if (!(value > nothing))
            break;
        probability[--k] += weight * value;
    }
    *from = k;
}

double *portfolio_defaults(struct arena *arena, const struct portfolio_sector *s)
{
    struct zone zone = zone_of(s->pd, s->correlation, (double)s->n);
    struct grid g = grid_make(arena, &zone, 1);
    double *probability = ARENA_LIST(arena, double, (size_t)s->n + 1);
    int64_t from, to;
    for (size_t i = 0; i < g.count; i++)
        add_binomial(probability, s->n, zone.a + zone.b * g.y[i], g.weight[i], &from, &to);
    return probability;
}

/* Distribution of the second sector given the first one's factor. */
static void second_given_first(struct arena *arena, const struct portfolio_sector *s, struct zone zone,
                               double *probability)
{
    struct grid g = grid_make(arena, &zone, 1);
    int64_t from, to;
    memset(probability, 0, ((size_t)s->n + 1) * sizeof(double));
    for (size_t i = 0; i < g.count; i++)
        add_binomial(probability, s->n, zone.a + zone.b * g.y[i], g.weight[i], &from, &to);
}

double *portfolio_defaults_of_two(struct arena *arena, const struct portfolio_sector s[2], double r)
{
    struct zone first = zone_of(s[0].pd, s[0].correlation, (double)s[0].n);
    struct zone second = zone_of(s[1].pd, s[1].correlation, (double)s[1].n);
    const struct zone outer[] = {first, {second.a, second.b * r, second.n}};
    struct grid g = grid_make(arena, outer, 2);
    double *sum = ARENA_LIST(arena, double, (size_t)(s[0].n + s[1].n) + 1);
    double *p0 = ARENA_LIST(arena, double, (size_t)s[0].n + 1), *p1 = ARENA_LIST(arena, double, (size_t)s[1].n + 1);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < g.count; i++) {
        int64_t from, to;
        memset(p0, 0, ((size_t)s[0].n + 1) * sizeof(double));
        add_binomial(p0, s[0].n, first.a + first.b * g.y[i], g.weight[i], &from, &to);
        struct zone given = {second.a + second.b * r * g.y[i], second.b * sqrt(1 - r * r), second.n};
        second_given_first(scratch, &s[1], given, p1);
        arena_reset(scratch);
        for (int64_t k = from; k < to; k++)
            for (int64_t j = 0; j <= s[1].n; j++)
                sum[k + j] += p0[k] * p1[j];
    }
    arena_free(scratch);
    return sum;
}

double portfolio_variance(const struct portfolio_sector *s)
{
    double n = (double)s->n;
    return n * s->pd * (1 - s->pd) + n * (n - 1) * vasicek_covariance(s->pd, s->pd, s->correlation);
}

double portfolio_covariance(const struct portfolio_sector s[2], double factor_correlation)
{
    double correlation = factor_correlation * sqrt(s[0].correlation * s[1].correlation);
    return (double)s[0].n * (double)s[1].n * vasicek_covariance(s[0].pd, s[1].pd, correlation);
}

size_t portfolio_quantile(const double *probability, size_t count, double confidence, double *reached)
{
    double sum = 0;
    for (size_t k = 0; k < count; k++) {
        sum += probability[k];
        *reached = sum;
        if (sum >= confidence - 1e-12)
            return k;
    }
    return count - 1;
}

/* The attainable losses of the first obligors, and where each goes without and with the next one's default. */
struct stage {
    size_t count;
    uint32_t *without, *with;
};

/* VALUE merged with itself shifted by LOSS; sums that differ by rounding are one loss. */
static size_t next_losses(const double *value, size_t count, double loss, double same, double *merged,
                          struct stage *stage)
{
    size_t kept = 0;
    for (size_t i = 0, j = 0; i < count || j < count;) {
        bool plain = j == count || (i < count && value[i] <= value[j] + loss);
        double next = plain ? value[i] : value[j] + loss;
        if (!kept || next - merged[kept - 1] > same)
            merged[kept++] = next;
        if (plain)
            stage->without[i++] = (uint32_t)(kept - 1);
        else
            stage->with[j++] = (uint32_t)(kept - 1);
    }
    return kept;
}

struct enumeration {
    struct stage *stages;
    double *loss, *pd; /* of the obligors that can lose anything */
    struct zone *zones;
    size_t obligors;
    double *value;
    size_t count, widest;
};

static bool enumerate(struct arena *arena, struct enumeration *e, double total)
{
    e->stages = ARENA_LIST(arena, struct stage, e->obligors + 1);
    e->value = ARENA_NEW(arena, double);
    e->count = 1;
    size_t steps = 0;
    for (size_t i = 0; i < e->obligors; i++) {
        struct stage *stage = &e->stages[i];
        steps += e->count;
        if (e->count > MOST_STATES / 2 || steps > MOST_STEPS)
            return false;
        *stage = (struct stage){e->count, ARENA_LIST(arena, uint32_t, e->count), ARENA_LIST(arena, uint32_t, e->count)};
        double *merged = ARENA_LIST(arena, double, 2 * e->count);
        e->count = next_losses(e->value, e->count, e->loss[i], 1e-12 * total, merged, stage);
        e->value = merged;
    }
    return true;
}

/* The distribution given the factor, obligor by obligor. */
static double *given_factor(const struct enumeration *e, double y, double *now, double *next)
{
    now[0] = 1;
    for (size_t i = 0; i < e->obligors; i++) {
        const struct stage *stage = &e->stages[i];
        size_t after = i + 1 < e->obligors ? e->stages[i + 1].count : e->count;
        double u = e->zones[i].a + e->zones[i].b * y, p = normal_cdf(u), q = normal_cdf(-u);
        memset(next, 0, after * sizeof(double));
        for (size_t k = 0; k < stage->count; k++) {
            next[stage->without[k]] += q * now[k];
            next[stage->with[k]] += p * now[k];
        }
        double *kept = now;
        now = next;
        next = kept;
    }
    return now;
}

static void prepare(struct arena *arena, const struct portfolio_obligor *obligors, size_t count, double correlation,
                    struct enumeration *e)
{
    e->loss = ARENA_LIST(arena, double, count + 1);
    e->pd = ARENA_LIST(arena, double, count + 1);
    e->zones = ARENA_LIST(arena, struct zone, count + 1);
    for (size_t i = 0; i < count; i++) {
        double loss = obligors[i].ead * obligors[i].lgd;
        if (!(loss > 0))
            continue;
        e->loss[e->obligors] = loss;
        e->pd[e->obligors] = obligors[i].pd;
        e->zones[e->obligors++] = zone_of(obligors[i].pd, correlation, (double)count);
    }
}

bool portfolio_losses(struct arena *arena, const struct portfolio_obligor *obligors, size_t count, double correlation,
                      struct portfolio_losses *r)
{
    struct enumeration e = {0};
    double total = 0, mean = 0, within = 0, between = 0;
    prepare(arena, obligors, count, correlation, &e);
    for (size_t i = 0; i < e.obligors; i++) {
        total += e.loss[i];
        mean += e.loss[i] * e.pd[i];
    }
    if (!isfinite(total) || !enumerate(arena, &e, total))
        return false;
    *r = (struct portfolio_losses){.loss = e.value, .count = e.count, .expected_loss = mean};
    r->probability = ARENA_LIST(arena, double, e.count);
    double *now = ARENA_LIST(arena, double, e.count + 1), *next = ARENA_LIST(arena, double, e.count + 1);
    struct grid g = grid_make(arena, e.zones, e.obligors);
    for (size_t i = 0; i < g.count; i++) {
        double *given = given_factor(&e, g.y[i], now, next), shift = -mean;
        for (size_t k = 0; k < e.count; k++)
            r->probability[k] += g.weight[i] * given[k];
        for (size_t k = 0; k < e.obligors; k++) {
            double u = e.zones[k].a + e.zones[k].b * g.y[i];
            shift += e.loss[k] * normal_cdf(u);
            within += g.weight[i] * e.loss[k] * e.loss[k] * normal_cdf(u) * normal_cdf(-u);
        }
        between += g.weight[i] * shift * shift;
    }
    r->standard_deviation = sqrt(within + between);
    return true;
}
