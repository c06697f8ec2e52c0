/* Annual project finance model: construction financed pro rata, debt sculpted on the cash flow available for debt
 * service (CFADS) or capped by gearing. Any one currency unit.
 *
 * Everything depends on everything: tax on interest, interest on the debt, the debt on cfads after tax and on the uses,
 * the uses on interest during construction, fees and the initial reserve. It is solved as one fixed point over (debt,
 * gearing, debt service of the first year, interest of each loan year); the stop rule is |change of debt| + |change of
 * the first debt service| + largest |change of interest| <= 1e-11 (1 + uses), steps are halved after 100 rounds, and
 * after 1000 the answer is PROJECT_NO_CONVERGENCE. Within a construction year the circle between draw and interest is
 * linear and solved in closed form. Source: handbook of the field, section project finance; IDC on opening balance plus
 * half the draw (建设期利息估算惯例). */
#pragma once

#include "quant/irr.h"

#include <stdbool.h>
#include <stdint.h>

struct project_terms {
    size_t construction_years, operation_years; /* > 0 */
    size_t loan_repayment_years;                /* 1..operation_years */
    const double *capex;                        /* one a construction year */
    double revenue_year_1, revenue_growth, opex_year_1, opex_growth;
    const double *maintenance_capex; /* one an operation year */
    double working_capital_share;    /* of revenue */
    double interest_rate, upfront_fee_rate, commitment_fee_rate, tax_rate;
    size_t loss_carry_forward_years;
    double max_gearing; /* in (0,1] */
    double target_dscr; /* >= 1 */
    double dsra_months; /* debt service reserve: months of the next year's debt service */
};

struct project_construction {
    size_t year; /* from 1 */
    double capex, idc, fees, dsra_initial, total_uses;
    double debt_draw, equity_draw, debt_opening, debt_closing;
};

/* Ratios are NAN where they have no meaning: no debt service due, no debt left. */
struct project_operation {
    size_t year; /* goes on from construction */
    double revenue, opex, maintenance_capex, working_capital_change, depreciation, tax, cfads;
    double debt_opening, interest, principal, debt_service, debt_closing;
    double dscr, llcr, plcr;
    double dsra_target, dsra_movement, distribution;
};

enum project_status { PROJECT_OK, PROJECT_NO_CONVERGENCE };
enum project_constraint { PROJECT_DSCR_BINDS, PROJECT_GEARING_BINDS };

struct project {
    enum project_status status; /* unless ok, nothing else is set */
    enum project_constraint binding;
    double debt, total_uses, gearing, equity, sculpted_dscr, total_idc, total_fees, dsra_initial;
    double depreciation_per_year, pv_cfads_loan_life, average_loan_life_years;
    double llcr_at_completion, plcr_at_completion, min_dscr;
    struct irr equity_irr, project_irr;
    double *equity_cash_flow; /* construction_years + operation_years */
    struct project_construction *construction;
    struct project_operation *operation;
};

struct project project_solve(struct arena *arena, const struct project_terms *terms);

/* The same debt and initial reserve, but equity is spent first and debt only when it is used up. */
struct project_equity_first {
    struct project_construction *rows;
    double total_equity, total_idc, idc_saved;
};
struct project_equity_first project_equity_first(struct arena *arena, const struct project_terms *terms,
                                                 const struct project *project);

/* Revenue to cfads of every operation year with given interest (one a loan year) and depreciation; revenue and with it
 * working capital and tax scaled by REVENUE_MULTIPLIER. Used by the solver and by downside cases. */
void project_operate(struct arena *arena, const struct project_terms *terms, double revenue_multiplier,
                     double depreciation, const double *interest, struct project_operation *rows);
