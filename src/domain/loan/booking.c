/* Events that happen to loans: refused when playing them makes no sense, otherwise booked once. */
#include "base/text.h"
#include "domain/limit/limit.h"
#include "domain/loan/loan.h"
#include "domain/loan/write.h"
#include "policy/snapshot.h"
#include "record/row.h"

#include <string.h>

/* --- policy ---------------------------------------------------------------------------------------------------------
 */

static void put_loan_facts(struct session *s, struct fact_set *facts, const struct loan_play *play,
                           const struct loan_event *event)
{
    const struct loan *loan = &play->loan;
    fact_put_text(facts, "loan_product", entity_field(&loan_entity, "product")->choices[loan->product].name);
    fact_put_text(
        facts, "loan_class",
        entity_field(&loan_entity, "five_class")->choices[loan->five_class == NONE ? 0 : loan->five_class].name);
    fact_put_int(facts, "loan_overdue_days", loan->overdue_days == NONE ? 0 : loan->overdue_days);
    fact_put_number(facts, "loan_overdue_days", loan->overdue_days == NONE ? 0 : (double)loan->overdue_days);
    fact_put_text(facts, "event_kind", entity_field(&loan_event_entity, "kind")->choices[event->kind].name);
    fact_put_number(facts, "event_days_back", (double)(s->today - event->effective_on));
}

static struct fact_set *loan_facts_of(struct session *s, const struct loan_play *play, const struct loan_event *event)
{
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    fact_set_reset(facts);
    put_loan_facts(s, facts, play, event);
    return facts;
}

/* Bad loans repay principal first, good ones interest: what the bank decided on the day stays with the event. */
static void settle_by_policy(struct session *s, const struct loan_play *play, struct loan_event *event)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "settlement_order") : NULL;
    struct table_result result;
    if (event->settle_order != NONE || !table)
        return;
    struct fact_set *facts = loan_facts_of(s, play, event);
    table_decide(s->arena, table, facts, &result);
    struct value order = table_output(&result, 0, "settle_order", facts);
    if (result.evaluated && value_known(order))
        event->settle_order = text_equal(order.text, "principal_first") ? LOAN_EVENT_SETTLE_ORDER_PRINCIPAL_FIRST
                                                                        : LOAN_EVENT_SETTLE_ORDER_INTEREST_FIRST;
}

/* Books that are closed stay closed: how far back an event may lie is the policy's. */
const struct error *loan_period_open(struct session *s, const struct loan_play *play, const struct loan_event *event)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "back_dating") : NULL;
    struct table_result result;
    if (event->effective_on > s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "effective_on",
                          .value = date_text(s->arena, event->effective_on),
                          .arguments = {arena_format(s->arena, "<= %s", date_text(s->arena, s->today))});
    if (!table || event->source == LOAN_EVENT_SOURCE_DEMO)
        return NULL;
    struct fact_set *facts = loan_facts_of(s, play, event);
    table_decide(s->arena, table, facts, &result);
    struct value open = table_output(&result, 0, "open", facts);
    return value_known(open) && open.truth ? NULL
                                           : error_make(s->arena, ERROR_LOAN_CLOSED_PERIOD, .field = "effective_on",
                                                        .value = date_text(s->arena, event->effective_on));
}

/* --- booking --------------------------------------------------------------------------------------------------------
 */

static const struct error *already_booked(struct session *s, struct loan_booking *b)
{
    int64_t home, id;
    struct loan_event before;
    if (!b->event.reference)
        return NULL;
    TRY(record_find_unique(s, &loan_event_entity, "reference", b->event.reference, &home, &id));
    if (id == NONE)
        return NULL;
    if (record_load(s, &loan_event_entity, home, id, &before))
        return error_make(s->arena, ERROR_LOAN_REFERENCE_TAKEN, .field = "reference", .value = b->event.reference);
    bool same = before.loan == b->event.loan && before.kind == b->event.kind && before.amount == b->event.amount &&
                before.effective_on == b->event.effective_on;
    if (!same)
        return error_make(s->arena, ERROR_LOAN_REFERENCE_TAKEN, .field = "reference", .value = b->event.reference);
    b->known = true;
    b->event = before;
    return NULL;
}

