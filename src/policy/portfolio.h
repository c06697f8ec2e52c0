/* How the bank measures and limits its credit book: conversion of what is promised into exposure, loss given default by
 * security, weights, limits with their bases, the mix it wants, and what an amount lent must earn. */
#pragma once

#include "policy/document.h"

enum limit_dimension {
    LIMIT_CUSTOMER,
    LIMIT_GROUP,
    LIMIT_INDUSTRY,
    LIMIT_REGION,
    LIMIT_PRODUCT,
    LIMIT_BRANCH,
    LIMIT_DIMENSIONS,
};
enum limit_measure { LIMIT_LOANS, LIMIT_EXPOSURE };
enum limit_base { LIMIT_OF_AMOUNT, LIMIT_OF_TOTAL, LIMIT_OF_TIER1, LIMIT_OF_BOOK };
extern const char *const limit_dimension_names[], *const limit_measure_names[], *const limit_base_names[];

struct portfolio_product {
    const char *name;      /* a product of the entity loan */
    double conversion;     /* exposure per unit of nominal, 1 for what is lent */
    double weight;         /* standardised risk weight, 1 = 100 % */
    bool off_balance;      /* a promise: counts as exposure, not as loan */
    bool amortised_retail; /* personal: no SME relief, weight of its own */
};

struct portfolio_lgd {
    const char *collateral;
    double lgd;
};

/* For every part of DIMENSION, or for the one named KEY. */
struct portfolio_limit_rule {
    const char *name;
    struct label label;
    int dimension, measure, base; /* enums above */
    double limit, warn;           /* share of the base; share of the limit at which it turns yellow */
    const char *key;              /* NULL: every one */
    bool report_only;             /* reported, not forbidden */
    const char *source;           /* rule it comes from */
    int line;
};

struct portfolio_mix {
    const char *section; /* of GB/T 4754 */
    double target, band; /* shares of the book */
};

struct portfolio_policy {
    const struct document *doc;
    const struct portfolio_product *products;
    size_t product_count;
    const struct portfolio_lgd *lgds;
    size_t lgd_count;
    const struct portfolio_limit_rule *limits;
    size_t limit_count;
    const struct portfolio_mix *mixes;
    size_t mix_count;
    double undrawn_conversion, pd_floor, unrated_pd;
    double capital_ratio, tax, funding, operating_cost, deposit_margin, capital_return, hurdle;
    double section_correlation; /* of the systematic factors of two industry sections */
    double confidence;          /* of economic capital */
    double hhi_attention;       /* above this the book counts as concentrated */
    double retail_limit_minor;  /* SME turnover relief ends above this, fen */
};

const struct portfolio_product *portfolio_product(const struct portfolio_policy *policy, const char *name);
double portfolio_lgd(const struct portfolio_policy *policy,
                     const char *collateral); /* that of unsecured when unknown */

struct portfolio_policy *portfolio_load(struct document *doc);
