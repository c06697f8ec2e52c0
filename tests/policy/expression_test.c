/* The expression language: what it yields, and what it says when something is wrong. */
#include "policy/expression.h"

#include "policy/support.h"

#include <stdlib.h>

static const char facts_yaml[] =
    "kind: facts\nname: test\nlabel: [测试, Test]\nfacts:\n"
    "  - {name: current_ratio, label: [流动比率, Current ratio], type: number, unit: times, function: ratios}\n"
    "  - {name: debt_to_assets, label: [资产负债率, Debt to assets], type: number, unit: share, function: ratios}\n"
    "  - {name: overdue_days, label: [逾期天数, Days overdue], type: number, unit: days, query: overdue}\n"
    "  - {name: months_known, label: [月数, Months], type: number, unit: months, query: customer}\n"
    "  - {name: revenue, label: [营业收入, Revenue], type: money, function: statement}\n"
    "  - {name: profit, label: [净利润, Profit], type: money, function: statement}\n"
    "  - {name: missing_ratio, label: [缺, Missing], type: number, function: ratios}\n"
    "  - {name: missing_flag, label: [缺, Missing], type: bool, function: ratios}\n"
    "  - {name: negative_equity, label: [负, Negative], type: number, function: ratios}\n"
    "  - {name: founded_on, label: [成立, Founded], type: date, query: customer}\n"
    "  - {name: audited, label: [已审计, Audited], type: bool, query: customer}\n"
    "  - {name: region, label: [地区, Region], type: text, query: customer}\n"
    "  - {name: kind, label: [类型, Kind], type: enum, query: customer, choices: {micro: [微型, Micro], small: [小型, "
    "Small], large: [大型, Large]}}\n"
    "  - {name: grade, label: [等级, Grade], type: enum, query: customer, order: falling, choices: [AAA, AA+, A, D]}\n"
    "  - {name: margin, label: [利润率, Margin], type: number, unit: share, expression: profit / revenue}\n"
    "  - {name: days_late, label: [逾期, Late], type: number, unit: days, subject: work_item, query: items}\n";

struct world {
    struct arena *arena;
    struct fact_table *table;
    struct fact_set *facts;
};

static int world_open(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    w->arena = arena_new();
    struct problems problems = {.arena = w->arena};
    struct document *doc = document_of(w->arena, &problems, "facts.yaml", facts_yaml);
    w->table = facts_load(&doc, 1, NULL, w->arena, &problems);
    assert_string_equal(problems_text(&problems), "");
    w->facts = fact_set_new(w->arena, w->table);
    assert_true(fact_put_number(w->facts, "current_ratio", 1.25));
    assert_true(fact_put_number(w->facts, "debt_to_assets", 0.3));
    assert_true(fact_put_number(w->facts, "overdue_days", 91));
    assert_true(fact_put_number(w->facts, "months_known", 24));
    assert_true(fact_put_int(w->facts, "revenue", 1000000000)); /* 1000 万元 */
    assert_true(fact_put_int(w->facts, "profit", 36000001));
    assert_true(fact_put_status(w->facts, "negative_equity", VALUE_NEGATIVE_DENOMINATOR));
    assert_true(fact_put_int(w->facts, "founded_on", date_from_civil(2020, 1, 31)));
    assert_true(fact_put_bool(w->facts, "audited", true));
    assert_true(fact_put_text(w->facts, "region", "浙江省宁波市"));
    assert_true(fact_put_text(w->facts, "kind", "micro"));
    assert_true(fact_put_text(w->facts, "grade", "AA+"));
    assert_false(fact_put_text(w->facts, "kind", "tiny"));
    *state = w;
    return 0;
}

static int world_close(void **state)
{
    struct world *w = *state;
    arena_free(w->arena);
    free(w);
    return 0;
}

static const char *result(struct world *w, const char *text)
{
    struct problems problems = {.arena = w->arena};
    const struct expression *e =
        expression_compile_text(w->arena, &problems, "test", text, w->table, SUBJECT_CUSTOMER, SHAPE_ANY);
    if (!e)
        return problems_text(&problems);
    const struct fact *domain = expression_shape(e).domain;
    return value_print(w->arena, expression_value(e, w->facts), domain ? domain->choices : NULL);
}

struct row {
    const char *text, *result;
};

static void check_rows(struct world *w, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *got = result(w, rows[i].text);
        if (strcmp(got, rows[i].result))
            fail_msg("%s\n  expected %s\n  got      %s", rows[i].text, rows[i].result, got);
    }
}
#define CHECK_ROWS(state, rows) check_rows(*(state), (rows), sizeof(rows) / sizeof(*(rows)))

