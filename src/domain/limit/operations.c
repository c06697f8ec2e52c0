/* The limit tree as a page, as a question and as a verb. */
#include "base/text.h"
#include "domain/limit/limit.h"
#include "queries.h"
#include "record/call.h"

#include <string.h>

static const char *choice(const char *field, int64_t value)
{
    return value == NONE ? NULL : entity_field(&facility_entity, field)->choices[value].name;
}

static void write_node(struct session *s, struct json_writer *w, const struct limit_node *node, const char *parent,
                       bool beyond)
{
    const struct facility *f = &node->facility;
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, f->record.home, f->record.id));
    json_put_text(w, "parent", parent);
    json_put_text(w, "number", f->number);
    json_put_text(w, "name", f->name);
    json_put_text(w, "level", choice("level", f->level));
    json_put_text(w, "product", choice("product", f->product));
    json_put_text(w, "currency", f->currency);
    json_put_int(w, "amount", f->amount);
    json_put_int(w, "reserved", node->reserved);
    json_put_int(w, "used", node->used);
    json_put_int(w, "free", node->free);
    json_put_bool(w, "revolving", f->revolving == 1);
    json_put_date(w, "starts_on", f->starts_on);
    json_put_date(w, "expires_on", f->expires_on);
    json_put_text(w, "status", choice("status", f->status));
    json_put_double(w, "coverage", f->coverage);
    json_put_double(w, "required", f->secured_share);
    json_put_int(w, "security_value", f->security_value);
    json_put_bool(w, "beyond", beyond);
    json_close(w, '}');
}

static const struct error *write_facilities(struct session *s, int64_t home, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[200];
    size_t count = 0;
    bool group_shown = false;
    TRY(store_query(s->tx, &query_limit_facilities_of, VALUES(sql_int(home)), &rows));
    while (rows_next(rows, &error))
        ids[count++] = rows_int(rows, 1);
    TRY(error);
    struct limit_path *path = ARENA_NEW(s->arena, struct limit_path);
    for (size_t i = 0; i < count; i++) {
        TRY(limit_path_read(s, home, ids[i], path));
        const struct limit_node *top = &path->nodes[path->count - 1];
        bool group = top->facility.record.id != ids[i] && top->facility.level == FACILITY_LEVEL_GROUP;
        const char *above = id_text(s->arena, top->facility.record.home, top->facility.record.id);
        if (group && !group_shown && top->facility.record.home != home)
            write_node(s, w, top, NULL, true);
        group_shown |= group;
        const struct facility *f = &path->nodes[0].facility;
        write_node(s, w, &path->nodes[0],
                   f->parent != NONE ? id_text(s->arena, home, f->parent)
                   : group           ? above
                                     : NULL,
                   false);
    }
    return NULL;
}

static const struct error *write_loans(struct session *s, int64_t home, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_limit_loans_of, VALUES(sql_int(home)), &rows));
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 0)));
        json_put_text(w, "number", rows_text(rows, 1));
        json_put_text(w, "product", rows_text(rows, 2));
        json_put_text(w, "currency", rows_text(rows, 3));
        json_put_int(w, "balance", rows_int(rows, 4));
        json_put_text(w, "status", rows_text(rows, 5));
        json_put_text(w, "facility", id_text(s->arena, home, rows_int(rows, 6)));
        json_close(w, '}');
    }
    return error;
}

const struct error *operation_facility_tree(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    TRY(write_facilities(s, id, w));
    json_close(w, ']');
    json_key(w, "loans");
    json_open(w, '[');
    TRY(write_loans(s, id, w));
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_limit_what_if(struct call *call)
{
    const struct limit_what_if_input *in = call->input;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct limit_path *path = ARENA_NEW(s->arena, struct limit_path);
    int64_t home, id;
    bool fits = true;
    TRY(call_id(call, 0, &home, &id));
    TRY(limit_path_read(s, home, id, path));
    json_open(w, '{');
    json_key(w, "path");
    json_open(w, '[');
    for (size_t i = 0; i < path->count; i++) {
        const struct limit_node *node = &path->nodes[i];
        int64_t wanted;
        TRY(limit_convert(s, in->amount, in->currency, node->facility.currency, &wanted));
        fits &= wanted <= node->free && node->facility.status == FACILITY_STATUS_ACTIVE;
        json_open(w, '{');
        json_put_text(w, "name", node->facility.name);
        json_put_text(w, "level", choice("level", node->facility.level));
        json_put_text(w, "currency", node->facility.currency);
        json_put_int(w, "amount", node->facility.amount);
        json_put_int(w, "reserved", node->reserved);
        json_put_int(w, "used", node->used);
        json_put_int(w, "wanted", wanted);
        json_put_int(w, "free_after", node->free - wanted);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_bool(w, "fits", fits);
    json_close(w, '}');
    return NULL;
}

/* The movement booked under REFERENCE before; KIND tells which. */
static const struct error *entry_of(struct session *s, const char *reference, struct limit_entry *entry, bool *found)
{
    int64_t home, id;
    TRY(record_find_unique(s, &limit_entry_entity, "reference", reference, &home, &id));
    *found = id != NONE;
    return *found ? record_load(s, &limit_entry_entity, home, id, entry) : NULL;
}

static const struct error *reply(struct call *call, const char *key, int64_t amount, bool known)
{
    json_open(call->reply, '{');
    json_put_int(call->reply, key, amount);
    json_put_bool(call->reply, "known", known);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_limit_reserve(struct call *call)
{
    const struct limit_reserve_input *in = call->input;
    struct session *s = call->session;
    struct limit_entry before;
    bool known;
    struct limit_movement m = {
        .amount = in->amount, .currency = in->currency, .loan = NONE, .reference = in->reference};
    TRY(call_id(call, 0, &m.home, &m.facility));
    TRY(scope_row(s, &facility_entity, ACCESS_READ, m.home, m.facility));
    TRY(entry_of(s, in->reference, &before, &known));
    if (known && (before.facility != m.facility || before.kind != LIMIT_ENTRY_KIND_RESERVE))
        return error_make(s->arena, ERROR_LOAN_REFERENCE_TAKEN, .field = "reference", .value = in->reference);
    if (!known)
        TRY(limit_reserve(s, &m));
    return reply(call, "reserved", known ? before.amount : in->amount, known);
}

const struct error *operation_limit_lapse(struct call *call)
{
    const struct limit_lapse_input *in = call->input;
    struct session *s = call->session;
    struct limit_entry held, before;
    bool found, known;
    struct limit_movement m = {.loan = NONE, .reference = arena_format(s->arena, "%s:lapse", in->reference)};
    TRY(call_id(call, 0, &m.home, &m.facility));
    TRY(scope_row(s, &facility_entity, ACCESS_READ, m.home, m.facility));
    TRY(entry_of(s, in->reference, &held, &found));
    if (!found || held.facility != m.facility || held.kind != LIMIT_ENTRY_KIND_RESERVE)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    TRY(entry_of(s, m.reference, &before, &known));
    m.amount = held.amount;
    struct facility facility;
    TRY(record_load(s, &facility_entity, m.home, m.facility, &facility));
    m.currency = facility.currency;
    if (!known)
        TRY(limit_lapse(s, &m));
    return reply(call, "freed", held.amount, known);
}
