/* The import itself: chunks of rows, each in one transaction that also notes how far it got. */
#include "base/log.h"
#include "base/text.h"
#include "domain/import/import.h"
#include "queries.h"
#include "record/row.h"
#include "record/search_batch.h"

#include <stdio.h>
#include <string.h>

enum { CHUNK_ROWS = 500, KEPT_PROBLEMS = 100 };

struct running {
    struct job *job;
    struct import_open open;
    struct import_counts counts; /* committed */
    int64_t rows;                /* committed */
    struct importer importer;
    struct search_batch terms; /* of the chunk */
};

struct chunk {
    struct running *running;
    struct table_row *rows;
    size_t count;
    struct import_counts counts;
};

/* --- state
 * --------------------------------------------------------------------------------------------------------------- */

static const char *state_text(struct arena *arena, const struct import_batch *batch, const struct import_counts *counts,
                              int64_t rows)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "batch", id_text(arena, batch->record.id, batch->record.id));
    json_put_int(&w, "rows", rows);
    for (int i = 0; i < IMPORT_ACTIONS; i++)
        json_put_int(&w, import_action_names[i], counts->of[i]);
    json_close(&w, '}');
    return buffer_end(&out);
}

static void state_read(struct running *r, const struct json *state)
{
    if (!state)
        return;
    json_get_int(state, "rows", &r->rows);
    for (int i = 0; i < IMPORT_ACTIONS; i++)
        json_get_int(state, import_action_names[i], &r->counts.of[i]);
}

/* --- one chunk
 * ------------------------------------------------------------------------------------------------------------- */

static const struct error *refuse(struct session *s, struct running *r, const struct table_row *row,
                                  const struct import_result *result)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    const struct source *source = &r->open.source;
    json_open(&w, '{');
    json_key(&w, "header");
    json_open(&w, '[');
    for (size_t i = 0; i < source->column_count; i++)
        json_write_text(&w, source->header[i]);
    json_close(&w, ']');
    json_key(&w, "cells");
    json_open(&w, '[');
    for (size_t i = 0; i < row->count; i++)
        json_write_text(&w, row->cells[i]);
    json_close(&w, ']');
    json_key(&w, "problems");
    json_open(&w, '[');
    for (size_t i = 0; i < result->problem_count; i++)
        import_problem_write(&w, s, result->line, source->header, source->column_count, &result->problems[i]);
    json_close(&w, ']');
    json_close(&w, '}');
    return store_execute(
        s->tx, &query_import_refusal_insert,
        VALUES(sql_int(r->open.batch.record.id), sql_int((int64_t)row->number),
               sql_text(vault_seal(s->bank->vault, s->arena, "import_refusal.content", r->open.batch.record.id, buffer_end(&out)))),
        NULL);
}

static const struct error *run_chunk(struct session *s, void *context)
{
    struct chunk *c = context;
    struct running *r = c->running;
    c->counts = r->counts; /* a retry starts over */
    r->importer.session = s;
    search_batch_empty(&r->terms);
    s->search_batch = &r->terms; /* nobody searches before the chunk is committed */
    for (size_t i = 0; i < c->count; i++) {
        struct import_result result;
        TRY(import_row(&r->importer, &c->rows[i], &result, &c->counts));
        if (result.problem_count)
            TRY(refuse(s, r, &c->rows[i], &result));
    }
    s->search_batch = NULL;
    TRY(search_batch_write(s, &r->terms));
    int64_t rows = r->rows + (int64_t)c->count,
            total = r->open.batch.rows_total == NONE ? rows : r->open.batch.rows_total;
    return job_progress(s, r->job, rows, total, state_text(s->arena, &r->open.batch, &c->counts, rows));
}

static const struct error *read_chunk(struct arena *arena, struct source *source, struct chunk *c)
{
    c->rows = ARENA_LIST(arena, struct table_row, CHUNK_ROWS);
    while (c->count < CHUNK_ROWS) {
        struct table_row *row = &c->rows[c->count];
        TRY(source_next(source, row));
        if (!row->cells)
            return NULL;
        const char **cells = ARENA_LIST(arena, const char *, row->count + 1);
        for (size_t i = 0; i < row->count; i++)
            cells[i] = arena_text(arena, row->cells[i]);
        row->cells = cells;
        c->count++;
    }
    return NULL;
}

/* A session for one transaction: the same person, memory of its own, the time of now. */
static void chunk_session(const struct session *s, struct arena *arena, struct session *one)
{
    *one = *s;
    one->arena = arena;
    one->now = one->viewer.now = instant_now();
    if (!one->unlimited)
        scope_viewer(one);
}

static const struct error *one_chunk(struct session *s, struct running *r, struct arena *arena, bool *more)
{
    struct session one;
    struct chunk c = {.running = r};
    chunk_session(s, arena, &one);
    TRY(read_chunk(arena, &r->open.source, &c));
    *more = c.count > 0;
    if (!*more)
        return NULL;
    const struct error *error = session_write(&one, run_chunk, &c);
    if (error && error->id == ERROR_IMPORT_AGAIN) {
        r->importer.careful = true;
        error = session_write(&one, run_chunk, &c);
        r->importer.careful = false;
    }
    if (error)
        return error;
    r->counts = c.counts;
    r->rows += (int64_t)c.count;
    if (!r->job->quiet)
        fprintf(stderr, "\r%lld / %lld", (long long)r->rows, (long long)r->open.batch.rows_total);
    return NULL;
}

