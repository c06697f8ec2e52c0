/* Every line of the project model, once: its name, group, unit, labels and formula. The formula is compiled as C for
 * the solver and kept as text for people and spreadsheets, so what is explained and exported is what is computed.
 *
 * In a formula: V(x) this period, P(x) the period before, N(x) the period after (0 outside the timeline), K(x) one
 * number of the whole model, G(x) the sum over the group's members, UP(x, y) the member above in the group or y for the
 * first, PAFTER(x) the members below in the period before, NEXT(x, k) the sum of the next K(k) periods, LAST(x, k) of
 * the last K(k) with this one; TOTAL, LEAST, MEAN, RATE (internal rate of return a period) and WORTH (net present
 * value) of a whole line for numbers. NONE: does not apply. Source: handbook of project finance, sections on
 * definitions and the worked example; interest during construction on opening balance plus half of the draw, the
 * convention of Chinese feasibility studies. */
#pragma once

/* What the assumptions give. */
#define PROJECT_INPUT_LINES(LINE)                                                                                      \
    LINE(construction, ONE, flag, "建设期", "Construction")                                                            \
    LINE(last_construction, ONE, flag, "建设期末", "End of construction")                                              \
    LINE(operation, ONE, flag, "运营期", "Operation")                                                                  \
    LINE(first_operation, ONE, flag, "运营首期", "First of operation")                                                 \
    LINE(last_operation, ONE, flag, "运营末期", "Last of operation")                                                   \
    LINE(year_end, ONE, flag, "纳税年度末", "End of tax year")                                                         \
    LINE(tax_due, ONE, flag, "纳税期", "Tax payment date")                                                             \
    LINE(pay, ONE, flag, "付息还本期", "Debt service date")                                                            \
    LINE(capex_plan, CAPEX, money, "计划投资", "Planned spending")                                                     \
    LINE(grant, ONE, money, "建设期补助", "Grant in construction")                                                     \
    LINE(volume, REVENUE, count, "数量", "Volume")                                                                     \
    LINE(volume_exposed, REVENUE, flag, "随量波动", "Moves with volume")                                               \
    LINE(price, REVENUE, money, "单价", "Price")                                                                       \
    LINE(price_exposed, REVENUE, flag, "随价波动", "Moves with price")                                                 \
    LINE(revenue_fx, REVENUE, times, "收入汇率", "Exchange rate of revenue")                                           \
    LINE(revenue_foreign, REVENUE, flag, "外币收入", "In foreign currency")                                            \
    LINE(cost_fixed, COST, money, "固定成本", "Fixed cost")                                                            \
    LINE(cost_share, COST, share, "占收入比", "Share of revenue")                                                      \
    LINE(maintenance_plan, ONE, money, "计划大修", "Planned major maintenance")                                        \
    LINE(receivable_share, ONE, share, "应收占本期收入", "Receivables over revenue of the period")                     \
    LINE(payable_share, ONE, share, "应付占本期成本", "Payables over cost of the period")                              \
    LINE(depreciation_share, ONE, share, "本期折旧率", "Depreciation of the period")                                   \
    LINE(tax_rate, ONE, share, "所得税率", "Tax rate")                                                                 \
    LINE(target_dscr, ONE, times, "目标偿债覆盖", "Target DSCR")                                                       \
    LINE(debt_weight, TRANCHE, share, "占贷款比", "Share of the debt")                                                 \
    LINE(debt_rate_plan, TRANCHE, share, "年利率", "Interest rate a year")                                             \
    LINE(debt_floating, TRANCHE, flag, "浮动利率", "Floating")                                                         \
    LINE(debt_fx_plan, TRANCHE, times, "贷款汇率", "Exchange rate of the debt")                                        \
    LINE(debt_foreign, TRANCHE, flag, "外币贷款", "In foreign currency")                                               \
    LINE(commitment_rate, TRANCHE, share, "本期承诺费率", "Commitment fee of the period")                              \
    LINE(upfront_rate, TRANCHE, share, "安排费率", "Upfront fee")                                                      \
    LINE(debt_kind, TRANCHE, count, "还款方式", "Repayment")                                                           \
    LINE(repay, TRANCHE, flag, "还本期", "Repays")                                                                     \
    LINE(repay_left, TRANCHE, count, "剩余还本次数", "Repayments left")                                                \
    LINE(principal_fixed, TRANCHE, money, "既定还本", "Agreed repayment")                                              \
    LINE(service_fixed, ONE, money, "既定偿债", "Agreed debt service")                                                 \
    LINE(sweep_share, ONE, share, "现金清扫比例", "Cash sweep")

/* What one round of the fixed point hands to the next: in a workbook, pasted values with a check beside them. */
#define PROJECT_CARRIED_LINES(LINE)                                                                                    \
    LINE(interest_carried, ONE, money, "计税利息(迭代)", "Interest for tax (carried)")                                 \
    LINE(draw_ratio, TRANCHE, times, "提款折算(迭代)", "Own currency drawn a unit (carried)")

