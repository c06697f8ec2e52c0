#include "domain/customer/merge.h"
#include "base/text.h"
#include "queries.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/change.h"
#include "record/rehome.h"
#include "record/row.h"

#include <string.h>

/* What stays where it is: the merges themselves, and pairs of likely duplicates, which are about the two records. */
static bool stays(const struct entity *entity)
{
    return entity->home != HOME_FIELD || entity->home_field->link != &customer_entity ||
           entity == &customer_merge_entity || entity == &duplicate_pair_entity;
}

static const struct error *both(struct session *s, int64_t loser_id, int64_t winner_id, struct customer *loser,
                                struct customer *winner)
{
    TRY(scope_row(s, &customer_entity, ACCESS_UPDATE, loser_id, loser_id));
    TRY(scope_row(s, &customer_entity, ACCESS_UPDATE, winner_id, winner_id));
    TRY(record_load(s, &customer_entity, loser_id, loser_id, loser));
    TRY(record_load(s, &customer_entity, winner_id, winner_id, winner));
    TRY(change_none_waiting(s, loser_id, loser_id));
    return change_none_waiting(s, winner_id, winner_id);
}

/* --- edges to others
 * ------------------------------------------------------------------------------------------------------ */

struct edge {
    int64_t id, other, twin;
};

static const struct error *edges_of(struct session *s, int64_t home, struct edge **edges, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *edges = NULL;
    *count = 0;
    TRY(store_query(s->tx, &query_merge_edges, VALUES(sql_int(home)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, *edges, *count, room,
                   (struct edge){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2)});
    return error;
}

static const struct error *edge_drop(struct session *s, int64_t home, int64_t id)
{
    TRY(row_to_history(s, &relation_entity, home, id));
    return row_remove(s, &relation_entity, home, id);
}

/* The far end of an edge names its near end: it must follow when the near end moves. */
static const struct error *twin_points(struct session *s, const struct edge *edge, int64_t to)
{
    struct relation twin;
    bool found;
    TRY(row_stored(s, &relation_entity, edge->other, edge->twin, &twin, &found));
    if (!found || twin.other == to)
        return NULL;
    TRY(row_to_history(s, &relation_entity, edge->other, edge->twin));
    twin.other = to;
    twin.record.version++;
    twin.record.recorded_at = s->now;
    twin.record.recorded_by = s->person;
    return row_replace(s, &relation_entity, NULL, &twin);
}

/* An edge between the two would become an edge of a company to itself. */
static const struct error *edges_leave(struct session *s, int64_t loser, int64_t winner)
{
    struct edge *edges;
    size_t count;
    TRY(edges_of(s, loser, &edges, &count));
    for (size_t i = 0; i < count; i++) {
        if (edges[i].other != winner) {
            TRY(twin_points(s, &edges[i], winner));
            continue;
        }
        TRY(edge_drop(s, loser, edges[i].id));
        TRY(edge_drop(s, winner, edges[i].twin));
    }
    return NULL;
}

static const struct error *edges_return(struct session *s, int64_t loser, int64_t winner, int64_t merged_at)
{
    struct edge *edges;
    size_t count, room = 0;
    struct rows *rows;
    const struct error *error;
    TRY(edges_of(s, loser, &edges, &count));
    for (size_t i = 0; i < count; i++)
        TRY(twin_points(s, &edges[i], loser));
    edges = NULL;
    count = 0;
    TRY(store_query(s->tx, &query_merge_edges_dropped, VALUES(sql_int(loser), sql_int(winner), sql_int(merged_at)),
                    &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, edges, count, room, (struct edge){rows_int(rows, 0), winner, rows_int(rows, 1)});
    for (size_t i = 0; !error && i < count; i++) {
        error = record_restore(s, &relation_entity, loser, edges[i].id, merged_at);
        error = error ? error : record_restore(s, &relation_entity, winner, edges[i].twin, merged_at);
    }
    return error;
}

/* --- everything that hangs on a customer
 * -------------------------------------------------------------------------------------- */

static const struct error *move_all(struct session *s, int64_t from, int64_t to, int64_t taken_at,
                                    struct merge_result *result)
{
    for (size_t i = 0; i < entity_count; i++) {
        int64_t moved = 0;
        if (stays(entities[i]))
            continue;
        TRY(record_rehome(s, entities[i], from, to, taken_at, &moved));
        if (moved)
            ARENA_PUSH(s->arena, result->moved, result->moved_count, result->moved_room,
                       (struct merge_moved){entities[i], moved});
    }
    return NULL;
}

static const struct error *audit_moves(struct session *s, const char *action, int64_t home, int64_t other,
                                       const struct merge_result *result)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "other", id_text(s->arena, other, other));
    for (size_t i = 0; i < result->moved_count; i++)
        json_put_int(&w, result->moved[i].entity->name, result->moved[i].count);
    json_close(&w, '}');
    return audit_write(s, "customer", home, home, action, buffer_end(&out));
}

