#include "quant/servicing_engine.h"

#include "quant/exact.h"

/* --- paying ------------------------------------------------------------------------------------------------------- */

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Takes from *AMOUNT what *OWED wants. */
static int64_t pay(int64_t *amount, int64_t *owed)
{
    int64_t part = smaller(*amount, *owed);
    *amount -= part;
    *owed -= part;
    return part;
}

static int64_t pay_rows(struct engine *e, int64_t *amount, bool principal)
{
    int64_t paid = 0;
    for (size_t i = e->oldest; i < e->out->row_count && *amount; i++) {
        struct servicing_row *row = &e->out->rows[i];
        paid += pay(amount, principal ? &row->principal_left_minor : &row->interest_left_minor);
        if (!row->principal_left_minor && !row->interest_left_minor && row->settled_date == NONE)
            row->settled_date = e->now;
    }
    if (principal)
        e->due_principal -= paid;
    else
        e->due_interest -= paid;
    return paid;
}

void engine_oldest(struct engine *e)
{
    while (e->oldest < e->out->row_count) {
        const struct servicing_row *row = &e->out->rows[e->oldest];
        if (row->principal_left_minor || row->interest_left_minor)
            break;
        if (row->settled_date != NONE && row->settled_date - row->due_date > e->state->ever_overdue_days)
            e->state->ever_overdue_days = row->settled_date - row->due_date;
        e->oldest++;
    }
}

int64_t engine_allocate(struct engine *e, int64_t amount, enum servicing_order order, struct servicing_outcome *outcome)
{
    outcome->fee_minor += pay(&amount, &e->fee);
    if (order == SERVICING_PRINCIPAL_FIRST)
        outcome->principal_minor += pay_rows(e, &amount, true);
    else {
        outcome->penalty_minor += pay(&amount, &e->penalty);
        outcome->compound_minor += pay(&amount, &e->compound);
    }
    outcome->interest_minor += pay_rows(e, &amount, false);
    if (order == SERVICING_PRINCIPAL_FIRST) {
        outcome->compound_minor += pay(&amount, &e->compound);
        outcome->penalty_minor += pay(&amount, &e->penalty);
    } else {
        outcome->principal_minor += pay_rows(e, &amount, true);
    }
    e->capital_charges = smaller(e->capital_charges, e->penalty + e->compound);
    engine_oldest(e);
    return amount;
}

static void count_paid(struct engine *e, const struct servicing_outcome *o)
{
    e->state->repaid_minor += o->principal_minor;
    e->state->interest_paid_minor += o->interest_minor;
    e->state->charges_paid_minor += o->fee_minor + o->penalty_minor + o->compound_minor;
}

/* --- events ------------------------------------------------------------------------------------------------------- */

static const struct error *draw(struct engine *e, const struct servicing_event *event)
{
    if (event->date >= e->terms.maturity_date)
        return engine_refuse(e, "effective_on", "before the maturity");
    if (e->closed)
        return engine_refuse(e, "kind", "a loan that was not written off");
    e->normal += event->amount_minor;
    e->state->drawn_minor += event->amount_minor;
    e->dirty = true;
    return NULL;
}

static const struct error *repay(struct engine *e, const struct servicing_event *event, struct servicing_outcome *o)
{
    if (!e->state->drawn_minor)
        return engine_refuse(e, "kind", "a loan that was drawn");
    TRY(engine_charge(e));
    int64_t left = engine_allocate(e, event->amount_minor, event->order, o);
    o->unapplied_minor = left;
    e->unapplied += left;
    return NULL;
}

/* All that is left, with the interest that has run. */
static const struct error *settle(struct engine *e, int64_t *amount, struct servicing_outcome *o)
{
    int64_t interest, principal = e->normal;
    TRY(engine_interest_minor(e, &interest));
    struct servicing_row *row = engine_row(e, e->now, interest, principal);
    row->rule = SERVICING_RULE_LAST;
    e->interest = 0;
    e->first_segment = e->out->segment_count;
    e->period_from = e->now;
    *amount = engine_allocate(e, *amount, SERVICING_INTEREST_FIRST, o);
    return NULL;
}

static const struct error *prepay(struct engine *e, const struct servicing_event *event, struct servicing_outcome *o)
{
    int64_t interest;
    if (!e->state->drawn_minor)
        return engine_refuse(e, "kind", "a loan that was drawn");
    if (event->option == PREPAYMENT_SHORTEN_TERM && e->dirty && e->next < e->dates.count)
        TRY(engine_plan(e));
    TRY(engine_charge(e));
    TRY(engine_interest_minor(e, &interest));
    int64_t left = engine_allocate(e, event->amount_minor, event->order, o);
    if (left >= e->normal + interest && e->normal) {
        TRY(settle(e, &left, o));
    } else {
        int64_t part = smaller(left, e->normal);
        o->principal_minor += part;
        e->normal -= part;
        left -= part;
        e->dirty |= event->option == PREPAYMENT_REDUCE_PAYMENT;
    }
    o->unapplied_minor = left;
    e->unapplied += left;
    return NULL;
}

