/* The rows of a worksheet, parsed chunk by chunk; what a chunk completes waits in a queue. */
#include "matching/table_sheet.h"
#include "base/date.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 8 * 1024, EXACT_DIGITS = 15 };

struct sheet {
    bool refused; /* first: see xml_parser */
    struct arena *arena, *queue_arena;
    const struct workbook *book;
    struct table_reader *owner;
    XML_Parser parser;
    size_t fed;
    const struct error *failed;
    bool ended, in_value, in_inline, in_phonetic;
    /* the row being read */
    size_t row_number, last_row;
    const char **cells;
    size_t count, room, column;
    char type[12];
    int style;
    struct buffer value;
    /* rows read and not yet given */
    struct raw_row *queue;
    size_t queue_count, queue_room, queue_at;
};

const char *serial_text(struct arena *arena, double serial, bool from_1904)
{
    double days = floor(serial + 1e-9), seconds = round((serial - days) * 86400);
    if (seconds >= 86400) {
        days++;
        seconds -= 86400;
    }
    int s = (int)(seconds < 0 ? 0 : seconds);
    if (days < 1 && !from_1904)
        return arena_format(arena, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    /* Excel counts a 29 February 1900 that never was, so day 60 does not exist and earlier ones lie a day further on.
     */
    int64_t date = from_1904 ? (int64_t)days + date_from_civil(1904, 1, 1)
                             : (int64_t)days + date_from_civil(1899, 12, 30) + (days < 60);
    const char *day = date_text(arena, date);
    return s ? arena_format(arena, "%s %02d:%02d:%02d", day, s / 3600, s / 60 % 60, s % 60) : day;
}

/* "BC12" -> 55; 0 when there is no column. */
static size_t column_of(const char *reference)
{
    size_t column = 0;
    for (; reference && *reference >= 'A' && *reference <= 'Z' && column <= TABLE_COLUMNS; reference++)
        column = column * 26 + (size_t)(*reference - 'A' + 1);
    return column;
}

static void start_row(struct sheet *sheet, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r");
    sheet->row_number = number ? strtoul(number, NULL, 10) : sheet->last_row + 1;
    sheet->last_row = sheet->row_number;
    sheet->count = sheet->room = sheet->column = 0;
    sheet->cells = NULL;
}

static void start_cell(struct sheet *sheet, const char **attributes)
{
    const char *type = xml_attribute(attributes, "t"), *style = xml_attribute(attributes, "s");
    size_t column = column_of(xml_attribute(attributes, "r"));
    sheet->column = column ? column : sheet->column + 1;
    snprintf(sheet->type, sizeof(sheet->type), "%s", type ? type : "n");
    sheet->style = style ? atoi(style) : 0;
    sheet->value.size = 0;
    if (sheet->column > TABLE_COLUMNS && !sheet->failed) {
        sheet->failed = table_error(sheet->arena, ERROR_TABLE_COLUMNS, sheet->row_number, TABLE_COLUMNS, NULL);
        XML_StopParser(sheet->parser, XML_FALSE);
    }
}

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct sheet *sheet = XML_GetUserData(user);
    name = xml_local(name);
    if (!strcmp(name, "row"))
        start_row(sheet, attributes);
    else if (!strcmp(name, "c"))
        start_cell(sheet, attributes);
    else if (!strcmp(name, "is"))
        sheet->in_inline = true;
    else if (!strcmp(name, "rPh"))
        sheet->in_phonetic = true;
    else if (!strcmp(name, "v") || (!strcmp(name, "t") && sheet->in_inline && !sheet->in_phonetic))
        sheet->in_value = true;
}

static bool is_date(const struct sheet *sheet)
{
    return sheet->style >= 0 && (size_t)sheet->style < sheet->book->style_count &&
           sheet->book->style_dates[sheet->style];
}

/* As the spreadsheet shows it: 0.1 and not 0.10000000000000001, long whole numbers without an exponent. */
static const char *number_cell(struct sheet *sheet, const char *text)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end || !isfinite(value))
        return arena_text(sheet->queue_arena, text);
    /* Day 2958465 is the last of the year 9999. */
    if (is_date(sheet) && value >= 0 && value < 2958466)
        return serial_text(sheet->queue_arena, value, sheet->book->from_1904);
    if (value == floor(value) && fabs(value) < 1e21) {
        char *whole = arena_format(sheet->queue_arena, "%.0f", value);
        size_t sign = *whole == '-', size = strlen(whole);
        if (size - sign > EXACT_DIGITS) {
            /* Like the spreadsheet, zeros instead of digits that nobody entered. */
            memset(whole + sign + EXACT_DIGITS, '0', size - sign - EXACT_DIGITS);
            table_note(sheet->owner, ERROR_TABLE_DIGITS_LOST, sheet->row_number, sheet->column, whole);
        }
        return strcmp(whole, "-0") ? whole : "0";
    }
    return arena_format(sheet->queue_arena, "%.15g", value);
}

