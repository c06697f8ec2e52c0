/* The obligors of the book for the simulation of its losses, and what becomes of them when some are sure to fail. */
#pragma once

#include "domain/portfolio/position.h"
#include "quant/loss_simulation.h"

/* One obligor a customer that has not defaulted; of what has defaulted the loss is no longer uncertain here. */
struct obligors {
    struct loss_obligor *items;
    double *exposure; /* beside them */
    size_t *customer; /* index in the position */
    size_t count;
};
void obligors_gather(struct arena *arena, const struct position *p, struct obligors *o);
/* PD, correlation and LGD of all of O drawn under the policy of P. */
struct loss_terms loss_terms_of(const struct position *p, const struct obligors *o, int64_t scenarios, int64_t seed);

/* A customer that fails for sure; EXTRA: fen it owes beside what the book holds, lost at EXTRA_LGD. */
struct loss_failure {
    int64_t customer;
    double extra, extra_lgd;
};
enum { LOSS_BARS = 40 };
struct loss_summary {
    double expected, deviation, value_at_risk, shortfall; /* fen */
    double shares[LOSS_BARS];                             /* of the scenarios, in bars of WIDTH fen from zero */
};
struct loss_comparison {
    struct loss_summary before, after;
    double certain; /* lost for sure by those that fail */
    double confidence, width;
    int64_t scenarios, seed;
};
/* The book as the session sees it, before and after FAILURES, drawn with the same numbers. */
const struct error *loss_compare(struct session *s, const struct loss_failure *failures, size_t count,
                                 struct loss_comparison *compared);
