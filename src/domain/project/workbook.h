/* The whole model as a spreadsheet with live formulas, and its assumptions back from one. */
#pragma once

#include "domain/project/project.h"

/* Sheets: Assumptions (path, name, value, source), Numbers (one a row, formulas live), Model (one line a row, one
 * period a column, formulas live). Cells hold the solved values, too; BLANK leaves zeros instead, so that what is seen
 * was recomputed. */
const struct error *project_workbook_write(struct arena *arena, const struct project_case *made, const char *path,
                                           bool blank);
/* The assumptions of a workbook that project_workbook_write made and a person changed. */
const struct error *project_workbook_read(struct arena *arena, const void *data, size_t size,
                                          const struct json **content);
