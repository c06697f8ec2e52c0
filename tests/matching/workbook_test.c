/* Workbooks are put together part by part, so that each oddity can be made. */
#include "base/buffer.h"
#include "matching/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zip.h>

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

struct part {
    const char *name, *text;
};

#define WORKBOOK                                                                                                       \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook "                                                             \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"隐藏\" "  \
    "sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"客户\" sheetId=\"2\" "                              \
    "r:id=\"rId2\"/></sheets></workbook>"
#define RELATIONS                                                                                                      \
    "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "            \
    "Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"
#define STYLES                                                                                                         \
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/><numFmt "       \
    "numFmtId=\"165\" formatCode=\"[Red]#,##0.00&quot;days&quot;\"/></numFmts><cellStyleXfs><xf "                      \
    "numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "     \
    "numFmtId=\"165\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
#define STRINGS                                                                                                        \
    "<sst><si><t>名称</t></si><si><r><t>宁海</t></r><r><t "                                                        \
    "xml:space=\"preserve\">远航</t></r><rPh><t>ninghai</t></rPh>"                                                   \
    "</si><si><t>日期</t></si></sst>"

static const char *packed(const struct part *parts, size_t count, size_t *size)
{
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    zip_source_keep(source);
    for (size_t i = 0; i < count; i++)
        zip_file_add(archive, parts[i].name, zip_source_buffer(archive, parts[i].text, strlen(parts[i].text), 0),
                     ZIP_FL_ENC_UTF_8);
    assert_int_equal(zip_close(archive), 0);
    zip_stat_t stat;
    zip_source_stat(source, &stat);
    char *bytes = arena_take(arena, stat.size);
    zip_source_open(source);
    zip_source_read(source, bytes, stat.size);
    zip_source_close(source);
    zip_source_free(source);
    *size = stat.size;
    return bytes;
}

static const char *drain(struct table_reader *reader)
{
    struct buffer text = {.arena = arena};
    const char *const *names;
    size_t width = table_header(reader, &names);
    for (size_t i = 0; i < width; i++)
        buffer_format(&text, "%s%s", i ? "|" : "", names[i]);
    buffer_text(&text, ";");
    for (;;) {
        struct table_row row;
        const struct error *failed = table_next(reader, &row);
        if (failed) {
            buffer_format(&text, "!%s", error_kind(failed->id)->name);
            break;
        }
        if (!row.cells)
            break;
        buffer_format(&text, "%zu:", row.number);
        for (size_t i = 0; i < row.count; i++)
            buffer_format(&text, "%s%s", i ? "|" : "", row.cells[i]);
        buffer_text(&text, ";");
    }
    size_t kept, total;
    const struct table_problem *problems = table_problems(reader, &kept, &total);
    for (size_t i = 0; i < kept; i++)
        buffer_format(&text, " %zu,%zu %s", problems[i].row, problems[i].column,
                      error_kind(problems[i].error->id)->name);
    return buffer_end(&text);
}

static const char *read_sheets(const char *hidden, const char *shown, const struct table_options *options)
{
    struct part parts[] = {{"xl/workbook.xml", WORKBOOK},
                           {"xl/_rels/workbook.xml.rels", RELATIONS},
                           {"xl/styles.xml", STYLES},
                           {"xl/sharedStrings.xml", STRINGS},
                           {"xl/worksheets/sheet1.xml", hidden},
                           {"xl/worksheets/sheet2.xml", shown}};
    size_t size;
    const char *bytes = packed(parts, 6, &size);
    struct table_reader *reader;
    const struct error *failed = table_open_bytes(arena, bytes, size, options, &reader);
    if (failed)
        return arena_format(arena, "!%s", error_kind(failed->id)->name);
    const char *text = drain(reader);
    table_close(reader);
    return text;
}

static const char *read_rows(const char *rows)
{
    return read_sheets("<worksheet/>", arena_format(arena, "<worksheet><sheetData>%s</sheetData></worksheet>", rows),
                       NULL);
}

static void reads_every_kind_of_cell(void **state)
{
    (void)state;
    assert_string_equal(
        read_rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>金额</t></is></c><c "
                  "r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>有效</t></is></c></row>"
                  "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\"><v>0.30000000000000004</v></c><c r=\"C3\" "
                  "s=\"1\"><v>42007</v></c><c r=\"D3\" t=\"b\"><v>1</v></c></row>"
                  "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>A3&amp;\"x\"</f><v>算出</v></c><c r=\"B4\" "
                  "s=\"3\"><v>1234567</v></c><c "
                  "r=\"C4\" s=\"4\"><v>42007.5</v></c><c r=\"D4\" t=\"b\"><v>0</v></c></row>"
                  "<row r=\"5\"><c r=\"B5\" s=\"2\"><v>42007</v></c><c r=\"C5\" s=\"1\"><v>61</v></c></row>"),
        "名称|金额|日期|有效;3:宁海远航|0.3|2015-01-03|TRUE;4:算出|1234567|2015-01-03 12:00:00|FALSE;"
        "5:|2015-01-03|1900-03-01|;");
}

