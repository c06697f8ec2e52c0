#include "record/record.h"
#include "base/text.h"
#include "queries.h"
#include "record/audit.h"
#include "record/change.h"
#include "record/match_index.h"
#include "record/memo.h"
#include "record/own.h"
#include "record/row.h"
#include "record/search.h"
#include "record/trail.h"

#include <math.h>
#include <string.h>

/* --- unique identifiers ------------------------------------------------------------------------------------------------------ */


static const struct error *unique_update(struct session *s, const struct entity *entity, const void *before, const void *after)
{
    const struct record *record = after ? after : before;
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        if (!field->unique)
            continue;
        const char *old = before ? field_wire_text(s->arena, field, before) : NULL;
        const char *new = after ? field_wire_text(s->arena, field, after) : NULL;
        if (text_equal(old, new))
            continue;
        if (old)
            TRY(store_execute(s->tx, &query_unique_delete,
                              VALUES(sql_text(entity->name), sql_text(field->name), sql_text(row_unique_form(s, entity, field, old)),
                                     sql_int(record->home), sql_int(record->id)), NULL));
        int64_t changed = 1;
        if (new)
            TRY(store_execute(s->tx, &query_unique_insert,
                              VALUES(sql_text(entity->name), sql_text(field->name), sql_text(row_unique_form(s, entity, field, new)),
                                     sql_int(record->home), sql_int(record->id)), &changed));
        if (!changed)
            return error_make(s->arena, ERROR_FIELD_DUPLICATE, .field = field->name, .value = field->sensitive ? NULL : new);
    }
    return NULL;
}

const struct error *record_find_unique(struct session *s, const struct entity *entity, const char *name, const char *value, int64_t *home,
                                       int64_t *id)
{
    struct rows *rows;
    const struct error *error;
    const struct field *field = entity_field(entity, name);
    *home = *id = NONE;
    TRY(store_query(s->tx, &query_unique_find, VALUES(sql_text(entity->name), sql_text(name), sql_text(row_unique_form(s, entity, field, value))),
                    &rows));
    if (rows_next(rows, &error)) {
        *home = rows_int(rows, 0);
        *id = rows_int(rows, 1);
        rows_close(rows);
    }
    return error;
}

static void note_change(struct session *s, const struct entity *entity, const struct record *record)
{
    struct tx *tx = s->tx;
    ARENA_PUSH(tx->arena, tx->changes, tx->change_count, tx->change_room,
               (struct change){entity, record->home, record->id, record->version});
}

/* --- links --------------------------------------------------------------------------------------------------------------------- */

static const struct error *check_link(struct session *s, const struct entity *entity, const struct field *field, const void *row)
{
    const struct record *record = row;
    int64_t to = *field_int(field, row);
    /* A link to a record that lives at its own home names it alone; any other lies at this record's home. */
    int64_t home = field->link->home == HOME_SELF ? to : record->home;
    if (entity == field->link && record->id == to && !strcmp(field->name, "parent"))
        return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = field->name, .arguments = {"it cannot be its own parent"});
    struct rows *rows;
    const struct error *error;
    const char *sql = arena_format(s->arena, "SELECT 1 FROM @%s t WHERE t.home = $1 AND t.id = $2", field->link->name);
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(home), sql_int(to)), &rows));
    bool there = rows_next(rows, &error);
    rows_close(rows);
    if (error)
        return error;
    return there ? NULL : error_make(s->arena, ERROR_FIELD_LINK, .field = field->name, .value = id_text(s->arena, home, to));
}

static const struct error *check_links(struct session *s, const struct entity *entity, const void *before, const void *after)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        if (field->type != FIELD_LINK || field_absent(field, after) || (before && text_equal(field_wire_text(s->arena, field, before), field_wire_text(s->arena, field, after))))
            continue;
        TRY(check_link(s, entity, field, after));
    }
    return NULL;
}

/* --- creating ------------------------------------------------------------------------------------------------------------------ */

static const struct error *place(struct session *s, const struct entity *entity, void *row)
{
    struct record *record = row;
    record->id = record->id ? record->id : id_new();
    if (entity->home == HOME_SELF) {
        record->home = record->id;
        return NULL;
    }
    if (field_absent(entity->home_field, row))
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = entity->home_field->name);
    record->home = *field_int(entity->home_field, row);
    return NULL;
}

