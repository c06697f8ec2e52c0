#include "domain/export/export.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { SHEET_ROWS = 1048576 };

struct export_sink {
    struct arena *arena;
    FILE *csv;
    const char *path;
    lxw_workbook *book;
    lxw_worksheet *sheet, *notes;
    lxw_format *header, *money;
    uint32_t row, note_row;
    uint16_t column;
    int64_t rows;
    int sheets;
};

static void new_sheet(struct export_sink *sink)
{
    char name[16];
    snprintf(name, sizeof(name), "%d", ++sink->sheets);
    sink->sheet = workbook_add_worksheet(sink->book, name);
    sink->row = 0;
}

const struct error *export_sink_open(struct arena *arena, const char *path, bool workbook, struct export_sink **out)
{
    struct export_sink *sink = ARENA_NEW(arena, struct export_sink);
    *out = sink;
    sink->arena = arena;
    sink->path = path;
    if (!workbook) {
        sink->csv = fopen(path, "wb");
        if (!sink->csv)
            return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be written"});
        fputs("\xEF\xBB\xBF", sink->csv);
        return NULL;
    }
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    sink->book = workbook_new_opt(path, &options);
    if (!sink->book)
        return error_make(arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be written"});
    sink->header = workbook_add_format(sink->book);
    format_set_bold(sink->header);
    sink->money = workbook_add_format(sink->book);
    format_set_num_format(sink->money, "#,##0.00");
    new_sheet(sink);
    return NULL;
}

/* A cell that a spreadsheet would take for a formula is written so that it stays text. */
static void csv_text(FILE *csv, const char *text)
{
    bool formula = strchr("=+-@\t\r", *text) && *text;
    if (!formula && !text[strcspn(text, ",\"\r\n")]) {
        fputs(text, csv);
        return;
    }
    fputc('"', csv);
    if (formula)
        fputc('\'', csv);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', csv);
        fputc(*text, csv);
    }
    fputc('"', csv);
}

void export_cell_text(struct export_sink *sink, const char *text)
{
    if (sink->csv) {
        if (sink->column)
            fputc(',', sink->csv);
        if (text)
            csv_text(sink->csv, text);
    } else if (text) {
        worksheet_write_string(sink->sheet, sink->row, sink->column, text, sink->row ? NULL : sink->header);
    }
    sink->column++;
}

void export_cell_number(struct export_sink *sink, double number, int decimals)
{
    if (sink->csv)
        fprintf(sink->csv, "%s%.*f", sink->column ? "," : "", decimals, number);
    else
        worksheet_write_number(sink->sheet, sink->row, sink->column, number, decimals == 2 ? sink->money : NULL);
    sink->column++;
}

void export_row_end(struct export_sink *sink)
{
    if (sink->csv)
        fputs("\r\n", sink->csv);
    sink->column = 0;
    sink->row++;
    sink->rows++;
    if (!sink->csv && sink->row == SHEET_ROWS)
        new_sheet(sink);
}

void export_note(struct export_sink *sink, const char *label, const char *text)
{
    if (!sink->book)
        return;
    if (!sink->notes)
        sink->notes = workbook_add_worksheet(sink->book, "导出说明 About");
    worksheet_write_string(sink->notes, sink->note_row, 0, label, NULL);
    worksheet_write_string(sink->notes, sink->note_row++, 1, text, NULL);
}

int64_t export_rows(const struct export_sink *sink)
{
    return sink->rows - 1; /* without the header */
}

const struct error *export_sink_close(struct export_sink *sink)
{
    if (sink->csv)
        return fclose(sink->csv)
                   ? error_make(sink->arena, ERROR_SYSTEM_FILE, .value = sink->path, .arguments = {"cannot be written"})
                   : NULL;
    lxw_error failed = workbook_close(sink->book);
    return failed ? error_make(sink->arena, ERROR_EXPORT_WORKBOOK, .arguments = {lxw_strerror(failed)}) : NULL;
}

const struct error *export_take(struct session *s, const char *path, struct buffer *out)
{
    FILE *file = fopen(path, "rb");
    char part[65536];
    size_t got;
    if (!file)
        return error_make(s->arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {strerror(errno)});
    while ((got = fread(part, 1, sizeof(part), file)))
        buffer_add(out, part, got);
    fclose(file);
    unlink(path);
    return NULL;
}
