/* Inside of the table readers: what the delimited and the workbook reader share. */
#pragma once

#include "base/buffer.h"
#include "matching/table.h"

#include <stdint.h>
#include <stdio.h>

/* Raw bytes from memory or a file, gunzipped on the way. */
struct byte_source;
const struct error *byte_source_open(struct arena *arena, const void *data, size_t size, FILE *file, size_t limit,
                                     struct byte_source **source);
/* Up to SIZE bytes; *GOT 0 at the end. */
const struct error *byte_source_read(struct byte_source *source, void *to, size_t size, size_t *got);
void byte_source_close(struct byte_source *source);

/* The encoding of a sample that is not ASCII throughout: an ICU name. WHOLE says that the sample is all there is. */
const char *encoding_of(const unsigned char *sample, size_t size, bool whole);

/* UTF-8 text out of a byte source. */
struct text_source;
const struct error *text_source_open(struct arena *arena, struct byte_source *bytes, const char *encoding,
                                     struct text_source **source);
const struct error *text_source_read(struct text_source *source, char *to, size_t size, size_t *got);
const char *text_source_encoding(const struct text_source *source);
void text_source_close(struct text_source *source);

/* A row as the file has it, before the header gives it its shape. */
struct raw_row {
    size_t number, count;
    const char **cells; /* in the arena given */
};

struct raw_reader {
    const struct error *(*next)(struct raw_reader *reader, struct arena *arena,
                                struct raw_row *row); /* cells NULL at the end */
    void (*close)(struct raw_reader *reader);
    const char *(*encoding)(const struct raw_reader *reader);
    struct table_reader *owner;
    const char *format;
    char delimiter;
    const char **sheets;
    size_t sheet_count;
};

const struct error *delimited_open(struct arena *arena, struct byte_source *bytes, const struct table_options *options,
                                   struct raw_reader **reader);
const struct error *workbook_open(struct arena *arena, const void *data, size_t size, const char *path,
                                  const struct table_options *options, struct raw_reader **reader);

/* A process log (XES), read twice from its beginning. */
struct log_input {
    const void *data;
    size_t size;
    FILE *file; /* NULL: DATA */
    size_t limit;
};
const struct error *log_recognise(struct arena *arena, const struct log_input *input, bool *is_log);
/* *READER is set on an error, too, and is to be closed. */
const struct error *log_open(struct arena *arena, const struct log_input *input, struct raw_reader **reader);

/* Notes a problem of a row; TEXT may be NULL. */
void table_note(struct table_reader *reader, enum error_id id, size_t row, size_t column, const char *text);
const struct error *table_error(struct arena *arena, enum error_id id, size_t row, size_t column, const char *text);
