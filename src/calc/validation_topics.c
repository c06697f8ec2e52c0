/* Building and validating a rating model: characteristics, regression, discrimination, calibration. */
#include "calc/topics.h"
#include "quant/calibration.h"
#include "quant/discrimination.h"
#include "quant/logit.h"
#include "quant/normal.h"
#include "quant/special.h"

#include <math.h>

struct bin {
    const char *bin;
    int64_t good, bad;
};
struct woe_input {
    OBJECT_LIST(struct bin) bins;
    double cell_adjustment;
};

static const struct calc_field bin_fields[] = {
    CALC_TEXT(struct bin, bin, LABEL("分箱", "bin")),
    CALC_INTEGER(struct bin, good, AT_LEAST(0), LABEL("好样本数", "goods")),
    CALC_INTEGER(struct bin, bad, AT_LEAST(0), LABEL("坏样本数", "bads")),
};
static const struct calc_shape bin = CALC_SHAPE(struct bin, bin_fields);
static const struct calc_field woe_fields[] = {
    CALC_OBJECTS(struct woe_input, bins, &bin, NOT_EMPTY, LABEL("各分箱的好坏样本数", "counts of every bin")),
    CALC_NUMBER(struct woe_input, cell_adjustment, DEFAULT(0), AT_LEAST(0),
                LABEL("每个计数先加上的数，避免零", "added to every count first, against zeros")),
};

static const struct error *zero_count(struct calc *calc, size_t i, const char *side)
{
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "计数为零，请合并分箱或设置 cell_adjustment",
                      "the count is zero; merge bins or set cell_adjustment", "bins[%zu].%s", i, side);
}

static const struct error *woe(struct calc *calc, const void *input)
{
    const struct woe_input *in = input;
    size_t count = in->bins.count;
    struct woe_bin *bins = ARENA_LIST(calc->arena, struct woe_bin, count);
    struct woe *found = ARENA_LIST(calc->arena, struct woe, count);
    int64_t good = 0, bad = 0;
    for (size_t i = 0; i < count; i++) {
        const struct bin *row = &in->bins.items[i];
        bins[i] = (struct woe_bin){(double)row->good + in->cell_adjustment, (double)row->bad + in->cell_adjustment};
        if (bins[i].good <= 0)
            return zero_count(calc, i, "good");
        if (bins[i].bad <= 0)
            return zero_count(calc, i, "bad");
        if (__builtin_add_overflow(good, row->good, &good) || __builtin_add_overflow(bad, row->bad, &bad))
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "计数之和过大", "the counts are too large to add",
                              "bins[%zu]", i);
    }
    double iv = woe_compute(bins, count, found);
    struct json_writer *w = &calc->out;
    json_key(w, "bins");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(w, '{');
        json_put_text(w, "bin", in->bins.items[i].bin);
        json_put_double(w, "good_share", found[i].good_share);
        json_put_double(w, "bad_share", found[i].bad_share);
        json_put_double(w, "woe", found[i].woe);
        json_put_double(w, "iv_contribution", found[i].iv_contribution);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_int(w, "total_good", good);
    json_put_int(w, "total_bad", bad);
    json_put_double(w, "iv", iv);
    json_put_text(w, "strength", woe_strength(iv));
    return NULL;
}

struct logit_input {
    struct number_rows x;
    struct integer_list y;
};

static const struct error *check_rows(struct calc *calc, const void *input)
{
    const struct logit_input *in = input;
    for (size_t i = 1; i < in->x.count; i++)
        if (in->x.items[i].count != in->x.items[0].count)
            return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "该行的列数与第一行不同",
                              "the row has another length than the first", "x[%zu]", i);
    return NULL;
}

static bool both_classes(const struct integer_list *flags)
{
    size_t bads = 0;
    for (size_t i = 0; i < flags->count; i++)
        bads += flags->items[i] == 1;
    return bads && bads < flags->count;
}

static const struct error *one_class(struct calc *calc, const char *field)
{
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "必须同时有好样本（0）和坏样本（1）",
                      "both classes, 0 and 1, must be present", "%s", field);
}

static const struct error *check_y(struct calc *calc, const void *input)
{
    const struct logit_input *in = input;
    return both_classes(&in->y) ? NULL : one_class(calc, "y");
}

static const struct calc_field logit_fields[] = {
    CALC_NUMBER_ROWS(struct logit_input, x, NOT_EMPTY, CHECKED(check_rows),
                     LABEL("自变量，一行一个样本，不含常数项", "rows of variables, without the constant")),
    CALC_INTEGERS(struct logit_input, y, FROM_TO(0, 1), SAME_LENGTH(struct logit_input, x), CHECKED(check_y),
                  LABEL("1 为坏样本", "1 = bad")),
};

