#include "base/text.h"
#include "domain/import/source.h"
#include "domain/lab/lab.h"
#include "domain/lab/source.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

/* --- data to learn from
 * --------------------------------------------------------------------------------------------------- */

static void write_column(struct arena *arena, struct json_writer *w, const struct frame *frame,
                         const struct column *column)
{
    enum { VALUES_SHOWN = 12 };
    double seen[VALUES_SHOWN];
    size_t count = 0;
    json_open(w, '{');
    json_put_text(w, "name", column->name);
    json_put_text(w, "kind", column_kind_name(column->kind));
    json_put_int(w, "missing", (int64_t)column->missing);
    json_key(w, "values");
    json_open(w, '[');
    for (size_t i = 0; i < frame->rows && count < VALUES_SHOWN; i++) {
        bool known = isnan(column->values[i]);
        for (size_t k = 0; k < count && !known; k++)
            known = seen[k] == column->values[i];
        if (known)
            continue;
        seen[count++] = column->values[i];
        json_write_text(w, column_text(arena, column, column->values[i]));
    }
    json_close(w, ']');
    json_close(w, '}');
}

static void write_frame(struct call *call, const struct frame *frame, const char *hash, const char *file_name)
{
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_put_text(w, "sha256", hash);
    json_put_text(w, "file_name", file_name);
    json_put_int(w, "rows", (int64_t)frame->rows);
    json_key(w, "columns");
    json_open(w, '[');
    for (size_t i = 0; i < frame->count; i++)
        write_column(call->session->arena, w, frame, &frame->columns[i]);
    json_close(w, ']');
    json_close(w, '}');
}

const struct error *operation_lab_upload(struct call *call)
{
    struct session *s = call->session;
    const struct lab_upload_query *query = call->query;
    const char *name = call->file_name && *call->file_name ? call->file_name : "table.csv", *path, *sha256;
    struct lab_source source = {
        .file_name = name, .data = call->content, .size = call->content_size, .columns = query->columns};
    struct frame *frame;
    char hash[65];
    TRY(lab_read(s->arena, &source, &frame, hash));
    TRY(source_keep(s->bank, s->arena, "import", call->content, call->content_size, &path, &sha256));
    write_frame(call, frame, sha256, name);
    return NULL;
}

static const struct error *show_facts(struct call *call)
{
    const struct lab_facts_query *query = call->query;
    struct arena *arena = call->session->arena;
    struct frame *frame;
    char hash[65];
    TRY(lab_facts_frame(call->session, &frame, hash));
    write_frame(call, frame, hash,
                query->facts_on == NONE ? "facts" : arena_format(arena, "facts %s", date_text(arena, query->facts_on)));
    return NULL;
}

const struct error *operation_lab_facts(struct call *call)
{
    const struct lab_facts_query *query = call->query;
    TRY(lab_facts_look(call->session, query->facts_on));
    return call_read(call, show_facts);
}

/* --- training
 * --------------------------------------------------------------------------------------------------------------- */

static void put_given(struct json_writer *w, const char *key, const char *text)
{
    if (text && *text)
        json_put_text(w, key, text);
}

static const struct error *check_shares(struct session *s, const struct lab_train_input *in)
{
    if (in->test_share < 0 || in->test_share > 0.9)
        return error_make(s->arena, ERROR_LEARN_OPTION, .field = "test_share",
                          .value = arena_format(s->arena, "%g", in->test_share), .arguments = {"0 – 0.9"});
    if (in->central_tendency < 0 || in->central_tendency >= 1)
        return error_make(s->arena, ERROR_LEARN_OPTION, .field = "central_tendency",
                          .value = arena_format(s->arena, "%g", in->central_tendency), .arguments = {"0 – 1"});
    return NULL;
}

const struct error *operation_lab_train(struct call *call)
{
    struct session *s = call->session;
    const struct lab_train_input *in = call->input;
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    int64_t job, latest = s->today - LAB_OUTCOME_DAYS;
    TRY(check_shares(s, in));
    if (in->facts_on != NONE && in->facts_on > latest)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "facts_on", .value = date_text(s->arena, in->facts_on),
                          .arguments = {arena_format(s->arena, "<= %s", date_text(s->arena, latest))});
    json_open(&w, '{');
    json_put_text(&w, "name", in->name);
    json_put_text(&w, "kind", in->kind == LAB_TRAIN_INPUT_KIND_TREES ? "trees" : "card");
    put_given(&w, "sha256", in->sha256);
    put_given(&w, "file_name", in->file_name);
    put_given(&w, "target", in->target);
    put_given(&w, "bad_value", in->bad_value);
    put_given(&w, "columns", in->columns);
    put_given(&w, "time", in->time);
    put_given(&w, "group", in->group);
    put_given(&w, "segment", in->segment);
    put_given(&w, "weight", in->weight);
    if (in->facts_on != NONE)
        json_put_int(&w, "facts_on", in->facts_on);
    put_given(&w, "drop", in->drop);
    put_given(&w, "keep", in->keep);
    if (in->borders)
        json_put_raw(&w, "borders", in->borders);
    json_put_int(&w, "folds", in->folds);
    json_put_int(&w, "seed", in->seed);
    if (!isnan(in->test_share))
        json_put_double(&w, "test_share", in->test_share);
    if (!isnan(in->central_tendency))
        json_put_double(&w, "central_tendency", in->central_tendency);
    json_close(&w, '}');
    TRY(job_submit(s, "lab_train", buffer_end(&text), 1000, &job));
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}

/* --- the registry
 * -------------------------------------------------------------------------------------------------------------- */

