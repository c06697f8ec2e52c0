/* The bank's side of a customer's portal: who uses it, what they sent, the answer. */
#include "base/text.h"
#include "domain/portal/portal.h"
#include "domain/post/post.h"
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/change.h"
#include "record/row.h"

#include <string.h>

static const struct error *own_customer(struct call *call, enum access_action action, int64_t *id)
{
    int64_t home;
    TRY(call_id(call, 0, &home, id));
    return scope_row(call->session, &customer_entity, action, *id, *id);
}

/* A record named in the input must be this customer's. */
static const struct error *customers_own(struct session *s, const struct entity *entity, int64_t customer, int64_t id,
                                         const char *field, void *row)
{
    return record_load(s, entity, customer, id, row)
               ? error_make(s->arena, ERROR_FIELD_LINK, .field = field, .value = id_text(s->arena, customer, id))
               : NULL;
}

/* --- the panel
 * --------------------------------------------------------------------------------------------------------------- */

static const struct error *sent_write(struct session *s, struct json_writer *w, int64_t customer)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_sent, VALUES(sql_int(customer)), &rows));
    json_key(w, "sent");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        int64_t change = rows_int(rows, 12);
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, customer, rows_int(rows, 0)));
        json_put_text(w, "kind", rows_text(rows, 1));
        json_put_text(w, "title", rows_text(rows, 2));
        json_put_text(w, "status", rows_text(rows, 3));
        json_put_instant(w, "sent_at", rows_int(rows, 4));
        json_put_text(w, "sent_by", rows_text(rows, 5));
        json_put_text(w, "answer", rows_text(rows, 6));
        json_put_text(w, "answered_by", rows_text(rows, 7));
        json_put_instant(w, "answered_at", rows_int(rows, 8));
        portal_put_id(s, w, "attachment", customer, rows_int(rows, 9));
        json_put_text(w, "attachment_name", rows_text(rows, 10));
        portal_put_id(s, w, "change", change, change);
        json_put_raw(w, "content", rows_text(rows, 11) ? rows_text(rows, 11) : "null");
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

/* What single contacts said about mail: their newest word on each purpose. */
static const struct error *contacts_write(struct session *s, struct json_writer *w, int64_t customer)
{
    struct rows *rows;
    const struct error *error;
    json_key(w, "contacts");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_portal_contact_consents, VALUES(sql_int(customer)), &rows));
    while (rows_next(rows, &error)) {
        const struct portal_consent *c = portal_consent(s->policy->portal, rows_text(rows, 3));
        int64_t withdrawn = rows_int(rows, 5);
        if (!c)
            continue;
        json_open(w, '{');
        json_put_text(w, "contact", id_text(s->arena, customer, rows_int(rows, 0)));
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_text(w, "email", rows_text(rows, 2));
        json_put_text(w, "purpose", c->name);
        label_put(w, "label", c->label);
        json_put_bool(w, "given", withdrawn == NONE);
        json_put_instant(w, "at", withdrawn == NONE ? rows_int(rows, 4) : withdrawn);
        json_put_text(w, "by", rows_text(rows, 6));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

struct noting {
    int64_t customer, contact, channel, id;
    const char *purpose;
    bool given;
};

static const struct error *note_consent(struct session *engine, void *context)
{
    struct noting *n = context;
    return post_consent_note(engine, n->customer, n->contact, n->purpose, n->given, n->channel, &n->id);
}

const struct error *operation_consent_note(struct call *call)
{
    const struct consent_note_input *in = call->input;
    struct session *s = call->session;
    static const int64_t channels[] = {CONSENT_CHANNEL_PAPER, CONSENT_CHANNEL_COUNTER, CONSENT_CHANNEL_PHONE, CONSENT_CHANNEL_MAIL};
    const struct portal_consent *c = portal_consent(s->policy ? s->policy->portal : NULL, in->purpose);
    struct noting n = {.contact = in->contact, .purpose = in->purpose, .given = in->given == 1, .channel = channels[in->channel]};
    struct contact contact;
    TRY(own_customer(call, ACCESS_UPDATE, &n.customer));
    if (!c)
        return error_make(s->arena, ERROR_CAMPAIGN_CHOICE, .field = "purpose", .value = in->purpose, .arguments = {"policy/portal"});
    if (c->needed && in->contact == NONE)
        return error_make(s->arena, ERROR_PORTAL_CONSENT_NEEDED);
    if (in->contact != NONE)
        TRY(customers_own(s, &contact_entity, n.customer, in->contact, "contact", &contact));
    TRY(session_as_engine(s, note_consent, &n));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, n.customer, n.id));
    json_put_bool(call->reply, "given", n.given);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_customer_portal(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    int64_t id;
    TRY(own_customer(call, ACCESS_READ, &id));
    json_open(w, '{');
    TRY(portal_users_write(s, w, "users", id));
    portal_roles_write(s, w);
    TRY(sent_write(s, w, id));
    TRY(portal_messages_write(s, w, "messages", id, NONE));
    TRY(portal_consents_write(s, w, "consents", id));
    TRY(contacts_write(s, w, id));
    json_key(w, "may");
    json_open(w, '{');
    bool may = scope_permits(s, "portal.manage");
    json_put_bool(w, "invite", may);
    json_put_bool(w, "answer", may);
    json_close(w, '}');
    json_close(w, '}');
    return NULL;
}

