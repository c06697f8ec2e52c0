#include "policy/project.h"

#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- templates
 * --------------------------------------------------------------------------------------------------------- */

static struct json scalar_as_json(struct arena *arena, const struct yaml *node)
{
    double number;
    size_t size = strlen(node->text);
    bool percent = size > 1 && node->text[size - 1] == '%';
    if (!node->quoted && text_number(percent ? arena_text_part(arena, node->text, size - 1) : node->text, &number))
        return (struct json){.kind = JSON_DOUBLE, .number = percent ? number / 100 : number};
    if (!node->quoted && (!strcmp(node->text, "true") || !strcmp(node->text, "false")))
        return (struct json){.kind = JSON_BOOL, .truth = *node->text == 't'};
    return (struct json){.kind = JSON_TEXT, .text = node->text};
}

static struct json node_as_json(struct arena *arena, const struct yaml *node)
{
    if (node->kind == YAML_TEXT)
        return scalar_as_json(arena, node);
    struct json made = {.kind = node->kind == YAML_MAP ? JSON_MAP : JSON_LIST, .count = node->count};
    made.items = ARENA_LIST(arena, struct json, node->count + 1);
    made.keys = node->kind == YAML_MAP ? ARENA_LIST(arena, const char *, node->count + 1) : NULL;
    for (size_t i = 0; i < node->count; i++) {
        made.items[i] = node_as_json(arena, &node->items[i]);
        if (made.keys)
            made.keys[i] = node->keys[i].text;
    }
    return made;
}

const struct json *yaml_as_json(struct arena *arena, const struct yaml *node)
{
    struct json *made = ARENA_NEW(arena, struct json);
    *made = node_as_json(arena, node);
    return made;
}

/* The node that a path such as "debt.tranches.0.rate" names, or the nearest one above it. */
static const struct yaml *node_at(const struct yaml *node, const char *path)
{
    while (path && *path && node) {
        size_t size = strcspn(path, ".");
        const struct yaml *next = NULL;
        if (node->kind == YAML_LIST && strtoul(path, NULL, 10) < node->count)
            next = &node->items[strtoul(path, NULL, 10)];
        for (size_t i = 0; node->kind == YAML_MAP && i < node->count; i++)
            if (strlen(node->keys[i].text) == size && !strncmp(node->keys[i].text, path, size))
                next = &node->items[i];
        if (!next)
            return node;
        node = next;
        path += size + (path[size] == '.');
    }
    return node;
}

static void example_check(struct document *doc, const struct project_template *template, const struct yaml *example)
{
    if (!document_map(doc, example, "example", "changes expect"))
        return;
    const struct yaml *changes = yaml_get(example, "changes"), *expect = document_need(doc, example, "expect");
    const struct json *content;
    struct project_case made;
    const struct error *error = project_case_change(doc->arena, template->content,
                                                    changes ? yaml_as_json(doc->arena, changes) : NULL, &content);
    if (!error)
        error = project_case_read(doc->arena, content, &made);
    if (error) {
        document_fault(doc, changes ? changes : example, error);
        return;
    }
    project_plan_solve(made.plan);
    for (size_t i = 0; expect && expect->kind == YAML_MAP && i < expect->count; i++) {
        int number = project_number_find(expect->keys[i].text);
        const struct yaml *range = &expect->items[i];
        double low, high, value = number < 0 ? NAN : made.plan->numbers[number];
        bool read = range->kind == YAML_LIST && range->count == 2 && range->items[0].kind == YAML_TEXT &&
                    range->items[1].kind == YAML_TEXT && text_number(range->items[0].text, &low) &&
                    text_number(range->items[1].text, &high);
        if (number < 0 || !read || made.plan->status != PROJECT_PLAN_OK || !(value >= low && value <= high))
            document_problem(doc, range, ERROR_POLICY_EXAMPLE_FAILED, .value = expect->keys[i].text,
                             .arguments = {read ? arena_format(doc->arena, "%g..%g", low, high) : "[low, high]",
                                           arena_format(doc->arena, "%g", value), expect->keys[i].text});
    }
}

struct project_template *project_template_load(struct document *doc)
{
    struct project_template *template = ARENA_NEW(doc->arena, struct project_template);
    struct project_case made;
    template->doc = doc;
    document_map(doc, doc->root, "project_template", "kind name label help version for content examples");
    template->kind = document_text_need(doc, doc->root, "for");
    const struct yaml *content = document_need(doc, doc->root, "content"), *examples = yaml_get(doc->root, "examples");
    if (!content)
        return template;
    template->content = yaml_as_json(doc->arena, content);
    const struct error *error = project_case_read(doc->arena, template->content, &made);
    for (const struct error *at = error; at; at = at->next) {
        struct error one = *at;
        one.next = NULL;
        document_fault(doc, node_at(content, at->field), &one);
    }
    for (size_t i = 0; !error && examples && examples->kind == YAML_LIST && i < examples->count; i++)
        example_check(doc, template, &examples->items[i]);
    return template;
}