static const struct error *try_event(struct session *s, const struct loan_books *books, struct loan_booking *b)
{
    b->event.record.id = id_new();
    TRY(loan_play_add(s, books, &b->play, &b->event));
    TRY(loan_play_again(s, books, s->today, false, &b->play));
    for (size_t i = 0; i < b->play.count; i++)
        if (b->play.rows[i].record.id == b->event.record.id)
            b->outcome = b->play.result.outcomes[i];
    b->event.record.id = 0;
    return NULL;
}

static const struct error *write_booking(struct session *engine, struct loan_booking *b, int64_t balance_before)
{
    TRY(record_put(engine, &loan_event_entity, &b->event));
    if (loan_derive(&b->play.loan, &b->play.result.state))
        TRY(record_update(engine, &loan_entity, &b->play.loan, NULL));
    return limit_follow(engine, &b->play.loan, balance_before, b->play.result.state.balance_minor, b->event.record.id,
                        b->event.source == LOAN_EVENT_SOURCE_DRAWDOWN);
}

const struct error *loan_book_event(struct session *s, int64_t home, int64_t id, struct loan_booking *b)
{
    struct loan_books books;
    struct session engine;
    TRY(scope_row(s, &loan_entity, ACCESS_READ, home, id));
    b->event.customer = home;
    b->event.loan = id;
    if (b->event.source == NONE)
        b->event.source = LOAN_EVENT_SOURCE_MANUAL;
    TRY(loan_books_read(s, &books));
    TRY(row_hold(s, &loan_entity, home, id)); /* one booking of a loan at a time */
    TRY(loan_play(s, &books, home, id, s->today, false, &b->play));
    if (!b->play.serviced)
        return error_make(s->arena, ERROR_LOAN_NOT_SERVICED, .arguments = {b->play.loan.number});
    TRY(already_booked(s, b));
    if (b->known)
        return NULL;
    TRY(loan_period_open(s, &b->play, &b->event));
    settle_by_policy(s, &b->play, &b->event);
    int64_t before = b->play.result.state.balance_minor;
    TRY(try_event(s, &books, b));
    const struct viewer *viewer = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = write_booking(&engine, b, before);
    s->tx->viewer = viewer;
    return error;
}

const struct error *loan_create(struct session *s, struct loan *loan, const char *terms)
{
    struct loan_books books;
    struct servicing_terms read;
    struct servicing probe;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    const char *problem;
    TRY(loan_books_read(s, &books));
    TRY(loan_terms_read(&books, s->arena, terms, &read));
    loan_terms_write(&w, &read, json_get_text(json_read(s->arena, terms, strlen(terms), &problem), "reference"));
    loan->terms = buffer_end(&out);
    loan->started_on = read.start_date;
    struct servicing_event drawn = {
        .kind = SERVICING_DRAWDOWN, .date = read.start_date, .amount_minor = loan->amount, .rate_e8 = NONE};
    struct servicing_input input = {
        .terms = &read, .events = &drawn, .event_count = 1, .calendar = books.calendar, .date = read.start_date};
    /* What could not be drawn as a whole is no contract. */
    TRY(servicing_replay(s->arena, &input, &probe));
    input.event_count = 0;
    TRY(servicing_replay(s->arena, &input, &probe));
    loan->repayment = NONE;
    static const int64_t repayments[] = {[SERVICING_EQUAL_INSTALMENT] = LOAN_REPAYMENT_EQUAL_INSTALMENT,
                                         [SERVICING_EQUAL_PRINCIPAL] = LOAN_REPAYMENT_EQUAL_PRINCIPAL,
                                         [SERVICING_BULLET] = LOAN_REPAYMENT_BULLET,
                                         [SERVICING_STEPPED] = LOAN_REPAYMENT_STEPPED,
                                         [SERVICING_SEASONAL] = LOAN_REPAYMENT_SEASONAL,
                                         [SERVICING_CUSTOM] = LOAN_REPAYMENT_CUSTOM};
    loan->repayment = repayments[read.method];
    loan_derive(loan, &probe.state);
    return record_put(s, &loan_entity, loan);
}
