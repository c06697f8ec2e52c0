/* Documents are read back by pdftotext and compared byte by byte. */
#include "base/date.h"
#include "print/print.h"

#include <malloc.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { ROWS = 90 };

static void every_block(struct print *p, struct arena *arena)
{
    static const char *const quarters[] = {"一季度", "二季度", "三季度", "四季度"};
    static const double cover[] = {1.31, 1.28, NAN, 1.42}, drawn[] = {120, 240, 310, 300},
                        repaid[] = {0, -40, -60, -120};
    static const char *const risks[] = {"集团内担保链较长，一家违约可能传染。", "在建工程进度低于计划，注意资金挪用。"};
    const char **cells = ARENA_LIST(arena, const char *, ROWS * 3);
    enum print_row *looks = ARENA_LIST(arena, enum print_row, ROWS);
    static const struct print_column columns[] = {
        {"期次", PRINT_LEFT, 0.2}, {"本金", PRINT_RIGHT, 0}, {"利息", PRINT_RIGHT, 0}};
    for (int i = 0; i < ROWS; i++) {
        cells[i * 3] = arena_format(arena, "第%d期", i + 1);
        cells[i * 3 + 1] = i == 7 ? NULL : "1,250,000.00";
        cells[i * 3 + 2] = print_cite(p, "43,750.00", i % 2 ? "还款计划，按月计息" : "合同第3条");
        looks[i] = i == ROWS - 1 ? PRINT_ROW_TOTAL : PRINT_ROW_PLAIN;
    }
    print_title(p, "授信调查报告", "华夏科技有限公司 · 2026年11月20日");
    print_figures(p, (struct print_pair[]){{"申请金额", "5.00亿元"}, {"期限", "8年"}, {"RAROC", "14.2%"}}, 3);
    print_heading(p, 1, "一、基本情况");
    print_text(p, "借款人主营" PRINT_STRONG "新能源电站" PRINT_PLAIN
                  "投资，“十四五”期间装机容量持续增长；经营稳健，现金流覆盖充足。\n第二段。");
    print_pairs(p, (struct print_pair[]){{"统一社会信用代码", "91310000MA1FL00X0P"}, {"法定代表人", NULL}}, 2, 2);
    print_list(p, risks, 2, true);
    print_chart(p, &(struct print_chart){.kind = PRINT_LINES,
                                         .title = "偿债覆盖率",
                                         .unit = "倍",
                                         .categories = quarters,
                                         .category_count = 4,
                                         .series = &(struct print_series){"DSCR", cover},
                                         .series_count = 1,
                                         .decimals = 2,
                                         .limit = 1.2,
                                         .limit_label = "约定下限 1.20"});
    print_chart(p, &(struct print_chart){.kind = PRINT_STACKED,
                                         .title = "提款与还款",
                                         .unit = "百万元",
                                         .categories = quarters,
                                         .category_count = 4,
                                         .series = (struct print_series[]){{"提款", drawn}, {"还款", repaid}},
                                         .series_count = 2,
                                         .limit = NAN});
    print_chart(p, &(struct print_chart){.kind = PRINT_BARS,
                                         .title = "余额",
                                         .categories = quarters,
                                         .category_count = 4,
                                         .series = (struct print_series[]){{"提款", drawn}, {"还款", repaid}},
                                         .series_count = 2,
                                         .limit = NAN});
    print_table(p, &(struct print_table){.caption = "还款计划",
                                         .unit = "单位：元",
                                         .columns = columns,
                                         .column_count = 3,
                                         .cells = cells,
                                         .row_count = ROWS,
                                         .rows = looks});
    print_note(p, "本报告仅供内部审批使用。");
    print_sources(p, "数据来源", 2);
}

static const struct error *document(struct arena *arena, int64_t created_at, struct buffer *out)
{
    struct print *p = print_open(arena, &(struct print_setup){.title = "授信调查报告",
                                                              .author = "融管家",
                                                              .header = "融管家",
                                                              .header_right = "内部资料",
                                                              .footer = "2026-11-20",
                                                              .language = LANGUAGE_ZH,
                                                              .created_at = created_at});
    every_block(p, arena);
    return print_finish(p, out);
}

