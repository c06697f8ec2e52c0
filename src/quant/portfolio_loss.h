/* Exact loss distributions of the Gaussian one- and two-factor models of finite portfolios, by integration over the
 * factor: no simulation. An obligor defaults with probability Phi((Phi^-1(pd) + sqrt(rho) y) / sqrt(1 - rho)) given the
 * factor y. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct portfolio_sector {
    int64_t n;
    double pd, correlation; /* in (0,1) */
};
/* Probabilities of 0 .. n defaults. */
double *portfolio_defaults(struct arena *arena, const struct portfolio_sector *sector);
/* Of 0 .. n1 + n2 defaults; the sectors' factors have this correlation, in (-1,1). */
double *portfolio_defaults_of_two(struct arena *arena, const struct portfolio_sector sectors[2],
                                  double factor_correlation);
/* Variance of the number of defaults of one sector; covariance of those of two. */
double portfolio_variance(const struct portfolio_sector *sector);
double portfolio_covariance(const struct portfolio_sector sectors[2], double factor_correlation);

/* Smallest k of PROBABILITY (COUNT of them, from 0) with F(k) >= CONFIDENCE, allowing 1e-12; *REACHED is F(k). */
size_t portfolio_quantile(const double *probability, size_t count, double confidence, double *reached);

struct portfolio_obligor {
    double ead, pd, lgd;
};
struct portfolio_losses {
    double *loss, *probability; /* attainable losses, ascending */
    size_t count;
    double expected_loss, standard_deviation;
};
/* False when the portfolio has more distinct losses than can be enumerated (about a million). */
bool portfolio_losses(struct arena *arena, const struct portfolio_obligor *obligors, size_t count, double correlation,
                      struct portfolio_losses *result);
