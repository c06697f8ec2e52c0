/* Credit portfolios without simulation. */
#include "calc/topics.h"
#include "quant/concentration.h"
#include "quant/credit_risk_plus.h"
#include "quant/granularity.h"
#include "quant/vasicek.h"

#include <math.h>

struct vasicek_input {
    double pd, correlation, confidence;
};

static const struct calc_field vasicek_fields[] = {
    CALC_NUMBER(struct vasicek_input, pd, INSIDE(0, 1), LABEL("违约概率", "probability of default")),
    CALC_NUMBER(struct vasicek_input, correlation, INSIDE(0, 1), LABEL("资产相关性", "asset correlation")),
    CALC_NUMBER(struct vasicek_input, confidence, INSIDE(0, 1), LABEL("置信度", "confidence")),
};

static const struct error *vasicek(struct calc *calc, const void *input)
{
    const struct vasicek_input *in = input;
    double quantile = vasicek_quantile(in->pd, in->correlation, in->confidence);
    json_put_double(&calc->out, "default_rate_quantile", quantile);
    json_put_double(&calc->out, "unexpected_loss", quantile - in->pd);
    json_put_double(&calc->out, "standard_deviation", vasicek_standard_deviation(in->pd, in->correlation));
    json_put_double(&calc->out, "expected_shortfall",
                    vasicek_expected_shortfall(in->pd, in->correlation, in->confidence));
    return NULL;
}

struct concentration_input {
    struct number_list exposures;
};

static const struct error *check_exposures(struct calc *calc, const void *input)
{
    const struct concentration_input *in = input;
    double sum = 0;
    for (size_t i = 0; i < in->exposures.count; i++)
        sum += in->exposures.items[i];
    if (sum > 0 && isfinite(sum))
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "敞口合计必须大于零", "the sum must be above zero", "exposures");
}

static const struct calc_field concentration_fields[] = {
    CALC_NUMBERS(struct concentration_input, exposures, AT_LEAST(0), NOT_EMPTY, CHECKED(check_exposures),
                 LABEL("敞口", "exposures")),
};

static const struct error *concentration(struct calc *calc, const void *input)
{
    const struct concentration_input *in = input;
    double *shares = ARENA_LIST(calc->arena, double, in->exposures.count);
    struct concentration c = concentration_compute(calc->arena, in->exposures.items, in->exposures.count, shares);
    struct json_writer *w = &calc->out;
    calc_put_numbers(calc, "shares", shares, in->exposures.count);
    json_put_double(w, "hhi", c.hhi);
    json_put_double(w, "hhi_points", 10000 * c.hhi);
    json_put_double(w, "effective_number", c.effective_number);
    json_put_double(w, "normalised_hhi", c.normalised_hhi);
    json_put_text(w, "normalised_hhi_status", isnan(c.normalised_hhi) ? "zero_denominator" : "ok");
    json_put_double(w, "cr1", c.cr1);
    json_put_double(w, "cr3", c.cr3);
    json_put_double(w, "cr5", c.cr5);
    json_put_double(w, "gini", c.gini);
    return NULL;
}

/* An answer of more numbers than this is not read by anybody. */
enum { MOST_PROBABILITIES = 1000000 };

struct plus_input {
    OBJECT_LIST(struct credit_risk_plus_obligor) obligors;
    double factor_variance;
    int64_t probabilities_up_to;
    struct number_list confidence;
};

static const struct calc_field plus_obligor_fields[] = {
    CALC_INTEGER(struct credit_risk_plus_obligor, exposure_units, ABOVE(0),
                 LABEL("敞口（单位数）", "exposure in units")),
    CALC_NUMBER(struct credit_risk_plus_obligor, pd, INSIDE(0, 1), LABEL("违约概率", "probability of default")),
};
static const struct calc_shape plus_obligor = CALC_SHAPE(struct credit_risk_plus_obligor, plus_obligor_fields);
static const struct calc_field plus_fields[] = {
    CALC_OBJECTS(struct plus_input, obligors, &plus_obligor, NOT_EMPTY, LABEL("债务人", "obligors")),
    CALC_NUMBER(struct plus_input, factor_variance, ABOVE(0), LABEL("因子方差", "variance of the factor")),
    CALC_INTEGER(struct plus_input, probabilities_up_to, FROM_TO(0, MOST_PROBABILITIES),
                 LABEL("输出损失 0 至此的概率", "probabilities of losses 0 to this")),
    CALC_NUMBERS(struct plus_input, confidence, INSIDE(0, 1), LABEL("置信度", "confidences")),
};

