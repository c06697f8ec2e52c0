/* Reading: the board, the library, one warning in full, how a customer stands. */
#include "base/text.h"
#include "domain/warning/warning.h"
#include "queries.h"
#include "record/policies.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

static void put_label(struct json_writer *w, const char *key, struct label label)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_text(w, "zh", label.zh);
    json_put_text(w, "en", label.en);
    json_close(w, '}');
}

/* --- the board
 * -------------------------------------------------------------------------------------------------------- */

static const struct error *write_counts(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_warning_counts, VALUES(sql_int(s->today)), &rows));
    json_key(w, "counts");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "level", rows_text(rows, 0));
        json_put_text(w, "status", rows_text(rows, 1));
        json_put_text(w, "family", rows_text(rows, 2));
        json_put_int(w, "count", rows_int(rows, 3));
        json_put_int(w, "late", rows_int(rows, 4));
        json_put_int(w, "customers", rows_int(rows, 5));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_speed(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t customers;
    TRY(store_int(s->tx, &query_warning_customers, NO_VALUES, &customers));
    json_put_int(w, "customers", customers);
    TRY(store_query(s->tx, &query_warning_speed, VALUES(sql_int(s->today)), &rows));
    if (!rows_next(rows, &error))
        return error;
    json_put_int(w, "responded", rows_int(rows, 0));
    json_put_double(w, "response_hours", rows_real(rows, 1));
    json_put_int(w, "in_time", rows_int(rows, 2));
    rows_close(rows);
    TRY(store_query(s->tx, &query_warning_trend, VALUES(sql_int(s->today)), &rows));
    json_key(w, "trend");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_date(w, "week", rows_int(rows, 0) * 7);
        json_put_text(w, "level", rows_text(rows, 1));
        json_put_int(w, "count", rows_int(rows, 2));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static void write_item(struct session *s, struct rows *rows, struct json_writer *w)
{
    const struct warning_indicator *indicator = warning_indicator(s->policy->warnings, rows_text(rows, 3));
    int64_t home = rows_int(rows, 0), plan = rows_int(rows, 16), owner = rows_int(rows, 15);
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 1)));
    json_put_text(w, "customer", id_text(s->arena, home, home));
    json_put_text(w, "customer_title", rows_text(rows, 2));
    json_put_text(w, "indicator", rows_text(rows, 3));
    put_label(w, "indicator_label",
              indicator ? indicator->label : (struct label){rows_text(rows, 3), rows_text(rows, 3)});
    json_put_text(w, "family", rows_text(rows, 4));
    json_put_text(w, "level", rows_text(rows, 5));
    json_put_text(w, "status", rows_text(rows, 6));
    json_put_date(w, "fired_on", rows_int(rows, 7));
    json_put_date(w, "due_on", rows_int(rows, 8));
    json_put_instant(w, "responded_at", rows_int(rows, 9));
    put_label(w, "reason", (struct label){rows_text(rows, 10), rows_text(rows, 11)});
    json_put_int(w, "times", rows_int(rows, 12));
    json_put_int(w, "escalations", rows_int(rows, 13));
    json_put_text(w, "owner_title", rows_text(rows, 14));
    json_put_text(w, "owner", owner == NONE ? NULL : id_text(s->arena, owner, owner));
    json_put_text(w, "plan", plan == NONE ? NULL : id_text(s->arena, home, plan));
    json_close(w, '}');
}

static const struct error *write_run(struct session *s, struct json_writer *w, const char *key, const char *kind)
{
    struct rows *rows;
    const struct error *error;
    json_key(w, key);
    TRY(store_query(s->tx, &query_warning_last_run, VALUES(sql_text(kind)), &rows));
    if (!rows_next(rows, &error)) {
        json_write_null(w);
        return error;
    }
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, rows_int(rows, 0), rows_int(rows, 0)));
    json_put_instant(w, "started_at", rows_int(rows, 1));
    json_put_date(w, "as_of", rows_int(rows, 2));
    json_put_int(w, "customers", rows_int(rows, 3));
    json_put_int(w, "fired", rows_int(rows, 4));
    json_put_int(w, "raised", rows_int(rows, 5));
    json_put_int(w, "missing", rows_int(rows, 6));
    json_put_int(w, "took_ms", rows_int(rows, 7));
    json_put_raw(w, "indicators", rows_null(rows, 8) ? "[]" : rows_text(rows, 8));
    json_put_text(w, "policy_version", rows_text(rows, 9));
    json_put_int(w, "defaults", rows_int(rows, 10));
    json_put_int(w, "horizon_days", rows_int(rows, 11));
    json_close(w, '}');
    rows_close(rows);
    return NULL;
}

