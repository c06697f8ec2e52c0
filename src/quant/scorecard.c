#include "quant/scorecard.h"

#include <math.h>

struct scorecard_scale scorecard_scale(double base_score, double base_odds, double pdo)
{
    double factor = pdo / M_LN2;
    return (struct scorecard_scale){factor, base_score - factor * log(base_odds)};
}

double scorecard_score(struct scorecard_scale scale, double pd)
{
    return scale.offset + scale.factor * log((1 - pd) / pd);
}

double scorecard_points(struct scorecard_scale scale, double coefficient, double woe, double intercept, size_t count)
{
    double n = (double)count;
    return -(coefficient * woe + intercept / n) * scale.factor + scale.offset / n;
}

int64_t scorecard_points_rounded(double points)
{
    double rounded = floor(points + 0.5);
    /* Points beyond any card saturate instead of overflowing. */
    return rounded > 9e15 ? (int64_t)9e15 : rounded < -9e15 ? (int64_t)-9e15 : isnan(rounded) ? 0 : (int64_t)rounded;
}
