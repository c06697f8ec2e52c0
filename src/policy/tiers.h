/* Tiers of customers (战略 核心 重要 一般): who belongs where by score and conditions, what each tier is entitled to,
 * and when a person may decide otherwise. A customer moves only when two reviews in a row say so, or when the score
 * lies beyond the cut by more than the margin; otherwise customers would flap. */
#pragma once

#include "policy/scorecard.h"
#include "policy/vocabulary.h"

struct tier_promise {
    const char *name;
    struct label label;
    struct value value;
    enum value_unit unit;
};

struct tier {
    const char *name;
    struct label label, help;
    double from_score;                 /* the least score */
    const struct expression *requires; /* NULL: nothing more */
    const char *approval;              /* permission needed before the tier takes effect, NULL when the rule suffices */
    const struct label *entitlements;
    size_t entitlement_count;
    const struct tier_promise *promises; /* visit_days, contacts_per_month, response_hours, price_from_bps ... */
    size_t promise_count;
    int line;
};

struct tier_policy {
    const struct document *doc;
    const struct scorecard *card;
    const struct tier *tiers; /* the highest first; the last takes everybody */
    size_t count;
    int64_t reviews_in_a_row;
    double margin; /* share of the cut, 0.10 */
    int64_t review_months;
    const char *override_permission;
    int64_t override_months;
    int64_t override_least_reason; /* characters */
    const struct label *override_reasons;
    const char **override_reason_names;
    size_t override_reason_count;
};

struct tier_result {
    const struct tier_policy *policy;
    struct score score;
    bool evaluated;
    int proposed;       /* by the rule, index into tiers; -1 when not evaluated */
    int decided;        /* after hysteresis */
    bool held;          /* hysteresis kept the old tier */
    bool undecided[16]; /* a tier whose condition could not be evaluated */
};

enum { MOST_TIERS = 16 };

/* CURRENT and LAST_PROPOSED are tiers by index, -1 when there is none yet. */
void tiers_decide(struct arena *arena, const struct tier_policy *policy, struct fact_set *facts, int current,
                  int last_proposed, struct tier_result *result);
int tier_find(const struct tier_policy *policy, const char *name);
/* A promise of a tier by name; unknown when the tier makes none. */
struct value tier_promise(const struct tier *tier, const char *name);
void tier_result_write(struct json_writer *w, const struct tier_result *result, struct fact_set *facts);
void tiers_write(struct json_writer *w, const struct tier_policy *policy);

struct tier_policy *tiers_load(struct document *doc, const struct fact_table *facts, struct scorecard *const *cards,
                               size_t card_count, const struct policy_vocabulary *vocabulary);