/* What the engine fills in because it knows better than any sender. */
static void stamp(struct session *s, const struct entity *entity, void *row, bool creating)
{
    struct record *record = row;
    record->recorded_at = s->now;
    record->recorded_by = s->person;
    if (!creating)
        return;
    record->version = 1;
    static const char *const mine[] = {"person", "author", "uploaded_by"};
    for (size_t i = 0; i < sizeof(mine) / sizeof(mine[0]); i++) {
        const struct field *field = entity_field(entity, mine[i]);
        if (field && field->type == FIELD_LINK && field->read_only && s->person && !s->client && field_absent(field, row))
            *field_int(field, row) = s->person;
    }
    if (entity == &customer_entity && s->person && ((struct customer *)row)->source == NONE)
        ((struct customer *)row)->source = CUSTOMER_SOURCE_MANUAL;
}

static const struct error *after_write(struct session *s, const struct entity *entity, const void *before, void *after)
{
    if (entity == &branch_entity) {
        TRY(store_execute(s->tx, &query_branch_closure_clear, NO_VALUES, NULL));
        TRY(store_execute(s->tx, &query_branch_closure_fill, NO_VALUES, NULL));
    }
    if (after)
        TRY(search_index(s, entity, before, after));
    if (entity == &customer_entity)
        TRY(after ? match_index(s, before, after) : match_forget(s, row_record(before)->id));
    return s->bank->follow ? s->bank->follow(s, entity, before, after) : NULL;
}

static const struct error *insert(struct session *s, const struct entity *entity, void *row)
{
    struct record *record = row;
    TRY(unique_update(s, entity, NULL, row));
    TRY(row_insert(s, entity, row));
    TRY(audit_write(s, entity->name, record->home, record->id, "create", record_difference(s, entity, NULL, row)));
    TRY(after_write(s, entity, NULL, row));
    note_change(s, entity, record);
    return NULL;
}

/* An edge is stored at both ends; the twin follows whatever happens to the first. */
static const struct error *relation_twin_put(struct session *s, struct relation *edge)
{
    struct relation twin = row_twin(edge);
    TRY(place(s, &relation_entity, &twin));
    stamp(s, &relation_entity, &twin, true);
    edge->twin = twin.record.id;
    return row_insert(s, &relation_entity, &twin);
}

static const struct error *relation_twin_remove(struct session *s, const struct relation *edge)
{
    TRY(row_to_history(s, &relation_entity, edge->other, edge->twin));
    return row_remove(s, &relation_entity, edge->other, edge->twin);
}

/* Before EDGE itself is written: it may get another twin when it points elsewhere now. */
static const struct error *relation_twin_update(struct session *s, const struct relation *before, struct relation *edge)
{
    struct relation twin, next = row_twin(edge);
    bool found;
    if (before->other != edge->other) {
        TRY(relation_twin_remove(s, before));
        return relation_twin_put(s, edge);
    }
    TRY(row_stored(s, &relation_entity, edge->other, edge->twin, &twin, &found));
    if (!found)
        return NULL;
    TRY(row_to_history(s, &relation_entity, twin.record.home, twin.record.id));
    next.record = twin.record;
    next.record.version++;
    stamp(s, &relation_entity, &next, false);
    return row_replace(s, &relation_entity, &twin, &next);
}

static const struct error *check_edge(struct session *s, const struct entity *entity, const void *row)
{
    const struct relation *edge = row;
    return entity == &relation_entity && edge->customer == edge->other
               ? error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "other", .arguments = {"a customer has no edge to itself"})
               : NULL;
}

static const struct error *create(struct session *s, const struct entity *entity, void *row)
{
    stamp(s, entity, row, true);
    TRY(record_validate(s, entity, row));
    TRY(check_edge(s, entity, row));
    if (entity == &relation_entity)
        TRY(relation_twin_put(s, row));
    return insert(s, entity, row);
}

const struct error *record_put(struct session *s, const struct entity *entity, void *row)
{
    TRY(place(s, entity, row));
    return create(s, entity, row);
}

const struct error *record_create(struct session *s, const struct entity *entity, void *row, int64_t *pending)
{
    const char *rule;
    if (s->viewer.as_of != NONE)
        return error_make(s->arena, ERROR_REQUEST_AS_OF_WRITE);
    TRY(place(s, entity, row));
    TRY(scope_new_row(s, entity, row));
    stamp(s, entity, row, true);
    TRY(record_validate(s, entity, row));
    TRY(check_links(s, entity, NULL, row));
    if (pending && change_needs_checker(s, entity, "create", NULL, row, &rule))
        return change_hold(s, entity, row_record(row)->home, row_record(row)->id, 0, "create", row, record_difference(s, entity, NULL, row), rule, pending);
    return create(s, entity, row);
}

/* --- changing ------------------------------------------------------------------------------------------------------------------- */

