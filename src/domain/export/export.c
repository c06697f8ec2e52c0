#include "domain/export/export.h"
#include "base/text.h"
#include "domain/import/source.h"
#include "queries.h"
#include "record/audit.h"
#include "record/own.h"
#include "record/row.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct exporting {
    struct job *job;
    const struct entity *entity;
    const struct field **columns;
    size_t column_count;
    struct list_request request;
    const char *path;
    bool workbook;
    struct export_sink *sink;
    struct title {
        int64_t id;
        const char *text;
    } titles[1024]; /* of links, the last ones seen */
};

/* --- the request
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *read_columns(struct session *s, struct exporting *e, const char *names)
{
    size_t count = record_field_count(s, e->entity);
    e->columns = ARENA_LIST(s->arena, const struct field *, count + 1);
    if (!names || !*names) {
        for (size_t i = 0; i < count; i++)
            if (!record_field_at(s, e->entity, i)->secret && record_field_at(s, e->entity, i)->type != FIELD_JSON)
                e->columns[e->column_count++] = record_field_at(s, e->entity, i);
        return NULL;
    }
    while (*names && e->column_count < count) {
        size_t size = strcspn(names, ",");
        const char *name = text_normalise(s->arena, arena_text_part(s->arena, names, size));
        const struct field *field = record_field(s, e->entity, name);
        if (!field || field->secret)
            return error_make(s->arena, ERROR_FIELD_UNKNOWN, .field = name, .arguments = {""});
        e->columns[e->column_count++] = field;
        names += size + (names[size] == ',');
    }
    return NULL;
}

static const char *parameter_text(struct arena *arena, const struct json *value)
{
    if (value->kind == JSON_TEXT)
        return value->text;
    if (value->kind == JSON_INT)
        return arena_format(arena, "%lld", (long long)value->integer);
    return value->kind == JSON_BOOL ? (value->truth ? "true" : "false") : "";
}

static const struct error *read_request(struct session *s, struct exporting *e, const struct json *input)
{
    const char *entity = json_get_text(input, "entity"), *format = json_get_text(input, "format");
    const struct json *parameters = json_get(input, "parameters");
    e->entity = entity ? entity_find(entity) : NULL;
    if (!e->entity || e->entity->scope == SCOPE_SYSTEM)
        return error_make(s->arena, ERROR_REQUEST_UNKNOWN_PATH, .arguments = {entity ? entity : ""});
    size_t count = parameters && parameters->kind == JSON_MAP ? parameters->count : 0, given = 0;
    const char **names = ARENA_LIST(s->arena, const char *, count + 1),
               **values = ARENA_LIST(s->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(parameters->keys[i], "after") || !strcmp(parameters->keys[i], "limit") ||
            !strcmp(parameters->keys[i], "count"))
            continue;
        names[given] = parameters->keys[i];
        values[given++] = parameter_text(s->arena, &parameters->items[i]);
    }
    e->workbook = !text_equal(format, "csv");
    TRY(list_request_read(s, e->entity, names, values, given, &e->request));
    return read_columns(s, e, json_get_text(input, "columns"));
}

/* --- cells
 * ---------------------------------------------------------------------------------------------------------------------
 */

static const struct error *link_title(struct session *s, struct exporting *e, const struct field *field,
                                      const void *row, const char **text)
{
    int64_t to = *field_int(field, row), home = field->link->home == HOME_SELF ? to : row_record(row)->home;
    struct title *slot = &e->titles[(uint64_t)to * 2654435761u % 1024];
    if (field->link->title->sensitive || field->link->title->type != FIELD_TEXT) {
        *text = id_text(s->arena, home, to);
        return NULL;
    }
    if (slot->id != to) {
        struct query query = {"export_title",
                              arena_format(s->arena, "SELECT t.\"%s\" FROM @%s t WHERE t.home = $1 AND t.id = $2",
                                           field->link->title->name, field->link->name)};
        const char *title;
        TRY(store_text(s->tx, &query, VALUES(sql_int(home), sql_int(to)), &title));
        *slot = (struct title){to, arena_text(s->arena, title)};
    }
    *text = slot->text;
    return NULL;
}

