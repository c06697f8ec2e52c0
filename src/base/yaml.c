#include "base/yaml.h"
#include "base/text.h"

#include <string.h>
#include <yaml.h>

enum { DEEPEST = 64 };

struct reading {
    struct arena *arena;
    yaml_parser_t parser;
    struct yaml_problem *problem;
};

static bool fail(struct reading *r, yaml_mark_t mark, const char *message)
{
    r->problem->line = (int)mark.line + 1;
    r->problem->column = (int)mark.column + 1;
    r->problem->message = arena_text(r->arena, message);
    return false;
}

static bool next_event(struct reading *r, yaml_event_t *event)
{
    if (yaml_parser_parse(&r->parser, event))
        return true;
    return fail(r, r->parser.problem_mark, r->parser.problem ? r->parser.problem : "not YAML");
}

static bool read_node(struct reading *r, yaml_event_t *event, struct yaml *node, int depth);

static bool read_list(struct reading *r, struct yaml *node, int depth)
{
    size_t room = 0;
    struct yaml *items = NULL;
    for (;;) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return false;
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            yaml_event_delete(&event);
            node->items = items;
            return true;
        }
        struct yaml item = {0};
        if (!read_node(r, &event, &item, depth + 1))
            return false;
        ARENA_PUSH(r->arena, items, node->count, room, item);
    }
}

static bool read_map(struct reading *r, struct yaml *node, int depth)
{
    size_t room = 0, key_room = 0, key_count = 0;
    struct yaml *items = NULL, *keys = NULL;
    for (;;) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return false;
        if (event.type == YAML_MAPPING_END_EVENT) {
            yaml_event_delete(&event);
            node->items = items;
            node->keys = keys;
            return true;
        }
        struct yaml key = {0}, value = {0};
        yaml_mark_t mark = event.start_mark;
        if (!read_node(r, &event, &key, depth + 1))
            return false;
        if (key.kind != YAML_TEXT)
            return fail(r, mark, "a key must be a plain word");
        for (size_t i = 0; i < key_count; i++)
            if (!strcmp(keys[i].text, key.text))
                return fail(r, mark, arena_format(r->arena, "the key %s stands twice", key.text));
        if (!next_event(r, &event) || !read_node(r, &event, &value, depth + 1))
            return false;
        ARENA_PUSH(r->arena, keys, key_count, key_room, key);
        ARENA_PUSH(r->arena, items, node->count, room, value);
    }
}

/* Takes over EVENT and deletes it. */
static bool read_node(struct reading *r, yaml_event_t *event, struct yaml *node, int depth)
{
    yaml_mark_t mark = event->start_mark;
    yaml_event_type_t type = event->type;
    const yaml_char_t *anchor = type == YAML_SCALAR_EVENT           ? event->data.scalar.anchor
                                : type == YAML_SEQUENCE_START_EVENT ? event->data.sequence_start.anchor
                                : type == YAML_MAPPING_START_EVENT  ? event->data.mapping_start.anchor
                                                                    : NULL;
    bool named = anchor || type == YAML_ALIAS_EVENT;
    node->line = (int)mark.line + 1;
    node->column = (int)mark.column + 1;
    if (type == YAML_SCALAR_EVENT) {
        node->kind = YAML_TEXT;
        node->text = arena_text_part(r->arena, (const char *)event->data.scalar.value, event->data.scalar.length);
        node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    }
    yaml_event_delete(event);
    if (named)
        return fail(r, mark, "anchors and aliases are not taken");
    if (depth > DEEPEST)
        return fail(r, mark, "nested more than 64 levels deep");
    if (type == YAML_SCALAR_EVENT)
        return true;
    if (type == YAML_SEQUENCE_START_EVENT) {
        node->kind = YAML_LIST;
        return read_list(r, node, depth);
    }
    if (type == YAML_MAPPING_START_EVENT) {
        node->kind = YAML_MAP;
        return read_map(r, node, depth);
    }
    return fail(r, mark, "unexpected end");
}

static bool read_document(struct reading *r, struct yaml *root)
{
    yaml_event_t event;
    for (;;) {
        if (!next_event(r, &event))
            return false;
        yaml_event_type_t type = event.type;
        if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT) {
            yaml_event_delete(&event);
            continue;
        }
        if (type == YAML_STREAM_END_EVENT) {
            yaml_event_delete(&event);
            root->kind = YAML_MAP;
            root->line = root->column = 1;
            return true;
        }
        break;
    }
    if (!read_node(r, &event, root, 0))
        return false;
    for (;;) {
        if (!next_event(r, &event))
            return false;
        yaml_event_type_t type = event.type;
        yaml_mark_t mark = event.start_mark;
        yaml_event_delete(&event);
        if (type == YAML_STREAM_END_EVENT)
            return true;
        if (type == YAML_DOCUMENT_START_EVENT)
            return fail(r, mark, "one document a file");
    }
}

const struct yaml *yaml_read(struct arena *arena, const char *text, size_t size, struct yaml_problem *problem)
{
    struct yaml_problem unused;
    struct reading r = {.arena = arena, .problem = problem ? problem : &unused};
    if (!text_valid_utf8(text, size)) {
        *r.problem = (struct yaml_problem){1, 1, "not UTF-8 text"};
        return NULL;
    }
    if (!yaml_parser_initialize(&r.parser)) {
        *r.problem = (struct yaml_problem){1, 1, "the YAML reader could not start"};
        return NULL;
    }
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text, size);
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    struct yaml *root = ARENA_NEW(arena, struct yaml);
    bool good = read_document(&r, root);
    yaml_parser_delete(&r.parser);
    return good ? root : NULL;
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (!strcmp(map->keys[i].text, key))
            return &map->items[i];
    return NULL;
}

const char *yaml_get_text(const struct yaml *map, const char *key)
{
    const struct yaml *node = yaml_get(map, key);
    return node && node->kind == YAML_TEXT ? node->text : NULL;
}

bool yaml_get_int(const struct yaml *map, const char *key, int64_t *value)
{
    const char *text = yaml_get_text(map, key);
    return text && text_integer(text, value);
}

bool yaml_get_number(const struct yaml *map, const char *key, double *value)
{
    const char *text = yaml_get_text(map, key);
    return text && text_number(text, value);
}

bool yaml_get_bool(const struct yaml *map, const char *key, bool *value)
{
    const struct yaml *node = yaml_get(map, key);
    if (!node || node->kind != YAML_TEXT || node->quoted)
        return false;
    *value = !strcmp(node->text, "true");
    return *value || !strcmp(node->text, "false");
}

bool yaml_is_null(const struct yaml *node)
{
    return !node || (node->kind == YAML_TEXT && !node->quoted &&
                     (!node->text[0] || !strcmp(node->text, "~") || !strcmp(node->text, "null")));
}
