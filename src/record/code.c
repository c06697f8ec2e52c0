/* Code lists from policy/codes/: what the bank's data standard allows. */
#include "base/text.h"
#include "base/yaml.h"
#include "record/policy_files.h"
#include "record/check.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LISTS = 40 };

struct code_lists {
    struct code_list lists[MOST_LISTS];
    size_t count;
};

static int by_code(const void *a, const void *b)
{
    return strcmp(((const struct code *)a)->code, ((const struct code *)b)->code);
}

static const struct code *in_list(const struct code_list *list, const char *code)
{
    struct code key = {.code = code};
    return bsearch(&key, list->codes, list->count, sizeof(key), by_code);
}

/* {parent: X, label: [..]} or just [中文, English]. */
static const struct error *read_code(struct arena *arena, const char *name, const struct yaml *key, const struct yaml *node, struct code *code)
{
    const struct yaml *label = node->kind == YAML_MAP ? yaml_get(node, "label") : node;
    if (!label || label->kind != YAML_LIST || label->count != 2)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = name,
                          .arguments = {arena_format(arena, "line %d: %s needs [中文, English]", key->line, key->text)});
    *code = (struct code){.code = key->text, .parent = yaml_get_text(node, "parent"), .label = {label->items[0].text, label->items[1].text}};
    return NULL;
}

static const struct error *read_list(struct arena *arena, const struct policy_file *file, struct code_list *list)
{
    struct yaml_problem problem;
    const struct yaml *root = yaml_read(arena, (const char *)file->data, file->size, &problem);
    if (!root)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = file->name,
                          .arguments = {arena_format(arena, "line %d column %d: %s", problem.line, problem.column, problem.message)});
    struct code *codes = ARENA_LIST(arena, struct code, root->count);
    for (size_t i = 0; i < root->count; i++)
        TRY(read_code(arena, file->name, &root->keys[i], &root->items[i], &codes[i]));
    qsort(codes, root->count, sizeof(*codes), by_code);
    list->codes = codes;
    list->count = root->count;
    /* A code without a stated parent hangs below the longest code it starts with: 3311 below 33. */
    for (size_t i = 0; i < root->count; i++)
        for (size_t size = strlen(codes[i].code); !codes[i].parent && size-- > 1;) {
            const struct code *found = in_list(list, arena_text_part(arena, codes[i].code, size));
            codes[i].parent = found ? found->code : NULL;
        }
    return NULL;
}

const struct error *codes_load(struct arena *arena, struct code_lists **out)
{
    struct code_lists *lists = ARENA_NEW(arena, struct code_lists);
    for (size_t i = 0; i < policy_files_count; i++) {
        const char *name = policy_files[i].name;
        if (!text_starts(name, "codes/") || !text_ends(name, ".yaml") || lists->count == MOST_LISTS)
            continue;
        struct code_list *list = &lists->lists[lists->count++];
        list->name = arena_text_part(arena, name + 6, strlen(name) - 11);
        TRY(read_list(arena, &policy_files[i], list));
    }
    *out = lists;
    return NULL;
}

const struct code_list *code_list_find(const struct code_lists *lists, const char *name)
{
    for (size_t i = 0; lists && i < lists->count; i++)
        if (!strcmp(lists->lists[i].name, name))
            return &lists->lists[i];
    return NULL;
}

const struct code *code_find(const struct code_lists *lists, const char *list, const char *code)
{
    const struct code_list *found = code_list_find(lists, list);
    return found && code ? in_list(found, code) : NULL;
}

bool code_known(const struct code_lists *lists, const char *list, const char *code)
{
    /* A list that the bank did not ship does not refuse anything. */
    return !code_list_find(lists, list) || code_find(lists, list, code);
}
