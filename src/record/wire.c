/* One field's value between the typed struct, the wire and the person who may not see it whole. */
#include "base/text.h"
#include "record/record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *rate_text(struct arena *arena, int64_t scaled)
{
    char *text = arena_format(arena, "%s%lld.%08lld", scaled < 0 ? "-" : "", (long long)llabs(scaled / 100000000),
                              (long long)llabs(scaled % 100000000));
    size_t size = strlen(text);
    while (text[size - 1] == '0')
        text[--size] = 0;
    if (text[size - 1] == '.')
        text[--size] = 0;
    return text;
}

static const char *ratio_text(struct arena *arena, double value)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_write_double(&w, value);
    return buffer_end(&out);
}

const char *field_wire_text(struct arena *arena, const struct field *field, const void *row)
{
    if (field_absent(field, row))
        return NULL;
    int64_t value = field_is_text(field) || field->type == FIELD_RATIO ? 0 : *field_int(field, row);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_JSON:
        return *field_text(field, row);
    case FIELD_RATIO:
        return ratio_text(arena, *field_ratio(field, row));
    case FIELD_BOOL:
        return value ? "true" : "false";
    case FIELD_ENUM:
        return field->choices[value].name;
    case FIELD_DATE:
        return date_text(arena, value);
    case FIELD_INSTANT:
        return instant_text(arena, value);
    case FIELD_RATE:
        return rate_text(arena, value);
    case FIELD_LINK:
        return id_text(arena, value, value);
    case FIELD_INT:
    case FIELD_MONEY:
        break;
    }
    return arena_format(arena, "%lld", (long long)value);
}

void field_write_json(struct json_writer *w, struct arena *arena, const struct field *field, const void *row)
{
    if (field_absent(field, row)) {
        json_write_null(w);
        return;
    }
    switch (field->type) {
    case FIELD_INT:
    case FIELD_MONEY:
        json_write_int(w, *field_int(field, row));
        break;
    case FIELD_BOOL:
        json_write_bool(w, *field_int(field, row));
        break;
    case FIELD_RATIO:
        json_write_double(w, *field_ratio(field, row));
        break;
    case FIELD_RATE:
    case FIELD_JSON:
        json_write_raw(w, field_wire_text(arena, field, row));
        break;
    default:
        json_write_text(w, field_wire_text(arena, field, row));
    }
}

/* --- masks -------------------------------------------------------------------------------------------------------------- */

/* The first KEEP_HEAD and last KEEP_TAIL characters stay. */
static const char *stars(struct arena *arena, const char *value, size_t keep_head, size_t keep_tail)
{
    size_t length = text_length(value), at = 0;
    if (length <= keep_head + keep_tail)
        keep_head = keep_tail = 0;
    struct buffer out = {.arena = arena};
    for (const char *from = value; *from; at++) {
        const char *start = from;
        text_next(&from);
        if (at < keep_head || at >= length - keep_tail)
            buffer_add(&out, start, (size_t)(from - start));
        else
            buffer_char(&out, '*');
    }
    return buffer_end(&out);
}

const char *field_mask(struct arena *arena, const struct field *field, const char *value)
{
    if (!value)
        return NULL;
    const char *mask = field->mask ? field->mask : "all";
    if (!strcmp(mask, "phone"))
        return stars(arena, value, 3, 4);
    if (!strcmp(mask, "id"))
        return stars(arena, value, 6, 4);
    if (!strcmp(mask, "account"))
        return stars(arena, value, 0, 4);
    if (!strcmp(mask, "name"))
        return stars(arena, value, 1, 0);
    return "******";
}

/* --- parsing ------------------------------------------------------------------------------------------------------------ */

static const struct error *choice_error(struct arena *arena, const struct field *field, const char *text)
{
    struct buffer names = {.arena = arena};
    for (size_t i = 0; i < field->choice_count; i++)
        buffer_format(&names, "%s%s", i ? ", " : "", field->choices[i].name);
    return error_make(arena, ERROR_FIELD_CHOICE, .field = field->name, .value = text, .arguments = {buffer_end(&names)});
}

static const struct error *type_error(struct arena *arena, const struct field *field, const char *text, const char *wanted)
{
    return error_make(arena, ERROR_FIELD_TYPE, .field = field->name, .value = text, .arguments = {wanted});
}

static const struct error *parse_choice(struct arena *arena, const struct field *field, const char *text, int64_t *value)
{
    for (size_t i = 0; i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, text) || !strcmp(field->choices[i].label.zh, text) ||
            !strcmp(field->choices[i].label.en, text)) {
            *value = (int64_t)i;
            return NULL;
        }
    return choice_error(arena, field, text);
}

const struct error *field_parse(struct arena *arena, const struct field *field, const char *text, void *row)
{
    int64_t *value = field_is_text(field) || field->type == FIELD_RATIO ? NULL : field_int(field, row), home;
    switch (field->type) {
    case FIELD_TEXT:
        *field_text(field, row) = !*text ? NULL : field->multiline ? text : text_normalise(arena, text);
        if (*field_text(field, row) && !**field_text(field, row))
            *field_text(field, row) = NULL;
        return NULL;
    case FIELD_JSON:
        if (!json_read(arena, text, strlen(text), NULL))
            return type_error(arena, field, "…", "JSON");
        *field_text(field, row) = text;
        return NULL;
    case FIELD_RATIO:
        return text_number(text, field_ratio(field, row)) ? NULL : type_error(arena, field, text, "number");
    case FIELD_BOOL:
        *value = !strcmp(text, "true") || !strcmp(text, "1") || !strcmp(text, "是");
        return *value || !strcmp(text, "false") || !strcmp(text, "0") || !strcmp(text, "否") ? NULL
                                                                                                : type_error(arena, field, text, "true / false");
    case FIELD_ENUM:
        return parse_choice(arena, field, text, value);
    case FIELD_DATE:
        return date_parse(text, value) ? NULL : type_error(arena, field, text, "YYYY-MM-DD");
    case FIELD_INSTANT:
        return instant_parse(text, value) ? NULL : type_error(arena, field, text, "RFC 3339 (2026-11-21T08:30:00Z)");
    case FIELD_RATE:
        return text_scaled(text, 8, value) ? NULL : type_error(arena, field, text, "0.0345");
    case FIELD_LINK:
        return id_parse(text, &home, value) ? NULL : error_make(arena, ERROR_FIELD_LINK, .field = field->name, .value = text);
    case FIELD_INT:
    case FIELD_MONEY:
        break;
    }
    return text_integer(text, value) ? NULL : type_error(arena, field, text, "whole number");
}
