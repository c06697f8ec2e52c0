#include "quant/servicing_engine.h"

#include "base/date.h"
#include "quant/exact.h"

static const struct error *too_large(const struct engine *e)
{
    return engine_refuse(e, "amount", "smaller");
}

static void add_segment(struct engine *e, int64_t to, int64_t weight)
{
    struct servicing *out = e->out;
    struct servicing_segment *last =
        out->segment_count > e->first_segment ? &out->segments[out->segment_count - 1] : NULL;
    if (last && last->balance_minor == e->normal && last->rate_e8 == e->rate_e8) {
        last->to = to;
        last->weight += weight;
        return;
    }
    struct servicing_segment segment = {e->now, to, e->normal, e->rate_e8, weight};
    ARENA_PUSH(e->arena, out->segments, out->segment_count, out->segment_room, segment);
}

void engine_accrue(struct engine *e, int64_t to)
{
    if (to <= e->now)
        return;
    if (e->normal) {
        int64_t weight = engine_weight(e, to) - engine_weight(e, e->now);
        e->interest += (__int128)e->normal * e->rate_e8 * weight;
        if (e->input->explain)
            add_segment(e, to, weight);
    }
    int64_t days = to - e->now, factor = RATE_SCALE + e->terms.overdue_uplift_e8;
    if (e->due_principal)
        e->penalty_run += (__int128)e->due_principal * e->rate_e8 * factor * days;
    int64_t base = e->due_interest + e->capital_charges;
    if (base && e->terms.compound)
        e->compound_run += (__int128)base * e->rate_e8 * (e->matured ? factor : RATE_SCALE) * days;
    e->now = to;
}

static bool run_minor(__int128 run, int64_t *minor)
{
    return exact_divide(run, (__int128)360 * RATE_SCALE * RATE_SCALE, minor);
}

const struct error *engine_charge(struct engine *e)
{
    int64_t penalty = 0, compound = 0;
    if (!e->penalty_run && !e->compound_run)
        return NULL;
    if (!run_minor(e->penalty_run, &penalty) || !run_minor(e->compound_run, &compound))
        return too_large(e);
    e->penalty += penalty;
    e->compound += compound;
    e->penalty_run = e->compound_run = 0;
    return NULL;
}

const struct error *engine_interest_minor(const struct engine *e, int64_t *interest)
{
    *interest = 0;
    if (!e->interest)
        return NULL;
    return exact_divide(e->interest, (__int128)e->weights_a_year * RATE_SCALE, interest) ? NULL : too_large(e);
}

void engine_rate(struct engine *e, int64_t rate_e8)
{
    if (rate_e8 == e->rate_e8)
        return;
    e->rate_e8 = rate_e8 < 0 ? 0 : rate_e8;
    /* A payment that is already running keeps its amount; the next one follows the new rate. */
    if (e->now > e->period_from)
        e->dirty_next = true;
    else
        e->dirty = true;
}

/* --- due dates ---------------------------------------------------------------------------------------------------- */

struct servicing_row *engine_row(struct engine *e, int64_t date, int64_t interest, int64_t principal)
{
    struct servicing *out = e->out;
    struct servicing_row row = {.period = (int64_t)out->row_count + 1,
                                .due_date = date,
                                .days = date - e->period_from,
                                .opening_minor = e->normal,
                                .interest_minor = interest,
                                .principal_minor = principal,
                                .payment_minor = interest + principal,
                                .closing_minor = e->normal - principal,
                                .rate_e8 = e->rate_e8,
                                .principal_left_minor = principal,
                                .interest_left_minor = interest,
                                .settled_date = NONE,
                                .basis_minor = NONE,
                                .projected = e->projecting,
                                .first_segment = e->first_segment,
                                .segment_count = out->segment_count - e->first_segment,
                                .weights_a_year = e->weights_a_year};
    ARENA_PUSH(e->arena, out->rows, out->row_count, out->row_room, row);
    e->normal -= principal;
    if (!e->projecting) {
        e->due_principal += principal;
        e->due_interest += interest;
    }
    return &out->rows[out->row_count - 1];
}