static void yields_values(void **state)
{
    static const struct row rows[] = {
        {"1 + 2 * 3", "7"},
        {"(1 + 2) * 3", "9"},
        {"10 - 2 - 3", "5"},
        {"12 / 4 / 3", "1"},
        {"-2 * -3", "6"},
        {"-(current_ratio)", "-1.25"},
        {"current_ratio >= 1.25 and current_ratio <= 1.25", "true"},
        {"overdue_days > 90 days", "true"},
        {"overdue_days > 91天", "false"},
        {"months_known >= 24个月", "true"},
        {"debt_to_assets <= 30%", "true"},
        {"not audited", "false"},
        {"not audited or current_ratio > 1", "true"},
        {"kind = micro", "true"},
        {"micro = kind", "true"},
        {"kind != 'large'", "true"},
        {"kind in [micro, small]", "true"},
        {"kind not in [micro, small]", "false"},
        {"grade = 'AA+'", "true"},
        {"grade >= A", "true"},
        {"grade < AAA", "true"},
        {"grade between A and AAA", "true"},
        {"current_ratio between 1 and 1.25", "true"},
        {"current_ratio not between 1 and 1.2", "true"},
        {"current_ratio between 1 and 2 and audited", "true"},
        {"if audited then current_ratio else 0", "1.25"},
        {"if kind = large then 1 else if kind = micro then 2 else 3", "2"},
        {"if audited then kind else large", "micro"},
        {"contains(region, '宁波') and starts_with(region, \"浙江\") and ends_with(region, '市')", "true"},
        {"length(region)", "6"},
        {"current_ratio ≥ 1 and current_ratio ≤ 2 and current_ratio ≠ 3", "true"},
        {"min(3, current_ratio, 2)", "1.25"},
        {"max(profit, 1万元)", "360000.01"},
        {"clamp(7, 0, 5)", "5"},
        {"abs(-3.5)", "3.5"},
        {"count_true(audited, current_ratio > 1, kind = large)", "2"},
        {"ln(exp(1))", "1"},
        {"sqrt(9)", "3"},
        {"（1 + 2） * 2", "6"},
        {"true and\n  not false", "true"},
        {"margin", "0.036000001"},
    };
    CHECK_ROWS(state, rows);
}

static void keeps_money_exact(void **state)
{
    static const struct row rows[] = {
        {"revenue", "10000000.00"},
        {"revenue = 1000万元", "true"},
        {"revenue = 0.1亿元", "true"},
        {"revenue >= 10000000 CNY and revenue <= 10000000元", "true"},
        {"profit > 0", "true"},
        {"0 < profit", "true"},
        {"profit - 360000元", "0.01"},
        {"profit + revenue", "10360000.01"},
        {"revenue * 3.45%", "345000.00"},
        {"0.01元 * 0.5", "0.01"},
        {"-0.01元 * 0.5", "-0.01"},
        {"1.005元 * 1", "test:1:1: 1.005元 is not a valid number, amount, date or text.\n"},
        {"100元 * 1.005", "100.50"},
        {"2.01元 / 2", "1.01"},
        {"profit / revenue", "0.036000001"},
        {"yuan(profit)", "360000.01"},
        {"90000000亿元 * 100", "out_of_range"},
        {"-5万元", "-50000.00"},
        {"92233720368547758.07元 + 1元", "out_of_range"},
    };
    CHECK_ROWS(state, rows);
}

static void compares_decimals_as_written(void **state)
{
    static const struct row rows[] = {
        {"0.1 + 0.2 = 0.3", "true"},         {"0.1 + 0.2 > 0.3", "false"},  {"0.1 + 0.2 <= debt_to_assets", "true"},
        {"1 - 0.9 >= 0.1", "true"},          {"round(2.675, 2)", "2.68"},   {"round(-2.5)", "-3"},
        {"round(16584.375, 2)", "16584.38"}, {"round(1234.5, -2)", "1200"}, {"floor(0.3 / 0.1)", "3"},
        {"ceil(0.1 * 3 / 0.1)", "3"},        {"1 / 3 = 0.3333", "false"},   {"0.2500000001 = 0.25", "false"},
    };
    CHECK_ROWS(state, rows);
}

