/* Event logs of other systems in XES (IEEE 1849): one row an event, with the attributes of its case in front of its own
 * under "case:NAME", as the usual tools write such logs to CSV. A case without events is one row of its case alone.
 * Read twice: which columns there are is known only at the end. */
#include "base/text.h"
#include "matching/table_sheet.h"

#include <string.h>

enum { CHUNK = 64 * 1024, DEPTH_MOST = 16, SNIFFED = 4096, QUEUE_BYTES = 4 * 1024 * 1024 };

struct log_reader {
    bool refused; /* first: the parser's handlers set it */
    XML_Parser parser;
    struct raw_reader raw;
    struct arena *arena, *queue_arena;
    struct byte_source *bytes;
    const struct error *failed;
    bool collecting, ended, in_trace, in_event, head_given;
    const char **columns;
    size_t column_count, column_room, fed;
    const char *path[DEPTH_MOST]; /* keys of the attributes that are open */
    size_t depth;
    struct log_cell {
        size_t column;
        const char *text;
    } * case_cells, *event_cells;
    size_t case_count, case_room, event_count, event_room;
    struct raw_row *rows; /* of the traces read and not yet given; case cells are filled in at a trace's end */
    size_t row_count, row_room, row_at, trace_from;
};

static void stop(struct log_reader *log, const struct error *error)
{
    if (!log->failed)
        log->failed = error;
    XML_StopParser(log->parser, XML_FALSE);
}

static size_t column_of(struct log_reader *log, const char *name)
{
    size_t i = 0;
    while (i < log->column_count && strcmp(log->columns[i], name))
        i++;
    if (i < log->column_count || !log->collecting)
        return i;
    if (i == TABLE_COLUMNS)
        stop(log, table_error(log->arena, ERROR_TABLE_COLUMNS, 1, TABLE_COLUMNS, NULL));
    else
        ARENA_PUSH(log->arena, log->columns, log->column_count, log->column_room, arena_text(log->arena, name));
    return i;
}

static bool is_attribute(const char *name)
{
    static const char *const kinds[] = {"string", "date", "int", "float", "boolean", "id", "list", "container"};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (!strcmp(kinds[i], name))
            return true;
    return false;
}

/* An attribute within another is called OUTER/INNER. */
static void start_attribute(struct log_reader *log, const char **attributes)
{
    const char *key = xml_attribute(attributes, "key"), *value = xml_attribute(attributes, "value");
    struct buffer name = {.arena = log->queue_arena};
    if (log->depth == DEPTH_MOST) {
        stop(log, error_make(log->arena, ERROR_TABLE_LOG, .arguments = {"attributes nested too deeply"}));
        return;
    }
    log->path[log->depth++] = arena_text(log->queue_arena, key ? key : "");
    if (!value)
        return;
    if (strlen(value) > TABLE_CELL_BYTES) {
        stop(log, table_error(log->arena, ERROR_TABLE_CELL_TOO_LONG, XML_GetCurrentLineNumber(log->parser), 1, NULL));
        return;
    }
    buffer_text(&name, log->in_event ? "" : "case:");
    for (size_t i = 0; i < log->depth; i++)
        buffer_format(&name, "%s%s", i ? "/" : "", log->path[i]);
    struct log_cell cell = {column_of(log, buffer_end(&name)), NULL};
    if (log->collecting || cell.column >= log->column_count)
        return;
    cell.text = arena_text(log->queue_arena, value);
    if (log->in_event)
        ARENA_PUSH(log->queue_arena, log->event_cells, log->event_count, log->event_room, cell);
    else
        ARENA_PUSH(log->queue_arena, log->case_cells, log->case_count, log->case_room, cell);
}

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct log_reader *log = XML_GetUserData(user);
    name = xml_local(name);
    if (!strcmp(name, "trace") && !log->in_trace) {
        log->in_trace = true;
        log->trace_from = log->row_count;
        log->case_cells = NULL;
        log->case_count = log->case_room = log->depth = 0;
    } else if (!strcmp(name, "event") && log->in_trace && !log->in_event) {
        log->in_event = true;
        log->event_cells = NULL;
        log->event_count = log->event_room = log->depth = 0;
    } else if (log->in_trace && is_attribute(name)) {
        start_attribute(log, attributes);
    }
}