/* What was paid ahead settles what falls due. */
static void apply_waiting(struct engine *e)
{
    struct servicing_outcome ignored = {0};
    if (e->unapplied && !e->projecting)
        e->unapplied = engine_allocate(e, e->unapplied, SERVICING_INTEREST_FIRST, &ignored);
}

static void begin_period(struct engine *e, int64_t date)
{
    e->interest = 0;
    e->period_from = date;
    e->first_segment = e->out->segment_count;
    e->dirty |= e->dirty_next;
    e->dirty_next = false;
}

const struct error *engine_raise(struct engine *e)
{
    int64_t date = e->dates.rolled[e->next], interest, principal;
    enum servicing_rule rule;
    engine_accrue(e, date);
    TRY(engine_charge(e));
    e->capital_charges = e->penalty + e->compound;
    TRY(engine_interest_minor(e, &interest));
    if (e->normal || interest) {
        TRY(engine_principal(e, interest, &principal, &rule));
        struct servicing_row *row = engine_row(e, date, interest, principal);
        row->rule = rule;
        row->basis_minor = e->basis;
        if (!row->payment_minor && !e->projecting)
            row->settled_date = date;
    }
    begin_period(e, date);
    e->next++;
    if (e->next == e->dates.count) {
        e->matured = true;
        e->capital_date = date;
    }
    engine_period_begin(e);
    apply_waiting(e);
    return NULL;
}

const struct error *engine_interest_due(struct engine *e)
{
    int64_t interest;
    TRY(engine_interest_minor(e, &interest));
    if (interest) {
        struct servicing_row *row = engine_row(e, e->now, interest, 0);
        row->rule = SERVICING_RULE_NONE_YET;
    }
    begin_period(e, e->now);
    return NULL;
}

/* After maturity unpaid charges go on joining the compound base, on the same day of each period. */
static int64_t next_capital_date(const struct engine *e)
{
    if (!e->matured || e->projecting || !(e->due_principal || e->due_interest || e->penalty || e->compound))
        return INT64_MAX;
    int year, month, day;
    date_to_civil(e->dates.plain[e->dates.count - 1], &year, &month, &day);
    return date_add_months(e->capital_date, (int)(e->terms.period_months ? e->terms.period_months : 3), day);
}

static int64_t reset_after(const struct engine *e, int64_t date)
{
    int year, month, day;
    switch (e->terms.reset) {
    case SERVICING_JANUARY_1:
        return repricing_next_reset(REPRICING_JANUARY_1, e->terms.start_date, date);
    case SERVICING_ANNIVERSARY:
        return repricing_next_reset(REPRICING_ANNIVERSARY, e->terms.start_date, date);
    default:
        date_to_civil(date, &year, &month, &day);
        int step = e->terms.reset == SERVICING_QUARTERLY ? 3 - (month - 1) % 3 : 1;
        return date_add_months(date_from_civil(year, month, 1), step, 1);
    }
}

static void take_reset(struct engine *e, int64_t date)
{
    engine_accrue(e, date);
    engine_rate(e, rate_quote_at(e->terms.quotes, e->terms.quote_count, date) + e->terms.rate_e8);
    e->next_reset = reset_after(e, date);
}

const struct error *engine_advance(struct engine *e, int64_t to)
{
    for (;;) {
        if (e->terms.quote_count && e->next_reset == NONE)
            e->next_reset = reset_after(e, e->now);
        int64_t reset = e->terms.quote_count ? e->next_reset : INT64_MAX, capital = next_capital_date(e);
        int64_t due = e->next < e->dates.count ? e->dates.rolled[e->next] : capital;
        if (reset > to && due > to)
            break;
        if (reset <= due) {
            take_reset(e, reset);
        } else if (e->next < e->dates.count) {
            TRY(engine_raise(e));
        } else {
            engine_accrue(e, capital);
            TRY(engine_charge(e));
            e->capital_charges = e->penalty + e->compound;
            e->capital_date = capital;
        }
    }
    engine_accrue(e, to);
    return NULL;
}
