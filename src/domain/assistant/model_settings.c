/* The settings page of the language model: what is plugged in, what was sent to it, the key, a try, and the switch off.
 */
#include "base/text.h"
#include "domain/assistant/phrase.h"
#include "domain/assistant/phrase_exchange.h"
#include "domain/post/post.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"

#include <string.h>

enum { SHOWN = 50 };

static const struct error *write_model(struct session *s, struct json_writer *w)
{
    struct language_model model;
    int64_t id;
    bool there = false;
    json_key(w, "model");
    TRY(store_int(s->tx, &query_assistant_model_any, NO_VALUES, &id));
    if (id != NONE)
        TRY(row_stored(s, &language_model_entity, id, id, &model, &there));
    if (!there) {
        json_write_null(w);
        return NULL;
    }
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, id, id));
    json_put_int(w, "version", model.record.version);
    json_put_text(w, "endpoint", model.endpoint);
    json_put_text(w, "model", model.model);
    json_put_int(w, "timeout_ms", model.timeout_ms);
    json_put_text(w, "status", entity_field(&language_model_entity, "status")->choices[model.status].name);
    json_put_instant(w, "key_at", model.key_at);
    json_put_bool(w, "key_fits", model.key_at != NONE && text_equal(model.key_for, model.endpoint));
    json_close(w, '}');
    return NULL;
}

/* Outcomes for whoever runs it; what was sent only for who audits and may see the customer. */
static const struct error *write_exchange(struct session *s, struct json_writer *w, int64_t id, const char *person,
                                          bool audits)
{
    struct phrasing row;
    bool hidden = true;
    TRY(record_load(s, &phrasing_entity, id, id, &row));
    if (audits)
        TRY(record_hides(s, &phrasing_entity, entity_field(&phrasing_entity, "sent"), &row, &hidden));
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, id, id));
    json_put_instant(w, "at", row.at);
    json_put_text(w, "person", person);
    json_put_text(w, "model", row.model);
    json_put_text(w, "endpoint", row.endpoint);
    json_put_text(w, "outcome", entity_field(&phrasing_entity, "outcome")->choices[row.outcome].name);
    json_put_text(w, "detail", hidden && row.customer != NONE ? NULL : row.detail);
    json_put_int(w, "took_ms", row.took_ms);
    json_put_text(w, "sent", hidden ? NULL : row.sent);
    json_put_text(w, "received", hidden ? NULL : row.received);
    json_close(w, '}');
    return NULL;
}

struct line {
    int64_t id;
    const char *person;
};

static const struct error *write_exchanges(struct session *s, struct json_writer *w, bool audits)
{
    struct rows *rows;
    const struct error *error;
    struct line *lines = NULL;
    size_t count = 0, room = 0;
    TRY(store_query(s->tx, &query_assistant_phrasings, VALUES(sql_int(SHOWN)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, lines, count, room,
                   (struct line){rows_int(rows, 0), arena_text(s->arena, rows_text(rows, 1))});
    TRY(error);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++)
        TRY(write_exchange(s, w, lines[i].id, lines[i].person, audits));
    json_close(w, ']');
    return NULL;
}

const struct error *operation_language_model_page(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    bool audits = scope_permits(s, "audit.read");
    if (!audits)
        TRY(scope_require(s, "system.manage"));
    json_open(w, '{');
    TRY(write_model(s, w));
    json_put_bool(w, "may", scope_permits(s, "system.manage"));
    json_put_bool(w, "audits", audits);
    json_key(w, "counts");
    json_open(w, '{');
    TRY(store_query(s->tx, &query_assistant_phrasing_counts, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        json_put_int(w, rows_text(rows, 0), rows_int(rows, 1));
    TRY(error);
    json_close(w, '}');
    TRY(write_exchanges(s, w, audits));
    json_close(w, '}');
    return NULL;
}

static const struct error *load(struct call *call, struct session *engine, struct language_model *model)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    session_engine(call->session, engine);
    TRY(record_load(call->session, &language_model_entity, home, id, model));
    return record_load(engine, &language_model_entity, home, id, model);
}

const struct error *operation_language_model_key(struct call *call)
{
    const struct language_model_key_input *in = call->input;
    struct session engine;
    struct language_model model;
    TRY(load(call, &engine, &model));
    for (const char *c = in->key ? in->key : ""; *c; c++)
        if (*c <= ' ' || *c >= 127)
            return error_make(call->session->arena, ERROR_FIELD_CHECK, .field = "key", .arguments = {"ASCII"});
    bool set = in->key && *in->key;
    model.api_key = set ? in->key : NULL;
    model.key_for = set ? model.endpoint : NULL;
    model.key_at = set ? call->session->now : NONE;
    TRY(record_update(&engine, &language_model_entity, &model, NULL));
    json_open(call->reply, '{');
    json_put_instant(call->reply, "key_at", model.key_at);
    json_close(call->reply, '}');
    return NULL;
}

/* Off is always safe and must not wait for a second person. */
const struct error *operation_language_model_off(struct call *call)
{
    struct session engine;
    struct language_model model;
    TRY(load(call, &engine, &model));
    if (model.status != LANGUAGE_MODEL_STATUS_OFF) {
        model.status = LANGUAGE_MODEL_STATUS_OFF;
        TRY(record_update(&engine, &language_model_entity, &model, NULL));
    }
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", "off");
    json_close(call->reply, '}');
    return NULL;
}

/* --- a try
 * ------------------------------------------------------------------------------------------------------------- */

static const struct error *load_for_try(struct call *call)
{
    struct exchange *x = (struct exchange *)(uintptr_t)call->query;
    struct session engine;
    TRY(load(call, &engine, &x->model));
    const char *problem = exchange_endpoint_problem(&x->model, call->session->language != LANGUAGE_EN);
    return problem ? error_make(call->session->arena, ERROR_MODEL_ENDPOINT, .field = "endpoint",
                                .value = x->model.endpoint, .arguments = {problem})
                   : NULL;
}

static const struct error *keep_try(struct session *s, void *context)
{
    struct session engine;
    session_engine(s, &engine);
    return exchange_keep(&engine, context, s->person);
}

const struct error *operation_language_model_test(struct call *call)
{
    static const struct answer_paragraph facts[] = {
        {.text = "演示公司的贷款余额为 1,200 万元。", .cites = {1}, .count = 1},
        {.text = "其中 300 万元于 2027-03-31 到期。", .cites = {2}, .count = 1}};
    struct exchange x = {.customer = NONE, .facts = {facts, 2}};
    struct session *s = call->session;
    struct call inner = *call;
    inner.query = &x;
    TRY(call_read(&inner, load_for_try));
    x.sent = phrase_request(s->arena, x.model.model, true, "演示公司的贷款情况如何？", x.facts);
    exchange_ask(s->bank, s->arena, &x);
    TRY(session_write(s, keep_try, &x));
    struct buffer said = {.arena = s->arena};
    for (size_t i = 0; i < x.said.count; i++)
        buffer_format(&said, "%s%s", i ? "\n" : "", x.said.items[i].text);
    json_open(call->reply, '{');
    json_put_text(call->reply, "outcome", entity_field(&phrasing_entity, "outcome")->choices[x.outcome].name);
    json_put_text(call->reply, "detail", x.detail);
    json_put_text(call->reply, "said", x.said.count ? buffer_end(&said) : NULL);
    json_put_int(call->reply, "took_ms", x.took_ms);
    json_close(call->reply, '}');
    return NULL;
}
