#include "policy/rating.h"

#include <stdio.h>
#include <string.h>

struct loading {
    struct document *doc;
    const struct fact_table *facts;
    struct rating_policy *policy;
};

static void read_cap_grade(struct loading *l, const struct yaml *node, struct rating_rule *rule)
{
    const struct master_scale *scale = l->policy->scale;
    const char *name = document_text_need(l->doc, node, "grade");
    const char **names = ARENA_LIST(l->doc->arena, const char *, scale->count);
    for (size_t i = 0; i < scale->count; i++)
        names[i] = scale->grades[i].name;
    rule->grade = scale_find(scale, name);
    if (name && rule->grade < 0)
        document_unknown(l->doc, yaml_get(node, "grade"), name, (struct name_list){names, scale->count},
                         ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
}

static void read_rule(struct loading *l, const struct yaml *node, const char *own_key, struct rating_rule *rule)
{
    char keys[64];
    int64_t notches = 0;
    rule->line = node->line;
    snprintf(keys, sizeof(keys), "name label when %s", own_key);
    if (!document_map(l->doc, node, "rule", keys))
        return;
    rule->name = document_name_need(l->doc, node, "name");
    rule->label = document_label_need(l->doc, node, "label");
    if (document_need(l->doc, node, "when"))
        rule->when = expression_under(l->doc, node, "when", l->facts, SUBJECT_CUSTOMER, SHAPE_BOOL);
    if (!strcmp(own_key, "notches") && document_need(l->doc, node, "notches"))
        document_int(l->doc, node, "notches", &notches);
    rule->notches = (int)notches;
    if (!strcmp(own_key, "grade"))
        read_cap_grade(l, node, rule);
    if (!strcmp(own_key, "minus") && document_need(l->doc, node, "minus"))
        document_number(l->doc, node, "minus", &rule->minus);
}

static struct rating_rules read_rules(struct loading *l, const char *key, const char *own_key)
{
    struct rating_rules rules = {0};
    const struct yaml *list = yaml_get(l->doc->root, key);
    if (!list || !document_list(l->doc, list, key))
        return rules;
    struct rating_rule *items = ARENA_LIST(l->doc->arena, struct rating_rule, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_rule(l, &list->items[i], own_key, &items[i]);
    return (struct rating_rules){items, list->count};
}

static const struct scorecard *card_named(struct loading *l, const struct yaml *node, struct scorecard *const *cards,
                                          size_t count)
{
    const char *name = document_text_need(l->doc, node, "card");
    const char **names = ARENA_LIST(l->doc->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        names[i] = cards[i]->doc->name;
        if (name && !strcmp(name, names[i]))
            return cards[i];
    }
    if (name)
        document_unknown(l->doc, yaml_get(node, "card"), name, (struct name_list){names, count},
                         ERROR_POLICY_REFERENCE_NEAR, ERROR_POLICY_REFERENCE_UNKNOWN, "scorecard");
    return NULL;
}

static void read_cards(struct loading *l, struct scorecard *const *cards, size_t count)
{
    const struct yaml *list = document_need(l->doc, l->doc->root, "cards");
    if (!list || !document_list(l->doc, list, "cards"))
        return;
    struct rating_card *items = ARENA_LIST(l->doc->arena, struct rating_card, list->count + 1);
    size_t good = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(l->doc, node, "card", "card when"))
            continue;
        items[good].card = card_named(l, node, cards, count);
        items[good].when = expression_under(l->doc, node, "when", l->facts, SUBJECT_CUSTOMER, SHAPE_BOOL);
        bool broken = !items[good].card || (yaml_get(node, "when") && !items[good].when);
        good += !broken;
    }
    l->policy->cards = items;
    l->policy->card_count = good;
}

static const struct expert_sheet *sheet_named(struct loading *l, const struct yaml *node,
                                              struct expert_sheet *const *sheets, size_t count)
{
    const char *name = document_text_need(l->doc, node, "sheet");
    const char **names = ARENA_LIST(l->doc->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        names[i] = sheets[i]->doc->name;
        if (name && !strcmp(name, names[i]))
            return sheets[i];
    }
    if (name)
        document_unknown(l->doc, yaml_get(node, "sheet"), name, (struct name_list){names, count},
                         ERROR_POLICY_REFERENCE_NEAR, ERROR_POLICY_REFERENCE_UNKNOWN, "expert_sheet");
    return NULL;
}

static void read_sheets(struct loading *l, struct expert_sheet *const *sheets, size_t count)
{
    const struct yaml *list = yaml_get(l->doc->root, "sheets");
    if (!list || !document_list(l->doc, list, "sheets"))
        return;
    struct rating_sheet *items = ARENA_LIST(l->doc->arena, struct rating_sheet, list->count + 1);
    size_t good = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (!document_map(l->doc, &list->items[i], "sheet", "sheet when"))
            continue;
        items[good].sheet = sheet_named(l, &list->items[i], sheets, count);
        items[good].when = expression_under(l->doc, &list->items[i], "when", l->facts, SUBJECT_CUSTOMER, SHAPE_BOOL);
        bool broken = !items[good].sheet || (yaml_get(&list->items[i], "when") && !items[good].when);
        good += !broken;
    }
    l->policy->sheets = items;
    l->policy->sheet_count = good;
}

