#include "base/text.h"
#include "domain/covenant/covenant.h"
#include "domain/warning/warning.h"
#include "queries.h"
#include "record/policies.h"
#include "record/row.h"

#include <math.h>

static void put_label(struct json_writer *w, const char *key, struct label label)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_text(w, "zh", label.zh);
    json_put_text(w, "en", label.en);
    json_close(w, '}');
}

static void write_figure(struct json_writer *w, const struct covenant_figure *figure, const char *fault)
{
    json_open(w, '{');
    json_put_text(w, "fault", fault);
    json_put_bool(w, "known", figure->known);
    json_put_bool(w, "applies", figure->applies);
    put_label(w, "value", figure->said);
    put_label(w, "bound", figure->bound);
    json_put_double(w, "headroom", figure->headroom);
    json_put_text(w, "missing", figure->missing);
    json_put_raw(w, "path", figure->path ? figure->path : "null");
    json_close(w, '}');
}

/* --- reading
 * ---------------------------------------------------------------------------------------------------------- */

static void write_item(struct session *s, struct rows *rows, struct json_writer *w)
{
    int64_t home = rows_int(rows, 0);
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 1)));
    json_put_text(w, "customer", id_text(s->arena, home, home));
    json_put_text(w, "customer_title", rows_text(rows, 2));
    json_put_text(w, "name", rows_text(rows, 3));
    json_put_text(w, "kind", rows_text(rows, 4));
    json_put_text(w, "metric", rows_text(rows, 5));
    json_put_text(w, "relation", rows_text(rows, 6));
    json_put_text(w, "threshold", rows_text(rows, 7));
    json_put_text(w, "status", rows_text(rows, 8));
    json_put_double(w, "value", rows_real(rows, 9));
    json_put_double(w, "headroom", rows_real(rows, 10));
    json_put_double(w, "months_left", rows_real(rows, 11));
    json_put_date(w, "tested_on", rows_int(rows, 12));
    json_put_date(w, "next_on", rows_int(rows, 13));
    json_put_date(w, "cure_until", rows_int(rows, 14));
    json_put_date(w, "waived_until", rows_int(rows, 15));
    json_close(w, '}');
}

const struct error *operation_covenant_board(struct call *call)
{
    const struct covenant_board_query *q = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_covenant_board,
                    VALUES(sql_int(q->customer == NONE ? 0 : q->customer), sql_text(q->status ? q->status : "")),
                    &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error))
        write_item(s, rows, w);
    if (error)
        return error;
    json_close(w, ']');
    TRY(store_query(s->tx, &query_covenant_counts, NO_VALUES, &rows));
    json_key(w, "counts");
    json_open(w, '{');
    while (rows_next(rows, &error))
        json_put_int(w, arena_text(s->arena, rows_text(rows, 0)), rows_int(rows, 1));
    json_close(w, '}');
    json_close(w, '}');
    return error;
}

static const struct error *write_rows(struct session *s, const struct entity *entity, const struct query *query,
                                      const struct covenant *c, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[60];
    size_t count = 0;
    TRY(store_query(s->tx, query, VALUES(sql_int(c->customer), sql_int(c->record.id)), &rows));
    while (rows_next(rows, &error))
        if (count < 60)
            ids[count++] = rows_int(rows, 0);
    if (error)
        return error;
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        void *row = arena_take(s->arena, entity->size);
        TRY(record_load(s, entity, c->customer, ids[i], row));
        TRY(record_write(s, entity, row, w));
    }
    json_close(w, ']');
    return NULL;
}