static const struct error *cell(struct session *s, struct exporting *e, const struct field *field, const void *row)
{
    const char *text = NULL;
    bool zh = s->language == LANGUAGE_ZH, hidden;
    TRY(record_hides(s, e->entity, field, row, &hidden));
    if (hidden || field_absent(field, row)) {
        export_cell_text(e->sink, NULL);
        return NULL;
    }
    if (scope_masks(s, e->entity, field)) {
        export_cell_text(e->sink, field_mask(s->arena, field, field_wire_text(s->arena, field, row)));
        return NULL;
    }
    switch (field->type) {
    case FIELD_MONEY:
        export_cell_number(e->sink, (double)*field_int(field, row) / 100, 2);
        return NULL;
    case FIELD_INT:
        export_cell_number(e->sink, (double)*field_int(field, row), 0);
        return NULL;
    case FIELD_RATE:
        export_cell_number(e->sink, (double)*field_int(field, row) / 1e8, 8);
        return NULL;
    case FIELD_RATIO:
        export_cell_number(e->sink, *field_ratio(field, row), 6);
        return NULL;
    case FIELD_ENUM:
        text = zh ? field->choices[*field_int(field, row)].label.zh : field->choices[*field_int(field, row)].label.en;
        break;
    case FIELD_BOOL:
        text = *field_int(field, row) ? (zh ? "是" : "yes") : (zh ? "否" : "no");
        break;
    case FIELD_LINK:
        TRY(link_title(s, e, field, row, &text));
        break;
    default:
        text = field_wire_text(s->arena, field, row);
    }
    export_cell_text(e->sink, text);
    return NULL;
}

static const struct error *each_row(struct session *s, const void *row, void *context)
{
    struct exporting *e = context;
    if (e->job->stopping && atomic_load(e->job->stopping))
        return error_make(s->arena, ERROR_JOB_STOPPING);
    row = own_extended(s, e->entity, row);
    for (size_t i = 0; i < e->column_count; i++)
        TRY(cell(s, e, e->columns[i], row));
    export_row_end(e->sink);
    return NULL;
}

static void header_row(const struct session *s, struct exporting *e)
{
    for (size_t i = 0; i < e->column_count; i++)
        export_cell_text(e->sink, s->language == LANGUAGE_ZH ? e->columns[i]->label.zh : e->columns[i]->label.en);
    export_row_end(e->sink);
}

static void watermark(struct session *s, struct exporting *e)
{
    export_note(e->sink, "导出人 By", s->person_name);
    export_note(e->sink, "时间 At", instant_text(s->arena, s->now));
    export_note(e->sink, "对象 Of", arena_format(s->arena, "%s %s", e->entity->label.zh, e->entity->label.en));
    export_note(e->sink, "行数 Rows", arena_format(s->arena, "%lld", (long long)export_rows(e->sink)));
    export_note(e->sink, "编号 Number", id_text(s->arena, e->job->id, e->job->id));
    export_note(e->sink, "", "内部资料，仅限授权用途。 For authorised use inside the bank only.");
}

/* --- the job
 * ----------------------------------------------------------------------------------------------------------------------
 */

static const char *export_path(struct arena *arena, const struct bank *bank, int64_t job)
{
    return arena_format(arena, "%s/export/%s", bank->data_folder, id_text(arena, job, job));
}

/* What binds the sealed file. */
static const char *export_name(struct arena *arena, int64_t job)
{
    return arena_format(arena, "export/%lld", (long long)job);
}

static const struct error *note(struct session *s, void *context)
{
    struct exporting *e = context;
    int64_t rows = export_rows(e->sink);
    const char *content = arena_format(s->arena, "{\"rows\":%lld,\"format\":\"%s\",\"job\":\"%s\"}", (long long)rows,
                                       e->workbook ? "xlsx" : "csv", id_text(s->arena, e->job->id, e->job->id));
    TRY(audit_write(s, e->entity->name, 0, 0, "export", content));
    return job_progress(s, e->job, rows, rows, content);
}

