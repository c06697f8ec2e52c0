#include "record/rehome.h"
#include "queries.h"
#include "record/row.h"
#include "record/search.h"

#include <string.h>

static void column(struct buffer *out, const char *name)
{
    buffer_format(out, ", \"%s\"", name);
}

/* Every column but home, as they are. */
static void other_columns(struct buffer *out, const struct entity *entity)
{
    buffer_text(out, "id, version, recorded_at, recorded_by");
    for (size_t i = 0; i < entity->field_count; i++) {
        column(out, entity->fields[i].name);
        if (entity->fields[i].sensitive)
            buffer_format(out, ", \"%s_index\"", entity->fields[i].name);
    }
}

/* The same columns of the row at its new home: $2 is that home, $3 now, $4 who moves it. */
static void moved_columns(struct buffer *out, const struct entity *entity)
{
    buffer_text(out, entity->append_only
                         ? "CAST($2 AS BIGINT), t.id, t.version, t.recorded_at, t.recorded_by"
                         : "CAST($2 AS BIGINT), t.id, t.version + 1, CAST($3 AS BIGINT), CAST($4 AS BIGINT)");
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        if (field == entity->home_field)
            buffer_text(out, ", CAST($2 AS BIGINT)");
        else
            buffer_format(out, ", t.\"%s\"", field->name);
        if (field->sensitive)
            buffer_format(out, ", t.\"%s_index\"", field->name);
    }
}

/* Rows that came from $2 at $5. A row without a history of its own goes where the record goes that it belongs to. */
static const char *came_from(struct arena *arena,
                             const struct entity *entity) /* $5, or $3 of append-only rows, is the instant */
{
    if (!entity->append_only)
        return arena_format(
            arena, " AND t.id IN (SELECT h.id FROM \"%s_history\" h WHERE h.home = $2 AND h.recorded_until = $5)",
            entity->name);
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        if (field->type == FIELD_LINK && field->link->home == HOME_FIELD && !field->link->append_only)
            return arena_format(
                arena,
                " AND t.\"%s\" IN (SELECT h.id FROM \"%s_history\" h WHERE h.home = $2 AND h.recorded_until = $3)",
                field->name, field->link->name);
    }
    return " AND CAST($3 AS BIGINT) IS NULL"; /* none: nothing says where it came from; the instant is never NULL here */
}

static const struct error *run(struct session *s, struct buffer *sql, const struct sql_value *values, size_t count,
                               int64_t *changed)
{
    return store_execute_text(s->tx, buffer_end(sql), values, count, changed);
}

/* The moved rows stand at both homes while this runs. */
static const struct error *rehome_terms(struct session *s, const struct entity *entity, int64_t from, int64_t to)
{
    struct rows *rows;
    const struct error *error;
    void **moved = NULL;
    size_t count = 0, room = 0;
    const char *sql = arena_format(s->arena, "SELECT %s FROM \"%s\" t WHERE t.home = $1 AND t.id IN (SELECT n.id FROM \"%s\" n WHERE n.home = $2)",
                                   row_columns(s->arena, entity, "t"), entity->name, entity->name);
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(from), sql_int(to)), &rows));
    while (rows_next(rows, &error)) {
        void *row = arena_take(s->arena, entity->size);
        if ((error = record_from_rows(s, entity, rows, 0, row))) {
            rows_close(rows);
            return error;
        }
        ARENA_PUSH(s->arena, moved, count, room, row);
    }
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        TRY(search_forget(s, entity, moved[i]));
        row_record(moved[i])->home = to;
        TRY(search_index(s, entity, NULL, moved[i]));
    }
    return NULL;
}

const struct error *record_rehome(struct session *s, const struct entity *entity, int64_t from, int64_t to,
                                  int64_t taken_at, int64_t *moved)
{
    struct buffer insert = {.arena = s->arena}, history = {.arena = s->arena}, remove = {.arena = s->arena};
    struct sql_value values[] = {sql_int(from), sql_int(to), sql_int(s->now), sql_int(s->person), sql_int(taken_at)};
    struct sql_value plain[] = {sql_int(from), sql_int(to), sql_int(taken_at)};
    const char *some = taken_at == NONE ? "" : came_from(s->arena, entity);
    size_t count = (entity->append_only ? 3 : 5) - (taken_at == NONE);
    buffer_format(&insert, "INSERT INTO \"%s\" (home, ", entity->name);
    other_columns(&insert, entity);
    buffer_text(&insert, ") SELECT ");
    moved_columns(&insert, entity);
    buffer_format(&insert, " FROM \"%s\" t WHERE t.home = $1%s", entity->name, some);
    TRY(run(s, &insert, entity->append_only ? plain : values, count, moved));
    if (!*moved)
        return NULL;
    if (!entity->append_only) {
        buffer_format(&history, "INSERT INTO \"%s_history\" (home, ", entity->name);
        other_columns(&history, entity);
        buffer_text(&history, ", recorded_until) SELECT home, ");
        other_columns(&history, entity);
        buffer_format(&history,
                      ", CAST($2 AS BIGINT) FROM \"%s\" t WHERE t.home = $1 AND EXISTS (SELECT 1 FROM \"%s\" n WHERE "
                      "n.home = $3 AND n.id = t.id)",
                      entity->name, entity->name);
        TRY(run(s, &history, VALUES(sql_int(from), sql_int(s->now), sql_int(to)), NULL));
    }
    if (search_covers(entity))
        TRY(rehome_terms(s, entity, from, to));
    buffer_format(&remove, "DELETE FROM \"%s\" WHERE home = $1 AND id IN (SELECT n.id FROM \"%s\" n WHERE n.home = $2)",
                  entity->name, entity->name);
    TRY(run(s, &remove, VALUES(sql_int(from), sql_int(to)), NULL));
    const char *there =
        arena_format(s->arena, " AND id IN (SELECT n.id FROM \"%s\" n WHERE n.home = $2)", entity->name);
    struct buffer update = {.arena = s->arena};
    buffer_format(&update, "UPDATE unique_value SET home = $2 WHERE home = $1 AND entity = $3%s", there);
    return run(s, &update, VALUES(sql_int(from), sql_int(to), sql_text(entity->name)), NULL);
}

const struct error *record_restore(struct session *s, const struct entity *entity, int64_t home, int64_t id,
                                   int64_t removed_at)
{
    struct buffer sql = {.arena = s->arena};
    buffer_format(&sql, "INSERT INTO \"%s\" (home, ", entity->name);
    other_columns(&sql, entity);
    buffer_text(&sql, ") SELECT ");
    moved_columns(&sql, entity);
    buffer_format(&sql, " FROM \"%s_history\" t WHERE t.home = $1 AND t.id = $5 AND t.recorded_until = $6",
                  entity->name);
    return run(
        s, &sql,
        VALUES(sql_int(home), sql_int(home), sql_int(s->now), sql_int(s->person), sql_int(id), sql_int(removed_at)),
        NULL);
}
