/* The head of a facility's page: its limit, what stands above it, the loans under it. */
#include "domain/facility/facility.h"
#include "domain/limit/limit.h"
#include "queries.h"

static void write_path(struct json_writer *w, const struct limit_path *path)
{
    json_key(w, "path");
    json_open(w, '[');
    for (size_t i = 0; i < path->count; i++) {
        const struct limit_node *node = &path->nodes[i];
        json_open(w, '{');
        json_put_text(w, "name", node->facility.name);
        json_put_text(w, "level", entity_field(&facility_entity, "level")->choices[node->facility.level].name);
        json_put_text(w, "currency", node->facility.currency ? node->facility.currency : "CNY");
        json_put_int(w, "amount", node->facility.amount);
        json_put_int(w, "reserved", node->reserved);
        json_put_int(w, "used", node->used);
        json_put_int(w, "free", node->free);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *write_loans(struct session *s, struct json_writer *w, int64_t home, int64_t facility)
{
    struct rows *rows;
    const struct error *error;
    json_key(w, "loans");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_facility_loans, VALUES(sql_int(home), sql_int(facility)), &rows));
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 0)));
        json_put_text(w, "number", rows_text(rows, 1));
        json_put_text(w, "status", rows_text(rows, 2));
        json_put_int(w, "balance", rows_int(rows, 3));
        json_put_int(w, "amount", rows_int(rows, 4));
        json_put_text(w, "currency", rows_text(rows, 5) ? rows_text(rows, 5) : "CNY");
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

const struct error *operation_facility_page(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct limit_path *path = ARENA_NEW(s->arena, struct limit_path);
    struct facility facility;
    int64_t home, id, shares;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &facility_entity, home, id, &facility));
    TRY(limit_path_read(s, home, id, path));
    TRY(store_int(s->tx, &query_facility_shared, VALUES(sql_int(home), sql_int(id)), &shares));
    json_open(w, '{');
    json_key(w, "facility");
    TRY(record_write(s, &facility_entity, &facility, w));
    write_path(w, path);
    TRY(write_loans(s, w, home, id));
    json_put_bool(w, "syndicated", shares > 0);
    json_close(w, '}');
    return NULL;
}
