#include "quant/schedule.h"

#include "quant/exact.h"

#include <math.h>

const char *const schedule_method_names[SCHEDULE_METHODS + 1] = {
    [SCHEDULE_EQUAL_INSTALMENT] = "equal_instalment",
    [SCHEDULE_EQUAL_PRINCIPAL] = "equal_principal",
    [SCHEDULE_STEPPED] = "stepped",
    [SCHEDULE_SEASONAL] = "seasonal",
    [SCHEDULE_BULLET] = "bullet",
};

const char *const interest_basis_names[INTEREST_BASES + 1] = {
    [INTEREST_PER_PERIOD] = "period",
    [INTEREST_ACT_360] = "act_360",
};

/* A level payment is no ratio of small integers, so it needs more digits than any amount has: 113 bits leave the fen
 * exact for every int64 principal. Where the compiler has no __float128, long double is that type. */
#ifdef __SIZEOF_FLOAT128__
#define QUAD __float128
#else
#define QUAD long double
#endif

static const struct error *too_large(struct arena *arena, const char *field, int64_t value)
{
    return error_make(arena, ERROR_FIELD_RANGE, .field = field, .value = arena_format(arena, "%lld", (long long)value),
                      .arguments = {"smaller"});
}

static const struct error *inconsistent(struct arena *arena, const char *field, const char *rule)
{
    return error_make(arena, ERROR_FIELD_INCONSISTENT, .field = field, .arguments = {rule});
}

/* Ties of short loans come out a few units of 1e-20 off; nothing else comes that near to a half. */
static bool round_quad(QUAD value, int64_t *result)
{
    if (!(value >= 0 && value < 9.2e18))
        return false;
    *result = (int64_t)(value + 0.5 + 1e-9);
    return true;
}

static QUAD power(QUAD base, int64_t exponent)
{
    QUAD result = 1;
    for (; exponent; exponent >>= 1, base *= base)
        if (exponent & 1)
            result *= base;
    return result;
}

bool schedule_level_payment(const struct instalment_terms *terms, int64_t balloon_minor, int64_t *payment_minor)
{
    int64_t repaid = terms->opening_minor - balloon_minor;
    if (terms->rate_e8 == 0)
        return exact_divide(repaid, terms->periods, payment_minor);
    QUAD i = (QUAD)terms->rate_e8 * terms->period_months / ((QUAD)RATE_SCALE * 12);
    QUAD v = 1 / power(1 + i, terms->periods);
    return round_quad((terms->opening_minor - balloon_minor * v) * i / (1 - v), payment_minor);
}

/* A = P / sum over k of the product over j <= k of 1/(1 + r d_j/360). */
static bool level_payment_act_360(const struct schedule_terms *terms, const struct schedule *schedule, int64_t *payment)
{
    QUAD sum = 0, discount = 1, daily = (QUAD)terms->rate_e8 / ((QUAD)RATE_SCALE * 360);
    for (size_t k = 0; k < schedule->count; k++) {
        discount /= 1 + daily * schedule->rows[k].days;
        sum += discount;
    }
    return round_quad(terms->principal_minor / sum, payment);
}

static bool row_fill(struct schedule_row *row, int64_t opening, int64_t interest, int64_t principal)
{
    row->opening_minor = opening;
    row->interest_minor = interest;
    row->principal_minor = principal;
    row->closing_minor = opening - principal;
    return !__builtin_add_overflow(interest, principal, &row->payment_minor);
}

