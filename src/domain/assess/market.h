/* What the market says of a customer: Merton's model on its share price, or on a proxy where there is none. Part of the
 * facts, and the second opinion on the rating page: the same function gives both. */
#pragma once

#include "domain/assess/facts.h"
#include "quant/merton.h"

/* Quotes of a range of customers, rising by home and day. */
struct market_quotes;
const struct error *market_quotes_read(struct session *s, const struct policy_snapshot *policy, int64_t first,
                                       int64_t last, const struct market_quotes **quotes);

enum market_basis { MARKET_NONE, MARKET_LISTED, MARKET_PROXY };

struct market_opinion {
    enum market_basis basis;
    struct label missing; /* why there is none; empty otherwise */
    double default_point, equity, asset_value, asset_volatility, distance, pd; /* money in fen */
    /* listed */
    int64_t quoted_on;
    size_t quote_count;
    double shares, close, equity_volatility;
    const char *currency;
    struct merton two_equations; /* the other way of solving, for comparison */
    double two_equations_pd;
    bool iterated; /* the series settled; otherwise the two equations speak */
    const double *assets; /* of the series, one a quote */
    const int64_t *days;
    const double *equities;
    /* proxy */
    double multiple, multiplied; /* of EBITDA, or of revenue when EBITDA is not positive */
    bool by_revenue;
    const char *section;
};

/* From facts that are filled in. */
void market_opine(struct arena *arena, const struct policy_snapshot *policy, const struct market_quotes *quotes,
                  int64_t customer, int64_t today, struct fact_set *facts, struct market_opinion *opinion);
/* Puts market_value, merton_distance, merton_pd and merton_proxy_distance of customer I of the range among its facts. */
void market_facts(const struct fact_range *range, size_t i, struct fact_set *facts);
