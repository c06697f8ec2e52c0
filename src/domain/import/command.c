#include "domain/import/command.h"
#include "base/text.h"
#include "domain/import/import.h"
#include "queries.h"
#include "record/row.h"

#include <stdio.h>
#include <string.h>

struct commanding {
    const struct import_command *command;
    struct import_batch batch;
    int64_t job;
};

static const char *json_of(struct arena *arena, const struct json *json)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_write_value(&w, json);
    return buffer_end(&out);
}

static const struct error *options_text(struct session *s, const struct import_command *c, const char *folder,
                                        const char **text)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    int64_t home, branch = NONE;
    struct tx tx;
    if (c->branch_code) {
        TRY(session_read(s, &tx));
        const struct error *error = record_find_unique(s, &branch_entity, "code", c->branch_code, &home, &branch);
        session_end(s);
        if (error)
            return error;
        if (branch == NONE)
            return error_make(s->arena, ERROR_FIELD_LINK, .field = "branch", .value = c->branch_code);
    }
    json_open(&w, '{');
    json_put_text(&w, "folder", folder);
    json_put_text(&w, "duplicates", "hold");
    if (branch != NONE)
        json_put_text(&w, "branch", id_text(s->arena, branch, branch));
    json_close(&w, '}');
    *text = buffer_end(&out);
    return NULL;
}

/* Header and samples of the file, and how many rows it has. */
static const struct error *propose(struct session *s, struct commanding *c, const char *path)
{
    struct table_reader *reader;
    struct table_row row = {0};
    const char *const *header, *from;
    const struct json *json;
    struct mapping *mapping;
    TRY(table_open_file(s->arena, path, &(struct table_options){0}, &reader));
    size_t count = table_header(reader, &header), samples = 0;
    const char *const **rows = ARENA_LIST(s->arena, const char *const *, 200);
    const struct error *error;
    c->batch.rows_total = 0;
    while (!(error = table_next(reader, &row)) && row.cells) {
        c->batch.rows_total++;
        if (samples == 200)
            continue;
        const char **cells = ARENA_LIST(s->arena, const char *, count + 1);
        for (size_t i = 0; i < count; i++)
            cells[i] = i < row.count ? arena_text(s->arena, row.cells[i]) : "";
        rows[samples++] = cells;
    }
    if (!error)
        error = import_propose(s, header, count, rows, samples, c->command->entity, c->command->mapping, &json, &from);
    c->batch.encoding = arena_text(s->arena, table_encoding(reader));
    table_close(reader);
    if (error)
        return error;
    if (!json)
        return error_make(s->arena, ERROR_IMPORT_NO_ENTITY);
    TRY(mapping_read(s->arena, s, json, &mapping));
    c->batch.mapping = json_of(s->arena, json);
    c->batch.entity = mapping->records[0].entity->name;
    fprintf(stderr, "mapping: %s\n", from);
    return NULL;
}

static const struct error *prepare(struct session *s, struct commanding *c)
{
    const char *path = c->command->file, *slash = strrchr(path, '/');
    const char *folder = slash ? arena_text_part(s->arena, path, (size_t)(slash - path)) : ".";
    record_initial(s, &import_batch_entity, &c->batch);
    c->batch.file_name = slash ? slash + 1 : path;
    TRY(propose(s, c, path));
    TRY(options_text(s, c->command, folder, &c->batch.options));
    c->batch.status = c->command->dry_run ? IMPORT_BATCH_STATUS_PREVIEW : IMPORT_BATCH_STATUS_RUNNING;
    c->batch.started_at = s->now;
    c->batch.person = NONE;
    return NULL;
}

static const struct error *submit(struct session *s, void *context)
{
    struct commanding *c = context;
    if (!c->batch.record.version)
        TRY(record_put(s, &import_batch_entity, &c->batch));
    const char *input =
        arena_format(s->arena, "{\"batch\":\"%s\"}", id_text(s->arena, c->batch.record.id, c->batch.record.id));
    TRY(job_submit(s, c->command->undo ? "import_undo" : "import", input, c->batch.rows_total, &c->job));
    return job_hold(s, c->job);
}

