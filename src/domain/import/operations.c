#include "base/text.h"
#include "domain/import/import.h"
#include "queries.h"
#include "record/audit.h"
#include "record/row.h"

#include <string.h>

enum { PREVIEW_ROWS = 20 };

/* --- the batch
 * ------------------------------------------------------------------------------------------------------------- */

static const struct error *own_batch(struct session *s, const struct call *call, struct import_batch *batch)
{
    int64_t home, id;
    struct tx tx;
    TRY(call_id(call, 0, &home, &id));
    TRY(session_read(s, &tx));
    const struct error *error = record_load(s, &import_batch_entity, home, id, batch);
    session_end(s);
    return error;
}

static const char *json_text_of(struct arena *arena, const struct json *json)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_write_value(&w, json);
    return json ? buffer_end(&out) : NULL;
}

struct saving {
    struct import_batch *batch;
    const char *remember;
    const char *header_key;
};

/* The mapping of this kind of file, for the next time. */
static const struct error *remember(struct session *engine, const struct saving *saving)
{
    struct import_mapping row;
    int64_t home, id;
    bool found = false;
    TRY(record_find_unique(engine, &import_mapping_entity, "name", saving->remember, &home, &id));
    if (id != NONE)
        TRY(row_stored(engine, &import_mapping_entity, home, id, &row, &found));
    if (!found)
        record_initial(engine, &import_mapping_entity, &row);
    row.name = saving->remember;
    row.entity = saving->batch->entity;
    row.header_key = saving->header_key;
    row.mapping = saving->batch->mapping;
    row.used_at = engine->now;
    return found ? record_update(engine, &import_mapping_entity, &row, NULL)
                 : record_put(engine, &import_mapping_entity, &row);
}

static const struct error *save_batch(struct session *s, void *context)
{
    struct saving *saving = context;
    struct session engine;
    session_engine(s, &engine);
    if (saving->remember && saving->batch->mapping)
        TRY(remember(&engine, saving));
    return saving->batch->record.version ? record_update(&engine, &import_batch_entity, saving->batch, NULL)
                                         : record_put(&engine, &import_batch_entity, saving->batch);
}

static const struct error *set_entity(struct session *s, struct import_batch *batch, const struct json *json)
{
    struct mapping *mapping;
    batch->mapping = json_text_of(s->arena, json);
    batch->entity = "-";
    if (!json)
        return NULL;
    TRY(mapping_read(s->arena, s, json, &mapping));
    batch->entity = mapping->records[0].entity->name;
    return NULL;
}

/* --- upload
 * --------------------------------------------------------------------------------------------------------------------
 */

struct look {
    const char *const *header;
    size_t columns;
    const char *const **samples;
    size_t sample_count;
    int64_t rows;
};

/* Header, samples and the number of rows; the file is read once to its end. */
static const struct error *look_at(struct session *s, const char *sha256, const struct table_options *options,
                                   struct look *look, const char **encoding)
{
    struct table_reader *reader;
    struct table_row row = {0};
    TRY(source_table(s->bank, s->arena, sha256, options, &reader));
    look->columns = table_header(reader, &look->header);
    look->samples = ARENA_LIST(s->arena, const char *const *, 200);
    const struct error *error = NULL;
    while (!(error = table_next(reader, &row)) && row.cells) {
        look->rows++;
        if (look->sample_count == 200)
            continue;
        const char **cells = ARENA_LIST(s->arena, const char *, look->columns + 1);
        for (size_t i = 0; i < look->columns; i++)
            cells[i] = i < row.count ? arena_text(s->arena, row.cells[i]) : "";
        look->samples[look->sample_count++] = cells;
    }
    *encoding = arena_text(s->arena, table_encoding(reader));
    table_close(reader);
    return error;
}

const struct error *operation_import_upload(struct call *call)
{
    struct session *s = call->session;
    const struct import_upload_query *query = call->query;
    const struct json *mapping;
    const char *path, *from;
    struct look look = {0};
    struct import_batch batch;
    struct table_options table = {.sheet = query->sheet};
    record_initial(s, &import_batch_entity, &batch);
    batch.file_name = call->file_name && *call->file_name ? call->file_name : "import.csv";
    TRY(source_keep(s->bank, s->arena, "import", call->content, call->content_size, &path, &batch.file_sha256));
    TRY(look_at(s, batch.file_sha256, &table, &look, &batch.encoding));
    TRY(import_propose(s, look.header, look.columns, look.samples, look.sample_count, query->entity, query->mapping,
                       &mapping, &from));
    TRY(set_entity(s, &batch, mapping));
    batch.options =
        query->sheet
            ? json_text_of(s->arena, &(struct json){.kind = JSON_MAP,
                                                    .count = 1,
                                                    .keys = (const char *[]){"sheet"},
                                                    .items = &(struct json){.kind = JSON_TEXT, .text = query->sheet}})
            : "{}";
    batch.rows_total = look.rows;
    batch.rows_done = 0;
    batch.status = IMPORT_BATCH_STATUS_PREVIEW;
    batch.person = s->person ? s->person : NONE;
    batch.started_at = s->now;
    TRY(session_write(s, save_batch, &(struct saving){.batch = &batch}));
    call->status = 201;
    return import_preview(s, &(struct import_preview){batch, from, PREVIEW_ROWS}, call->reply);
}

const struct error *operation_import_preview(struct call *call)
{
    struct import_preview preview = {.from = "set", .rows = PREVIEW_ROWS};
    TRY(own_batch(call->session, call, &preview.batch));
    return import_preview(call->session, &preview, call->reply);
}

