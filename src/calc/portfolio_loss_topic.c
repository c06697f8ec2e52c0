/* Exact loss distributions of finite portfolios. */
#include "calc/topics.h"
#include "quant/portfolio_loss.h"
#include "quant/vasicek.h"

#include <math.h>

enum { HOMOGENEOUS, HETEROGENEOUS, TWO_SECTORS };
static const char *const models[] = {"homogeneous", "heterogeneous", "two_sectors", NULL};
/* Obligors whose exact distribution is still computed in seconds. */
enum { MOST_OBLIGORS = 1000000, MOST_OBLIGORS_OF_TWO = 2000 };

struct loss_input {
    int model;
    int64_t n;
    double pd, correlation, lgd, factor_correlation;
    OBJECT_LIST(struct portfolio_obligor) obligors;
    OBJECT_LIST(struct portfolio_sector) sectors;
    struct number_list confidence;
    struct integer_list cdf_at_defaults;
    struct number_list cdf_at_losses;
};

static const struct error *check_sectors(struct calc *calc, const void *input)
{
    const struct loss_input *in = input;
    if (in->model != TWO_SECTORS || in->sectors.count == 2)
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "必须正好两个部门", "there must be exactly two sectors",
                      "sectors");
}

static const struct calc_field obligor_fields[] = {
    CALC_NUMBER(struct portfolio_obligor, ead, AT_LEAST(0), LABEL("敞口", "exposure")),
    CALC_NUMBER(struct portfolio_obligor, pd, INSIDE(0, 1), LABEL("违约概率", "probability of default")),
    CALC_NUMBER(struct portfolio_obligor, lgd, FROM_TO(0, 1), LABEL("违约损失率", "loss given default")),
};
static const struct calc_shape obligor = CALC_SHAPE(struct portfolio_obligor, obligor_fields);
static const struct calc_field sector_fields[] = {
    CALC_INTEGER(struct portfolio_sector, n, ABOVE(0), AT_MOST(MOST_OBLIGORS_OF_TWO), LABEL("债务人数", "obligors")),
    CALC_NUMBER(struct portfolio_sector, pd, INSIDE(0, 1), LABEL("违约概率", "probability of default")),
    CALC_NUMBER(struct portfolio_sector, correlation, INSIDE(0, 1), LABEL("资产相关性", "asset correlation")),
};
static const struct calc_shape sector = CALC_SHAPE(struct portfolio_sector, sector_fields);

#define ONLY(model_) WHEN(CHOSEN(model_))
static const struct calc_field loss_fields[] = {
    CALC_CHOICE(struct loss_input, model, models, SELECTS, LABEL("模型", "model")),
    CALC_INTEGER(struct loss_input, n, ABOVE(0), AT_MOST(MOST_OBLIGORS), ONLY(HOMOGENEOUS),
                 LABEL("债务人数", "obligors")),
    CALC_NUMBER(struct loss_input, pd, INSIDE(0, 1), ONLY(HOMOGENEOUS), LABEL("违约概率", "probability of default")),
    CALC_OBJECTS(struct loss_input, obligors, &obligor, NOT_EMPTY, ONLY(HETEROGENEOUS), LABEL("债务人", "obligors")),
    CALC_OBJECTS(struct loss_input, sectors, &sector, ONLY(TWO_SECTORS), CHECKED(check_sectors),
                 LABEL("两个部门", "two sectors")),
    CALC_NUMBER(struct loss_input, correlation, INSIDE(0, 1), WHEN(CHOSEN(HOMOGENEOUS) | CHOSEN(HETEROGENEOUS)),
                LABEL("资产相关性", "asset correlation")),
    CALC_NUMBER(struct loss_input, lgd, FROM_TO(0, 1), ONLY(HOMOGENEOUS), LABEL("违约损失率", "loss given default")),
    CALC_NUMBER(struct loss_input, factor_correlation, INSIDE(-1, 1), ONLY(TWO_SECTORS),
                LABEL("部门因子相关性", "correlation of the sectors' factors")),
    CALC_NUMBERS(struct loss_input, confidence, INSIDE(0, 1), LABEL("置信度", "confidences")),
    CALC_INTEGERS(struct loss_input, cdf_at_defaults, NAMED("cdf_at"), OPTIONAL, ONLY(HOMOGENEOUS),
                  LABEL("求分布函数的违约数", "numbers of defaults to give the distribution function at")),
    CALC_NUMBERS(struct loss_input, cdf_at_losses, NAMED("cdf_at"), OPTIONAL, ONLY(HETEROGENEOUS),
                 LABEL("求分布函数的损失", "losses to give the distribution function at")),
};

