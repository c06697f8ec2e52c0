/* The boards of mail and webhooks, and what people do there. Who may not see a customer sees that a message left, not
 * what it said. */
#include "base/text.h"
#include "domain/post/mime.h"
#include "domain/post/parts.h"
#include "domain/service/service.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"
#include "store/digest.h"

#include <string.h>

enum { ROWS_MOST = 200, SECRET_BYTES = 32, RELEASED_MOST = 500 };

static const struct error *gather(struct session *s, const struct query *query, const struct sql_value *values,
                                  size_t count, int64_t ids[ROWS_MOST], size_t *found)
{
    struct rows *rows;
    const struct error *error;
    *found = 0;
    TRY(store_query(s->tx, query, values, count, &rows));
    while (rows_next(rows, &error))
        if (*found < ROWS_MOST)
            ids[(*found)++] = rows_int(rows, 0);
    return error;
}

/* --- out
 * --------------------------------------------------------------------------------------------------------------------
 */

static void put_channel(struct json_writer *w, const char *name, bool on, const char *missing, const char *detail)
{
    json_key(w, name);
    json_open(w, '{');
    json_put_bool(w, "on", on);
    json_put_text(w, "missing", on ? NULL : missing);
    json_put_text(w, "detail", detail);
}

static const struct error *put_mailbox(struct session *s, struct json_writer *w)
{
    const struct post_settings *p = s->bank->post;
    const char *at = p && p->imap_url ? strrchr(p->imap_url, '@') : NULL;
    const char *address = p && p->imap_url ? (at ? at + 1 : p->imap_url) : NULL;
    struct mail_box box;
    int64_t id = NONE;
    if (address)
        TRY(store_int(s->tx, &query_post_mailbox, VALUES(sql_text(address)), &id));
    bool found = false;
    if (id != NONE)
        TRY(row_stored(s, &mail_box_entity, id, id, &box, &found));
    put_channel(w, "inbox", address != NULL, "imap-url", address);
    json_put_instant(w, "looked_at", found ? box.looked_at : NONE);
    json_put_int(w, "taken", found ? box.taken : NONE);
    json_put_text(w, "last_error", found ? box.last_error : NULL);
    json_close(w, '}');
    return NULL;
}

static const struct error *put_channels(struct session *s, struct json_writer *w)
{
    const struct post_settings *p = s->bank->post;
    json_key(w, "channels");
    json_open(w, '{');
    put_channel(w, "mail", post_mail_on(s->bank), post_mail_missing(s->bank), p ? p->mail_from : NULL);
    json_close(w, '}');
    TRY(put_mailbox(s, w));
    put_channel(w, "webhook", true, NULL, p && p->private_allowed ? "private" : NULL);
    json_close(w, '}');
    json_close(w, '}');
    return NULL;
}

static const struct error *put_counts(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_post_outbox_counts, NO_VALUES, &rows));
    json_key(w, "counts");
    json_open(w, '{');
    while (rows_next(rows, &error))
        json_put_int(w, rows_text(rows, 0), rows_int(rows, 1));
    json_close(w, '}');
    return error;
}

static const struct error *put_records(struct session *s, struct json_writer *w, const struct entity *entity,
                                       const int64_t *ids, size_t count)
{
    void *row = arena_take(s->arena, entity->size);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        TRY(record_load(s, entity, ids[i], ids[i], row));
        TRY(record_write(s, entity, row, w));
    }
    json_close(w, ']');
    return NULL;
}

const struct error *operation_outbox_board(struct call *call)
{
    const struct outbox_board_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    int64_t ids[ROWS_MOST];
    size_t count;
    TRY(gather(s, &query_post_outbox,
               VALUES(sql_text(query->status ? query->status : ""), sql_text(query->channel ? query->channel : ""),
                      sql_int(query->subscription == NONE ? 0 : query->subscription)),
               ids, &count));
    json_open(w, '{');
    TRY(put_channels(s, w));
    TRY(put_counts(s, w));
    TRY(put_records(s, w, &outbox_message_entity, ids, count));
    json_put_bool(w, "may", scope_permits(s, "mail.run"));
    json_close(w, '}');
    return NULL;
}

