#include "app/backup.h"
#include "base/json.h"
#include "base/text.h"
#include "store/digest.h"

#include <stdlib.h>
#include <string.h>

bool backup_leaves_out(const char *table)
{
    return !strcmp(table, "session");
}

void backup_row(struct buffer *out, const struct sql_value *values, size_t count)
{
    struct json_writer w = {out, false};
    json_open(&w, '[');
    for (size_t i = 0; i < count; i++)
        switch (values[i].type) {
        case SQL_NULL:
            json_write_null(&w);
            break;
        case SQL_INT:
            json_write_int(&w, values[i].integer);
            break;
        case SQL_REAL:
            json_write_double(&w, values[i].real);
            break;
        case SQL_TEXT:
            json_write_text(&w, values[i].text);
            break;
        }
    json_close(&w, ']');
}

void backup_tally(struct tally *tally, const char *line, size_t size)
{
    uint64_t digest[4];
    digest_sha256(line, size, (unsigned char *)digest);
    tally->rows++;
    for (int i = 0; i < 4; i++)
        tally->sum[i] += digest[i];
}

const char *backup_sum(struct arena *arena, const struct tally *tally)
{
    char *hex = arena_take(arena, 65);
    digest_hex((const unsigned char *)tally->sum, sizeof(tally->sum), hex);
    return hex;
}

struct reading {
    struct arena *arena;   /* lives as long as the backup */
    struct arena *scratch; /* of one line */
    const char *path;
    gzFile file;
    struct buffer line;
    int64_t number;
    const struct backup_reader *reader;
    struct backup *backup;
    struct digest *digest; /* of the file being read */
    bool ended;
};

static const struct error *damaged(struct reading *r, const char *why)
{
    return error_make(r->arena, ERROR_BACKUP_DAMAGED, .value = r->path,
                      .arguments = {arena_format(r->arena, "%lld", (long long)r->number), why});
}

/* FALSE at the end. */
static bool next_line(struct reading *r)
{
    r->line.size = 0;
    for (;;) {
        char *room = buffer_reserve(&r->line, 65536);
        if (!gzgets(r->file, room, 65536))
            return false;
        r->line.size += strlen(room);
        if (r->line.size && r->line.data[r->line.size - 1] == '\n')
            break;
    }
    r->line.data[--r->line.size] = 0;
    r->number++;
    return true;
}

static void end_file(struct reading *r)
{
    if (!r->digest)
        return;
    char *hex = arena_take(r->arena, 65);
    digest_end_hex(r->digest, hex);
    r->digest = NULL;
    r->backup->files[r->backup->file_count - 1].sha256 = hex;
}

static const struct error *take_table(struct reading *r, const struct json *head)
{
    struct backup *b = r->backup;
    const struct json *columns = json_get(head, "columns");
    struct table table = {.name = arena_text(r->arena, json_get_text(head, "table"))};
    if (!columns || columns->kind != JSON_LIST)
        return damaged(r, "no columns");
    table.columns = ARENA_LIST(r->arena, struct column, columns->count);
    for (size_t i = 0; i < columns->count; i++) {
        if (columns->items[i].kind != JSON_TEXT)
            return damaged(r, "no columns");
        table.columns[table.count++].name = arena_text(r->arena, columns->items[i].text);
    }
    ARENA_PUSH(r->arena, b->tables, b->table_count, b->table_room, (struct backup_table){.table = table});
    return NULL;
}

static const struct error *take_row(struct reading *r, const struct json *row)
{
    struct backup *b = r->backup;
    struct backup_table *table = b->table_count ? &b->tables[b->table_count - 1] : NULL;
    if (!table || row->count != table->table.count)
        return damaged(r, "a row of another shape than its table");
    backup_tally(&table->tally, r->line.data, r->line.size);
    return r->reader->row ? r->reader->row(r->reader->context, table, row) : NULL;
}

