#include "quant/statement.h"

#include <math.h>
#include <string.h>

#define NAME(constant, code, zh, en) [STATEMENT_##constant] = {#code, zh, en},
const struct statement_item_name statement_item_names[STATEMENT_ITEM_COUNT] = {STATEMENT_ITEMS(NAME)};
#undef NAME

/* Rows of the tables below. */
#define PLUS(x)                                                                                                        \
    {                                                                                                                  \
        1, STATEMENT_##x, STATEMENT_CURRENT                                                                            \
    }
#define MINUS(x)                                                                                                       \
    {                                                                                                                  \
        -1, STATEMENT_##x, STATEMENT_CURRENT                                                                           \
    }
#define PLUS_OLD(x)                                                                                                    \
    {                                                                                                                  \
        1, STATEMENT_##x, STATEMENT_PRIOR                                                                              \
    }
#define MINUS_OLD(x)                                                                                                   \
    {                                                                                                                  \
        -1, STATEMENT_##x, STATEMENT_PRIOR                                                                             \
    }
#define AVG(x)                                                                                                         \
    {                                                                                                                  \
        1, STATEMENT_##x, STATEMENT_AVERAGE                                                                            \
    }
#define MINUS_AVG(x)                                                                                                   \
    {                                                                                                                  \
        -1, STATEMENT_##x, STATEMENT_AVERAGE                                                                           \
    }

