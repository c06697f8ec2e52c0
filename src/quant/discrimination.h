/* How well a score or a characteristic tells good from bad, and whether its population has moved. */
#pragma once

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

struct woe_bin {
    double good, bad; /* counts, any adjustment already added; all > 0 */
};
struct woe {
    double good_share, bad_share, woe, iv_contribution; /* woe = ln(good_share / bad_share) */
};
/* Fills RESULT of COUNT bins and returns the information value. */
double woe_compute(const struct woe_bin *bins, size_t count, struct woe *result);
/* useless < 0.02 <= weak < 0.1 <= medium < 0.3 <= strong <= 0.5 < suspicious */
const char *woe_strength(double iv);

/* Score, higher = safer; bad 0 or 1; both classes present. */
struct rank_metrics {
    double auc, gini, ks, ks_score;
    int64_t n_good, n_bad;
    double auc_standard_error; /* DeLong 1988; NAN when a class has one member only */
};
struct rank_metrics rank_metrics_compute(struct arena *arena, const double *score, const int64_t *bad, size_t count);

/* Population stability: counts per band, sums > 0; shares below FLOOR are raised to it. Fills CONTRIBUTIONS. */
double psi_compute(const double *expected, const double *actual, size_t count, double floor, double *contributions);
/* stable < 0.10 <= watch <= 0.25 < shift */
const char *psi_reading(double psi);
