#include "policy/portal.h"

#include <string.h>

enum { INVITATION_DAYS = 7, INVITATION_DAYS_MOST = 60 };

const struct portal_stage *portal_stage(const struct portal_policy *policy, const char *name)
{
    for (size_t i = 0; policy && name && i < policy->stage_count; i++)
        if (!strcmp(policy->stages[i].name, name))
            return &policy->stages[i];
    return NULL;
}

const struct portal_consent *portal_consent(const struct portal_policy *policy, const char *name)
{
    for (size_t i = 0; policy && name && i < policy->consent_count; i++)
        if (!strcmp(policy->consents[i].name, name))
            return &policy->consents[i];
    return NULL;
}

static const char *name_of(struct document *doc, const struct yaml *node)
{
    const char *name = document_name_need(doc, node, "name");
    return name ? name : "";
}

static void read_stages(struct document *doc, struct portal_policy *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "stages");
    if (!list || !document_list(doc, list, "stages"))
        return;
    struct portal_stage *stages = ARENA_LIST(doc->arena, struct portal_stage, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "stage", "name label help"))
            continue;
        stages[policy->stage_count++] = (struct portal_stage){
            name_of(doc, node), document_label_need(doc, node, "label"), document_label(doc, node, "help")};
    }
    policy->stages = stages;
}

static void read_consents(struct document *doc, struct portal_policy *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "consents");
    if (!list || !document_list(doc, list, "consents"))
        return;
    struct portal_consent *consents = ARENA_LIST(doc->arena, struct portal_consent, list->count + 1);
    policy->consents = consents;
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        struct portal_consent c = {.name = "", .version = 1};
        if (!document_map(doc, node, "consent", "name label text needed separate version"))
            continue;
        c.name = name_of(doc, node);
        c.label = document_label_need(doc, node, "label");
        c.text = document_label_need(doc, node, "text");
        document_bool(doc, node, "needed", &c.needed);
        document_bool(doc, node, "separate", &c.separate);
        document_int(doc, node, "version", &c.version);
        if (c.version < 1)
            document_problem(doc, yaml_get(node, "version"), ERROR_POLICY_OUT_OF_RANGE,
                             .value = yaml_get_text(node, "version"), .arguments = {">= 1"});
        if (portal_consent(policy, c.name))
            document_problem(doc, yaml_get(node, "name"), ERROR_POLICY_NAME_TAKEN, .value = c.name,
                             .arguments = {doc->file, "1"});
        consents[policy->consent_count++] = c;
    }
}

/* A field the program does not have cannot be corrected. */
static void check_corrections(struct document *doc, const struct portal_policy *policy, struct name_list known)
{
    const struct yaml *list = yaml_get(doc->root, "corrections");
    for (size_t i = 0; known.count && i < policy->corrections.count; i++) {
        const char *full = arena_format(doc->arena, "customer.%s", policy->corrections.names[i]);
        if (!name_listed(known, full))
            document_unknown(doc, list->kind == YAML_LIST ? &list->items[i] : list, full, known,
                             ERROR_POLICY_SOURCE_NEAR, ERROR_POLICY_SOURCE_UNKNOWN, NULL);
    }
}

struct portal_policy *portal_load(struct document *doc, const struct policy_vocabulary *vocabulary)
{
    struct portal_policy *policy = ARENA_NEW(doc->arena, struct portal_policy);
    policy->doc = doc;
    policy->invitation_days = INVITATION_DAYS;
    document_map(doc, doc->root, "portal",
                 "kind name label help version invitation_days stages corrections consents examples");
    document_int(doc, doc->root, "invitation_days", &policy->invitation_days);
    if (policy->invitation_days < 1 || policy->invitation_days > INVITATION_DAYS_MOST)
        document_problem(doc, yaml_get(doc->root, "invitation_days"), ERROR_POLICY_OUT_OF_RANGE,
                         .value = yaml_get_text(doc->root, "invitation_days"), .arguments = {"1 … 60"});
    policy->corrections = document_names(doc, doc->root, "corrections");
    check_corrections(doc, policy, vocabulary ? vocabulary->fields : (struct name_list){0});
    read_stages(doc, policy);
    read_consents(doc, policy);
    return policy;
}
