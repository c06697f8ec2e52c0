#include "quant/classification.h"

const char *loan_class_name(enum loan_class class)
{
    static const char *const names[] = {"", "normal", "special_mention", "substandard", "doubtful", "loss"};
    return names[class];
}

static void add(struct loan_classification *c, bool holds, enum loan_class class, const char *article)
{
    if (!holds)
        return;
    c->reasons[c->reason_count++] = (struct loan_reason){class, article};
    if (class > c->class)
        c->class = class;
}

struct loan_classification loan_classify(const struct loan_facts *f)
{
    struct loan_classification c = {.class = LOAN_NORMAL};
    add(&c, f->overdue_days > 0 && !f->technical_overdue, LOAN_SPECIAL_MENTION, "A10(1)");
    add(&c, f->fund_misuse, LOAN_SPECIAL_MENTION, "A10(2)");
    add(&c, f->repaid_by_new_debt && !f->small_renewal_exempt, LOAN_SPECIAL_MENTION, "A10(3)");
    add(&c, f->npl_elsewhere, LOAN_SPECIAL_MENTION, "A10(4)");
    add(&c, f->overdue_days > 90, LOAN_SUBSTANDARD, "A11(1)");
    add(&c, f->credit_impaired, LOAN_SUBSTANDARD, "A11(2)");
    add(&c, f->severe_downgrade, LOAN_SUBSTANDARD, "A11(3)");
    add(&c, f->overdue90_share_all_banks > 0.20, LOAN_SUBSTANDARD, "A11(4)");
    add(&c, f->overdue_days > 270, LOAN_DOUBTFUL, "A12(1)");
    add(&c, f->evading_debt, LOAN_DOUBTFUL, "A12(2)");
    add(&c, f->credit_impaired && f->ecl_ratio >= 0.50, LOAN_DOUBTFUL, "A12(3)");
    add(&c, f->overdue_days > 360, LOAN_LOSS, "A13(1)");
    add(&c, f->bankruptcy_liquidation, LOAN_LOSS, "A13(2)");
    add(&c, f->credit_impaired && f->ecl_ratio >= 0.90, LOAN_LOSS, "A13(3)");
    /* These raise a class only; where it is as bad already they are no reason. */
    add(&c, f->npl_share_own_bank > 0.10 && c.class < LOAN_SUBSTANDARD, LOAN_SUBSTANDARD, "A7");
    add(&c, f->restructured == LOAN_RESTRUCTURED && c.class < LOAN_SPECIAL_MENTION, LOAN_SPECIAL_MENTION, "A21");
    add(&c, f->restructured == LOAN_RESTRUCTURED_AGAIN && c.class < LOAN_SUBSTANDARD, LOAN_SUBSTANDARD, "A22");
    return c;
}
