/* Repayment schedules: every row of a loan, to the fen. Interest of a row is computed on its opening balance from the
 * decimal rate and rounded once, half away from zero; the last row pays whatever principal is left. Due dates are
 * anchored on the day of the start date, so 31 January, 28 February, 31 March never drifts. Source: handbook of the
 * field, 等额本息 / 等额本金 / 按比例 / 按季节 / 到期一次还本. */
#pragma once

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "quant/day_count.h"
#include "quant/work_calendar.h"

#include <stdbool.h>
#include <stdint.h>

enum schedule_method {
    SCHEDULE_EQUAL_INSTALMENT, /* level payment, with interest-only periods and a balloon if wanted */
    SCHEDULE_EQUAL_PRINCIPAL,  /* equal principal after the interest-only periods */
    SCHEDULE_STEPPED,          /* a share of the principal per period */
    SCHEDULE_SEASONAL,         /* a fixed amount when the due month is one of the season */
    SCHEDULE_BULLET,           /* interest on interest days, all principal at maturity */
    SCHEDULE_METHODS
};

/* How a year's rate becomes a period's interest: the six day counts, or rate * period_months / 12 however long the
 * months are. */
enum interest_basis { INTEREST_PER_PERIOD = DAY_COUNT_KINDS, INTEREST_BASES };

extern const char *const schedule_method_names[SCHEDULE_METHODS + 1]; /* "equal_instalment" ... */
extern const char *const interest_basis_names[INTEREST_BASES + 1];    /* those of day_count.h, "period" */

/* Name lists end with NULL. A set of calendar months: MONTH_BIT(3) | MONTH_BIT(6) ... */
#define MONTH_BIT(month) (1u << (month))

struct schedule_terms {
    enum schedule_method method;
    int64_t principal_minor; /* > 0 */
    int64_t rate_e8;         /* >= 0, a year */
    int interest_basis;      /* enum day_count or INTEREST_PER_PERIOD */
    int64_t start_date;
    enum date_roll roll; /* of due dates that are no working days; interest runs to the day that is paid */
    const struct work_calendar *calendar; /* NULL: weekends alone */
    /* all but bullet */
    int64_t period_months, periods;
    int64_t interest_only_periods;  /* equal instalment, equal principal: below periods */
    int64_t balloon_minor;          /* equal instalment: below the principal, paid with the last instalment */
    const double *principal_shares; /* stepped: one a period, sum 1 within 1e-9 */
    size_t principal_share_count;
    unsigned principal_months; /* seasonal: months of due dates, before they are rolled, that repay */
    int64_t seasonal_principal_minor;
    /* bullet */
    int64_t maturity_date;
    int interest_day; /* 1..28 */
    unsigned interest_months;
};

struct schedule_row {
    int64_t period;         /* from 1 */
    int64_t due_date, days; /* days since the date before; NONE in rows without dates */
    int64_t opening_minor, interest_minor, principal_minor, payment_minor, closing_minor;
};

struct schedule {
    struct schedule_row *rows;
    size_t count;
    int64_t level_payment_minor; /* NONE unless equal instalment */
    int64_t total_interest_minor, total_paid_minor;
};

/* Errors name the field of the terms at fault: field.inconsistent, or field.range when an amount or date outgrows its
 * type. */
const struct error *schedule_build(struct arena *arena, const struct schedule_terms *terms, struct schedule *schedule);

/* Level instalments from a balance, without dates: what is left of a loan after something happened to it. */
struct instalment_terms {
    int64_t opening_minor, rate_e8, period_months, periods;
    int64_t payment_minor;
    bool stop_when_repaid; /* drops the periods that have nothing left to pay */
};

/* (P - balloon/(1+i)^n) * i / (1 - (1+i)^-n), rounded once; (P - balloon)/n at rate 0. False when it outgrows int64. */
bool schedule_level_payment(const struct instalment_terms *terms, int64_t balloon_minor, int64_t *payment_minor);
const struct error *schedule_instalments(struct arena *arena, const struct instalment_terms *terms,
                                         struct schedule *schedule);

/* Dates on DAY of the MONTHS strictly between START and END, then END itself: interest days of a bullet loan. */
size_t schedule_interest_dates(struct arena *arena, int64_t start, int64_t end, int day, unsigned months,
                               int64_t **dates);