static const struct error *all_chunks(struct session *s, struct running *r)
{
    struct table_row row;
    bool more = true;
    for (int64_t i = 0; i < r->rows; i++)
        TRY(source_next(&r->open.source, &row));
    while (more) {
        struct arena *arena = arena_new();
        const struct error *error = one_chunk(s, r, arena, &more);
        error = error ? error_copy(s->arena, error) : NULL;
        arena_free(arena);
        if (error)
            return error;
    }
    if (!r->job->quiet)
        fputc('\n', stderr);
    return NULL;
}

/* --- the end
 * ----------------------------------------------------------------------------------------------------------------- */

struct closing {
    struct running *running;
    int64_t status;
};

static const struct error *first_problems(struct session *s, int64_t batch, const char **text)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    struct rows *rows;
    const struct error *error, *broken = NULL;
    int told = 0;
    TRY(store_query(s->tx, &query_import_refusals, VALUES(sql_int(batch)), &rows));
    json_open(&w, '[');
    while (!broken && told < KEPT_PROBLEMS && rows_next(rows, &error)) {
        const char *plain, *problem;
        broken = vault_unseal(s->bank->vault, s->arena, "import_refusal.content", batch,
                              arena_text(s->arena, rows_text(rows, 1)), &plain);
        const struct json *content = broken ? NULL : json_read(s->arena, plain, strlen(plain), &problem);
        const struct json *problems = json_get(content, "problems");
        for (size_t i = 0; problems && i < problems->count && told < KEPT_PROBLEMS; i++, told++)
            json_write_value(&w, &problems->items[i]);
    }
    if (broken || told == KEPT_PROBLEMS)
        rows_close(rows);
    json_close(&w, ']');
    *text = buffer_end(&out);
    return broken ? broken : told == KEPT_PROBLEMS ? NULL : error;
}

static const struct error *close_batch(struct session *s, void *context)
{
    struct closing *c = context;
    struct running *r = c->running;
    struct import_batch batch;
    struct session engine;
    int64_t id = r->open.batch.record.id;
    bool found;
    session_engine(s, &engine);
    TRY(row_stored(&engine, &import_batch_entity, id, id, &batch, &found));
    if (!found)
        return NULL;
    batch.status = c->status;
    batch.rows_done = r->rows;
    batch.created_count = r->counts.of[IMPORT_CREATED];
    batch.updated_count = r->counts.of[IMPORT_UPDATED];
    batch.unchanged_count = r->counts.of[IMPORT_UNCHANGED];
    batch.refused_count = r->counts.of[IMPORT_REFUSED];
    batch.duplicate_count = r->counts.of[IMPORT_DUPLICATE];
    batch.ended_at = s->now;
    TRY(first_problems(&engine, id, &batch.problems));
    return record_update(&engine, &import_batch_entity, &batch, NULL);
}

static const struct error *finish(struct session *s, struct running *r, const struct error *error)
{
    struct closing closing = {r, IMPORT_BATCH_STATUS_DONE};
    if (error && (error->id == ERROR_JOB_STOPPING || error->id == ERROR_JOB_LOST))
        return error;
    if (error)
        closing.status = error->id == ERROR_JOB_CANCELLED ? IMPORT_BATCH_STATUS_CANCELLED : IMPORT_BATCH_STATUS_FAILED;
    const struct error *failed = session_write(s, close_batch, &closing);
    log_info("import.ended", "batch %lld: %lld rows, %lld created, %lld updated, %lld refused",
             (long long)r->open.batch.record.id, (long long)r->rows, (long long)r->counts.of[IMPORT_CREATED],
             (long long)r->counts.of[IMPORT_UPDATED], (long long)r->counts.of[IMPORT_REFUSED]);
    return error ? error : failed;
}

static const struct error *load_batch(struct session *s, struct job *job, struct import_batch *batch)
{
    struct tx tx;
    int64_t home, id;
    bool found;
    const char *text = json_get_text(job->input, "batch");
    if (!text || !id_parse(text, &home, &id))
        return error_make(s->arena, ERROR_RECORD_MISSING);
    TRY(session_read(s, &tx));
    const struct error *error = row_stored(s, &import_batch_entity, home, id, batch, &found);
    session_end(s);
    return error ? error : found ? NULL : error_make(s->arena, ERROR_RECORD_MISSING);
}

static const struct error *run_batch(struct session *s, struct job *job)
{
    struct running r = {.job = job};
    struct import_batch batch;
    TRY(load_batch(s, job, &batch));
    const struct error *error = import_open(s, &batch, &r.open);
    r.open.batch = batch;
    state_read(&r, job->state);
    if (!error && !r.open.mapping)
        error = error_make(s->arena, ERROR_IMPORT_NO_ENTITY);
    if (!error) {
        r.importer = (struct importer){.mapping = r.open.mapping,
                                       .options = r.open.options,
                                       .file_name = r.open.source.file_name,
                                       .header = r.open.source.header,
                                       .batch = batch.record.id,
                                       .arena = s->arena};
        error = all_chunks(s, &r);
    }
    search_batch_free(&r.terms);
    if (r.open.source.reader)
        source_close(&r.open.source);
    return finish(s, &r, error);
}

const struct error *import_job(struct job *job, struct arena *arena)
{
    struct session s;
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = run_batch(&s, job);
    session_close(&s);
    return error;
}
