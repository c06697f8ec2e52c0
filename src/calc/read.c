/* From a JSON map to a struct by the table of its fields. */
#include "calc/topic.h"

#include "base/text.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

/* Where in the input we are; turned into text only when something is wrong. */
struct calc_path {
    const struct calc_path *up;
    const char *name; /* NULL: an index */
    size_t index;
};

struct any_list {
    void *items;
    size_t count;
};

static void path_write(struct buffer *out, const struct calc_path *path)
{
    if (!path)
        return;
    path_write(out, path->up);
    if (!path->name)
        buffer_format(out, "[%zu]", path->index);
    else
        buffer_format(out, "%s%s", out->size ? "." : "", path->name);
}

/* As the sender wrote it, cut to a length a person reads. */
static const char *value_text(struct calc *calc, const struct json *value)
{
    enum { SHOWN = 60 };
    struct buffer text = {.arena = calc->arena};
    struct json_writer w = {.out = &text};
    if (value && (value->kind == JSON_LIST || value->kind == JSON_MAP))
        return value->kind == JSON_LIST ? (value->count ? "[...]" : "[]") : "{...}";
    json_write_value(&w, value);
    const char *shown = buffer_end(&text);
    if (text.size <= SHOWN)
        return shown;
    size_t size = SHOWN;
    while (size && ((unsigned char)shown[size] & 0xC0) == 0x80)
        size--;
    return arena_format(calc->arena, "%.*s...", (int)size, shown);
}

static const struct error *fault(struct calc *calc, enum error_id id, const struct calc_path *path,
                                 const struct json *value, const char *argument)
{
    struct buffer text = {.arena = calc->arena};
    path_write(&text, path);
    return error_make(calc->arena, id, .field = buffer_end(&text), .value = value_text(calc, value),
                      .arguments = {argument});
}

static const char *say(const struct calc *calc, const char *zh, const char *en)
{
    return calc->language == LANGUAGE_EN ? en : zh;
}

const struct error *calc_fault(struct calc *calc, enum error_id id, const char *zh, const char *en, const char *path,
                               ...)
{
    va_list list;
    va_start(list, path);
    struct calc_path last = {calc->at, arena_format_list(calc->arena, path, list), 0};
    va_end(list);
    return fault(calc, id, &last, NULL, say(calc, zh, en));
}

const struct error *calc_missing(struct calc *calc, const char *path, ...)
{
    va_list list;
    va_start(list, path);
    struct calc_path last = {calc->at, arena_format_list(calc->arena, path, list), 0};
    va_end(list);
    return fault(calc, ERROR_FIELD_REQUIRED, &last, NULL, NULL);
}

static const struct error *wrong_type(struct calc *calc, const struct calc_path *path, const struct json *value,
                                      const char *zh, const char *en)
{
    return fault(calc, ERROR_FIELD_TYPE, path, value, say(calc, zh, en));
}

static const struct error *out_of_range(struct calc *calc, const struct calc_path *path, const struct json *value,
                                        const char *want)
{
    return fault(calc, ERROR_FIELD_RANGE, path, value, want);
}

static const char *number_text(struct calc *calc, double x)
{
    struct buffer text = {.arena = calc->arena};
    struct json_writer w = {.out = &text};
    json_write_double(&w, x);
    return buffer_end(&text);
}

static bool below(double x, double bound, enum calc_bound kind)
{
    return kind != CALC_NO_BOUND && (x < bound || (kind == CALC_OPEN && x == bound));
}

static bool above(double x, double bound, enum calc_bound kind)
{
    return kind != CALC_NO_BOUND && (x > bound || (kind == CALC_OPEN && x == bound));
}

static const struct error *check_range(struct calc *calc, const struct calc_field *field, const struct calc_path *path,
                                       const struct json *value, double x)
{
    if (below(x, field->low, field->low_bound))
        return out_of_range(calc, path, value,
                            arena_format(calc->arena, "%s %s",
                                         field->low_bound == CALC_OPEN ? ">" : ">=", number_text(calc, field->low)));
    if (above(x, field->high, field->high_bound))
        return out_of_range(calc, path, value,
                            arena_format(calc->arena, "%s %s",
                                         field->high_bound == CALC_OPEN ? "<" : "<=", number_text(calc, field->high)));
    return NULL;
}

