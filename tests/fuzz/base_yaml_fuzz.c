/* Any bytes as YAML: a tree whose every node lies in the text, or a problem that does. */
#include "base/yaml.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void walk(const struct yaml *node, int lines)
{
    if (node->line < 1 || node->line > lines || node->column < 1)
        abort();
    if (node->kind == YAML_TEXT && !node->text)
        abort();
    for (size_t i = 0; node->kind != YAML_TEXT && i < node->count; i++) {
        walk(&node->items[i], lines);
        if (node->kind == YAML_MAP && !yaml_get(node, node->keys[i].text))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct yaml_problem problem = {0};
    int lines = 2;
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n' || data[i] == '\r' || data[i] == 0x85 || data[i] == 0xa8 || data[i] == 0xa9;
    const struct yaml *root = yaml_read(arena, (const char *)data, size, &problem);
    if (!root && !problem.message)
        abort();
    if (root && size)
        walk(root, lines);
    arena_free(arena);
    return 0;
}
