#include "policy/survivorship.h"

#include <string.h>

static const struct survivorship_field *field_rule(const struct survivorship *policy, const char *field)
{
    for (size_t i = 0; i < policy->field_count; i++)
        if (!strcmp(policy->fields[i].field, field))
            return &policy->fields[i];
    return NULL;
}

int64_t survivorship_rank(const struct survivorship *policy, const char *field, const char *source)
{
    const struct survivorship_field *rule = field_rule(policy, field);
    if (rule && rule->order.count) {
        for (size_t i = 0; i < rule->order.count; i++)
            if (!strcmp(rule->order.names[i], source))
                return (int64_t)i + 1;
        return 1000;
    }
    for (size_t i = 0; i < policy->source_count; i++)
        if (!strcmp(policy->sources[i].name, source))
            return policy->sources[i].rank;
    return 1000;
}

bool survivorship_replaces(const struct survivorship *policy, const char *field, const char *new_source,
                           int64_t new_seen_at, const char *old_source, int64_t old_seen_at, struct label *reason)
{
    const struct survivorship_field *rule = field_rule(policy, field);
    enum survivorship_prefer prefer = rule ? rule->prefer : policy->prefer;
    int64_t new_rank = survivorship_rank(policy, field, new_source),
            old_rank = survivorship_rank(policy, field, old_source);
    bool newer = new_seen_at >= old_seen_at;
    if (prefer == PREFER_NEWEST) {
        *reason = newer ? (struct label){"取最新的值", "the newest value is taken"}
                        : (struct label){"已有更新的值", "a newer value is already there"};
        return newer;
    }
    if (new_rank == old_rank) {
        *reason = newer
                      ? (struct label){"来源同级，取最新", "sources rank equal, the newer is taken"}
                      : (struct label){"来源同级，已有更新的值", "sources rank equal, a newer value is already there"};
        return newer;
    }
    *reason = new_rank < old_rank ? (struct label){"来源更可信", "the source ranks higher"}
                                  : (struct label){"来源可信度较低", "the source ranks lower"};
    return new_rank < old_rank;
}

/* --- loading
 * ---------------------------------------------------------------------------------------------------------- */

static const char *const prefer_names[] = {"rank", "newest", NULL};

static void read_sources(struct document *doc, struct survivorship *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "sources");
    if (!list || !document_list(doc, list, "sources"))
        return;
    struct survivorship_source *sources = ARENA_LIST(doc->arena, struct survivorship_source, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        sources[i].name = "";
        if (!document_map(doc, &list->items[i], "source", "name label rank"))
            continue;
        const char *name = document_name_need(doc, &list->items[i], "name");
        sources[i].name = name ? name : "";
        sources[i].label = document_label_need(doc, &list->items[i], "label");
        if (document_need(doc, &list->items[i], "rank"))
            document_int(doc, &list->items[i], "rank", &sources[i].rank);
    }
    policy->sources = sources;
    policy->source_count = list->count;
}

static void check_order(struct document *doc, const struct survivorship *policy, const struct yaml *node,
                        struct name_list order)
{
    const char **names = ARENA_LIST(doc->arena, const char *, policy->source_count + 1);
    for (size_t i = 0; i < policy->source_count; i++)
        names[i] = policy->sources[i].name;
    for (size_t i = 0; i < order.count; i++)
        if (!name_listed((struct name_list){names, policy->source_count}, order.names[i]))
            document_unknown(doc, yaml_get(node, "order"), order.names[i],
                             (struct name_list){names, policy->source_count}, ERROR_POLICY_CHOICE_NEAR,
                             ERROR_POLICY_CHOICE_UNKNOWN, NULL);
}

static void read_field(struct document *doc, const struct policy_vocabulary *vocabulary, struct survivorship *policy,
                       const struct yaml *node, struct survivorship_field *field)
{
    int prefer = PREFER_RANK;
    *field = (struct survivorship_field){.field = "", .line = node->line};
    if (!document_map(doc, node, "field", "field prefer order"))
        return;
    const char *name = document_text_need(doc, node, "field");
    field->field = name ? name : "";
    document_choice(doc, node, "prefer", prefer_names, &prefer);
    field->prefer = (enum survivorship_prefer)prefer;
    field->order = document_names(doc, node, "order");
    check_order(doc, policy, node, field->order);
    if (name && vocabulary && vocabulary->fields.count && !name_listed(vocabulary->fields, name))
        document_unknown(doc, yaml_get(node, "field"), name, vocabulary->fields, ERROR_POLICY_SOURCE_NEAR,
                         ERROR_POLICY_SOURCE_UNKNOWN, NULL);
}

struct survivorship *survivorship_load(struct document *doc, const struct policy_vocabulary *vocabulary)
{
    struct survivorship *policy = ARENA_NEW(doc->arena, struct survivorship);
    int prefer = PREFER_RANK;
    policy->doc = doc;
    document_map(doc, doc->root, "survivorship", "kind name label help version prefer sources fields examples");
    document_choice(doc, doc->root, "prefer", prefer_names, &prefer);
    policy->prefer = (enum survivorship_prefer)prefer;
    read_sources(doc, policy);
    const struct yaml *list = yaml_get(doc->root, "fields");
    if (!list || !document_list(doc, list, "fields"))
        return policy;
    struct survivorship_field *fields = ARENA_LIST(doc->arena, struct survivorship_field, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_field(doc, vocabulary, policy, &list->items[i], &fields[i]);
    policy->fields = fields;
    policy->field_count = list->count;
    return policy;
}
