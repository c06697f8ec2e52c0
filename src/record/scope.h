/* Who sees and changes what. Roles come from policy/access; here they become conditions inside every query. */
#pragma once

#include "policy/access.h"
#include "record/session.h"

/* Set of REACH_ bits of the session's role for an entity and an action. */
unsigned scope_reach(const struct session *s, const struct entity *entity, enum access_action action);
bool scope_permits(const struct session *s, const char *permission);
const struct error *scope_require(const struct session *s, const char *permission);
bool scope_masks(const struct session *s, const struct entity *entity, const struct field *field);

/* Sets s->viewer so that @ENTITY means the rows this session may read. */
void scope_viewer(struct session *s);
/* The same rows, but the condition leads the engine to no index: for a caller who sees many rows and wants them in an order. */
struct viewer scope_walking(const struct session *s);
/* The same rows, but the condition leads the engine to them: for a caller who sees few rows and wants them all. */
struct viewer scope_seeking(const struct session *s);
/* SQL text that gives home and id of the records the session may read, circle by circle: a record of two circles twice. It can stand
 * before a LIMIT at little cost; what is shown is read by @ENTITY. */
const char *scope_keys(const struct session *s, const struct entity *entity);
/* The row (HOME, ID) is there and within reach of ACTION; record.missing when not even readable, access.forbidden otherwise. */
const struct error *scope_row(struct session *s, const struct entity *entity, enum access_action action, int64_t home, int64_t id);
/* A new row may be put where it wants to go. */
const struct error *scope_new_row(struct session *s, const struct entity *entity, const void *row);

/* A changed row may go where it now says it belongs. */
const struct error *scope_moved_row(struct session *s, const struct entity *entity, const void *before, const void *after);

/* Why PERSON can or cannot see a row: reasons in both languages, written as a JSON list of {zh, en}. */
struct json_writer;
const struct error *scope_explain(struct session *s, int64_t person, const struct entity *entity, int64_t home, int64_t id, bool *allowed,
                                  struct json_writer *reasons);
