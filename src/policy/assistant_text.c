/* What the assistant says: templates of drafts, and pages of help. */
#include "policy/assistant.h"

#include <string.h>

static const struct yaml no_list = {.kind = YAML_LIST};

static const struct yaml *need_list(struct document *doc, const struct yaml *map, const char *key)
{
    const struct yaml *list = document_need(doc, map, key);
    return list && document_list(doc, list, key) ? list : &no_list;
}

static void read_line(struct document *doc, const struct yaml *node, struct draft_line *line)
{
    static const char *const sources[] = {"points", "changes", "offers", "gaps", "people", "figures", "tasks"};
    struct name_list known = {sources, sizeof(sources) / sizeof(sources[0])};
    *line = (struct draft_line){.most = 6, .line = node->line, .text = {"", ""}};
    if (!document_map(doc, node, "line", "text each most"))
        return;
    line->text = document_label_need(doc, node, "text");
    line->each = document_text(doc, node, "each");
    document_int(doc, node, "most", &line->most);
    if (line->each && !name_listed(known, line->each))
        document_unknown(doc, yaml_get(node, "each"), line->each, known, ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
}

static void read_template(struct document *doc, const struct yaml *node, struct draft_template *draft)
{
    *draft = (struct draft_template){.name = "", .line = node->line};
    if (!document_map(doc, node, "draft", "name label insert say lines"))
        return;
    const char *name = document_name_need(doc, node, "name");
    draft->name = name ? name : "";
    draft->label = document_label_need(doc, node, "label");
    draft->insert = document_text(doc, node, "insert");
    draft->say = document_names(doc, node, "say");
    const struct yaml *list = need_list(doc, node, "lines");
    struct draft_line *lines = ARENA_LIST(doc->arena, struct draft_line, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_line(doc, &list->items[i], &lines[i]);
    draft->lines = lines;
    draft->line_count = list->count;
}

struct draft_templates *draft_templates_load(struct document *doc)
{
    struct draft_templates *drafts = ARENA_NEW(doc->arena, struct draft_templates);
    drafts->doc = doc;
    document_map(doc, doc->root, "assistant_drafts", "kind name label help version drafts");
    const struct yaml *list = need_list(doc, doc->root, "drafts");
    struct draft_template *items = ARENA_LIST(doc->arena, struct draft_template, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_template(doc, &list->items[i], &items[i]);
    drafts->templates = items;
    drafts->count = list->count;
    return drafts;
}

struct help_book *help_book_load(struct document *doc)
{
    struct help_book *book = ARENA_NEW(doc->arena, struct help_book);
    book->doc = doc;
    document_map(doc, doc->root, "help", "kind name label help version topics");
    const struct yaml *list = need_list(doc, doc->root, "topics");
    struct help_topic *topics = ARENA_LIST(doc->arena, struct help_topic, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "topic", "name title text link say"))
            continue;
        const char *name = document_name_need(doc, node, "name");
        topics[book->count++] = (struct help_topic){.name = name ? name : "",
                                                    .title = document_label_need(doc, node, "title"),
                                                    .text = document_label_need(doc, node, "text"),
                                                    .link = document_text(doc, node, "link"),
                                                    .say = document_names(doc, node, "say"),
                                                    .line = node->line};
    }
    book->topics = topics;
    return book;
}
