/* Logs of processes over HTTP: which there are, another one brought in, how one really ran. */
#include "base/text.h"
#include "domain/import/source.h"
#include "domain/process/process.h"
#include "queries.h"

#include <string.h>

static const struct error *process(struct call *call)
{
    const struct workflow_process_query *query = call->query;
    return process_analyse(call->session, call->path[0], query->source ? query->source : "", call->reply);
}

const struct error *operation_workflow_process(struct call *call)
{
    return call_read(call, process);
}

const struct error *operation_process_logs(struct call *call)
{
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(call->session->tx, &query_process_logs, NO_VALUES, &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        const struct label *label = process_label(call->session, rows_text(rows, 0));
        json_open(w, '{');
        json_put_text(w, "workflow", rows_text(rows, 0));
        json_put_text(w, "source", rows_text(rows, 1));
        if (label)
            label_put(w, "label", *label);
        else
            json_put_null(w, "label");
        json_put_int(w, "cases", rows_int(rows, 2));
        json_put_int(w, "events", rows_int(rows, 3));
        json_put_instant(w, "first_at", rows_int(rows, 4));
        json_put_instant(w, "last_at", rows_int(rows, 5));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

struct asking {
    const char *input;
    int64_t cases, job;
};

static const struct error *submit(struct session *s, void *context)
{
    struct asking *asking = context;
    return job_submit(s, "process_log", asking->input, asking->cases, &asking->job);
}

static const char *input_text(struct session *s, const char *name, const char *file, const char *sha256)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "name", name);
    json_put_text(&w, "file", file);
    json_put_text(&w, "sha256", sha256);
    if (s->branch)
        json_put_text(&w, "branch", id_text(s->arena, s->branch, s->branch));
    json_close(&w, '}');
    return buffer_end(&out);
}

/* The file is read whole before the job is asked for, so that what is wrong with it is told at once. */
const struct error *operation_process_log_import(struct call *call)
{
    const struct process_log_import_query *query = call->query;
    struct session *s = call->session;
    struct table_options options = {0};
    struct table_reader *reader;
    struct process_log log;
    const char *file = call->file_name && *call->file_name ? call->file_name : "log.csv", *path, *sha256;
    const char *name = query->name && *query->name ? query->name : process_log_name(s->arena, file);
    if (!*name || strlen(name) > PROCESS_LOG_NAME_MOST || strchr(name, '/') || process_label(s, name))
        return error_make(s->arena, ERROR_WORKFLOW_LOG_NAME, .field = "name", .value = name);
    TRY(table_open_bytes(s->arena, call->content, call->content_size, &options, &reader));
    const struct error *error = process_log_read(s->arena, reader, &log);
    table_close(reader);
    TRY(error);
    TRY(source_keep(s->bank, s->arena, "import", call->content, call->content_size, &path, &sha256));
    struct asking asking = {input_text(s, name, file, sha256), (int64_t)log.case_count, 0};
    TRY(session_write(s, submit, &asking));
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, asking.job, asking.job));
    json_put_text(call->reply, "name", name);
    json_put_int(call->reply, "cases", (int64_t)log.case_count);
    json_put_int(call->reply, "events", (int64_t)log.event_count);
    json_close(call->reply, '}');
    return NULL;
}
