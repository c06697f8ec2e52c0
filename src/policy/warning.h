/* Early warning: indicators in four levels, one line each, over the same facts and in the same language as every other
 * rule.
 *
 *   - {name: EW02, label: [资产负债率超行业上限, Leverage above the cap], window: [最近年报, latest annual], owner:
 * relationship_manager, days: 10, limits: {cap: {default: 80%, K: 85%}}, yellow: debt_to_assets > $cap, red:
 * debt_to_assets > 1, reason: ["资产负债率 {debt_to_assets}，上限 {$cap}", "..."], action: [..., ...], examples:
 * {yellow: {debt_to_assets: 81%}, none: {debt_to_assets: 80%}, unknown: {debt_to_assets: missing}}}
 *
 * The gravest level that holds is the finding. When none holds and one cannot be evaluated, the indicator is not
 * evaluated: never "no alert". A `$name` is a bound that may differ by industry: keys are section letters or beginnings
 * of industry codes. What stands in braces of a reason is an expression; it is printed with its unit. An indicator on
 * trial (`trial: true`) is counted but hands out no warning. */
#pragma once

#include "policy/expression.h"

enum signal_level { WARNING_NONE = -1, WARNING_BLUE, WARNING_YELLOW, WARNING_ORANGE, WARNING_RED, WARNING_LEVELS };
extern const char *const warning_level_names[]; /* blue yellow orange red */
extern const struct label warning_level_labels[];

/* In the order of the entity's choices. */
enum signal_family {
    WARNING_FINANCIAL,
    WARNING_ACCOUNT,
    WARNING_LOAN_USE,
    WARNING_REPAYMENT,
    WARNING_EXTERNAL,
    WARNING_GROUP,
    WARNING_INDUSTRY,
    WARNING_PROJECT,
    WARNING_ESG,
    WARNING_COVENANT,
    WARNING_ANOMALY,
    WARNING_FAMILIES
};
extern const char *const warning_family_names[];

/* A piece of a reason: a text, or a value with its unit. */
struct reason_piece {
    const char *text;
    const struct expression *value;
};
struct reason_template {
    const struct reason_piece *pieces;
    size_t count;
};

/* The rules as they read for one industry. */
struct warning_variant {
    const char *industry; /* NULL: every other */
    const struct expression *when[WARNING_LEVELS];
    struct reason_template zh, en;
};

struct warning_indicator {
    const char *name;
    struct label label, window, action, help;
    enum signal_family family;
    enum fact_subject subject; /* customer, or transaction: judged on arrival */
    const char *owner;         /* role */
    int64_t days;              /* working days to respond */
    bool trial;
    const struct warning_variant *variants; /* the first is for every other industry */
    size_t variant_count;
    const struct document *doc;
    const struct yaml *examples;
    int line;
};

/* How a payee is told from its industry (beginnings of codes) or from words in its name and the purpose. */
struct payee_class {
    const char *name; /* securities, real_estate, bank_loan */
    struct name_list industries, words;
};

struct warning_policy {
    const struct warning_indicator *indicators;
    size_t count;
    const struct payee_class *payees;
    size_t payee_count;
    int64_t entrusted; /* fen: above it the bank pays the counterparty itself */
    const struct fact *industry, *section;
};

struct warning_finding {
    const struct warning_indicator *indicator;
    const struct warning_variant *variant;
    enum signal_level level;    /* WARNING_NONE when nothing holds */
    bool evaluated;             /* false: nothing holds and something is not known */
    const struct fact *missing; /* what was not known, then */
};

void warning_judge(const struct warning_policy *policy, const struct warning_indicator *indicator,
                   struct fact_set *facts, struct warning_finding *finding);
/* The figures of a finding in words. */
const char *warning_reason(struct arena *arena, const struct warning_finding *finding, struct fact_set *facts,
                           enum language language);
/* {fact: {label, value, unit, status}...} of every fact the level's rule and reason read. */
void warning_facts_write(struct json_writer *w, const struct warning_finding *finding, struct fact_set *facts);
const struct warning_indicator *warning_indicator(const struct warning_policy *policy, const char *name);
/* A value for a person, with its unit: 85.3%, 1.20 倍, 90 天, 1,234.5 万元. */
const char *value_say(struct arena *arena, struct value value, struct shape shape, enum language language);
void warning_indicator_write(struct json_writer *w, const struct warning_indicator *indicator);

/* All documents of kind `warning` together. */
struct warning_policy *warnings_load(struct document *const *docs, size_t count, const struct fact_table *facts);