static double *flatten(struct arena *arena, const struct number_rows *rows)
{
    size_t columns = rows->count ? rows->items[0].count : 0;
    double *flat = ARENA_LIST(arena, double, rows->count *columns + 1);
    for (size_t i = 0; i < rows->count; i++)
        for (size_t j = 0; j < columns; j++)
            flat[i * columns + j] = rows->items[i].items[j];
    return flat;
}

static const struct error *logit(struct calc *calc, const void *input)
{
    const struct logit_input *in = input;
    size_t rows = in->x.count, columns = in->x.items[0].count;
    struct logit fit = logit_fit(calc->arena, flatten(calc->arena, &in->x), in->y.items, rows, columns);
    if (fit.status == LOGIT_DEPENDENT)
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "有一列是常数或是其他列的线性组合，请删除该列",
                          "a column is constant or a combination of others; drop it", "x");
    struct json_writer *w = &calc->out;
    int64_t bads = 0;
    for (size_t i = 0; i < rows; i++)
        bads += in->y.items[i];
    json_put_text(w, "status", fit.status == LOGIT_OK ? "ok" : "separation");
    if (fit.status == LOGIT_OK) {
        json_put_double(w, "intercept", fit.intercept);
        calc_put_numbers(calc, "coefficients", fit.coefficients, columns);
        calc_put_numbers(calc, "standard_errors", fit.standard_errors, columns + 1);
        json_put_double(w, "log_likelihood", fit.log_likelihood);
        json_put_double(w, "log_likelihood_null", fit.log_likelihood_null);
        json_put_double(w, "mcfadden_r2", 1 - fit.log_likelihood / fit.log_likelihood_null);
        calc_put_numbers(calc, "fitted_pd", fit.fitted_pd, rows);
    } else {
        static const char *const numbers[] = {"intercept",      "coefficients",        "standard_errors",
                                              "log_likelihood", "log_likelihood_null", "mcfadden_r2",
                                              "fitted_pd"};
        for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
            json_put_null(w, numbers[i]);
    }
    json_put_int(w, "n", (int64_t)rows);
    json_put_int(w, "bads", bads);
    return NULL;
}

struct rank_input {
    struct number_list score;
    struct integer_list bad;
};

static const struct error *check_bad(struct calc *calc, const void *input)
{
    const struct rank_input *in = input;
    return both_classes(&in->bad) ? NULL : one_class(calc, "bad");
}

static const struct calc_field rank_fields[] = {
    CALC_NUMBERS(struct rank_input, score, LABEL("分数，越高越安全", "scores, higher = safer")),
    CALC_INTEGERS(struct rank_input, bad, FROM_TO(0, 1), SAME_LENGTH(struct rank_input, score), CHECKED(check_bad),
                  LABEL("1 为坏样本", "1 = bad")),
};

static const struct error *rank_metrics(struct calc *calc, const void *input)
{
    const struct rank_input *in = input;
    struct rank_metrics m = rank_metrics_compute(calc->arena, in->score.items, in->bad.items, in->score.count);
    double reach = normal_inverse(0.975) * m.auc_standard_error, interval[] = {m.auc - reach, m.auc + reach};
    struct json_writer *w = &calc->out;
    json_put_double(w, "auc", m.auc);
    json_put_double(w, "gini", m.gini);
    json_put_double(w, "ks", m.ks);
    json_put_double(w, "ks_score", m.ks_score);
    json_put_int(w, "n_good", m.n_good);
    json_put_int(w, "n_bad", m.n_bad);
    json_put_double(w, "auc_standard_error", m.auc_standard_error);
    json_put_text(w, "auc_standard_error_status", isnan(m.auc_standard_error) ? "too_few" : "ok");
    calc_put_numbers(calc, "auc_ci95", interval, 2);
    return NULL;
}

struct psi_input {
    struct number_list expected, actual;
    double floor_share;
};

static const struct error *check_sum(struct calc *calc, const struct number_list *list, const char *field)
{
    double sum = 0;
    for (size_t i = 0; i < list->count; i++)
        sum += list->items[i];
    if (sum > 0 && isfinite(sum))
        return NULL;
    return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "合计必须大于零", "the sum must be above zero", "%s", field);
}

static const struct error *check_expected(struct calc *calc, const void *input)
{
    return check_sum(calc, &((const struct psi_input *)input)->expected, "expected");
}

static const struct error *check_actual(struct calc *calc, const void *input)
{
    return check_sum(calc, &((const struct psi_input *)input)->actual, "actual");
}

