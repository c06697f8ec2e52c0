#include "api/schema.h"
#include "base/date.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

static const char *const known[] = {"type",        "enum",  "const",  "properties", "required", "additionalProperties",
                                    "items",       "anyOf", "$ref",   "minimum",    "maximum",  "format",
                                    "description", "title", "x-link", "x-code"};

static bool is_known(const char *keyword)
{
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (!strcmp(known[i], keyword))
            return true;
    return false;
}

static bool type_fits(const char *type, const struct json *value)
{
    switch (value->kind) {
    case JSON_NULL_VALUE:
        return !strcmp(type, "null");
    case JSON_BOOL:
        return !strcmp(type, "boolean");
    case JSON_INT:
        return !strcmp(type, "integer") || !strcmp(type, "number");
    case JSON_DOUBLE:
        return !strcmp(type, "number") || (!strcmp(type, "integer") && floor(value->number) == value->number);
    case JSON_TEXT:
        return !strcmp(type, "string");
    case JSON_LIST:
        return !strcmp(type, "array");
    case JSON_MAP:
        return !strcmp(type, "object");
    }
    return false;
}

static bool types_fit(const struct json *types, const struct json *value)
{
    if (types->kind == JSON_TEXT)
        return type_fits(types->text, value);
    for (size_t i = 0; types->kind == JSON_LIST && i < types->count; i++)
        if (types->items[i].kind == JSON_TEXT && type_fits(types->items[i].text, value))
            return true;
    return false;
}

static bool same(const struct json *a, const struct json *b)
{
    double x, y;
    if (json_number(a, &x) && json_number(b, &y))
        return x == y;
    if (a->kind != b->kind)
        return false;
    if (a->kind == JSON_TEXT)
        return !strcmp(a->text, b->text);
    return a->kind == JSON_BOOL ? a->truth == b->truth : a->kind == JSON_NULL_VALUE;
}

static bool format_fits(const char *format, const char *text)
{
    int64_t when;
    if (!strcmp(format, "date"))
        return strlen(text) == 10 && date_parse(text, &when);
    if (!strcmp(format, "date-time"))
        return instant_parse(text, &when);
    return false;
}

/* "#/components/schemas/customer" */
static const struct json *follow(struct arena *arena, const struct json *document, const char *reference)
{
    const struct json *at = document;
    if (!text_starts(reference, "#/"))
        return NULL;
    for (const char *part = reference + 2; at && *part;) {
        size_t size = strcspn(part, "/");
        at = json_get(at, arena_text_part(arena, part, size));
        part += size + (part[size] == '/');
    }
    return at;
}

static const char *object_problem(struct arena *arena, const struct json *document, const struct json *schema,
                                  const struct json *value, const char *place)
{
    const struct json *properties = json_get(schema, "properties"), *required = json_get(schema, "required");
    const struct json *others = json_get(schema, "additionalProperties");
    for (size_t i = 0; required && i < required->count; i++)
        if (!json_get(value, required->items[i].text))
            return arena_format(arena, "%s.%s is missing", place, required->items[i].text);
    for (size_t i = 0; i < value->count; i++) {
        const char *inner = arena_format(arena, "%s.%s", place, value->keys[i]);
        const struct json *rule = properties ? json_get(properties, value->keys[i]) : NULL;
        if (!rule && others && others->kind == JSON_BOOL && !others->truth)
            return arena_format(arena, "%s is not declared", inner);
        if (!rule && others && others->kind == JSON_MAP)
            rule = others;
        const char *problem = rule ? schema_problem(arena, document, rule, &value->items[i], inner) : NULL;
        if (problem)
            return problem;
    }
    return NULL;
}

static const char *list_problem(struct arena *arena, const struct json *document, const struct json *schema,
                                const struct json *value, const char *place)
{
    const struct json *items = json_get(schema, "items");
    for (size_t i = 0; items && i < value->count; i++) {
        const char *problem =
            schema_problem(arena, document, items, &value->items[i], arena_format(arena, "%s[%zu]", place, i));
        if (problem)
            return problem;
    }
    return NULL;
}

static const char *choice_problem(struct arena *arena, const struct json *document, const struct json *schema,
                                  const struct json *value, const char *place)
{
    const struct json *choices = json_get(schema, "enum"), *any = json_get(schema, "anyOf");
    const char *problem = NULL;
    bool found = !choices;
    for (size_t i = 0; choices && i < choices->count; i++)
        found |= same(&choices->items[i], value);
    if (!found)
        return arena_format(arena, "%s is none of the declared values%s%s", place, value->kind == JSON_TEXT ? ": " : "",
                            value->kind == JSON_TEXT ? value->text : "");
    for (size_t i = 0; any && i < any->count; i++) {
        problem = schema_problem(arena, document, &any->items[i], value, place);
        if (!problem)
            return NULL;
    }
    return problem;
}

static const char *scalar_problem(struct arena *arena, const struct json *schema, const struct json *value,
                                  const char *place)
{
    double number, bound;
    const char *format = json_get_text(schema, "format");
    if (format && value->kind == JSON_TEXT && !format_fits(format, value->text))
        return arena_format(arena, "%s is no %s: %s", place, format, value->text);
    if (json_number(value, &number) && ((json_get_number(schema, "minimum", &bound) && number < bound) ||
                                        (json_get_number(schema, "maximum", &bound) && number > bound)))
        return arena_format(arena, "%s is out of range: %g", place, number);
    return NULL;
}

const char *schema_problem(struct arena *arena, const struct json *document, const struct json *schema,
                           const struct json *value, const char *place)
{
    const char *reference = json_get_text(schema, "$ref"), *problem;
    const struct json *types = json_get(schema, "type");
    if (reference) {
        schema = follow(arena, document, reference);
        return schema ? schema_problem(arena, document, schema, value, place)
                      : arena_format(arena, "%s: %s leads nowhere", place, reference);
    }
    for (size_t i = 0; i < schema->count; i++)
        if (!is_known(schema->keys[i]))
            return arena_format(arena, "%s: the schema says %s, which this checker does not know", place,
                                schema->keys[i]);
    if (types && !types_fit(types, value))
        return arena_format(arena, "%s has the wrong type", place);
    if ((problem = choice_problem(arena, document, schema, value, place)) ||
        (problem = scalar_problem(arena, schema, value, place)))
        return problem;
    if (value->kind == JSON_MAP)
        return object_problem(arena, document, schema, value, place);
    return value->kind == JSON_LIST ? list_problem(arena, document, schema, value, place) : NULL;
}