static void tells_what_is_wrong_with_cells(void **state)
{
    (void)state;
    assert_string_equal(
        read_rows("<row r=\"1\"><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c></row>"
                  "<row r=\"2\"><c t=\"e\"><v>#N/A</v></c><c><v>330226199001011234</v></c></row>"
                  "<row r=\"3\"><c t=\"s\"><v>99</v></c><c><v>1</v></c></row>"),
        "a|b;2:|330226199001011000;3:|1; 2,1 table.formula 2,2 table.digits_lost 3,1 table.cell_broken");
}

static void picks_sheets_by_name(void **state)
{
    (void)state;
    const char *hidden =
        "<worksheet><sheetData><row><c "
        "t=\"inlineStr\"><is><t>secret</t></is></c></row><row><c><v>1</v></c></row></sheetData></worksheet>";
    struct table_options named = {.sheet = "隐藏"}, wrong = {.sheet = "没有"};
    assert_string_equal(read_sheets(hidden, "<worksheet/>", &named), "secret;2:1;");
    assert_string_equal(read_sheets(hidden, "<worksheet/>", &wrong), "!table.sheet");
    assert_string_equal(read_sheets(hidden, "<worksheet/>", NULL), "!table.empty");
}

static void refuses_entities(void **state)
{
    (void)state;
    assert_string_equal(read_sheets("<worksheet/>",
                                    "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData><row><c "
                                    "t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>",
                                    NULL),
                        "!table.doctype");
    struct part parts[] = {{"xl/workbook.xml", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><workbook/>"}};
    size_t size;
    const char *bytes = packed(parts, 1, &size);
    struct table_reader *reader;
    assert_int_equal(table_open_bytes(arena, bytes, size, NULL, &reader)->id, ERROR_TABLE_DOCTYPE);
}

static void refuses_bombs(void **state)
{
    (void)state;
    struct buffer sheet = {.arena = arena};
    buffer_text(&sheet, "<worksheet><sheetData>");
    for (int i = 0; i < 100000; i++)
        buffer_text(&sheet, "<row><c t=\"inlineStr\"><is><t>aaaaaaaaaa</t></is></c><c><v>1</v></c></row>");
    buffer_text(&sheet, "</sheetData></worksheet>");
    struct table_options tight = {.unpacked_bytes = 1 << 20};
    const char *text = read_sheets("<worksheet/>", buffer_end(&sheet), &tight);
    assert_non_null(strstr(text, "!table.too_large"));
    struct table_options wide = {.unpacked_bytes = 1 << 30};
    assert_null(strstr(read_sheets("<worksheet/>", buffer_end(&sheet), &wide), "!"));
    assert_string_equal(read_rows("<row><c r=\"ZZZ1\"><v>1</v></c></row>"), "!table.columns");
}

/* One attribute of many megabytes would be kept whole by the parser. */
static void refuses_endless_tags(void **state)
{
    (void)state;
    size_t size = 8 * 1024 * 1024;
    char *attribute = arena_take(arena, size + 1);
    memset(attribute, 'a', size);
    assert_string_equal(read_sheets("<worksheet/>",
                                    arena_format(arena, "<worksheet x=\"%s\"><sheetData/></worksheet>", attribute),
                                    NULL),
                        "!table.workbook");
}

static void survives_damage(void **state)
{
    (void)state;
    assert_string_equal(read_sheets("<worksheet/>", "<worksheet><sheetData><row>", NULL), "!table.workbook");
    struct part parts[] = {{"content.xml", "<x/>"}};
    size_t size;
    const char *bytes = packed(parts, 1, &size);
    struct table_reader *reader;
    assert_int_equal(table_open_bytes(arena, bytes, size, NULL, &reader)->id, ERROR_TABLE_WORKBOOK);
    assert_int_equal(table_open_bytes(arena, bytes, size / 2, NULL, &reader)->id, ERROR_TABLE_WORKBOOK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_kind_of_cell),
        cmocka_unit_test(tells_what_is_wrong_with_cells),
        cmocka_unit_test(picks_sheets_by_name),
        cmocka_unit_test(refuses_entities),
        cmocka_unit_test(refuses_bombs),
        cmocka_unit_test(survives_damage),
        cmocka_unit_test(refuses_endless_tags),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
