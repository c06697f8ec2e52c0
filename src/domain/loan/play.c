/* Reads a loan with its events and plays them. */
#include "base/text.h"
#include "domain/loan/loan.h"
#include "policy/snapshot.h"
#include "quant/classification.h"
#include "queries.h"

#include <string.h>

const struct error *loan_books_read(struct session *s, struct loan_books *books)
{
    struct rows *rows;
    const struct error *error;
    struct rate_quote *quotes[2] = {0};
    size_t room[2] = {0};
    *books = (struct loan_books){.session = s, .calendar = s->policy ? s->policy->calendar : NULL};
    TRY(store_query(s->tx, &query_loan_fixings, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        int which = text_equal(rows_text(rows, 0), "lpr_5y");
        struct rate_quote quote = {rows_int(rows, 1), rows_int(rows, 2)};
        ARENA_PUSH(s->arena, quotes[which], books->quote_counts[which], room[which], quote);
    }
    books->quotes[0] = quotes[0];
    books->quotes[1] = quotes[1];
    return error;
}

static int64_t choice_of(const struct field *field, const char *name)
{
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int64_t)i;
    return NONE;
}

/* The row as the engine wants it. The choices of the entity stand in the order of the engine's kinds. */
static const struct error *to_servicing(const struct loan_books *books, struct arena *arena,
                                        const struct loan_event *row, struct servicing_event *event)
{
    *event = (struct servicing_event){
        .kind = (enum servicing_kind)row->kind,
        .id = row->record.id,
        .date = row->effective_on,
        .amount_minor = row->amount == NONE ? 0 : row->amount,
        .rate_e8 = row->rate,
        .maturity_date = row->matures_on,
        .option = row->option == NONE ? PREPAYMENT_REDUCE_PAYMENT : (enum prepayment_option)row->option,
        .order = row->settle_order == NONE ? SERVICING_INTEREST_FIRST : (enum servicing_order)row->settle_order,
        .reverses = row->reverses};
    if (row->kind != LOAN_EVENT_KIND_RESTRUCTURE || !row->terms)
        return NULL;
    struct servicing_terms *terms = ARENA_NEW(arena, struct servicing_terms);
    event->terms = terms;
    return loan_terms_read(books, arena, row->terms, terms);
}

const struct error *loan_event_read(struct session *s, const struct loan_books *books, struct rows *rows,
                                    struct loan_play *play)
{
    static const struct field *kind, *option, *order, *source;
    struct loan_event row;
    if (!kind) {
        option = entity_field(&loan_event_entity, "option");
        order = entity_field(&loan_event_entity, "settle_order");
        source = entity_field(&loan_event_entity, "source");
        __atomic_store_n(&kind, entity_field(&loan_event_entity, "kind"), __ATOMIC_RELEASE);
    }
    row.record = (struct record){.home = rows_int(rows, 15),
                                 .id = rows_int(rows, 0),
                                 .version = 1,
                                 .recorded_at = rows_int(rows, 13),
                                 .recorded_by = rows_int(rows, 14)};
    row.customer = row.record.home;
    row.loan = rows_int(rows, 16);
    row.kind = choice_of(kind, rows_text(rows, 1));
    row.effective_on = rows_int(rows, 2);
    row.amount = rows_int(rows, 3);
    row.rate = rows_int(rows, 4);
    row.matures_on = rows_int(rows, 5);
    row.option = choice_of(option, rows_text(rows, 6));
    row.settle_order = choice_of(order, rows_text(rows, 7));
    row.terms = arena_text(s->arena, rows_text(rows, 8));
    row.reverses = rows_int(rows, 9);
    row.source = choice_of(source, rows_text(rows, 10));
    row.reference = arena_text(s->arena, rows_text(rows, 11));
    row.note = arena_text(s->arena, rows_text(rows, 12));
    return loan_play_add(s, books, play, &row);
}

const struct error *loan_play_add(struct session *s, const struct loan_books *books, struct loan_play *play,
                                  const struct loan_event *event)
{
    if (play->count == play->room) {
        size_t room = play->room ? play->room * 2 : 16;
        struct loan_event *rows = ARENA_LIST(s->arena, struct loan_event, room);
        struct servicing_event *events = ARENA_LIST(s->arena, struct servicing_event, room);
        if (play->count) {
            memcpy(rows, play->rows, play->count * sizeof(*rows));
            memcpy(events, play->events, play->count * sizeof(*events));
        }
        play->rows = rows;
        play->events = events;
        play->room = room;
    }
    size_t at = play->count;
    while (at && play->rows[at - 1].effective_on > event->effective_on)
        at--;
    memmove(&play->rows[at + 1], &play->rows[at], (play->count - at) * sizeof(*play->rows));
    memmove(&play->events[at + 1], &play->events[at], (play->count - at) * sizeof(*play->events));
    play->rows[at] = *event;
    play->count++;
    return to_servicing(books, s->arena, event, &play->events[at]);
}

const struct error *loan_play_again(struct session *s, const struct loan_books *books, int64_t date, bool explain,
                                    struct loan_play *play)
{
    struct servicing_input input = {.terms = &play->terms,
                                    .events = play->events,
                                    .event_count = play->count,
                                    .calendar = books->calendar,
                                    .date = date,
                                    .explain = explain};
    return servicing_replay(s->arena, &input, &play->result);
}

static const char *reference_of(struct arena *arena, const char *json)
{
    const char *problem;
    return json_get_text(json_read(arena, json, strlen(json), &problem), "reference");
}

