#include "quant/allocation.h"

#include <coin/Clp_C_Interface.h>
#include <math.h>
#include <stdlib.h>

/* The coefficients column by column, without zeros, as the library wants them. */
static void load(struct arena *arena, const struct allocation_problem *p, Clp_Simplex *model)
{
    size_t n = p->customers, m = p->limits, at = 0;
    int *start = ARENA_LIST(arena, int, n + 2), *row = ARENA_LIST(arena, int, n *m + 1);
    double *cell = ARENA_LIST(arena, double, n *m + 1), *low = ARENA_LIST(arena, double, m + 1);
    for (size_t j = 0; j < n; j++) {
        start[j] = (int)at;
        for (size_t i = 0; i < m; i++)
            if (p->use[i * n + j] != 0) {
                row[at] = (int)i;
                cell[at++] = p->use[i * n + j];
            }
    }
    start[n] = (int)at;
    for (size_t i = 0; i < m; i++)
        low[i] = p->required ? p->required[i] : -INFINITY;
    Clp_loadProblem(model, (int)n, (int)m, start, row, cell, p->least, p->most, p->value, low, p->available);
}

static void describe(const struct allocation_problem *p, Clp_Simplex *model, struct allocation *a)
{
    const double *amount = Clp_getColSolution(model), *price = Clp_getRowPrice(model);
    const double *reduced = Clp_getReducedCost(model);
    a->objective = 0;
    for (size_t j = 0; j < p->customers; j++) {
        a->amount[j] = fmin(fmax(amount[j], p->least[j]), p->most[j]);
        a->demand_dual[j] = fmax(reduced[j], 0);
        a->cost[j] = fmax(-reduced[j], 0);
        a->objective += p->value[j] * a->amount[j];
    }
    for (size_t i = 0; i < p->limits; i++) {
        bool required = p->required && isfinite(p->required[i]);
        a->limit_dual[i] = required ? price[i] : fmax(price[i], 0);
        a->used[i] = 0;
        for (size_t j = 0; j < p->customers; j++)
            a->used[i] += p->use[i * p->customers + j] * a->amount[j];
    }
}

static struct allocation allocation_make(struct arena *arena, const struct allocation_problem *p)
{
    return (struct allocation){.amount = ARENA_LIST(arena, double, p->customers + 1),
                               .demand_dual = ARENA_LIST(arena, double, p->customers + 1),
                               .cost = ARENA_LIST(arena, double, p->customers + 1),
                               .limit_dual = ARENA_LIST(arena, double, p->limits + 1),
                               .used = ARENA_LIST(arena, double, p->limits + 1)};
}

static Clp_Simplex *open_model(struct arena *arena, const struct allocation_problem *p)
{
    enum { NO_PERTURBATION = 100 };
    Clp_Simplex *model = Clp_newModel();
    Clp_setLogLevel(model, 0);
    Clp_setPerturbation(model, NO_PERTURBATION);
    load(arena, p, model);
    Clp_setObjSense(model, -1);
    return model;
}

struct allocation allocation_solve(struct arena *arena, const struct allocation_problem *p)
{
    struct allocation a = allocation_make(arena, p);
    Clp_Simplex *model = open_model(arena, p);
    Clp_primal(model, 0);
    a.feasible = Clp_isProvenOptimal(model);
    if (a.feasible)
        describe(p, model, &a);
    Clp_deleteModel(model);
    return a;
}

struct allocation allocation_solve_ratio(struct arena *arena, const struct allocation_problem *p,
                                         const struct allocation_ratio *t, double *ratio)
{
    enum { STEPS_MOST = 50 };
    struct allocation a = allocation_make(arena, p);
    struct allocation_problem step = *p;
    double *value = ARENA_LIST(arena, double, p->customers + 1), earned = t->base, capital = t->capital_base;
    for (size_t j = 0; j < p->customers; j++) {
        earned += p->value[j] * p->least[j];
        capital += t->capital[j] * p->least[j];
    }
    step.value = value;
    *ratio = capital > 0 ? earned / capital : 0;
    for (int i = 0; i < STEPS_MOST; i++) {
        for (size_t j = 0; j < p->customers; j++)
            value[j] = p->value[j] - *ratio * t->capital[j];
        a = allocation_solve(arena, &step);
        if (!a.feasible)
            return a;
        earned = t->base;
        capital = t->capital_base;
        for (size_t j = 0; j < p->customers; j++) {
            earned += p->value[j] * a.amount[j];
            capital += t->capital[j] * a.amount[j];
        }
        double next = capital > 0 ? earned / capital : *ratio;
        bool still = fabs(next - *ratio) <= 1e-13 * fmax(1, fabs(next));
        *ratio = next;
        if (still)
            break;
    }
    return a;
}

struct ordered {
    double value;
    size_t index;
};

static int by_falling_value(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

double allocation_greedy(struct arena *arena, const struct allocation_problem *p, double *amount)
{
    struct ordered *order = ARENA_LIST(arena, struct ordered, p->customers + 1);
    double *left = ARENA_LIST(arena, double, p->limits + 1), objective = 0;
    for (size_t i = 0; i < p->limits; i++)
        left[i] = p->available[i];
    for (size_t j = 0; j < p->customers; j++)
        order[j] = (struct ordered){p->value[j], j};
    qsort(order, p->customers, sizeof(*order), by_falling_value);
    for (size_t k = 0; k < p->customers; k++) {
        size_t j = order[k].index;
        amount[j] = p->most[j];
        for (size_t i = 0; i < p->limits; i++)
            if (p->use[i * p->customers + j] > 0)
                amount[j] = fmin(amount[j], fmax(left[i], 0) / p->use[i * p->customers + j]);
        for (size_t i = 0; i < p->limits; i++)
            left[i] -= p->use[i * p->customers + j] * amount[j];
        objective += p->value[j] * amount[j];
    }
    return objective;
}
