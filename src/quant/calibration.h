/* Are the PDs as high as the defaults that came. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct calibration_group {
    int64_t n, defaults;
    double mean_pd; /* in (0,1) */
};
/* Sum of (O - E)^2 / (n p (1 - p)). */
double hosmer_lemeshow_chi_square(const struct calibration_group *groups, size_t count);

double brier_score(const double *pd, const int64_t *defaulted, size_t count);
/* -mean(y ln p + (1 - y) ln(1 - p)); infinite when an impossible outcome came. */
double log_loss(const double *pd, const int64_t *defaulted, size_t count);

struct pd_backtest {
    double binomial_p_value; /* P(D >= defaults) */
    double normal_z;
    double jeffreys_p_value; /* Beta(d + 1/2, n - d + 1/2) at the PD: the practice of the ECB */
};
struct pd_backtest pd_backtest_compute(int64_t n, int64_t defaults, double pd);

/* Upper confidence bound of a PD from few or no defaults, independent case. Pluto and Tasche 2005. */
double pluto_tasche_upper(int64_t n, int64_t defaults, double confidence);

/* Weighted pool-adjacent-violators. */
void isotonic_fit(struct arena *arena, const double *value, const double *weight, size_t count, bool increasing,
                  double *fitted);

/* PD of a model built on a sample with another bad rate: logit p' = logit p + logit(population) - logit(sample). */
double prior_corrected_pd(double pd, double sample_bad_rate, double population_bad_rate);