const struct error *loan_play(struct session *s, const struct loan_books *books, int64_t home, int64_t id, int64_t date,
                              bool explain, struct loan_play *play)
{
    struct rows *rows;
    const struct error *error;
    *play = (struct loan_play){0};
    TRY(record_load(s, &loan_entity, home, id, &play->loan));
    if (!play->loan.terms)
        return NULL;
    play->serviced = true;
    play->reference = reference_of(s->arena, play->loan.terms);
    TRY(loan_terms_read(books, s->arena, play->loan.terms, &play->terms));
    TRY(store_query(s->tx, &query_loan_events_of, VALUES(sql_int(home), sql_int(id)), &rows));
    while (rows_next(rows, &error))
        TRY(loan_event_read(s, books, rows, play));
    return error ? error : loan_play_again(s, books, date, explain, play);
}

/* --- what the row shows ------------------------------------------------------------------------------------------- */

static int64_t class_floor(int64_t overdue_days, int64_t restructured)
{
    struct loan_facts facts = {.overdue_days = overdue_days,
                               .restructured = restructured >= 2  ? LOAN_RESTRUCTURED_AGAIN
                                               : restructured > 0 ? LOAN_RESTRUCTURED
                                                                  : LOAN_NOT_RESTRUCTURED};
    return (int64_t)loan_classify(&facts).class - LOAN_NORMAL; /* the choices start with normal */
}

static int64_t or_zero(int64_t value)
{
    return value == NONE ? 0 : value;
}

/* A class that is worse than the arrears ask for is somebody's judgement and stays; one that followed them goes on
 * following. */
static int64_t class_after(const struct loan *loan, const struct servicing_state *state)
{
    int64_t before = class_floor(or_zero(loan->overdue_days), or_zero(loan->restructured)),
            now = class_floor(state->overdue_days, state->restructurings), stored = or_zero(loan->five_class);
    if (state->status == SERVICING_WRITTEN_OFF)
        return LOAN_FIVE_CLASS_LOSS;
    return stored <= before || stored < now ? now : stored;
}

bool loan_derive(struct loan *loan, const struct servicing_state *state)
{
    static const int64_t statuses[] = {[SERVICING_UNDRAWN] = LOAN_STATUS_APPROVED,
                                       [SERVICING_LIVE] = LOAN_STATUS_LIVE,
                                       [SERVICING_OVERDUE] = LOAN_STATUS_OVERDUE,
                                       [SERVICING_SETTLED] = LOAN_STATUS_SETTLED,
                                       [SERVICING_WRITTEN_OFF] = LOAN_STATUS_WRITTEN_OFF};
    struct loan before = *loan;
    loan->five_class = class_after(loan, state);
    loan->balance = state->balance_minor;
    loan->rate = state->rate_e8;
    loan->matures_on = state->maturity_date;
    loan->status = statuses[state->status];
    loan->overdue_days = state->overdue_days;
    loan->overdue_amount = state->overdue_principal_minor + state->overdue_interest_minor;
    if (!state->overdue_days)
        loan->overdue_amount = 0;
    loan->overdue_interest = state->overdue_days ? state->overdue_interest_minor : 0;
    loan->charges = state->penalty_minor + state->compound_minor + state->fee_minor;
    loan->next_due_on = state->next_due_date;
    loan->next_due_amount =
        state->next_due_date == NONE ? NONE : state->next_principal_minor + state->next_interest_minor;
    loan->restructured = state->restructurings;
    if (state->drawn_minor > loan->amount)
        loan->amount = state->drawn_minor;
    bool changed = memcmp(&before, loan, sizeof(before)) != 0;
    if (changed)
        loan->serviced_on = state->date;
    return changed;
}

void loan_state_write(struct json_writer *w, const struct servicing_state *s)
{
    json_open(w, '{');
    json_put_date(w, "on", s->date);
    json_put_text(w, "status", servicing_status_names[s->status]);
    json_put_int(w, "balance", s->balance_minor);
    json_put_int(w, "not_due", s->not_due_minor);
    json_put_int(w, "overdue_principal", s->overdue_principal_minor);
    json_put_int(w, "overdue_interest", s->overdue_interest_minor);
    json_put_int(w, "accrued_interest", s->accrued_interest_minor);
    json_put_int(w, "penalty", s->penalty_minor);
    json_put_int(w, "compound", s->compound_minor);
    json_put_int(w, "fees", s->fee_minor);
    json_put_int(w, "unapplied", s->unapplied_minor);
    json_put_int(w, "payoff", servicing_payoff_minor(s));
    json_put_int(w, "overdue_days", s->overdue_days);
    json_put_date(w, "oldest_due", s->oldest_due_date);
    json_put_date(w, "next_due", s->next_due_date);
    json_put_int(w, "next_principal", s->next_principal_minor);
    json_put_int(w, "next_interest", s->next_interest_minor);
    json_put_double(w, "rate", (double)s->rate_e8 / 1e8);
    json_put_date(w, "matures_on", s->maturity_date);
    json_put_int(w, "drawn", s->drawn_minor);
    json_put_int(w, "repaid", s->repaid_minor);
    json_put_int(w, "interest_paid", s->interest_paid_minor);
    json_put_int(w, "charges_paid", s->charges_paid_minor);
    json_put_int(w, "written_off", s->written_off_minor);
    json_put_int(w, "recovered", s->recovered_minor);
    json_put_int(w, "restructurings", s->restructurings);
    json_put_int(w, "extensions", s->extensions);
    json_close(w, '}');
}
