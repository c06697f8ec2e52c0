/* Project finance: the annual model, its downside, debt profiles, interest during construction, public payments. */
#include "calc/topics.h"

#include "quant/debt_profile.h"
#include "quant/project_finance.h"
#include "quant/project_waterfall.h"

/* --- project_finance, project_waterfall --- */
struct project_input {
    int64_t construction_years, operation_years, loan_repayment_years, loss_carry_forward_years;
    struct number_list capex, maintenance_capex;
    double revenue_year_1, revenue_growth, opex_year_1, opex_growth, working_capital_share;
    double interest_rate, upfront_fee_rate, commitment_fee_rate, tax_rate, max_gearing, target_dscr, dsra_months;
    /* only of project_waterfall */
    double lockup_dscr, default_dscr, revenue_multiplier;
};

#define PROJECT_FIELDS                                                                                                 \
    CALC_INTEGER(struct project_input, construction_years, FROM_TO(1, 1000),                                           \
                 LABEL("建设期年数", "construction years")),                                                           \
        CALC_INTEGER(struct project_input, operation_years, FROM_TO(1, 1000), LABEL("运营期年数", "operation years")), \
        CALC_INTEGER(struct project_input, loan_repayment_years, AT_LEAST(1),                                          \
                     AT_MOST_OF(struct project_input, operation_years),                                                \
                     LABEL("还款年数", "years of repayment from the first operation year")),                           \
        CALC_NUMBERS(struct project_input, capex, AT_LEAST(0), LENGTH_IS(struct project_input, construction_years),    \
                     LABEL("建设期各年投资", "capital expenditure a construction year")),                              \
        CALC_NUMBER(struct project_input, revenue_year_1,                                                              \
                    LABEL("运营首年收入", "revenue of the first operation year")),                                     \
        CALC_NUMBER(struct project_input, revenue_growth, LABEL("收入年增长率", "revenue growth a year")),             \
        CALC_NUMBER(struct project_input, opex_year_1, LABEL("运营首年经营成本", "operating cost of the first year")), \
        CALC_NUMBER(struct project_input, opex_growth, LABEL("经营成本年增长率", "operating cost growth a year")),     \
        CALC_NUMBERS(struct project_input, maintenance_capex, LENGTH_IS(struct project_input, operation_years),        \
                     LABEL("运营期各年更新改造支出", "maintenance expenditure an operation year")),                    \
        CALC_NUMBER(struct project_input, working_capital_share,                                                       \
                    LABEL("营运资金占收入比例", "working capital of revenue")),                                        \
        CALC_NUMBER(struct project_input, interest_rate, ABOVE(-1), LABEL("贷款利率", "interest rate")),               \
        CALC_NUMBER(struct project_input, upfront_fee_rate, LABEL("安排费率", "upfront fee on the debt")),             \
        CALC_NUMBER(struct project_input, commitment_fee_rate,                                                         \
                    LABEL("承诺费率", "commitment fee on the undrawn debt")),                                          \
        CALC_NUMBER(struct project_input, tax_rate, FROM_TO(0, 1), LABEL("所得税率", "tax rate")),                     \
        CALC_INTEGER(struct project_input, loss_carry_forward_years, AT_LEAST(0),                                      \
                     LABEL("亏损结转年数", "years a loss can be used")),                                               \
        CALC_NUMBER(struct project_input, max_gearing, ABOVE(0), AT_MOST(1),                                           \
                    LABEL("最高负债比例", "highest debt share of the uses")),                                          \
        CALC_NUMBER(struct project_input, target_dscr, AT_LEAST(1),                                                    \
                    LABEL("目标偿债备付率", "target debt service cover")),                                             \
        CALC_NUMBER(struct project_input, dsra_months, AT_LEAST(0),                                                    \
                    LABEL("偿债准备金月数", "months of debt service in reserve"))

static const struct calc_field project_fields[] = {PROJECT_FIELDS};

static const struct calc_field waterfall_fields[] = {
    PROJECT_FIELDS,
    CALC_NUMBER(struct project_input, lockup_dscr,
                LABEL("锁定分红的偿债备付率", "cover below which cash is kept back")),
    CALC_NUMBER(struct project_input, default_dscr, AT_MOST_OF(struct project_input, lockup_dscr),
                LABEL("违约偿债备付率", "cover below which the loan defaults")),
    CALC_NUMBER(struct project_input, revenue_multiplier, ABOVE(0), LABEL("收入乘数", "revenue multiplier")),
};

