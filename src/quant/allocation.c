#include "quant/allocation.h"

#include <math.h>
#include <stdlib.h>

#define SMALL 1e-9

/* The tableau B^-1 [A I] with the reduced costs in the row below; columns are the customers' amounts above their
 * minimum, then the slacks. Nonbasic columns rest at 0 or, when flipped, at their upper bound. */
struct tableau {
    size_t rows, columns, customers;
    double *cell;  /* (rows + 1) x columns */
    double *level; /* value of each row's basic variable */
    size_t *basic;
    double *upper;
    bool *flipped, *in_basis;
};

static struct tableau tableau_make(struct arena *arena, const struct allocation_problem *p, const double *room)
{
    size_t m = p->limits, n = p->customers + m;
    struct tableau t = {m,
                        n,
                        p->customers,
                        ARENA_LIST(arena, double, (m + 1) * n + 1),
                        ARENA_LIST(arena, double, m + 1),
                        ARENA_LIST(arena, size_t, m + 1),
                        ARENA_LIST(arena, double, n + 1),
                        ARENA_LIST(arena, bool, n + 1),
                        ARENA_LIST(arena, bool, n + 1)};
    for (size_t j = 0; j < p->customers; j++) {
        t.upper[j] = p->most[j] - p->least[j];
        t.cell[m * n + j] = p->value[j];
        for (size_t i = 0; i < m; i++)
            t.cell[i * n + j] = p->use[i * p->customers + j];
    }
    for (size_t i = 0; i < m; i++) {
        size_t slack = p->customers + i;
        t.cell[i * n + slack] = 1;
        t.upper[slack] = INFINITY;
        t.level[i] = room[i];
        t.basic[i] = slack;
        t.in_basis[slack] = true;
    }
    return t;
}

/* The column to move: a gain when it leaves its bound. Steepest first; with BLAND the first, which cannot cycle. */
static size_t choose_column(const struct tableau *t, double smallest, bool bland)
{
    size_t best = t->columns;
    double most = smallest;
    const double *cost = t->cell + t->rows * t->columns;
    for (size_t j = 0; j < t->columns; j++) {
        double gain = t->flipped[j] ? -cost[j] : cost[j];
        if (t->in_basis[j] || t->upper[j] <= 0 || gain <= most)
            continue;
        best = j;
        if (bland)
            break;
        most = gain;
    }
    return best;
}

/* How far column J can move before a basic variable meets a bound; *ROW is that variable's, rows when J's own bound is
 * first. */
static double choose_row(const struct tableau *t, size_t j, size_t *row, bool *at_upper)
{
    double step = t->upper[j], sign = t->flipped[j] ? -1 : 1;
    *row = t->rows;
    for (size_t i = 0; i < t->rows; i++) {
        double rate = sign * t->cell[i * t->columns + j], reach;
        if (rate > SMALL)
            reach = t->level[i] / rate;
        else if (rate < -SMALL && isfinite(t->upper[t->basic[i]]))
            reach = (t->upper[t->basic[i]] - t->level[i]) / -rate;
        else
            continue;
        reach = fmax(reach, 0);
        if (reach < step || (reach == step && *row < t->rows && t->basic[i] < t->basic[*row])) {
            step = reach;
            *row = i;
            *at_upper = rate < 0;
        }
    }
    return step;
}

static void eliminate(struct tableau *t, size_t row, size_t j)
{
    double *pivot_row = t->cell + row * t->columns, pivot = pivot_row[j];
    for (size_t k = 0; k < t->columns; k++)
        pivot_row[k] /= pivot;
    for (size_t i = 0; i <= t->rows; i++) {
        double *line = t->cell + i * t->columns, part = line[j];
        for (size_t k = 0; i != row && part != 0 && k < t->columns; k++)
            line[k] -= part * pivot_row[k];
    }
}

static void move(struct tableau *t, size_t j, double step, size_t row, bool at_upper)
{
    double sign = t->flipped[j] ? -1 : 1;
    for (size_t i = 0; i < t->rows; i++)
        t->level[i] -= sign * step * t->cell[i * t->columns + j];
    if (row == t->rows) {
        t->flipped[j] = !t->flipped[j];
        return;
    }
    size_t leaving = t->basic[row];
    double value = t->flipped[j] ? t->upper[j] - step : step;
    eliminate(t, row, j);
    t->in_basis[leaving] = false;
    t->flipped[leaving] = at_upper;
    t->in_basis[j] = true;
    t->flipped[j] = false;
    t->basic[row] = j;
    t->level[row] = value;
}

static void climb(struct tableau *t, double scale)
{
    size_t stalled = 0, most = 50 * (t->rows + t->columns) + 1000;
    for (size_t i = 0; i < most * 10; i++) {
        size_t row, j = choose_column(t, SMALL * scale, stalled > t->rows + t->columns);
        bool at_upper = false;
        if (j == t->columns)
            return;
        double step = choose_row(t, j, &row, &at_upper);
        stalled = step > 0 ? 0 : stalled + 1;
        move(t, j, step, row, at_upper);
    }
}

static void describe(const struct tableau *t, const struct allocation_problem *p, struct allocation *a)
{
    const double *cost = t->cell + t->rows * t->columns;
    for (size_t j = 0; j < p->customers; j++)
        a->amount[j] = p->least[j] + (t->flipped[j] ? t->upper[j] : 0);
    for (size_t i = 0; i < t->rows; i++)
        if (t->basic[i] < p->customers)
            a->amount[t->basic[i]] = p->least[t->basic[i]] + t->level[i];
    for (size_t j = 0; j < p->customers; j++) {
        bool whole = t->flipped[j] || (!t->in_basis[j] && t->upper[j] <= 0);
        a->demand_dual[j] = whole ? fmax(cost[j], 0) : 0;
        a->objective += p->value[j] * a->amount[j];
    }
    for (size_t i = 0; i < p->limits; i++) {
        a->limit_dual[i] = fmax(-cost[p->customers + i], 0);
        for (size_t j = 0; j < p->customers; j++)
            a->used[i] += p->use[i * p->customers + j] * a->amount[j];
    }
}

struct allocation allocation_solve(struct arena *arena, const struct allocation_problem *p)
{
    struct allocation a = {.feasible = true,
                           .amount = ARENA_LIST(arena, double, p->customers + 1),
                           .demand_dual = ARENA_LIST(arena, double, p->customers + 1),
                           .limit_dual = ARENA_LIST(arena, double, p->limits + 1),
                           .used = ARENA_LIST(arena, double, p->limits + 1)};
    double *room = ARENA_LIST(arena, double, p->limits + 1), scale = 0;
    for (size_t i = 0; i < p->limits; i++) {
        room[i] = p->available[i];
        for (size_t j = 0; j < p->customers; j++)
            room[i] -= p->use[i * p->customers + j] * p->least[j];
        a.feasible = a.feasible && room[i] >= -SMALL * fmax(1, fabs(p->available[i]));
        room[i] = fmax(room[i], 0);
    }
    if (!a.feasible)
        return a;
    for (size_t j = 0; j < p->customers; j++)
        scale = fmax(scale, fabs(p->value[j]));
    struct tableau t = tableau_make(arena, p, room);
    climb(&t, scale);
    describe(&t, p, &a);
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
