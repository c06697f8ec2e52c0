#include "domain/limit/limit.h"
#include "base/text.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>
#include <string.h>

/* --- the path -------------------------------------------------------------------------------------------------------
 */

static const struct error *read_node(struct session *s, int64_t home, int64_t id, struct limit_path *path)
{
    struct limit_node *node = &path->nodes[path->count];
    struct rows *rows;
    const struct error *error;
    TRY(record_load(s, &facility_entity, home, id, &node->facility));
    node->reserved = node->used = 0;
    TRY(store_query(s->tx, &query_limit_read, VALUES(sql_int(home), sql_int(id)), &rows));
    if (rows_next(rows, &error)) {
        node->reserved = rows_int(rows, 0);
        node->used = rows_int(rows, 1);
        rows_close(rows);
    }
    node->free = node->facility.amount - node->reserved - node->used;
    path->count++;
    return error;
}

static const struct error *read_group(struct session *s, int64_t home, struct limit_path *path)
{
    struct rows *rows;
    const struct error *error;
    int64_t group_home = NONE, group_id = NONE;
    TRY(store_query(s->tx, &query_limit_of_group, VALUES(sql_int(home)), &rows));
    if (rows_next(rows, &error)) {
        group_home = rows_int(rows, 0);
        group_id = rows_int(rows, 1);
        rows_close(rows);
    }
    TRY(error);
    for (size_t i = 0; i < path->count; i++)
        if (path->nodes[i].facility.record.id == group_id)
            return NULL;
    return group_id == NONE || path->count == LIMIT_DEPTH_MOST ? NULL : read_node(s, group_home, group_id, path);
}

struct reading {
    int64_t home, facility;
    struct limit_path *path;
};

static const struct error *read_path(struct session *s, struct reading *r)
{
    r->path->count = 0;
    for (int64_t id = r->facility; id != NONE;) {
        if (r->path->count + 1 == LIMIT_DEPTH_MOST)
            return error_make(s->arena, ERROR_LIMIT_TREE, .arguments = {r->path->nodes[0].facility.name});
        TRY(read_node(s, r->home, id, r->path));
        id = r->path->nodes[r->path->count - 1].facility.parent;
    }
    return read_group(s, r->home, r->path);
}

/* The engine's eyes: a group's limit binds whoever may not see it. */
const struct error *limit_path_read(struct session *s, int64_t home, int64_t facility, struct limit_path *path)
{
    struct session engine;
    struct reading r = {home, facility, path};
    const struct viewer *before = s->tx->viewer;
    if (!s->unlimited)
        TRY(scope_row(s, &facility_entity, ACCESS_READ, home, facility));
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = read_path(&engine, &r);
    s->tx->viewer = before;
    return error;
}

/* --- currencies -----------------------------------------------------------------------------------------------------
 */

const struct error *limit_exchange_rate(struct session *s, const char *currency, double *rate)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "exchange") : NULL;
    struct table_result result;
    *rate = text_equal(currency, "CNY") ? 1 : NAN;
    if (*rate == 1 || !table)
        return *rate == 1 ? NULL : error_make(s->arena, ERROR_LIMIT_CURRENCY, .field = "currency", .value = currency);
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    fact_set_reset(facts);
    fact_put_text(facts, "exchange_currency", currency);
    table_decide(s->arena, table, facts, &result);
    struct value value = table_output(&result, 0, "to_cny", facts);
    if (!result.evaluated || !value_known(value) || value.number <= 0)
        return error_make(s->arena, ERROR_LIMIT_CURRENCY, .field = "currency", .value = currency);
    *rate = value.number;
    return NULL;
}

const struct error *limit_convert(struct session *s, int64_t amount, const char *currency, const char *limit_currency,
                                  int64_t *converted)
{
    double from, to;
    *converted = amount;
    if (text_equal(currency ? currency : "CNY", limit_currency ? limit_currency : "CNY"))
        return NULL;
    TRY(limit_exchange_rate(s, currency ? currency : "CNY", &from));
    TRY(limit_exchange_rate(s, limit_currency ? limit_currency : "CNY", &to));
    double value = ceil((double)amount * from / to - 1e-6);
    if (!(value < 9e15))
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "amount", .arguments = {"smaller"});
    *converted = (int64_t)value;
    return NULL;
}

/* --- moving ---------------------------------------------------------------------------------------------------------
 */

static const struct error *refuse(struct session *s, const struct limit_node *node, int64_t wanted)
{
    struct rows *rows;
    const struct error *error;
    int64_t free = node->free;
    TRY(store_query(s->tx, &query_limit_read,
                    VALUES(sql_int(node->facility.record.home), sql_int(node->facility.record.id)), &rows));
    if (rows_next(rows, &error)) {
        free = node->facility.amount - rows_int(rows, 0) - rows_int(rows, 1);
        rows_close(rows);
    }
    TRY(error);
    free = free < 0 ? 0 : free;
    return error_make(
        s->arena, ERROR_LIMIT_EXCEEDED, .field = "amount",
        .value = arena_format(s->arena, "%lld.%02lld", (long long)(wanted / 100), (long long)(wanted % 100)),
        .arguments = {node->facility.name,
                      arena_format(s->arena, "%lld.%02lld", (long long)(free / 100), (long long)(free % 100))});
}

