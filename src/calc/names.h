/* The distinct names of a line's input, numbered in byte order, so that what is computed by number comes out sorted by
 * name. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

struct names {
    const char **name;
    size_t count;
};
/* Sorts LIST in place and keeps each name once. */
struct names names_make(const char **list, size_t count);
size_t names_index(const struct names *names, const char *name); /* names->count when it is not among them */
