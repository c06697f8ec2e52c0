/* Rating a customer by registered models: which one leads and which one challenges it is a decision table of the bank
 * (model_choice); what it gives goes through the same notches, caps and defaults as any rating. */
#pragma once

#include "learn/model.h"
#include "policy/snapshot.h"
#include "record/session.h"

/* One value as training saw it. */
double lab_fact_value(const struct column *column, const struct fact *fact, struct value value);

struct lab_models;
/* The approved versions that are valid on the day looked at. */
const struct error *lab_models_read(struct session *s, const struct policy_snapshot *policy,
                                    const struct lab_models **models);

struct lab_opinion {
    const char *role; /* champion, challenger */
    const char *name; /* of the model; NULL: the policy's own card */
    int64_t number;
    const struct model *model;
    struct score score; /* ready for rating_rate_scored */
};
/* CHAMPION->name is NULL when the policy's own card leads; CHALLENGER->name is NULL when there is none. */
void lab_choose(struct arena *arena, const struct lab_models *models, const struct policy_snapshot *policy,
                struct fact_set *facts, struct lab_opinion *champion, struct lab_opinion *challenger,
                struct table_result *choice);
