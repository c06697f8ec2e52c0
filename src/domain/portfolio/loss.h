/* Losses of the book: those expected, account by account, as a run that is stored; those drawn, and what becomes of
 * them when some customers are sure to fail. */
#pragma once

#include "domain/job/job.h"

const struct error *ecl_job(struct job *job, struct arena *arena);
/* The simulation. Input: {"scenarios", "seed"}; the result stands in the job's state. */
const struct error *loss_job(struct job *job, struct arena *arena);

/* A customer that fails for sure, or, with a PD below one, whose probability of default rises to it at least; EXTRA:
 * fen it owes beside what the book holds, lost at EXTRA_LGD. */
struct loss_failure {
    int64_t customer;
    double extra, extra_lgd, pd;
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
