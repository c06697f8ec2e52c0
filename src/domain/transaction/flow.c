/* Where the money of a drawdown went. Every account it reaches is a queue of lots, each with the part that is the
 * drawdown's; what leaves takes its part along, to the account that received it, to an outsider, or into cash. At every
 * moment the drawdown is the sum of what is held in accounts and what has left the bank's sight. */
#include "base/text.h"
#include "domain/transaction/transaction.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { ACCOUNTS_MOST = 40, NODES_MOST = 120, DEPTH_MOST = 6, MATCH_DAYS = 2 };

struct lot {
    int64_t amount, traced;
};
struct flow_booking {
    int64_t id, date, amount, balance, other;
    bool out, cash, repayment;
    const char *name, *signals, *level, *purpose;
};
struct pending {
    int64_t amount, traced, date;
    bool done;
};
struct ledger {
    int64_t account, customer;
    size_t node;
    struct flow_booking *bookings;
    size_t count, room, at;
    struct lot *lots;
    size_t lot_count, lot_room, first;
    int64_t total, traced; /* of the lots left */
    struct pending *pendings;
    size_t pending_count, pending_room;
};
struct flow_node {
    const char *key, *name, *kind;
    int64_t customer, depth, received, held;
};
struct flow_edge {
    size_t from, to;
    int64_t date, amount, traced, booking, home;
    const char *signals, *level, *purpose;
};
struct flow {
    struct session *s;
    enum trace_method method;
    int64_t until, drawn, booking;
    struct ledger ledgers[ACCOUNTS_MOST];
    size_t ledger_count;
    struct flow_node nodes[NODES_MOST];
    size_t node_count;
    struct flow_edge *edges;
    size_t edge_count, edge_room;
    bool cut; /* there was more than fits */
};

/* --- lots -----------------------------------------------------------------------------------------------------------
 */

static void put_lot(struct flow *f, struct ledger *l, int64_t amount, int64_t traced)
{
    ARENA_PUSH(f->s->arena, l->lots, l->lot_count, l->lot_room, (struct lot){amount, traced});
    l->total += amount;
    l->traced += traced;
}

/* The drawdown's part of AMOUNT that leaves: oldest lots first. */
static int64_t take_fifo(struct ledger *l, int64_t amount)
{
    int64_t traced = 0;
    while (amount > 0 && l->first < l->lot_count) {
        struct lot *lot = &l->lots[l->first];
        int64_t part = lot->amount <= amount ? lot->amount : amount;
        int64_t own = part == lot->amount ? lot->traced : (int64_t)((__int128)lot->traced * part / lot->amount);
        traced += own;
        lot->amount -= part;
        lot->traced -= own;
        amount -= part;
        l->total -= part;
        l->traced -= own;
        l->first += lot->amount == 0;
    }
    return traced;
}

static int64_t take_pro_rata(struct ledger *l, int64_t amount)
{
    int64_t part = amount >= l->total ? l->traced
                   : l->total > 0     ? (int64_t)((__int128)l->traced * amount / l->total)
                                      : 0;
    l->total = amount >= l->total ? 0 : l->total - amount;
    l->traced -= part;
    return part;
}

/* --- nodes and ledgers ----------------------------------------------------------------------------------------------
 */

static size_t node_put(struct flow *f, const char *key, const char *name, const char *kind, int64_t customer,
                       int64_t depth)
{
    for (size_t i = 0; i < f->node_count; i++)
        if (!strcmp(f->nodes[i].key, key))
            return i;
    if (f->node_count + 1 >= NODES_MOST) { /* the last place is for all the rest */
        f->cut = true;
        key = "rest";
        name = "其他 · others";
        kind = "outside";
        for (size_t i = 0; i < f->node_count; i++)
            if (!strcmp(f->nodes[i].key, key))
                return i;
    }
    f->nodes[f->node_count] = (struct flow_node){key, name, kind, customer, depth, 0, 0};
    return f->node_count++;
}

/* A customer whom the reader may not see has no name here. */
static const char *name_for(struct flow *f, int64_t customer, const char *name)
{
    struct session *s = f->s;
    return scope_row(s, &customer_entity, ACCESS_READ, customer, customer) ? "本行其他客户 · another customer" : name;
}

