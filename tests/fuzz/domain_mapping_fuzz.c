/* Mappings come from people: any JSON is read or refused, and what is read converts any row without harm. */
#include "domain/import/convert.h"
#include "entities.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void convert_row(struct arena *arena, const struct mapping *mapping, const char *tail)
{
    const char *cells[] = {"1,234.5", "2015-02-30", "名称", tail, ""};
    struct import_row row = {.cells = cells, .count = 5, .line = 7, .file_name = "file_2014Q4.csv"};
    for (size_t i = 0; i < mapping->record_count; i++) {
        const struct mapping_record *record = &mapping->records[i];
        convert_all_hold(arena, &record->when, &row);
        for (size_t k = 0; k < record->field_count; k++) {
            const char *text = "";
            convert_text(arena, &record->fields[k].value, &row, &text);
            convert_column(&record->fields[k].value, &row);
        }
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char *const header[] = {"a", "b", "c", "d", "e"};
    struct arena *arena = arena_new();
    const char *problem, **missing;
    struct mapping *mapping;
    size_t count;
    const struct json *json = json_read(arena, (const char *)data, size, &problem);
    if (json && !mapping_read(arena, NULL, json, &mapping)) {
        mapping_bind(arena, mapping, header, 5, &missing, &count);
        convert_row(arena, mapping, arena_text_part(arena, (const char *)data, size < 40 ? size : 40));
    }
    arena_free(arena);
    return 0;
}
