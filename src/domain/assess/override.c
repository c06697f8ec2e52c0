/* A person moves a grade: within the authority of the role, for a stated reason and time, agreed by a second person, and scored
 * later against what came of the customer. */
#include "base/text.h"
#include "domain/assess/assess.h"
#include "queries.h"
#include "record/call.h"
#include "record/row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NOTCHES_SHOWN = 3, SCORED_DAYS = 365, FEW = 5 };

static const char ACTION[] = "rating.override";

/* --- checks --------------------------------------------------------------------------------------------------------------------- */

static const struct error *reason_known(struct session *s, const struct rating_override_rules *policy, const char *code)
{
    struct buffer names = {.arena = s->arena};
    for (size_t i = 0; i < policy->reason_count; i++) {
        if (!strcmp(policy->reason_names[i], code))
            return NULL;
        buffer_format(&names, "%s%s", i ? ", " : "", policy->reason_names[i]);
    }
    return error_make(s->arena, ERROR_FIELD_CHOICE, .field = "reason_code", .value = code, .arguments = {buffer_end(&names)});
}

static const struct error *check_input(struct session *s, const struct customer_grade_override_input *in, int64_t expires_on)
{
    const struct rating_override_rules *policy = &s->policy->rating->override;
    int64_t latest = date_add_months(s->today, (int)policy->months, 31);
    if (!in->notches)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "notches", .value = "0", .arguments = {"-16 .. -1, 1 .. 16"});
    TRY(reason_known(s, policy, in->reason_code));
    if ((int64_t)text_length(in->reason) < policy->least_reason)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "reason", .value = in->reason,
                          .arguments = {arena_format(s->arena, ">= %lld characters / 字", (long long)policy->least_reason)});
    if (llabs(in->notches) >= policy->evidence_from && (!in->evidence || !*in->evidence))
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "evidence");
    if (expires_on <= s->today || expires_on > latest)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "expires_on", .value = date_text(s->arena, expires_on),
                          .arguments = {arena_format(s->arena, "%s .. %s", date_text(s->arena, s->today + 1), date_text(s->arena, latest))});
    return NULL;
}

static enum match may(struct session *s, struct fact_set *facts, int64_t notches, const struct authority_rule **rule)
{
    *rule = NULL;
    fact_put_number(facts, "override_notches", (double)notches);
    return s->policy->authority ? authority_allows(s->policy->authority, ACTION, s->role ? s->role : "", facts, rule) : MATCH_YES;
}

/* The rating as it would be with NOTCHES by a person. */
static void rate_with(struct session *s, const struct assessed *result, int64_t notches, struct rating *rating)
{
    fact_put_number(result->facts, "grade_override", (double)notches);
    rating_rate_scored(s->arena, s->policy->rating, &result->rating.score, result->facts, rating);
}

/* --- moving and ending ------------------------------------------------------------------------------------------------------------ */

static const struct error *end_those_in_force(struct session *s, struct session *engine, int64_t customer, const char *reason, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[16];
    *count = 0;
    TRY(store_query(s->tx, &query_overrides_in_force, VALUES(sql_int(customer), sql_int(s->today)), &rows));
    while (rows_next(rows, &error))
        if (*count < 16)
            ids[(*count)++] = rows_int(rows, 0);
    TRY(error);
    for (size_t i = 0; i < *count; i++) {
        struct rating_override row;
        TRY(record_load(s, &rating_override_entity, customer, ids[i], &row));
        row.ended_on = s->today;
        row.ended_by = s->person ? s->person : NONE;
        row.ended_reason = reason;
        TRY(record_update(engine, &rating_override_entity, &row, NULL));
    }
    return NULL;
}