const struct statement_identity statement_identities[STATEMENT_IDENTITY_COUNT] = {
    {"current_assets_sum",
     "流动资产各项之和等于流动资产合计",
     "Current assets add up",
     STATEMENT_TOTAL_CURRENT_ASSETS,
     {PLUS(CASH), PLUS(TRADING_ASSETS), PLUS(NOTES_RECEIVABLE), PLUS(ACCOUNTS_RECEIVABLE), PLUS(PREPAYMENTS),
      PLUS(OTHER_RECEIVABLES), PLUS(INVENTORY), PLUS(OTHER_CURRENT_ASSETS)}},
    {"non_current_assets_sum",
     "非流动资产各项之和等于非流动资产合计",
     "Non-current assets add up",
     STATEMENT_TOTAL_NON_CURRENT_ASSETS,
     {PLUS(LONG_TERM_EQUITY_INVESTMENT), PLUS(FIXED_ASSETS), PLUS(CONSTRUCTION_IN_PROGRESS), PLUS(INTANGIBLE_ASSETS),
      PLUS(OTHER_NON_CURRENT_ASSETS)}},
    {"total_assets",
     "资产总计等于流动资产加非流动资产",
     "Total assets are current plus non-current assets",
     STATEMENT_TOTAL_ASSETS,
     {PLUS(TOTAL_CURRENT_ASSETS), PLUS(TOTAL_NON_CURRENT_ASSETS)}},
    {"current_liabilities_sum",
     "流动负债各项之和等于流动负债合计",
     "Current liabilities add up",
     STATEMENT_TOTAL_CURRENT_LIABILITIES,
     {PLUS(SHORT_TERM_BORROWINGS), PLUS(NOTES_PAYABLE), PLUS(ACCOUNTS_PAYABLE), PLUS(ADVANCE_AND_CONTRACT_LIABILITIES),
      PLUS(PAYROLL_PAYABLE), PLUS(TAX_PAYABLE), PLUS(OTHER_PAYABLES), PLUS(NON_CURRENT_DUE_WITHIN_1Y),
      PLUS(OTHER_CURRENT_LIABILITIES)}},
    {"non_current_liabilities_sum",
     "非流动负债各项之和等于非流动负债合计",
     "Non-current liabilities add up",
     STATEMENT_TOTAL_NON_CURRENT_LIABILITIES,
     {PLUS(LONG_TERM_BORROWINGS), PLUS(BONDS_PAYABLE), PLUS(LONG_TERM_PAYABLES), PLUS(OTHER_NON_CURRENT_LIABILITIES)}},
    {"total_liabilities",
     "负债合计等于流动负债加非流动负债",
     "Total liabilities are current plus non-current liabilities",
     STATEMENT_TOTAL_LIABILITIES,
     {PLUS(TOTAL_CURRENT_LIABILITIES), PLUS(TOTAL_NON_CURRENT_LIABILITIES)}},
    {"equity_sum",
     "所有者权益各项之和等于所有者权益合计",
     "Equity adds up",
     STATEMENT_TOTAL_EQUITY,
     {PLUS(PAID_IN_CAPITAL), PLUS(CAPITAL_RESERVE), PLUS(SURPLUS_RESERVE), PLUS(UNDISTRIBUTED_PROFIT),
      PLUS(MINORITY_INTERESTS)}},
    {"balance",
     "资产总计等于负债加所有者权益",
     "Assets equal liabilities plus equity",
     STATEMENT_TOTAL_ASSETS,
     {PLUS(TOTAL_LIABILITIES), PLUS(TOTAL_EQUITY)}},
    {"operating_profit",
     "营业利润与利润表各项相符",
     "Operating profit follows from its items",
     STATEMENT_OPERATING_PROFIT,
     {PLUS(REVENUE), MINUS(COGS), MINUS(TAXES_SURCHARGES), MINUS(SELLING_EXPENSE), MINUS(ADMIN_EXPENSE),
      MINUS(RD_EXPENSE), MINUS(FINANCE_EXPENSE), PLUS(OTHER_INCOME), PLUS(INVESTMENT_INCOME), MINUS(IMPAIRMENT_LOSS)}},
    {"total_profit",
     "利润总额等于营业利润加营业外收支净额",
     "Profit before tax is operating plus non-operating profit",
     STATEMENT_TOTAL_PROFIT,
     {PLUS(OPERATING_PROFIT), PLUS(NON_OPERATING_NET)}},
    {"net_profit",
     "净利润等于利润总额减所得税",
     "Net profit is profit before tax less income tax",
     STATEMENT_NET_PROFIT,
     {PLUS(TOTAL_PROFIT), MINUS(INCOME_TAX)}},
    {"cash_flow_sum",
     "现金净增加额等于三项现金流量加汇率影响",
     "The change in cash is the sum of the cash flows",
     STATEMENT_NET_CASH_CHANGE,
     {PLUS(CFO), PLUS(CFI), PLUS(CFF), PLUS(FX_EFFECT)}},
    {"cash_rollforward",
     "现金净增加额等于货币资金期末减期初",
     "The change in cash is closing less opening cash",
     STATEMENT_NET_CASH_CHANGE,
     {PLUS(CASH), MINUS_OLD(CASH)}},
    {"retained_rollforward",
     "未分配利润期初期末衔接",
     "Undistributed profit rolls forward",
     STATEMENT_UNDISTRIBUTED_PROFIT,
     {PLUS_OLD(UNDISTRIBUTED_PROFIT), PLUS(NET_PROFIT_PARENT), MINUS(SURPLUS_RESERVE), PLUS_OLD(SURPLUS_RESERVE),
      MINUS(DIVIDENDS_DECLARED)}},
};

#define DEBT                                                                                                           \
    PLUS(SHORT_TERM_BORROWINGS), PLUS(NON_CURRENT_DUE_WITHIN_1Y), PLUS(LONG_TERM_BORROWINGS), PLUS(BONDS_PAYABLE)
#define AVG_DEBT                                                                                                       \
    AVG(SHORT_TERM_BORROWINGS), AVG(NON_CURRENT_DUE_WITHIN_1Y), AVG(LONG_TERM_BORROWINGS), AVG(BONDS_PAYABLE)
#define LIQUID PLUS(CASH), PLUS(TRADING_ASSETS)
#define EBIT   PLUS(TOTAL_PROFIT), PLUS(INTEREST_EXPENSE)
#define EBITDA EBIT, PLUS(DEPRECIATION_AMORTISATION)
/* The cash conversion cycle is the sum of three ratios, not one quotient: no terms of its own. */
#define CYCLE "cash_conversion_cycle"

