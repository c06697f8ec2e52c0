/* The bank's own fields of a record (policy/fields). A row whose entity has some can be extended: the struct, followed
 * by room in which they stand like any other field, so that whoever walks fields walks them, too. Only extended rows
 * may be asked for an own field. */
#pragma once

#include "record/record.h"

struct own_fields;
/* NULL when ENTITY has none. */
const struct own_fields *own_of(const struct session *s, const struct entity *entity);
/* A field of the model or one of the bank's own. */
const struct field *record_field(const struct session *s, const struct entity *entity, const char *name);
/* All of them: those of the model first. */
size_t record_field_count(const struct session *s, const struct entity *entity);
const struct field *record_field_at(const struct session *s, const struct entity *entity, size_t i);

size_t own_row_size(const struct session *s, const struct entity *entity);
/* Copies ROW to memory with room and reads its own fields; ROW itself when the entity has none. */
void *own_extended(struct session *s, const struct entity *entity, const void *row);
/* What stands in the room goes into the row's `extra`; what other versions of the policy put there stays. */
void own_pack(struct session *s, const struct entity *entity, void *extended);

/* The value in SQL, of the row with the alias t; and a wire text as what it is compared with. */
const char *own_column(struct session *s, const struct field *field);
struct sql_value own_value(struct arena *arena, const struct field *field, const void *extended);
