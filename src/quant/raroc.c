#include "quant/raroc.h"

struct raroc raroc(const struct raroc_terms *terms)
{
    struct raroc r = {.irb = irb_capital(&terms->irb)};
    r.rwa = irb_risk_weight(r.irb.capital_requirement) * terms->ead;
    r.economic_capital = r.rwa * terms->capital_ratio;
    r.expected_loss = terms->irb.pd * terms->irb.lgd * terms->ead;
    r.income = terms->ead * (terms->loan_rate - terms->ftp_rate + terms->fee_rate);
    r.operating_cost = terms->ead * terms->operating_cost_rate;
    r.pre_tax_profit = r.income - r.operating_cost - r.expected_loss + terms->capital_return_rate * r.economic_capital;
    r.after_tax_profit = r.pre_tax_profit * (1 - terms->tax_rate);
    r.raroc = r.after_tax_profit / r.economic_capital;
    double capital_cost = terms->target_raroc / (1 - terms->tax_rate) - terms->capital_return_rate;
    r.breakeven_rate = terms->ftp_rate - terms->fee_rate + terms->operating_cost_rate + terms->irb.pd * terms->irb.lgd +
                       capital_cost * r.economic_capital / terms->ead;
    r.spread_bp = (r.breakeven_rate - terms->lpr_rate) * 1e4;
    r.eva = r.after_tax_profit - terms->target_raroc * r.economic_capital;
    return r;
}
