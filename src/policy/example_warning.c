/* Examples of early warning: each indicator carries its own, from a level (or none, or unknown) to the facts that must
 * give it. */
#include "policy/example.h"

#include <string.h>

static const char *outcome_of(const struct warning_finding *finding)
{
    if (finding->level != WARNING_NONE)
        return warning_level_names[finding->level];
    return finding->evaluated ? "none" : "unknown";
}

static void run_facts(struct example_run *r, const struct warning_indicator *indicator, const char *want,
                      const struct yaml *map)
{
    struct warning_finding finding;
    struct fact_set *facts = example_fact_map(r, map);
    if (!facts)
        return;
    warning_judge(r->snapshot->warnings, indicator, facts, &finding);
    if (strcmp(outcome_of(&finding), want))
        document_problem(r->doc, map, ERROR_POLICY_EXAMPLE_FAILED, .value = indicator->name,
                         .arguments = {want, outcome_of(&finding)});
}

static void run_indicator(struct example_run *r, const struct warning_indicator *indicator)
{
    const struct yaml *examples = indicator->examples;
    bool fires = false, quiet = false;
    if (!document_map(r->doc, examples, "examples", "blue yellow orange red none unknown"))
        return;
    for (size_t i = 0; i < examples->count; i++) {
        const struct yaml *given = &examples->items[i];
        const char *want = examples->keys[i].text;
        fires |= strcmp(want, "none") && strcmp(want, "unknown");
        quiet |= !strcmp(want, "none") || !strcmp(want, "unknown");
        for (size_t k = 0; given->kind == YAML_LIST && k < given->count; k++)
            run_facts(r, indicator, want, &given->items[k]);
        if (given->kind != YAML_LIST)
            run_facts(r, indicator, want, given);
    }
    if (!fires || !quiet)
        document_problem(r->doc, examples, ERROR_POLICY_EXAMPLE_NONE,
                         .value = arena_format(r->doc->arena, "%s (%s)", indicator->name, fires ? "none" : "level"));
}

void example_run_warnings(struct example_run *r)
{
    const struct warning_policy *policy = r->snapshot->warnings;
    for (size_t i = 0; policy && i < policy->count; i++)
        if (policy->indicators[i].doc == r->doc)
            run_indicator(r, &policy->indicators[i]);
}

/* family and level in, playbook and line of defence out. */
void example_run_response(struct example_run *r, const struct yaml *node)
{
    int family = 0, level = 0;
    document_choice(r->doc, node, "family", warning_family_names, &family);
    document_choice(r->doc, node, "level", warning_level_names, &level);
    const struct playbook *playbook =
        playbook_for(r->snapshot->response, (enum signal_family)family, (enum signal_level)level);
    const char *role = yaml_get_text(node, "role");
    const struct outcome out[] = {
        {"playbook", playbook ? playbook->name : "none"},
        {"steps", arena_format(r->arena, "%zu", playbook ? playbook->step_count : 0)},
        {"line", arena_format(r->arena, "%d", role ? response_line(r->snapshot->response, role) + 1 : 0)},
    };
    example_compare(r, node, out, 3);
}

void example_run_service(struct example_run *r, const struct yaml *node)
{
    const struct service_class *class = service_class(r->snapshot->service, yaml_get_text(node, "class"));
    const struct outcome out[] = {
        {"days", arena_format(r->arena, "%lld", class ? (long long)service_days(class, yaml_get_text(node, "tier")) : 0LL)},
        {"route", class ? class->route : "none"},
        {"kind", class ? service_kind_names[class->kind] : "none"},
    };
    example_compare(r, node, out, 3);
}
