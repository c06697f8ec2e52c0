/* The normal distribution to full double precision, also in the tails. */
#pragma once

double normal_cdf(double x);     /* 0.5 erfc(-x/sqrt 2): keeps relative accuracy where 1 + erf cancels */
double normal_inverse(double p); /* p in (0,1); Wichura, algorithm AS 241 (1988), refined by one Newton step */
double normal_density(double x);
