#include "policy/document.h"

#include "base/text.h"

#include <string.h>

void document_fault(struct document *doc, const struct yaml *node, const struct error *error)
{
    problem_record(doc->problems, doc->file, node ? node->line : 1, node ? node->column : 1, error);
}

/* --- positions ---------------------------------------------------------------------------------------------------- */

static bool blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

struct cursor {
    const char *at, *end;
    int line, column;
};

static void cursor_step(struct cursor *c)
{
    if (c->at >= c->end)
        return;
    if (*c->at == '\n') {
        c->line++;
        c->column = 1;
        c->at++;
        return;
    }
    c->column++;
    c->at++;
    while (c->at < c->end && (*c->at & 0xC0) == 0x80)
        c->at++;
}

static void cursor_blanks(struct cursor *c)
{
    while (c->at < c->end && blank(*c->at))
        cursor_step(c);
}

/* The scalar as YAML read it is walked beside the file's text: blanks match blanks, since folding changes them. */
void document_position(const struct document *doc, const struct yaml *node, size_t offset, int *line, int *column)
{
    struct cursor c = {doc->text, doc->text + doc->size, 1, 1};
    for (const char *end; c.line < node->line && (end = memchr(c.at, '\n', (size_t)(c.end - c.at))); c.line++)
        c.at = end + 1;
    while (c.at < c.end && (c.line < node->line || c.column < node->column))
        cursor_step(&c);
    char style = node->quoted && c.at < c.end ? *c.at : 0;
    if (style == '"' || style == '\'')
        cursor_step(&c);
    if (style == '|' || style == '>') {
        while (c.at < c.end && *c.at != '\n')
            cursor_step(&c);
        cursor_blanks(&c);
    }
    const char *text = node->text, *target = node->text + offset;
    while (text < target && *text) {
        if (blank(*text)) {
            while (blank(*text) && text < target)
                text++;
            cursor_blanks(&c);
            continue;
        }
        bool escaped = (style == '"' && *c.at == '\\') || (style == '\'' && *c.at == '\'');
        if (escaped)
            cursor_step(&c);
        cursor_step(&c);
        text++;
        while ((*text & 0xC0) == 0x80)
            text++;
    }
    *line = c.line;
    *column = c.column;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

bool name_listed(struct name_list names, const char *name)
{
    for (size_t i = 0; i < names.count; i++)
        if (!strcmp(names.names[i], name))
            return true;
    return false;
}

bool name_good(const char *name)
{
    if (*name < 'a' || *name > 'z' || strlen(name) > 64)
        return false;
    return strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

const char *name_join(struct arena *arena, struct name_list names)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < names.count; i++) {
        buffer_text(&out, i ? ", " : "");
        buffer_text(&out, names.names[i]);
    }
    return buffer_end(&out);
}

void document_unknown(struct document *doc, const struct yaml *node, const char *value, struct name_list names,
                      enum error_id near, enum error_id plain, const char *what)
{
    const char *nearest = text_nearest(value, names.names, names.count);
    if (nearest && what)
        document_problem(doc, node, near, .value = value, .arguments = {what, nearest});
    else if (nearest)
        document_problem(doc, node, near, .value = value, .arguments = {nearest});
    else
        document_problem(doc, node, plain, .value = value, .arguments = {what ? what : name_join(doc->arena, names)});
}

static struct name_list words(struct arena *arena, const char *text)
{
    struct name_list list = {0};
    const char **names = NULL;
    size_t room = 0;
    while (*text) {
        size_t size = strcspn(text, " ");
        if (size)
            ARENA_PUSH(arena, names, list.count, room, arena_text_part(arena, text, size));
        text += size + (text[size] == ' ');
    }
    list.names = names;
    return list;
}

/* --- shapes ------------------------------------------------------------------------------------------------------- */

bool document_map(struct document *doc, const struct yaml *node, const char *what, const char *allowed)
{
    if (!node || node->kind != YAML_MAP) {
        document_problem(doc, node, ERROR_POLICY_MAP_EXPECTED, .value = what);
        return false;
    }
    if (!allowed)
        return true;
    struct name_list names = words(doc->arena, allowed);
    for (size_t i = 0; i < node->count; i++)
        if (!name_listed(names, node->keys[i].text))
            document_unknown(doc, &node->keys[i], node->keys[i].text, names, ERROR_POLICY_KEY_NEAR,
                             ERROR_POLICY_KEY_UNKNOWN, NULL);
    return true;
}

bool document_list(struct document *doc, const struct yaml *node, const char *what)
{
    if (node && node->kind == YAML_LIST)
        return true;
    document_problem(doc, node, ERROR_POLICY_LIST_EXPECTED, .value = what);
    return false;
}

const struct yaml *document_need(struct document *doc, const struct yaml *map, const char *key)
{
    const struct yaml *node = yaml_get(map, key);
    if (!node || yaml_is_null(node)) {
        document_problem(doc, node ? node : map, ERROR_POLICY_KEY_MISSING, .value = key);
        return NULL;
    }
    return node;
}

static const char *text_of(struct document *doc, const struct yaml *node, const char *key)
{
    if (node->kind == YAML_TEXT)
        return node->text;
    document_problem(doc, node, ERROR_POLICY_TEXT_EXPECTED, .value = key);
    return NULL;
}

const char *document_text(struct document *doc, const struct yaml *map, const char *key)
{
    const struct yaml *node = yaml_get(map, key);
    return node && !yaml_is_null(node) ? text_of(doc, node, key) : NULL;
}

