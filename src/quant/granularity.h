/* Granularity adjustment of Gordy and Luetkebohmert (2007), without maturity. */
#pragma once

#include <stddef.h>

struct granularity_obligor {
    double exposure, pd; /* > 0; in (0,1) */
};
struct granularity_terms {
    double lgd, lgd_variance_factor, gamma_shape, confidence;
};
struct granularity {
    double gamma_quantile; /* of Gamma(shape, 1/shape) */
    double delta, c;
    double portfolio_capital, granularity_adjustment; /* shares of the exposure */
};
/* Fills CAPITAL, per unit of each obligor's exposure. */
struct granularity granularity_compute(const struct granularity_obligor *obligors, size_t count,
                                       const struct granularity_terms *terms, double *capital);