static const struct error *stored_version(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version, void *before)
{
    bool found;
    TRY(row_hold(s, entity, home, id));
    TRY(row_stored(s, entity, home, id, before, &found));
    if (!found)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    int64_t now = row_record(before)->version;
    return now == version ? NULL
                          : error_make(s->arena, ERROR_RECORD_STALE,
                                       .arguments = {arena_format(s->arena, "%lld", (long long)now), arena_format(s->arena, "%lld", (long long)version)});
}

static const struct error *replace(struct session *s, const struct entity *entity, const void *before, void *row)
{
    struct record *record = row;
    const char *changes = record_difference(s, entity, before, row);
    if (!changes)
        return NULL; /* nothing to do is not a new version */
    if (entity->append_only)
        return error_make(s->arena, ERROR_FIELD_READ_ONLY, .field = entity->name);
    TRY(row_to_history(s, entity, record->home, record->id));
    record->version++;
    stamp(s, entity, row, false);
    TRY(unique_update(s, entity, before, row));
    if (entity == &relation_entity)
        TRY(relation_twin_update(s, before, row));
    TRY(row_replace(s, entity, before, row));
    TRY(audit_write(s, entity->name, record->home, record->id, "update", changes));
    TRY(after_write(s, entity, before, row));
    note_change(s, entity, record);
    return NULL;
}

const struct error *record_update(struct session *s, const struct entity *entity, void *row, int64_t *pending)
{
    struct record *record = row;
    const char *rule;
    void *before = arena_take(s->arena, entity->size);
    if (s->viewer.as_of != NONE)
        return error_make(s->arena, ERROR_REQUEST_AS_OF_WRITE);
    if (!s->unlimited)
        TRY(scope_row(s, entity, ACCESS_UPDATE, record->home, record->id));
    TRY(stored_version(s, entity, record->home, record->id, record->version, before));
    if (entity->home == HOME_FIELD && *field_int(entity->home_field, row) != record->home)
        return error_make(s->arena, ERROR_FIELD_READ_ONLY, .field = entity->home_field->name);
    TRY(record_validate(s, entity, row));
    TRY(check_edge(s, entity, row));
    TRY(check_links(s, entity, before, row));
    TRY(scope_moved_row(s, entity, before, row));
    if (pending) {
        TRY(change_none_waiting(s, record->home, record->id));
        if (change_needs_checker(s, entity, "update", before, row, &rule))
            return change_hold(s, entity, record->home, record->id, record->version, "update", row, record_difference(s, entity, before, row), rule, pending);
    }
    return replace(s, entity, before, row);
}

/* ACTION is what the audit calls it. */
static const struct error *remove_row(struct session *s, const struct entity *entity, const void *before, const char *action)
{
    const struct record *record = row_record(before);
    if (!entity->append_only)
        TRY(row_to_history(s, entity, record->home, record->id));
    TRY(unique_update(s, entity, before, NULL));
    TRY(search_forget(s, entity, before));
    if (entity == &relation_entity)
        TRY(relation_twin_remove(s, before));
    TRY(row_remove(s, entity, record->home, record->id));
    TRY(audit_write(s, entity->name, record->home, record->id, action, record_difference(s, entity, before, NULL)));
    TRY(after_write(s, entity, before, NULL));
    note_change(s, entity, record);
    return NULL;
}

const struct error *record_delete(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version, int64_t *pending)
{
    const char *rule;
    void *before = arena_take(s->arena, entity->size);
    if (s->viewer.as_of != NONE)
        return error_make(s->arena, ERROR_REQUEST_AS_OF_WRITE);
    if (!s->unlimited)
        TRY(scope_row(s, entity, ACCESS_DELETE, home, id));
    TRY(stored_version(s, entity, home, id, version, before));
    if (entity->append_only)
        return error_make(s->arena, ERROR_FIELD_READ_ONLY, .field = entity->name);
    if (pending) {
        TRY(change_none_waiting(s, home, id));
        if (change_needs_checker(s, entity, "delete", before, NULL, &rule))
            return change_hold(s, entity, home, id, version, "delete", before, record_difference(s, entity, before, NULL), rule, pending);
    }
    return remove_row(s, entity, before, "delete");
}


/* --- taking back ------------------------------------------------------------------------------------------------------------------ */

const struct error *record_withdraw(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version)
{
    void *before = arena_take(s->arena, entity->size);
    TRY(stored_version(s, entity, home, id, version, before));
    return remove_row(s, entity, before, "withdraw");
}

