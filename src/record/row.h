/* Rows of any entity in SQL, from the entity's table alone. */
#pragma once

#include "record/record.h"

/* All columns' values of a row for INSERT, in the order of row_columns; sealed fields are sealed and indexed here. */
const char *row_columns(struct arena *arena, const struct entity *entity, const char *alias);
size_t row_width(const struct entity *entity);
/* Of a statement that selects home, id, version, recorded_at, recorded_by and then COUNT fields; the others come out absent. */
const struct error *row_take_some(struct session *s, const struct entity *entity, const struct field *const *fields, size_t count,
                                  struct rows *rows, void *row);
const struct error *row_values(struct session *s, const struct entity *entity, const void *row, struct sql_value *values);
const struct error *row_insert(struct session *s, const struct entity *entity, const void *row);
/* Writes what differs from BEFORE, the row as it is stored, so that only the indexes it concerns are touched; everything when that is
 * NULL. */
const struct error *row_replace(struct session *s, const struct entity *entity, const void *before, const void *row);
/* Copies the present row into history, closed at the session's now. */
const struct error *row_to_history(struct session *s, const struct entity *entity, int64_t home, int64_t id);
/* Until the transaction ends nobody else changes the row: what is read of it after this stays true. */
const struct error *row_hold(struct session *s, const struct entity *entity, int64_t home, int64_t id);
const struct error *row_remove(struct session *s, const struct entity *entity, int64_t home, int64_t id);
/* The stored row whoever may see it: for the engine's own before-and-after. NULL *FOUND when it is not there. */
const struct error *row_stored(struct session *s, const struct entity *entity, int64_t home, int64_t id, void *row, bool *found);
/* A past version of the row, from its history. */
const struct error *row_past(struct session *s, const struct entity *entity, int64_t home, int64_t id, int64_t version, void *row, bool *found);
struct record *row_record(const void *row);
/* The form in which identifiers are compared: no spaces, no hyphens, upper case. */
const char *record_index_form(struct arena *arena, const char *text);
const char *seal_place(struct arena *arena, const struct entity *entity, const struct field *field);
/* The form under which a unique value is kept: of sealed fields the blind index, so the clear text stands nowhere. */
const char *row_unique_form(struct session *s, const struct entity *entity, const struct field *field, const char *text);
/* The same edge as it is stored at its other end; its own record is still empty. */
struct relation row_twin(const struct relation *edge);