/* --- fields
 * -------------------------------------------------------------------------------------------------------------------
 */

static void copy_field(const struct field *field, const void *from, void *to)
{
    if (field_is_text(field))
        *field_text(field, to) = *field_text(field, from);
    else if (field->type == FIELD_RATIO)
        *field_ratio(field, to) = *field_ratio(field, from);
    else
        *field_int(field, to) = *field_int(field, from);
}

static const char *and_name(struct arena *arena, const char *list, const char *name)
{
    return list ? arena_format(arena, "%s,%s", list, name) : name;
}

static bool in_list(const char *list, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = list; at && (at = strstr(at, name)); at += size)
        if ((at == list || at[-1] == ',') && (!at[size] || at[size] == ','))
            return true;
    return false;
}

/* What the kept customer lacks it takes over. The bank's own judgements (read-only fields) are made anew, not
 * inherited. */
static void fill(struct session *s, struct customer *loser, struct customer *winner, struct merge_result *result)
{
    for (size_t i = 0; i < customer_entity.field_count; i++) {
        const struct field *field = &customer_entity.fields[i];
        if (field->read_only || !field_absent(field, winner) || field_absent(field, loser))
            continue;
        copy_field(field, loser, winner);
        if (field->unique) {
            fields_clear(field, 1, loser);
            result->handed_over = and_name(s->arena, result->handed_over, field->name);
        } else {
            result->filled = and_name(s->arena, result->filled, field->name);
        }
    }
}

static const struct error *note_sources(struct session *s, const struct customer *loser, const struct customer *winner,
                                        const char *names)
{
    for (size_t i = 0; i < customer_entity.field_count; i++) {
        const struct field *field = &customer_entity.fields[i];
        struct field_source source;
        if (!in_list(names, field->name))
            continue;
        record_clear(&field_source_entity, &source);
        source.customer = winner->record.id;
        source.field = field->name;
        source.value = field_wire_text(s->arena, field, winner);
        source.source = "merge";
        source.won = 1;
        source.reason = arena_format(s->arena, "并入 merged: %s", loser->name);
        source.seen_at = s->now;
        TRY(record_put(s, &field_source_entity, &source));
    }
    return NULL;
}

static const struct error *close_pairs(struct session *s, int64_t loser, int64_t winner, bool merged)
{
    struct rows *rows;
    const struct error *error;
    const char *sql = arena_format(
        s->arena,
        "SELECT %s FROM duplicate_pair t WHERE (t.home = $1 AND t.other = $2) OR (t.home = $2 AND t.other = $1)",
        record_columns(s->arena, &duplicate_pair_entity, "t"));
    struct duplicate_pair *pairs = NULL;
    size_t count = 0, room = 0;
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(loser), sql_int(winner)), &rows));
    while (rows_next(rows, &error)) {
        struct duplicate_pair pair;
        TRY(record_from_rows(s, &duplicate_pair_entity, rows, 0, &pair));
        ARENA_PUSH(s->arena, pairs, count, room, pair);
    }
    for (size_t i = 0; !error && i < count; i++) {
        error = row_to_history(s, &duplicate_pair_entity, pairs[i].record.home, pairs[i].record.id);
        pairs[i].status = merged ? DUPLICATE_PAIR_STATUS_MERGED : DUPLICATE_PAIR_STATUS_UNMERGED;
        pairs[i].decided_by = s->person ? s->person : NONE;
        pairs[i].record.version++;
        pairs[i].record.recorded_at = s->now;
        pairs[i].record.recorded_by = s->person;
        error = error ? error : row_replace(s, &duplicate_pair_entity, NULL, &pairs[i]);
    }
    return error;
}

/* --- merging
 * -------------------------------------------------------------------------------------------------------------------
 */

