/* Distribution functions that the standard library lacks, to about 1e-13 relative, also in the tails and for large
 * counts: the leading factors are computed with Loader's saddle-point expansion (2000), which keeps the digits that
 * differences of large log-gammas lose. */
#pragma once

double gamma_lower(double a, double x);    /* P(a, x), a > 0, x >= 0 */
double gamma_upper(double a, double x);    /* Q(a, x) = 1 - P */
double gamma_quantile(double a, double p); /* x with P(a, x) = p, p in (0,1); scale 1 */
double chi_square_upper(double x, double degrees_of_freedom);
double beta_cdf(double x, double a, double b);                       /* I_x(a, b), a, b > 0, x in 0..1 */
double beta_quantile(double p, double a, double b);                  /* x with I_x(a, b) = p, p in (0,1) */
double binomial_at_least(double n, double k, double p);              /* P(D >= k), whole numbers 0 <= k <= n */
double binomial_probability(double n, double k, double p, double q); /* P(D = k), q = 1 - p as exactly as it is known */