const char *document_text_need(struct document *doc, const struct yaml *map, const char *key)
{
    const struct yaml *node = document_need(doc, map, key);
    return node ? text_of(doc, node, key) : NULL;
}

const char *document_name_need(struct document *doc, const struct yaml *map, const char *key)
{
    const char *name = document_text_need(doc, map, key);
    if (name && !name_good(name)) {
        document_problem(doc, yaml_get(map, key), ERROR_POLICY_NAME_FORM, .value = name);
        return NULL;
    }
    return name;
}

static bool label_read(const struct yaml *node, struct label *label)
{
    if (node->kind != YAML_LIST || node->count != 2 || node->items[0].kind != YAML_TEXT ||
        node->items[1].kind != YAML_TEXT || !node->items[0].text[0] || !node->items[1].text[0])
        return false;
    *label = (struct label){node->items[0].text, node->items[1].text};
    return true;
}

struct label document_label(struct document *doc, const struct yaml *map, const char *key)
{
    struct label label = {"", ""};
    const struct yaml *node = yaml_get(map, key);
    if (node && !label_read(node, &label))
        document_problem(doc, node, ERROR_POLICY_LABEL_EXPECTED, .value = key);
    return label;
}

struct label document_label_need(struct document *doc, const struct yaml *map, const char *key)
{
    document_need(doc, map, key);
    return document_label(doc, map, key);
}

bool document_int(struct document *doc, const struct yaml *map, const char *key, int64_t *value)
{
    const struct yaml *node = yaml_get(map, key);
    if (!node)
        return false;
    if (node->kind == YAML_TEXT && !node->quoted && text_integer(node->text, value))
        return true;
    document_problem(doc, node, ERROR_POLICY_NUMBER_EXPECTED, .value = key, .arguments = {"0, 1, 2 ..."});
    return false;
}

static bool number_read(struct arena *arena, const char *text, double *value)
{
    size_t size = strlen(text);
    if (!size || text[size - 1] != '%')
        return text_number(text, value);
    if (!text_number(arena_text_part(arena, text, size - 1), value))
        return false;
    *value /= 100;
    return true;
}

bool document_number(struct document *doc, const struct yaml *map, const char *key, double *value)
{
    const struct yaml *node = yaml_get(map, key);
    if (!node)
        return false;
    if (node->kind == YAML_TEXT && !node->quoted && number_read(doc->arena, node->text, value))
        return true;
    document_problem(doc, node, ERROR_POLICY_NUMBER_EXPECTED, .value = key, .arguments = {"0.25 | 25%"});
    return false;
}

bool document_bool(struct document *doc, const struct yaml *map, const char *key, bool *value)
{
    if (!yaml_get(map, key))
        return false;
    if (yaml_get_bool(map, key, value))
        return true;
    document_problem(doc, yaml_get(map, key), ERROR_POLICY_NUMBER_EXPECTED, .value = key,
                     .arguments = {"true | false"});
    return false;
}

bool document_choice(struct document *doc, const struct yaml *map, const char *key, const char *const *names,
                     int *value)
{
    const char *text = document_text(doc, map, key);
    if (!text)
        return false;
    struct name_list list = {names, 0};
    for (; names[list.count]; list.count++)
        if (!strcmp(names[list.count], text)) {
            *value = (int)list.count;
            return true;
        }
    document_unknown(doc, yaml_get(map, key), text, list, ERROR_POLICY_CHOICE_NEAR, ERROR_POLICY_CHOICE_UNKNOWN, NULL);
    return false;
}

struct name_list document_names(struct document *doc, const struct yaml *map, const char *key)
{
    const struct yaml *node = yaml_get(map, key);
    struct name_list list = {0};
    if (!node || yaml_is_null(node))
        return list;
    size_t count = node->kind == YAML_TEXT ? 1 : node->kind == YAML_LIST ? node->count : 0;
    const char **names = ARENA_LIST(doc->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct yaml *item = node->kind == YAML_TEXT ? node : &node->items[i];
        const char *text = text_of(doc, item, key);
        if (text)
            names[list.count++] = text;
    }
    if (node->kind == YAML_MAP)
        document_problem(doc, node, ERROR_POLICY_LIST_EXPECTED, .value = key);
    list.names = names;
    return list;
}

/* --- the head ----------------------------------------------------------------------------------------------------- */

enum { LARGEST_DOCUMENT = 1 << 20 };

bool document_read(struct document *doc)
{
    struct yaml_problem problem = {0};
    if (doc->size > LARGEST_DOCUMENT) {
        document_problem(doc, NULL, ERROR_POLICY_TOO_LARGE, .value = doc->file, .arguments = {"1048576"});
        return false;
    }
    doc->root = yaml_read(doc->arena, doc->text, doc->size, &problem);
    if (!doc->root) {
        problem_add(doc->problems, doc->file, problem.line, problem.column, ERROR_POLICY_YAML,
                    .arguments = {problem.message});
        return false;
    }
    if (!document_map(doc, doc->root, doc->file, NULL))
        return false;
    doc->kind = document_text_need(doc, doc->root, "kind");
    doc->name = document_name_need(doc, doc->root, "name");
    doc->label = document_label_need(doc, doc->root, "label");
    doc->help = document_label(doc, doc->root, "help");
    doc->version = 1;
    document_int(doc, doc->root, "version", &doc->version);
    return doc->kind && doc->name;
}
