/* The normal distribution to full double precision, also in the tails. */
#pragma once

double normal_cdf(double x);     /* 0.5 erfc(-x/sqrt 2): keeps relative accuracy where 1 + erf cancels */
double normal_inverse(double p); /* p in (0,1); Wichura, algorithm AS 241 (1988): about 1e-15 relative, also at 1e-300 */
double normal_density(double x);
