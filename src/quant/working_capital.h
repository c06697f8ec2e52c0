/* Working capital need 流动资金贷款需求量, annex of the 流动资金贷款管理办法 (2024): yearly cost and growth over the
 * turns of the cash cycle. Days on 360; inventory, prepayments and payables over cost, receivables and advances over
 * revenue. */
#pragma once

struct working_capital_terms {
    double prior_revenue, prior_cost_of_sales; /* > 0 */
    double prior_profit, expected_revenue_growth;
    double average_inventory, average_receivables, average_prepayments, average_payables, average_advances;
    double own_funds, existing_loans, other_sources;
};

enum working_capital_status {
    WORKING_CAPITAL_OK,
    WORKING_CAPITAL_NO_NEED,       /* new_loan <= 0, numbers still given */
    WORKING_CAPITAL_NEGATIVE_CYCLE /* suppliers finance the cycle: turns, need and new_loan are NAN */
};

extern const char *const working_capital_status_names[];

struct working_capital {
    enum working_capital_status status;
    double inventory_days, receivable_days, prepayment_days, payable_days, advance_days, cycle_days;
    double turns, need, new_loan;
};

struct working_capital working_capital(const struct working_capital_terms *terms);
