/* Fields that the bank adds to an entity of the model (the files in policy/fields). They are described like the model's
 * own and pass through the same validation, lists, forms, masks, audit and imports; their values stand together in the
 * entity's `extra` column. */
#pragma once

#include "policy/document.h"

struct own_fields {
    const struct document *doc;
    const struct entity *entity;
    const struct field *fields; /* offsets count from the start of a row that is followed by room for them */
    size_t count, size;         /* SIZE is that room */
};

/* Names begin with x_, so that no later field of the product takes one. */
struct own_fields *own_load(struct document *doc);
/* Whether a value, as on the wire, fits the description: type, choices, bounds, length. */
bool own_fits(const struct field *field, const char *value);
