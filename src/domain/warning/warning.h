/* Early warning at work: the indicators over one customer or the whole book, what they raise, how levels rise, and the
 * plans that follow. */
#pragma once

#include "domain/assess/facts.h"
#include "domain/warning/warning_job.h"
#include "record/call.h"

/* --- raising
 * ---------------------------------------------------------------------------------------------------------- */

/* What a finding is about, beside the customer. */
struct warning_about {
    const char *subject; /* sets one warning of an indicator apart from another: a loan's number; NULL for none */
    int64_t loan, booking, event; /* NONE */
};

/* Who answers, found once for many warnings. */
struct warning_owners;
struct warning_raiser {
    struct session *s; /* the engine's, in a writing transaction */
    struct warning_owners *owners;
    int64_t raised, renewed, escalated;
};

struct warning_raiser *warning_raiser_new(struct session *s);
/* A finding with a level becomes a warning, or renews the one that is open for the same indicator and subject. ID: the
 * warning; NONE when the indicator is on trial and only counted. */
const struct error *warning_raise(struct warning_raiser *r, int64_t customer, const struct warning_finding *finding,
                                  struct fact_set *facts, const struct warning_about *about, int64_t *id);
/* Levels of a customer's open warnings that rise by themselves: overdue response, too many of one level. */
const struct error *warning_escalate(struct warning_raiser *r, int64_t customer);
/* The person of ROLE nearest to the customer: its relationship manager, else one of the branch, of those above, of the
 * bank. */
const struct error *warning_owner(struct warning_raiser *r, int64_t customer, const char *role, int64_t *person);
int64_t working_days_after(const struct session *s, int64_t date, int64_t days);
/* A row whose values changed: the old one goes into history. */
const struct error *warning_store(struct session *s, const struct entity *entity, void *row, bool fresh);

/* --- plans
 * ---------------------------------------------------------------------------------------------------------------- */

/* The playbook that fits the warning, as an open plan with its steps. PLAN is the one that is open already, if any. */
const struct error *warning_plan_start(struct warning_raiser *r, const struct warning *warning, int64_t *plan);

/* --- runs
 * ----------------------------------------------------------------------------------------------------------------- */

struct warning_run_options {
    bool (*progress)(void *context, struct session *s, int64_t done, int64_t total,
                     const struct error **error); /* false stops */
    void *context;
    int64_t most; /* customers; 0 for all */
    int64_t at;   /* back-test: instant of the past to judge as of; 0 for a run */
    int64_t horizon_days;
    bool record; /* with AT: what was found that day is kept, as if the run had been made then */
};
/* Every indicator over the book by ranges of customers; writes the run's figures. */
const struct error *warning_run_book(struct bank *bank, struct arena *arena, const struct warning_run_options *options,
                                     struct warning_run *run);
/* One customer now: the same definition. */
const struct error *warning_run_customer(struct session *s, int64_t customer, int64_t *fired, int64_t *missing);

/* --- anomalies
 * -------------------------------------------------------------------------------------------------------------- */

struct anomaly_bands;
/* Medians and spreads of behaviour, by industry section and over all, from RANGE after RANGE. */
struct anomaly_bands *anomaly_bands_new(struct arena *arena, const struct fact_table *facts);
void anomaly_bands_add(struct anomaly_bands *bands, struct fact_set *facts);
void anomaly_bands_settle(struct anomaly_bands *bands);
const char *anomaly_bands_text(struct arena *arena, const struct anomaly_bands *bands);
struct anomaly_bands *anomaly_bands_read(struct arena *arena, const struct fact_table *facts, const char *text);
/* Score 0..100 and the figures behind it as JSON; NaN with too few figures. Puts the fact anomaly_score. */
double anomaly_score(struct arena *arena, const struct anomaly_bands *bands, struct fact_set *facts,
                     const char **reasons, int64_t *figures);
