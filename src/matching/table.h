/* Reads tables that people hand in: CSV, TSV, semicolon files (plain or gzip), XLSX, and process
 * logs (XES, one row an event), one row at a time. Encoding,
 * line ends, delimiter and header are found out. Delimited files take constant memory, XLSX that of its shared strings.
 *
 * A fault of the file as a whole is an error; what is wrong with single rows is a problem, the row is still given. */
#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    TABLE_COLUMNS = 1024,
    TABLE_CELL_BYTES = 128 * 1024,
    TABLE_ROW_BYTES = 4 * 1024 * 1024,
    TABLE_PROBLEMS = 1000, /* kept; the others are only counted */
};

enum table_header_mode { TABLE_HEADER_FIND, TABLE_HEADER_FIRST, TABLE_HEADER_NONE };

struct table_options {
    const char *sheet;    /* of a workbook; NULL: the first that is not hidden */
    const char *encoding; /* ICU's name; NULL: found out */
    char delimiter;       /* 0: found out */
    enum table_header_mode header;
    size_t unpacked_bytes; /* limit of what gzip or zip may unpack to; 0: 2 GiB */
};

struct table_row {
    size_t number;            /* of the row in the file, from 1: the line of the editor, or Excel's row */
    size_t count;             /* as many as the header has */
    const char *const *cells; /* UTF-8, trimmed, "" when empty; valid until the next call */
};

/* Something wrong with one row. ERROR carries a sentence with the remedy; its arguments hold row and column. */
struct table_problem {
    size_t row, column; /* from 1; column 0 when it is the whole row */
    const struct error *error;
};

struct table_reader;

/* DATA is not copied. The reader lives in ARENA but holds other memory too: close it. */
const struct error *table_open_bytes(struct arena *arena, const void *data, size_t size,
                                     const struct table_options *options, struct table_reader **reader);
const struct error *table_open_file(struct arena *arena, const char *path, const struct table_options *options,
                                    struct table_reader **reader);
void table_close(struct table_reader *reader);

/* Column names; columns without one are called A, B, C as in a spreadsheet, doubles get a number behind. */
size_t table_header(const struct table_reader *reader, const char *const **names);
const char *table_format(const struct table_reader *reader);   /* "csv", "xlsx", "xes" */
const char *table_encoding(const struct table_reader *reader); /* "UTF-8", "GB18030", "UTF-16LE", ... */
char table_delimiter(const struct table_reader *reader);       /* 0 for a workbook */
size_t table_sheets(const struct table_reader *reader, const char *const **names);

/* ROW->cells is NULL at the end. Blank rows are passed over. */
const struct error *table_next(struct table_reader *reader, struct table_row *row);

/* All problems so far; TOTAL may exceed the number kept. */
const struct table_problem *table_problems(const struct table_reader *reader, size_t *kept, size_t *total);
