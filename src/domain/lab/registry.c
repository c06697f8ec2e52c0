#include "domain/lab/lab.h"
#include "queries.h"
#include "record/record.h"
#include "store/digest.h"

#include <string.h>

const struct error *lab_register(struct session *s, const struct model *model, const struct lab_register *about,
                                 int64_t *id)
{
    struct session engine;
    struct rating_model row;
    struct rating_model_document document;
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    char hash[65];
    int64_t there;
    session_engine(s, &engine);
    model_write(&w, model);
    digest_sha256_hex(text.data, text.size, hash);
    record_initial(&engine, &rating_model_entity, &row);
    row.name = about->name;
    row.purpose = about->purpose;
    TRY(store_int(s->tx, &query_lab_next_number, VALUES(sql_text(about->name)), &row.number));
    row.kind = model->kind == MODEL_CARD ? RATING_MODEL_KIND_CARD : RATING_MODEL_KIND_TREES;
    row.status = RATING_MODEL_STATUS_CANDIDATE;
    row.data_name = model->from.data_name;
    row.data_hash = model->from.data_hash;
    row.code_version = model->from.code_version;
    row.seed = model->from.seed;
    row.case_count = (int64_t)model->from.rows;
    row.bad_count = (int64_t)model->from.bads;
    row.auc = about->auc;
    row.ks = about->ks;
    row.trained_at = s->now;
    row.trained_by = s->person ? s->person : NONE;
    row.reason = about->reason;
    row.document_sha256 = hash;
    row.findings = about->findings;
    row.report = about->report;
    TRY(record_put(&engine, &rating_model_entity, &row));
    *id = row.record.id;
    TRY(store_int(s->tx,
                  &(struct query){"lab_document_there", "SELECT COUNT(*) FROM rating_model_document WHERE sha256 = $1"},
                  VALUES(sql_text(hash)), &there));
    if (there)
        return NULL;
    record_initial(&engine, &rating_model_document_entity, &document);
    document.sha256 = hash;
    document.document = text.data;
    return record_put(&engine, &rating_model_document_entity, &document);
}

const struct error *lab_document(struct session *s, const char *sha256, struct model *model)
{
    const char *text, *problem;
    TRY(store_text(s->tx, &query_lab_document, VALUES(sql_text(sha256)), &text));
    if (!text)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    text = arena_text(s->arena, text);
    const struct json *json = json_read(s->arena, text, strlen(text), &problem);
    return json ? model_read(s->arena, json, sha256, model)
                : error_make(s->arena, ERROR_LEARN_MODEL, .value = sha256, .arguments = {problem});
}
