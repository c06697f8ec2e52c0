/* What a loan costs its borrower and earns its lender. */
#include "calc/topics.h"

#include "quant/irr.h"
#include "quant/loan_cost.h"
#include "quant/raroc.h"

#include <math.h>

/* --- apr --- */
struct apr_input {
    int repayment;
    double principal, contract_rate, upfront_fee, monthly_fee, monthly_fee_rate;
    int64_t months;
};

static const struct calc_field apr_fields[] = {
    CALC_CHOICE(struct apr_input, repayment, loan_cost_repayment_names, LABEL("还款方式", "repayment")),
    CALC_NUMBER(struct apr_input, principal, ABOVE(0), LABEL("合同本金", "contract principal")),
    CALC_NUMBER(struct apr_input, contract_rate, AT_LEAST(0), LABEL("合同年利率", "contract rate")),
    CALC_INTEGER(struct apr_input, months, FROM_TO(1, 12000), LABEL("月数", "months")),
    CALC_NUMBER(struct apr_input, upfront_fee, DEFAULT(0), AT_LEAST(0), BELOW_OF(struct apr_input, principal),
                LABEL("一次性费用", "fee at the start")),
    CALC_NUMBER(struct apr_input, monthly_fee, DEFAULT(0), AT_LEAST(0), LABEL("每月费用", "fee a month")),
    CALC_NUMBER(struct apr_input, monthly_fee_rate, DEFAULT(0), AT_LEAST(0),
                LABEL("按原始本金收取的月费率", "fee rate a month on the original principal")),
};

static const struct error *answer_apr(struct calc *calc, const void *input)
{
    const struct apr_input *in = input;
    struct loan_cost_terms terms = {.repayment = (enum loan_cost_repayment)in->repayment,
                                    .principal = in->principal,
                                    .contract_rate = in->contract_rate,
                                    .months = in->months,
                                    .upfront_fee = in->upfront_fee,
                                    .monthly_fee = in->monthly_fee,
                                    .monthly_fee_rate = in->monthly_fee_rate};
    struct loan_cost cost = loan_cost(calc->arena, &terms);
    json_put_double(&calc->out, "cash_flow_0", cost.flows[0]);
    json_put_double(&calc->out, "cash_flow_1", cost.flows[1]);
    json_put_double(&calc->out, "cash_flow_last", cost.flows[in->months]);
    json_put_text(&calc->out, "status", irr_status_names[cost.irr.status]);
    json_put_double(&calc->out, "irr_monthly", cost.irr.rate);
    json_put_double(&calc->out, "nominal_rate", cost.nominal_rate);
    json_put_double(&calc->out, "effective_rate", cost.effective_rate);
    return NULL;
}

/* --- xirr --- */
struct flow_input {
    int64_t date;
    double amount;
};

static const struct calc_field flow_fields[] = {
    CALC_DATE(struct flow_input, date, LABEL("日期", "date")),
    CALC_NUMBER(struct flow_input, amount, LABEL("金额，收为正", "amount, receipts positive")),
};
static const struct calc_shape flow_shape = CALC_SHAPE(struct flow_input, flow_fields);

struct xirr_input {
    OBJECT_LIST(struct flow_input) flows;
};

static const struct calc_field xirr_fields[] = {
    CALC_OBJECTS(struct xirr_input, flows, &flow_shape, LEAST(2), LABEL("现金流，顺序不限", "cash flows in any order")),
};

static const struct error *answer_xirr(struct calc *calc, const void *input)
{
    const struct xirr_input *in = input;
    struct irr_flow *flows = ARENA_LIST(calc->arena, struct irr_flow, in->flows.count);
    int64_t first = in->flows.items[0].date;
    for (size_t i = 1; i < in->flows.count; i++)
        first = in->flows.items[i].date < first ? in->flows.items[i].date : first;
    for (size_t i = 0; i < in->flows.count; i++)
        flows[i] = (struct irr_flow){(double)(in->flows.items[i].date - first) / 365, in->flows.items[i].amount};
    struct irr irr = irr_solve(calc->arena, flows, in->flows.count);
    json_put_text(&calc->out, "status", irr_status_names[irr.status]);
    json_put_double(&calc->out, "xirr", irr.rate);
    calc_put_numbers(calc, "roots", irr.roots, irr.root_count);
    return NULL;
}

/* --- raroc --- */
struct raroc_input {
    double ead, loan_rate, ftp_rate, fee_rate, operating_cost_rate, pd, lgd, maturity_years, tax_rate;
    double capital_ratio, capital_return_rate, target_raroc, lpr_rate, turnover_10m_cny;
};

