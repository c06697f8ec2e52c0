/* Passages out of what the bank has written anyway: help, every labelled part of every policy, figures, products, fields, operations and
 * error messages. Each knows where it stands. */
#include "base/text.h"
#include "domain/assistant/assistant.h"
#include "operations.h"

#include <string.h>

enum { DEPTH = 6, TEXT_MOST = 1200 };

struct gathering {
    struct assistant *a;
    struct passage *passages;
    size_t count, room, source_room;
};

static void add(struct gathering *g, struct passage_source source, const char *said, double weight)
{
    struct arena *arena = g->a->arena;
    struct passage passage = {.title = arena_format(arena, "%s %s", source.title.zh ? source.title.zh : "", source.title.en ? source.title.en : ""),
                              .text = arena_format(arena, "%s\n%s", source.text.zh ? source.text.zh : "", source.text.en ? source.text.en : ""),
                              .said = said,
                              .weight = weight};
    ARENA_PUSH(arena, g->a->sources, g->a->source_count, g->source_room, source);
    ARENA_PUSH(arena, g->passages, g->count, g->room, passage);
}

static const char *joined(struct arena *arena, struct name_list names)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < names.count; i++)
        buffer_format(&out, "%s\n", names.names[i]);
    return buffer_end(&out);
}

static void add_help(struct gathering *g)
{
    const struct assistant_policy *p = &g->a->snapshot->assistant;
    for (size_t i = 0; i < p->book_count; i++)
        for (size_t k = 0; k < p->books[i]->count; k++) {
            const struct help_topic *topic = &p->books[i]->topics[k];
            const struct document *doc = p->books[i]->doc;
            add(g,
                (struct passage_source){.kind = "help", .title = topic->title, .text = topic->text, .file = doc->file, .link = topic->link, .version = doc->version,
                                        .line = topic->line},
                joined(g->a->arena, topic->say), 1.25);
        }
}

/* --- policies
 * -------------------------------------------------------------------------------------------------------------- */

static struct label label_of(const struct yaml *map, const char *key)
{
    const struct yaml *label = yaml_get(map, key);
    bool pair = label && label->kind == YAML_LIST && label->count == 2 && label->items[0].kind == YAML_TEXT && label->items[1].kind == YAML_TEXT;
    return pair ? (struct label){label->items[0].text, label->items[1].text} : (struct label){NULL, NULL};
}

/* Keys of policies as a banker says them. */
static const char *key_said(const char *key, bool zh)
{
    static const struct choice keys[] = {{"documents", {"所需文件", "Documents"}},   {"eligibility", {"准入条件", "Who qualifies"}}, {"amount", {"金额", "Amount"}},
                                         {"term_months", {"期限（月）", "Term (months)"}}, {"grace_months", {"宽限期（月）", "Grace (months)"}}, {"repayments", {"还款方式", "Repayment"}},
                                         {"securities", {"担保方式", "Security"}},   {"currencies", {"币种", "Currencies"}},          {"spread_bp", {"加点（基点）", "Spread (bp)"}},
                                         {"clauses", {"合同条款", "Clauses"}},       {"from", {"自", "from"}},                        {"upto", {"至", "up to"}},
                                         {"when", {"条件", "when"}},                 {"weight", {"权重", "weight"}},                  {"pd", {"违约概率", "PD"}},
                                         {"level", {"级别", "level"}},               {"action", {"措施", "action"}},                  {"threshold", {"阈值", "threshold"}},
                                         {"days", {"天数", "days"}},                 {"valid_months", {"有效月数", "valid for months"}}, {"lgd", {"违约损失率", "LGD"}},
                                         {"rule", {"规则", "rule"}},                 {"value", {"值", "value"}},                      {"steps", {"步骤", "Steps"}}};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (!strcmp(keys[i].name, key))
            return zh ? keys[i].label.zh : keys[i].label.en;
    return key;
}

static void put_value(struct buffer *out, const struct yaml *node, int depth, bool zh);

/* A part within a part: its label, then what it says in brackets. */
static void put_inner(struct buffer *out, const struct yaml *map, int depth, bool zh)
{
    static const char *const left[] = {"label", "name", "help", "code", "blocks", "line"};
    struct label label = label_of(map, "label");
    size_t put = 0;
    if (label.zh)
        buffer_text(out, zh ? label.zh : label.en);
    for (size_t i = 0; i < map->count && out->size < TEXT_MOST; i++) {
        if (name_listed((struct name_list){left, sizeof(left) / sizeof(left[0])}, map->keys[i].text) || (map->items[i].kind != YAML_TEXT && !depth))
            continue;
        buffer_format(out, "%s%s ", put++ ? ", " : label.zh ? " (" : "", key_said(map->keys[i].text, zh));
        put_value(out, &map->items[i], depth - 1, zh);
    }
    if (put && label.zh)
        buffer_char(out, ')');
}

static void put_value(struct buffer *out, const struct yaml *node, int depth, bool zh)
{
    if (node->kind == YAML_TEXT)
        buffer_text(out, node->text);
    else if (node->kind == YAML_MAP)
        put_inner(out, node, depth, zh);
    for (size_t i = 0; node->kind == YAML_LIST && i < node->count && out->size < TEXT_MOST; i++) {
        buffer_text(out, i ? (zh ? "、" : "; ") : "");
        put_value(out, &node->items[i], depth, zh);
    }
}

