#include "base/json.h"
#include "base/text.h"
#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct json *json_get(const struct json *map, const char *key)
{
    if (!map || map->kind != JSON_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (!strcmp(map->keys[i], key))
            return &map->items[i];
    return NULL;
}

const char *json_get_text(const struct json *map, const char *key)
{
    const struct json *value = json_get(map, key);
    return value && value->kind == JSON_TEXT ? value->text : NULL;
}

bool json_get_int(const struct json *map, const char *key, int64_t *value)
{
    const struct json *found = json_get(map, key);
    if (!found || found->kind != JSON_INT)
        return false;
    *value = found->integer;
    return true;
}

bool json_get_bool(const struct json *map, const char *key, bool *value)
{
    const struct json *found = json_get(map, key);
    if (!found || found->kind != JSON_BOOL)
        return false;
    *value = found->truth;
    return true;
}

bool json_number(const struct json *value, double *number)
{
    if (value && value->kind == JSON_INT)
        *number = (double)value->integer;
    else if (value && value->kind == JSON_DOUBLE)
        *number = value->number;
    else
        return false;
    return true;
}

bool json_get_number(const struct json *map, const char *key, double *value)
{
    return json_number(json_get(map, key), value);
}

bool json_absent(const struct json *value)
{
    return !value || value->kind == JSON_NULL_VALUE;
}

static void next(struct json_writer *w)
{
    if (w->comma)
        buffer_char(w->out, ',');
    w->comma = true;
}

void json_open(struct json_writer *w, char bracket)
{
    next(w);
    buffer_char(w->out, bracket);
    w->comma = false;
}

void json_close(struct json_writer *w, char bracket)
{
    buffer_char(w->out, bracket);
    w->comma = true;
}

static void quoted(struct buffer *out, const char *text)
{
    static const char hex[] = "0123456789abcdef";
    buffer_char(out, '"');
    const char *run = text;
    for (const char *at = text;; at++) {
        unsigned char c = (unsigned char)*at;
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        if (at > run)
            buffer_add(out, run, (size_t)(at - run));
        if (!c)
            break;
        run = at + 1;
        switch (c) {
        case '"':
            buffer_add(out, "\\\"", 2);
            break;
        case '\\':
            buffer_add(out, "\\\\", 2);
            break;
        case '\n':
            buffer_add(out, "\\n", 2);
            break;
        case '\t':
            buffer_add(out, "\\t", 2);
            break;
        case '\r':
            buffer_add(out, "\\r", 2);
            break;
        default: {
            char escape[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
            buffer_add(out, escape, 6);
        }
        }
    }
    buffer_char(out, '"');
}

void json_key(struct json_writer *w, const char *key)
{
    next(w);
    quoted(w->out, key);
    buffer_char(w->out, ':');
    w->comma = false;
}

void json_key_literal(struct json_writer *w, const char *key, size_t size)
{
    next(w);
    buffer_add(w->out, key, size);
    w->comma = false;
}

void json_write_text(struct json_writer *w, const char *text)
{
    next(w);
    if (text)
        quoted(w->out, text);
    else
        buffer_add(w->out, "null", 4);
}

void json_write_int(struct json_writer *w, int64_t value)
{
    next(w);
    if (value == NONE) {
        buffer_add(w->out, "null", 4);
        return;
    }
    char digits[24];
    char *at = digits + sizeof(digits);
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        *--at = '-';
    buffer_add(w->out, at, (size_t)(digits + sizeof(digits) - at));
}

/* Numbers of at most eight decimals, which most are, without the library's many digits; 0 for others. */
static size_t short_decimal(double value, char *text)
{
    double size = fabs(value);
    if (size < 1e-4 || size >= 1e7)
        return 0;
    int64_t scaled = llround(size * 1e8);
    if ((double)scaled / 1e8 != size)
        return 0;
    char digits[24], *at = digits + sizeof(digits), *last = at;
    for (int i = 0; i < 8 || scaled; i++, scaled /= 10) {
        if (i == 8)
            *--at = '.';
        *--at = (char)('0' + scaled % 10);
    }
    if (last - at == 8) {
        *--at = '.';
        *--at = '0';
    }
    while (last[-1] == '0')
        last--;
    last -= last[-1] == '.';
    if (value < 0)
        *--at = '-';
    memcpy(text, at, (size_t)(last - at));
    return (size_t)(last - at);
}

void json_write_double(struct json_writer *w, double value)
{
    value = value == 0 ? 0 : value; /* minus zero would come back as another number */
    next(w);
    if (!isfinite(value)) {
        buffer_add(w->out, "null", 4);
        return;
    }
    char text[32];
    size_t size = short_decimal(value, text);
    for (int precision = 15; !size; precision++) {
        int written = snprintf(text, sizeof(text), "%.*g", precision, value);
        if (precision == 17 || strtod(text, NULL) == value)
            size = (size_t)written;
    }
    buffer_add(w->out, text, size);
}

void json_write_bool(struct json_writer *w, bool value)
{
    next(w);
    buffer_text(w->out, value ? "true" : "false");
}

void json_write_null(struct json_writer *w)
{
    next(w);
    buffer_add(w->out, "null", 4);
}

void json_write_raw(struct json_writer *w, const char *json)
{
    next(w);
    buffer_text(w->out, json ? json : "null");
}

void json_write_value(struct json_writer *w, const struct json *value)
{
    if (!value) {
        json_write_null(w);
        return;
    }
    switch (value->kind) {
    case JSON_NULL_VALUE:
        json_write_null(w);
        break;
    case JSON_BOOL:
        json_write_bool(w, value->truth);
        break;
    case JSON_INT:
        next(w);
        buffer_format(w->out, "%lld", (long long)value->integer);
        break;
    case JSON_DOUBLE:
        json_write_double(w, value->number);
        break;
    case JSON_TEXT:
        json_write_text(w, value->text);
        break;
    case JSON_LIST:
        json_open(w, '[');
        for (size_t i = 0; i < value->count; i++)
            json_write_value(w, &value->items[i]);
        json_close(w, ']');
        break;
    case JSON_MAP:
        json_open(w, '{');
        for (size_t i = 0; i < value->count; i++) {
            json_key(w, value->keys[i]);
            json_write_value(w, &value->items[i]);
        }
        json_close(w, '}');
        break;
    }
}

void json_put_text(struct json_writer *w, const char *key, const char *text)
{
    json_key(w, key);
    json_write_text(w, text);
}

void json_put_int(struct json_writer *w, const char *key, int64_t value)
{
    json_key(w, key);
    json_write_int(w, value);
}

void json_put_double(struct json_writer *w, const char *key, double value)
{
    json_key(w, key);
    json_write_double(w, value);
}

void json_put_bool(struct json_writer *w, const char *key, bool value)
{
    json_key(w, key);
    json_write_bool(w, value);
}

void json_put_null(struct json_writer *w, const char *key)
{
    json_key(w, key);
    json_write_null(w);
}

void json_put_raw(struct json_writer *w, const char *key, const char *json)
{
    json_key(w, key);
    json_write_raw(w, json);
}

void json_put_date(struct json_writer *w, const char *key, int64_t date)
{
    char text[11];
    json_key(w, key);
    if (date != NONE)
        date_write(text, date);
    json_write_text(w, date == NONE ? NULL : text);
}

void json_put_instant(struct json_writer *w, const char *key, int64_t instant)
{
    char text[25];
    json_key(w, key);
    if (instant != NONE)
        instant_write(text, instant);
    json_write_text(w, instant == NONE ? NULL : text);
}
