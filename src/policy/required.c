#include "policy/required.h"

#include <string.h>

/* Records that may be asked for: those whose newest date the program knows how to read. */
static const char *const records[] = {"contact", "relation", "statement", "credit_record", "operating_kpi"};

static const struct field *kind_field(void)
{
    const struct entity *customer = entity_find("customer");
    return customer ? entity_field(customer, "kind") : NULL;
}

static struct name_list kind_names(struct arena *arena)
{
    const struct field *field = kind_field();
    size_t count = field ? field->choice_count : 0;
    const char **names = ARENA_LIST(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = field->choices[i].name;
    return (struct name_list){names, count};
}

static uint64_t read_kinds(struct document *doc, const struct yaml *node)
{
    struct name_list known = kind_names(doc->arena), given = document_names(doc, node, "kinds");
    uint64_t kinds = 0;
    for (size_t i = 0; i < given.count; i++) {
        bool all = !strcmp(given.names[i], "all"), found = all;
        for (size_t k = 0; k < known.count; k++)
            if (all || !strcmp(given.names[i], known.names[k])) {
                kinds |= UINT64_C(1) << k;
                found = true;
            }
        if (!found)
            document_unknown(doc, yaml_get(node, "kinds"), given.names[i], known, ERROR_POLICY_CHOICE_NEAR,
                             ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    }
    return kinds;
}

static const char *read_group(struct document *doc, const struct yaml *node, const struct freshness *freshness)
{
    const char *name = document_text_need(doc, node, "group");
    size_t count = freshness ? freshness->count : 0;
    const char **names = ARENA_LIST(doc->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = freshness->groups[i].name;
    if (name && count && !freshness_group(freshness, name))
        document_unknown(doc, yaml_get(node, "group"), name, (struct name_list){names, count}, ERROR_POLICY_CHOICE_NEAR,
                         ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    return name ? name : "";
}

struct listing {
    struct required_item *items;
    size_t count, room;
};

static void read_fields(struct document *doc, const struct yaml *node, struct required_item item, struct listing *list)
{
    struct name_list fields = document_names(doc, node, "fields");
    const struct entity *customer = entity_find("customer");
    for (size_t i = 0; i < fields.count; i++) {
        const struct field *field = customer ? entity_field(customer, fields.names[i]) : NULL;
        const char **names = ARENA_LIST(doc->arena, const char *, customer ? customer->field_count + 1 : 1);
        for (size_t k = 0; customer && k < customer->field_count; k++)
            names[k] = customer->fields[k].name;
        item.field = field;
        item.entity = customer;
        if (field)
            ARENA_PUSH(doc->arena, list->items, list->count, list->room, item);
        else
            document_unknown(doc, yaml_get(node, "fields"), fields.names[i],
                             (struct name_list){names, customer ? customer->field_count : 0}, ERROR_POLICY_CHOICE_NEAR,
                             ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    }
}

static void read_row(struct document *doc, const struct yaml *node, const struct freshness *freshness,
                     struct listing *list)
{
    if (!document_map(doc, node, "required", "group fields record kinds"))
        return;
    struct required_item item = {
        .group = read_group(doc, node, freshness), .kinds = read_kinds(doc, node), .line = node->line};
    const char *record = document_text(doc, node, "record");
    struct name_list known = {records, sizeof(records) / sizeof(records[0])};
    if (record && !name_listed(known, record))
        document_unknown(doc, yaml_get(node, "record"), record, known, ERROR_POLICY_CHOICE_NEAR,
                         ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    else if (record && (item.entity = entity_find(record)))
        ARENA_PUSH(doc->arena, list->items, list->count, list->room, item);
    else
        read_fields(doc, node, item, list);
}

struct required_policy *required_load(struct document *doc, const struct freshness *freshness)
{
    struct required_policy *policy = ARENA_NEW(doc->arena, struct required_policy);
    struct listing items = {0};
    policy->doc = doc;
    document_map(doc, doc->root, "required", "kind name label help version required examples");
    const struct yaml *list = document_need(doc, doc->root, "required");
    if (list && document_list(doc, list, "required"))
        for (size_t i = 0; i < list->count; i++)
            read_row(doc, &list->items[i], freshness, &items);
    policy->items = items.items;
    policy->count = items.count;
    return policy;
}

bool required_named(const struct required_item *item, const char *kind)
{
    const struct field *field = kind_field();
    for (size_t i = 0; field && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, kind))
            return required_of(item, (int64_t)i);
    return false;
}
