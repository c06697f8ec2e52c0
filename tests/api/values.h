/* Values that a field takes, made from the entity tables: what a careful client would send. */
#pragma once

#include "api/suite.h"
#include "model/entity.h"

/* The body with which WHO creates a record of ENTITY, or changes it when PATCH. Ids of linked records come from the
 * server itself. */
const char *value_record(struct suite *suite, enum who who, const struct entity *entity, int number, bool patch);
/* The body that an operation's schema asks for. */
const char *value_body(struct suite *suite, enum who who, const struct json *schema);
/* The id of the newest (or oldest) record of that entity that WHO sees; NULL when there is none. */
const char *value_link(struct suite *suite, enum who who, const char *entity, bool oldest);
