/* steward backup: one consistent picture of the bank, taken while it serves. */
#include "app/backup.h"
#include "base/date.h"
#include "base/json.h"
#include "base/text.h"
#include "store/digest.h"
#include "store/schema.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PART_BYTES = 32768 };

struct writing {
    struct arena *arena;
    const char *path;
    gzFile file;
    struct buffer line;
    struct backup backup;
    bool failed;
};

static void put_line(struct writing *w)
{
    buffer_char(&w->line, '\n');
    w->failed |= gzwrite(w->file, w->line.data, (unsigned)w->line.size) != (int)w->line.size;
    w->line.size = 0;
}

static const struct error *check_written(struct writing *w)
{
    return w->failed ? error_make(w->arena, ERROR_SYSTEM_FILE, .value = w->path, .arguments = {strerror(errno)}) : NULL;
}

static const struct error *put_row(void *context, const struct sql_value *values)
{
    struct writing *w = context;
    struct backup_table *table = &w->backup.tables[w->backup.table_count - 1];
    backup_row(&w->line, values, table->table.count);
    backup_tally(&table->tally, w->line.data, w->line.size);
    put_line(w);
    return check_written(w);
}

static const struct error *put_table(struct writing *w, struct tx *tx, const struct table *table)
{
    struct backup *b = &w->backup;
    struct json_writer json = {&w->line, false};
    ARENA_PUSH(w->arena, b->tables, b->table_count, b->table_room, (struct backup_table){.table = *table});
    json_open(&json, '{');
    json_put_text(&json, "table", table->name);
    json_key(&json, "columns");
    json_open(&json, '[');
    for (size_t i = 0; i < table->count; i++)
        json_write_text(&json, table->columns[i].name);
    json_close(&json, ']');
    json_close(&json, '}');
    put_line(w);
    return catalog_scan(tx, table, put_row, w);
}

static const struct error *put_file(struct writing *w, const char *folder, const char *path)
{
    unsigned char bytes[PART_BYTES];
    char hex[2 * PART_BYTES + 1], sum[65];
    FILE *file = fopen(arena_format(w->arena, "%s/%s", folder, path), "rb");
    if (!file)
        return error_make(w->arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {strerror(errno)});
    struct json_writer json = {&w->line, false};
    json_open(&json, '{');
    json_put_text(&json, "file", path);
    json_close(&json, '}');
    put_line(w);
    struct digest *digest = digest_new();
    for (size_t got; (got = fread(bytes, 1, sizeof(bytes), file)) > 0;) {
        digest_add(digest, bytes, got);
        digest_hex(bytes, got, hex);
        buffer_format(&w->line, "\"%s\"", hex);
        put_line(w);
    }
    fclose(file);
    digest_end_hex(digest, sum);
    struct backup *b = &w->backup;
    ARENA_PUSH(w->arena, b->files, b->file_count, b->file_room,
               (struct backup_file){arena_text(w->arena, path), arena_text(w->arena, sum)});
    return check_written(w);
}

/* BELOW: path inside the folder, "" for itself. A file that is being written has a name with a dot in front. */
static const struct error *put_folder(struct writing *w, const char *folder, const char *below)
{
    const struct error *error = NULL;
    DIR *list = opendir(arena_format(w->arena, "%s/%s", folder, below));
    for (struct dirent *entry; list && !error && (entry = readdir(list));) {
        const char *path = arena_format(w->arena, "%s%s%s", below, *below ? "/" : "", entry->d_name);
        if (entry->d_name[0] == '.')
            continue;
        if (entry->d_type == DT_DIR)
            error = put_folder(w, folder, path);
        else if (entry->d_type == DT_REG)
            error = put_file(w, folder, path);
    }
    if (list)
        closedir(list);
    return error;
}

static void put_head(struct writing *w, int migration)
{
    struct json_writer json = {&w->line, false};
    json_open(&json, '{');
    json_put_int(&json, "steward_backup", 1);
    json_put_text(&json, "version", STEWARD_VERSION);
    json_put_int(&json, "migration", migration);
    json_put_instant(&json, "at", instant_now());
    json_close(&json, '}');
    put_line(w);
}

static void put_end(struct writing *w)
{
    struct json_writer json = {&w->line, false};
    json_open(&json, '{');
    json_put_bool(&json, "end", true);
    json_key(&json, "tables");
    json_open(&json, '{');
    for (size_t i = 0; i < w->backup.table_count; i++) {
        json_key(&json, w->backup.tables[i].table.name);
        json_open(&json, '{');
        json_put_int(&json, "rows", w->backup.tables[i].tally.rows);
        json_put_text(&json, "sum", backup_sum(w->arena, &w->backup.tables[i].tally));
        json_close(&json, '}');
    }
    json_close(&json, '}');
    json_key(&json, "files");
    json_open(&json, '{');
    for (size_t i = 0; i < w->backup.file_count; i++)
        json_put_text(&json, w->backup.files[i].path, w->backup.files[i].sha256);
    json_close(&json, '}');
    json_close(&json, '}');
    put_line(w);
}

/* Rows first, files after them: a row never names a file that the backup lacks, since files are written before their
 * rows. */
static const struct error *write_all(struct writing *w, struct bank *bank)
{
    struct migration_report report;
    struct table *tables;
    size_t count;
    struct tx tx;
    TRY(schema_check(bank->store, w->arena, &report));
    put_head(w, report.newest);
    TRY(store_read_begin(bank->store, w->arena, &viewer_system, &tx));
    const struct error *error = catalog_tables(&tx, &tables, &count);
    for (size_t i = 0; !error && i < count; i++)
        if (!backup_leaves_out(tables[i].name))
            error = put_table(w, &tx, &tables[i]);
    store_read_end(&tx);
    TRY(error);
    TRY(put_folder(w, bank->data_folder, ""));
    put_end(w);
    return check_written(w);
}

/* Synced under another name, read again and checked, and only then given its own. */
static const struct error *backup_write(struct arena *arena, struct bank *bank, const char *path,
                                        struct backup *read_back)
{
    struct writing w = {.arena = arena, .path = arena_format(arena, "%s.part", path)};
    int fd = open(w.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    w.file = fd < 0 ? NULL : gzdopen(dup(fd), "wb6");
    if (!w.file)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = w.path, .arguments = {strerror(errno)});
    const struct error *error = write_all(&w, bank);
    w.failed |= gzclose(w.file) != Z_OK || fsync(fd);
    close(fd);
    buffer_free(&w.line);
    if (!error)
        error = check_written(&w);
    if (!error)
        error = backup_read(arena, w.path, &(struct backup_reader){0}, read_back);
    if (!error && rename(w.path, path))
        error = error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {strerror(errno)});
    if (error)
        unlink(w.path);
    return error;
}

int command_backup(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct backup backup;
    if (!settings->out) {
        fputs("usage: steward backup --out FILE\n", stderr);
        return EXIT_USAGE;
    }
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    error = backup_write(arena, &bank, settings->out, &backup);
    bank_close(&bank);
    if (error)
        return command_fail(arena, error);
    int64_t rows = 0;
    for (size_t i = 0; i < backup.table_count; i++)
        rows += backup.tables[i].tally.rows;
    printf("%s: %zu tables, %lld rows, %zu files, read back and verified\n", settings->out, backup.table_count,
           (long long)rows, backup.file_count);
    puts("The key file is no part of the backup: keep it elsewhere, sealed fields cannot be read without it.");
    return EXIT_DONE;
}
