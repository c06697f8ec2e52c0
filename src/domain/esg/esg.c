/* Environment, social matters and governance of a customer: score from its indicators, checks that are due, green loans
 * with what they avoid, targets that move the margin. */
#include "domain/esg/esg.h"
#include "base/text.h"
#include "policy/project.h"
#include "policy/snapshot.h"
#include "policy/write.h"
#include "queries.h"
#include "record/call.h"
#include "record/check.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

struct esg_work {
    struct session *s;
    const struct esg_policy *policy;
    int64_t customer;
    char section;
    double *values, *trust;
    int64_t *dates;
    const char **states;
};

static char section_of(struct session *s, const char *industry)
{
    const struct code *code = NULL;
    for (size_t size = industry ? strlen(industry) : 0; size && !code; size--)
        code = code_find(s->bank->codes, "industry", arena_text_part(s->arena, industry, size));
    while (code && code->parent && !isalpha((unsigned char)*code->code))
        code = code_find(s->bank->codes, "industry", code->parent);
    return code && isalpha((unsigned char)*code->code) ? *code->code : 0;
}

static void work_open(struct esg_work *w, int64_t customer, const char *industry)
{
    size_t count = w->policy->rule_count;
    w->customer = customer;
    w->section = section_of(w->s, industry);
    w->values = ARENA_LIST(w->s->arena, double, count + 1);
    w->trust = ARENA_LIST(w->s->arena, double, count + 1);
    w->dates = ARENA_LIST(w->s->arena, int64_t, count + 1);
    w->states = ARENA_LIST(w->s->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        w->values[i] = NAN;
        w->dates[i] = NONE;
    }
}

/* The newest value of each indicator that is neither rejected nor stale. */
static const struct error *read_indicators(struct esg_work *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t oldest = date_add_months(w->s->today, -(int)w->policy->stale_months, 1);
    TRY(store_query(w->s->tx, &query_esg_indicators, VALUES(sql_int(w->customer), sql_int(oldest)), &rows));
    while (rows_next(rows, &error))
        for (size_t i = 0; i < w->policy->rule_count; i++) {
            if (!text_equal(w->policy->rules[i].code, rows_text(rows, 0)) || !isnan(w->values[i]))
                continue;
            w->values[i] = rows_real(rows, 1);
            w->dates[i] = rows_int(rows, 2);
            w->states[i] = arena_text(w->s->arena, rows_text(rows, 3));
            w->trust[i] = text_equal(w->states[i], "verified") ? 1 : w->policy->reported_counts;
        }
    return error;
}

static void write_score(struct esg_work *w, struct json_writer *out)
{
    double score = w->section ? esg_score(w->policy, w->section, w->values, w->trust) : NAN;
    const struct esg_level *level = isnan(score) ? NULL : esg_level_of(w->policy, score);
    json_put_double(out, "score", score);
    json_put_text(out, "level", level ? level->level : NULL);
    json_key(out, "level_label");
    if (level) {
        json_open(out, '{');
        json_put_text(out, "zh", level->label.zh);
        json_put_text(out, "en", level->label.en);
        json_close(out, '}');
    } else {
        json_write_null(out);
    }
    json_key(out, "indicators");
    json_open(out, '[');
    for (size_t i = 0; i < w->policy->rule_count; i++) {
        const struct esg_rule *rule = &w->policy->rules[i];
        if (!w->section || !esg_rule_applies(rule, w->section))
            continue;
        json_open(out, '{');
        json_put_text(out, "code", rule->code);
        write_label(out, "label", rule->label);
        json_put_text(out, "pillar", rule->pillar);
        json_put_text(out, "unit", rule->unit);
        json_put_double(out, "weight", rule->weight);
        json_put_double(out, "good", rule->good);
        json_put_double(out, "bad", rule->bad);
        json_put_double(out, "value", w->values[i]);
        json_put_double(out, "points", isnan(w->values[i]) ? NAN : w->trust[i] * esg_rule_points(rule, w->values[i]));
        json_put_text(out, "status", w->states[i]);
        json_put_date(out, "period_end", w->dates[i]);
        json_close(out, '}');
    }
    json_close(out, ']');
}

struct last_check {
    int64_t done, due, penalty;
    const char *result;
    bool overdue;
};

static const struct error *read_last_check(struct session *s, int64_t customer, const struct esg_check_rule *rule,
                                           struct last_check *check)
{
    struct rows *rows;
    const struct error *error;
    *check = (struct last_check){.done = NONE, .penalty = NONE};
    TRY(store_query(s->tx, &query_esg_check_last, VALUES(sql_int(customer), sql_text(rule->kind)), &rows));
    while (rows_next(rows, &error)) {
        check->done = rows_int(rows, 0);
        check->result = arena_text(s->arena, rows_text(rows, 1));
        check->penalty = rows_int(rows, 2);
    }
    check->due = check->done == NONE ? s->today : date_add_months(check->done, (int)rule->months, 31);
    check->overdue = check->due < s->today || check->done == NONE;
    return error;
}

