/* The one-factor Gaussian model of a portfolio without granularity (Vasicek 1987). PDs, correlations, confidences in
 * (0,1). */
#pragma once

/* Default rate of the factor at its CONFIDENCE quantile. */
double vasicek_quantile(double pd, double correlation, double confidence);
/* Covariance of the default indicators of two obligors whose assets have this correlation, in (-1,1): Phi2(a, b; r) - p
 * q by Plackett's integral, without the cancellation. */
double vasicek_covariance(double pd, double other_pd, double correlation);
double vasicek_standard_deviation(double pd, double correlation);
/* Mean of the quantile function over (confidence, 1). */
double vasicek_expected_shortfall(double pd, double correlation, double confidence);
