#include "quant/servicing.h"

#include "base/date.h"
#include "quant/exact.h"
#include "quant/near.h"
#include "quant/overdue.h"
#include "quant/schedule.h"

#include <string.h>
#include <time.h>

static int64_t day(const char *text)
{
    int64_t date = NONE;
    assert_true(date_parse(text, &date));
    return date;
}

static struct servicing_terms level_36(void)
{
    return (struct servicing_terms){.method = SERVICING_EQUAL_INSTALMENT,
                                    .basis = INTEREST_PER_PERIOD,
                                    .start_date = day("2025-01-31"),
                                    .maturity_date = day("2028-01-31"),
                                    .period_months = 1,
                                    .rate_e8 = 4200000,
                                    .overdue_uplift_e8 = 50000000,
                                    .compound = true};
}

static struct servicing play(struct arena *arena, const struct servicing_terms *terms,
                             const struct servicing_event *events, size_t count, int64_t date)
{
    struct servicing out;
    struct servicing_input input = {
        .terms = terms, .events = events, .event_count = count, .date = date, .explain = true};
    const struct error *error = servicing_replay(arena, &input, &out);
    if (error)
        print_error("%s: %s\n", error->field ? error->field : "?", error->arguments[0]);
    assert_null(error);
    return out;
}

static const struct error *refused(struct arena *arena, const struct servicing_terms *terms,
                                   const struct servicing_event *events, size_t count, int64_t date)
{
    struct servicing out;
    struct servicing_input input = {.terms = terms, .events = events, .event_count = count, .date = date};
    return servicing_replay(arena, &input, &out);
}

#define EVENT(kind_, date_, amount_, ...)                                                                              \
    {                                                                                                                  \
        .kind = SERVICING_##kind_, .date = (date_), .amount_minor = (amount_), .rate_e8 = NONE, ##__VA_ARGS__          \
    }

/* --- against the calculators, whose cases are known --------------------------------------------------------------- */

static uint64_t random_next(uint64_t *state)
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

static const int methods[] = {[SERVICING_EQUAL_INSTALMENT] = SCHEDULE_EQUAL_INSTALMENT,
                              [SERVICING_EQUAL_PRINCIPAL] = SCHEDULE_EQUAL_PRINCIPAL,
                              [SERVICING_BULLET] = SCHEDULE_BULLET,
                              [SERVICING_STEPPED] = SCHEDULE_STEPPED,
                              [SERVICING_SEASONAL] = SCHEDULE_SEASONAL};

static void same_rows(const struct servicing *a, const struct schedule *b)
{
    size_t i = 0;
    for (size_t k = 0; k < b->count; k++) {
        if (!b->rows[k].opening_minor)
            continue;
        assert_true(i < a->row_count);
        assert_int_equal(a->rows[i].due_date, b->rows[k].due_date);
        assert_int_equal(a->rows[i].opening_minor, b->rows[k].opening_minor);
        assert_int_equal(a->rows[i].interest_minor, b->rows[k].interest_minor);
        assert_int_equal(a->rows[i].principal_minor, b->rows[k].principal_minor);
        assert_int_equal(a->rows[i].closing_minor, b->rows[k].closing_minor);
        i++;
    }
    assert_int_equal(a->row_count, i);
}

