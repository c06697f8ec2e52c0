/* Moves what hangs on one customer to another: merging two records of one company, and taking that back. */
#pragma once

#include "record/record.h"

/* All rows of ENTITY at home FROM go to home TO under the same ids, with what the search and the unique identifiers
 * know of them. What they were stays in the history of FROM, closed at the session's now, so a look into the past finds
 * them where they were; append-only rows, which have no history, simply move. TAKEN_AT not NONE moves only rows that
 * had come from TO at that instant. MOVED counts them. The caller has checked who may, and writes the audit. */
const struct error *record_rehome(struct session *s, const struct entity *entity, int64_t from, int64_t to,
                                  int64_t taken_at, int64_t *moved);
/* Brings back the row (HOME, ID) that was removed at REMOVED_AT, as a new version. */
const struct error *record_restore(struct session *s, const struct entity *entity, int64_t home, int64_t id,
                                   int64_t removed_at);
