#include "domain/day_end/day_end.h"
#include "base/text.h"
#include "domain/facility/facility.h"
#include "domain/loan/loan.h"
#include "queries.h"
#include "record/as_engine.h"

#include <string.h>
#include <time.h>

enum { PAGE = 400 };

struct totals {
    int64_t contracts, changed, overdue, refused, balance, accrued, overdue_amount, charges, milliseconds, writing,
        resets, lapsed, notices;
};

struct closing {
    struct job *job;
    int64_t date, total;
    int64_t home, loan; /* last one done */
    struct totals totals;
    bool done;
};

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* --- what the job notes
 * ----------------------------------------------------------------------------------------------- */

static const char *const total_names[] = {"contracts", "changed",        "overdue", "refused",      "balance",
                                          "accrued",   "overdue_amount", "charges", "microseconds", "writing",
                                          "resets",    "lapsed",         "notices"};

static void write_totals(struct json_writer *w, const struct totals *t)
{
    const int64_t *values = (const int64_t *)t;
    for (size_t i = 0; i < sizeof(total_names) / sizeof(total_names[0]); i++)
        json_put_int(w, total_names[i], values[i]);
}

static const char *state_text(struct arena *arena, const struct closing *c)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_int(&w, "home", c->home);
    json_put_int(&w, "loan", c->loan);
    json_put_date(&w, "business_date", c->date);
    write_totals(&w, &c->totals);
    json_close(&w, '}');
    return buffer_end(&out);
}

static void resume(struct closing *c)
{
    int64_t *values = (int64_t *)&c->totals;
    c->home = c->loan = 0;
    json_get_int(c->job->state, "home", &c->home);
    json_get_int(c->job->state, "loan", &c->loan);
    for (size_t i = 0; c->job->state && i < sizeof(total_names) / sizeof(total_names[0]); i++)
        json_get_int(c->job->state, total_names[i], &values[i]);
}

/* --- one page of loans
 * ------------------------------------------------------------------------------------------------ */

struct page {
    struct loan_play *plays;
    size_t count;
};

static const struct error *read_loans(struct session *s, const struct closing *c, const struct loan_books *books,
                                      struct page *page)
{
    struct rows *rows;
    const struct error *error;
    const char *sql =
        arena_format(s->arena,
                     "SELECT %s FROM @loan t WHERE (t.home > $1 OR (t.home = $1 AND t.id > $2)) AND t.terms IS "
                     "NOT NULL AND t.status NOT IN ('settled', 'written_off') ORDER BY t.home, t.id LIMIT %d",
                     record_columns(s->arena, &loan_entity, "t"), PAGE);
    struct query query = {"day_end_loans", sql};
    page->plays = ARENA_LIST(s->arena, struct loan_play, PAGE);
    page->count = 0;
    TRY(store_query(s->tx, &query, VALUES(sql_int(c->home), sql_int(c->loan)), &rows));
    while (rows_next(rows, &error)) {
        struct loan_play *play = &page->plays[page->count++];
        TRY(record_from_rows(s, &loan_entity, rows, 0, &play->loan));
        play->serviced = !loan_terms_read(books, s->arena, play->loan.terms, &play->terms);
    }
    return error;
}

/* Both come by home and loan. */
static const struct error *read_events(struct session *s, const struct loan_books *books, struct page *page)
{
    struct rows *rows;
    const struct error *error, *problem = NULL;
    size_t at = 0;
    TRY(store_query(
        s->tx, &query_day_end_events,
        VALUES(sql_int(page->plays[0].loan.record.home), sql_int(page->plays[page->count - 1].loan.record.home)),
        &rows));
    while (rows_next(rows, &error)) {
        int64_t home = rows_int(rows, 15), loan = rows_int(rows, 16);
        while (at < page->count &&
               (page->plays[at].loan.record.home < home ||
                (page->plays[at].loan.record.home == home && page->plays[at].loan.record.id < loan)))
            at++;
        if (at < page->count && page->plays[at].loan.record.home == home && page->plays[at].loan.record.id == loan &&
            page->plays[at].serviced) {
            problem = loan_event_read(s, books, rows, &page->plays[at]);
            page->plays[at].serviced = !problem;
        }
    }
    return error;
}

