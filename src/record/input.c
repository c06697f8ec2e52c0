/* From JSON or query parameters into typed structs, and what every row must satisfy. All problems come at once. */
#include "base/text.h"
#include "policy/own.h"
#include "record/check.h"
#include "record/own.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Problems in the order found. */
struct fault_list {
    const struct error *first;
    struct error *last;
};

static void add(struct fault_list *problems, const struct error *error)
{
    if (!error)
        return;
    if (problems->last)
        problems->last->next = error;
    else
        problems->first = error;
    problems->last = (struct error *)(uintptr_t)error;
}

static const struct error *unknown_field(struct arena *arena, const struct field *fields, size_t count, const char *name)
{
    const char **names = ARENA_LIST(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = fields[i].name;
    const char *nearest = text_nearest(name, names, count);
    return error_make(arena, ERROR_FIELD_UNKNOWN, .field = name,
                      .arguments = {nearest ? arena_format(arena, "(%s?)", nearest) : ""});
}

static const struct field *find(const struct field *fields, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(fields[i].name, name))
            return &fields[i];
    return NULL;
}

static const char *json_shown(struct arena *arena, const struct json *value)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_write_value(&w, value);
    return out.size > 80 ? "…" : buffer_end(&out);
}

/* The JSON kind must fit the field: "12" is no number, 1 is no flag. */
static const struct error *from_json(struct arena *arena, const struct field *field, const struct json *value, void *row)
{
    const char *wanted = NULL;
    double number;
    switch (field->type) {
    case FIELD_JSON: {
        struct buffer out = {.arena = arena};
        struct json_writer w = {&out, false};
        json_write_value(&w, value);
        *field_text(field, row) = buffer_end(&out);
        return NULL;
    }
    case FIELD_BOOL:
        if (value->kind == JSON_BOOL) {
            *field_int(field, row) = value->truth;
            return NULL;
        }
        wanted = "true / false";
        break;
    case FIELD_INT:
    case FIELD_MONEY:
        if (value->kind == JSON_INT) {
            *field_int(field, row) = value->integer;
            return NULL;
        }
        if (value->kind == JSON_DOUBLE && value->number == floor(value->number) && fabs(value->number) < 9e15) {
            *field_int(field, row) = (int64_t)value->number;
            return NULL;
        }
        wanted = "whole number";
        break;
    case FIELD_RATIO:
        if (json_number(value, field_ratio(field, row)))
            return NULL;
        wanted = "number";
        break;
    case FIELD_RATE:
        if (json_number(value, &number) && fabs(number) < 1e6 && fabs(number * 1e8 - round(number * 1e8)) < 1e-3) {
            *field_int(field, row) = (int64_t)llround(number * 1e8);
            return NULL;
        }
        wanted = "number with at most 8 decimals";
        break;
    default:
        if (value->kind == JSON_TEXT)
            return field_parse(arena, field, value->text, row);
        wanted = "text";
    }
    return error_make(arena, ERROR_FIELD_TYPE, .field = field->name, .value = json_shown(arena, value), .arguments = {wanted});
}

static void clear_one(const struct field *field, void *row)
{
    fields_clear(field, 1, row);
}

/* ENTITY: of a record, whose own fields count, too; NULL for the input of an operation. */
static const struct error *read_map(struct session *s, const struct field *fields, size_t count, const struct json *body, const struct entity *entity,
                                    void *row)
{
    struct fault_list problems = {0};
    struct arena *arena = s->arena;
    if (!body || body->kind != JSON_MAP)
        return error_make(arena, ERROR_JSON_MALFORMED, .arguments = {"an object is expected"});
    for (size_t i = 0; i < body->count; i++) {
        const struct field *field = entity ? record_field(s, entity, body->keys[i]) : find(fields, count, body->keys[i]);
        const struct json *value = &body->items[i];
        if (!field || field->secret)
            add(&problems, unknown_field(arena, fields, count, body->keys[i]));
        else if (entity && field->read_only)
            add(&problems, error_make(arena, ERROR_FIELD_READ_ONLY, .field = field->name));
        else if (json_absent(value))
            clear_one(field, row);
        else
            add(&problems, from_json(arena, field, value, row));
    }
    return problems.first;
}

const struct error *record_read_json(struct session *s, const struct entity *entity, const struct json *body, bool patch, void *row)
{
    (void)patch;
    void *extended = own_extended(s, entity, row);
    TRY(read_map(s, entity->fields, entity->field_count, body, entity, extended));
    if (extended != row) {
        own_pack(s, entity, extended);
        memcpy(row, extended, entity->size);
    }
    return NULL;
}

/* --- what every value must satisfy -------------------------------------------------------------------------------------- */

static const char *range_text(struct arena *arena, const struct field *field)
{
    if (field->min != NONE && field->max != NONE)
        return arena_format(arena, "%lld … %lld", (long long)field->min, (long long)field->max);
    return field->min != NONE ? arena_format(arena, ">= %lld", (long long)field->min) : arena_format(arena, "<= %lld", (long long)field->max);
}

