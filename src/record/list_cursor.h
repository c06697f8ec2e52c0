/* Where a page of a list ended: the id of its last row and the wire text of its sort value, "ID.n" for an absent value,
 * "ID.vVALUE". By several fields it is "ID.m" and, for each, ".n" or ".vVALUE" with % and . written as %25 and %2E. */
#pragma once

#include "record/record.h"

struct cursor {
    bool given, absent;
    int64_t home, id;
    const char *value;
    const char *values[LIST_SORTS]; /* one a sort, NULL where absent */
};

const struct error *cursor_read(struct session *s, const struct list_request *request, struct cursor *cursor);
const char *cursor_text(struct session *s, const struct list_request *request, const void *row);
/* The cursor of a list by related records: "o50" goes on behind the first fifty. 0 for other lists. */
const struct error *cursor_offset(struct session *s, const struct list_request *request, int64_t *offset);
