/* The model lab inside the bank: training as a job, the registry of versions, promotion by a second person. */
#pragma once

#include "domain/job/job.h"
#include "learn/model.h"
#include "policy/fact.h"

const struct error *lab_train_job(struct job *job, struct arena *arena);

enum { LAB_OUTCOME_DAYS = 365 };
/* Turns the session, before its transaction begins, to the evening of FACTS_ON, whose twelve months must be over; NONE:
 * nothing. Afterwards the caller turns it back: session_as_of(s, NONE). */
const struct error *lab_facts_look(struct session *s, int64_t facts_on);
/* All customers' facts as a table, one column a fact, and the outcome in_default (non-performing, or more than 90 days
 * overdue); what the rating itself gives is left out. A session of today takes the outcome of the same day; one that
 * looks at a past day takes that of the twelve months after it, and leaves it open of who had defaulted already. HASH:
 * of the values. */
const struct error *lab_facts_frame(struct session *s, struct frame **frame, char hash[65]);

/* Hears every customer of the table in its order, with the facts of the day. */
struct lab_listener {
    void (*hear)(void *context, struct fact_set *facts);
    void *context;
};
const struct error *lab_facts_frame_heard(struct session *s, const struct lab_listener *listener, struct frame **frame,
                                          char hash[65]);

/* Facts as the bank knew them at the instants the policy of the outlook names, and the outcome of its target NAME at the
 * end of the window after each: columns of facts, then these. Of a large bank every so manyth customer. The session must see the whole bank. */
#define LAB_OUTCOME  "outcome"
#define LAB_TAKEN_ON "taken_on"
#define LAB_SUBJECT  "customer_key"
const struct error *lab_panel_frame(struct session *s, const char *name, struct frame **frame, char hash[65]);

struct lab_register {
    const char *name, *reason, *findings, *report; /* the last two JSON */
    double auc, ks;
    int64_t purpose; /* enum rating_model_purpose */
};
/* A trained model as the next version of its name, a candidate. */
const struct error *lab_register(struct session *s, const struct model *model, const struct lab_register *about,
                                 int64_t *id);
/* The document of a version. */
const struct error *lab_document(struct session *s, const char *sha256, struct model *model);

/* The check of models in use (check.c): what moved in whom they rate, and whether what they foretold came. BACK: how
 * many month ends before today are checked as well, as far as that was not done. JOB may be NULL. S is the engine's. */
const struct error *lab_check_run(struct session *s, struct job *job, int64_t back);
const struct error *lab_check_job(struct job *job, struct arena *arena);
/* Asks for the check of the month that ended, once a month. */
const struct error *lab_check_tick(struct bank *bank, struct arena *arena);