static const struct error *keep(struct session *s, struct session *engine, const struct customer_grade_override_input *in, int64_t customer,
                                int64_t expires_on, const struct rating *rating, const struct authority_rule *rule)
{
    const struct master_scale *scale = rating->policy->scale;
    struct rating_override row;
    record_initial(engine, &rating_override_entity, &row);
    row.customer = customer;
    row.decided_at = s->now;
    row.notches = in->notches;
    row.model_grade = scale->grades[rating->grade_without].name;
    row.model_pd = rating->pd_without;
    row.grade = rating_grade_name(rating);
    row.pd = rating->pd;
    row.reason_code = in->reason_code;
    row.reason = in->reason;
    row.evidence = in->evidence;
    row.expires_on = expires_on;
    row.proposed_by = s->person ? s->person : NONE;
    row.approved_by = s->checker ? s->checker : NONE;
    row.authority = rule ? rule->name : NULL;
    row.policy_version = arena_format(s->arena, "%s %lld · %.12s", s->policy->rating->doc->name,
                                      (long long)s->policy->rating->doc->version, s->policy->hash);
    return record_put(engine, &rating_override_entity, &row);
}

static const struct error *beyond(struct session *s, int64_t notches)
{
    return error_make(s->arena, ERROR_RATING_AUTHORITY, .value = arena_format(s->arena, "%+lld", (long long)notches), .arguments = {""});
}

