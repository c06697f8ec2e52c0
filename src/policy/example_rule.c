#include "policy/example.h"

#include "base/date.h"

#include <string.h>

static const char *text_or(const char *text, const char *otherwise)
{
    return text ? text : otherwise;
}

static const char *count_text(struct example_run *r, int64_t count)
{
    return arena_format(r->arena, "%lld", (long long)count);
}

/* expect names facts of this file: what their expressions give. */
static void run_facts(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    const struct fact_table *table = r->snapshot->facts;
    struct outcome *out = ARENA_LIST(r->arena, struct outcome, table->count + 1);
    for (size_t i = 0; i < table->count; i++) {
        const struct fact *fact = &table->facts[i];
        out[i] = (struct outcome){fact->name, value_print(r->arena, fact_value(facts, fact), fact->choices)};
    }
    example_compare(r, node, out, table->count);
}

static void run_freshness(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    const char *name = document_text_need(r->doc, node, "group");
    const struct freshness_group *group = name ? freshness_group(r->snapshot->freshness, name) : NULL;
    int64_t age = NONE, today = 20000;
    document_int(r->doc, node, "age_days", &age);
    if (!group) {
        document_problem(r->doc, node, ERROR_POLICY_REFERENCE_UNKNOWN, .value = name, .arguments = {"group"});
        return;
    }
    bool stale = freshness_stale(group, facts, age == NONE ? NONE : today - age, today);
    const struct outcome out[] = {
        {"days", count_text(r, freshness_days(group, facts))},
        {"stale", example_flag(stale)},
    };
    example_compare(r, node, out, 2);
}

static void run_survivorship(struct example_run *r, const struct yaml *node)
{
    const char *field = document_text_need(r->doc, node, "field"),
               *new_source = document_text_need(r->doc, node, "new");
    const char *old_source = document_text_need(r->doc, node, "old");
    bool newer = true;
    struct label reason;
    document_bool(r->doc, node, "newer", &newer);
    if (!field || !new_source || !old_source)
        return;
    bool replaces =
        survivorship_replaces(r->snapshot->survivorship, field, new_source, newer ? 2 : 0, old_source, 1, &reason);
    const struct outcome out[] = {{"replaces", example_flag(replaces)}};
    example_compare(r, node, out, 1);
}

static void run_maker_checker(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    const char *operation = document_text(r->doc, node, "operation"), *entity = document_text(r->doc, node, "entity");
    int action = ACCESS_UPDATE;
    document_choice(r->doc, node, "action", access_action_names, &action);
    const struct maker_checker_rule *rule = NULL;
    if (operation)
        rule = maker_checker_operation(r->snapshot->maker_checker, operation, facts);
    else if (entity)
        rule = maker_checker_change(r->snapshot->maker_checker, entity, document_text(r->doc, node, "field"),
                                    (enum access_action)action, facts);
    const struct outcome out[] = {
        {"rule", rule ? text_or(rule->name, "") : "none"},
        {"checker", rule ? text_or(rule->checker, "") : "none"},
    };
    example_compare(r, node, out, 2);
}

static void run_authority(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    static const char *const answers[] = {"no", "yes", "unknown"};
    const char *action = document_text_need(r->doc, node, "action"), *role = document_text_need(r->doc, node, "role");
    const struct authority_rule *rule;
    if (!action || !role)
        return;
    enum match match = authority_allows(r->snapshot->authority, action, role, facts, &rule);
    const struct outcome out[] = {
        {"allowed", answers[match]},
        {"rule", rule ? text_or(rule->name, "") : "none"},
    };
    example_compare(r, node, out, 2);
}

static void run_industry(struct example_run *r, const struct yaml *node)
{
    const struct industry_section *section =
        industry_section(r->snapshot->industry, document_text_need(r->doc, node, "code"));
    const struct outcome out[] = {
        {"section", section ? section->code : "none"},
        {"cycle", section ? section->cycle : "none"},
        {"stance", section ? section->stance : "none"},
    };
    example_compare(r, node, out, 3);
}

