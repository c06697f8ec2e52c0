#include "policy/response.h"

#include <string.h>

const struct playbook *playbook_for(const struct response_policy *policy, enum signal_family family,
                                    enum signal_level level)
{
    for (size_t i = 0; policy && i < policy->count; i++) {
        const struct playbook *playbook = &policy->playbooks[i];
        bool family_fits = !playbook->families || playbook->families & 1u << family;
        if (family_fits && (!playbook->levels || playbook->levels & 1u << level))
            return playbook;
    }
    return NULL;
}

int response_line(const struct response_policy *policy, const char *role)
{
    for (int i = 0; policy && i < 3; i++)
        if (name_listed(policy->lines[i], role))
            return i;
    return -1;
}

static unsigned read_set(struct document *doc, const struct yaml *node, const char *key, const char *const *names)
{
    struct name_list given = document_names(doc, node, key), known = {names, 0};
    unsigned set = 0;
    while (names[known.count])
        known.count++;
    for (size_t i = 0; i < given.count; i++) {
        size_t at = 0;
        while (at < known.count && strcmp(names[at], given.names[i]))
            at++;
        if (at < known.count)
            set |= 1u << at;
        else
            document_unknown(doc, yaml_get(node, key), given.names[i], known, ERROR_POLICY_CHOICE_NEAR,
                             ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    }
    return set;
}

static void read_steps(struct document *doc, const struct yaml *list, struct playbook *playbook)
{
    if (!list || !document_list(doc, list, "steps"))
        return;
    struct playbook_step *steps = ARENA_LIST(doc->arena, struct playbook_step, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "step", "action role days proof"))
            continue;
        steps[i].action = document_label_need(doc, node, "action");
        steps[i].role = document_name_need(doc, node, "role");
        steps[i].days = 5;
        document_int(doc, node, "days", &steps[i].days);
        document_bool(doc, node, "proof", &steps[i].proof);
    }
    playbook->steps = steps;
    playbook->step_count = list->count;
}

static void read_playbook(struct document *doc, const struct yaml *node, struct playbook *playbook)
{
    static const char *const exits[] = {"keep", "reduce", "secure", "restructure", "collect", "sell", NULL};
    int exit = 0;
    *playbook = (struct playbook){.line = node->line, .name = ""};
    if (!document_map(doc, node, "playbook",
                      "name label contingency families levels exit freeze limit_cut notches drill_days steps"))
        return;
    const char *name = document_name_need(doc, node, "name");
    playbook->name = name ? name : "";
    playbook->label = document_label_need(doc, node, "label");
    playbook->contingency = document_label(doc, node, "contingency");
    playbook->families = read_set(doc, node, "families", warning_family_names);
    playbook->levels = read_set(doc, node, "levels", warning_level_names);
    document_choice(doc, node, "exit", exits, &exit);
    playbook->exit = exits[exit];
    document_bool(doc, node, "freeze", &playbook->freeze);
    document_number(doc, node, "limit_cut", &playbook->limit_cut);
    document_int(doc, node, "notches", &playbook->notches);
    document_int(doc, node, "drill_days", &playbook->drill_days);
    read_steps(doc, document_need(doc, node, "steps"), playbook);
}

static void read_recovery(struct document *doc, const struct yaml *node, struct recovery_rates *rates)
{
    *rates = (struct recovery_rates){.months = 18};
    if (!node || !document_map(doc, node, "recovery", "deposit mortgage pledge guarantee credit rate cost months"))
        return;
    const struct {
        const char *key;
        double *value;
    } shares[] = {{"deposit", &rates->deposit}, {"mortgage", &rates->mortgage},
                  {"pledge", &rates->pledge},   {"guarantee", &rates->guarantee},
                  {"credit", &rates->credit},   {"rate", &rates->rate},
                  {"cost", &rates->cost}};
    for (size_t i = 0; i < sizeof(shares) / sizeof(shares[0]); i++) {
        document_need(doc, node, shares[i].key);
        if (document_number(doc, node, shares[i].key, shares[i].value) &&
            (*shares[i].value < 0 || *shares[i].value > 1))
            document_problem(doc, yaml_get(node, shares[i].key), ERROR_POLICY_NUMBER_EXPECTED, .value = shares[i].key,
                             .arguments = {"0% .. 100%"});
    }
    document_int(doc, node, "months", &rates->months);
}

struct response_policy *response_load(struct document *doc)
{
    static const char *const lines[] = {"first", "second", "third"};
    struct response_policy *policy = ARENA_NEW(doc->arena, struct response_policy);
    *policy = (struct response_policy){.doc = doc, .same_level = 3, .repeat_days = 90};
    document_map(doc, doc->root, "response",
                 "kind name label help version escalation lines recovery playbooks examples");
    const struct yaml *escalation = yaml_get(doc->root, "escalation"),
                      *defence = document_need(doc, doc->root, "lines");
    if (escalation && document_map(doc, escalation, "escalation", "same_level repeat_days uncounted")) {
        document_int(doc, escalation, "same_level", &policy->same_level);
        document_int(doc, escalation, "repeat_days", &policy->repeat_days);
        policy->uncounted = read_set(doc, escalation, "uncounted", warning_family_names);
    }
    if (defence && document_map(doc, defence, "lines", "first second third"))
        for (int i = 0; i < 3; i++)
            policy->lines[i] = document_names(doc, defence, lines[i]);
    read_recovery(doc, document_need(doc, doc->root, "recovery"), &policy->recovery);
    const struct yaml *list = document_need(doc, doc->root, "playbooks");
    if (!list || !document_list(doc, list, "playbooks"))
        return policy;
    struct playbook *playbooks = ARENA_LIST(doc->arena, struct playbook, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_playbook(doc, &list->items[i], &playbooks[i]);
    policy->playbooks = playbooks;
    policy->count = list->count;
    return policy;
}
