/* Named checks of fields (identifiers, phones, addresses) and the code lists. */
#pragma once

#include "record/session.h"

/* NULL when VALUE passes the check NAME, else what is wrong in the session's language. ROW is the typed struct it stands in. */
const char *check_value(struct session *s, const char *name, const char *value, const void *row);

/* Code lists live in policy/codes/NAME.yaml: {code: [中文, English], ...}; a code's parent is the longest other code it starts with, or
 * stands before the dot. */
struct code {
    const char *code, *parent;
    struct label label;
};
struct code_list {
    const char *name;
    const struct code *codes;
    size_t count;
};
const struct error *codes_load(struct arena *arena, struct code_lists **lists);
const struct code_list *code_list_find(const struct code_lists *lists, const char *name);
const struct code *code_find(const struct code_lists *lists, const char *list, const char *code);
bool code_known(const struct code_lists *lists, const char *list, const char *code);
