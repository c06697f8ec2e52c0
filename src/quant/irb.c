#include "quant/irb.h"

#include "quant/normal.h"

#include <math.h>

static const double irb_confidence = 0.999;

static double clip(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

double irb_floored_pd(double pd, double floor)
{
    return fmax(pd, floor);
}

/* At most 4 points off, falling to nothing at the upper bound of the turnover. */
static double size_relief(const struct irb_terms *terms)
{
    if (!isnan(terms->turnover_10m_cny))
        return 0.04 * (1 - (clip(terms->turnover_10m_cny, 3, 30) - 3) / 27);
    if (!isnan(terms->turnover_million_eur))
        return 0.04 * (1 - (clip(terms->turnover_million_eur, 5, 50) - 5) / 45);
    return 0;
}

double irb_correlation(const struct irb_terms *terms)
{
    double w = expm1(-50 * terms->pd) / expm1(-50);
    double correlation = 0.12 * w + 0.24 * (1 - w) - size_relief(terms);
    return terms->large_financial_institution ? 1.25 * correlation : correlation;
}

struct irb irb_capital(const struct irb_terms *terms)
{
    struct irb irb = {.correlation = irb_correlation(terms)};
    double r = irb.correlation, slope = 0.11852 - 0.05478 * log(terms->pd);
    irb.maturity_b = slope * slope;
    irb.conditional_pd =
        normal_cdf((normal_inverse(terms->pd) + sqrt(r) * normal_inverse(irb_confidence)) / sqrt(1 - r));
    double maturity = clip(terms->maturity_years, 1, 5);
    double adjustment = (1 + (maturity - 2.5) * irb.maturity_b) / (1 - 1.5 * irb.maturity_b);
    irb.capital_requirement = terms->lgd * (irb.conditional_pd - terms->pd) * adjustment;
    return irb;
}

double irb_defaulted_capital(double lgd, double best_estimate_el)
{
    return fmax(0, lgd - best_estimate_el);
}

double irb_risk_weight(double capital_requirement)
{
    return 12.5 * capital_requirement;
}