static const struct error *header_key(struct session *s, const struct import_batch *batch, const char **key)
{
    struct import_open open;
    TRY(import_open(s, batch, &open));
    *key = arena_text(s->arena, mapping_header_key(s->arena, open.source.header, open.source.column_count));
    source_close(&open.source);
    return NULL;
}

const struct error *operation_import_mapping_set(struct call *call)
{
    struct session *s = call->session;
    const struct import_mapping_set_input *input = call->input;
    struct import_preview preview = {.from = "set", .rows = PREVIEW_ROWS};
    struct import_batch *batch = &preview.batch;
    const char *problem, *key = NULL;
    struct import_options options;
    TRY(own_batch(s, call, batch));
    if (batch->status != IMPORT_BATCH_STATUS_PREVIEW)
        return error_make(s->arena, ERROR_IMPORT_RUNNING);
    if (input->mapping)
        TRY(set_entity(s, batch, json_read(s->arena, input->mapping, strlen(input->mapping), &problem)));
    if (input->options) {
        TRY(import_options_read(s->arena, json_read(s->arena, input->options, strlen(input->options), &problem),
                                &options));
        batch->options = input->options;
    }
    if (input->remember)
        TRY(header_key(s, batch, &key));
    TRY(session_write(s, save_batch, &(struct saving){batch, input->remember, key}));
    return import_preview(s, &preview, call->reply);
}

/* --- mappings
 * --------------------------------------------------------------------------------------------------------------------
 */

static void write_mapping(struct json_writer *w, const char *name, struct label label, bool is_shipped,
                          const char *entity)
{
    json_open(w, '{');
    json_put_text(w, "name", name);
    json_key(w, "label");
    json_open(w, '{');
    json_put_text(w, "zh", label.zh ? label.zh : name);
    json_put_text(w, "en", label.en ? label.en : name);
    json_close(w, '}');
    json_put_bool(w, "shipped", is_shipped);
    json_put_text(w, "entity", entity);
    json_key(w, "mapping");
}

static const struct error *write_shipped(struct session *s, struct json_writer *w)
{
    struct shipped_mapping *list;
    size_t count;
    TRY(mapping_shipped(s->arena, &list, &count));
    for (size_t i = 0; i < count; i++) {
        struct mapping *mapping;
        TRY(mapping_read(s->arena, s, list[i].json, &mapping));
        write_mapping(w, list[i].name, list[i].label, true, mapping->records[0].entity->name);
        json_write_value(w, list[i].json);
        json_close(w, '}');
    }
    return NULL;
}

const struct error *operation_import_mappings(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    TRY(write_shipped(s, w));
    TRY(store_query(s->tx, &query_import_mappings_all, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        write_mapping(w, rows_text(rows, 0), (struct label){0}, false, rows_text(rows, 1));
        json_write_raw(w, rows_text(rows, 2));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

/* --- run and undo
 * --------------------------------------------------------------------------------------------------------------------
 */

static const struct error *submit(struct session *s, const char *kind, struct import_batch *batch, int64_t *job)
{
    const char *input =
        arena_format(s->arena, "{\"batch\":\"%s\"}", id_text(s->arena, batch->record.id, batch->record.id));
    return job_submit(s, kind, input, batch->rows_total == NONE ? 0 : batch->rows_total, job);
}

static void write_job(struct call *call, int64_t job, const struct import_batch *batch)
{
    struct arena *arena = call->session->arena;
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(arena, job, job));
    json_put_text(call->reply, "batch", id_text(arena, batch->record.id, batch->record.id));
    json_close(call->reply, '}');
}

const struct error *operation_import_run(struct call *call)
{
    struct session *s = call->session, engine;
    struct import_batch batch;
    int64_t home, id, job;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &import_batch_entity, home, id, &batch));
    if (batch.status != IMPORT_BATCH_STATUS_PREVIEW)
        return error_make(s->arena, ERROR_IMPORT_RUNNING);
    if (!batch.mapping)
        return error_make(s->arena, ERROR_IMPORT_NO_ENTITY);
    session_engine(s, &engine);
    batch.status = IMPORT_BATCH_STATUS_RUNNING;
    batch.started_at = s->now;
    TRY(record_update(&engine, &import_batch_entity, &batch, NULL));
    TRY(submit(s, "import", &batch, &job));
    write_job(call, job, &batch);
    return NULL;
}

struct undoable {
    struct import_batch batch;
    int64_t job;
};

static const struct error *check_undo(struct session *s, const struct call *call, struct import_batch *batch)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &import_batch_entity, home, id, batch));
    bool ended = batch->status == IMPORT_BATCH_STATUS_DONE || batch->status == IMPORT_BATCH_STATUS_CANCELLED ||
                 batch->status == IMPORT_BATCH_STATUS_FAILED;
    return ended ? import_undo_check(s, id) : error_make(s->arena, ERROR_IMPORT_NOT_UNDOABLE);
}

static const struct error *submit_undo(struct session *s, void *context)
{
    struct undoable *undoable = context;
    return submit(s, "import_undo", &undoable->batch, &undoable->job);
}

const struct error *operation_import_undo(struct call *call)
{
    struct session *s = call->session;
    struct undoable undoable;
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = check_undo(s, call, &undoable.batch);
    session_end(s);
    if (error)
        return error;
    TRY(session_write(s, submit_undo, &undoable));
    write_job(call, undoable.job, &undoable.batch);
    return NULL;
}

static const struct error *errors(struct call *call)
{
    struct session *s = call->session;
    struct import_batch batch;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &import_batch_entity, home, id, &batch));
    call->bytes_name = arena_format(s->arena, "%s.errors.csv", batch.file_name);
    return import_refusals_csv(s, id, call->bytes);
}

const struct error *operation_import_errors(struct call *call)
{
    return call_read(call, errors);
}
