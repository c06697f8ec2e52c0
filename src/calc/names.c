#include "calc/names.h"

#include <stdlib.h>
#include <string.h>

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct names names_make(const char **list, size_t count)
{
    struct names names = {list, 0};
    if (count)
        qsort(list, count, sizeof(*list), by_bytes);
    for (size_t i = 0; i < count; i++)
        if (!names.count || strcmp(list[i], list[names.count - 1]))
            list[names.count++] = list[i];
    return names;
}

size_t names_index(const struct names *names, const char *name)
{
    size_t low = 0, high = names->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(names->name[middle], name);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return names->count;
}
