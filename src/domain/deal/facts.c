/* Facts of a deal beside those of its customer. */
#include "domain/assess/assess.h"
#include "domain/deal/deal.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

void deal_clear(struct deal *deal)
{
    *deal = (struct deal){.customer = NONE,
                          .amount = NONE,
                          .term_months = NONE,
                          .grace_months = NONE,
                          .repricing_months = NONE,
                          .security = NONE,
                          .security_value = NONE,
                          .side_income = NONE,
                          .rate = NAN,
                          .upfront_fee = NAN,
                          .yearly_fee = NAN,
                          .pd = NAN,
                          .lgd = NAN,
                          .ftp_rate = NAN,
                          .cost_rate = NAN,
                          .tax_rate = NAN,
                          .capital_ratio = NAN,
                          .target_raroc = NAN};
}

static double money_fact(struct fact_set *facts, const char *name)
{
    const struct fact *fact = fact_find(facts->table, name);
    struct value value = fact ? fact_value(facts, fact) : value_unknown(VALUE_MONEY, VALUE_MISSING);
    return value_known(value) ? (double)value.minor : NAN;
}

/* The group's exposure, or the customer's when it belongs to none, plus this deal. */
static void exposure_put(struct fact_set *facts, const struct deal *deal)
{
    double own = money_fact(facts, "exposure"), group = money_fact(facts, "group_exposure"),
           base = isnan(group) ? own : fmax(group, isnan(own) ? 0 : own);
    if (isnan(base))
        base = 0; /* a new customer owes nothing yet */
    fact_put_int(facts, "deal_group_exposure", (int64_t)(base + (double)deal->amount * deal->product->conversion));
}

static void number_put(struct fact_set *facts, const char *name, int64_t number)
{
    if (number != NONE)
        fact_put_number(facts, name, (double)number);
    else
        fact_put_status(facts, name, VALUE_MISSING);
}

/* The rating in force, as it stands with the customer. */
static const struct error *grade_put(struct session *s, int64_t customer, struct fact_set *facts)
{
    struct customer row;
    bool found;
    TRY(row_stored(s, &customer_entity, customer, customer, &row, &found));
    if (found && row.grade)
        fact_put_text(facts, "grade", row.grade);
    if (found && !isnan(row.pd))
        fact_put_number(facts, "pd", row.pd);
    return NULL;
}

const struct error *deal_facts(struct session *s, const struct policy_snapshot *policy, const struct deal *deal,
                               struct fact_set **out)
{
    static const char *const securities[] = {"credit", "guarantee", "mortgage", "pledge"};
    struct fact_set *facts;
    struct price price;
    TRY(facts_of_customer(s, policy, deal->customer, &facts));
    TRY(grade_put(s, deal->customer, facts));
    *out = facts;
    fact_put_int(facts, "deal_amount", deal->amount);
    number_put(facts, "deal_term_months", deal->term_months);
    number_put(facts, "deal_grace_months", deal->grace_months);
    fact_put_text(facts, "deal_product", deal->product->doc->name);
    fact_put_text(facts, "deal_family", deal->product->family);
    if (deal->security >= 0 && deal->security < 4)
        fact_put_text(facts, "deal_security", securities[deal->security]);
    if (deal->security_value != NONE)
        fact_put_int(facts, "deal_security_value", deal->security_value);
    exposure_put(facts, deal);
    price_compute(s->arena, policy, deal, facts, &price);
    if (price.evaluated)
        fact_put_number(facts, "deal_raroc", price.result.raroc);
    fact_put_number(facts, "deal_spread_bp", price.spread_bp);
    fact_put_text(facts, "deal_level", deal_level(s->arena, policy, facts));
    return NULL;
}

const struct error *deal_of_application(struct session *s, const struct policy_snapshot *policy,
                                        const struct application *row, struct deal *deal)
{
    deal_clear(deal);
    deal->product = policy_product(policy, row->product);
    if (!deal->product)
        return error_make(s->arena, ERROR_DEAL_PRODUCT, .field = "product", .value = row->product);
    deal->customer = row->customer;
    deal->amount = row->amount;
    deal->term_months = row->term_months;
    deal->grace_months = row->grace_months;
    deal->security = row->security;
    deal->security_value = row->security_value;
    deal->rate = row->rate == NONE ? NAN : (double)row->rate / 1e8;
    return NULL;
}
