/* Financial statements of a company: the items, the identities they must keep, and the ratios drawn from them, as
 * tables, so that a screen can show which cells a number came from. Item format: general enterprise format of 2019, new
 * standards. One period's items are in one currency unit; NAN is an absent item. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* X(constant, code, zh, en), in the order of the printed statements. */
#define STATEMENT_ITEMS(X)                                                                                             \
    X(CASH, cash, "货币资金", "Cash and bank balances")                                                                \
    X(TRADING_ASSETS, trading_assets, "交易性金融资产", "Trading financial assets")                                    \
    X(NOTES_RECEIVABLE, notes_receivable, "应收票据", "Notes receivable")                                              \
    X(ACCOUNTS_RECEIVABLE, accounts_receivable, "应收账款", "Accounts receivable")                                     \
    X(PREPAYMENTS, prepayments, "预付款项", "Prepayments")                                                             \
    X(OTHER_RECEIVABLES, other_receivables, "其他应收款", "Other receivables")                                         \
    X(INVENTORY, inventory, "存货", "Inventories")                                                                     \
    X(OTHER_CURRENT_ASSETS, other_current_assets, "其他流动资产", "Other current assets")                              \
    X(TOTAL_CURRENT_ASSETS, total_current_assets, "流动资产合计", "Total current assets")                              \
    X(LONG_TERM_EQUITY_INVESTMENT, long_term_equity_investment, "长期股权投资", "Long-term equity investments")        \
    X(FIXED_ASSETS, fixed_assets, "固定资产", "Fixed assets")                                                          \
    X(CONSTRUCTION_IN_PROGRESS, construction_in_progress, "在建工程", "Construction in progress")                      \
    X(INTANGIBLE_ASSETS, intangible_assets, "无形资产", "Intangible assets")                                           \
    X(OTHER_NON_CURRENT_ASSETS, other_non_current_assets, "其他非流动资产", "Other non-current assets")                \
    X(TOTAL_NON_CURRENT_ASSETS, total_non_current_assets, "非流动资产合计", "Total non-current assets")                \
    X(TOTAL_ASSETS, total_assets, "资产总计", "Total assets")                                                          \
    X(SHORT_TERM_BORROWINGS, short_term_borrowings, "短期借款", "Short-term borrowings")                               \
    X(NOTES_PAYABLE, notes_payable, "应付票据", "Notes payable")                                                       \
    X(ACCOUNTS_PAYABLE, accounts_payable, "应付账款", "Accounts payable")                                              \
    X(ADVANCE_AND_CONTRACT_LIABILITIES, advance_and_contract_liabilities, "预收款项及合同负债",                        \
      "Advances received and contract liabilities")                                                                    \
    X(PAYROLL_PAYABLE, payroll_payable, "应付职工薪酬", "Payroll payable")                                             \
    X(TAX_PAYABLE, tax_payable, "应交税费", "Taxes payable")                                                           \
    X(OTHER_PAYABLES, other_payables, "其他应付款", "Other payables")                                                  \
    X(NON_CURRENT_DUE_WITHIN_1Y, non_current_due_within_1y, "一年内到期的非流动负债",                                  \
      "Non-current liabilities due within one year")                                                                   \
    X(OTHER_CURRENT_LIABILITIES, other_current_liabilities, "其他流动负债", "Other current liabilities")               \
    X(TOTAL_CURRENT_LIABILITIES, total_current_liabilities, "流动负债合计", "Total current liabilities")               \
    X(LONG_TERM_BORROWINGS, long_term_borrowings, "长期借款", "Long-term borrowings")                                  \
    X(BONDS_PAYABLE, bonds_payable, "应付债券", "Bonds payable")                                                       \
    X(LONG_TERM_PAYABLES, long_term_payables, "长期应付款", "Long-term payables")                                      \
    X(OTHER_NON_CURRENT_LIABILITIES, other_non_current_liabilities, "其他非流动负债", "Other non-current liabilities") \
    X(TOTAL_NON_CURRENT_LIABILITIES, total_non_current_liabilities, "非流动负债合计", "Total non-current liabilities") \
    X(TOTAL_LIABILITIES, total_liabilities, "负债合计", "Total liabilities")                                           \
    X(PAID_IN_CAPITAL, paid_in_capital, "实收资本（股本）", "Paid-in capital")                                         \
    X(CAPITAL_RESERVE, capital_reserve, "资本公积", "Capital reserve")                                                 \
    X(SURPLUS_RESERVE, surplus_reserve, "盈余公积", "Surplus reserve")                                                 \
    X(UNDISTRIBUTED_PROFIT, undistributed_profit, "未分配利润", "Undistributed profit")                                \
    X(MINORITY_INTERESTS, minority_interests, "少数股东权益", "Minority interests")                                    \
    X(TOTAL_EQUITY, total_equity, "所有者权益合计", "Total equity")                                                    \
    X(REVENUE, revenue, "营业收入", "Revenue")                                                                         \
    X(COGS, cogs, "营业成本", "Cost of sales")                                                                         \
    X(TAXES_SURCHARGES, taxes_surcharges, "税金及附加", "Taxes and surcharges")                                        \
    X(SELLING_EXPENSE, selling_expense, "销售费用", "Selling expenses")                                                \
    X(ADMIN_EXPENSE, admin_expense, "管理费用", "Administrative expenses")                                             \
    X(RD_EXPENSE, rd_expense, "研发费用", "Research and development expenses")                                         \
    X(FINANCE_EXPENSE, finance_expense, "财务费用", "Finance expenses")                                                \
    X(INTEREST_EXPENSE, interest_expense, "利息费用", "Interest expenses")                                             \
    X(OTHER_INCOME, other_income, "其他收益", "Other income")                                                          \
    X(INVESTMENT_INCOME, investment_income, "投资收益", "Investment income")                                           \
    X(IMPAIRMENT_LOSS, impairment_loss, "信用及资产减值损失", "Impairment losses (positive = loss)")                   \
    X(OPERATING_PROFIT, operating_profit, "营业利润", "Operating profit")                                              \
    X(NON_OPERATING_NET, non_operating_net, "营业外收支净额", "Net non-operating income")                              \
    X(TOTAL_PROFIT, total_profit, "利润总额", "Profit before tax")                                                     \
    X(INCOME_TAX, income_tax, "所得税费用", "Income tax")                                                              \
    X(NET_PROFIT, net_profit, "净利润", "Net profit")                                                                  \
    X(NET_PROFIT_PARENT, net_profit_parent, "归属于母公司股东的净利润", "Net profit attributable to the parent")       \
    X(DEPRECIATION_AMORTISATION, depreciation_amortisation, "折旧与摊销", "Depreciation and amortisation")             \
    X(CFO, cfo, "经营活动产生的现金流量净额", "Cash flow from operations")                                             \
    X(CFI, cfi, "投资活动产生的现金流量净额", "Cash flow from investing")                                              \
    X(CFF, cff, "筹资活动产生的现金流量净额", "Cash flow from financing")                                              \
    X(FX_EFFECT, fx_effect, "汇率变动影响", "Effect of exchange rates")                                                \
    X(NET_CASH_CHANGE, net_cash_change, "现金净增加额", "Net change in cash")                                          \
    X(CAPEX, capex, "购建固定资产等支付的现金", "Capital expenditure")                                                 \
    X(SHARES_MN, shares_mn, "股本（百万股）", "Shares (million)")                                                      \
    X(MARKET_CAP, market_cap, "股权市值", "Market value of equity")                                                    \
    X(DIVIDENDS_DECLARED, dividends_declared, "对所有者的分配", "Dividends declared")

