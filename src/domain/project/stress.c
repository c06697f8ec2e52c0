/* Every project at once under the same changes, each with its debt as agreed, as a job: a project at a time, then what
 * the failure of some means for the losses of the whole book. */
#include "base/text.h"
#include "domain/job/job.h"
#include "domain/portfolio/loss.h"
#include "domain/project/project.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>

enum { PROJECTS_MOST = 2000, PIECE = 8 };

struct place {
    int64_t home, id;
};

struct stressing {
    struct job *job;
    const struct json *changes;
    struct place *places;
    size_t count, done;
    struct buffer rows; /* JSON of the projects that are done */
    struct loss_failure *failures;
    size_t failure_count, failed, doubtful;
    double debt, bad, thin, unpaid, called, unbooked; /* yuan; unbooked: debt without a loan on the ledger */
    double lgd;
    const char *state;
};

/* --- asking ------------------------------------------------------------------------------------------------------- */

struct asked {
    const char *input;
    int64_t job;
};

static const struct error *read_waiting(struct session *s, struct asked *a)
{
    return store_int(s->tx, &query_project_job_waiting,
                     VALUES(sql_text("project_stress"), sql_int(s->person), sql_text(a->input)), &a->job);
}

static const struct error *submit(struct session *s, void *context)
{
    struct asked *a = context;
    return job_submit(s, "project_stress", a->input, 1, &a->job);
}

const struct error *operation_project_stress(struct call *call)
{
    const struct project_stress_input *in = call->input;
    struct session *s = call->session;
    struct asked a = {.job = NONE};
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    const struct json *changes;
    struct tx tx;
    TRY(project_json(s, in->changes, "changes", &changes));
    if (!changes || changes->kind != JSON_MAP)
        return error_make(s->arena, ERROR_FIELD_TYPE, .field = "changes", .value = "?",
                          .arguments = {"{path: number}"});
    json_open(&w, '{');
    json_key(&w, "changes");
    json_write_value(&w, changes);
    json_close(&w, '}');
    a.input = buffer_end(&text);
    TRY(session_read(s, &tx));
    const struct error *error = read_waiting(s, &a);
    session_end(s);
    if (!error && a.job == NONE)
        error = session_write(s, submit, &a);
    if (error)
        return error;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, a.job, a.job));
    json_close(call->reply, '}');
    return NULL;
}

/* --- one project -------------------------------------------------------------------------------------------------- */

static void write_project(struct stressing *r, struct place place, const struct project_solved *solved,
                          const struct project_plan *low, double unpaid, double pd)
{
    const struct project_plan *plan = solved->made.plan;
    struct json_writer w = {&r->rows, false};
    char text[27];
    if (r->rows.size)
        buffer_char(&r->rows, ',');
    id_write(text, place.home, place.id);
    json_open(&w, '{');
    json_put_text(&w, "id", text);
    json_put_text(&w, "name", solved->row.name);
    json_put_double(&w, "debt", plan->numbers[PK_debt_sized]);
    json_put_double(&w, "dscr", plan->numbers[PK_min_dscr]);
    json_put_double(&w, "stressed_dscr", low->numbers[PK_min_dscr]);
    json_put_double(&w, "unpaid", unpaid);
    json_put_double(&w, "called", low->numbers[PK_total_call]);
    json_put_bool(&w, "default", pd >= 1);
    json_put_double(&w, "pd", pd);
    json_close(&w, '}');
}

/* A model that does not settle under the changes counts as failed, one without debt cannot fail; a cover between the
 * two lines makes a borrower doubtful, the more the nearer it comes to the default line. 0: nothing to fear, 1: failed.
 */
static double stressed_pd(const struct session *s, const struct project_case *low, bool owes)
{
    const double *n = low->plan->numbers;
    const struct project_rules *rules = s->policy->project_rules;
    double lockup = n[PK_lockup_dscr], line = n[PK_default_dscr], cover = n[PK_min_dscr];
    if (!owes)
        return 0;
    if (low->plan->status != PROJECT_PLAN_OK || cover < line)
        return 1;
    if (!rules || !(cover < lockup) || !(lockup > line))
        return 0;
    return rules->pd_at_lockup + (rules->pd_at_default - rules->pd_at_lockup) * (lockup - cover) / (lockup - line);
}

