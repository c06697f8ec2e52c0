/* Named checks of fields (identifiers, phones, addresses) and the code lists. */
#pragma once

#include "record/session.h"

/* NULL when VALUE passes the check NAME, else what is wrong in the session's language. ROW is the typed struct it
 * stands in. */
const char *check_value(struct session *s, const char *name, const char *value, const void *row);

/* Code lists live in policy/codes/NAME.yaml: {CODE: [中文, English], ...}. A code hangs below the longest other code it
 * starts with, else below the same code with its last pairs of digits zero (330100 below 330000), else below the one
 * that `holds: FIRST-LAST` its beginning; or it states a parent itself. */
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
