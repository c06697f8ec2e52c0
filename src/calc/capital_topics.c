/* Regulatory capital of one exposure, value of one customer. */
#include "calc/topics.h"
#include "quant/irb.h"
#include "quant/standardised.h"

#include <math.h>

struct irb_input {
    double pd, lgd, maturity_years, ead, pd_floor;
    double turnover_10m_cny, turnover_million_eur;
    bool large_financial_institution, defaulted;
    double best_estimate_el;
};

/* Of a defaulted exposure only lgd, best_estimate_el and ead count, and the flag stands behind the fields it excuses.
 */
static bool says_defaulted(const struct calc *calc)
{
    bool defaulted;
    return json_get_bool(calc->map, "defaulted", &defaulted) && defaulted;
}

static const struct error *check_pd(struct calc *calc, const void *input)
{
    const struct irb_input *in = input;
    double floor = 0;
    if (says_defaulted(calc))
        return NULL;
    if (isnan(in->pd))
        return calc_missing(calc, "pd");
    if (json_get_number(calc->map, "pd_floor", &floor) && (floor < 0 || floor > 1))
        return NULL; /* the floor itself is the fault, found when its turn comes */
    double pd = irb_floored_pd(in->pd, floor);
    if (pd > 0 && pd < 1)
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "按下限调整后违约概率应大于 0 且小于 1",
                      "after the floor the PD must be above 0 and below 1", "pd");
}

static const struct error *check_maturity(struct calc *calc, const void *input)
{
    const struct irb_input *in = input;
    return isnan(in->maturity_years) && !says_defaulted(calc) ? calc_missing(calc, "maturity_years") : NULL;
}

static const struct error *check_turnover(struct calc *calc, const void *input)
{
    const struct irb_input *in = input;
    if (isnan(in->turnover_10m_cny) || isnan(in->turnover_million_eur))
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "两种营业收入口径只能填一种",
                      "give only one of the two turnovers", "turnover_million_eur");
}

static const struct error *check_best_estimate(struct calc *calc, const void *input)
{
    const struct irb_input *in = input;
    return in->defaulted && isnan(in->best_estimate_el) ? calc_missing(calc, "best_estimate_el") : NULL;
}

static const struct calc_field irb_fields[] = {
    CALC_NUMBER(struct irb_input, pd, OPTIONAL, CHECKED(check_pd),
                LABEL("违约概率（未违约时必填）", "PD; required unless defaulted")),
    CALC_NUMBER(struct irb_input, lgd, FROM_TO(0, 1), LABEL("违约损失率", "loss given default")),
    CALC_NUMBER(struct irb_input, maturity_years, OPTIONAL, ABOVE(0), CHECKED(check_maturity),
                LABEL("期限（年），计 1 至 5（未违约时必填）",
                      "maturity in years, counted as 1..5; required unless defaulted")),
    CALC_NUMBER(struct irb_input, ead, AT_LEAST(0), LABEL("违约风险暴露", "exposure at default")),
    CALC_NUMBER(struct irb_input, pd_floor, DEFAULT(0), FROM_TO(0, 1), LABEL("违约概率下限", "floor of the PD")),
    CALC_NUMBER(struct irb_input, turnover_10m_cny, OPTIONAL, ABOVE(0),
                LABEL("营业收入（千万元），中国规则", "turnover in 10 million CNY, Chinese rule")),
    CALC_NUMBER(struct irb_input, turnover_million_eur, OPTIONAL, ABOVE(0), CHECKED(check_turnover),
                LABEL("营业收入（百万欧元），巴塞尔 II", "turnover in million EUR, Basel II")),
    CALC_BOOL(struct irb_input, large_financial_institution, DEFAULT(0),
              LABEL("大型或不受监管的金融机构", "large or unregulated financial institution")),
    CALC_BOOL(struct irb_input, defaulted, DEFAULT(0), LABEL("已违约", "defaulted")),
    CALC_NUMBER(struct irb_input, best_estimate_el, OPTIONAL, FROM_TO(0, 1), CHECKED(check_best_estimate),
                LABEL("预期损失最佳估计（违约时必填）", "best estimate of the loss; required when defaulted")),
};

static const struct error *irb_capital_topic(struct calc *calc, const void *input)
{
    const struct irb_input *in = input;
    double pd = irb_floored_pd(in->pd, in->pd_floor);
    struct irb found = {NAN, NAN, NAN, NAN};
    if (in->defaulted)
        found.capital_requirement = irb_defaulted_capital(in->lgd, in->best_estimate_el);
    else
        found = irb_capital(&(struct irb_terms){.pd = pd,
                                                .lgd = in->lgd,
                                                .maturity_years = in->maturity_years,
                                                .turnover_10m_cny = in->turnover_10m_cny,
                                                .turnover_million_eur = in->turnover_million_eur,
                                                .large_financial_institution = in->large_financial_institution});
    double weight = irb_risk_weight(found.capital_requirement);
    struct json_writer *w = &calc->out;
    json_put_double(w, "correlation", found.correlation);
    json_put_double(w, "maturity_b", found.maturity_b);
    json_put_double(w, "conditional_pd", found.conditional_pd);
    json_put_double(w, "capital_requirement", found.capital_requirement);
    json_put_double(w, "risk_weight", weight);
    json_put_double(w, "rwa", weight * in->ead);
    json_put_double(w, "expected_loss", (in->defaulted ? in->best_estimate_el : pd * in->lgd) * in->ead);
    return NULL;
}

