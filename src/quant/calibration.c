#include "quant/calibration.h"

#include "quant/special.h"

#include <math.h>

double hosmer_lemeshow_chi_square(const struct calibration_group *groups, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double expected = (double)groups[i].n * groups[i].mean_pd, miss = (double)groups[i].defaults - expected;
        sum += miss * miss / (expected * (1 - groups[i].mean_pd));
    }
    return sum;
}

double brier_score(const double *pd, const int64_t *defaulted, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (pd[i] - (double)defaulted[i]) * (pd[i] - (double)defaulted[i]);
    return sum / (double)count;
}

double log_loss(const double *pd, const int64_t *defaulted, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum -= defaulted[i] ? log(pd[i]) : log1p(-pd[i]);
    return sum / (double)count;
}

struct pd_backtest pd_backtest_compute(int64_t n, int64_t defaults, double pd)
{
    double count = (double)n, d = (double)defaults;
    return (struct pd_backtest){
        .binomial_p_value = binomial_at_least(count, d, pd),
        .normal_z = (d - count * pd) / sqrt(count * pd * (1 - pd)),
        .jeffreys_p_value = beta_cdf(pd, d + 0.5, count - d + 0.5),
    };
}

double pluto_tasche_upper(int64_t n, int64_t defaults, double confidence)
{
    if (defaults >= n)
        return 1;
    if (!defaults) /* 1 - (1 - confidence)^(1/n) */
        return -expm1(log1p(-confidence) / (double)n);
    return beta_quantile(confidence, (double)defaults + 1, (double)(n - defaults));
}

/* Elements pooled to one mean, from START to the next block. */
struct pool {
    size_t start;
    double mean, mass;
};

void isotonic_fit(struct arena *arena, const double *value, const double *weight, size_t count, bool increasing,
                  double *fitted)
{
    struct pool *pools = ARENA_LIST(arena, struct pool, count + 1);
    double sign = increasing ? 1 : -1;
    size_t pooled = 0;
    for (size_t i = 0; i < count; i++) {
        struct pool last = {i, sign * value[i], weight[i]};
        while (pooled && pools[pooled - 1].mean >= last.mean) {
            const struct pool *before = &pools[--pooled];
            double mass = before->mass + last.mass;
            last = (struct pool){before->start, (before->mean * before->mass + last.mean * last.mass) / mass, mass};
        }
        pools[pooled++] = last;
    }
    pools[pooled].start = count;
    for (size_t b = 0; b < pooled; b++)
        for (size_t k = pools[b].start; k < pools[b + 1].start; k++)
            fitted[k] = sign * pools[b].mean;
}

double prior_corrected_pd(double pd, double sample_bad_rate, double population_bad_rate)
{
    double odds =
        pd / (1 - pd) * (population_bad_rate / (1 - population_bad_rate)) * ((1 - sample_bad_rate) / sample_bad_rate);
    return odds / (1 + odds);
}