static const char *status_name(const struct outbox_message *row)
{
    return entity_field(&outbox_message_entity, "status")->choices[row->status].name;
}

static const struct error *load_out(struct call *call, struct session *engine, struct outbox_message *row)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(call->session, &outbox_message_entity, home, id, row));
    session_engine(call->session, engine);
    TRY(row_hold(engine, &outbox_message_entity, home, id));
    return record_load(engine, &outbox_message_entity, home, id, row);
}

static void put_status(struct call *call, const char *status)
{
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", status);
    json_close(call->reply, '}');
}

const struct error *operation_outbox_retry(struct call *call)
{
    struct session *s = call->session, engine;
    struct outbox_message row;
    TRY(load_out(call, &engine, &row));
    bool waits = row.status == OUTBOX_MESSAGE_STATUS_WAITING;
    if (!waits && row.status != OUTBOX_MESSAGE_STATUS_FAILED && row.status != OUTBOX_MESSAGE_STATUS_HELD)
        return error_make(s->arena, ERROR_MAIL_STATE, .arguments = {status_name(&row)});
    bool off = row.channel == OUTBOX_MESSAGE_CHANNEL_MAIL && !post_mail_on(s->bank);
    row.status = off ? OUTBOX_MESSAGE_STATUS_HELD : OUTBOX_MESSAGE_STATUS_WAITING;
    row.reason = off ? OUTBOX_MESSAGE_REASON_CHANNEL_OFF : NONE;
    row.next_at = off ? NONE : s->now;
    row.attempts = 0;
    if (row.subscription != NONE) { /* to where the partner is now */
        struct webhook_subscription hook;
        bool there;
        TRY(row_stored(&engine, &webhook_subscription_entity, row.subscription, row.subscription, &hook, &there));
        row.recipient = there ? hook.url : row.recipient;
    }
    TRY(record_update(&engine, &outbox_message_entity, &row, NULL));
    put_status(call, status_name(&row));
    return NULL;
}

const struct error *operation_outbox_hold(struct call *call)
{
    struct session engine;
    struct outbox_message row;
    TRY(load_out(call, &engine, &row));
    if (row.status != OUTBOX_MESSAGE_STATUS_WAITING)
        return error_make(call->session->arena, ERROR_MAIL_STATE, .arguments = {status_name(&row)});
    row.status = OUTBOX_MESSAGE_STATUS_HELD;
    row.reason = OUTBOX_MESSAGE_REASON_BY_HAND;
    row.next_at = NONE;
    TRY(record_update(&engine, &outbox_message_entity, &row, NULL));
    put_status(call, "held");
    return NULL;
}

const struct error *operation_outbox_release(struct call *call)
{
    struct session *s = call->session, engine;
    int64_t released, left;
    const char *missing = post_mail_missing(s->bank);
    if (missing)
        return error_make(s->arena, ERROR_MAIL_CHANNEL_OFF, .arguments = {missing});
    session_engine(s, &engine);
    TRY(post_release(&engine, RELEASED_MOST, &released));
    TRY(store_int(engine.tx, &query_post_held_off_count, NO_VALUES, &left));
    json_open(call->reply, '{');
    json_put_int(call->reply, "released", released);
    json_put_int(call->reply, "left", left);
    json_close(call->reply, '}');
    return NULL;
}

/* --- in
 * ---------------------------------------------------------------------------------------------------------------------
 */

static const struct error *put_files(struct session *s, struct json_writer *w, int64_t message)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_post_files, VALUES(sql_int(message)), &rows));
    json_key(w, "files");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_int(w, "size", rows_int(rows, 2));
        json_put_text(w, "refused", rows_text(rows, 4));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

