/* The rate of a loan that follows targets: verified figures and findings of checks become changes of the rate from the
 * days they rule, shown line by line with their grounds. What is booked are rate resets in the loan's own books, played
 * in their place; when a ground goes, the reset it carried is reversed. */
#include "base/text.h"
#include "domain/loan/loan.h"
#include "domain/loan/write.h"
#include "policy/project.h"
#include "policy/snapshot.h"
#include "quant/margin_ratchet.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

struct ground { /* beside each piece: what a person reads */
    const char *kind, *name;
    double value, target;
    int64_t on;
};

struct target {
    int64_t id, observed_on, verified_on, from, until;
    const char *name, *code, *direction, *verified_by, *evidence, *state;
    double target, value, step_bps;
};

struct ratchet {
    struct session *s;
    const struct esg_policy *policy;
    struct loan_books books;
    struct loan_play play;
    int64_t home, id;
    struct target *targets;
    size_t target_count, target_room;
    struct ratchet_piece *pieces;
    struct ground *grounds;
    size_t piece_count, piece_room, ground_count, ground_room;
    struct ratchet_step *steps;
    size_t step_count;
    const char **states;     /* one a step: start, agreed, booked, open, planned, passed, closed */
    int64_t *events, *days;  /* one a step: what booked it and the day that has or will have, or NONE */
    struct loan_event *made; /* to be booked: reversals, then resets */
    size_t made_count, made_room, reversal_count;
};

/* --- grounds -------------------------------------------------------------------------------------------------------
 */

static void add_piece(struct ratchet *r, struct ratchet_piece piece, struct ground ground)
{
    ARENA_PUSH(r->s->arena, r->pieces, r->piece_count, r->piece_room, piece);
    ARENA_PUSH(r->s->arena, r->grounds, r->ground_count, r->ground_room, ground);
}

/* Verdicts on one indicator, or of one kind of check, are one series: the newer takes the place of the older. */
static size_t series_of(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(names[i], name))
            return i;
    return count;
}

/* A figure rules from the day the contract names, else from the day after the one it is of: when it was verified makes
 * no difference to what is owed. */
static void judge(struct ratchet *r, struct target *t, double met_bps, double missed_bps, size_t series)
{
    t->state = "not_evaluated";
    t->step_bps = NAN;
    if (isnan(t->value))
        return;
    bool met = text_equal(t->direction, "at_least") ? t->value >= t->target : t->value <= t->target;
    double step = met ? met_bps : missed_bps;
    t->state = met ? "met" : "missed";
    t->step_bps = isnan(step) ? 0 : step;
    add_piece(
        r,
        (struct ratchet_piece){
            .from = t->from, .until = t->until == NONE ? NONE : t->until + 1, .bps = t->step_bps, .series = series},
        (struct ground){"target", t->name, t->value, t->target, t->observed_on});
}

static const struct error *read_targets(struct ratchet *r)
{
    struct session *s = r->s;
    struct rows *rows;
    const struct error *error;
    const char *codes[200];
    size_t code_count = 0;
    TRY(store_query(s->tx, &query_loan_ratchet_targets, VALUES(sql_int(r->home), sql_int(r->id)), &rows));
    while (rows_next(rows, &error)) {
        struct target t = {.id = rows_int(rows, 0),
                           .name = arena_text(s->arena, rows_text(rows, 1)),
                           .code = arena_text(s->arena, rows_text(rows, 2)),
                           .observed_on = rows_int(rows, 3),
                           .direction = arena_text(s->arena, rows_text(rows, 4)),
                           .target = rows_real(rows, 5),
                           .value = rows_real(rows, 10),
                           .verified_on = rows_int(rows, 11),
                           .verified_by = arena_text(s->arena, rows_text(rows, 12)),
                           .evidence = arena_text(s->arena, rows_text(rows, 13)),
                           .until = rows_int(rows, 9)};
        size_t series = series_of(codes, code_count, t.code);
        if (series == code_count)
            codes[code_count++] = t.code;
        t.from = rows_int(rows, 8) == NONE ? t.observed_on + 1 : rows_int(rows, 8);
        if (t.from < r->play.loan.started_on)
            t.from = r->play.loan.started_on;
        judge(r, &t, rows_real(rows, 6), rows_real(rows, 7), series);
        ARENA_PUSH(s->arena, r->targets, r->target_count, r->target_room, t);
    }
    return error;
}