const struct error *record_put_back(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version, int64_t wanted,
                                    int64_t *now_version)
{
    void *before = arena_take(s->arena, entity->size), *row = arena_take(s->arena, entity->size);
    bool found;
    TRY(stored_version(s, entity, home, id, version, before));
    TRY(row_past(s, entity, home, id, wanted, row, &found));
    if (!found)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    *row_record(row) = *row_record(before);
    TRY(replace(s, entity, before, row));
    *now_version = row_record(row)->version;
    return NULL;
}

/* --- output ---------------------------------------------------------------------------------------------------------------------- */

/* What a link points to, by its title; null when the reader may not see it. */
static const struct error *link_title(struct session *s, const struct field *field, const void *row, const char **title)
{
    int64_t to = *field_int(field, row);
    int64_t home = field->link->home == HOME_SELF ? to : row_record(row)->home;
    if (field->link->title->type == FIELD_LINK || memo_masks(s, field->link)[field->link->title - field->link->fields] ||
        field->link->title->sensitive) {
        *title = NULL;
        return NULL;
    }
    if (memo_title(s, field->link, home, to, title))
        return NULL;
    struct query query = {"link_title", arena_format(s->arena, "SELECT t.\"%s\" FROM @%s t WHERE t.home = $1 AND t.id = $2",
                                                     field->link->title->name, field->link->name)};
    TRY(store_text(s->tx, &query, VALUES(sql_int(home), sql_int(to)), title));
    memo_title_put(s, field->link, home, to, *title);
    return NULL;
}

static const struct error *write_link(struct session *s, const struct field *field, const void *row, struct json_writer *w)
{
    const char *title = NULL;
    char id[27];
    json_key_literal(w, field->key, field->key_size);
    if (field_absent(field, row)) {
        json_write_null(w);
    } else {
        int64_t to = *field_int(field, row);
        id_write(id, field->link->home == HOME_SELF ? to : row_record(row)->home, to);
        json_write_text(w, id);
        TRY(link_title(s, field, row, &title));
    }
    json_key_literal(w, field->title_key, field->title_key_size);
    json_write_text(w, title);
    return NULL;
}

const struct error *record_hides(struct session *s, const struct entity *entity, const struct field *field, const void *row, bool *hidden)
{
    const struct field *link = field->seen_with ? entity_field(entity, field->seen_with) : NULL;
    const char *title = NULL;
    *hidden = false;
    if (!link || field_absent(link, row))
        return NULL;
    TRY(link_title(s, link, row, &title));
    *hidden = !title;
    return NULL;
}

const struct error *record_write_fields(struct session *s, const struct entity *entity, const void *row, const bool *wanted, struct json_writer *w)
{
    const struct record *record = row;
    const bool *masks = memo_masks(s, entity);
    char id[27];
    id_write(id, record->home, record->id);
    json_open(w, '{');
    json_put_text(w, "id", id);
    json_put_int(w, "version", record->version);
    json_put_instant(w, "recorded_at", record->recorded_at);
    size_t count = record_field_count(s, entity);
    row = own_extended(s, entity, row);
    for (size_t i = 0; i < count; i++) {
        const struct field *field = record_field_at(s, entity, i);
        if (field->secret || (wanted && !wanted[i]))
            continue;
        if (field->type == FIELD_LINK) {
            TRY(write_link(s, field, row, w));
            continue;
        }
        bool hidden = false;
        if (field->seen_with)
            TRY(record_hides(s, entity, field, row, &hidden));
        json_key_literal(w, field->key, field->key_size);
        if (hidden)
            json_write_null(w);
        else if (masks[i] && !field_absent(field, row))
            json_write_text(w, field_mask(s->arena, field, field_wire_text(s->arena, field, row)));
        else
            field_write_json(w, s->arena, field, row);
    }
    json_close(w, '}');
    return NULL;
}

const struct error *record_write(struct session *s, const struct entity *entity, const void *row, struct json_writer *w)
{
    return record_write_fields(s, entity, row, NULL, w);
}

/* --- reveal ------------------------------------------------------------------------------------------------------------------------ */

const struct error *record_reveal(struct session *s, const struct entity *entity, int64_t home, int64_t id, const struct field *field,
                                  const char *reason, const char **value)
{
    void *row = arena_take(s->arena, entity->size);
    if (!field || field->secret)
        return error_make(s->arena, ERROR_FIELD_UNKNOWN, .field = "field");
    if (scope_masks(s, entity, field))
        TRY(scope_require(s, "field.reveal"));
    TRY(record_load(s, entity, home, id, row));
    s->reason = reason;
    *value = field_wire_text(s->arena, field, own_extended(s, entity, row));
    return audit_write(s, entity->name, home, id, "reveal", arena_format(s->arena, "{\"field\":\"%s\"}", field->name));
}