const struct error *operation_inbox_board(struct call *call)
{
    const struct inbox_board_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    int64_t ids[ROWS_MOST], unknown;
    size_t count;
    TRY(gather(s, &query_post_inbox, VALUES(sql_text(query->status ? query->status : "")), ids, &count));
    TRY(store_int(s->tx, &query_post_inbox_unknown, NO_VALUES, &unknown));
    json_open(w, '{');
    json_put_int(w, "unknown", unknown);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        struct inbox_message row;
        bool hidden;
        TRY(record_load(s, &inbox_message_entity, ids[i], ids[i], &row));
        TRY(record_hides(s, &inbox_message_entity, entity_field(&inbox_message_entity, "subject"), &row, &hidden));
        json_open(w, '{');
        json_key(w, "message");
        TRY(record_write(s, &inbox_message_entity, &row, w));
        json_put_text(w, "text", hidden ? NULL : row.body);
        TRY(put_files(s, w, ids[i]));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

static const struct error *load_unknown(struct call *call, struct session *engine, struct inbox_message *row)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(call->session, &inbox_message_entity, home, id, row));
    session_engine(call->session, engine);
    TRY(row_hold(engine, &inbox_message_entity, home, id));
    TRY(record_load(engine, &inbox_message_entity, home, id, row));
    row->handled_by = call->session->person;
    return row->status == INBOX_MESSAGE_STATUS_UNKNOWN
               ? NULL
               : error_make(call->session->arena, ERROR_MAIL_STATE,
                            .arguments = {entity_field(&inbox_message_entity, "status")->choices[row->status].name});
}

/* The files that waited become documents of the customer. */
static const struct error *hand_over_files(struct session *s, const struct inbox_message *message)
{
    struct rows *rows;
    const struct error *error;
    struct attachment *files = NULL;
    size_t count = 0, room = 0;
    TRY(store_query(s->tx, &query_post_files, VALUES(sql_int(message->record.id)), &rows));
    while (rows_next(rows, &error)) {
        struct attachment file;
        if (rows_null(rows, 3))
            continue;
        record_initial(s, &attachment_entity, &file);
        file.customer = message->customer;
        file.name = arena_text(s->arena, rows_text(rows, 1));
        file.size_bytes = rows_int(rows, 2);
        file.sha256 = arena_text(s->arena, rows_text(rows, 3));
        file.media_type = arena_text(s->arena, rows_text(rows, 5));
        file.note = message->subject;
        ARENA_PUSH(s->arena, files, count, room, file);
    }
    TRY(error);
    for (size_t i = 0; i < count; i++)
        TRY(record_put(s, &attachment_entity, &files[i]));
    return NULL;
}

const struct error *operation_inbox_assign(struct call *call)
{
    const struct inbox_assign_input *in = call->input;
    struct session *s = call->session, engine;
    struct inbox_message row;
    TRY(load_unknown(call, &engine, &row));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, in->customer, in->customer));
    int64_t channel =
        row.source == INBOX_MESSAGE_SOURCE_MAIL ? SERVICE_REQUEST_CHANNEL_MAIL : SERVICE_REQUEST_CHANNEL_MESSAGE;
    TRY(post_join(&engine, &row, in->customer, NONE, channel, row.body));
    TRY(record_update(&engine, &inbox_message_entity, &row, NULL));
    TRY(hand_over_files(&engine, &row));
    json_open(call->reply, '{');
    json_put_text(call->reply, "request", row.request);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_inbox_drop(struct call *call)
{
    struct session engine;
    struct inbox_message row;
    TRY(load_unknown(call, &engine, &row));
    row.status = INBOX_MESSAGE_STATUS_DROPPED;
    TRY(record_update(&engine, &inbox_message_entity, &row, NULL));
    put_status(call, "dropped");
    return NULL;
}

/* --- webhooks
 * -------------------------------------------------------------------------------------------------------------- */