#define STATEMENT_ENUM_(constant, code, zh, en) STATEMENT_##constant,
enum statement_item { STATEMENT_ITEMS(STATEMENT_ENUM_) STATEMENT_ITEM_COUNT };
#undef STATEMENT_ENUM_

struct statement_item_name {
    const char *code, *zh, *en;
};
extern const struct statement_item_name statement_item_names[STATEMENT_ITEM_COUNT];

struct statement_figures {
    double item[STATEMENT_ITEM_COUNT]; /* NAN: absent */
};
void statement_clear(struct statement_figures *statement); /* every item absent */

/* Which period an item is taken from; the average is that of this and the prior period's closing balances. */
enum statement_basis { STATEMENT_CURRENT, STATEMENT_PRIOR, STATEMENT_AVERAGE };

/* coefficient x item; a list of them ends with coefficient 0. */
struct statement_term {
    double coefficient;
    enum statement_item item;
    enum statement_basis basis;
};

/* TOTAL must equal the sum of TERMS. */
struct statement_identity {
    const char *name, *zh, *en;
    enum statement_item total;
    struct statement_term terms[14];
};
enum { STATEMENT_IDENTITY_COUNT = 14 };
extern const struct statement_identity statement_identities[STATEMENT_IDENTITY_COUNT];

struct statement_difference {
    bool evaluated; /* false: an item is absent */
    bool violated;
    double total, sum, difference; /* difference = total - sum; NAN when not evaluated */
};
/* PRIOR may be NULL. Violated when |difference| > TOLERANCE, in the statement's unit. */
struct statement_difference statement_identity_check(const struct statement_identity *identity,
                                                     const struct statement_figures *current,
                                                     const struct statement_figures *prior, double tolerance);

/* scale x (sum of numerator) / (sum of denominator); without denominator an amount. */
struct statement_ratio {
    const char *name, *zh, *en;
    struct statement_term numerator[8], denominator[8];
    double scale;
    bool positive; /* the denominator must be positive: of negative equity or a negative base nothing can be said */
};
enum { STATEMENT_RATIO_COUNT = 44 };
extern const struct statement_ratio statement_ratios[STATEMENT_RATIO_COUNT];

enum statement_ratio_status {
    RATIO_OK,
    RATIO_MISSING,
    RATIO_ZERO_DENOMINATOR,
    RATIO_NEGATIVE_DENOMINATOR,
    RATIO_CLOSING_BALANCE /* has a value, of closing balances because there is no prior period */
};
extern const char *const statement_ratio_status_names[];

struct statement_ratio_value {
    double value; /* NAN without one */
    enum statement_ratio_status status;
};
/* PRIOR may be NULL. */
struct statement_ratio_value statement_ratio_value(const struct statement_ratio *ratio,
                                                   const struct statement_figures *current,
                                                   const struct statement_figures *prior);
const struct statement_ratio *statement_ratio_find(const char *name); /* NULL when there is none */
