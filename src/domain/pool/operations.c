/* The pool as its people use it: the list, claiming, assigning, giving back. */
#include "base/text.h"
#include "domain/pool/pool.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"
#include "record/scope.h"

#include <string.h>

enum { READ_MOST = 2000, CAUSES_MOST = 8, WEEKS = 12, WEEK_DAYS = 7, MONDAY = 3 }; /* day 0 was a Thursday */

/* --- the list
 * --------------------------------------------------------------------------------------------------------------- */

struct listing {
    struct call *call;
    const struct pool_list_query *query;
    struct pool_claimer claimer;
    int64_t counts[CAUSES_MOST]; /* by cause */
    int64_t shown, passed;
    bool assigns;
    bool waiting;
};

static void put_reason(struct json_writer *w, const char *key, const struct label *label)
{
    if (label)
        label_put(w, key, *label);
    else
        json_put_null(w, key);
}

/* Why the caller may not claim the row; NULL when it may. HIDDEN: it is not to be seen yet. */
static const struct error *judge_row(struct session *s, struct listing *l, struct rows *rows, struct pool_verdict *v)
{
    static const struct label protected = {"有存量贷款，由主管指派", "Has live loans: a head assigns it"};
    int64_t entered = rows_int(rows, 13), lost = rows_int(rows, 18);
    struct pool_wish wish = {.elsewhere = rows_int(rows, 17) != 1,
                             .waited_days = entered == NONE ? 0 : s->today - entered,
                             .lost_days = lost == NONE ? NONE : s->today - lost};
    TRY(pool_verdict_of(s, &l->claimer, &wish, v));
    if (rows_int(rows, 19) > 0 && v->allowed) {
        v->allowed = false;
        v->why = protected;
    }
    return NULL;
}

static void write_row(struct session *s, struct listing *l, struct rows *rows, const struct pool_verdict *v)
{
    struct json_writer *w = l->call->reply;
    int64_t home = rows_int(rows, 0), entered = rows_int(rows, 13);
    bool may = l->waiting && v->allowed && scope_permits(l->call->session, "pool.claim");
    static const char *const keys[] = {"name", "tier", "kind", "industry", "region", "branch", "cause", "reason"};
    json_open(w, '{');
    json_put_text(w, "entry", id_text(s->arena, home, rows_int(rows, 1)));
    json_put_text(w, "id", id_text(s->arena, home, home));
    for (int i = 0; i < 8; i++)
        json_put_text(w, keys[i], rows_text(rows, 2 + i));
    json_put_int(w, "silent_days", rows_int(rows, 10));
    json_put_int(w, "limit_days", rows_int(rows, 11));
    json_put_date(w, "returns_on", rows_int(rows, 12));
    json_put_date(w, "entered_on", entered);
    json_put_int(w, "waited_days", entered == NONE ? NONE : s->today - entered);
    json_put_text(w, "lost_by", rows_text(rows, 14));
    json_put_text(w, "owner", rows_text(rows, 15));
    json_put_bool(w, "own", rows_int(rows, 16) == s->person);
    json_put_bool(w, "may", may);
    put_reason(w, "why_not", l->waiting && !v->allowed ? &v->why : NULL);
    json_close(w, '}');
}

static int64_t cause_of(const char *name)
{
    const struct field *field = entity_field(&pool_entry_entity, "cause");
    for (size_t i = 0; i < field->choice_count; i++)
        if (text_equal(field->choices[i].name, name))
            return (int64_t)i;
    return 0;
}

/* A manager sees notices of customers of their own only; of those that wait, what is open to their branch. */
static bool shown(const struct session *s, const struct listing *l, struct rows *rows, const struct pool_verdict *v)
{
    bool within = rows_int(rows, 17) == 1;
    if (l->assigns)
        return within;
    return l->waiting ? !v->hidden : rows_int(rows, 16) == s->person;
}