/* What covenants ask for: when it was last reported and looked at, and with what result. */
static const struct error *read_evidence(struct session *s, int64_t customer, struct esg_standing *standing)
{
    static const struct esg_check_rule plan = {.kind = "management_plan"}, community = {.kind = "community"};
    struct last_check check;
    int64_t newest;
    standing->report_days = standing->plan_days = standing->plan_findings = standing->community_days = NAN;
    TRY(store_int(s->tx, &query_esg_indicator_newest, VALUES(sql_int(customer)), &newest));
    if (newest != NONE)
        standing->report_days = (double)(s->today - newest);
    TRY(read_last_check(s, customer, &plan, &check));
    if (check.done != NONE) {
        standing->plan_days = (double)(s->today - check.done);
        standing->plan_findings = text_equal(check.result, "major") ? 2 : text_equal(check.result, "minor");
    }
    TRY(read_last_check(s, customer, &community, &check));
    if (check.done != NONE)
        standing->community_days = (double)(s->today - check.done);
    return NULL;
}

const struct error *esg_standing_read(struct session *s, int64_t customer, const char *industry,
                                      struct esg_standing *standing)
{
    struct esg_work w = {.s = s, .policy = s->policy->esg};
    *standing = (struct esg_standing){.score = NAN};
    if (!w.policy)
        return NULL;
    work_open(&w, customer, industry);
    TRY(read_indicators(&w));
    standing->score = w.section ? esg_score(w.policy, w.section, w.values, w.trust) : NAN;
    for (size_t i = 0; i < w.policy->check_count; i++) {
        struct last_check check;
        TRY(read_last_check(s, customer, &w.policy->checks[i], &check));
        standing->checks_overdue += check.overdue;
        standing->majors += text_equal(check.result, "major");
        standing->findings += text_equal(check.result, "major") || text_equal(check.result, "minor");
    }
    return read_evidence(s, customer, standing);
}

/* The plan by policy: when each check was last done and is due again. Findings that stand open move the margin. */
static const struct error *write_checks(struct esg_work *w, struct json_writer *out, double *finding_bps)
{
    *finding_bps = 0;
    json_key(out, "checks");
    json_open(out, '[');
    for (size_t i = 0; i < w->policy->check_count; i++) {
        const struct esg_check_rule *rule = &w->policy->checks[i];
        struct last_check check;
        TRY(read_last_check(w->s, w->customer, rule, &check));
        double bps = text_equal(check.result, "major")   ? w->policy->major_bps
                     : text_equal(check.result, "minor") ? w->policy->minor_bps
                                                         : 0;
        bps += check.penalty != NONE && check.penalty > 0 ? w->policy->penalty_bps : 0;
        *finding_bps += bps;
        json_open(out, '{');
        json_put_text(out, "kind", rule->kind);
        json_put_int(out, "months", rule->months);
        json_put_date(out, "done_on", check.done);
        json_put_text(out, "result", check.result);
        json_put_date(out, "due_on", check.due);
        json_put_bool(out, "overdue", check.overdue);
        json_put_double(out, "margin_bps", bps);
        json_close(out, '}');
    }
    json_close(out, ']');
    return NULL;
}

/* A target is met or missed by a verified value of its day, or not evaluated. */
static const struct error *write_targets(struct esg_work *w, struct json_writer *out, double finding_bps)
{
    struct rows *rows;
    const struct error *error;
    double sum = finding_bps;
    TRY(store_query(w->s->tx, &query_esg_targets, VALUES(sql_int(w->customer)), &rows));
    json_key(out, "targets");
    json_open(out, '[');
    while (rows_next(rows, &error)) {
        double target = rows_real(rows, 5), value = rows_real(rows, 8);
        bool known = !isnan(value), least = text_equal(rows_text(rows, 4), "at_least"),
             met = known && (least ? value >= target : value <= target);
        double step = known ? rows_real(rows, met ? 6 : 7) : NAN;
        sum += isnan(step) ? 0 : step;
        json_open(out, '{');
        json_put_text(out, "name", rows_text(rows, 1));
        json_put_text(out, "code", rows_text(rows, 2));
        json_put_date(out, "observed_on", rows_int(rows, 3));
        json_put_text(out, "direction", rows_text(rows, 4));
        json_put_double(out, "target", target);
        json_put_double(out, "value", value);
        json_put_text(out, "state", !known ? "not_evaluated" : met ? "met" : "missed");
        json_put_double(out, "step_bps", step);
        json_close(out, '}');
    }
    json_close(out, ']');
    double most = w->policy->margin_most_bps;
    json_put_double(out, "margin_bps", fmin(most, fmax(-most, sum)));
    json_put_double(out, "margin_most_bps", most);
    return error;
}

const struct error *operation_customer_esg(struct call *call)
{
    struct session *s = call->session;
    struct customer row;
    int64_t home, id;
    struct esg_work w = {.s = s, .policy = s->policy->esg};
    double finding_bps;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &customer_entity, home, id, &row));
    if (!w.policy)
        return error_make(s->arena, ERROR_POLICY_DOCUMENT_MISSING, .value = "esg");
    work_open(&w, id, row.industry);
    TRY(read_indicators(&w));
    json_open(call->reply, '{');
    json_put_text(call->reply, "section", w.section ? arena_format(s->arena, "%c", w.section) : NULL);
    write_score(&w, call->reply);
    TRY(write_checks(&w, call->reply, &finding_bps));
    TRY(write_targets(&w, call->reply, finding_bps));
    write_document(call->reply, "policy", w.policy->doc);
    json_close(call->reply, '}');
    return NULL;
}
