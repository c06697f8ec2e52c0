#include "quant/granularity.h"

#include "quant/irb.h"
#include "quant/special.h"
#include "quant/vasicek.h"

#include <math.h>

struct granularity granularity_compute(const struct granularity_obligor *obligors, size_t count,
                                       const struct granularity_terms *t, double *capital)
{
    double xi = t->gamma_shape, total = 0, sum = 0;
    struct granularity g = {.gamma_quantile = gamma_quantile(xi, t->confidence) / xi};
    g.delta = (g.gamma_quantile - 1) * (xi + (1 - xi) / g.gamma_quantile);
    g.c = (t->lgd_variance_factor * t->lgd * (1 - t->lgd) + t->lgd * t->lgd) / t->lgd;
    for (size_t i = 0; i < count; i++)
        total += obligors[i].exposure;
    for (size_t i = 0; i < count; i++) {
        const struct irb_terms terms = {.pd = obligors[i].pd,
                                        .lgd = t->lgd,
                                        .maturity_years = 1,
                                        .turnover_10m_cny = NAN,
                                        .turnover_million_eur = NAN};
        double share = obligors[i].exposure / total, correlation = irb_correlation(&terms);
        capital[i] = t->lgd * (vasicek_quantile(obligors[i].pd, correlation, t->confidence) - obligors[i].pd);
        g.portfolio_capital += share * capital[i];
        sum += share * share * g.c * (g.delta * (capital[i] + obligors[i].pd * t->lgd) - capital[i]);
    }
    g.granularity_adjustment = sum / (2 * g.portfolio_capital);
    return g;
}