static bool totals_fill(struct schedule *schedule)
{
    schedule->total_interest_minor = schedule->total_paid_minor = 0;
    for (size_t k = 0; k < schedule->count; k++) {
        const struct schedule_row *row = &schedule->rows[k];
        if (__builtin_add_overflow(schedule->total_interest_minor, row->interest_minor,
                                   &schedule->total_interest_minor) ||
            __builtin_add_overflow(schedule->total_paid_minor, row->payment_minor, &schedule->total_paid_minor))
            return false;
    }
    return true;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

const struct error *schedule_instalments(struct arena *arena, const struct instalment_terms *terms,
                                         struct schedule *schedule)
{
    *schedule = (struct schedule){.rows = ARENA_LIST(arena, struct schedule_row, (size_t)terms->periods),
                                  .level_payment_minor = terms->payment_minor};
    int64_t balance = terms->opening_minor;
    for (int64_t k = 1; k <= terms->periods && (balance || !terms->stop_when_repaid); k++) {
        struct schedule_row *row = &schedule->rows[schedule->count++];
        *row = (struct schedule_row){.period = k, .due_date = NONE, .days = NONE};
        int64_t interest;
        if (!exact_interest(balance, terms->rate_e8, terms->period_months, 12, &interest))
            return too_large(arena, "principal_minor", terms->opening_minor);
        int64_t principal = k == terms->periods ? balance : smaller(terms->payment_minor - interest, balance);
        if (!row_fill(row, balance, interest, principal))
            return too_large(arena, "principal_minor", terms->opening_minor);
        balance = row->closing_minor;
    }
    return totals_fill(schedule) ? NULL : too_large(arena, "principal_minor", terms->opening_minor);
}

size_t schedule_interest_dates(struct arena *arena, int64_t start, int64_t end, int day, unsigned months,
                               int64_t **dates)
{
    size_t count = 0, room = 0;
    int year, month, first;
    date_to_civil(start, &year, &month, &first);
    *dates = NULL;
    for (int64_t date; (date = date_from_civil(year, month, day)) < end; month == 12 ? year++, month = 1 : month++)
        if (date > start && months & MONTH_BIT(month))
            ARENA_PUSH(arena, *dates, count, room, date);
    ARENA_PUSH(arena, *dates, count, room, end);
    return count;
}

static const struct error *grace_check(struct arena *arena, const struct schedule_terms *terms)
{
    if (terms->interest_only_periods < 0 || terms->interest_only_periods >= terms->periods)
        return inconsistent(arena, "interest_only_periods", "0 <= interest_only_periods < periods");
    if (terms->balloon_minor < 0 || terms->balloon_minor >= terms->principal_minor)
        return inconsistent(arena, "balloon_minor", "0 <= balloon_minor < principal_minor");
    /* The level payment over unequal periods has no agreed form with either of them. */
    bool level_act_360 = terms->method == SCHEDULE_EQUAL_INSTALMENT && terms->interest_basis == INTEREST_ACT_360;
    if (level_act_360 && terms->interest_only_periods)
        return inconsistent(arena, "interest_only_periods", "interest_basis = period");
    if (level_act_360 && terms->balloon_minor)
        return inconsistent(arena, "balloon_minor", "interest_basis = period");
    return NULL;
}

static const struct error *shares_check(struct arena *arena, const struct schedule_terms *terms)
{
    if (terms->principal_share_count != (size_t)terms->periods)
        return inconsistent(arena, "principal_shares", "count = periods");
    double sum = 0;
    for (size_t k = 0; k < terms->principal_share_count; k++) {
        if (!(terms->principal_shares[k] >= 0))
            return error_make(arena, ERROR_FIELD_RANGE, .field = arena_format(arena, "principal_shares[%zu]", k),
                              .arguments = {">= 0"});
        sum += terms->principal_shares[k];
    }
    return fabs(sum - 1) <= 1e-9 ? NULL : inconsistent(arena, "principal_shares", "sum = 1");
}

static const struct error *terms_check(struct arena *arena, const struct schedule_terms *terms)
{
    if (terms->method == SCHEDULE_BULLET) {
        if (terms->interest_basis != INTEREST_ACT_360)
            return inconsistent(arena, "interest_basis", "act_360");
        if (terms->maturity_date <= terms->start_date)
            return inconsistent(arena, "maturity_date", "maturity_date > start_date");
        return NULL;
    }
    int year, month, day;
    date_to_civil(terms->start_date, &year, &month, &day);
    int64_t months_left = (9999 - year) * 12 + 12 - month; /* dates have four digits for the year */
    if (terms->period_months > months_left)
        return too_large(arena, "period_months", terms->period_months);
    if (terms->periods > months_left / terms->period_months)
        return too_large(arena, "periods", terms->periods);
    if (terms->method == SCHEDULE_STEPPED)
        return shares_check(arena, terms);
    return grace_check(arena, terms);
}

static void dates_fill(struct arena *arena, const struct schedule_terms *terms, struct schedule *schedule)
{
    int year, month, anchor;
    date_to_civil(terms->start_date, &year, &month, &anchor);
    int64_t *dates = NULL;
    schedule->count = terms->method != SCHEDULE_BULLET
                          ? (size_t)terms->periods
                          : schedule_interest_dates(arena, terms->start_date, terms->maturity_date, terms->interest_day,
                                                    terms->interest_months, &dates);
    schedule->rows = ARENA_LIST(arena, struct schedule_row, schedule->count);
    int64_t before = terms->start_date;
    for (size_t k = 0; k < schedule->count; k++) {
        int64_t due = dates
                          ? dates[k]
                          : date_add_months(terms->start_date, (int)((int64_t)(k + 1) * terms->period_months), anchor);
        schedule->rows[k].period = (int64_t)k + 1;
        schedule->rows[k].due_date = due;
        schedule->rows[k].days = due - before;
        before = due;
    }
}

static bool level_payment_fill(const struct schedule_terms *terms, struct schedule *schedule)
{
    schedule->level_payment_minor = NONE;
    if (terms->method != SCHEDULE_EQUAL_INSTALMENT)
        return true;
    if (terms->interest_basis == INTEREST_ACT_360)
        return level_payment_act_360(terms, schedule, &schedule->level_payment_minor);
    struct instalment_terms level = {.opening_minor = terms->principal_minor,
                                     .rate_e8 = terms->rate_e8,
                                     .period_months = terms->period_months,
                                     .periods = terms->periods - terms->interest_only_periods};
    return schedule_level_payment(&level, terms->balloon_minor, &schedule->level_payment_minor);
}

static bool row_interest(const struct schedule_terms *terms, const struct schedule_row *row, int64_t opening,
                         int64_t *interest)
{
    if (terms->interest_basis == INTEREST_PER_PERIOD)
        return exact_interest(opening, terms->rate_e8, terms->period_months, 12, interest);
    return exact_interest(opening, terms->rate_e8, row->days, 360, interest);
}

/* What the method asks for in a row that is not the last. */
static bool row_principal(const struct schedule_terms *terms, const struct schedule *schedule, size_t k,
                          int64_t interest, int64_t *principal)
{
    int year, month, day;
    *principal = 0;
    switch (terms->method) {
    case SCHEDULE_EQUAL_INSTALMENT:
        if ((int64_t)k >= terms->interest_only_periods)
            *principal = schedule->level_payment_minor - interest;
        return true;
    case SCHEDULE_EQUAL_PRINCIPAL:
        return (int64_t)k < terms->interest_only_periods ||
               exact_divide(terms->principal_minor, terms->periods - terms->interest_only_periods, principal);
    case SCHEDULE_STEPPED:
        return exact_share(terms->principal_minor, terms->principal_shares[k], principal);
    case SCHEDULE_SEASONAL:
        date_to_civil(schedule->rows[k].due_date, &year, &month, &day);
        if (terms->principal_months & MONTH_BIT(month))
            *principal = terms->seasonal_principal_minor;
        return true;
    default:
        return true;
    }
}

const struct error *schedule_build(struct arena *arena, const struct schedule_terms *terms, struct schedule *schedule)
{
    TRY(terms_check(arena, terms));
    *schedule = (struct schedule){0};
    dates_fill(arena, terms, schedule);
    if (!level_payment_fill(terms, schedule))
        return too_large(arena, "principal_minor", terms->principal_minor);
    int64_t balance = terms->principal_minor;
    for (size_t k = 0; k < schedule->count; k++) {
        struct schedule_row *row = &schedule->rows[k];
        int64_t interest, principal;
        if (!row_interest(terms, row, balance, &interest) || !row_principal(terms, schedule, k, interest, &principal))
            return too_large(arena, "principal_minor", terms->principal_minor);
        if (k + 1 == schedule->count)
            principal = balance;
        if (!row_fill(row, balance, interest, smaller(principal, balance)))
            return too_large(arena, "principal_minor", terms->principal_minor);
        balance = row->closing_minor;
    }
    return totals_fill(schedule) ? NULL : too_large(arena, "principal_minor", terms->principal_minor);
}
