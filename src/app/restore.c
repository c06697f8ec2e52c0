/* steward restore: a backup into an empty database of either engine. The backup is checked whole before the first row
 * is written, and the database is compared with it after the last. */
#include "app/backup.h"
#include "base/json.h"
#include "base/text.h"
#include "record/audit.h"
#include "store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROWS_A_COMMIT = 2000 };

struct restoring {
    struct arena *arena;
    struct bank *bank;
    struct table *tables; /* of the database */
    size_t table_count;
    const struct table *table; /* being filled, columns in the backup's order */
    struct arena *chunk;
    struct sql_value **rows;
    size_t row_count;
    int file;
};

static const struct error *insert_rows(struct tx *tx, void *context)
{
    struct restoring *r = context;
    for (size_t i = 0; i < r->row_count; i++)
        TRY(catalog_insert(tx, r->table, r->rows[i]));
    return NULL;
}

static const struct error *flush(struct restoring *r)
{
    const struct error *error =
        r->row_count ? store_write(r->bank->store, r->chunk, &viewer_system, insert_rows, r) : NULL;
    if (error)
        return error_copy(r->arena, error);
    r->row_count = 0;
    arena_reset(r->chunk);
    return NULL;
}

/* The backup's table with the types that the database's columns have. */
static const struct error *typed_table(struct restoring *r, const struct table *from, const struct table **typed)
{
    const struct table *there = catalog_find(r->tables, r->table_count, from->name);
    struct table *table = ARENA_NEW(r->arena, struct table);
    *table = (struct table){from->name, ARENA_LIST(r->arena, struct column, from->count), from->count};
    size_t known = 0;
    for (size_t i = 0; there && i < from->count; i++)
        for (size_t k = 0; k < there->count; k++)
            if (!strcmp(there->columns[k].name, from->columns[i].name)) {
                table->columns[i] = there->columns[k];
                known++;
            }
    *typed = table;
    return there && known == from->count ? NULL : error_make(r->arena, ERROR_BACKUP_DIFFERS, .value = from->name);
}

static const struct error *take_row(void *context, const struct backup_table *table, const struct json *row)
{
    struct restoring *r = context;
    if (!r->table || strcmp(r->table->name, table->table.name)) {
        TRY(flush(r));
        TRY(typed_table(r, &table->table, &r->table));
    }
    struct sql_value *values = ARENA_LIST(r->chunk, struct sql_value, row->count);
    for (size_t i = 0; i < row->count; i++) {
        const struct json *value = &row->items[i];
        double number;
        if (value->kind == JSON_TEXT)
            values[i] = sql_text(arena_text(r->chunk, value->text));
        else if (value->kind == JSON_INT && r->table->columns[i].type == SQL_INT)
            values[i] = sql_int(value->integer);
        else if (json_number(value, &number))
            values[i] = sql_real(number);
    }
    if (!r->row_count)
        r->rows = ARENA_LIST(r->chunk, struct sql_value *, ROWS_A_COMMIT);
    r->rows[r->row_count++] = values;
    return r->row_count == ROWS_A_COMMIT ? flush(r) : NULL;
}