/* --- people
 * -------------------------------------------------------------------------------------------------------------------
 */

const struct error *operation_portal_invite(struct call *call)
{
    const struct portal_invite_input *in = call->input;
    struct session *s = call->session;
    struct portal_user user;
    const char *link;
    int64_t id;
    TRY(own_customer(call, ACCESS_UPDATE, &id));
    if (in->user != NONE) {
        TRY(customers_own(s, &portal_user_entity, id, in->user, "user", &user));
        if (user.status == PORTAL_USER_STATUS_BLOCKED)
            user.status = PORTAL_USER_STATUS_INVITED;
    } else {
        if (!in->name || !*in->name)
            return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "name");
        TRY(portal_role_check(s, in->role ? in->role : ""));
        record_initial(s, &portal_user_entity, &user);
        user.customer = id;
        user.name = in->name;
        user.role = in->role;
        user.position = in->position;
        user.mobile = in->mobile;
        user.email = in->email;
    }
    TRY(portal_invitation_make(s, &user, s->person_name, &link));
    portal_link_reply(call, &user, link);
    return NULL;
}

const struct error *operation_portal_block(struct call *call)
{
    const struct portal_block_input *in = call->input;
    struct session *s = call->session;
    struct portal_user user;
    int64_t id;
    TRY(own_customer(call, ACCESS_UPDATE, &id));
    TRY(customers_own(s, &portal_user_entity, id, in->user, "user", &user));
    user.status = in->blocked == 1         ? PORTAL_USER_STATUS_BLOCKED
                  : user.joined_at == NONE ? PORTAL_USER_STATUS_INVITED
                                           : PORTAL_USER_STATUS_ACTIVE;
    if (in->blocked == 1) {
        user.invite_hash = NULL;
        user.invite_until = NONE;
    }
    TRY(portal_update(s, &portal_user_entity, &user));
    if (in->blocked == 1)
        TRY(portal_end_sessions(s, in->user));
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", entity_field(&portal_user_entity, "status")->choices[user.status].name);
    json_close(call->reply, '}');
    return NULL;
}

/* --- answers
 * --------------------------------------------------------------------------------------------------------------------
 */

/* The document of the application is received with the file the firm sent; verifying it stays a second look. */
static const struct error *document_take(struct session *s, const struct portal_submission *sent)
{
    struct application_document document;
    struct attachment file;
    if (sent->document == NONE)
        return NULL;
    TRY(record_load(s, &application_document_entity, sent->customer, sent->document, &document));
    TRY(record_load(s, &attachment_entity, sent->customer, sent->attachment, &file));
    document.status = APPLICATION_DOCUMENT_STATUS_RECEIVED;
    document.received_on = instant_date(sent->sent_at);
    document.attachment = sent->attachment;
    document.expires_on = file.expires_on;
    document.reason = NULL;
    return record_update(s, &application_document_entity, &document, NULL);
}