/* Per confidence. */
struct tail_lists {
    int64_t *quantile;
    double *loss_rate, *shortfall, *asymptotic, *granularity;
};

/* Mean loss rate beyond the confidence, with the part of the quantile's own probability that lies beyond it. */
static double shortfall_of(const double *probability, size_t count, size_t k, double reached, double confidence)
{
    double sum = (double)k * (reached - confidence);
    for (size_t j = count; j-- > k + 1;)
        sum += (double)j * probability[j];
    return sum / (1 - confidence);
}

static struct tail_lists tails_of(struct calc *calc, const struct loss_input *in, const double *probability)
{
    size_t count = in->confidence.count, states = (size_t)in->n + 1;
    double n = (double)in->n, granular = in->correlation + (1 - in->correlation) / n;
    struct tail_lists t = {ARENA_LIST(calc->arena, int64_t, count + 1), ARENA_LIST(calc->arena, double, count + 1),
                           ARENA_LIST(calc->arena, double, count + 1), ARENA_LIST(calc->arena, double, count + 1),
                           ARENA_LIST(calc->arena, double, count + 1)};
    for (size_t i = 0; i < count; i++) {
        double confidence = in->confidence.items[i], reached = 0;
        size_t k = portfolio_quantile(probability, states, confidence, &reached);
        t.quantile[i] = (int64_t)k;
        t.loss_rate[i] = (double)k / n * in->lgd;
        t.shortfall[i] = in->lgd / n * shortfall_of(probability, states, k, reached, confidence);
        t.asymptotic[i] = in->lgd * vasicek_quantile(in->pd, in->correlation, confidence);
        t.granularity[i] = in->lgd * vasicek_quantile(in->pd, granular, confidence);
    }
    return t;
}

static void put_cdf(struct calc *calc, const struct loss_input *in, const double *probability)
{
    double *cdf = ARENA_LIST(calc->arena, double, in->cdf_at_defaults.count + 1);
    for (size_t i = 0; i < in->cdf_at_defaults.count; i++)
        for (int64_t k = 0; k <= in->n && k <= in->cdf_at_defaults.items[i]; k++)
            cdf[i] += probability[k];
    calc_put_numbers(calc, "cdf", cdf, in->cdf_at_defaults.count);
}

static void put_homogeneous(struct calc *calc, const struct loss_input *in)
{
    const struct portfolio_sector whole = {in->n, in->pd, in->correlation};
    double *probability = portfolio_defaults(calc->arena, &whole), n = (double)in->n;
    struct tail_lists t = tails_of(calc, in, probability);
    size_t count = in->confidence.count;
    json_put_double(&calc->out, "mean_defaults", n * in->pd);
    json_put_double(&calc->out, "sd_defaults", sqrt(portfolio_variance(&whole)));
    json_put_double(&calc->out, "probability_no_default", probability[0]);
    put_cdf(calc, in, probability);
    calc_put_integers(calc, "default_quantile", t.quantile, count);
    calc_put_numbers(calc, "loss_rate_quantile", t.loss_rate, count);
    calc_put_numbers(calc, "loss_rate_expected_shortfall", t.shortfall, count);
    calc_put_numbers(calc, "asymptotic_loss_rate_quantile", t.asymptotic, count);
    json_put_double(&calc->out, "granularity_correlation", in->correlation + (1 - in->correlation) / n);
    calc_put_numbers(calc, "granularity_loss_rate_quantile", t.granularity, count);
}

