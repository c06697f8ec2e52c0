#include "quant/project_risk.h"

#include "quant/normal.h"
#include "quant/random.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

double project_driver_value(const struct project_driver *d, double z)
{
    if (d->kind == PROJECT_DRIVER_NORMAL)
        return d->spread * z;
    if (d->kind == PROJECT_DRIVER_LOGNORMAL)
        return (d->mean > 0 ? d->mean : 1) * exp(d->spread * z - d->spread * d->spread / 2);
    double u = normal_cdf(z), width = d->high - d->low, peak = 1.0 / 3;
    if (width <= 0)
        return d->low;
    return u < peak ? d->low + width * sqrt(u * peak) : d->high - width * sqrt((1 - u) * (1 - peak));
}

struct worker {
    const struct project_simulation *simulation;
    struct project_outcome *outcomes;
    size_t first, step;
};

static void draw_run(const struct project_simulation *s, size_t run, double values[])
{
    struct random r = random_from(s->seed, run);
    double common[PROJECT_DRIVERS_MOST];
    for (size_t i = 0; i < PROJECT_DRIVERS_MOST; i++)
        common[i] = random_normal(&r);
    for (size_t i = 0; i < s->driver_count; i++) {
        const struct project_driver *d = &s->drivers[i];
        double own = random_normal(&r), shared = common[d->group % PROJECT_DRIVERS_MOST];
        values[i] = project_driver_value(d, sqrt(s->correlation) * shared + sqrt(1 - s->correlation) * own);
    }
}

static struct project_outcome outcome_of(const struct project_plan *plan)
{
    struct project_outcome outcome = {.settled = plan->status == PROJECT_PLAN_OK, .min_dscr = NAN, .equity_irr = NAN};
    if (!outcome.settled)
        return outcome;
    outcome.min_dscr = plan->numbers[PK_debt_fixed] > plan->numbers[PK_tiny] ? plan->numbers[PK_min_dscr] : NAN;
    outcome.equity_irr = plan->numbers[PK_equity_irr];
    outcome.equity_call = plan->numbers[PK_total_call];
    for (size_t t = 0; t < plan->periods; t++) {
        outcome.unpaid = plan->rows[PL_unpaid][t] > outcome.unpaid ? plan->rows[PL_unpaid][t] : outcome.unpaid;
        outcome.locked |= plan->rows[PL_state][t] >= 1;
        outcome.defaulted |= plan->rows[PL_state][t] >= 2;
    }
    return outcome;
}

static void run_one(const struct project_simulation *s, size_t run, struct project_plan *const *scratch,
                    struct project_outcome *into)
{
    double values[PROJECT_DRIVERS_MOST], delay = 0;
    draw_run(s, run, values);
    for (size_t i = 0; i < s->driver_count; i++)
        delay = s->drivers[i].number < 0 ? values[i] : delay;
    size_t place = delay > 0 ? (size_t)lround(delay / s->delayed[0]->shape.period_months) : 0;
    place = place < s->delayed_count ? place : s->delayed_count - 1;
    struct project_plan *plan = scratch[place];
    project_plan_assign(plan, s->delayed[place]);
    for (size_t i = 0; i < s->driver_count; i++)
        if (s->drivers[i].number >= 0)
            plan->numbers[s->drivers[i].number] = values[i];
    project_plan_solve(plan);
    *into = outcome_of(plan);
}

static void *work(void *context)
{
    const struct worker *w = context;
    struct arena *arena = arena_new();
    struct project_plan **scratch = ARENA_LIST(arena, struct project_plan *, w->simulation->delayed_count);
    for (size_t i = 0; i < w->simulation->delayed_count; i++)
        scratch[i] = project_plan_copy(arena, w->simulation->delayed[i]);
    for (size_t run = w->first; run < w->simulation->runs; run += w->step)
        run_one(w->simulation, w->simulation->first + run, scratch, &w->outcomes[run]);
    arena_free(arena);
    return NULL;
}

void project_simulate(const struct project_simulation *simulation, struct project_outcome *outcomes)
{
    enum { THREADS_MOST = 8 };
    struct worker workers[THREADS_MOST];
    pthread_t threads[THREADS_MOST];
    int count = simulation->threads < 1              ? 1
                : simulation->threads > THREADS_MOST ? THREADS_MOST
                                                     : simulation->threads,
        started = 0;
    for (int i = 0; i < count; i++)
        workers[i] = (struct worker){simulation, outcomes, (size_t)i, (size_t)count};
    while (started < count - 1 && !pthread_create(&threads[started], NULL, work, &workers[started]))
        started++;
    for (int i = started; i < count; i++)
        work(&workers[i]);
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
}