static void a_loan_without_incidents_follows_the_schedule_calculator(void **unused)
{
    (void)unused;
    static const int64_t months[] = {1, 3, 6, 12}, sizes[] = {100, 100000, 1000000000, 5000000000000};
    uint64_t seed = 20250131;
    for (int i = 0; i < 3000; i++) {
        struct arena *arena = arena_new();
        int64_t periods = 1 + random_below(&seed, 40), start = day("2020-01-01") + random_below(&seed, 3000);
        int y, m, d;
        date_to_civil(start, &y, &m, &d);
        struct servicing_terms t = {.method = (enum servicing_method)random_below(&seed, SERVICING_CUSTOM),
                                    .basis = (int)random_below(&seed, INTEREST_BASES),
                                    .roll = (enum date_roll)random_below(&seed, DATE_ROLLS),
                                    .start_date = start,
                                    .period_months = months[random_below(&seed, 4)],
                                    .rate_e8 = random_below(&seed, 10) ? random_below(&seed, 20000000) : 0};
        t.maturity_date = date_add_months(start, (int)(periods * t.period_months), d);
        int64_t principal = sizes[random_below(&seed, 4)] + random_below(&seed, 1000);
        struct schedule_terms s = {.method = (enum schedule_method)methods[t.method],
                                   .principal_minor = principal,
                                   .rate_e8 = t.rate_e8,
                                   .interest_basis = t.basis,
                                   .roll = t.roll,
                                   .start_date = start,
                                   .period_months = t.period_months,
                                   .periods = periods};
        if (t.method == SERVICING_EQUAL_PRINCIPAL ||
            (t.method == SERVICING_EQUAL_INSTALMENT && t.basis == INTEREST_PER_PERIOD))
            s.interest_only_periods = t.grace_periods = random_below(&seed, periods);
        if (t.method == SERVICING_EQUAL_INSTALMENT && t.basis == INTEREST_PER_PERIOD)
            s.balloon_minor = t.balloon_minor = random_below(&seed, principal);
        int64_t *shares = ARENA_LIST(arena, int64_t, (size_t)periods);
        double *ratios = ARENA_LIST(arena, double, (size_t)periods);
        for (int64_t k = 0; k < periods; k++) {
            shares[k] = RATE_SCALE / periods + (k ? 0 : RATE_SCALE % periods);
            ratios[k] = rate_value(shares[k]);
        }
        if (t.method == SERVICING_STEPPED) {
            t.share_e8 = shares;
            t.share_count = (size_t)periods;
            s.principal_shares = ratios;
            s.principal_share_count = (size_t)periods;
        }
        t.season_months = s.principal_months = MONTH_BIT(6) | MONTH_BIT(12);
        t.season_minor = s.seasonal_principal_minor = principal / 3 + 1;
        if (t.method == SERVICING_BULLET) {
            t.basis = (int)random_below(&seed, DAY_COUNT_KINDS);
            t.period_months = 3;
            t.due_day = 20;
            s.interest_basis = t.basis;
            s.maturity_date = t.maturity_date;
            s.interest_day = 20;
            s.interest_months = MONTH_BIT(3) | MONTH_BIT(6) | MONTH_BIT(9) | MONTH_BIT(12);
        }
        struct schedule expected;
        assert_null(schedule_build(arena, &s, &expected));
        struct servicing_event drawn = EVENT(DRAWDOWN, start, principal);
        struct servicing out = play(arena, &t, &drawn, 1, start);
        same_rows(&out, &expected);
        arena_free(arena);
    }
}

/* Pays every row on its day up to DATE. */
static size_t pay_all(struct arena *arena, const struct servicing_terms *terms, struct servicing_event *events,
                      size_t count, int64_t date)
{
    struct servicing out = play(arena, terms, events, count, terms->start_date);
    for (size_t i = 0; i < out.row_count && out.rows[i].due_date <= date; i++)
        events[count++] = (struct servicing_event)EVENT(REPAYMENT, out.rows[i].due_date, out.rows[i].payment_minor,
                                                        .id = 100 + (int64_t)i);
    return count;
}

static void prepayment_gives_the_handbook_figures(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct servicing_terms t = level_36();
    for (int option = 0; option < 2; option++) {
        struct servicing_event events[40] = {EVENT(DRAWDOWN, t.start_date, 100000000, .id = 1)};
        size_t count = pay_all(arena, &t, events, 1, day("2026-01-31"));
        assert_int_equal(count, 13);
        events[count++] = (struct servicing_event)EVENT(PREPAYMENT, day("2026-01-31"), 20000000, .id = 2,
                                                        .option = (enum prepayment_option)option);
        struct servicing out = play(arena, &t, events, count, day("2026-01-31"));
        int64_t interest = 0;
        for (size_t i = 12; i < out.row_count; i++)
            interest += out.rows[i].interest_minor;
        assert_int_equal(out.state.balance_minor, 68054047 - 20000000);
        assert_int_equal(out.rows[12].payment_minor, option == PREPAYMENT_REDUCE_PAYMENT ? 2091024 : 2961304);
        assert_int_equal(out.row_count - 12, option == PREPAYMENT_REDUCE_PAYMENT ? 24 : 17);
        assert_int_equal(interest, option == PREPAYMENT_REDUCE_PAYMENT ? 2130519 : 1506138);
    }
    arena_free(arena);
}

