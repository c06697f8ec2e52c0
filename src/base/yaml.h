/* YAML as a tree that remembers line and column of every node, for messages that point at the fault. Anchors and aliases are
 * refused (a small file must stay small), duplicate keys too. libyaml does the scanning; nobody else sees it. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    int line, column; /* from 1 */
    const char *text; /* of a scalar */
    bool quoted;      /* 'yes' and "12" are texts, not a flag and a number */
    size_t count;
    const struct yaml *items; /* list items or map values */
    const struct yaml *keys;  /* of a map */
};

struct yaml_problem {
    int line, column;
    const char *message;
};

/* NULL with *PROBLEM set. An empty document is an empty map. */
const struct yaml *yaml_read(struct arena *arena, const char *text, size_t size, struct yaml_problem *problem);

const struct yaml *yaml_get(const struct yaml *map, const char *key); /* NULL when absent */
const char *yaml_get_text(const struct yaml *map, const char *key);   /* NULL when absent or not a scalar */
bool yaml_get_int(const struct yaml *map, const char *key, int64_t *value);
bool yaml_get_number(const struct yaml *map, const char *key, double *value);
bool yaml_get_bool(const struct yaml *map, const char *key, bool *value); /* true or false, unquoted */
bool yaml_is_null(const struct yaml *node);                                /* absent, empty, ~ or null */