/* Before any loop: line by line, over all periods. */
#define PROJECT_BASE_LINES(LINE)                                                                                       \
    LINE(capex_spent, CAPEX, money, "建设支出", "Spending", V(capex_plan) * K(capex_factor))                           \
    LINE(capex_total, ONE, money, "建设投资", "Capital cost", G(capex_spent))                                          \
    LINE(revenue, REVENUE, money, "收入", "Revenue",                                                                   \
         V(volume) * (1 + V(volume_exposed) * (K(volume_factor) - 1)) * V(price) *                                     \
             (1 + V(price_exposed) * (K(price_factor) - 1)) * V(revenue_fx) *                                          \
             (1 + V(revenue_foreign) * (K(fx_factor) - 1)))                                                            \
    LINE(revenue_total, ONE, money, "营业收入", "Revenue", G(revenue))                                                 \
    LINE(cost, COST, money, "成本", "Cost", V(cost_fixed) * K(opex_factor) + V(cost_share) * V(revenue_total))         \
    LINE(opex_total, ONE, money, "经营成本", "Operating cost", G(cost))                                                \
    LINE(maintenance, ONE, money, "大修支出", "Major maintenance", V(maintenance_plan) * K(capex_factor))              \
    LINE(ebitda, ONE, money, "息税折旧前利润", "EBITDA", V(revenue_total) - V(opex_total))                             \
    LINE(receivables, ONE, money, "应收", "Receivables", V(revenue_total) * V(receivable_share))                       \
    LINE(payables, ONE, money, "应付", "Payables", V(opex_total) * V(payable_share))                                   \
    LINE(working_capital, ONE, money, "营运资金", "Working capital", V(receivables) - V(payables))                     \
    LINE(working_capital_change, ONE, money, "营运资金增加", "Increase of working capital",                            \
         V(working_capital) - P(working_capital))                                                                      \
    LINE(cash_before_tax, ONE, money, "税前经营现金流", "Operating cash before tax",                                   \
         V(ebitda) - V(maintenance) - V(working_capital_change))                                                       \
    LINE(debt_fx, TRANCHE, times, "折算汇率", "Rate of exchange",                                                      \
         V(debt_fx_plan) * (1 + V(debt_foreign) * (K(fx_factor) - 1)))                                                 \
    LINE(debt_rate, TRANCHE, share, "本期利率", "Interest rate of the period",                                         \
         (V(debt_rate_plan) + V(debt_floating) * K(rate_shift)) * K(period_years))                                     \
    LINE(draw_cost, TRANCHE, share, "提款半期成本", "Half-period cost of a draw",                                      \
         V(construction) * V(debt_weight) * (V(debt_rate) - V(commitment_rate)) / 2)                                   \
    LINE(draw_slope, ONE, share, "每单位提款的当期成本", "Cost of one unit drawn", G(draw_cost))

/* Running sums that only look back. */
#define PROJECT_REACH_LINES(LINE)                                                                                      \
    LINE(mra_target, ONE, money, "大修准备金", "Maintenance reserve",                                                  \
         V(operation) *                                                                                                \
             IF(K(mra_periods) > 0,                                                                                    \
                MAX(0, P(mra_target) + NEXT(maintenance, mra_periods) / MAX(1, K(mra_periods)) - V(maintenance)), 0))  \
    LINE(mra_movement, ONE, money, "大修准备金变动", "Into the maintenance reserve", V(mra_target) - P(mra_target))    \
    LINE(rate_gathered, TRANCHE, share, "待付利率", "Rate since the last payment",                                     \
         V(debt_rate) + P(rate_gathered) * (1 - P(pay)))                                                               \
    LINE(rate_due, TRANCHE, share, "付息期利率", "Rate of the interest period", V(pay) * V(rate_gathered))             \
    LINE(rate_part, TRANCHE, share, "加权利率", "Weighted rate", V(debt_weight) * V(rate_due))                         \
    LINE(rate_mixed, ONE, share, "贷款综合利率", "Rate of all debt", G(rate_part))

