/* Lists out of the bank, as a workbook or CSV: a job with the rights and the masks of the person who asked, audited
 * with the number of rows; who took it and when stands in the file. */
#pragma once

#include "domain/job/job.h"

const struct error *export_job(struct job *job, struct arena *arena);

/* Where the rows go. */
struct export_sink;
const struct error *export_sink_open(struct arena *arena, const char *path, bool workbook, struct export_sink **sink);
void export_cell_text(struct export_sink *sink, const char *text); /* NULL: empty */
void export_cell_number(struct export_sink *sink, double number, int decimals);
void export_row_end(struct export_sink *sink);
void export_note(struct export_sink *sink, const char *label,
                 const char *text); /* a line of the sheet that says who and when */
int64_t export_rows(const struct export_sink *sink);
const struct error *export_sink_close(struct export_sink *sink);
/* The bytes of a file that was written to be handed out; the file is removed. */
const struct error *export_take(struct session *s, const char *path, struct buffer *out);