/* What a banker reads of a part. */
static const char *part_text(struct arena *arena, const struct yaml *node, const char *help, bool zh)
{
    static const char *const left[] = {"label", "name", "help", "kind", "version", "examples", "line", "code"};
    struct buffer out = {.arena = arena};
    if (help)
        buffer_text(&out, help);
    for (size_t i = 0; i < node->count && out.size < TEXT_MOST; i++) {
        if (name_listed((struct name_list){left, sizeof(left) / sizeof(left[0])}, node->keys[i].text))
            continue;
        buffer_format(&out, "%s%s%s", out.size ? "\n" : "", key_said(node->keys[i].text, zh), zh ? "：" : ": ");
        put_value(&out, &node->items[i], 2, zh);
    }
    return buffer_end(&out);
}

static void add_part(struct gathering *g, const struct document *doc, const struct yaml *node, struct label above, double weight)
{
    struct arena *arena = g->a->arena;
    struct label title = label_of(node, "label"), help = label_of(node, "help");
    if (!title.zh || node->kind != YAML_MAP)
        return;
    struct label text = {part_text(arena, node, help.zh, true), part_text(arena, node, help.en, false)};
    struct label full = {above.zh ? arena_format(arena, "%s · %s", above.zh, title.zh) : title.zh,
                         above.en ? arena_format(arena, "%s · %s", above.en, title.en) : title.en};
    const char *name = yaml_get_text(node, "name");
    add(g,
        (struct passage_source){.kind = "policy", .title = full, .text = text, .file = doc->file, .link = arena_format(arena, "/policies?file=%s&line=%d", doc->file, node->line),
                                .version = doc->version, .line = node->line},
        name, weight);
}

static void walk(struct gathering *g, const struct document *doc, const struct yaml *node, struct label above, int depth)
{
    if (depth > DEPTH || node->kind == YAML_TEXT)
        return;
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == YAML_MAP && !strcmp(node->keys[i].text, "examples"))
            continue;
        const struct yaml *item = &node->items[i];
        if (item->kind == YAML_MAP)
            add_part(g, doc, item, above, 0.9);
        walk(g, doc, item, above, depth + 1);
    }
}

static void add_policies(struct gathering *g)
{
    static const char *const left[] = {"access", "assistant_words", "assistant_intents", "assistant_drafts", "help", "facts", "calendar"};
    for (size_t i = 0; i < g->a->snapshot->document_count; i++) {
        const struct document *doc = g->a->snapshot->documents[i];
        if (name_listed((struct name_list){left, sizeof(left) / sizeof(left[0])}, doc->kind) || text_starts(doc->file, "mappings/"))
            continue;
        add_part(g, doc, doc->root, (struct label){NULL, NULL}, 1.4);
        walk(g, doc, doc->root, doc->label, 0);
    }
}

static void add_facts(struct gathering *g)
{
    const struct fact_table *facts = g->a->snapshot->facts;
    for (size_t i = 0; facts && i < facts->count; i++) {
        const struct fact *fact = &facts->facts[i];
        const char *how = fact->expression ? expression_source(fact->expression) : NULL;
        struct label text = {arena_format(g->a->arena, "%s%s%s", fact->help.zh ? fact->help.zh : "", how ? "。算式：" : "", how ? how : ""),
                             arena_format(g->a->arena, "%s%s%s", fact->help.en ? fact->help.en : "", how ? ". Formula: " : "", how ? how : "")};
        if ((fact->help.zh && *fact->help.zh) || how)
            add(g,
                (struct passage_source){.kind = "fact", .title = fact->label, .text = text, .file = fact->file, .link = arena_format(g->a->arena, "/policies?file=%s&line=%d", fact->file, fact->line),
                                        .line = fact->line},
                fact->name, 1.05);
    }
}

static void add_program(struct gathering *g)
{
    for (size_t i = 0; i < operation_count; i++)
        if (operations[i].help.zh && *operations[i].help.zh)
            add(g, (struct passage_source){.kind = "operation", .title = operations[i].label, .text = operations[i].help}, NULL, 0.8);
    for (size_t i = 0; i < entity_count; i++)
        for (size_t k = 0; k < entities[i]->field_count; k++) {
            const struct field *field = &entities[i]->fields[k];
            if (!field->help.zh || !*field->help.zh || field->secret)
                continue;
            struct label title = {arena_format(g->a->arena, "%s · %s", entities[i]->label.zh, field->label.zh),
                                  arena_format(g->a->arena, "%s · %s", entities[i]->label.en, field->label.en)};
            add(g, (struct passage_source){.kind = "field", .title = title, .text = field->help}, NULL, 0.8);
        }
}

void assistant_passages(struct assistant *a)
{
    struct gathering g = {.a = a};
    const struct assistant_words *words = a->snapshot->assistant.words;
    const char **stop = NULL;
    size_t count = 0, room = 0;
    add_help(&g);
    add_policies(&g);
    add_facts(&g);
    add_program(&g);
    for (size_t i = 0; words && i < words->word_count; i++)
        for (size_t k = 0; words->words[i].sort == WORD_STOP && k < words->words[i].say.count; k++) {
            struct word_list parts = word_break(a->arena, words->words[i].say.names[k]);
            for (size_t n = 0; n < parts.count; n++)
                ARENA_PUSH(a->arena, stop, count, room, parts.words[n]);
        }
    a->index = passage_index_build(a->arena, g.passages, g.count, (struct word_list){stop, count});
}
