/* The model lab inside the bank: training as a job, the registry of versions, promotion by a second person. */
#pragma once

#include "domain/job/job.h"
#include "learn/model.h"

const struct error *lab_train_job(struct job *job, struct arena *arena);

/* All customers' facts as a table, one column a fact, and the outcome in_default (non-performing, or more than 90 days
 * overdue); what the rating itself gives is left out. HASH: of the values. */
const struct error *lab_facts_frame(struct session *s, struct frame **frame, char hash[65]);

struct lab_register {
    const char *name, *reason, *findings, *report; /* the last two JSON */
    double auc, ks;
};
/* A trained model as the next version of its name, a candidate. */
const struct error *lab_register(struct session *s, const struct model *model, const struct lab_register *about,
                                 int64_t *id);
/* The document of a version. */
const struct error *lab_document(struct session *s, const char *sha256, struct model *model);