static const struct error *stress_one(struct session *s, struct stressing *r, struct place place)
{
    struct project_ask ask = {.project_home = place.home, .project = place.id, .model = NONE};
    struct project_solved solved;
    struct project_case low;
    TRY(project_ask_solve(s, &ask, &solved));
    const struct project_plan *plan = solved.made.plan;
    TRY(project_case_solve(s->arena, solved.content, r->changes, plan, &low));
    double debt = plan->numbers[PK_debt_sized], unpaid = 0;
    for (size_t t = 0; t < low.plan->periods; t++)
        unpaid = fmax(unpaid, low.plan->rows[PL_unpaid][t]);
    bool owes = debt > plan->numbers[PK_tiny];
    double pd = stressed_pd(s, &low, owes);
    double unbooked = solved.row.loan == NONE ? debt : 0;
    r->debt += debt;
    r->unbooked += unbooked;
    r->bad += pd >= 1 ? debt : 0;
    r->thin += pd > 0 && pd < 1 ? debt : 0;
    r->failed += pd >= 1;
    r->doubtful += pd > 0 && pd < 1;
    r->unpaid += unpaid;
    r->called += low.plan->numbers[PK_total_call];
    if (pd > 0)
        r->failures[r->failure_count++] =
            (struct loss_failure){place.home, unbooked * 100, isnan(r->lgd) ? 1 : r->lgd, pd};
    write_project(r, place, &solved, low.plan, unpaid, pd);
    return NULL;
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static void write_summary(struct json_writer *w, const char *key, const struct loss_summary *summary)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_double(w, "expected_loss", summary->expected / 100);
    json_put_double(w, "value_at_risk", summary->value_at_risk / 100);
    json_put_double(w, "expected_shortfall", summary->shortfall / 100);
    json_put_double(w, "capital", (summary->value_at_risk - summary->expected) / 100);
    json_key(w, "shares");
    json_open(w, '[');
    for (int i = 0; i < LOSS_BARS; i++)
        json_write_double(w, summary->shares[i]);
    json_close(w, ']');
    json_close(w, '}');
}

static const struct error *write_portfolio(struct session *s, struct stressing *r, struct json_writer *w)
{
    struct loss_comparison c;
    int64_t book;
    TRY(store_int(s->tx, &query_project_book, NO_VALUES, &book));
    TRY(loss_compare(s, r->failures, r->failure_count, &c));
    json_put_double(w, "book", (book == NONE ? 0 : (double)book / 100) + r->unbooked);
    json_put_double(w, "lgd", r->lgd);
    json_key(w, "portfolio");
    json_open(w, '{');
    json_put_int(w, "scenarios", c.scenarios);
    json_put_int(w, "seed", c.seed);
    json_put_double(w, "confidence", c.confidence);
    json_put_double(w, "certain", c.certain / 100);
    json_put_double(w, "width", c.width / 100);
    write_summary(w, "before", &c.before);
    write_summary(w, "after", &c.after);
    json_close(w, '}');
    return NULL;
}

/* WHOLE: with the projects and the book; otherwise what a watcher sees meanwhile. */
static const struct error *state_make(struct session *s, struct stressing *r, bool whole)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_int(&w, "count", (int64_t)r->count);
    json_put_int(&w, "failed", (int64_t)r->failed);
    json_put_double(&w, "debt", r->debt);
    json_put_int(&w, "doubtful", (int64_t)r->doubtful);
    json_put_double(&w, "debt_in_default", r->bad);
    json_put_double(&w, "debt_in_doubt", r->thin);
    json_put_double(&w, "unpaid", r->unpaid);
    json_put_double(&w, "called", r->called);
    if (whole) {
        json_key(&w, "projects");
        json_open(&w, '[');
        json_write_raw(&w, buffer_end(&r->rows));
        json_close(&w, ']');
        TRY(write_portfolio(s, r, &w));
    }
    json_close(&w, '}');
    r->state = buffer_end(&out);
    return NULL;
}

static const struct error *tell(struct session *s, void *context)
{
    struct stressing *r = context;
    return job_progress(s, r->job, (int64_t)r->done, (int64_t)r->count + 1, r->state);
}

static const struct error *read_places(struct session *s, struct stressing *r)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(s->tx, &query_project_all, VALUES(sql_int(PROJECTS_MOST)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, r->places, r->count, room, (struct place){rows_int(rows, 0), rows_int(rows, 1)});
    r->failures = ARENA_LIST(s->arena, struct loss_failure, r->count + 1);
    r->lgd = s->policy->portfolio ? portfolio_lgd(s->policy->portfolio, "pledge") : NAN;
    return error;
}

/* RUN in a read transaction of its own. */
static const struct error *reading(struct session *s, struct stressing *r,
                                   const struct error *(*run)(struct session *s, struct stressing *r))
{
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = run(s, r);
    session_end(s);
    return error;
}

/* A few projects; a plan takes a megabyte, so each of them has the same arena after the other. */
static const struct error *piece_run(struct session *s, struct stressing *r)
{
    struct arena *outer = s->arena, *inner = arena_new();
    const struct error *error = NULL;
    for (size_t until = r->done + PIECE; r->done < r->count && r->done < until && !error; r->done++) {
        s->arena = inner;
        error = stress_one(s, r, r->places[r->done]);
        s->arena = outer;
        if (error)
            error = error_copy(outer, error);
        arena_reset(inner);
    }
    arena_free(inner);
    return error;
}

static const struct error *whole_run(struct session *s, struct stressing *r)
{
    return state_make(s, r, true);
}

static const struct error *run_all(struct session *s, struct stressing *r)
{
    TRY(reading(s, r, read_places));
    while (r->done < r->count) {
        TRY(reading(s, r, piece_run));
        TRY(state_make(s, r, false));
        TRY(session_write(s, tell, r));
    }
    TRY(reading(s, r, whole_run));
    r->done = r->count + 1;
    return session_write(s, tell, r);
}

/* A job that was cut off begins anew: it gives the same. */
const struct error *project_stress_job(struct job *job, struct arena *arena)
{
    struct session s;
    struct stressing *r = ARENA_NEW(arena, struct stressing);
    r->job = job;
    r->rows.arena = arena;
    r->changes = json_get(job->input, "changes");
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = run_all(&s, r);
    session_close(&s);
    return error;
}
