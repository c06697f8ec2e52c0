/* RFC 8259, once over the text: values go straight to the arena, nothing is allocated by itself. */
#include "base/json.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64, FEW_KEYS = 16 };

struct reading {
    struct arena *arena;
    const char *start, *at, *end;
    const char *problem;
};

static bool fail(struct reading *r, const char *what)
{
    int line = 1, column = 1;
    for (const char *c = r->start; c < r->at && c < r->end; c++) {
        column = *c == '\n' ? 1 : column + ((*c & 0xC0) != 0x80);
        line += *c == '\n';
    }
    if (!r->problem)
        r->problem = arena_format(r->arena, "line %d column %d: %s", line, column, what);
    return false;
}

static void skip_space(struct reading *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\r' || *r->at == '\t'))
        r->at++;
}

static int peek(const struct reading *r)
{
    return r->at < r->end ? (unsigned char)*r->at : -1;
}

/* --- texts -------------------------------------------------------------------------------------------------------- */

static bool hex4(struct reading *r, uint32_t *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        int c = peek(r), low = c | 0x20;
        int digit = c >= '0' && c <= '9' ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
        if (digit < 0)
            return fail(r, "four hexadecimal digits are wanted after \\u");
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

static bool escaped_point(struct reading *r, char **to)
{
    uint32_t point, low;
    if (!hex4(r, &point))
        return false;
    if (point >= 0xD800 && point <= 0xDBFF) {
        if (r->end - r->at < 6 || r->at[0] != '\\' || r->at[1] != 'u')
            return fail(r, "half of a surrogate pair");
        r->at += 2;
        if (!hex4(r, &low))
            return false;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail(r, "half of a surrogate pair");
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    } else if ((point >= 0xDC00 && point <= 0xDFFF) || !point) {
        return fail(r, point ? "half of a surrogate pair" : "\\u0000 is not allowed");
    }
    text_append(to, point);
    return true;
}

static bool escape(struct reading *r, char **to)
{
    static const char from[] = "\"\\/bfnrt", into[] = "\"\\/\b\f\n\r\t";
    int c = peek(r);
    const char *found = c > 0 ? strchr(from, c) : NULL;
    if (c == 'u') {
        r->at++;
        return escaped_point(r, to);
    }
    if (!found)
        return fail(r, "unknown escape");
    *(*to)++ = into[found - from];
    r->at++;
    return true;
}

/* Bytes of the character at AT, 0 when it is none: no overlong forms, no surrogates, nothing past U+10FFFF. */
static size_t character(const unsigned char *at, size_t room)
{
    size_t size = at[0] < 0xC2 ? 0 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : at[0] < 0xF5 ? 4 : 0;
    if (!size || size > room)
        return 0;
    for (size_t i = 1; i < size; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    bool wrong = (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F) ||
                 (at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F);
    return wrong ? 0 : size;
}

/* The bytes up to the closing quote, an escape or the end; false where a byte may not stand. */
static bool plain_run(struct reading *r)
{
    while (r->at < r->end) {
        unsigned char c = (unsigned char)*r->at;
        if (c == '"' || c == '\\')
            return true;
        size_t size = c < 0x80 ? c >= 0x20 : character((const unsigned char *)r->at, (size_t)(r->end - r->at));
        if (!size)
            return fail(r, c < 0x20 ? "a control character within a text" : "the text is not UTF-8");
        r->at += size;
    }
    return fail(r, "a text without its end");
}

static const char *read_text(struct reading *r)
{
    const char *from = ++r->at;
    if (!plain_run(r))
        return NULL;
    if (*r->at == '"')
        return arena_text_part(r->arena, from, (size_t)(r->at++ - from));
    /* Escapes only grow shorter: what is left of the text is room enough. */
    const char *last = r->at;
    while (last < r->end && *last != '"')
        last += *last == '\\' ? 2 : 1;
    char *text = arena_take(r->arena, (size_t)(last - from) + 2), *to = text;
    for (;;) {
        memcpy(to, from, (size_t)(r->at - from));
        to += r->at - from;
        if (*r->at++ == '"')
            return text;
        if (!escape(r, &to))
            return NULL;
        from = r->at;
        if (!plain_run(r))
            return NULL;
    }
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

static bool digits(struct reading *r)
{
    const char *from = r->at;
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
        r->at++;
    return r->at > from || fail(r, "a digit is wanted");
}

/* Few digits and a small power of ten, both exact: one division gives the nearest double. */
static bool short_decimal(const char *from, const char *to, double *number)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    bool negative = *from == '-', point = false;
    int64_t mantissa = 0;
    int places = 0, count = 0;
    for (const char *c = from + negative; c < to; c++) {
        if (*c == '.') {
            point = true;
            continue;
        }
        if (*c < '0' || *c > '9' || ++count > 15)
            return false;
        mantissa = mantissa * 10 + (*c - '0');
        places += point;
    }
    *number = (double)mantissa / powers[places];
    if (negative)
        *number = -*number;
    return true;
}

static bool read_double(struct reading *r, const char *from, struct json *value)
{
    value->kind = JSON_DOUBLE;
    if (short_decimal(from, r->at, &value->number))
        return true;
    value->number = strtod(arena_text_part(r->arena, from, (size_t)(r->at - from)), NULL);
    return isfinite(value->number) || fail(r, "a number too large");
}

/* An integer past 64 bits is still a number. */
static bool read_integer(struct reading *r, const char *from, struct json *value)
{
    bool negative = *from == '-';
    int64_t whole = 0;
    for (const char *c = from + negative; c < r->at; c++)
        if (__builtin_mul_overflow(whole, 10, &whole) ||
            __builtin_add_overflow(whole, negative ? '0' - *c : *c - '0', &whole))
            return read_double(r, from, value);
    value->kind = JSON_INT;
    value->integer = whole;
    return true;
}

static bool read_number(struct reading *r, struct json *value)
{
    const char *from = r->at;
    bool whole = true;
    r->at += *r->at == '-';
    if (peek(r) == '0')
        r->at++;
    else if (!digits(r))
        return false;
    if (peek(r) == '.') {
        whole = false;
        r->at++;
        if (!digits(r))
            return false;
    }
    if (peek(r) == 'e' || peek(r) == 'E') {
        whole = false;
        r->at++;
        r->at += peek(r) == '+' || peek(r) == '-';
        if (!digits(r))
            return false;
    }
    return whole ? read_integer(r, from, value) : read_double(r, from, value);
}

/* --- values ------------------------------------------------------------------------------------------------------- */

static bool read_value(struct reading *r, struct json *value, int depth);

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool key_twice(struct arena *arena, const char *const *keys, size_t count)
{
    if (count > FEW_KEYS) {
        const char **sorted = arena_copy(arena, keys, count * sizeof(*keys));
        qsort(sorted, count, sizeof(*sorted), by_text);
        for (size_t i = 1; i < count; i++)
            if (!strcmp(sorted[i - 1], sorted[i]))
                return true;
        return false;
    }
    for (size_t i = 1; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (!strcmp(keys[k], keys[i]))
                return true;
    return false;
}

static bool read_key(struct reading *r, struct json *map, size_t *room)
{
    skip_space(r);
    const char *key = peek(r) == '"' ? read_text(r) : NULL;
    if (!key)
        return fail(r, "a key in quotes is wanted");
    size_t count = map->count;
    ARENA_PUSH(r->arena, map->keys, count, *room, key);
    skip_space(r);
    if (peek(r) != ':')
        return fail(r, "':' is wanted");
    r->at++;
    return true;
}

/* A list or a map; R stands on its bracket. */
static bool read_many(struct reading *r, struct json *value, int depth)
{
    bool map = *r->at == '{';
    char last = map ? '}' : ']';
    size_t key_room = 0, room = 0;
    value->kind = map ? JSON_MAP : JSON_LIST;
    r->at++;
    skip_space(r);
    if (peek(r) == last) {
        r->at++;
        return true;
    }
    for (;;) {
        struct json item = {0};
        if ((map && !read_key(r, value, &key_room)) || !read_value(r, &item, depth + 1))
            return false;
        ARENA_PUSH(r->arena, value->items, value->count, room, item);
        skip_space(r);
        int c = peek(r);
        if (c != ',' && c != last)
            return fail(r, map ? "',' or '}' is wanted" : "',' or ']' is wanted");
        r->at++;
        if (c == last)
            break;
    }
    return !map || !key_twice(r->arena, value->keys, value->count) || fail(r, "a key that stands twice");
}

static bool read_word(struct reading *r, struct json *value)
{
    static const struct {
        const char *word;
        struct json value;
    } words[] = {{"true", {.kind = JSON_BOOL, .truth = true}},
                 {"false", {.kind = JSON_BOOL}},
                 {"null", {.kind = JSON_NULL_VALUE}}};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t size = strlen(words[i].word);
        if ((size_t)(r->end - r->at) >= size && !memcmp(r->at, words[i].word, size)) {
            *value = words[i].value;
            r->at += size;
            return true;
        }
    }
    return fail(r, "a value is wanted");
}

static bool read_value(struct reading *r, struct json *value, int depth)
{
    skip_space(r);
    int c = peek(r);
    if (depth > DEEPEST)
        return fail(r, "nested more than 64 levels deep");
    if (c == '{' || c == '[')
        return read_many(r, value, depth);
    if (c == '"') {
        value->kind = JSON_TEXT;
        value->text = read_text(r);
        return value->text != NULL;
    }
    return c == '-' || (c >= '0' && c <= '9') ? read_number(r, value) : read_word(r, value);
}

const struct json *json_read(struct arena *arena, const char *text, size_t size, const char **problem)
{
    struct reading r = {.arena = arena, .start = text, .at = text, .end = text + size};
    struct json *value = ARENA_NEW(arena, struct json);
    bool good = read_value(&r, value, 0);
    skip_space(&r);
    if (good && r.at < r.end)
        good = fail(&r, "something stands after the value");
    if (!good && problem)
        *problem = r.problem;
    return good ? value : NULL;
}
