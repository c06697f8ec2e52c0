#include "quant/exposure_limit.h"

/* AMOUNT > PARTS / 1000 of BASE */
static bool above_permille(int64_t amount, int parts, int64_t base)
{
    return (__int128)amount * 1000 > (__int128)base * parts;
}

int exposure_limit_percent(enum exposure_counterparty counterparty)
{
    static const int percent[] = {[EXPOSURE_NON_BANK_SINGLE] = 15,
                                  [EXPOSURE_NON_BANK_GROUP] = 20,
                                  [EXPOSURE_INTERBANK] = 25,
                                  [EXPOSURE_GSIB_TO_GSIB] = 15,
                                  [EXPOSURE_ANONYMOUS] = 15};
    return percent[counterparty];
}

bool exposure_limit_breached(const struct exposure_terms *t)
{
    return above_permille(t->exposure_minor, 10 * exposure_limit_percent((enum exposure_counterparty)t->counterparty),
                          t->tier1_capital_net_minor);
}

bool exposure_loan_limit_breached(const struct exposure_terms *t)
{
    return t->counterparty == EXPOSURE_NON_BANK_SINGLE &&
           above_permille(t->loan_balance_minor, 100, t->total_capital_net_minor);
}

bool exposure_large(const struct exposure_terms *t)
{
    return above_permille(t->exposure_minor, 25, t->tier1_capital_net_minor);
}
