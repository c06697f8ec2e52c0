/* Customers that pass from one manager to another, with the work that hangs on them. */
#include "base/text.h"
#include "domain/pool/pool.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"
#include "record/scope.h"

#include <string.h>

enum { CUSTOMERS_MOST = 2000 };

/* --- who may receive
 * -------------------------------------------------------------------------------------------------------- */

static const char *either(const struct session *s, const char *zh, const char *en)
{
    return s->language == LANGUAGE_EN ? en : zh;
}

struct somebody {
    const char *name, *role;
    int64_t branch, left_on;
};

static const struct error *somebody_read(struct session *s, int64_t person, const char *field, struct somebody *who)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_pool_person, VALUES(sql_int(person)), &rows));
    if (!rows_next(rows, &error))
        return error
                   ? error
                   : error_make(s->arena, ERROR_FIELD_LINK, .field = field, .value = id_text(s->arena, person, person));
    *who = (struct somebody){arena_text(s->arena, rows_text(rows, 0)), arena_text(s->arena, rows_text(rows, 1)),
                             rows_int(rows, 2), rows_int(rows, 3)};
    rows_close(rows);
    return NULL;
}

const struct error *pool_receiver_check(struct session *s, int64_t person, int64_t branch)
{
    struct somebody who;
    int64_t within = 1;
    const char *why = NULL;
    TRY(somebody_read(s, person, "person", &who));
    if (branch != NONE)
        TRY(store_int(s->tx, &query_pool_person_within, VALUES(sql_int(branch), sql_int(who.branch)), &within));
    if (who.left_on != NONE && who.left_on <= s->today)
        why = either(s, "已离职", "has left the bank");
    else if (!text_equal(who.role, "relationship_manager"))
        why = either(s, "不是客户经理", "is no relationship manager");
    else if (!within)
        why = either(s, "不在您管辖的机构", "works outside your branch");
    return why ? error_make(s->arena, ERROR_HANDOVER_PERSON, .value = who.name, .arguments = {why}) : NULL;
}

/* --- the work that hangs on a customer
 * -------------------------------------------------------------------------------------- */

static const struct passing {
    const struct entity *entity;
    const struct query *query;
    const char *field;
} passings[] = {
    {&task_entity, &query_pass_tasks, "owner"},
    {&visit_entity, &query_pass_visits, "owner"},
    {&opportunity_entity, &query_pass_opportunities, "owner"},
    {&warning_entity, &query_pass_warnings, "owner"},
    {&warning_plan_entity, &query_pass_plans, "owner"},
    {&service_request_entity, &query_pass_requests, "handler"},
    {&inspection_entity, &query_pass_inspections, "owner"},
};
enum { PASSINGS = sizeof(passings) / sizeof(passings[0]), ROWS_MOST = 500 };

static const struct error *pass(struct session *s, const struct passing *p, int64_t customer, int64_t from, int64_t to,
                                int64_t *count)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[ROWS_MOST];
    size_t found = 0;
    void *row = arena_take(s->arena, p->entity->size);
    TRY(store_query(s->tx, p->query, VALUES(sql_int(customer), sql_int(from)), &rows));
    while (rows_next(rows, &error))
        if (found < ROWS_MOST)
            ids[found++] = rows_int(rows, 0);
    TRY(error);
    for (size_t i = 0; i < found; i++) {
        TRY(record_load(s, p->entity, customer, ids[i], row));
        *field_int(entity_field(p->entity, p->field), row) = to;
        TRY(record_update(s, p->entity, row, NULL));
    }
    *count += (int64_t)found;
    return NULL;
}

const struct error *pool_pass_work(struct session *s, int64_t customer, int64_t from, int64_t to,
                                   struct handed_work *handed)
{
    for (size_t i = 0; i < PASSINGS; i++)
        TRY(pass(s, &passings[i], customer, from, to,
                 i == 0   ? &handed->tasks
                 : i == 1 ? &handed->visits
                          : &handed->others));
    return NULL;
}

/* --- the handover
 * ----------------------------------------------------------------------------------------------------------- */

struct handing {
    struct call *call;
    int64_t kind, reason, from, to, until;
    const char *note;
    const struct json *wanted; /* NULL: all */
    struct somebody giver, receiver;
    int64_t *ids;
    size_t count, room;
    struct handover row;
};