const struct statement_ratio statement_ratios[STATEMENT_RATIO_COUNT] = {
    {"current_ratio", "流动比率", "Current ratio", {PLUS(TOTAL_CURRENT_ASSETS)}, {PLUS(TOTAL_CURRENT_LIABILITIES)}, 1},
    {"quick_ratio",
     "速动比率",
     "Quick ratio",
     {PLUS(TOTAL_CURRENT_ASSETS), MINUS(INVENTORY)},
     {PLUS(TOTAL_CURRENT_LIABILITIES)},
     1},
    {"quick_ratio_strict",
     "速动比率（严格）",
     "Quick ratio (strict)",
     {LIQUID, PLUS(NOTES_RECEIVABLE), PLUS(ACCOUNTS_RECEIVABLE)},
     {PLUS(TOTAL_CURRENT_LIABILITIES)},
     1},
    {"cash_ratio", "现金比率", "Cash ratio", {LIQUID}, {PLUS(TOTAL_CURRENT_LIABILITIES)}, 1},
    {"working_capital",
     "营运资金",
     "Working capital",
     {PLUS(TOTAL_CURRENT_ASSETS), MINUS(TOTAL_CURRENT_LIABILITIES)},
     {},
     1},
    {"debt_to_assets", "资产负债率", "Liabilities to assets", {PLUS(TOTAL_LIABILITIES)}, {PLUS(TOTAL_ASSETS)}, 1},
    {"debt_to_equity", "产权比率", "Liabilities to equity", {PLUS(TOTAL_LIABILITIES)}, {PLUS(TOTAL_EQUITY)}, 1, true},
    {"equity_multiplier_closing",
     "权益乘数（期末）",
     "Equity multiplier (closing)",
     {PLUS(TOTAL_ASSETS)},
     {PLUS(TOTAL_EQUITY)},
     1,
     true},
    {"interest_bearing_debt", "有息负债", "Interest-bearing debt", {DEBT}, {}, 1},
    {"interest_bearing_debt_ratio", "有息负债率", "Interest-bearing debt to assets", {DEBT}, {PLUS(TOTAL_ASSETS)}, 1},
    {"total_capitalisation_ratio",
     "全部债务资本化比率",
     "Debt to total capitalisation",
     {DEBT},
     {DEBT, PLUS(TOTAL_EQUITY)},
     1,
     true},
    {"gross_margin", "毛利率", "Gross margin", {PLUS(REVENUE), MINUS(COGS)}, {PLUS(REVENUE)}, 1},
    {"operating_margin", "营业利润率", "Operating margin", {PLUS(OPERATING_PROFIT)}, {PLUS(REVENUE)}, 1},
    {"net_margin", "净利率", "Net margin", {PLUS(NET_PROFIT)}, {PLUS(REVENUE)}, 1},
    {"ebit", "息税前利润", "EBIT", {EBIT}, {}, 1},
    {"ebitda", "息税折旧摊销前利润", "EBITDA", {EBITDA}, {}, 1},
    {"roe_average", "净资产收益率", "Return on average equity", {PLUS(NET_PROFIT)}, {AVG(TOTAL_EQUITY)}, 1, true},
    {"roe_parent_average",
     "归母净资产收益率",
     "Return on the parent's average equity",
     {PLUS(NET_PROFIT_PARENT)},
     {AVG(TOTAL_EQUITY), MINUS_AVG(MINORITY_INTERESTS)},
     1,
     true},
    {"roa_net_average", "总资产净利率", "Net return on average assets", {PLUS(NET_PROFIT)}, {AVG(TOTAL_ASSETS)}, 1},
    {"roa_ebit_average", "总资产报酬率", "EBIT return on average assets", {EBIT}, {AVG(TOTAL_ASSETS)}, 1},
    {"roi_average", "投资回报率", "Return on average debt and equity", {EBIT}, {AVG_DEBT, AVG(TOTAL_EQUITY)}, 1, true},
    {"ar_turnover", "应收账款周转率", "Receivables turnover", {PLUS(REVENUE)}, {AVG(ACCOUNTS_RECEIVABLE)}, 1},
    {"ar_days", "应收账款周转天数", "Receivable days", {AVG(ACCOUNTS_RECEIVABLE)}, {PLUS(REVENUE)}, 360},
    {"inventory_turnover", "存货周转率", "Inventory turnover", {PLUS(COGS)}, {AVG(INVENTORY)}, 1},
    {"inventory_days", "存货周转天数", "Inventory days", {AVG(INVENTORY)}, {PLUS(COGS)}, 360},
    {"ap_turnover", "应付账款周转率", "Payables turnover", {PLUS(COGS)}, {AVG(ACCOUNTS_PAYABLE)}, 1},
    {"ap_days", "应付账款周转天数", "Payable days", {AVG(ACCOUNTS_PAYABLE)}, {PLUS(COGS)}, 360},
    {CYCLE, "现金转换周期（天）", "Cash conversion cycle (days)", {}, {}, 1},
    {"asset_turnover", "总资产周转率", "Asset turnover", {PLUS(REVENUE)}, {AVG(TOTAL_ASSETS)}, 1},
    {"revenue_growth",
     "营业收入增长率",
     "Revenue growth",
     {PLUS(REVENUE), MINUS_OLD(REVENUE)},
     {PLUS_OLD(REVENUE)},
     1,
     true},
    {"net_profit_growth",
     "净利润增长率",
     "Net profit growth",
     {PLUS(NET_PROFIT), MINUS_OLD(NET_PROFIT)},
     {PLUS_OLD(NET_PROFIT)},
     1,
     true},
    {"equity_growth",
     "净资产增长率",
     "Equity growth",
     {PLUS(TOTAL_EQUITY), MINUS_OLD(TOTAL_EQUITY)},
     {PLUS_OLD(TOTAL_EQUITY)},
     1,
     true},
    {"asset_growth",
     "总资产增长率",
     "Asset growth",
     {PLUS(TOTAL_ASSETS), MINUS_OLD(TOTAL_ASSETS)},
     {PLUS_OLD(TOTAL_ASSETS)},
     1,
     true},
    {"cfo_to_current_liabilities",
     "经营现金流动负债比",
     "Operating cash flow to current liabilities",
     {PLUS(CFO)},
     {PLUS(TOTAL_CURRENT_LIABILITIES)},
     1},
    {"cfo_to_debt", "经营现金债务比", "Operating cash flow to debt", {PLUS(CFO)}, {DEBT}, 1},
    {"cfo_to_net_profit",
     "净利润现金含量",
     "Operating cash flow to net profit",
     {PLUS(CFO)},
     {PLUS(NET_PROFIT)},
     1,
     true},
    {"free_cash_flow", "自由现金流", "Free cash flow", {PLUS(CFO), MINUS(CAPEX)}, {}, 1},
    {"interest_coverage_ebit",
     "利息保障倍数（息税前）",
     "Interest coverage by EBIT",
     {EBIT},
     {PLUS(INTEREST_EXPENSE)},
     1,
     true},
    {"interest_coverage_ebitda",
     "利息保障倍数（息税折旧摊销前）",
     "Interest coverage by EBITDA",
     {EBITDA},
     {PLUS(INTEREST_EXPENSE)},
     1,
     true},
    {"debt_to_ebitda", "有息负债与息税折旧摊销前利润之比", "Debt to EBITDA", {DEBT}, {EBITDA}, 1, true},
    {"cash_to_short_debt",
     "现金短债比",
     "Cash to short-term debt",
     {LIQUID},
     {PLUS(SHORT_TERM_BORROWINGS), PLUS(NON_CURRENT_DUE_WITHIN_1Y)},
     1,
     true},
    {"dupont_net_margin", "杜邦：净利率", "DuPont: net margin", {PLUS(NET_PROFIT)}, {PLUS(REVENUE)}, 1},
    {"dupont_asset_turnover", "杜邦：总资产周转率", "DuPont: asset turnover", {PLUS(REVENUE)}, {AVG(TOTAL_ASSETS)}, 1},
    {"dupont_equity_multiplier_avg",
     "杜邦：平均权益乘数",
     "DuPont: average equity multiplier",
     {AVG(TOTAL_ASSETS)},
     {AVG(TOTAL_EQUITY)},
     1,
     true},
};

