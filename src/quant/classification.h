/* Five-class classification of loans: the floors of Order 2023 No. 1; judgement may be worse, never better. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum loan_class { LOAN_NORMAL = 1, LOAN_SPECIAL_MENTION, LOAN_SUBSTANDARD, LOAN_DOUBTFUL, LOAN_LOSS };
enum loan_restructured { LOAN_NOT_RESTRUCTURED, LOAN_RESTRUCTURED, LOAN_RESTRUCTURED_AGAIN };
const char *loan_class_name(enum loan_class class);

struct loan_facts {
    int64_t overdue_days;
    bool technical_overdue, fund_misuse, repaid_by_new_debt, small_renewal_exempt, npl_elsewhere, credit_impaired,
        severe_downgrade, evading_debt, bankruptcy_liquidation;
    double ecl_ratio, overdue90_share_all_banks, npl_share_own_bank; /* 0..1 */
    int restructured;                                                /* enum loan_restructured */
};

struct loan_reason {
    enum loan_class class;
    const char *article;
};
enum { LOAN_REASONS_MOST = 20 };
struct loan_classification {
    enum loan_class class;
    struct loan_reason reasons[LOAN_REASONS_MOST]; /* every trigger that holds, in the order of the rule */
    size_t reason_count;
};
struct loan_classification loan_classify(const struct loan_facts *facts);