/* Sources and uses, period by period: the loop between draw, interest and fees is solved within the period. */
#define PROJECT_BUILD_LINES(LINE)                                                                                      \
    LINE(build_opening, TRANCHE, money, "建设期期初贷款", "Drawn before", P(build_closing))                            \
    LINE(idc_opening, TRANCHE, money, "期初余额利息", "Interest on what was drawn before",                             \
         V(construction) * V(build_opening) * V(debt_fx) * V(debt_rate))                                               \
    LINE(fee_opening, TRANCHE, money, "期初费用", "Fees before the draw",                                              \
         V(construction) * (V(commitment_rate) * (K(debt) * V(debt_weight) - V(build_opening) * V(debt_fx)) +          \
                            V(upfront_rate) * K(debt) * V(debt_weight)))                                               \
    LINE(dsra_funding, ONE, money, "偿债准备金初始注资", "First funding of the DSRA",                                  \
         V(last_construction) * K(dsra_initial))                                                                       \
    LINE(uses_before_draw, ONE, money, "提款前资金需求", "Uses before the draw",                                       \
         V(capex_total) - V(grant) + V(dsra_funding) + G(idc_opening) + G(fee_opening))                                \
    LINE(debt_draw, ONE, money, "贷款提款", "Debt drawn",                                                              \
         V(construction) * IF(K(equity_first) > 0,                                                                     \
                              MAX(0, V(uses_before_draw) - K(equity_total) + P(equity_drawn)) / (1 - V(draw_slope)),   \
                              K(gearing) * V(uses_before_draw) / (1 - K(gearing) * V(draw_slope))))                    \
    LINE(uses_total, ONE, money, "资金运用合计", "Uses net of grants",                                                 \
         V(uses_before_draw) + V(draw_slope) * V(debt_draw))                                                           \
    LINE(equity_draw, ONE, money, "资本金到位", "Own capital paid in", V(uses_total) - V(debt_draw))                   \
    LINE(equity_drawn, ONE, money, "资本金累计", "Own capital so far", P(equity_drawn) + V(equity_draw))               \
    LINE(draw, TRANCHE, money, "提款(原币)", "Draw (own currency)", V(debt_weight) * V(debt_draw) / V(debt_fx))        \
    LINE(draw_value, TRANCHE, money, "提款", "Draw", V(draw) * V(debt_fx))                                             \
    LINE(idc, TRANCHE, money, "建设期利息", "Interest during construction",                                            \
         V(idc_opening) + V(construction) * V(draw_value) * V(debt_rate) / 2)                                          \
    LINE(fee, TRANCHE, money, "融资费用", "Financing fees",                                                            \
         V(fee_opening) - V(construction) * V(commitment_rate) * V(draw_value) / 2)                                    \
    LINE(build_closing, TRANCHE, money, "建设期期末贷款", "Drawn so far", V(build_opening) + V(draw))                  \
    LINE(idc_total, ONE, money, "建设期利息合计", "Interest during construction, all", G(idc))                         \
    LINE(fees_total, ONE, money, "融资费用合计", "Financing fees, all", G(fee))

/* Tax with holidays and losses, oldest first; a loss serves as many years as the group LOSS has members. It is prepaid
 * every quarter on the profit of the year so far and settled when the year ends (企业所得税法 art. 54); a prepayment is
 * not given back before. */
#define PROJECT_TAX_LINES(LINE)                                                                                        \
    LINE(depreciation, ONE, money, "折旧摊销", "Depreciation", V(depreciation_share) * K(asset_cost))                  \
    LINE(profit, ONE, money, "税前利润", "Profit before tax",                                                          \
         V(ebitda) - V(maintenance) - V(depreciation) - V(interest_carried))                                           \
    LINE(profit_year, ONE, money, "年初至今利润", "Profit of the tax year so far",                                     \
         V(profit) + P(profit_year) * (1 - P(year_end)))                                                               \
    LINE(loss_new, ONE, money, "本年亏损", "Loss of the year", MAX(0, -V(profit_year)))                                \
    LINE(loss_used, LOSS, money, "弥补亏损", "Loss used",                                                              \
         IF(V(year_end) > 0, MIN(P(loss), MAX(0, V(profit_year) - PAFTER(loss))), 0))                                  \
    LINE(loss_left, LOSS, money, "余下亏损", "Loss left", P(loss) - V(loss_used))                                      \
    LINE(loss, LOSS, money, "结转亏损", "Loss carried forward", IF(V(year_end) > 0, UP(loss_left, loss_new), P(loss))) \
    LINE(tax_prepaid, ONE, money, "年内已预缴", "Prepaid this tax year",                                               \
         (P(tax_prepaid) + P(tax)) * (1 - P(year_end)))                                                                \
    LINE(taxable, ONE, money, "年初至今应纳税所得额", "Taxable income of the tax year so far",                         \
         IF(V(tax_due) > 0, MAX(0, MAX(0, V(profit_year)) - IF(V(year_end) > 0, G(loss_used), G(loss))), 0))           \
    LINE(tax, ONE, money, "所得税", "Income tax",                                                                      \
         IF(V(tax_due) > 0,                                                                                            \
            IF(V(year_end) > 0, V(taxable) * V(tax_rate) - V(tax_prepaid),                                             \
               MAX(0, V(taxable) * V(tax_rate) - V(tax_prepaid))),                                                     \
            0))                                                                                                        \
    LINE(cfads, ONE, money, "可用于偿债现金流", "CFADS", V(cash_before_tax) - V(tax) - V(mra_movement))                \
    LINE(cash_gathered, ONE, money, "待付期现金流", "CFADS since the last payment",                                    \
         V(cfads) + P(cash_gathered) * (1 - P(pay)))                                                                   \
    LINE(cfads_due, ONE, money, "偿债日可用现金流", "CFADS at the payment", V(pay) * V(cash_gathered))