static void put_row(struct log_reader *log, const struct log_cell *cells, size_t count)
{
    struct raw_row row = {XML_GetCurrentLineNumber(log->parser), log->column_count,
                          ARENA_LIST(log->queue_arena, const char *, log->column_count + 1)};
    for (size_t i = 0; i < row.count; i++)
        row.cells[i] = "";
    for (size_t i = 0; i < count; i++)
        row.cells[cells[i].column] = cells[i].text;
    ARENA_PUSH(log->queue_arena, log->rows, log->row_count, log->row_room, row);
}

static void on_end(void *user, const XML_Char *name)
{
    struct log_reader *log = XML_GetUserData(user);
    name = xml_local(name);
    if (!strcmp(name, "event") && log->in_event) {
        log->in_event = false;
        if (!log->collecting)
            put_row(log, log->event_cells, log->event_count);
    } else if (!strcmp(name, "trace") && log->in_trace) {
        log->in_trace = false;
        if (log->collecting)
            return;
        if (log->trace_from == log->row_count)
            put_row(log, NULL, 0);
        for (size_t i = log->trace_from; i < log->row_count; i++)
            for (size_t k = 0; k < log->case_count; k++)
                log->rows[i].cells[log->case_cells[k].column] = log->case_cells[k].text;
    } else if (log->in_trace && log->depth && is_attribute(name)) {
        log->depth--;
    }
}

static const struct error *feed(struct log_reader *log)
{
    char chunk[CHUNK];
    size_t got;
    TRY(byte_source_read(log->bytes, chunk, sizeof(chunk), &got));
    log->ended = !got;
    if (xml_feed(log->parser, chunk, got, &log->fed) && !log->failed)
        return NULL;
    if (log->failed)
        return log->failed;
    if (log->refused)
        return error_make(log->arena, ERROR_TABLE_DOCTYPE);
    return error_make(
        log->arena, ERROR_TABLE_LOG,
        .arguments = {arena_format(log->arena, "%s, line %lu", XML_ErrorString(XML_GetErrorCode(log->parser)),
                                   (unsigned long)XML_GetCurrentLineNumber(log->parser))});
}

static void parser_start(struct log_reader *log)
{
    if (log->parser)
        XML_ParserFree(log->parser);
    log->parser = xml_parser(&log->refused);
    XML_SetElementHandler(log->parser, on_start, on_end);
    log->ended = log->in_trace = log->in_event = false;
    log->fed = log->depth = 0;
}

static void cells_move(struct arena *arena, struct log_cell **cells, size_t count, size_t *room)
{
    struct log_cell *moved = ARENA_LIST(arena, struct log_cell, count + 1);
    for (size_t i = 0; i < count; i++)
        moved[i] = (struct log_cell){(*cells)[i].column, arena_text(arena, (*cells)[i].text)};
    *cells = moved;
    *room = count;
}

/* Rows given are copied out; of what is left only the trace that is being read moves on into new memory. */
static void empty_queue(struct log_reader *log)
{
    if (arena_used(log->queue_arena) < QUEUE_BYTES)
        return;
    struct arena *fresh = arena_new();
    size_t from = log->in_trace ? log->trace_from : log->row_count, left = log->row_count - from;
    struct raw_row *rows = ARENA_LIST(fresh, struct raw_row, left + 1);
    for (size_t i = 0; i < left; i++) {
        rows[i] = log->rows[from + i];
        rows[i].cells = ARENA_LIST(fresh, const char *, rows[i].count + 1);
        for (size_t k = 0; k < rows[i].count; k++)
            rows[i].cells[k] = arena_text(fresh, log->rows[from + i].cells[k]);
    }
    cells_move(fresh, &log->case_cells, log->case_count, &log->case_room);
    cells_move(fresh, &log->event_cells, log->event_count, &log->event_room);
    for (size_t i = 0; i < log->depth; i++)
        log->path[i] = arena_text(fresh, log->path[i]);
    log->rows = rows;
    log->row_count = log->row_room = left;
    log->row_at = log->trace_from = 0;
    arena_free(log->queue_arena);
    log->queue_arena = fresh;
}

