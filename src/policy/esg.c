/* How environment, social matters and governance are scored. */
#include "base/text.h"
#include "policy/project.h"

#include <math.h>
#include <string.h>

static const struct yaml *part_of(struct document *doc, const char *key, const char *allowed)
{
    static const struct yaml none = {.kind = YAML_MAP};
    const struct yaml *part = document_need(doc, doc->root, key);
    return part && document_map(doc, part, key, allowed) ? part : &none;
}

static const struct yaml *list_of(struct document *doc, const struct yaml *map, const char *key)
{
    static const struct yaml none = {.kind = YAML_LIST};
    const struct yaml *list = document_need(doc, map, key);
    return list && document_list(doc, list, key) ? list : &none;
}

static double number_of(struct document *doc, const struct yaml *map, const char *key)
{
    double value = 0;
    if (document_need(doc, map, key))
        document_number(doc, map, key, &value);
    return value;
}

static void read_rules(struct document *doc, struct esg_policy *policy)
{
    const struct yaml *list = list_of(doc, doc->root, "indicators");
    struct esg_rule *rules = ARENA_LIST(doc->arena, struct esg_rule, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "indicator", "code label unit pillar sections good bad weight"))
            continue;
        struct esg_rule *rule = &rules[policy->rule_count++];
        *rule = (struct esg_rule){.code = document_name_need(doc, node, "code"),
                                  .unit = document_text(doc, node, "unit"),
                                  .pillar = document_name_need(doc, node, "pillar"),
                                  .sections = document_text_need(doc, node, "sections"),
                                  .label = document_label_need(doc, node, "label"),
                                  .good = number_of(doc, node, "good"),
                                  .bad = number_of(doc, node, "bad"),
                                  .weight = number_of(doc, node, "weight")};
        if (rule->good == rule->bad)
            document_problem(doc, node, ERROR_POLICY_OUT_OF_RANGE, .value = "good", .arguments = {"good <> bad"});
    }
    policy->rules = rules;
}

static void read_score(struct document *doc, struct esg_policy *policy)
{
    const struct yaml *score = part_of(doc, "score", "reported_counts stale_months least_weight levels");
    const struct yaml *list = list_of(doc, score, "levels");
    struct esg_level *levels = ARENA_LIST(doc->arena, struct esg_level, list->count + 1);
    policy->reported_counts = number_of(doc, score, "reported_counts");
    policy->least_weight = number_of(doc, score, "least_weight");
    document_int(doc, score, "stale_months", &policy->stale_months);
    for (size_t i = 0; i < list->count; i++)
        if (document_map(doc, &list->items[i], "level", "level label least"))
            levels[policy->level_count++] = (struct esg_level){document_name_need(doc, &list->items[i], "level"),
                                                               document_label_need(doc, &list->items[i], "label"),
                                                               number_of(doc, &list->items[i], "least")};
    policy->levels = levels;
}

