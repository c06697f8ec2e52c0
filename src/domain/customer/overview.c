/* The customer on one page. */
#include "domain/customer/overview.h"
#include "base/text.h"
#include "domain/relation/circles.h"
#include "queries.h"

#include <string.h>

static const struct error *load_loans(struct overview *o)
{
    struct rows *rows;
    const struct error *error;
    struct arena *arena = o->s->arena;
    TRY(store_query(o->s->tx, &query_overview_loans, VALUES(sql_int(o->id)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(arena, o->loans, o->loan_count, o->loan_room,
                   (struct overview_loan){.id = rows_int(rows, 0),
                                          .number = arena_text(arena, rows_text(rows, 1)),
                                          .product = arena_text(arena, rows_text(rows, 2)),
                                          .amount = rows_int(rows, 3),
                                          .balance = rows_int(rows, 4),
                                          .matures_on = rows_int(rows, 5),
                                          .status = arena_text(arena, rows_null(rows, 6) ? "live" : rows_text(rows, 6)),
                                          .overdue_days = rows_int(rows, 7),
                                          .overdue_amount = rows_int(rows, 8),
                                          .five_class = arena_text(arena, rows_text(rows, 9)),
                                          .started_on = rows_int(rows, 10)});
    return error;
}

static const struct error *write_identity(struct overview *o)
{
    struct rows *rows;
    const struct error *error;
    struct json_writer *w = o->w;
    json_key(w, "customer");
    TRY(record_write(o->s, &customer_entity, &o->customer, w));
    json_put_instant(w, "as_of", o->s->viewer.as_of);
    json_put_date(w, "today", o->s->today);
    TRY(store_query(o->s->tx, &query_favourite_mine, VALUES(sql_int(o->id)), &rows));
    json_put_bool(w, "favourite", rows_next(rows, &error));
    rows_close(rows);
    json_key(w, "tags");
    json_open(w, '[');
    for (const char *at = o->customer.tags; at && *at;) {
        size_t size = strcspn(at, ",");
        const char *tag = text_normalise(o->s->arena, arena_text_part(o->s->arena, at, size));
        if (*tag)
            json_write_text(w, tag);
        at += size + (at[size] == ',');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_group(struct overview *o)
{
    struct customer_group group;
    int64_t id = o->customer.customer_group, members;
    if (id == NONE)
        return NULL;
    const struct error *error = record_load(o->s, &customer_group_entity, id, id, &group);
    if (error)
        return error->id == ERROR_RECORD_MISSING ? NULL : error;
    TRY(store_int(o->s->tx, &query_overview_group_members, VALUES(sql_int(id)), &members));
    json_key(o->w, "group");
    json_open(o->w, '{');
    json_put_text(o->w, "id", id_text(o->s->arena, id, id));
    json_put_text(o->w, "name", group.name);
    json_put_text(
        o->w, "status",
        entity_field(&customer_group_entity, "status")->choices[group.status == NONE ? 0 : group.status].name);
    json_put_text(o->w, "controller", group.controller);
    json_put_int(o->w, "members", members);
    json_close(o->w, '}');
    return NULL;
}

static const struct error *write_controllers(struct overview *o)
{
    struct network network;
    struct network_ownership ownership;
    TRY(network_load(o->s, o->id, KIND_BIT(RELATION_KIND_EQUITY) | KIND_BIT(RELATION_KIND_CONTROL), 8, 300, true,
                     &network));
    json_key(o->w, "controllers");
    json_open(o->w, '[');
    if (network.edge_count) {
        TRY(network_describe(o->s, &network));
        network_ownership(o->s->arena, &network, &ownership);
        for (size_t i = 0; i < ownership.controller_count; i++) {
            const struct network_node *node = &network.nodes[ownership.controllers[i]];
            json_open(o->w, '{');
            json_put_text(o->w, "id", node->name);
            json_put_text(o->w, "title", node->title);
            json_put_bool(o->w, "visible", node->visible);
            json_put_bool(o->w, "ultimate", i < ownership.ultimate_count);
            json_close(o->w, '}');
        }
    }
    json_close(o->w, ']');
    return NULL;
}

/* Whole records of ENTITY that hang on the customer and meet CONDITION (over t; $2 is today, $3 now). */
static const struct error *write_records(struct overview *o, const struct entity *entity, const char *condition,
                                         bool only, const char *key)
{
    struct rows *rows;
    const struct error *error;
    void **found = NULL;
    size_t count = 0, room = 0;
    const char *sql = arena_format(o->s->arena,
                                   "SELECT %s FROM @%s t WHERE t.home = $1 AND CAST($2 AS BIGINT) IS NOT NULL AND "
                                   "CAST($3 AS BIGINT) IS NOT NULL AND %s",
                                   record_columns(o->s->arena, entity, "t"), entity->name, condition);
    TRY(store_query_text(o->s->tx, sql,
                         VALUES(sql_int(o->id), sql_int(o->s->today), sql_int(instant_of_date(o->s->today))), &rows));
    while (rows_next(rows, &error)) {
        void *row = arena_take(o->s->arena, entity->size);
        TRY(record_from_rows(o->s, entity, rows, 0, row));
        ARENA_PUSH(o->s->arena, found, count, room, row);
    }
    if (error || (only && !count))
        return error;
    json_key(o->w, key);
    if (only)
        return record_write(o->s, entity, found[0], o->w);
    json_open(o->w, '[');
    for (size_t i = 0; i < count; i++)
        TRY(record_write(o->s, entity, found[i], o->w));
    json_close(o->w, ']');
    return NULL;
}

static const struct error *write_people_and_work(struct overview *o)
{
    int64_t contact;
    TRY(write_records(o, &contact_entity, "0 = 0 ORDER BY COALESCE(t.primary_contact, 0) DESC, t.id LIMIT 12", false,
                      "contacts"));
    TRY(write_records(o, &task_entity, "COALESCE(t.status, '') = 'open' ORDER BY t.due_on NULLS LAST, t.id LIMIT 12",
                      false, "tasks"));
    TRY(write_records(o, &visit_entity,
                      "COALESCE(t.status, '') = 'planned' AND t.planned_at >= $3 ORDER BY t.planned_at, t.id LIMIT 1",
                      true, "next_visit"));
    TRY(store_int(o->s->tx, &query_overview_last_contact, VALUES(sql_int(o->id), sql_int(o->s->now)), &contact));
    json_put_instant(o->w, "last_contact", contact);
    return NULL;
}

const struct error *operation_customer_overview(struct call *call)
{
    struct session *s = call->session;
    struct overview o = {.s = s, .w = call->reply};
    int64_t home, scope = NONE;
    TRY(call_id(call, 0, &home, &o.id));
    TRY(record_load(s, &customer_entity, home, o.id, &o.customer));
    TRY(load_loans(&o));
    TRY(statement_periods(s, o.id, &scope, 8, &o.periods, &o.period_count));
    o.year = statement_newest_year(o.periods, o.period_count);
    TRY(peers_of(s, o.customer.industry, o.customer.kind, &o.peers));
    TRY(customer_quality(s, &o.customer, &o.quality));
    TRY(circle_of_customer(s, o.id, &o.circle_size, &o.circle_amount));
    json_open(o.w, '{');
    TRY(write_identity(&o));
    TRY(write_group(&o));
    TRY(write_controllers(&o));
    TRY(overview_figures(&o));
    TRY(overview_assessment(&o));
    overview_ratios(&o);
    TRY(overview_warnings(&o));
    TRY(write_people_and_work(&o));
    json_key(o.w, "quality");
    quality_write(o.w, &o.quality);
    TRY(overview_flows(&o));
    TRY(overview_products(&o));
    json_close(o.w, '}');
    return NULL;
}