static const struct error *check_node(struct session *s, const struct limit_node *node)
{
    const struct facility *f = &node->facility;
    if (f->status != FACILITY_STATUS_ACTIVE)
        return error_make(s->arena, ERROR_LIMIT_INACTIVE,
                          .arguments = {f->name, entity_field(&facility_entity, "status")->choices[f->status].name});
    if (f->expires_on < s->today || f->starts_on > s->today)
        return error_make(
            s->arena, ERROR_LIMIT_EXPIRED,
            .arguments = {f->name, date_text(s->arena, f->starts_on), date_text(s->arena, f->expires_on)});
    return NULL;
}

struct moving {
    const struct limit_movement *movement;
    int64_t kind;
    struct limit_path path;
};

static const struct error *move_node(struct session *s, struct moving *m, const struct limit_node *node)
{
    static const struct query *const moves[] = {[LIMIT_ENTRY_KIND_RESERVE] = &query_limit_reserve_if_free,
                                                [LIMIT_ENTRY_KIND_LAPSE] = &query_limit_lapse,
                                                [LIMIT_ENTRY_KIND_USE] = &query_limit_use_reserved,
                                                [LIMIT_ENTRY_KIND_FREE] = &query_limit_free_used};
    int64_t home = node->facility.record.home, id = node->facility.record.id, amount, changed;
    bool reserve = m->kind == LIMIT_ENTRY_KIND_RESERVE;
    TRY(limit_convert(s, m->movement->amount, m->movement->currency, node->facility.currency, &amount));
    if (reserve)
        TRY(check_node(s, node));
    TRY(store_execute(s->tx, &query_limit_begin, VALUES(sql_int(home), sql_int(id)), NULL));
    if (reserve) {
        TRY(store_execute(s->tx, moves[m->kind],
                          VALUES(sql_int(home), sql_int(id), sql_int(amount), sql_int(node->facility.amount)),
                          &changed));
    } else {
        TRY(store_execute(s->tx, moves[m->kind], VALUES(sql_int(home), sql_int(id), sql_int(amount)), &changed));
    }
    if (changed)
        return NULL;
    return reserve ? refuse(s, node, amount)
                   : error_make(s->arena, ERROR_LIMIT_NOT_RESERVED, .arguments = {node->facility.name});
}

static const struct error *move_path(struct session *s, struct moving *m)
{
    const struct limit_movement *movement = m->movement;
    struct limit_entry entry;
    TRY(read_path(s, &(struct reading){movement->home, movement->facility, &m->path}));
    for (size_t i = m->path.count; i-- > 0;)
        TRY(move_node(s, m, &m->path.nodes[i]));
    record_clear(&limit_entry_entity, &entry);
    entry.customer = movement->home;
    entry.facility = movement->facility;
    entry.kind = m->kind;
    entry.happened_on = s->today;
    entry.loan = movement->loan;
    entry.reference = movement->reference;
    TRY(limit_convert(s, movement->amount, movement->currency, m->path.nodes[0].facility.currency, &entry.amount));
    return record_put(s, &limit_entry_entity, &entry);
}

static const struct error *move(struct session *s, const struct limit_movement *movement, int64_t kind)
{
    struct session engine;
    struct moving *m = ARENA_NEW(s->arena, struct moving);
    const struct viewer *before = s->tx->viewer;
    m->movement = movement;
    m->kind = kind;
    if (movement->amount <= 0)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "amount",
                          .value = arena_format(s->arena, "%lld", (long long)movement->amount), .arguments = {"> 0"});
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = move_path(&engine, m);
    s->tx->viewer = before;
    return error;
}

const struct error *limit_reserve(struct session *s, const struct limit_movement *movement)
{
    return move(s, movement, LIMIT_ENTRY_KIND_RESERVE);
}

const struct error *limit_lapse(struct session *s, const struct limit_movement *movement)
{
    return move(s, movement, LIMIT_ENTRY_KIND_LAPSE);
}

const struct error *limit_use(struct session *s, const struct limit_movement *movement)
{
    return move(s, movement, LIMIT_ENTRY_KIND_USE);
}

const struct error *limit_free(struct session *s, const struct limit_movement *movement)
{
    return move(s, movement, LIMIT_ENTRY_KIND_FREE);
}

const struct error *limit_follow(struct session *s, const struct loan *loan, int64_t before, int64_t after,
                                 int64_t event, bool reserved)
{
    struct limit_movement m = {.home = loan->record.home,
                               .facility = loan->facility,
                               .currency = loan->currency,
                               .loan = loan->record.id,
                               .amount = before - after};
    struct facility facility;
    if (loan->facility == NONE || before == after)
        return NULL;
    if (after < before) {
        TRY(record_load(s, &facility_entity, loan->record.home, loan->facility, &facility));
        m.reference = arena_format(s->arena, "E%lld", (long long)event);
        return facility.revolving == 1 ? limit_free(s, &m) : NULL;
    }
    if (reserved)
        return NULL;
    m.amount = after - before;
    m.reference = arena_format(s->arena, "E%lld:reserve", (long long)event);
    TRY(limit_reserve(s, &m));
    m.reference = arena_format(s->arena, "E%lld:use", (long long)event);
    return limit_use(s, &m);
}