static const struct error *keep(struct session *s, struct closing *c, struct loan_play *play)
{
    const struct servicing_state *state = &play->result.state;
    int64_t overdue = state->overdue_principal_minor + state->overdue_interest_minor,
            charges = state->penalty_minor + state->compound_minor + state->fee_minor;
    bool changed = loan_derive(&play->loan, state);
    c->totals.balance += state->balance_minor;
    c->totals.accrued += state->accrued_interest_minor;
    c->totals.overdue_amount += overdue;
    c->totals.charges += charges;
    c->totals.overdue += state->overdue_days > 0;
    c->totals.changed += changed;
    const char *class = entity_field(&loan_entity, "five_class")->choices[play->loan.five_class].name;
    TRY(store_execute(s->tx, &query_day_end_put,
                      VALUES(sql_int(play->loan.record.home), sql_int(play->loan.record.id), sql_int(c->date),
                             sql_int(state->balance_minor), sql_int(state->accrued_interest_minor), sql_int(overdue),
                             sql_int(charges), sql_int(state->overdue_days), sql_text(class)),
                      NULL));
    return changed ? record_update(s, &loan_entity, &play->loan, NULL) : NULL;
}

static const struct error *close_page(struct session *s, void *context)
{
    struct closing *c = context;
    struct loan_books books;
    struct page page;
    int64_t begun = milliseconds_now(), writing = 0;
    TRY(loan_books_read(s, &books));
    TRY(read_loans(s, c, &books, &page));
    c->done = page.count == 0;
    if (c->done)
        return NULL;
    TRY(read_events(s, &books, &page));
    for (size_t i = 0; i < page.count; i++) {
        struct loan_play *play = &page.plays[i];
        struct servicing_input input = {.terms = &play->terms,
                                        .events = play->events,
                                        .event_count = play->count,
                                        .calendar = books.calendar,
                                        .date = c->date,
                                        .state_only = true};
        c->totals.contracts++;
        c->home = play->loan.record.home;
        c->loan = play->loan.record.id;
        if (!play->serviced || servicing_replay(s->arena, &input, &play->result)) {
            c->totals.refused++;
            continue;
        }
        int64_t before = milliseconds_now();
        TRY(keep(s, c, play));
        writing += milliseconds_now() - before;
    }
    c->totals.milliseconds += milliseconds_now() - begun;
    c->totals.writing += writing;
    return NULL;
}

static const struct error *run_page(struct session *s, void *context)
{
    struct closing *c = context;
    struct closing before = *c;
    const struct error *error = session_as_engine(s, close_page, c);
    if (error)
        *c = before;
    TRY(error);
    int64_t total = c->total > c->totals.contracts ? c->total : c->totals.contracts;
    return job_progress(s, c->job, c->totals.contracts, total, state_text(s->arena, c));
}

/* --- rates that follow targets
 * ----------------------------------------------------------------------------------------- */

/* One loan a transaction: one that refuses, for its books are closed that far back, say, does not hold up the others.
 */
struct linking {
    int64_t home, loan;
    bool found;
    struct loan_ratcheting done;
};

static const struct error *link_next(struct session *s, void *context)
{
    struct linking *l = context;
    struct rows *rows;
    const struct error *error;
    l->done = (struct loan_ratcheting){0};
    TRY(store_query(s->tx, &query_day_end_linked, VALUES(sql_int(l->home), sql_int(l->loan)), &rows));
    l->found = rows_next(rows, &error);
    if (l->found) {
        l->home = rows_int(rows, 0);
        l->loan = rows_int(rows, 1);
        rows_close(rows);
    }
    TRY(error);
    return l->found ? loan_ratchet_book(s, l->home, l->loan, &l->done) : NULL;
}

static const struct error *run_linked(struct session *s, void *context)
{
    return session_as_engine(s, link_next, context);
}

/* --- the run
 * ---------------------------------------------------------------------------------------------------------- */