/* What COMMAND, which takes the file's name for its %s, prints of the document. */
static struct buffer seen_by(struct arena *arena, const char *command, const struct buffer *pdf)
{
    char path[] = "/tmp/steward-print-XXXXXX";
    struct buffer seen = {.arena = arena};
    char part[4096];
    size_t got;
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, pdf->data, pdf->size), (ssize_t)pdf->size);
    char line[200];
    snprintf(line, sizeof(line), command, path);
    FILE *pipe = popen(line, "r");
    assert_non_null(pipe);
    while ((got = fread(part, 1, sizeof(part), pipe)))
        buffer_add(&seen, part, got);
    assert_int_equal(pclose(pipe), 0);
    close(file);
    unlink(path);
    return seen;
}

static const char *text_of(struct arena *arena, const struct buffer *pdf)
{
    struct buffer text = seen_by(arena, "pdftotext -layout %s -", pdf);
    return buffer_end(&text);
}

/* Dark dots in the upper half of the first page. */
static int ink_of(struct arena *arena, const struct buffer *pdf)
{
    struct buffer picture = seen_by(arena, "pdftoppm -gray -r 120 -f 1 -l 1 -x 0 -y 0 -W 990 -H 600 %s", pdf);
    int dark = 0;
    for (size_t i = 15; i < picture.size; i++)
        dark += (unsigned char)picture.data[i] < 128;
    return dark;
}

/* Every letter has ink, also one that stands alone: the PDF library loses parts of letters that share outlines. */
static void letters_alone_are_drawn(void **state)
{
    static const char *const letters[] = {"如", "融", "险", "账", "贰"};
    struct arena *arena = *state;
    for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++) {
        struct buffer pdf = {.arena = arena};
        struct print *p = print_open(arena, &(struct print_setup){.language = LANGUAGE_ZH, .created_at = 0});
        print_text(p, letters[i]);
        assert_null(print_finish(p, &pdf));
        if (ink_of(arena, &pdf) < 40)
            fail_msg("%s is hardly drawn: %d dots", letters[i], ink_of(arena, &pdf));
    }
}

static void chinese_reads_back(void **state)
{
    struct arena *arena = *state;
    struct buffer pdf = {.arena = arena};
    assert_null(document(arena, 1763600000000, &pdf));
    const char *text = text_of(arena, &pdf);
    static const char *const wanted[] = {"授信调查报告",       "5.00亿元",           "新能源电站",
                                         "91310000MA1FL00X0P", "约定下限 1.20",      "第90期",
                                         "合同第3条",          "还款计划，按月计息", "本报告仅供内部审批使用。"};
    for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
        if (!strstr(text, wanted[i]))
            fail_msg("%s is not in the document", wanted[i]);
    assert_null(strchr(text, '\x01'));
}

static void tables_repeat_their_head(void **state)
{
    struct arena *arena = *state;
    struct buffer pdf = {.arena = arena};
    assert_null(document(arena, 1763600000000, &pdf));
    const char *text = text_of(arena, &pdf), *last = strrchr(text, '\f');
    int heads = 0, pages = 0;
    for (const char *at = text; (at = strstr(at, "期次")); at++)
        heads++;
    for (const char *at = text; (at = strchr(at, '\f')); at++)
        pages++;
    assert_non_null(last);
    assert_true(pages >= 3);
    assert_int_equal(heads, pages - 1); /* the table begins on the second page */
    assert_non_null(strstr(text, arena_format(arena, "%d/%d", pages, pages)));
}

