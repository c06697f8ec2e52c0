/* Default rates of groups held against one number: logistic regression on counts, by Newton's steps. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct grouped_rate {
    double x;          /* what the rate is held against */
    double cases, bad; /* 0 <= bad <= cases */
    size_t block;      /* each block has a constant of its own */
};

struct grouped_logit {
    bool found; /* false: X does not vary within blocks, nobody or everybody is bad, or the steps ran away */
    double slope, standard_error;
    double low, high; /* 95 %, Wald */
};

/* ln(p / (1 - p)) = constant of the block + slope x; maximum likelihood. A block in which nobody or everybody is bad
 * says nothing of the slope and is left out. Same numbers as logit_fit over one row a case with a column a block. */
struct grouped_logit logit_fit_grouped(const struct grouped_rate *rates, size_t count);
