#include "policy/scenario.h"

#include <math.h>
#include <string.h>

const struct scenario *scenario_find(const struct scenario_policy *policy, const char *name)
{
    for (size_t i = 0; name && i < policy->scenario_count; i++)
        if (!strcmp(policy->scenarios[i].name, name))
            return &policy->scenarios[i];
    return NULL;
}

double scenario_shift(const struct scenario_policy *policy, const struct scenario *scenario, int cycle)
{
    double shift = 0;
    for (size_t i = 0; i < policy->variable_count; i++)
        shift += policy->variables[i].sensitivity * (scenario->values[i] - policy->variables[i].base);
    return shift * policy->cycle[cycle < 0 || cycle > 2 ? 1 : cycle];
}

double scenario_pd(double pd, double shift)
{
    return shift == 0 ? pd : pd / (pd + (1 - pd) * exp(-shift));
}

/* --- loading
 * ---------------------------------------------------------------------------------------------------------- */

static void need_number(struct document *doc, const struct yaml *map, const char *key, double *value)
{
    if (document_need(doc, map, key))
        document_number(doc, map, key, value);
}

static void read_variables(struct document *doc, struct scenario_policy *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "variables");
    if (!list || !document_list(doc, list, "variables"))
        return;
    struct scenario_variable *items = ARENA_LIST(doc->arena, struct scenario_variable, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        items[i].name = "";
        if (!document_map(doc, node, "variable", "name label unit series base sensitivity"))
            continue;
        const char *name = document_name_need(doc, node, "name");
        items[i].name = name ? name : "";
        items[i].label = document_label_need(doc, node, "label");
        items[i].unit = document_text(doc, node, "unit");
        items[i].series = document_text(doc, node, "series");
        need_number(doc, node, "base", &items[i].base);
        need_number(doc, node, "sensitivity", &items[i].sensitivity);
    }
    policy->variables = items;
    policy->variable_count = list->count;
}

static void read_values(struct document *doc, const struct scenario_policy *policy, const struct yaml *node,
                        double *values)
{
    const struct yaml *map = document_need(doc, node, "values");
    if (!map || !document_map(doc, map, "values", NULL))
        return;
    const char **names = ARENA_LIST(doc->arena, const char *, policy->variable_count + 1);
    for (size_t i = 0; i < policy->variable_count; i++) {
        names[i] = policy->variables[i].name;
        need_number(doc, map, names[i], &values[i]);
    }
    struct name_list known = {names, policy->variable_count};
    for (size_t i = 0; i < map->count; i++)
        if (!name_listed(known, map->keys[i].text))
            document_unknown(doc, &map->keys[i], map->keys[i].text, known, ERROR_POLICY_KEY_NEAR,
                             ERROR_POLICY_KEY_UNKNOWN, NULL);
}

static void read_scenarios(struct document *doc, struct scenario_policy *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "scenarios");
    double sum = 0;
    if (!list || !document_list(doc, list, "scenarios"))
        return;
    struct scenario *items = ARENA_LIST(doc->arena, struct scenario, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        double *values = ARENA_LIST(doc->arena, double, policy->variable_count + 1);
        items[i] = (struct scenario){.name = "", .values = values};
        if (!document_map(doc, node, "scenario", "name label help weight lgd_add values"))
            continue;
        const char *name = document_name_need(doc, node, "name");
        items[i].name = name ? name : "";
        items[i].label = document_label_need(doc, node, "label");
        items[i].help = document_label(doc, node, "help");
        need_number(doc, node, "weight", &items[i].weight);
        document_number(doc, node, "lgd_add", &items[i].lgd_add);
        read_values(doc, policy, node, values);
        if (items[i].weight < 0 || items[i].weight > 1)
            document_problem(doc, yaml_get(node, "weight"), ERROR_POLICY_OUT_OF_RANGE, .value = "weight",
                             .arguments = {"0..100%"});
        sum += items[i].weight;
    }
    policy->scenarios = items;
    policy->scenario_count = list->count;
    if (fabs(sum - 1) > 1e-9)
        document_problem(doc, list, ERROR_POLICY_OUT_OF_RANGE, .value = "weight",
                         .arguments = {arena_format(doc->arena, "100%% (%g%%)", sum * 100)});
}

static void read_stages(struct document *doc, struct scenario_policy *policy)
{
    const struct yaml *node = document_need(doc, doc->root, "stages");
    if (!node || !document_map(doc, node, "stages",
                               "sicr_days default_days technical_days sicr_multiple sicr_increase revert_years "
                               "discount_default impaired_lgd_add cycle_low cycle_medium cycle_high"))
        return;
    document_int(doc, node, "sicr_days", &policy->sicr_days);
    document_int(doc, node, "default_days", &policy->default_days);
    document_int(doc, node, "technical_days", &policy->technical_days);
    need_number(doc, node, "sicr_multiple", &policy->sicr_multiple);
    need_number(doc, node, "sicr_increase", &policy->sicr_increase);
    need_number(doc, node, "revert_years", &policy->revert_years);
    need_number(doc, node, "discount_default", &policy->discount_default);
    need_number(doc, node, "impaired_lgd_add", &policy->impaired_recovery_add);
    need_number(doc, node, "cycle_low", &policy->cycle[0]);
    need_number(doc, node, "cycle_medium", &policy->cycle[1]);
    need_number(doc, node, "cycle_high", &policy->cycle[2]);
    if (policy->sicr_days < 1 || policy->default_days <= policy->sicr_days || policy->revert_years < 1)
        document_problem(doc, node, ERROR_POLICY_OUT_OF_RANGE, .value = "stages",
                         .arguments = {"1 <= sicr_days < default_days, revert_years >= 1"});
}

struct scenario_policy *scenario_load(struct document *doc)
{
    struct scenario_policy *policy = ARENA_NEW(doc->arena, struct scenario_policy);
    *policy = (struct scenario_policy){.doc = doc, .sicr_days = 30, .default_days = 90, .technical_days = 7};
    document_map(doc, doc->root, "scenarios", "kind name label help version variables scenarios stages examples");
    read_variables(doc, policy);
    read_scenarios(doc, policy);
    read_stages(doc, policy);
    return policy;
}
