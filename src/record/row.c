#include "record/row.h"

#include <string.h>

struct record *row_record(const void *row)
{
    return (struct record *)(uintptr_t)row;
}

const char *seal_place(struct arena *arena, const struct entity *entity, const struct field *field)
{
    return arena_format(arena, "%s.%s", entity->name, field->name);
}

const char *row_columns(struct arena *arena, const struct entity *entity, const char *alias)
{
    (void)arena;
    return alias ? entity->columns_t : entity->columns;
}

const char *record_columns(struct arena *arena, const struct entity *entity, const char *alias)
{
    return row_columns(arena, entity, alias);
}

static size_t sealed_count(const struct entity *entity)
{
    size_t count = 0;
    for (size_t i = 0; i < entity->field_count; i++)
        count += entity->fields[i].sensitive;
    return count;
}

size_t row_width(const struct entity *entity)
{
    return 5 + entity->field_count + sealed_count(entity);
}

static struct sql_value field_value(struct session *s, const struct entity *entity, const struct field *field, const void *row)
{
    if (field_absent(field, row))
        return sql_text(NULL);
    if (field->sensitive)
        return sql_text(vault_seal(s->bank->vault, s->arena, seal_place(s->arena, entity, field), row_record(row)->id,
                                   field_wire_text(s->arena, field, row)));
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_JSON:
        return sql_text(*field_text(field, row));
    case FIELD_ENUM:
        return sql_text(field->choices[*field_int(field, row)].name);
    case FIELD_RATIO:
        return sql_real(*field_ratio(field, row));
    default:
        return sql_int(*field_int(field, row));
    }
}

/* Spaces, hyphens and case do not make another identifier. */
const char *record_index_form(struct arena *arena, const char *text)
{
    char *copy = arena_text(arena, text), *to = copy;
    for (const char *at = copy; *at; at++)
        if (*at != ' ' && *at != '-')
            *to++ = *at >= 'a' && *at <= 'z' ? (char)(*at - 32) : *at;
    *to = 0;
    return copy;
}

/* By which a sealed value is found. */
static struct sql_value index_value(struct session *s, const struct entity *entity, const struct field *field, const void *row)
{
    const char *text = field_wire_text(s->arena, field, row);
    return sql_text(text ? vault_blind_index(s->bank->vault, s->arena, seal_place(s->arena, entity, field), record_index_form(s->arena, text)) : NULL);
}

const struct error *row_values(struct session *s, const struct entity *entity, const void *row, struct sql_value *values)
{
    const struct record *record = row;
    size_t at = 0;
    values[at++] = sql_int(record->home);
    values[at++] = sql_int(record->id);
    values[at++] = sql_int(record->version);
    values[at++] = sql_int(record->recorded_at);
    values[at++] = sql_int(record->recorded_by);
    for (size_t i = 0; i < entity->field_count; i++)
        values[at++] = field_value(s, entity, &entity->fields[i], row);
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].sensitive)
            values[at++] = index_value(s, entity, &entity->fields[i], row);
    return NULL;
}

const char *row_unique_form(struct session *s, const struct entity *entity, const struct field *field, const char *text)
{
    const char *form = record_index_form(s->arena, text);
    return field->sensitive ? vault_blind_index(s->bank->vault, s->arena, seal_place(s->arena, entity, field), form) : form;
}

struct relation row_twin(const struct relation *edge)
{
    struct relation twin = *edge;
    twin.record = (struct record){0};
    twin.customer = edge->other;
    twin.other = edge->customer;
    twin.side = edge->side == RELATION_SIDE_OUT ? RELATION_SIDE_IN : RELATION_SIDE_OUT;
    twin.twin = edge->record.id;
    return twin;
}

const struct error *row_insert(struct session *s, const struct entity *entity, const void *row)
{
    size_t width = row_width(entity);
    struct sql_value *values = ARENA_LIST(s->arena, struct sql_value, width);
    TRY(row_values(s, entity, row, values));
    return store_execute_text(s->tx, entity->insert, values, width, NULL);
}

static bool same_value(const struct field *field, const void *a, const void *b)
{
    if (field_is_text(field)) {
        const char *x = *field_text(field, a), *y = *field_text(field, b);
        return x == y || (x && y && !strcmp(x, y));
    }
    if (field->type == FIELD_RATIO) {
        double x = *field_ratio(field, a), y = *field_ratio(field, b);
        return x == y || (x != x && y != y);
    }
    return *field_int(field, a) == *field_int(field, b);
}

const struct error *row_replace(struct session *s, const struct entity *entity, const void *before, const void *row)
{
    const struct record *record = row;
    size_t count = 5;
    struct sql_value *values = ARENA_LIST(s->arena, struct sql_value, row_width(entity));
    struct buffer sql = {.arena = s->arena};
    buffer_format(&sql, "UPDATE \"%s\" SET version = $3, recorded_at = $4, recorded_by = $5", entity->name);
    values[0] = sql_int(record->home);
    values[1] = sql_int(record->id);
    values[2] = sql_int(record->version);
    values[3] = sql_int(record->recorded_at);
    values[4] = sql_int(record->recorded_by);
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        if (before && same_value(field, before, row))
            continue;
        values[count++] = field_value(s, entity, field, row);
        buffer_format(&sql, ", \"%s\" = $%zu", field->name, count);
        if (!field->sensitive)
            continue;
        values[count++] = index_value(s, entity, field, row);
        buffer_format(&sql, ", \"%s_index\" = $%zu", field->name, count);
    }
    buffer_text(&sql, " WHERE home = $1 AND id = $2");
    return store_execute_text(s->tx, buffer_end(&sql), values, count, NULL);
}