/* From the end to the start: what the cash of the loan's life is worth. */
#define PROJECT_VALUE_LINES(LINE)                                                                                      \
    LINE(slice, TRANCHE, money, "雕刻现金", "Cash to sculpt on", V(repay) * MAX(0, V(cfads_due)) / V(debt_fx))         \
    LINE(slice_value, TRANCHE, money, "雕刻现值", "Value of that cash",                                                \
         IF(V(repay) > 0, (N(slice_value) + V(slice)) / (1 + V(rate_due)), N(slice_value)))

/* One unit of each tranche, so that the debt the cash can carry follows without trial. Repayment kinds: 0 sculpted,
 * 1 annuity, 2 equal principal, 3 at the end. */
#define PROJECT_UNIT_LINES(LINE)                                                                                       \
    LINE(repay_share, TRANCHE, share, "还本占余额比", "Repaid of the balance",                                         \
         V(repay) * IF(V(debt_kind) > 2, IF(V(repay_left) > 1, 0, 1),                                                  \
                       IF(V(debt_kind) > 1, 1 / MAX(1, V(repay_left)),                                                 \
                          IF(V(debt_kind) > 0,                                                                         \
                             IF(V(rate_due) > 0, V(rate_due) / (POWER(1 + V(rate_due), MAX(1, V(repay_left))) - 1),    \
                                1 / MAX(1, V(repay_left))),                                                            \
                             IF(V(slice_value) > 0, MAX(0, 1 - N(slice_value) / V(slice_value)),                       \
                                IF(V(repay_left) > 1, 0, 1))))))                                                       \
    LINE(unit_opening, TRANCHE, share, "单位期初", "Unit, opening", V(first_operation) + P(unit_closing))              \
    LINE(unit_interest, TRANCHE, share, "单位利息", "Unit, interest", V(unit_opening) * V(rate_due))                   \
    LINE(unit_principal, TRANCHE, share, "单位还本", "Unit, repayment", V(unit_opening) * V(repay_share))              \
    LINE(unit_closing, TRANCHE, share, "单位期末", "Unit, closing", V(unit_opening) - V(unit_principal))               \
    LINE(unit_service, TRANCHE, share, "每单位贷款偿债", "Service of one unit of debt",                                \
         V(debt_weight) * V(draw_ratio) * (V(unit_interest) + V(unit_principal)) * V(debt_fx))                         \
    LINE(unit_accrual, TRANCHE, share, "每单位贷款计息", "Interest of one unit of debt",                               \
         V(debt_weight) * V(draw_ratio) * V(unit_opening) * V(debt_rate) * V(debt_fx))                                 \
    LINE(unit_service_total, ONE, share, "每单位总贷款偿债", "Service of one unit of all debt", G(unit_service))       \
    LINE(unit_accrual_total, ONE, share, "每单位总贷款计息", "Interest of one unit of all debt", G(unit_accrual))      \
    LINE(debt_capacity, ONE, money, "本期可承载贷款", "Debt this period carries",                                      \
         IF(V(unit_service_total) > 1e-12, MAX(0, V(cfads_due)) / (V(target_dscr) * V(unit_service_total)), NONE))     \
    LINE(principal_plan, TRANCHE, money, "计划还本(原币)", "Planned repayment (own currency)",                         \
         IF(K(fixed) > 0, V(principal_fixed), K(debt) * V(debt_weight) * V(draw_ratio) * V(unit_principal)))           \
    LINE(service_plan, ONE, money, "计划偿债", "Planned debt service",                                                 \
         IF(K(fixed) > 0, V(service_fixed), K(debt) * V(unit_service_total)))

/* What must lie in the reserve, from the plan. */
#define PROJECT_RESERVE_LINES(LINE)                                                                                    \
    LINE(dsra_target, ONE, money, "偿债准备金目标", "DSRA target",                                                     \
         (V(operation) + V(last_construction)) * K(dsra_share) * NEXT(service_plan, dsra_periods))                     \
    LINE(dsra_first, ONE, money, "偿债准备金初始目标", "DSRA target at completion",                                    \
         V(last_construction) * V(dsra_target))

