#include "quant/servicing_engine.h"

#include "base/date.h"
#include "quant/exact.h"
#include "quant/schedule.h"

#include <math.h>

/* --- periods ------------------------------------------------------------------------------------------------------ */

static int64_t plain_before(const struct engine *e, size_t k)
{
    return k ? e->dates.plain[k - 1] : e->terms.start_date;
}

/* A whole number of months after the date before, on the anchor day. */
static bool is_regular(const struct engine *e, size_t k)
{
    int year, month, day;
    if (!e->terms.period_months)
        return false;
    date_to_civil(e->terms.start_date, &year, &month, &day);
    int anchor = e->terms.due_day ? (int)e->terms.due_day : day;
    return date_add_months(plain_before(e, k), (int)e->terms.period_months, anchor) == e->dates.plain[k];
}

void engine_plan_dates(struct engine *e)
{
    e->dates = servicing_dates(e->arena, &e->terms, e->input->calendar);
    e->next = 0;
    while (e->next < e->dates.count && e->dates.rolled[e->next] <= e->period_from)
        e->next++;
    e->regular_from = e->dates.count;
    if (e->terms.basis == INTEREST_PER_PERIOD)
        while (e->regular_from > e->next && is_regular(e, e->regular_from - 1))
            e->regular_from--;
    engine_period_begin(e);
}

/* Per period: months * days of 12 * the period's days when it is whole, days of 360 when it is broken. */
static void period_weights(const struct engine *e, size_t k, int64_t from, int64_t *factor, int64_t *a_year)
{
    *factor = 1;
    *a_year = 360;
    if (e->terms.basis != INTEREST_PER_PERIOD) {
        *a_year = day_weights_a_year((enum day_count)e->terms.basis);
    } else if (k < e->dates.count && (k >= e->regular_from || is_regular(e, k))) {
        *factor = e->terms.period_months;
        *a_year = 12 * (e->dates.rolled[k] - from);
    }
}

void engine_period_begin(struct engine *e)
{
    int64_t before = e->weight_factor ? e->weight_factor : 1;
    period_weights(e, e->next, e->period_from, &e->weight_factor, &e->weights_a_year);
    /* New terms in the middle of a period: what has run counts days in both. */
    if (e->interest)
        e->interest = e->interest / before * e->weight_factor;
}

static int64_t span_weight(const struct engine *e, int64_t from, int64_t date, int64_t factor)
{
    if (e->terms.basis == INTEREST_PER_PERIOD)
        return (date - from) * factor;
    return day_weight((enum day_count)e->terms.basis, from, date);
}

int64_t engine_weight(const struct engine *e, int64_t date)
{
    return span_weight(e, e->period_from, date, e->weight_factor);
}

/* --- the level payment -------------------------------------------------------------------------------------------- */

#ifdef __SIZEOF_FLOAT128__
#define QUAD __float128
#else
#define QUAD long double
#endif

/* A = (P - B * product of v) / sum over k of the product of v up to k, v = 1 / (1 + rate * weight / weights a year). */
#define LEVEL_SUM(real)                                                                                                \
    real sum = 0, product = 1;                                                                                         \
    int64_t from = e->period_from;                                                                                     \
    for (size_t k = e->next; k < e->dates.count; k++) {                                                                \
        int64_t factor, a_year, to = e->dates.rolled[k];                                                               \
        period_weights(e, k, from, &factor, &a_year);                                                                  \
        real weight = (real)span_weight(e, from, to, factor);                                                          \
        product /= 1 + (real)e->rate_e8 * weight / ((real)RATE_SCALE * (real)a_year);                                  \
        if (k >= grace)                                                                                                \
            sum += product / start;                                                                                    \
        else                                                                                                           \
            start = product;                                                                                           \
        from = to;                                                                                                     \
    }                                                                                                                  \
    *payment = ((real)e->normal - (real)balloon * (product / start)) / sum;

static void level_long(const struct engine *e, size_t grace, int64_t balloon, long double *payment)
{
    long double start = 1;
    LEVEL_SUM(long double)
}

static void level_quad(const struct engine *e, size_t grace, int64_t balloon, QUAD *payment)
{
    QUAD start = 1;
    LEVEL_SUM(QUAD)
}

static bool level_irregular(const struct engine *e, size_t grace, int64_t balloon, int64_t *level)
{
    long double payment;
    level_long(e, grace, balloon, &payment);
    if (!(payment >= 0 && payment < 9.2e18L))
        return false;
    long double part = payment - floorl(payment);
    if (fabsl(part - 0.5L) > 1e-3L) {
        *level = (int64_t)(payment + 0.5L);
        return true;
    }
    QUAD exact;
    level_quad(e, grace, balloon, &exact);
    *level = (int64_t)(exact + 0.5 + 1e-9);
    return true;
}

