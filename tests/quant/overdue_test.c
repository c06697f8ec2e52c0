#include "quant/overdue.h"

#include "base/date.h"
#include "quant/day_count.h"
#include "quant/near.h"
#include "quant/repricing.h"
#include "quant/schedule.h"

static int64_t day(const char *text)
{
    int64_t date = NONE;
    assert_true(date_parse(text, &date));
    return date;
}

static void the_higher_uplift_applies_never_the_sum(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct overdue_terms terms = {.principal_minor = 50000000,
                                  .interest_minor = 525000,
                                  .contract_rate_e8 = 4350000,
                                  .overdue_uplift_e8 = 50000000,
                                  .misuse_uplift_e8 = 100000000,
                                  .due_date = day("2025-06-20"),
                                  .paid_date = day("2025-12-20"),
                                  .matured = true};
    struct overdue overdue;
    assert_null(overdue_build(arena, &terms, &overdue));
    assert_near(overdue.penalty_rate, 0.087, 1e-15);
    assert_int_equal(overdue.rows[0].penalty_interest_minor, 2211250);
    terms.misuse_uplift_e8 = NONE;
    assert_null(overdue_build(arena, &terms, &overdue));
    assert_int_equal(overdue.rows[0].penalty_interest_minor, 1658438); /* 16584.375 */
    assert_int_equal(overdue.rows[0].compound_interest_minor, 17414);
    terms.overdue_uplift_e8 = NONE;
    assert_string_equal(overdue_build(arena, &terms, &overdue)->field, "overdue_uplift");
    arena_free(arena);
}

static void capitalised_charges_bear_compound_interest(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct overdue_terms terms = {.principal_minor = 50000000,
                                  .interest_minor = 525000,
                                  .contract_rate_e8 = 4350000,
                                  .overdue_uplift_e8 = 50000000,
                                  .misuse_uplift_e8 = NONE,
                                  .due_date = day("2025-06-20"),
                                  .paid_date = day("2025-10-05"),
                                  .matured = true,
                                  .capitalisation_day = 20};
    struct overdue overdue;
    assert_null(overdue_build(arena, &terms, &overdue));
    assert_int_equal(overdue.count, 4);
    assert_int_equal(overdue.total_minor, 986865);
    terms.paid_date = terms.due_date; /* paid on time: one empty row */
    assert_null(overdue_build(arena, &terms, &overdue));
    assert_int_equal(overdue.count, 1);
    assert_int_equal(overdue.total_minor, 0);
    arena_free(arena);
}

static void resets_follow_their_anchor(void **state)
{
    (void)state;
    int64_t leap = day("2024-02-29");
    assert_int_equal(repricing_next_reset(REPRICING_ANNIVERSARY, leap, leap), day("2025-02-28"));
    assert_int_equal(repricing_next_reset(REPRICING_ANNIVERSARY, leap, day("2027-03-01")), day("2028-02-29"));
    assert_int_equal(repricing_next_reset(REPRICING_JANUARY_1, leap, day("2025-01-01")), day("2026-01-01"));
    static const struct rate_quote quotes[] = {{100, 3500000}, {200, 3400000}};
    assert_int_equal(rate_quote_at(quotes, 2, 99), NONE);
    assert_int_equal(rate_quote_at(quotes, 2, 200), 3400000);
    assert_int_equal(rate_quote_at(quotes, 2, 199), 3500000);
}

/* Whatever the resets, the segments of all periods cover the loan without gap. */
static void segments_cover_the_loan(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct rate_quote quotes[] = {{day("2022-08-22"), 3650000}, {day("2023-06-20"), 3550000}};
    struct repricing_terms terms = {.principal_minor = 1000000000,
                                    .start_date = day("2023-01-01"),
                                    .end_date = day("2026-02-28"),
                                    .spread_e8 = 450000,
                                    .interest_day = 1,
                                    .interest_months = MONTH_BIT(1) | MONTH_BIT(7),
                                    .quotes = quotes,
                                    .quote_count = 2};
    for (int reset = 0; reset < REPRICING_RESETS; reset++) {
        terms.reset = (enum repricing_reset)reset;
        struct repricing repricing;
        assert_null(repricing_build(arena, &terms, &repricing));
        int64_t at = terms.start_date;
        for (size_t k = 0; k < repricing.count; k++)
            for (size_t i = 0; i < repricing.periods[k].segment_count; i++) {
                assert_int_equal(repricing.periods[k].segments[i].start_date, at);
                assert_true(repricing.periods[k].segments[i].days > 0);
                at = repricing.periods[k].segments[i].end_date;
            }
        assert_int_equal(at, terms.end_date);
    }
    terms.start_date = quotes[0].date - 1;
    struct repricing repricing;
    assert_string_equal(repricing_build(arena, &terms, &repricing)->field, "lpr");
    arena_free(arena);
}

static void conventions_differ_at_month_ends(void **state)
{
    (void)state;
    static const struct {
        const char *start, *end;
        int64_t bond, european, european_isda;
    } rows[] = {{"2024-01-31", "2024-02-29", 29, 29, 30},    {"2024-01-30", "2024-03-31", 60, 60, 60},
                {"2024-01-29", "2024-03-31", 62, 61, 61},    {"2023-02-28", "2023-03-31", 33, 32, 30},
                {"2024-02-29", "2025-02-28", 359, 359, 360}, {"2024-05-31", "2024-05-31", 0, 0, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t start = day(rows[i].start), end = day(rows[i].end);
        assert_int_equal(day_count(DAY_COUNT_30_360_BOND, start, end).days, rows[i].bond);
        assert_int_equal(day_count(DAY_COUNT_30E_360, start, end).days, rows[i].european);
        assert_int_equal(day_count(DAY_COUNT_30E_360_ISDA, start, end).days, rows[i].european_isda);
    }
    assert_near(day_count(DAY_COUNT_ACT_ACT_ISDA, day("2023-07-01"), day("2025-07-01")).years,
                184.0 / 365 + 1 + 181.0 / 365, 1e-15);
    assert_near(day_count(DAY_COUNT_ACT_360, day("2025-01-01"), day("2026-01-01")).years, 365.0 / 360, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_higher_uplift_applies_never_the_sum),
        cmocka_unit_test(capitalised_charges_bear_compound_interest),
        cmocka_unit_test(resets_follow_their_anchor),
        cmocka_unit_test(segments_cover_the_loan),
        cmocka_unit_test(conventions_differ_at_month_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
