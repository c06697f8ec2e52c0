/* A solved project under another revenue: who is paid what, year by year. Debt, its service, construction costs,
 * depreciation and reserve targets stay as in the base case; revenue, working capital, tax and cfads are recomputed.
 * Order: debt service from cfads, then from the reserve; the reserve back to its target; then equity, unless locked up.
 */
#pragma once

#include "quant/project_finance.h"

struct waterfall_terms {
    double lockup_dscr;  /* below it cash is kept back */
    double default_dscr; /* <= lockup_dscr */
    double revenue_multiplier;
};

enum waterfall_status { WATERFALL_OK, WATERFALL_LOCKUP, WATERFALL_DEFAULT };

extern const char *const waterfall_status_names[];

struct waterfall_row {
    size_t year;
    double cfads, debt_service_due;
    double dscr; /* NAN without debt service */
    double paid_from_cfads, paid_from_dsra, unpaid;
    double dsra_topup, dsra_release, dsra_balance;
    double lockup_balance, distribution;
    enum waterfall_status status;
};

struct waterfall {
    struct waterfall_row *rows; /* one an operation year */
    double min_dscr;
    struct irr equity_irr;
    size_t years_locked; /* status other than ok */
};

/* PROJECT is the solved base case of TERMS. */
struct waterfall project_waterfall(struct arena *arena, const struct project_terms *terms,
                                   const struct project *project, const struct waterfall_terms *waterfall);
