#include "policy/outlook.h"

#include <string.h>

const char *const outlook_kind_names[OUTLOOK_KINDS + 1] = {"churn", "conversion", "product", NULL};

const struct outlook_target *outlook_target(const struct outlook_policy *policy, const char *name)
{
    for (size_t i = 0; policy && name && i < policy->target_count; i++)
        if (!strcmp(policy->targets[i].name, name))
            return &policy->targets[i];
    return NULL;
}

const struct outlook_target *outlook_target_of_kind(const struct outlook_policy *policy, enum outlook_kind kind)
{
    for (size_t i = 0; policy && i < policy->target_count; i++)
        if (policy->targets[i].kind == (int)kind)
            return &policy->targets[i];
    return NULL;
}

const struct outlook_play *outlook_play(const struct outlook_policy *policy, const char *name)
{
    for (size_t i = 0; policy && name && i < policy->play_count; i++)
        if (!strcmp(policy->plays[i].name, name))
            return &policy->plays[i];
    return NULL;
}

bool outlook_concerns(const struct outlook_target *target, struct fact_set *facts)
{
    return expression_holds(target->population, facts) && !expression_holds(target->outcome, facts);
}

static void bounded(struct document *doc, const struct yaml *map, const char *key, int64_t least, int64_t most,
                    int64_t *value)
{
    document_need(doc, map, key);
    if (document_int(doc, map, key, value) && (*value < least || *value > most))
        document_problem(doc, yaml_get(map, key), ERROR_POLICY_OUT_OF_RANGE, .value = yaml_get_text(map, key),
                         .arguments = {arena_format(doc->arena, "%lld … %lld", (long long)least, (long long)most)});
}

static void share(struct document *doc, const struct yaml *map, const char *key, double least, double most,
                  double *value)
{
    document_need(doc, map, key);
    if (document_number(doc, map, key, value) && (*value < least || *value > most))
        document_problem(doc, yaml_get(map, key), ERROR_POLICY_OUT_OF_RANGE, .value = yaml_get_text(map, key),
                         .arguments = {arena_format(doc->arena, "%g … %g", least, most)});
}

static const struct yaml *list_of(struct document *doc, const char *key)
{
    const struct yaml *list = document_need(doc, doc->root, key);
    return list && document_list(doc, list, key) ? list : NULL;
}

static const struct expression *condition(struct document *doc, const struct yaml *map, const char *key,
                                          const struct fact_table *facts)
{
    document_need(doc, map, key);
    return expression_under(doc, map, key, facts, SUBJECT_CUSTOMER, SHAPE_BOOL);
}

static bool taken(struct document *doc, const struct yaml *node, const char *name, bool there)
{
    if (there)
        document_problem(doc, yaml_get(node, "name"), ERROR_POLICY_NAME_TAKEN, .value = name,
                         .arguments = {doc->file, "1"});
    return there || !name;
}

static void read_targets(struct document *doc, struct outlook_policy *policy, const struct fact_table *facts)
{
    const struct yaml *list = list_of(doc, "targets");
    policy->targets = ARENA_LIST(doc->arena, struct outlook_target, (list ? list->count : 0) + 1);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "target", "name label kind product population outcome"))
            continue;
        struct outlook_target target = {.name = document_name_need(doc, node, "name"),
                                        .label = document_label_need(doc, node, "label"),
                                        .product = document_text(doc, node, "product"),
                                        .population = condition(doc, node, "population", facts),
                                        .outcome = condition(doc, node, "outcome", facts)};
        document_need(doc, node, "kind");
        document_choice(doc, node, "kind", outlook_kind_names, &target.kind);
        if (target.kind == OUTLOOK_PRODUCT)
            document_need(doc, node, "product");
        if (!taken(doc, node, target.name, outlook_target(policy, target.name) != NULL) && target.population &&
            target.outcome)
            policy->targets[policy->target_count++] = target;
    }
}

static void read_plays(struct document *doc, struct outlook_policy *policy, const struct fact_table *facts)
{
    const struct yaml *list = list_of(doc, "plays");
    policy->plays = ARENA_LIST(doc->arena, struct outlook_play, (list ? list->count : 0) + 1);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "play", "name label help when due_days judge_days"))
            continue;
        struct outlook_play play = {.name = document_name_need(doc, node, "name"),
                                    .label = document_label_need(doc, node, "label"),
                                    .help = document_label(doc, node, "help"),
                                    .when = condition(doc, node, "when", facts),
                                    .line = node->line};
        bounded(doc, node, "due_days", 1, 60, &play.due_days);
        bounded(doc, node, "judge_days", 7, 365, &play.judge_days);
        if (!taken(doc, node, play.name, outlook_play(policy, play.name) != NULL) && play.when)
            policy->plays[policy->play_count++] = play;
    }
}

static void read_rules(struct document *doc, struct outlook_policy *policy)
{
    const struct yaml *rules = document_need(doc, doc->root, "rules");
    if (!rules || !document_map(doc, rules, "rules", "support lift cases"))
        return;
    share(doc, rules, "support", 0, 1, &policy->rule_support);
    share(doc, rules, "lift", 1, 100, &policy->rule_lift);
    bounded(doc, rules, "cases", 1, 1000000, &policy->rule_cases);
}

struct outlook_policy *outlook_load(struct document *doc, const struct fact_table *facts)
{
    struct outlook_policy *policy = ARENA_NEW(doc->arena, struct outlook_policy);
    policy->doc = doc;
    document_map(doc, doc->root, "outlook",
                 "kind name label help version window_months snapshots every_months most_cases high rules targets kept "
                 "quiet_days plays examples");
    bounded(doc, doc->root, "window_months", 1, 36, &policy->window_months);
    bounded(doc, doc->root, "snapshots", 1, 12, &policy->snapshots);
    bounded(doc, doc->root, "every_months", 1, 12, &policy->every_months);
    bounded(doc, doc->root, "most_cases", 1000, 1000000, &policy->most_cases);
    bounded(doc, doc->root, "quiet_days", 0, 365, &policy->quiet_days);
    share(doc, doc->root, "high", 0, 1, &policy->high);
    policy->kept = condition(doc, doc->root, "kept", facts);
    read_rules(doc, policy);
    read_targets(doc, policy, facts);
    read_plays(doc, policy, facts);
    return policy;
}
