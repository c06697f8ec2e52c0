/* The form of a backup: gzip'd JSON Lines, independent of the engine, checked line by line.
 *
 *   {"steward_backup": 1, "version": "0.1.0", "migration": 3, "at": "..."}
 *   {"table": "customer", "columns": ["home", "id", ...]}        then a list for each row
 *   {"file": "ab/cdef", "size": 1234}                            then texts of hexadecimal digits
 *   {"end": true, "tables": {"customer": {"rows": 10, "sum": "..."}}, "files": {"ab/cdef": "sha256"}}
 *
 * A table's sum is the sum of the SHA-256 of its rows, so it does not depend on their order. Sealed fields stay sealed:
 * the key is no part of a backup. Sign-ins are left out. */
#pragma once

#include "app/command.h"
#include "base/json.h"
#include "store/catalog.h"

#include <zlib.h>

struct tally {
    int64_t rows;
    uint64_t sum[4];
};

struct backup_table {
    struct table table;
    struct tally tally;
};

struct backup_file {
    const char *path, *sha256;
};

struct backup {
    const char *version, *at;
    int64_t migration;
    struct backup_table *tables;
    size_t table_count, table_room;
    struct backup_file *files;
    size_t file_count, file_room;
};

bool backup_leaves_out(const char *table);
/* The row as the line that stands for it. */
void backup_row(struct buffer *out, const struct sql_value *values, size_t count);
void backup_tally(struct tally *tally, const char *line, size_t size);
const char *backup_sum(struct arena *arena, const struct tally *tally);

/* What a reader does with the parts; any may be NULL. */
struct backup_reader {
    const struct error *(*row)(void *context, const struct backup_table *table, const struct json *row);
    const struct error *(*file)(void *context, const char *path, const void *part, size_t size); /* SIZE 0 opens it */
    void *context;
};
/* Reads the whole file and checks every count and sum; BACKUP then tells what it holds. */
const struct error *backup_read(struct arena *arena, const char *path, const struct backup_reader *reader,
                                struct backup *backup);
