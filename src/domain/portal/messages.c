/* One thread between a firm and its team, and what the firm sent. */
#include "domain/portal/portal.h"
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"

/* Rows of portal_messages_of. MINE: the user who reads; NONE for the bank, which is not told. */
static void message_write(struct session *s, struct json_writer *w, struct rows *rows, int64_t mine)
{
    bool client = !rows_null(rows, 1);
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, rows_int(rows, 6), rows_int(rows, 0)));
    if (mine != NONE)
        json_put_bool(w, "mine", rows_int(rows, 1) == mine);
    json_put_text(w, "author", rows_text(rows, 2) ? rows_text(rows, 2) : "");
    json_put_text(w, "side", client ? "client" : "bank");
    json_put_text(w, "body", rows_text(rows, 3));
    json_put_instant(w, "sent_at", rows_int(rows, 4));
    json_put_instant(w, "seen_at", rows_int(rows, 5));
    json_close(w, '}');
}

const struct error *portal_messages_write(struct session *s, struct json_writer *w, const char *key, int64_t customer,
                                          int64_t mine)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_messages_of, VALUES(sql_int(customer)), &rows));
    json_key(w, key);
    json_open(w, '[');
    while (rows_next(rows, &error))
        message_write(s, w, rows, mine);
    json_close(w, ']');
    return error;
}

const struct error *operation_portal_messages(struct call *call)
{
    struct session *s = call->session;
    const char *manager;
    TRY(store_text(s->tx, &query_portal_manager, VALUES(sql_int(s->client)), &manager));
    json_open(call->reply, '{');
    TRY(portal_messages_write(s, call->reply, "items", s->client, s->person));
    json_put_text(call->reply, "manager", manager);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *portal_messages_mark(struct session *s, int64_t customer, bool by_client, int64_t *seen)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[200];
    size_t count = 0;
    TRY(store_query(s->tx, &query_portal_messages_unseen, VALUES(sql_int(customer), sql_int(by_client)), &rows));
    while (rows_next(rows, &error))
        if (count < sizeof(ids) / sizeof(ids[0]))
            ids[count++] = rows_int(rows, 0);
    for (size_t i = 0; i < count && !error; i++) {
        struct portal_message row;
        bool found;
        error = row_stored(s, &portal_message_entity, customer, ids[i], &row, &found);
        row.seen_at = s->now;
        if (!error && found)
            error = portal_update(s, &portal_message_entity, &row);
    }
    *seen = (int64_t)count;
    return error;
}

const struct error *operation_portal_messages_seen(struct call *call)
{
    int64_t seen;
    TRY(portal_messages_mark(call->session, call->session->client, true, &seen));
    json_open(call->reply, '{');
    json_put_int(call->reply, "seen", seen);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *portal_message_put(struct session *s, struct portal_message *row, const char *key, bool *known)
{
    int64_t home, id;
    row->reference = portal_reference(s, key);
    TRY(record_find_unique(s, &portal_message_entity, "reference", row->reference, &home, &id));
    *known = id != NONE;
    if (*known)
        return record_load(s, &portal_message_entity, home, id, row);
    row->sent_at = s->now;
    return record_put(s, &portal_message_entity, row);
}

/* What a firm writes reaches the service desk: it goes on with the request that is open, or opens one. */
static const struct error *at_the_desk(struct session *engine, void *context)
{
    const struct portal_message *message = context;
    const char *name;
    TRY(store_text(engine->tx, &query_portal_user_name,
                   VALUES(sql_int(message->customer), sql_int(message->portal_user)), &name));
    return service_from_portal(engine, message->customer, name, message->body);
}

const struct error *operation_portal_message_send(struct call *call)
{
    const struct portal_message_send_input *in = call->input;
    struct session *s = call->session;
    struct portal_message row;
    bool known;
    record_initial(s, &portal_message_entity, &row);
    row.customer = s->client;
    row.portal_user = s->person;
    row.body = in->body;
    TRY(portal_message_put(s, &row, in->key, &known));
    if (!known && s->policy->service)
        TRY(session_as_engine(s, at_the_desk, &row));
    call->status = known ? 200 : 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, row.record.home, row.record.id));
    json_put_bool(call->reply, "known", known);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_portal_sent(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_sent, VALUES(sql_int(s->client)), &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, s->client, rows_int(rows, 0)));
        json_put_text(w, "kind", rows_text(rows, 1));
        json_put_text(w, "title", rows_text(rows, 2));
        json_put_text(w, "status", rows_text(rows, 3));
        json_put_instant(w, "sent_at", rows_int(rows, 4));
        json_put_text(w, "sent_by", rows_text(rows, 5));
        json_put_text(w, "answer", rows_text(rows, 6));
        json_put_text(w, "answered_by", rows_text(rows, 7));
        json_put_instant(w, "answered_at", rows_int(rows, 8));
        portal_put_id(s, w, "file", s->client, rows_int(rows, 9));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return error;
}
