/* The indicators over the book, range of customers by range: facts are read in a read transaction, judged, and what was
 * found is written in one transaction with one audit record. A run of the past (back-test) only counts, and looks at
 * who defaulted after. */
#include "domain/covenant/covenant.h"
#include "domain/warning/warning.h"
#include "queries.h"
#include "record/audit.h"
#include "record/policies.h"
#include "record/row.h"

#include <math.h>
#include <string.h>
#include <time.h>

enum { CHUNK = 1000, SAMPLE = 5000, KEEP_ANOMALY = 50 };

/* What became of an indicator in a run. */
struct tally {
    int64_t evaluated, missing, fired[WARNING_LEVELS];
    int64_t hits, misses_of, lead_sum; /* back-test: fired before a default; days before it */
    int64_t *missing_facts;
};

struct running {
    struct bank *bank;
    const struct warning_run_options *options;
    const struct fact_book *book;
    struct anomaly_bands *bands;
    struct tally *tallies;
    struct warning_run *run;
    struct policy_snapshot *policy;
};

struct judged {
    struct warning_finding finding;
    size_t customer; /* index into the range */
};

struct chunk {
    struct running *running;
    struct fact_range range;
    int64_t *ids;
    size_t count;
    struct judged *found;
    size_t found_count, found_room;
    struct fact_set **facts; /* of customers with findings or scores worth keeping */
    double *scores;
    const char **reasons;
    int64_t *figures;
    int64_t *defaulted; /* day of default after the instant looked at; NONE */
    struct warning_raiser *raiser;
};

