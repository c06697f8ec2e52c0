/* Credit allocation: maximise the contribution of amounts lent, within bounds of each amount and under linear limits,
 * with what one more unit of each limit and of each demand would be worth. Solved by CLP (COIN-OR), the simplex method;
 * the answer is a vertex, without perturbation, so that the same problem gives the same answer. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct allocation_problem {
    size_t customers, limits;
    const double *value;        /* per unit lent */
    const double *least, *most; /* 0 <= least <= most */
    const double *use;          /* [limit * customers + customer] */
    const double *available;    /* of each limit: at most */
    const double *required;     /* of each limit: at least; NULL: none, -INFINITY: none of this one */
};

struct allocation {
    bool feasible;
    double objective;
    double *amount;      /* of each customer */
    double *demand_dual; /* value of one more unit of demand, >= 0 */
    double *cost;        /* what one more unit would lose against the best use, >= 0; 0 of those who get something */
    double *limit_dual;  /* value of one more unit of a limit, >= 0; below 0 where what is required binds */
    double *used;        /* of each limit */
};
struct allocation allocation_solve(struct arena *arena, const struct allocation_problem *problem);

/* The amounts that make (base + value x) / (capital_base + capital x) greatest: Dinkelbach's method, a linear programme
 * a step. Duals are of the last one, in units of value. RATIO receives the ratio reached. */
struct allocation_ratio {
    double base, capital_base; /* capital_base + least capital > 0 */
    const double *capital;     /* per unit lent, >= 0 */
};
struct allocation allocation_solve_ratio(struct arena *arena, const struct allocation_problem *problem,
                                         const struct allocation_ratio *terms, double *ratio);

/* Customers by falling value (ties in their order), each as much as all remaining limits allow. Fills AMOUNT; the
 * objective. */
double allocation_greedy(struct arena *arena, const struct allocation_problem *problem, double *amount);