static void read_override(struct loading *l)
{
    const struct yaml *node = yaml_get(l->doc->root, "override"), *reasons;
    struct rating_override_rules *override = &l->policy->override;
    *override = (struct rating_override_rules){.months = 12, .evidence_from = 1, .alarm_share = 0.1};
    if (!node || !document_map(l->doc, node, "override",
                               "name label when notches months least_reason evidence_from alarm_share reasons help"))
        return;
    override->rule = (struct rating_rule){.line = node->line};
    override->rule.name = document_name_need(l->doc, node, "name");
    override->rule.label = document_label_need(l->doc, node, "label");
    if (document_need(l->doc, node, "when") && document_need(l->doc, node, "notches")) {
        override->notches = expression_under(l->doc, node, "notches", l->facts, SUBJECT_CUSTOMER,
                                             (struct shape){.type = VALUE_NUMBER, .unit = UNIT_COUNT});
        override->rule.when = expression_under(l->doc, node, "when", l->facts, SUBJECT_CUSTOMER, SHAPE_BOOL);
    }
    document_int(l->doc, node, "months", &override->months);
    document_int(l->doc, node, "least_reason", &override->least_reason);
    document_int(l->doc, node, "evidence_from", &override->evidence_from);
    document_number(l->doc, node, "alarm_share", &override->alarm_share);
    reasons = document_need(l->doc, node, "reasons");
    if (!reasons || !document_map(l->doc, reasons, "reasons", NULL))
        return;
    const char **names = ARENA_LIST(l->doc->arena, const char *, reasons->count + 1);
    struct label *labels = ARENA_LIST(l->doc->arena, struct label, reasons->count + 1);
    for (size_t i = 0; i < reasons->count; i++) {
        names[i] = reasons->keys[i].text;
        labels[i] = document_label(l->doc, reasons, names[i]);
    }
    override->reason_names = names;
    override->reasons = labels;
    override->reason_count = reasons->count;
}

static void read_climate(struct loading *l)
{
    const struct yaml *node = yaml_get(l->doc->root, "climate");
    struct rating_climate *climate = &l->policy->climate;
    if (!node || !document_map(l->doc, node, "climate", "name label when shift help"))
        return;
    climate->rule = (struct rating_rule){.line = node->line};
    climate->rule.name = document_name_need(l->doc, node, "name");
    climate->rule.label = document_label_need(l->doc, node, "label");
    if (!document_need(l->doc, node, "when") || !document_need(l->doc, node, "shift"))
        return;
    climate->shift = expression_under(l->doc, node, "shift", l->facts, SUBJECT_CUSTOMER, (struct shape){.type = VALUE_NUMBER});
    climate->rule.when = expression_under(l->doc, node, "when", l->facts, SUBJECT_CUSTOMER, SHAPE_BOOL);
}

struct rating_policy *rating_load(struct document *doc, const struct fact_table *facts,
                                  const struct master_scale *scale, struct scorecard *const *cards, size_t card_count,
                                  struct expert_sheet *const *sheets, size_t sheet_count)
{
    struct rating_policy *policy = ARENA_NEW(doc->arena, struct rating_policy);
    struct loading l = {doc, facts, policy};
    *policy = (struct rating_policy){
        .doc = doc, .scale = scale, .most_notches = 2, .valid_months = 12, .narrow = 0.3, .wide = 1.5};
    document_map(
        doc, doc->root, "rating",
        "kind name label help version cards most_notches valid_months notches support caps defaults confidence "
        "pd_band override climate sheets examples");
    read_cards(&l, cards, card_count);
    read_sheets(&l, sheets, sheet_count);
    read_override(&l);
    read_climate(&l);
    document_int(doc, doc->root, "most_notches", &policy->most_notches);
    document_int(doc, doc->root, "valid_months", &policy->valid_months);
    policy->notches = read_rules(&l, "notches", "notches");
    policy->support = read_rules(&l, "support", "notches");
    policy->caps = read_rules(&l, "caps", "grade");
    policy->defaults = read_rules(&l, "defaults", "");
    policy->confidence = read_rules(&l, "confidence", "minus");
    const struct yaml *band = yaml_get(doc->root, "pd_band");
    if (band && document_map(doc, band, "pd_band", "narrow wide help")) {
        document_number(doc, band, "narrow", &policy->narrow);
        document_number(doc, band, "wide", &policy->wide);
    }
    return policy;
}
