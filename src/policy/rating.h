/* From facts to a grade: the scorecard for this kind of customer, its PD, the grade of the master scale, then notches
 * by judgement rules (limited), support of a parent, caps (stale statements), default triggers. What an unknown fact
 * leaves undecided is listed as not evaluated and lowers the confidence; it never fires a rule. */
#pragma once

#include "policy/climate.h"
#include "policy/expert.h"
#include "policy/scale.h"
#include "policy/scorecard.h"

struct rating_rule {
    const char *name;
    struct label label;
    const struct expression *when;
    int notches;  /* of a notch rule: -1 is one grade worse, 1 one better; of support: at most this many better */
    int grade;    /* of a cap: not better than this */
    double minus; /* of a confidence rule */
    int line;
};

struct rating_card {
    const struct scorecard *card;
    const struct expression *when; /* NULL: everybody else */
};

struct rating_rules {
    const struct rating_rule *items;
    size_t count;
};

/* A person's notches, agreed by a second one: applied after support and before caps and defaults, which nobody lifts. */
struct rating_override_rules {
    struct rating_rule rule; /* a condition of its own; NULL: the bank knows no overrides */
    const struct expression *notches;
    int64_t months, least_reason; /* how long at most; characters of the reason */
    int64_t evidence_from;        /* notches up from which evidence must be named */
    double alarm_share;           /* of rated customers overridden: beyond, the model is not trusted */
    const char *const *reason_names;
    const struct label *reasons;
    size_t reason_count;
};

/* The climate moves the PD of the model before anything else does; the model's own stays as it was. */
struct rating_climate {
    struct rating_rule rule;        /* NULL condition: the bank moves nothing by the climate */
    const struct expression *shift; /* log odds of default */
};

/* Which expert sheet is for whom: the first whose condition holds. */
struct rating_sheet {
    const struct expert_sheet *sheet;
    const struct expression *when; /* NULL: everybody else */
};

struct rating_policy {
    const struct document *doc;
    const struct master_scale *scale;
    const struct rating_card *cards;
    size_t card_count;
    struct rating_rules notches, support, caps, defaults, confidence;
    struct rating_override_rules override;
    struct rating_climate climate;
    const struct rating_sheet *sheets;
    size_t sheet_count;
    int64_t most_notches, valid_months;
    double narrow, wide; /* half-width of the PD band in ln-odds at full and at no confidence */
};

struct rating_step {
    const char *kind; /* climate, notch, support, override, cap, default */
    const struct rating_rule *rule;
    enum match result; /* MATCH_UNKNOWN: not evaluated */
    int before, after; /* grades */
};

struct rating {
    const struct rating_policy *policy;
    struct score score;
    bool evaluated;        /* a card applies and enough is known */
    int base_grade, grade; /* index into the scale; -1 unless evaluated */
    double pd, pd_low, pd_high;
    double climate_shift, climate_pd; /* log odds, 0 when nothing moved; the PD after it, else that of the model */
    int climate_grade;
    const struct climate_result *climate; /* the series behind it, for the page; NULL: not told */
    int grade_without; /* what it would be without the override; -1 when there is none in force */
    double pd_without;
    double confidence; /* 0..1 */
    const struct rating_step *steps;
    size_t step_count;
};

/* CARD NULL: the first whose condition holds. */
void rating_rate(struct arena *arena, const struct rating_policy *policy, const struct scorecard *card,
                 struct fact_set *facts, struct rating *rating);
/* The same from a score that was worked out elsewhere: a trained model. Its card names it. */
void rating_rate_scored(struct arena *arena, const struct rating_policy *policy, const struct score *score,
                        struct fact_set *facts, struct rating *rating);
/* Puts grade, pd, rating_score and rating_confidence among the facts, where they are declared, so that tiers can use
 * them. */
void rating_put(const struct rating *rating, struct fact_set *facts);
const char *rating_grade_name(const struct rating *rating); /* NULL unless evaluated */
/* NULL when no sheet is for this customer, or whose it is cannot be told. */
const struct expert_sheet *rating_sheet_for(const struct rating_policy *policy, struct fact_set *facts);
/* The whole path: score, steps with rule, line and facts, confidence deductions. */
void rating_write(struct json_writer *w, const struct rating *rating, struct fact_set *facts);

struct rating_policy *rating_load(struct document *doc, const struct fact_table *facts,
                                  const struct master_scale *scale, struct scorecard *const *cards, size_t card_count,
                                  struct expert_sheet *const *sheets, size_t sheet_count);