const struct error *operation_lab_models(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_lab_models, NO_VALUES, &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, rows_int(rows, 0), rows_int(rows, 0)));
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_int(w, "number", rows_int(rows, 2));
        json_put_text(w, "kind", rows_text(rows, 3));
        json_put_text(w, "status", rows_text(rows, 4));
        json_put_text(w, "data_name", rows_text(rows, 5));
        json_put_int(w, "rows", rows_int(rows, 6));
        json_put_int(w, "bads", rows_int(rows, 7));
        json_put_double(w, "auc", rows_real(rows, 8));
        json_put_double(w, "ks", rows_real(rows, 9));
        json_put_instant(w, "trained_at", rows_int(rows, 10));
        json_put_text(w, "trained_by", rows_text(rows, 11));
        json_put_text(w, "approver", rows_text(rows, 12));
        json_put_date(w, "valid_from", rows_int(rows, 13));
        json_put_date(w, "valid_until", rows_int(rows, 14));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

static const struct error *load(struct call *call, struct rating_model *row)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    return record_load(call->session, &rating_model_entity, home, id, row);
}

static const char *choice_name(const char *field, int64_t value)
{
    return entity_field(&rating_model_entity, field)->choices[value].name;
}

const struct error *operation_lab_model(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rating_model row;
    const char *document, *approver = NULL;
    TRY(load(call, &row));
    TRY(store_text(s->tx, &query_lab_document, VALUES(sql_text(row.document_sha256)), &document));
    document = arena_text(s->arena, document);
    if (row.approver != NONE)
        TRY(store_text(s->tx, &(struct query){"lab_approver", "SELECT name FROM person WHERE home = $1 AND id = $1"},
                       VALUES(sql_int(row.approver)), &approver));
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, row.record.id, row.record.id));
    json_put_int(w, "version", row.record.version);
    json_put_text(w, "name", row.name);
    json_put_int(w, "number", row.number);
    json_put_text(w, "kind", choice_name("kind", row.kind));
    json_put_text(w, "status", choice_name("status", row.status));
    json_put_text(w, "reason", row.reason);
    json_put_text(w, "data_hash", row.data_hash);
    json_put_text(w, "document_sha256", row.document_sha256);
    json_put_text(w, "code_version", row.code_version);
    json_put_int(w, "seed", row.seed);
    json_put_text(w, "approver", approver);
    json_put_date(w, "valid_from", row.valid_from);
    json_put_date(w, "valid_until", row.valid_until);
    json_put_raw(w, "findings", row.findings ? row.findings : "null");
    json_put_raw(w, "report", row.report ? row.report : "null");
    json_put_raw(w, "model", document ? document : "null");
    json_close(w, '}');
    return NULL;
}

/* The version that was in force under this name ends when another begins. */
static const struct error *retire_others(struct session *s, const struct rating_model *row)
{
    struct rows *rows;
    const struct error *error;
    struct session engine;
    int64_t *ids = NULL;
    size_t count = 0, room = 0;
    session_engine(s, &engine);
    TRY(store_query(s->tx, &query_lab_same_name_approved, VALUES(sql_text(row->name)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 0));
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        struct rating_model other;
        TRY(record_load(s, &rating_model_entity, ids[i], ids[i], &other));
        other.status = RATING_MODEL_STATUS_RETIRED;
        other.valid_until = s->today - 1;
        TRY(record_update(&engine, &rating_model_entity, &other, NULL));
    }
    return NULL;
}

static const struct error *wrong_status(struct session *s, const struct rating_model *row)
{
    return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "status",
                      .arguments = {choice_name("status", row->status)});
}

static void write_status(struct call *call, const struct rating_model *row)
{
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", choice_name("status", row->status));
    json_put_date(call->reply, "valid_until", row->valid_until);
    json_close(call->reply, '}');
}

/* Whoever trained it does not release it. */
const struct error *operation_lab_promote(struct call *call)
{
    struct session *s = call->session, engine;
    const struct lab_promote_input *in = call->input;
    struct rating_model row;
    TRY(load(call, &row));
    if (row.status != RATING_MODEL_STATUS_CANDIDATE)
        return wrong_status(s, &row);
    if (row.trained_by == s->person)
        return error_make(s->arena, ERROR_ACCESS_SAME_PERSON);
    if (in->valid_until != NONE && in->valid_until <= s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "valid_until",
                          .value = date_text(s->arena, in->valid_until), .arguments = {"> today / 今天之后"});
    TRY(retire_others(s, &row));
    session_engine(s, &engine);
    engine.reason = in->reason;
    row.status = RATING_MODEL_STATUS_APPROVED;
    row.approver = s->person;
    row.reason = in->reason;
    row.valid_from = s->today;
    row.valid_until = in->valid_until != NONE ? in->valid_until : date_add_months(s->today, 12, 31);
    TRY(record_update(&engine, &rating_model_entity, &row, NULL));
    write_status(call, &row);
    return NULL;
}

const struct error *operation_lab_retire(struct call *call)
{
    struct session *s = call->session, engine;
    const struct lab_retire_input *in = call->input;
    struct rating_model row;
    TRY(load(call, &row));
    if (row.status == RATING_MODEL_STATUS_RETIRED)
        return wrong_status(s, &row);
    session_engine(s, &engine);
    engine.reason = in->reason;
    row.status = RATING_MODEL_STATUS_RETIRED;
    row.valid_until = s->today;
    row.reason = in->reason;
    TRY(record_update(&engine, &rating_model_entity, &row, NULL));
    write_status(call, &row);
    return NULL;
}
