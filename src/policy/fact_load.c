/* Reads policy/facts. Every fact is declared before any expression is compiled, so the order of files does not matter.
 */
#include "policy/expression.h"
#include "policy/fact.h"
#include "policy/vocabulary.h"

#include <string.h>

struct loading {
    struct arena *arena;
    struct problems *problems;
    const struct policy_vocabulary *vocabulary;
    struct fact_table *table;
    struct document **docs;    /* one a fact */
    const struct yaml **nodes; /* one a fact */
    size_t room, doc_room, node_room, doc_count, node_count;
};

static const char *const better_names[] = {"neither", "higher", "lower", NULL};
static const char *const order_names[] = {"none", "rising", "falling", NULL};

/* choices: {micro: [微型, Micro], ...}, or [AAA, AA, ...] where the name says it all. */
static void read_choices(struct document *doc, const struct yaml *node, struct fact *fact)
{
    const struct yaml *list = yaml_get(node, "choices");
    if (!list || list->kind == YAML_TEXT || !list->count) {
        document_problem(doc, list ? list : node, ERROR_POLICY_KEY_MISSING, .value = "choices");
        return;
    }
    struct choice *choices = ARENA_LIST(doc->arena, struct choice, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const char *name = list->kind == YAML_MAP ? list->keys[i].text : list->items[i].text;
        choices[i].name = name ? name : "";
        choices[i].label = (struct label){choices[i].name, choices[i].name};
        if (list->kind == YAML_MAP)
            choices[i].label = document_label(doc, list, name);
    }
    fact->choices = choices;
    fact->choice_count = list->count;
}

static void check_source(struct document *doc, const struct yaml *map, const char *key, struct name_list known)
{
    const char *name = yaml_get_text(map, key);
    if (name && known.count && !name_listed(known, name))
        document_unknown(doc, yaml_get(map, key), name, known, ERROR_POLICY_SOURCE_NEAR, ERROR_POLICY_SOURCE_UNKNOWN,
                         NULL);
}

static void read_source(struct loading *l, struct document *doc, const struct yaml *node, struct fact *fact)
{
    static const char *const keys[] = {"query", "function", "expression"};
    int given = 0;
    for (int i = 0; i < 3; i++)
        if (yaml_get(node, keys[i])) {
            given++;
            fact->source = (enum fact_source)i;
            fact->source_name = document_text(doc, node, keys[i]);
        }
    if (given != 1)
        document_problem(doc, node, ERROR_POLICY_FACT_SOURCE, .value = fact->name);
    fact->column = document_text(doc, node, "column");
    if (!fact->column)
        fact->column = fact->name;
    if (l->vocabulary) {
        check_source(doc, node, "query", l->vocabulary->queries);
        check_source(doc, node, "function", l->vocabulary->functions);
    }
}

static void read_type(struct document *doc, const struct yaml *node, struct fact *fact)
{
    int type = VALUE_NUMBER, unit = UNIT_NONE, order = ORDER_NONE, better = BETTER_NEITHER;
    if (document_need(doc, node, "type"))
        document_choice(doc, node, "type", value_type_names, &type);
    document_choice(doc, node, "unit", value_unit_names, &unit);
    document_choice(doc, node, "order", order_names, &order);
    document_choice(doc, node, "better", better_names, &better);
    fact->type = (enum value_type)type;
    fact->unit = (enum value_unit)unit;
    fact->order = (enum fact_order)order;
    fact->better = (enum fact_better)better;
    if (fact->type == VALUE_ENUM)
        read_choices(doc, node, fact);
}

static const struct fact *fact_named(const struct loading *l, const char *name)
{
    for (size_t i = 0; i < l->table->count; i++)
        if (!strcmp(l->table->facts[i].name, name))
            return &l->table->facts[i];
    return NULL;
}

static void read_fact(struct loading *l, struct document *doc, const struct yaml *node)
{
    if (!document_map(
            doc, node, "fact",
            "name label help type unit subject group query function expression column choices order better decimals"))
        return;
    struct fact fact = {.name = document_name_need(doc, node, "name"), .file = doc->file, .line = node->line};
    if (!fact.name)
        return;
    const struct fact *taken = fact_named(l, fact.name);
    if (taken) {
        document_problem(doc, yaml_get(node, "name"), ERROR_POLICY_NAME_TAKEN, .value = fact.name,
                         .arguments = {taken->file, arena_format(doc->arena, "%d", taken->line)});
        return;
    }
    int subject = 0;
    fact.label = document_label_need(doc, node, "label");
    fact.help = document_label(doc, node, "help");
    read_type(doc, node, &fact);
    const struct yaml *from = yaml_get(node, "subject") ? node : doc->root;
    document_choice(doc, from, "subject", fact_subject_names, &subject);
    fact.subject = (enum fact_subject)(1 << subject);
    fact.group = document_text(doc, node, "group");
    if (!fact.group)
        fact.group = document_text(doc, doc->root, "group");
    fact.decimals = fact.unit == UNIT_COUNT || fact.unit == UNIT_DAYS || fact.unit == UNIT_MONTHS ? 0 : 2;
    document_int(doc, node, "decimals", &fact.decimals);
    read_source(l, doc, node, &fact);
    fact.index = (int)l->table->count;
    ARENA_PUSH(l->arena, l->table->facts, l->table->count, l->room, fact);
    ARENA_PUSH(l->arena, l->docs, l->doc_count, l->doc_room, doc);
    ARENA_PUSH(l->arena, l->nodes, l->node_count, l->node_room, node);
}

