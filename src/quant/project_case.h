/* The assumptions of a project model as one JSON value, as a person writes and a bank keeps them, and the model they
 * make.
 *
 *   {start: "2026-07", period_months: 1|3|6|12, construction_months, operation_months, pay_months, currency,
 *    delay_months, fixed_end: true                       a delay eats into operation
 *    capex: [{name, amount, from_month, months, profile: even|s_curve}], grant,
 *    revenues: [{name, driver: volume_price|tariff|availability|ppp_availability|subsidy, volume, price, season: [12
 * weights], currency, fx}],                         volume and price a year; availability: price is the yearly payment
 *    costs: [{name, amount, share}],                     amount a year, share of revenue
 *    maintenance: [{name, amount, every_years, growth}],
 *    receivable_days, payable_days, depreciation_years,
 *    tax: {rate, holiday_years, half_years, loss_years},
 *    debt: {max_gearing, limit, target_dscr, tail_months, sweep_share, equity_first,
 *           tranches: [{name, share, rate, floating, currency, fx, upfront_fee, commitment_fee,
 *                       repayment: sculpted|annuity|equal_principal|bullet, grace_months, tenor_months}]},
 *    shareholder_loan: {share, rate}, reserves: {dsra_months, mra_months}, cover: {lockup_dscr, default_dscr},
 *    factors: {capex_factor, volume_factor, price_factor, opex_factor, fx_factor, rate_shift}, discount_rate,
 *    scenarios: [{name, label: {zh, en}, changes: {PATH: NUMBER}}],
 *    drivers: [{path, kind: normal|lognormal|triangle, spread, mean | low, high, group}], correlation: NUMBER, notes}
 *
 * Where a number stands for a course of time it may be {value, growth, ramp: [shares of the first years], points:
 * [["2030-01", value]], source, dated, note}: growth a year from the first year of operation, points hold until the
 * next. tenor_months counts from the first period, grace_months from completion. A PATH is "revenues.0.price". */
#pragma once

#include "base/error.h"
#include "base/json.h"
#include "quant/project_plan.h"

struct project_case {
    const struct json *content;
    struct project_plan *plan;                                 /* not solved yet */
    const char *members[PROJECT_GROUPS][PROJECT_MEMBERS_MOST]; /* names; NULL for LOSS */
    const char *currency;
    int start_year, start_month;
};

/* Every problem at once as a chain; fields are paths. */
const struct error *project_case_read(struct arena *arena, const struct json *content, struct project_case *made);
/* CONTENT with the numbers of CHANGES, a map of path to number, put in; the parts that did not change are shared. A
 * path that leads nowhere is an error. */
const struct error *project_case_change(struct arena *arena, const struct json *content, const struct json *changes,
                                        const struct json **changed);
/* Last month of period T as year and month. */
void project_case_month(const struct project_case *made, size_t t, int *year, int *month);

/* What a key of the assumptions is called and counted in. */
struct project_case_word {
    const char *key, *unit, *zh, *en;
};
extern const struct project_case_word project_case_words[];
extern const size_t project_case_word_count;
