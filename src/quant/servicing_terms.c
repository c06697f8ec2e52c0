#include "quant/servicing.h"

#include "base/date.h"
#include "quant/exact.h"
#include "quant/schedule.h"

const char *const servicing_method_names[SERVICING_METHODS + 1] = {
    [SERVICING_EQUAL_INSTALMENT] = "equal_instalment",
    [SERVICING_EQUAL_PRINCIPAL] = "equal_principal",
    [SERVICING_BULLET] = "bullet",
    [SERVICING_STEPPED] = "stepped",
    [SERVICING_SEASONAL] = "seasonal",
    [SERVICING_CUSTOM] = "custom",
};
const char *const servicing_reset_names[SERVICING_RESETS + 1] = {
    [SERVICING_JANUARY_1] = "january_1",
    [SERVICING_ANNIVERSARY] = "anniversary",
    [SERVICING_QUARTERLY] = "quarterly",
    [SERVICING_MONTHLY] = "monthly",
};
const char *const servicing_order_names[SERVICING_ORDERS + 1] = {
    [SERVICING_INTEREST_FIRST] = "interest_first",
    [SERVICING_PRINCIPAL_FIRST] = "principal_first",
};
const char *const servicing_kind_names[SERVICING_KINDS + 1] = {
    [SERVICING_DRAWDOWN] = "drawdown",     [SERVICING_REPAYMENT] = "repayment", [SERVICING_PREPAYMENT] = "prepayment",
    [SERVICING_RATE_RESET] = "rate_reset", [SERVICING_EXTENSION] = "extension", [SERVICING_RESTRUCTURE] = "restructure",
    [SERVICING_REFINANCE] = "refinance",   [SERVICING_TOP_UP] = "top_up",       [SERVICING_FEE] = "fee",
    [SERVICING_PENALTY] = "penalty",       [SERVICING_WRITE_OFF] = "write_off", [SERVICING_RECOVERY] = "recovery",
    [SERVICING_REVERSAL] = "reversal",
};
const char *const servicing_rule_names[SERVICING_RULES + 1] = {
    [SERVICING_RULE_LEVEL] = "level",   [SERVICING_RULE_EQUAL_SHARE] = "equal_share",
    [SERVICING_RULE_GRACE] = "grace",   [SERVICING_RULE_NONE_YET] = "none_yet",
    [SERVICING_RULE_SHARE] = "share",   [SERVICING_RULE_SEASON] = "season",
    [SERVICING_RULE_AGREED] = "agreed", [SERVICING_RULE_LAST] = "last",
};
const char *const servicing_status_names[SERVICING_STATUSES + 1] = {
    [SERVICING_UNDRAWN] = "approved",        [SERVICING_LIVE] = "live",
    [SERVICING_OVERDUE] = "overdue",         [SERVICING_SETTLED] = "settled",
    [SERVICING_WRITTEN_OFF] = "written_off",
};

/* --- checks ------------------------------------------------------------------------------------------------------- */

/* Amounts and rates far beyond any bank's, so that 128 bits hold every product. */
#define AMOUNT_MOST INT64_C(10000000000000000)
#define RATE_MOST   (INT64_C(10) * RATE_SCALE)
enum { PERIODS_MOST = 1200, YEARS_MOST = 100 };

static const struct error *outside(struct arena *arena, const char *field, int64_t value, const char *range)
{
    return error_make(arena, ERROR_FIELD_RANGE, .field = field, .value = arena_format(arena, "%lld", (long long)value),
                      .arguments = {range});
}

static const struct error *inconsistent(struct arena *arena, const char *field, const char *rule)
{
    return error_make(arena, ERROR_FIELD_INCONSISTENT, .field = field, .arguments = {rule});
}

static const struct error *check_shares(struct arena *arena, const struct servicing_terms *t)
{
    int64_t sum = 0;
    if (!t->share_count || t->share_count > PERIODS_MOST)
        return outside(arena, "shares", (int64_t)t->share_count, "1..1200");
    for (size_t i = 0; i < t->share_count; i++) {
        if (t->share_e8[i] < 0 || t->share_e8[i] > RATE_SCALE)
            return outside(arena, "shares", t->share_e8[i], "0..1");
        sum += t->share_e8[i];
    }
    return sum == RATE_SCALE ? NULL : inconsistent(arena, "shares", "sum = 1");
}

static const struct error *check_parts(struct arena *arena, const struct servicing_terms *t)
{
    if (!t->part_count || t->part_count > PERIODS_MOST)
        return outside(arena, "parts", (int64_t)t->part_count, "1..1200");
    for (size_t i = 0; i < t->part_count; i++) {
        if (t->parts[i].principal_minor < 0 || t->parts[i].principal_minor > AMOUNT_MOST)
            return outside(arena, "parts", t->parts[i].principal_minor, ">= 0");
        if (t->parts[i].date <= (i ? t->parts[i - 1].date : t->start_date) || t->parts[i].date > t->maturity_date)
            return inconsistent(arena, "parts", "start_date < date <= maturity_date, ascending");
    }
    return NULL;
}

