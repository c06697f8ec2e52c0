/* The market's opinion beside the rating: the terms of Merton's model, how many quotes it needs, what stands in for the
 * market where there is no share price, and the PD a distance to default means. */
#pragma once

#include "policy/document.h"

struct market_point {
    double distance, pd; /* rising distance, falling PD */
};

struct market_proxy {
    const char *section; /* of industry; NULL: every other one */
    double ebitda_multiple, revenue_multiple, asset_volatility;
};

struct market_size {
    double below; /* revenue, fen */
    double volatility_add;
};

struct market_model {
    const struct document *doc;
    double risk_free, horizon_years; /* continuous, a year */
    int64_t days, least_quotes, stale_days;
    double days_per_year;
    int64_t notches_far; /* a difference from the bank's grade that asks for an explanation */
    const struct market_point *points;
    size_t point_count;
    const struct market_proxy *proxies;
    size_t proxy_count;
    const struct market_size *sizes; /* rising */
    size_t size_count;
};

/* Linear in ln PD between the points, level beyond them. */
double market_pd(const struct market_model *model, double distance);
const struct market_proxy *market_proxy_of(const struct market_model *model, const char *section);
/* Asset volatility of a firm of SECTION with REVENUE fen; NAN: unknown, counts as the smallest. */
double market_volatility(const struct market_model *model, const char *section, double revenue);

struct market_model *market_model_load(struct document *doc);