static void repricing_gives_the_handbook_figures(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    static const char *const dates[] = {"2022-08-22", "2023-06-20", "2023-08-21",
                                        "2024-07-22", "2024-10-21", "2025-05-20"};
    static const int64_t rates[] = {3650000, 3550000, 3450000, 3350000, 3100000, 3000000};
    struct rate_quote quotes[6];
    for (int i = 0; i < 6; i++)
        quotes[i] = (struct rate_quote){day(dates[i]), rates[i]};
    for (int reset = SERVICING_JANUARY_1; reset <= SERVICING_ANNIVERSARY; reset++) {
        struct servicing_terms t = {.method = SERVICING_BULLET,
                                    .basis = DAY_COUNT_ACT_360,
                                    .start_date = day("2023-03-15"),
                                    .maturity_date = day("2025-09-15"),
                                    .period_months = 3,
                                    .due_day = 20,
                                    .rate_e8 = 450000,
                                    .quotes = quotes,
                                    .quote_count = 6,
                                    .reset = (enum servicing_reset)reset};
        struct servicing_event drawn = EVENT(DRAWDOWN, t.start_date, 1000000000);
        struct servicing out = play(arena, &t, &drawn, 1, t.start_date);
        int64_t interest = 0;
        for (size_t i = 0; i < out.row_count; i++)
            interest += out.rows[i].interest_minor;
        assert_int_equal(interest, reset == SERVICING_JANUARY_1 ? 98248612 : 99369445);
    }
    arena_free(arena);
}

static void arrears_bear_penalty_and_compound_interest(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct servicing_terms t = {.method = SERVICING_BULLET,
                                .basis = DAY_COUNT_ACT_360,
                                .start_date = day("2024-06-20"),
                                .maturity_date = day("2025-06-20"),
                                .rate_e8 = 4350000,
                                .overdue_uplift_e8 = 50000000,
                                .compound = true};
    struct servicing_event drawn = EVENT(DRAWDOWN, t.start_date, 50000000);
    /* 15 days after maturity, before anything is capitalised. */
    struct servicing out = play(arena, &t, &drawn, 1, day("2025-07-05"));
    struct overdue_terms o = {.principal_minor = 50000000,
                              .interest_minor = out.rows[0].interest_minor,
                              .contract_rate_e8 = 4350000,
                              .overdue_uplift_e8 = 50000000,
                              .misuse_uplift_e8 = NONE,
                              .due_date = day("2025-06-20"),
                              .paid_date = day("2025-07-05"),
                              .matured = true};
    struct overdue expected;
    assert_null(overdue_build(arena, &o, &expected));
    assert_int_equal(out.state.penalty_minor, expected.rows[0].penalty_interest_minor);
    assert_int_equal(out.state.compound_minor, expected.rows[0].compound_interest_minor);
    assert_int_equal(out.state.overdue_days, 15);
    assert_int_equal(out.state.status, SERVICING_OVERDUE);
    assert_int_equal(servicing_payoff_minor(&out.state), 50000000 + out.rows[0].interest_minor + expected.total_minor);
    /* A part paid does not start the count again. */
    struct servicing_event part[] = {drawn, EVENT(REPAYMENT, day("2025-07-01"), 10000000)};
    out = play(arena, &t, part, 2, day("2025-07-05"));
    assert_int_equal(out.state.overdue_days, 15);
    arena_free(arena);
}

/* --- promises ----------------------------------------------------------------------------------------------------- */

static struct servicing_terms random_terms(struct arena *arena, uint64_t *seed)
{
    static const int64_t months[] = {1, 2, 3, 6, 12};
    struct servicing_terms t = {.method = (enum servicing_method)random_below(seed, SERVICING_METHODS),
                                .basis = (int)random_below(seed, INTEREST_BASES),
                                .start_date = day("2021-01-01") + random_below(seed, 1500),
                                .period_months = months[random_below(seed, 5)],
                                .due_day = random_below(seed, 3) ? random_below(seed, 31) + 1 : 0,
                                .grace_periods = random_below(seed, 4),
                                .balloon_minor = random_below(seed, 2) * 1234567,
                                .season_months = MONTH_BIT(3) | MONTH_BIT(9),
                                .season_minor = 777777,
                                .roll = (enum date_roll)random_below(seed, DATE_ROLLS),
                                .rate_e8 = random_below(seed, 12000000),
                                .overdue_uplift_e8 = 50000000,
                                .compound = true};
    t.maturity_date = t.start_date + 200 + random_below(seed, 2500);
    if (t.method == SERVICING_STEPPED) {
        struct servicing_dates dates = servicing_dates(arena, &t, NULL);
        int64_t *shares = ARENA_LIST(arena, int64_t, dates.count);
        for (size_t k = 0; k < dates.count; k++)
            shares[k] = RATE_SCALE / (int64_t)dates.count;
        shares[0] += RATE_SCALE % (int64_t)dates.count;
        t.share_e8 = shares;
        t.share_count = dates.count;
    }
    struct servicing_part *parts = ARENA_LIST(arena, struct servicing_part, 3);
    for (int i = 0; i < 3; i++)
        parts[i] = (struct servicing_part){t.start_date + 50 * (i + 1), 1000000 + i};
    t.parts = parts;
    t.part_count = 3;
    return t;
}