static const struct error *load(struct session *s, int64_t id, struct import_batch *batch)
{
    struct tx tx;
    bool found;
    TRY(session_read(s, &tx));
    const struct error *error = row_stored(s, &import_batch_entity, id, id, batch, &found);
    session_end(s);
    return error ? error : found ? NULL : error_make(s->arena, ERROR_RECORD_MISSING);
}

static void print_reasons(struct session *s, const struct import_batch *batch)
{
    const char *problem;
    const struct json *problems =
        batch->problems ? json_read(s->arena, batch->problems, strlen(batch->problems), &problem) : NULL;
    for (size_t i = 0; problems && i < problems->count && i < 10; i++) {
        int64_t row = 0;
        const char *column = json_get_text(&problems->items[i], "column_name");
        json_get_int(&problems->items[i], "row", &row);
        printf("  row %lld%s%s: %s\n", (long long)row, column ? ", " : "", column ? column : "",
               json_get_text(&problems->items[i], "message"));
    }
}

static const struct error *write_errors(struct session *s, int64_t batch, const char *path)
{
    struct buffer out = {.arena = s->arena};
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = import_refusals_csv(s, batch, &out);
    session_end(s);
    if (error)
        return error;
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(out.data, 1, out.size, file) == out.size;
    if (file && fclose(file))
        written = false;
    return written ? NULL : error_make(s->arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {"cannot be written"});
}

static const struct error *summary(struct session *s, const struct commanding *c, bool *refused)
{
    struct import_batch batch;
    TRY(load(s, c->batch.record.id, &batch));
    printf("batch %s: %lld rows; %lld created, %lld updated, %lld unchanged; %lld rows refused, %lld held as likely "
           "duplicates\n",
           id_text(s->arena, batch.record.id, batch.record.id), (long long)batch.rows_done,
           (long long)batch.created_count, (long long)batch.updated_count, (long long)batch.unchanged_count,
           (long long)batch.refused_count, (long long)batch.duplicate_count);
    print_reasons(s, &batch);
    *refused = batch.refused_count > 0 || batch.duplicate_count > 0;
    return c->command->errors_file ? write_errors(s, batch.record.id, c->command->errors_file) : NULL;
}

/* The first rows through the whole machinery, then undone. */
static const struct error *try_it(struct session *s, struct commanding *c)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    c->batch.record.id = c->batch.record.home = id_new();
    TRY(import_preview(s, &(struct import_preview){c->batch, "command", 5}, &w));
    fwrite(out.data, 1, out.size, stdout);
    putchar('\n');
    return NULL;
}

static const struct error *run(struct session *s, struct commanding *c, bool *refused)
{
    int64_t home, id;
    if (c->command->undo) {
        if (!id_parse(c->command->undo, &home, &id))
            return error_make(s->arena, ERROR_RECORD_MISSING);
        TRY(load(s, id, &c->batch));
        if (c->batch.status == IMPORT_BATCH_STATUS_UNDONE || c->batch.status == IMPORT_BATCH_STATUS_PREVIEW)
            return error_make(s->arena, ERROR_IMPORT_NOT_UNDOABLE);
    } else {
        TRY(prepare(s, c));
    }
    if (c->command->dry_run)
        return try_it(s, c);
    TRY(session_write(s, submit, c));
    TRY(job_run_now(s->bank, s->arena, c->job, false));
    if (!c->command->undo)
        return summary(s, c, refused);
    printf("batch %s undone\n", c->command->undo);
    return NULL;
}

const struct error *import_command_run(struct bank *bank, struct arena *arena, const struct import_command *command,
                                       bool *refused)
{
    struct session s;
    struct commanding c = {.command = command};
    *refused = false;
    session_system(&s, bank, arena);
    s.language = command->language;
    const struct error *error = run(&s, &c, refused);
    session_close(&s);
    return error;
}
