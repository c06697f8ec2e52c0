#include "base/buffer.h"
#include "matching/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <unicode/ucnv.h>
#include <zlib.h>

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

/* The whole table as "row:cell|cell;", the header first. */
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

static const char *read_bytes(const void *data, size_t size, const struct table_options *options)
{
    struct table_reader *reader;
    const struct error *failed = table_open_bytes(arena, data, size, options, &reader);
    if (failed)
        return arena_format(arena, "!%s", error_kind(failed->id)->name);
    const char *text = drain(reader);
    table_close(reader);
    return text;
}

static const char *read_text(const char *text)
{
    return read_bytes(text, strlen(text), NULL);
}

static void reads_plain_tables(void **state)
{
    (void)state;
    assert_string_equal(read_text("id,name\n1,a\n2,b\n"), "id|name;2:1|a;3:2|b;");
    assert_string_equal(read_text("id,name\r\n1,a\r\n2,b"), "id|name;2:1|a;3:2|b;");
    assert_string_equal(read_text("id,name\r1,a\r2,b\r"), "id|name;2:1|a;3:2|b;");
    assert_string_equal(read_text("id\tname\n1\ta,x\n"), "id|name;2:1|a,x;");
    assert_string_equal(read_text("id;name\n1;a,x\n2;b,y\n"), "id|name;2:1|a,x;3:2|b,y;");
    assert_string_equal(read_text("id|name\n1|a\n"), "id|name;2:1|a;");
    assert_string_equal(read_text(" id , name \n 1 ,　a　\n"), "id|name;2:1|a;");
    assert_string_equal(read_text("id,name\n\n\n1,a\n,\n2,b\n"), "id|name;4:1|a;6:2|b;");
    assert_string_equal(read_text("name\na\nb\n"), "name;2:a;3:b;");
}

static void reads_quoted_cells(void **state)
{
    (void)state;
    assert_string_equal(read_text("id,name\n1,\"a,b\"\n2,\"say \"\"x\"\"\"\n"), "id|name;2:1|a,b;3:2|say \"x\";");
    assert_string_equal(read_text("id,name\n1,\"two\nlines\"\n2,b\n"), "id|name;2:1|two\nlines;4:2|b;");
    assert_string_equal(read_text("id,name\r\n1,\"two\r\nlines\"\r\n2,b\r\n"), "id|name;2:1|two\r\nlines;4:2|b;");
    assert_string_equal(read_text("id,name\n1,5\" pipe\n"), "id|name;2:1|5\" pipe;");
    assert_string_equal(read_text("id,name\n1, \"a\" \n"), "id|name;2:1|a;");
    assert_string_equal(read_text("id,name\n1,\"\"\n"), "id|name;2:1|;");
    assert_string_equal(read_text("id,name\n1,\"a\"b\n"), "id|name;2:1|ab; 2,2 table.quote_stray");
    assert_string_equal(read_text("id,name\n1,a\n2,\"never\nends\n"), "!table.quote_open");
    assert_string_equal(read_text("id,\"na\nme\"\n1,a\n"), "id|na me;3:1|a;");
}

static void tells_ragged_rows(void **state)
{
    (void)state;
    assert_string_equal(read_text("a,b,c\n1,2\n1,2,3,4\n1,2,3,\n1,2,3\n"),
                        "a|b|c;2:1|2|;3:1|2|3;4:1|2|3;5:1|2|3; 2,3 table.short_row 3,4 table.long_row");
    assert_string_equal(read_bytes("a,b\n1,x\0y\n", 10, NULL), "a|b;2:1|xy; 2,2 table.nul");
}

static void finds_the_header(void **state)
{
    (void)state;
    assert_string_equal(read_text("1,a\n2,b\n"), "A|B;1:1|a;2:2|b;");
    assert_string_equal(read_text("客户清单（2024年）,,\n编号,名称,金额\n1,甲,5\n2,乙,6\n"),
                        "编号|名称|金额;3:1|甲|5;4:2|乙|6;");
    assert_string_equal(read_text("id,name,\n1,a,\n"), "id|name;2:1|a;");
    assert_string_equal(read_text("id,,x\n1,a,2\n"), "id|B|x;2:1|a|2;");
    struct table_options first = {.header = TABLE_HEADER_FIRST}, none = {.header = TABLE_HEADER_NONE};
    assert_string_equal(read_bytes("2023,2024\n1,2\n", 14, &first), "2023|2024;2:1|2;");
    assert_string_equal(read_bytes("a,a\n1,2\n", 8, &first), "a|a 2;2:1|2;");
    assert_string_equal(read_bytes("a,b\n1,2\n", 8, &none), "A|B;1:a|b;2:1|2;");
    assert_string_equal(read_text(""), "!table.empty");
    assert_string_equal(read_text("\n\n ,\n"), "!table.empty");
}