static const struct error *wanted_ids(struct session *s, struct handing *h)
{
    for (size_t i = 0; i < h->wanted->count; i++) {
        const struct json *item = &h->wanted->items[i];
        int64_t home, id;
        if (item->kind != JSON_TEXT || !id_parse(item->text, &home, &id) || home != id)
            return error_make(s->arena, ERROR_FIELD_LINK, .field = "customers",
                              .value = item->kind == JSON_TEXT ? item->text : "?");
        ARENA_PUSH(s->arena, h->ids, h->count, h->room, id);
    }
    return NULL;
}

/* Those named, or all that the giver looks after and the caller may change. */
static const struct error *choose(struct session *s, struct handing *h)
{
    struct rows *rows;
    const struct error *error;
    if (h->wanted && h->wanted->kind == JSON_LIST)
        return wanted_ids(s, h);
    TRY(store_query(s->tx, &query_handover_customers, VALUES(sql_int(h->from)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, h->ids, h->count, h->room, rows_int(rows, 0));
    return error;
}

static const struct error *check(struct session *s, struct handing *h)
{
    TRY(somebody_read(s, h->from, "from_person", &h->giver));
    TRY(somebody_read(s, h->to, "to_person", &h->receiver));
    TRY(pool_receiver_check(s, h->to, s->branch));
    if (h->from == h->to)
        return error_make(s->arena, ERROR_HANDOVER_PERSON, .value = h->receiver.name,
                          .arguments = {either(s, "移交人与接收人是同一人", "giver and receiver are one person")});
    TRY(choose(s, h));
    if (!h->count)
        return error_make(s->arena, ERROR_HANDOVER_NOTHING, .value = h->giver.name);
    if (h->count > CUSTOMERS_MOST)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "customers",
                          .value = arena_format(s->arena, "%zu", h->count),
                          .arguments = {arena_format(s->arena, "1 … %d", CUSTOMERS_MOST)});
    for (size_t i = 0; i < h->count; i++) {
        struct customer customer;
        TRY(scope_row(s, &customer_entity, ACCESS_UPDATE, h->ids[i], h->ids[i]));
        TRY(row_hold(s, &customer_entity, h->ids[i], h->ids[i]));
        TRY(record_load(s, &customer_entity, h->ids[i], h->ids[i], &customer));
        if (customer.owner != h->from)
            return error_make(s->arena, ERROR_HANDOVER_CUSTOMER, .value = customer.name, .arguments = {h->giver.name});
    }
    return NULL;
}

static const struct error *put_item(struct session *s, const struct handover *row, int64_t customer)
{
    struct handover_item item;
    record_initial(s, &handover_item_entity, &item);
    item.customer = customer;
    item.handover = row->record.id;
    item.from_person = row->from_person;
    item.to_person = row->owner;
    item.handed_on = instant_date(row->handed_at);
    return record_put(s, &handover_item_entity, &item);
}

/* Ownership passes, and what waits at the customer. A notice that it would return to the pool is settled by it. */
static const struct error *move(struct session *s, const struct handover *row, int64_t customer,
                                struct handed_work *handed)
{
    struct pool_clients clients = {0};
    TRY(pool_owner_set(s, customer, row->owner, NONE));
    TRY(pool_clients_read(s, customer - 1, customer, 1, &clients));
    if (clients.count && clients.items[0].entry != NONE)
        TRY(pool_entry_end(s, &clients.items[0],
                           clients.items[0].status == POOL_ENTRY_STATUS_NOTICE ? POOL_ENTRY_STATUS_KEPT
                                                                               : POOL_ENTRY_STATUS_ASSIGNED,
                           row->owner, row->handed_by));
    return pool_pass_work(s, customer, row->from_person, row->owner, handed);
}

static const struct error *join(struct session *s, const struct handover *row, int64_t customer)
{
    struct team_member member;
    record_initial(s, &team_member_entity, &member);
    member.customer = customer;
    member.person = row->owner;
    member.role = either(s, "代管客户经理", "Cover");
    member.until = row->until;
    return record_put(s, &team_member_entity, &member);
}

enum { ABSENCE_REASON_MOST = 200 };

static const struct error *put_absence(struct session *s, const struct handover *row)
{
    struct absence away;
    record_initial(s, &absence_entity, &away);
    away.person = row->from_person;
    away.cover = row->owner;
    away.starts_on = s->today;
    away.ends_on = row->until;
    away.reason = row->note && strlen(row->note) <= ABSENCE_REASON_MOST ? row->note : NULL;
    return record_put(s, &absence_entity, &away);
}

const struct error *handover_make(struct session *s, struct handover *row, const int64_t *ids, size_t count)
{
    bool moves = row->kind == HANDOVER_KIND_MOVE;
    struct handed_work handed = {0};
    row->customers = (int64_t)count;
    row->handed_at = s->now;
    TRY(record_put(s, &handover_entity, row));
    if (!moves)
        TRY(put_absence(s, row));
    for (size_t i = 0; i < count; i++) {
        TRY(put_item(s, row, ids[i]));
        TRY(moves ? move(s, row, ids[i], &handed) : join(s, row, ids[i]));
    }
    if (!moves)
        return NULL;
    row->tasks = handed.tasks;
    row->visits = handed.visits;
    return record_update(s, &handover_entity, row, NULL);
}

static const struct error *hand(struct session *s, void *context)
{
    struct handing *h = context;
    struct handover *row = &h->row;
    record_initial(s, &handover_entity, row);
    row->title = arena_format(s->arena, "%s → %s", h->giver.name, h->receiver.name);
    row->kind = h->kind;
    row->reason = h->reason;
    row->from_person = h->from;
    row->owner = h->to;
    row->branch = h->giver.branch;
    row->handed_by = s->person;
    row->until = h->until;
    row->note = h->note;
    return handover_make(s, row, h->ids, h->count);
}

static const struct error *hand_over(struct handing *h)
{
    struct session *s = h->call->session;
    TRY(check(s, h));
    TRY(session_as_engine(s, hand, h));
    json_open(h->call->reply, '{');
    json_put_text(h->call->reply, "handover", id_text(s->arena, h->row.record.home, h->row.record.id));
    json_put_int(h->call->reply, "customers", (int64_t)h->count);
    return NULL;
}

const struct error *operation_handover_start(struct call *call)
{
    static const int64_t reasons[] = {HANDOVER_REASON_LEAVE, HANDOVER_REASON_TRANSFER, HANDOVER_REASON_BALANCE};
    const struct handover_start_input *in = call->input;
    struct handing h = {.call = call,
                        .kind = HANDOVER_KIND_MOVE,
                        .reason = reasons[in->reason],
                        .from = in->from_person,
                        .to = in->to_person,
                        .until = NONE,
                        .note = in->note};
    if (in->customers)
        h.wanted = json_read(call->session->arena, in->customers, strlen(in->customers), NULL);
    TRY(hand_over(&h));
    json_put_int(call->reply, "tasks", h.row.tasks);
    json_put_int(call->reply, "visits", h.row.visits);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_handover_cover(struct call *call)
{
    const struct handover_cover_input *in = call->input;
    struct session *s = call->session;
    struct handing h = {.call = call,
                        .kind = HANDOVER_KIND_COVER,
                        .reason = HANDOVER_REASON_ABSENCE,
                        .from = in->from_person,
                        .to = in->to_person,
                        .until = in->until,
                        .note = in->note};
    if (in->until < s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "until", .value = date_text(s->arena, in->until),
                          .arguments = {arena_format(s->arena, ">= %s", date_text(s->arena, s->today))});
    if (in->customers)
        h.wanted = json_read(s->arena, in->customers, strlen(in->customers), NULL);
    TRY(hand_over(&h));
    json_close(call->reply, '}');
    return NULL;
}

/* --- acknowledging
 * ---------------------------------------------------------------------------------------------------------- */

static const struct error *keep_acceptance(struct session *s, void *context)
{
    return record_update(s, &handover_entity, context, NULL);
}

const struct error *operation_handover_accept(struct call *call)
{
    const struct handover_accept_input *in = call->input;
    struct session *s = call->session;
    struct handover row;
    struct somebody receiver;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &handover_entity, ACCESS_READ, home, id));
    TRY(row_hold(s, &handover_entity, home, id));
    TRY(record_load(s, &handover_entity, home, id, &row));
    if (row.owner != s->person) {
        TRY(somebody_read(s, row.owner, "owner", &receiver));
        return error_make(s->arena, ERROR_HANDOVER_NOT_RECEIVER, .arguments = {receiver.name});
    }
    if (row.status != HANDOVER_STATUS_ACCEPTED) {
        row.status = HANDOVER_STATUS_ACCEPTED;
        row.accepted_at = s->now;
        row.accepted_note = in->note;
        TRY(session_as_engine(s, keep_acceptance, &row));
    }
    json_open(call->reply, '{');
    json_put_text(call->reply, "handover", id_text(s->arena, home, id));
    json_put_instant(call->reply, "accepted_at", row.accepted_at);
    json_close(call->reply, '}');
    return NULL;
}
