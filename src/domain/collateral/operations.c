/* What is done with security: valued, registered and insured, allocated, released. */
#include "base/text.h"
#include "domain/collateral/collateral.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

struct working {
    struct call *call;
    struct collateral piece;
};

static const struct error *held(struct call *call, struct collateral *c)
{
    struct session *s = call->session;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &collateral_entity, ACCESS_READ, home, id));
    TRY(record_load(s, &collateral_entity, home, id, c));
    return c->status == COLLATERAL_STATUS_HELD
               ? NULL
               : error_make(
                     s->arena, ERROR_COLLATERAL_STATE,
                     .arguments = {c->name, entity_field(&collateral_entity, "status")->choices[c->status].name});
}

static const struct error *as_engine(struct session *s,
                                     const struct error *(*work)(struct session *engine, void *context), void *context)
{
    struct session engine;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = work(&engine, context);
    s->tx->viewer = before;
    return error;
}

static const struct error *revalue(struct session *engine, void *context)
{
    return collateral_revalue(engine, context);
}

/* The cover of every facility the piece secures. */
static const struct error *write_coverage(struct session *s, const struct collateral *c, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[200];
    size_t count = 0;
    TRY(store_query(s->tx, &query_collateral_allocations, VALUES(sql_int(c->record.home), sql_int(c->record.id)),
                    &rows));
    while (rows_next(rows, &error))
        if (count < 200)
            ids[count++] = rows_int(rows, 1);
    TRY(error);
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        struct facility f;
        TRY(record_load(s, &facility_entity, c->record.home, ids[i], &f));
        json_open(w, '{');
        json_put_text(w, "facility", id_text(s->arena, c->record.home, ids[i]));
        json_put_text(w, "name", f.name);
        json_put_int(w, "security_value", f.security_value);
        json_put_double(w, "coverage", f.coverage);
        json_put_double(w, "required", f.secured_share);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

static const struct error *reply(struct call *call, const struct collateral *c)
{
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_put_int(w, "net_value", c->net_value);
    json_put_double(w, "haircut", c->haircut);
    json_put_date(w, "review_on", c->review_on);
    json_key(w, "coverage");
    TRY(write_coverage(call->session, c, w));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_collateral_value(struct call *call)
{
    const struct collateral_value_input *in = call->input;
    struct collateral c;
    TRY(held(call, &c));
    if (in->valued_on > call->session->today)
        return error_make(call->session->arena, ERROR_FIELD_RANGE, .field = "valued_on",
                          .value = date_text(call->session->arena, in->valued_on),
                          .arguments = {arena_format(call->session->arena, "<= %s",
                                                     date_text(call->session->arena, call->session->today))});
    c.value = in->value;
    c.valued_on = in->valued_on;
    c.valued_by = in->valued_by;
    TRY(as_engine(call->session, revalue, &c));
    return reply(call, &c);
}

const struct error *operation_collateral_perfect(struct call *call)
{
    const struct collateral_perfect_input *in = call->input;
    struct collateral c;
    TRY(held(call, &c));
    c.perfection = in->perfection == NONE ? c.perfection : in->perfection;
    c.registered_on = in->registered_on == NONE ? c.registered_on : in->registered_on;
    c.registration_number = in->registration_number ? in->registration_number : c.registration_number;
    c.registration_expires_on =
        in->registration_expires_on == NONE ? c.registration_expires_on : in->registration_expires_on;
    c.insured_amount = in->insured_amount == NONE ? c.insured_amount : in->insured_amount;
    c.insurance_expires_on = in->insurance_expires_on == NONE ? c.insurance_expires_on : in->insurance_expires_on;
    TRY(as_engine(call->session, revalue, &c));
    return reply(call, &c);
}

static const struct error *put_allocation(struct session *engine, void *context)
{
    struct working *w = context;
    const struct collateral_allocate_input *in = w->call->input;
    struct collateral_allocation row;
    struct facility facility;
    TRY(record_load(engine, &facility_entity, w->piece.record.home, in->facility, &facility));
    record_clear(&collateral_allocation_entity, &row);
    row.customer = w->piece.record.home;
    row.collateral = w->piece.record.id;
    row.facility = in->facility;
    row.amount = in->amount;
    row.rank = in->rank == NONE ? 1 : in->rank;
    return record_put(engine, &collateral_allocation_entity, &row); /* the cover follows */
}

const struct error *operation_collateral_allocate(struct call *call)
{
    struct working *w = ARENA_NEW(call->session->arena, struct working);
    w->call = call;
    TRY(held(call, &w->piece));
    TRY(as_engine(call->session, put_allocation, w));
    return reply(call, &w->piece);
}

/* Refused when a facility would be covered below what was agreed. */
static const struct error *release(struct session *engine, void *context)
{
    struct working *w = context;
    struct collateral *c = &w->piece;
    struct rows *rows;
    const struct error *error;
    c->status = COLLATERAL_STATUS_RELEASED;
    c->perfection = COLLATERAL_PERFECTION_RELEASED;
    TRY(collateral_revalue(engine, c));
    TRY(store_query(engine->tx, &query_collateral_allocations, VALUES(sql_int(c->record.home), sql_int(c->record.id)),
                    &rows));
    int64_t ids[200];
    size_t count = 0;
    while (rows_next(rows, &error))
        if (count < 200)
            ids[count++] = rows_int(rows, 1);
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        struct facility f;
        TRY(record_load(engine, &facility_entity, c->record.home, ids[i], &f));
        if (!isnan(f.secured_share) && !isnan(f.coverage) && f.coverage < f.secured_share)
            return error_make(engine->arena, ERROR_COLLATERAL_STILL_NEEDED,
                              .arguments = {f.name, arena_format(engine->arena, "%.0f%%", f.coverage * 100),
                                            arena_format(engine->arena, "%.0f%%", f.secured_share * 100)});
    }
    return NULL;
}

const struct error *operation_collateral_release(struct call *call)
{
    const struct collateral_release_input *in = call->input;
    struct working *w = ARENA_NEW(call->session->arena, struct working);
    w->call = call;
    TRY(held(call, &w->piece));
    call->session->reason = in->reason;
    TRY(as_engine(call->session, release, w));
    return reply(call, &w->piece);
}

/* --- what secures a facility ----------------------------------------------------------------------------------------
 */

static const struct error *write_piece(struct session *s, struct json_writer *w, int64_t home, int64_t allocation,
                                       int64_t collateral)
{
    struct collateral_allocation row;
    struct collateral c;
    TRY(record_load(s, &collateral_allocation_entity, home, allocation, &row));
    TRY(record_load(s, &collateral_entity, home, collateral, &c));
    json_open(w, '{');
    json_put_text(w, "kind", "collateral");
    json_put_text(w, "id", id_text(s->arena, home, collateral));
    json_put_text(w, "name", c.name);
    json_put_text(w, "type", entity_field(&collateral_entity, "kind")->choices[c.kind].name);
    json_put_int(w, "value", c.value);
    json_put_double(w, "haircut", c.haircut);
    json_put_int(w, "net_value", c.net_value);
    json_put_int(w, "counts", row.allocated);
    json_put_date(w, "valued_on", c.valued_on);
    json_put_date(w, "review_on", c.review_on);
    json_put_date(w, "insurance_expires_on", c.insurance_expires_on);
    json_put_text(w, "perfection", entity_field(&collateral_entity, "perfection")->choices[c.perfection].name);
    json_put_null(w, "reason");
    json_close(w, '}');
    return NULL;
}

static const struct error *write_guarantee(struct session *s, struct json_writer *w, int64_t home, int64_t id)
{
    struct guarantee_contract g;
    struct customer guarantor;
    TRY(record_load(s, &guarantee_contract_entity, home, id, &g));
    bool seen = !record_load(s, &customer_entity, g.guarantor, g.guarantor, &guarantor);
    json_open(w, '{');
    json_put_text(w, "kind", "guarantee");
    json_put_text(w, "id", id_text(s->arena, home, id));
    json_put_text(w, "name", seen ? guarantor.name : NULL);
    json_put_text(w, "type", entity_field(&guarantee_contract_entity, "kind")->choices[g.kind].name);
    json_put_int(w, "value", g.amount);
    json_put_double(w, "haircut", g.haircut);
    json_put_int(w, "net_value", g.net_value);
    json_put_int(w, "counts", g.net_value);
    json_put_text(w, "reason", g.reason);
    json_close(w, '}');
    return NULL;
}

static const struct error *write_items(struct session *s, struct json_writer *w, int64_t home, int64_t id,
                                       const struct query *query, bool guarantees)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[200], others[200];
    size_t count = 0;
    TRY(store_query(s->tx, query, VALUES(sql_int(home), sql_int(id)), &rows));
    while (rows_next(rows, &error))
        if (count < 200) {
            ids[count] = rows_int(rows, 0);
            others[count++] = guarantees ? NONE : rows_int(rows, 1);
        }
    TRY(error);
    for (size_t i = 0; i < count; i++)
        TRY(guarantees ? write_guarantee(s, w, home, ids[i]) : write_piece(s, w, home, ids[i], others[i]));
    return NULL;
}

const struct error *operation_facility_security(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct facility f;
    int64_t home, id, used;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &facility_entity, home, id, &f));
    TRY(store_int(s->tx, &query_collateral_used, VALUES(sql_int(home), sql_int(id)), &used));
    json_open(w, '{');
    json_put_text(w, "facility", id_text(s->arena, home, id));
    json_put_int(w, "used", used == NONE ? 0 : used);
    json_put_int(w, "security_value", f.security_value == NONE ? 0 : f.security_value);
    json_put_double(w, "coverage", f.coverage);
    json_put_double(w, "required", f.secured_share);
    json_key(w, "items");
    json_open(w, '[');
    TRY(write_items(s, w, home, id, &query_collateral_of_facility, false));
    TRY(write_items(s, w, home, id, &query_collateral_guarantees, true));
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}
