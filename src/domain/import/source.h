/* The file of an import: kept outside the database, named by its hash, read row by row with the columns of joined files
 * standing behind its own. */
#pragma once

#include "domain/import/mapping.h"
#include "matching/table.h"

struct source_options {
    const char *path, *file_name; /* where the bytes lie; what the person called it */
    struct table_options table;
    int64_t person; /* whose other files may be joined; 0: those in the folder of PATH */
};

struct source {
    struct arena *arena;
    struct table_reader *reader;
    const char *file_name;
    const char *const *header;
    size_t column_count;
    struct mapping *mapping; /* NULL: plain */
    const char **cells;
};

/* Keeps CONTENT under its hash: the path and the hash. */
const struct error *source_keep(struct bank *bank, struct arena *arena, const char *folder, const void *content,
                                size_t size, const char **path, const char **sha256);
const char *source_path(struct bank *bank, struct arena *arena, const char *folder, const char *sha256);

const struct error *source_open(struct session *s, const struct source_options *options, struct mapping *mapping,
                                struct source *source);
/* ROW->cells is NULL at the end. */
const struct error *source_next(struct source *source, struct table_row *row);
void source_close(struct source *source);
