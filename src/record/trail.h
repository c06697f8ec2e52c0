/* What a change changed, field by field: for the audit, for the second person, for the history of a record. */
#pragma once

#include "record/record.h"

/* {"field": {"old": ..., "new": ...}} as JSON text; sealed fields masked, so the audit never holds what the table
 * seals. NULL when nothing differs. BEFORE or AFTER may be NULL: a row that was not there. */
const char *record_difference(struct session *s, const struct entity *entity, const void *before, const void *after);
