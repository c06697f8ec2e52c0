/* Foreign cases in the workflow's store: added once, compared, reported. */
#include "base/text.h"
#include "domain/import/source.h"
#include "domain/process/process.h"
#include "queries.h"
#include "record/record.h"
#include "record/row.h"

#include <string.h>

enum { EVENTS_A_CHUNK = 4000, OUTCOME_MOST = 40, TITLE_MOST = 200 };

struct storing {
    struct job *job;
    struct process_log log;
    const char *name;
    int64_t branch;
    size_t done; /* cases */
    struct process_log_tally tally;
};

void process_log_tally_write(struct json_writer *w, const struct process_log_tally *tally)
{
    json_put_int(w, "cases", tally->cases);
    json_put_int(w, "events", tally->events);
    json_put_int(w, "cases_new", tally->cases_new);
    json_put_int(w, "events_new", tally->events_new);
    json_put_int(w, "events_known", tally->events_known);
    json_put_int(w, "events_differ", tally->events_differ);
    json_put_int(w, "cases_surplus", tally->cases_surplus);
    json_put_int(w, "events_surplus", tally->events_surplus);
}

static const char *number_of(struct arena *arena, const char *log, const char *name)
{
    return arena_format(arena, "%s/%s", log, name);
}

static bool same_text(const char *a, const char *b)
{
    return (!a || !*a) ? !b || !*b : text_equal(a, b);
}

struct kept {
    int64_t count, differ,
        first_differing; /* events in the bank, those unlike the file's, position of the first; NONE */
};

/* What the bank keeps of a case, held against the file event by event. */
static const struct error *compare_events(struct session *s, const struct process_log_case *one, int64_t id,
                                          struct kept *kept)
{
    const struct field *transition = entity_field(&workflow_event_entity, "transition");
    struct rows *rows;
    const struct error *error;
    *kept = (struct kept){.first_differing = NONE};
    TRY(store_query(s->tx, &query_process_events_of, VALUES(sql_int(id)), &rows));
    while (rows_next(rows, &error)) {
        const struct process_log_event *e = (size_t)kept->count < one->count ? &one->events[kept->count] : NULL;
        kept->count++;
        bool equal = e && rows_int(rows, 0) == kept->count && text_equal(rows_text(rows, 1), e->activity) &&
                     text_equal(rows_text(rows, 2), transition->choices[e->transition].name) &&
                     rows_int(rows, 3) == e->at && same_text(rows_text(rows, 4), e->resource) &&
                     same_text(rows_text(rows, 5), e->attributes);
        if (e && !equal && kept->first_differing == NONE)
            kept->first_differing = kept->count;
        kept->differ += e && !equal;
    }
    return error;
}

static const struct error *put_events(struct session *engine, const struct storing *t, int64_t id,
                                      const struct process_log_case *one, size_t from)
{
    for (size_t i = from; i < one->count; i++) {
        struct workflow_event row;
        const struct process_log_event *e = &one->events[i];
        record_clear(&workflow_event_entity, &row);
        row.workflow_case = id;
        row.position = (int64_t)i + 1;
        row.activity = e->activity;
        row.transition = e->transition;
        row.at = e->at;
        row.resource = e->resource;
        row.attributes = e->attributes;
        row.branch = t->branch;
        TRY(record_put(engine, &workflow_event_entity, &row));
    }
    return NULL;
}

static void span(const struct process_log_case *one, struct workflow_case *row)
{
    for (size_t i = 0; i < one->count; i++) {
        int64_t at = one->events[i].at;
        row->started_at = row->started_at == NONE || at < row->started_at ? at : row->started_at;
        row->ended_at = row->ended_at == NONE || at > row->ended_at ? at : row->ended_at;
    }
    const char *last = one->count ? one->events[one->count - 1].activity : NULL;
    row->outcome = last && strlen(last) <= OUTCOME_MOST ? last : NULL;
    row->event_count = (int64_t)one->count;
}

static const struct error *put_case(struct session *engine, struct storing *t, const struct process_log_case *one)
{
    struct workflow_case row;
    record_clear(&workflow_case_entity, &row);
    row.number = number_of(engine->arena, t->name, one->name);
    row.title = strlen(one->name) <= TITLE_MOST ? one->name : row.number;
    row.workflow = row.source = t->name;
    row.status = WORKFLOW_CASE_STATUS_DONE;
    row.amount = one->amount;
    row.attributes = one->attributes;
    row.branch = t->branch;
    span(one, &row);
    TRY(record_put(engine, &workflow_case_entity, &row));
    t->tally.cases_new++;
    t->tally.events_new += (int64_t)one->count;
    return put_events(engine, t, row.record.id, one, 0);
}