/* The field of the same table that stands at OFFSET, for messages. */
static const char *name_at(const struct calc_shape *shape, size_t offset)
{
    for (size_t i = 0; i < shape->count; i++)
        if (shape->fields[i].at == offset)
            return shape->fields[i].name;
    return "";
}

/* -1, 0, 1; absent values compare equal, so that nothing is said about them. */
static int compare_fields(enum calc_kind kind, const void *a, const void *b)
{
    if (kind == CALC_KIND_NUMBER) {
        double x = *(const double *)a, y = *(const double *)b;
        return isnan(x) || isnan(y) ? 2 : (x > y) - (x < y);
    }
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x == NONE || y == NONE ? 2 : (x > y) - (x < y);
}

static const struct error *check_other_field(struct calc *calc, const struct calc_shape *shape,
                                             const struct calc_field *field, const struct calc_path *path,
                                             const struct json *value, const char *base)
{
    if (field->low_field_bound) {
        int order = compare_fields(field->kind, base + field->at, base + field->low_field);
        bool open = field->low_field_bound == CALC_OPEN;
        if (order == -1 || (open && order == 0))
            return out_of_range(
                calc, path, value,
                arena_format(calc->arena, "%s %s", open ? ">" : ">=", name_at(shape, field->low_field)));
    }
    if (field->high_field_bound) {
        int order = compare_fields(field->kind, base + field->at, base + field->high_field);
        bool open = field->high_field_bound == CALC_OPEN;
        if (order == 1 || (open && order == 0))
            return out_of_range(
                calc, path, value,
                arena_format(calc->arena, "%s %s", open ? "<" : "<=", name_at(shape, field->high_field)));
    }
    return NULL;
}

static const struct error *read_number(struct calc *calc, const struct calc_field *field, const struct calc_path *path,
                                       const struct json *value, double *to)
{
    if (!json_number(value, to))
        return wrong_type(calc, path, value, "数字", "a number");
    return check_range(calc, field, path, value, *to);
}

static const struct error *read_integer(struct calc *calc, const struct calc_field *field, const struct calc_path *path,
                                        const struct json *value, int64_t *to)
{
    enum { EXACT_BITS = 53 };
    if (value->kind == JSON_INT) {
        *to = value->integer;
    } else if (value->kind == JSON_DOUBLE && value->number == floor(value->number)) {
        if (fabs(value->number) > ldexp(1, EXACT_BITS)) {
            TRY(check_range(calc, field, path, value, value->number));
            return out_of_range(calc, path, value, "< 9e15");
        }
        *to = (int64_t)value->number;
    } else {
        return wrong_type(calc, path, value, "整数", "a whole number");
    }
    if (*to == NONE)
        return out_of_range(calc, path, value, "> -9223372036854775808");
    return check_range(calc, field, path, value, (double)*to);
}

/* The nearest multiple of 1e-8 is the rate that was written exactly when it reads back as the same double. */
static const struct error *read_rate(struct calc *calc, const struct calc_field *field, const struct calc_path *path,
                                     const struct json *value, int64_t *to)
{
    double x;
    TRY(read_number(calc, field, path, value, &x));
    if (fabs(x) > 1e7)
        return out_of_range(calc, path, value, x < 0 ? ">= -1e7" : "<= 1e7");
    *to = llround(x * 1e8);
    if ((double)*to / 1e8 != x)
        return out_of_range(calc, path, value, say(calc, "最多 8 位小数", "a number of at most 8 decimals"));
    return NULL;
}

static const struct error *read_date(struct calc *calc, const struct calc_path *path, const struct json *value,
                                     int64_t *to)
{
    if (value->kind != JSON_TEXT || !date_parse(value->text, to))
        return wrong_type(calc, path, value, "存在的日期 YYYY-MM-DD", "a date YYYY-MM-DD that exists");
    return NULL;
}

static const struct error *read_choice(struct calc *calc, const struct calc_field *field, const struct calc_path *path,
                                       const struct json *value, int *to)
{
    struct buffer names = {.arena = calc->arena};
    for (int i = 0; field->choices[i]; i++) {
        if (value->kind == JSON_TEXT && !strcmp(field->choices[i], value->text)) {
            *to = i;
            return NULL;
        }
        buffer_format(&names, "%s%s", i ? ", " : "", field->choices[i]);
    }
    if (value->kind != JSON_TEXT)
        return wrong_type(calc, path, value, "文本", "a text");
    return fault(calc, ERROR_FIELD_CHOICE, path, value, buffer_end(&names));
}

