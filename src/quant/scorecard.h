/* Points of a scorecard. factor = pdo / ln 2, offset = base_score - factor ln(base_odds), score = offset + factor
 * ln(odds) with odds good:bad. Model: ln(bad:good) = intercept + sum of coefficient x woe. */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct scorecard_scale {
    double factor, offset;
};
struct scorecard_scale scorecard_scale(double base_score, double base_odds, double pdo);
double scorecard_score(struct scorecard_scale scale, double pd); /* pd in (0,1) */

/* One attribute's points when the intercept is spread over COUNT characteristics. */
double scorecard_points(struct scorecard_scale scale, double coefficient, double woe, double intercept, size_t count);
/* Half up, also below zero. Every attribute is rounded, then the card is summed. */
int64_t scorecard_points_rounded(double points);
