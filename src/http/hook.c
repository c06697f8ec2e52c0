/* The door for gateways of other channels: no sign-in, a signature over time and body instead, and a limit of tries an
 * address. */
#include "base/text.h"
#include "domain/post/post.h"
#include "http/request.h"
#include "queries.h"

#include <string.h>

enum { TRIES_A_MINUTE = 600, BODY_MOST = 65536 };

struct receiving {
    struct webhook_subscription gateway;
    struct post_gateway_message message;
};

static const struct error *find(struct session *engine, const char *code, struct webhook_subscription *gateway,
                                bool *found)
{
    int64_t id;
    TRY(store_int(engine->tx, &query_post_hook_by_code, VALUES(sql_text(code)), &id));
    *found = id != NONE;
    return *found ? record_load(engine, &webhook_subscription_entity, id, id, gateway) : NULL;
}

static const struct error *take(struct session *engine, void *context)
{
    struct receiving *r = context;
    return post_gateway_take(engine, &r->message);
}

static const char *need(struct session *s, const struct json *body, const char *key, size_t most, bool must,
                        const struct error **error)
{
    const char *text = json_get_text(body, key);
    size_t length = text ? text_length(text) : 0;
    if (!*error && ((must && !length) || length > most))
        *error = error_make(s->arena, ERROR_MAIL_MESSAGE, .field = key,
                            .arguments = {length ? arena_format(s->arena, "<= %zu", most) : "is missing"});
    return length ? text : NULL;
}

static const struct error *read_message(struct session *s, const struct call *call, struct post_gateway_message *m)
{
    const char *problem = NULL;
    const struct error *error = NULL;
    const struct json *body = json_read(s->arena, call->content, call->content_size, &problem);
    if (!body)
        return error_make(s->arena, ERROR_MAIL_MESSAGE, .field = "body", .arguments = {problem});
    m->id = need(s, body, "id", 120, true, &error);
    m->from = need(s, body, "from", 120, true, &error);
    m->text = need(s, body, "text", 7000, true, &error);
    m->name = need(s, body, "name", 60, false, &error);
    m->subject = need(s, body, "subject", 200, false, &error);
    return error;
}

const struct error *operation_hook_receive(struct call *call)
{
    struct session *s = call->session, engine;
    struct request *r = call_request(call);
    struct receiving receiving = {.message = {.id = NULL}};
    struct tx tx;
    bool found = false;
    int wait = limiter_wait(r->server->limiter, arena_format(s->arena, "hook %s", s->address ? s->address : ""),
                            TRIES_A_MINUTE, 60);
    if (wait)
        return error_make(s->arena, ERROR_REQUEST_TOO_MANY, .arguments = {arena_format(s->arena, "%d", wait)});
    if (call->content_size > BODY_MOST)
        return error_make(s->arena, ERROR_MAIL_MESSAGE, .field = "body", .arguments = {"<= 65536"});
    session_engine(s, &engine);
    TRY(session_read(&engine, &tx));
    const struct error *error = find(&engine, call->path[0], &receiving.gateway, &found);
    session_end(&engine);
    TRY(error);
    if (!found ||
        !post_signature_good(s->arena, receiving.gateway.secret, request_header(r, "X-Steward-Signature"),
                             request_header(r, "X-Steward-Timestamp"), s->now, call->content, call->content_size))
        return error_make(s->arena, ERROR_MAIL_SIGNATURE);
    TRY(read_message(s, call, &receiving.message));
    receiving.message.gateway = &receiving.gateway;
    TRY(session_write(&engine, take, &receiving));
    call->status = receiving.message.known ? 200 : 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, receiving.message.row, receiving.message.row));
    json_put_text(call->reply, "status", receiving.message.status);
    json_put_bool(call->reply, "known", receiving.message.known);
    json_close(call->reply, '}');
    return NULL;
}
