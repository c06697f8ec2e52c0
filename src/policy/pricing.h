/* What a price is made of: the bank's internal cost of money by term, its reference rates, running costs, tax, capital,
 * and how much a loan loses by kind of security. */
#pragma once

#include "policy/expression.h"

struct pricing_point {
    int64_t months;
    double rate;
};

struct pricing_security {
    const char *name; /* credit, guarantee, mortgage, pledge */
    struct label label;
    double recovery; /* share of the security's value that a sale brings */
};

struct pricing_cost {
    const char *line;
    double rate; /* running cost a year over the exposure */
};

struct pricing {
    const struct document *doc;
    double lpr_1y, lpr_5y;
    const char *lpr_on;
    const struct pricing_point *funding,
        *liquidity; /* by rising months: cost of money by repricing term, premium by final term */
    size_t funding_count, liquidity_count;
    const struct pricing_cost *costs;
    size_t cost_count;
    double cost_rate; /* of the lines not named */
    double tax_rate, capital_ratio, capital_return, target_raroc, hurdle;
    double pd_floor, lgd_floor;
    const struct pricing_security *securities;
    size_t security_count;
};

/* Between two points straight, beyond the ends flat. */
double pricing_curve(const struct pricing_point *points, size_t count, double months);
/* LPR of the term: of one year up to five years, of five years above (handbook of the field 5.6). */
double pricing_lpr(const struct pricing *pricing, int64_t term_months);
/* Cost of money: by the repricing term, plus the liquidity premium of the final term. */
double pricing_ftp(const struct pricing *pricing, int64_t term_months, int64_t repricing_months);
double pricing_cost(const struct pricing *pricing, const char *line);
void pricing_write(struct json_writer *w, const struct pricing *pricing);

struct pricing *pricing_load(struct document *doc);