static void counts_days_and_months(void **state)
{
    static const struct row rows[] = {
        {"founded_on", "2020-01-31"},
        {"founded_on = 2020-01-31", "true"},
        {"founded_on < 2020-02-01", "true"},
        {"founded_on + 30 days", "2020-03-01"},
        {"founded_on - 31", "2019-12-31"},
        {"2024-03-01 - 2024-02-28", "2"},
        {"days_between(2024-02-28, 2024-03-01)", "2"},
        {"months_between(2024-01-31, 2024-02-29)", "1"},
        {"months_between(2024-01-31, 2024-02-28)", "0"},
        {"months_between(2024-03-15, 2024-01-15)", "-2"},
        {"years_between(founded_on, 2026-01-30)", "5"},
        {"years_between(founded_on, 2026-01-31)", "6"},
        {"add_months(founded_on, 1)", "2020-02-29"},
        {"add_months(founded_on, -2)", "2019-11-30"},
        {"year(founded_on) * 100 + month(founded_on)", "202001"},
        {"2023-02-29", "test:1:1: 2023-02-29 is not a valid number, amount, date or text.\n"},
    };
    CHECK_ROWS(state, rows);
}

static void unknown_is_neither_true_nor_false(void **state)
{
    static const struct row rows[] = {
        {"missing_ratio", "missing"},
        {"missing_ratio > 1", "missing"},
        {"not (missing_ratio > 1)", "missing"},
        {"missing_ratio > 1 and audited", "missing"},
        {"missing_ratio > 1 and not audited", "false"},
        {"not audited and missing_ratio > 1", "false"},
        {"missing_ratio > 1 or audited", "true"},
        {"audited or missing_ratio > 1", "true"},
        {"missing_ratio > 1 or not audited", "missing"},
        {"missing_ratio + 1", "missing"},
        {"max(1, missing_ratio)", "missing"},
        {"coalesce(missing_ratio, negative_equity, 7)", "7"},
        {"coalesce(missing_ratio, negative_equity)", "negative_denominator"},
        {"known(missing_ratio)", "false"},
        {"known(current_ratio)", "true"},
        {"missing_ratio is unknown", "true"},
        {"missing_ratio is known", "false"},
        {"current_ratio is not unknown", "true"},
        {"if missing_flag then 1 else 2", "missing"},
        {"if audited then missing_ratio else 2", "missing"},
        {"if audited then 1 else missing_ratio", "1"},
        {"if audited then unknown else 2", "missing"},
        {"negative_equity < 1", "negative_denominator"},
        {"1 / 0", "zero_denominator"},
        {"1 / (current_ratio - 1.25) > 5", "zero_denominator"},
        {"profit / 0", "zero_denominator"},
        {"coalesce(1 / 0, 3)", "3"},
        {"ln(0)", "out_of_range"},
        {"sqrt(-1)", "out_of_range"},
        {"exp(1000)", "out_of_range"},
        {"1e5", "test:1:1: 1e5 is not a valid number, amount, date or text.\n"},
        {"missing_ratio in [1, 2]", "missing"},
        {"current_ratio in [missing_ratio, 1.25]", "true"},
        {"current_ratio in [missing_ratio, 2]", "missing"},
        {"current_ratio between missing_ratio and 1", "false"},
        {"current_ratio between missing_ratio and 2", "missing"},
        {"count_true(audited, missing_flag)", "missing"},
        {"9999999999999999 * 9999999999999999 > 1", "true"},
    };
    CHECK_ROWS(state, rows);
}

static void a_closing_balance_stays_marked(void **state)
{
    struct world *w = *state;
    struct value closing = value_number(0.06);
    closing.status = VALUE_CLOSING_BALANCE;
    fact_put(w->facts, fact_find(w->table, "missing_ratio"), closing);
    struct problems problems = {.arena = w->arena};
    const struct expression *e = expression_compile_text(
        w->arena, &problems, "test", "missing_ratio * 2 > 0.1 and audited", w->table, SUBJECT_CUSTOMER, SHAPE_BOOL);
    struct value value = expression_value(e, w->facts);
    assert_true(value_true(value));
    assert_int_equal(value.status, VALUE_CLOSING_BALANCE);
}

