#include "record/trail.h"
#include "base/text.h"
#include "record/memo.h"
#include "record/own.h"
#include "record/row.h"

/* --- what changed
 * ------------------------------------------------------------------------------------------------------------- */

static bool same_value(struct arena *arena, const struct field *field, const void *a, const void *b)
{
    return text_equal(field_wire_text(arena, field, a), field_wire_text(arena, field, b));
}

static void write_side(struct session *s, struct json_writer *w, const char *key, const struct field *field,
                       const void *row, bool masked)
{
    json_key(w, key);
    if (masked && !field_absent(field, row))
        json_write_text(w, field_mask(s->arena, field, field_wire_text(s->arena, field, row)));
    else
        field_write_json(w, s->arena, field, row);
}

const char *record_difference(struct session *s, const struct entity *entity, const void *before, const void *after)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    char *empty = arena_take(s->arena, entity->size);
    record_clear(entity, empty);
    before = own_extended(s, entity, before ? before : empty);
    after = own_extended(s, entity, after ? after : empty);
    size_t count = record_field_count(s, entity);
    bool any = false;
    json_open(&w, '{');
    for (size_t i = 0; i < count; i++) {
        const struct field *field = record_field_at(s, entity, i);
        if (field->secret || same_value(s->arena, field, before, after))
            continue;
        any = true;
        json_key(&w, field->name);
        json_open(&w, '{');
        write_side(s, &w, "old", field, before, field->sensitive);
        write_side(s, &w, "new", field, after, field->sensitive);
        json_close(&w, '}');
    }
    json_close(&w, '}');
    return any ? buffer_end(&out) : NULL;
}

/* --- history
 * -----------------------------------------------------------------------------------------------------------------------
 */

static const struct error *person_name(struct session *s, int64_t person, const char **name)
{
    struct query query = {"person_name", "SELECT COALESCE((SELECT p.name FROM person p WHERE p.home = $1 AND p.id = $1), "
                                         "(SELECT '客户门户 Portal · ' || u.name FROM portal_user u WHERE u.id = $1))"};
    *name = NULL;
    return person ? store_text(s->tx, &query, VALUES(sql_int(person)), name) : NULL;
}

static const struct error *write_version(struct session *s, const struct entity *entity, const void *older,
                                         const void *row, struct json_writer *w)
{
    const struct record *record = row;
    const bool *masks = memo_masks(s, entity);
    const char *name;
    char *empty = arena_take(s->arena, entity->size);
    record_clear(entity, empty);
    TRY(person_name(s, record->recorded_by, &name));
    json_open(w, '{');
    json_put_int(w, "version", record->version);
    json_put_instant(w, "recorded_at", record->recorded_at);
    json_put_text(w, "recorded_by",
                  record->recorded_by ? id_text(s->arena, record->recorded_by, record->recorded_by) : NULL);
    json_put_text(w, "recorded_by_title", name);
    json_key(w, "changes");
    json_open(w, '[');
    older = own_extended(s, entity, older ? older : empty);
    row = own_extended(s, entity, row);
    size_t count = record_field_count(s, entity);
    for (size_t i = 0; i < count; i++) {
        const struct field *field = record_field_at(s, entity, i);
        bool hidden = false;
        if (field->secret || same_value(s->arena, field, older, row))
            continue;
        TRY(record_hides(s, entity, field, row, &hidden));
        if (hidden)
            continue;
        json_open(w, '{');
        json_put_text(w, "field", field->name);
        write_side(s, w, "old", field, older, field->sensitive || masks[i]);
        write_side(s, w, "new", field, row, field->sensitive || masks[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

const struct error *record_history(struct session *s, const struct entity *entity, int64_t home, int64_t id,
                                   struct json_writer *w)
{
    void *present = arena_take(s->arena, entity->size);
    TRY(record_load(s, entity, home, id, present));
    struct rows *rows;
    const struct error *error = NULL;
    void **versions = NULL;
    size_t count = 0, room = 0;
    if (!entity->append_only) {
        const char *sql = arena_format(
            s->arena, "SELECT %s FROM \"%s_history\" WHERE home = $1 AND id = $2 AND version < $3 ORDER BY version",
            row_columns(s->arena, entity, NULL), entity->name);
        TRY(store_query_text(s->tx, sql, VALUES(sql_int(home), sql_int(id), sql_int(row_record(present)->version)),
                             &rows));
        while (rows_next(rows, &error)) {
            void *row = arena_take(s->arena, entity->size);
            TRY(record_from_rows(s, entity, rows, 0, row));
            ARENA_PUSH(s->arena, versions, count, room, row);
        }
        if (error)
            return error;
    }
    ARENA_PUSH(s->arena, versions, count, room, present);
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = count; i-- > 0;)
        TRY(write_version(s, entity, i ? versions[i - 1] : NULL, versions[i], w));
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}