static const struct error *take_file(void *context, const char *path, const void *part, size_t size)
{
    struct restoring *r = context;
    char *full = arena_format(r->arena, "%s/%s", r->bank->data_folder, path);
    if (size)
        return write(r->file, part, size) == (ssize_t)size
                   ? NULL
                   : error_make(r->arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {strerror(errno)});
    for (char *at = full + strlen(r->bank->data_folder) + 1; (at = strchr(at, '/')); *at++ = '/') {
        *at = 0;
        mkdir(full, 0700);
    }
    if (r->file >= 0)
        close(r->file);
    r->file = open(full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return r->file >= 0 ? NULL : error_make(r->arena, ERROR_SYSTEM_FILE, .value = full, .arguments = {strerror(errno)});
}

struct compared {
    struct backup_table *table;
    struct tally tally;
    struct buffer line;
};

static const struct error *compare_row(void *context, const struct sql_value *values)
{
    struct compared *c = context;
    c->line.size = 0;
    backup_row(&c->line, values, c->table->table.count);
    backup_tally(&c->tally, c->line.data, c->line.size);
    return NULL;
}

static const struct error *compare(struct restoring *r, const struct backup *backup)
{
    struct tx tx;
    TRY(store_read_begin(r->bank->store, r->arena, &viewer_system, &tx));
    const struct error *error = NULL;
    for (size_t i = 0; !error && i < backup->table_count; i++) {
        struct compared c = {.table = &backup->tables[i]};
        const struct table *typed;
        error = typed_table(r, &c.table->table, &typed);
        if (!error)
            error = catalog_scan(&tx, typed, compare_row, &c);
        if (!error && memcmp(&c.tally, &c.table->tally, sizeof(c.tally)))
            error = error_make(r->arena, ERROR_BACKUP_DIFFERS, .value = c.table->table.name);
        buffer_free(&c.line);
    }
    store_read_end(&tx);
    return error;
}

static const struct error *found_row(void *context, const struct sql_value *values)
{
    struct restoring *r = context;
    (void)values;
    return error_make(r->arena, ERROR_BACKUP_NOT_EMPTY, .value = r->table->name);
}

static const struct error *require_empty(struct restoring *r)
{
    struct tx tx;
    TRY(store_read_begin(r->bank->store, r->arena, &viewer_system, &tx));
    const struct error *error = catalog_tables(&tx, &r->tables, &r->table_count);
    for (size_t i = 0; !error && i < r->table_count; i++) {
        r->table = &r->tables[i];
        error = catalog_scan(&tx, r->table, found_row, r);
    }
    r->table = NULL;
    store_read_end(&tx);
    return error;
}

static const struct error *require_migration(struct arena *arena, struct bank *bank, const struct backup *backup)
{
    struct migration_report report;
    TRY(schema_check(bank->store, arena, &report));
    return report.newest == backup->migration
               ? NULL
               : error_make(arena, ERROR_BACKUP_MIGRATION,
                            .arguments = {arena_format(arena, "%lld", (long long)backup->migration),
                                          arena_format(arena, "%d", report.newest)});
}

static const struct error *require_chain(struct arena *arena, struct bank *bank)
{
    struct session s;
    struct tx tx;
    struct audit_finding finding;
    session_system(&s, bank, arena);
    const struct error *error = session_read(&s, &tx);
    if (!error)
        error = audit_verify(&s, &finding);
    session_end(&s);
    session_close(&s);
    if (!error && !finding.intact)
        error = error_make(arena, ERROR_BACKUP_DIFFERS, .value = arena_format(arena, "audit: %s", finding.problem_en));
    return error;
}

static const struct error *restore(struct arena *arena, struct bank *bank, const char *path,
                                   const struct backup *backup)
{
    struct restoring r = {.arena = arena, .bank = bank, .chunk = arena_new(), .file = -1};
    struct backup again;
    const struct error *error = require_migration(arena, bank, backup);
    if (!error)
        error = require_empty(&r);
    if (!error)
        error = backup_read(arena, path, &(struct backup_reader){.row = take_row, .file = take_file, .context = &r},
                            &again);
    if (!error)
        error = flush(&r);
    if (!error)
        error = compare(&r, backup);
    if (!error)
        error = require_chain(arena, bank);
    if (r.file >= 0)
        close(r.file);
    arena_free(r.chunk);
    return error;
}

int command_restore(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct backup backup;
    if (!settings->from) {
        fputs("usage: steward restore --from FILE --db URL\n", stderr);
        return EXIT_USAGE;
    }
    const struct error *error = backup_read(arena, settings->from, &(struct backup_reader){0}, &backup);
    if (!error)
        error = bank_open(arena, settings, &(struct bank_options){.create = true}, &bank);
    if (error)
        return command_fail(arena, error);
    error = restore(arena, &bank, settings->from, &backup);
    bank_close(&bank);
    if (error)
        return command_fail(arena, error);
    printf("restored the bank of %s: %zu tables and %zu files, compared with the backup; the audit chain is intact\n",
           backup.at, backup.table_count, backup.file_count);
    return EXIT_DONE;
}
