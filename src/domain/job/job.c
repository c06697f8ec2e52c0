#include "domain/job/job.h"
#include "base/text.h"
#include "queries.h"

#include <stdatomic.h>

enum { LEASE_MS = 60000 };

const struct error *job_submit(struct session *s, const char *kind, const char *input, int64_t total, int64_t *id)
{
    *id = id_new();
    return store_execute(
        s->tx, &query_job_insert,
        VALUES(sql_int(*id), sql_text(kind), sql_int(s->person), sql_text(input), sql_int(total), sql_int(s->now)),
        NULL);
}

const struct error *job_hold(struct session *s, int64_t id)
{
    return store_execute(s->tx, &query_job_hold, VALUES(sql_int(id)), NULL);
}

static const struct error *become_person(struct session *s, struct job *job)
{
    struct rows *rows;
    struct tx tx;
    const struct error *error;
    TRY(session_read(s, &tx));
    error = store_query(s->tx, &query_job_person, VALUES(sql_int(job->person)), &rows);
    if (!error && rows_next(rows, &error)) {
        int64_t left_on = rows_int(rows, 3);
        const char *role = arena_text(s->arena, rows_text(rows, 1));
        s->person_name = arena_text(s->arena, rows_text(rows, 0));
        s->language = text_equal(rows_text(rows, 4), "en") ? LANGUAGE_EN : LANGUAGE_ZH;
        if (left_on != NONE && left_on <= s->today)
            error = error_make(s->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {s->person_name});
        else
            session_person(s, job->person, rows_int(rows, 2), role);
        rows_close(rows);
    }
    session_end(s);
    return error;
}

const struct error *job_session(struct job *job, struct arena *arena, struct session *s)
{
    session_system(s, job->bank, arena);
    return job->person ? become_person(s, job) : NULL;
}

const struct error *job_as_engine(struct job *job, struct arena *arena, const char *permission,
                                  const struct error *(*run)(struct session *engine, struct job *job))
{
    struct session s, engine;
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = scope_require(&s, permission);
    if (!error) {
        session_engine(&s, &engine);
        error = run(&engine, job);
    }
    session_close(&s);
    return error;
}

static const struct error *ask_today(struct session *s, void *context)
{
    const char *kind = context;
    int64_t newest, job;
    TRY(store_int(s->tx, &query_job_newest, VALUES(sql_text(kind)), &newest));
    return newest != NONE && instant_date(newest) >= s->today ? NULL : job_submit(s, kind, "{}", 0, &job);
}

const struct error *job_daily(struct bank *bank, struct arena *arena, const char *kind)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, ask_today, (void *)(uintptr_t)kind);
    session_close(&s);
    return error;
}

const struct error *job_progress(struct session *s, struct job *job, int64_t done, int64_t total, const char *state)
{
    /* By the clock, not by the session: one session may serve a job of an hour. */
    int64_t cancel, changed, until = instant_now() + LEASE_MS;
    if (until <= job->lease_until)
        until = job->lease_until + 1;
    TRY(store_int(s->tx, &query_job_cancelled, VALUES(sql_int(job->id)), &cancel));
    if (cancel == 1)
        return error_make(s->arena, ERROR_JOB_CANCELLED);
    if (job->stopping && atomic_load(job->stopping))
        return error_make(s->arena, ERROR_JOB_STOPPING);
    TRY(store_execute(s->tx, &query_job_progress,
                      VALUES(sql_int(job->id), sql_int(done), sql_int(total), sql_text(state), sql_int(until),
                             sql_int(job->lease_until)),
                      &changed));
    if (!changed)
        return error_make(s->arena, ERROR_JOB_LOST);
    job->lease_until = until;
    job->done = done;
    job->total = total;
    return NULL;
}

/* --- the API
 * ------------------------------------------------------------------------------------------------------------ */

const struct error *job_write(struct session *s, int64_t id, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    bool all = scope_permits(s, "system.manage");
    TRY(store_query(s->tx, &query_job_show, VALUES(sql_int(id), sql_int(all ? 0 : s->person)), &rows));
    if (!rows_next(rows, &error))
        return error ? error : error_make(s->arena, ERROR_RECORD_MISSING);
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, id, id));
    json_put_text(w, "kind", rows_text(rows, 1));
    json_put_text(w, "status", rows_text(rows, 2));
    json_put_int(w, "done", rows_int(rows, 3));
    json_put_int(w, "total", rows_int(rows, 4));
    json_put_text(w, "message", rows_text(rows, 5));
    json_put_raw(w, "result", rows_null(rows, 6) ? "null" : rows_text(rows, 6));
    json_put_instant(w, "created_at", rows_int(rows, 7));
    json_put_instant(w, "started_at", rows_int(rows, 8));
    json_put_instant(w, "ended_at", rows_int(rows, 9));
    json_close(w, '}');
    rows_close(rows);
    return NULL;
}

const struct error *operation_job_get(struct call *call)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    return job_write(call->session, id, call->reply);
}

const struct error *operation_job_list(struct call *call)
{
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    int64_t ids[50];
    size_t count = 0;
    TRY(store_query(s->tx, &query_job_mine, VALUES(sql_int(s->person)), &rows));
    while (rows_next(rows, &error))
        ids[count++] = rows_int(rows, 0);
    if (error)
        return error;
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    for (size_t i = 0; i < count; i++)
        TRY(job_write(s, ids[i], call->reply));
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_job_cancel(struct call *call)
{
    struct session *s = call->session;
    struct buffer ignored = {.arena = s->arena};
    struct json_writer w = {&ignored, false};
    int64_t home, id, changed;
    TRY(call_id(call, 0, &home, &id));
    TRY(job_write(s, id, &w)); /* it is there and the caller's own */
    TRY(store_execute(s->tx, &query_job_cancel, VALUES(sql_int(id)), &changed));
    if (!changed)
        return error_make(s->arena, ERROR_JOB_ENDED);
    json_open(call->reply, '{');
    json_put_bool(call->reply, "done", true);
    json_close(call->reply, '}');
    return NULL;
}