/* Amounts beyond this cannot travel as JSON numbers without loss. */
#define MONEY_MOST INT64_C(9000000000000000)

static const struct error *check_number(struct arena *arena, const struct field *field, const void *row)
{
    double value = field->type == FIELD_RATIO ? *field_ratio(field, row) : (double)*field_int(field, row);
    if ((field->min != NONE && value < (double)field->min) || (field->max != NONE && value > (double)field->max))
        return error_make(arena, ERROR_FIELD_RANGE, .field = field->name, .value = field_wire_text(arena, field, row),
                          .arguments = {range_text(arena, field)});
    if (field->type == FIELD_MONEY && fabs(value) > (double)MONEY_MOST)
        return error_make(arena, ERROR_FIELD_RANGE, .field = field->name, .value = field_wire_text(arena, field, row),
                          .arguments = {"±9000000000000000"});
    return NULL;
}

static const struct error *check_text(struct session *s, const struct field *field, const char *text, const void *row)
{
    struct arena *arena = s->arena;
    int64_t most = field->max != NONE ? field->max : 100000;
    if ((int64_t)text_length(text) > most)
        return error_make(arena, ERROR_FIELD_LENGTH, .field = field->name, .arguments = {arena_format(arena, "%lld", (long long)most)});
    const char *problem = field->check ? check_value(s, field->check, text, row) : NULL;
    if (!problem && field->code_list && !code_known(s->bank->codes, field->code_list, text))
        problem = s->language == LANGUAGE_EN ? "not in the code list" : "代码表中没有此值";
    return problem ? error_make(arena, ERROR_FIELD_CHECK, .field = field->name, .value = field->sensitive ? NULL : text, .arguments = {problem})
                   : NULL;
}

static const struct error *check_field(struct session *s, const struct field *field, const void *row)
{
    if (field_absent(field, row))
        return field->required ? error_make(s->arena, ERROR_FIELD_REQUIRED, .field = field->name) : NULL;
    switch (field->type) {
    case FIELD_TEXT:
        return check_text(s, field, *field_text(field, row), row);
    case FIELD_INT:
    case FIELD_MONEY:
    case FIELD_RATIO:
        return check_number(s->arena, field, row);
    default:
        return NULL;
    }
}

static const struct error *check_fields(struct session *s, const struct field *fields, size_t count, const void *row)
{
    struct fault_list problems = {0};
    for (size_t i = 0; i < count; i++)
        add(&problems, check_field(s, &fields[i], row));
    return problems.first;
}

const struct error *record_validate(struct session *s, const struct entity *entity, const void *row)
{
    const struct own_fields *own = own_of(s, entity);
    struct fault_list problems = {0};
    add(&problems, check_fields(s, entity->fields, entity->field_count, row));
    while (problems.last && problems.last->next)
        problems.last = (struct error *)(uintptr_t)problems.last->next;
    const void *extended = own_extended(s, entity, row);
    for (size_t i = 0; own && i < own->count; i++)
        if (!s->unlimited || !field_absent(&own->fields[i], extended)) /* the engine does not know what it should fill in */
            add(&problems, check_field(s, &own->fields[i], extended));
    return problems.first;
}

static const struct error *set_initials(struct session *s, const struct field *fields, size_t count, void *row)
{
    for (size_t i = 0; i < count; i++)
        if (fields[i].initial && field_absent(&fields[i], row))
            TRY(field_parse(s->arena, &fields[i], fields[i].initial, row));
    return NULL;
}

void record_clear(const struct entity *entity, void *row)
{
    memset(row, 0, entity->size);
    fields_clear(entity->fields, entity->field_count, row);
}

void record_initial(struct session *s, const struct entity *entity, void *row)
{
    record_clear(entity, row);
    set_initials(s, entity->fields, entity->field_count, row);
    const struct own_fields *own = own_of(s, entity);
    if (!own)
        return;
    void *extended = own_extended(s, entity, row);
    set_initials(s, own->fields, own->count, extended);
    own_pack(s, entity, extended);
    memcpy(row, extended, entity->size);
}

const struct error *input_read(struct session *s, const struct field *fields, size_t count, const struct json *body, bool patch, void *input)
{
    fields_clear(fields, count, input);
    TRY(read_map(s, fields, count, body, NULL, input));
    if (patch)
        return NULL;
    TRY(set_initials(s, fields, count, input));
    return check_fields(s, fields, count, input);
}

const struct error *input_read_texts(struct session *s, const struct field *fields, size_t count, const char *const *names,
                                     const char *const *values, size_t given, void *input)
{
    struct fault_list problems = {0};
    fields_clear(fields, count, input);
    for (size_t i = 0; i < given; i++) {
        const struct field *field = find(fields, count, names[i]);
        if (!field)
            add(&problems, unknown_field(s->arena, fields, count, names[i]));
        else if (*values[i])
            add(&problems, field_parse(s->arena, field, values[i], input));
    }
    if (problems.first)
        return problems.first;
    TRY(set_initials(s, fields, count, input));
    return check_fields(s, fields, count, input);
}
