#include "policy/climate.h"

#include <math.h>
#include <string.h>

static void wrong(struct document *doc, const struct yaml *node, const char *key, const char *wanted)
{
    const struct yaml *at = yaml_get(node, key);
    document_problem(doc, at ? at : node, ERROR_POLICY_OUT_OF_RANGE, .value = key, .arguments = {wanted});
}

static void read_date(struct document *doc, const char *key, int64_t *date)
{
    const char *text = document_text(doc, doc->root, key);
    *date = NONE;
    if (text && !date_parse(text, date))
        wrong(doc, doc->root, key, "YYYY-MM-DD");
}

static void read_measure(struct document *doc, const struct yaml *node, struct climate_variable *v)
{
    document_int(doc, node, "window_months", &v->window_months);
    if (v->window_months < 0 || v->window_months > 360)
        wrong(doc, node, "window_months", "1..360");
    if (v->window_months)
        return;
    document_need(doc, node, "centre");
    document_number(doc, node, "centre", &v->centre);
    document_need(doc, node, "spread");
    if (document_number(doc, node, "spread", &v->spread) && !(v->spread > 0))
        wrong(doc, node, "spread", "> 0");
}

static void read_variable(struct document *doc, const struct yaml *node, struct climate_variable *v)
{
    static const char *const turns[] = {"higher", "lower", NULL};
    int turn = 0;
    *v = (struct climate_variable){
        .name = "", .series = "", .turn = 1, .weight = 1, .spread = 1, .stale_days = 120, .line = node->line};
    if (!document_map(
            doc, node, "variable",
            "name label help series unit by_section better weight centre spread window_months lag_months stale_days"))
        return;
    const char *name = document_name_need(doc, node, "name"), *series = document_text_need(doc, node, "series");
    v->name = name ? name : "";
    v->series = series ? series : "";
    v->label = document_label_need(doc, node, "label");
    v->unit = document_text(doc, node, "unit");
    document_bool(doc, node, "by_section", &v->by_section);
    document_choice(doc, node, "better", turns, &turn);
    v->turn = turn ? -1 : 1;
    document_need(doc, node, "weight");
    if (document_number(doc, node, "weight", &v->weight) && !(v->weight > 0))
        wrong(doc, node, "weight", "> 0");
    read_measure(doc, node, v);
    if (document_int(doc, node, "lag_months", &v->lag_months) && (v->lag_months < 0 || v->lag_months > 60))
        wrong(doc, node, "lag_months", "0..60");
    if (document_int(doc, node, "stale_days", &v->stale_days) && v->stale_days < 1)
        wrong(doc, node, "stale_days", ">= 1");
}

static void read_variables(struct document *doc, struct climate_policy *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "variables");
    if (!list || !document_list(doc, list, "variables"))
        return;
    struct climate_variable *items = ARENA_LIST(doc->arena, struct climate_variable, list->count + 1);
    double sum = 0;
    for (size_t i = 0; i < list->count; i++) {
        read_variable(doc, &list->items[i], &items[i]);
        sum += items[i].weight;
    }
    policy->variables = items;
    policy->variable_count = list->count;
    if (fabs(sum - 1) > 1e-9)
        document_problem(doc, list, ERROR_POLICY_OUT_OF_RANGE, .value = "weight",
                         .arguments = {arena_format(doc->arena, "100%% (%g%%)", sum * 100)});
}

static void read_adds(struct document *doc, const struct climate_policy *policy, const struct yaml *node, double *add)
{
    const struct yaml *map = yaml_get(node, "add");
    if (!map || !document_map(doc, map, "add", NULL))
        return;
    const char **names = ARENA_LIST(doc->arena, const char *, policy->variable_count + 1);
    for (size_t i = 0; i < policy->variable_count; i++) {
        names[i] = policy->variables[i].name;
        document_number(doc, map, names[i], &add[i]);
    }
    struct name_list known = {names, policy->variable_count};
    for (size_t i = 0; i < map->count; i++)
        if (!name_listed(known, map->keys[i].text))
            document_unknown(doc, &map->keys[i], map->keys[i].text, known, ERROR_POLICY_KEY_NEAR,
                             ERROR_POLICY_KEY_UNKNOWN, NULL);
}

