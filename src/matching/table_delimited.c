/* CSV and its relatives after RFC 4180: quoted cells may hold delimiters, line ends and doubled quotes. Any of \n, \r\n
 * and \r ends a row. */
#include "matching/table_parts.h"

#include <string.h>

enum { CHUNK = 32 * 1024 };

struct delimited {
    struct raw_reader base;
    struct arena *arena;
    struct byte_source *bytes;
    struct text_source *text;
    char chunk[CHUNK];
    size_t at, size;
    size_t line; /* being read, from 1 */
    bool after_return;
    struct buffer cell; /* kept from cell to cell */
};

struct row_builder {
    struct arena *arena;
    struct raw_row row;
    size_t room, bytes;
};

static const struct error *refill(struct delimited *reader, bool *more)
{
    reader->at = reader->size = 0;
    for (size_t got = 1; got && reader->size < CHUNK - 4; reader->size += got)
        TRY(text_source_read(reader->text, reader->chunk + reader->size, CHUNK - reader->size, &got));
    *more = reader->size > 0;
    return NULL;
}

/* The next byte, or -1 at the end. */
static inline const struct error *next_byte(struct delimited *reader, int *byte)
{
    if (reader->at == reader->size) {
        bool more;
        TRY(refill(reader, &more));
        if (!more) {
            *byte = -1;
            return NULL;
        }
    }
    *byte = (unsigned char)reader->chunk[reader->at++];
    return NULL;
}

