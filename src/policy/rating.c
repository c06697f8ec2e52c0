#include "policy/rating.h"

#include "policy/write.h"

#include <math.h>

static enum match rule_match(const struct expression *when, struct fact_set *facts)
{
    if (!when)
        return MATCH_YES;
    struct value value = expression_value(when, facts);
    return !value_known(value) ? MATCH_UNKNOWN : value.truth ? MATCH_YES : MATCH_NO;
}

/* A card whose condition cannot be told is not taken: a customer of unknown kind is not rated by guess. */
static const struct scorecard *card_for(const struct rating_policy *policy, struct fact_set *facts)
{
    for (size_t i = 0; i < policy->card_count; i++) {
        enum match match = rule_match(policy->cards[i].when, facts);
        if (match != MATCH_NO)
            return match == MATCH_YES ? policy->cards[i].card : NULL;
    }
    return NULL;
}

/* --- steps
 * ------------------------------------------------------------------------------------------------------------ */

struct walking {
    struct arena *arena;
    struct fact_set *facts;
    struct rating *rating;
    struct rating_step *steps;
    size_t count, room;
};

static void step_add(struct walking *w, const char *kind, const struct rating_rule *rule, enum match match, int after)
{
    struct rating_step step = {kind, rule, match, w->rating->grade, after};
    ARENA_PUSH(w->arena, w->steps, w->count, w->room, step);
    if (match == MATCH_YES)
        w->rating->grade = after;
}

static int worst_live(const struct master_scale *scale)
{
    return (int)scale->count - 2;
}

static int bounded(const struct rating_policy *policy, int grade)
{
    int worst = worst_live(policy->scale);
    return grade < 0 ? 0 : grade > worst ? worst : grade;
}

/* Without a shift the PD is the model's own, to the last digit. */
static void apply_climate(struct walking *w)
{
    struct rating *rating = w->rating;
    const struct rating_climate *climate = &rating->policy->climate;
    rating->climate_shift = 0;
    rating->climate_pd = rating->score.pd;
    rating->climate_grade = rating->base_grade;
    enum match match = climate->rule.when ? rule_match(climate->rule.when, w->facts) : MATCH_NO;
    struct value shift = match == MATCH_YES ? expression_value(climate->shift, w->facts)
                                            : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    if (match == MATCH_NO || (match == MATCH_YES && !value_known(shift)))
        return;
    if (match == MATCH_YES && rating->score.pd > 0 && rating->score.pd < 1) {
        rating->climate_shift = shift.number;
        rating->climate_pd = climate_pd(rating->score.pd, shift.number);
        rating->climate_grade = scale_grade(rating->policy->scale, rating->climate_pd);
    }
    step_add(w, "climate", &climate->rule, match, rating->climate_grade);
}

/* All notches together move by at most most_notches either way. */
static void apply_notches(struct walking *w)
{
    const struct rating_policy *policy = w->rating->policy;
    int base = w->rating->grade, most = (int)policy->most_notches, sum = 0;
    for (size_t i = 0; i < policy->notches.count; i++) {
        const struct rating_rule *rule = &policy->notches.items[i];
        enum match match = rule_match(rule->when, w->facts);
        if (match == MATCH_NO)
            continue;
        if (match == MATCH_YES)
            sum += rule->notches;
        int limited = sum > most ? most : sum < -most ? -most : sum;
        step_add(w, "notch", rule, match, bounded(policy, base - limited));
    }
}

static int parent_grade(struct walking *w)
{
    const struct fact *fact = fact_find(w->facts->table, "parent_grade");
    struct value value = fact ? fact_value(w->facts, fact) : value_unknown(VALUE_ENUM, VALUE_MISSING);
    return value_known(value) ? (int)value.choice : -1;
}

/* Support lifts, but never above the supporter. */
static void apply_support(struct walking *w)
{
    const struct rating_policy *policy = w->rating->policy;
    for (size_t i = 0; i < policy->support.count; i++) {
        const struct rating_rule *rule = &policy->support.items[i];
        enum match match = rule_match(rule->when, w->facts);
        int parent = parent_grade(w), lifted = bounded(policy, w->rating->grade - rule->notches);
        if (match == MATCH_YES && parent < 0)
            match = MATCH_UNKNOWN;
        if (match == MATCH_NO || (match == MATCH_YES && parent >= w->rating->grade))
            continue;
        step_add(w, "support", rule, match, lifted < parent ? parent : lifted);
    }
}

static void apply_override(struct walking *w)
{
    const struct rating_policy *policy = w->rating->policy;
    const struct rating_override_rules *override = &policy->override;
    enum match match = override->rule.when ? rule_match(override->rule.when, w->facts) : MATCH_NO;
    struct value notches = match == MATCH_YES ? expression_value(override->notches, w->facts)
                                              : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    if (match != MATCH_YES || !value_known(notches)) /* nobody moved it */
        return;
    int after = bounded(policy, w->rating->grade - (int)lround(notches.number));
    if (after != w->rating->grade)
        step_add(w, "override", &override->rule, MATCH_YES, after);
}