/* A finding moves the margin from the day of the check to the next check of its kind. */
static const struct error *read_checks(struct ratchet *r)
{
    struct session *s = r->s;
    struct rows *rows;
    const struct error *error;
    const char *kinds[32];
    size_t kind_count = 0, most = r->target_count;
    TRY(store_query(s->tx, &query_loan_ratchet_checks, VALUES(sql_int(r->home), sql_int(r->play.loan.started_on)),
                    &rows));
    while (rows_next(rows, &error)) {
        const char *kind = arena_text(s->arena, rows_text(rows, 1)), *result = rows_text(rows, 3);
        size_t series = series_of(kinds, kind_count, kind);
        if (series == kind_count && kind_count < sizeof(kinds) / sizeof(*kinds))
            kinds[kind_count++] = kind;
        double bps = text_equal(result, "major")   ? r->policy->major_bps
                     : text_equal(result, "minor") ? r->policy->minor_bps
                                                   : 0;
        bps += rows_int(rows, 4) != NONE && rows_int(rows, 4) > 0 ? r->policy->penalty_bps : 0;
        add_piece(r, (struct ratchet_piece){rows_int(rows, 2), NONE, bps, most + series},
                  (struct ground){"check", kind, NAN, NAN, rows_int(rows, 2)});
    }
    return error;
}

/* --- steps, and what is booked of them
 * --------------------------------------------------------------------------------- */

static bool follows_targets(const struct loan_event *row)
{
    return row->kind == LOAN_EVENT_KIND_RATE_RESET && row->source == LOAN_EVENT_SOURCE_TARGET;
}

/* The rate or spread that event I agreed on by itself; NONE for all others. */
static int64_t base_of(const struct loan_play *play, size_t i)
{
    const struct loan_event *row = &play->rows[i];
    if (play->result.outcomes[i].reversed || follows_targets(row))
        return NONE;
    if (row->kind == LOAN_EVENT_KIND_RATE_RESET)
        return row->rate;
    return row->kind == LOAN_EVENT_KIND_RESTRUCTURE && play->events[i].terms ? play->events[i].terms->rate_e8 : NONE;
}

static void work_steps(struct ratchet *r)
{
    struct loan_play *play = &r->play;
    struct ratchet_base *bases = ARENA_LIST(r->s->arena, struct ratchet_base, play->count + 1);
    size_t count = 1;
    bases[0] = (struct ratchet_base){play->terms.start_date, play->terms.rate_e8};
    for (size_t i = 0; i < play->count; i++)
        if (base_of(play, i) != NONE)
            bases[count++] = (struct ratchet_base){play->rows[i].effective_on, base_of(play, i)};
    r->step_count = ratchet_steps(r->s->arena, r->pieces, r->piece_count, bases, count, r->policy->margin_most_bps,
                                  play->reference ? INT64_MIN : 0, &r->steps);
    while (r->step_count > 1 && r->steps[r->step_count - 1].from >= play->result.state.maturity_date)
        r->step_count--;
}

/* The first day of the running period: what fell due before it is settled. */
static int64_t running_from(const struct loan_play *play)
{
    int64_t from = play->terms.start_date;
    for (size_t i = 0; i < play->result.row_count && !play->result.rows[i].projected; i++)
        from = play->result.rows[i].due_date;
    return from;
}

/* The event that carries step I: of its rate and day, or, of a raise that does not reach back, of a later day before
 * the next step; played after whatever changed the base that day. */
static size_t carried_by(const struct ratchet *r, size_t i, bool later, const bool *kept)
{
    const struct loan_play *play = &r->play;
    const struct ratchet_step *step = &r->steps[i];
    int64_t until = !later ? step->from + 1 : i + 1 < r->step_count ? r->steps[i + 1].from : INT64_MAX;
    size_t found = play->count;
    for (size_t k = 0; k < play->count; k++) {
        const struct loan_event *row = &play->rows[k];
        if (row->effective_on < step->from || row->effective_on >= until || play->result.outcomes[k].reversed)
            continue;
        if (base_of(play, k) != NONE)
            found = play->count;
        else if (follows_targets(row) && row->rate == step->rate_e8 && !kept[k])
            found = k;
    }
    return found;
}

static struct loan_event *make_event(struct ratchet *r, int64_t kind, int64_t day)
{
    struct loan_event event;
    record_clear(&loan_event_entity, &event);
    event.kind = kind;
    event.effective_on = day;
    event.source = LOAN_EVENT_SOURCE_TARGET;
    event.record.id = id_new();
    ARENA_PUSH(r->s->arena, r->made, r->made_count, r->made_room, event);
    return &r->made[r->made_count - 1];
}

static void make_reset(struct ratchet *r, size_t i)
{
    struct loan_event *event = make_event(r, LOAN_EVENT_KIND_RATE_RESET, r->days[i]);
    event->rate = r->steps[i].rate_e8;
    event->note = arena_format(r->s->arena, "%+g bp", r->steps[i].bps);
}

