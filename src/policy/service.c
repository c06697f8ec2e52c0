#include "policy/service.h"

#include <string.h>

const char *const service_kind_names[] = {"request", "feedback", "complaint", NULL};
const char *const survey_trigger_names[] = {
    "request_closed", "application_decided", "loan_drawn", "visit_held", "manual", NULL};

enum { PHRASES_LEAST = 5 };

const struct service_class *service_class(const struct service_policy *policy, const char *name)
{
    for (size_t i = 0; policy && name && i < policy->class_count; i++)
        if (!strcmp(policy->classes[i].name, name))
            return &policy->classes[i];
    return NULL;
}

const struct survey_template *survey_template(const struct service_policy *policy, const char *name)
{
    for (size_t i = 0; policy && name && i < policy->survey_count; i++)
        if (!strcmp(policy->surveys[i].name, name))
            return &policy->surveys[i];
    return NULL;
}

int64_t service_days(const struct service_class *class, const char *tier)
{
    for (size_t i = 0; tier && i < class->tier_count; i++)
        if (!strcmp(class->tiers[i].tier, tier))
            return class->tiers[i].days;
    return class->days;
}

/* A whole number that a promise may be. */
static void read_count(struct document *doc, const struct yaml *map, const char *key, int64_t least, int64_t most,
                       int64_t *value)
{
    if (document_int(doc, map, key, value) && (*value < least || *value > most))
        document_problem(doc, yaml_get(map, key), ERROR_POLICY_NUMBER_EXPECTED, .value = key,
                         .arguments = {arena_format(doc->arena, "%lld .. %lld", (long long)least, (long long)most)});
}

static void read_tiers(struct document *doc, const struct yaml *map, struct service_class *class)
{
    const struct yaml *tiers = yaml_get(map, "tiers");
    if (!tiers || !document_map(doc, tiers, "tiers", "strategic core important general"))
        return;
    struct service_tier_days *list = ARENA_LIST(doc->arena, struct service_tier_days, tiers->count + 1);
    for (size_t i = 0; i < tiers->count; i++) {
        list[i].tier = tiers->keys[i].text;
        list[i].days = class->days;
        read_count(doc, tiers, list[i].tier, 1, 90, &list[i].days);
    }
    class->tiers = list;
    class->tier_count = tiers->count;
}

static void read_class(struct document *doc, const struct yaml *node, struct service_class *class)
{
    int kind = SERVICE_REQUESTS;
    *class = (struct service_class){.name = "", .route = "", .answer_hours = 8, .days = 3, .line = node->line};
    if (!document_map(doc, node, "class", "name label kind route answer_hours days tiers reply words phrases"))
        return;
    const char *name = document_name_need(doc, node, "name"), *route = document_name_need(doc, node, "route");
    class->name = name ? name : "";
    class->route = route ? route : "";
    class->label = document_label_need(doc, node, "label");
    class->reply = document_label(doc, node, "reply");
    document_choice(doc, node, "kind", service_kind_names, &kind);
    class->kind = (enum service_kind)kind;
    read_count(doc, node, "answer_hours", 1, 200, &class->answer_hours);
    read_count(doc, node, "days", 1, 90, &class->days);
    read_tiers(doc, node, class);
    class->words = document_names(doc, node, "words");
    class->phrases = document_names(doc, node, "phrases");
    if (class->phrases.count < PHRASES_LEAST)
        document_problem(doc, node, ERROR_POLICY_NUMBER_EXPECTED, .value = "phrases", .arguments = {">= 5"});
}

static void read_survey(struct document *doc, const struct yaml *node, struct survey_template *survey)
{
    int event = TRIGGER_MANUAL;
    *survey = (struct survey_template){
        .name = "", .satisfaction = true, .recommend = true, .expires_days = 14, .pause_days = 30, .line = node->line};
    if (!document_map(doc, node, "survey", "name label intro consent event satisfaction recommend expires_days pause_days"))
        return;
    const char *name = document_name_need(doc, node, "name");
    survey->name = name ? name : "";
    survey->label = document_label_need(doc, node, "label");
    survey->intro = document_label_need(doc, node, "intro");
    survey->consent = document_text(doc, node, "consent");
    document_choice(doc, node, "event", survey_trigger_names, &event);
    survey->event = (enum survey_trigger)event;
    document_bool(doc, node, "satisfaction", &survey->satisfaction);
    document_bool(doc, node, "recommend", &survey->recommend);
    read_count(doc, node, "expires_days", 1, 90, &survey->expires_days);
    read_count(doc, node, "pause_days", 0, 365, &survey->pause_days);
}