static void says_what_is_wrong_and_where(void **state)
{
    static const struct row rows[] = {
        {"curent_ratio > 1", "test:1:1: unknown fact `curent_ratio`; did you mean `current_ratio`?\n"},
        {"1 < zzzzzzzzzz", "test:1:5: unknown fact `zzzzzzzzzz`. Declare it under facts first.\n"},
        {"kind = mikro", "test:1:8: `mikro` is not a value of `kind`; did you mean `micro`?\n"},
        {"kind = 'gigantic'", "test:1:8: `gigantic` is not a value of `kind`. There are: micro, small, large.\n"},
        {"kind < small",
         "test:1:1: `kind` has no declared order and cannot be compared with < or >. Give the fact an order.\n"},
        {"revenue > 500",
         "test:1:11: `500` is a plain number but the other side is money. Give the unit, for example 500万元.\n"},
        {"revenue + 1",
         "test:1:11: `1` is a plain number but the other side is money. Give the unit, for example 1万元.\n"},
        {"revenue > current_ratio",
         "test:1:1: `revenue > current_ratio`: money and number (times) do not go together.\n"},
        {"revenue * profit > 0", "test:1:1: `revenue * profit`: money and money do not go together.\n"},
        {"overdue_days > months_known",
         "test:1:1: `overdue_days > months_known`: the units days and months differ. Convert one of them first.\n"},
        {"overdue_days + debt_to_assets",
         "test:1:1: `overdue_days + debt_to_assets`: the units days and share differ. Convert one of them first.\n"},
        {"audited > 1", "test:1:1: `audited > 1`: bool and number do not go together.\n"},
        {"audited and current_ratio", "test:1:13: `current_ratio` is a number (times); a bool is needed here.\n"},
        {"not kind", "test:1:5: `kind` is a enum; a bool is needed here.\n"},
        {"region < 'a'", "test:1:1: `region < 'a'`: text and < <= > >= do not go together.\n"},
        {"abs(kind)", "test:1:5: `kind` is a enum; a number is needed here.\n"},
        {"mx(1, 2)", "test:1:1: unknown function `mx`; did you mean `max`?\n"},
        {"round()", "test:1:1: The function `round` takes 1..2 arguments, not 0.\n"},
        {"current_ratio >", "test:1:16: The expression ends too early. Expected: fact | number | text | (.\n"},
        {"(1 + 2", "test:1:7: The expression ends too early. Expected: ).\n"},
        {"1 + + 2", "test:1:5: `+` is not expected here. Expected: fact | number | text | (.\n"},
        {"current_ratio 5", "test:1:15: `5` is not expected here. Expected: and | or | = | < | > | + | - | * | /.\n"},
        {"current_ratio = 1 = 2",
         "test:1:19: `=` is not expected here. Expected: and | or | = | < | > | + | - | * | /.\n"},
        {"kind in (micro)", "test:1:9: `(` is not expected here. Expected: [.\n"},
        {"x := 1", "test:1:3: The character : has no meaning in an expression.\n"},
        {"current_ratio ; 1", "test:1:15: The character ; has no meaning in an expression.\n"},
        {"'open", "test:1:1: 'open is not a valid number, amount, date or text.\n"},
        {"if audited then 1", "test:1:18: The expression ends too early. Expected: else.\n"},
        {"days_late > 1", "test:1:1: The fact `days_late` describes a work_item and cannot be used here.\n"},
        {"", "test:1:1: The expression ends too early. Expected: fact | number | text | (.\n"},
    };
    CHECK_ROWS(state, rows);
}

static void reports_several_faults_at_once(void **state)
{
    assert_string_equal(
        result(*state, "curent_ratio > 1 and kind = mikro and revenue > 5"),
        "test:1:1: unknown fact `curent_ratio`; did you mean `current_ratio`?\n"
        "test:1:29: `mikro` is not a value of `kind`; did you mean `micro`?\n"
        "test:1:49: `5` is a plain number but the other side is money. Give the unit, for example 5万元.\n");
}

/* The position in the file holds in every way YAML can write the text. */
static void finds_the_place_inside_yaml(void **state)
{
    struct world *w = *state;
    struct problems problems = {.arena = w->arena};
    struct document *doc = document_of(w->arena, &problems, "rules.yaml",
                                       "kind: rule\nname: r\nlabel: [规则, Rule]\n"
                                       "plain: current_ratio > 1 and curent_ratio > 1\n"
                                       "single: 'kind = ''mikro'''\n"
                                       "double: \"region = \\\"x\\\" and 客 = 1\"\n"
                                       "block: |\n  audited\n  and curent_ratio > 1\n"
                                       "folded: >\n  audited and\n    curent_ratio > 1\n"
                                       "many: audited and\n  curent_ratio > 1\n"
                                       "中文: {when: curent_ratio > 1}\n");
    static const char *const keys[] = {"plain", "single", "double", "block", "folded", "many"};
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        expression_under(doc, doc->root, keys[i], w->table, SUBJECT_CUSTOMER, SHAPE_BOOL);
    expression_under(doc, yaml_get(doc->root, "中文"), "when", w->table, SUBJECT_CUSTOMER, SHAPE_BOOL);
    static const int places[][2] = {{4, 30}, {5, 17}, {6, 29}, {9, 7}, {12, 5}, {14, 3}, {15, 12}};
    assert_int_equal(problems.count, sizeof(places) / sizeof(*places));
    for (size_t i = 0; i < problems.count; i++) {
        assert_int_equal(problems.items[i].line, places[i][0]);
        assert_int_equal(problems.items[i].column, places[i][1]);
    }
}