static const struct error *write_items(struct session *s, struct listing *l)
{
    struct json_writer *w = l->call->reply;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_pool_items,
                    VALUES(sql_text(l->waiting ? "waiting" : "notice"), sql_text(l->query->tier),
                           sql_int(l->query->branch), sql_text(l->query->q), sql_int(s->person), sql_int(READ_MOST),
                           sql_int(s->branch)),
                    &rows));
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        struct pool_verdict verdict;
        error = judge_row(s, l, rows, &verdict);
        if (error) {
            rows_close(rows);
            return error;
        }
        if (!shown(s, l, rows, &verdict))
            continue;
        l->passed++;
        l->counts[cause_of(rows_text(rows, 8))]++;
        if (l->shown < l->query->limit) {
            l->shown++;
            write_row(s, l, rows, &verdict);
        }
    }
    json_close(w, ']');
    json_put_bool(w, "more", l->passed > l->shown);
    return error;
}

static const struct error *count_shown(struct session *s, struct listing *l, const char *status, int64_t *count)
{
    struct rows *rows;
    const struct error *error;
    struct listing as = *l;
    as.waiting = !strcmp(status, "waiting");
    *count = 0;
    TRY(store_query(s->tx, &query_pool_items,
                    VALUES(sql_text(status), sql_text(NULL), sql_int(NONE), sql_text(NULL), sql_int(s->person),
                           sql_int(READ_MOST), sql_int(s->branch)),
                    &rows));
    while (rows_next(rows, &error)) {
        struct pool_verdict verdict;
        error = judge_row(s, &as, rows, &verdict);
        if (error) {
            rows_close(rows);
            return error;
        }
        *count += shown(s, &as, rows, &verdict);
    }
    return error;
}

