/* A loan as its page shows it: state, plan line by line, events. */
#include "base/text.h"
#include "domain/loan/loan.h"
#include "domain/loan/write.h"
#include "queries.h"
#include "record/call.h"

#include <string.h>

/* The interest of a segment before it is rounded, with six digits of the minor unit: shown, never added. */
static void put_exact(struct json_writer *w, struct arena *arena, const struct servicing_segment *g, int64_t a_year)
{
    __int128 micro = (__int128)g->balance_minor * g->rate_e8 * g->weight / 100 / a_year;
    json_put_text(w, "exact",
                  arena_format(arena, "%lld.%06lld", (long long)(micro / 1000000), (long long)(micro % 1000000)));
}

static void write_segments(struct json_writer *w, struct arena *arena, const struct servicing *result,
                           const struct servicing_row *row)
{
    json_key(w, "segments");
    json_open(w, '[');
    for (size_t i = 0; i < row->segment_count; i++) {
        const struct servicing_segment *g = &result->segments[row->first_segment + i];
        json_open(w, '{');
        json_put_date(w, "from", g->from);
        json_put_date(w, "to", g->to);
        json_put_int(w, "days", g->to - g->from);
        json_put_int(w, "balance", g->balance_minor);
        json_put_double(w, "rate", (double)g->rate_e8 / 1e8);
        json_put_int(w, "weight", g->weight);
        put_exact(w, arena, g, row->weights_a_year);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void loan_rows_write(struct json_writer *w, struct arena *arena, const struct servicing *result, bool explain)
{
    json_open(w, '[');
    for (size_t i = 0; i < result->row_count; i++) {
        const struct servicing_row *row = &result->rows[i];
        json_open(w, '{');
        json_put_int(w, "period", row->period);
        json_put_date(w, "due_on", row->due_date);
        json_put_int(w, "days", row->days);
        json_put_int(w, "opening", row->opening_minor);
        json_put_int(w, "interest", row->interest_minor);
        json_put_int(w, "principal", row->principal_minor);
        json_put_int(w, "payment", row->payment_minor);
        json_put_int(w, "closing", row->closing_minor);
        json_put_double(w, "rate", (double)row->rate_e8 / 1e8);
        json_put_int(w, "principal_left", row->principal_left_minor);
        json_put_int(w, "interest_left", row->interest_left_minor);
        json_put_date(w, "settled_on", row->settled_date);
        json_put_bool(w, "projected", row->projected);
        json_put_text(w, "rule", servicing_rule_names[row->rule]);
        json_put_int(w, "basis", row->basis_minor);
        json_put_int(w, "a_year", row->weights_a_year);
        if (explain)
            write_segments(w, arena, result, row);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void loan_outcome_write(struct json_writer *w, const struct servicing_outcome *o)
{
    json_open(w, '{');
    json_put_bool(w, "reversed", o->reversed);
    json_put_int(w, "fee", o->fee_minor);
    json_put_int(w, "penalty", o->penalty_minor);
    json_put_int(w, "compound", o->compound_minor);
    json_put_int(w, "interest", o->interest_minor);
    json_put_int(w, "principal", o->principal_minor);
    json_put_int(w, "unapplied", o->unapplied_minor);
    json_put_int(w, "balance", o->balance_minor);
    json_close(w, '}');
}

static const struct error *write_event(struct session *s, struct json_writer *w, const struct loan_play *play, size_t i)
{
    const struct loan_event *row = &play->rows[i];
    const char *person = NULL;
    if (row->record.recorded_by)
        TRY(store_text(s->tx, &query_loan_event_person, VALUES(sql_int(row->record.recorded_by)), &person));
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, row->record.home, row->record.id));
    json_put_text(w, "kind", servicing_kind_names[row->kind]);
    json_put_date(w, "effective_on", row->effective_on);
    json_put_int(w, "amount", row->amount);
    if (row->rate == NONE)
        json_put_null(w, "rate");
    else
        json_put_double(w, "rate", (double)row->rate / 1e8);
    json_put_date(w, "matures_on", row->matures_on);
    json_put_text(w, "option", row->option == NONE ? NULL : prepayment_option_names[row->option]);
    json_put_text(w, "order", row->settle_order == NONE ? NULL : servicing_order_names[row->settle_order]);
    json_put_text(w, "reverses", row->reverses == NONE ? NULL : id_text(s->arena, row->record.home, row->reverses));
    json_put_text(w, "source", entity_field(&loan_event_entity, "source")->choices[row->source].name);
    json_put_text(w, "reference", row->reference);
    json_put_text(w, "note", row->note);
    json_put_instant(w, "recorded_at", row->record.recorded_at);
    json_put_text(w, "recorded_by", person);
    json_put_bool(w, "late", instant_date(row->record.recorded_at) > row->effective_on);
    json_key(w, "applied");
    loan_outcome_write(w, &play->result.outcomes[i]);
    json_close(w, '}');
    return NULL;
}

/* As the core system reported it, when there is nothing to play. */
static void write_reported(struct json_writer *w)
{
    json_put_null(w, "reference");
    json_put_null(w, "terms");
    json_put_null(w, "state");
    json_put_raw(w, "rows", "[]");
    json_put_raw(w, "events", "[]");
}

const struct error *operation_loan_book(struct call *call)
{
    const struct loan_book_query *q = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct loan_books books;
    struct loan_play play;
    int64_t home, id, date = q->on == NONE ? s->today : q->on;
    TRY(call_id(call, 0, &home, &id));
    TRY(loan_books_read(s, &books));
    TRY(loan_play(s, &books, home, id, date, true, &play));
    json_open(w, '{');
    json_put_bool(w, "serviced", play.serviced);
    json_key(w, "loan");
    TRY(record_write(s, &loan_entity, &play.loan, w));
    if (!play.serviced) {
        write_reported(w);
        json_close(w, '}');
        return NULL;
    }
    json_put_text(w, "reference", play.reference);
    json_key(w, "terms");
    loan_terms_write(w, &play.terms, play.reference);
    json_key(w, "state");
    loan_state_write(w, &play.result.state);
    json_key(w, "rows");
    loan_rows_write(w, s->arena, &play.result, true);
    json_key(w, "events");
    json_open(w, '[');
    for (size_t i = 0; i < play.count; i++)
        TRY(write_event(s, w, &play, i));
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

/* --- trying
 * ----------------------------------------------------------------------------------------------------------- */

int64_t loan_interest_of(const struct servicing *result)
{
    int64_t sum = 0;
    for (size_t i = 0; i < result->row_count; i++)
        sum += result->rows[i].interest_minor;
    return sum;
}

static void write_side(struct json_writer *w, struct arena *arena, const char *key, const struct servicing *result)
{
    json_key(w, key);
    json_open(w, '{');
    json_key(w, "state");
    loan_state_write(w, &result->state);
    json_key(w, "rows");
    loan_rows_write(w, arena, result, false);
    json_close(w, '}');
}

const struct error *operation_loan_preview(struct call *call)
{
    const struct loan_preview_input *in = call->input;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct loan_books books;
    struct loan_play play;
    struct loan_event event;
    int64_t home, id, date = in->effective_on > s->today ? in->effective_on : s->today;
    TRY(call_id(call, 0, &home, &id));
    TRY(loan_books_read(s, &books));
    TRY(loan_play(s, &books, home, id, date, false, &play));
    if (!play.serviced)
        return error_make(s->arena, ERROR_LOAN_NOT_SERVICED, .arguments = {play.loan.number});
    struct servicing before = play.result;
    record_clear(&loan_event_entity, &event);
    event.record.id = INT64_MAX;
    event.kind = in->kind;
    event.effective_on = in->effective_on;
    event.amount = in->amount;
    event.rate = in->rate;
    event.option = in->option;
    event.matures_on = in->matures_on;
    event.terms = in->terms;
    TRY(loan_play_add(s, &books, &play, &event));
    TRY(loan_play_again(s, &books, date, false, &play));
    json_open(w, '{');
    write_side(w, s->arena, "before", &before);
    write_side(w, s->arena, "after", &play.result);
    json_put_int(w, "interest_before", loan_interest_of(&before));
    json_put_int(w, "interest_after", loan_interest_of(&play.result));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_schedule_quote(struct call *call)
{
    const struct schedule_quote_input *in = call->input;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct loan_books books;
    struct servicing_terms terms;
    struct servicing result;
    TRY(loan_books_read(s, &books));
    TRY(loan_terms_read(&books, s->arena, in->terms, &terms));
    struct servicing_event drawn = {
        .kind = SERVICING_DRAWDOWN, .date = terms.start_date, .amount_minor = in->amount, .rate_e8 = NONE};
    struct servicing_input input = {.terms = &terms,
                                    .events = &drawn,
                                    .event_count = 1,
                                    .calendar = books.calendar,
                                    .date = terms.start_date,
                                    .explain = true};
    TRY(servicing_replay(s->arena, &input, &result));
    int64_t paid = 0, peak = 0;
    for (size_t i = 0; i < result.row_count; i++) {
        paid += result.rows[i].payment_minor;
        peak = result.rows[i].payment_minor > peak ? result.rows[i].payment_minor : peak;
    }
    json_open(w, '{');
    json_put_int(w, "interest", loan_interest_of(&result));
    json_put_int(w, "paid", paid);
    json_put_int(w, "peak_payment", peak);
    json_key(w, "rows");
    loan_rows_write(w, s->arena, &result, true);
    json_close(w, '}');
    return NULL;
}