static const struct error *put_heterogeneous(struct calc *calc, const struct loss_input *in)
{
    struct portfolio_losses losses;
    size_t count = in->obligors.count;
    if (!portfolio_losses(calc->arena, in->obligors.items, count, in->correlation, &losses))
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "不同的损失额太多，无法精确枚举；请将敞口取整到共同单位",
                          "there are too many distinct losses to enumerate; round the exposures to a common unit",
                          "obligors");
    double *each = ARENA_LIST(calc->arena, double, count),
           *cdf = ARENA_LIST(calc->arena, double, in->cdf_at_losses.count + 1);
    double *quantile = ARENA_LIST(calc->arena, double, in->confidence.count + 1), reached, slack = 0;
    for (size_t i = 0; i < count; i++)
        each[i] = in->obligors.items[i].ead * in->obligors.items[i].pd * in->obligors.items[i].lgd;
    for (size_t i = 0; i < in->confidence.count; i++)
        quantile[i] =
            losses.loss[portfolio_quantile(losses.probability, losses.count, in->confidence.items[i], &reached)];
    slack = 1e-11 * losses.loss[losses.count - 1]; /* decimal losses whose sums differ from the question by rounding */
    for (size_t i = 0; i < in->cdf_at_losses.count; i++)
        for (size_t k = 0; k < losses.count && losses.loss[k] <= in->cdf_at_losses.items[i] + slack; k++)
            cdf[i] += losses.probability[k];
    json_put_double(&calc->out, "expected_loss", losses.expected_loss);
    json_put_double(&calc->out, "standard_deviation", losses.standard_deviation);
    json_put_double(&calc->out, "probability_no_loss", losses.probability[0]);
    calc_put_numbers(calc, "obligor_expected_loss", each, count);
    calc_put_numbers(calc, "loss_quantile", quantile, in->confidence.count);
    calc_put_numbers(calc, "cdf", cdf, in->cdf_at_losses.count);
    return NULL;
}

static void put_two_sectors(struct calc *calc, const struct loss_input *in)
{
    const struct portfolio_sector *s = in->sectors.items;
    double *probability = portfolio_defaults_of_two(calc->arena, s, in->factor_correlation), reached;
    int64_t *quantile = ARENA_LIST(calc->arena, int64_t, in->confidence.count + 1);
    size_t states = (size_t)(s[0].n + s[1].n) + 1;
    for (size_t i = 0; i < in->confidence.count; i++)
        quantile[i] = (int64_t)portfolio_quantile(probability, states, in->confidence.items[i], &reached);
    double variance =
        portfolio_variance(&s[0]) + portfolio_variance(&s[1]) + 2 * portfolio_covariance(s, in->factor_correlation);
    json_put_double(&calc->out, "mean_defaults", (double)s[0].n * s[0].pd + (double)s[1].n * s[1].pd);
    json_put_double(&calc->out, "sd_defaults", sqrt(variance));
    json_put_double(&calc->out, "probability_no_default", probability[0]);
    calc_put_integers(calc, "default_quantile", quantile, in->confidence.count);
    json_put_double(&calc->out, "cross_sector_asset_correlation",
                    in->factor_correlation * sqrt(s[0].correlation * s[1].correlation));
}

static const struct error *portfolio_loss(struct calc *calc, const void *input)
{
    const struct loss_input *in = input;
    if (in->model == HETEROGENEOUS)
        return put_heterogeneous(calc, in);
    if (in->model == HOMOGENEOUS)
        put_homogeneous(calc, in);
    else
        put_two_sectors(calc, in);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("portfolio_loss", "有限组合的精确损失分布", "Exact loss distribution of a finite portfolio",
               struct loss_input, loss_fields, portfolio_loss),
};
const struct calc_section portfolio_loss_topics = {topics, sizeof(topics) / sizeof(topics[0])};