static void put_kinds(struct session *s, struct json_writer *w)
{
    json_key(w, "kinds");
    json_open(w, '[');
    for (int i = 0; i < POST_EVENTS; i++) {
        char *name = arena_take(s->arena, strlen(post_kinds[i].event) + 1);
        strcpy(name, post_kinds[i].event);
        *strchr(name, '.') = '_';
        json_open(w, '{');
        json_put_text(w, "name", name);
        json_put_text(w, "event", post_kinds[i].event);
        label_put(w, "group", post_kinds[i].group);
        label_put(w, "label", post_kinds[i].label);
        label_put(w, "help", post_kinds[i].help);
        json_put_text(w, "data", post_kinds[i].data);
        json_close(w, '}');
    }
    json_close(w, ']');
}

struct hook_line {
    int64_t id, sent, failed, sent_at;
};

const struct error *operation_webhook_board(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    struct hook_line *lines = NULL;
    size_t count = 0, room = 0;
    TRY(store_query(s->tx, &query_post_hooks, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, lines, count, room,
                   (struct hook_line){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2), rows_int(rows, 3)});
    TRY(error);
    json_open(w, '{');
    json_put_bool(w, "may", scope_permits(s, "mail.run"));
    put_kinds(s, w);
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        struct webhook_subscription row;
        TRY(record_load(s, &webhook_subscription_entity, lines[i].id, lines[i].id, &row));
        json_open(w, '{');
        json_key(w, "hook");
        TRY(record_write(s, &webhook_subscription_entity, &row, w));
        json_put_int(w, "sent", lines[i].sent);
        json_put_int(w, "failed", lines[i].failed);
        json_put_instant(w, "sent_at", lines[i].sent_at);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

static const struct error *load_hook(struct call *call, struct session *engine, struct webhook_subscription *hook)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    session_engine(call->session, engine);
    TRY(record_load(call->session, &webhook_subscription_entity, home, id, hook));
    return record_load(engine, &webhook_subscription_entity, home, id, hook);
}

/* Stopping is always safe and must not wait; letting it run again is a change of the record, which a second person sees. */
const struct error *operation_webhook_pause(struct call *call)
{
    struct session engine;
    struct webhook_subscription hook;
    TRY(load_hook(call, &engine, &hook));
    if (hook.status != WEBHOOK_SUBSCRIPTION_STATUS_PAUSED) {
        hook.status = WEBHOOK_SUBSCRIPTION_STATUS_PAUSED;
        TRY(record_update(&engine, &webhook_subscription_entity, &hook, NULL));
    }
    put_status(call, "paused");
    return NULL;
}

const struct error *operation_webhook_secret(struct call *call)
{
    struct session *s = call->session, engine;
    struct webhook_subscription hook;
    unsigned char bytes[SECRET_BYTES];
    char secret[SECRET_BYTES * 2 + 1];
    TRY(load_hook(call, &engine, &hook));
    random_bytes(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), secret);
    hook.secret = secret;
    hook.secret_at = s->now;
    TRY(record_update(&engine, &webhook_subscription_entity, &hook, NULL));
    json_open(call->reply, '{');
    json_put_text(call->reply, "secret", secret);
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *put_test(struct session *engine, void *context)
{
    struct webhook_subscription *hook = context;
    struct outbox_message row;
    bool put;
    record_initial(engine, &outbox_message_entity, &row);
    row.subject = "test";
    row.body = post_envelope(engine, "test", NONE, NULL, NULL);
    row.key = arena_format(engine->arena, "test:%lld", (long long)id_new());
    TRY(post_hook_put(engine, hook, OUTBOX_MESSAGE_PURPOSE_TEST, &row, &put));
    hook->record = row.record;
    return NULL;
}

const struct error *operation_webhook_test(struct call *call)
{
    struct session *s = call->session, engine;
    struct webhook_subscription hook;
    TRY(load_hook(call, &engine, &hook));
    if (!hook.secret || !hook.url)
        return error_make(s->arena, ERROR_MAIL_NO_SECRET, .value = hook.partner);
    TRY(session_as_engine(s, put_test, &hook));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, hook.record.home, hook.record.id));
    json_put_text(call->reply, "status", hook.status == WEBHOOK_SUBSCRIPTION_STATUS_PAUSED ? "held" : "waiting");
    json_close(call->reply, '}');
    return NULL;
}
