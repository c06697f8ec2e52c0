/* Texts, dates, JSON, YAML, memory: small tables of what goes in and what comes out. */
#include "base/date.h"
#include "base/json.h"
#include "base/text.h"
#include "base/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void memory_is_zeroed_aligned_and_kept(void **state)
{
    struct arena *arena = arena_new();
    char *kept = arena_text(arena, "kept");
    (void)state;
    for (size_t size = 0; size < 300000; size = size * 3 + 1) {
        unsigned char *piece = arena_take(arena, size);
        assert_int_equal((uintptr_t)piece % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xAA, size);
    }
    assert_string_equal(kept, "kept");
    assert_null(arena_text(arena, NULL));
    assert_true(arena_used(arena) > 300000);
    arena_reset(arena);
    assert_int_equal(*(char *)arena_take(arena, 1000), 0); /* zeroed again after use */
    arena_free(arena);
}

static void a_buffer_grows_and_always_ends(void **state)
{
    struct buffer out = {0};
    (void)state;
    assert_string_equal(buffer_end(&out), "");
    for (int i = 0; i < 10000; i++) {
        buffer_char(&out, (char)('a' + i % 26));
        assert_int_equal(out.data[out.size], 0);
    }
    buffer_format(&out, "%d-%s", 7, "x");
    assert_int_equal(out.size, 10003);
    assert_string_equal(buffer_end(&out) + 10000, "7-x");
    buffer_free(&out);
}

static void only_utf8_is_text(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        bool good;
    } cases[] = {
        {"", 0, true},
        {"abc", 3, true},
        {"融管家", 9, true},
        {"\xf0\x9f\x98\x80", 4, true},
        {"\xff", 1, false},
        {"\xc0\x80", 2, false},         /* an overlong NUL */
        {"\xe0\x80\xaf", 3, false},     /* an overlong slash */
        {"\xed\xa0\x80", 3, false},     /* half a surrogate pair */
        {"\xf4\x90\x80\x80", 4, false}, /* past the last code point */
        {"\xe8\x9e", 2, false},         /* cut short */
        {"a\x80", 2, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(text_valid_utf8(cases[i].bytes, cases[i].size), cases[i].good);
    assert_int_equal(text_length("融管家a"), 4);
}

static void numbers_are_read_strictly(void **state)
{
    static const struct {
        const char *text;
        bool good;
        int64_t value;
    } whole[] = {
        {"0", true, 0},
        {"-12", true, -12},
        {"9223372036854775807", true, INT64_MAX},
        {"9223372036854775808", false, 0},
        {"-9223372036854775809", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"1 ", false, 0},
        {" 1", false, 0},
        {"0x10", false, 0},
        {"1e3", false, 0},
        {"1.0", false, 0},
    };
    static const struct {
        const char *text;
        bool good;
        int64_t value;
    } scaled[] = {
        {"0.0345", true, 3450000}, {"-1", true, -100000000}, {"0.00000001", true, 1},
        {"0.000000001", false, 0}, {"", false, 0},           {"99999999999999", false, 0},
        {".", false, 0},           {"1e2", false, 0},
    };
    int64_t value;
    double number;
    (void)state;
    for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
        assert_int_equal(text_integer(whole[i].text, &value), whole[i].good);
        if (whole[i].good)
            assert_int_equal(value, whole[i].value);
    }
    for (size_t i = 0; i < sizeof(scaled) / sizeof(scaled[0]); i++) {
        assert_int_equal(text_scaled(scaled[i].text, 8, &value), scaled[i].good);
        if (scaled[i].good)
            assert_int_equal(value, scaled[i].value);
    }
    assert_true(text_number("-1.5e3", &number) && number == -1500);
    assert_false(text_number("nan", &number));
    assert_false(text_number("inf", &number));
    assert_false(text_number("1,5", &number));
}

static void digits_stand_in_groups_of_three(void **state)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {{0, 0, "0"},
                 {999, 0, "999"},
                 {1000, 0, "1,000"},
                 {-1234567.891, 2, "-1,234,567.89"},
                 {-0.001, 2, "0.00"},
                 {100000, 2, "100,000.00"},
                 {1234.5678, 4, "1,234.5678"},
                 {-100, 0, "-100"},
                 {999999.5, 0, "1,000,000"}};
    struct arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(text_grouped(arena, cases[i].value, cases[i].decimals), cases[i].text);
    arena_free(arena);
}

