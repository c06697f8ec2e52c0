#include "base/date.h"
#include "matching/cell_value.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

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

static void reads_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } cases[] = {{"1234.5", 1234.5},
                 {"1,234.5", 1234.5},
                 {"1 234.5", 1234.5},
                 {"１，２３４．５", 1234.5},
                 {"(1,234.5)", -1234.5},
                 {"（12）", -12},
                 {"-7", -7},
                 {"+7", 7},
                 {"3.5%", .035},
                 {"2.5万", 25000},
                 {"1.2亿", 1.2e8},
                 {"1.2亿元", 1.2e8},
                 {"300万元", 3e6},
                 {"¥100", 100},
                 {"￥1,000.00", 1000},
                 {"CNY 100", 100},
                 {"人民币100元", 100},
                 {"-¥5", -5},
                 {"¥-5", -5},
                 {"1e3", 1000},
                 {"5‰", .005},
                 {".5", .5},
                 {"5.", 5},
                 {"1,0000,0000", 1e8},
                 {" 12 ", 12},
                 {"1234567890123", 1234567890123.},
                 {"−3", -3},
                 {"0", 0}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        double value = NAN;
        const struct error *failed = cell_number(arena, cases[i].text, &value);
        if (failed || fabs(value - cases[i].value) > 1e-9 * fabs(cases[i].value))
            fail_msg("%s read as %g", cases[i].text, value);
    }
}

static void refuses_what_is_no_number(void **state)
{
    (void)state;
    const char *texts[] = {"",   "-",  "abc", "1,23",     "12,34,567", "1.2.3", "1.234,56", "1--2", "万",        "%",
                           "1e", "()", "12a", "1,234,56", "1e999",     "0x10",  "nan",      "inf",  "2015-01-03"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        double value;
        const struct error *failed = cell_number(arena, texts[i], &value);
        if (!failed)
            fail_msg("%s was read as %g", texts[i], value);
        assert_int_equal(failed->id, ERROR_CELL_NUMBER);
        assert_non_null(strstr(error_message(arena, failed, LANGUAGE_EN, "amount"), "amount"));
    }
}

static void money_is_exact(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t value;
    } cases[] = {{"2.5万元", 2500000},
                 {"0.1", 10},
                 {"(1,234.56)", -123456},
                 {"1.23456万", 1234560},
                 {"92233720368547758.07", INT64_MAX},
                 {"12.300", 1230},
                 {"5%", 5},
                 {"3.00", 300},
                 {"1e2", 10000},
                 {"0.00", 0}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        int64_t value = -1;
        assert_null(cell_scaled(arena, cases[i].text, 2, &value));
        if (value != cases[i].value)
            fail_msg("%s read as %ld", cases[i].text, (long)value);
    }
    int64_t value;
    assert_int_equal(cell_scaled(arena, "0.125", 2, &value)->id, ERROR_CELL_DECIMALS);
    assert_int_equal(cell_scaled(arena, "5.5%", 2, &value)->id, ERROR_CELL_DECIMALS);
    assert_int_equal(cell_scaled(arena, "92233720368547758.08", 2, &value)->id, ERROR_CELL_TOO_LARGE);
    assert_int_equal(cell_scaled(arena, "1e300", 2, &value)->id, ERROR_CELL_TOO_LARGE);
    assert_int_equal(cell_scaled(arena, "x", 2, &value)->id, ERROR_CELL_NUMBER);
}

static void reads_dates(void **state)
{
    (void)state;
    const char *texts[] = {"2015-01-03",
                           "2015/1/3",
                           "2015.1.3",
                           "20150103",
                           "2015年1月3日",
                           "2015 年 1 月 3 日",
                           "150103",
                           "42007",
                           "42007.5",
                           "3 Jan 2015",
                           "Jan 3, 2015",
                           "3-January-2015",
                           "2015-01-03 00:00:00",
                           "２０１５－１－３",
                           "2015-01-03T08:30:00Z",
                           "15-1-3",
                           "2015年01月03日 08:30",
                           " 2015-01-03 "};
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        int64_t date = 0;
        const struct error *failed = cell_date(arena, texts[i], &date);
        if (failed || date != date_from_civil(2015, 1, 3))
            fail_msg("%s read as %s", texts[i], date_text(arena, date));
    }
    int64_t date;
    assert_null(cell_date(arena, "31/12/2015", &date));
    assert_string_equal(date_text(arena, date), "2015-12-31");
    assert_null(cell_date(arena, "12/31/2015", &date));
    assert_string_equal(date_text(arena, date), "2015-12-31");
    assert_null(cell_date(arena, "501231", &date)); /* 50 and later are of the last century */
    assert_string_equal(date_text(arena, date), "1950-12-31");
    assert_null(cell_date(arena, "491231", &date));
    assert_string_equal(date_text(arena, date), "2049-12-31");
}

static void refuses_what_is_no_date(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum error_id id;
    } cases[] = {{"", ERROR_CELL_DATE},
                 {"2015", ERROR_CELL_DATE},
                 {"2015年1月", ERROR_CELL_DATE},
                 {"abc", ERROR_CELL_DATE},
                 {"2015-02-29", ERROR_CELL_DAY},
                 {"20151301", ERROR_CELL_DAY},
                 {"03/04/2015", ERROR_CELL_DATE_ORDER},
                 {"2015-1-3-4", ERROR_CELL_DATE},
                 {"123456789", ERROR_CELL_DATE},
                 {"1,234", ERROR_CELL_DATE},
                 {"2015-00-10", ERROR_CELL_DAY},
                 {"2015-01-03 x", ERROR_CELL_DATE}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        int64_t date = 0;
        const struct error *failed = cell_date(arena, cases[i].text, &date);
        if (!failed || failed->id != cases[i].id)
            fail_msg("%s gives %s", cases[i].text, failed ? error_kind(failed->id)->name : date_text(arena, date));
    }
}

static void a_column_settles_the_order(void **state)
{
    (void)state;
    const char *day_first[] = {"03/04/2015", "", "31/12/2015"}, *month_first[] = {"2/3/1997", "2/28/1997"};
    const char *mixed[] = {"31/12/2015", "12/31/2015"};
    assert_int_equal(cell_date_order(arena, day_first, 3), CELL_DAY_FIRST);
    assert_int_equal(cell_date_order(arena, month_first, 2), CELL_MONTH_FIRST);
    assert_int_equal(cell_date_order(arena, day_first, 1), CELL_ORDER_UNKNOWN);
    assert_int_equal(cell_date_order(arena, mixed, 2), CELL_ORDER_UNKNOWN);
    int64_t date;
    assert_null(cell_date_ordered(arena, "03/04/2015", CELL_DAY_FIRST, &date));
    assert_string_equal(date_text(arena, date), "2015-04-03");
    assert_null(cell_date_ordered(arena, "2/3/1997", CELL_MONTH_FIRST, &date));
    assert_string_equal(date_text(arena, date), "1997-02-03");
}

static void reads_booleans(void **state)
{
    (void)state;
    bool value;
    assert_null(cell_boolean(arena, " 是 ", &value));
    assert_true(value);
    assert_null(cell_boolean(arena, "FALSE", &value));
    assert_false(value);
    assert_non_null(cell_boolean(arena, "maybe", &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_numbers),
        cmocka_unit_test(refuses_what_is_no_number),
        cmocka_unit_test(money_is_exact),
        cmocka_unit_test(reads_dates),
        cmocka_unit_test(refuses_what_is_no_date),
        cmocka_unit_test(reads_booleans),
        cmocka_unit_test(a_column_settles_the_order),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
