/* Two tests of the lending rules that compare money exactly: must the lender pay the payee itself, and is a project's
 * own capital enough. The numbers are parameters; those in force are given as constants. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Entrusted payment 受托支付, orders 2024 No. 1-3. Above a limit the lender pays; "超过" excludes the limit itself. */
enum entrusted_product {
    ENTRUSTED_FIXED_ASSET,
    ENTRUSTED_WORKING_CAPITAL,
    ENTRUSTED_PERSONAL_CONSUMPTION,
    ENTRUSTED_PERSONAL_BUSINESS,
    ENTRUSTED_PRODUCTS
};

extern const char *const entrusted_product_names[ENTRUSTED_PRODUCTS + 1];

struct entrusted_limits {
    int64_t limit_minor[ENTRUSTED_PRODUCTS];
};
extern const struct entrusted_limits entrusted_limits_2024;

struct entrusted_payment {
    enum entrusted_product product;
    int64_t amount_minor; /* of one payment to one payee */
    bool payee_known;
    bool new_relationship_average_credit;
};

bool entrusted_payment_required(const struct entrusted_payment *payment, const struct entrusted_limits *limits);

/* Project capital 资本金, 国发〔2015〕51号 as amended by 国发〔2019〕26号. */
struct capital_sector {
    const char *name;
    int minimum_percent;
};
extern const struct capital_sector capital_sectors[];
extern const char *const capital_sector_names[]; /* the same order, ends with NULL */

struct project_capital {
    int minimum_percent;
    double actual_ratio;
    bool meets_minimum;           /* compared in whole fen */
    bool instruments_within_half; /* equity-type instruments are at most half of the capital */
};

/* SHORT_BOARD: infrastructure with a clear return may stay 5 points lower. INVESTMENT > 0. */
struct project_capital project_capital_test(int sector, bool short_board, int64_t investment_minor,
                                            int64_t capital_minor, int64_t equity_instruments_minor);
