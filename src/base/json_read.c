#include "base/json.h"
#include "base/text.h"

#include <jansson.h>
#include <string.h>

/* jansson allows 2048 levels; a bank's message needs a few. */
enum { DEEPEST = 64 };

static bool convert(struct arena *arena, const json_t *from, struct json *to, int depth, const char **problem)
{
    if (depth > DEEPEST) {
        *problem = "nested more than 64 levels deep";
        return false;
    }
    switch (json_typeof(from)) {
    case JSON_NULL:
        to->kind = JSON_NULL_VALUE;
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        to->kind = JSON_BOOL;
        to->truth = json_is_true(from);
        return true;
    case JSON_INTEGER:
        to->kind = JSON_INT;
        to->integer = json_integer_value(from);
        return true;
    case JSON_REAL:
        to->kind = JSON_DOUBLE;
        to->number = json_real_value(from);
        return true;
    case JSON_STRING:
        to->kind = JSON_TEXT;
        to->text = arena_text_part(arena, json_string_value(from), json_string_length(from));
        return true;
    case JSON_ARRAY:
        to->kind = JSON_LIST;
        to->count = json_array_size(from);
        to->items = ARENA_LIST(arena, struct json, to->count);
        for (size_t i = 0; i < to->count; i++)
            if (!convert(arena, json_array_get(from, i), &to->items[i], depth + 1, problem))
                return false;
        return true;
    case JSON_OBJECT: {
        to->kind = JSON_MAP;
        to->count = json_object_size(from);
        to->items = ARENA_LIST(arena, struct json, to->count);
        to->keys = ARENA_LIST(arena, const char *, to->count);
        size_t i = 0;
        const char *key;
        json_t *value;
        json_object_foreach((json_t *)from, key, value)
        {
            to->keys[i] = arena_text(arena, key);
            if (!convert(arena, value, &to->items[i++], depth + 1, problem))
                return false;
        }
        return true;
    }
    }
    return false;
}

/* The library quotes the sender's bytes and may cut a character in two: what is no UTF-8 becomes a replacement character. */
static const char *quotable(struct arena *arena, const char *text)
{
    char *clean = arena_take(arena, 3 * strlen(text) + 1), *to = clean;
    while (*text)
        text_append(&to, text_next(&text));
    return clean;
}

const struct json *json_read(struct arena *arena, const char *text, size_t size, const char **problem)
{
    json_error_t error;
    const char *unused;
    if (!problem)
        problem = &unused;
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!root && json_error_code(&error) == json_error_numeric_overflow) /* an integer past 64 bits is still a number */
        root = json_loadb(text, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &error);
    if (!root) {
        *problem = arena_format(arena, "line %d column %d: %s", error.line, error.column, quotable(arena, error.text));
        return NULL;
    }
    struct json *value = ARENA_NEW(arena, struct json);
    bool good = convert(arena, root, value, 0, problem);
    json_decref(root);
    return good ? value : NULL;
}
