/* Any bytes as a delimited table: the reader must end, stay within its limits and give rows of the header's width. */
#include "matching/cell_value.h"
#include "matching/table.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_cells(struct arena *arena, const struct table_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        double number;
        int64_t date, scaled;
        cell_number(arena, row->cells[i], &number);
        cell_scaled(arena, row->cells[i], 2, &scaled);
        cell_date(arena, row->cells[i], &date);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct table_options options = {.unpacked_bytes = 1 << 20};
    struct table_reader *reader;
    if (!table_open_bytes(arena, data, size, &options, &reader)) {
        const char *const *names;
        size_t width = table_header(reader, &names);
        struct table_row row;
        for (size_t rows = 0; !table_next(reader, &row) && row.cells; rows++) {
            if (row.count != width)
                abort();
            if (rows < 50)
                read_cells(scratch, &row);
        }
        table_close(reader);
    }
    arena_free(scratch);
    arena_free(arena);
    return 0;
}
