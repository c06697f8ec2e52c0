#include "policy/freshness.h"

#include <math.h>
#include <string.h>

const struct freshness_group *freshness_group(const struct freshness *freshness, const char *name)
{
    for (size_t i = 0; i < freshness->count; i++)
        if (!strcmp(freshness->groups[i].name, name))
            return &freshness->groups[i];
    return NULL;
}

int64_t freshness_days(const struct freshness_group *group, struct fact_set *facts)
{
    for (size_t i = 0; facts && i < group->sooner_count; i++)
        if (expression_holds(group->sooner[i].when, facts))
            return group->sooner[i].days;
    return group->days;
}

bool freshness_stale(const struct freshness_group *group, struct fact_set *facts, int64_t updated_on, int64_t today)
{
    return updated_on == NONE || today - updated_on > freshness_days(group, facts);
}

int64_t freshness_score(const struct freshness *freshness, struct fact_set *facts, const int64_t *updated_on,
                        int64_t today)
{
    double fresh = 0, all = 0;
    for (size_t i = 0; i < freshness->count; i++) {
        all += freshness->groups[i].weight;
        if (!freshness_stale(&freshness->groups[i], facts, updated_on[i], today))
            fresh += freshness->groups[i].weight;
    }
    return all > 0 ? (int64_t)lround(100 * fresh / all) : 100;
}

/* --- loading
 * ---------------------------------------------------------------------------------------------------------- */

static void read_sooner(struct document *doc, const struct fact_table *facts, const struct yaml *node,
                        struct freshness_group *group)
{
    const struct yaml *list = yaml_get(node, "sooner");
    if (!list || !document_list(doc, list, "sooner"))
        return;
    struct freshness_sooner *items = ARENA_LIST(doc->arena, struct freshness_sooner, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        struct freshness_sooner *item = &items[group->sooner_count];
        if (!document_map(doc, &list->items[i], "sooner", "when days"))
            continue;
        if (document_need(doc, &list->items[i], "days"))
            document_int(doc, &list->items[i], "days", &item->days);
        if (document_need(doc, &list->items[i], "when"))
            item->when = expression_under(doc, &list->items[i], "when", facts, SUBJECT_CUSTOMER, SHAPE_BOOL);
        group->sooner_count += item->when != NULL;
    }
    group->sooner = items;
}

static void read_group(struct document *doc, const struct fact_table *facts, const struct yaml *node,
                       struct freshness_group *group)
{
    *group = (struct freshness_group){.name = "", .weight = 1, .line = node->line};
    if (!document_map(doc, node, "group", "name label days warn_days weight chase task sooner"))
        return;
    const char *name = document_name_need(doc, node, "name");
    group->name = name ? name : "";
    group->label = document_label_need(doc, node, "label");
    if (document_need(doc, node, "days"))
        document_int(doc, node, "days", &group->days);
    document_int(doc, node, "warn_days", &group->warn_days);
    document_number(doc, node, "weight", &group->weight);
    document_bool(doc, node, "chase", &group->chase);
    group->task = group->chase ? document_label_need(doc, node, "task") : document_label(doc, node, "task");
    if (group->days <= 0 || group->warn_days < 0 || group->warn_days >= group->days)
        document_problem(doc, node, ERROR_POLICY_OUT_OF_RANGE, .value = "days, warn_days",
                         .arguments = {"0 ≤ warn_days < days"});
    read_sooner(doc, facts, node, group);
}

struct freshness *freshness_load(struct document *doc, const struct fact_table *facts)
{
    struct freshness *freshness = ARENA_NEW(doc->arena, struct freshness);
    freshness->doc = doc;
    document_map(doc, doc->root, "freshness", "kind name label help version groups examples");
    const struct yaml *list = document_need(doc, doc->root, "groups");
    if (!list || !document_list(doc, list, "groups"))
        return freshness;
    struct freshness_group *groups = ARENA_LIST(doc->arena, struct freshness_group, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_group(doc, facts, &list->items[i], &groups[i]);
    freshness->groups = groups;
    freshness->count = list->count;
    return freshness;
}