static const struct error *take_part(struct reading *r, const char *hex)
{
    size_t size = strlen(hex) / 2;
    unsigned char *bytes = arena_take(r->scratch, size + 1);
    if (!r->digest || strlen(hex) % 2)
        return damaged(r, "part of no file");
    for (size_t i = 0; i < size; i++)
        bytes[i] = (unsigned char)strtol(arena_text_part(r->scratch, hex + 2 * i, 2), NULL, 16);
    digest_add(r->digest, bytes, size);
    return r->reader->file
               ? r->reader->file(r->reader->context, r->backup->files[r->backup->file_count - 1].path, bytes, size)
               : NULL;
}

static const struct error *take_file(struct reading *r, const struct json *head)
{
    struct backup *b = r->backup;
    const char *path = arena_text(r->arena, json_get_text(head, "file"));
    if (*path == '/' || strstr(path, ".."))
        return damaged(r, "a file outside the folder");
    ARENA_PUSH(r->arena, b->files, b->file_count, b->file_room, (struct backup_file){.path = path});
    r->digest = digest_new();
    return r->reader->file ? r->reader->file(r->reader->context, path, NULL, 0) : NULL;
}

static const struct error *take_end(struct reading *r, const struct json *end)
{
    struct backup *b = r->backup;
    const struct json *tables = json_get(end, "tables"), *files = json_get(end, "files");
    if (!tables || !files || tables->count != b->table_count || files->count != b->file_count)
        return damaged(r, "not the tables and files that it names at its end");
    for (size_t i = 0; i < b->table_count; i++) {
        const struct json *named = json_get(tables, b->tables[i].table.name);
        int64_t rows;
        if (!named || !json_get_int(named, "rows", &rows) || rows != b->tables[i].tally.rows ||
            !text_equal(json_get_text(named, "sum"), backup_sum(r->arena, &b->tables[i].tally)))
            return damaged(
                r, arena_format(r->arena, "the rows of %s are not those that were written", b->tables[i].table.name));
    }
    for (size_t i = 0; i < b->file_count; i++)
        if (!text_equal(json_get_text(files, b->files[i].path), b->files[i].sha256))
            return damaged(r, arena_format(r->arena, "the file %s is not the one that was written", b->files[i].path));
    r->ended = true;
    return NULL;
}

static const struct error *take_line(struct reading *r)
{
    const char *problem;
    const struct json *line = json_read(r->scratch, r->line.data, r->line.size, &problem);
    if (!line)
        return damaged(r, problem);
    if (line->kind == JSON_LIST)
        return take_row(r, line);
    if (line->kind == JSON_TEXT)
        return take_part(r, line->text);
    end_file(r);
    if (json_get_text(line, "table"))
        return take_table(r, line);
    if (json_get_text(line, "file"))
        return take_file(r, line);
    if (json_get(line, "end"))
        return take_end(r, line);
    r->backup->version = arena_text(r->arena, json_get_text(line, "version"));
    r->backup->at = arena_text(r->arena, json_get_text(line, "at"));
    return r->number == 1 && json_get_int(line, "migration", &r->backup->migration) && r->backup->version
               ? NULL
               : damaged(r, "no backup of Steward");
}

const struct error *backup_read(struct arena *arena, const char *path, const struct backup_reader *reader,
                                struct backup *backup)
{
    struct reading r = {.arena = arena, .path = path, .reader = reader, .backup = backup, .scratch = arena_new()};
    const struct error *error = NULL;
    *backup = (struct backup){0};
    r.line.arena = NULL;
    if (!(r.file = gzopen(path, "rb")))
        error = error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be read"});
    while (!error && !r.ended && next_line(&r)) {
        error = take_line(&r);
        arena_reset(r.scratch);
    }
    if (!error && !r.ended)
        error = damaged(&r, "it ends too early");
    if (r.digest)
        digest_end_hex(r.digest, (char[65]){0});
    if (r.file)
        gzclose(r.file);
    buffer_free(&r.line);
    arena_free(r.scratch);
    return error;
}
