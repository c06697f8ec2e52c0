/* A drawdown from the question to the money: asked for, held at the limits, released through every gate, or let go. */
#include "base/text.h"
#include "domain/drawdown/gates.h"
#include "domain/facility/facility.h"
#include "domain/loan/loan.h"
#include "domain/post/post.h"
#include "queries.h"
#include "record/call.h"
#include "record/row.h"

#include <string.h>

static void write_result(struct json_writer *w, const struct gate_result *r)
{
    json_put_bool(w, "passed", r->passed);
    json_put_text(w, "policy", r->policy);
    json_put_raw(w, "gates", r->json);
}

static const struct error *loan_currency(struct session *s, struct drawdown *d)
{
    struct loan loan;
    TRY(record_load(s, &loan_entity, d->customer, d->loan, &loan));
    d->currency = loan.currency ? loan.currency : "CNY";
    return NULL;
}

const struct error *operation_drawdown_check(struct call *call)
{
    const struct drawdown_check_input *in = call->input;
    struct session *s = call->session;
    struct gate_result result;
    struct drawdown d;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &facility_entity, ACCESS_READ, home, id));
    record_clear(&drawdown_entity, &d);
    d.customer = home;
    d.facility = id;
    d.loan = in->loan;
    d.amount = in->amount;
    d.purpose = in->purpose;
    d.payee = in->payee;
    d.payee_account = in->payee_account;
    d.payment = in->payment;
    d.trade_contract = in->trade_contract;
    d.invoice_amount = in->invoice_amount;
    d.evidence = in->evidence;
    d.own_capital_paid = in->own_capital_paid;
    d.progress = in->progress;
    TRY(loan_currency(s, &d));
    TRY(gates_decide(s, &d, false, &result));
    json_open(call->reply, '{');
    write_result(call->reply, &result);
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *hold_until(struct session *s, struct drawdown *d)
{
    struct loan loan;
    TRY(record_load(s, &loan_entity, d->customer, d->loan, &loan));
    return reservation_until(s, &loan, d->requested_on, &d->expires_on);
}

/* --- asking ---------------------------------------------------------------------------------------------------------
 */

static struct drawdown requested(struct session *s, const struct drawdown_request_input *in, int64_t home, int64_t id)
{
    struct drawdown d;
    record_clear(&drawdown_entity, &d);
    d.customer = home;
    d.facility = id;
    d.loan = in->loan;
    d.amount = in->amount;
    d.purpose = in->purpose;
    d.payee = in->payee;
    d.payee_account = in->payee_account;
    d.payment = in->payment;
    d.trade_contract = in->trade_contract;
    d.invoice_amount = in->invoice_amount;
    d.evidence = in->evidence;
    d.own_capital_paid = in->own_capital_paid;
    d.progress = in->progress;
    d.reference = in->reference;
    d.requested_on = d.value_on = s->today;
    d.requested_by = s->person ? s->person : NONE;
    d.status = DRAWDOWN_STATUS_RESERVED;
    return d;
}

static struct limit_movement movement(struct session *s, const struct drawdown *d, const char *verb)
{
    return (struct limit_movement){.home = d->customer,
                                   .facility = d->facility,
                                   .amount = d->amount,
                                   .currency = d->currency,
                                   .loan = d->loan,
                                   .reference = arena_format(s->arena, "D%lld:%s", (long long)d->record.id, verb)};
}

static const struct error *reply_request(struct call *call, const struct drawdown *d, bool known,
                                         const struct gate_result *result)
{
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_put_text(w, "id", id_text(call->session->arena, d->record.home, d->record.id));
    json_put_text(w, "number", d->number);
    json_put_bool(w, "known", known);
    json_put_bool(w, "passed", result->passed);
    json_put_raw(w, "gates", result->json);
    json_close(w, '}');
    return NULL;
}

static const struct error *with_engine(struct session *s,
                                       const struct error *(*work)(struct session *engine, void *row), void *row)
{
    struct session engine;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = work(&engine, row);
    s->tx->viewer = before;
    return error;
}

static const struct error *put_drawdown(struct session *engine, void *row)
{
    return record_put(engine, &drawdown_entity, row);
}

static const struct error *update_drawdown(struct session *engine, void *row)
{
    return record_update(engine, &drawdown_entity, row, NULL);
}

