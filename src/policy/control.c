#include "policy/control.h"

#include <string.h>

/* Unknown conditions leave the change under control. */
static bool applies(const struct expression *when, struct fact_set *facts)
{
    if (!when || !facts)
        return true;
    struct value value = expression_value(when, facts);
    return !value_known(value) || value.truth;
}

const struct maker_checker_rule *maker_checker_change(const struct maker_checker *policy, const char *entity,
                                                      const char *field, enum access_action action,
                                                      struct fact_set *facts)
{
    for (size_t i = 0; i < policy->count; i++) {
        const struct maker_checker_rule *rule = &policy->rules[i];
        if (!rule->entity || strcmp(rule->entity, entity) || !(rule->actions & 1u << action))
            continue;
        bool named = !rule->fields.count || (field && name_listed(rule->fields, field));
        if (named && applies(rule->when, facts))
            return rule;
    }
    return NULL;
}

const struct maker_checker_rule *maker_checker_operation(const struct maker_checker *policy, const char *operation,
                                                         struct fact_set *facts)
{
    for (size_t i = 0; i < policy->count; i++) {
        const struct maker_checker_rule *rule = &policy->rules[i];
        if (rule->operation && !strcmp(rule->operation, operation) && applies(rule->when, facts))
            return rule;
    }
    return NULL;
}

enum match authority_allows(const struct authority *policy, const char *action, const char *role,
                            struct fact_set *facts, const struct authority_rule **rule)
{
    enum match result = MATCH_NO;
    *rule = NULL;
    for (size_t i = 0; i < policy->count; i++) {
        const struct authority_rule *candidate = &policy->rules[i];
        if (strcmp(candidate->action, action) || strcmp(candidate->role, role))
            continue;
        struct value value = candidate->when ? expression_value(candidate->when, facts) : value_bool(true);
        if (value_true(value)) {
            *rule = candidate;
            return MATCH_YES;
        }
        if (!value_known(value)) {
            *rule = candidate;
            result = MATCH_UNKNOWN;
        }
    }
    return result;
}

/* --- loading
 * ---------------------------------------------------------------------------------------------------------- */

static void check_name(struct document *doc, const struct yaml *map, const char *key, struct name_list known,
                       enum error_id near, enum error_id plain)
{
    const char *name = yaml_get_text(map, key);
    if (name && known.count && !name_listed(known, name))
        document_unknown(doc, yaml_get(map, key), name, known, near, plain, NULL);
}

static void check_fields(struct document *doc, const struct yaml *node, const struct maker_checker_rule *rule,
                         struct name_list known)
{
    const struct yaml *list = yaml_get(node, "fields");
    for (size_t i = 0; known.count && rule->entity && i < rule->fields.count; i++) {
        const char *full = arena_format(doc->arena, "%s.%s", rule->entity, rule->fields.names[i]);
        if (!name_listed(known, full))
            document_unknown(doc, list->kind == YAML_LIST ? &list->items[i] : list, full, known,
                             ERROR_POLICY_SOURCE_NEAR, ERROR_POLICY_SOURCE_UNKNOWN, NULL);
    }
}