/* Who is paid what: interest, principal, reserve, sweep, lock-up test, shareholders. */
#define PROJECT_WATERFALL_LINES(LINE)                                                                                  \
    LINE(debt_opening, TRANCHE, money, "期初贷款(原币)", "Opening debt (own currency)", P(debt_closing))               \
    LINE(opening_value, TRANCHE, money, "期初贷款", "Opening debt", V(debt_opening) * V(debt_fx))                      \
    LINE(interest, TRANCHE, money, "计提利息(原币)", "Interest accrued (own currency)",                                \
         V(operation) * V(debt_opening) * V(debt_rate))                                                                \
    LINE(interest_owed, TRANCHE, money, "应付利息(原币)", "Interest owed (own currency)",                              \
         V(interest) + P(interest_owed) - P(interest_paid))                                                            \
    LINE(interest_due, TRANCHE, money, "到期利息(原币)", "Interest due (own currency)",                                \
         V(pay) * V(operation) * V(interest_owed))                                                                     \
    LINE(principal_due, TRANCHE, money, "到期本金(原币)", "Principal due (own currency)",                              \
         V(operation) * MIN(V(debt_opening), V(principal_plan) + P(principal_arrears)))                                \
    LINE(interest_due_value, TRANCHE, money, "到期利息", "Interest due", V(interest_due) * V(debt_fx))                 \
    LINE(principal_due_value, TRANCHE, money, "到期本金", "Principal due", V(principal_due) * V(debt_fx))              \
    LINE(interest_due_total, ONE, money, "到期利息合计", "Interest due, all", G(interest_due_value))                   \
    LINE(principal_due_total, ONE, money, "到期本金合计", "Principal due, all", G(principal_due_value))                \
    LINE(service_due, ONE, money, "应还本息", "Debt service due", V(interest_due_total) + V(principal_due_total))      \
    LINE(cash_available, ONE, money, "可用现金", "Cash available", P(cash) + V(cfads))                                 \
    LINE(paid_from_cash, ONE, money, "现金还本付息", "Paid from cash", MIN(MAX(0, V(cash_available)), V(service_due))) \
    LINE(paid_from_dsra, ONE, money, "动用偿债准备金", "Paid from the DSRA",                                           \
         MIN(V(service_due) - V(paid_from_cash), P(dsra)))                                                             \
    LINE(service_paid, ONE, money, "实际偿债", "Debt service paid", V(paid_from_cash) + V(paid_from_dsra))             \
    LINE(unpaid, ONE, money, "未付本息", "Unpaid", V(service_due) - V(service_paid))                                   \
    LINE(interest_part, ONE, share, "利息兑付比", "Interest paid of what is due",                                      \
         IF(V(interest_due_total) > 0, MIN(1, V(service_paid) / V(interest_due_total)), 1))                            \
    LINE(principal_part, ONE, share, "本金兑付比", "Principal paid of what is due",                                    \
         IF(V(principal_due_total) > 0,                                                                                \
            MIN(1, MAX(0, V(service_paid) - V(interest_due_total)) / V(principal_due_total)), 1))                      \
    LINE(interest_paid, TRANCHE, money, "实付利息(原币)", "Interest paid (own currency)",                              \
         V(interest_due) * V(interest_part))                                                                           \
    LINE(principal_paid, TRANCHE, money, "实还本金(原币)", "Principal paid (own currency)",                            \
         V(principal_due) * V(principal_part))                                                                         \
    LINE(principal_arrears, TRANCHE, money, "拖欠本金(原币)", "Principal in arrears (own currency)",                   \
         V(principal_due) - V(principal_paid))                                                                         \
    LINE(cash_after_service, ONE, money, "偿债后现金", "Cash after debt service",                                      \
         V(cash_available) - V(paid_from_cash))                                                                        \
    LINE(dsra_topup, ONE, money, "补足偿债准备金", "Into the DSRA",                                                    \
         V(operation) * MIN(MAX(0, V(cash_after_service)), MAX(0, V(dsra_target) - P(dsra) + V(paid_from_dsra))))      \
    LINE(dsra_release, ONE, money, "释放偿债准备金", "Out of the DSRA",                                                \
         V(operation) * MAX(0, P(dsra) - V(paid_from_dsra) - V(dsra_target)))                                          \
    LINE(dsra, ONE, money, "偿债准备金余额", "DSRA balance",                                                           \
         P(dsra) + V(dsra_funding) - V(paid_from_dsra) + V(dsra_topup) - V(dsra_release))                              \
    LINE(cash_free, ONE, money, "可清扫或分配现金", "Cash to sweep or pay out",                                        \
         V(pay) * V(operation) * MAX(0, V(cash_after_service) - V(dsra_topup) + V(dsra_release)))                      \
    LINE(debt_after, TRANCHE, money, "还本后余额(原币)", "Debt after repayment (own currency)",                        \
         V(debt_opening) + V(draw) - V(principal_paid))                                                                \
    LINE(debt_after_value, TRANCHE, money, "还本后余额", "Debt after repayment", V(debt_after) * V(debt_fx))           \
    LINE(debt_after_total, ONE, money, "还本后余额合计", "Debt after repayment, all", G(debt_after_value))             \
    LINE(sweep, ONE, money, "现金清扫", "Cash sweep", MIN(V(sweep_share) * V(cash_free), V(debt_after_total)))         \
    LINE(sweep_principal, TRANCHE, money, "清扫还本(原币)", "Swept (own currency)",                                    \
         IF(V(debt_after_total) > 0, V(sweep) * V(debt_after) / V(debt_after_total), 0))                               \
    LINE(debt_closing, TRANCHE, money, "期末贷款(原币)", "Closing debt (own currency)",                                \
         V(debt_after) - V(sweep_principal))                                                                           \
    LINE(service_year, ONE, money, "近一年应还本息", "Debt service of the last year", LAST(service_due, look_periods)) \
    LINE(cfads_year, ONE, money, "近一年可用现金流", "CFADS of the last year", LAST(cfads, look_periods))              \
    LINE(state, ONE, count, "状态(0 正常 1 锁定 2 违约)", "State (0 fine, 1 lock-up, 2 default)",                      \
         IF(V(service_year) > K(tiny),                                                                                 \
            IF(V(cfads_year) < (K(default_dscr) - 1e-9) * V(service_year), 2,                                          \
               IF(V(cfads_year) < (K(lockup_dscr) - 1e-9) * V(service_year), 1, 0)),                                   \
            0))                                                                                                        \
    LINE(distribution, ONE, money, "可分配给股东", "Paid to shareholders",                                             \
         IF(V(state) > 0, V(last_operation), 1) * (V(cash_free) - V(sweep)))                                           \
    LINE(equity_call, ONE, money, "股东补足", "Called from shareholders",                                              \
         V(operation) * MAX(0, -V(cash_after_service)))                                                                \
    LINE(cash, ONE, money, "现金余额", "Cash balance",                                                                 \
         V(cash_after_service) - V(dsra_topup) + V(dsra_release) - V(sweep) - V(distribution) + V(equity_call))        \
    LINE(interest_value, TRANCHE, money, "计提利息", "Interest accrued", V(interest) * V(debt_fx))                     \
    LINE(interest_total, ONE, money, "运营期利息合计", "Interest in operation, all", G(interest_value))