static void read_scenarios(struct document *doc, struct climate_policy *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "scenarios");
    size_t count = list && document_list(doc, list, "scenarios") ? list->count : 0;
    struct climate_scenario *items = ARENA_LIST(doc->arena, struct climate_scenario, count + 1);
    const char **names = ARENA_LIST(doc->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct yaml *node = &list->items[i];
        double *add = ARENA_LIST(doc->arena, double, policy->variable_count + 1);
        items[i] = (struct climate_scenario){.name = "", .add = add};
        if (document_map(doc, node, "scenario", "name label help add")) {
            const char *name = document_name_need(doc, node, "name");
            items[i].name = name ? name : "";
            items[i].label = document_label_need(doc, node, "label");
            items[i].help = document_label(doc, node, "help");
            read_adds(doc, policy, node, add);
        }
        names[i] = items[i].name;
    }
    policy->scenarios = items;
    policy->scenario_count = count;
    const char *chosen = document_text_need(doc, doc->root, "scenario");
    policy->scenario = climate_scenario(policy, chosen);
    if (chosen && !policy->scenario)
        document_unknown(doc, yaml_get(doc->root, "scenario"), chosen, (struct name_list){names, count},
                         ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
}

static void read_sensitivity(struct document *doc, const struct yaml *node, struct climate_sensitivity *s)
{
    *s = (struct climate_sensitivity){.low = NAN, .high = NAN, .line = node->line};
    if (!document_map(doc, node, "sensitivity", "section value basis low high help"))
        return;
    s->section = document_text(doc, node, "section");
    document_need(doc, node, "value");
    if (document_number(doc, node, "value", &s->value) && (s->value < 0 || s->value > 5))
        wrong(doc, node, "value", "0..5");
    document_choice(doc, node, "basis", climate_basis_names, &s->basis);
    document_number(doc, node, "low", &s->low);
    document_number(doc, node, "high", &s->high);
    if (s->basis == CLIMATE_FITTED && !(s->low <= s->value && s->value <= s->high))
        wrong(doc, node, "low", "low <= value <= high");
}

static void read_sensitivities(struct document *doc, struct climate_policy *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "sensitivities");
    if (!list || !document_list(doc, list, "sensitivities"))
        return;
    struct climate_sensitivity *items = ARENA_LIST(doc->arena, struct climate_sensitivity, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        read_sensitivity(doc, &list->items[i], &items[i]);
        bool last = i + 1 == list->count;
        if (!items[i].section != last)
            document_problem(doc, &list->items[i], ERROR_POLICY_OUT_OF_RANGE, .value = "section",
                             .arguments = {"the last line alone has none / 仅最后一行不写行业门类"});
    }
    policy->sensitivities = items;
    policy->sensitivity_count = list->count;
}

static void read_fit(struct document *doc, struct climate_policy *policy)
{
    const struct yaml *node = yaml_get(doc->root, "fit");
    if (!node || !document_map(doc, node, "fit", "years least_years least_defaults help"))
        return;
    document_int(doc, node, "years", &policy->fit_years);
    document_int(doc, node, "least_years", &policy->least_years);
    document_int(doc, node, "least_defaults", &policy->least_defaults);
    if (policy->fit_years < 1 || policy->fit_years > 30)
        wrong(doc, node, "years", "1..30");
    if (policy->least_years < 3)
        wrong(doc, node, "least_years", ">= 3");
}

struct climate_policy *climate_load(struct document *doc)
{
    struct climate_policy *policy = ARENA_NEW(doc->arena, struct climate_policy);
    *policy = (struct climate_policy){.doc = doc, .fit_years = 10, .least_years = 5, .least_defaults = 20};
    document_map(doc, doc->root, "climate_overlay",
                 "kind name label help version active scenario as_of valid_until most_shift variables scenarios "
                 "sensitivities fit examples");
    document_need(doc, doc->root, "active");
    document_bool(doc, doc->root, "active", &policy->active);
    read_date(doc, "as_of", &policy->as_of);
    read_date(doc, "valid_until", &policy->valid_until);
    document_need(doc, doc->root, "most_shift");
    if (document_number(doc, doc->root, "most_shift", &policy->most_shift) && !(policy->most_shift > 0))
        wrong(doc, doc->root, "most_shift", "> 0");
    read_variables(doc, policy);
    read_scenarios(doc, policy);
    read_sensitivities(doc, policy);
    read_fit(doc, policy);
    return policy;
}