static unsigned read_actions(struct document *doc, const struct yaml *node)
{
    struct name_list names = document_names(doc, node, "actions");
    unsigned actions = 0;
    struct name_list known = {access_action_names, ACCESS_ACTIONS};
    for (size_t i = 0; i < names.count; i++) {
        int action = 0;
        while (action < ACCESS_ACTIONS && strcmp(access_action_names[action], names.names[i]))
            action++;
        if (action < ACCESS_ACTIONS)
            actions |= 1u << action;
        else
            document_unknown(doc, yaml_get(node, "actions"), names.names[i], known, ERROR_POLICY_CHOICE_NEAR,
                             ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    }
    return names.count ? actions : 1u << ACCESS_UPDATE;
}

static void read_rule(struct document *doc, const struct fact_table *facts, const struct policy_vocabulary *vocabulary,
                      const struct yaml *node, struct maker_checker_rule *rule)
{
    static const struct policy_vocabulary nothing;
    const struct policy_vocabulary *known = vocabulary ? vocabulary : &nothing;
    rule->line = node->line;
    if (!document_map(doc, node, "rule", "name label entity fields actions operation checker when"))
        return;
    rule->name = document_name_need(doc, node, "name");
    rule->label = document_label_need(doc, node, "label");
    rule->entity = document_text(doc, node, "entity");
    rule->operation = document_text(doc, node, "operation");
    if (!rule->entity == !rule->operation)
        document_problem(doc, node, ERROR_POLICY_KEY_MISSING, .value = "entity | operation");
    check_name(doc, node, "entity", known->entities, ERROR_POLICY_ENTITY_NEAR, ERROR_POLICY_ENTITY_UNKNOWN);
    check_name(doc, node, "operation", known->permissions, ERROR_POLICY_PERMISSION_NEAR,
               ERROR_POLICY_PERMISSION_UNKNOWN);
    rule->fields = document_names(doc, node, "fields");
    check_fields(doc, node, rule, known->fields);
    rule->actions = read_actions(doc, node);
    rule->checker = document_text_need(doc, node, "checker");
    check_name(doc, node, "checker", known->permissions, ERROR_POLICY_PERMISSION_NEAR, ERROR_POLICY_PERMISSION_UNKNOWN);
    rule->when = expression_under(doc, node, "when", facts, SUBJECT_CUSTOMER | SUBJECT_CHANGE, SHAPE_BOOL);
}

struct maker_checker *maker_checker_load(struct document *doc, const struct fact_table *facts,
                                         const struct policy_vocabulary *vocabulary)
{
    struct maker_checker *policy = ARENA_NEW(doc->arena, struct maker_checker);
    policy->doc = doc;
    document_map(doc, doc->root, "maker_checker", "kind name label help version rules examples");
    const struct yaml *list = document_need(doc, doc->root, "rules");
    if (!list || !document_list(doc, list, "rules"))
        return policy;
    struct maker_checker_rule *rules = ARENA_LIST(doc->arena, struct maker_checker_rule, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_rule(doc, facts, vocabulary, &list->items[i], &rules[i]);
    policy->rules = rules;
    policy->count = list->count;
    return policy;
}

static void read_authority(struct document *doc, const struct fact_table *facts, struct name_list roles,
                           const struct yaml *node, struct authority_rule *rule)
{
    *rule = (struct authority_rule){.action = "", .role = "", .line = node->line};
    if (!document_map(doc, node, "rule", "name label action role when"))
        return;
    rule->name = document_name_need(doc, node, "name");
    rule->label = document_label_need(doc, node, "label");
    const char *action = document_text_need(doc, node, "action"), *role = document_text_need(doc, node, "role");
    rule->action = action ? action : "";
    rule->role = role ? role : "";
    check_name(doc, node, "role", roles, ERROR_POLICY_ROLE_NEAR, ERROR_POLICY_ROLE_UNKNOWN);
    rule->when =
        expression_under(doc, node, "when", facts, SUBJECT_CUSTOMER | SUBJECT_CHANGE | SUBJECT_DEAL, SHAPE_BOOL);
    if (yaml_get(node, "when") && !rule->when)
        rule->action = ""; /* a broken limit must not become no limit */
}

struct authority *authority_load(struct document *doc, const struct fact_table *facts, const struct access *access)
{
    struct authority *policy = ARENA_NEW(doc->arena, struct authority);
    policy->doc = doc;
    document_map(doc, doc->root, "authority", "kind name label help version rules examples");
    const struct yaml *list = document_need(doc, doc->root, "rules");
    if (!list || !document_list(doc, list, "rules"))
        return policy;
    size_t role_count = access ? access->role_count : 0;
    const char **roles = ARENA_LIST(doc->arena, const char *, role_count + 1);
    for (size_t i = 0; i < role_count; i++)
        roles[i] = access->roles[i].name;
    struct authority_rule *rules = ARENA_LIST(doc->arena, struct authority_rule, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_authority(doc, facts, (struct name_list){roles, role_count}, &list->items[i], &rules[i]);
    policy->rules = rules;
    policy->count = list->count;
    return policy;
}
