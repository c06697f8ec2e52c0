/* The risk analysis as a job: what was run before with the same assumptions is shown; the rest is run in the
 * background, a few hundred runs at a time, each piece telling what is known so far. */
#include "base/text.h"
#include "domain/project/risk.h"
#include "queries.h"
#include "store/digest.h"

#include <string.h>

/* Part of every fingerprint: counts up when the model's formulas change what a run gives. */
static const char engine[] = "project_risk 2";
enum { PIECE = 400 };

/* --- what was run ------------------------------------------------------------------------------------------------- */

static const char *fingerprint_of(struct arena *arena, const char *content, int64_t runs, int64_t seed)
{
    char hex[65];
    const char *text = arena_format(arena, "%s\n%lld\n%lld\n%s", engine, (long long)runs, (long long)seed, content);
    digest_sha256_hex(text, strlen(text), hex);
    return arena_text(arena, hex);
}

static const struct error *write_stored(struct session *s, int64_t home, int64_t id, struct json_writer *w)
{
    struct project_risk_run row;
    struct rows *rows;
    const struct error *error;
    TRY(record_load(s, &project_risk_run_entity, home, id, &row));
    json_put_text(w, "run", id_text(s->arena, home, id));
    json_put_instant(w, "made_at", row.made_at);
    TRY(store_query(s->tx, &query_project_risk_person, VALUES(sql_int(row.made_by)), &rows));
    json_put_text(w, "made_by", rows_next(rows, &error) ? arena_text(s->arena, rows_text(rows, 0)) : NULL);
    if (error)
        return error;
    rows_close(rows);
    json_put_raw(w, "result", row.result);
    return NULL;
}

/* --- asking ------------------------------------------------------------------------------------------------------- */

struct asked {
    struct project_ask ask;
    int64_t model, stored, job, runs;
    const char *name, *fingerprint, *input;
};

static const char *job_input(struct session *s, const struct asked *a, const char *content,
                             const struct project_risk_input *in)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "project", id_text(s->arena, a->ask.project_home, a->ask.project));
    json_put_text(&w, "model", a->model == NONE ? NULL : id_text(s->arena, a->ask.project_home, a->model));
    json_put_text(&w, "name", a->name);
    json_put_text(&w, "fingerprint", a->fingerprint);
    json_put_int(&w, "runs", in->runs);
    json_put_int(&w, "seed", in->seed);
    json_put_raw(&w, "content", content);
    json_close(&w, '}');
    return buffer_end(&out);
}

/* The assumptions with the changes in them are what is run: a version saved meanwhile changes nothing. */
static const struct error *ask_read(struct call *call, struct asked *a)
{
    const struct project_risk_input *in = call->input;
    struct session *s = call->session;
    struct project_solved solved;
    const struct json *changes, *content;
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    a->ask = (struct project_ask){.model = in->model, .content = in->content, .changes = in->changes};
    TRY(project_find(call, &a->ask));
    TRY(project_content(s, &a->ask, &solved));
    TRY(project_json(s, in->changes, "changes", &changes));
    TRY(project_case_change(s->arena, solved.content, changes, &content));
    json_write_value(&w, content);
    const char *written = buffer_end(&text);
    a->model = solved.model;
    a->name = solved.model_name ? solved.model_name : solved.row.name;
    a->fingerprint = fingerprint_of(s->arena, written, in->runs, in->seed);
    a->input = job_input(s, a, written, in);
    TRY(store_int(s->tx, &query_project_risk_run_found,
                  VALUES(sql_int(a->ask.project_home), sql_int(a->ask.project), sql_text(a->fingerprint)), &a->stored));
    if (a->stored != NONE)
        return NULL;
    struct project_risk_work *work = ARENA_NEW(s->arena, struct project_risk_work);
    TRY(project_risk_open(s->arena, content, work));
    return store_int(s->tx, &query_project_job_waiting,
                     VALUES(sql_text("project_risk"), sql_int(s->person), sql_text(a->input)), &a->job);
}

static const struct error *ask(struct call *call, struct asked *a, struct json_writer *w)
{
    TRY(ask_read(call, a));
    json_put_text(w, "fingerprint", a->fingerprint);
    json_put_text(w, "name", a->name);
    return a->stored == NONE ? NULL : write_stored(call->session, a->ask.project_home, a->stored, w);
}

static const struct error *submit(struct session *s, void *context)
{
    struct asked *a = context;
    return job_submit(s, "project_risk", a->input, a->runs, &a->job);
}