static const struct calc_field psi_fields[] = {
    CALC_NUMBERS(struct psi_input, expected, AT_LEAST(0), CHECKED(check_expected),
                 LABEL("建模样本各段数量", "counts at development")),
    CALC_NUMBERS(struct psi_input, actual, AT_LEAST(0), SAME_LENGTH(struct psi_input, expected), CHECKED(check_actual),
                 LABEL("当前样本各段数量", "counts now")),
    CALC_NUMBER(struct psi_input, floor_share, DEFAULT(0.0001), ABOVE(0),
                LABEL("占比下限", "shares below it are raised to it")),
};

static const struct error *psi(struct calc *calc, const void *input)
{
    const struct psi_input *in = input;
    size_t count = in->expected.count;
    double *contributions = ARENA_LIST(calc->arena, double, count);
    double found = psi_compute(in->expected.items, in->actual.items, count, in->floor_share, contributions);
    json_put_double(&calc->out, "psi", found);
    calc_put_numbers(calc, "contributions", contributions, count);
    json_put_text(&calc->out, "reading", psi_reading(found));
    return NULL;
}

enum { DEVELOPMENT, VALIDATION };
static const char *const samples[] = {"development", "validation", NULL};

struct hosmer_input {
    OBJECT_LIST(struct calibration_group) groups;
    int sample;
};

static const struct error *check_sample(struct calc *calc, const void *input)
{
    const struct hosmer_input *in = input;
    if (in->sample == DEVELOPMENT && in->groups.count < 3)
        return calc_fault(calc, ERROR_FIELD_INCONSISTENT, "建模样本至少需要 3 组",
                          "development needs at least 3 groups", "groups");
    return NULL;
}

static const struct calc_field group_fields[] = {
    CALC_INTEGER(struct calibration_group, n, ABOVE(0), LABEL("样本数", "cases")),
    CALC_INTEGER(struct calibration_group, defaults, AT_LEAST(0), AT_MOST_OF(struct calibration_group, n),
                 LABEL("违约数", "defaults")),
    CALC_NUMBER(struct calibration_group, mean_pd, INSIDE(0, 1), LABEL("平均违约概率", "mean PD")),
};
static const struct calc_shape group = CALC_SHAPE(struct calibration_group, group_fields);
static const struct calc_field hosmer_fields[] = {
    CALC_OBJECTS(struct hosmer_input, groups, &group, NOT_EMPTY, LABEL("分组", "groups")),
    CALC_CHOICE(struct hosmer_input, sample, samples, CHECKED(check_sample),
                LABEL("样本：自由度为组数减 2 或组数", "sample: groups - 2 or groups degrees of freedom")),
};

static const struct error *hosmer_lemeshow(struct calc *calc, const void *input)
{
    const struct hosmer_input *in = input;
    double chi_square = hosmer_lemeshow_chi_square(in->groups.items, in->groups.count);
    int64_t freedom = (int64_t)in->groups.count - (in->sample == DEVELOPMENT ? 2 : 0);
    json_put_double(&calc->out, "chi_square", chi_square);
    json_put_int(&calc->out, "degrees_of_freedom", freedom);
    json_put_double(&calc->out, "p_value", chi_square_upper(chi_square, (double)freedom));
    return NULL;
}

struct brier_input {
    struct number_list pd;
    struct integer_list defaulted;
};

static const struct calc_field brier_fields[] = {
    CALC_NUMBERS(struct brier_input, pd, FROM_TO(0, 1), NOT_EMPTY, LABEL("违约概率", "PDs")),
    CALC_INTEGERS(struct brier_input, defaulted, FROM_TO(0, 1), SAME_LENGTH(struct brier_input, pd),
                  LABEL("1 为违约", "1 = defaulted")),
};

static const struct error *brier(struct calc *calc, const void *input)
{
    const struct brier_input *in = input;
    double loss = log_loss(in->pd.items, in->defaulted.items, in->pd.count);
    json_put_double(&calc->out, "brier", brier_score(in->pd.items, in->defaulted.items, in->pd.count));
    json_put_double(&calc->out, "log_loss", loss);
    json_put_text(&calc->out, "log_loss_status", isfinite(loss) ? "ok" : "infinite");
    return NULL;
}

struct backtest_input {
    int64_t n, defaults;
    double pd;
};

static const struct calc_field backtest_fields[] = {
    CALC_INTEGER(struct backtest_input, n, ABOVE(0), LABEL("客户数", "obligors")),
    CALC_INTEGER(struct backtest_input, defaults, AT_LEAST(0), AT_MOST_OF(struct backtest_input, n),
                 LABEL("违约数", "defaults")),
    CALC_NUMBER(struct backtest_input, pd, INSIDE(0, 1), LABEL("预测违约概率", "PD forecast")),
};

