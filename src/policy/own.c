#include "policy/own.h"
#include "base/text.h"

#include <string.h>

enum { MOST_FIELDS = 60, MOST_CHOICES = 100 };

static const char *const type_names[] = {"text", "int", "bool", "enum", "date", "money", "ratio", NULL};
static const enum field_type types[] = {FIELD_TEXT, FIELD_INT,   FIELD_BOOL, FIELD_ENUM,
                                        FIELD_DATE, FIELD_MONEY, FIELD_RATIO};

static void read_choices(struct document *doc, const struct yaml *node, struct field *field)
{
    const struct yaml *values = document_need(doc, node, "values");
    if (!values)
        return;
    if (values->kind != YAML_MAP || !values->count || values->count > MOST_CHOICES) {
        document_problem(doc, values, ERROR_POLICY_OUT_OF_RANGE, .value = "values", .arguments = {"1 … 100"});
        return;
    }
    struct choice *choices = ARENA_LIST(doc->arena, struct choice, values->count);
    for (size_t i = 0; i < values->count; i++) {
        const char *name = values->keys[i].text;
        if (!name_good(name))
            document_problem(doc, &values->keys[i], ERROR_POLICY_NAME_FORM, .value = name);
        choices[i] = (struct choice){name, document_label_need(doc, values, name)};
    }
    field->choices = choices;
    field->choice_count = values->count;
}

static void read_name(struct document *doc, const struct yaml *node, const struct field *fields, size_t count,
                      struct field *field)
{
    const char *name = document_name_need(doc, node, "name");
    field->name = name ? name : "x_";
    field->key = arena_format(doc->arena, "\"%s\":", field->name);
    field->key_size = strlen(field->key);
    field->title_key = arena_format(doc->arena, "\"%s_title\":", field->name);
    field->title_key_size = strlen(field->title_key);
    if (name && !text_starts(name, "x_"))
        document_problem(doc, yaml_get(node, "name"), ERROR_POLICY_OWN_NAME, .value = name);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(fields[i].name, field->name))
            document_problem(doc, yaml_get(node, "name"), ERROR_POLICY_NAME_TAKEN, .value = field->name,
                             .arguments = {doc->file, arena_format(doc->arena, "%d", node->line)});
}

static void read_field(struct document *doc, const struct yaml *node, const struct field *fields, size_t count,
                       struct field *field)
{
    int type = 0;
    *field = (struct field){.name = "x_", .own = true, .min = NONE, .max = NONE};
    if (!document_map(doc, node, "field",
                      "name type label help group unit check code required list multiline min max default mask values"))
        return;
    read_name(doc, node, fields, count, field);
    field->label = document_label_need(doc, node, "label");
    field->help = document_label(doc, node, "help");
    if (document_need(doc, node, "type"))
        document_choice(doc, node, "type", type_names, &type);
    field->type = types[type];
    field->group = document_text(doc, node, "group");
    field->unit = document_text(doc, node, "unit");
    field->check = document_text(doc, node, "check");
    field->code_list = document_text(doc, node, "code");
    field->initial = document_text(doc, node, "default");
    field->mask = document_text(doc, node, "mask");
    document_int(doc, node, "min", &field->min);
    document_int(doc, node, "max", &field->max);
    document_bool(doc, node, "required", &field->required);
    document_bool(doc, node, "list", &field->listed);
    document_bool(doc, node, "multiline", &field->multiline);
    if (field->type == FIELD_ENUM)
        read_choices(doc, node, field);
}

struct own_fields *own_load(struct document *doc)
{
    struct own_fields *own = ARENA_NEW(doc->arena, struct own_fields);
    own->doc = doc;
    document_map(doc, doc->root, "fields", "kind name label help version entity fields examples");
    const char *name = document_text_need(doc, doc->root, "entity");
    own->entity = name ? entity_find(name) : NULL;
    if (name && (!own->entity || !entity_field(own->entity, "extra")))
        document_problem(doc, yaml_get(doc->root, "entity"), ERROR_POLICY_OWN_ENTITY, .value = name);
    const struct yaml *list = document_need(doc, doc->root, "fields");
    if (!own->entity || !list || !document_list(doc, list, "fields"))
        return own;
    if (list->count > MOST_FIELDS)
        document_problem(doc, list, ERROR_POLICY_OUT_OF_RANGE, .value = "fields", .arguments = {"0 … 60"});
    struct field *fields = ARENA_LIST(doc->arena, struct field, list->count + 1);
    for (size_t i = 0; i < list->count && i < MOST_FIELDS; i++) {
        read_field(doc, &list->items[i], fields, i, &fields[i]);
        fields[i].offset = own->entity->size + i * sizeof(int64_t);
        own->count++;
    }
    own->fields = fields;
    own->size = own->count * sizeof(int64_t);
    return own;
}

static bool in_bounds(const struct field *field, double value)
{
    return (field->min == NONE || value >= (double)field->min) && (field->max == NONE || value <= (double)field->max);
}

bool own_fits(const struct field *field, const char *value)
{
    double number;
    int64_t whole;
    switch (field->type) {
    case FIELD_TEXT:
        return field->max == NONE || (int64_t)text_length(value) <= field->max;
    case FIELD_ENUM:
        for (size_t i = 0; i < field->choice_count; i++)
            if (!strcmp(field->choices[i].name, value))
                return true;
        return false;
    case FIELD_BOOL:
        return !strcmp(value, "true") || !strcmp(value, "false");
    case FIELD_DATE:
        return date_parse(value, &whole);
    case FIELD_RATIO:
        return text_number(value, &number) && in_bounds(field, number);
    default:
        return text_integer(value, &whole) && in_bounds(field, (double)whole);
    }
}
