/* The nightly run: announces, returns, gathers who has nobody, and closes what took care of itself. */
#include "base/text.h"
#include "domain/pool/pool.h"
#include "queries.h"
#include "record/row.h"

enum { CHUNK = 500 };

/* --- one customer
 * --------------------------------------------------------------------------------------------------------- */

const struct error *pool_owner_set(struct session *s, int64_t customer, int64_t person, int64_t branch)
{
    struct customer row;
    TRY(record_load(s, &customer_entity, customer, customer, &row));
    row.owner = person;
    if (branch != NONE)
        row.branch = branch;
    return record_update(s, &customer_entity, &row, NULL);
}

/* The open stay of CLIENT, or a fresh one. */
static const struct error *entry_of(struct session *s, const struct pool_client *client, struct pool_entry *row)
{
    if (client->entry != NONE)
        return record_load(s, &pool_entry_entity, client->id, client->entry, row);
    record_initial(s, &pool_entry_entity, row);
    row->customer = client->id;
    return NULL;
}

static const struct error *entry_keep(struct session *s, const struct pool_client *client, struct pool_entry *row)
{
    return client->entry != NONE ? record_update(s, &pool_entry_entity, row, NULL)
                                 : record_put(s, &pool_entry_entity, row);
}

const struct error *pool_enter(struct session *s, const struct pool_client *client, int64_t cause, const char *reason,
                               int64_t silent, int64_t limit, int64_t *entry)
{
    struct pool_entry row;
    TRY(entry_of(s, client, &row));
    row.status = POOL_ENTRY_STATUS_WAITING;
    row.cause = cause;
    row.reason = reason;
    row.silent_days = silent;
    row.limit_days = limit;
    row.entered_on = s->today;
    row.branch = client->branch;
    row.lost_by = client->owner;
    TRY(entry_keep(s, client, &row));
    if (entry)
        *entry = row.record.id;
    return NULL;
}

const struct error *pool_entry_end(struct session *s, const struct pool_client *client, int64_t status,
                                   int64_t taken_by, int64_t decided_by)
{
    struct pool_entry row;
    if (client->entry == NONE)
        return NULL;
    TRY(entry_of(s, client, &row));
    row.status = status;
    if (taken_by != NONE) {
        row.taken_by = taken_by;
        row.taken_on = s->today;
        row.decided_by = decided_by;
    }
    return record_update(s, &pool_entry_entity, &row, NULL);
}

static const struct error *announce(struct session *s, const struct pool_client *client, const struct pool_terms *terms,
                                    int64_t silent)
{
    struct pool_entry row;
    int64_t due = client->touched + terms->silent_days, soonest = s->today + terms->notice_days;
    TRY(entry_of(s, client, &row));
    row.status = POOL_ENTRY_STATUS_NOTICE;
    row.cause = POOL_ENTRY_CAUSE_SILENCE;
    row.silent_days = silent;
    row.limit_days = terms->silent_days;
    row.noticed_on = s->today;
    row.returns_on = due > soonest ? due : soonest;
    row.branch = client->branch;
    return record_put(s, &pool_entry_entity, &row);
}

static const struct error *recycle(struct session *s, const struct pool_client *client, int64_t cause, int64_t silent,
                                   int64_t limit)
{
    TRY(pool_owner_set(s, client->id, NONE, NONE));
    return pool_enter(s, client, cause, NULL, silent, limit, NULL);
}

/* Nobody looks after it: it waits. Whoever has left keeps the name on it while something protects it: a head assigns.
 */
static const struct error *orphan(struct session *s, const struct pool_client *client, const struct pool_terms *terms)
{
    bool waits = client->entry != NONE && client->status == POOL_ENTRY_STATUS_WAITING;
    int64_t silent = pool_silent_days(client, s->today),
            cause = client->owner_left ? POOL_ENTRY_CAUSE_OWNER_LEFT : POOL_ENTRY_CAUSE_NO_OWNER;
    if (client->owner_left && !terms->protected)
        return recycle(s, client, cause, silent, terms->silent_days);
    return waits ? NULL : pool_enter(s, client, cause, NULL, silent, terms->silent_days, NULL);
}

static const struct error *judge(struct session *s, const struct pool_client *client)
{
    struct pool_terms terms;
    TRY(pool_terms_of(s, client, &terms));
    if (client->owner == NONE || client->owner_left)
        return orphan(s, client, &terms);
    int64_t silent = pool_silent_days(client, s->today);
    bool noticed = client->entry != NONE && client->status == POOL_ENTRY_STATUS_NOTICE;
    bool silent_enough =
        !terms.protected && terms.silent_days != NONE && silent >= terms.silent_days - terms.notice_days;
    if (client->entry != NONE && !noticed) /* somebody was named meanwhile, past the pool */
        return pool_entry_end(s, client, POOL_ENTRY_STATUS_ASSIGNED, client->owner, NONE);
    if (noticed && !silent_enough)
        return pool_entry_end(s, client, POOL_ENTRY_STATUS_KEPT, NONE, NONE);
    if (noticed && client->returns_on <= s->today && silent >= terms.silent_days)
        return recycle(s, client, POOL_ENTRY_CAUSE_SILENCE, silent, terms.silent_days);
    return noticed || !silent_enough ? NULL : announce(s, client, &terms, silent);
}

/* --- the book
 * -------------------------------------------------------------------------------------------------------------- */

struct running {
    struct job *job;
    int64_t after, done, total;
    int64_t last, count; /* of the chunk, set when it is through */
};

static const struct error *run_chunk(struct session *s, void *context)
{
    struct running *r = context;
    struct pool_clients clients = {0};
    TRY(pool_clients_read(s, r->after, NONE, CHUNK, &clients));
    r->count = (int64_t)clients.count;
    r->last = clients.count < CHUNK ? NONE : clients.items[clients.count - 1].id;
    for (size_t i = 0; i < clients.count; i++)
        TRY(judge(s, &clients.items[i]));
    /* Goes on from here on the next server. */
    const char *state = arena_format(s->arena, "{\"after\": %lld}", (long long)(r->last == NONE ? r->after : r->last));
    return r->job ? job_progress(s, r->job, r->done + r->count, r->total, state) : NULL;
}

static const struct error *count_book(struct session *s, int64_t *total)
{
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = store_int(s->tx, &query_pool_client_count, NO_VALUES, total);
    session_end(s);
    return error;
}

const struct error *pool_run(struct session *s, struct job *job)
{
    struct running r = {.job = job, .done = job ? job->done : 0};
    struct arena *outer = s->arena, *inner = arena_new();
    const struct error *error = count_book(s, &r.total);
    if (job)
        json_get_int(job->state, "after", &r.after);
    for (bool more = !error; more && !error;) {
        s->arena = inner;
        error = session_write(s, run_chunk, &r);
        s->arena = outer;
        if (error)
            error = error_copy(outer, error);
        arena_reset(inner);
        r.done += r.count;
        more = r.last != NONE;
        r.after = r.last;
    }
    arena_free(inner);
    return error;
}

const struct error *pool_job(struct job *job, struct arena *arena)
{
    return job_as_engine(job, arena, "pool.run", pool_run);
}

const struct error *pool_tick(struct bank *bank, struct arena *arena)
{
    return job_daily(bank, arena, "pool_run");
}