static void read_steps(struct document *doc, struct service_policy *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "escalation");
    if (!list || !document_list(doc, list, "escalation"))
        return;
    struct service_step *steps = ARENA_LIST(doc->arena, struct service_step, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        steps[i].role = "";
        if (!document_map(doc, node, "step", "days role"))
            continue;
        const char *role = document_name_need(doc, node, "role");
        steps[i].role = role ? role : "";
        read_count(doc, node, "days", 0, 60, &steps[i].days);
        if (i && steps[i].days <= steps[i - 1].days)
            document_problem(doc, node, ERROR_POLICY_NUMBER_EXPECTED, .value = "days", .arguments = {"rising"});
    }
    policy->steps = steps;
    policy->step_count = list->count;
}

static void read_lists(struct document *doc, struct service_policy *policy)
{
    const struct yaml *list = document_need(doc, doc->root, "classes");
    if (list && document_list(doc, list, "classes")) {
        struct service_class *classes = ARENA_LIST(doc->arena, struct service_class, list->count + 1);
        for (size_t i = 0; i < list->count; i++) {
            read_class(doc, &list->items[i], &classes[i]);
            for (size_t k = 0; k < i; k++)
                if (!strcmp(classes[k].name, classes[i].name))
                    document_problem(doc, &list->items[i], ERROR_POLICY_NAME_TAKEN, .value = classes[i].name,
                                     .arguments = {doc->file, arena_format(doc->arena, "%d", classes[k].line)});
        }
        policy->classes = classes;
        policy->class_count = list->count;
    }
    list = document_need(doc, doc->root, "surveys");
    if (list && document_list(doc, list, "surveys")) {
        struct survey_template *surveys = ARENA_LIST(doc->arena, struct survey_template, list->count + 1);
        for (size_t i = 0; i < list->count; i++)
            read_survey(doc, &list->items[i], &surveys[i]);
        policy->surveys = surveys;
        policy->survey_count = list->count;
    }
}

struct service_policy *service_load(struct document *doc)
{
    struct service_policy *policy = ARENA_NEW(doc->arena, struct service_policy);
    *policy = (struct service_policy){.doc = doc,
                                      .threshold = 0.6,
                                      .opens_minute = 540,
                                      .closes_minute = 1020,
                                      .unhappy = 2,
                                      .detractor = 6,
                                      .unsure_route = "branch_head"};
    document_map(
        doc, doc->root, "service",
        "kind name label help version threshold office unsure_route escalation classes surveys follow_up examples");
    document_number(doc, doc->root, "threshold", &policy->threshold);
    if (!(policy->threshold >= 0 && policy->threshold <= 1))
        document_problem(doc, yaml_get(doc->root, "threshold"), ERROR_POLICY_NUMBER_EXPECTED, .value = "threshold",
                         .arguments = {"0% .. 100%"});
    const char *unsure = document_text(doc, doc->root, "unsure_route");
    policy->unsure_route = unsure ? unsure : policy->unsure_route;
    const struct yaml *office = yaml_get(doc->root, "office"), *follow = document_need(doc, doc->root, "follow_up");
    if (office && document_map(doc, office, "office", "opens_minute closes_minute")) {
        read_count(doc, office, "opens_minute", 0, 1439, &policy->opens_minute);
        read_count(doc, office, "closes_minute", policy->opens_minute + 1, 1440, &policy->closes_minute);
    }
    read_steps(doc, policy);
    read_lists(doc, policy);
    if (follow && document_map(doc, follow, "follow_up", "class satisfaction recommend")) {
        policy->follow_up = document_name_need(doc, follow, "class");
        read_count(doc, follow, "satisfaction", 0, 5, &policy->unhappy);
        read_count(doc, follow, "recommend", 0, 10, &policy->detractor);
        if (policy->follow_up && !service_class(policy, policy->follow_up))
            document_problem(doc, yaml_get(follow, "class"), ERROR_POLICY_CHOICE_UNKNOWN, .value = policy->follow_up);
    }
    return policy;
}