static const struct error *write_file(struct session *s, struct exporting *e)
{
    struct tx tx;
    TRY(export_sink_open(s->arena, e->path, e->workbook, &e->sink));
    header_row(s, e);
    const struct error *error = session_read(s, &tx);
    if (!error) {
        error = record_each(s, &e->request, each_row, e);
        session_end(s);
    }
    watermark(s, e);
    const struct error *failed = export_sink_close(e->sink);
    return error ? error : failed;
}

static const struct error *run_export(struct session *s, struct job *job)
{
    struct exporting *e = ARENA_NEW(s->arena, struct exporting);
    e->job = job;
    TRY(read_request(s, e, job->input));
    e->path = export_path(s->arena, s->bank, job->id);
    const char *folder = arena_format(s->arena, "%s/export", s->bank->data_folder);
    if (mkdir(folder, 0700) && errno != EEXIST)
        return error_make(s->arena, ERROR_SYSTEM_FILE, .value = folder, .arguments = {strerror(errno)});
    TRY(write_file(s, e));
    TRY(source_seal(s->bank, s->arena, e->path, export_name(s->arena, job->id)));
    return session_write(s, note, e);
}

const struct error *export_job(struct job *job, struct arena *arena)
{
    struct session s;
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = run_export(&s, job);
    session_close(&s);
    return error;
}

/* --- the API
 * ------------------------------------------------------------------------------------------------------------------------
 */

static const char *input_text(struct arena *arena, const struct export_start_input *input)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "entity", input->entity);
    json_put_text(&w, "format", input->format == EXPORT_START_INPUT_FORMAT_CSV ? "csv" : "xlsx");
    json_put_raw(&w, "parameters", input->parameters ? input->parameters : "{}");
    json_put_text(&w, "columns", input->columns);
    json_close(&w, '}');
    return buffer_end(&out);
}

const struct error *operation_export_start(struct call *call)
{
    struct session *s = call->session;
    const char *text = input_text(s->arena, call->input), *problem;
    struct exporting *e = ARENA_NEW(s->arena, struct exporting);
    int64_t job;
    TRY(read_request(s, e,
                     json_read(s->arena, text, strlen(text), &problem))); /* faults are told now, not by the job */
    if (!scope_reach(s, e->entity, ACCESS_READ))
        return error_make(s->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {e->entity->name});
    TRY(job_submit(s, "export", text, 0, &job));
    call->status = 202;
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *read_export(struct session *s, int64_t job, struct buffer *out)
{
    const unsigned char *data;
    size_t size;
    TRY(source_unseal(s->bank, s->arena, export_path(s->arena, s->bank, job), export_name(s->arena, job), &data, &size));
    if (!data)
        return error_make(s->arena, ERROR_EXPORT_GONE);
    buffer_add(out, data, size);
    return NULL;
}

static const struct error *fetch(struct call *call)
{
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    int64_t home, id;
    const char *problem;
    TRY(call_id(call, 0, &home, &id));
    TRY(store_query(s->tx, &query_export_job_read, VALUES(sql_int(id), sql_int(s->person)), &rows));
    if (!rows_next(rows, &error))
        return error ? error : error_make(s->arena, ERROR_RECORD_MISSING);
    bool done = text_equal(rows_text(rows, 0), "done");
    const char *text = arena_text(s->arena, rows_text(rows, 1));
    rows_close(rows);
    if (!done)
        return error_make(s->arena, ERROR_EXPORT_NOT_READY);
    const struct json *input = json_read(s->arena, text, strlen(text), &problem);
    call->bytes_name = arena_format(s->arena, "%s-%s.%s", json_get_text(input, "entity"), date_text(s->arena, s->today),
                                    json_get_text(input, "format"));
    if (text_ends(call->bytes_name, ".xlsx"))
        call->bytes_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    else
        call->bytes_type = "text/csv; charset=utf-8";
    return read_export(s, id, call->bytes);
}

const struct error *operation_export_file(struct call *call)
{
    return call_read(call, fetch);
}
