/* The shape of a table: its header, the width of its rows, and the problems met. */
#include "matching/table.h"
#include "base/text.h"
#include "matching/cell_value.h"
#include "matching/table_parts.h"

#include <errno.h>
#include <string.h>

enum { PEEKED = 8 };
static const size_t UNPACKED_BYTES = 2048u * 1024 * 1024;

struct table_reader {
    struct arena *arena, *row_arena;
    struct raw_reader *raw;
    FILE *file;
    const char **names;
    size_t name_count;
    struct raw_row peeked[PEEKED]; /* rows read to find the header, in ARENA */
    size_t peeked_count, peeked_at;
    struct table_problem *problems;
    size_t problem_count, problem_room, problem_total;
};

const struct error *table_error(struct arena *arena, enum error_id id, size_t row, size_t column, const char *text)
{
    return error_make(arena, id, .value = text,
                      .arguments = {arena_format(arena, "%zu", row), arena_format(arena, "%zu", column)});
}

void table_note(struct table_reader *reader, enum error_id id, size_t row, size_t column, const char *text)
{
    if (!reader || reader->problem_total++ >= TABLE_PROBLEMS)
        return;
    struct table_problem problem = {row, column, table_error(reader->arena, id, row, column, text)};
    ARENA_PUSH(reader->arena, reader->problems, reader->problem_count, reader->problem_room, problem);
}

static size_t filled(const struct raw_row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += *row->cells[i] != 0;
    return count;
}

/* The row lives in the row arena; blank rows leave nothing behind, however many there are. */
static const struct error *next_filled(struct table_reader *reader, struct raw_row *row)
{
    do {
        arena_reset(reader->row_arena);
        TRY(reader->raw->next(reader->raw, reader->row_arena, row));
    } while (row->cells && !filled(row));
    return NULL;
}

static struct raw_row kept(struct arena *arena, struct raw_row row)
{
    const char **cells = ARENA_LIST(arena, const char *, row.count);
    for (size_t i = 0; i < row.count; i++)
        cells[i] = arena_text(arena, row.cells[i]);
    row.cells = cells;
    return row;
}

static const char *letter_name(struct arena *arena, size_t column)
{
    char letters[8], *at = letters + sizeof(letters) - 1;
    *at = 0;
    for (size_t n = column + 1; n; n = (n - 1) / 26)
        *--at = (char)('A' + (n - 1) % 26);
    return arena_text(arena, at);
}

/* A title above the table fills one cell, the header nearly as many as the rows below it. */
static size_t header_row(const struct table_reader *reader)
{
    size_t most = 0;
    for (size_t i = 0; i < reader->peeked_count; i++)
        most = filled(&reader->peeked[i]) > most ? filled(&reader->peeked[i]) : most;
    for (size_t i = 0; i < reader->peeked_count; i++)
        if (filled(&reader->peeked[i]) * 2 >= most && (filled(&reader->peeked[i]) > 1 || most == 1))
            return i;
    return 0;
}

/* Names are words: no numbers, no dates, no two the same. */
static bool looks_like_header(struct arena *arena, const struct raw_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        double number;
        int64_t date;
        if (!*row->cells[i])
            continue;
        if (!cell_number(arena, row->cells[i], &number) || !cell_date(arena, row->cells[i], &date))
            return false;
        for (size_t k = 0; k < i; k++)
            if (!strcmp(row->cells[i], row->cells[k]))
                return false;
    }
    return true;
}

static const char *distinct_name(const struct table_reader *reader, const char *name, size_t count)
{
    const char *wanted = name;
    for (size_t number = 2, i = 0; i < count;) {
        if (strcmp(reader->names[i++], wanted))
            continue;
        wanted = arena_format(reader->arena, "%s %zu", name, number++);
        i = 0;
    }
    return wanted;
}

static void set_names(struct table_reader *reader, const struct raw_row *header, size_t width)
{
    reader->names = ARENA_LIST(reader->arena, const char *, width + 1);
    for (size_t i = 0; i < width; i++) {
        const char *name = header && i < header->count ? text_normalise(reader->arena, header->cells[i]) : "";
        reader->names[i] = distinct_name(reader, *name ? name : letter_name(reader->arena, i), i);
    }
    reader->name_count = width;
}

/* Rows all one cell longer than the header: the first column is a row number that nobody named, as statistics programs
 * write it. */
static const struct raw_row *unnamed_first(struct table_reader *reader, const struct raw_row *header)
{
    size_t rows = 0;
    for (const struct raw_row *row = header + 1; row < reader->peeked + reader->peeked_count; row++, rows++)
        if (row->count != header->count + 1)
            return header;
    if (rows < 2)
        return header;
    struct raw_row *wider = ARENA_NEW(reader->arena, struct raw_row);
    *wider = (struct raw_row){header->number, header->count + 1,
                              ARENA_LIST(reader->arena, const char *, header->count + 1)};
    wider->cells[0] = "";
    for (size_t i = 0; i < header->count; i++)
        wider->cells[i + 1] = header->cells[i];
    return wider;
}

static const struct error *find_header(struct table_reader *reader, enum table_header_mode mode)
{
    while (reader->peeked_count < PEEKED) {
        struct raw_row row;
        TRY(next_filled(reader, &row));
        if (!row.cells)
            break;
        reader->peeked[reader->peeked_count++] = kept(reader->arena, row);
    }
    if (!reader->peeked_count)
        return error_make(reader->arena, ERROR_TABLE_EMPTY);
    size_t at = mode == TABLE_HEADER_FIND ? header_row(reader) : 0, width = 0;
    bool named = mode == TABLE_HEADER_FIRST ||
                 (mode == TABLE_HEADER_FIND && looks_like_header(reader->arena, &reader->peeked[at]));
    for (size_t i = at; i < reader->peeked_count; i++)
        width = reader->peeked[i].count > width ? reader->peeked[i].count : width;
    const struct raw_row *header = named ? unnamed_first(reader, &reader->peeked[at]) : NULL;
    if (named) {
        width = header->count;
        while (width > 1 && !*header->cells[width - 1])
            width--;
    }
    set_names(reader, header, width);
    reader->peeked_at = named ? at + 1 : at;
    return NULL;
}