static void refuses_what_is_too_long_or_too_deep(void **state)
{
    struct world *w = *state;
    struct buffer deep = {.arena = w->arena}, wide = {.arena = w->arena};
    for (int i = 0; i < 100; i++)
        buffer_text(&deep, "(");
    for (int i = 0; i < 2000; i++)
        buffer_text(&wide, "1+");
    buffer_text(&wide, "1");
    assert_non_null(strstr(result(w, buffer_end(&deep)), "too long or nested too deep"));
    assert_non_null(strstr(result(w, buffer_end(&wide)), "too long or nested too deep"));
    struct buffer nots = {.arena = w->arena};
    for (int i = 0; i < 500; i++)
        buffer_text(&nots, "not ");
    assert_non_null(strstr(result(w, buffer_end(&nots)), "too long or nested too deep"));
}

static void explains_which_part_gave_what(void **state)
{
    struct world *w = *state;
    struct problems problems = {.arena = w->arena};
    const struct expression *e = expression_compile_text(
        w->arena, &problems, "test", "current_ratio < 1 or missing_ratio > 2", w->table, SUBJECT_CUSTOMER, SHAPE_BOOL);
    struct buffer out = {.arena = w->arena};
    struct json_writer json = {.out = &out};
    expression_explain(&json, e, w->facts);
    assert_string_equal(
        buffer_end(&out),
        "{\"text\":\"current_ratio < 1 or missing_ratio > 2\",\"line\":1,\"column\":1,\"type\":\"bool\",\"value\":null,"
        "\"status\":\"missing\",\"parts\":[{\"text\":\"current_ratio < 1\",\"line\":1,\"column\":1,\"type\":\"bool\","
        "\"value\":false,\"status\":\"ok\",\"parts\":[{\"text\":\"current_ratio\",\"line\":1,\"column\":1,\"type\":"
        "\"number\",\"value\":1.25,\"status\":\"ok\",\"fact\":\"current_ratio\",\"unit\":\"times\",\"label\":["
        "\"流动比率\","
        "\"Current ratio\"]}]},{\"text\":\"missing_ratio > "
        "2\",\"line\":1,\"column\":22,\"type\":\"bool\",\"value\":null,"
        "\"status\":\"missing\",\"parts\":[{\"text\":\"missing_ratio\",\"line\":1,\"column\":22,\"type\":\"number\","
        "\"value\":null,\"status\":\"missing\",\"fact\":\"missing_ratio\",\"unit\":\"none\",\"label\":[\"缺\","
        "\"Missing\"]}]}]}");
    assert_string_equal(expression_missing(e, w->facts)->name, "missing_ratio");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(yields_values, world_open, world_close),
        cmocka_unit_test_setup_teardown(keeps_money_exact, world_open, world_close),
        cmocka_unit_test_setup_teardown(compares_decimals_as_written, world_open, world_close),
        cmocka_unit_test_setup_teardown(counts_days_and_months, world_open, world_close),
        cmocka_unit_test_setup_teardown(unknown_is_neither_true_nor_false, world_open, world_close),
        cmocka_unit_test_setup_teardown(a_closing_balance_stays_marked, world_open, world_close),
        cmocka_unit_test_setup_teardown(says_what_is_wrong_and_where, world_open, world_close),
        cmocka_unit_test_setup_teardown(reports_several_faults_at_once, world_open, world_close),
        cmocka_unit_test_setup_teardown(finds_the_place_inside_yaml, world_open, world_close),
        cmocka_unit_test_setup_teardown(refuses_what_is_too_long_or_too_deep, world_open, world_close),
        cmocka_unit_test_setup_teardown(explains_which_part_gave_what, world_open, world_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