static size_t random_events(uint64_t *seed, const struct servicing_terms *t, struct servicing_event *events,
                            size_t most)
{
    size_t count = 0;
    int64_t date = t->start_date + random_below(seed, 20);
    events[count++] = (struct servicing_event)EVENT(DRAWDOWN, date, 100000000, .id = 1);
    while (count < most) {
        date += random_below(seed, 60);
        if (date >= t->maturity_date)
            break;
        struct servicing_event event = EVENT(REPAYMENT, date, 1 + random_below(seed, 5000000), .id = (int64_t)count + 1,
                                             .option = (enum prepayment_option)random_below(seed, 2));
        static const enum servicing_kind kinds[] = {SERVICING_REPAYMENT, SERVICING_REPAYMENT, SERVICING_PREPAYMENT,
                                                    SERVICING_TOP_UP,    SERVICING_FEE,       SERVICING_RATE_RESET,
                                                    SERVICING_REVERSAL};
        event.kind = kinds[random_below(seed, 7)];
        event.rate_e8 = random_below(seed, 9000000);
        event.reverses = events[count - 1].id;
        if (event.kind == SERVICING_REVERSAL && (count < 2 || events[count - 1].kind == SERVICING_REVERSAL))
            continue;
        events[count++] = event;
    }
    return count;
}

/* Whatever happens: principal lent = principal in the rows and paid ahead; every fen received is accounted for. */
static void the_books_balance_after_any_events(void **unused)
{
    (void)unused;
    uint64_t seed = 77;
    for (int i = 0; i < 4000; i++) {
        struct arena *arena = arena_new();
        struct servicing_terms t = random_terms(arena, &seed);
        struct servicing_event events[40];
        size_t count = random_events(&seed, &t, events, 2 + (size_t)random_below(&seed, 38));
        int64_t date = t.start_date + random_below(&seed, t.maturity_date - t.start_date + 400);
        struct servicing out = play(arena, &t, events, count, date);
        const struct servicing_state *s = &out.state;
        int64_t received = 0, used = 0, ahead = 0, planned = 0, unpaid = 0, unpaid_interest = 0;
        for (size_t k = 0; k < count && events[k].date <= date; k++) {
            const struct servicing_outcome *o = &out.outcomes[k];
            bool pays = events[k].kind == SERVICING_REPAYMENT || events[k].kind == SERVICING_PREPAYMENT;
            if (pays && !o->reversed)
                received += events[k].amount_minor;
            used += o->fee_minor + o->penalty_minor + o->compound_minor + o->interest_minor + o->principal_minor +
                    o->unapplied_minor;
        }
        assert_int_equal(received, used);
        for (size_t k = 0; k < out.row_count; k++) {
            const struct servicing_row *row = &out.rows[k];
            assert_true(row->principal_minor >= 0 && row->interest_minor >= 0 && row->closing_minor >= 0);
            assert_int_equal(row->closing_minor, row->opening_minor - row->principal_minor);
            assert_true(k == 0 || row->due_date >= out.rows[k - 1].due_date);
            planned += row->principal_minor;
            if (!row->projected) {
                unpaid += row->principal_left_minor;
                unpaid_interest += row->interest_left_minor;
            }
        }
        ahead = s->drawn_minor - planned;
        assert_true(ahead >= 0);
        if (out.row_count)
            assert_int_equal(out.rows[out.row_count - 1].closing_minor, 0);
        assert_int_equal(unpaid, s->overdue_principal_minor);
        assert_int_equal(unpaid_interest, s->overdue_interest_minor);
        assert_int_equal(s->balance_minor, s->not_due_minor + s->overdue_principal_minor);
        assert_true(s->unapplied_minor >= 0 && s->penalty_minor >= 0 && s->compound_minor >= 0);
        arena_free(arena);
    }
}

