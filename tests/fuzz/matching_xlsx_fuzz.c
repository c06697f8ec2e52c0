/* Any bytes as a worksheet, its strings and its styles. The archive around them is made here, so that the fuzzer spends
 * its time on the XML and not on checksums; bytes that are an archive already are read as they are. */
#include "matching/table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char workbook[] =
    "<workbook xmlns:r=\"r\"><workbookPr date1904=\"0\"/><sheets><sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>";

static void add(zip_t *archive, const char *name, const void *data, size_t size)
{
    zip_file_add(archive, name, zip_source_buffer(archive, data, size, 0), 0);
}

/* The input's parts stand one after another, parted by a NUL: sheet, strings, styles. */
static uint8_t *archive_of(const uint8_t *data, size_t size, size_t *packed)
{
    static const char *const names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"};
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    zip_source_keep(source);
    add(archive, "xl/workbook.xml", workbook, sizeof(workbook) - 1);
    for (int i = 0; i < 3; i++) {
        const uint8_t *end = i < 2 && size ? memchr(data, 0, size) : NULL;
        size_t part = end ? (size_t)(end - data) : size;
        add(archive, names[i], data, part);
        data += end ? part + 1 : part;
        size -= end ? part + 1 : part;
    }
    zip_stat_t stat;
    zip_close(archive);
    zip_source_stat(source, &stat);
    uint8_t *bytes = malloc(stat.size);
    zip_source_open(source);
    zip_source_read(source, bytes, stat.size);
    zip_source_close(source);
    zip_source_free(source);
    *packed = stat.size;
    return bytes;
}

static void read_all(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct table_options options = {.unpacked_bytes = 1 << 20};
    struct table_reader *reader;
    if (!table_open_bytes(arena, data, size, &options, &reader)) {
        struct table_row row;
        while (!table_next(reader, &row) && row.cells)
            ;
        table_close(reader);
    }
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 4 && !memcmp(data, "PK\x03\x04", 4)) {
        read_all(data, size);
        return 0;
    }
    size_t packed;
    uint8_t *archive = archive_of(data, size, &packed);
    read_all(archive, packed);
    free(archive);
    return 0;
}