static void run_calendar(struct example_run *r, const struct yaml *node)
{
    const char *text = document_text_need(r->doc, node, "date");
    int64_t date, days = 0;
    if (!text || !date_parse(text, &date)) {
        document_problem(r->doc, node, ERROR_POLICY_OUT_OF_RANGE, .value = "date", .arguments = {"YYYY-MM-DD"});
        return;
    }
    document_int(r->doc, node, "days", &days);
    const struct work_calendar *calendar = r->snapshot->calendar;
    const struct outcome out[] = {
        {"open", example_flag(work_calendar_open(calendar, date))},
        {"following", date_text(r->arena, work_calendar_roll(calendar, date, ROLL_FOLLOWING))},
        {"after", date_text(r->arena, work_calendar_add(calendar, date, days))},
    };
    example_compare(r, node, out, 3);
}

static void run_workbench(struct example_run *r, const struct yaml *node, struct fact_set *facts)
{
    const char *name = document_text_need(r->doc, node, "item");
    const struct workbench_kind *kind = name ? workbench_kind(r->snapshot->workbench, name) : NULL;
    if (!kind) {
        document_problem(r->doc, node, ERROR_POLICY_REFERENCE_UNKNOWN, .value = name, .arguments = {"item"});
        return;
    }
    struct workbench_rank rank = workbench_rank(r->snapshot->workbench, kind, facts);
    const struct outcome out[] = {
        {"rank", example_number(r->arena, rank.rank)},
        {"urgency", example_number(r->arena, rank.urgency)},
        {"importance", example_number(r->arena, rank.importance)},
        {"shown", example_flag(rank.shown)},
    };
    example_compare(r, node, out, 4);
}

static void run_portfolio(struct example_run *r, const struct yaml *node)
{
    const struct portfolio_policy *policy = r->snapshot->portfolio;
    const char *name = document_text_need(r->doc, node, "product"),
               *collateral = document_text(r->doc, node, "collateral");
    const struct portfolio_product *product = portfolio_product(policy, name);
    double balance = 0, undrawn = 0;
    document_number(r->doc, node, "balance", &balance);
    document_number(r->doc, node, "undrawn", &undrawn);
    if (!product) {
        document_problem(r->doc, node, ERROR_POLICY_REFERENCE_UNKNOWN, .value = name, .arguments = {"product"});
        return;
    }
    const struct outcome out[] = {
        {"exposure", example_number(r->arena, balance * product->conversion + undrawn * policy->undrawn_conversion)},
        {"loans", example_number(r->arena, product->off_balance ? 0 : balance)},
        {"lgd", example_number(r->arena, portfolio_lgd(policy, collateral))},
        {"weight", example_number(r->arena, product->weight)},
    };
    example_compare(r, node, out, 4);
}

static void run_scenarios(struct example_run *r, const struct yaml *node)
{
    static const char *const cycles[] = {"low", "medium", "high", NULL};
    const struct scenario_policy *policy = r->snapshot->scenarios;
    const char *name = document_text_need(r->doc, node, "scenario");
    const struct scenario *scenario = scenario_find(policy, name);
    int cycle = 1;
    double pd = 0.02;
    document_choice(r->doc, node, "cycle", cycles, &cycle);
    document_number(r->doc, node, "pd", &pd);
    if (!scenario) {
        document_problem(r->doc, node, ERROR_POLICY_REFERENCE_UNKNOWN, .value = name, .arguments = {"scenario"});
        return;
    }
    double shift = scenario_shift(policy, scenario, cycle);
    const struct outcome out[] = {
        {"pd", example_number(r->arena, scenario_pd(pd, shift))},
        {"shift", example_number(r->arena, shift)},
    };
    example_compare(r, node, out, 2);
}