static void read_checks(struct document *doc, struct esg_policy *policy)
{
    const struct yaml *list = list_of(doc, doc->root, "checks"),
                      *steps = part_of(doc, "finding_steps", "minor major penalty");
    struct esg_check_rule *checks = ARENA_LIST(doc->arena, struct esg_check_rule, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        if (document_map(doc, &list->items[i], "check", "kind months")) {
            struct esg_check_rule *check = &checks[policy->check_count++];
            check->kind = document_name_need(doc, &list->items[i], "kind");
            document_int(doc, &list->items[i], "months", &check->months);
        }
    policy->checks = checks;
    policy->minor_bps = number_of(doc, steps, "minor");
    policy->major_bps = number_of(doc, steps, "major");
    policy->penalty_bps = number_of(doc, steps, "penalty");
    const struct yaml *margin = part_of(doc, "margin", "most_bps raises_reach_back");
    policy->margin_most_bps = number_of(doc, margin, "most_bps");
    if (margin)
        document_bool(doc, margin, "raises_reach_back", &policy->raises_reach_back);
}

static void read_green(struct document *doc, struct esg_policy *policy)
{
    const struct yaml *catalogue = part_of(doc, "catalogue", "version source items");
    const struct yaml *items = list_of(doc, catalogue, "items"), *list = list_of(doc, doc->root, "methods");
    struct esg_method *methods = ARENA_LIST(doc->arena, struct esg_method, list->count + 1);
    struct esg_item *made = ARENA_LIST(doc->arena, struct esg_item, items->count + 1);
    policy->catalogue = document_text_need(doc, catalogue, "version");
    policy->catalogue_source = document_text_need(doc, catalogue, "source");
    for (size_t i = 0; i < list->count; i++)
        if (document_map(doc, &list->items[i], "method", "method unit factor label source"))
            methods[policy->method_count++] = (struct esg_method){
                document_name_need(doc, &list->items[i], "method"), document_text_need(doc, &list->items[i], "unit"),
                document_text_need(doc, &list->items[i], "source"), document_label_need(doc, &list->items[i], "label"),
                number_of(doc, &list->items[i], "factor")};
    for (size_t i = 0; i < items->count; i++)
        if (document_map(doc, &items->items[i], "item", "item label method"))
            made[policy->item_count++] = (struct esg_item){document_text_need(doc, &items->items[i], "item"),
                                                           document_name_need(doc, &items->items[i], "method"),
                                                           document_label_need(doc, &items->items[i], "label")};
    policy->methods = methods;
    policy->items = made;
}

static void example_check(struct document *doc, const struct esg_policy *policy, const struct yaml *example)
{
    const struct yaml *given, *expect;
    if (!document_map(doc, example, "example", "section values expect") ||
        !(given = document_need(doc, example, "values")) || !(expect = document_need(doc, example, "expect")))
        return;
    const char *section = document_text_need(doc, example, "section"), *want = yaml_get_text(expect, "score");
    double *values = ARENA_LIST(doc->arena, double, policy->rule_count + 1), number;
    double *trust = ARENA_LIST(doc->arena, double, policy->rule_count + 1);
    for (size_t i = 0; i < policy->rule_count; i++) {
        values[i] = yaml_get_number(given, policy->rules[i].code, &number) ? number : NAN;
        trust[i] = 1;
    }
    double score = esg_score(policy, section ? *section : 'A', values, trust);
    const char *level = isnan(score) ? NULL : esg_level_of(policy, score)->level,
               *wanted = yaml_get_text(expect, "level");
    bool good =
        want && (!strcmp(want, "none") ? isnan(score) : text_number(want, &number) && fabs(score - number) < 1e-6);
    if (!good || (wanted && !text_equal(level, wanted)))
        document_problem(doc, expect, ERROR_POLICY_EXAMPLE_FAILED, .value = "score",
                         .arguments = {want, arena_format(doc->arena, "%g %s", score, level ? level : ""), "score"});
}

struct esg_policy *esg_load(struct document *doc)
{
    struct esg_policy *policy = ARENA_NEW(doc->arena, struct esg_policy);
    policy->doc = doc;
    document_map(
        doc, doc->root, "esg",
        "kind name label help version indicators score checks finding_steps margin catalogue methods examples");
    read_rules(doc, policy);
    read_score(doc, policy);
    read_checks(doc, policy);
    read_green(doc, policy);
    const struct yaml *examples = yaml_get(doc->root, "examples");
    for (size_t i = 0; policy->level_count && examples && examples->kind == YAML_LIST && i < examples->count; i++)
        example_check(doc, policy, &examples->items[i]);
    return policy;
}

bool esg_rule_applies(const struct esg_rule *rule, char section)
{
    return rule->sections && (!strcmp(rule->sections, "ALL") || strchr(rule->sections, section));
}

double esg_rule_points(const struct esg_rule *rule, double value)
{
    double share = (value - rule->bad) / (rule->good - rule->bad);
    return 100 * fmin(1, fmax(0, share));
}

double esg_score(const struct esg_policy *policy, char section, const double *values, const double *trust)
{
    double all = 0, known = 0, points = 0;
    for (size_t i = 0; i < policy->rule_count; i++) {
        const struct esg_rule *rule = &policy->rules[i];
        if (!esg_rule_applies(rule, section))
            continue;
        all += rule->weight;
        if (isnan(values[i]))
            continue;
        known += rule->weight;
        points += rule->weight * trust[i] * esg_rule_points(rule, values[i]);
    }
    return all > 0 && known >= policy->least_weight * all ? points / known : NAN;
}

const struct esg_level *esg_level_of(const struct esg_policy *policy, double score)
{
    size_t i = 0;
    while (i + 1 < policy->level_count && score < policy->levels[i].least)
        i++;
    return &policy->levels[i];
}
