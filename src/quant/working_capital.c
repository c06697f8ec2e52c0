#include "quant/working_capital.h"

#include <math.h>

const char *const working_capital_status_names[] = {
    [WORKING_CAPITAL_OK] = "ok",
    [WORKING_CAPITAL_NO_NEED] = "no_need",
    [WORKING_CAPITAL_NEGATIVE_CYCLE] = "negative_cycle",
};

struct working_capital working_capital(const struct working_capital_terms *terms)
{
    static const double year = 360;
    double cost = terms->prior_cost_of_sales, revenue = terms->prior_revenue;
    struct working_capital w = {.inventory_days = year * terms->average_inventory / cost,
                                .receivable_days = year * terms->average_receivables / revenue,
                                .prepayment_days = year * terms->average_prepayments / cost,
                                .payable_days = year * terms->average_payables / cost,
                                .advance_days = year * terms->average_advances / revenue,
                                .turns = NAN,
                                .need = NAN,
                                .new_loan = NAN};
    w.cycle_days = w.inventory_days + w.receivable_days - w.payable_days + w.prepayment_days - w.advance_days;
    if (w.cycle_days <= 0) {
        w.status = WORKING_CAPITAL_NEGATIVE_CYCLE;
        return w;
    }
    w.turns = year / w.cycle_days;
    w.need = revenue * (1 - terms->prior_profit / revenue) * (1 + terms->expected_revenue_growth) / w.turns;
    w.new_loan = w.need - terms->own_funds - terms->existing_loans - terms->other_sources;
    w.status = w.new_loan > 0 ? WORKING_CAPITAL_OK : WORKING_CAPITAL_NO_NEED;
    return w;
}