static const struct error *credit_risk_plus(struct calc *calc, const void *input)
{
    const struct plus_input *in = input;
    size_t up_to = (size_t)in->probabilities_up_to;
    struct credit_risk_plus r =
        credit_risk_plus_compute(calc->arena, in->obligors.items, in->obligors.count, in->factor_variance, up_to,
                                 in->confidence.items, in->confidence.count);
    json_put_double(&calc->out, "expected_loss", r.expected_loss);
    json_put_double(&calc->out, "standard_deviation", r.standard_deviation);
    calc_put_numbers(calc, "probabilities", r.probabilities, up_to + 1);
    calc_put_integers(calc, "loss_quantile", r.quantiles, in->confidence.count);
    bool reached = true;
    for (size_t i = 0; i < in->confidence.count; i++)
        reached = reached && r.quantiles[i] != NONE;
    json_put_text(&calc->out, "loss_quantile_status", reached ? "ok" : "out_of_reach");
    json_put_double(&calc->out, "poisson_probability_no_loss", r.poisson_probability_no_loss);
    return NULL;
}

struct granularity_input {
    OBJECT_LIST(struct granularity_obligor) obligors;
    double lgd, lgd_variance_factor, gamma_shape, confidence;
};

static const struct calc_field granularity_obligor_fields[] = {
    CALC_NUMBER(struct granularity_obligor, exposure, ABOVE(0), LABEL("敞口", "exposure")),
    CALC_NUMBER(struct granularity_obligor, pd, INSIDE(0, 1), LABEL("违约概率", "probability of default")),
};
static const struct calc_shape granularity_obligor = CALC_SHAPE(struct granularity_obligor, granularity_obligor_fields);
static const struct calc_field granularity_fields[] = {
    CALC_OBJECTS(struct granularity_input, obligors, &granularity_obligor, NOT_EMPTY, LABEL("债务人", "obligors")),
    CALC_NUMBER(struct granularity_input, lgd, ABOVE(0), AT_MOST(1), LABEL("违约损失率", "loss given default")),
    CALC_NUMBER(struct granularity_input, lgd_variance_factor, DEFAULT(0.25),
                LABEL("损失率方差系数", "factor of the LGD variance")),
    CALC_NUMBER(struct granularity_input, gamma_shape, DEFAULT(0.25), ABOVE(0),
                LABEL("伽马形状参数", "shape of the gamma factor")),
    CALC_NUMBER(struct granularity_input, confidence, DEFAULT(0.999), INSIDE(0, 1), LABEL("置信度", "confidence")),
};

static const struct error *granularity(struct calc *calc, const void *input)
{
    const struct granularity_input *in = input;
    const struct granularity_terms terms = {in->lgd, in->lgd_variance_factor, in->gamma_shape, in->confidence};
    double *capital = ARENA_LIST(calc->arena, double, in->obligors.count);
    struct granularity g = granularity_compute(in->obligors.items, in->obligors.count, &terms, capital);
    json_put_double(&calc->out, "gamma_quantile", g.gamma_quantile);
    json_put_double(&calc->out, "delta", g.delta);
    json_put_double(&calc->out, "c", g.c);
    calc_put_numbers(calc, "obligor_capital", capital, in->obligors.count);
    json_put_double(&calc->out, "portfolio_capital", g.portfolio_capital);
    json_put_double(&calc->out, "granularity_adjustment", g.granularity_adjustment);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("vasicek", "Vasicek 单因子组合损失", "Vasicek one-factor loss", struct vasicek_input, vasicek_fields,
               vasicek),
    CALC_TOPIC("credit_risk_plus", "CreditRisk+ 损失分布", "CreditRisk+ loss distribution", struct plus_input,
               plus_fields, credit_risk_plus),
    CALC_TOPIC("granularity", "集中度颗粒度调整", "Granularity adjustment", struct granularity_input,
               granularity_fields, granularity),
    CALC_TOPIC("concentration", "集中度指标", "Concentration measures", struct concentration_input,
               concentration_fields, concentration),
};
const struct calc_section portfolio_topics = {topics, sizeof(topics) / sizeof(topics[0])};
