/* What a list reads of a row, in one statement: the fields asked for, what those rest on, and the names behind links.
 */
#pragma once

#include "record/record.h"

struct list_columns {
    const char *text; /* of the row with the alias t */
    const struct field **fields, **links;
    size_t field_count, link_count;
};

/* TITLES: with the name behind each link that this reader may see. */
struct list_columns list_columns(struct session *s, const struct list_request *request, bool titles);
/* The names behind links are told to the session (memo.h), which is asked for them when the row is written. */
const struct error *list_columns_take(struct session *s, const struct entity *entity,
                                      const struct list_columns *columns, struct rows *rows, void *row);
