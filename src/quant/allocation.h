/* Credit allocation: maximise the contribution of amounts lent, under limits that all have non-negative coefficients.
 * Bounded-variable primal simplex; because lending less never breaks a limit, the minimum amounts are feasible or
 * nothing is. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct allocation_problem {
    size_t customers, limits;
    const double *value;        /* per unit lent */
    const double *least, *most; /* 0 <= least <= most */
    const double *use;          /* [limit * customers + customer], >= 0 */
    const double *available;    /* of each limit */
};

struct allocation {
    bool feasible;
    double objective;
    double *amount;      /* of each customer */
    double *demand_dual; /* value of one more unit of demand, >= 0 */
    double *limit_dual;  /* value of one more unit of a limit, >= 0 */
    double *used;        /* of each limit */
};
struct allocation allocation_solve(struct arena *arena, const struct allocation_problem *problem);

/* Customers by falling value (ties in their order), each as much as all remaining limits allow. Fills AMOUNT; the
 * objective. */
double allocation_greedy(struct arena *arena, const struct allocation_problem *problem, double *amount);
