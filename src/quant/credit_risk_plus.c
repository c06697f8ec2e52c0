#include "quant/credit_risk_plus.h"

#include "base/date.h"

#include <math.h>
#include <stdlib.h>

/* Steps of the recursion before a quantile is given up, and the size at which numbers are scaled down. */
enum { MOST_WORK = 10 * 1000 * 1000 };
#define LARGE 1e250

struct severity {
    int64_t units;
    double share; /* of the mean number of defaults */
};

static int by_units(const void *a, const void *b)
{
    const struct severity *x = a, *y = b;
    return (x->units > y->units) - (x->units < y->units);
}

static size_t severities(const struct credit_risk_plus_obligor *obligors, size_t count, double mean,
                         struct severity *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        list[i] = (struct severity){obligors[i].exposure_units, obligors[i].pd / mean};
    qsort(list, count, sizeof(*list), by_units);
    for (size_t i = 0; i < count; i++) {
        if (kept && list[kept - 1].units == list[i].units)
            list[kept - 1].share += list[i].share;
        else
            list[kept++] = list[i];
    }
    return kept;
}

/* A_n x exp(-log_scale): with many defaults A_0 is below the smallest double. */
struct panjer {
    double alpha, delta, log_scale;
    const struct severity *list;
    size_t kinds;
    double *a;
    size_t count, room;
};

static void panjer_rescale(struct panjer *p)
{
    for (size_t i = 0; i < p->count; i++)
        p->a[i] /= LARGE;
    p->log_scale += log(LARGE);
}

static double panjer_next(struct arena *arena, struct panjer *p)
{
    double sum = 0, n = (double)p->count;
    for (size_t k = 0; k < p->kinds && p->list[k].units <= (int64_t)p->count; k++) {
        double j = (double)p->list[k].units;
        sum += (p->delta + (p->alpha - 1) * p->delta * j / n) * p->list[k].share *
               p->a[p->count - (size_t)p->list[k].units];
    }
    sum = fmax(sum, 0);
    ARENA_PUSH(arena, p->a, p->count, p->room, sum);
    if (sum > LARGE)
        panjer_rescale(p);
    return p->a[p->count - 1];
}

struct credit_risk_plus credit_risk_plus_compute(struct arena *arena, const struct credit_risk_plus_obligor *obligors,
                                                 size_t count, double factor_variance, size_t up_to,
                                                 const double *confidence, size_t confidences)
{
    double mean = 0, squares = 0, loss = 0;
    for (size_t i = 0; i < count; i++) {
        double v = (double)obligors[i].exposure_units;
        mean += obligors[i].pd;
        loss += v * obligors[i].pd;
        squares += v * v * obligors[i].pd;
    }
    struct credit_risk_plus r = {.expected_loss = loss,
                                 .standard_deviation = sqrt(squares + factor_variance * loss * loss),
                                 .poisson_probability_no_loss = exp(-mean),
                                 .probabilities = ARENA_LIST(arena, double, up_to + 1),
                                 .quantiles = ARENA_LIST(arena, int64_t, confidences + 1)};
    struct severity *list = ARENA_LIST(arena, struct severity, count);
    struct panjer p = {
        .alpha = 1 / factor_variance, .delta = mean * factor_variance / (1 + mean * factor_variance), .list = list};
    p.kinds = severities(obligors, count, mean, list);
    p.log_scale = -p.alpha * log1p(mean * factor_variance); /* A_0 = (1 - delta)^alpha */
    ARENA_PUSH(arena, p.a, p.count, p.room, 1);
    size_t open = confidences, work = 0;
    for (size_t i = 0; i < confidences; i++)
        r.quantiles[i] = NONE;
    double sum = 0;
    for (size_t n = 0; (n <= up_to || open) && work < MOST_WORK; n++) {
        double scale = p.log_scale, value = n ? panjer_next(arena, &p) : 1;
        sum = p.log_scale == scale ? sum + value : sum / LARGE + value;
        if (n <= up_to)
            r.probabilities[n] = value > 0 ? exp(log(value) + p.log_scale) : 0;
        double reached = exp(log(sum) + p.log_scale);
        for (size_t i = 0; i < confidences; i++)
            if (r.quantiles[i] == NONE && reached >= confidence[i] - 1e-12) {
                r.quantiles[i] = (int64_t)n;
                open--;
            }
        work += p.kinds + confidences + 1;
    }
    return r;
}
