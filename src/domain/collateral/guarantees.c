/* Guarantees for a facility: what each is worth and what to mind about it, tried before it is signed, released when the
 * cover allows it. Adding and changing one is a record like any other; its worth follows. */
#include "base/text.h"
#include "domain/collateral/collateral.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/call.h"
#include "record/row.h"

#include <math.h>

enum { GUARANTEES_MOST = 100 };

/* --- what to mind
 * ------------------------------------------------------------------------------------------------------- */

/* Guarantees given with CONTRACT over the equity of the guarantor. Those counted are the edges of the network, so a
 * contract already kept counts once more only while no edge stands for it. */
static void put_load(struct session *s, const struct guarantee_contract *contract, struct fact_set *facts)
{
    const struct fact *given = fact_find(s->policy->facts, "guarantee_given"),
                      *equity = fact_find(s->policy->facts, "total_equity");
    struct value g = given ? fact_value(facts, given) : (struct value){0},
                 e = equity ? fact_value(facts, equity) : (struct value){0};
    if (value_known(e) && e.minor > 0)
        fact_put_number(facts, "guarantee_load_after",
                        (double)((value_known(g) ? g.minor : 0) + contract->amount) / (double)e.minor);
}

static const struct error *write_warnings(struct session *engine, const struct guarantee_contract *contract,
                                          const struct guarantee_worth *worth, struct json_writer *w)
{
    const struct decision_table *table = engine->policy ? policy_table(engine->policy, "guarantee_warning") : NULL;
    struct table_result r;
    int64_t ties;
    json_key(w, "warnings");
    json_open(w, '[');
    if (table && worth->facts) {
        TRY(store_int(engine->tx, &query_guarantee_ties,
                      VALUES(sql_int(contract->customer), sql_int(contract->guarantor), sql_int(engine->today)),
                      &ties));
        fact_put_bool(worth->facts, "guarantor_related", ties > 0);
        fact_put_text(worth->facts, "guarantee_kind",
                      entity_field(&guarantee_contract_entity, "kind")
                          ->choices[contract->kind == NONE ? 0 : contract->kind]
                          .name);
        put_load(engine, contract, worth->facts);
        table_decide(engine->arena, table, worth->facts, &r);
        for (size_t n = 0; r.evaluated && n < r.row_count; n++) {
            struct value name = table_output(&r, n, "warning", worth->facts),
                         grave = table_output(&r, n, "grave", worth->facts);
            json_open(w, '{');
            json_put_text(w, "warning", value_known(name) ? name.text : NULL);
            json_put_bool(w, "grave", value_known(grave) && grave.truth);
            label_put(w, "label", table->rows[r.rows[n]].label);
            json_close(w, '}');
        }
    }
    json_close(w, ']');
    return NULL;
}

/* --- the list
 * ----------------------------------------------------------------------------------------------------------- */

struct listed {
    struct guarantee_contract contract;
    const char *guarantor;
};

struct warning_of {
    const struct guarantee_contract *contract;
    struct json_writer *w;
};

static const struct error *warn(struct session *engine, void *context)
{
    const struct warning_of *of = context;
    struct guarantee_worth worth;
    TRY(guarantee_value(engine, of->contract, &worth));
    return write_warnings(engine, of->contract, &worth, of->w);
}

static const char *choice(const char *field, int64_t value)
{
    return value == NONE ? NULL : entity_field(&guarantee_contract_entity, field)->choices[value].name;
}

static const struct error *write_item(struct session *s, struct json_writer *w, const struct listed *l)
{
    const struct guarantee_contract *g = &l->contract;
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, g->record.home, g->record.id));
    json_put_int(w, "version", g->record.version);
    json_put_text(w, "number", g->number);
    json_put_text(w, "guarantor", id_text(s->arena, g->guarantor, g->guarantor));
    json_put_text(w, "guarantor_name", l->guarantor);
    json_put_text(w, "kind", choice("kind", g->kind));
    json_put_int(w, "amount", g->amount);
    json_put_text(w, "currency", g->currency ? g->currency : "CNY");
    json_put_date(w, "starts_on", g->starts_on);
    json_put_date(w, "expires_on", g->expires_on);
    json_put_text(w, "status", choice("status", g->status));
    json_put_double(w, "haircut", g->haircut);
    json_put_int(w, "net_value", g->net_value);
    json_put_text(w, "reason", g->reason);
    json_put_date(w, "released_on", g->released_on);
    if (g->status == GUARANTEE_CONTRACT_STATUS_ACTIVE) {
        TRY(session_as_engine(s, warn, &(struct warning_of){g, w}));
    } else {
        json_key(w, "warnings");
        json_open(w, '[');
        json_close(w, ']');
    }
    json_close(w, '}');
    return NULL;
}

static const struct error *read_items(struct session *s, int64_t home, int64_t facility, struct listed *list,
                                      size_t *count)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[GUARANTEES_MOST];
    *count = 0;
    TRY(store_query(s->tx, &query_guarantee_items, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error)) {
        list[*count].guarantor = arena_text(s->arena, rows_text(rows, 4));
        ids[(*count)++] = rows_int(rows, 0);
    }
    TRY(error);
    for (size_t i = 0; i < *count; i++)
        TRY(record_load(s, &guarantee_contract_entity, home, ids[i], &list[i].contract));
    return NULL;
}

