#include "quant/servicing_engine.h"

#include "base/date.h"
#include "quant/exact.h"

const struct error *engine_refuse(const struct engine *e, const char *field, const char *rule)
{
    return error_make(e->arena, ERROR_FIELD_INCONSISTENT, .field = field, .arguments = {rule});
}

static const struct error *begin(struct engine *e)
{
    e->now = e->period_from = e->terms.start_date;
    e->next_reset = NONE;
    e->dirty = true;
    e->basis = NONE;
    e->rate_e8 = e->terms.quote_count
                     ? rate_quote_at(e->terms.quotes, e->terms.quote_count, e->terms.start_date) + e->terms.rate_e8
                     : e->terms.rate_e8;
    if (e->rate_e8 < 0)
        return engine_refuse(e, "rate", "quote + spread >= 0");
    engine_plan_dates(e);
    if (e->terms.method == SERVICING_STEPPED && e->terms.share_count != e->dates.count)
        return engine_refuse(e, "shares", arena_format(e->arena, "count = %zu, one a due date", e->dates.count));
    e->out->row_room = e->dates.count + 8;
    e->out->rows = ARENA_LIST(e->arena, struct servicing_row, e->out->row_room);
    return NULL;
}

/* Events that a later reversal takes back do nothing; a reversal that is itself reversed leaves its event in force. */
static const struct error *mark_reversed(struct engine *e)
{
    const struct servicing_input *in = e->input;
    for (size_t i = in->event_count; i-- > 0;) {
        if (in->events[i].kind != SERVICING_REVERSAL || e->out->outcomes[i].reversed)
            continue;
        bool found = false;
        for (size_t k = 0; k < in->event_count && !found; k++)
            if (in->events[k].id == in->events[i].reverses && k != i) {
                if (e->out->outcomes[k].reversed)
                    return engine_refuse(e, "reverses", "an event that was not taken back");
                e->out->outcomes[k].reversed = found = true;
            }
        if (!found)
            return engine_refuse(e, "reverses", "an event of this loan");
    }
    return NULL;
}

static enum servicing_status status_of(const struct engine *e, const struct servicing_state *s)
{
    if (e->closed)
        return SERVICING_WRITTEN_OFF;
    if (!s->drawn_minor)
        return SERVICING_UNDRAWN;
    if (s->overdue_days > 0)
        return SERVICING_OVERDUE;
    bool owes = s->balance_minor || s->overdue_interest_minor || s->accrued_interest_minor || s->penalty_minor ||
                s->compound_minor || s->fee_minor;
    return owes ? SERVICING_LIVE : SERVICING_SETTLED;
}

static const struct error *snapshot(struct engine *e)
{
    struct servicing_state *s = e->state;
    int64_t penalty = 0, compound = 0;
    engine_oldest(e);
    exact_divide(e->penalty_run, (__int128)360 * RATE_SCALE * RATE_SCALE, &penalty);
    exact_divide(e->compound_run, (__int128)360 * RATE_SCALE * RATE_SCALE, &compound);
    s->date = e->input->date;
    s->not_due_minor = e->normal;
    s->overdue_principal_minor = e->due_principal;
    s->overdue_interest_minor = e->due_interest;
    s->balance_minor = e->normal + e->due_principal;
    TRY(engine_interest_minor(e, &s->accrued_interest_minor));
    s->penalty_minor = e->penalty + penalty;
    s->compound_minor = e->compound + compound;
    s->fee_minor = e->fee;
    s->unapplied_minor = e->unapplied;
    s->rate_e8 = e->rate_e8;
    s->maturity_date = e->terms.maturity_date;
    s->oldest_due_date = s->next_due_date = NONE;
    if (e->oldest < e->out->row_count) {
        const struct servicing_row *row = &e->out->rows[e->oldest];
        s->oldest_due_date = row->due_date;
        s->overdue_days = s->date > row->due_date ? s->date - row->due_date : 0;
    }
    if (s->overdue_days > s->ever_overdue_days)
        s->ever_overdue_days = s->overdue_days;
    s->status = status_of(e, s);
    return NULL;
}

/* What is still to come if everything is paid on its day. */
static const struct error *project(struct engine *e)
{
    size_t before = e->out->row_count;
    e->projecting = true;
    e->due_principal = e->due_interest = e->capital_charges = 0;
    e->penalty_run = e->compound_run = 0;
    while (e->next < e->dates.count && (e->normal || e->interest)) {
        TRY(engine_advance(e, e->dates.rolled[e->next]));
        if (e->input->state_only && e->out->row_count > before)
            break;
    }
    if (e->out->row_count > before) {
        const struct servicing_row *row = &e->out->rows[before];
        e->state->next_due_date = row->due_date;
        e->state->next_principal_minor = row->principal_minor;
        e->state->next_interest_minor = row->interest_minor;
    }
    return NULL;
}

const struct error *servicing_replay(struct arena *arena, const struct servicing_input *input,
                                     struct servicing *servicing)
{
    *servicing = (struct servicing){0};
    struct engine e = {
        .arena = arena, .input = input, .out = servicing, .terms = *input->terms, .state = &servicing->state};
    int64_t last = INT64_MIN;
    servicing->outcomes = ARENA_LIST(arena, struct servicing_outcome, input->event_count + 1);
    TRY(servicing_terms_check(arena, input->terms));
    TRY(begin(&e));
    TRY(mark_reversed(&e));
    for (size_t i = 0; i < input->event_count; i++) {
        const struct servicing_event *event = &input->events[i];
        if (event->date > input->date)
            break;
        if (event->date < last || event->date < input->terms->start_date)
            return engine_refuse(&e, "effective_on", "not before the start of the loan");
        last = event->date;
        if (servicing->outcomes[i].reversed || event->kind == SERVICING_REVERSAL)
            continue;
        TRY(engine_advance(&e, event->date));
        TRY(engine_event(&e, event, &servicing->outcomes[i]));
    }
    if (input->date > e.now)
        TRY(engine_advance(&e, input->date));
    TRY(snapshot(&e));
    return project(&e);
}

int64_t servicing_payoff_minor(const struct servicing_state *s)
{
    int64_t owed = s->balance_minor + s->overdue_interest_minor + s->accrued_interest_minor + s->penalty_minor +
                   s->compound_minor + s->fee_minor - s->unapplied_minor;
    return owed > 0 ? owed : 0;
}
