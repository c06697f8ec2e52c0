#include "quant/loan_use.h"

#include <string.h>

enum {
    WATCHED_DAYS = 90,      /* how long a payment is the loan's */
    REPAYMENT_DAYS = 30,    /* repaying another loan */
    CASH_DAYS = 5,          /* cash after drawdown */
    ROUND_TRIP_DAYS = 30,   /* money coming back */
    SPLIT_DAYS = 5,         /* payments that belong together */
    CASH_LEAST = 50000000,  /* 500 000 CNY */
    ENTRUSTED = 1000000000, /* 10 000 000 CNY: above it the bank pays the counterparty itself */
};

static bool listed(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(list[i], name))
            return true;
    return false;
}

/* AMOUNT >= PERCENT of BASE */
static bool reaches(__int128 amount, int percent, int64_t base)
{
    return amount * 100 >= (__int128)base * percent;
}

/* A payment 0 .. DAYS after drawdown of at least PERCENT of the loan. */
static bool young_payment(const struct loan_use *use, const struct loan_use_transaction *t, int days, int percent)
{
    int64_t age = t->date - use->drawdown_date;
    return t->type == LOAN_USE_PAYMENT && age >= 0 && age <= days &&
           reaches(t->amount_minor, percent, use->drawdown_amount_minor);
}

static struct loan_use_finding first_that(const struct loan_use *use,
                                          bool (*holds)(const struct loan_use *, const struct loan_use_transaction *))
{
    for (size_t i = 0; i < use->transaction_count; i++)
        if (holds(use, &use->transactions[i]))
            return (struct loan_use_finding){true, i};
    return (struct loan_use_finding){false, 0};
}

static bool to_securities(const struct loan_use *use, const struct loan_use_transaction *t)
{
    static const char *const industries[] = {"securities", "futures", "trust"};
    return young_payment(use, t, WATCHED_DAYS, 1) && listed(t->payee_industry, industries, 3);
}

static bool to_real_estate(const struct loan_use *use, const struct loan_use_transaction *t)
{
    return young_payment(use, t, WATCHED_DAYS, 0) && !strcmp(t->payee_industry, "real_estate") &&
           strcmp(use->purpose, "real_estate_development") != 0;
}

static bool is_linked(const struct loan_use *use, const char *payee, const char *payer)
{
    if (!strcmp(payee, payer))
        return true;
    for (size_t i = 0; i < use->linked_count; i++)
        if (!strcmp(use->linked_accounts[i].payee, payee) && !strcmp(use->linked_accounts[i].other, payer))
            return true;
    return false;
}

static bool comes_back(const struct loan_use *use, const struct loan_use_transaction *payment)
{
    __int128 sum = 0;
    if (payment->type != LOAN_USE_PAYMENT)
        return false;
    for (size_t i = 0; i < use->transaction_count; i++) {
        const struct loan_use_transaction *t = &use->transactions[i];
        int64_t after = t->date - payment->date;
        if (t->type == LOAN_USE_INFLOW && after >= 0 && after <= ROUND_TRIP_DAYS &&
            is_linked(use, payment->payee, t->payer))
            sum += t->amount_minor;
    }
    return reaches(sum, 30, payment->amount_minor);
}

static struct loan_use_finding test_cash(const struct loan_use *use)
{
    __int128 sum = 0;
    struct loan_use_finding found = {false, use->transaction_count};
    for (size_t i = 0; i < use->transaction_count; i++) {
        const struct loan_use_transaction *t = &use->transactions[i];
        int64_t age = t->date - use->drawdown_date;
        if (t->type != LOAN_USE_CASH || age < 0 || age > CASH_DAYS)
            continue;
        sum += t->amount_minor;
        found.transaction = found.transaction < i ? found.transaction : i;
    }
    found.fired = sum >= CASH_LEAST && reaches(sum, 5, use->drawdown_amount_minor);
    return found;
}

static bool controlled_by(const struct loan_use *use, const char *payee, const char *controller)
{
    for (size_t i = 0; i < use->controller_count; i++)
        if (!strcmp(use->controllers[i].payee, payee) && !strcmp(use->controllers[i].other, controller))
            return true;
    return false;
}

/* Payments of one payee (CONTROLLER is NULL) or of one controller's payees, from FIRST's date on. */
static bool split_from(const struct loan_use *use, const struct loan_use_transaction *first, const char *controller)
{
    __int128 sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < use->transaction_count; i++) {
        const struct loan_use_transaction *t = &use->transactions[i];
        int64_t after = t->date - first->date;
        if (t->type != LOAN_USE_PAYMENT || t->amount_minor > ENTRUSTED || after < 0 || after > SPLIT_DAYS)
            continue;
        if (controller ? !controlled_by(use, t->payee, controller) : strcmp(t->payee, first->payee) != 0)
            continue;
        sum += t->amount_minor;
        count++;
    }
    return count >= 2 && sum > ENTRUSTED;
}

static bool splits(const struct loan_use *use, const struct loan_use_transaction *first)
{
    if (first->type != LOAN_USE_PAYMENT || first->amount_minor > ENTRUSTED)
        return false;
    if (split_from(use, first, NULL))
        return true;
    for (size_t i = 0; i < use->controller_count; i++)
        if (!strcmp(use->controllers[i].payee, first->payee) && split_from(use, first, use->controllers[i].other))
            return true;
    return false;
}

static bool to_related_party(const struct loan_use *use, const struct loan_use_transaction *t)
{
    return young_payment(use, t, WATCHED_DAYS, 5) && !t->contract &&
           listed(t->payee, use->related_parties, use->related_count);
}

static bool off_business(const struct loan_use *use, const struct loan_use_transaction *t)
{
    static const char *const special[] = {"securities", "futures", "trust", "real_estate", "bank_loan_account"};
    return young_payment(use, t, WATCHED_DAYS, 10) && !listed(t->payee_industry, special, 5) &&
           !listed(t->payee_industry, use->allowed_industries, use->allowed_count);
}

static bool repays_loan(const struct loan_use *use, const struct loan_use_transaction *t)
{
    return young_payment(use, t, REPAYMENT_DAYS, 5) && !strcmp(t->payee_industry, "bank_loan_account");
}

#define FIRST_THAT(name, holds)                                                                                        \
    static struct loan_use_finding name(const struct loan_use *use)                                                    \
    {                                                                                                                  \
        return first_that(use, holds);                                                                                 \
    }
FIRST_THAT(test_securities, to_securities)
FIRST_THAT(test_real_estate, to_real_estate)
FIRST_THAT(test_round_trip, comes_back)
FIRST_THAT(test_split, splits)
FIRST_THAT(test_related, to_related_party)
FIRST_THAT(test_off_business, off_business)
FIRST_THAT(test_repayment, repays_loan)

const struct loan_use_rule loan_use_rules[LOAN_USE_RULE_COUNT] = {
    {"EW23", "贷款资金流入证券", "Loan money into securities", test_securities},
    {"EW24", "贷款资金流入房地产", "Loan money into property", test_real_estate},
    {"EW25", "资金回流借款人", "Money returns to the borrower", test_round_trip},
    {"EW27", "放款后大额取现", "Large cash withdrawal after drawdown", test_cash},
    {"EW28", "拆分规避受托支付", "Payments split to avoid entrusted payment", test_split},
    {"EW29", "贷款转关联方", "Loan money to a related party", test_related},
    {"EW30", "行业不相关支付", "Payment outside the business", test_off_business},
    {"EW31", "以贷还贷", "Loan repays a loan", test_repayment},
};
