#include "record/own.h"
#include "base/text.h"
#include "policy/snapshot.h"

#include <string.h>

const struct own_fields *own_of(const struct session *s, const struct entity *entity)
{
    for (size_t i = 0; s->policy && i < s->policy->own_count; i++)
        if (s->policy->own[i]->entity == entity)
            return s->policy->own[i]->count ? s->policy->own[i] : NULL;
    return NULL;
}

const struct field *record_field(const struct session *s, const struct entity *entity, const char *name)
{
    const struct field *field = entity_field(entity, name);
    const struct own_fields *own = field || !text_starts(name, "x_") ? NULL : own_of(s, entity);
    for (size_t i = 0; own && i < own->count; i++)
        if (!strcmp(own->fields[i].name, name))
            return &own->fields[i];
    return field;
}

size_t record_field_count(const struct session *s, const struct entity *entity)
{
    const struct own_fields *own = own_of(s, entity);
    return entity->field_count + (own ? own->count : 0);
}

const struct field *record_field_at(const struct session *s, const struct entity *entity, size_t i)
{
    return i < entity->field_count ? &entity->fields[i] : &own_of(s, entity)->fields[i - entity->field_count];
}

size_t own_row_size(const struct session *s, const struct entity *entity)
{
    const struct own_fields *own = own_of(s, entity);
    return entity->size + (own ? own->size : 0);
}

/* --- between the room and the column
 * ------------------------------------------------------------------------------------------------- */

static const char **extra_of(const struct entity *entity, const void *row)
{
    return field_text(entity_field(entity, "extra"), row);
}

/* A value that the field's description no longer takes (another version of the policy wrote it) reads as absent. */
static void read_value(struct session *s, const struct field *field, const struct json *value, void *row)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    if (json_absent(value))
        return;
    if (value->kind == JSON_TEXT)
        buffer_text(&out, value->text);
    else
        json_write_value(&w, value);
    if (field_parse(s->arena, field, buffer_end(&out), row))
        fields_clear(field, 1, row);
}

void *own_extended(struct session *s, const struct entity *entity, const void *row)
{
    const struct own_fields *own = own_of(s, entity);
    if (!own)
        return (void *)(uintptr_t)row;
    char *extended = arena_take(s->arena, entity->size + own->size);
    memcpy(extended, row, entity->size);
    fields_clear(own->fields, own->count, extended);
    const char *text = *extra_of(entity, row);
    const struct json *map = text ? json_read(s->arena, text, strlen(text), NULL) : NULL;
    for (size_t i = 0; map && map->kind == JSON_MAP && i < own->count; i++) {
        const struct json *value = json_get(map, own->fields[i].name);
        if (value)
            read_value(s, &own->fields[i], value, extended);
    }
    return extended;
}

static bool known(const struct own_fields *own, const char *name)
{
    for (size_t i = 0; i < own->count; i++)
        if (!strcmp(own->fields[i].name, name))
            return true;
    return false;
}

/* Numbers as numbers, yes and no as 1 and 0, all else as text on the wire: what own_column can compare on both engines.
 */
static void write_value(struct session *s, struct json_writer *w, const struct field *field, const void *row)
{
    json_key(w, field->name);
    if (field->type == FIELD_INT || field->type == FIELD_MONEY || field->type == FIELD_BOOL)
        json_write_int(w, *field_int(field, row));
    else if (field->type == FIELD_RATIO)
        json_write_double(w, *field_ratio(field, row));
    else
        json_write_text(w, field_wire_text(s->arena, field, row));
}

void own_pack(struct session *s, const struct entity *entity, void *extended)
{
    const struct own_fields *own = own_of(s, entity);
    if (!own)
        return;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    const char **extra = extra_of(entity, extended);
    const struct json *map = *extra ? json_read(s->arena, *extra, strlen(*extra), NULL) : NULL;
    bool any = false;
    json_open(&w, '{');
    for (size_t i = 0; map && map->kind == JSON_MAP && i < map->count; i++)
        if (!known(own, map->keys[i])) {
            json_key(&w, map->keys[i]);
            json_write_value(&w, &map->items[i]);
            any = true;
        }
    for (size_t i = 0; i < own->count; i++)
        if (!field_absent(&own->fields[i], extended)) {
            write_value(s, &w, &own->fields[i], extended);
            any = true;
        }
    json_close(&w, '}');
    *extra = any ? buffer_end(&out) : NULL;
}

/* --- in SQL
 * --------------------------------------------------------------------------------------------------------------------------
 */

static bool is_number(const struct field *field)
{
    return field->type == FIELD_INT || field->type == FIELD_MONEY || field->type == FIELD_BOOL ||
           field->type == FIELD_RATIO;
}

/* Names are lower-case letters, digits and underscores (own_load), so they may stand in the text. */
const char *own_column(struct session *s, const struct field *field)
{
    if (store_is_sqlite(s->bank->store))
        return arena_format(s->arena, "json_extract(t.\"extra\", '$.%s')", field->name);
    return arena_format(s->arena,
                        is_number(field) ? "CAST(CAST(t.\"extra\" AS json) ->> '%s' AS DOUBLE PRECISION)"
                                         : "(CAST(t.\"extra\" AS json) ->> '%s') COLLATE \"C\"",
                        field->name);
}

struct sql_value own_value(struct arena *arena, const struct field *field, const void *extended)
{
    if (field->type == FIELD_TEXT)
        return sql_text(*field_text(field, extended));
    if (field->type == FIELD_ENUM)
        return sql_text(field->choices[*field_int(field, extended)].name);
    if (field->type == FIELD_DATE)
        return sql_text(date_text(arena, *field_int(field, extended)));
    return sql_real(field->type == FIELD_RATIO ? *field_ratio(field, extended) : (double)*field_int(field, extended));
}
