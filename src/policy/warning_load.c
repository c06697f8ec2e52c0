/* Reads the indicators. A bound by industry is put into the text of the rule before it is compiled, so that each
 * industry has rules of its own and judging only picks. */
#include "policy/warning.h"

#include "base/text.h"

#include <string.h>

struct loading {
    struct document *doc;
    const struct fact_table *facts;
    const struct yaml *node, *limits; /* of the indicator */
    const char *industry;             /* of the variant; NULL for every other */
    unsigned subjects;
};

/* The text that stands for $NAME in the variant's industry. */
static const char *bound_of(struct loading *l, const char *name)
{
    const struct yaml *bound = yaml_get(l->limits, name);
    const char *text = l->industry ? yaml_get_text(bound, l->industry) : NULL;
    if (!text)
        text = yaml_get_text(bound, "default");
    if (!text)
        document_problem(l->doc, bound ? bound : l->node, ERROR_POLICY_KEY_MISSING, .value = bound ? "default" : name);
    return text;
}

static const char *with_bounds(struct loading *l, const char *text)
{
    struct buffer out = {.arena = l->doc->arena};
    while (*text) {
        size_t plain = strcspn(text, "$");
        buffer_add(&out, text, plain);
        text += plain;
        if (!*text)
            break;
        size_t size = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");
        const char *bound = bound_of(l, arena_text_part(l->doc->arena, text + 1, size));
        buffer_text(&out, bound ? bound : "unknown");
        text += 1 + size;
    }
    return buffer_end(&out);
}

static const struct expression *compile(struct loading *l, const struct yaml *node, const char *text, struct shape want)
{
    struct yaml *copy = arena_copy(l->doc->arena, node, sizeof(*node));
    copy->text = with_bounds(l, text);
    return expression_compile(l->doc, copy, l->facts, l->subjects, want);
}

static struct reason_template read_template(struct loading *l, const struct yaml *node, const char *text)
{
    struct reason_template template = {0};
    struct reason_piece *pieces = NULL;
    size_t room = 0;
    while (*text) {
        size_t plain = strcspn(text, "{");
        if (plain)
            ARENA_PUSH(l->doc->arena, pieces, template.count, room,
                       (struct reason_piece){arena_text_part(l->doc->arena, text, plain), NULL});
        text += plain;
        if (!*text)
            break;
        size_t inner = strcspn(text, "}");
        const char *bound = text[1] == '$' ? bound_of(l, arena_text_part(l->doc->arena, text + 2, inner - 2)) : NULL;
        if (text[1] == '$') {
            ARENA_PUSH(l->doc->arena, pieces, template.count, room, (struct reason_piece){bound ? bound : "", NULL});
            text += inner + (text[inner] == '}');
            continue;
        }
        const struct expression *value =
            compile(l, node, arena_text_part(l->doc->arena, text + 1, inner - 1), SHAPE_ANY);
        if (value)
            ARENA_PUSH(l->doc->arena, pieces, template.count, room, (struct reason_piece){NULL, value});
        text += inner + (text[inner] == '}');
    }
    template.pieces = pieces;
    return template;
}

static void read_variant(struct loading *l, struct warning_variant *variant)
{
    const struct yaml *reason = yaml_get(l->node, "reason");
    bool any = false;
    variant->industry = l->industry;
    for (int level = 0; level < WARNING_LEVELS; level++) {
        const struct yaml *when = yaml_get(l->node, warning_level_names[level]);
        if (!when)
            continue;
        any = true;
        if (when->kind == YAML_TEXT)
            variant->when[level] = compile(l, when, when->text, SHAPE_BOOL);
        else
            document_problem(l->doc, when, ERROR_POLICY_TEXT_EXPECTED, .value = warning_level_names[level]);
    }
    if (!any)
        document_problem(l->doc, l->node, ERROR_POLICY_KEY_MISSING, .value = "blue | yellow | orange | red");
    if (reason && reason->kind == YAML_LIST && reason->count == 2 && reason->items[0].kind == YAML_TEXT &&
        reason->items[1].kind == YAML_TEXT) {
        variant->zh = read_template(l, &reason->items[0], reason->items[0].text);
        variant->en = read_template(l, &reason->items[1], reason->items[1].text);
    } else {
        document_problem(l->doc, reason ? reason : l->node, ERROR_POLICY_LABEL_EXPECTED, .value = "reason");
    }
}

/* One variant for the rest and one for each industry that some bound names. */
static void read_variants(struct loading *l, struct warning_indicator *indicator)
{
    struct name_list industries = {0};
    const char **names = NULL;
    size_t room = 0;
    for (size_t i = 0; l->limits && i < l->limits->count; i++)
        for (size_t k = 0; l->limits->items[i].kind == YAML_MAP && k < l->limits->items[i].count; k++) {
            const char *key = l->limits->items[i].keys[k].text;
            if (strcmp(key, "default") && !name_listed(industries, key)) {
                ARENA_PUSH(l->doc->arena, names, industries.count, room, key);
                industries.names = names;
            }
        }
    struct warning_variant *variants = ARENA_LIST(l->doc->arena, struct warning_variant, industries.count + 1);
    for (size_t i = 0; i <= industries.count; i++) {
        l->industry = i ? industries.names[i - 1] : NULL;
        read_variant(l, &variants[i]);
    }
    indicator->variants = variants;
    indicator->variant_count = industries.count + 1;
}

