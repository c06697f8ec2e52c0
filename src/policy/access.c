#include "policy/access.h"

#include <string.h>

const char *const access_action_names[] = {"read", "create", "update", "delete", NULL};

static const struct {
    const char *name;
    unsigned reach;
} reaches[] = {
    {"none", REACH_NONE},
    {"own", REACH_OWN},
    {"team", REACH_TEAM},
    {"branch", REACH_BRANCH},
    {"branch_tree", REACH_BRANCH_TREE},
    {"all", REACH_ALL},
    {"client", REACH_CLIENT},
};
enum { REACH_WORDS = sizeof(reaches) / sizeof(*reaches) };

/* --- asking
 * ----------------------------------------------------------------------------------------------------------- */

const struct access_role *access_role(const struct access *access, const char *name)
{
    for (size_t i = 0; name && i < access->role_count; i++)
        if (!strcmp(access->roles[i].name, name))
            return &access->roles[i];
    return NULL;
}

const struct access_rule *access_rule(const struct access_role *role, const char *entity)
{
    static const struct access_rule nothing = {.file = ""};
    for (size_t i = 0; role && i < role->rule_count; i++)
        if (!strcmp(role->entities[i], entity))
            return &role->rules[i];
    return &nothing;
}

unsigned access_reach(const struct access *access, const char *role, const char *entity, enum access_action action)
{
    unsigned reach = access_rule(access_role(access, role), entity)->reach[action];
    return reach & REACH_ALL ? REACH_ALL : reach;
}

bool access_permits(const struct access *access, const char *role, const char *permission)
{
    const struct access_role *found = access_role(access, role);
    return found && name_listed(found->permissions, permission);
}

bool access_masks(const struct access *access, const char *role, const char *entity, const char *field, bool sensitive)
{
    const struct access_role *found = access_role(access, role);
    if (!found)
        return true;
    if (sensitive && found->masks_sensitive)
        return true;
    size_t size = strlen(entity);
    for (size_t i = 0; i < found->masked.count; i++) {
        const char *name = found->masked.names[i];
        if (!strncmp(name, entity, size) && name[size] == '.' && !strcmp(name + size + 1, field))
            return true;
    }
    return false;
}

const char *access_reach_text(struct arena *arena, unsigned reach)
{
    struct buffer out = {.arena = arena};
    for (int i = 1; i < REACH_WORDS; i++)
        if (reach & reaches[i].reach) {
            buffer_text(&out, out.size ? ", " : "");
            buffer_text(&out, reaches[i].name);
        }
    return out.size ? buffer_end(&out) : "none";
}

static void names_write(struct json_writer *w, const char *key, struct name_list names)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < names.count; i++)
        json_write_text(w, names.names[i]);
    json_close(w, ']');
}

static void rule_write(struct json_writer *w, const char *entity, const struct access_rule *rule)
{
    json_open(w, '{');
    json_put_text(w, "entity", entity);
    for (int action = 0; action < ACCESS_ACTIONS; action++) {
        json_key(w, access_action_names[action]);
        json_open(w, '[');
        for (int i = 1; i < REACH_WORDS; i++)
            if (rule->reach[action] & reaches[i].reach)
                json_write_text(w, reaches[i].name);
        json_close(w, ']');
    }
    json_put_int(w, "line", rule->line);
    json_close(w, '}');
}