const struct error *operation_drawdown_request(struct call *call)
{
    const struct drawdown_request_input *in = call->input;
    struct session *s = call->session;
    struct gate_result result;
    int64_t home, id, before_home, before, count;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &facility_entity, ACCESS_READ, home, id));
    struct drawdown d = requested(s, in, home, id), known;
    TRY(record_find_unique(s, &drawdown_entity, "reference", in->reference, &before_home, &before));
    if (before != NONE) {
        TRY(record_load(s, &drawdown_entity, before_home, before, &known));
        if (known.facility != id || known.amount != in->amount || known.loan != in->loan)
            return error_make(s->arena, ERROR_LOAN_REFERENCE_TAKEN, .field = "reference", .value = in->reference);
        result = (struct gate_result){.json = known.gates ? known.gates : "[]"};
        return reply_request(call, &known, true, &result);
    }
    TRY(loan_currency(s, &d));
    TRY(gates_decide(s, &d, false, &result));
    TRY(store_int(s->tx, &query_drawdown_count_of, VALUES(sql_int(home)), &count));
    d.record.id = 0;
    TRY(hold_until(s, &d));
    d.gates = result.json;
    d.number = arena_format(s->arena, "FK%s%04lld", id_text(s->arena, home, home) + 6, (long long)count + 1);
    TRY(with_engine(s, put_drawdown, &d));
    struct limit_movement m = movement(s, &d, "reserve");
    TRY(limit_reserve(s, &m));
    call->status = 201;
    return reply_request(call, &d, false, &result);
}

/* --- releasing ------------------------------------------------------------------------------------------------------
 */

static const struct error *held(struct call *call, struct drawdown *d)
{
    struct session *s = call->session;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &drawdown_entity, ACCESS_READ, home, id));
    TRY(row_hold(s, &drawdown_entity, home, id)); /* two people at once: the second sees what the first did */
    TRY(record_load(s, &drawdown_entity, home, id, d));
    const char *status = entity_field(&drawdown_entity, "status")->choices[d->status].name;
    return d->status == DRAWDOWN_STATUS_RESERVED
               ? NULL
               : error_make(s->arena, ERROR_DRAWDOWN_STATE, .arguments = {d->number, status});
}

const struct error *operation_drawdown_release(struct call *call)
{
    const struct drawdown_release_input *in = call->input;
    struct session *s = call->session;
    struct gate_result result;
    struct drawdown d;
    struct loan_booking *b = ARENA_NEW(s->arena, struct loan_booking);
    TRY(held(call, &d));
    TRY(gates_decide(s, &d, true, &result));
    if (!result.passed)
        return error_make(s->arena, ERROR_DRAWDOWN_GATES, .arguments = {result.failed});
    struct limit_movement m = movement(s, &d, "use");
    TRY(limit_use(s, &m));
    record_clear(&loan_event_entity, &b->event);
    b->event.kind = LOAN_EVENT_KIND_DRAWDOWN;
    b->event.effective_on = s->today;
    b->event.amount = d.amount;
    b->event.source = LOAN_EVENT_SOURCE_DRAWDOWN;
    b->event.reference = arena_format(s->arena, "D%lld", (long long)d.record.id);
    b->event.note = in->note;
    TRY(loan_book_event(s, d.customer, d.loan, b));
    d.status = DRAWDOWN_STATUS_PAID;
    d.value_on = s->today;
    d.gates = result.json;
    d.released_by = s->person ? s->person : NONE;
    TRY(with_engine(s, update_drawdown, &d));
    TRY(post_event(s, POST_LOAN_DRAWN, d.customer, id_text(s->arena, d.record.home, d.record.id),
                   arena_format(s->arena, "{\"loan\":\"%s\"}", id_text(s->arena, d.customer, d.loan))));
    TRY(conditions_after_drawdown(s, d.customer, d.facility));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, d.record.home, d.record.id));
    json_put_text(call->reply, "event", id_text(s->arena, b->event.record.home, b->event.record.id));
    json_put_int(call->reply, "balance", b->play.result.state.balance_minor);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_drawdown_cancel(struct call *call)
{
    const struct drawdown_cancel_input *in = call->input;
    struct session *s = call->session;
    struct drawdown d;
    TRY(held(call, &d));
    struct limit_movement m = movement(s, &d, "lapse");
    TRY(limit_lapse(s, &m));
    s->reason = in->reason;
    d.status = DRAWDOWN_STATUS_CANCELLED;
    TRY(with_engine(s, update_drawdown, &d));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, d.record.home, d.record.id));
    json_put_int(call->reply, "freed", d.amount);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_drawdown_gates(struct call *call)
{
    struct session *s = call->session;
    struct gate_result result;
    struct drawdown d;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &drawdown_entity, home, id, &d));
    if (d.status == DRAWDOWN_STATUS_RESERVED) {
        TRY(gates_decide(s, &d, true, &result));
    } else {
        /* What was decided then, not what would be decided now. */
        result = (struct gate_result){
            .passed = d.status == DRAWDOWN_STATUS_PAID, .json = d.gates ? d.gates : "[]", .policy = ""};
    }
    json_open(call->reply, '{');
    write_result(call->reply, &result);
    json_close(call->reply, '}');
    return NULL;
}