const char *const statement_ratio_status_names[] = {
    [RATIO_OK] = "ok",
    [RATIO_MISSING] = "missing",
    [RATIO_ZERO_DENOMINATOR] = "zero_denominator",
    [RATIO_NEGATIVE_DENOMINATOR] = "negative_denominator",
    [RATIO_CLOSING_BALANCE] = "closing_balance",
};

void statement_clear(struct statement_figures *statement)
{
    for (size_t i = 0; i < STATEMENT_ITEM_COUNT; i++)
        statement->item[i] = NAN;
}

/* One term's amount; NAN when the item is absent. *CLOSING is set where a closing balance stood in for an average. */
static double term_value(const struct statement_term *term, const struct statement_figures *current,
                         const struct statement_figures *prior, bool *closing)
{
    double now = current->item[term->item];
    switch (term->basis) {
    case STATEMENT_CURRENT:
        return now;
    case STATEMENT_PRIOR:
        return prior ? prior->item[term->item] : NAN;
    case STATEMENT_AVERAGE:
        if (!prior) {
            *closing = true;
            return now;
        }
        return (now + prior->item[term->item]) / 2;
    }
    return NAN;
}

/* MAGNITUDE: the sum of the absolute amounts, which bounds the rounding of the sum. */
static double sum_terms(const struct statement_term *terms, const struct statement_figures *current,
                        const struct statement_figures *prior, bool *closing, double *magnitude)
{
    double sum = 0;
    *magnitude = 0;
    for (; terms->coefficient != 0; terms++) {
        double value = terms->coefficient * term_value(terms, current, prior, closing);
        sum += value;
        *magnitude += fabs(value);
    }
    return sum;
}