const struct error *operation_facility_guarantees(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct listed *list = ARENA_LIST(s->arena, struct listed, GUARANTEES_MOST);
    struct facility f;
    size_t count;
    int64_t home, id, used, counted = 0;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &facility_entity, home, id, &f));
    TRY(store_int(s->tx, &query_collateral_used, VALUES(sql_int(home), sql_int(id)), &used));
    TRY(read_items(s, home, id, list, &count));
    for (size_t i = 0; i < count; i++)
        counted += list[i].contract.net_value == NONE ? 0 : list[i].contract.net_value;
    int64_t security = f.security_value == NONE ? counted : f.security_value;
    json_open(w, '{');
    json_put_int(w, "used", used == NONE ? 0 : used);
    json_put_int(w, "security_value", security);
    json_put_int(w, "collateral_value", security - counted);
    json_put_double(w, "coverage", f.coverage);
    json_put_double(w, "required", f.secured_share);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++)
        TRY(write_item(s, w, &list[i]));
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

/* --- trying one
 * ---------------------------------------------------------------------------------------------------------- */

struct trying {
    struct call *call;
    struct guarantee_contract contract;
    struct facility facility;
    int64_t used, others; /* worth of what else secures it */
};

static void write_coverage(struct json_writer *w, const char *key, int64_t worth, int64_t used)
{
    json_put_double(w, key, used > 0 ? (double)worth / (double)used : NAN);
}

static const struct error *try_guarantee(struct session *engine, void *context)
{
    const struct trying *t = context;
    struct json_writer *w = t->call->reply;
    struct guarantee_worth worth;
    TRY(guarantee_value(engine, &t->contract, &worth));
    int64_t before = t->facility.security_value == NONE ? 0 : t->facility.security_value;
    json_open(w, '{');
    json_put_int(w, "net_value", worth.net_value);
    json_put_double(w, "haircut", worth.haircut);
    json_put_text(w, "reason", worth.reason);
    write_coverage(w, "coverage_before", before, t->used);
    write_coverage(w, "coverage_after", t->others + (worth.net_value == NONE ? 0 : worth.net_value), t->used);
    json_put_double(w, "required", t->facility.secured_share);
    TRY(write_warnings(engine, &t->contract, &worth, w));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_guarantee_try(struct call *call)
{
    const struct guarantee_try_input *in = call->input;
    struct session *s = call->session;
    struct trying *t = ARENA_NEW(s->arena, struct trying);
    struct guarantee_contract *g = &t->contract;
    int64_t home, id, before = 0;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &facility_entity, home, id, &t->facility));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, in->guarantor, in->guarantor));
    if (in->guarantor == home)
        return error_make(s->arena, ERROR_GUARANTEE_SELF, .field = "guarantor");
    record_initial(s, &guarantee_contract_entity, g);
    if (in->contract != NONE) {
        TRY(record_load(s, &guarantee_contract_entity, home, in->contract, g));
        before = g->net_value == NONE ? 0 : g->net_value;
    }
    t->call = call;
    g->customer = home;
    g->facility = id;
    g->guarantor = in->guarantor;
    g->amount = in->amount;
    g->currency = in->currency;
    g->kind = in->kind;
    g->status = GUARANTEE_CONTRACT_STATUS_ACTIVE;
    g->starts_on = s->today;
    g->expires_on = NONE;
    t->others = (t->facility.security_value == NONE ? 0 : t->facility.security_value) - before;
    TRY(store_int(s->tx, &query_collateral_used, VALUES(sql_int(home), sql_int(id)), &t->used));
    t->used = t->used == NONE ? 0 : t->used;
    return session_as_engine(s, try_guarantee, t);
}

/* --- releasing one
 * ------------------------------------------------------------------------------------------------------- */

static const struct error *release(struct session *engine, void *context)
{
    struct guarantee_contract *g = context;
    struct facility f;
    g->status = GUARANTEE_CONTRACT_STATUS_RELEASED;
    g->released_on = engine->today;
    TRY(record_update(engine, &guarantee_contract_entity, g, NULL)); /* the cover follows */
    TRY(record_load(engine, &facility_entity, g->record.home, g->facility, &f));
    if (!isnan(f.secured_share) && !isnan(f.coverage) && f.coverage < f.secured_share)
        return error_make(engine->arena, ERROR_COLLATERAL_STILL_NEEDED,
                          .arguments = {f.name, arena_format(engine->arena, "%.0f%%", f.coverage * 100),
                                        arena_format(engine->arena, "%.0f%%", f.secured_share * 100)});
    return NULL;
}

const struct error *operation_guarantee_release(struct call *call)
{
    const struct guarantee_release_input *in = call->input;
    struct session *s = call->session;
    struct guarantee_contract g;
    struct facility f;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &guarantee_contract_entity, ACCESS_READ, home, id));
    TRY(row_hold(s, &guarantee_contract_entity, home, id));
    TRY(record_load(s, &guarantee_contract_entity, home, id, &g));
    if (g.status == GUARANTEE_CONTRACT_STATUS_RELEASED)
        return error_make(s->arena, ERROR_GUARANTEE_STATE, .arguments = {g.number, choice("status", g.status)});
    s->reason = in->reason;
    TRY(session_as_engine(s, release, &g));
    TRY(record_load(s, &facility_entity, home, g.facility, &f));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, id));
    json_put_text(call->reply, "status", choice("status", g.status));
    json_put_double(call->reply, "coverage", f.coverage);
    json_close(call->reply, '}');
    return NULL;
}