static const char *encoded(const char *encoding, const char *text, size_t *size)
{
    UErrorCode status = U_ZERO_ERROR;
    char *out = arena_take(arena, strlen(text) * 4 + 16);
    *size = (size_t)ucnv_convert(encoding, "UTF-8", out, (int32_t)(strlen(text) * 4 + 16), text, -1, &status);
    assert_true(U_SUCCESS(status));
    return out;
}

static void finds_the_encoding(void **state)
{
    (void)state;
    const char *text = "编号,名称,地址\n1,宁海远航新能源集团有限公司,浙江省宁海县桃源街道\n2,海鸥贸易,厦门\n";
    const char *expected = "编号|名称|地址;2:1|宁海远航新能源集团有限公司|浙江省宁海县桃源街道;3:2|海鸥贸易|厦门;";
    const char *encodings[] = {"UTF-8", "GBK", "GB18030", "UTF-16LE", "UTF-16BE"};
    for (size_t i = 0; i < sizeof(encodings) / sizeof(*encodings); i++) {
        size_t size;
        /* ICU writes no mark for the two orders named, so the mark is put in front for them: UTF-16 of letters that are
         * all Han cannot be told without one. */
        const char *marked = i >= 3 ? arena_format(arena, "\xEF\xBB\xBF%s", text) : text;
        const char *bytes = encoded(encodings[i], marked, &size);
        assert_string_equal(read_bytes(bytes, size, NULL), expected);
    }
    size_t size;
    assert_string_equal(read_text(arena_format(arena, "\xEF\xBB\xBF%s", text)), expected);
    const char *bytes = encoded("UTF-16LE", "id,name\n1,abc\n", &size);
    assert_string_equal(read_bytes(bytes, size, NULL), "id|name;2:1|abc;");
    bytes = encoded("GB18030", "id,name\n1,𠮷野家\n2,普通的名字\n", &size);
    assert_string_equal(read_bytes(bytes, size, NULL), "id|name;2:1|𠮷野家;3:2|普通的名字;");
    bytes = encoded("windows-1252", "id,name\n1,Société Générale\n2,Müller\n", &size);
    assert_string_equal(read_bytes(bytes, size, NULL), "id|name;2:1|Société Générale;3:2|Müller;");
    bytes = encoded("Big5", "編號,名稱\n1,臺灣銀行股份有限公司\n2,國泰世華商業銀行\n", &size);
    assert_string_equal(read_bytes(bytes, size, NULL), "編號|名稱;2:1|臺灣銀行股份有限公司;3:2|國泰世華商業銀行;");
    assert_string_equal(read_text("id,name\n1,\xE4\xB8\xAD\xFF\xE6\x96\x87\xE5\xAD\x97\xE5\xAD\x97\n"),
                        "id|name;2:1|中\uFFFD文字字; 2,2 table.broken_text");
}

/* Chinese text may begin far behind the first chunk of a file; the encoding is then decided there. */
static void decides_late(void **state)
{
    (void)state;
    struct buffer text = {.arena = arena};
    buffer_text(&text, "id,name\n");
    for (int i = 0; i < 30000; i++)
        buffer_format(&text, "%d,plain\n", i);
    buffer_text(&text, "x,宁海远航新能源集团\n");
    size_t size;
    const char *bytes = encoded("GBK", buffer_end(&text), &size);
    const char *all = read_bytes(bytes, size, NULL);
    assert_non_null(strstr(all, "30002:x|宁海远航新能源集团;"));
}

