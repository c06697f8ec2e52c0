#include "quant/loan_cost.h"

#include <math.h>

const char *const loan_cost_repayment_names[LOAN_COST_REPAYMENTS + 1] = {
    [LOAN_COST_EQUAL_INSTALMENT] = "equal_instalment",
    [LOAN_COST_FLAT_FEE] = "flat_fee",
    [LOAN_COST_DISCOUNT] = "discount",
};

static double annuity(double principal, double rate, int64_t periods)
{
    return rate == 0 ? principal / (double)periods : principal * rate / -expm1(-(double)periods * log1p(rate));
}

static double monthly_flow(const struct loan_cost_terms *terms)
{
    switch (terms->repayment) {
    case LOAN_COST_EQUAL_INSTALMENT:
        return annuity(terms->principal, terms->contract_rate / 12, terms->months) + terms->monthly_fee;
    case LOAN_COST_FLAT_FEE:
        return terms->principal / (double)terms->months + terms->principal * terms->monthly_fee_rate;
    default:
        return 0;
    }
}

struct loan_cost loan_cost(struct arena *arena, const struct loan_cost_terms *terms)
{
    size_t last = (size_t)terms->months;
    struct loan_cost cost = {.flows = ARENA_LIST(arena, double, last + 1)};
    cost.flows[0] = -(terms->principal - terms->upfront_fee);
    for (size_t k = 1; k <= last; k++)
        cost.flows[k] = monthly_flow(terms);
    if (terms->repayment == LOAN_COST_DISCOUNT) {
        cost.flows[0] += terms->principal * terms->contract_rate * (double)terms->months / 12;
        cost.flows[last] = terms->principal;
    }
    cost.irr = irr_solve_periodic(arena, cost.flows, last + 1);
    cost.nominal_rate = 12 * cost.irr.rate;
    cost.effective_rate = expm1(12 * log1p(cost.irr.rate));
    return cost;
}