/* Every row's interest is what its segments say. */
static void each_instalment_is_explained_by_its_segments(void **unused)
{
    (void)unused;
    uint64_t seed = 4242;
    for (int i = 0; i < 500; i++) {
        struct arena *arena = arena_new();
        struct servicing_terms t = random_terms(arena, &seed);
        struct servicing_event events[20];
        size_t count = random_events(&seed, &t, events, 20);
        struct servicing out = play(arena, &t, events, count, t.maturity_date);
        for (size_t k = 0; k < out.row_count; k++) {
            const struct servicing_row *row = &out.rows[k];
            __int128 sum = 0;
            int64_t interest;
            for (size_t n = 0; n < row->segment_count; n++) {
                const struct servicing_segment *g = &out.segments[row->first_segment + n];
                sum += (__int128)g->balance_minor * g->rate_e8 * g->weight;
            }
            assert_true(exact_divide(sum, (__int128)row->weights_a_year * RATE_SCALE, &interest));
            assert_int_equal(interest, row->interest_minor);
        }
        arena_free(arena);
    }
}

/* An event that arrives late gives the same books as one that came in time. */
static void late_events_are_played_in_their_place(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct servicing_terms t = level_36();
    struct servicing_event events[40] = {EVENT(DRAWDOWN, t.start_date, 100000000, .id = 1)};
    size_t count = pay_all(arena, &t, events, 1, day("2025-12-31"));
    struct servicing before = play(arena, &t, events, count, day("2026-01-15"));
    assert_int_equal(before.state.overdue_days, 0);
    /* The payment of June bounced, and that is learnt in January. */
    struct servicing_event bounced = EVENT(REVERSAL, day("2026-01-10"), 0, .id = 900, .reverses = events[5].id);
    events[count] = bounced;
    struct servicing after = play(arena, &t, events, count + 1, day("2026-01-15"));
    assert_true(after.state.overdue_days > 0);
    assert_true(after.outcomes[5].reversed);
    struct servicing_event without[40];
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (i != 5)
            without[kept++] = events[i];
    struct servicing plain = play(arena, &t, without, kept, day("2026-01-15"));
    assert_memory_equal(&plain.state, &after.state, sizeof(plain.state));
    arena_free(arena);
}

static void changes_of_the_contract(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct servicing_terms t = level_36(), fresh = level_36();
    fresh.method = SERVICING_EQUAL_PRINCIPAL;
    fresh.start_date = day("2025-08-10");
    fresh.maturity_date = day("2029-08-10");
    struct servicing_event events[] = {
        EVENT(DRAWDOWN, t.start_date, 100000000, .id = 1),
        EVENT(EXTENSION, day("2025-05-10"), 0, .id = 2, .maturity_date = day("2028-07-31")),
        EVENT(RESTRUCTURE, day("2025-08-10"), 0, .id = 3, .terms = &fresh),
        EVENT(WRITE_OFF, day("2026-06-01"), 0, .id = 4),
        EVENT(RECOVERY, day("2026-07-01"), 5000000, .id = 5),
    };
    struct servicing out = play(arena, &t, events, 2, day("2025-05-10"));
    assert_int_equal(out.state.maturity_date, day("2028-07-31"));
    assert_int_equal(out.rows[out.row_count - 1].due_date, day("2028-07-31"));
    out = play(arena, &t, events, 3, day("2025-08-10"));
    assert_int_equal(out.state.restructurings, 1);
    assert_int_equal(out.state.overdue_principal_minor, 0);
    assert_true(out.state.overdue_interest_minor > 0); /* what was charged stays charged */
    assert_int_equal(out.state.balance_minor, 100000000);
    out = play(arena, &t, events, 5, day("2026-08-01"));
    assert_int_equal(out.state.status, SERVICING_WRITTEN_OFF);
    assert_int_equal(out.state.balance_minor, 0);
    assert_int_equal(out.state.recovered_minor, 5000000);
    assert_int_equal(out.row_count, out.row_count);
    arena_free(arena);
}

