#include "quant/debt_profile.h"

#include <math.h>

const char *const debt_profile_names[DEBT_PROFILES + 1] = {
    [DEBT_PROFILE_ANNUITY] = "annuity",
    [DEBT_PROFILE_EQUAL_PRINCIPAL] = "equal_principal",
};

static void year_close(struct debt_year *year, double cfads)
{
    year->service = year->interest + year->principal;
    year->dscr = year->service != 0 ? cfads / year->service : NAN;
    year->closing = year->opening - year->principal - year->sweep;
}

static double level_service(double debt, double rate, size_t years)
{
    return rate == 0 ? debt / (double)years : debt * rate / -expm1(-(double)years * log1p(rate));
}

struct debt_year *debt_profile(struct arena *arena, enum debt_profile_kind kind, double debt, double rate,
                               const double *cfads, size_t years)
{
    struct debt_year *rows = ARENA_LIST(arena, struct debt_year, years);
    double level = level_service(debt, rate, years), balance = debt;
    for (size_t k = 0; k < years; k++) {
        rows[k].opening = balance;
        rows[k].interest = balance * rate;
        rows[k].principal = kind == DEBT_PROFILE_ANNUITY ? level - rows[k].interest : debt / (double)years;
        year_close(&rows[k], cfads[k]);
        balance = rows[k].closing;
    }
    return rows;
}

struct debt_year *debt_sculpt(struct arena *arena, const double *cfads, size_t years, double rate, double target_dscr)
{
    struct debt_year *rows = ARENA_LIST(arena, struct debt_year, years);
    double balance = 0;
    for (size_t k = years; k-- > 0;) { /* backwards, so that the loan closes at zero exactly */
        rows[k].closing = balance;
        rows[k].service = cfads[k] / target_dscr;
        rows[k].opening = balance = (balance + rows[k].service) / (1 + rate);
        rows[k].interest = balance * rate;
        rows[k].principal = rows[k].service - rows[k].interest;
        rows[k].dscr = rows[k].service != 0 ? target_dscr : NAN;
    }
    return rows;
}

bool debt_repaid(const struct debt_year *year)
{
    return year->closing <= 1e-9;
}

struct debt_year *debt_sweep(struct arena *arena, const struct sweep_terms *terms, const double *cfads, size_t years,
                             size_t *count)
{
    struct debt_year *rows = ARENA_LIST(arena, struct debt_year, years);
    double balance = terms->debt;
    for (*count = 0; *count < years && (*count == 0 || !debt_repaid(&rows[*count - 1])); ++*count) {
        struct debt_year *row = &rows[*count];
        double cash = cfads[*count];
        row->opening = balance;
        row->interest = balance * terms->rate;
        row->principal = fmin(terms->scheduled_principal, balance);
        row->sweep = fmin(terms->share * fmax(0, cash - row->interest - row->principal), balance - row->principal);
        year_close(row, cash);
        balance = row->closing;
    }
    return rows;
}

double debt_construction_interest(const double *draws, size_t years, double rate, double *interest)
{
    double balance = 0;
    for (size_t t = 0; t < years; t++) {
        interest[t] = (balance + draws[t] / 2) * rate;
        balance += draws[t] + interest[t];
    }
    return balance;
}

void availability_payments(const struct availability_terms *terms, double *payments)
{
    double share = terms->construction_cost * (1 + terms->profit_rate) / (double)terms->years;
    for (size_t n = 0; n < terms->years; n++) {
        share *= 1 + terms->discount_rate;
        payments[n] = share + terms->annual_operating_cost * (1 + terms->profit_rate) -
                      (terms->user_charges ? terms->user_charges[n] : 0);
    }
}
