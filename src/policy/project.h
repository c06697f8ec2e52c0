/* What the bank asks of projects: templates of their models, rules of capital, environment and public budgets, and how
 * it scores environment, social matters and governance. */
#pragma once

#include "policy/document.h"
#include "quant/project_case.h"

struct project_template {
    const struct document *doc;
    const char *kind;           /* of the projects it is for */
    const struct json *content; /* the assumptions, as quant/project_case.h reads them */
};

struct capital_rule {
    const char *sector, *since, *source;
    double ratio;
};

/* What a borrower of the category promises, as a covenant's text in the language of rules. */
struct equator_covenant {
    const char *code, *metric, *threshold; /* threshold NULL: the metric must hold */
    struct label label;
    int relation, frequency; /* by the choices of the entity covenant */
};

struct equator_category {
    const char *category;
    int64_t check_months;
    const struct equator_covenant *covenants;
    size_t covenant_count;
};

/* What a public partner pays when a concession ends early: shares, and months of interest for breaking the loan. */
struct termination_cause {
    const char *cause;
    struct label label;
    double debt, equity, break_months, insured; /* insured: the share of insurance payments set off */
};

struct slot_category {
    const char *category;
    double least, risk_weight, loss_rate;
};

struct slot_factor {
    const char *fact;
    struct label label;
    double weight, points[3]; /* from the second, third and fourth class on */
};

struct project_rules {
    const struct document *doc;
    struct label capital_base;
    double short_board_reduction, instruments_most;
    const struct capital_rule *sectors;
    size_t sector_count;
    double pd_at_lockup, pd_at_default; /* of a borrower whose cover under stress lies at that line */
    const char *equator_source;
    int64_t equator_cure_days, equator_plan_months;
    double climate_tonnes;
    const struct equator_category *equator;
    size_t equator_count;
    double public_budget_most;
    const char *public_budget_source, *slot_source, *termination_source;
    const struct termination_cause *causes;
    size_t cause_count;
    const struct slot_category *slots; /* the best first */
    size_t slot_count;
    const struct slot_factor *slot_factors;
    size_t slot_factor_count;
    double behind_warning, cost_warning, actual_tolerance;
    int64_t expiry_days;
};

struct esg_rule {
    const char *code, *unit, *pillar, *sections;
    struct label label;
    double good, bad, weight;
};
struct esg_level {
    const char *level;
    struct label label;
    double least;
};
struct esg_check_rule {
    const char *kind;
    int64_t months;
};
struct esg_method {
    const char *method, *unit, *source;
    struct label label;
    double factor;
};
struct esg_item {
    const char *item, *method;
    struct label label;
};

struct esg_policy {
    const struct document *doc;
    const struct esg_rule *rules;
    size_t rule_count;
    double reported_counts, least_weight, margin_most_bps, minor_bps, major_bps, penalty_bps;
    bool raises_reach_back;
    int64_t stale_months;
    const struct esg_level *levels;
    size_t level_count;
    const struct esg_check_rule *checks;
    size_t check_count;
    const struct esg_method *methods;
    size_t method_count;
    const char *catalogue, *catalogue_source;
    const struct esg_item *items;
    size_t item_count;
};

struct project_template *project_template_load(struct document *doc);
struct project_rules *project_rules_load(struct document *doc);
struct esg_policy *esg_load(struct document *doc);

const struct capital_rule *capital_rule_find(const struct project_rules *rules, const char *sector);
bool esg_rule_applies(const struct esg_rule *rule, char section);
/* 0..100 between bad and good, whichever is larger. */
double esg_rule_points(const struct esg_rule *rule, double value);
/* VALUES one a rule, NAN for not known, TRUST 0..1 one a rule. NAN with too little known. */
double esg_score(const struct esg_policy *policy, char section, const double *values, const double *trust);
const struct esg_level *esg_level_of(const struct esg_policy *policy, double score);
const struct json *yaml_as_json(struct arena *arena, const struct yaml *node);
