/* Many rows at once, for a bank that is built or filled in one go. Every row is validated, sealed, kept unique and
 * findable as if it were written alone; but the search terms and unique values are collected and written in sorted
 * runs, and one audit record stands for a batch. Nobody's access is asked, no second person, no live updates.
 * A unique value that is already taken is reported when the collected ones are written, at the latest by load_end; the
 * rows stay then, so a load that failed is thrown away with its database. */
#pragma once

#include "record/record.h"

struct load;

struct load *load_new(struct bank *bank);
/* RUN adds rows in one transaction. What a row points to must not lie in the memory of load_session, which is given back
 * row by row. WHAT names the batch in the audit. */
const struct error *load_batch(struct load *load, const char *what,
                               const struct error *(*run)(struct load *load, void *context), void *context);
/* Inside RUN. The row says its id (0: a new one), version (0: 1), recorded_at (0: now) and recorded_by. An edge names
 * the id of its twin (none: a new one), which is written along with it. */
const struct error *load_row(struct load *load, const struct entity *entity, void *row);
/* A version that was true until the instant UNTIL: it goes into the history. */
const struct error *load_past(struct load *load, const struct entity *entity, void *row, int64_t until);
struct session *load_session(struct load *load);
int64_t load_count(const struct load *load); /* rows so far */
/* Writes what is still collected, unless FAILED, and frees the load. */
const struct error *load_end(struct load *load, struct arena *arena, bool failed);