static const char *const class_names[] = {"general_corporate",
                                          "investment_grade_corporate",
                                          "sme_corporate",
                                          "micro_small_retail",
                                          "project_finance_pre_operation",
                                          "project_finance_operation",
                                          "object_finance",
                                          "commodity_finance",
                                          "real_estate_development_qualifying",
                                          "real_estate_development_other",
                                          NULL};
static const char *const item_names[] = {"unconditionally_cancellable", "other_commitment",
                                         "trade_related_short_term",    "transaction_related",
                                         "direct_credit_substitute",    NULL};
/* The names above stand in the order of the tables in quant. */
_Static_assert(sizeof(class_names) / sizeof(class_names[0]) == STANDARDISED_CLASS_COUNT + 1, "classes");
_Static_assert(sizeof(item_names) / sizeof(item_names[0]) == STANDARDISED_ITEM_COUNT + 1, "items");

struct weight_input {
    int exposure_class;
    double drawn, undrawn;
    int off_balance_item;
};

static const struct error *check_item(struct calc *calc, const void *input)
{
    const struct weight_input *in = input;
    return in->undrawn > 0 && in->off_balance_item < 0 ? calc_missing(calc, "off_balance_item") : NULL;
}

static const struct calc_field weight_fields[] = {
    CALC_CHOICE(struct weight_input, exposure_class, class_names, LABEL("风险暴露类别", "exposure class")),
    CALC_NUMBER(struct weight_input, drawn, AT_LEAST(0), LABEL("已用额度", "drawn")),
    CALC_NUMBER(struct weight_input, undrawn, DEFAULT(0), AT_LEAST(0), LABEL("未用额度", "undrawn")),
    CALC_CHOICE(struct weight_input, off_balance_item, item_names, OPTIONAL, CHECKED(check_item),
                LABEL("表外项目（有未用额度时必填）", "off-balance item; required when undrawn > 0")),
};

static const struct error *standardised_weight(struct calc *calc, const void *input)
{
    const struct weight_input *in = input;
    double weight = standardised_classes[in->exposure_class].risk_weight;
    double factor = in->off_balance_item < 0 ? NAN : standardised_items[in->off_balance_item].credit_conversion_factor;
    double equivalent = in->drawn + (isnan(factor) ? 0 : factor * in->undrawn);
    json_put_double(&calc->out, "risk_weight", weight);
    json_put_double(&calc->out, "credit_conversion_factor", factor);
    json_put_double(&calc->out, "credit_equivalent", equivalent);
    json_put_double(&calc->out, "rwa", weight * equivalent);
    return NULL;
}

struct value_input {
    double net_interest_income, fee_income, direct_cost, expected_loss, economic_capital, tax_rate, hurdle_rate;
};

static const struct calc_field value_fields[] = {
    CALC_NUMBER(struct value_input, net_interest_income, LABEL("FTP 后净利息收入", "net interest income after FTP")),
    CALC_NUMBER(struct value_input, fee_income, LABEL("中间业务收入", "fee income")),
    CALC_NUMBER(struct value_input, direct_cost, LABEL("直接成本", "direct cost")),
    CALC_NUMBER(struct value_input, expected_loss, AT_LEAST(0), LABEL("预期损失", "expected loss")),
    CALC_NUMBER(struct value_input, economic_capital, AT_LEAST(0), LABEL("经济资本", "economic capital")),
    CALC_NUMBER(struct value_input, tax_rate, FROM_TO(0, 1), LABEL("税率", "tax rate")),
    CALC_NUMBER(struct value_input, hurdle_rate, LABEL("资本成本率", "hurdle rate")),
};

static const struct error *customer_value(struct calc *calc, const void *input)
{
    const struct value_input *in = input;
    double profit =
        (in->net_interest_income + in->fee_income - in->direct_cost - in->expected_loss) * (1 - in->tax_rate);
    bool capital = in->economic_capital > 0;
    json_put_double(&calc->out, "after_tax_profit", profit);
    json_put_double(&calc->out, "raroc", capital ? profit / in->economic_capital : NAN);
    json_put_text(&calc->out, "raroc_status", capital ? "ok" : "zero_denominator");
    json_put_double(&calc->out, "eva", profit - in->hurdle_rate * in->economic_capital);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("irb_capital", "内部评级法资本要求", "Capital by internal ratings", struct irb_input, irb_fields,
               irb_capital_topic),
    CALC_TOPIC("standardised_weight", "权重法风险加权资产", "Standardised risk weight", struct weight_input,
               weight_fields, standardised_weight),
    CALC_TOPIC("customer_value", "客户价值：税后利润、RAROC、EVA", "Customer value: profit, RAROC, EVA",
               struct value_input, value_fields, customer_value),
};
const struct calc_section capital_topics = {topics, sizeof(topics) / sizeof(topics[0])};