static const struct error *read_ledger(struct flow *f, struct ledger *l, int64_t from)
{
    struct session *s = f->s;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_flow_bookings, VALUES(sql_int(l->account), sql_int(from), sql_int(f->until)), &rows));
    while (rows_next(rows, &error)) {
        const char *kind = rows_text(rows, 5);
        ARENA_PUSH(s->arena, l->bookings, l->count, l->room,
                   (struct flow_booking){.id = rows_int(rows, 0),
                                         .date = rows_int(rows, 1),
                                         .out = text_equal(rows_text(rows, 2), "out"),
                                         .amount = rows_int(rows, 3),
                                         .balance = rows_int(rows, 4),
                                         .cash = text_equal(kind, "cash_out"),
                                         .repayment = text_equal(kind, "repayment"),
                                         .name = arena_text(s->arena, rows_null(rows, 6) ? "" : rows_text(rows, 6)),
                                         .other = rows_int(rows, 7),
                                         .signals = arena_text(s->arena, rows_text(rows, 8)),
                                         .level = arena_text(s->arena, rows_text(rows, 9)),
                                         .purpose = arena_text(s->arena, rows_text(rows, 10))});
    }
    if (error || !l->count || l->bookings[0].balance == NONE)
        return error;
    int64_t before = l->bookings[0].balance + (l->bookings[0].out ? l->bookings[0].amount : -l->bookings[0].amount);
    if (before > 0)
        put_lot(f, l, before, 0);
    return NULL;
}

static const struct error *ledger_of(struct flow *f, int64_t account, int64_t customer, const char *name, int64_t depth,
                                     int64_t from, struct ledger **out)
{
    *out = NULL;
    for (size_t i = 0; i < f->ledger_count; i++)
        if (f->ledgers[i].account == account) {
            *out = &f->ledgers[i];
            return NULL;
        }
    if (f->ledger_count == ACCOUNTS_MOST || depth > DEPTH_MOST) {
        f->cut = true;
        return NULL;
    }
    struct ledger *l = *out = &f->ledgers[f->ledger_count++];
    *l = (struct ledger){.account = account, .customer = customer};
    l->node = node_put(f, arena_format(f->s->arena, "a%lld", (long long)account), name, "account", customer, depth);
    return read_ledger(f, l, from);
}

/* --- one booking
 * ------------------------------------------------------------------------------------------------------ */

static int64_t traced_inflow(struct flow *f, struct ledger *l, const struct flow_booking *b)
{
    if (b->id == f->booking)
        return b->amount;
    for (size_t i = 0; i < l->pending_count; i++) {
        struct pending *p = &l->pendings[i];
        if (p->done || p->amount != b->amount || b->date - p->date > MATCH_DAYS || p->date - b->date > MATCH_DAYS)
            continue;
        p->done = true;
        return p->traced;
    }
    return 0;
}

/* The account of the bank that received it; NULL when it left the bank. */
static const struct error *receiver(struct flow *f, struct ledger *from, const struct flow_booking *b,
                                    struct ledger **to)
{
    struct session *s = f->s;
    struct rows *rows;
    const struct error *error;
    int64_t account = NONE, customer = b->other;
    const char *name = "";
    *to = NULL;
    if (customer == NONE)
        return NULL;
    TRY(store_int(s->tx, &query_flow_received, VALUES(sql_int(customer), sql_int(b->amount), sql_int(b->date)),
                  &account));
    TRY(store_query(s->tx, &query_flow_account, VALUES(sql_int(customer)), &rows));
    if (rows_next(rows, &error)) {
        account = account == NONE ? rows_int(rows, 0) : account;
        name = arena_text(s->arena, rows_text(rows, 2));
        rows_close(rows);
    }
    if (error || account == NONE || account == from->account)
        return error;
    return ledger_of(f, account, customer, name_for(f, customer, name), f->nodes[from->node].depth + 1, b->date, to);
}

static size_t outside_node(struct flow *f, struct ledger *from, const struct flow_booking *b)
{
    struct arena *arena = f->s->arena;
    int64_t depth = f->nodes[from->node].depth + 1;
    if (b->cash)
        return node_put(f, "cash", "现金 · cash", "cash", NONE, depth);
    if (b->repayment)
        return node_put(f, arena_format(arena, "l%s", b->name), *b->name ? b->name : "归还贷款 · loan repaid", "loan",
                        NONE, depth);
    return node_put(f, arena_format(arena, "o%s", b->name), *b->name ? b->name : "未知收款人 · payee not known",
                    "outside", NONE, depth);
}

static const struct error *step(struct flow *f, struct ledger *l, const struct flow_booking *b)
{
    struct ledger *to;
    if (!b->out) {
        put_lot(f, l, b->amount, traced_inflow(f, l, b));
        return NULL;
    }
    int64_t traced = f->method == TRACE_FIFO ? take_fifo(l, b->amount) : take_pro_rata(l, b->amount);
    if (traced <= 0)
        return NULL;
    TRY(receiver(f, l, b, &to));
    size_t node = to ? to->node : outside_node(f, l, b);
    if (to && to->at && to->bookings[to->at - 1].date > b->date)
        put_lot(f, to, traced, traced); /* its own entry was passed already */
    else if (to)
        ARENA_PUSH(f->s->arena, to->pendings, to->pending_count, to->pending_room,
                   (struct pending){b->amount, traced, b->date, false});
    f->nodes[node].received += traced;
    ARENA_PUSH(f->s->arena, f->edges, f->edge_count, f->edge_room,
               (struct flow_edge){l->node, node, b->date, b->amount, traced, b->id, l->customer, b->signals, b->level,
                                  b->purpose});
    return NULL;
}

