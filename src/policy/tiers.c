#include "policy/tiers.h"

#include "policy/write.h"

#include <math.h>
#include <string.h>

int tier_find(const struct tier_policy *policy, const char *name)
{
    for (size_t i = 0; name && i < policy->count; i++)
        if (!strcmp(policy->tiers[i].name, name))
            return (int)i;
    return -1;
}

struct value tier_promise(const struct tier *tier, const char *name)
{
    for (size_t i = 0; i < tier->promise_count; i++)
        if (!strcmp(tier->promises[i].name, name))
            return tier->promises[i].value;
    return value_unknown(VALUE_NUMBER, VALUE_MISSING);
}

/* The first tier whose cut is reached and whose condition holds. An unknown condition does not open a tier. */
static int propose(const struct tier_policy *policy, struct fact_set *facts, struct tier_result *result)
{
    for (size_t i = 0; i < policy->count; i++) {
        const struct tier *tier = &policy->tiers[i];
        if (result->score.total < tier->from_score - 1e-9)
            continue;
        if (!tier->requires)
            return (int)i;
        struct value value = expression_value(tier->requires, facts);
        if (value_true(value))
            return (int)i;
        result->undecided[i] = !value_known(value);
    }
    return (int)policy->count - 1;
}

/* Beyond the cut between the old and the new tier by more than the margin. */
static bool clear_move(const struct tier_policy *policy, int current, int proposed, double score)
{
    double cut = policy->tiers[proposed < current ? proposed : current].from_score;
    double beyond = proposed < current ? score - cut : cut - score;
    return beyond > policy->margin * fabs(cut);
}

void tiers_decide(struct arena *arena, const struct tier_policy *policy, struct fact_set *facts, int current,
                  int last_proposed, struct tier_result *result)
{
    *result = (struct tier_result){.policy = policy, .proposed = -1, .decided = current};
    scorecard_apply(arena, policy->card, facts, &result->score);
    result->evaluated = result->score.evaluated;
    if (!result->evaluated)
        return;
    result->proposed = result->decided = propose(policy, facts, result);
    if (current < 0 || result->proposed == current)
        return;
    bool repeated = policy->reviews_in_a_row <= 1 || last_proposed == result->proposed;
    result->held = !repeated && !clear_move(policy, current, result->proposed, result->score.total);
    if (result->held)
        result->decided = current;
}

/* --- writing
 * ---------------------------------------------------------------------------------------------------------- */