static const struct error *cell_byte(struct delimited *reader, struct row_builder *builder, int byte)
{
    if (!byte) {
        table_note(reader->base.owner, ERROR_TABLE_NUL, builder->row.number, builder->row.count + 1, NULL);
        return NULL;
    }
    if (reader->cell.size >= TABLE_CELL_BYTES)
        return table_error(reader->arena, ERROR_TABLE_CELL_TOO_LONG, builder->row.number, builder->row.count + 1, NULL);
    if (++builder->bytes > TABLE_ROW_BYTES)
        return table_error(reader->arena, ERROR_TABLE_ROW_TOO_LONG, builder->row.number, builder->row.count + 1, NULL);
    buffer_char(&reader->cell, (char)byte);
    return NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Trimmed, with the wide space and the no-break space of forms. */
static const char *trimmed(struct arena *arena, const char *text, size_t size)
{
    for (bool cut = true; cut && size;) {
        size_t wide = size >= 3 && !memcmp(text, "\xE3\x80\x80", 3) ? 3
                      : size >= 2 && !memcmp(text, "\xC2\xA0", 2)   ? 2
                                                                    : is_blank(*text);
        text += wide;
        size -= wide;
        cut = wide > 0;
    }
    for (bool cut = true; cut && size;) {
        size_t wide = size >= 3 && !memcmp(text + size - 3, "\xE3\x80\x80", 3) ? 3
                      : size >= 2 && !memcmp(text + size - 2, "\xC2\xA0", 2)   ? 2
                                                                               : is_blank(text[size - 1]);
        size -= wide;
        cut = wide > 0;
    }
    return arena_text_part(arena, text, size);
}

static const struct error *end_cell(struct delimited *reader, struct row_builder *builder)
{
    if (builder->row.count == TABLE_COLUMNS)
        return table_error(reader->arena, ERROR_TABLE_COLUMNS, builder->row.number, TABLE_COLUMNS, NULL);
    /* What the converter could not read became U+FFFD. */
    if (reader->cell.size >= 3 && memmem(reader->cell.data, reader->cell.size, "\xEF\xBF\xBD", 3))
        table_note(reader->base.owner, ERROR_TABLE_BROKEN_TEXT, builder->row.number, builder->row.count + 1,
                   text_source_encoding(reader->text));
    ARENA_PUSH(builder->arena, builder->row.cells, builder->row.count, builder->room,
               trimmed(builder->arena, buffer_end(&reader->cell), reader->cell.size));
    reader->cell.size = 0;
    return NULL;
}

static void count_line(struct delimited *reader, int byte)
{
    if (byte == '\r' || (byte == '\n' && !reader->after_return))
        reader->line++;
    reader->after_return = byte == '\r';
}

/* From behind the opening quote to the closing one; *BYTE is then what follows it. */
static const struct error *quoted_cell(struct delimited *reader, struct row_builder *builder, int *byte)
{
    size_t column = builder->row.count + 1;
    reader->cell.size = 0;
    for (;;) {
        TRY(next_byte(reader, byte));
        if (*byte < 0 || reader->cell.size >= TABLE_CELL_BYTES)
            return table_error(reader->arena, ERROR_TABLE_QUOTE_OPEN, builder->row.number, column, NULL);
        if (*byte == '"') {
            TRY(next_byte(reader, byte));
            if (*byte != '"')
                return NULL;
        }
        count_line(reader, *byte);
        TRY(cell_byte(reader, builder, *byte));
    }
}

static bool only_blanks(const struct buffer *cell)
{
    for (size_t i = 0; i < cell->size; i++)
        if (cell->data[i] != ' ')
            return false;
    return true;
}

/* One cell; *BYTE is then the delimiter, a line end or -1. */
static const struct error *read_cell(struct delimited *reader, struct row_builder *builder, int *byte)
{
    bool was_quoted = false, noted = false;
    for (;;) {
        if (*byte == '"' && !was_quoted && only_blanks(&reader->cell)) {
            was_quoted = true;
            TRY(quoted_cell(reader, builder, byte));
        }
        if (*byte < 0 || *byte == reader->base.delimiter || *byte == '\n' || *byte == '\r')
            return end_cell(reader, builder);
        if (was_quoted && *byte != ' ' && !noted) {
            noted = true;
            table_note(reader->base.owner, ERROR_TABLE_QUOTE_STRAY, builder->row.number, builder->row.count + 1, NULL);
        }
        TRY(cell_byte(reader, builder, *byte));
        TRY(next_byte(reader, byte));
    }
}

static const struct error *delimited_next(struct raw_reader *base, struct arena *arena, struct raw_row *row)
{
    struct delimited *reader = (struct delimited *)base;
    struct row_builder builder = {.arena = arena, .row.number = reader->line};
    int byte;
    TRY(next_byte(reader, &byte));
    if (byte == '\n' && reader->after_return) {
        reader->after_return = false;
        TRY(next_byte(reader, &byte));
    }
    if (byte < 0) {
        *row = (struct raw_row){0};
        return NULL;
    }
    for (;;) {
        TRY(read_cell(reader, &builder, &byte));
        if (byte != reader->base.delimiter)
            break;
        reader->after_return = false;
        TRY(next_byte(reader, &byte));
    }
    reader->after_return = false;
    count_line(reader, byte);
    *row = builder.row;
    return NULL;
}

/* Cells of each of the first rows under a delimiter: a good one gives many, and the same number in every row. */
static double delimiter_score(const char *text, size_t size, char delimiter)
{
    enum { ROWS = 30 };
    size_t counts[ROWS] = {0}, rows = 0, cells = 1;
    bool quoted = false, cell_start = true, row_filled = false;
    for (size_t i = 0; i < size && rows < ROWS; i++) {
        char c = text[i];
        if (c == '"' && (quoted || cell_start))
            quoted = !quoted;
        bool ends = !quoted && (c == '\n' || c == '\r');
        cells += !quoted && c == delimiter;
        cell_start = c == delimiter || ends || (cell_start && c == ' ');
        row_filled |= !ends && c != ' ';
        if (ends && row_filled) {
            counts[rows++] = cells;
            row_filled = false;
        }
        if (ends)
            cells = 1;
    }
    if (row_filled && rows < ROWS)
        counts[rows++] = cells;
    double best = 0;
    for (size_t i = 0; i < rows; i++) {
        size_t same = 0;
        for (size_t k = 0; k < rows; k++)
            same += counts[k] == counts[i];
        double score =
            counts[i] > 1 ? (double)same / (double)rows * (1 + 0.02 * (double)(counts[i] < 20 ? counts[i] : 20)) : 0;
        best = score > best ? score : best;
    }
    return best;
}

static char find_delimiter(const char *text, size_t size)
{
    static const char choices[] = {',', '\t', ';', '|'};
    char best = ',';
    double best_score = 0;
    for (size_t i = 0; i < sizeof(choices); i++) {
        double score = delimiter_score(text, size, choices[i]);
        if (score > best_score) {
            best_score = score;
            best = choices[i];
        }
    }
    return best;
}

static void delimited_close(struct raw_reader *base)
{
    struct delimited *reader = (struct delimited *)base;
    buffer_free(&reader->cell);
    text_source_close(reader->text);
    byte_source_close(reader->bytes);
}

static const char *delimited_encoding(const struct raw_reader *base)
{
    return text_source_encoding(((const struct delimited *)base)->text);
}

const struct error *delimited_open(struct arena *arena, struct byte_source *bytes, const struct table_options *options,
                                   struct raw_reader **opened)
{
    struct delimited *reader = ARENA_NEW(arena, struct delimited);
    reader->base = (struct raw_reader){
        .next = delimited_next, .close = delimited_close, .encoding = delimited_encoding, .format = "csv"};
    reader->arena = arena;
    reader->bytes = bytes;
    reader->line = 1;
    *opened = &reader->base;
    const struct error *failed = text_source_open(arena, bytes, options->encoding, &reader->text);
    bool more;
    if (!failed)
        failed = refill(reader, &more);
    if (failed)
        return failed;
    reader->base.delimiter = options->delimiter ? options->delimiter : find_delimiter(reader->chunk, reader->size);
    return NULL;
}
