/* A quota of new credit divided among those who could take it: applications and opportunities under way, or parts of
 * the book that may grow. A linear programme (quant/allocation.h) over what each unit lent earns and ties up, held to
 * the limits of limits.h: those of the book move with it. Amounts are fen. */
#pragma once

#include "domain/portfolio/cockpit.h"
#include "quant/allocation.h"

struct allocation_ask {
    int64_t source, objective;   /* ALLOCATION_PLAN_SOURCE_, ALLOCATION_PLAN_OBJECTIVE_ */
    int64_t quota;               /* NONE: only who could take how much, and the limits */
    int64_t capital, single;     /* capital that may be tied up, most for one candidate; NONE: not limited */
    double growth;               /* of a part of the book: the most it may grow, a share */
    double least_share;          /* of the quota that must be lent */
    const struct json *limits;   /* [{key, limit}]: amounts instead of the bank's own; NULL */
    const struct json *left_out; /* ids of candidates; NULL */
};

enum allocation_state { ALLOCATION_FULL, ALLOCATION_PART, ALLOCATION_NOTHING, ALLOCATION_BARRED };
extern const char *const allocation_state_names[];

struct allocation_candidate {
    const char *id, *kind; /* application, opportunity, segment */
    const char *number;    /* of the application; NULL */
    int64_t home, record, customer;
    struct label label, product;
    double demand, least, most;    /* MOST after all that bars or caps it */
    struct position_figures whole; /* at DEMAND */
    double exposure, pd, rate;     /* of the demand; weighted over a part of the book */
    bool evaluated;
    struct label bar; /* why it may get nothing; zh NULL: it may */
    double amount, demand_dual, cost;
    enum allocation_state state;
    struct label words;
};

struct allocation_limit {
    const char *key;
    struct limit_use use; /* of the bank as it is; its LIMIT is the bank's own */
    double limit;         /* asked to be held, at the book as it is */
    double of_book;       /* what the limit grows by for each unit the book grows */
    bool asked;           /* a person set it for this plan */
    bool exceeded;        /* before anything is lent */
    bool held;            /* a row of the programme */
    double *counts;       /* exposure or loans of each candidate that count here, for each unit lent */
    double used_after, limit_after, dual;
    struct label words;
};

struct allocation_result {
    const struct allocation_ask *ask;
    const struct position *before, *after;
    struct measures was, now;
    struct allocation_candidate *candidates;
    size_t count;
    struct allocation_limit *limits;
    size_t limit_count;
    size_t red_before, red_after;
    bool solved, feasible;
    double reachable; /* the most that can be lent when the programme has no answer */
    double allocated, capital, after_tax, value_added,
        pro_rata; /* PRO_RATA: value added of equal shares, limits aside */
    double quota_dual, least_dual, capital_dual, ratio;
    struct label summary[6];
    size_t summary_count;
};

const struct error *allocation_run(struct session *s, const struct book *book, const struct allocation_ask *ask,
                                   struct allocation_result *result);

/* Between its parts: who could take how much, on a position with all of it; ROW_OF[i] the candidate of row i or
 * SIZE_MAX, MORE and MORE_LOANS what the row has more than the book. */
struct allocation_rows {
    struct position *full;
    size_t *row_of;
    double *more, *more_loans;
};
const struct error *allocation_candidates(struct session *s, const struct book_view *view,
                                          const struct allocation_ask *ask, struct allocation_result *r,
                                          struct allocation_rows *rows);
void allocation_explain(struct session *s, struct allocation_result *r);