static const struct error *pd_backtest(struct calc *calc, const void *input)
{
    const struct backtest_input *in = input;
    struct pd_backtest found = pd_backtest_compute(in->n, in->defaults, in->pd);
    json_put_double(&calc->out, "binomial_p_value", found.binomial_p_value);
    json_put_double(&calc->out, "normal_z", found.normal_z);
    json_put_double(&calc->out, "jeffreys_p_value", found.jeffreys_p_value);
    return NULL;
}

struct pluto_input {
    int64_t n, defaults;
    double confidence;
};

static const struct calc_field pluto_fields[] = {
    CALC_INTEGER(struct pluto_input, n, ABOVE(0), LABEL("客户数", "obligors")),
    CALC_INTEGER(struct pluto_input, defaults, AT_LEAST(0), AT_MOST_OF(struct pluto_input, n),
                 LABEL("违约数", "defaults")),
    CALC_NUMBER(struct pluto_input, confidence, INSIDE(0, 1), LABEL("置信度", "confidence")),
};

static const struct error *pluto_tasche(struct calc *calc, const void *input)
{
    const struct pluto_input *in = input;
    json_put_double(&calc->out, "pd_upper", pluto_tasche_upper(in->n, in->defaults, in->confidence));
    return NULL;
}

enum { INCREASING, DECREASING };
static const char *const directions[] = {"increasing", "decreasing", NULL};

struct isotonic_input {
    struct number_list value, weight;
    int direction;
};

static const struct calc_field isotonic_fields[] = {
    CALC_NUMBERS(struct isotonic_input, value, LABEL("按顺序的数值", "values in order")),
    CALC_NUMBERS(struct isotonic_input, weight, ABOVE(0), SAME_LENGTH(struct isotonic_input, value),
                 LABEL("权重", "weights")),
    CALC_CHOICE(struct isotonic_input, direction, directions, LABEL("方向", "direction")),
};

static const struct error *isotonic(struct calc *calc, const void *input)
{
    const struct isotonic_input *in = input;
    double *fitted = ARENA_LIST(calc->arena, double, in->value.count + 1);
    isotonic_fit(calc->arena, in->value.items, in->weight.items, in->value.count, in->direction == INCREASING, fitted);
    calc_put_numbers(calc, "fitted", fitted, in->value.count);
    return NULL;
}

struct prior_input {
    double pd, sample_bad_rate, population_bad_rate;
};

static const struct calc_field prior_fields[] = {
    CALC_NUMBER(struct prior_input, pd, INSIDE(0, 1), LABEL("模型违约概率", "PD of the model")),
    CALC_NUMBER(struct prior_input, sample_bad_rate, INSIDE(0, 1), LABEL("建模样本坏账率", "bad rate of the sample")),
    CALC_NUMBER(struct prior_input, population_bad_rate, INSIDE(0, 1),
                LABEL("总体坏账率", "bad rate of the population")),
};

static const struct error *prior_correction(struct calc *calc, const void *input)
{
    const struct prior_input *in = input;
    json_put_double(&calc->out, "pd_corrected",
                    prior_corrected_pd(in->pd, in->sample_bad_rate, in->population_bad_rate));
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("woe", "证据权重与信息值", "Weight of evidence and information value", struct woe_input, woe_fields,
               woe),
    CALC_TOPIC("logit", "逻辑回归", "Logistic regression", struct logit_input, logit_fields, logit),
    CALC_TOPIC("rank_metrics", "排序能力：AUC、基尼、KS", "Discrimination: AUC, Gini, KS", struct rank_input,
               rank_fields, rank_metrics),
    CALC_TOPIC("psi", "群体稳定性指数", "Population stability index", struct psi_input, psi_fields, psi),
    CALC_TOPIC("hosmer_lemeshow", "Hosmer-Lemeshow 校准检验", "Hosmer-Lemeshow test of calibration",
               struct hosmer_input, hosmer_fields, hosmer_lemeshow),
    CALC_TOPIC("brier", "Brier 分数与对数损失", "Brier score and log loss", struct brier_input, brier_fields, brier),
    CALC_TOPIC("pd_backtest", "违约概率返回检验", "Back-test of a PD", struct backtest_input, backtest_fields,
               pd_backtest),
    CALC_TOPIC("pluto_tasche", "低违约组合的违约概率上限", "Upper bound of a PD with few defaults", struct pluto_input,
               pluto_fields, pluto_tasche),
    CALC_TOPIC("isotonic", "保序回归", "Isotonic regression", struct isotonic_input, isotonic_fields, isotonic),
    CALC_TOPIC("prior_correction", "违约概率的先验校正", "Prior correction of a PD", struct prior_input, prior_fields,
               prior_correction),
};
const struct calc_section validation_topics = {topics, sizeof(topics) / sizeof(topics[0])};