static void apply_caps(struct walking *w)
{
    const struct rating_policy *policy = w->rating->policy;
    for (size_t i = 0; i < policy->caps.count; i++) {
        const struct rating_rule *rule = &policy->caps.items[i];
        enum match match = rule_match(rule->when, w->facts);
        if (match == MATCH_NO || (match == MATCH_YES && rule->grade <= w->rating->grade))
            continue;
        step_add(w, "cap", rule, match, rule->grade);
    }
}

static void apply_defaults(struct walking *w)
{
    const struct rating_policy *policy = w->rating->policy;
    for (size_t i = 0; i < policy->defaults.count; i++) {
        enum match match = rule_match(policy->defaults.items[i].when, w->facts);
        if (match != MATCH_NO)
            step_add(w, "default", &policy->defaults.items[i], match, (int)policy->scale->count - 1);
    }
}

/* --- confidence and PD
 * ------------------------------------------------------------------------------------------------- */

static double confidence_of(const struct rating_policy *policy, const struct score *score, struct fact_set *facts)
{
    double confidence = score->known_share;
    for (size_t i = 0; i < policy->confidence.count; i++)
        if (rule_match(policy->confidence.items[i].when, facts) != MATCH_NO)
            confidence -= policy->confidence.items[i].minus;
    return fmin(fmax(confidence, 0), 1);
}

/* A moved grade carries the mid-PD of where it stands now; an unmoved one keeps the PD of its score, moved by the climate. */
static void pd_of(struct rating *rating)
{
    const struct grade *grade = &rating->policy->scale->grades[rating->grade];
    rating->pd = rating->grade == rating->climate_grade ? rating->climate_pd : grade->pd;
    rating->pd_low = rating->pd_high = rating->pd;
    if (grade->defaulted)
        return;
    double width = rating->policy->narrow + (1 - rating->confidence) * (rating->policy->wide - rating->policy->narrow);
    double log_odds = log(rating->pd / (1 - rating->pd));
    rating->pd_low = 1 / (1 + exp(width - log_odds));
    rating->pd_high = 1 / (1 + exp(-width - log_odds));
}

static bool steps_take(struct arena *arena, struct fact_set *facts, struct rating *rating, bool override)
{
    struct walking w = {.arena = arena, .facts = facts, .rating = rating};
    rating->grade = rating->base_grade;
    apply_climate(&w);
    apply_notches(&w);
    apply_support(&w);
    size_t before = w.count;
    if (override)
        apply_override(&w);
    bool overridden = w.count > before;
    apply_caps(&w);
    apply_defaults(&w);
    rating->steps = w.steps;
    rating->step_count = w.count;
    pd_of(rating);
    return overridden;
}

/* From the score in RATING to its grade. */
static void walk(struct arena *arena, struct fact_set *facts, struct rating *rating)
{
    const struct rating_policy *policy = rating->policy;
    rating->confidence = confidence_of(policy, &rating->score, facts);
    if (!rating->score.evaluated || !rating->score.card->calibrated)
        return;
    rating->evaluated = true;
    rating->base_grade = scale_grade(policy->scale, rating->score.pd);
    if (!steps_take(arena, facts, rating, true))
        return;
    struct rating without = *rating;
    steps_take(arena, facts, &without, false);
    rating->grade_without = without.grade;
    rating->pd_without = without.pd;
}

static struct rating unrated(const struct rating_policy *policy)
{
    return (struct rating){.policy = policy, .base_grade = -1, .grade = -1, .pd = NAN, .pd_low = NAN, .pd_high = NAN,
                           .climate_pd = NAN, .climate_grade = -1, .grade_without = -1, .pd_without = NAN};
}

void rating_rate(struct arena *arena, const struct rating_policy *policy, const struct scorecard *card,
                 struct fact_set *facts, struct rating *rating)
{
    *rating = unrated(policy);
    card = card ? card : card_for(policy, facts);
    if (!card)
        return;
    scorecard_apply(arena, card, facts, &rating->score);
    walk(arena, facts, rating);
}

void rating_rate_scored(struct arena *arena, const struct rating_policy *policy, const struct score *score,
                        struct fact_set *facts, struct rating *rating)
{
    *rating = unrated(policy);
    rating->score = *score;
    walk(arena, facts, rating);
}

void rating_put(const struct rating *rating, struct fact_set *facts)
{
    fact_put_text(facts, "grade", rating_grade_name(rating));
    if (rating->evaluated) {
        fact_put_number(facts, "pd", rating->pd);
        fact_put_number(facts, "rating_score", rating->score.total);
    } else {
        fact_put_status(facts, "pd", VALUE_MISSING);
        fact_put_status(facts, "rating_score", VALUE_MISSING);
    }
    fact_put_number(facts, "rating_confidence", rating->confidence);
}

