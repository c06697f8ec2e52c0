/* A workbook is a zip archive of XML parts: the list of sheets, the shared strings, the styles that tell dates from
 * numbers, and one part a sheet. */
#include "base/text.h"
#include "matching/table_sheet.h"

#include <string.h>
#include <zip.h>

enum { ENTRIES = 20000, LOOKED_AT = 64 * 1024 * 1024, RATIO = 400, CHUNK = 16 * 1024 };

struct workbook_reader {
    struct raw_reader base;
    struct arena *arena;
    zip_t *archive;
    zip_file_t *part; /* the worksheet */
    size_t unpacked, limit;
    struct workbook book;
    struct sheet *sheet;
};

static const struct error *damaged(struct workbook_reader *reader, const char *what)
{
    return error_make(reader->arena, ERROR_TABLE_WORKBOOK, .arguments = {what});
}

/* Counts what is really unpacked: the sizes an archive states may lie. */
static const struct error *read_part(void *from, void *to, size_t size, size_t *got)
{
    struct workbook_reader *reader = from;
    zip_int64_t count = zip_fread(reader->part, to, size);
    if (count < 0)
        return damaged(reader, zip_file_strerror(reader->part));
    *got = (size_t)count;
    reader->unpacked += *got;
    if (reader->unpacked > reader->limit)
        return error_make(reader->arena, ERROR_TABLE_TOO_LARGE,
                          .arguments = {arena_format(reader->arena, "%zu", reader->limit >> 20)});
    return NULL;
}

static const struct error *open_part(struct workbook_reader *reader, const char *name, bool *found)
{
    zip_stat_t stat;
    *found = zip_stat(reader->archive, name, ZIP_FL_NOCASE, &stat) == 0;
    if (!*found)
        return NULL;
    if (stat.size > LOOKED_AT && stat.size / RATIO > stat.comp_size)
        return error_make(reader->arena, ERROR_TABLE_BOMB);
    reader->part = zip_fopen(reader->archive, name, ZIP_FL_NOCASE);
    return reader->part ? NULL : damaged(reader, zip_strerror(reader->archive));
}

static const struct error *parse_part(struct workbook_reader *reader, enum workbook_part what, const char *name,
                                      bool needed)
{
    bool found;
    TRY(open_part(reader, name, &found));
    if (!found)
        return needed ? damaged(reader, name) : NULL;
    const struct error *failed = workbook_parse(&reader->book, what, read_part, reader);
    zip_fclose(reader->part);
    reader->part = NULL;
    return failed;
}

static const char *sheet_names(struct workbook_reader *reader)
{
    struct buffer names = {.arena = reader->arena};
    for (size_t i = 0; i < reader->book.sheet_count; i++) {
        buffer_text(&names, i ? ", " : "");
        buffer_text(&names, reader->book.sheets[i].name);
    }
    return buffer_end(&names);
}

static const struct error *choose_sheet(struct workbook_reader *reader, const char *name,
                                        const struct workbook_sheet **chosen)
{
    *chosen = NULL;
    for (size_t i = 0; i < reader->book.sheet_count && !*chosen; i++) {
        const struct workbook_sheet *sheet = &reader->book.sheets[i];
        if (name ? text_equal(sheet->name, name) : !sheet->hidden)
            *chosen = sheet;
    }
    if (!*chosen)
        return error_make(reader->arena, ERROR_TABLE_SHEET, .value = name ? name : "",
                          .arguments = {sheet_names(reader)});
    return NULL;
}

static const char *part_path(struct workbook_reader *reader, const char *relation)
{
    for (size_t i = 0; i < reader->book.relation_count; i++) {
        const char *target = reader->book.relations[i].target;
        if (strcmp(reader->book.relations[i].id, relation))
            continue;
        return *target == '/' ? target + 1 : arena_format(reader->arena, "xl/%s", target);
    }
    return "xl/worksheets/sheet1.xml";
}

static const struct error *open_sheet(struct workbook_reader *reader, const char *name)
{
    TRY(parse_part(reader, PART_WORKBOOK, "xl/workbook.xml", true));
    TRY(parse_part(reader, PART_RELATIONS, "xl/_rels/workbook.xml.rels", false));
    TRY(parse_part(reader, PART_STRINGS, "xl/sharedStrings.xml", false));
    TRY(parse_part(reader, PART_STYLES, "xl/styles.xml", false));
    const struct workbook_sheet *chosen;
    TRY(choose_sheet(reader, name, &chosen));
    reader->base.sheets = ARENA_LIST(reader->arena, const char *, reader->book.sheet_count);
    for (size_t i = 0; i < reader->book.sheet_count; i++)
        reader->base.sheets[reader->base.sheet_count++] = reader->book.sheets[i].name;
    bool found;
    const char *path = part_path(reader, chosen->relation);
    TRY(open_part(reader, path, &found));
    return found ? NULL : damaged(reader, path);
}

static const struct error *workbook_next(struct raw_reader *base, struct arena *arena, struct raw_row *row)
{
    struct workbook_reader *reader = (struct workbook_reader *)base;
    if (!reader->sheet)
        reader->sheet = sheet_new(reader->arena, &reader->book, base->owner);
    return sheet_next(reader->sheet, read_part, reader, arena, row);
}

static void workbook_close(struct raw_reader *base)
{
    struct workbook_reader *reader = (struct workbook_reader *)base;
    if (reader->sheet)
        sheet_close(reader->sheet);
    if (reader->part)
        zip_fclose(reader->part);
    if (reader->archive)
        zip_discard(reader->archive);
}

static const char *workbook_encoding(const struct raw_reader *base)
{
    (void)base;
    return "UTF-8";
}

static const struct error *open_archive(struct workbook_reader *reader, const void *data, size_t size, const char *path)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        path ? zip_source_file_create(path, 0, -1, &error) : zip_source_buffer_create(data, size, 0, &error);
    reader->archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    const struct error *failed = NULL;
    if (!reader->archive) {
        failed = damaged(reader, zip_error_strerror(&error));
        if (source)
            zip_source_free(source);
    } else if (zip_get_num_entries(reader->archive, 0) > ENTRIES) {
        failed = error_make(reader->arena, ERROR_TABLE_BOMB);
    }
    zip_error_fini(&error);
    return failed;
}

const struct error *workbook_open(struct arena *arena, const void *data, size_t size, const char *path,
                                  const struct table_options *options, struct raw_reader **opened)
{
    struct workbook_reader *reader = ARENA_NEW(arena, struct workbook_reader);
    reader->base = (struct raw_reader){
        .next = workbook_next, .close = workbook_close, .encoding = workbook_encoding, .format = "xlsx"};
    reader->arena = reader->book.arena = reader->book.text.arena = arena;
    reader->limit = options->unpacked_bytes;
    *opened = &reader->base;
    TRY(open_archive(reader, data, size, path));
    return open_sheet(reader, options->sheet);
}
