/* The part of JSON Schema that the OpenAPI document uses: type, enum, const, properties, required,
 * additionalProperties, items, anyOf, $ref into the same document, minimum, maximum, format date and date-time. A
 * keyword it does not know is itself a problem: nothing passes because nobody looked. */
#pragma once

#include "base/json.h"

/* What is wrong with VALUE, naming the place; NULL when it fits. */
const char *schema_problem(struct arena *arena, const struct json *document, const struct json *schema,
                           const struct json *value, const char *place);
