/* Code lists from policy/codes/: what the bank's data standard allows. Two lists have their home elsewhere and are
 * taken from there: the roles from policy/access/roles.yaml, the items of a statement from quant. */
#include "base/text.h"
#include "base/yaml.h"
#include "quant/statement.h"
#include "record/check.h"
#include "record/policy_files.h"

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

static const struct error *fault(struct arena *arena, const char *name, const struct yaml *key, const char *problem)
{
    return error_make(arena, ERROR_SYSTEM_FILE, .value = name,
                      .arguments = {arena_format(arena, "line %d: %s %s", key->line, key->text, problem)});
}

/* {parent: X, label: [..]} or just [中文, English]. */
static const struct error *read_code(struct arena *arena, const char *name, const struct yaml *key,
                                     const struct yaml *node, struct code *code)
{
    const struct yaml *label = node->kind == YAML_MAP ? yaml_get(node, "label") : node;
    if (!label || label->kind != YAML_LIST || label->count != 2)
        return fault(arena, name, key, "needs [中文, English]");
    *code = (struct code){.code = key->text,
                          .parent = yaml_get_text(node, "parent"),
                          .label = {label->items[0].text, label->items[1].text}};
    return NULL;
}

/* --- parents --------------------------------------------------------------------------------------------------- */

/* `holds: 13-43`: the codes that begin with 13 to 43 hang below this one unless something nearer does. */
static const struct error *check_range(struct arena *arena, const char *name, const struct yaml *key,
                                       const struct yaml *node)
{
    const char *range = node->kind == YAML_MAP ? yaml_get_text(node, "holds") : NULL;
    size_t size = range ? strcspn(range, "-") : 0;
    bool sound = !range || (size && range[size] == '-' && strlen(range) == 2 * size + 1 &&
                            memcmp(range, range + size + 1, size) <= 0);
    return sound ? NULL : fault(arena, name, key, "holds FIRST-LAST, both of one length");
}

static const char *range_parent(const struct yaml *root, const char *code)
{
    for (size_t i = 0; i < root->count; i++) {
        const char *range = root->items[i].kind == YAML_MAP ? yaml_get_text(&root->items[i], "holds") : NULL;
        size_t size = range ? strcspn(range, "-") : 0;
        if (range && strlen(code) >= size && strncmp(code, range, size) >= 0 &&
            strncmp(code, range + size + 1, size) <= 0)
            return root->keys[i].text;
    }
    return NULL;
}

/* 330102 below 330100 below 330000: places are numbered in pairs of digits. */
static const char *rounded_parent(struct arena *arena, const struct code_list *list, const char *code)
{
    char *rounded = arena_text(arena, code);
    for (size_t size = strlen(code); size > 3; size -= 2) {
        rounded[size - 1] = rounded[size - 2] = '0';
        const struct code *found = strcmp(rounded, code) ? in_list(list, rounded) : NULL;
        if (found)
            return found->code;
    }
    return NULL;
}

static const char *prefix_parent(struct arena *arena, const struct code_list *list, const char *code)
{
    for (size_t size = strlen(code); size-- > 1;) {
        const struct code *found = in_list(list, arena_text_part(arena, code, size));
        if (found)
            return found->code;
    }
    return NULL;
}

static void find_parents(struct arena *arena, const struct yaml *root, struct code *codes, const struct code_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct code *code = &codes[i];
        if (!code->parent)
            code->parent = prefix_parent(arena, list, code->code);
        if (!code->parent)
            code->parent = rounded_parent(arena, list, code->code);
        if (!code->parent)
            code->parent = range_parent(root, code->code);
    }
}

/* --- reading --------------------------------------------------------------------------------------------------- */

static const struct error *read_codes(struct arena *arena, const char *name, const struct yaml *root,
                                      struct code_list *list)
{
    struct code *codes = ARENA_LIST(arena, struct code, root->count);
    for (size_t i = 0; i < root->count; i++) {
        TRY(read_code(arena, name, &root->keys[i], &root->items[i], &codes[i]));
        TRY(check_range(arena, name, &root->keys[i], &root->items[i]));
    }
    qsort(codes, root->count, sizeof(*codes), by_code);
    list->codes = codes;
    list->count = root->count;
    find_parents(arena, root, codes, list);
    return NULL;
}

static const struct error *read_file(struct arena *arena, const struct policy_file *file, const struct yaml **root)
{
    struct yaml_problem problem;
    *root = yaml_read(arena, (const char *)file->data, file->size, &problem);
    return *root ? NULL
                 : error_make(arena, ERROR_SYSTEM_FILE, .value = file->name,
                              .arguments = {arena_format(arena, "line %d column %d: %s", problem.line, problem.column,
                                                         problem.message)});
}

static void statement_items(struct arena *arena, struct code_list *list)
{
    struct code *codes = ARENA_LIST(arena, struct code, STATEMENT_ITEM_COUNT);
    for (size_t i = 0; i < STATEMENT_ITEM_COUNT; i++) {
        const struct statement_item_name *item = &statement_item_names[i];
        codes[i] = (struct code){.code = item->code, .label = {item->zh, item->en}};
    }
    qsort(codes, STATEMENT_ITEM_COUNT, sizeof(*codes), by_code);
    *list = (struct code_list){"statement_item", codes, STATEMENT_ITEM_COUNT};
}

const struct error *codes_load(struct arena *arena, struct code_lists **out)
{
    struct code_lists *lists = ARENA_NEW(arena, struct code_lists);
    statement_items(arena, &lists->lists[lists->count++]);
    for (size_t i = 0; i < policy_files_count && lists->count < MOST_LISTS; i++) {
        const struct policy_file *file = &policy_files[i];
        bool roles = !strcmp(file->name, "access/roles.yaml");
        const struct yaml *root;
        if (!roles && (!text_starts(file->name, "codes/") || !text_ends(file->name, ".yaml")))
            continue;
        TRY(read_file(arena, file, &root));
        struct code_list *list = &lists->lists[lists->count++];
        list->name = roles ? "role" : arena_text_part(arena, file->name + 6, strlen(file->name) - 11);
        TRY(read_codes(arena, file->name, roles ? yaml_get(root, "roles") : root, list));
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

/* Counties change every year: one that is not listed is good because its city 330100 is, or its province 110000. */
static bool county_known(const struct code_lists *lists, const char *code)
{
    if (strlen(code) != 6 || strspn(code, "0123456789") != 6 || !strcmp(code + 4, "00"))
        return false;
    for (size_t keep = 4; keep >= 2; keep -= 2) {
        char wider[7] = "000000";
        memcpy(wider, code, keep);
        if (code_find(lists, "region", wider))
            return true;
    }
    return false;
}

bool code_known(const struct code_lists *lists, const char *list, const char *code)
{
    /* A list that the bank did not ship does not refuse anything. */
    return !code_list_find(lists, list) || code_find(lists, list, code) || (!strcmp(list, "region") && county_known(lists, code));
}