/* The file's own first bytes tell what it is, whatever it is called. */
static const struct error *open_raw(struct table_reader *reader, const void *data, size_t size, const char *path,
                                    const struct table_options *options)
{
    const unsigned char *head = data;
    if (size >= 8 && !memcmp(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
        return error_make(reader->arena, ERROR_TABLE_OLD_WORKBOOK);
    if (size >= 4 && !memcmp(head, "%PDF", 4))
        return error_make(reader->arena, ERROR_TABLE_FORMAT, .arguments = {"PDF"});
    for (size_t i = 0; i < 64 && i + 6 < size; i++)
        if (!strncasecmp((const char *)head + i, "<html", 5) || !strncasecmp((const char *)head + i, "<table", 6))
            return error_make(reader->arena, ERROR_TABLE_FORMAT, .arguments = {"HTML"});
    if (size >= 4 && !memcmp(head, "PK\x03\x04", 4))
        return workbook_open(reader->arena, data, size, path, options, &reader->raw);
    struct log_input log = {data, size, reader->file, options->unpacked_bytes};
    struct byte_source *bytes;
    bool is_log;
    TRY(log_recognise(reader->arena, &log, &is_log));
    if (is_log)
        return log_open(reader->arena, &log, &reader->raw);
    TRY(byte_source_open(reader->arena, data, size, reader->file, options->unpacked_bytes, &bytes));
    return delimited_open(reader->arena, bytes, options, &reader->raw);
}

static const struct error *open_table(struct arena *arena, const void *data, size_t size, const char *path, FILE *file,
                                      const struct table_options *given, struct table_reader **opened)
{
    struct table_reader *reader = ARENA_NEW(arena, struct table_reader);
    struct table_options options = given ? *given : (struct table_options){0};
    if (!options.unpacked_bytes)
        options.unpacked_bytes = UNPACKED_BYTES;
    reader->arena = arena;
    reader->row_arena = arena_new();
    reader->file = file;
    const struct error *failed = open_raw(reader, data, size, path, &options);
    if (!failed) {
        reader->raw->owner = reader;
        failed = find_header(reader, text_equal(reader->raw->format, "xes") ? TABLE_HEADER_FIRST : options.header);
    }
    if (failed)
        table_close(reader);
    else
        *opened = reader;
    return failed;
}

const struct error *table_open_bytes(struct arena *arena, const void *data, size_t size,
                                     const struct table_options *options, struct table_reader **reader)
{
    return open_table(arena, data, size, NULL, NULL, options, reader);
}

const struct error *table_open_file(struct arena *arena, const char *path, const struct table_options *options,
                                    struct table_reader **reader)
{
    char head[512];
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(head, 1, sizeof(head), file) : 0;
    if (!file || ferror(file)) {
        const char *why = strerror(errno);
        if (file)
            fclose(file);
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {why});
    }
    rewind(file);
    return open_table(arena, head, size, path, file, options, reader);
}

void table_close(struct table_reader *reader)
{
    if (reader->raw)
        reader->raw->close(reader->raw);
    if (reader->file)
        fclose(reader->file);
    arena_free(reader->row_arena);
    reader->raw = NULL;
    reader->file = NULL;
    reader->row_arena = NULL;
}

size_t table_header(const struct table_reader *reader, const char *const **names)
{
    *names = reader->names;
    return reader->name_count;
}

const char *table_format(const struct table_reader *reader)
{
    return reader->raw->format;
}

const char *table_encoding(const struct table_reader *reader)
{
    return reader->raw->encoding(reader->raw);
}

char table_delimiter(const struct table_reader *reader)
{
    return reader->raw->delimiter;
}

size_t table_sheets(const struct table_reader *reader, const char *const **names)
{
    *names = reader->raw->sheets;
    return reader->raw->sheet_count;
}

/* To the header's width: what lacks is empty, what is too much is told. */
static void shape(struct table_reader *reader, const struct raw_row *raw, struct table_row *row)
{
    size_t width = reader->name_count;
    const char **cells = ARENA_LIST(reader->row_arena, const char *, width + 1);
    for (size_t i = 0; i < width; i++)
        cells[i] = i < raw->count ? raw->cells[i] : "";
    if (reader->raw->delimiter && raw->count < width)
        table_note(reader, ERROR_TABLE_SHORT_ROW, raw->number, raw->count + 1,
                   arena_format(reader->row_arena, "%zu", width));
    for (size_t i = width; i < raw->count; i++)
        if (*raw->cells[i]) {
            table_note(reader, ERROR_TABLE_LONG_ROW, raw->number, i + 1, arena_format(reader->row_arena, "%zu", width));
            break;
        }
    *row = (struct table_row){raw->number, width, cells};
}

const struct error *table_next(struct table_reader *reader, struct table_row *row)
{
    struct raw_row raw;
    *row = (struct table_row){0};
    if (reader->peeked_at < reader->peeked_count) {
        arena_reset(reader->row_arena);
        raw = reader->peeked[reader->peeked_at++];
    } else {
        TRY(next_filled(reader, &raw));
    }
    if (raw.cells)
        shape(reader, &raw, row);
    return NULL;
}

const struct table_problem *table_problems(const struct table_reader *reader, size_t *kept, size_t *total)
{
    *kept = reader->problem_count;
    *total = reader->problem_total;
    return reader->problems;
}