static void index_names(struct loading *l)
{
    struct fact_table *table = l->table;
    int *by_name = ARENA_LIST(l->arena, int, table->count + 1);
    table->names = ARENA_LIST(l->arena, const char *, table->count + 1);
    for (size_t i = 0; i < table->count; i++) {
        size_t at = i;
        while (at > 0 && strcmp(table->facts[by_name[at - 1]].name, table->facts[i].name) > 0) {
            by_name[at] = by_name[at - 1];
            at--;
        }
        by_name[at] = (int)i;
        table->names[i] = table->facts[i].name;
    }
    table->by_name = by_name;
}

/* --- expressions among facts
 * --------------------------------------------------------------------------------------------- */

static void compile_facts(struct loading *l)
{
    for (size_t i = 0; i < l->table->count; i++) {
        struct fact *fact = &l->table->facts[i];
        if (fact->source != FACT_EXPRESSION)
            continue;
        const struct fact *domain = fact->type == VALUE_ENUM ? fact : NULL;
        struct shape want = {fact->type, fact->unit, domain};
        fact->expression = expression_under(l->docs[i], l->nodes[i], "expression", l->table, fact->subject, want);
    }
}

enum { LONGEST_CHAIN = 16 };

/* Depth-first over what facts read. MARKS: 0 unseen, 1 on the way, 2 good. TRAIL names the way for the message. */
static bool visit(struct loading *l, int index, unsigned char *marks, const int *trail, int depth)
{
    const struct fact *fact = &l->table->facts[index];
    if (marks[index] == 2 || !fact->expression)
        return true;
    if (marks[index] == 1 || depth >= LONGEST_CHAIN) {
        struct buffer way = {.arena = l->arena};
        for (int i = 0; i < depth; i++)
            buffer_format(&way, "%s → ", l->table->names[trail[i]]);
        buffer_text(&way, fact->name);
        document_problem(l->docs[index], yaml_get(l->nodes[index], "expression"), ERROR_POLICY_FACT_CYCLE,
                         .value = fact->name, .arguments = {buffer_end(&way)});
        return false;
    }
    marks[index] = 1;
    int longer[LONGEST_CHAIN + 1];
    memcpy(longer, trail, sizeof(*trail) * (size_t)depth);
    longer[depth] = index;
    size_t count;
    const int *facts = expression_facts(fact->expression, &count);
    bool good = true;
    for (size_t i = 0; i < count && good; i++)
        good = visit(l, facts[i], marks, longer, depth + 1);
    marks[index] = 2;
    return good;
}

/* A cycle is cut where it was found, so that a faulty policy can still be examined without running in circles. */
static void check_cycles(struct loading *l)
{
    unsigned char *marks = ARENA_LIST(l->arena, unsigned char, l->table->count + 1);
    int none[1] = {0};
    for (size_t i = 0; i < l->table->count; i++)
        if (!visit(l, (int)i, marks, none, 0))
            l->table->facts[i].expression = NULL;
}

struct fact_table *facts_load(struct document *const *docs, size_t count, const struct policy_vocabulary *vocabulary,
                              struct arena *arena, struct problems *problems)
{
    struct loading l = {.arena = arena, .problems = problems, .vocabulary = vocabulary};
    l.table = ARENA_NEW(arena, struct fact_table);
    for (size_t i = 0; i < count; i++) {
        document_map(docs[i], docs[i]->root, "facts", "kind name label help version subject group facts examples");
        const struct yaml *list = document_need(docs[i], docs[i]->root, "facts");
        if (!list || !document_list(docs[i], list, "facts"))
            continue;
        for (size_t j = 0; j < list->count; j++)
            read_fact(&l, docs[i], &list->items[j]);
    }
    index_names(&l);
    compile_facts(&l);
    check_cycles(&l);
    return l.table;
}
