#include "base/log.h"
#include "domain/job/job.h"
#include "queries.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Two, so that a long import does not keep an export waiting. */
enum { LEASE_MS = 60000, LOOK_EVERY_MS = 500, WORKERS = 2 };

struct jobs {
    struct bank *bank;
    pthread_t threads[WORKERS];
    pthread_mutex_t lock;
    pthread_cond_t wake;
    _Atomic bool stopping;
};

struct claim {
    struct job *job;
    int64_t id; /* NONE: whichever waits */
    bool got;
};

static const struct error *read_json(struct session *s, const char *text, const struct json **json)
{
    const char *problem;
    *json = text ? json_read(s->arena, text, strlen(text), &problem) : NULL;
    return NULL;
}

static const struct error *claim(struct session *s, void *context)
{
    struct claim *c = context;
    struct rows *rows;
    const struct error *error;
    int64_t id = c->id, changed, until = s->now + LEASE_MS;
    c->got = false;
    if (id == NONE)
        TRY(store_int(s->tx, &query_job_next, VALUES(sql_int(s->now)), &id));
    if (id == NONE)
        return NULL;
    TRY(store_execute(s->tx, &query_job_claim, VALUES(sql_int(id), sql_int(until), sql_int(s->now)), &changed));
    if (!changed)
        return NULL;
    TRY(store_query(s->tx, &query_job_read, VALUES(sql_int(id)), &rows));
    if (!rows_next(rows, &error))
        return error;
    c->job->id = id;
    c->job->kind = arena_text(s->arena, rows_text(rows, 0));
    c->job->person = rows_int(rows, 1);
    const char *input = arena_text(s->arena, rows_text(rows, 2)), *state = arena_text(s->arena, rows_text(rows, 3));
    c->job->done = rows_int(rows, 4);
    c->job->total = rows_int(rows, 5);
    c->job->lease_until = until;
    c->got = true;
    rows_close(rows);
    TRY(read_json(s, input, &c->job->input));
    return read_json(s, state, &c->job->state);
}

struct ending {
    struct job *job;
    const char *status, *message;
};

static const struct error *end(struct session *s, void *context)
{
    struct ending *e = context;
    return store_execute(s->tx, &query_job_end,
                         VALUES(sql_int(e->job->id), sql_text(e->status), sql_text(e->message), sql_int(s->now),
                                sql_int(e->job->lease_until)),
                         NULL);
}

static const struct error *run(struct job *job, struct arena *arena)
{
    const struct job_kind *kind = job_kind_find(job->kind);
    return kind ? kind->run(job, arena) : error_make(arena, ERROR_SYSTEM_INTERNAL);
}

static const struct error *finish(struct job *job, struct arena *arena, const struct error *error)
{
    struct session s;
    struct ending ending = {job, "done", NULL};
    if (error && error->id == ERROR_JOB_LOST)
        return NULL;
    session_system(&s, job->bank, arena);
    if (error && error->id == ERROR_JOB_STOPPING)
        ending.status = "waiting";
    else if (error && error->id == ERROR_JOB_CANCELLED)
        ending.status = "cancelled";
    else if (error)
        ending.status = "failed";
    if (error && strcmp(ending.status, "waiting"))
        ending.message = error_message(arena, error, LANGUAGE_ZH, NULL);
    const struct error *failed = session_write(&s, end, &ending);
    session_close(&s);
    log_info("job.ended", "%s %lld: %s", job->kind, (long long)job->id, ending.status);
    return failed;
}

/* Looking costs no write: nothing is claimed unless something waits. */
static bool anything_waits(struct session *s)
{
    struct tx tx;
    int64_t id = NONE;
    if (session_read(s, &tx))
        return false;
    const struct error *error = store_int(s->tx, &query_job_next, VALUES(sql_int(s->now)), &id);
    session_end(s);
    return !error && id != NONE;
}

/* True when there was something to do. */
static const struct error *one_job(struct bank *bank, struct arena *keep, int64_t id, const _Atomic bool *stopping,
                                   bool quiet, bool *got)
{
    struct arena *arena = arena_new();
    struct session s;
    struct job job = {.bank = bank, .stopping = stopping, .quiet = quiet};
    struct claim c = {&job, id, false};
    session_system(&s, bank, arena);
    const struct error *error = keep || anything_waits(&s) ? session_write(&s, claim, &c) : NULL, *kept = NULL;
    session_close(&s);
    if (!error && c.got) {
        error = run(&job, arena);
        const struct error *failed = finish(&job, arena, error);
        error = error ? error : failed;
    }
    *got = c.got;
    if (error && !keep)
        log_warning("job.failed", "%s", error_message(arena, error, LANGUAGE_EN, NULL));
    else if (error)
        kept = error_copy(keep, error);
    arena_free(arena);
    return kept;
}

static void *work(void *context)
{
    struct jobs *jobs = context;
    while (!atomic_load(&jobs->stopping)) {
        bool got = false;
        one_job(jobs->bank, NULL, NONE, &jobs->stopping, true, &got);
        if (got)
            continue;
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += LOOK_EVERY_MS * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        pthread_mutex_lock(&jobs->lock);
        if (!atomic_load(&jobs->stopping))
            pthread_cond_timedwait(&jobs->wake, &jobs->lock, &until);
        pthread_mutex_unlock(&jobs->lock);
    }
    return NULL;
}

struct jobs *jobs_start(struct bank *bank)
{
    struct jobs *jobs = calloc(1, sizeof(*jobs));
    if (!jobs)
        abort();
    jobs->bank = bank;
    pthread_mutex_init(&jobs->lock, NULL);
    pthread_cond_init(&jobs->wake, NULL);
    for (int i = 0; i < WORKERS; i++)
        if (pthread_create(&jobs->threads[i], NULL, work, jobs))
            abort();
    return jobs;
}

void jobs_stop(struct jobs *jobs)
{
    if (!jobs)
        return;
    pthread_mutex_lock(&jobs->lock);
    atomic_store(&jobs->stopping, true);
    pthread_cond_broadcast(&jobs->wake);
    pthread_mutex_unlock(&jobs->lock);
    for (int i = 0; i < WORKERS; i++)
        pthread_join(jobs->threads[i], NULL);
    pthread_cond_destroy(&jobs->wake);
    pthread_mutex_destroy(&jobs->lock);
    free(jobs);
}

const struct error *job_run_now(struct bank *bank, struct arena *arena, int64_t id, bool quiet)
{

    bool got;
    return one_job(bank, arena, id, NULL, quiet, &got);
}