/* Told, not used by the waterfall. What is in arrears between two dates is no cover of its own. */
#define PROJECT_RATIO_LINES(LINE)                                                                                      \
    LINE(dscr, ONE, times, "偿债覆盖率", "DSCR",                                                                       \
         IF(V(pay) * V(service_due) > K(tiny), V(cfads_due) / V(service_due), NONE))                                   \
    LINE(dscr_year, ONE, times, "近一年偿债覆盖率", "DSCR of the last year",                                           \
         IF(V(service_year) > K(tiny), V(cfads_year) / V(service_year), NONE))

/* Shareholders, accounts, cover over what is left: nothing above depends on these. */
#define PROJECT_BOOK_LINES(LINE)                                                                                       \
    LINE(shl_draw, ONE, money, "股东借款到位", "Shareholder loan paid in", K(shl_share) * V(equity_draw))              \
    LINE(shl_interest, ONE, money, "股东借款利息", "Interest of the shareholder loan",                                 \
         P(shl) * K(shl_rate) * K(period_years))                                                                       \
    LINE(shl_paid, ONE, money, "偿还股东借款", "Shareholder loan paid",                                                \
         MIN(V(distribution), P(shl) + V(shl_draw) + V(shl_interest)))                                                 \
    LINE(shl, ONE, money, "股东借款余额", "Shareholder loan", P(shl) + V(shl_draw) + V(shl_interest) - V(shl_paid))    \
    LINE(dividend, ONE, money, "股利", "Dividends", V(distribution) - V(shl_paid))                                     \
    LINE(fx_loss_part, TRANCHE, money, "汇兑损失", "Exchange loss",                                                    \
         (P(debt_closing) + P(interest_owed) - P(interest_paid)) * (V(debt_fx) - P(debt_fx)))                          \
    LINE(fx_loss, ONE, money, "汇兑损失合计", "Exchange loss, all", G(fx_loss_part))                                   \
    LINE(net_income, ONE, money, "净利润", "Net income",                                                               \
         V(ebitda) - V(maintenance) - V(depreciation) - V(interest_total) - V(shl_interest) - V(fx_loss) - V(tax))     \
    LINE(fixed_assets, ONE, money, "固定资产净值", "Fixed assets",                                                     \
         P(fixed_assets) + V(capex_total) + V(idc_total) + V(fees_total) - V(grant) - V(depreciation))                 \
    LINE(assets, ONE, money, "资产合计", "Assets",                                                                     \
         V(fixed_assets) + V(cash) + V(dsra) + V(mra_target) + V(working_capital))                                     \
    LINE(closing_value, TRANCHE, money, "期末贷款", "Closing debt", V(debt_closing) * V(debt_fx))                      \
    LINE(debt_total, ONE, money, "贷款余额合计", "Debt, all", G(closing_value))                                        \
    LINE(payable_part, TRANCHE, money, "应付利息", "Interest payable",                                                 \
         (V(interest_owed) - V(interest_paid)) * V(debt_fx))                                                           \
    LINE(interest_payable, ONE, money, "应付利息合计", "Interest payable, all", G(payable_part))                       \
    LINE(paid_in, ONE, money, "实收资本净额", "Capital paid in, net of dividends",                                     \
         P(paid_in) + V(equity_draw) - V(shl_draw) + V(equity_call) - V(dividend))                                     \
    LINE(retained, ONE, money, "累计利润", "Profit so far", P(retained) + V(net_income))                               \
    LINE(liabilities, ONE, money, "负债与权益合计", "Liabilities and equity",                                          \
         V(debt_total) + V(interest_payable) + V(shl) + V(paid_in) + V(retained))                                      \
    LINE(balance_check, ONE, money, "平衡检查", "Balance check", V(assets) - V(liabilities))                           \
    LINE(opening_total, ONE, money, "期初贷款合计", "Opening debt, all", G(opening_value))                             \
    LINE(equity_flow, ONE, money, "股东现金流", "Shareholders' cash flow",                                             \
         V(distribution) - V(equity_draw) - V(equity_call))                                                            \
    LINE(equity_flow_sum, ONE, money, "股东现金流累计", "Shareholders' cash so far",                                   \
         P(equity_flow_sum) + V(equity_flow))                                                                          \
    LINE(project_flow, ONE, money, "项目税前现金流", "Project cash flow before tax",                                   \
         V(cash_before_tax) - V(capex_total) + V(grant))                                                               \
    LINE(project_flow_sum, ONE, money, "项目现金流累计", "Project cash so far", P(project_flow_sum) + V(project_flow)) \
    LINE(interest_check, ONE, money, "利息迭代差", "Interest: computed less carried",                                  \
         V(interest_total) - V(interest_carried))

