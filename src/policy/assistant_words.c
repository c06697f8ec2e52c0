/* Words of the assistant: each is checked against the model, so that none can name a field that is not there. */
#include "policy/assistant.h"

#include "base/date.h"
#include "policy/fact.h"

#include <string.h>

static const struct yaml no_list = {.kind = YAML_LIST};

static struct name_list entity_names(struct arena *arena)
{
    const char **names = ARENA_LIST(arena, const char *, entity_count + 1);
    for (size_t i = 0; i < entity_count; i++)
        names[i] = entities[i]->name;
    return (struct name_list){names, entity_count};
}

static const struct entity *read_entity(struct document *doc, const struct yaml *node, const char *name)
{
    const struct entity *entity = entity_find(name);
    if (!entity)
        document_unknown(doc, node, name, entity_names(doc->arena), ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    return entity;
}

/* "loan.overdue_days" */
static bool read_path(struct document *doc, const struct yaml *node, const char *text, const struct entity **entity, const struct field **field)
{
    const char *dot = strchr(text, '.');
    *entity = read_entity(doc, node, dot ? arena_text_part(doc->arena, text, (size_t)(dot - text)) : text);
    if (!*entity)
        return false;
    *field = dot ? entity_field(*entity, dot + 1) : NULL;
    if (*field && !(*field)->secret && !(*field)->sensitive)
        return true;
    const char **names = ARENA_LIST(doc->arena, const char *, (*entity)->field_count + 1);
    for (size_t i = 0; i < (*entity)->field_count; i++)
        names[i] = (*entity)->fields[i].name;
    document_unknown(doc, node, dot ? dot + 1 : text, (struct name_list){names, (*entity)->field_count}, ERROR_POLICY_CHOICE_NEAR,
                     ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    return false;
}

static bool operation_good(const char *name)
{
    static const char *const names[] = {"eq", "ne", "lt", "lte", "gt", "gte", "in", "under", "outside", "contains", "starts", "null"};
    return name_listed((struct name_list){names, sizeof(names) / sizeof(names[0])}, name);
}

/* "loan.status.in=live,overdue" */
static bool read_filter(struct document *doc, const struct yaml *node, char *text, struct assistant_filter *filter)
{
    char *equals = strchr(text, '='), *dot = strchr(text, '.');
    char *second = dot ? strchr(dot + 1, '.') : NULL;
    if (!equals || !dot || (second && second > equals))
        second = NULL;
    filter->operation = second ? arena_text_part(doc->arena, second + 1, (size_t)(equals - second - 1)) : "eq";
    filter->value = equals ? equals + 1 : "";
    if (!equals || !dot || !operation_good(filter->operation)) {
        document_problem(doc, node, ERROR_POLICY_CHOICE_UNKNOWN, .value = text, .arguments = {"record.field.in=value"});
        return false;
    }
    const char *path = arena_text_part(doc->arena, text, (size_t)((second ? second : equals) - text));
    return read_path(doc, node, path, &filter->entity, &filter->field);
}

static const struct assistant_filter *read_filters(struct document *doc, const struct yaml *map, const char *key, size_t *found)
{
    const char *text = document_text(doc, map, key);
    struct assistant_filter *filters = NULL;
    size_t count = 0, room = 0;
    for (const char *at = text ? text : ""; *at;) {
        struct assistant_filter filter;
        size_t size = strcspn(at, "&");
        if (read_filter(doc, yaml_get(map, key), arena_text_part(doc->arena, at, size), &filter))
            ARENA_PUSH(doc->arena, filters, count, room, filter);
        at += size + (at[size] == '&');
    }
    *found = count;
    return filters;
}

static const char *const topics[] = {"rating",  "debt",      "next_due",  "overdue",    "warnings", "covenants", "last_contact", "people",
                                     "manager", "limits",    "group",     "products",   "applications", "projects", "collateral", "deposits",
                                     "changes", "statement", "tier",      "tasks",      "summary",      "guarantees"};

static void read_word(struct document *doc, const struct yaml *node, const struct fact_table *facts, struct assistant_word *word)
{
    const char *text;
    *word = (struct assistant_word){.line = node->line, .sort = WORD_STOP};
    if (!document_map(doc, node, "word", "say entity field event filter with alone topic fact stop"))
        return;
    word->say = document_names(doc, node, "say");
    word->filters = read_filters(doc, node, "with", &word->filter_count);
    word->alone = read_filters(doc, node, "alone", &word->alone_count);
    bool event = false;
    document_bool(doc, node, "event", &event);
    if ((text = document_text(doc, node, "entity"))) {
        word->sort = WORD_ENTITY;
        word->entity = read_entity(doc, yaml_get(node, "entity"), text);
    } else if ((text = document_text(doc, node, "field"))) {
        word->sort = event ? WORD_EVENT : WORD_FIELD;
        if (!read_path(doc, yaml_get(node, "field"), text, &word->entity, &word->field))
            word->sort = WORD_STOP;
    } else if (document_text(doc, node, "filter")) {
        word->sort = WORD_FILTER;
        word->filters = read_filters(doc, node, "filter", &word->filter_count);
        word->entity = word->filter_count ? word->filters[0].entity : NULL;
    } else if ((word->name = document_text(doc, node, "topic"))) {
        struct name_list known = {topics, sizeof(topics) / sizeof(topics[0])};
        word->sort = WORD_TOPIC;
        if (!name_listed(known, word->name))
            document_unknown(doc, yaml_get(node, "topic"), word->name, known, ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    } else if ((word->name = document_text(doc, node, "fact"))) {
        word->sort = WORD_FACT;
        if (facts && !fact_find(facts, word->name))
            document_unknown(doc, yaml_get(node, "fact"), word->name, (struct name_list){facts->names, facts->count}, ERROR_POLICY_FACT_NEAR,
                             ERROR_POLICY_FACT_UNKNOWN, NULL);
    }
}

static const struct yaml *list_of(struct document *doc, const char *key)
{
    const struct yaml *list = yaml_get(doc->root, key);
    return list && document_list(doc, list, key) ? list : &no_list;
}

static void read_orders(struct document *doc, struct assistant_words *words)
{
    const struct yaml *list = list_of(doc, "orders");
    struct assistant_order *orders = ARENA_LIST(doc->arena, struct assistant_order, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        struct assistant_order order = {0};
        int rising = 0;
        static const char *const ways[] = {"falling", "rising", NULL};
        const char *path = document_map(doc, &list->items[i], "order", "field order") ? document_text_need(doc, &list->items[i], "field") : NULL;
        if (!path || !read_path(doc, &list->items[i], path, &order.entity, &order.field))
            continue;
        document_choice(doc, &list->items[i], "order", ways, &rising);
        order.rising = rising == 1;
        orders[words->order_count++] = order;
    }
    words->orders = orders;
}

static void read_usual(struct document *doc, struct assistant_words *words)
{
    const struct yaml *list = list_of(doc, "usual");
    struct assistant_usual *usual = ARENA_LIST(doc->arena, struct assistant_usual, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "usual", "entity money date"))
            continue;
        const char *name = document_text_need(doc, node, "entity"), *money = document_text(doc, node, "money"),
                   *date = document_text(doc, node, "date");
        struct assistant_usual one = {.entity = name ? read_entity(doc, node, name) : NULL};
        const struct entity *entity;
        bool good = one.entity;
        if (good && money)
            good &= read_path(doc, node, arena_format(doc->arena, "%s.%s", name, money), &entity, &one.money);
        if (good && date)
            good &= read_path(doc, node, arena_format(doc->arena, "%s.%s", name, date), &entity, &one.date);
        if (good)
            usual[words->usual_count++] = one;
    }
    words->usual = usual;
}

static const struct assistant_example *read_examples(struct document *doc, size_t *count)
{
    const struct yaml *list = list_of(doc, "examples");
    struct assistant_example *examples = ARENA_LIST(doc->arena, struct assistant_example, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml *node = &list->items[i];
        if (!document_map(doc, node, "example", "ask expect today"))
            continue;
        struct assistant_example example = {.line = node->line, .today = NONE};
        example.ask = document_text_need(doc, node, "ask");
        example.want = document_text_need(doc, node, "expect");
        const char *today = document_text(doc, node, "today");
        if (today)
            date_parse(today, &example.today);
        if (example.ask && example.want)
            examples[(*count)++] = example;
    }
    return examples;
}

struct assistant_words *assistant_words_load(struct document *doc, const struct fact_table *facts)
{
    struct assistant_words *words = ARENA_NEW(doc->arena, struct assistant_words);
    words->doc = doc;
    document_map(doc, doc->root, "assistant_words", "kind name label help version words orders usual examples");
    const struct yaml *list = list_of(doc, "words");
    struct assistant_word *items = ARENA_LIST(doc->arena, struct assistant_word, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        read_word(doc, &list->items[i], facts, &items[i]);
    words->words = items;
    words->word_count = list->count;
    read_orders(doc, words);
    read_usual(doc, words);
    words->examples = read_examples(doc, &words->example_count);
    return words;
}

struct assistant_intents *assistant_intents_load(struct document *doc)
{
    struct assistant_intents *intents = ARENA_NEW(doc->arena, struct assistant_intents);
    *intents = (struct assistant_intents){.doc = doc, .threshold = 0.5, .held_out = 0.2, .least_accuracy = 0.8};
    document_map(doc, doc->root, "assistant_intents", "kind name label help version threshold held_out least_accuracy intents examples");
    document_number(doc, doc->root, "threshold", &intents->threshold);
    document_number(doc, doc->root, "held_out", &intents->held_out);
    document_number(doc, doc->root, "least_accuracy", &intents->least_accuracy);
    const struct yaml *list = list_of(doc, "intents");
    struct assistant_intent *items = ARENA_LIST(doc->arena, struct assistant_intent, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        if (!document_map(doc, &list->items[i], "intent", "name label phrases"))
            continue;
        struct assistant_intent *intent = &items[intents->count];
        const char *name = document_name_need(doc, &list->items[i], "name");
        *intent = (struct assistant_intent){.name = name ? name : "",
                                            .label = document_label_need(doc, &list->items[i], "label"),
                                            .phrases = document_names(doc, &list->items[i], "phrases"),
                                            .line = list->items[i].line};
        if (intent->phrases.count < 5)
            document_problem(doc, &list->items[i], ERROR_POLICY_KEY_MISSING, .value = "phrases", .arguments = {"intent"});
        intents->count++;
    }
    intents->intents = items;
    intents->examples = read_examples(doc, &intents->example_count);
    return intents;
}
