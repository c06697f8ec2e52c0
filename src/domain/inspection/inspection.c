/* Looking at borrowers after the money is out: planned by the policy, filled in beforehand, finished on site. */
#include "base/text.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

static const struct error *as_engine(struct session *s, const struct error *(*work)(struct session *engine, void *row),
                                     void *row)
{
    struct session engine;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = work(&engine, row);
    s->tx->viewer = before;
    return error;
}

/* --- planning
 * --------------------------------------------------------------------------------------------------------- */

struct borrower {
    int64_t customer, class;
};

/* Days between two looks, NONE when the policy cannot say. */
static int64_t every_days(struct session *s, const struct customer *customer, int64_t class, const char **reason)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "inspection_plan") : NULL;
    struct table_result r;
    *reason = NULL;
    if (!table)
        return NONE;
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    fact_set_reset(facts);
    fact_put_text(facts, "loan_class", entity_field(&loan_entity, "five_class")->choices[class].name);
    if (customer->grade)
        fact_put_text(facts, "grade", customer->grade);
    table_decide(s->arena, table, facts, &r);
    struct value days = table_output(&r, 0, "every_days", facts), why = table_output(&r, 0, "reason", facts);
    if (!r.evaluated || !value_known(days))
        return NONE;
    *reason = value_known(why) ? arena_text(s->arena, why.text) : NULL;
    return (int64_t)days.number;
}

static const struct error *put_inspection(struct session *engine, void *row)
{
    struct inspection *inspection = row;
    return inspection->record.id ? record_update(engine, &inspection_entity, inspection, NULL)
                                 : record_put(engine, &inspection_entity, inspection);
}

static const struct error *plan_next(struct session *s, int64_t home, int64_t class, int64_t last, int64_t *due)
{
    struct customer customer;
    struct inspection row;
    const char *reason;
    TRY(record_load(s, &customer_entity, home, home, &customer));
    int64_t every = every_days(s, &customer, class, &reason);
    *due = NONE;
    if (every == NONE)
        return NULL;
    record_initial(s, &inspection_entity, &row);
    row.customer = home;
    row.kind = INSPECTION_KIND_REGULAR;
    row.due_on = last == NONE ? s->today + every / 3 : last + every;
    if (row.due_on < s->today)
        row.due_on = s->today;
    row.status = INSPECTION_STATUS_PLANNED;
    row.owner = customer.owner;
    row.reason = reason;
    row.record.id = 0;
    *due = row.due_on;
    return as_engine(s, put_inspection, &row);
}

const struct error *operation_inspection_plan(struct call *call)
{
    const struct inspection_plan_input *in = call->input;
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    struct borrower *list = ARENA_LIST(s->arena, struct borrower, 2000);
    size_t count = 0;
    int64_t planned = 0, due;
    TRY(store_query(s->tx, &query_inspection_borrowers, VALUES(sql_int(in->customer)), &rows));
    while (rows_next(rows, &error))
        list[count++] = (struct borrower){rows_int(rows, 0), rows_int(rows, 1)};
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        int64_t waiting = 0, last = NONE;
        TRY(store_query(s->tx, &query_inspection_last, VALUES(sql_int(list[i].customer)), &rows));
        if (rows_next(rows, &error)) {
            waiting = rows_int(rows, 0);
            last = rows_int(rows, 1);
            rows_close(rows);
        }
        TRY(error);
        if (waiting == 1)
            continue;
        TRY(plan_next(s, list[i].customer, list[i].class, last, &due));
        planned += due != NONE;
    }
    json_open(call->reply, '{');
    json_put_int(call->reply, "planned", planned);
    json_put_int(call->reply, "looked_at", (int64_t)count);
    json_close(call->reply, '}');
    return NULL;
}

/* Pictures taken for this inspection and other papers of it. */
static const struct error *write_photos(struct session *s, const struct inspection *row, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_inspection_photos, VALUES(sql_int(row->record.home), sql_int(row->record.id)),
                    &rows));
    json_key(w, "photos");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, row->record.home, rows_int(rows, 0)));
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_text(w, "media_type", rows_text(rows, 2));
        json_put_int(w, "size_bytes", rows_int(rows, 3));
        json_put_instant(w, "uploaded_at", rows_int(rows, 4));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

