/* Penalty interest on overdue or misused principal and compound interest on unpaid interest, act/360, each amount
 * rounded once. Source: PBoC 银发〔2003〕251号: overdue +30..50 %, misuse +50..100 %, both at once take the higher,
 * never the sum. */
#pragma once

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct overdue_terms {
    int64_t principal_minor, interest_minor; /* overdue, >= 0 */
    int64_t contract_rate_e8;
    int64_t overdue_uplift_e8, misuse_uplift_e8; /* NONE where it does not apply; at least one is given */
    int64_t due_date, paid_date;
    bool matured;           /* after maturity unpaid interest bears the penalty rate, before it the contract rate */
    int capitalisation_day; /* 1..28: unpaid charges join the compound base monthly on it; 0: never */
};

struct overdue_row {
    int64_t date, days;
    int64_t penalty_interest_minor, compound_interest_minor, total_minor;
};

struct overdue {
    int64_t uplift_e8;
    double penalty_rate, compound_rate; /* exact contract rate times exact factor, for show */
    struct overdue_row *rows;           /* one a capitalisation, the last at paid_date; always at least one */
    size_t count;
    int64_t total_minor;
};

/* field.inconsistent overdue_uplift when no uplift is given; field.range overdue_principal_minor when amounts outgrow
 * int64. */
const struct error *overdue_build(struct arena *arena, const struct overdue_terms *terms, struct overdue *overdue);