static const struct error *store_case(struct session *engine, struct storing *t, const struct process_log_case *one)
{
    struct workflow_case row;
    struct kept kept;
    int64_t home, id;
    bool found;
    TRY(record_find_unique(engine, &workflow_case_entity, "number", number_of(engine->arena, t->name, one->name), &home,
                           &id));
    if (id == NONE)
        return put_case(engine, t, one);
    TRY(compare_events(engine, one, id, &kept));
    if (kept.first_differing != NONE || (size_t)kept.count > one->count)
        return error_make(
            engine->arena, ERROR_WORKFLOW_LOG_DIFFERS, .value = one->name,
            .arguments = {arena_format(
                engine->arena, "%lld",
                (long long)(kept.first_differing != NONE ? kept.first_differing : (int64_t)one->count + 1))});
    t->tally.events_known += kept.count;
    if ((size_t)kept.count == one->count)
        return NULL;
    TRY(row_stored(engine, &workflow_case_entity, home, id, &row, &found));
    span(one, &row);
    TRY(record_update(engine, &workflow_case_entity, &row, NULL));
    t->tally.events_new += (int64_t)one->count - kept.count;
    return put_events(engine, t, id, one, (size_t)kept.count);
}

/* --- the job ---------------------------------------------------------------------------------------------------------
 */

struct chunk {
    struct storing *storing;
    size_t from, upto;
    struct process_log_tally before;
};

static const char *state_text(struct arena *arena, const struct storing *t)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "name", t->name);
    process_log_tally_write(&w, &t->tally);
    json_close(&w, '}');
    return buffer_end(&out);
}

static const struct error *store_chunk(struct session *s, void *context)
{
    struct chunk *c = context;
    struct storing *t = c->storing;
    struct session engine;
    t->tally = c->before; /* a retry starts over */
    session_engine(s, &engine);
    const struct viewer *viewer = s->tx->viewer;
    s->tx->viewer = &engine.viewer;
    const struct error *error = NULL;
    for (size_t i = c->from; i < c->upto && !error; i++)
        error = store_case(&engine, t, &t->log.cases[i]);
    s->tx->viewer = viewer;
    if (error)
        return error;
    return job_progress(s, t->job, (int64_t)c->upto, (int64_t)t->log.case_count, state_text(s->arena, t));
}

/* What an interrupted run had stored is compared and found known. */
static const struct error *store_all(struct session *s, struct storing *t)
{
    t->tally = (struct process_log_tally){.cases = (int64_t)t->log.case_count, .events = (int64_t)t->log.event_count};
    while (t->done < t->log.case_count) {
        struct chunk c = {t, t->done, t->done, t->tally};
        size_t events = 0;
        while (c.upto < t->log.case_count && (c.upto == c.from || events + t->log.cases[c.upto].count < EVENTS_A_CHUNK))
            events += t->log.cases[c.upto++].count;
        struct session one = *s;
        one.arena = arena_new();
        one.now = one.viewer.now = instant_now();
        const struct error *error = session_write(&one, store_chunk, &c);
        error = error ? error_copy(s->arena, error) : NULL;
        arena_free(one.arena);
        if (error)
            return error;
        t->done = c.upto;
    }
    return NULL;
}

static const struct error *read_file(struct session *s, const struct json *input, struct process_log *log)
{
    struct table_reader *reader;
    const char *path = json_get_text(input, "path"), *sha256 = json_get_text(input, "sha256");
    struct table_options options = {0};
    if (path)
        return process_log_read_file(s->arena, path, log);
    TRY(source_table(s->bank, s->arena, sha256 ? sha256 : "", &options, &reader));
    const struct error *error = process_log_read(s->arena, reader, log);
    table_close(reader);
    return error;
}

const struct error *process_log_job(struct job *job, struct arena *arena)
{
    struct session s;
    struct storing t = {.job = job, .name = json_get_text(job->input, "name"), .branch = NONE};
    const char *branch = json_get_text(job->input, "branch");
    int64_t home;
    if (branch)
        id_parse(branch, &home, &t.branch);
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = read_file(&s, job->input, &t.log);
    if (!error)
        error = store_all(&s, &t);
    session_close(&s);
    return error;
}

/* --- compared --------------------------------------------------------------------------------------------------------
 */

const struct error *process_log_compare(struct session *s, const struct process_log *log, const char *name,
                                        struct process_log_tally *tally)
{
    int64_t cases, events, found = 0, known = 0;
    *tally = (struct process_log_tally){.cases = (int64_t)log->case_count, .events = (int64_t)log->event_count};
    TRY(store_int(s->tx, &query_process_cases_in, VALUES(sql_text(name)), &cases));
    TRY(store_int(s->tx, &query_process_events_in, VALUES(sql_text(name)), &events));
    for (size_t i = 0; i < log->case_count; i++) {
        struct kept kept = {.first_differing = NONE};
        int64_t home, id;
        TRY(record_find_unique(s, &workflow_case_entity, "number", number_of(s->arena, name, log->cases[i].name), &home,
                               &id));
        if (id == NONE)
            tally->cases_new++;
        else
            TRY(compare_events(s, &log->cases[i], id, &kept));
        int64_t common = kept.count < (int64_t)log->cases[i].count ? kept.count : (int64_t)log->cases[i].count;
        found += id != NONE;
        known += common;
        tally->events_known += common - kept.differ;
        tally->events_differ += kept.differ;
        tally->events_new += (int64_t)log->cases[i].count - common;
    }
    tally->cases_surplus = cases - found;
    tally->events_surplus = events - known;
    return NULL;
}