static const struct calc_field raroc_fields[] = {
    CALC_NUMBER(struct raroc_input, ead, ABOVE(0), LABEL("违约风险暴露", "exposure at default")),
    CALC_NUMBER(struct raroc_input, loan_rate, LABEL("贷款利率", "loan rate")),
    CALC_NUMBER(struct raroc_input, ftp_rate, LABEL("内部资金转移价格", "funds transfer price")),
    CALC_NUMBER(struct raroc_input, fee_rate, DEFAULT(0), LABEL("费率", "fees a year")),
    CALC_NUMBER(struct raroc_input, operating_cost_rate, DEFAULT(0), LABEL("经营成本率", "operating cost a year")),
    CALC_NUMBER(struct raroc_input, pd, INSIDE(0, 1), LABEL("违约概率", "probability of default")),
    CALC_NUMBER(struct raroc_input, lgd, FROM_TO(0, 1), LABEL("违约损失率", "loss given default")),
    CALC_NUMBER(struct raroc_input, maturity_years, ABOVE(0), LABEL("有效期限（年）", "maturity, years")),
    CALC_NUMBER(struct raroc_input, tax_rate, AT_LEAST(0), BELOW(1), LABEL("所得税率", "tax rate")),
    CALC_NUMBER(struct raroc_input, capital_ratio, ABOVE(0),
                LABEL("资本充足率要求", "capital per risk weighted asset")),
    CALC_NUMBER(struct raroc_input, capital_return_rate, DEFAULT(0), LABEL("资本收益率", "return earned on capital")),
    CALC_NUMBER(struct raroc_input, target_raroc, LABEL("目标 RAROC", "target RAROC")),
    CALC_NUMBER(struct raroc_input, lpr_rate, LABEL("LPR", "loan prime rate")),
    CALC_NUMBER(struct raroc_input, turnover_10m_cny, OPTIONAL, ABOVE(0),
                LABEL("年营业收入（千万元）", "yearly turnover, 10 million CNY")),
};

static const struct error *answer_raroc(struct calc *calc, const void *input)
{
    const struct raroc_input *in = input;
    struct raroc_terms terms = {.ead = in->ead,
                                .loan_rate = in->loan_rate,
                                .ftp_rate = in->ftp_rate,
                                .fee_rate = in->fee_rate,
                                .operating_cost_rate = in->operating_cost_rate,
                                .irb = {.pd = in->pd,
                                        .lgd = in->lgd,
                                        .maturity_years = in->maturity_years,
                                        .turnover_10m_cny = in->turnover_10m_cny,
                                        .turnover_million_eur = NAN},
                                .tax_rate = in->tax_rate,
                                .capital_ratio = in->capital_ratio,
                                .capital_return_rate = in->capital_return_rate,
                                .target_raroc = in->target_raroc,
                                .lpr_rate = in->lpr_rate};
    struct raroc r = raroc(&terms);
    struct json_writer *w = &calc->out;
    json_put_double(w, "correlation", r.irb.correlation);
    json_put_double(w, "capital_requirement", r.irb.capital_requirement);
    json_put_double(w, "rwa", r.rwa);
    json_put_double(w, "economic_capital", r.economic_capital);
    json_put_double(w, "expected_loss", r.expected_loss);
    json_put_double(w, "income", r.income);
    json_put_double(w, "operating_cost", r.operating_cost);
    json_put_double(w, "pre_tax_profit", r.pre_tax_profit);
    json_put_double(w, "after_tax_profit", r.after_tax_profit);
    json_put_double(w, "raroc", r.raroc);
    json_put_text(w, "raroc_status", r.economic_capital == 0 ? "zero_denominator" : "ok");
    json_put_double(w, "breakeven_rate", r.breakeven_rate);
    json_put_double(w, "spread_bp", r.spread_bp);
    json_put_double(w, "eva", r.eva);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("apr", "年化综合融资成本", "Annualised cost of a loan with all fees", struct apr_input, apr_fields,
               answer_apr),
    CALC_TOPIC("xirr", "不定期现金流的内部收益率", "Internal rate of return of dated flows", struct xirr_input,
               xirr_fields, answer_xirr),
    CALC_TOPIC("raroc", "风险调整后资本收益率与保本利率", "Risk adjusted return on capital and break-even rate",
               struct raroc_input, raroc_fields, answer_raroc),
};
const struct calc_section return_topics = {topics, sizeof(topics) / sizeof(topics[0])};
