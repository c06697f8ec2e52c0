#include "quant/project_waterfall.h"

#include <math.h>

const char *const waterfall_status_names[] = {
    [WATERFALL_OK] = "ok",
    [WATERFALL_LOCKUP] = "lockup",
    [WATERFALL_DEFAULT] = "default",
};

static enum waterfall_status status_of(const struct waterfall_terms *terms, double dscr)
{
    static const double slack = 1e-9; /* a sculpted ratio meets its own target only up to the fixed point's precision */
    if (isnan(dscr) || dscr >= terms->lockup_dscr - slack)
        return WATERFALL_OK;
    return dscr < terms->default_dscr - slack ? WATERFALL_DEFAULT : WATERFALL_LOCKUP;
}

/* Cash that is left joins the lock-up balance or, with it, goes to equity. A shortfall is met from the lock-up balance
 * first; what it cannot meet is a call on equity. */
static void cash_share(struct waterfall_row *row, double cash, double lockup_before)
{
    double all = cash + lockup_before;
    bool keep = row->status != WATERFALL_OK && all > 0;
    row->lockup_balance = keep ? all : 0;
    row->distribution = keep ? 0 : all;
}

static void row_fill(const struct waterfall_terms *terms, const struct project_operation *base, double cfads,
                     double dsra_before, double lockup_before, struct waterfall_row *row)
{
    double due = base->debt_service;
    *row = (struct waterfall_row){.year = base->year, .cfads = cfads, .debt_service_due = due};
    row->dscr = due != 0 ? cfads / due : NAN;
    row->status = status_of(terms, row->dscr);
    row->paid_from_cfads = fmin(fmax(cfads, 0), due);
    row->paid_from_dsra = fmax(0, fmin(due - row->paid_from_cfads, dsra_before));
    row->unpaid = due - row->paid_from_cfads - row->paid_from_dsra;
    double cash = cfads - row->paid_from_cfads, reserve = dsra_before - row->paid_from_dsra;
    row->dsra_topup = fmin(fmax(cash, 0), fmax(base->dsra_target - reserve, 0));
    row->dsra_release = fmax(reserve - base->dsra_target, 0);
    row->dsra_balance = reserve + row->dsra_topup - row->dsra_release;
    cash_share(row, cash - row->dsra_topup + row->dsra_release, lockup_before);
}

struct waterfall project_waterfall(struct arena *arena, const struct project_terms *terms,
                                   const struct project *project, const struct waterfall_terms *waterfall)
{
    size_t built = terms->construction_years, years = terms->operation_years;
    struct waterfall result = {.rows = ARENA_LIST(arena, struct waterfall_row, years), .min_dscr = NAN};
    struct project_operation *down = ARENA_LIST(arena, struct project_operation, years);
    double *interest = ARENA_LIST(arena, double, years), *equity = ARENA_LIST(arena, double, built + years);
    for (size_t k = 0; k < years; k++)
        interest[k] = project->operation[k].interest;
    for (size_t t = 0; t < built; t++)
        equity[t] = project->equity_cash_flow[t];
    project_operate(arena, terms, waterfall->revenue_multiplier, project->depreciation_per_year, interest, down);

    double reserve = project->dsra_initial, locked = 0;
    for (size_t k = 0; k < years; k++) {
        struct waterfall_row *row = &result.rows[k];
        row_fill(waterfall, &project->operation[k], down[k].cfads, reserve, locked, row);
        reserve = row->dsra_balance;
        locked = row->lockup_balance;
        equity[built + k] = row->distribution;
        result.min_dscr = fmin(result.min_dscr, row->dscr);
        result.years_locked += row->status != WATERFALL_OK;
    }
    result.equity_irr = irr_solve_periodic(arena, equity, built + years);
    return result;
}