static void days_exist_or_do_not(void **state)
{
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"2024-02-29", true},   {"2023-02-29", false}, {"1900-02-29", false},     {"2000-02-29", true},
        {"2026-11-31", false},  {"2026-13-01", false}, {"2026-00-10", false},     {"2026-1-1", false},
        {"2026-01-01 ", false}, {"0000-01-01", false}, {"0001-01-01", true},      {"9999-12-31", true},
        {"10000-01-01", false}, {"", false},           {"２０２６-01-01", false},
    };
    struct arena *arena = arena_new();
    int64_t date, again;
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (date_parse(cases[i].text, &date) != cases[i].good)
            fail_msg("%s", cases[i].text);
        if (cases[i].good)
            assert_string_equal(date_text(arena, date), cases[i].text);
    }
    for (date = date_from_civil(1, 1, 1); date <= date_from_civil(9999, 12, 31); date += 97) {
        int year, month, day;
        date_to_civil(date, &year, &month, &day);
        assert_true(date_exists(year, month, day));
        assert_int_equal(date_from_civil(year, month, day), date);
    }
    assert_true(date_parse("2024-01-31", &date));
    assert_string_equal(date_text(arena, date_add_months(date, 1, 31)), "2024-02-29");
    assert_string_equal(date_text(arena, date_add_months(date_add_months(date, 1, 31), 1, 31)), "2024-03-31");
    /* The bank's day begins at midnight in Beijing. */
    int64_t instant;
    assert_true(instant_parse("2026-11-21T16:00:00Z", &instant));
    assert_string_equal(date_text(arena, instant_date(instant)), "2026-11-22");
    assert_string_equal(date_text(arena, instant_date(instant - 1)), "2026-11-21");
    assert_true(instant_parse("2026-11-22T00:00:00+08:00", &again));
    assert_int_equal(again, instant);
    assert_false(instant_parse("2026-11-22T24:61:00Z", &again));
    arena_free(arena);
}

static void json_is_one_value_and_nothing_else(void **state)
{
    static const struct {
        const char *text, *back; /* NULL: refused */
    } cases[] = {
        {"{\"a\":[1,-2.5,true,null,\"\\u00e9\"]}", "{\"a\":[1,-2.5,true,null,\"é\"]}"},
        {"{\"a\":-0.0}", "{\"a\":0}"},
        {"[9007199254740993]", "[9007199254740993]"},
        {"[1e400]", NULL},
        {"{\"a\":1,\"a\":2}", NULL},
        {"{\"a\":1}x", NULL},
        {"{\"a\":\"\\u0000\"}", NULL},
        {"{\"a\":\"\xff\"}", NULL},
        {"{a:1}", NULL},
        {"[1,]", NULL},
        {"'a'", NULL},
        {"", NULL},
        {"NaN", NULL},
        {"\"\\ud800\"", NULL},
        {"\"\\ud83dx\"", NULL},
        {"\"\\ud83d\\ude00\\n\"", "\"\xf0\x9f\x98\x80\\n\""},
        {"[1,92233720368547758080]", "[1,9.223372036854776e+19]"},
        {"[1e-7,0.054481400000000006,-1234567.5,12.00000001]", "[1e-07,0.054481400000000006,-1234567.5,12.00000001]"},
        {" [ ] ", "[]"},
        {"\"\xed\xa0\x80\"", NULL},
        {"\"\xc0\xaf\"", NULL},
        {"\"a\nb\"", NULL},
        {"\"a", NULL},
        {"\"a\\", NULL},
        {"{\"a\"", NULL},
        {"[01]", NULL},
        {"[1.]", NULL},
        {"[-]", NULL},
        {"{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,\"k\":1,\"l\":1,\"m\":1,"
         "\"n\":1,"
         "\"o\":1,\"p\":1,\"q\":1,\"a\":2}",
         NULL},
    };
    struct arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *problem = NULL;
        const struct json *value = json_read(arena, cases[i].text, strlen(cases[i].text), &problem);
        struct buffer out = {.arena = arena};
        struct json_writer w = {&out, false};
        if (!value != !cases[i].back)
            fail_msg("%s %s", cases[i].text, value ? "is taken" : problem);
        if (!value)
            continue;
        json_write_value(&w, value);
        assert_string_equal(buffer_end(&out), cases[i].back);
    }
    char deep[400];
    memset(deep, '[', 200);
    memset(deep + 200, ']', 200);
    assert_null(json_read(arena, deep, sizeof(deep), NULL));
    arena_free(arena);
}

static void yaml_points_at_the_fault(void **state)
{
    static const struct {
        const char *text;
        int line; /* 0: good */
    } cases[] = {
        {"a: 1\nb: [x, y]\n", 0}, {"", 0},         {"a: 1\na: 2\n", 2},      {"a: &x 1\nb: *x\n", 1},
        {"a: [1, 2\n", 2},        {"\ta: 1\n", 1}, {"a: 1\n---\nb: 2\n", 2}, {"a: \"unclosed\n", 2},
    };
    struct arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct yaml_problem problem = {0};
        const struct yaml *root = yaml_read(arena, cases[i].text, strlen(cases[i].text), &problem);
        if ((root == NULL) != (cases[i].line != 0))
            fail_msg("%s: %s", cases[i].text, root ? "is taken" : problem.message);
        if (!root && (problem.line < 1 || problem.line > cases[i].line + 1))
            fail_msg("%s: line %d", cases[i].text, problem.line);
    }
    const struct yaml *root = yaml_read(arena, "a: yes\nb: 'true'\nc: true\nd: ~\n", 30, NULL);
    bool value = false;
    assert_false(yaml_get_bool(root, "b", &value)); /* quoted: a text */
    assert_true(yaml_get_bool(root, "c", &value) && value);
    assert_true(yaml_is_null(yaml_get(root, "d")));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_kept),
        cmocka_unit_test(a_buffer_grows_and_always_ends),
        cmocka_unit_test(only_utf8_is_text),
        cmocka_unit_test(numbers_are_read_strictly),
        cmocka_unit_test(digits_stand_in_groups_of_three),
        cmocka_unit_test(days_exist_or_do_not),
        cmocka_unit_test(json_is_one_value_and_nothing_else),
        cmocka_unit_test(yaml_points_at_the_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
