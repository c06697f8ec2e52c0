/* The verbs that book on a loan. */
#include "domain/limit/limit.h"
#include "domain/loan/loan.h"
#include "domain/loan/write.h"
#include "record/call.h"

#include <string.h>

static const struct error *reply(struct call *call, const struct loan_booking *b)
{
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_put_text(w, "event", id_text(call->session->arena, b->event.record.home, b->event.record.id));
    json_put_bool(w, "known", b->known);
    json_key(w, "applied");
    loan_outcome_write(w, &b->outcome);
    json_key(w, "state");
    loan_state_write(w, &b->play.result.state);
    json_close(w, '}');
    return NULL;
}

/* Which fields an event needs stands in one place. */
static const struct error *complete(struct session *s, const struct loan_event *event)
{
    static const struct {
        int64_t kind;
        const char *field;
    } needs[] = {{LOAN_EVENT_KIND_RATE_RESET, "rate"},
                 {LOAN_EVENT_KIND_REVERSAL, "reverses"},
                 {LOAN_EVENT_KIND_EXTENSION, "matures_on"},
                 {LOAN_EVENT_KIND_RESTRUCTURE, "terms"},
                 {LOAN_EVENT_KIND_WRITE_OFF, NULL}};
    const char *field = "amount";
    for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
        if (needs[i].kind == event->kind)
            field = needs[i].field;
    return field && field_absent(entity_field(&loan_event_entity, field), event)
               ? error_make(s->arena, ERROR_FIELD_REQUIRED, .field = field)
               : NULL;
}

const struct error *operation_loan_event_add(struct call *call)
{
    static const int64_t kinds[] = {LOAN_EVENT_KIND_REPAYMENT, LOAN_EVENT_KIND_PREPAYMENT, LOAN_EVENT_KIND_RATE_RESET,
                                    LOAN_EVENT_KIND_FEE,       LOAN_EVENT_KIND_PENALTY,    LOAN_EVENT_KIND_RECOVERY,
                                    LOAN_EVENT_KIND_REFINANCE, LOAN_EVENT_KIND_REVERSAL};
    const struct loan_event_add_input *in = call->input;
    struct loan_booking *b = ARENA_NEW(call->session->arena, struct loan_booking);
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    record_clear(&loan_event_entity, &b->event);
    b->event.kind = kinds[in->kind];
    b->event.effective_on = in->effective_on;
    b->event.amount = in->amount;
    b->event.rate = in->rate;
    b->event.option = in->option;
    b->event.reverses = in->reverses;
    b->event.reference = in->reference;
    b->event.note = in->note;
    TRY(complete(call->session, &b->event));
    TRY(loan_book_event(call->session, home, id, b));
    return reply(call, b);
}

const struct error *operation_loan_change(struct call *call)
{
    static const int64_t kinds[] = {LOAN_EVENT_KIND_EXTENSION, LOAN_EVENT_KIND_RESTRUCTURE, LOAN_EVENT_KIND_TOP_UP,
                                    LOAN_EVENT_KIND_WRITE_OFF};
    const struct loan_change_input *in = call->input;
    struct loan_booking *b = ARENA_NEW(call->session->arena, struct loan_booking);
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    record_clear(&loan_event_entity, &b->event);
    b->event.kind = kinds[in->kind];
    b->event.effective_on = in->effective_on;
    b->event.amount = in->amount;
    b->event.matures_on = in->matures_on;
    b->event.terms = in->terms;
    b->event.reference = in->reference;
    b->event.note = in->note;
    TRY(complete(call->session, &b->event));
    TRY(loan_book_event(call->session, home, id, b));
    return reply(call, b);
}

const struct error *operation_loan_open(struct call *call)
{
    const struct loan_open_input *in = call->input;
    struct session *s = call->session, engine;
    struct loan loan;
    struct customer customer;
    struct facility facility;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    TRY(record_load(s, &customer_entity, home, id, &customer));
    if (in->facility != NONE)
        TRY(record_load(s, &facility_entity, home, in->facility, &facility));
    record_initial(s, &loan_entity, &loan);
    loan.customer = id;
    loan.number = in->number;
    loan.product = in->product;
    loan.amount = in->amount;
    loan.currency = in->currency;
    loan.facility = in->facility;
    loan.collateral = in->collateral;
    loan.purpose = in->purpose;
    loan.branch = customer.branch;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = loan_create(&engine, &loan, in->terms);
    s->tx->viewer = before;
    TRY(error);
    call->status = 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, loan.record.home, loan.record.id));
    json_put_text(call->reply, "number", loan.number);
    json_close(call->reply, '}');
    return NULL;
}