static const struct error *read_map(struct calc *calc, const struct calc_shape *shape, const struct calc_path *path,
                                    const struct json *from, void *to);

static const struct error *read_value(struct calc *calc, const struct calc_field *field, const struct calc_path *path,
                                      const struct json *value, void *to)
{
    switch (field->kind) {
    case CALC_KIND_NUMBER:
        return read_number(calc, field, path, value, to);
    case CALC_KIND_INTEGER:
        return read_integer(calc, field, path, value, to);
    case CALC_KIND_RATE:
        return read_rate(calc, field, path, value, to);
    case CALC_KIND_BOOL:
        if (value->kind != JSON_BOOL)
            return wrong_type(calc, path, value, "true 或 false", "true or false");
        *(bool *)to = value->truth;
        return NULL;
    case CALC_KIND_TEXT:
        if (value->kind != JSON_TEXT)
            return wrong_type(calc, path, value, "文本", "a text");
        *(const char **)to = value->text;
        return NULL;
    case CALC_KIND_DATE:
        return read_date(calc, path, value, to);
    case CALC_KIND_CHOICE:
        return read_choice(calc, field, path, value, to);
    case CALC_KIND_OBJECT:
        return read_map(calc, field->shape, path, value, to);
    }
    return NULL;
}

static size_t kind_size(const struct calc_field *field)
{
    switch (field->kind) {
    case CALC_KIND_NUMBER:
        return sizeof(double);
    case CALC_KIND_INTEGER:
    case CALC_KIND_RATE:
    case CALC_KIND_DATE:
        return sizeof(int64_t);
    case CALC_KIND_BOOL:
        return sizeof(bool);
    case CALC_KIND_TEXT:
        return sizeof(const char *);
    case CALC_KIND_CHOICE:
        return sizeof(int);
    case CALC_KIND_OBJECT:
        return field->shape->size;
    }
    return 0;
}

static const struct error *read_list(struct calc *calc, const struct calc_field *field, int lists,
                                     const struct calc_path *path, const struct json *value, struct any_list *to)
{
    if (value->kind != JSON_LIST)
        return wrong_type(calc, path, value, "列表", "a list");
    size_t size = lists > 1 ? sizeof(struct any_list) : kind_size(field);
    to->items = arena_take(calc->arena, size * (value->count + 1)); /* never NULL: an empty list is not an absent one */
    to->count = value->count;
    for (size_t i = 0; i < value->count; i++) {
        struct calc_path element = {path, NULL, i};
        void *item = (char *)to->items + i * size;
        if (json_absent(&value->items[i]))
            return fault(calc, ERROR_FIELD_REQUIRED, &element, NULL, NULL);
        if (lists > 1)
            TRY(read_list(calc, field, lists - 1, &element, &value->items[i], item));
        else
            TRY(read_value(calc, field, &element, &value->items[i], item));
    }
    return NULL;
}

static const struct error *check_length(struct calc *calc, const struct calc_shape *shape,
                                        const struct calc_field *field, const struct calc_path *path,
                                        const struct json *value, const char *base)
{
    size_t count = ((const struct any_list *)(base + field->at))->count;
    if (count < field->least)
        return out_of_range(
            calc, path, value,
            arena_format(calc->arena, say(calc, "至少 %zu 项", "a list of at least %zu"), field->least));
    int64_t want = (int64_t)count;
    if (field->same_length)
        want = (int64_t)((const struct any_list *)(base + field->length_at))->count;
    else if (field->length_given)
        want = *(const int64_t *)(base + field->length_at);
    if (want != (int64_t)count)
        return fault(calc, ERROR_FIELD_INCONSISTENT, path, value,
                     arena_format(calc->arena,
                                  say(calc, "有 %zu 项，按 %s 应为 %lld 项", "%zu elements, but %s asks for %lld"),
                                  count, name_at(shape, field->length_at), (long long)want));
    return NULL;
}