/* Bookings of all reached accounts in the order of days; on one day what comes in goes before what goes out. */
static struct ledger *next_ledger(struct flow *f)
{
    struct ledger *best = NULL;
    for (size_t i = 0; i < f->ledger_count; i++) {
        struct ledger *l = &f->ledgers[i];
        if (l->at == l->count)
            continue;
        const struct flow_booking *b = &l->bookings[l->at], *other = best ? &best->bookings[best->at] : NULL;
        if (!best || b->date < other->date ||
            (b->date == other->date && (b->out < other->out || (b->out == other->out && b->id < other->id))))
            best = l;
    }
    return best;
}

static void settle(struct flow *f)
{
    for (size_t i = 0; i < f->ledger_count; i++) {
        struct ledger *l = &f->ledgers[i];
        for (size_t k = 0; k < l->pending_count; k++)
            if (!l->pendings[k].done)
                l->traced += l->pendings[k].traced; /* its entry has not come yet */
        f->nodes[l->node].held = l->traced;
    }
}

/* --- writing
 * ------------------------------------------------------------------------------------------------------------ */

static void write_flow(struct flow *f, struct json_writer *w)
{
    struct arena *arena = f->s->arena;
    json_key(w, "nodes");
    json_open(w, '[');
    for (size_t i = 0; i < f->node_count; i++) {
        const struct flow_node *n = &f->nodes[i];
        bool hidden = n->customer != NONE && text_starts(n->name, "本行其他客户");
        json_open(w, '{');
        json_put_text(w, "name", n->name);
        json_put_text(w, "kind", n->kind);
        json_put_text(w, "customer", n->customer == NONE || hidden ? NULL : id_text(arena, n->customer, n->customer));
        json_put_int(w, "depth", n->depth);
        json_put_int(w, "received", n->received);
        json_put_int(w, "held", n->held);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "edges");
    json_open(w, '[');
    for (size_t i = 0; i < f->edge_count; i++) {
        const struct flow_edge *e = &f->edges[i];
        json_open(w, '{');
        json_put_int(w, "from", (int64_t)e->from);
        json_put_int(w, "to", (int64_t)e->to);
        json_put_date(w, "date", e->date);
        json_put_int(w, "amount", e->amount);
        json_put_int(w, "traced", e->traced);
        json_put_text(w, "booking", id_text(arena, e->home, e->booking));
        json_put_text(w, "signals", e->signals);
        json_put_text(w, "level", e->level);
        json_put_text(w, "purpose", e->purpose);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_bool(w, "cut", f->cut);
}

static const struct error *run(struct flow *f)
{
    struct ledger *l;
    while ((l = next_ledger(f)))
        TRY(step(f, l, &l->bookings[l->at++]));
    settle(f);
    return NULL;
}

const struct error *flow_trace(struct session *s, int64_t home, int64_t id, enum trace_method method, int64_t days,
                               struct json_writer *w)
{
    struct purpose_plan plan;
    struct rows *rows;
    const struct error *error;
    struct ledger *first;
    struct customer customer;
    TRY(record_load(s, &purpose_plan_entity, home, id, &plan));
    TRY(record_load(s, &customer_entity, home, home, &customer));
    struct flow *f = ARENA_NEW(s->arena, struct flow);
    *f = (struct flow){.s = s, .method = method, .until = plan.drawn_on + days, .drawn = plan.amount, .booking = NONE};
    int64_t account = plan.account;
    TRY(store_query(s->tx, &query_flow_plan_booking,
                    VALUES(sql_int(home), sql_int(plan.drawn_on), sql_int(plan.amount)), &rows));
    if (rows_next(rows, &error)) {
        f->booking = rows_int(rows, 0);
        account = rows_int(rows, 1);
        rows_close(rows);
    }
    if (!error && account != NONE)
        error = ledger_of(f, account, home, customer.name, 0, plan.drawn_on, &first);
    if (!error && account != NONE && f->booking == NONE) {
        put_lot(f, first, plan.amount, plan.amount); /* the entry is not on file: as the plan says */
    }
    if (!error)
        error = run(f);
    if (error)
        return error;
    json_open(w, '{');
    json_key(w, "plan");
    TRY(record_write(s, &purpose_plan_entity, &plan, w));
    json_put_text(w, "customer_title", customer.name);
    json_put_text(w, "method", method == TRACE_FIFO ? "fifo" : "pro_rata");
    json_put_bool(w, "booked", f->booking != NONE);
    json_put_date(w, "until", f->until);
    write_flow(f, w);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_purpose_plan_flow(struct call *call)
{
    const struct purpose_plan_flow_query *q = call->query;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    return flow_trace(call->session, home, id,
                      q->method == PURPOSE_PLAN_FLOW_QUERY_METHOD_PRO_RATA ? TRACE_PRO_RATA : TRACE_FIFO,
                      q->days == NONE ? 120 : q->days, call->reply);
}
