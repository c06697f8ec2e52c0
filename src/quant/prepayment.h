/* Early repayment of part of a loan of equal instalments: what the borrower pays from then on, and the interest it
 * saves. */
#pragma once

#include "quant/schedule.h"

enum prepayment_option {
    PREPAYMENT_REDUCE_PAYMENT, /* the same number of periods, a new level payment */
    PREPAYMENT_SHORTEN_TERM,   /* the same payment, as few periods as it takes */
    PREPAYMENT_OPTIONS
};

extern const char *const prepayment_option_names[PREPAYMENT_OPTIONS + 1];

struct prepayment_terms {
    int64_t principal_minor, rate_e8, period_months, periods; /* the loan; interest per period */
    int64_t after_period;                                     /* 0..periods-1: paid right after this instalment */
    int64_t prepaid_minor;                                    /* > 0, at most the balance then */
    enum prepayment_option option;
};

struct prepayment {
    int64_t balance_before_minor, balance_after_minor;
    struct schedule remaining; /* rows from 1 without dates; none when nothing is left */
    int64_t payment_minor, last_payment_minor;
    int64_t interest_without_prepayment_minor, interest_saved_minor;
};

const struct error *prepayment_build(struct arena *arena, const struct prepayment_terms *terms,
                                     struct prepayment *prepayment);