const struct error *operation_covenant_page(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct covenant row;
    struct customer customer;
    struct covenant_figure figure;
    struct fact_set *facts;
    const char *fault;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &covenant_entity, home, id, &row));
    TRY(record_load(s, &customer_entity, home, home, &customer));
    TRY(facts_of_customer(s, s->policy, home, &facts));
    covenant_compute(s, s->policy, &row, facts, &figure, &fault);
    json_open(w, '{');
    json_key(w, "covenant");
    TRY(record_write(s, &covenant_entity, &row, w));
    json_put_text(w, "customer_title", customer.name);
    json_key(w, "now");
    write_figure(w, &figure, fault);
    json_key(w, "tests");
    TRY(write_rows(s, &covenant_test_entity, &query_covenant_test_ids, &row, w));
    json_key(w, "waivers");
    TRY(write_rows(s, &covenant_waiver_entity, &query_covenant_waiver_ids, &row, w));
    json_key(w, "may");
    json_open(w, '{');
    json_put_bool(w, "test", scope_permits(s, "covenant.test"));
    json_put_bool(w, "waive", scope_permits(s, "covenant.waive"));
    json_close(w, '}');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_covenant_preview(struct call *call)
{
    const struct covenant_preview_input *in = call->input;
    struct session *s = call->session;
    struct covenant row;
    struct covenant_figure figure;
    struct fact_set *facts;
    const char *fault;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(facts_of_customer(s, s->policy, id, &facts));
    record_clear(&covenant_entity, &row);
    row.metric = in->metric;
    row.relation = in->relation;
    row.threshold = in->threshold;
    row.applies = in->applies;
    covenant_compute(s, s->policy, &row, facts, &figure, &fault);
    write_figure(call->reply, &figure, fault);
    return NULL;
}

/* --- writing
 * ------------------------------------------------------------------------------------------------------------ */

static const char *status_name(int64_t status)
{
    return entity_field(&covenant_entity, "status")->choices[status].name;
}

const struct error *operation_covenant_define(struct call *call)
{
    const struct covenant_define_input *in = call->input;
    struct session *s = call->session, engine;
    struct covenant row;
    struct covenant_figure figure;
    struct fact_set *facts;
    const char *fault;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(facts_of_customer(s, s->policy, id, &facts));
    record_initial(s, &covenant_entity, &row);
    row.customer = id;
    row.name = in->name;
    row.kind = in->kind == NONE ? COVENANT_KIND_FINANCIAL : in->kind;
    row.metric = in->metric;
    row.relation = in->relation;
    row.threshold = in->threshold;
    row.applies = in->applies;
    row.frequency = in->frequency == NONE ? COVENANT_FREQUENCY_QUARTERLY : in->frequency;
    row.starts_on = in->starts_on == NONE ? s->today : in->starts_on;
    row.ends_on = in->ends_on;
    row.cure_days = in->cure_days == NONE ? 30 : in->cure_days;
    row.clause = in->clause;
    covenant_compute(s, s->policy, &row, facts, &figure, &fault);
    if (fault)
        return error_make(s->arena, ERROR_FIELD_CHECK, .field = "metric", .value = in->metric, .arguments = {fault});
    TRY(record_create(s, &covenant_entity, &row, NULL));
    session_engine(s, &engine);
    TRY(covenant_test_one(&engine, &row, facts));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, id, row.record.id));
    json_put_text(call->reply, "status", status_name(row.status));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_covenant_test_now(struct call *call)
{
    struct session *s = call->session, engine;
    struct covenant row;
    struct fact_set *facts;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &covenant_entity, home, id, &row));
    TRY(facts_of_customer(s, s->policy, home, &facts));
    session_engine(s, &engine);
    TRY(covenant_test_one(&engine, &row, facts));
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", status_name(row.status));
    json_put_double(call->reply, "headroom", row.headroom);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_covenant_waive(struct call *call)
{
    const struct covenant_waive_input *in = call->input;
    struct session *s = call->session, engine;
    struct covenant row;
    struct covenant_waiver waiver;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &covenant_entity, home, id, &row));
    if (in->until <= s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "until", .value = date_text(s->arena, in->until),
                          .arguments = {"> today / 今天之后"});
    session_engine(s, &engine);
    record_initial(&engine, &covenant_waiver_entity, &waiver);
    waiver.customer = home;
    waiver.covenant = id;
    waiver.until = in->until;
    waiver.reason = in->reason;
    waiver.terms = in->terms;
    waiver.decided_at = s->now;
    engine.reason = in->reason;
    TRY(record_put(&engine, &covenant_waiver_entity, &waiver));
    row.waived_until = in->until;
    if (row.status == COVENANT_STATUS_BREACHED)
        row.status = COVENANT_STATUS_WAIVED;
    TRY(record_update(&engine, &covenant_entity, &row, NULL));
    json_open(call->reply, '{');
    json_put_date(call->reply, "until", in->until);
    json_close(call->reply, '}');
    return NULL;
}
