/* Early-warning rules on the use of a loan: where the money went after drawdown, and whether it came back. Amounts in
 * fen are compared exactly; windows are inclusive calendar days. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum loan_use_type { LOAN_USE_PAYMENT, LOAN_USE_INFLOW, LOAN_USE_CASH };

struct loan_use_transaction {
    int type; /* enum loan_use_type */
    int64_t date, amount_minor;
    const char *payee, *payee_industry; /* of a payment */
    bool contract;
    const char *payer; /* of an inflow */
};
struct loan_use_pair {
    const char *payee, *other; /* a linked account or a controller of the payee */
};

struct loan_use {
    int64_t drawdown_date, drawdown_amount_minor;
    const char *purpose;
    const char *const *allowed_industries;
    size_t allowed_count;
    const struct loan_use_transaction *transactions;
    size_t transaction_count;
    const struct loan_use_pair *linked_accounts;
    size_t linked_count;
    const char *const *related_parties;
    size_t related_count;
    const struct loan_use_pair *controllers;
    size_t controller_count;
};

/* The finding of one rule: the transaction that made it fire, or the first of those that did together. */
struct loan_use_finding {
    bool fired;
    size_t transaction;
};
struct loan_use_rule {
    const char *id, *zh, *en;
    struct loan_use_finding (*test)(const struct loan_use *use);
};
enum { LOAN_USE_RULE_COUNT = 8 };
extern const struct loan_use_rule loan_use_rules[LOAN_USE_RULE_COUNT]; /* ascending by id */
