/* Logistic regression by unregularised maximum likelihood (Newton with step halving on standardised columns). */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
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

/* The same with a price on large coefficients: minimises minus log-likelihood + ridge / 2 sum b^2 + lasso sum |b| over
 * columns divided by their spread, by Newton's steps each solved by coordinate descent. NONNEGATIVE holds every
 * coefficient at zero or above, which keeps a scorecard's signs right. Always has a solution when ridge > 0 or lasso >
 * 0. */
struct logit_penalty {
    double ridge, lasso;
    bool nonnegative;
};
/* WEIGHT NULL: one each. Fills COEFFICIENTS of COLUMNS; returns the intercept. */
double logit_fit_penalised(struct arena *arena, const double *x, const int64_t *y, const double *weight, size_t rows,
                           size_t columns, const struct logit_penalty *penalty, double *coefficients);