static const struct error *remember(struct session *s, int64_t loser, int64_t winner, const char *reason,
                                    struct merge_result *result)
{
    struct customer_merge merge;
    record_clear(&customer_merge_entity, &merge);
    merge.customer = loser;
    merge.into = winner;
    merge.merged_at = s->now;
    merge.reason = reason;
    merge.merged_by = s->person ? s->person : NONE;
    merge.filled = result->filled;
    merge.handed_over = result->handed_over;
    TRY(record_put(s, &customer_merge_entity, &merge));
    result->merge = merge.record.id;
    return NULL;
}

const struct error *customer_merge_into(struct session *s, int64_t loser_id, int64_t winner_id, const char *reason,
                                        struct merge_result *result)
{
    struct customer loser, winner;
    *result = (struct merge_result){0};
    if (s->viewer.as_of != NONE)
        return error_make(s->arena, ERROR_REQUEST_AS_OF_WRITE);
    if (loser_id == winner_id)
        return error_make(s->arena, ERROR_CUSTOMER_MERGE_SAME, .field = "into");
    TRY(both(s, loser_id, winner_id, &loser, &winner));
    const struct customer *merged = loser.status == CUSTOMER_STATUS_MERGED    ? &loser
                                    : winner.status == CUSTOMER_STATUS_MERGED ? &winner
                                                                              : NULL;
    if (merged)
        return error_make(s->arena, ERROR_CUSTOMER_MERGED_ALREADY, .arguments = {merged->name});
    s->reason = reason;
    TRY(edges_leave(s, loser_id, winner_id));
    TRY(move_all(s, loser_id, winner_id, NONE, result));
    fill(s, &loser, &winner, result);
    loser.status = CUSTOMER_STATUS_MERGED;
    loser.merged_into = winner_id;
    TRY(record_update(s, &customer_entity, &loser, NULL));
    TRY(record_update(s, &customer_entity, &winner, NULL));
    TRY(note_sources(s, &loser, &winner,
                     and_name(s->arena, result->filled, result->handed_over ? result->handed_over : "")));
    TRY(close_pairs(s, loser_id, winner_id, true));
    TRY(remember(s, loser_id, winner_id, reason, result));
    TRY(audit_moves(s, "merge", loser_id, winner_id, result));
    return audit_moves(s, "merge", winner_id, loser_id, result);
}

/* --- parting
 * ---------------------------------------------------------------------------------------------------------------------
 */

static const struct error *last_merge(struct session *s, int64_t loser, struct customer_merge *merge, bool *found)
{
    struct rows *rows;
    const struct error *error;
    const char *sql = arena_format(
        s->arena,
        "SELECT %s FROM @customer_merge t WHERE t.home = $1 AND t.undone_at IS NULL ORDER BY t.merged_at DESC LIMIT 1",
        record_columns(s->arena, &customer_merge_entity, "t"));
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(loser)), &rows));
    *found = rows_next(rows, &error);
    if (!*found)
        return error;
    error = record_from_rows(s, &customer_merge_entity, rows, 0, merge);
    rows_close(rows);
    return error;
}

static void give_back(struct session *s, const struct customer_merge *merge, struct customer *loser,
                      struct customer *winner)
{
    for (size_t i = 0; i < customer_entity.field_count; i++) {
        const struct field *field = &customer_entity.fields[i];
        bool handed = in_list(merge->handed_over, field->name);
        if (!handed && !in_list(merge->filled, field->name))
            continue;
        if (handed)
            copy_field(field, winner, loser);
        /* What somebody has since corrected is the kept customer's own. */
        if (handed || text_equal(field_wire_text(s->arena, field, winner), field_wire_text(s->arena, field, loser)))
            fields_clear(field, 1, winner);
    }
}