const struct error *operation_customer_grade_override(struct call *call)
{
    const struct customer_grade_override_input *in = call->input;
    struct session *s = call->session, engine;
    const struct authority_rule *rule;
    struct assessed result;
    struct rating rating;
    int64_t home, id;
    size_t ended;
    int64_t expires_on = in->expires_on != NONE ? in->expires_on : date_add_months(s->today, (int)s->policy->rating->override.months, 31);
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(check_input(s, in, expires_on));
    TRY(assess_compute(s, s->policy, id, &result));
    if (!result.rating.evaluated)
        return error_make(s->arena, ERROR_RATING_UNRATED);
    if (may(s, result.facts, in->notches, &rule) != MATCH_YES)
        return beyond(s, in->notches);
    rate_with(s, &result, in->notches, &rating);
    if (rating.grade_without < 0 || rating.grade_without == rating.grade)
        return error_make(s->arena, ERROR_RATING_NO_EFFECT);
    session_engine(s, &engine);
    engine.reason = in->reason;
    TRY(end_those_in_force(s, &engine, id, "由新的调整取代 / replaced by a newer one", &ended));
    TRY(keep(s, &engine, in, id, expires_on, &rating, rule));
    TRY(assess_customer(s, id, &result));
    json_open(call->reply, '{');
    json_put_text(call->reply, "grade", rating_grade_name(&result.rating));
    json_put_text(call->reply, "without", rating.policy->scale->grades[rating.grade_without].name);
    json_put_date(call->reply, "expires_on", expires_on);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_customer_grade_override_end(struct call *call)
{
    const struct customer_grade_override_end_input *in = call->input;
    struct session *s = call->session, engine;
    struct assessed result;
    int64_t home, id;
    size_t ended;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    session_engine(s, &engine);
    engine.reason = in->reason;
    TRY(end_those_in_force(s, &engine, id, in->reason, &ended));
    if (!ended)
        return error_make(s->arena, ERROR_RATING_NO_OVERRIDE);
    TRY(assess_customer(s, id, &result));
    json_open(call->reply, '{');
    json_put_text(call->reply, "grade", rating_grade_name(&result.rating));
    json_close(call->reply, '}');
    return NULL;
}

/* --- of one customer ---------------------------------------------------------------------------------------------------------------- */

static struct label reason_label(const struct rating_override_rules *policy, const char *code)
{
    for (size_t i = 0; i < policy->reason_count; i++)
        if (code && !strcmp(policy->reason_names[i], code))
            return policy->reasons[i];
    return (struct label){code ? code : "", code ? code : ""};
}

static void write_item(struct session *s, struct rows *rows, struct json_writer *w)
{
    int64_t expires_on = rows_int(rows, 10), ended_on = rows_int(rows, 14);
    const char *state = ended_on != NONE && ended_on <= s->today ? "ended" : expires_on < s->today ? "expired" : "in_force";
    json_open(w, '{');
    json_put_text(w, "state", state);
    json_put_instant(w, "decided_at", rows_int(rows, 1));
    json_put_int(w, "notches", rows_int(rows, 2));
    json_put_text(w, "model_grade", rows_text(rows, 3));
    json_put_double(w, "model_pd", rows_real(rows, 4));
    json_put_text(w, "grade", rows_text(rows, 5));
    json_put_double(w, "pd", rows_real(rows, 6));
    label_put(w, "reason_label", reason_label(&s->policy->rating->override, rows_text(rows, 7)));
    json_put_text(w, "reason", rows_text(rows, 8));
    json_put_text(w, "evidence", rows_text(rows, 9));
    json_put_date(w, "expires_on", expires_on);
    json_put_text(w, "proposed_by", rows_text(rows, 11));
    json_put_text(w, "approved_by", rows_text(rows, 12));
    json_put_date(w, "ended_on", ended_on);
    json_put_text(w, "ended_by", rows_text(rows, 15));
    json_put_text(w, "ended_reason", rows_text(rows, 16));
    json_close(w, '}');
}

/* How far the caller may move this customer. */
static const struct error *write_authority(struct session *s, int64_t customer, struct json_writer *w)
{
    static const char *const answers[] = {[MATCH_NO] = "no", [MATCH_YES] = "yes", [MATCH_UNKNOWN] = "unknown"};
    struct fact_set *facts;
    bool permitted = scope_permits(s, ACTION);
    TRY(facts_of_customer(s, s->policy, customer, &facts));
    json_key(w, "authority");
    json_open(w, '[');
    for (int64_t n = NOTCHES_SHOWN; n >= -NOTCHES_SHOWN; n--) {
        const struct authority_rule *rule = NULL;
        if (!n)
            continue;
        enum match match = permitted ? may(s, facts, n, &rule) : MATCH_NO;
        json_open(w, '{');
        json_put_int(w, "notches", n);
        json_put_text(w, "allowed", answers[match]);
        json_key(w, "rule");
        if (rule) {
            json_open(w, '{');
            json_put_text(w, "name", rule->name);
            label_put(w, "label", rule->label);
            json_put_int(w, "line", rule->line);
            json_close(w, '}');
        } else {
            json_write_null(w);
        }
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

const struct error *operation_customer_grade_overrides(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    const struct rating_override_rules *policy = &s->policy->rating->override;
    struct rows *rows;
    const struct error *error;
    int64_t home, id, waiting;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(store_int(s->tx, &query_overrides_waiting, VALUES(sql_int(id)), &waiting));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_overrides_of_customer, VALUES(sql_int(id)), &rows));
    while (rows_next(rows, &error))
        write_item(s, rows, w);
    TRY(error);
    json_close(w, ']');
    json_put_bool(w, "waiting", waiting > 0);
    TRY(write_authority(s, id, w));
    json_key(w, "reasons");
    json_open(w, '[');
    for (size_t i = 0; i < policy->reason_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", policy->reason_names[i]);
        label_put(w, "label", policy->reasons[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_date(w, "latest", date_add_months(s->today, (int)policy->months, 31));
    json_put_int(w, "least_reason", policy->least_reason);
    json_put_int(w, "evidence_from", policy->evidence_from);
    json_close(w, '}');
    return NULL;
}

/* --- what came of all of them ------------------------------------------------------------------------------------------------------- */

struct direction {
    const char *name;
    int64_t count, in_force, scored, defaults;
    double expected_model, expected_person, brier_model, brier_person;
};

struct scoring {
    struct session *s;
    struct json_writer *w;
    struct direction directions[2]; /* up, down */
    int64_t *reasons;
    int64_t in_force;
};

static void score(struct direction *d, double model_pd, double pd, bool defaulted)
{
    d->scored++;
    d->defaults += defaulted;
    d->expected_model += model_pd;
    d->expected_person += pd;
    d->brier_model += (model_pd - defaulted) * (model_pd - defaulted);
    d->brier_person += (pd - defaulted) * (pd - defaulted);
}

static void take_scored(struct scoring *g, struct rows *rows)
{
    struct session *s = g->s;
    struct json_writer *w = g->w;
    const struct rating_override_rules *policy = &s->policy->rating->override;
    int64_t decided_at = rows_int(rows, 2), expires_on = rows_int(rows, 9), ended_on = rows_int(rows, 10);
    bool defaulted = rows_int(rows, 12) == 1, in_force = expires_on >= s->today && (ended_on == NONE || ended_on > s->today);
    bool scored = defaulted || s->today - instant_date(decided_at) > SCORED_DAYS;
    struct direction *d = &g->directions[rows_int(rows, 3) < 0];
    const char *code = rows_text(rows, 8);
    d->count++;
    d->in_force += in_force;
    g->in_force += in_force;
    if (scored && !rows_null(rows, 5) && !rows_null(rows, 7))
        score(d, rows_real(rows, 5), rows_real(rows, 7), defaulted);
    for (size_t i = 0; i < policy->reason_count; i++)
        g->reasons[i] += code && !strcmp(policy->reason_names[i], code);
    json_open(w, '{');
    json_put_text(w, "customer", id_text(s->arena, rows_int(rows, 0), rows_int(rows, 0)));
    json_put_text(w, "customer_title", rows_text(rows, 1));
    json_put_instant(w, "decided_at", decided_at);
    json_put_int(w, "notches", rows_int(rows, 3));
    json_put_text(w, "model_grade", rows_text(rows, 4));
    json_put_text(w, "grade", rows_text(rows, 6));
    json_put_text(w, "grade_now", rows_text(rows, 11));
    label_put(w, "reason_label", reason_label(policy, code));
    json_put_date(w, "expires_on", expires_on);
    json_put_bool(w, "in_force", in_force);
    json_put_text(w, "outcome", defaulted ? "defaulted" : scored ? "sound" : "open");
    json_put_text(w, "proposed_by", rows_text(rows, 13));
    json_close(w, '}');
}

static void write_directions(const struct scoring *g)
{
    struct json_writer *w = g->w;
    json_key(w, "directions");
    json_open(w, '[');
    for (int i = 0; i < 2; i++) {
        const struct direction *d = &g->directions[i];
        double n = (double)d->scored;
        json_open(w, '{');
        json_put_text(w, "name", d->name);
        json_put_int(w, "count", d->count);
        json_put_int(w, "in_force", d->in_force);
        json_put_int(w, "scored", d->scored);
        json_put_int(w, "defaults", d->defaults);
        json_put_double(w, "expected_model", d->expected_model);
        json_put_double(w, "expected_person", d->expected_person);
        json_put_double(w, "brier_model", n > 0 ? d->brier_model / n : NAN);
        json_put_double(w, "brier_person", n > 0 ? d->brier_person / n : NAN);
        json_put_text(w, "better", d->scored < FEW                        ? "too_few"
                                   : d->brier_person < d->brier_model     ? "person"
                                   : d->brier_person > d->brier_model     ? "model"
                                                                          : "same");
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *overrides_score(struct session *s, struct json_writer *w)
{
    const struct rating_override_rules *policy = &s->policy->rating->override;
    struct scoring g = {.s = s, .w = w, .directions = {{.name = "up"}, {.name = "down"}}, .reasons = ARENA_LIST(s->arena, int64_t, policy->reason_count + 1)};
    struct rows *rows;
    const struct error *error;
    int64_t rated;
    TRY(store_int(s->tx, &query_customers_rated, NO_VALUES, &rated));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_overrides_scored, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error))
        take_scored(&g, rows);
    TRY(error);
    json_close(w, ']');
    double share = rated ? (double)g.in_force / (double)rated : NAN;
    write_directions(&g);
    json_key(w, "reasons");
    json_open(w, '[');
    for (size_t i = 0; i < policy->reason_count; i++) {
        json_open(w, '{');
        label_put(w, "label", policy->reasons[i]);
        json_put_int(w, "count", g.reasons[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_int(w, "rated", rated);
    json_put_int(w, "in_force", g.in_force);
    json_put_double(w, "share", share);
    json_put_double(w, "alarm_share", policy->alarm_share);
    json_put_bool(w, "alarm", share > policy->alarm_share);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_rating_overrides(struct call *call)
{
    return overrides_score(call->session, call->reply);
}
