/* The file of an import: kept outside the database, named by its hash, read row by row with the columns of joined files
 * standing behind its own. */
#pragma once

#include "domain/import/mapping.h"
#include "matching/table.h"

struct source_options {
    const char *path;      /* a file that lies outside the bank; NULL: the kept one named SHA256 */
    const char *sha256;
    const char *file_name; /* what the person called it */
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

/* What people hand in is kept outside the database, sealed with the vault's key. A file is called by the hash of its content; the name
 * under which it lies is a keyed hash of that, so that neither tells what is inside. */
const struct error *source_keep(struct bank *bank, struct arena *arena, const char *folder, const void *content,
                                size_t size, const char **path, const char **sha256);
const char *source_path(struct bank *bank, struct arena *arena, const char *folder, const char *sha256);
/* NULL *DATA: no such file. Files kept before files were sealed are read, too. */
const struct error *source_read(struct bank *bank, struct arena *arena, const char *folder, const char *sha256,
                                const unsigned char **data, size_t *size);
/* The kept file of an import as a table. */
const struct error *source_table(struct bank *bank, struct arena *arena, const char *sha256, const struct table_options *options,
                                 struct table_reader **reader);
/* A file that was just written at PATH, sealed in its place; and read again. NAME ("export/ID") is what binds it. */
const struct error *source_seal(struct bank *bank, struct arena *arena, const char *path, const char *name);
const struct error *source_unseal(struct bank *bank, struct arena *arena, const char *path, const char *name,
                                  const unsigned char **data, size_t *size);

struct source_tally {
    int64_t removed, sealed;
};
/* Removes what nothing in the bank names any more (documents, import files: whatever no record and no past version of one names; exports
 * after a week) unless it is younger than a day, and seals what lies there in clear or under an older key. */
const struct error *source_tidy(struct bank *bank, struct arena *arena, struct source_tally *tally);

const struct error *source_open(struct session *s, const struct source_options *options, struct mapping *mapping,
                                struct source *source);
/* ROW->cells is NULL at the end. */
const struct error *source_next(struct source *source, struct table_row *row);
void source_close(struct source *source);