static void same_instant_same_bytes(void **state)
{
    struct arena *arena = *state;
    struct buffer one = {.arena = arena}, two = {.arena = arena}, later = {.arena = arena};
    assert_null(document(arena, 1763600000000, &one));
    assert_null(document(arena, 1763600000000, &two));
    assert_null(document(arena, 1763700000000, &later));
    assert_int_equal(one.size, two.size);
    assert_memory_equal(one.data, two.data, one.size);
    assert_true(later.size != one.size || memcmp(later.data, one.data, one.size));
    /* Fonts go along in the file. */
    assert_non_null(memmem(one.data, one.size, "/FontFile3", 10));
}

/* Broken bytes, a row taller than a page, a series of nothing: a whole document all the same. */
static void odd_input(void **state)
{
    struct arena *arena = *state;
    struct buffer pdf = {.arena = arena};
    struct buffer tall = {.arena = arena};
    static const double none[] = {NAN, NAN}, flat[] = {0, 0};
    static const char *const two[] = {"甲", "乙"};
    for (int i = 0; i < 3000; i++)
        buffer_text(&tall, "很长的说明。");
    buffer_text(&tall, "末尾");
    struct print *p = print_open(arena, &(struct print_setup){.language = LANGUAGE_EN, .created_at = 0});
    print_text(p, "broken \xff\xfe text");
    print_text(p, "");
    print_text(p, PRINT_STRONG "never closed \x01");
    print_chart(p, &(struct print_chart){.categories = two,
                                         .category_count = 2,
                                         .series = &(struct print_series){NULL, none},
                                         .series_count = 1,
                                         .limit = NAN});
    print_chart(p, &(struct print_chart){.kind = PRINT_LINES,
                                         .categories = two,
                                         .category_count = 2,
                                         .series = &(struct print_series){"零", flat},
                                         .series_count = 1,
                                         .limit = NAN});
    print_table(p, &(struct print_table){.columns = (struct print_column[]){{NULL}, {NULL}},
                                         .column_count = 2,
                                         .cells = (const char *[]){buffer_end(&tall), "甲方"},
                                         .row_count = 1});
    print_text(p, "after everything");
    print_sources(p, "Sources", 2);
    assert_null(print_finish(p, &pdf));
    const char *text = text_of(arena, &pdf);
    assert_non_null(strstr(text, "末尾"));
    assert_non_null(strstr(text, "after everything"));
}

static size_t held_after(int documents)
{
    for (int i = 0; i < documents; i++) {
        struct arena *arena = arena_new();
        struct buffer pdf = {.arena = arena};
        assert_null(document(arena, 1763600000000, &pdf));
        arena_free(arena);
    }
    return mallinfo2().uordblks;
}

/* The libraries keep the fonts they used last, and no more: a server that prints for years stays as small. */
static void memory_comes_back(void **state)
{
    (void)state;
    if (getenv("ASAN_OPTIONS")) /* it counts by itself */
        skip();
    size_t full = held_after(40), later = held_after(40);
    assert_true(later < full + 40 * 4096);
}

static int arena_begin(void **state)
{
    *state = arena_new();
    return 0;
}

static int arena_end(void **state)
{
    arena_free(*state);
    return 0;
}

/* print_test FILE writes the sample there, to look at. */
int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(chinese_reads_back, arena_begin, arena_end),
        cmocka_unit_test_setup_teardown(tables_repeat_their_head, arena_begin, arena_end),
        cmocka_unit_test_setup_teardown(same_instant_same_bytes, arena_begin, arena_end),
        cmocka_unit_test_setup_teardown(letters_alone_are_drawn, arena_begin, arena_end),
        cmocka_unit_test_setup_teardown(odd_input, arena_begin, arena_end),
        cmocka_unit_test(memory_comes_back),
    };
    if (count > 1) {
        struct arena *arena = arena_new();
        struct buffer pdf = {.arena = arena};
        FILE *file = fopen(arguments[1], "wb");
        bool done = file && !document(arena, 1763600000000, &pdf) && fwrite(pdf.data, 1, pdf.size, file) == pdf.size;
        if (file)
            fclose(file);
        arena_free(arena);
        return !done;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
