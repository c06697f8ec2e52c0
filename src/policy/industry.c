#include "policy/industry.h"

#include <string.h>

/* First divisions of the sections A..T in GB/T 4754-2017. */
static const struct {
    int division;
    char section;
} divisions[] = {
    {1, 'A'},  {6, 'B'},  {13, 'C'}, {44, 'D'}, {47, 'E'}, {51, 'F'}, {53, 'G'}, {61, 'H'}, {63, 'I'}, {66, 'J'},
    {70, 'K'}, {71, 'L'}, {73, 'M'}, {76, 'N'}, {80, 'O'}, {83, 'P'}, {84, 'Q'}, {86, 'R'}, {91, 'S'}, {97, 'T'},
};

static char section_of(const char *code)
{
    if (*code >= 'A' && *code <= 'T')
        return *code;
    if (strlen(code) < 2 || code[0] < '0' || code[0] > '9' || code[1] < '0' || code[1] > '9')
        return 0;
    int division = (code[0] - '0') * 10 + code[1] - '0';
    char section = 0;
    for (size_t i = 0; i < sizeof(divisions) / sizeof(*divisions); i++)
        if (division >= divisions[i].division)
            section = divisions[i].section;
    return division > 97 ? 0 : section;
}

const struct industry_section *industry_section(const struct industry_policy *policy, const char *code)
{
    char section = code ? section_of(code) : 0;
    for (size_t i = 0; section && i < policy->section_count; i++)
        if (policy->sections[i].code[0] == section)
            return &policy->sections[i];
    return NULL;
}

/* --- loading
 * ---------------------------------------------------------------------------------------------------------- */

static void read_section(struct document *doc, const struct yaml *node, struct industry_section *section)
{
    static const char *const cycles[] = {"low", "medium", "high", NULL};
    static const char *const stances[] = {"encouraged", "neutral", "cautious", "restricted", NULL};
    int cycle = 1, stance = 1;
    *section = (struct industry_section){.code = "", .line = node->line};
    if (!document_map(doc, node, "section", "code cycle stance note"))
        return;
    const char *code = document_text_need(doc, node, "code");
    if (code && (code[0] < 'A' || code[0] > 'T' || code[1]))
        document_problem(doc, yaml_get(node, "code"), ERROR_POLICY_OUT_OF_RANGE, .value = "code",
                         .arguments = {"A..T"});
    section->code = code ? code : "";
    document_choice(doc, node, "cycle", cycles, &cycle);
    document_choice(doc, node, "stance", stances, &stance);
    section->cycle = cycles[cycle];
    section->stance = stances[stance];
    section->note = document_label(doc, node, "note");
}

static void read_peers(struct document *doc, const struct fact_table *facts, struct industry_policy *policy)
{
    static const char *const levels[] = {"division+size", "division", "section+size", "section", "size", "all"};
    const struct yaml *node = document_need(doc, doc->root, "peers");
    if (!node || !document_map(doc, node, "peers", "least levels facts low_quantile high_quantile"))
        return;
    document_int(doc, node, "least", &policy->least_peers);
    document_number(doc, node, "low_quantile", &policy->low_quantile);
    document_number(doc, node, "high_quantile", &policy->high_quantile);
    policy->peer_levels = document_names(doc, node, "levels");
    for (size_t i = 0; i < policy->peer_levels.count; i++)
        if (!name_listed((struct name_list){levels, 6}, policy->peer_levels.names[i]))
            document_unknown(doc, yaml_get(node, "levels"), policy->peer_levels.names[i], (struct name_list){levels, 6},
                             ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    policy->peer_facts = document_names(doc, node, "facts");
    const struct yaml *list = yaml_get(node, "facts");
    for (size_t i = 0; list && list->kind == YAML_LIST && i < policy->peer_facts.count; i++)
        if (!fact_find(facts, policy->peer_facts.names[i]))
            document_unknown(doc, &list->items[i], policy->peer_facts.names[i],
                             (struct name_list){facts->names, facts->count}, ERROR_POLICY_FACT_NEAR,
                             ERROR_POLICY_FACT_UNKNOWN, NULL);
}

struct industry_policy *industry_load(struct document *doc, const struct fact_table *facts)
{
    struct industry_policy *policy = ARENA_NEW(doc->arena, struct industry_policy);
    *policy = (struct industry_policy){.doc = doc, .least_peers = 20, .low_quantile = 0.25, .high_quantile = 0.75};
    document_map(doc, doc->root, "industry", "kind name label help version peers sections examples");
    read_peers(doc, facts, policy);
    const struct yaml *list = document_need(doc, doc->root, "sections");
    if (!list || !document_list(doc, list, "sections"))
        return policy;
    struct industry_section *sections = ARENA_LIST(doc->arena, struct industry_section, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_section(doc, &list->items[i], &sections[i]);
    policy->sections = sections;
    policy->section_count = list->count;
    return policy;
}
