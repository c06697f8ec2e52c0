/* Lending rules: who pays the payee, how much working capital is needed, is a project's own capital enough. */
#include "calc/topics.h"

#include "quant/lending_limits.h"
#include "quant/working_capital.h"

/* --- entrusted_payment --- */
struct entrusted_input {
    int product;
    int64_t amount_minor;
    bool payee_known, new_relationship_average_credit;
};

static const struct calc_field entrusted_fields[] = {
    CALC_CHOICE(struct entrusted_input, product, entrusted_product_names, LABEL("贷款品种", "loan product")),
    CALC_INTEGER(struct entrusted_input, amount_minor, AT_LEAST(1), LABEL("单笔支付金额（分）", "single payment, fen")),
    CALC_BOOL(struct entrusted_input, payee_known, LABEL("支付对象明确", "payee is known")),
    CALC_BOOL(struct entrusted_input, new_relationship_average_credit,
              LABEL("新建立信贷关系且信用一般", "new relationship with average credit")),
};

static const struct error *answer_entrusted(struct calc *calc, const void *input)
{
    const struct entrusted_input *in = input;
    struct entrusted_payment payment = {(enum entrusted_product)in->product, in->amount_minor, in->payee_known,
                                        in->new_relationship_average_credit};
    json_put_bool(&calc->out, "entrusted_payment_required",
                  entrusted_payment_required(&payment, &entrusted_limits_2024));
    return NULL;
}

/* --- working_capital --- */
static const struct calc_field working_fields[] = {
    CALC_NUMBER(struct working_capital_terms, prior_revenue, ABOVE(0), LABEL("上年度销售收入", "revenue of last year")),
    CALC_NUMBER(struct working_capital_terms, prior_cost_of_sales, ABOVE(0),
                LABEL("上年度销售成本", "cost of sales of last year")),
    CALC_NUMBER(struct working_capital_terms, prior_profit, LABEL("上年度利润", "profit of last year")),
    CALC_NUMBER(struct working_capital_terms, expected_revenue_growth,
                LABEL("预计销售收入增长率", "expected revenue growth")),
    CALC_NUMBER(struct working_capital_terms, average_inventory, AT_LEAST(0),
                LABEL("平均存货余额", "average inventory")),
    CALC_NUMBER(struct working_capital_terms, average_receivables, AT_LEAST(0),
                LABEL("平均应收账款余额", "average receivables")),
    CALC_NUMBER(struct working_capital_terms, average_prepayments, AT_LEAST(0),
                LABEL("平均预付账款余额", "average prepayments")),
    CALC_NUMBER(struct working_capital_terms, average_payables, AT_LEAST(0),
                LABEL("平均应付账款余额", "average payables")),
    CALC_NUMBER(struct working_capital_terms, average_advances, AT_LEAST(0),
                LABEL("平均预收账款余额", "average advances received")),
    CALC_NUMBER(struct working_capital_terms, own_funds, AT_LEAST(0), LABEL("自有资金", "own funds")),
    CALC_NUMBER(struct working_capital_terms, existing_loans, AT_LEAST(0),
                LABEL("现有流动资金贷款", "existing working capital loans")),
    CALC_NUMBER(struct working_capital_terms, other_sources, AT_LEAST(0), LABEL("其他渠道营运资金", "other sources")),
};

static const struct error *answer_working(struct calc *calc, const void *input)
{
    struct working_capital need = working_capital(input);
    struct json_writer *w = &calc->out;
    json_put_double(w, "inventory_days", need.inventory_days);
    json_put_double(w, "receivable_days", need.receivable_days);
    json_put_double(w, "prepayment_days", need.prepayment_days);
    json_put_double(w, "payable_days", need.payable_days);
    json_put_double(w, "advance_days", need.advance_days);
    json_put_double(w, "cycle_days", need.cycle_days);
    json_put_double(w, "turns", need.turns);
    json_put_double(w, "need", need.need);
    json_put_double(w, "new_loan", need.new_loan);
    json_put_text(w, "status", working_capital_status_names[need.status]);
    return NULL;
}

/* --- project_capital --- */
struct capital_input {
    int sector;
    int64_t total_investment_minor, capital_minor, equity_instruments_minor;
    bool short_board_infrastructure;
};

static const struct calc_field capital_fields[] = {
    CALC_CHOICE(struct capital_input, sector, capital_sector_names, LABEL("行业", "sector")),
    CALC_INTEGER(struct capital_input, total_investment_minor, AT_LEAST(1),
                 LABEL("项目总投资（分）", "total investment, fen")),
    CALC_INTEGER(struct capital_input, capital_minor, AT_LEAST(0), LABEL("资本金（分）", "project capital, fen")),
    CALC_INTEGER(struct capital_input, equity_instruments_minor, DEFAULT(0), AT_LEAST(0),
                 AT_MOST_OF(struct capital_input, capital_minor),
                 LABEL("其中权益型工具（分）", "of it equity-type instruments, fen")),
    CALC_BOOL(struct capital_input, short_board_infrastructure, DEFAULT(false),
              LABEL("补短板基础设施项目", "short-board infrastructure")),
};

static const struct error *answer_capital(struct calc *calc, const void *input)
{
    const struct capital_input *in = input;
    struct project_capital test =
        project_capital_test(in->sector, in->short_board_infrastructure, in->total_investment_minor, in->capital_minor,
                             in->equity_instruments_minor);
    json_put_double(&calc->out, "minimum_ratio", test.minimum_percent / 100.0);
    json_put_double(&calc->out, "actual_ratio", test.actual_ratio);
    json_put_bool(&calc->out, "meets_minimum", test.meets_minimum);
    json_put_bool(&calc->out, "instruments_within_half", test.instruments_within_half);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("entrusted_payment", "是否须受托支付", "Must the lender pay the payee", struct entrusted_input,
               entrusted_fields, answer_entrusted),
    CALC_TOPIC("working_capital", "流动资金贷款需求量", "Working capital need", struct working_capital_terms,
               working_fields, answer_working),
    CALC_TOPIC("project_capital", "项目资本金比例", "Project capital ratio", struct capital_input, capital_fields,
               answer_capital),
};
const struct calc_section lending_topics = {topics, sizeof(topics) / sizeof(topics[0])};