static const struct error *plan_level(struct engine *e, size_t grace)
{
    int64_t balloon = e->terms.balloon_minor < e->normal ? e->terms.balloon_minor : 0;
    size_t first = e->next > grace ? e->next : grace;
    struct instalment_terms level = {.opening_minor = e->normal,
                                     .rate_e8 = e->rate_e8,
                                     .period_months = e->terms.period_months,
                                     .periods = (int64_t)(e->dates.count - first)};
    bool good;
    if (e->rate_e8 <= 0)
        good = exact_divide(e->normal - balloon, level.periods, &e->basis);
    else if (e->terms.basis == INTEREST_PER_PERIOD && e->next >= e->regular_from)
        good = schedule_level_payment(&level, balloon, &e->basis);
    else
        good = level_irregular(e, grace, balloon, &e->basis);
    return good ? NULL : engine_refuse(e, "amount", "smaller");
}

/* --- the plan ----------------------------------------------------------------------------------------------------- */

static int64_t share_at(const struct engine *e, size_t k)
{
    return k < e->terms.share_count ? e->terms.share_e8[k] : 0;
}

static int64_t part_at(const struct engine *e, size_t k)
{
    int64_t before = plain_before(e, k), sum = 0;
    for (size_t i = 0; i < e->terms.part_count; i++)
        if (e->terms.parts[i].date > before && e->terms.parts[i].date <= e->dates.plain[k])
            sum += e->terms.parts[i].principal_minor;
    return sum;
}

static size_t grace_end(const struct engine *e)
{
    size_t grace = (size_t)e->terms.grace_periods;
    return grace < e->dates.count ? grace : e->dates.count - 1;
}

const struct error *engine_plan(struct engine *e)
{
    size_t grace = grace_end(e), first = e->next > grace ? e->next : grace;
    e->dirty = false;
    e->basis = NONE;
    switch (e->terms.method) {
    case SERVICING_EQUAL_INSTALMENT:
        return plan_level(e, grace);
    case SERVICING_EQUAL_PRINCIPAL: {
        int64_t balloon = e->terms.balloon_minor < e->normal ? e->terms.balloon_minor : 0;
        exact_divide(e->normal - balloon, (int64_t)(e->dates.count - first), &e->basis);
        return NULL;
    }
    case SERVICING_STEPPED:
        e->share_base = 0;
        e->part_base = e->normal;
        for (size_t k = e->next; k < e->dates.count; k++)
            e->share_base += share_at(e, k);
        return NULL;
    case SERVICING_CUSTOM:
        e->share_base = 0;
        e->part_base = e->normal;
        for (size_t k = e->next; k < e->dates.count; k++)
            e->share_base += part_at(e, k);
        return NULL;
    default:
        return NULL;
    }
}

static int64_t within(int64_t principal, int64_t most)
{
    return principal < 0 ? 0 : principal < most ? principal : most;
}

static int64_t proportion(const struct engine *e, int64_t share)
{
    int64_t part = 0;
    if (e->share_base)
        exact_divide((__int128)e->part_base * share, e->share_base, &part);
    return part;
}

const struct error *engine_principal(struct engine *e, int64_t interest, int64_t *principal, enum servicing_rule *rule)
{
    size_t k = e->next;
    int year, month, day;
    bool graced = k < grace_end(e) &&
                  (e->terms.method == SERVICING_EQUAL_INSTALMENT || e->terms.method == SERVICING_EQUAL_PRINCIPAL);
    if (e->dirty)
        TRY(engine_plan(e));
    *principal = 0;
    *rule = graced ? SERVICING_RULE_GRACE : SERVICING_RULE_NONE_YET;
    if (k + 1 >= e->dates.count) {
        *principal = e->normal;
        *rule = SERVICING_RULE_LAST;
        return NULL;
    }
    if (graced)
        return NULL;
    switch (e->terms.method) {
    case SERVICING_EQUAL_INSTALMENT:
        *principal = e->basis - interest;
        *rule = SERVICING_RULE_LEVEL;
        break;
    case SERVICING_EQUAL_PRINCIPAL:
        *principal = e->basis;
        *rule = SERVICING_RULE_EQUAL_SHARE;
        break;
    case SERVICING_STEPPED:
        *principal = proportion(e, share_at(e, k));
        *rule = SERVICING_RULE_SHARE;
        break;
    case SERVICING_CUSTOM:
        *principal = proportion(e, part_at(e, k));
        *rule = SERVICING_RULE_AGREED;
        break;
    case SERVICING_SEASONAL:
        date_to_civil(e->dates.plain[k], &year, &month, &day);
        if (e->terms.season_months & MONTH_BIT(month)) {
            *principal = e->terms.season_minor;
            *rule = SERVICING_RULE_SEASON;
        }
        break;
    default:
        break;
    }
    *principal = within(*principal, e->normal);
    return NULL;
}