const struct error *operation_project_risk(struct call *call)
{
    struct session *s = call->session;
    struct asked a = {.stored = NONE, .job = NONE, .runs = ((const struct project_risk_input *)call->input)->runs};
    struct tx tx;
    json_open(call->reply, '{');
    TRY(session_read(s, &tx));
    const struct error *error = ask(call, &a, call->reply);
    session_end(s);
    if (!error && a.stored == NONE && a.job == NONE)
        error = session_write(s, submit, &a);
    if (error)
        return error;
    json_put_text(call->reply, "job", a.job == NONE ? NULL : id_text(s->arena, a.job, a.job));
    json_close(call->reply, '}');
    return NULL;
}

/* --- running ------------------------------------------------------------------------------------------------------ */

struct running {
    struct job *job;
    struct project_risk_work work;
    int64_t home, project, runs, seed, done;
    struct project_outcome *outcomes;
    const char *result;
};

/* The whole answer on what is known so far. */
static const struct error *write_result(struct session *s, struct running *r)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_int(&w, "seed", r->seed);
    TRY(project_risk_parts_write(&r->work, &w));
    json_key(&w, "simulation");
    project_risk_outcomes_write(&r->work, r->outcomes, (size_t)r->done, &w);
    json_close(&w, '}');
    r->result = buffer_end(&out);
    return NULL;
}

/* What a watcher of the job is shown: the shares and the distribution of the runs there are. */
static const char *state_of(struct session *s, struct running *r)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_key(&w, "simulation");
    project_risk_outcomes_write(&r->work, r->outcomes, (size_t)r->done, &w);
    json_close(&w, '}');
    return buffer_end(&out);
}

static const struct error *tell(struct session *s, void *context)
{
    struct running *r = context;
    return job_progress(s, r->job, r->done, r->runs, state_of(s, r));
}

static const struct error *save(struct session *s, void *context)
{
    struct running *r = context;
    struct project_risk_run row;
    const char *fingerprint = json_get_text(r->job->input, "fingerprint"),
               *model = json_get_text(r->job->input, "model");
    int64_t found, ignored;
    TRY(store_int(s->tx, &query_project_risk_run_found,
                  VALUES(sql_int(r->home), sql_int(r->project), sql_text(fingerprint)), &found));
    record_initial(s, &project_risk_run_entity, &row);
    row.customer = r->home;
    row.project = r->project;
    if (model)
        id_parse(model, &ignored, &row.model);
    row.name = json_get_text(r->job->input, "name");
    row.fingerprint = fingerprint;
    row.runs = r->runs;
    row.seed = r->seed;
    row.made_at = s->now;
    row.made_by = s->person;
    row.default_share = r->work.default_share;
    row.low_dscr = r->work.low_dscr;
    row.result = r->result;
    if (found == NONE) /* nobody else ran the same meanwhile */
        TRY(record_put(s, &project_risk_run_entity, &row));
    return job_progress(s, r->job, r->runs, r->runs, state_of(s, r));
}

static const struct error *run_pieces(struct session *s, struct running *r)
{
    struct project_simulation *simulation = &r->work.simulation;
    r->outcomes = ARENA_LIST(s->arena, struct project_outcome, (size_t)r->runs);
    simulation->seed = (uint64_t)r->seed;
    while (r->done < r->runs) {
        simulation->first = (size_t)r->done;
        simulation->runs = r->runs - r->done < PIECE ? (size_t)(r->runs - r->done) : PIECE;
        project_simulate(simulation, r->outcomes + r->done);
        r->done += (int64_t)simulation->runs;
        if (r->done < r->runs)
            TRY(session_write(s, tell, r));
    }
    return write_result(s, r);
}

/* Its person may still read the project. */
static const struct error *check_rights(struct session *s, struct running *r)
{
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = scope_row(s, &project_entity, ACCESS_READ, r->home, r->project);
    session_end(s);
    return error;
}

/* A job that was cut off begins anew: it takes seconds and gives the same. */
const struct error *project_risk_job(struct job *job, struct arena *arena)
{
    struct session s;
    struct running *r = ARENA_NEW(arena, struct running);
    r->job = job;
    json_get_int(job->input, "runs", &r->runs);
    json_get_int(job->input, "seed", &r->seed);
    const struct error *error = job_session(job, arena, &s);
    if (!error && !id_parse(json_get_text(job->input, "project"), &r->home, &r->project))
        error = error_make(arena, ERROR_RECORD_MISSING);
    if (!error)
        error = check_rights(&s, r);
    if (!error)
        error = project_risk_open(arena, json_get(job->input, "content"), &r->work);
    if (!error)
        error = run_pieces(&s, r);
    if (!error)
        error = session_write(&s, save, r);
    session_close(&s);
    return error;
}
