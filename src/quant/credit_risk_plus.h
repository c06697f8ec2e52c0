/* CreditRisk+ with one gamma sector of mean 1: exact loss distribution in exposure units by Panjer's recursion. */
#pragma once

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

struct credit_risk_plus_obligor {
    int64_t exposure_units; /* > 0 */
    double pd;              /* in (0,1) */
};
struct credit_risk_plus {
    double expected_loss, standard_deviation, poisson_probability_no_loss;
    double *probabilities; /* of losses 0 .. up_to */
    int64_t *quantiles;    /* smallest loss with F >= confidence; NONE when it lies beyond what was computed */
};
struct credit_risk_plus credit_risk_plus_compute(struct arena *arena, const struct credit_risk_plus_obligor *obligors,
                                                 size_t count, double factor_variance, size_t up_to,
                                                 const double *confidence, size_t confidences);
