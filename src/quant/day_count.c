#include "quant/day_count.h"

#include "base/date.h"

const char *const day_count_names[DAY_COUNT_KINDS + 1] = {
    [DAY_COUNT_ACT_360] = "act_360",           [DAY_COUNT_ACT_365F] = "act_365f",
    [DAY_COUNT_ACT_ACT_ISDA] = "act_act_isda", [DAY_COUNT_30_360_BOND] = "30_360_bond",
    [DAY_COUNT_30E_360] = "30e_360",           [DAY_COUNT_30E_360_ISDA] = "30e_360_isda",
};

struct civil {
    int year, month, day;
};

static struct civil civil(int64_t date)
{
    struct civil c;
    date_to_civil(date, &c.year, &c.month, &c.day);
    return c;
}

static int year_days(int year)
{
    return date_month_days(year, 2) == 29 ? 366 : 365;
}

/* Whole years count 1 each, so only the first and the last year need their own length. */
static double years_act_act(int64_t start, int64_t end)
{
    int first = civil(start).year, last = civil(end).year;
    if (first == last)
        return (double)(end - start) / year_days(first);
    return (double)(date_from_civil(first + 1, 1, 1) - start) / year_days(first) + (last - first - 1) +
           (double)(end - date_from_civil(last, 1, 1)) / year_days(last);
}

/* A day of a leap year weighs 365, another one 366; 365 * 366 are a year. */
static int64_t weight_act_act(int64_t start, int64_t end)
{
    int64_t weight = 0;
    for (int64_t at = start, next; at < end; at = next) {
        int year = civil(at).year;
        next = date_from_civil(year + 1, 1, 1);
        next = next < end ? next : end;
        weight += (next - at) * (731 - year_days(year));
    }
    return weight;
}

static void cap_bond(struct civil *a, struct civil *b)
{
    if (a->day == 31)
        a->day = 30;
    if (b->day == 31 && a->day == 30)
        b->day = 30;
}

static void cap_european(struct civil *c)
{
    if (c->day == 31)
        c->day = 30;
}

static void cap_european_isda(struct civil *c)
{
    if (c->day == date_month_days(c->year, c->month) && (c->month == 2 || c->day == 31))
        c->day = 30;
}

static int64_t days_of_30_360(enum day_count convention, int64_t start, int64_t end)
{
    struct civil a = civil(start), b = civil(end);
    if (convention == DAY_COUNT_30_360_BOND) {
        cap_bond(&a, &b);
    } else if (convention == DAY_COUNT_30E_360) {
        cap_european(&a);
        cap_european(&b);
    } else {
        cap_european_isda(&a);
        cap_european_isda(&b);
    }
    return 360 * (int64_t)(b.year - a.year) + 30 * (b.month - a.month) + b.day - a.day;
}

struct day_span day_count(enum day_count convention, int64_t start, int64_t end)
{
    int64_t days = end - start;
    switch (convention) {
    case DAY_COUNT_ACT_360:
        return (struct day_span){days, (double)days / 360};
    case DAY_COUNT_ACT_365F:
        return (struct day_span){days, (double)days / 365};
    case DAY_COUNT_ACT_ACT_ISDA:
        return (struct day_span){days, years_act_act(start, end)};
    default:
        days = days_of_30_360(convention, start, end);
        return (struct day_span){days, (double)days / 360};
    }
}

int64_t day_weight(enum day_count convention, int64_t start, int64_t end)
{
    if (convention == DAY_COUNT_ACT_360 || convention == DAY_COUNT_ACT_365F)
        return end - start;
    return convention == DAY_COUNT_ACT_ACT_ISDA ? weight_act_act(start, end) : days_of_30_360(convention, start, end);
}

int64_t day_weights_a_year(enum day_count convention)
{
    return convention == DAY_COUNT_ACT_365F ? 365 : convention == DAY_COUNT_ACT_ACT_ISDA ? 365 * 366 : 360;
}