void access_write(struct json_writer *w, const struct access *access)
{
    json_open(w, '[');
    for (size_t i = 0; i < access->role_count; i++) {
        const struct access_role *role = &access->roles[i];
        json_open(w, '{');
        json_put_text(w, "name", role->name);
        json_put_text(w, "zh", role->label.zh);
        json_put_text(w, "en", role->label.en);
        json_put_text(w, "help_zh", role->help.zh);
        json_put_text(w, "help_en", role->help.en);
        json_put_bool(w, "masks_sensitive", role->masks_sensitive);
        names_write(w, "permissions", role->permissions);
        names_write(w, "masked", role->masked);
        json_key(w, "rules");
        json_open(w, '[');
        for (size_t j = 0; j < role->rule_count; j++)
            rule_write(w, role->entities[j], &role->rules[j]);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* --- loading
 * ------------------------------------------------------------------------------------------------------------ */

struct loading {
    struct document *doc;
    const struct policy_vocabulary *vocabulary;
    const struct yaml *sets; /* name: [entities] */
};

static unsigned read_reach(struct document *doc, const struct yaml *map, const char *key)
{
    struct name_list names = document_names(doc, map, key);
    unsigned reach = REACH_NONE;
    for (size_t i = 0; i < names.count; i++) {
        int word = 0;
        while (word < REACH_WORDS && strcmp(reaches[word].name, names.names[i]))
            word++;
        if (word < REACH_WORDS) {
            reach |= reaches[word].reach;
            continue;
        }
        const char *all[REACH_WORDS];
        for (int j = 0; j < REACH_WORDS; j++)
            all[j] = reaches[j].name;
        document_unknown(doc, yaml_get(map, key), names.names[i], (struct name_list){all, REACH_WORDS},
                         ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    }
    return reach;
}

static bool for_clients(const struct loading *l)
{
    return !strcmp(l->doc->kind, "client_access");
}

/* The two worlds do not mix: people of the bank have no circle `client`, portal users no other. */
static void check_reach(struct loading *l, const struct yaml *node, const struct access_rule *rule)
{
    for (int action = 0; action < ACCESS_ACTIONS; action++) {
        unsigned wrong =
            for_clients(l) ? rule->reach[action] & ~(unsigned)REACH_CLIENT : rule->reach[action] & REACH_CLIENT;
        if (wrong)
            document_problem(l->doc, node, ERROR_POLICY_CLIENT_REACH, .value = access_reach_text(l->doc->arena, wrong));
    }
}

static struct access_rule *rule_for(struct arena *arena, struct access_role *role, const char *entity, size_t *room)
{
    for (size_t i = 0; i < role->rule_count; i++)
        if (!strcmp(role->entities[i], entity))
            return &role->rules[i];
    size_t names = role->rule_count, name_room = *room;
    ARENA_PUSH(arena, role->entities, names, name_room, entity);
    ARENA_PUSH(arena, role->rules, role->rule_count, *room, (struct access_rule){0});
    return &role->rules[role->rule_count - 1];
}

static void entity_missing(struct loading *l, const struct yaml *node, const char *name)
{
    const struct name_list *known = &l->vocabulary->entities;
    size_t set_count = l->sets ? l->sets->count : 0, count = 0;
    const char **names = ARENA_LIST(l->doc->arena, const char *, known->count + set_count + 1);
    for (size_t i = 0; i < known->count; i++)
        names[count++] = known->names[i];
    for (size_t i = 0; i < set_count; i++)
        names[count++] = l->sets->keys[i].text;
    document_unknown(l->doc, node, name, (struct name_list){names, count}, ERROR_POLICY_ENTITY_NEAR,
                     ERROR_POLICY_ENTITY_UNKNOWN, NULL);
}

static bool entity_known(const struct loading *l, const char *name)
{
    return !l->vocabulary || !l->vocabulary->entities.count || name_listed(l->vocabulary->entities, name);
}

/* A later line overrides an earlier one, so that a set comes first and its exceptions follow. */
static void read_rule(struct loading *l, struct access_role *role, const struct yaml *key, const struct yaml *node,
                      size_t *room)
{
    struct document *doc = l->doc;
    if (!document_map(doc, node, key->text, "read create update delete"))
        return;
    struct access_rule rule = {.file = doc->file, .line = key->line};
    for (int action = 0; action < ACCESS_ACTIONS; action++)
        rule.reach[action] = read_reach(doc, node, access_action_names[action]);
    check_reach(l, key, &rule);
    const struct yaml *set = yaml_get(l->sets, key->text);
    if (!set && !entity_known(l, key->text)) {
        entity_missing(l, key, key->text);
        return;
    }
    if (!set) {
        *rule_for(doc->arena, role, key->text, room) = rule;
        return;
    }
    struct name_list members = document_names(doc, l->sets, key->text);
    for (size_t i = 0; i < members.count; i++)
        *rule_for(doc->arena, role, members.names[i], room) = rule;
}

static void check_permissions(struct loading *l, const struct yaml *node, struct name_list names)
{
    const struct name_list *known = l->vocabulary ? &l->vocabulary->permissions : NULL;
    const struct yaml *list = yaml_get(node, "permissions");
    for (size_t i = 0; i < names.count; i++)
        if (!strncmp(names.names[i], "client.", 7) != for_clients(l))
            document_problem(l->doc, list->kind == YAML_LIST ? &list->items[i] : list, ERROR_POLICY_CLIENT_PERMISSION,
                             .value = names.names[i]);
    for (size_t i = 0; known && known->count && i < names.count; i++)
        if (!name_listed(*known, names.names[i]))
            document_unknown(l->doc, list->kind == YAML_LIST ? &list->items[i] : list, names.names[i], *known,
                             ERROR_POLICY_PERMISSION_NEAR, ERROR_POLICY_PERMISSION_UNKNOWN, NULL);
}

static void read_masked(struct loading *l, const struct yaml *node, struct access_role *role)
{
    struct name_list names = document_names(l->doc, node, "masked");
    const char **kept = ARENA_LIST(l->doc->arena, const char *, names.count + 1);
    const struct yaml *list = yaml_get(node, "masked");
    for (size_t i = 0; i < names.count; i++) {
        if (!strcmp(names.names[i], "sensitive")) {
            role->masks_sensitive = true;
            continue;
        }
        kept[role->masked.count++] = names.names[i];
        if (l->vocabulary && l->vocabulary->fields.count && !name_listed(l->vocabulary->fields, names.names[i]))
            document_unknown(l->doc, list->kind == YAML_LIST ? &list->items[i] : list, names.names[i],
                             l->vocabulary->fields, ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_SOURCE_UNKNOWN, NULL);
    }
    role->masked.names = kept;
}

static struct access_role read_role(struct loading *l, const struct yaml *key, const struct yaml *node)
{
    struct document *doc = l->doc;
    struct access_role role = {.name = key->text, .file = doc->file, .line = key->line};
    if (!name_good(key->text))
        document_problem(doc, key, ERROR_POLICY_NAME_FORM, .value = key->text);
    if (!document_map(doc, node, key->text, "label help start permissions masked entities"))
        return role;
    role.label = document_label_need(doc, node, "label");
    role.help = document_label(doc, node, "help");
    role.start = document_text(doc, node, "start");
    role.permissions = document_names(doc, node, "permissions");
    check_permissions(l, node, role.permissions);
    read_masked(l, node, &role);
    const struct yaml *rules = document_need(doc, node, "entities");
    size_t room = 0;
    if (rules && document_map(doc, rules, "entities", NULL))
        for (size_t i = 0; i < rules->count; i++)
            read_rule(l, &role, &rules->keys[i], &rules->items[i], &room);
    return role;
}

static void check_sets(struct loading *l)
{
    for (size_t i = 0; l->sets && i < l->sets->count; i++) {
        const struct yaml *list = &l->sets->items[i];
        struct name_list members = document_names(l->doc, l->sets, l->sets->keys[i].text);
        for (size_t j = 0; j < members.count; j++)
            if (!entity_known(l, members.names[j]))
                entity_missing(l, list->kind == YAML_LIST ? &list->items[j] : list, members.names[j]);
    }
}

/* {role, entity, action, reach: [own, team]} or {role, permission, allowed: true} */
static void run_example(struct loading *l, const struct access *access, const struct yaml *node)
{
    struct document *doc = l->doc;
    if (!document_map(doc, node, "example", "role entity action reach permission allowed"))
        return;
    const char *role = document_text_need(doc, node, "role"), *permission = document_text(doc, node, "permission");
    const char *entity = document_text(doc, node, "entity");
    if (!role || (!permission && !entity))
        return;
    if (permission) {
        bool want = true, got = access_permits(access, role, permission);
        document_bool(doc, node, "allowed", &want);
        if (got != want)
            document_problem(doc, node, ERROR_POLICY_EXAMPLE_FAILED, .value = permission,
                             .arguments = {want ? "true" : "false", got ? "true" : "false"});
        return;
    }
    int action = ACCESS_READ;
    document_choice(doc, node, "action", access_action_names, &action);
    unsigned want = read_reach(doc, node, "reach"),
             got = access_reach(access, role, entity, (enum access_action)action);
    if (got != want)
        document_problem(doc, node, ERROR_POLICY_EXAMPLE_FAILED,
                         .value = arena_format(doc->arena, "%s: %s", role, entity),
                         .arguments = {access_reach_text(doc->arena, want), access_reach_text(doc->arena, got)});
}

struct access *access_load(struct document *doc, const struct policy_vocabulary *vocabulary)
{
    struct loading l = {.doc = doc, .vocabulary = vocabulary, .sets = yaml_get(doc->root, "sets")};
    struct access *access = ARENA_NEW(doc->arena, struct access);
    access->hash = doc->hash;
    document_map(doc, doc->root, "access", "kind name label help version sets roles examples");
    if (l.sets && !document_map(doc, l.sets, "sets", NULL))
        l.sets = NULL;
    check_sets(&l);
    const struct yaml *roles = document_need(doc, doc->root, "roles");
    if (!roles || !document_map(doc, roles, "roles", NULL))
        return access;
    struct access_role *list = ARENA_LIST(doc->arena, struct access_role, roles->count + 1);
    for (size_t i = 0; i < roles->count; i++)
        list[i] = read_role(&l, &roles->keys[i], &roles->items[i]);
    access->roles = list;
    access->role_count = roles->count;
    const struct yaml *examples = yaml_get(doc->root, "examples");
    if (examples && document_list(doc, examples, "examples"))
        for (size_t i = 0; i < examples->count; i++)
            run_example(&l, access, &examples->items[i]);
    return access;
}
