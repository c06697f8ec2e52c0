/* Internal ratings based capital for corporate exposures: the only K of the product; irb_capital and raroc both use it.
 * Source: Basel II paragraphs 272-273 and the Chinese capital rule of 2023 (Order 2023 No. 4), without the 1.06 factor.
 */
#pragma once

#include <stdbool.h>

struct irb_terms {
    double pd;             /* one year, in (0,1), any floor already applied (irb_floored_pd) */
    double lgd;            /* in 0..1 */
    double maturity_years; /* counted as 1 below 1 and as 5 above 5 */
    /* Yearly turnover of a small or medium company; NAN when the size relief does not apply. At most one is given. */
    double turnover_10m_cny;          /* Chinese rule, 10 million CNY, counted within 3..30 */
    double turnover_million_eur;      /* Basel II, counted within 5..50 */
    bool large_financial_institution; /* large or unregulated: correlation times 1.25 */
};

struct irb {
    double correlation;         /* R */
    double maturity_b;          /* b = (0.11852 - 0.05478 ln pd)^2 */
    double conditional_pd;      /* default rate of the 99.9 % year */
    double capital_requirement; /* K per unit of exposure */
};

double irb_floored_pd(double pd, double floor);
/* R alone, for the models that use the supervisory correlation without a maturity. */
double irb_correlation(const struct irb_terms *terms);
struct irb irb_capital(const struct irb_terms *terms);
/* K of a defaulted exposure: what the loss may exceed the best estimate by. */
double irb_defaulted_capital(double lgd, double best_estimate_el);
/* 1.0 = 100 % */
double irb_risk_weight(double capital_requirement);