static void set_absent(const struct calc_field *field, void *to)
{
    bool given = field->need == CALC_DEFAULTED;
    if (field->lists)
        return;
    switch (field->kind) {
    case CALC_KIND_NUMBER:
        *(double *)to = given ? field->fallback : NAN;
        break;
    case CALC_KIND_INTEGER:
    case CALC_KIND_DATE:
        *(int64_t *)to = given ? (int64_t)field->fallback : NONE;
        break;
    case CALC_KIND_RATE:
        *(int64_t *)to = given ? llround(field->fallback * 1e8) : NONE;
        break;
    case CALC_KIND_BOOL:
        *(bool *)to = given && field->fallback != 0;
        break;
    case CALC_KIND_CHOICE:
        *(int *)to = given ? (int)field->fallback : -1;
        break;
    case CALC_KIND_TEXT:
    case CALC_KIND_OBJECT:
        break;
    }
}

static const struct error *read_present(struct calc *calc, const struct calc_shape *shape,
                                        const struct calc_field *field, const struct calc_path *path,
                                        const struct json *value, char *base)
{
    if (field->lists) {
        TRY(read_list(calc, field, field->lists, path, value, (struct any_list *)(base + field->at)));
        return check_length(calc, shape, field, path, value, base);
    }
    if (field->kind == CALC_KIND_OBJECT) {
        void *object = arena_take(calc->arena, field->shape->size);
        *(void **)(base + field->at) = object;
        return read_map(calc, field->shape, path, value, object);
    }
    TRY(read_value(calc, field, path, value, base + field->at));
    return check_other_field(calc, shape, field, path, value, base);
}

/* A field that another choice of the same table would have is as unknown as any other. */
static bool exists(const struct calc_field *field, unsigned selected)
{
    return !field->when || (field->when & selected);
}

static bool knows(const struct calc_shape *shape, const char *name, unsigned selected)
{
    for (size_t i = 0; i < shape->count; i++)
        if (exists(&shape->fields[i], selected) && !strcmp(shape->fields[i].name, name))
            return true;
    return false;
}

static const char *nearest_name(struct calc *calc, const struct calc_shape *shape, const char *name, unsigned selected)
{
    const char **names = ARENA_LIST(calc->arena, const char *, shape->count);
    size_t count = 0;
    for (size_t i = 0; i < shape->count; i++)
        if (exists(&shape->fields[i], selected))
            names[count++] = shape->fields[i].name;
    return text_nearest(name, names, count);
}

static const struct error *check_unknown(struct calc *calc, const struct calc_shape *shape,
                                         const struct calc_path *path, const struct json *from, unsigned selected)
{
    for (size_t k = 0; k < from->count; k++) {
        if (knows(shape, from->keys[k], selected))
            continue;
        struct calc_path unknown = {path, from->keys[k], 0};
        const char *near = nearest_name(calc, shape, from->keys[k], selected);
        return fault(calc, ERROR_FIELD_UNKNOWN, &unknown, &from->items[k],
                     near ? arena_format(calc->arena, say(calc, "是否指 %s？", "Did you mean %s?"), near)
                          : say(calc, "请删除，或查看 --help。", "Remove it, or see --help."));
    }
    return NULL;
}

static const struct error *read_map(struct calc *calc, const struct calc_shape *shape, const struct calc_path *path,
                                    const struct json *from, void *to)
{
    if (from->kind != JSON_MAP)
        return wrong_type(calc, path, from, "对象", "an object");
    const struct calc_path *outside = calc->at;
    const struct json *outer = calc->map;
    calc->at = path;
    calc->map = from;
    unsigned selected = 0;
    for (size_t i = 0; i < shape->count; i++) {
        const struct calc_field *field = &shape->fields[i];
        char *at = (char *)to + field->at;
        if (!exists(field, selected)) {
            set_absent(field, at);
            continue;
        }
        struct calc_path here = {path, field->name, 0};
        const struct json *value = json_get(from, field->name);
        if (!json_absent(value))
            TRY(read_present(calc, shape, field, &here, value, to));
        else if (field->need == CALC_REQUIRED)
            return fault(calc, ERROR_FIELD_REQUIRED, &here, NULL, NULL);
        else
            set_absent(field, at);
        if (field->selects && *(int *)at >= 0)
            selected = CHOSEN(*(int *)at);
        if (field->check)
            TRY(field->check(calc, to));
    }
    TRY(check_unknown(calc, shape, path, from, selected));
    calc->at = outside;
    calc->map = outer;
    return NULL;
}

const struct error *calc_read(struct calc *calc, const struct calc_shape *shape, const struct json *from, void *to)
{
    return read_map(calc, shape, NULL, from, to);
}