static struct project_terms project_terms(const struct project_input *in)
{
    return (struct project_terms){.construction_years = (size_t)in->construction_years,
                                  .operation_years = (size_t)in->operation_years,
                                  .loan_repayment_years = (size_t)in->loan_repayment_years,
                                  .capex = in->capex.items,
                                  .revenue_year_1 = in->revenue_year_1,
                                  .revenue_growth = in->revenue_growth,
                                  .opex_year_1 = in->opex_year_1,
                                  .opex_growth = in->opex_growth,
                                  .maintenance_capex = in->maintenance_capex.items,
                                  .working_capital_share = in->working_capital_share,
                                  .interest_rate = in->interest_rate,
                                  .upfront_fee_rate = in->upfront_fee_rate,
                                  .commitment_fee_rate = in->commitment_fee_rate,
                                  .tax_rate = in->tax_rate,
                                  .loss_carry_forward_years = (size_t)in->loss_carry_forward_years,
                                  .max_gearing = in->max_gearing,
                                  .target_dscr = in->target_dscr,
                                  .dsra_months = in->dsra_months};
}

static void put_construction(struct json_writer *w, const struct project_construction *rows, size_t count)
{
    json_open(w, '[');
    for (size_t t = 0; t < count; t++) {
        json_open(w, '{');
        json_put_int(w, "year", (int64_t)rows[t].year);
        json_put_double(w, "capex", rows[t].capex);
        json_put_double(w, "idc", rows[t].idc);
        json_put_double(w, "fees", rows[t].fees);
        json_put_double(w, "dsra_initial", rows[t].dsra_initial);
        json_put_double(w, "total_uses", rows[t].total_uses);
        json_put_double(w, "debt_draw", rows[t].debt_draw);
        json_put_double(w, "equity_draw", rows[t].equity_draw);
        json_put_double(w, "debt_opening", rows[t].debt_opening);
        json_put_double(w, "debt_closing", rows[t].debt_closing);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void put_operation(struct json_writer *w, const struct project_operation *row)
{
    json_open(w, '{');
    json_put_int(w, "year", (int64_t)row->year);
    json_put_double(w, "revenue", row->revenue);
    json_put_double(w, "opex", row->opex);
    json_put_double(w, "maintenance_capex", row->maintenance_capex);
    json_put_double(w, "working_capital_change", row->working_capital_change);
    json_put_double(w, "depreciation", row->depreciation);
    json_put_double(w, "tax", row->tax);
    json_put_double(w, "cfads", row->cfads);
    json_put_double(w, "debt_opening", row->debt_opening);
    json_put_double(w, "interest", row->interest);
    json_put_double(w, "principal", row->principal);
    json_put_double(w, "debt_service", row->debt_service);
    json_put_double(w, "debt_closing", row->debt_closing);
    json_put_double(w, "dscr", row->dscr);
    json_put_double(w, "llcr", row->llcr);
    json_put_double(w, "plcr", row->plcr);
    json_put_double(w, "dsra_target", row->dsra_target);
    json_put_double(w, "dsra_movement", row->dsra_movement);
    json_put_double(w, "distribution", row->distribution);
    json_close(w, '}');
}

static void put_project(struct json_writer *w, const struct project *project)
{
    static const char *const constraints[] = {[PROJECT_DSCR_BINDS] = "dscr", [PROJECT_GEARING_BINDS] = "gearing"};
    json_put_text(w, "status", "ok");
    json_put_double(w, "debt", project->debt);
    json_put_double(w, "total_uses", project->total_uses);
    json_put_double(w, "gearing", project->gearing);
    json_put_double(w, "equity", project->equity);
    json_put_text(w, "binding_constraint", constraints[project->binding]);
    json_put_double(w, "sculpted_dscr", project->sculpted_dscr);
    json_put_double(w, "total_idc", project->total_idc);
    json_put_double(w, "total_fees", project->total_fees);
    json_put_double(w, "dsra_initial", project->dsra_initial);
    json_put_double(w, "depreciation_per_year", project->depreciation_per_year);
    json_put_double(w, "pv_cfads_loan_life", project->pv_cfads_loan_life);
    json_put_double(w, "equity_irr", project->equity_irr.rate);
    json_put_text(w, "equity_irr_status", irr_status_names[project->equity_irr.status]);
    json_put_double(w, "project_irr", project->project_irr.rate);
    json_put_text(w, "project_irr_status", irr_status_names[project->project_irr.status]);
    json_put_double(w, "average_loan_life_years", project->average_loan_life_years);
    json_put_double(w, "llcr_at_completion", project->llcr_at_completion);
    json_put_double(w, "plcr_at_completion", project->plcr_at_completion);
    json_put_double(w, "min_dscr", project->min_dscr);
}

static void put_equity_first(struct json_writer *w, const struct project_equity_first *first, size_t years)
{
    json_key(w, "equity_first");
    json_open(w, '{');
    json_key(w, "rows");
    put_construction(w, first->rows, years);
    json_put_double(w, "total_equity", first->total_equity);
    json_put_double(w, "total_idc", first->total_idc);
    json_put_double(w, "idc_saved", first->idc_saved);
    json_close(w, '}');
}

/* A model whose circle does not close has no numbers to show: every one of them is null. */
static const struct error *no_convergence(struct calc *calc, const char *const *names)
{
    json_put_text(&calc->out, "status", "no_convergence");
    for (; *names; names++)
        json_put_null(&calc->out, *names);
    return NULL;
}

static const struct error *answer_project(struct calc *calc, const void *input)
{
    static const char *const results[] = {"debt",
                                          "total_uses",
                                          "gearing",
                                          "equity",
                                          "binding_constraint",
                                          "sculpted_dscr",
                                          "total_idc",
                                          "total_fees",
                                          "dsra_initial",
                                          "depreciation_per_year",
                                          "pv_cfads_loan_life",
                                          "equity_irr",
                                          "project_irr",
                                          "average_loan_life_years",
                                          "llcr_at_completion",
                                          "plcr_at_completion",
                                          "min_dscr",
                                          "equity_cash_flow",
                                          "construction",
                                          "operation",
                                          "equity_first",
                                          NULL};
    struct project_terms terms = project_terms(input);
    struct project project = project_solve(calc->arena, &terms);
    if (project.status != PROJECT_OK)
        return no_convergence(calc, results);
    struct json_writer *w = &calc->out;
    put_project(w, &project);
    calc_put_numbers(calc, "equity_cash_flow", project.equity_cash_flow,
                     terms.construction_years + terms.operation_years);
    json_key(w, "construction");
    put_construction(w, project.construction, terms.construction_years);
    json_key(w, "operation");
    json_open(w, '[');
    for (size_t k = 0; k < terms.operation_years; k++)
        put_operation(w, &project.operation[k]);
    json_close(w, ']');
    struct project_equity_first first = project_equity_first(calc->arena, &terms, &project);
    put_equity_first(w, &first, terms.construction_years);
    return NULL;
}

static void put_waterfall_row(struct json_writer *w, const struct waterfall_row *row)
{
    json_open(w, '{');
    json_put_int(w, "year", (int64_t)row->year);
    json_put_double(w, "cfads", row->cfads);
    json_put_double(w, "debt_service_due", row->debt_service_due);
    json_put_double(w, "dscr", row->dscr);
    json_put_double(w, "paid_from_cfads", row->paid_from_cfads);
    json_put_double(w, "paid_from_dsra", row->paid_from_dsra);
    json_put_double(w, "unpaid", row->unpaid);
    json_put_double(w, "dsra_topup", row->dsra_topup);
    json_put_double(w, "dsra_release", row->dsra_release);
    json_put_double(w, "dsra_balance", row->dsra_balance);
    json_put_double(w, "lockup_balance", row->lockup_balance);
    json_put_double(w, "distribution", row->distribution);
    json_put_text(w, "status", waterfall_status_names[row->status]);
    json_close(w, '}');
}

static const struct error *answer_waterfall(struct calc *calc, const void *input)
{
    static const char *const results[] = {"rows", "min_dscr", "equity_irr", "years_locked", NULL};
    const struct project_input *in = input;
    struct project_terms terms = project_terms(in);
    struct project project = project_solve(calc->arena, &terms);
    if (project.status != PROJECT_OK)
        return no_convergence(calc, results);
    struct waterfall_terms down = {in->lockup_dscr, in->default_dscr, in->revenue_multiplier};
    struct waterfall waterfall = project_waterfall(calc->arena, &terms, &project, &down);
    struct json_writer *w = &calc->out;
    json_put_text(w, "status", "ok");
    json_key(w, "rows");
    json_open(w, '[');
    for (size_t k = 0; k < terms.operation_years; k++)
        put_waterfall_row(w, &waterfall.rows[k]);
    json_close(w, ']');
    json_put_double(w, "min_dscr", waterfall.min_dscr);
    json_put_double(w, "equity_irr", waterfall.equity_irr.rate);
    json_put_text(w, "equity_irr_status", irr_status_names[waterfall.equity_irr.status]);
    json_put_int(w, "years_locked", (int64_t)waterfall.years_locked);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("project_finance", "项目融资模型：债务规模、偿债备付率、收益率",
               "Project finance model: debt, cover ratios, returns", struct project_input, project_fields,
               answer_project),
    CALC_TOPIC("project_waterfall", "项目现金流瀑布（压力情景）", "Project cash waterfall under another revenue",
               struct project_input, waterfall_fields, answer_waterfall),
};
const struct calc_section project_topics = {topics, sizeof(topics) / sizeof(topics[0])};
