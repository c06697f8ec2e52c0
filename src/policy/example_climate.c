/* Examples of the climate overlay: points of its series on or before a day in, index, shift and a moved PD out. */
#include "policy/example.h"

#include <string.h>

/* Without a scenario the first one is meant, whichever is in force. points: {VARIABLE: value}, as observed so many
 * months before the day as the variable lags. */
static void add_points(struct example_run *r, const struct yaml *node, const char *section, int64_t on,
                       struct climate_data *data)
{
    const struct climate_policy *policy = r->snapshot->climate;
    const struct yaml *map = yaml_get(node, "points");
    if (!map || !document_map(r->doc, map, "points", NULL))
        return;
    for (size_t i = 0; i < policy->variable_count; i++) {
        const struct climate_variable *v = &policy->variables[i];
        const struct yaml *item = yaml_get(map, v->name);
        struct climate_point point = {.date = date_add_months(on, -(int)v->lag_months, 31), .published = NONE};
        if (!item || !document_number(r->doc, map, v->name, &point.value))
            continue;
        climate_add(r->arena, data, v->series, v->by_section ? section : NULL, &point, NULL, NULL);
    }
}

void example_run_climate(struct example_run *r, const struct yaml *node)
{
    const struct climate_policy *policy = r->snapshot->climate;
    const char *section = document_text(r->doc, node, "section"), *on = document_text_need(r->doc, node, "on"),
               *name = document_text(r->doc, node, "scenario");
    struct climate_data data = {0};
    struct climate_result result;
    int64_t day;
    double pd = 0.02;
    if (!on || !date_parse(on, &day) || (name && !climate_scenario(policy, name))) {
        document_problem(r->doc, node, ERROR_POLICY_REFERENCE_UNKNOWN, .value = name ? name : on,
                         .arguments = {"on, scenario"});
        return;
    }
    document_number(r->doc, node, "pd", &pd);
    add_points(r, node, section, day, &data);
    const struct climate_scenario *scenario = name ? climate_scenario(policy, name) : &policy->scenarios[0];
    climate_compute(r->arena, policy, &data, scenario, section, day, true, &result);
    const struct outcome out[] = {{"status", climate_status_names[result.status]},
                                  {"index", example_number(r->arena, result.index)},
                                  {"shift", example_number(r->arena, result.shift)},
                                  {"capped", example_flag(result.capped)},
                                  {"pd", example_number(r->arena, climate_pd(pd, result.shift))}};
    example_compare(r, node, out, sizeof(out) / sizeof(*out));
}