#define PROJECT_COVER_LINES(LINE)                                                                                      \
    LINE(service_left, ONE, money, "未来偿债合计", "Debt service still to come", N(service_left) + V(service_plan))    \
    LINE(loan_life_value, ONE, money, "贷款期现金流现值", "Value of CFADS over the loan's life",                       \
         IF(V(pay) * V(operation) > 0,                                                                                 \
            (N(loan_life_value) + IF(V(service_left) > K(tiny), V(cfads_due), 0)) / (1 + V(rate_mixed)),               \
            N(loan_life_value)))                                                                                       \
    LINE(project_life_value, ONE, money, "项目期现金流现值", "Value of CFADS over the project's life",                 \
         IF(V(pay) * V(operation) > 0, (N(project_life_value) + V(cfads_due)) / (1 + V(rate_mixed)),                   \
            N(project_life_value)))                                                                                    \
    LINE(llcr, ONE, times, "贷款期覆盖率", "LLCR",                                                                     \
         IF(V(operation) * V(opening_total) > K(tiny), V(loan_life_value) / V(opening_total), NONE))                   \
    LINE(plcr, ONE, times, "项目期覆盖率", "PLCR",                                                                     \
         IF(V(operation) * V(opening_total) > K(tiny), V(project_life_value) / V(opening_total), NONE))

#define PROJECT_FORMULA_LINES(LINE)                                                                                    \
    PROJECT_BASE_LINES(LINE)                                                                                           \
    PROJECT_REACH_LINES(LINE)                                                                                          \
    PROJECT_BUILD_LINES(LINE)                                                                                          \
    PROJECT_TAX_LINES(LINE)                                                                                            \
    PROJECT_VALUE_LINES(LINE)                                                                                          \
    PROJECT_UNIT_LINES(LINE)                                                                                           \
    PROJECT_RESERVE_LINES(LINE)                                                                                        \
    PROJECT_WATERFALL_LINES(LINE)                                                                                      \
    PROJECT_RATIO_LINES(LINE)                                                                                          \
    PROJECT_BOOK_LINES(LINE)                                                                                           \
    PROJECT_COVER_LINES(LINE)

/* --- numbers of the whole model
 * --------------------------------------------------------------------------------------- */

#define PROJECT_INPUT_NUMBERS(NUMBER)                                                                                  \
    NUMBER(period_years, years, "每期年数", "Years a period", 1)                                                       \
    NUMBER(capex_factor, times, "投资系数", "Capital cost factor", 1)                                                  \
    NUMBER(volume_factor, times, "数量系数", "Volume factor", 1)                                                       \
    NUMBER(price_factor, times, "价格系数", "Price factor", 1)                                                         \
    NUMBER(opex_factor, times, "成本系数", "Cost factor", 1)                                                           \
    NUMBER(fx_factor, times, "汇率系数", "Exchange rate factor", 1)                                                    \
    NUMBER(rate_shift, share, "利率变动", "Rate shift", 0)                                                             \
    NUMBER(max_gearing, share, "贷款比例上限", "Gearing cap", 0.8)                                                     \
    NUMBER(debt_limit, money, "贷款金额上限", "Debt limit", 1e18)                                                      \
    NUMBER(fixed, flag, "沿用既定贷款", "Agreed debt", 0)                                                              \
    NUMBER(debt_fixed, money, "既定贷款", "Agreed debt, amount", 0)                                                    \
    NUMBER(equity_first, flag, "资本金先行", "Own capital first", 0)                                                   \
    NUMBER(shl_share, share, "股东借款占比", "Shareholder loan of own funds", 0)                                       \
    NUMBER(shl_rate, share, "股东借款利率", "Rate of the shareholder loan", 0)                                         \
    NUMBER(dsra_share, share, "准备金比例", "DSRA share", 1)                                                           \
    NUMBER(dsra_periods, count, "准备金期数", "DSRA periods", 0)                                                       \
    NUMBER(mra_periods, count, "大修准备期数", "Maintenance reserve periods", 0)                                       \
    NUMBER(look_periods, count, "回看期数", "Look-back periods", 1)                                                    \
    NUMBER(lockup_dscr, times, "分红锁定线", "Lock-up DSCR", 1.15)                                                     \
    NUMBER(default_dscr, times, "违约线", "Default DSCR", 1.05)                                                        \
    NUMBER(discount_rate, share, "折现率", "Discount rate", 0.08)                                                      \
    NUMBER(tiny, money, "零的界限", "Counts as nothing", 1e-6)

