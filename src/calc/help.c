/* `calc --help TOPIC`, from the same tables that read the input. */
#include "calc/topic.h"

#include <math.h>

static void put_type(struct buffer *text, const struct calc_field *field)
{
    static const char *const names[] = {
        [CALC_KIND_NUMBER] = "num", [CALC_KIND_INTEGER] = "int",  [CALC_KIND_RATE] = "rate",
        [CALC_KIND_BOOL] = "bool",  [CALC_KIND_TEXT] = "str",     [CALC_KIND_DATE] = "date",
        [CALC_KIND_CHOICE] = "str", [CALC_KIND_OBJECT] = "object"};
    for (int i = 0; i < field->lists; i++)
        buffer_char(text, '[');
    buffer_text(text, names[field->kind]);
    for (int i = 0; i < field->lists; i++)
        buffer_char(text, ']');
}

static const char *other_name(const struct calc_shape *shape, size_t offset)
{
    for (size_t i = 0; i < shape->count; i++)
        if (shape->fields[i].at == offset)
            return shape->fields[i].name;
    return "";
}

static void put_range(struct buffer *text, const struct calc_shape *shape, const struct calc_field *field)
{
    if (field->low_bound)
        buffer_format(text, " %s %.15g", field->low_bound == CALC_OPEN ? ">" : ">=", field->low);
    if (field->high_bound)
        buffer_format(text, " %s %.15g", field->high_bound == CALC_OPEN ? "<" : "<=", field->high);
    if (field->low_field_bound)
        buffer_format(text, " %s %s",
                      field->low_field_bound == CALC_OPEN ? ">" : ">=", other_name(shape, field->low_field));
    if (field->high_field_bound)
        buffer_format(text, " %s %s",
                      field->high_field_bound == CALC_OPEN ? "<" : "<=", other_name(shape, field->high_field));
    for (int i = 0; field->choices && field->choices[i]; i++)
        buffer_format(text, "%s%s", i ? " | " : " ", field->choices[i]);
}

static void put_need(struct buffer *text, const struct calc_field *field, bool zh)
{
    if (field->need == CALC_REQUIRED)
        buffer_text(text, zh ? " 必填" : " required");
    else if (field->need == CALC_OPTIONAL)
        buffer_text(text, zh ? " 可选" : " optional");
    else if (field->kind == CALC_KIND_BOOL)
        buffer_format(text, " = %s", field->fallback != 0 ? "true" : "false");
    else if (field->kind == CALC_KIND_CHOICE)
        buffer_format(text, " = %s", field->choices[(int)field->fallback]);
    else
        buffer_format(text, " = %.15g", field->fallback);
}

static void put_list_rules(struct buffer *text, const struct calc_shape *shape, const struct calc_field *field, bool zh)
{
    if (field->least)
        buffer_format(text, zh ? "，至少 %zu 项" : ", at least %zu", field->least);
    if (field->same_length || field->length_given)
        buffer_format(text, zh ? "，项数同 %s" : ", as many as %s", other_name(shape, field->length_at));
}

/* " (model: a, b)" for fields that exist only with some choices. */
static void put_when(struct buffer *text, const struct calc_shape *shape, const struct calc_field *field)
{
    const struct calc_field *selector = NULL;
    for (size_t i = 0; i < shape->count; i++)
        if (shape->fields[i].selects)
            selector = &shape->fields[i];
    if (!field->when || !selector)
        return;
    buffer_format(text, " (%s", selector->name);
    const char *comma = ": ";
    for (int i = 0; selector->choices[i]; i++)
        if (field->when & CHOSEN(i)) {
            buffer_format(text, "%s%s", comma, selector->choices[i]);
            comma = ", ";
        }
    buffer_char(text, ')');
}

static void put_fields(struct buffer *text, const struct calc_shape *shape, int depth, bool zh)
{
    for (size_t i = 0; i < shape->count; i++) {
        const struct calc_field *field = &shape->fields[i];
        buffer_format(text, "%*s%-*s ", 2 + 4 * depth, "", 30 - 4 * depth, field->name);
        put_type(text, field);
        put_range(text, shape, field);
        put_need(text, field, zh);
        put_list_rules(text, shape, field, zh);
        put_when(text, shape, field);
        const char *meaning = zh ? field->zh : field->en;
        if (meaning)
            buffer_format(text, "  %s", meaning);
        buffer_char(text, '\n');
        if (field->shape)
            put_fields(text, field->shape, depth + 1, zh);
    }
}

void calc_help(const struct calc_topic *topic, enum language language, struct buffer *text)
{
    bool zh = language == LANGUAGE_ZH;
    buffer_format(text, "%s\n%s\n\n%s\n", topic->name, zh ? topic->zh : topic->en,
                  zh ? "输入（一行一个 JSON 对象；比率、概率为小数，_minor 为分，日期为 YYYY-MM-DD）："
                     : "Input (one JSON object a line; rates and probabilities are decimal fractions, _minor is fen, "
                       "dates are YYYY-MM-DD):");
    put_fields(text, &topic->input, 0, zh);
}