static void reads_gzip_and_files(void **state)
{
    (void)state;
    char path[] = "/tmp/steward-table-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    gzFile file = gzdopen(fd, "wb");
    gzputs(file, "id,name\n1,压缩的\n");
    gzclose(file);
    struct table_reader *reader;
    assert_null(table_open_file(arena, path, NULL, &reader));
    assert_string_equal(drain(reader), "id|name;2:1|压缩的;");
    assert_string_equal(table_encoding(reader), "UTF-8");
    assert_string_equal(table_format(reader), "csv");
    assert_int_equal(table_delimiter(reader), ',');
    table_close(reader);

    FILE *whole = fopen(path, "rb");
    char bytes[256];
    size_t size = fread(bytes, 1, sizeof(bytes), whole);
    fclose(whole);
    assert_string_equal(read_bytes(bytes, size, NULL), "id|name;2:1|压缩的;");
    assert_string_equal(read_bytes(bytes, size - 12, NULL), "!table.gzip");
    bytes[size / 2] ^= 0x55;
    assert_int_equal(read_bytes(bytes, size, NULL)[0], '!');
    unlink(path);
    const struct error *failed = table_open_file(arena, path, NULL, &reader);
    assert_int_equal(failed->id, ERROR_SYSTEM_FILE);
}

static void refuses_bombs_and_monsters(void **state)
{
    (void)state;
    enum { SIZE = 8 * 1024 * 1024 };
    char *line = arena_take(arena, SIZE);
    memset(line, 'a', SIZE - 1);
    for (int i = 99; i < SIZE; i += 100)
        line[i - 1] = '\n';
    uLong packed_size = compressBound(SIZE);
    unsigned char *packed = arena_take(arena, packed_size + 64);
    z_stream stream = {0};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, 0), Z_OK);
    stream.next_in = (unsigned char *)line;
    stream.avail_in = SIZE;
    stream.next_out = packed;
    stream.avail_out = (uInt)packed_size + 64;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    struct table_options tight = {.unpacked_bytes = 1 << 20};
    const char *all = read_bytes(packed, stream.total_out, &tight);
    assert_non_null(strstr(all, "!table.too_large"));
    deflateEnd(&stream);

    memset(line, 'b', TABLE_CELL_BYTES + 10);
    assert_string_equal(read_bytes(line, TABLE_CELL_BYTES + 10, NULL), "!table.cell_too_long");
    memset(line, ',', TABLE_COLUMNS + 10);
    assert_string_equal(read_bytes(line, TABLE_COLUMNS + 10, NULL), "!table.columns");
}

static void names_files_that_are_no_tables(void **state)
{
    (void)state;
    assert_string_equal(read_text("%PDF-1.7 and so on"), "!table.format");
    assert_string_equal(read_text("<html><table><tr><td>1</td></tr></table></html>"), "!table.format");
    assert_string_equal(read_bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1xxxx", 12, NULL), "!table.old_workbook");
    assert_string_equal(read_bytes("PK\x03\x04garbage", 11, NULL), "!table.workbook");
}

/* A packed file of nothing but line ends must not fill the memory. */
static void blank_rows_take_no_memory(void **state)
{
    (void)state;
    enum { SIZE = 4 * 1024 * 1024 };
    char *blank = arena_take(arena, SIZE);
    for (int i = 0; i < SIZE; i++)
        blank[i] = i % 4 == 3 ? '\n' : ',';
    struct arena *own = arena_new();
    struct table_reader *reader;
    assert_int_equal(table_open_bytes(own, blank, SIZE, NULL, &reader)->id, ERROR_TABLE_EMPTY);
    assert_true(arena_used(own) < 1024 * 1024);
    arena_free(own);
}

static void reads_process_logs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *table;
    } cases[] = {
        {"<log>\n<string key=\"of\" value=\"the log\"/><trace><string key=\"n\" value=\"1\"/>\n<event><string key=\"a\" value=\"x\">"
         "<int key=\"b\" value=\"2\"/></string></event>\n<event><date key=\"t\" value=\"now\"/></event></trace></log>",
         "case:n|a|a/b|t;3:1|x|2|;4:1|||now;"},
        {"<?xml version='1.0'?>\n<log>\n<trace><event><string key='a' value='x &amp; y'/></event>\n<string key='late' value='z'/></trace></log>",
         "a|case:late;3:x & y|z;"},
        {"<log><trace><string key='n' value='empty'/></trace></log>", "case:n;1:empty;"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct table_reader *reader;
        assert_null(table_open_bytes(arena, cases[i].text, strlen(cases[i].text), NULL, &reader));
        assert_string_equal(table_format(reader), "xes");
        assert_string_equal(drain(reader), cases[i].table);
        table_close(reader);
    }
    static const struct {
        const char *text;
        enum error_id id;
    } broken[] = {
        {"<log><trace><event></trace></log>", ERROR_TABLE_LOG},
        {"<log></log>", ERROR_TABLE_EMPTY},
        {"<!DOCTYPE log [<!ENTITY a 'b'>]><log></log>", ERROR_TABLE_DOCTYPE},
    };
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        struct table_reader *reader;
        const struct error *error = table_open_bytes(arena, broken[i].text, strlen(broken[i].text), NULL, &reader);
        assert_non_null(error);
        assert_int_equal(error->id, broken[i].id);
    }
}