/* What becomes of step I after the rate HELD: whether it needs an event, has one, or must wait. */
static void settle_step(struct ratchet *r, size_t i, int64_t held, bool *kept)
{
    const struct ratchet_step *step = &r->steps[i];
    struct loan_event probe = {.kind = LOAN_EVENT_KIND_RATE_RESET};
    bool needed = step->rate_e8 != held, later = step->rate_e8 > held && !r->policy->raises_reach_back;
    size_t at = needed ? carried_by(r, i, later, kept) : r->play.count;
    int64_t running = running_from(&r->play), day = later && step->from < running ? running : step->from;
    probe.effective_on = day;
    kept[at] = true;
    r->events[i] = at < r->play.count ? r->play.rows[at].record.id : NONE;
    r->days[i] = at < r->play.count ? r->play.rows[at].effective_on : needed ? day : NONE;
    if (!needed)
        r->states[i] = i ? "agreed" : "start";
    else if (at < r->play.count)
        r->states[i] = "booked";
    else if (i + 1 < r->step_count && day >= r->steps[i + 1].from)
        r->states[i] = "passed";
    else if (day > r->s->today)
        r->states[i] = "planned";
    else
        r->states[i] = loan_period_open(r->s, &r->play, &probe) ? "closed" : "open";
}

/* Events that carry no step are taken back first, then what is open is booked. */
static void compare_steps(struct ratchet *r)
{
    struct loan_play *play = &r->play;
    bool *kept = ARENA_LIST(r->s->arena, bool, play->count + 1);
    int64_t held = NONE;
    r->states = ARENA_LIST(r->s->arena, const char *, r->step_count);
    r->events = ARENA_LIST(r->s->arena, int64_t, r->step_count);
    r->days = ARENA_LIST(r->s->arena, int64_t, r->step_count);
    for (size_t i = 0; i < r->step_count; i++) {
        held = r->steps[i].rebased ? r->steps[i].base_e8 : held;
        settle_step(r, i, held, kept);
        if (!text_equal(r->states[i], "passed") && !text_equal(r->states[i], "closed"))
            held = r->steps[i].rate_e8;
    }
    for (size_t i = 0; i < play->count; i++)
        if (follows_targets(&play->rows[i]) && !play->result.outcomes[i].reversed && !kept[i]) {
            make_event(r, LOAN_EVENT_KIND_REVERSAL, r->s->today)->reverses = play->rows[i].record.id;
            r->reversal_count++;
        }
    for (size_t i = 0; i < r->step_count; i++)
        if (text_equal(r->states[i], "open"))
            make_reset(r, i);
}

static const struct error *ratchet_read(struct session *s, int64_t home, int64_t id, struct ratchet *r)
{
    *r = (struct ratchet){.s = s, .policy = s->policy->esg, .home = home, .id = id};
    if (!r->policy)
        return error_make(s->arena, ERROR_POLICY_DOCUMENT_MISSING, .value = "esg");
    TRY(loan_books_read(s, &r->books));
    TRY(loan_play(s, &r->books, home, id, s->today, false, &r->play));
    TRY(read_targets(r));
    if (!r->target_count || !r->play.serviced)
        return NULL;
    TRY(read_checks(r));
    work_steps(r);
    compare_steps(r);
    return NULL;
}

/* Plays the loan with what is to be booked; the first play's figures stay in BEFORE. */
static const struct error *try_made(struct ratchet *r, struct loan_play *play)
{
    *play = r->play;
    play->room = play->count; /* what is added goes into lists of its own */
    for (size_t i = 0; i < r->made_count; i++)
        TRY(loan_play_add(r->s, &r->books, play, &r->made[i]));
    return r->made_count ? loan_play_again(r->s, &r->books, r->s->today, false, play) : NULL;
}

/* --- what a person sees ----------------------------------------------------------------------------------------------
 */

