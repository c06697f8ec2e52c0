/* What the bank wants to know ahead of time: who may leave, who may become a customer, who may take up which product.
 * Each target is two conditions over the facts of a customer: POPULATION must hold and OUTCOME must not at the instant
 * facts are taken; OUTCOME is asked again at the end of the window. Beside them, what is done to keep those who may
 * leave. */
#pragma once

#include "policy/expression.h"

enum outlook_kind { OUTLOOK_CHURN, OUTLOOK_CONVERSION, OUTLOOK_PRODUCT, OUTLOOK_KINDS };
extern const char *const outlook_kind_names[OUTLOOK_KINDS + 1];

struct outlook_target {
    const char *name, *product; /* PRODUCT: as entity product_holding names it; NULL for the others */
    int kind;
    struct label label;
    const struct expression *population, *outcome;
};

struct outlook_play {
    const char *name;
    struct label label, help;
    const struct expression *when;
    int64_t due_days, judge_days; /* from the opening; from the doing */
    int line;
};

struct outlook_policy {
    const struct document *doc;
    int64_t window_months, snapshots, every_months, most_cases;
    double high; /* probability of leaving from which a customer counts as in danger */
    double rule_support, rule_lift;
    int64_t rule_cases;
    struct outlook_target *targets;
    size_t target_count;
    const struct expression *kept; /* of a play that was done, at its day of judgement */
    int64_t quiet_days;            /* between two plays for one customer */
    struct outlook_play *plays;
    size_t play_count;
};

const struct outlook_target *outlook_target(const struct outlook_policy *policy, const char *name);
const struct outlook_target *outlook_target_of_kind(const struct outlook_policy *policy, enum outlook_kind kind);
const struct outlook_play *outlook_play(const struct outlook_policy *policy, const char *name);
struct outlook_policy *outlook_load(struct document *doc, const struct fact_table *facts);
/* POPULATION holds and OUTCOME does not: the customer that FACTS describe is one to ask about. */
bool outlook_concerns(const struct outlook_target *target, struct fact_set *facts);
