/* Repaying a project loan year by year: given profiles, sculpting to a cover ratio, cash sweep, interest during
 * construction, and the yearly payment of a public partner. Any one currency unit, annual periods, no rounding. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum debt_profile_kind { DEBT_PROFILE_ANNUITY, DEBT_PROFILE_EQUAL_PRINCIPAL, DEBT_PROFILES };

extern const char *const debt_profile_names[DEBT_PROFILES + 1];

struct debt_year {
    double opening, interest, principal, service, closing;
    double sweep; /* paid beyond the schedule, inside closing */
    double dscr;  /* cfads / service; NAN without service */
};

/* CFADS one a loan year, YEARS > 0; each returns YEARS rows. */
struct debt_year *debt_profile(struct arena *arena, enum debt_profile_kind kind, double debt, double rate,
                               const double *cfads, size_t years);
/* Service = cfads / target; the debt that this repays is the opening of the first row: sum of cfads / (target (1+r)^k).
 */
struct debt_year *debt_sculpt(struct arena *arena, const double *cfads, size_t years, double rate, double target_dscr);

struct sweep_terms {
    double debt, rate;
    double scheduled_principal; /* a year */
    double share;               /* of the cash left after scheduled service that repays debt, 0..1 */
};
/* Rows until the loan is repaid or the years end; at least one when debt and years are above zero: *COUNT of them. */
struct debt_year *debt_sweep(struct arena *arena, const struct sweep_terms *terms, const double *cfads, size_t years,
                             size_t *count);

/* At most 1e-9 left after this year. */
bool debt_repaid(const struct debt_year *year);

/* Interest of each construction year, (opening + draw/2) * rate, capitalised. Returns the closing balance. */
double debt_construction_interest(const double *draws, size_t years, double rate, double *interest);

/* Payment of year 1.. = cost (1 + profit)(1 + discount)^n / years + operating cost (1 + profit) - user charges.
 * Source: 财金〔2015〕21号. USER_CHARGES may be NULL. */
struct availability_terms {
    double construction_cost, profit_rate, discount_rate, annual_operating_cost;
    const double *user_charges;
    size_t years;
};
void availability_payments(const struct availability_terms *terms, double *payments);