#define PROJECT_CARRIED_NUMBERS(NUMBER)                                                                                \
    NUMBER(debt, money, "贷款额(迭代)", "Debt (carried)", 0)                                                           \
    NUMBER(gearing, share, "贷款比例(迭代)", "Gearing (carried)", 0)                                                   \
    NUMBER(equity_total, money, "资本金(迭代)", "Own capital (carried)", 0)                                            \
    NUMBER(dsra_initial, money, "初始准备金(迭代)", "First DSRA (carried)", 0)

#define PROJECT_BUILT_NUMBERS(NUMBER)                                                                                  \
    NUMBER(total_uses, money, "资金运用合计", "Total uses", TOTAL(uses_total))                                         \
    NUMBER(total_capex, money, "建设投资合计", "Total capital cost", TOTAL(capex_total))                               \
    NUMBER(total_idc, money, "建设期利息合计", "Total interest during construction", TOTAL(idc_total))                 \
    NUMBER(total_fees, money, "融资费用合计", "Total fees", TOTAL(fees_total))                                         \
    NUMBER(asset_cost, money, "形成资产", "Cost of the asset",                                                         \
           K(total_capex) + K(total_idc) + K(total_fees) - TOTAL(grant))

#define PROJECT_SIZED_NUMBERS(NUMBER)                                                                                  \
    NUMBER(debt_by_cover, money, "按覆盖率可贷", "Debt by cover", LEAST(debt_capacity))                                \
    NUMBER(debt_by_gearing, money, "按比例可贷", "Debt by gearing", K(max_gearing) * K(total_uses))                    \
    NUMBER(debt_sized, money, "贷款额", "Debt",                                                                        \
           IF(K(fixed) > 0, K(debt_fixed), MAX(0, MIN(MIN(K(debt_by_cover), K(debt_by_gearing)), K(debt_limit)))))     \
    NUMBER(gearing_sized, share, "贷款比例", "Gearing", IF(K(total_uses) > 0, K(debt_sized) / K(total_uses), 0))       \
    NUMBER(equity_sized, money, "资本金", "Own capital", K(total_uses) - K(debt_sized))                                \
    NUMBER(dsra_sized, money, "初始准备金", "First DSRA", TOTAL(dsra_first))

#define PROJECT_RESULT_NUMBERS(NUMBER)                                                                                 \
    NUMBER(min_dscr, times, "最低偿债覆盖率", "Lowest DSCR", LEAST(dscr))                                              \
    NUMBER(mean_dscr, times, "平均偿债覆盖率", "Mean DSCR", MEAN(dscr))                                                \
    NUMBER(min_llcr, times, "最低贷款期覆盖率", "Lowest LLCR", LEAST(llcr))                                            \
    NUMBER(min_plcr, times, "最低项目期覆盖率", "Lowest PLCR", LEAST(plcr))                                            \
    NUMBER(equity_irr, share, "资本金内部收益率", "Equity IRR", POWER(1 + RATE(equity_flow), 1 / K(period_years)) - 1) \
    NUMBER(project_irr, share, "项目内部收益率(税前)", "Project IRR before tax",                                       \
           POWER(1 + RATE(project_flow), 1 / K(period_years)) - 1)                                                     \
    NUMBER(period_discount, share, "每期折现率", "Discount rate a period",                                             \
           POWER(1 + K(discount_rate), K(period_years)) - 1)                                                           \
    NUMBER(equity_npv, money, "资本金净现值", "NPV to shareholders", WORTH(equity_flow, period_discount))              \
    NUMBER(project_npv, money, "项目净现值(税前)", "NPV of the project before tax",                                    \
           WORTH(project_flow, period_discount))                                                                       \
    NUMBER(total_unpaid, money, "未付本息合计", "Unpaid at the end of any period, summed", TOTAL(unpaid))              \
    NUMBER(total_call, money, "股东补足合计", "Called from shareholders", TOTAL(equity_call))                          \
    NUMBER(total_sweep, money, "现金清扫合计", "Swept", TOTAL(sweep))                                                  \
    NUMBER(debt_check, money, "贷款迭代差", "Debt: computed less carried", K(debt_sized) - K(debt))                    \
    NUMBER(dsra_check, money, "准备金迭代差", "First DSRA: computed less carried", K(dsra_sized) - K(dsra_initial))

#define PROJECT_FORMULA_NUMBERS(NUMBER)                                                                                \
    PROJECT_BUILT_NUMBERS(NUMBER)                                                                                      \
    PROJECT_SIZED_NUMBERS(NUMBER)                                                                                      \
    PROJECT_RESULT_NUMBERS(NUMBER)
