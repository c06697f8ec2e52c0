/* Long work: written down in the database, taken by one server at a time under a lease, resumed by any when that server
 * goes away. A job does its work in transactions of its own and notes its progress inside each of them, so that what is
 * noted is what was done. */
#pragma once

#include "base/json.h"
#include "record/call.h"

struct job {
    struct bank *bank;
    int64_t id, person, done, total, lease_until;
    const char *kind;
    const struct json *input, *state; /* STATE: what the last progress noted, NULL at first */
    const _Atomic bool *stopping;     /* the server wants to stop; NULL on the command line */
    bool quiet;                       /* prints no progress */
};

struct job_kind {
    const char *name;
    struct label label;
    /* ERROR_JOB_CANCELLED, ERROR_JOB_LOST and ERROR_JOB_STOPPING come from job_progress and are handed on. */
    const struct error *(*run)(struct job *job, struct arena *arena);
};
extern const struct job_kind job_kinds[];
extern const size_t job_kind_count;
const struct job_kind *job_kind_find(const char *name); /* NULL: another version's */

/* In a writing transaction of the person whose job it is. */
const struct error *job_submit(struct session *s, const char *kind, const char *input, int64_t total, int64_t *id);
/* In the same transaction: no server takes it, job_run_now will. */
const struct error *job_hold(struct session *s, int64_t id);
/* A session in the name of the job's person, with the rights that person has now. Ends with session_close. */
const struct error *job_session(struct job *job, struct arena *arena, struct session *s);
/* RUN with the rights of the engine, asked for by a person who has PERMISSION now. */
const struct error *job_as_engine(struct job *job, struct arena *arena, const char *permission,
                                  const struct error *(*run)(struct session *engine, struct job *job));
/* Asks in the bank's own name for a job of KIND unless one was asked for today. */
const struct error *job_daily(struct bank *bank, struct arena *arena, const char *kind);
/* Inside the transaction of a piece of work: notes that DONE of TOTAL are done and renews the lease. STATE is JSON. */
const struct error *job_progress(struct session *s, struct job *job, int64_t done, int64_t total, const char *state);
/* {id, kind, status, ...} of the session's own jobs; the message in its language. */
const struct error *job_write(struct session *s, int64_t id, struct json_writer *w);

/* The threads that do the work of BANK. */
struct jobs;
struct jobs *jobs_start(struct bank *bank);
void jobs_stop(struct jobs *jobs);
/* Runs one job in this thread, to its end: the command line. */
const struct error *job_run_now(struct bank *bank, struct arena *arena, int64_t id, bool quiet);