const struct error *row_to_history(struct session *s, const struct entity *entity, int64_t home, int64_t id)
{
    if (entity->append_only)
        return NULL;
    return store_execute_text(s->tx, entity->keep, VALUES(sql_int(home), sql_int(id), sql_int(s->now)), NULL);
}

const struct error *row_hold(struct session *s, const struct entity *entity, int64_t home, int64_t id)
{
    /* SQLite has one writer at a time; on PostgreSQL several stand in line for the row. */
    if (store_is_sqlite(s->bank->store))
        return NULL;
    const char *sql = arena_format(s->arena, "UPDATE \"%s\" SET version = version WHERE home = $1 AND id = $2", entity->name);
    return store_execute_text(s->tx, sql, VALUES(sql_int(home), sql_int(id)), NULL);
}

const struct error *row_remove(struct session *s, const struct entity *entity, int64_t home, int64_t id)
{
    const char *sql = arena_format(s->arena, "DELETE FROM \"%s\" WHERE home = $1 AND id = $2", entity->name);
    return store_execute_text(s->tx, sql, VALUES(sql_int(home), sql_int(id)), NULL);
}

/* --- reading back ------------------------------------------------------------------------------------------------------------ */

static const struct error *take_field(struct session *s, const struct entity *entity, const struct field *field, struct rows *rows, int column,
                                      void *row)
{
    if (rows_null(rows, column)) {
        fields_clear(field, 1, row);
        return NULL;
    }
    if (field->sensitive) {
        const char *plain, *sealed = arena_text(s->arena, rows_text(rows, column));
        TRY(vault_unseal(s->bank->vault, s->arena, seal_place(s->arena, entity, field), row_record(row)->id, sealed, &plain));
        if (!field_is_text(field))
            return field_parse(s->arena, field, plain, row);
        *field_text(field, row) = plain;
        return NULL;
    }
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_JSON:
        *field_text(field, row) = arena_text(s->arena, rows_text(rows, column));
        return NULL;
    case FIELD_ENUM: {
        const char *name = rows_text(rows, column);
        *field_int(field, row) = NONE;
        for (size_t i = 0; i < field->choice_count; i++)
            if (!strcmp(field->choices[i].name, name))
                *field_int(field, row) = (int64_t)i;
        return NULL;
    }
    case FIELD_RATIO:
        *field_ratio(field, row) = rows_real(rows, column);
        return NULL;
    default:
        *field_int(field, row) = rows_int(rows, column);
        return NULL;
    }
}

static void take_record(struct rows *rows, int first, struct record *record)
{
    record->home = rows_int(rows, first);
    record->id = rows_int(rows, first + 1);
    record->version = rows_int(rows, first + 2);
    record->recorded_at = rows_int(rows, first + 3);
    record->recorded_by = rows_int(rows, first + 4);
}

const struct error *row_take_some(struct session *s, const struct entity *entity, const struct field *const *fields, size_t count,
                                  struct rows *rows, void *row)
{
    fields_clear(entity->fields, entity->field_count, row);
    take_record(rows, 0, row);
    for (size_t i = 0; i < count; i++)
        TRY(take_field(s, entity, fields[i], rows, 5 + (int)i, row));
    return NULL;
}

const struct error *record_from_rows(struct session *s, const struct entity *entity, struct rows *rows, int first, void *row)
{
    take_record(rows, first, row);
    for (size_t i = 0; i < entity->field_count; i++)
        TRY(take_field(s, entity, &entity->fields[i], rows, first + 5 + (int)i, row));
    return NULL;
}

static const struct error *one_row(struct session *s, const struct entity *entity, const char *sql, int64_t home, int64_t id, void *row,
                                   bool *found)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(home), sql_int(id)), &rows));
    *found = rows_next(rows, &error);
    if (error || !*found)
        return error;
    error = record_from_rows(s, entity, rows, 0, row);
    rows_close(rows);
    return error;
}

const struct error *row_stored(struct session *s, const struct entity *entity, int64_t home, int64_t id, void *row, bool *found)
{
    return one_row(s, entity, entity->stored, home, id, row, found);
}

const struct error *row_past(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version, void *row, bool *found)
{
    const char *sql = arena_format(s->arena, "SELECT %s FROM \"%s_history\" WHERE home = $1 AND id = $2 AND version = %lld",
                                   row_columns(s->arena, entity, NULL), entity->name, (long long)version);
    return one_row(s, entity, sql, home, id, row, found);
}

const struct error *record_load(struct session *s, const struct entity *entity, int64_t home, int64_t id, void *row)
{
    bool found;
    const char *sql = arena_format(s->arena, "SELECT %s FROM @%s t WHERE t.home = $1 AND t.id = $2", row_columns(s->arena, entity, "t"), entity->name);
    TRY(one_row(s, entity, sql, home, id, row, &found));
    return found ? NULL : error_make(s->arena, ERROR_RECORD_MISSING);
}