static const struct error *log_next(struct raw_reader *raw, struct arena *arena, struct raw_row *row)
{
    struct log_reader *log = (struct log_reader *)(void *)((char *)raw - offsetof(struct log_reader, raw));
    *row = (struct raw_row){0};
    if (!log->head_given) {
        log->head_given = true;
        *row = (struct raw_row){1, log->column_count, log->columns};
        return NULL;
    }
    /* Rows of a trace are whole only at its end. */
    while (log->row_at >= (log->in_trace ? log->trace_from : log->row_count) && !log->ended) {
        empty_queue(log);
        TRY(feed(log));
    }
    if (log->row_at == log->row_count)
        return NULL;
    const struct raw_row *next = &log->rows[log->row_at++];
    *row = *next;
    row->cells = ARENA_LIST(arena, const char *, next->count + 1);
    for (size_t i = 0; i < next->count; i++)
        row->cells[i] = arena_text(arena, next->cells[i]);
    return NULL;
}

static void log_close(struct raw_reader *raw)
{
    struct log_reader *log = (struct log_reader *)(void *)((char *)raw - offsetof(struct log_reader, raw));
    if (log->parser)
        XML_ParserFree(log->parser);
    if (log->bytes)
        byte_source_close(log->bytes);
    arena_free(log->queue_arena);
}

static const char *log_encoding(const struct raw_reader *raw)
{
    (void)raw;
    return "UTF-8";
}

static const struct error *collect(struct log_reader *log)
{
    parser_start(log);
    log->collecting = true;
    while (!log->ended)
        TRY(feed(log));
    log->collecting = false;
    arena_reset(log->queue_arena);
    return NULL;
}

static const struct error *open_bytes(struct arena *arena, const struct log_input *input, struct byte_source **bytes)
{
    if (input->file)
        rewind(input->file);
    return byte_source_open(arena, input->data, input->size, input->file, input->limit, bytes);
}

const struct error *log_recognise(struct arena *arena, const struct log_input *input, bool *is_log)
{
    struct byte_source *bytes;
    char head[SNIFFED + 1];
    size_t size = 0, got = 1;
    TRY(open_bytes(arena, input, &bytes));
    const struct error *error = NULL;
    while (!error && got && size < SNIFFED) {
        error = byte_source_read(bytes, head + size, SNIFFED - size, &got);
        size += error ? 0 : got;
    }
    byte_source_close(bytes);
    if (input->file)
        rewind(input->file);
    head[size] = 0;
    const char *at = head;
    if (text_starts(at, "\xEF\xBB\xBF"))
        at += 3;
    at += strspn(at, " \t\r\n");
    const char *log = *at == '<' ? strstr(at, "<log") : NULL;
    *is_log = log && strchr(" \t\r\n>", log[4]);
    return NULL; /* what is wrong with the file is told by whoever reads it */
}

const struct error *log_open(struct arena *arena, const struct log_input *input, struct raw_reader **reader)
{
    struct log_reader *log = ARENA_NEW(arena, struct log_reader);
    log->arena = arena;
    log->queue_arena = arena_new();
    log->raw = (struct raw_reader){.next = log_next, .close = log_close, .encoding = log_encoding, .format = "xes"};
    *reader = &log->raw;
    TRY(open_bytes(arena, input, &log->bytes));
    TRY(collect(log));
    byte_source_close(log->bytes);
    log->bytes = NULL;
    if (!log->column_count)
        return error_make(arena, ERROR_TABLE_EMPTY);
    TRY(open_bytes(arena, input, &log->bytes));
    parser_start(log);
    return NULL;
}
