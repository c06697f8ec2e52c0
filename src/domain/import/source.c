#include "domain/import/source.h"
#include "base/text.h"
#include "queries.h"

#include <string.h>
#include <unistd.h>

/* --- joined files
 * -------------------------------------------------------------------------------------------------------- */

struct join_row {
    uint64_t hash;
    const char *key, **cells;
    struct join_row *next;
};

struct join_table {
    size_t column_count, buckets;
    struct join_row **rows;
};

static uint64_t text_hash(const char *text)
{
    uint64_t hash = 1469598103934665603u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

static const char **copy_cells(struct arena *arena, const struct table_row *row)
{
    const char **cells = ARENA_LIST(arena, const char *, row->count + 1);
    for (size_t i = 0; i < row->count; i++)
        cells[i] = arena_text(arena, row->cells[i]);
    return cells;
}

static const struct error *join_fill(struct arena *arena, struct table_reader *reader, struct mapping_join *join,
                                     size_t key)
{
    struct join_table *table = join->table;
    struct table_row row;
    table->buckets = 65536;
    table->rows = ARENA_LIST(arena, struct join_row *, table->buckets);
    for (;;) {
        TRY(table_next(reader, &row));
        if (!row.cells)
            return NULL;
        struct join_row *kept = ARENA_NEW(arena, struct join_row);
        kept->cells = copy_cells(arena, &row);
        kept->key = kept->cells[key];
        kept->hash = text_hash(kept->key);
        struct join_row **bucket = &table->rows[kept->hash % table->buckets];
        kept->next = *bucket;
        *bucket = kept;
    }
}

static const char *const *join_find(const struct join_table *table, const char *key)
{
    uint64_t hash = text_hash(key);
    for (const struct join_row *row = table->rows[hash % table->buckets]; row; row = row->next)
        if (row->hash == hash && !strcmp(row->key, key))
            return row->cells;
    return NULL;
}

/* The newest upload of that name by the same person, or the neighbour of a file read from disk. */
static const struct error *open_joined(struct session *s, const struct source_options *options, const char *file,
                                       struct table_reader **reader)
{
    struct tx tx;
    const char *hash = NULL, *slash = options->path ? strrchr(options->path, '/') : NULL;
    if (!options->person) {
        const char *path = arena_format(s->arena, "%.*s%s", slash ? (int)(slash - options->path + 1) : 0, options->path, file);
        return access(path, R_OK) ? error_make(s->arena, ERROR_IMPORT_JOIN, .value = file)
                                  : table_open_file(s->arena, path, &(struct table_options){0}, reader);
    }
    bool own = !s->tx;
    if (own)
        TRY(session_read(s, &tx));
    const struct error *error =
        store_text(s->tx, &query_import_newest_file, VALUES(sql_int(options->person), sql_text(file)), &hash);
    if (own)
        session_end(s);
    if (error)
        return error;
    return hash ? source_table(s->bank, s->arena, hash, &(struct table_options){0}, reader)
                : error_make(s->arena, ERROR_IMPORT_JOIN, .value = file);
}

static const struct error *join_open(struct session *s, struct source *source, const struct source_options *options,
                                     struct mapping_join *join, struct buffer *names)
{
    struct table_reader *reader;
    const char *const *header;
    size_t key = 0;
    TRY(open_joined(s, options, join->file, &reader));
    size_t count = table_header(reader, &header);
    while (key < count &&
           strcmp(mapping_column_form(source->arena, header[key]), mapping_column_form(source->arena, join->other)))
        key++;
    join->table = ARENA_NEW(source->arena, struct join_table);
    join->table->column_count = count;
    for (size_t i = 0; i < count; i++) {
        const char *name = arena_format(source->arena, "%s.%s", join->file, header[i]);
        buffer_add(names, &name, sizeof(name));
    }
    const struct error *error = key < count
                                    ? join_fill(source->arena, reader, join, key)
                                    : error_make(s->arena, ERROR_IMPORT_MAPPING, .field = "join", .value = join->other,
                                                 .arguments = {"the joined file has no such column"});
    table_close(reader);
    return error;
}

/* --- reading
 * -------------------------------------------------------------------------------------------------------------- */

const struct error *source_open(struct session *s, const struct source_options *options, struct mapping *mapping,
                                struct source *source)
{
    *source = (struct source){.arena = s->arena, .file_name = options->file_name, .mapping = mapping};
    if (options->path)
        TRY(table_open_file(s->arena, options->path, &options->table, &source->reader));
    else
        TRY(source_table(s->bank, s->arena, options->sha256, &options->table, &source->reader));
    struct buffer names = {.arena = s->arena};
    const char *const *header, **missing;
    size_t count = table_header(source->reader, &header), missing_count;
    buffer_add(&names, header, count * sizeof(*header));
    for (size_t i = 0; mapping && i < mapping->join_count; i++) {
        const struct error *error = join_open(s, source, options, &mapping->joins[i], &names);
        if (error) {
            source_close(source);
            return error;
        }
    }
    source->header = (const char *const *)(void *)names.data;
    source->column_count = names.size / sizeof(*header);
    source->cells = ARENA_LIST(s->arena, const char *, source->column_count + 1);
    if (mapping)
        mapping_bind(s->arena, mapping, source->header, source->column_count, &missing, &missing_count);
    return NULL;
}

const struct error *source_next(struct source *source, struct table_row *row)
{
    TRY(table_next(source->reader, row));
    if (!row->cells || !source->mapping || !source->mapping->join_count)
        return NULL;
    size_t at = 0;
    for (; at < row->count; at++)
        source->cells[at] = row->cells[at];
    for (size_t i = 0; i < source->mapping->join_count; i++) {
        const struct mapping_join *join = &source->mapping->joins[i];
        int column = join->value.column;
        const char *const *found =
            column >= 0 && (size_t)column < row->count ? join_find(join->table, row->cells[column]) : NULL;
        for (size_t k = 0; k < join->table->column_count; k++)
            source->cells[at++] = found ? found[k] : "";
    }
    row->cells = source->cells;
    row->count = source->column_count;
    return NULL;
}

void source_close(struct source *source)
{
    table_close(source->reader);
    source->reader = NULL;
}