/* --- the form
 * --------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    struct label label;
} questions[] = {
    {"purpose", {"贷款是否按约定用途使用", "Is the loan used as agreed"}},
    {"running", {"生产经营是否正常", "Is the business running as usual"}},
    {"orders", {"订单与开工是否充足", "Are there enough orders and work"}},
    {"cash", {"资金回笼是否正常", "Does money come back as usual"}},
    {"people", {"管理层与实际控制人是否稳定", "Are management and owner stable"}},
    {"lawsuit", {"是否没有新的诉讼与处罚", "Are there no new lawsuits or penalties"}},
    {"collateral", {"押品是否完好、保险有效", "Is the collateral sound and insured"}},
    {"repay", {"下期还款来源是否落实", "Is the next repayment provided for"}},
};

enum figure_kind { FIGURE_TEXT, FIGURE_INT, FIGURE_DATE };
struct figure_column {
    const char *key;
    enum figure_kind kind;
};

static const struct error *write_rows(struct session *s, struct json_writer *w, const char *key,
                                      const struct query *query, const struct sql_value *values, size_t count,
                                      const struct figure_column *columns, int column_count)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, query, values, count, &rows));
    json_key(w, key);
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        for (int i = 0; i < column_count; i++)
            if (columns[i].kind == FIGURE_TEXT)
                json_put_text(w, columns[i].key, rows_text(rows, i));
            else if (columns[i].kind == FIGURE_DATE)
                json_put_date(w, columns[i].key, rows_int(rows, i));
            else
                json_put_int(w, columns[i].key, rows_int(rows, i));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_figures(struct session *s, int64_t home, struct json_writer *w)
{
    static const struct figure_column loans[] = {{"number", FIGURE_TEXT},      {"balance", FIGURE_INT},
                                                 {"overdue_days", FIGURE_INT}, {"five_class", FIGURE_TEXT},
                                                 {"next_due_on", FIGURE_DATE}, {"next_due_amount", FIGURE_INT}};
    static const struct figure_column flows[] = {{"inflow_90d", FIGURE_INT}, {"bookings_90d", FIGURE_INT}};
    static const struct figure_column statement[] = {
        {"period_end", FIGURE_DATE}, {"revenue", FIGURE_INT}, {"net_profit", FIGURE_INT}, {"total_assets", FIGURE_INT}};
    static const struct figure_column pieces[] = {{"name", FIGURE_TEXT},
                                                  {"net_value", FIGURE_INT},
                                                  {"review_on", FIGURE_DATE},
                                                  {"insurance_expires_on", FIGURE_DATE}};
    json_open(w, '{');
    TRY(write_rows(s, w, "loans", &query_inspection_loans, VALUES(sql_int(home)), loans, 6));
    TRY(write_rows(s, w, "flows", &query_inspection_flows, VALUES(sql_int(home), sql_int(s->today - 90)), flows, 2));
    TRY(write_rows(s, w, "statement", &query_inspection_statement, VALUES(sql_int(home)), statement, 4));
    TRY(write_rows(s, w, "collateral", &query_inspection_collateral, VALUES(sql_int(home)), pieces, 4));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_inspection_open(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct inspection row;
    struct customer customer;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &inspection_entity, home, id, &row));
    TRY(record_load(s, &customer_entity, home, home, &customer));
    json_open(w, '{');
    json_key(w, "inspection");
    TRY(record_write(s, &inspection_entity, &row, w));
    json_key(w, "customer");
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, home));
    json_put_text(w, "name", customer.name);
    json_put_text(w, "grade", customer.grade);
    json_put_text(w, "address", customer.address);
    json_close(w, '}');
    json_key(w, "figures");
    if (row.figures)
        json_write_raw(w, row.figures); /* as they stood when it was done */
    else
        TRY(write_figures(s, home, w));
    json_key(w, "questions");
    json_open(w, '[');
    for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
        json_open(w, '{');
        json_put_text(w, "name", questions[i].name);
        label_put(w, "label", questions[i].label);
        json_close(w, '}');
    }
    json_close(w, ']');
    TRY(write_photos(s, &row, w));
    json_close(w, '}');
    return NULL;
}

/* --- finishing
 * -------------------------------------------------------------------------------------------------------- */

static const struct error *put_task(struct session *engine, void *row)
{
    return record_put(engine, &task_entity, row);
}

static const struct error *worst_class(struct session *s, int64_t home, int64_t *class)
{
    struct rows *rows;
    const struct error *error;
    *class = 0;
    TRY(store_query(s->tx, &query_inspection_borrowers, VALUES(sql_int(home)), &rows));
    if (rows_next(rows, &error)) {
        *class = rows_int(rows, 1);
        rows_close(rows);
    }
    return error;
}

const struct error *operation_inspection_finish(struct call *call)
{
    const struct inspection_finish_input *in = call->input;
    struct session *s = call->session;
    struct inspection row;
    struct task task;
    struct buffer figures = {.arena = s->arena};
    struct json_writer w = {&figures, false};
    int64_t home, id, class, due;
    bool acts = in->conclusion == INSPECTION_CONCLUSION_ACT;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &inspection_entity, ACCESS_READ, home, id));
    TRY(record_load(s, &inspection_entity, home, id, &row));
    if (row.status != INSPECTION_STATUS_PLANNED)
        return error_make(s->arena, ERROR_INSPECTION_DONE);
    if (in->conclusion != INSPECTION_CONCLUSION_SOUND && (!in->findings || !*in->findings))
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "findings");
    TRY(write_figures(s, home, &w));
    row.figures = buffer_end(&figures);
    row.answers = in->answers;
    row.conclusion = in->conclusion;
    row.findings = in->findings;
    row.minutes = in->minutes;
    row.status = INSPECTION_STATUS_DONE;
    row.done_on = s->today;
    TRY(as_engine(s, put_inspection, &row));
    if (acts) {
        record_initial(s, &task_entity, &task);
        task.customer = home;
        task.title = "落实贷后检查发现的问题";
        task.kind = TASK_KIND_WARNING;
        task.priority = TASK_PRIORITY_HIGH;
        task.owner = row.owner;
        task.due_on = s->today + 5;
        task.detail = in->findings ? arena_text_part(s->arena, in->findings, strnlen(in->findings, 900)) : NULL;
        task.source = "inspection";
        TRY(as_engine(s, put_task, &task));
    }
    TRY(worst_class(s, home, &class));
    TRY(plan_next(s, home, class, s->today, &due));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, id));
    json_put_date(call->reply, "next_due", due);
    json_put_text(call->reply, "task", acts ? id_text(s->arena, task.record.home, task.record.id) : NULL);
    json_close(call->reply, '}');
    return NULL;
}
