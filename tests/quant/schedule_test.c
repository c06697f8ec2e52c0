#include "quant/schedule.h"

#include "quant/exact.h"
#include "quant/near.h"
#include "quant/prepayment.h"

static int64_t day(const char *text)
{
    int64_t date = NONE;
    assert_true(date_parse(text, &date));
    return date;
}

static struct schedule_terms loan(enum schedule_method method, int64_t principal, int64_t rate_e8, int64_t periods)
{
    return (struct schedule_terms){.method = method,
                                   .principal_minor = principal,
                                   .rate_e8 = rate_e8,
                                   .interest_basis = INTEREST_PER_PERIOD,
                                   .start_date = day("2025-01-31"),
                                   .period_months = 1,
                                   .periods = periods,
                                   .principal_months = MONTH_BIT(6) | MONTH_BIT(12),
                                   .seasonal_principal_minor = principal / 3 + 1};
}

/* What every schedule promises, whatever its method. */
static void promises(const struct schedule_terms *terms, const struct schedule *schedule)
{
    int64_t principal = 0, interest = 0, paid = 0, opening = terms->principal_minor, before = terms->start_date;
    for (size_t k = 0; k < schedule->count; k++) {
        const struct schedule_row *row = &schedule->rows[k];
        assert_int_equal(row->period, k + 1);
        assert_int_equal(row->opening_minor, opening);
        assert_int_equal(row->closing_minor, row->opening_minor - row->principal_minor);
        assert_int_equal(row->payment_minor, row->interest_minor + row->principal_minor);
        assert_true(row->closing_minor >= 0 && row->interest_minor >= 0);
        assert_int_equal(row->days, row->due_date - before);
        assert_true(row->days > 0);
        opening = row->closing_minor;
        before = row->due_date;
        principal += row->principal_minor;
        interest += row->interest_minor;
        paid += row->payment_minor;
    }
    assert_int_equal(opening, 0);
    assert_int_equal(principal, terms->principal_minor);
    assert_int_equal(interest, schedule->total_interest_minor);
    assert_int_equal(paid, schedule->total_paid_minor);
}

/* Month ends stay on the anchor day or the last day of a shorter month. */
static void anchored(const struct schedule_terms *terms, const struct schedule *schedule)
{
    int year, month, anchor, y, m, d;
    date_to_civil(terms->start_date, &year, &month, &anchor);
    for (size_t k = 0; k < schedule->count; k++) {
        date_to_civil(schedule->rows[k].due_date, &y, &m, &d);
        int last = date_month_days(y, m);
        assert_int_equal(d, anchor < last ? anchor : last);
        assert_int_equal(y * 12 + m - (year * 12 + month), (int)(k + 1) * (int)terms->period_months);
    }
}

static uint64_t random_next(uint64_t *state) /* xorshift: the same cases every run */
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static int64_t random_below(uint64_t *state, int64_t bound)
{
    return (int64_t)(random_next(state) % (uint64_t)bound);
}

static struct schedule_terms random_loan(struct arena *arena, uint64_t *state)
{
    static const int64_t months[] = {1, 3, 6, 12}, sizes[] = {1, 100, 100000, 1000000000, 5000000000000};
    struct schedule_terms terms =
        loan((enum schedule_method)random_below(state, SCHEDULE_METHODS),
             1 + random_below(state, sizes[random_below(state, 5)]),
             random_below(state, 4) ? random_below(state, 20000000) : 0, 1 + random_below(state, 120));
    terms.start_date += random_below(state, 1500);
    terms.period_months = months[random_below(state, 4)];
    terms.interest_basis = (int)random_below(state, INTEREST_BASES);
    bool level_by_days = terms.method == SCHEDULE_EQUAL_INSTALMENT && terms.interest_basis != INTEREST_PER_PERIOD;
    if (!level_by_days)
        terms.interest_only_periods = random_below(state, terms.periods);
    if (!level_by_days && terms.method == SCHEDULE_EQUAL_INSTALMENT)
        terms.balloon_minor = random_below(state, terms.principal_minor);
    double *shares = ARENA_LIST(arena, double, (size_t)terms.periods);
    for (int64_t k = 0; k < terms.periods; k++)
        shares[k] = 1 / (double)terms.periods;
    terms.principal_shares = shares;
    terms.principal_share_count = (size_t)terms.periods;
    if (terms.method == SCHEDULE_BULLET) {
        terms.interest_basis = DAY_COUNT_ACT_360;
        terms.maturity_date = terms.start_date + 1 + random_below(state, 4000);
        terms.interest_day = (int)(1 + random_below(state, 28));
        terms.interest_months = (unsigned)random_below(state, 1 << 13) & ~1u;
    }
    return terms;
}

static void every_schedule_keeps_its_promises(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    uint64_t seed = 20250131;
    for (int i = 0; i < 5000; i++) {
        struct schedule_terms terms = random_loan(arena, &seed);
        struct schedule schedule;
        assert_null(schedule_build(arena, &terms, &schedule));
        promises(&terms, &schedule);
        if (terms.method != SCHEDULE_BULLET)
            anchored(&terms, &schedule);
        arena_reset(arena);
    }
    arena_free(arena);
}

static void printed_rows(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct schedule_terms terms = loan(SCHEDULE_EQUAL_INSTALMENT, 100000000, 4200000, 36);
    struct schedule schedule;
    assert_null(schedule_build(arena, &terms, &schedule));
    assert_int_equal(schedule.level_payment_minor, 2961304);
    assert_int_equal(schedule.rows[35].payment_minor, 2961290);
    assert_int_equal(schedule.total_interest_minor, 6606930);
    arena_free(arena);
}