/* Which kinds of customer must have a field, or a record. */
static void run_required(struct example_run *r, const struct yaml *node)
{
    const struct required_policy *policy = r->snapshot->required;
    const char *kind = document_text_need(r->doc, node, "customer"), *field = document_text(r->doc, node, "field"),
               *record = document_text(r->doc, node, "record");
    bool required = false;
    for (size_t i = 0; kind && i < policy->count; i++) {
        const struct required_item *item = &policy->items[i];
        const char *name = item->field ? item->field->name : item->entity->name, *asked = item->field ? field : record;
        required |= asked && !strcmp(name, asked) && required_named(item, kind);
    }
    const struct outcome out[] = {{"required", example_flag(required)}};
    example_compare(r, node, out, 1);
}

static void run_fields(struct example_run *r, const struct yaml *node)
{
    const char *name = document_text_need(r->doc, node, "field"), *value = document_text_need(r->doc, node, "value");
    const struct field *field = NULL;
    for (size_t i = 0; i < r->snapshot->own_count; i++)
        for (size_t k = 0; name && r->snapshot->own[i]->doc == r->doc && k < r->snapshot->own[i]->count; k++)
            if (!strcmp(r->snapshot->own[i]->fields[k].name, name))
                field = &r->snapshot->own[i]->fields[k];
    if (!field || !value) {
        document_problem(r->doc, node, ERROR_POLICY_REFERENCE_UNKNOWN, .value = name, .arguments = {"field"});
        return;
    }
    const struct outcome out[] = {{"fits", example_flag(own_fits(field, value))}};
    example_compare(r, node, out, 1);
}

static const struct {
    const char *kind, *keys;
    void (*run)(struct example_run *r, const struct yaml *node, struct fact_set *facts);
    /* of kinds whose examples have no facts */
    void (*run_plain)(struct example_run *r, const struct yaml *node);
} rules[] = {
    {"facts", "name label facts expect", run_facts, NULL},
    {"freshness", "name label facts expect group age_days", run_freshness, NULL},
    {"survivorship", "name label expect field new old newer", NULL, run_survivorship},
    {"maker_checker", "name label facts expect entity field action operation", run_maker_checker, NULL},
    {"authority", "name label facts expect action role", run_authority, NULL},
    {"industry", "name label expect code", NULL, run_industry},
    {"workbench", "name label facts expect item", run_workbench, NULL},
    {"calendar", "name label expect date days", NULL, run_calendar},
    {"portfolio", "name label expect product collateral balance undrawn", NULL, run_portfolio},
    {"scenarios", "name label expect scenario cycle pd", NULL, run_scenarios},
    {"required", "name label expect customer field record", NULL, run_required},
    {"fields", "name label expect field value", NULL, run_fields},
    {"expert_sheet", "name label expect answers", NULL, example_run_expert},
    {"market_model", "name label expect distance section revenue_yuan", NULL, example_run_market},
    {"climate_overlay", "name label expect section on scenario points pd", NULL, example_run_climate},
    {"response", "name label expect family level role", NULL, example_run_response},
    {"service", "name label expect class tier", NULL, example_run_service},
    {"workflow", "name label facts expect", example_run_workflow, NULL},
    {"product", "name label facts expect", example_run_product, NULL},
    {"outlook", "name label facts expect", example_run_outlook, NULL},
    {"pricing", "name label expect term_months repricing_months", NULL, example_run_pricing},
};
enum { RULE_KINDS = sizeof(rules) / sizeof(*rules) };

bool example_is_rule(const char *kind)
{
    for (int i = 0; i < RULE_KINDS; i++)
        if (!strcmp(rules[i].kind, kind))
            return true;
    return false;
}

void example_run_rule(struct example_run *r, const struct yaml *node)
{
    for (int i = 0; i < RULE_KINDS; i++) {
        if (strcmp(rules[i].kind, r->doc->kind) || !document_map(r->doc, node, "example", rules[i].keys))
            continue;
        if (rules[i].run_plain) {
            rules[i].run_plain(r, node);
            continue;
        }
        struct fact_set *facts = example_facts(r, node, strcmp(rules[i].kind, "facts") != 0);
        if (facts)
            rules[i].run(r, node, facts);
    }
}