struct statement_difference statement_identity_check(const struct statement_identity *identity,
                                                     const struct statement_figures *current,
                                                     const struct statement_figures *prior, double tolerance)
{
    bool closing;
    double magnitude, sum = sum_terms(identity->terms, current, prior, &closing, &magnitude);
    struct statement_difference found = {.total = current->item[identity->total], .sum = sum};
    found.difference = found.total - found.sum;
    found.evaluated = !isnan(found.difference);
    /* Cents that binary fractions cannot hold are no violation. */
    double noise = 1e-15 * (magnitude + fabs(found.total));
    found.violated = found.evaluated && fabs(found.difference) > tolerance + noise;
    return found;
}

const struct statement_ratio *statement_ratio_find(const char *name)
{
    for (size_t i = 0; i < STATEMENT_RATIO_COUNT; i++)
        if (!strcmp(statement_ratios[i].name, name))
            return &statement_ratios[i];
    return NULL;
}

static struct statement_ratio_value cash_conversion_cycle(const struct statement_figures *current,
                                                          const struct statement_figures *prior)
{
    static const struct {
        const char *name;
        double sign;
    } parts[] = {{"ar_days", 1}, {"inventory_days", 1}, {"ap_days", -1}};
    double days = 0;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        days += parts[i].sign * statement_ratio_value(statement_ratio_find(parts[i].name), current, prior).value;
    if (isnan(days))
        return (struct statement_ratio_value){NAN, RATIO_MISSING};
    return (struct statement_ratio_value){days, prior ? RATIO_OK : RATIO_CLOSING_BALANCE};
}

struct statement_ratio_value statement_ratio_value(const struct statement_ratio *ratio,
                                                   const struct statement_figures *current,
                                                   const struct statement_figures *prior)
{
    if (!strcmp(ratio->name, CYCLE))
        return cash_conversion_cycle(current, prior);
    bool closing = false, amount = ratio->denominator[0].coefficient == 0;
    double unused;
    double above = sum_terms(ratio->numerator, current, prior, &closing, &unused);
    double below = amount ? 1 : sum_terms(ratio->denominator, current, prior, &closing, &unused);
    if (isnan(above) || isnan(below))
        return (struct statement_ratio_value){NAN, RATIO_MISSING};
    if (below == 0)
        return (struct statement_ratio_value){NAN, RATIO_ZERO_DENOMINATOR};
    if (ratio->positive && below < 0)
        return (struct statement_ratio_value){NAN, RATIO_NEGATIVE_DENOMINATOR};
    return (struct statement_ratio_value){ratio->scale * above / below, closing ? RATIO_CLOSING_BALANCE : RATIO_OK};
}
