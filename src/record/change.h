/* Maker-checker (双人复核): any field or action the policy names waits for a second person. */
#pragma once

#include "record/record.h"

/* Whether the policy holds ACTION (create, update, delete or a verb) on the row for a second person. BEFORE is NULL on create; for an
 * update only the fields that differ count. RULE names the policy row. */
bool change_needs_checker(struct session *s, const struct entity *entity, const char *action, const void *before, const void *after,
                          const char **rule);
/* Whether the policy holds a named operation ("policy.activate") for a second person. */
bool change_operation_needs_checker(struct session *s, const char *operation, const char **rule);
/* Stores the change as waiting; CONTENT is the body that will be run again when approved. */
const struct error *change_hold(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version, const char *action,
                                const void *row, const char *content, const char *rule, int64_t *pending);
/* The same for an operation: REQUEST is what will be run again by bank->run_operation. */
const struct error *change_hold_operation(struct session *s, const char *operation, const struct label *label, const char *request,
                                          int64_t customer, const char *rule, int64_t *pending);
/* A second person decides. Approved: the change is made in the maker's name with both names in the audit. */
const struct error *change_decide(struct session *s, int64_t pending, bool approve, const char *decision);
/* Nobody changes a record while a change to it waits. */
const struct error *change_none_waiting(struct session *s, int64_t home, int64_t id);