static const struct error *write_weeks(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t first = (s->today + MONDAY) / WEEK_DAYS - WEEKS + 1, entered[WEEKS] = {0}, taken[WEEKS] = {0};
    TRY(store_query(s->tx, &query_pool_weeks, VALUES(sql_int(first * WEEK_DAYS - MONDAY)), &rows));
    while (rows_next(rows, &error)) {
        int64_t at = rows_int(rows, 0) - first;
        if (at >= 0 && at < WEEKS) {
            entered[at] = rows_int(rows, 1);
            taken[at] = rows_int(rows, 2);
        }
    }
    TRY(error);
    json_key(w, "weeks");
    json_open(w, '[');
    for (int i = 0; i < WEEKS; i++) {
        json_open(w, '{');
        json_put_date(w, "week", (first + i) * WEEK_DAYS - MONDAY);
        json_put_int(w, "entered", entered[i]);
        json_put_int(w, "taken", taken[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

static void write_causes(struct listing *l)
{
    struct json_writer *w = l->call->reply;
    const struct field *field = entity_field(&pool_entry_entity, "cause");
    json_key(w, "causes");
    json_open(w, '[');
    for (size_t i = 0; i < field->choice_count; i++) {
        json_open(w, '{');
        json_put_text(w, "cause", field->choices[i].name);
        json_put_int(w, "count", l->counts[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *write_run(struct session *s, struct json_writer *w)
{
    int64_t ended, open;
    TRY(store_int(s->tx, &query_pool_job_last, NO_VALUES, &ended));
    TRY(store_int(s->tx, &query_pool_job_open, NO_VALUES, &open));
    json_key(w, "run");
    json_open(w, '{');
    json_put_instant(w, "ended_at", ended);
    json_put_text(w, "job", open == NONE ? NULL : id_text(s->arena, open, open));
    json_close(w, '}');
    return NULL;
}

static const struct error *write_pool(struct session *s, void *context)
{
    struct listing *l = context;
    struct json_writer *w = l->call->reply;
    const struct session *caller = l->call->session;
    int64_t waiting, notice;
    TRY(pool_claimer_read(s, &l->claimer));
    json_open(w, '{');
    json_put_date(w, "today", s->today);
    TRY(write_items(s, l));
    TRY(count_shown(s, l, "waiting", &waiting));
    TRY(count_shown(s, l, "notice", &notice));
    json_put_int(w, "waiting", waiting);
    json_put_int(w, "notice", notice);
    write_causes(l);
    TRY(write_weeks(s, w));
    json_key(w, "me");
    json_open(w, '{');
    json_put_int(w, "claims_today", l->claimer.claims_today);
    json_put_int(w, "held", l->claimer.held);
    json_put_bool(w, "may_claim", scope_permits(caller, "pool.claim"));
    json_put_bool(w, "may_assign", scope_permits(caller, "customer.assign"));
    json_put_bool(w, "may_run", scope_permits(caller, "pool.run"));
    json_close(w, '}');
    TRY(write_run(s, w));
    json_close(w, '}');
    return NULL;
}

/* Names and what the rules say, of customers the caller need not see yet: read as the engine, single fields only. */
static const struct error *list(struct call *call)
{
    const struct session *s = call->session;
    struct listing l = {.call = call, .query = call->query};
    l.waiting = l.query->status != POOL_LIST_QUERY_STATUS_NOTICE;
    l.assigns = !scope_permits(s, "pool.claim");
    return session_as_engine(call->session, write_pool, &l);
}

const struct error *operation_pool_list(struct call *call)
{
    return call_read(call, list);
}

/* --- taking
 * ---------------------------------------------------------------------------------------------------------------- */

struct taking {
    struct call *call;
    int64_t id, person, decided_by;
    struct pool_client client;
    struct pool_terms terms;
};

static const struct error *person_name(struct session *s, int64_t person, const char **name)
{
    struct rows *rows;
    const struct error *error;
    *name = "—";
    TRY(store_query(s->tx, &query_pool_person, VALUES(sql_int(person == NONE ? 0 : person)), &rows));
    if (rows_next(rows, &error)) {
        *name = arena_text(s->arena, rows_text(rows, 0));
        rows_close(rows);
    }
    return error;
}

static const char *word(const struct session *s, struct label label)
{
    return s->language == LANGUAGE_EN ? label.en : label.zh;
}

/* The customer as it is once nobody else can change it: of two who want it, the second finds it taken. */
static const struct error *hold(struct session *s, int64_t id, struct pool_client *client, struct pool_terms *terms)
{
    struct pool_clients clients = {0};
    TRY(row_hold(s, &customer_entity, id, id));
    TRY(pool_clients_read(s, id - 1, id, 1, &clients));
    if (!clients.count)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    *client = clients.items[0];
    return pool_terms_of(s, client, terms);
}

static const struct error *waits(struct session *s, const struct taking *t)
{
    const struct pool_client *client = &t->client;
    const char *owner;
    bool free = client->entry != NONE && client->status == POOL_ENTRY_STATUS_WAITING &&
                (client->owner == NONE || client->owner_left);
    if (free)
        return NULL;
    TRY(person_name(s, client->owner, &owner));
    return error_make(s->arena, ERROR_POOL_TAKEN, .value = client->name, .arguments = {owner});
}

static const struct error *give(struct session *s, const struct taking *t, int64_t status, int64_t branch)
{
    struct json_writer *w = t->call->reply;
    struct handed_work handed = {0};
    int64_t before = t->client.owner;
    TRY(pool_owner_set(s, t->id, t->person, branch));
    TRY(pool_entry_end(s, &t->client, status, t->person, t->decided_by));
    if (before != NONE)
        TRY(pool_pass_work(s, t->id, before, t->person, &handed));
    json_open(w, '{');
    json_put_text(w, "customer", id_text(s->arena, t->id, t->id));
    json_put_text(w, "name", t->client.name);
    json_put_text(w, "owner", id_text(s->arena, t->person, t->person));
    json_close(w, '}');
    return NULL;
}

static const struct error *claim(struct session *s, void *context)
{
    struct taking *t = context;
    struct pool_claimer claimer;
    struct pool_verdict verdict;
    int64_t within, lost, entered = s->today;
    struct pool_entry row;
    TRY(hold(s, t->id, &t->client, &t->terms));
    TRY(waits(s, t));
    TRY(store_int(s->tx, &query_pool_person_within, VALUES(sql_int(s->branch), sql_int(t->client.branch)), &within));
    TRY(store_int(s->tx, &query_pool_lost, VALUES(sql_int(t->id), sql_int(s->person)), &lost));
    TRY(record_load(s, &pool_entry_entity, t->id, t->client.entry, &row));
    entered = row.entered_on == NONE ? s->today : row.entered_on;
    TRY(pool_claimer_read(s, &claimer));
    TRY(pool_verdict_of(s, &claimer,
                        &(struct pool_wish){.elsewhere = !within,
                                            .waited_days = s->today - entered,
                                            .lost_days = lost == NONE ? NONE : s->today - lost},
                        &verdict));
    if (verdict.hidden)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    if (verdict.allowed && t->terms.protected)
        verdict = (struct pool_verdict){.why = {arena_format(s->arena, "%s，由主管指派", t->terms.why.zh),
                                                arena_format(s->arena, "%s; a head assigns it", t->terms.why.en)}};
    if (!verdict.allowed)
        return error_make(s->arena, ERROR_POOL_REFUSED, .value = t->client.name, .arguments = {word(s, verdict.why)});
    return give(s, t, POOL_ENTRY_STATUS_CLAIMED, within ? NONE : s->branch);
}

const struct error *operation_pool_claim(struct call *call)
{
    struct taking t = {.call = call, .person = call->session->person, .decided_by = NONE};
    int64_t home;
    TRY(call_id(call, 0, &home, &t.id));
    return session_as_engine(call->session, claim, &t);
}

static const struct error *assign(struct session *s, void *context)
{
    struct taking *t = context;
    TRY(hold(s, t->id, &t->client, &t->terms));
    TRY(waits(s, t));
    return give(s, t, POOL_ENTRY_STATUS_ASSIGNED, NONE);
}

const struct error *operation_pool_assign(struct call *call)
{
    const struct pool_assign_input *in = call->input;
    struct session *s = call->session;
    struct taking t = {.call = call, .person = in->person, .decided_by = s->person};
    int64_t home;
    TRY(call_id(call, 0, &home, &t.id));
    TRY(scope_row(s, &customer_entity, ACCESS_UPDATE, t.id, t.id));
    TRY(pool_receiver_check(s, in->person, s->branch));
    if (in->reason)
        s->reason = in->reason;
    return session_as_engine(s, assign, &t);
}

/* --- giving back
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *release(struct session *s, void *context)
{
    struct taking *t = context;
    const struct customer_release_input *in = t->call->input;
    struct json_writer *w = t->call->reply;
    int64_t entry;
    TRY(hold(s, t->id, &t->client, &t->terms));
    if (t->client.owner == NONE)
        return error_make(s->arena, ERROR_POOL_TAKEN, .value = t->client.name, .arguments = {"—"});
    if (t->terms.protected)
        return error_make(s->arena, ERROR_POOL_PROTECTED, .value = t->client.name,
                          .arguments = {word(s, t->terms.why)});
    TRY(pool_owner_set(s, t->id, NONE, NONE));
    TRY(pool_enter(s, &t->client, POOL_ENTRY_CAUSE_RELEASED, in->reason, pool_silent_days(&t->client, s->today),
                   t->terms.silent_days, &entry));
    json_open(w, '{');
    json_put_text(w, "entry", id_text(s->arena, t->id, entry));
    json_put_text(w, "customer", id_text(s->arena, t->id, t->id));
    json_close(w, '}');
    return NULL;
}

/* One's own customers; a head those of the branch. */
const struct error *operation_customer_release(struct call *call)
{
    const struct customer_release_input *in = call->input;
    struct session *s = call->session;
    struct taking t = {.call = call};
    struct customer customer;
    int64_t home;
    TRY(call_id(call, 0, &home, &t.id));
    TRY(scope_row(s, &customer_entity, ACCESS_UPDATE, t.id, t.id));
    TRY(record_load(s, &customer_entity, t.id, t.id, &customer));
    if (customer.owner != s->person)
        TRY(scope_require(s, "customer.assign"));
    s->reason = in->reason;
    return session_as_engine(s, release, &t);
}

const struct error *operation_pool_run(struct call *call)
{
    struct session *s = call->session;
    int64_t job;
    TRY(job_submit(s, "pool_run", "{}", 0, &job));
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}