static const struct error *check_rates(struct arena *arena, const struct servicing_terms *t)
{
    if (t->rate_e8 < (t->quote_count ? -RATE_SCALE : 0) || t->rate_e8 > RATE_MOST)
        return outside(arena, "rate", t->rate_e8, "0..10");
    for (size_t i = 0; i < t->quote_count; i++)
        if (t->quotes[i].rate_e8 < 0 || t->quotes[i].rate_e8 > RATE_MOST)
            return outside(arena, "quotes", t->quotes[i].rate_e8, "0..10");
    if (t->quote_count && t->quotes[0].date > t->start_date)
        return inconsistent(arena, "quotes", "first quote <= start_date");
    return t->overdue_uplift_e8 < 0 || t->overdue_uplift_e8 > RATE_SCALE
               ? outside(arena, "overdue_uplift", t->overdue_uplift_e8, "0..1")
               : NULL;
}

const struct error *servicing_terms_check(struct arena *arena, const struct servicing_terms *t)
{
    if (t->start_date < -719162 || t->start_date > 2932896)
        return outside(arena, "start_date", t->start_date, "0001..9999");
    if (t->maturity_date <= t->start_date || t->maturity_date - t->start_date > YEARS_MOST * 366)
        return inconsistent(arena, "maturity_date", "start_date < maturity_date <= start_date + 100 years");
    if (t->period_months < 0 || t->period_months > 120)
        return outside(arena, "period_months", t->period_months, "0..120");
    if (t->due_day < 0 || t->due_day > 31)
        return outside(arena, "due_day", t->due_day, "0..31");
    if (t->grace_periods < 0 || t->grace_periods > PERIODS_MOST)
        return outside(arena, "grace_periods", t->grace_periods, "0..1200");
    if (t->balloon_minor < 0 || t->balloon_minor > AMOUNT_MOST)
        return outside(arena, "balloon", t->balloon_minor, ">= 0");
    if (t->basis < 0 || t->basis >= INTEREST_BASES)
        return outside(arena, "basis", t->basis, "act_360 .. period");
    TRY(check_rates(arena, t));
    if (t->method == SERVICING_STEPPED)
        return check_shares(arena, t);
    if (t->method == SERVICING_CUSTOM)
        return check_parts(arena, t);
    if (t->method == SERVICING_SEASONAL && (!(t->season_months & 8190u) || t->season_minor <= 0))
        return inconsistent(arena, "season_months", "at least one month and an amount > 0");
    return NULL;
}

/* --- due dates ---------------------------------------------------------------------------------------------------- */

static void push(struct servicing_dates *d, const struct servicing_terms *t, const struct work_calendar *calendar,
                 int64_t plain)
{
    int64_t rolled = t->roll == ROLL_NONE ? plain : work_calendar_roll(calendar, plain, t->roll);
    /* Two days that roll to one are one due date. */
    if (d->count && rolled <= d->rolled[d->count - 1])
        d->count--;
    d->plain[d->count] = plain;
    d->rolled[d->count++] = rolled;
}

/* The months of an interest day are counted in the calendar: a quarter ends in March, June, September, December. */
static size_t list_regular(const struct servicing_terms *t, int64_t *dates)
{
    size_t count = 0;
    int year, month, day;
    date_to_civil(t->start_date, &year, &month, &day);
    if (!t->period_months)
        return 0;
    if (!t->due_day) {
        for (int64_t k = 1, date; count < PERIODS_MOST; k++) {
            date = date_add_months(t->start_date, (int)(k * t->period_months), day);
            if (date >= t->maturity_date)
                break;
            dates[count++] = date;
        }
        return count;
    }
    int64_t first = date_from_civil(year, month, 1);
    for (int k = 0; count < PERIODS_MOST; k++) {
        int64_t date = date_add_months(first, k, (int)t->due_day);
        if (date >= t->maturity_date)
            break;
        if (date > t->start_date && (month + k) % t->period_months == 0)
            dates[count++] = date;
    }
    return count;
}

struct servicing_dates servicing_dates(struct arena *arena, const struct servicing_terms *t,
                                       const struct work_calendar *calendar)
{
    size_t room = 1, regular, part = 0;
    int64_t months = t->period_months ? (t->maturity_date - t->start_date) / 28 / t->period_months + 2 : 0;
    room += (size_t)(months > PERIODS_MOST ? PERIODS_MOST : months) + t->part_count;
    int64_t *plain = ARENA_LIST(arena, int64_t, room);
    struct servicing_dates d = {.plain = ARENA_LIST(arena, int64_t, room), .rolled = ARENA_LIST(arena, int64_t, room)};
    regular = list_regular(t, plain);
    for (size_t i = 0; i <= regular; i++) {
        int64_t next = i < regular ? plain[i] : t->maturity_date;
        for (; part < t->part_count && t->method == SERVICING_CUSTOM && t->parts[part].date <= next; part++)
            if (t->parts[part].date < next)
                push(&d, t, calendar, t->parts[part].date);
        push(&d, t, calendar, next);
    }
    return d;
}