static void write_targets(const struct ratchet *r, struct json_writer *w)
{
    json_key(w, "targets");
    json_open(w, '[');
    for (size_t i = 0; i < r->target_count; i++) {
        const struct target *t = &r->targets[i];
        json_open(w, '{');
        json_put_text(w, "id", id_text(r->s->arena, r->home, t->id));
        json_put_text(w, "name", t->name);
        json_put_text(w, "code", t->code);
        json_put_date(w, "observed_on", t->observed_on);
        json_put_text(w, "direction", t->direction);
        json_put_double(w, "target", t->target);
        json_put_double(w, "value", t->value);
        json_put_date(w, "verified_on", t->verified_on);
        json_put_text(w, "verified_by", t->verified_by);
        json_put_text(w, "evidence", t->evidence);
        json_put_text(w, "state", t->state);
        json_put_double(w, "step_bps", t->step_bps);
        json_put_date(w, "from", t->from);
        json_put_date(w, "until", t->until);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* Grounds that come to nothing, such as a check without findings, are left out. */
static void write_parts(const struct ratchet *r, struct json_writer *w, int64_t day)
{
    bool *rules = ARENA_LIST(r->s->arena, bool, r->piece_count + 1);
    ratchet_bps(r->pieces, r->piece_count, day, rules);
    json_key(w, "parts");
    json_open(w, '[');
    for (size_t i = 0; i < r->piece_count; i++) {
        const struct ground *ground = &r->grounds[i];
        if (!rules[i] || r->pieces[i].bps == 0)
            continue;
        json_open(w, '{');
        json_put_text(w, "kind", ground->kind);
        json_put_text(w, "name", ground->name);
        json_put_double(w, "value", ground->value);
        json_put_double(w, "target", ground->target);
        json_put_date(w, "on", ground->on);
        json_put_double(w, "bps", r->pieces[i].bps);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_lines(const struct ratchet *r, struct json_writer *w)
{
    json_key(w, "lines");
    json_open(w, '[');
    for (size_t i = 0; i < r->step_count; i++) {
        const struct ratchet_step *step = &r->steps[i];
        json_open(w, '{');
        json_put_date(w, "from", step->from);
        json_put_double(w, "base", (double)step->base_e8 / 1e8);
        json_put_double(w, "sum_bps", step->sum_bps);
        json_put_double(w, "bps", step->bps);
        json_put_double(w, "rate", (double)step->rate_e8 / 1e8);
        json_put_text(w, "state", r->states[i]);
        json_put_date(w, "rate_from", r->days[i]);
        json_put_text(w, "event", r->events[i] == NONE ? NULL : id_text(r->s->arena, r->home, r->events[i]));
        write_parts(r, w, step->from);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_withdrawn(const struct ratchet *r, struct json_writer *w)
{
    json_key(w, "withdrawn");
    json_open(w, '[');
    for (size_t i = 0; i < r->reversal_count; i++)
        for (size_t k = 0; k < r->play.count; k++) {
            if (r->play.rows[k].record.id != r->made[i].reverses)
                continue;
            json_open(w, '{');
            json_put_text(w, "event", id_text(r->s->arena, r->home, r->made[i].reverses));
            json_put_date(w, "from", r->play.rows[k].effective_on);
            json_put_double(w, "rate", (double)r->play.rows[k].rate / 1e8);
            json_close(w, '}');
        }
    json_close(w, ']');
}

const struct error *operation_loan_ratchet(struct call *call)
{
    struct json_writer *w = call->reply;
    struct ratchet *r = ARENA_NEW(call->session->arena, struct ratchet);
    struct loan_play after;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(ratchet_read(call->session, home, id, r));
    bool played = r->target_count && r->play.serviced;
    if (played)
        TRY(try_made(r, &after));
    json_open(w, '{');
    json_put_bool(w, "linked", r->target_count > 0);
    json_put_bool(w, "serviced", r->play.serviced);
    json_put_bool(w, "floating", r->play.reference != NULL);
    json_put_double(w, "most_bps", r->policy->margin_most_bps);
    json_put_int(w, "to_book", (int64_t)r->made_count);
    json_put_int(w, "interest_before", played ? loan_interest_of(&r->play.result) : NONE);
    json_put_int(w, "interest_after", played ? loan_interest_of(&after.result) : NONE);
    write_targets(r, w);
    write_lines(r, w);
    write_withdrawn(r, w);
    json_close(w, '}');
    return NULL;
}

const struct error *loan_ratchet_book(struct session *s, int64_t home, int64_t id, struct loan_ratcheting *done)
{
    struct ratchet *r = ARENA_NEW(s->arena, struct ratchet);
    struct loan_booking *b = ARENA_NEW(s->arena, struct loan_booking);
    TRY(ratchet_read(s, home, id, r));
    if (!r->play.serviced)
        return error_make(s->arena, ERROR_LOAN_NOT_SERVICED, .arguments = {r->play.loan.number});
    b->play = r->play;
    for (size_t i = 0; i < r->made_count; i++) {
        *b = (struct loan_booking){.event = r->made[i]};
        b->event.record = (struct record){0};
        TRY(loan_book_event(s, home, id, b));
    }
    *done = (struct loan_ratcheting){.booked = r->made_count - r->reversal_count,
                                     .reversed = r->reversal_count,
                                     .interest_before = loan_interest_of(&r->play.result),
                                     .interest_after = loan_interest_of(&b->play.result),
                                     .state = b->play.result.state};
    return NULL;
}

const struct error *operation_loan_ratchet_book(struct call *call)
{
    struct loan_ratcheting done;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(loan_ratchet_book(call->session, home, id, &done));
    json_open(call->reply, '{');
    json_put_int(call->reply, "booked", (int64_t)done.booked);
    json_put_int(call->reply, "reversed", (int64_t)done.reversed);
    json_put_int(call->reply, "interest_before", done.interest_before);
    json_put_int(call->reply, "interest_after", done.interest_after);
    json_key(call->reply, "state");
    loan_state_write(call->reply, &done.state);
    json_close(call->reply, '}');
    return NULL;
}