/* A back-test looks and keeps nothing. */
static bool only_counts(const struct running *r)
{
    return r->options->at && !r->options->record;
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- judging
 * ------------------------------------------------------------------------------------------------------------ */

static void count_finding(struct running *r, struct chunk *c, size_t i, const struct warning_finding *finding,
                          size_t indicator)
{
    struct tally *tally = &r->tallies[indicator];
    bool fired = finding->level != WARNING_NONE;
    tally->evaluated += finding->evaluated;
    tally->missing += !finding->evaluated;
    r->run->missing += !finding->evaluated;
    if (!finding->evaluated && finding->missing)
        tally->missing_facts[finding->missing->index]++;
    if (c->defaulted && c->defaulted[i] != NONE && finding->evaluated) {
        tally->hits += fired;
        tally->misses_of += !fired;
        tally->lead_sum += fired ? c->defaulted[i] - r->run->as_of : 0;
    }
    if (!fired)
        return;
    tally->fired[finding->level]++;
    r->run->fired++;
    if (!only_counts(r))
        ARENA_PUSH(c->range.session->arena, c->found, c->found_count, c->found_room, (struct judged){*finding, i});
}

static void judge_customer(struct running *r, struct chunk *c, size_t i)
{
    struct arena *arena = c->range.session->arena;
    const struct warning_policy *warnings = r->policy->warnings;
    struct fact_set *facts = fact_set_new(arena, r->policy->facts);
    fact_range_fill(&c->range, i, facts);
    c->facts[i] = facts;
    c->scores[i] = anomaly_score(arena, r->bands, facts, &c->reasons[i], &c->figures[i]);
    for (size_t k = 0; k < warnings->count; k++) {
        struct warning_finding finding;
        if (warnings->indicators[k].subject != SUBJECT_CUSTOMER)
            continue;
        warning_judge(warnings, &warnings->indicators[k], facts, &finding);
        count_finding(r, c, i, &finding, k);
    }
}

static const struct error *read_defaults(struct session *s, struct running *r, struct chunk *c)
{
    struct rows *rows;
    const struct error *error;
    int64_t until = r->run->as_of + r->options->horizon_days, today = instant_date(instant_now());
    c->defaulted = ARENA_LIST(s->arena, int64_t, c->count);
    for (size_t i = 0; i < c->count; i++)
        c->defaulted[i] = NONE;
    TRY(store_query(s->tx, &query_warning_defaulted,
                    VALUES(sql_int(c->ids[0]), sql_int(c->ids[c->count - 1]), sql_int(r->run->as_of), sql_int(until),
                           sql_int(today)),
                    &rows));
    size_t at = 0;
    while (rows_next(rows, &error)) {
        int64_t id = rows_int(rows, 0);
        for (at = 0; at < c->count && c->ids[at] != id;)
            at++;
        if (at < c->count)
            c->defaulted[at] = rows_int(rows, 1);
    }
    for (size_t i = 0; i < c->count; i++)
        r->run->defaults += c->defaulted[i] != NONE;
    return error;
}

static const struct error *read_ids(struct session *s, const struct query *query, int64_t after, int64_t most,
                                    int64_t **ids, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *ids = NULL;
    *count = 0;
    TRY(store_query(s->tx, query, VALUES(sql_int(after), sql_int(most)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, *ids, *count, room, rows_int(rows, 0));
    return error;
}

static const struct error *judge_chunk(struct session *s, struct running *r, struct chunk *c, int64_t after,
                                       int64_t most)
{
    TRY(read_ids(s, &query_assess_ids, after, most, &c->ids, &c->count));
    if (!c->count)
        return NULL;
    TRY(fact_range_read(s, r->policy, r->book, c->ids, c->count, &c->range));
    if (only_counts(r))
        TRY(read_defaults(s, r, c));
    c->facts = ARENA_LIST(s->arena, struct fact_set *, c->count);
    c->scores = ARENA_LIST(s->arena, double, c->count);
    c->reasons = ARENA_LIST(s->arena, const char *, c->count);
    c->figures = ARENA_LIST(s->arena, int64_t, c->count);
    for (size_t i = 0; i < c->count; i++)
        judge_customer(r, c, i);
    return NULL;
}

/* --- storing
 * -------------------------------------------------------------------------------------------------------------- */

/* Only scores worth a look are kept; one that is no longer goes. */
static const struct error *store_anomaly(struct session *s, int64_t customer, double score, const char *reasons,
                                         int64_t figures)
{
    struct anomaly row;
    int64_t id;
    bool found = false;
    TRY(store_int(s->tx, &query_anomaly_of, VALUES(sql_int(customer)), &id));
    if (id != NONE)
        TRY(row_stored(s, &anomaly_entity, customer, id, &row, &found));
    if (!found && !(score >= KEEP_ANOMALY))
        return NULL;
    if (found && row.scored_on == s->today)
        return NULL;
    if (!found) {
        record_initial(s, &anomaly_entity, &row);
        row.record.home = row.customer = customer;
    }
    row.scored_on = s->today;
    row.score = isnan(score) ? NAN : round(score * 10) / 10;
    row.figures = figures;
    row.reasons = reasons;
    return warning_store(s, &anomaly_entity, &row, !found);
}

static const struct warning_about about_nothing = {NULL, NONE, NONE, NONE};

static const struct error *store_customer(struct chunk *c, struct session *s, size_t i, size_t *at)
{
    int64_t id;
    TRY(store_anomaly(s, c->ids[i], c->scores[i], c->reasons[i], c->figures[i]));
    for (; *at < c->found_count && c->found[*at].customer == i; (*at)++)
        TRY(warning_raise(c->raiser, c->ids[i], &c->found[*at].finding, c->facts[i], &about_nothing, &id));
    return warning_escalate(c->raiser, c->ids[i]);
}

static const struct error *store_chunk(struct session *s, void *context)
{
    struct chunk *c = context;
    struct session engine;
    size_t at = 0;
    session_engine(s, &engine);
    c->raiser = warning_raiser_new(&engine);
    for (size_t i = 0; i < c->count; i++)
        TRY(store_customer(c, &engine, i, &at));
    return audit_write(
        &engine, "warning", NONE, NONE, "warning_run",
        arena_format(s->arena,
                     "{\"customers\":%zu,\"raised\":%lld,\"renewed\":%lld,\"escalated\":%lld,\"policy\":\"%s\"}",
                     c->count, (long long)c->raiser->raised, (long long)c->raiser->renewed,
                     (long long)c->raiser->escalated, c->running->policy->hash));
}

/* --- the book
 * --------------------------------------------------------------------------------------------------------------- */

static void begin(struct running *r, struct session *s)
{
    session_system(s, r->bank, s->arena);
    if (r->options->at) {
        s->now = r->options->at;
        session_as_of(s, r->options->at);
    }
}

static const struct error *one_chunk(struct running *r, struct arena *arena, int64_t *after, int64_t most,
                                     size_t *count)
{
    struct session s = {.arena = arena};
    struct tx tx;
    struct chunk c = {.running = r};
    begin(r, &s);
    const struct error *error = session_read(&s, &tx);
    if (!error) {
        error = judge_chunk(&s, r, &c, *after, most);
        session_end(&s);
    }
    *count = c.count;
    if (!error && c.count) {
        *after = c.ids[c.count - 1];
        r->run->customers += (int64_t)c.count;
        if (!only_counts(r)) {
            session_as_of(&s, NONE);
            error = session_write(&s, store_chunk, &c);
        }
        r->run->raised += c.raiser ? c.raiser->raised : 0;
    }
    session_close(&s);
    return error;
}

/* Bands of the anomaly score from companies spread over the book. */
static const struct error *read_bands(struct running *r, struct session *s)
{
    int64_t after = 0;
    size_t count = 1, total = 0;
    while (count && total < SAMPLE) {
        struct fact_range range;
        int64_t *ids;
        TRY(read_ids(s, &query_warning_sample, after, 500, &ids, &count));
        if (!count)
            break;
        TRY(fact_range_read(s, r->policy, r->book, ids, count, &range));
        struct fact_set *facts = fact_set_new(s->arena, r->policy->facts);
        for (size_t i = 0; i < count; i++) {
            fact_range_fill(&range, i, facts);
            anomaly_bands_add(r->bands, facts);
        }
        after = ids[count - 1];
        total += count;
    }
    anomaly_bands_settle(r->bands);
    return NULL;
}

static const struct fact *most_missing(const struct running *r, const struct tally *tally)
{
    int64_t most = 0;
    const struct fact *fact = NULL;
    for (size_t i = 0; i < r->policy->facts->count; i++)
        if (tally->missing_facts[i] > most) {
            most = tally->missing_facts[i];
            fact = &r->policy->facts->facts[i];
        }
    return fact;
}

static const char *result_text(struct arena *arena, const struct running *r)
{
    struct buffer text = {.arena = arena};
    struct json_writer w = {&text, false};
    json_open(&w, '[');
    for (size_t k = 0; k < r->policy->warnings->count; k++) {
        const struct warning_indicator *indicator = &r->policy->warnings->indicators[k];
        const struct tally *tally = &r->tallies[k];
        const struct fact *missing = most_missing(r, tally);
        int64_t fired = tally->fired[0] + tally->fired[1] + tally->fired[2] + tally->fired[3];
        if (indicator->subject != SUBJECT_CUSTOMER)
            continue;
        json_open(&w, '{');
        json_put_text(&w, "name", indicator->name);
        json_put_int(&w, "evaluated", tally->evaluated);
        json_put_int(&w, "missing", tally->missing);
        json_put_text(&w, "missing_fact", missing ? missing->name : NULL);
        json_put_int(&w, "fired", fired);
        for (int level = 0; level < WARNING_LEVELS; level++)
            json_put_int(&w, warning_level_names[level], tally->fired[level]);
        if (only_counts(r)) {
            json_put_int(&w, "hits", tally->hits);
            json_put_double(&w, "precision", fired ? (double)tally->hits / (double)fired : NAN);
            json_put_double(
                &w, "recall",
                tally->hits + tally->misses_of ? (double)tally->hits / (double)(tally->hits + tally->misses_of) : NAN);
            json_put_double(&w, "lead_days", tally->hits ? (double)tally->lead_sum / (double)tally->hits : NAN);
        }
        json_close(&w, '}');
    }
    json_close(&w, ']');
    return buffer_end(&text);
}

static const struct error *store_run(struct session *s, void *context)
{
    struct session engine;
    session_engine(s, &engine);
    return record_put(&engine, &warning_run_entity, context);
}

static const struct error *prepare(struct running *r, struct session *s)
{
    TRY(fact_book_read(s, true, &r->book));
    r->bands = anomaly_bands_new(s->arena, r->policy->facts);
    TRY(read_bands(r, s));
    r->tallies = ARENA_LIST(s->arena, struct tally, r->policy->warnings->count);
    for (size_t k = 0; k < r->policy->warnings->count; k++)
        r->tallies[k].missing_facts = ARENA_LIST(s->arena, int64_t, r->policy->facts->count);
    record_initial(s, &warning_run_entity, r->run);
    r->run->as_of = s->today;
    r->run->kind = only_counts(r) ? WARNING_RUN_KIND_BACK_TEST : WARNING_RUN_KIND_RUN;
    r->run->horizon_days = only_counts(r) ? r->options->horizon_days : NONE;
    r->run->policy_version = arena_format(s->arena, "%.16s", r->policy->hash);
    r->run->customers = r->run->fired = r->run->raised = r->run->missing = r->run->defaults = 0;
    return NULL;
}

static const struct error *all_chunks(struct running *r, struct session *s, int64_t total)
{
    struct arena *work = arena_new();
    const struct error *error = NULL;
    int64_t after = 0;
    size_t count = 1;
    while (!error && count && (!r->options->most || r->run->customers < r->options->most)) {
        int64_t left = r->options->most ? r->options->most - r->run->customers : CHUNK;
        error = one_chunk(r, work, &after, left < CHUNK ? left : CHUNK, &count);
        if (error)
            error = error_copy(s->arena, error);
        arena_reset(work);
        if (!error && r->options->progress &&
            !r->options->progress(r->options->context, s, r->run->customers, total, &error))
            break;
    }
    arena_free(work);
    return error;
}

const struct error *warning_run_book(struct bank *bank, struct arena *arena, const struct warning_run_options *options,
                                     struct warning_run *run)
{
    struct running r = {.bank = bank, .options = options, .run = run};
    struct session s = {.arena = arena};
    struct tx tx;
    int64_t total = 0, started = milliseconds(), started_at = instant_now();
    begin(&r, &s);
    r.policy = s.policy;
    const struct error *error = r.policy->warnings
                                    ? session_read(&s, &tx)
                                    : error_make(arena, ERROR_POLICY_DOCUMENT_MISSING, .value = "warning");
    if (!error) {
        error = prepare(&r, &s);
        if (!error)
            error = store_int(&tx, &query_assess_count, NO_VALUES, &total);
        session_end(&s);
    }
    if (!error)
        error = all_chunks(&r, &s, total);
    if (!error) {
        run->started_at = options->record ? options->at : started_at;
        run->ended_at = run->started_at + milliseconds() - started;
        run->took_ms = milliseconds() - started;
        run->result = result_text(arena, &r);
        run->bands = only_counts(&r) ? NULL : anomaly_bands_text(arena, r.bands);
        session_close(&s);
        session_system(&s, bank, arena);
        error = session_write(&s, store_run, run);
    }
    session_close(&s);
    return error;
}

/* --- one customer
 * ----------------------------------------------------------------------------------------------------------- */

const struct error *warning_run_customer(struct session *s, int64_t customer, int64_t *fired, int64_t *missing)
{
    struct session engine;
    const struct warning_policy *warnings = s->policy->warnings;
    struct fact_set *facts;
    const char *bands, *reasons;
    int64_t figures, id;
    *fired = *missing = 0;
    if (!warnings)
        return NULL;
    TRY(facts_of_customer(s, s->policy, customer, &facts));
    session_engine(s, &engine);
    struct warning_raiser *raiser = warning_raiser_new(&engine);
    TRY(store_text(s->tx, &query_warning_bands, NO_VALUES, &bands));
    double score =
        anomaly_score(s->arena, anomaly_bands_read(s->arena, s->policy->facts, bands), facts, &reasons, &figures);
    TRY(store_anomaly(&engine, customer, score, reasons, figures));
    for (size_t k = 0; k < warnings->count; k++) {
        struct warning_finding finding;
        if (warnings->indicators[k].subject != SUBJECT_CUSTOMER)
            continue;
        warning_judge(warnings, &warnings->indicators[k], facts, &finding);
        *missing += !finding.evaluated;
        if (finding.level == WARNING_NONE)
            continue;
        ++*fired;
        TRY(warning_raise(raiser, customer, &finding, facts, &about_nothing, &id));
    }
    TRY(warning_escalate(raiser, customer));
    return audit_write(&engine, "warning", customer, customer, "warning_run",
                       arena_format(s->arena, "{\"raised\":%lld,\"renewed\":%lld}", (long long)raiser->raised,
                                    (long long)raiser->renewed));
}

/* --- as a job
 * ------------------------------------------------------------------------------------------------------------------ */

struct progress {
    struct job *job;
    int64_t done, total;
};

static const struct error *note_progress(struct session *s, void *context)
{
    struct progress *p = context;
    return job_progress(s, p->job, p->done, p->total, "{}");
}

static bool job_goes_on(void *context, struct session *s, int64_t done, int64_t total, const struct error **error)
{
    struct progress progress = {context, done, total};
    struct session system;
    session_system(&system, s->bank, s->arena);
    *error = session_write(&system, note_progress, &progress);
    session_close(&system);
    return !*error;
}

struct ending {
    struct job *job;
    const struct warning_run *run;
};

static const struct error *note_result(struct session *s, void *context)
{
    struct ending *e = context;
    return store_execute(
        s->tx, &query_warning_job_result,
        VALUES(sql_int(e->job->id),
               sql_text(arena_format(
                   s->arena, "{\"run\":\"%s\",\"customers\":%lld,\"fired\":%lld,\"raised\":%lld,\"missing\":%lld}",
                   id_text(s->arena, e->run->record.id, e->run->record.id), (long long)e->run->customers,
                   (long long)e->run->fired, (long long)e->run->raised, (long long)e->run->missing))),
        NULL);
}

const struct error *warning_job(struct job *job, struct arena *arena)
{
    struct warning_run_options options = {.progress = job_goes_on, .context = job};
    struct warning_run run;
    struct session s;
    int64_t at = 0;
    json_get_int(job->input, "at", &at);
    json_get_int(job->input, "horizon_days", &options.horizon_days);
    json_get_int(job->input, "most", &options.most);
    options.at = at;
    if (!at) { /* what the tests of covenants say is a fact of the run */
        int64_t tested, breached;
        TRY(covenant_test_book(job->bank, arena, 0, false, &tested, &breached));
    }
    TRY(warning_run_book(job->bank, arena, &options, &run));
    session_system(&s, job->bank, arena);
    const struct error *error = session_write(&s, note_result, &(struct ending){job, &run});
    session_close(&s);
    return error;
}
