#include "policy/campaign.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct campaign_purpose *campaign_purpose(const struct campaign_policy *policy, const char *name)
{
    for (size_t i = 0; policy && name && i < policy->purpose_count; i++)
        if (!strcmp(policy->purposes[i].name, name))
            return &policy->purposes[i];
    return NULL;
}

const struct campaign_route *campaign_route(const struct campaign_policy *policy, const char *name)
{
    for (size_t i = 0; policy && name && i < policy->channel_count; i++)
        if (!strcmp(policy->channels[i].name, name))
            return &policy->channels[i];
    return NULL;
}

const struct campaign_event *campaign_event(const struct campaign_policy *policy, const char *name)
{
    for (size_t i = 0; policy && name && i < policy->event_count; i++)
        if (!strcmp(policy->events[i].name, name))
            return &policy->events[i];
    return NULL;
}

static const char *name_of(struct document *doc, const struct yaml *node)
{
    const char *name = document_name_need(doc, node, "name");
    return name ? name : "";
}

static void taken(struct document *doc, const struct yaml *node, const char *name)
{
    document_problem(doc, yaml_get(node, "name"), ERROR_POLICY_NAME_TAKEN, .value = name,
                     .arguments = {doc->file, "1"});
}

/* "0.2元" or "35元" in fen. */
static int64_t cost_of(struct document *doc, const struct yaml *node)
{
    const char *text = document_text_need(doc, node, "cost");
    char *end;
    double yuan = text ? strtod(text, &end) : 0;
    if (text && (end == text || strcmp(end, "元") || yuan < 0 || yuan > 10000))
        document_problem(doc, yaml_get(node, "cost"), ERROR_POLICY_OUT_OF_RANGE, .value = text,
                         .arguments = {"0元 … 10000元"});
    return llround(yuan * 100);
}

static void bounded(struct document *doc, const struct yaml *map, const char *key, int64_t least, int64_t most,
                    int64_t *value)
{
    document_need(doc, map, key);
    if (document_int(doc, map, key, value) && (*value < least || *value > most))
        document_problem(doc, yaml_get(map, key), ERROR_POLICY_OUT_OF_RANGE, .value = yaml_get_text(map, key),
                         .arguments = {arena_format(doc->arena, "%lld … %lld", (long long)least, (long long)most)});
}

static const struct yaml *list_of(struct document *doc, const char *key)
{
    const struct yaml *list = document_need(doc, doc->root, key);
    return list && document_list(doc, list, key) ? list : NULL;
}

static void read_purposes(struct document *doc, struct campaign_policy *policy)
{
    const struct yaml *list = list_of(doc, "purposes");
    struct campaign_purpose *items = ARENA_LIST(doc->arena, struct campaign_purpose, (list ? list->count : 0) + 1);
    policy->purposes = items;
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "purpose", "name label consent"))
            continue;
        struct campaign_purpose item = {name_of(doc, node), document_name_need(doc, node, "consent"),
                                        document_label_need(doc, node, "label")};
        if (campaign_purpose(policy, item.name))
            taken(doc, node, item.name);
        items[policy->purpose_count++] = item;
    }
}

static void read_channels(struct document *doc, struct campaign_policy *policy)
{
    static const char *const known[] = {"portal", "task", "letter", NULL};
    const struct yaml *list = list_of(doc, "channels");
    struct campaign_route *items = ARENA_LIST(doc->arena, struct campaign_route, (list ? list->count : 0) + 1);
    policy->channels = items;
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        int choice = 0;
        if (!document_map(doc, node, "channel", "name label month_cap cost"))
            continue;
        document_choice(doc, node, "name", known, &choice);
        struct campaign_route item = {.name = known[choice], .label = document_label_need(doc, node, "label")};
        bounded(doc, node, "month_cap", 1, 60, &item.month_cap);
        item.cost = cost_of(doc, node);
        if (campaign_route(policy, item.name))
            taken(doc, node, item.name);
        items[policy->channel_count++] = item;
    }
}

static void read_events(struct document *doc, struct campaign_policy *policy)
{
    const struct yaml *list = list_of(doc, "events");
    struct campaign_event *items = ARENA_LIST(doc->arena, struct campaign_event, (list ? list->count : 0) + 1);
    policy->events = items;
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "event", "name label help purpose audience subject text move_bp goal"))
            continue;
        struct campaign_event item = {.name = name_of(doc, node),
                                      .purpose = document_name_need(doc, node, "purpose"),
                                      .audience = document_text_need(doc, node, "audience"),
                                      .label = document_label_need(doc, node, "label"),
                                      .help = document_label(doc, node, "help"),
                                      .subject = document_label_need(doc, node, "subject"),
                                      .text = document_label_need(doc, node, "text"),
                                      .goal = document_text(doc, node, "goal")};
        document_int(doc, node, "move_bp", &item.move_bp);
        if (item.purpose && !campaign_purpose(policy, item.purpose))
            document_problem(doc, yaml_get(node, "purpose"), ERROR_POLICY_OUT_OF_RANGE, .value = item.purpose,
                             .arguments = {"purposes"});
        if (campaign_event(policy, item.name))
            taken(doc, node, item.name);
        items[policy->event_count++] = item;
    }
}

struct campaign_policy *campaign_load(struct document *doc)
{
    struct campaign_policy *policy = ARENA_NEW(doc->arena, struct campaign_policy);
    policy->doc = doc;
    document_map(doc, doc->root, "campaign policy",
                 "kind name label help version month_cap quiet_days control_share response_days conversion_days "
                 "purposes channels events");
    bounded(doc, doc->root, "month_cap", 1, 60, &policy->month_cap);
    bounded(doc, doc->root, "quiet_days", 0, 730, &policy->quiet_days);
    bounded(doc, doc->root, "response_days", 1, 365, &policy->response_days);
    bounded(doc, doc->root, "conversion_days", 1, 730, &policy->conversion_days);
    if (document_number(doc, doc->root, "control_share", &policy->control_share) &&
        (policy->control_share < 0 || policy->control_share > .5))
        document_problem(doc, yaml_get(doc->root, "control_share"), ERROR_POLICY_OUT_OF_RANGE,
                         .value = yaml_get_text(doc->root, "control_share"), .arguments = {"0 … 50%"});
    read_purposes(doc, policy);
    read_channels(doc, policy);
    read_events(doc, policy);
    return policy;
}