const struct error *operation_warning_board(struct call *call)
{
    const struct warning_board_query *q = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    const char *status = q->status == NONE ? "active" : call->operation->query[0].choices[q->status].name;
    const char *level = q->level == NONE ? "" : warning_level_names[q->level];
    TRY(store_query(s->tx, &query_warning_board_items,
                    VALUES(sql_text(status), sql_text(level), sql_text(q->family ? q->family : ""),
                           sql_int(q->mine == 1 ? s->person : 0), sql_text(q->indicator ? q->indicator : ""),
                           sql_int(q->customer == NONE ? 0 : q->customer), sql_int(q->late == 1), sql_int(s->today),
                           sql_int(q->shadow == 1), sql_int(q->limit == NONE ? 200 : q->limit)),
                    &rows));
    json_open(w, '{');
    json_put_date(w, "today", s->today);
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error))
        write_item(s, rows, w);
    if (error)
        return error;
    json_close(w, ']');
    TRY(write_counts(s, w));
    TRY(write_speed(s, w));
    TRY(write_run(s, w, "run", "run"));
    json_close(w, '}');
    return NULL;
}

/* --- the library
 * -------------------------------------------------------------------------------------------------------- */

static void write_response(struct session *s, struct json_writer *w)
{
    const struct response_policy *response = s->policy->response;
    json_key(w, "response");
    if (!response) {
        json_write_null(w);
        return;
    }
    json_open(w, '{');
    json_put_int(w, "same_level", response->same_level);
    json_put_int(w, "repeat_days", response->repeat_days);
    json_key(w, "playbooks");
    json_open(w, '[');
    for (size_t i = 0; i < response->count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", response->playbooks[i].name);
        put_label(w, "label", response->playbooks[i].label);
        json_put_int(w, "steps", (int64_t)response->playbooks[i].step_count);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

const struct error *operation_warning_indicators(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    const struct warning_policy *warnings = s->policy->warnings;
    struct rows *rows;
    const struct error *error;
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    size_t count = warnings ? warnings->count : 0;
    double(*figures)[5] = arena_take(s->arena, sizeof(*figures) * (count + 1));
    for (size_t i = 0; i < count; i++)
        figures[i][4] = NAN;
    TRY(store_query(s->tx, &query_warning_by_indicator, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        const struct warning_indicator *indicator = warning_indicator(warnings, rows_text(rows, 0));
        for (int k = 0; indicator && k < 5; k++)
            figures[indicator - warnings->indicators][k] = k < 4 ? (double)rows_int(rows, k + 1) : rows_real(rows, 5);
    }
    if (error)
        return error;
    for (size_t i = 0; i < count; i++) {
        double decided = figures[i][2] + figures[i][3];
        json_open(w, '{');
        json_key(w, "indicator");
        warning_indicator_write(w, &warnings->indicators[i]);
        json_put_int(w, "raised", (int64_t)figures[i][0]);
        json_put_int(w, "open", (int64_t)figures[i][1]);
        json_put_int(w, "confirmed", (int64_t)figures[i][2]);
        json_put_int(w, "false_alarms", (int64_t)figures[i][3]);
        json_put_double(w, "precision", decided > 0 ? figures[i][2] / decided : NAN);
        json_put_double(w, "response_hours", figures[i][4]);
        json_close(w, '}');
    }
    json_close(w, ']');
    TRY(write_run(s, w, "run", "run"));
    TRY(write_run(s, w, "back_test", "back_test"));
    write_response(s, w);
    json_close(w, '}');
    return NULL;
}

/* --- how a customer stands
 * ------------------------------------------------------------------------------------------------ */

struct standing {
    int64_t fired, missing, quiet;
};

static void write_standing(struct session *s, struct json_writer *w, const struct warning_policy *warnings,
                           struct fact_set *facts, struct standing *n)
{
    for (size_t k = 0; k < warnings->count; k++) {
        const struct warning_indicator *indicator = &warnings->indicators[k];
        struct warning_finding finding;
        if (indicator->subject != SUBJECT_CUSTOMER)
            continue;
        warning_judge(warnings, indicator, facts, &finding);
        bool fired = finding.level != WARNING_NONE;
        n->fired += fired;
        n->missing += !finding.evaluated;
        n->quiet += finding.evaluated && !fired;
        json_open(w, '{');
        json_put_text(w, "name", indicator->name);
        put_label(w, "label", indicator->label);
        json_put_text(w, "family", warning_family_names[indicator->family]);
        json_put_text(w, "state", fired ? warning_level_names[finding.level] : finding.evaluated ? "quiet" : "missing");
        json_put_bool(w, "trial", indicator->trial);
        json_key(w, "missing");
        if (!finding.evaluated && finding.missing)
            fact_write(w, finding.missing, fact_value(facts, finding.missing));
        else
            json_write_null(w);
        put_label(w, "reason",
                  (struct label){warning_reason(s->arena, &finding, facts, LANGUAGE_ZH),
                                 warning_reason(s->arena, &finding, facts, LANGUAGE_EN)});
        json_key(w, "facts");
        warning_facts_write(w, &finding, facts);
        json_close(w, '}');
    }
}

static const struct error *write_anomaly(struct session *s, int64_t customer, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    json_key(w, "anomaly");
    TRY(store_query(s->tx, &query_warning_of_customer, VALUES(sql_int(customer)), &rows));
    if (!rows_next(rows, &error)) {
        json_write_null(w);
        return error;
    }
    json_open(w, '{');
    json_put_double(w, "score", rows_real(rows, 0));
    json_put_date(w, "scored_on", rows_int(rows, 1));
    json_put_raw(w, "reasons", rows_null(rows, 2) ? "[]" : rows_text(rows, 2));
    json_put_int(w, "figures", rows_int(rows, 3));
    json_close(w, '}');
    rows_close(rows);
    return NULL;
}

/* What is watched how often follows from the risk: a row of the table monitor_plan. */
static void write_monitor_plan(struct session *s, struct fact_set *facts, struct json_writer *w)
{
    const struct decision_table *table = policy_table(s->policy, "monitor_plan");
    struct table_result result;
    json_key(w, "plan");
    if (!table) {
        json_write_null(w);
        return;
    }
    table_decide(s->arena, table, facts, &result);
    table_result_write(w, &result, facts);
}

static const struct error *write_monitor(struct call *call, struct policy_snapshot *policy)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct fact_set *facts;
    struct standing n = {0};
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(facts_of_customer(s, policy, id, &facts));
    json_open(w, '{');
    json_key(w, "indicators");
    json_open(w, '[');
    if (policy->warnings)
        write_standing(s, w, policy->warnings, facts, &n);
    json_close(w, ']');
    json_put_int(w, "fired", n.fired);
    json_put_int(w, "missing", n.missing);
    json_put_int(w, "quiet", n.quiet);
    TRY(write_anomaly(s, id, w));
    write_monitor_plan(s, facts, w);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_customer_monitor(struct call *call)
{
    struct policy_snapshot *policy;
    TRY(policies_at(call->session, call->session->viewer.as_of, &policy));
    const struct error *error = write_monitor(call, policy);
    policy_release(policy);
    return error;
}

/* --- one warning
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *write_steps(struct session *s, int64_t home, int64_t plan, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[64];
    size_t count = 0;
    TRY(store_query(s->tx, &query_warning_steps_of, VALUES(sql_int(home), sql_int(plan)), &rows));
    while (rows_next(rows, &error))
        if (count < 64)
            ids[count++] = rows_int(rows, 0);
    if (error)
        return error;
    for (size_t i = 0; i < count; i++) {
        struct warning_step step;
        TRY(record_load(s, &warning_step_entity, home, ids[i], &step));
        TRY(record_write(s, &warning_step_entity, &step, w));
    }
    return NULL;
}

static const struct error *write_plan(struct session *s, int64_t home, int64_t warning, struct json_writer *w)
{
    struct warning_plan plan;
    int64_t id;
    TRY(store_int(s->tx, &query_warning_plan_of, VALUES(sql_int(home), sql_int(warning)), &id));
    json_key(w, "plan");
    if (id == NONE) {
        json_write_null(w);
        json_key(w, "steps");
        json_open(w, '[');
        json_close(w, ']');
        return NULL;
    }
    TRY(record_load(s, &warning_plan_entity, home, id, &plan));
    TRY(record_write(s, &warning_plan_entity, &plan, w));
    json_key(w, "steps");
    json_open(w, '[');
    TRY(write_steps(s, home, id, w));
    json_close(w, ']');
    return NULL;
}

static void write_lines(struct session *s, struct json_writer *w)
{
    json_key(w, "lines");
    json_open(w, '[');
    for (int i = 0; s->policy->response && i < 3; i++) {
        json_open(w, '[');
        for (size_t k = 0; k < s->policy->response->lines[i].count; k++)
            json_write_text(w, s->policy->response->lines[i].names[k]);
        json_close(w, ']');
    }
    json_close(w, ']');
    json_put_int(w, "line", response_line(s->policy->response, s->role ? s->role : "") + 1);
    json_key(w, "may");
    json_open(w, '{');
    json_put_bool(w, "respond", scope_permits(s, "warning.respond"));
    json_put_bool(w, "close", scope_permits(s, "warning.close"));
    json_put_bool(w, "lower", scope_permits(s, "warning.lower"));
    json_put_bool(w, "sign", scope_permits(s, "warning.sign"));
    json_close(w, '}');
}

const struct error *operation_warning_detail(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct warning row;
    struct customer customer;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &warning_entity, home, id, &row));
    TRY(record_load(s, &customer_entity, home, home, &customer));
    const struct warning_indicator *indicator = warning_indicator(s->policy->warnings, row.indicator);
    json_open(w, '{');
    json_key(w, "warning");
    TRY(record_write(s, &warning_entity, &row, w));
    json_put_text(w, "customer_title", customer.name);
    json_key(w, "indicator");
    if (indicator)
        warning_indicator_write(w, indicator);
    else
        json_write_null(w);
    TRY(write_plan(s, home, id, w));
    write_lines(s, w);
    json_close(w, '}');
    return NULL;
}
