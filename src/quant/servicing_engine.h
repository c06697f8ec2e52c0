/* The books of one loan while they are played: shared by the files of the replay. */
#pragma once

#include "quant/servicing.h"

struct engine {
    struct arena *arena;
    const struct servicing_input *input;
    struct servicing *out;
    struct servicing_terms terms;
    struct servicing_dates dates;
    size_t next;         /* due date to come */
    size_t regular_from; /* from here on every period is whole */
    int64_t now;         /* charged up to here */
    int64_t period_from; /* where the running period began */
    int64_t rate_e8, next_reset;
    __int128 interest; /* balance * rate * weight of the running period */
    int64_t weights_a_year, weight_factor;
    size_t first_segment;
    __int128 penalty_run, compound_run; /* not yet rounded, over 360e16 */
    int64_t normal;                     /* principal not due */
    int64_t due_principal, due_interest;
    int64_t fee, penalty, compound, capital_charges, unapplied;
    int64_t capital_date; /* next interest day after maturity */
    size_t oldest;        /* first row with something unpaid */
    bool dirty, dirty_next, projecting, matured, closed;
    int64_t basis, share_base, part_base;
    struct servicing_state *state;
};

/* --- servicing_plan.c: what the next due date asks for --- */
void engine_plan_dates(struct engine *e); /* after the terms changed */
void engine_period_begin(struct engine *e);
int64_t engine_weight(const struct engine *e, int64_t date); /* from the start of the running period */
/* Settles the payment or share to follow from the due date NEXT on. */
const struct error *engine_plan(struct engine *e);
const struct error *engine_principal(struct engine *e, int64_t interest, int64_t *principal, enum servicing_rule *rule);

/* --- servicing_clock.c: time passing --- */
void engine_accrue(struct engine *e, int64_t to);
const struct error *engine_charge(struct engine *e); /* rounds penalty and compound interest up to now */
const struct error *engine_advance(struct engine *e, int64_t to);
const struct error *engine_raise(struct engine *e);        /* the next due date */
const struct error *engine_interest_due(struct engine *e); /* what has run, due now, without principal */
const struct error *engine_interest_minor(const struct engine *e, int64_t *interest);
void engine_rate(struct engine *e, int64_t rate_e8);
struct servicing_row *engine_row(struct engine *e, int64_t date, int64_t interest, int64_t principal);

/* --- servicing_event.c: what happens to it --- */
const struct error *engine_event(struct engine *e, const struct servicing_event *event,
                                 struct servicing_outcome *outcome);
/* Pays what is due; what is left of AMOUNT comes back. */
int64_t engine_allocate(struct engine *e, int64_t amount, enum servicing_order order,
                        struct servicing_outcome *outcome);
void engine_oldest(struct engine *e); /* passes over rows with nothing left to pay */

const struct error *engine_refuse(const struct engine *e, const char *field, const char *rule);