static void labels_write(struct json_writer *w, const char *key, const struct label *labels, size_t count)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(w, '{');
        json_put_text(w, "zh", labels[i].zh);
        json_put_text(w, "en", labels[i].en);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void promises_write(struct json_writer *w, const struct tier *tier)
{
    json_key(w, "promises");
    json_open(w, '[');
    for (size_t i = 0; i < tier->promise_count; i++) {
        const struct tier_promise *promise = &tier->promises[i];
        json_open(w, '{');
        json_put_text(w, "name", promise->name);
        write_label(w, "label", promise->label);
        json_put_text(w, "unit", value_unit_names[promise->unit]);
        json_key(w, "value");
        value_write(w, promise->value, NULL);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void tier_write(struct json_writer *w, const struct tier *tier)
{
    json_put_text(w, "name", tier->name);
    write_label(w, "label", tier->label);
    write_label(w, "help", tier->help);
    json_put_double(w, "from_score", tier->from_score);
    json_put_text(w, "requires", tier->requires ? expression_source(tier->requires) : NULL);
    json_put_text(w, "approval", tier->approval);
    json_put_int(w, "line", tier->line);
    labels_write(w, "entitlements", tier->entitlements, tier->entitlement_count);
    promises_write(w, tier);
}

void tiers_write(struct json_writer *w, const struct tier_policy *policy)
{
    json_open(w, '{');
    write_document(w, "policy", policy->doc);
    json_put_int(w, "reviews_in_a_row", policy->reviews_in_a_row);
    json_put_double(w, "margin", policy->margin);
    json_put_int(w, "review_months", policy->review_months);
    json_put_text(w, "override_permission", policy->override_permission);
    json_put_int(w, "override_months", policy->override_months);
    json_key(w, "override_reasons");
    json_open(w, '[');
    for (size_t i = 0; i < policy->override_reason_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", policy->override_reason_names[i]);
        write_label(w, "label", policy->override_reasons[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "tiers");
    json_open(w, '[');
    for (size_t i = 0; i < policy->count; i++) {
        json_open(w, '{');
        tier_write(w, &policy->tiers[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

void tier_result_write(struct json_writer *w, const struct tier_result *result, struct fact_set *facts)
{
    const struct tier_policy *policy = result->policy;
    json_open(w, '{');
    write_document(w, "policy", policy->doc);
    json_put_bool(w, "evaluated", result->evaluated);
    json_put_text(w, "proposed", result->proposed < 0 ? NULL : policy->tiers[result->proposed].name);
    json_put_text(w, "tier", result->decided < 0 ? NULL : policy->tiers[result->decided].name);
    json_put_bool(w, "held", result->held);
    json_key(w, "tiers");
    json_open(w, '[');
    for (size_t i = 0; i < policy->count; i++) {
        const struct tier *tier = &policy->tiers[i];
        json_open(w, '{');
        json_put_text(w, "name", tier->name);
        write_label(w, "label", tier->label);
        json_put_double(w, "from_score", tier->from_score);
        json_put_bool(w, "score_reached", result->score.total >= tier->from_score - 1e-9);
        json_put_bool(w, "not_evaluated", result->undecided[i]);
        json_put_int(w, "line", tier->line);
        if (tier->requires) {
            json_key(w, "requires");
            write_rule(w, tier->name, tier->label, tier->requires, facts);
        }
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "score");
    score_write(w, &result->score, facts);
    json_close(w, '}');
}

/* --- loading
 * ---------------------------------------------------------------------------------------------------------- */

struct loading {
    struct document *doc;
    const struct fact_table *facts;
    const struct policy_vocabulary *vocabulary;
    struct tier_policy *policy;
};

static const struct label *read_labels(struct document *doc, const struct yaml *map, const char *key, size_t *count)
{
    const struct yaml *list = yaml_get(map, key);
    *count = 0;
    if (!list || !document_list(doc, list, key))
        return NULL;
    struct label *labels = ARENA_LIST(doc->arena, struct label, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *pair = &list->items[i];
        bool good = pair->kind == YAML_LIST && pair->count == 2 && pair->items[0].text && pair->items[1].text;
        if (good)
            labels[(*count)++] = (struct label){pair->items[0].text, pair->items[1].text};
        else
            document_problem(doc, pair, ERROR_POLICY_LABEL_EXPECTED, .value = key);
    }
    return labels;
}

/* promises: {response_hours: {value: 4 hours, label: [响应时限, Response time]}} */
static void read_promises(struct loading *l, const struct yaml *node, struct tier *tier)
{
    const struct yaml *map = yaml_get(node, "promises");
    if (!map || !document_map(l->doc, map, "promises", NULL))
        return;
    struct tier_promise *promises = ARENA_LIST(l->doc->arena, struct tier_promise, map->count + 1);
    for (size_t i = 0; i < map->count; i++) {
        const struct yaml *item = &map->items[i];
        struct tier_promise *promise = &promises[tier->promise_count++];
        promise->name = map->keys[i].text;
        if (!document_map(l->doc, item, promise->name, "value label unit"))
            continue;
        int unit = UNIT_NONE;
        promise->label = document_label_need(l->doc, item, "label");
        document_choice(l->doc, item, "unit", value_unit_names, &unit);
        promise->unit = (enum value_unit)unit;
        struct shape want = {.type = VALUE_NUMBER, .unit = promise->unit};
        if (document_need(l->doc, item, "value"))
            expression_constant(l->doc, yaml_get(item, "value"), want, &promise->value);
    }
    tier->promises = promises;
}

static void check_permission(struct loading *l, const struct yaml *map, const char *key)
{
    const char *name = yaml_get_text(map, key);
    const struct name_list *known = l->vocabulary ? &l->vocabulary->permissions : NULL;
    if (name && known && known->count && !name_listed(*known, name))
        document_unknown(l->doc, yaml_get(map, key), name, *known, ERROR_POLICY_PERMISSION_NEAR,
                         ERROR_POLICY_PERMISSION_UNKNOWN, NULL);
}

static void read_tier(struct loading *l, const struct yaml *node, struct tier *tier, const struct tier *higher)
{
    struct document *doc = l->doc;
    tier->line = node->line;
    tier->name = "";
    if (!document_map(doc, node, "tier", "name label help from_score requires approval entitlements promises"))
        return;
    const char *name = document_name_need(doc, node, "name");
    tier->name = name ? name : "";
    tier->label = document_label_need(doc, node, "label");
    tier->help = document_label(doc, node, "help");
    if (document_need(doc, node, "from_score"))
        document_number(doc, node, "from_score", &tier->from_score);
    if (higher && tier->from_score >= higher->from_score)
        document_problem(doc, yaml_get(node, "from_score"), ERROR_POLICY_ORDER, .value = tier->name,
                         .arguments = {"from_score"});
    tier->requires = expression_under(doc, node, "requires", l->facts, SUBJECT_CUSTOMER, SHAPE_BOOL);
    tier->approval = document_text(doc, node, "approval");
    check_permission(l, node, "approval");
    tier->entitlements = read_labels(doc, node, "entitlements", &tier->entitlement_count);
    read_promises(l, node, tier);
}

static void read_tiers(struct loading *l)
{
    const struct yaml *list = document_need(l->doc, l->doc->root, "tiers");
    if (!list || !document_list(l->doc, list, "tiers"))
        return;
    if (list->count < 2 || list->count > MOST_TIERS) {
        document_problem(l->doc, list, ERROR_POLICY_OUT_OF_RANGE, .value = "tiers", .arguments = {"2..16"});
        return;
    }
    struct tier *tiers = ARENA_LIST(l->doc->arena, struct tier, list->count);
    for (size_t i = 0; i < list->count; i++)
        read_tier(l, &list->items[i], &tiers[i], i ? &tiers[i - 1] : NULL);
    if (tiers[list->count - 1].requires)
        document_problem(l->doc, &list->items[list->count - 1], ERROR_POLICY_GAP, .value = l->doc->name,
                         .arguments = {tiers[list->count - 1].name});
    l->policy->tiers = tiers;
    l->policy->count = list->count;
}

static void read_override(struct loading *l)
{
    const struct yaml *node = yaml_get(l->doc->root, "override");
    struct tier_policy *policy = l->policy;
    if (!node || !document_map(l->doc, node, "override", "permission months least_reason reasons"))
        return;
    policy->override_permission = document_text_need(l->doc, node, "permission");
    check_permission(l, node, "permission");
    policy->override_months = 12;
    document_int(l->doc, node, "months", &policy->override_months);
    document_int(l->doc, node, "least_reason", &policy->override_least_reason);
    const struct yaml *reasons = yaml_get(node, "reasons");
    if (!reasons || !document_map(l->doc, reasons, "reasons", NULL))
        return;
    struct label *labels = ARENA_LIST(l->doc->arena, struct label, reasons->count + 1);
    policy->override_reason_names = ARENA_LIST(l->doc->arena, const char *, reasons->count + 1);
    for (size_t i = 0; i < reasons->count; i++) {
        policy->override_reason_names[i] = reasons->keys[i].text;
        labels[i] = document_label(l->doc, reasons, reasons->keys[i].text);
    }
    policy->override_reasons = labels;
    policy->override_reason_count = reasons->count;
}

static void read_hysteresis(struct loading *l)
{
    const struct yaml *node = yaml_get(l->doc->root, "hysteresis");
    l->policy->reviews_in_a_row = 1;
    if (!node || !document_map(l->doc, node, "hysteresis", "reviews_in_a_row margin"))
        return;
    document_int(l->doc, node, "reviews_in_a_row", &l->policy->reviews_in_a_row);
    document_number(l->doc, node, "margin", &l->policy->margin);
}

struct tier_policy *tiers_load(struct document *doc, const struct fact_table *facts, struct scorecard *const *cards,
                               size_t card_count, const struct policy_vocabulary *vocabulary)
{
    struct tier_policy *policy = ARENA_NEW(doc->arena, struct tier_policy);
    struct loading l = {doc, facts, vocabulary, policy};
    policy->doc = doc;
    policy->review_months = 12;
    document_map(doc, doc->root, "tiers",
                 "kind name label help version card review_months hysteresis override tiers examples");
    const char *card = document_text_need(doc, doc->root, "card");
    const char **names = ARENA_LIST(doc->arena, const char *, card_count + 1);
    for (size_t i = 0; i < card_count; i++) {
        names[i] = cards[i]->doc->name;
        if (card && !strcmp(card, names[i]))
            policy->card = cards[i];
    }
    if (card && !policy->card)
        document_unknown(doc, yaml_get(doc->root, "card"), card, (struct name_list){names, card_count},
                         ERROR_POLICY_REFERENCE_NEAR, ERROR_POLICY_REFERENCE_UNKNOWN, "scorecard");
    document_int(doc, doc->root, "review_months", &policy->review_months);
    read_hysteresis(&l);
    read_override(&l);
    read_tiers(&l);
    return policy->card && policy->count ? policy : NULL;
}