static const struct error *forget_sources(struct session *s, int64_t winner, int64_t merged_at)
{
    struct rows *rows;
    const struct error *error;
    int64_t *ids = NULL;
    size_t count = 0, room = 0;
    TRY(store_query(s->tx, &query_merge_sources, VALUES(sql_int(winner), sql_int(merged_at)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 0));
    for (size_t i = 0; !error && i < count; i++) {
        error = row_to_history(s, &field_source_entity, winner, ids[i]);
        error = error ? error : row_remove(s, &field_source_entity, winner, ids[i]);
    }
    return error;
}

static const struct error *mark_undone(struct session *s, struct customer_merge *merge, const char *reason)
{
    TRY(row_to_history(s, &customer_merge_entity, merge->record.home, merge->record.id));
    merge->undone_at = s->now;
    merge->undone_by = s->person ? s->person : NONE;
    merge->undone_reason = reason;
    merge->record.version++;
    merge->record.recorded_at = s->now;
    merge->record.recorded_by = s->person;
    return row_replace(s, &customer_merge_entity, NULL, merge);
}

const struct error *customer_unmerge(struct session *s, int64_t loser_id, const char *reason, int64_t *winner_id,
                                     struct merge_result *result)
{
    struct customer loser, winner;
    struct customer_merge merge;
    bool found;
    *result = (struct merge_result){0};
    if (s->viewer.as_of != NONE)
        return error_make(s->arena, ERROR_REQUEST_AS_OF_WRITE);
    TRY(record_load(s, &customer_entity, loser_id, loser_id, &loser));
    TRY(last_merge(s, loser_id, &merge, &found));
    if (!found || loser.status != CUSTOMER_STATUS_MERGED)
        return error_make(s->arena, ERROR_CUSTOMER_NOT_MERGED, .arguments = {loser.name});
    *winner_id = merge.into;
    TRY(both(s, loser_id, merge.into, &loser, &winner));
    if (winner.status == CUSTOMER_STATUS_MERGED)
        return error_make(s->arena, ERROR_CUSTOMER_MERGE_LATER, .arguments = {winner.name});
    s->reason = reason;
    TRY(forget_sources(s, merge.into, merge.merged_at));
    TRY(move_all(s, merge.into, loser_id, merge.merged_at, result));
    TRY(edges_return(s, loser_id, merge.into, merge.merged_at));
    give_back(s, &merge, &loser, &winner);
    const char *status;
    TRY(store_text(s->tx, &query_merge_status_before, VALUES(sql_int(loser_id), sql_int(merge.merged_at)), &status));
    TRY(field_parse(s->arena, entity_field(&customer_entity, "status"), status ? status : "active", &loser));
    loser.merged_into = NONE;
    TRY(record_update(s, &customer_entity, &winner, NULL));
    TRY(record_update(s, &customer_entity, &loser, NULL));
    TRY(close_pairs(s, loser_id, merge.into, false));
    TRY(mark_undone(s, &merge, reason));
    result->merge = merge.record.id;
    TRY(audit_moves(s, "unmerge", loser_id, merge.into, result));
    return audit_moves(s, "unmerge", merge.into, loser_id, result);
}

/* --- operations
 * --------------------------------------------------------------------------------------------------------------------
 */

static void write_names(struct session *s, struct json_writer *w, const char *key, const char *list)
{
    json_key(w, key);
    json_open(w, '[');
    while (list && *list) {
        size_t size = strcspn(list, ",");
        json_write_text(w, arena_text_part(s->arena, list, size));
        list += size + (list[size] == ',');
    }
    json_close(w, ']');
}

static void write_moved(struct json_writer *w, const struct merge_result *result)
{
    json_key(w, "moved");
    json_open(w, '[');
    for (size_t i = 0; i < result->moved_count; i++) {
        json_open(w, '{');
        json_put_text(w, "entity", result->moved[i].entity->name);
        label_put(w, "label", result->moved[i].entity->label);
        json_put_int(w, "count", result->moved[i].count);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_customer_merge(struct call *call)
{
    const struct customer_merge_input *input = call->input;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct merge_result result;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(customer_merge_into(s, id, input->into, input->reason, &result));
    json_open(w, '{');
    json_put_text(w, "merge", id_text(s->arena, id, result.merge));
    json_put_text(w, "customer", id_text(s->arena, id, id));
    json_put_text(w, "into", id_text(s->arena, input->into, input->into));
    write_names(s, w, "filled", result.filled);
    write_names(s, w, "handed_over", result.handed_over);
    write_moved(w, &result);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_customer_unmerge(struct call *call)
{
    const struct customer_unmerge_input *input = call->input;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct merge_result result;
    int64_t home, id, winner;
    TRY(call_id(call, 0, &home, &id));
    TRY(customer_unmerge(s, id, input->reason, &winner, &result));
    json_open(w, '{');
    json_put_text(w, "merge", id_text(s->arena, id, result.merge));
    json_put_text(w, "customer", id_text(s->arena, id, id));
    json_put_text(w, "from", id_text(s->arena, winner, winner));
    write_moved(w, &result);
    json_close(w, '}');
    return NULL;
}
