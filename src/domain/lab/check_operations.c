/* The checks of a model as its page shows them, a check asked for by hand, and the answer of who owns an alarm. */
#include "domain/lab/lab.h"
#include "queries.h"
#include "record/record.h"

const struct error *operation_lab_check_start(struct call *call)
{
    struct session *s = call->session;
    const struct lab_check_start_input *in = call->input;
    int64_t job;
    TRY(job_submit(s, "model_check", arena_format(s->arena, "{\"back\":%lld}", (long long)in->back_months), 0, &job));
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}

static void put_real(struct json_writer *w, const char *key, struct rows *rows, int column)
{
    json_put_double(w, key, rows_real(rows, column));
}

static void write_check(struct session *s, struct rows *rows, struct json_writer *w)
{
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, rows_int(rows, 0), rows_int(rows, 0)));
    json_put_instant(w, "checked_at", rows_int(rows, 1));
    json_put_date(w, "scored_on", rows_int(rows, 2));
    json_put_date(w, "outcome_from", rows_int(rows, 3));
    json_put_text(w, "level", rows_text(rows, 4));
    json_put_int(w, "case_count", rows_int(rows, 5));
    json_put_int(w, "outcome_count", rows_int(rows, 6));
    json_put_int(w, "bad_count", rows_int(rows, 7));
    put_real(w, "psi", rows, 8);
    put_real(w, "csi", rows, 9);
    json_put_text(w, "csi_field", rows_text(rows, 10));
    put_real(w, "auc", rows, 11);
    put_real(w, "ks", rows, 12);
    put_real(w, "expected_rate", rows, 13);
    put_real(w, "observed_rate", rows, 14);
    put_real(w, "override_rate", rows, 15);
    json_put_text(w, "owner", rows_text(rows, 16));
    json_put_date(w, "due_on", rows_int(rows, 17));
    json_put_text(w, "response", rows_text(rows, 18));
    json_put_text(w, "responded_by", rows_text(rows, 19));
    json_put_instant(w, "responded_at", rows_int(rows, 20));
    json_put_raw(w, "result", rows_text(rows, 21) ? rows_text(rows, 21) : "null");
    json_close(w, '}');
}

const struct error *operation_lab_checks(struct call *call)
{
    struct session *s = call->session;
    struct rating_model model;
    struct rows *rows;
    const struct error *error;
    int64_t home, id, last = NONE;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &rating_model_entity, home, id, &model));
    TRY(store_query(s->tx, &query_lab_checks, VALUES(sql_int(id)), &rows));
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    while (rows_next(rows, &error)) {
        if (rows_int(rows, 2) != last) /* the newest of each day */
            write_check(s, rows, call->reply);
        last = rows_int(rows, 2);
    }
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return error;
}

const struct error *operation_lab_check_answer(struct call *call)
{
    struct session *s = call->session, engine;
    const struct lab_check_answer_input *in = call->input;
    struct model_check row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &model_check_entity, home, id, &row));
    session_engine(s, &engine);
    engine.reason = in->response;
    row.response = in->response;
    row.responded_by = s->person ? s->person : NONE;
    row.responded_at = s->now;
    TRY(record_update(&engine, &model_check_entity, &row, NULL));
    json_open(call->reply, '{');
    json_put_instant(call->reply, "responded_at", row.responded_at);
    json_close(call->reply, '}');
    return NULL;
}
