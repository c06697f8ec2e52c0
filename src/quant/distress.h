/* Distress and manipulation scores from statements. All three are built on US data: warning signals, never a grade.
 * Sources: Altman 1968, 1983, 1995; Piotroski 2000; Beneish 1999. */
#pragma once

#include "quant/statement.h"

enum distress_zone { DISTRESS_NONE, DISTRESS_DISTRESS, DISTRESS_GREY, DISTRESS_SAFE };

struct altman_score {
    double value; /* NAN without one */
    enum distress_zone zone;
    enum statement_ratio_status status; /* RATIO_OK, RATIO_MISSING, RATIO_ZERO_DENOMINATOR */
};

enum altman_variant {
    ALTMAN_Z,                 /* listed manufacturing, market equity */
    ALTMAN_Z_SALES_0_999,     /* the same with 0.999 for sales, as some print it */
    ALTMAN_Z_PRIME,           /* private */
    ALTMAN_Z_DOUBLE_PRIME,    /* non-manufacturing */
    ALTMAN_Z_DOUBLE_PRIME_EM, /* emerging markets: + 3.25, bounds too */
    ALTMAN_VARIANT_COUNT
};
struct altman {
    double x1, x2, x3, x4_market, x4_book, x5; /* NAN when it cannot be computed */
    struct altman_score score[ALTMAN_VARIANT_COUNT];
};
struct altman altman_compute(const struct statement_figures *current);

/* An item that a score needs and that is absent or makes a denominator zero; periods[0] is the current one. */
struct distress_fault {
    int period; /* 0 current, 1 prior, 2 the one before; -1: no fault */
    enum statement_item item;
    bool zero; /* present, but a denominator is zero */
};

struct piotroski {
    bool roa_positive, cfo_positive, roa_up, cfo_above_net_profit, leverage_down, current_ratio_up, no_new_shares,
        gross_margin_up, turnover_up;
    int f_score;
    double roa, roa_prior, leverage, leverage_prior;
};
struct distress_fault piotroski_compute(const struct statement_figures *const periods[3], struct piotroski *result);

struct beneish {
    double dsri, gmi, aqi, sgi, depi, sgai, lvgi, tata, m8;
    bool above_minus_1_78, above_minus_2_22;
};
struct distress_fault beneish_compute(const struct statement_figures *const periods[2], struct beneish *result);
