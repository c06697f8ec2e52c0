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
    [DAY_COUNT_ACT_360] = "act_360",           [DAY_COUNT_ACT_365F] = "act_365f",
    [DAY_COUNT_ACT_ACT_ISDA] = "act_act_isda", [DAY_COUNT_30_360_BOND] = "30_360_bond",
    [DAY_COUNT_30E_360] = "30e_360",           [DAY_COUNT_30E_360_ISDA] = "30e_360_isda",
    [INTEREST_PER_PERIOD] = "period",
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

static inline int64_t row_weight(const struct schedule_terms *terms, const struct schedule_row *row)
{
    if (terms->interest_basis == DAY_COUNT_ACT_360)
        return row->days;
    return day_weight((enum day_count)terms->interest_basis, row->due_date - row->days, row->due_date);
}

/* A = P / sum over k of the product over j <= k of 1/(1 + r w_j / weights a year). */
static bool level_payment_by_days(const struct schedule_terms *terms, const struct schedule *schedule, int64_t *payment)
{
    QUAD a_year = (QUAD)day_weights_a_year((enum day_count)terms->interest_basis) * RATE_SCALE;
    QUAD sum = 0, discount = 1;
    for (size_t k = 0; k < schedule->count; k++) {
        discount /= 1 + (QUAD)terms->rate_e8 * row_weight(terms, &schedule->rows[k]) / a_year;
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
    bool by_days = terms->method == SCHEDULE_EQUAL_INSTALMENT && terms->interest_basis != INTEREST_PER_PERIOD;
    if (by_days && terms->interest_only_periods)
        return inconsistent(arena, "interest_only_periods", "interest_basis = period");
    if (by_days && terms->balloon_minor)
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
        if (terms->interest_basis == INTEREST_PER_PERIOD)
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

/* Rolled one by one. Interest days that roll to the start or to the same day are one. */
static void dates_fill(struct arena *arena, const struct schedule_terms *terms, struct schedule *schedule)
{
    int year, month, anchor;
    date_to_civil(terms->start_date, &year, &month, &anchor);
    int64_t *dates = NULL;
    size_t count = terms->method != SCHEDULE_BULLET
                       ? (size_t)terms->periods
                       : schedule_interest_dates(arena, terms->start_date, terms->maturity_date, terms->interest_day,
                                                 terms->interest_months, &dates);
    schedule->rows = ARENA_LIST(arena, struct schedule_row, count);
    int64_t before = terms->start_date, first = before - anchor + 1; /* of the month */
    for (size_t k = 0; k < count; k++) {
        int64_t plain;
        if (dates) {
            plain = dates[k];
        } else {
            for (int64_t m = 0; m < terms->period_months; m++) { /* adding months up is cheaper than dividing days */
                first += date_month_days(year, month);
                month == 12 ? year++, month = 1 : month++;
            }
            int last = date_month_days(year, month);
            plain = first + (anchor < last ? anchor : last) - 1;
        }
        int64_t due = work_calendar_roll(terms->calendar, plain, terms->roll);
        if (dates && due <= before && schedule->count) {
            schedule->count--;
            before = schedule->count ? schedule->rows[schedule->count - 1].due_date : terms->start_date;
        } else if (dates && due <= before && k + 1 < count) {
            continue;
        }
        due = due > before ? due : before;
        struct schedule_row *row = &schedule->rows[schedule->count++];
        row->period = (int64_t)schedule->count;
        row->due_date = due;
        row->days = due - before;
        before = due;
    }
}

static bool level_payment_fill(const struct schedule_terms *terms, struct schedule *schedule)
{
    schedule->level_payment_minor = NONE;
    if (terms->method != SCHEDULE_EQUAL_INSTALMENT)
        return true;
    if (terms->interest_basis != INTEREST_PER_PERIOD)
        return level_payment_by_days(terms, schedule, &schedule->level_payment_minor);
    struct instalment_terms level = {.opening_minor = terms->principal_minor,
                                     .rate_e8 = terms->rate_e8,
                                     .period_months = terms->period_months,
                                     .periods = terms->periods - terms->interest_only_periods};
    return schedule_level_payment(&level, terms->balloon_minor, &schedule->level_payment_minor);
}

/* What all rows share. */
struct build {
    const struct schedule_terms *terms;
    int64_t weights_a_year;
    int64_t equal_part; /* of the principal */
    int months;         /* before the month of the start date in its year */
};

static bool row_interest(const struct build *b, const struct schedule_row *row, int64_t opening, int64_t *interest)
{
    const struct schedule_terms *terms = b->terms;
    int64_t weight = terms->interest_basis == INTEREST_PER_PERIOD ? terms->period_months : row_weight(terms, row);
    return exact_interest(opening, terms->rate_e8, weight, b->weights_a_year, interest);
}

/* What the method asks for in a row that is not the last. */
static bool row_principal(const struct build *b, const struct schedule *schedule, size_t k, int64_t interest,
                          int64_t *principal)
{
    const struct schedule_terms *terms = b->terms;
    *principal = 0;
    switch (terms->method) {
    case SCHEDULE_EQUAL_INSTALMENT:
        if ((int64_t)k >= terms->interest_only_periods)
            *principal = schedule->level_payment_minor - interest;
        return true;
    case SCHEDULE_EQUAL_PRINCIPAL:
        if ((int64_t)k >= terms->interest_only_periods)
            *principal = b->equal_part;
        return true;
    case SCHEDULE_STEPPED:
        return exact_share(terms->principal_minor, terms->principal_shares[k], principal);
    case SCHEDULE_SEASONAL:
        if (terms->principal_months & MONTH_BIT((b->months + (int64_t)(k + 1) * terms->period_months) % 12 + 1))
            *principal = terms->seasonal_principal_minor;
        return true;
    default:
        return true;
    }
}

static bool build_begin(const struct schedule_terms *terms, struct build *b)
{
    int year, month, day;
    date_to_civil(terms->start_date, &year, &month, &day);
    *b = (struct build){.terms = terms, .weights_a_year = 12, .months = month - 1};
    if (terms->interest_basis != INTEREST_PER_PERIOD)
        b->weights_a_year = day_weights_a_year((enum day_count)terms->interest_basis);
    return terms->method != SCHEDULE_EQUAL_PRINCIPAL ||
           exact_divide(terms->principal_minor, terms->periods - terms->interest_only_periods, &b->equal_part);
}

const struct error *schedule_build(struct arena *arena, const struct schedule_terms *terms, struct schedule *schedule)
{
    struct build b;
    TRY(terms_check(arena, terms));
    *schedule = (struct schedule){0};
    dates_fill(arena, terms, schedule);
    if (!build_begin(terms, &b) || !level_payment_fill(terms, schedule))
        return too_large(arena, "principal_minor", terms->principal_minor);
    int64_t balance = terms->principal_minor;
    for (size_t k = 0; k < schedule->count; k++) {
        struct schedule_row *row = &schedule->rows[k];
        int64_t interest, principal;
        if (!row_interest(&b, row, balance, &interest) || !row_principal(&b, schedule, k, interest, &principal))
            return too_large(arena, "principal_minor", terms->principal_minor);
        if (k + 1 == schedule->count)
            principal = balance;
        if (!row_fill(row, balance, interest, principal < 0 ? 0 : smaller(principal, balance)))
            return too_large(arena, "principal_minor", terms->principal_minor);
        balance = row->closing_minor;
    }
    return totals_fill(schedule) ? NULL : too_large(arena, "principal_minor", terms->principal_minor);
}