/* --- rules
 * --------------------------------------------------------------------------------------------------------- */

static double number_need(struct document *doc, const struct yaml *map, const char *key, double low, double high)
{
    double value = low;
    if (document_need(doc, map, key) && document_number(doc, map, key, &value) && !(value >= low && value <= high))
        document_problem(doc, yaml_get(map, key), ERROR_POLICY_OUT_OF_RANGE, .value = key,
                         .arguments = {arena_format(doc->arena, "%g..%g", low, high)});
    return value;
}

static const struct yaml *part_need(struct document *doc, const char *key, const char *allowed)
{
    const struct yaml *part = document_need(doc, doc->root, key);
    return part && document_map(doc, part, key, allowed) ? part : NULL;
}

static const struct yaml *list_need(struct document *doc, const struct yaml *map, const char *key)
{
    static const struct yaml none = {.kind = YAML_LIST};
    const struct yaml *list = map ? document_need(doc, map, key) : NULL;
    return list && document_list(doc, list, key) ? list : &none;
}

static void read_capital(struct document *doc, struct project_rules *rules)
{
    const struct yaml *part = part_need(doc, "capital", "base short_board_reduction instruments_most sectors");
    if (!part)
        return;
    rules->capital_base = document_label(doc, part, "base");
    rules->short_board_reduction = number_need(doc, part, "short_board_reduction", 0, 0.5);
    rules->instruments_most = number_need(doc, part, "instruments_most", 0, 1);
    const struct yaml *list = list_need(doc, part, "sectors");
    struct capital_rule *sectors = ARENA_LIST(doc->arena, struct capital_rule, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        if (document_map(doc, &list->items[i], "sector", "sector ratio since source"))
            sectors[rules->sector_count++] = (struct capital_rule){document_name_need(doc, &list->items[i], "sector"),
                                                                   document_text_need(doc, &list->items[i], "since"),
                                                                   document_text_need(doc, &list->items[i], "source"),
                                                                   number_need(doc, &list->items[i], "ratio", 0.05, 1)};
    rules->sectors = sectors;
}

static void read_covenants(struct document *doc, const struct yaml *node, struct equator_category *category)
{
    static const char *const relations[] = {"at_most", "at_least", "holds", NULL}, *const frequencies[] = {
                                                                                       "monthly", "quarterly",
                                                                                       "half_yearly", "yearly", NULL};
    const struct yaml *list = list_need(doc, node, "covenants");
    struct equator_covenant *covenants = ARENA_LIST(doc->arena, struct equator_covenant, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *item = &list->items[i];
        struct equator_covenant *covenant = &covenants[category->covenant_count++];
        if (!document_map(doc, item, "covenant", "code label metric relation threshold frequency"))
            continue;
        *covenant = (struct equator_covenant){.code = document_name_need(doc, item, "code"),
                                              .label = document_label_need(doc, item, "label"),
                                              .metric = document_text_need(doc, item, "metric"),
                                              .threshold = document_text(doc, item, "threshold"),
                                              .relation = 2,
                                              .frequency = 1};
        document_choice(doc, item, "relation", relations, &covenant->relation);
        document_choice(doc, item, "frequency", frequencies, &covenant->frequency);
    }
    category->covenants = covenants;
}

static void read_equator(struct document *doc, struct project_rules *rules)
{
    const struct yaml *part = part_need(doc, "equator", "source climate_tonnes cure_days plan_months categories");
    const struct yaml *list = list_need(doc, part, "categories");
    struct equator_category *categories = ARENA_LIST(doc->arena, struct equator_category, list->count + 1);
    if (!part)
        return;
    rules->equator_source = document_text_need(doc, part, "source");
    rules->climate_tonnes = number_need(doc, part, "climate_tonnes", 0, 1e9);
    rules->equator_cure_days = (int64_t)number_need(doc, part, "cure_days", 0, 720);
    rules->equator_plan_months = (int64_t)number_need(doc, part, "plan_months", 1, 120);
    for (size_t i = 0; i < list->count; i++) {
        struct equator_category *category = &categories[rules->equator_count++];
        if (!document_map(doc, &list->items[i], "category", "category check_months covenants"))
            continue;
        category->category = document_name_need(doc, &list->items[i], "category");
        document_int(doc, &list->items[i], "check_months", &category->check_months);
        read_covenants(doc, &list->items[i], category);
    }
    rules->equator = categories;
}

static void read_slot_factor(struct document *doc, const struct yaml *node, struct slot_factor *factor)
{
    const struct yaml *points = list_need(doc, node, "points");
    factor->fact = document_name_need(doc, node, "fact");
    factor->label = document_label_need(doc, node, "label");
    factor->weight = number_need(doc, node, "weight", 0, 1);
    for (size_t i = 0; i < 3; i++)
        if (points->count != 3 || points->items[i].kind != YAML_TEXT ||
            !text_number(points->items[i].text, &factor->points[i]) ||
            (i && factor->points[i] < factor->points[i - 1])) {
            document_problem(doc, node, ERROR_POLICY_OUT_OF_RANGE, .value = "points",
                             .arguments = {"3 rising numbers"});
            return;
        }
}

static void read_slotting(struct document *doc, struct project_rules *rules)
{
    const struct yaml *part = part_need(doc, "slotting", "source categories factors");
    const struct yaml *list = list_need(doc, part, "categories"), *factors = list_need(doc, part, "factors");
    struct slot_category *slots = ARENA_LIST(doc->arena, struct slot_category, list->count + 1);
    struct slot_factor *made = ARENA_LIST(doc->arena, struct slot_factor, factors->count + 1);
    double weights = 0;
    if (!part)
        return;
    rules->slot_source = document_text_need(doc, part, "source");
    for (size_t i = 0; i < list->count; i++)
        if (document_map(doc, &list->items[i], "category", "category least risk_weight loss_rate"))
            slots[rules->slot_count++] = (struct slot_category){
                document_name_need(doc, &list->items[i], "category"), number_need(doc, &list->items[i], "least", 0, 4),
                number_need(doc, &list->items[i], "risk_weight", 0, 12.5),
                number_need(doc, &list->items[i], "loss_rate", 0, 1)};
    for (size_t i = 0; i < factors->count; i++) {
        if (document_map(doc, &factors->items[i], "factor", "fact label weight points"))
            read_slot_factor(doc, &factors->items[i], &made[rules->slot_factor_count++]);
        weights += made[i].weight;
    }
    if (fabs(weights - 1) > 1e-9)
        document_problem(doc, factors, ERROR_POLICY_OUT_OF_RANGE, .value = "weight", .arguments = {"100 %"});
    rules->slots = slots;
    rules->slot_factors = made;
}

static void read_termination(struct document *doc, struct project_rules *rules)
{
    const struct yaml *part = part_need(doc, "termination", "source causes");
    const struct yaml *list = list_need(doc, part, "causes");
    if (!part)
        return;
    rules->termination_source = document_text_need(doc, part, "source");
    struct termination_cause *causes = ARENA_LIST(doc->arena, struct termination_cause, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *each = &list->items[i];
        if (!document_map(doc, each, "cause", "cause label debt equity break_months insured"))
            continue;
        causes[rules->cause_count++] = (struct termination_cause){
            document_name_need(doc, each, "cause"),        document_label_need(doc, each, "label"),
            number_need(doc, each, "debt", 0, 1),          number_need(doc, each, "equity", 0, 1),
            number_need(doc, each, "break_months", 0, 24), 0};
        document_number(doc, each, "insured", &causes[rules->cause_count - 1].insured);
    }
    rules->causes = causes;
}

static void read_stress(struct document *doc, struct project_rules *rules)
{
    const struct yaml *part = part_need(doc, "stress", "pd_at_lockup pd_at_default");
    rules->pd_at_lockup = part ? number_need(doc, part, "pd_at_lockup", 0, 1) : 0;
    rules->pd_at_default = part ? number_need(doc, part, "pd_at_default", 0, 1) : 0;
}

struct project_rules *project_rules_load(struct document *doc)
{
    struct project_rules *rules = ARENA_NEW(doc->arena, struct project_rules);
    rules->doc = doc;
    document_map(doc, doc->root, "project_rules",
                 "kind name label help version capital equator public_budget termination stress slotting following");
    read_capital(doc, rules);
    read_equator(doc, rules);
    read_stress(doc, rules);
    read_termination(doc, rules);
    read_slotting(doc, rules);
    const struct yaml *budget = part_need(doc, "public_budget", "most source");
    const struct yaml *following =
        part_need(doc, "following", "behind_warning cost_warning actual_tolerance expiry_days");
    if (!budget || !following)
        return rules;
    rules->public_budget_most = number_need(doc, budget, "most", 0, 1);
    rules->public_budget_source = document_text_need(doc, budget, "source");
    rules->behind_warning = number_need(doc, following, "behind_warning", 0, 1);
    rules->cost_warning = number_need(doc, following, "cost_warning", 0, 1);
    rules->actual_tolerance = number_need(doc, following, "actual_tolerance", 0, 1);
    document_int(doc, following, "expiry_days", &rules->expiry_days);
    return rules;
}

const struct capital_rule *capital_rule_find(const struct project_rules *rules, const char *sector)
{
    for (size_t i = 0; i < rules->sector_count; i++)
        if (text_equal(rules->sectors[i].sector, sector))
            return &rules->sectors[i];
    return NULL;
}