static const struct error *put_run(struct session *s, void *context)
{
    const struct closing *c = context;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    struct day_end row;
    int64_t home, id;
    const char *key = date_text(s->arena, c->date);
    TRY(record_find_unique(s, &day_end_entity, "key", key, &home, &id));
    if (id == NONE)
        record_clear(&day_end_entity, &row);
    else
        TRY(record_load(s, &day_end_entity, home, id, &row));
    json_open(&w, '{');
    write_totals(&w, &c->totals);
    json_close(&w, '}');
    row.business_date = c->date;
    row.key = key;
    row.status = DAY_END_STATUS_DONE;
    row.contracts = c->totals.contracts;
    row.changed = c->totals.changed;
    row.overdue = c->totals.overdue;
    row.refused = c->totals.refused;
    row.totals = buffer_end(&out);
    row.milliseconds = c->totals.milliseconds / 1000;
    row.write_milliseconds = c->totals.writing / 1000;
    return id == NONE ? record_put(s, &day_end_entity, &row) : record_update(s, &day_end_entity, &row, NULL);
}

static const struct error *finish(struct session *s, void *context)
{
    return session_as_engine(s, put_run, context);
}

static const struct error *in_session(struct job *job, const struct error *(*run)(struct session *s, void *context),
                                      void *context, struct arena *keep_error)
{
    struct arena *arena = arena_new();
    struct session s;
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = session_write(&s, run, context);
    session_close(&s);
    error = error ? error_copy(keep_error, error) : NULL;
    arena_free(arena);
    return error;
}

/* Rates first: the books are closed with them. Booked once they are not booked again, so this part keeps no place. */
static const struct error *book_linked(struct closing *c, struct arena *arena)
{
    struct linking l = {.found = true};
    while (l.found) {
        int64_t home = l.home, loan = l.loan;
        const struct error *error = in_session(c->job, run_linked, &l, arena);
        if (error && l.home == home && l.loan == loan)
            return error;
        c->totals.refused += error != NULL;
        c->totals.resets += error ? 0 : (int64_t)(l.done.booked + l.done.reversed);
    }
    return NULL;
}

/* --- what lapses by itself
 * ---------------------------------------------------------------------------------------------- */

static const struct error *keep_step(struct session *engine, void *context)
{
    return lending_upkeep_step(engine, context);
}

static const struct error *run_upkeep(struct session *s, void *context)
{
    return session_as_engine(s, keep_step, context);
}

/* One thing a transaction; one that refuses is passed over and waits for the next day. Only on the day itself: nothing
 * lapses by the close of a past day. */
static const struct error *keep_up(struct closing *c, struct arena *arena)
{
    struct lending_upkeep u = {0};
    while (!u.done) {
        struct lending_upkeep before = u;
        const struct error *error = in_session(c->job, run_upkeep, &u, arena);
        if (error && u.part == before.part && u.home == before.home && u.id == before.id)
            return error;
        if (error) {
            c->totals.refused++;
            u = (struct lending_upkeep){u.part,          u.home,       u.id,           before.expired,
                                        before.breached, before.ended, before.notices, u.done};
        }
    }
    c->totals.lapsed = u.expired + u.breached + u.ended;
    c->totals.notices = u.notices;
    return NULL;
}

const struct error *day_end_job(struct job *job, struct arena *arena)
{
    struct closing c = {.job = job, .total = job->total};
    const char *date = json_get_text(job->input, "business_date");
    if (!date || !date_parse(date, &c.date))
        return error_make(arena, ERROR_FIELD_REQUIRED, .field = "business_date");
    resume(&c);
    TRY(book_linked(&c, arena));
    while (!c.done)
        TRY(in_session(job, run_page, &c, arena));
    TRY(keep_up(&c, arena));
    return in_session(job, finish, &c, arena);
}

const struct error *operation_day_end_run(struct call *call)
{
    const struct day_end_run_input *in = call->input;
    struct session *s = call->session;
    int64_t date = in->business_date == NONE ? s->today : in->business_date, total, id;
    if (date > s->today)
        return error_make(s->arena, ERROR_DAY_END_FUTURE, .field = "business_date", .value = date_text(s->arena, date));
    TRY(store_int(s->tx, &query_day_end_count, NO_VALUES, &total));
    TRY(job_submit(s, "day_end", arena_format(s->arena, "{\"business_date\":\"%s\"}", date_text(s->arena, date)), total,
                   &id));
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, id, id));
    json_put_date(call->reply, "business_date", date);
    json_close(call->reply, '}');
    return NULL;
}
