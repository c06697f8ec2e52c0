/* Logistic regression by unregularised maximum likelihood (Newton with step halving on standardised columns). */
#pragma once

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

enum logit_status {
    LOGIT_OK,
    LOGIT_SEPARATION, /* the classes can be told apart perfectly, so that no finite maximum exists */
    LOGIT_DEPENDENT   /* a column is a combination of the others and the constant */
};

struct logit {
    enum logit_status status;
    double intercept, *coefficients, *standard_errors; /* standard errors: intercept first */
    double log_likelihood, log_likelihood_null;
    double *fitted_pd;
};
/* X: ROWS x COLUMNS by rows, without the constant. Y: 0 or 1, 1 = bad, both present. */
struct logit logit_fit(struct arena *arena, const double *x, const int64_t *y, size_t rows, size_t columns);