/* The customer's record is changed in the name of whoever accepts, under the same control as any other change. */
static const struct error *correction_take(struct session *s, const struct portal_submission *sent)
{
    const struct json *content = sent->content ? json_read(s->arena, sent->content, strlen(sent->content), NULL) : NULL;
    const char *name = json_get_text(content, "field"), *value = json_get_text(content, "value");
    const struct field *field = name ? entity_field(&customer_entity, name) : NULL;
    struct customer customer;
    int64_t pending = NONE;
    if (!field || !value)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    TRY(change_none_waiting(s, sent->customer, sent->customer));
    TRY(record_load(s, &customer_entity, sent->customer, sent->customer, &customer));
    TRY(field_parse(s->arena, field, value, &customer));
    return record_update(s, &customer_entity, &customer, &pending);
}

/* A statement waits under maker-checker: the same decision as in the list of pending changes. */
static const struct error *statement_take(struct session *s, const struct portal_submission *sent, bool accept,
                                          const char *answer)
{
    return sent->pending_change == NONE ? NULL : change_decide(s, sent->pending_change, accept, answer);
}

const struct error *operation_portal_answer(struct call *call)
{
    const struct portal_answer_input *in = call->input;
    struct session *s = call->session;
    struct portal_submission sent;
    int64_t id;
    TRY(own_customer(call, ACCESS_UPDATE, &id));
    TRY(customers_own(s, &portal_submission_entity, id, in->submission, "submission", &sent));
    TRY(row_hold(s, &portal_submission_entity, id, in->submission));
    TRY(record_load(s, &portal_submission_entity, id, in->submission, &sent));
    bool accept = in->accept == 1;
    if (sent.status != PORTAL_SUBMISSION_STATUS_SENT)
        return error_make(s->arena, ERROR_PORTAL_ANSWERED);
    if (!accept && (!in->answer || !*in->answer))
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "answer");
    if (sent.kind == PORTAL_SUBMISSION_KIND_STATEMENT)
        TRY(statement_take(s, &sent, accept, in->answer));
    if (accept && sent.kind == PORTAL_SUBMISSION_KIND_DOCUMENT)
        TRY(document_take(s, &sent));
    if (accept && sent.kind == PORTAL_SUBMISSION_KIND_CORRECTION)
        TRY(correction_take(s, &sent));
    sent.status = accept ? PORTAL_SUBMISSION_STATUS_ACCEPTED : PORTAL_SUBMISSION_STATUS_RETURNED;
    sent.answer = in->answer;
    sent.answered_by = s->person;
    sent.answered_at = s->now;
    TRY(portal_update(s, &portal_submission_entity, &sent));
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", accept ? "accepted" : "returned");
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *answered(struct session *engine, void *context)
{
    const struct portal_message *row = context;
    return service_answered_in_portal(engine, row->customer, row->body);
}

const struct error *operation_portal_reply(struct call *call)
{
    const struct portal_reply_input *in = call->input;
    struct session *s = call->session;
    struct portal_message row;
    int64_t id, seen;
    bool known;
    TRY(own_customer(call, ACCESS_READ, &id));
    record_initial(s, &portal_message_entity, &row);
    row.customer = id;
    row.person = s->person;
    row.body = in->body;
    TRY(portal_message_put(s, &row, in->key, &known));
    if (!known && s->policy->service)
        TRY(session_as_engine(s, answered, &row));
    TRY(portal_messages_mark(s, id, false, &seen)); /* whoever answers has read */
    call->status = known ? 200 : 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, row.record.home, row.record.id));
    json_close(call->reply, '}');
    return NULL;
}
