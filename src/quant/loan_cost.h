/* What a loan really costs a year 年化综合融资成本: the internal rate of the lender's monthly flows with every fee in
 * them. Source: PBoC announcement 2021 No. 3 (compound method). Amounts are in any one currency unit and are not
 * rounded. */
#pragma once

#include "quant/irr.h"

#include <stdint.h>

enum loan_cost_repayment {
    LOAN_COST_EQUAL_INSTALMENT, /* annuity at contract_rate / 12 plus monthly_fee */
    LOAN_COST_FLAT_FEE,         /* principal / months plus a fee on the original principal */
    LOAN_COST_DISCOUNT,         /* interest kept back at the start, principal at the end */
    LOAN_COST_REPAYMENTS
};

extern const char *const loan_cost_repayment_names[LOAN_COST_REPAYMENTS + 1];

struct loan_cost_terms {
    enum loan_cost_repayment repayment;
    double principal, contract_rate;
    int64_t months;
    double upfront_fee, monthly_fee, monthly_fee_rate;
};

struct loan_cost {
    double *flows; /* months + 1 */
    struct irr irr;
    double nominal_rate;   /* 12 irr */
    double effective_rate; /* (1 + irr)^12 - 1 */
};

struct loan_cost loan_cost(struct arena *arena, const struct loan_cost_terms *terms);