/* One period of 1000.00 at 4.2 %: 1003.50 exactly; 10.00 at 0.6 % for a month is 0.005, which rounds up. */
static void ties_round_away_from_zero(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct schedule_terms terms = loan(SCHEDULE_EQUAL_INSTALMENT, 1000, 600000, 1);
    struct schedule schedule;
    assert_null(schedule_build(arena, &terms, &schedule));
    assert_int_equal(schedule.rows[0].interest_minor, 1);
    assert_int_equal(schedule.level_payment_minor, 1001);
    arena_free(arena);
}

static void small_loans_are_paid_early_not_twice(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct schedule_terms terms = loan(SCHEDULE_EQUAL_PRINCIPAL, 5, 0, 8); /* 5/8 rounds to 1 */
    struct schedule schedule;
    assert_null(schedule_build(arena, &terms, &schedule));
    assert_int_equal(schedule.rows[4].closing_minor, 0);
    assert_int_equal(schedule.rows[7].payment_minor, 0);
    arena_free(arena);
}

static void assert_refused(struct arena *arena, struct schedule_terms terms, const char *field)
{
    struct schedule schedule;
    const struct error *error = schedule_build(arena, &terms, &schedule);
    assert_non_null(error);
    assert_string_equal(error->field, field);
}

static void contradictions_are_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct schedule_terms good = loan(SCHEDULE_EQUAL_INSTALMENT, 100000, 4200000, 12), terms = good;
    terms.interest_only_periods = 12;
    assert_refused(arena, terms, "interest_only_periods");
    terms = good, terms.balloon_minor = 100000;
    assert_refused(arena, terms, "balloon_minor");
    terms = good, terms.interest_basis = DAY_COUNT_ACT_360, terms.balloon_minor = 1;
    assert_refused(arena, terms, "balloon_minor");
    terms = good, terms.periods = INT64_MAX;
    assert_refused(arena, terms, "periods");
    terms = good, terms.principal_minor = INT64_MAX - 1;
    assert_refused(arena, terms, "principal_minor");
    terms = good, terms.method = SCHEDULE_BULLET;
    assert_refused(arena, terms, "interest_basis");
    terms.interest_basis = DAY_COUNT_ACT_360, terms.maturity_date = terms.start_date;
    assert_refused(arena, terms, "maturity_date");
    static const double shares[] = {0.5, 0.4};
    terms = good, terms.method = SCHEDULE_STEPPED, terms.periods = 2, terms.principal_shares = shares;
    assert_refused(arena, terms, "principal_shares");
    terms.principal_share_count = 2;
    assert_refused(arena, terms, "principal_shares");
    arena_free(arena);
}

static void prepayment_saves_interest(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct prepayment_terms terms = {.principal_minor = 100000000,
                                     .rate_e8 = 4200000,
                                     .period_months = 1,
                                     .periods = 36,
                                     .after_period = 12,
                                     .prepaid_minor = 20000000};
    struct prepayment lower, shorter;
    assert_null(prepayment_build(arena, &terms, &lower));
    terms.option = PREPAYMENT_SHORTEN_TERM;
    assert_null(prepayment_build(arena, &terms, &shorter));
    assert_int_equal(lower.payment_minor, 2091024);
    assert_int_equal(shorter.remaining.count, 17);
    assert_true(shorter.interest_saved_minor > lower.interest_saved_minor && lower.interest_saved_minor > 0);
    terms.prepaid_minor = lower.balance_before_minor; /* all of it: nothing remains */
    assert_null(prepayment_build(arena, &terms, &shorter));
    assert_int_equal(shorter.remaining.count, 0);
    assert_int_equal(shorter.interest_saved_minor, shorter.interest_without_prepayment_minor);
    terms.prepaid_minor++;
    assert_string_equal(prepayment_build(arena, &terms, &shorter)->field, "prepaid_minor");
    arena_free(arena);
}

static void exact_rounding(void **state)
{
    (void)state;
    int64_t got;
    static const struct {
        int64_t numerator, denominator, want;
    } rows[] = {{5, 2, 3}, {-5, 2, -3}, {4, 3, 1}, {-4, 3, -1}, {5, 3, 2}, {0, 7, 0}, {7, 7, 1}, {3, 7, 0}, {4, 7, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(exact_divide(rows[i].numerator, rows[i].denominator, &got));
        assert_int_equal(got, rows[i].want);
    }
    assert_false(exact_divide((__int128)INT64_MAX * 3, 2, &got));
    assert_false(exact_interest(INT64_MAX, INT64_MAX, INT64_MAX, 360, &got));
    assert_true(exact_interest(50000000, 6525000, 183, 360, &got)); /* 16584.375 yuan */
    assert_int_equal(got, 1658438);
    assert_true(exact_share(1200001, 0.4, &got));
    assert_int_equal(got, 480000);
    assert_true(exact_share(101, 0.5, &got));
    assert_int_equal(got, 51);
    assert_true(exact_share(1000000000000, 1.0 / 3, &got));
    assert_int_equal(got, 333333333333);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_schedule_keeps_its_promises),
        cmocka_unit_test(printed_rows),
        cmocka_unit_test(ties_round_away_from_zero),
        cmocka_unit_test(small_loans_are_paid_early_not_twice),
        cmocka_unit_test(contradictions_are_refused),
        cmocka_unit_test(prepayment_saves_interest),
        cmocka_unit_test(exact_rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