static const char *read_name(struct document *doc, const struct yaml *node)
{
    const char *name = document_text_need(doc, node, "name");
    if (name && (!*name || strlen(name) > 40 ||
                 strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") != strlen(name))) {
        document_problem(doc, yaml_get(node, "name"), ERROR_POLICY_NAME_FORM, .value = name);
        return NULL;
    }
    return name;
}

static bool read_indicator(struct document *doc, const struct fact_table *facts, const struct yaml *node, int family,
                           struct warning_indicator *indicator)
{
    static const char *const subjects[] = {"customer", "transaction", NULL};
    int subject = 0;
    *indicator = (struct warning_indicator){.doc = doc, .line = node->line, .days = 10};
    if (!document_map(doc, node, "indicator",
                      "name label help family subject window owner days trial limits blue yellow orange red reason "
                      "action examples"))
        return false;
    indicator->name = read_name(doc, node);
    indicator->label = document_label_need(doc, node, "label");
    indicator->help = document_label(doc, node, "help");
    indicator->window = document_label(doc, node, "window");
    indicator->action = document_label_need(doc, node, "action");
    indicator->owner = document_name_need(doc, node, "owner");
    document_choice(doc, node, "family", warning_family_names, &family);
    document_choice(doc, node, "subject", subjects, &subject);
    document_int(doc, node, "days", &indicator->days);
    document_bool(doc, node, "trial", &indicator->trial);
    indicator->family = (enum signal_family)family;
    indicator->subject = subject ? SUBJECT_TRANSACTION : SUBJECT_CUSTOMER;
    indicator->examples = document_need(doc, node, "examples");
    struct loading l = {
        doc, facts, node, yaml_get(node, "limits"), NULL, SUBJECT_CUSTOMER | (unsigned)indicator->subject};
    if (l.limits && !document_map(doc, l.limits, "limits", NULL))
        l.limits = NULL;
    read_variants(&l, indicator);
    return indicator->name != NULL;
}

static void check_taken(const struct warning_policy *policy, const struct warning_indicator *indicator,
                        const struct yaml *node)
{
    const struct warning_indicator *taken = warning_indicator(policy, indicator->name);
    if (taken)
        document_problem((struct document *)(uintptr_t)indicator->doc, yaml_get(node, "name"), ERROR_POLICY_NAME_TAKEN,
                         .value = indicator->name,
                         .arguments = {taken->doc->file, arena_format(indicator->doc->arena, "%d", taken->line)});
}

static void read_payees(struct warning_policy *policy, struct document *doc)
{
    const struct yaml *map = yaml_get(doc->root, "payees"), *bound = yaml_get(doc->root, "entrusted");
    struct value value;
    if (bound && expression_constant(doc, bound, (struct shape){.type = VALUE_MONEY}, &value))
        policy->entrusted = value.minor;
    if (!map || !document_map(doc, map, "payees", "securities real_estate bank_loan"))
        return;
    struct payee_class *payees = ARENA_LIST(doc->arena, struct payee_class, map->count + 1);
    for (size_t i = 0; i < map->count; i++) {
        payees[i].name = map->keys[i].text;
        if (!document_map(doc, &map->items[i], "payee", "industries words"))
            continue;
        payees[i].industries = document_names(doc, &map->items[i], "industries");
        payees[i].words = document_names(doc, &map->items[i], "words");
    }
    policy->payees = payees;
    policy->payee_count = map->count;
}

struct warning_policy *warnings_load(struct document *const *docs, size_t count, const struct fact_table *facts)
{
    if (!count)
        return NULL;
    struct arena *arena = docs[0]->arena;
    struct warning_policy *policy = ARENA_NEW(arena, struct warning_policy);
    struct warning_indicator *indicators = NULL;
    size_t room = 0;
    policy->industry = fact_find(facts, "industry");
    policy->section = fact_find(facts, "industry_section");
    for (size_t d = 0; d < count; d++) {
        struct document *doc = docs[d];
        int family = WARNING_FINANCIAL;
        document_map(doc, doc->root, "warning", "kind name label help version family entrusted payees indicators");
        read_payees(policy, doc);
        document_choice(doc, doc->root, "family", warning_family_names, &family);
        const struct yaml *list = document_need(doc, doc->root, "indicators");
        for (size_t i = 0; list && document_list(doc, list, "indicators") && i < list->count; i++) {
            struct warning_indicator indicator;
            if (!read_indicator(doc, facts, &list->items[i], family, &indicator))
                continue;
            check_taken(policy, &indicator, &list->items[i]);
            ARENA_PUSH(arena, indicators, policy->count, room, indicator);
            policy->indicators = indicators;
        }
    }
    return policy;
}
