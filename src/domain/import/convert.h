/* From the cells of one row to the typed value of a field, as a mapping says. */
#pragma once

#include "domain/import/mapping.h"

struct import_row {
    const char *const *cells;
    size_t count, line;
    const char *file_name;
    const char *const *header;
    const struct mapping_value *each; /* the column of this turn, NULL outside `each` */
};

/* What VALUE gives for the row: "" when empty, NULL with an error when a code is unknown. */
const struct error *convert_text(struct arena *arena, const struct mapping_value *value, const struct import_row *row,
                                 const char **text);
bool convert_holds(struct arena *arena, const struct mapping_condition *condition, const struct import_row *row);
bool convert_all_hold(struct arena *arena, const struct mapping_conditions *conditions, const struct import_row *row);
/* TEXT, not empty, into the field of RECORD; no links by look-up. */
const struct error *convert_value(struct session *s, const struct mapping_field *field, const char *text, void *record);
/* The column to show a problem at: from 1, 0 when the value comes from none. */
int convert_column(const struct mapping_value *value, const struct import_row *row);