/* Interest dates of a loan without interest ask for nothing, so nothing can be overdue on them. */
static void nothing_due_is_never_overdue(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct servicing_terms t = level_36();
    t.method = SERVICING_BULLET;
    t.rate_e8 = 0;
    struct servicing_event drawn = EVENT(DRAWDOWN, t.start_date, 100000000, .id = 1);
    struct servicing out = play(arena, &t, &drawn, 1, day("2026-01-15"));
    assert_int_equal(out.state.overdue_days, 0);
    assert_int_equal(out.state.status, SERVICING_LIVE);
    arena_free(arena);
}

static void what_makes_no_sense_is_refused(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct servicing_terms good = level_36();
    struct servicing_event drawn = EVENT(DRAWDOWN, good.start_date, 100000000, .id = 1);
    static const struct {
        const char *field;
        struct servicing_event event;
    } cases[] = {
        {"amount", EVENT(REPAYMENT, 21000, 0)},
        {"amount", EVENT(REPAYMENT, 21000, -5)},
        {"amount", EVENT(DRAWDOWN, 20200, INT64_MAX)},
        {"effective_on", EVENT(DRAWDOWN, 21400, 100)},
        {"effective_on", EVENT(REPAYMENT, 10000, 100)},
        {"maturity_date", EVENT(EXTENSION, 20200, 0, .maturity_date = 20300)},
        {"rate", EVENT(RATE_RESET, 20200, 0)},
        {"amount", EVENT(RECOVERY, 20200, 100)},
        {"reverses", EVENT(REVERSAL, 20200, 0, .id = 9, .reverses = 7)},
        {"terms", EVENT(RESTRUCTURE, 20200, 0)},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct servicing_event events[] = {drawn, cases[i].event};
        const struct error *error = refused(arena, &good, events, 2, 21500);
        assert_non_null(error);
        assert_string_equal(error->field, cases[i].field);
    }
    struct servicing_terms bad = good;
    bad.maturity_date = bad.start_date;
    assert_non_null(refused(arena, &bad, &drawn, 1, 21000));
    bad = good;
    bad.rate_e8 = INT64_MAX;
    assert_non_null(refused(arena, &bad, &drawn, 1, 21000));
    bad = good;
    bad.period_months = 121;
    assert_non_null(refused(arena, &bad, &drawn, 1, 21000));
    arena_free(arena);
}

static void ten_thousand_events_replay_at_once(void **unused)
{
    (void)unused;
    enum { COUNT = 10000 };
    struct arena *arena = arena_new();
    struct servicing_terms t = level_36();
    t.maturity_date = day("2055-01-31");
    t.basis = DAY_COUNT_ACT_360;
    struct servicing_event *events = ARENA_LIST(arena, struct servicing_event, COUNT);
    events[0] = (struct servicing_event)EVENT(DRAWDOWN, t.start_date, INT64_C(1000000000000), .id = 1);
    for (int i = 1; i < COUNT; i++)
        events[i] = (struct servicing_event)EVENT(REPAYMENT, t.start_date + i, 10000000, .id = i + 1,
                                                  .option = PREPAYMENT_REDUCE_PAYMENT);
    for (int i = 5; i < COUNT; i += 5)
        events[i].kind = SERVICING_PREPAYMENT;
    struct timespec begun, ended;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    play(arena, &t, events, COUNT, t.start_date + COUNT);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    double ms = (double)(ended.tv_sec - begun.tv_sec) * 1e3 + (double)(ended.tv_nsec - begun.tv_nsec) / 1e6;
    print_message("10000 events: %.1f ms\n", ms);
    assert_true(ms < 2000); /* the benchmark holds it to 50 ms; sanitizers and busy machines are slower */
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loan_without_incidents_follows_the_schedule_calculator),
        cmocka_unit_test(prepayment_gives_the_handbook_figures),
        cmocka_unit_test(repricing_gives_the_handbook_figures),
        cmocka_unit_test(arrears_bear_penalty_and_compound_interest),
        cmocka_unit_test(the_books_balance_after_any_events),
        cmocka_unit_test(each_instalment_is_explained_by_its_segments),
        cmocka_unit_test(late_events_are_played_in_their_place),
        cmocka_unit_test(changes_of_the_contract),
        cmocka_unit_test(nothing_due_is_never_overdue),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(ten_thousand_events_replay_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
