/* Concentration limits of Order 2018 No. 1, compared exactly in fen; a limit may be met but not exceeded. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum exposure_counterparty {
    EXPOSURE_NON_BANK_SINGLE,
    EXPOSURE_NON_BANK_GROUP,
    EXPOSURE_INTERBANK,
    EXPOSURE_GSIB_TO_GSIB,
    EXPOSURE_ANONYMOUS
};
int exposure_limit_percent(enum exposure_counterparty counterparty); /* of net Tier 1 capital */

struct exposure_terms {
    int counterparty; /* enum exposure_counterparty */
    int64_t loan_balance_minor, exposure_minor, total_capital_net_minor, tier1_capital_net_minor;
};
bool exposure_limit_breached(const struct exposure_terms *terms);
bool exposure_loan_limit_breached(
    const struct exposure_terms *terms);                 /* loans to a single non-bank: 10 % of total capital */
bool exposure_large(const struct exposure_terms *terms); /* above 2.5 % of net Tier 1 capital */
