/* Risk adjusted return on capital of one loan, and the rate it would need. Source: handbook of the field; the expected
 * loss is deducted once, tax applies to the whole margin, capital is that of irb.h. */
#pragma once

#include "quant/irb.h"

struct raroc_terms {
    double ead; /* > 0 */
    double loan_rate, ftp_rate, fee_rate, operating_cost_rate;
    struct irb_terms irb;       /* pd, lgd, maturity, turnover */
    double tax_rate;            /* in [0,1) */
    double capital_ratio;       /* economic capital per unit of risk weighted assets, > 0 */
    double capital_return_rate; /* earned on the economic capital itself */
    double target_raroc, lpr_rate;
};

struct raroc {
    struct irb irb;
    double rwa, economic_capital, expected_loss, income, operating_cost;
    double pre_tax_profit, after_tax_profit, raroc;
    double breakeven_rate; /* loan rate at which raroc = target */
    double spread_bp;      /* of the break-even rate over the LPR */
    double eva;
};

struct raroc raroc(const struct raroc_terms *terms);