static const char *cell_text(struct sheet *sheet)
{
    const char *text = buffer_end(&sheet->value);
    if (!sheet->value.size)
        return "";
    if (!strcmp(sheet->type, "s")) {
        char *end;
        unsigned long index = strtoul(text, &end, 10);
        if (end != text && index < sheet->book->string_count)
            return sheet->book->strings[index];
        table_note(sheet->owner, ERROR_TABLE_CELL_BROKEN, sheet->row_number, sheet->column, text);
        return "";
    }
    if (!strcmp(sheet->type, "b"))
        return *text == '1' ? "TRUE" : "FALSE";
    if (!strcmp(sheet->type, "e")) {
        table_note(sheet->owner, ERROR_TABLE_FORMULA, sheet->row_number, sheet->column, text);
        return "";
    }
    if (!strcmp(sheet->type, "n"))
        return number_cell(sheet, text);
    return arena_text(sheet->queue_arena, text);
}

static void end_cell(struct sheet *sheet)
{
    const char *text = cell_text(sheet);
    if (sheet->failed || !*text)
        return;
    while (sheet->count < sheet->column)
        ARENA_PUSH(sheet->queue_arena, sheet->cells, sheet->count, sheet->room, "");
    sheet->cells[sheet->column - 1] = text;
}

static void on_end(void *user, const XML_Char *name)
{
    struct sheet *sheet = XML_GetUserData(user);
    name = xml_local(name);
    if (!strcmp(name, "v") || !strcmp(name, "t"))
        sheet->in_value = false;
    else if (!strcmp(name, "is"))
        sheet->in_inline = false;
    else if (!strcmp(name, "rPh"))
        sheet->in_phonetic = false;
    else if (!strcmp(name, "c") && sheet->column)
        end_cell(sheet);
    else if (!strcmp(name, "row") && sheet->count)
        ARENA_PUSH(sheet->queue_arena, sheet->queue, sheet->queue_count, sheet->queue_room,
                   (struct raw_row){sheet->row_number, sheet->count, sheet->cells});
}

static void on_text(void *user, const XML_Char *text, int size)
{
    struct sheet *sheet = XML_GetUserData(user);
    if (!sheet->in_value)
        return;
    if (sheet->value.size + (size_t)size > TABLE_CELL_BYTES) {
        if (!sheet->failed)
            sheet->failed =
                table_error(sheet->arena, ERROR_TABLE_CELL_TOO_LONG, sheet->row_number, sheet->column, NULL);
        XML_StopParser(sheet->parser, XML_FALSE);
        return;
    }
    buffer_add(&sheet->value, text, (size_t)size);
}

struct sheet *sheet_new(struct arena *arena, const struct workbook *book, struct table_reader *owner)
{
    struct sheet *sheet = ARENA_NEW(arena, struct sheet);
    sheet->arena = arena;
    sheet->queue_arena = arena_new();
    sheet->book = book;
    sheet->owner = owner;
    sheet->parser = xml_parser(&sheet->refused);
    XML_SetElementHandler(sheet->parser, on_start, on_end);
    XML_SetCharacterDataHandler(sheet->parser, on_text);
    return sheet;
}

static const struct error *parse_chunk(struct sheet *sheet, xml_read *read, void *from)
{
    char chunk[CHUNK];
    size_t got;
    TRY(read(from, chunk, sizeof(chunk), &got));
    sheet->ended = !got;
    if (xml_feed(sheet->parser, chunk, got, &sheet->fed))
        return sheet->failed;
    if (sheet->failed)
        return sheet->failed;
    if (sheet->refused)
        return error_make(sheet->arena, ERROR_TABLE_DOCTYPE);
    return error_make(sheet->arena, ERROR_TABLE_WORKBOOK,
                      .arguments = {XML_ErrorString(XML_GetErrorCode(sheet->parser))});
}

/* Given rows are copied out, so the queue may be emptied; an unfinished row keeps its cells until then. */
static void empty_queue(struct sheet *sheet)
{
    sheet->queue = NULL;
    sheet->queue_count = sheet->queue_room = sheet->queue_at = 0;
    struct arena *fresh = arena_new();
    const char **cells = ARENA_LIST(fresh, const char *, sheet->count + 1);
    for (size_t i = 0; i < sheet->count; i++)
        cells[i] = arena_text(fresh, sheet->cells[i]);
    sheet->cells = cells;
    sheet->room = sheet->count;
    arena_free(sheet->queue_arena);
    sheet->queue_arena = fresh;
}

const struct error *sheet_next(struct sheet *sheet, xml_read *read, void *from, struct arena *arena,
                               struct raw_row *row)
{
    if (sheet->queue_at == sheet->queue_count)
        empty_queue(sheet);
    while (sheet->queue_at == sheet->queue_count && !sheet->ended)
        TRY(parse_chunk(sheet, read, from));
    *row = (struct raw_row){0};
    if (sheet->queue_at == sheet->queue_count)
        return NULL;
    const struct raw_row *next = &sheet->queue[sheet->queue_at++];
    *row = *next;
    row->cells = ARENA_LIST(arena, const char *, next->count + 1);
    for (size_t i = 0; i < next->count; i++)
        row->cells[i] = arena_text(arena, next->cells[i]);
    return NULL;
}

void sheet_close(struct sheet *sheet)
{
    XML_ParserFree(sheet->parser);
    buffer_free(&sheet->value);
    arena_free(sheet->queue_arena);
}
