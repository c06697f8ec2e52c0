/* Internal rate of return of flows at any times: the rates r > -1 with sum of amount / (1 + r)^years = 0. Solved in
 * x = ln(1 + r) by bracketing and bisection, so it cannot diverge; flows that change sign more than once may have
 * several roots, which are all searched for and reported. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

struct irr_flow {
    double years, amount;
};

enum irr_status {
    IRR_OK,
    IRR_NO_SIGN_CHANGE, /* never paid out and got back: nothing to solve */
    IRR_NO_ROOT         /* the signs change but no rate balances the flows */
};

extern const char *const irr_status_names[]; /* "ok", "no_sign_change", "no_root" */

struct irr {
    enum irr_status status;
    double rate;   /* the root nearest to zero; NAN unless ok */
    double *roots; /* all that were found, ascending */
    size_t root_count;
};

/* Any order; flows at the same time are netted first. */
struct irr irr_solve(struct arena *arena, const struct irr_flow *flows, size_t count);
/* Flows at 0, 1, 2 ... periods: the rate per period. */
struct irr irr_solve_periodic(struct arena *arena, const double *amounts, size_t count);
