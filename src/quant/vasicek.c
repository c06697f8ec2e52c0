#include "quant/vasicek.h"

#include "quant/normal.h"
#include "quant/quadrature.h"

#include <math.h>
#include <stddef.h>

double vasicek_quantile(double pd, double correlation, double confidence)
{
    return normal_cdf((normal_inverse(pd) + sqrt(correlation) * normal_inverse(confidence)) / sqrt(1 - correlation));
}

struct thresholds {
    double a, b;
};

/* The density of Plackett's identity in the angle, asin of the correlation. */
static double plackett(double angle, const void *data)
{
    const struct thresholds *t = data;
    double s = sin(angle), c = cos(angle), gap = t->a - t->b;
    /* (a^2 + b^2 - 2 a b s) / c^2 written so that nothing cancels as s nears 1 */
    double form = s >= 0 ? gap * gap / (c * c) + 2 * t->a * t->b / (1 + s)
                         : (t->a + t->b) * (t->a + t->b) / (c * c) - 2 * t->a * t->b / (1 - s);
    return exp(-0.5 * form) / (2 * M_PI);
}

double vasicek_covariance(double pd, double other_pd, double correlation)
{
    const struct thresholds t = {normal_inverse(pd), normal_inverse(other_pd)};
    return quadrature_integral(plackett, &t, 0, asin(correlation), 64);
}

double vasicek_standard_deviation(double pd, double correlation)
{
    return sqrt(vasicek_covariance(pd, pd, correlation));
}

struct tail {
    double threshold, correlation;
};

static double tail_density(double y, const void *data)
{
    const struct tail *t = data;
    return normal_density(y) * normal_cdf((t->threshold + sqrt(t->correlation) * y) / sqrt(1 - t->correlation));
}

/* The tail integral of the default rate over factors beyond the quantile; panels are set around the point where the
 * default rate turns from 0 to 1, which is sharp when the correlation is near 1. */
double vasicek_expected_shortfall(double pd, double correlation, double confidence)
{
    const struct tail t = {normal_inverse(pd), correlation};
    double from = normal_inverse(confidence), to = fmax(from, 0) + 40;
    double turn = -t.threshold / sqrt(correlation), width = sqrt((1 - correlation) / correlation);
    const double cuts[] = {turn - 10 * width, turn - 3 * width, turn, turn + 3 * width, turn + 10 * width, to};
    double sum = 0, at = from;
    for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
        double end = fmin(fmax(cuts[i], at), to);
        if (end > at)
            sum += quadrature_integral(tail_density, &t, at, end, 8 + (size_t)(4 * fmin(end - at, 60)));
        at = end;
    }
    return sum / (1 - confidence);
}