const char *rating_grade_name(const struct rating *rating)
{
    return rating->grade < 0 ? NULL : rating->policy->scale->grades[rating->grade].name;
}

const struct expert_sheet *rating_sheet_for(const struct rating_policy *policy, struct fact_set *facts)
{
    for (size_t i = 0; i < policy->sheet_count; i++) {
        enum match match = rule_match(policy->sheets[i].when, facts);
        if (match != MATCH_NO)
            return match == MATCH_YES ? policy->sheets[i].sheet : NULL;
    }
    return NULL;
}

/* --- writing
 * ---------------------------------------------------------------------------------------------------------- */

static void grade_put(struct json_writer *w, const char *key, const struct rating *rating, int grade)
{
    json_put_text(w, key, grade < 0 ? NULL : rating->policy->scale->grades[grade].name);
}

static void steps_write(struct json_writer *w, const struct rating *rating, struct fact_set *facts)
{
    static const char *const results[] = {"no", "applied", "not_evaluated"};
    json_key(w, "steps");
    json_open(w, '[');
    for (size_t i = 0; i < rating->step_count; i++) {
        const struct rating_step *step = &rating->steps[i];
        json_open(w, '{');
        json_put_text(w, "kind", step->kind);
        json_put_text(w, "result", results[step->result]);
        grade_put(w, "before", rating, step->before);
        grade_put(w, "after", rating, step->result == MATCH_YES ? step->after : step->before);
        json_key(w, "rule");
        write_rule(w, step->rule->name, step->rule->label, step->rule->when, facts);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void confidence_write(struct json_writer *w, const struct rating *rating, struct fact_set *facts)
{
    const struct rating_rules *rules = &rating->policy->confidence;
    json_put_double(w, "confidence", rating->confidence);
    json_key(w, "confidence_lost");
    json_open(w, '[');
    for (size_t i = 0; i < rules->count; i++) {
        if (rule_match(rules->items[i].when, facts) == MATCH_NO)
            continue;
        json_open(w, '{');
        json_put_double(w, "minus", rules->items[i].minus);
        json_key(w, "rule");
        write_rule(w, rules->items[i].name, rules->items[i].label, rules->items[i].when, facts);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* Points from the score to the border of GRADE's neighbour: how far the model's grade, moved by the climate,
 * is from moving on. */
static void neighbour_write(struct json_writer *w, const char *key, const struct rating *rating, bool better)
{
    const struct master_scale *scale = rating->policy->scale;
    int next = rating->climate_grade + (better ? -1 : 1);
    json_key(w, key);
    if (!rating->evaluated || next < 0 || next > worst_live(scale)) {
        json_write_null(w);
        return;
    }
    const struct grade *here = &scale->grades[rating->climate_grade];
    double border = better ? here->lower : here->upper, pd = rating->climate_pd;
    double per_point = log(2) / rating->score.card->points_to_double;
    json_open(w, '{');
    json_put_text(w, "grade", scale->grades[next].name);
    json_put_double(w, "pd", border);
    json_put_double(w, "points", fabs(log(pd / (1 - pd)) - log(border / (1 - border))) / per_point);
    json_close(w, '}');
}

void rating_write(struct json_writer *w, const struct rating *rating, struct fact_set *facts)
{
    json_open(w, '{');
    write_document(w, "policy", rating->policy->doc);
    write_document(w, "scale", rating->policy->scale->doc);
    json_put_bool(w, "evaluated", rating->evaluated);
    grade_put(w, "base_grade", rating, rating->base_grade);
    grade_put(w, "grade", rating, rating->grade);
    json_put_double(w, "pd", rating->pd);
    json_put_double(w, "pd_low", rating->pd_low);
    json_put_double(w, "pd_high", rating->pd_high);
    json_put_double(w, "model_pd", rating->score.pd);
    json_put_double(w, "climate_shift", rating->climate_shift);
    json_put_double(w, "climate_pd", rating->climate_pd);
    grade_put(w, "climate_grade", rating, rating->climate_grade);
    if (rating->climate)
        climate_result_write(w, "climate", rating->climate);
    else
        json_put_raw(w, "climate", "null");
    grade_put(w, "grade_without", rating, rating->grade_without);
    json_put_double(w, "pd_without", rating->pd_without);
    json_put_int(w, "valid_months", rating->policy->valid_months);
    neighbour_write(w, "better", rating, true);
    neighbour_write(w, "worse", rating, false);
    confidence_write(w, rating, facts);
    steps_write(w, rating, facts);
    json_key(w, "score");
    if (rating->score.card)
        score_write(w, &rating->score, facts);
    else
        json_write_null(w);
    json_close(w, '}');
}