/* Rows already given leave the memory; the one that is read across a chunk's end stays whole. */
static void reads_long_logs_in_little_memory(void **state)
{
    (void)state;
    enum { TRACES = 4000, EVENTS = 20 };
    struct buffer text = {0};
    buffer_text(&text, "<log>");
    for (int i = 0; i < TRACES; i++) {
        buffer_format(&text, "<trace><int key='n' value='%d'/>", i);
        for (int k = 0; k < EVENTS; k++)
            buffer_format(&text, "<event><int key='k' value='%d'/><string key='filler' value='%0200d'/></event>", k, i);
        buffer_text(&text, "</trace>");
    }
    buffer_text(&text, "</log>");
    struct table_reader *reader;
    struct table_row row;
    assert_null(table_open_bytes(arena, text.data, text.size, NULL, &reader));
    for (int i = 0; i < TRACES * EVENTS; i++) {
        assert_null(table_next(reader, &row));
        assert_non_null(row.cells);
        assert_int_equal(atoi(row.cells[0]), i / EVENTS);
        assert_int_equal(atoi(row.cells[1]), i % EVENTS);
        assert_int_equal(strlen(row.cells[2]), 200);
    }
    assert_null(table_next(reader, &row));
    assert_null(row.cells);
    table_close(reader);
    buffer_free(&text);
}

static void problems_speak_two_languages(void **state)
{
    (void)state;
    struct table_reader *reader;
    assert_null(table_open_bytes(arena, "a,b\n1\n", 6, NULL, &reader));
    drain(reader);
    size_t kept, total;
    const struct table_problem *problems = table_problems(reader, &kept, &total);
    assert_int_equal(total, 1);
    assert_string_equal(error_message(arena, problems[0].error, LANGUAGE_EN, NULL),
                        "Row 2 ends before column 2 of 2; the rest was taken as empty. Check its delimiters.");
    table_close(reader);
}

static void keeps_few_problems(void **state)
{
    (void)state;
    struct buffer text = {.arena = arena};
    buffer_text(&text, "a,b\n");
    for (int i = 0; i < TABLE_PROBLEMS * 2; i++)
        buffer_text(&text, "1\n");
    struct table_reader *reader;
    assert_null(table_open_bytes(arena, text.data, text.size, NULL, &reader));
    drain(reader);
    size_t kept, total;
    table_problems(reader, &kept, &total);
    assert_int_equal(kept, TABLE_PROBLEMS);
    assert_int_equal(total, TABLE_PROBLEMS * 2);
    table_close(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_plain_tables),
        cmocka_unit_test(reads_quoted_cells),
        cmocka_unit_test(tells_ragged_rows),
        cmocka_unit_test(finds_the_header),
        cmocka_unit_test(finds_the_encoding),
        cmocka_unit_test(decides_late),
        cmocka_unit_test(reads_gzip_and_files),
        cmocka_unit_test(refuses_bombs_and_monsters),
        cmocka_unit_test(names_files_that_are_no_tables),
        cmocka_unit_test(problems_speak_two_languages),
        cmocka_unit_test(keeps_few_problems),
        cmocka_unit_test(reads_process_logs),
        cmocka_unit_test(reads_long_logs_in_little_memory),
        cmocka_unit_test(blank_rows_take_no_memory),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