static const struct error *reset_rate(struct engine *e, const struct servicing_event *event)
{
    if (event->rate_e8 == NONE || event->rate_e8 < -RATE_SCALE || event->rate_e8 > INT64_C(10) * RATE_SCALE)
        return engine_refuse(e, "rate", "0..10");
    e->terms.rate_e8 = event->rate_e8;
    int64_t quote = e->terms.quote_count ? rate_quote_at(e->terms.quotes, e->terms.quote_count, event->date) : 0;
    engine_rate(e, quote + event->rate_e8);
    return NULL;
}

static const struct error *extend(struct engine *e, const struct servicing_event *event)
{
    if (e->matured)
        return engine_refuse(e, "effective_on", "before the maturity; restructure instead");
    if (event->maturity_date == NONE || event->maturity_date <= e->terms.maturity_date)
        return engine_refuse(e, "maturity_date", "after the present maturity");
    e->terms.maturity_date = event->maturity_date;
    TRY(servicing_terms_check(e->arena, &e->terms));
    engine_plan_dates(e);
    e->dirty = true;
    e->state->extensions++;
    return NULL;
}

/* Principal that fell due and was not paid is planned anew. */
static void fold_overdue(struct engine *e)
{
    for (size_t i = e->oldest; i < e->out->row_count; i++) {
        struct servicing_row *row = &e->out->rows[i];
        int64_t left = row->principal_left_minor;
        row->principal_minor -= left;
        row->payment_minor -= left;
        row->closing_minor += left;
        row->principal_left_minor = 0;
        e->due_principal -= left;
        e->normal += left;
        if (!row->interest_left_minor && row->settled_date == NONE)
            row->settled_date = e->now;
    }
    engine_oldest(e);
}

static const struct error *restructure(struct engine *e, const struct servicing_event *event)
{
    if (!event->terms || event->terms->start_date != event->date)
        return engine_refuse(e, "terms", "terms that start on the day of the event");
    TRY(servicing_terms_check(e->arena, event->terms));
    TRY(engine_charge(e));
    TRY(engine_interest_due(e));
    fold_overdue(e);
    e->terms = *event->terms;
    e->matured = false;
    e->next_reset = NONE;
    e->rate_e8 = e->terms.quote_count
                     ? rate_quote_at(e->terms.quotes, e->terms.quote_count, event->date) + e->terms.rate_e8
                     : e->terms.rate_e8;
    engine_plan_dates(e);
    e->dirty = true;
    e->state->restructurings++;
    return NULL;
}

static const struct error *write_off(struct engine *e)
{
    int64_t interest;
    TRY(engine_charge(e));
    TRY(engine_interest_minor(e, &interest));
    int64_t claim = e->normal + e->due_principal + e->due_interest + e->penalty + e->compound + e->fee + interest;
    if (claim <= 0)
        return engine_refuse(e, "kind", "a loan with something owed");
    e->state->written_off_minor += claim;
    e->normal = e->due_principal = e->due_interest = e->penalty = e->compound = e->fee = 0;
    e->capital_charges = 0;
    e->interest = 0;
    e->oldest = e->out->row_count;
    e->closed = true;
    return NULL;
}

static const struct error *recover(struct engine *e, const struct servicing_event *event)
{
    int64_t claim = e->state->written_off_minor - e->state->recovered_minor;
    if (event->amount_minor > claim)
        return engine_refuse(e, "amount", "at most what was written off and not recovered");
    e->state->recovered_minor += event->amount_minor;
    return NULL;
}

static const struct error *apply(struct engine *e, const struct servicing_event *event, struct servicing_outcome *o)
{
    switch (event->kind) {
    case SERVICING_DRAWDOWN:
    case SERVICING_TOP_UP:
        return draw(e, event);
    case SERVICING_REPAYMENT:
        return repay(e, event, o);
    case SERVICING_PREPAYMENT:
    case SERVICING_REFINANCE:
        return prepay(e, event, o);
    case SERVICING_RATE_RESET:
        return reset_rate(e, event);
    case SERVICING_EXTENSION:
        return extend(e, event);
    case SERVICING_RESTRUCTURE:
        return restructure(e, event);
    case SERVICING_FEE:
        e->fee += event->amount_minor;
        return NULL;
    case SERVICING_PENALTY:
        e->penalty += event->amount_minor;
        return NULL;
    case SERVICING_WRITE_OFF:
        return write_off(e);
    case SERVICING_RECOVERY:
        return recover(e, event);
    default:
        return NULL;
    }
}

static bool takes_amount(enum servicing_kind kind)
{
    return kind != SERVICING_RATE_RESET && kind != SERVICING_EXTENSION && kind != SERVICING_RESTRUCTURE &&
           kind != SERVICING_WRITE_OFF && kind != SERVICING_REVERSAL;
}

const struct error *engine_event(struct engine *e, const struct servicing_event *event,
                                 struct servicing_outcome *outcome)
{
    static const int64_t most = INT64_C(10000000000000000);
    if (takes_amount(event->kind) && (event->amount_minor <= 0 || event->amount_minor > most))
        return error_make(e->arena, ERROR_FIELD_RANGE, .field = "amount",
                          .value = arena_format(e->arena, "%lld", (long long)event->amount_minor),
                          .arguments = {"> 0"});
    if (e->normal + e->due_principal > most)
        return engine_refuse(e, "amount", "smaller");
    TRY(apply(e, event, outcome));
    count_paid(e, outcome);
    outcome->balance_minor = e->normal + e->due_principal;
    return NULL;
}
