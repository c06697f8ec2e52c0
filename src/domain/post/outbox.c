/* Writing rows of the outbox, in the transaction of what they tell about. */
#include "base/text.h"
#include "domain/post/mime.h"
#include "domain/post/parts.h"
#include "queries.h"
#include "record/as_engine.h"
#include "store/digest.h"

#include <string.h>

const struct post_kind post_kinds[POST_EVENTS] = {
    {"request.received", {"服务请求", "Service"}, {"请求受理", "Request received"}, {"客户的请求、反馈或投诉被受理", "A request, feedback or complaint was taken in"}, "kind channel class due_on on_time"},
    {"request.closed", {"服务请求", "Service"}, {"请求办结", "Request closed"}, {"请求已答复并办结", "A request was answered and closed"}, "kind channel class due_on on_time"},
    {"survey.answered", {"服务请求", "Service"}, {"回访答复", "Survey answered"}, {"客户答复了满意度回访", "A customer answered a survey"}, "event"},
    {"consent.changed", {"联系与同意", "Contact and consent"}, {"同意变化", "Consent changed"}, {"客户或联系人给出、撤回同意或退订", "A firm or contact agreed, withdrew or unsubscribed"}, "purpose given channel"},
    {"campaign.replied", {"联系与同意", "Contact and consent"}, {"营销回应", "Campaign answered"}, {"客户以邮件答复了营销信函", "A customer answered a campaign's letter by mail"}, "campaign response"},
    {"application.decided", {"授信业务", "Lending"}, {"审批完成", "Application decided"}, {"审批流程走到终点", "A case of approval came to its end"}, "workflow outcome"},
    {"loan.drawn", {"授信业务", "Lending"}, {"放款", "Loan drawn"}, {"提款通过放款条件并入账", "A drawdown passed its gates and was booked"}, "loan"},
    {"mail.failed", {"邮件", "Mail"}, {"邮件未送达", "Mail not delivered"}, {"邮件被拒收、退回或多次失败", "A mail was rejected, came back or failed too often"}, "purpose reason"},
};

enum { TOKEN_BYTES = 24 };

bool post_mail_on(const struct bank *bank)
{
    const struct post_settings *p = bank->post;
    return p && p->smtp_url && p->mail_from && p->public_url;
}

const char *post_mail_missing(const struct bank *bank)
{
    const struct post_settings *p = bank->post;
    return post_mail_on(bank) ? NULL : !p || !p->smtp_url ? "smtp-url" : !p->mail_from ? "mail-from" : "public-url";
}

static const char *domain_of(const struct bank *bank)
{
    const char *at = bank->post && bank->post->mail_from ? strchr(bank->post->mail_from, '@') : NULL;
    return at ? at + 1 : "steward.invalid";
}

static const struct error *write_row(struct session *engine, struct outbox_message *row, bool *put)
{
    int64_t home, id;
    unsigned char bytes[8];
    char random[17];
    TRY(record_find_unique(engine, &outbox_message_entity, "key", row->key, &home, &id));
    *put = id == NONE;
    if (!*put)
        return NULL;
    random_bytes(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), random);
    row->message_id = arena_format(engine->arena, "%llx.%s@%s", (long long)id_new(), random, domain_of(engine->bank));
    row->created_at = engine->now;
    row->attempts = 0;
    row->next_at = engine->now;
    if (row->reason != NONE) {
        row->status = OUTBOX_MESSAGE_STATUS_HELD;
        row->next_at = NONE;
    }
    return record_put(engine, &outbox_message_entity, row);
}

/* --- mail
 * ------------------------------------------------------------------------------------------------------------------ */

struct writing {
    const struct post_letter *letter;
    bool put;
    int64_t id;
};

static const char *beginning(struct arena *arena, const char *text, size_t letters)
{
    const char *at = text;
    for (; *at && letters; letters--)
        text_next(&at);
    return arena_text_part(arena, text, (size_t)(at - text));
}

/* Every letter that rests on a consent says how to end it. */
static const char *with_way_out(struct arena *arena, const char *text, const char **hash)
{
    unsigned char bytes[TOKEN_BYTES];
    char token[2 * TOKEN_BYTES + 1], hex[65];
    random_bytes(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), token);
    digest_sha256_hex(token, strlen(token), hex);
    *hash = arena_text(arena, hex);
    return arena_format(arena,
                        "%s\n\n--\n不想再收到此类邮件：{link}/unsubscribe/%s ，或回复“退订”。\n"
                        "To get no more of these: {link}/unsubscribe/%s or answer with the word unsubscribe.\n",
                        text, token, token);
}

static const struct error *write_mail(struct session *engine, void *context)
{
    struct writing *w = context;
    const struct post_letter *letter = w->letter;
    struct outbox_message row;
    const char *to = letter->to;
    if (!to || !*to) {
        TRY(store_text(engine->tx, &query_post_customer_address, VALUES(sql_int(letter->customer)), &to));
        to = arena_text(engine->arena, to);
    }
    if (!to || !mime_address_ok(to))
        return NULL;
    record_initial(engine, &outbox_message_entity, &row);
    row.channel = OUTBOX_MESSAGE_CHANNEL_MAIL;
    row.purpose = letter->purpose;
    row.customer = letter->customer;
    row.about = letter->about;
    row.recipient = to;
    row.subject = beginning(engine->arena, letter->subject, 250);
    row.body = beginning(engine->arena, letter->text, 12000);
    row.reply_to = letter->reply_to;
    row.key = letter->key;
    row.reason = post_mail_on(engine->bank) ? NONE : OUTBOX_MESSAGE_REASON_CHANNEL_OFF;
    if (letter->consent) {
        row.contact = letter->contact;
        row.consent = letter->consent;
        row.body = with_way_out(engine->arena, row.body, &row.token_hash);
    }
    TRY(write_row(engine, &row, &w->put));
    w->id = row.record.id;
    return NULL;
}

const struct error *post_mail(struct session *s, const struct post_letter *letter, bool *put, int64_t *row)
{
    struct writing w = {letter, false, NONE};
    TRY(session_as_engine(s, write_mail, &w));
    if (row)
        *row = w.id;
    if (put)
        *put = w.put;
    return NULL;
}

/* --- webhooks
 * -------------------------------------------------------------------------------------------------------------- */

const struct error *post_hook_put(struct session *engine, const struct webhook_subscription *hook, int64_t purpose,
                                  struct outbox_message *row, bool *put)
{
    row->channel = OUTBOX_MESSAGE_CHANNEL_WEBHOOK;
    row->purpose = purpose;
    row->recipient = hook->url;
    row->subscription = hook->record.id;
    row->reason = hook->status == WEBHOOK_SUBSCRIPTION_STATUS_PAUSED ? OUTBOX_MESSAGE_REASON_PAUSED
                  : !hook->secret || !hook->url                      ? OUTBOX_MESSAGE_REASON_NO_SECRET
                                                                     : NONE;
    return write_row(engine, row, put);
}

const char *post_envelope(struct session *s, const char *event, int64_t customer, const char *about, const char *data)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_put_text(&w, "event", event);
    json_put_instant(&w, "at", s->now);
    json_put_text(&w, "customer", customer == NONE ? NULL : id_text(s->arena, customer, customer));
    json_put_text(&w, "record", about);
    json_put_raw(&w, "data", data ? data : "{}");
    json_close(&w, '}');
    return buffer_end(&out);
}

struct telling {
    enum post_event event;
    int64_t customer;
    const char *about, *data;
};

/* The field of the subscription for the event is named like it. */
static bool wants(struct arena *arena, const struct webhook_subscription *hook, const char *event)
{
    char *name = arena_take(arena, strlen(event) + 1);
    strcpy(name, event);
    *strchr(name, '.') = '_';
    const struct field *field = entity_field(&webhook_subscription_entity, name);
    return *(const int64_t *)(const void *)((const char *)hook + field->offset) == 1;
}

static const struct error *tell(struct session *engine, void *context)
{
    const struct telling *t = context;
    struct rows *rows;
    const struct error *error;
    int64_t ids[100];
    size_t count = 0;
    bool put;
    const char *name = post_kinds[t->event].event;
    TRY(store_query(engine->tx, &query_post_wanting, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (count < sizeof(ids) / sizeof(ids[0]))
            ids[count++] = rows_int(rows, 0);
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        struct webhook_subscription hook;
        struct outbox_message row;
        TRY(record_load(engine, &webhook_subscription_entity, ids[i], ids[i], &hook));
        if (!wants(engine->arena, &hook, name))
            continue;
        record_initial(engine, &outbox_message_entity, &row);
        row.customer = t->customer;
        row.about = t->about;
        row.subject = name;
        row.body = post_envelope(engine, name, t->customer, t->about, t->data);
        row.key = arena_format(engine->arena, "%s:%s:%lld:%lld", name, t->about, (long long)engine->now, (long long)ids[i]);
        TRY(post_hook_put(engine, &hook, OUTBOX_MESSAGE_PURPOSE_EVENT, &row, &put));
    }
    return NULL;
}

const struct error *post_event(struct session *s, enum post_event event, int64_t customer, const char *about,
                               const char *data)
{
    return session_as_engine(s, tell, &(struct telling){event, customer, about, data});
}

const struct error *post_tell_failed(struct session *s, const struct outbox_message *row)
{
    if (row->channel != OUTBOX_MESSAGE_CHANNEL_MAIL)
        return NULL;
    return post_event(s, POST_MAIL_FAILED, row->customer, row->about,
                      arena_format(s->arena, "{\"purpose\":\"%s\",\"reason\":\"%s\"}",
                                   entity_field(&outbox_message_entity, "purpose")->choices[row->purpose].name,
                                   entity_field(&outbox_message_entity, "reason")->choices[row->reason].name));
}

const struct error *post_release(struct session *s, int64_t most, int64_t *released)
{
    int64_t *ids = NULL;
    size_t count = 0, room = 0;
    struct rows *rows;
    const struct error *error;
    *released = 0;
    TRY(store_query(s->tx, &query_post_held_off, VALUES(sql_int(most)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 0));
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        struct outbox_message row;
        TRY(record_load(s, &outbox_message_entity, ids[i], ids[i], &row));
        row.status = OUTBOX_MESSAGE_STATUS_WAITING;
        row.reason = NONE;
        row.attempts = 0;
        row.next_at = s->now;
        TRY(record_update(s, &outbox_message_entity, &row, NULL));
    }
    *released = (int64_t)count;
    return NULL;
}

/* --- answers and surveys
 * --------------------------------------------------------------------------------------------------- */

struct answering {
    const struct service_request *request;
    const char *text;
};

/* Through the gateway it came from; the partner's system hands it on. */
static const struct error *answer_gateway(struct session *engine, const struct answering *a,
                                          const struct inbox_message *came)
{
    struct webhook_subscription hook;
    struct outbox_message row;
    struct buffer data = {.arena = engine->arena};
    struct json_writer w = {&data, false};
    bool put;
    const char *about = id_text(engine->arena, a->request->customer, a->request->record.id);
    TRY(record_load(engine, &webhook_subscription_entity, came->subscription, came->subscription, &hook));
    if (!hook.url)
        return NULL;
    json_open(&w, '{');
    json_put_text(&w, "to", came->sender);
    json_put_text(&w, "text", a->text);
    json_put_text(&w, "answers", strrchr(came->message_id, ':') ? strrchr(came->message_id, ':') + 1 : NULL);
    json_close(&w, '}');
    record_initial(engine, &outbox_message_entity, &row);
    row.customer = a->request->customer;
    row.about = about;
    row.subject = a->request->subject;
    row.body = post_envelope(engine, "request.answered", a->request->customer, about, buffer_end(&data));
    row.key = arena_format(engine->arena, "answer:%s:%lld", about, (long long)id_new());
    return post_hook_put(engine, &hook, OUTBOX_MESSAGE_PURPOSE_ANSWER, &row, &put);
}

static const struct error *answer(struct session *engine, void *context)
{
    const struct answering *a = context;
    const struct service_request *request = a->request;
    const char *about = id_text(engine->arena, request->customer, request->record.id);
    struct inbox_message came = {.message_id = NULL};
    int64_t id;
    TRY(store_int(engine->tx, &query_post_came_about, VALUES(sql_text(about)), &id));
    if (id != NONE)
        TRY(record_load(engine, &inbox_message_entity, id, id, &came));
    if (id != NONE && came.source == INBOX_MESSAGE_SOURCE_WEBHOOK)
        return answer_gateway(engine, a, &came);
    if (request->channel != SERVICE_REQUEST_CHANNEL_MAIL)
        return NULL;
    return post_mail(
        engine,
        &(struct post_letter){.purpose = OUTBOX_MESSAGE_PURPOSE_ANSWER,
                              .customer = request->customer,
                              .about = about,
                              .to = came.sender,
                              .subject = arena_format(engine->arena, "Re: %s [SR-%s]",
                                                      beginning(engine->arena, request->subject, 120), about),
                              .text = a->text,
                              .key = arena_format(engine->arena, "answer:%s:%lld", about, (long long)id_new()),
                              .reply_to = came.message_id},
        NULL, NULL);
}

const struct error *post_answer(struct session *s, const struct service_request *request, const char *text)
{
    return session_as_engine(s, answer, &(struct answering){request, text});
}

struct asking {
    int64_t customer;
    const char *about, *link, *consent, *mail;
};

static const struct error *ask(struct session *engine, void *context)
{
    struct asking *a = context;
    struct post_reader reader;
    bool put;
    TRY(post_reader(engine, a->customer, NONE, a->consent, &reader));
    a->mail = reader.had_address ? "no_consent" : "no_address";
    if (reader.contact == NONE)
        return NULL;
    TRY(post_mail(engine,
                  &(struct post_letter){
                      .purpose = OUTBOX_MESSAGE_PURPOSE_SURVEY,
                      .customer = a->customer,
                      .about = a->about,
                      .to = reader.address,
                      .contact = reader.contact,
                      .consent = a->consent,
                      .subject = "请您评价我们的服务 / How did we do?",
                      .text = arena_format(engine->arena,
                                           "您好：\n\n请用一分钟告诉我们这次服务如何。链接只能使用一次：\n{link}%s\n\n"
                                           "Hello,\n\nplease take a minute to tell us how we did. The link works once:\n{link}%s\n",
                                           a->link, a->link),
                      .key = arena_format(engine->arena, "survey:%s", a->about)},
                  &put, NULL));
    a->mail = put ? "written" : "no_address";
    return NULL;
}

const struct error *post_survey(struct session *s, int64_t customer, const char *about, const char *link, const char *consent,
                                const char **mail)
{
    struct asking a = {customer, about, link, consent, "no_consent"};
    if (consent)
        TRY(session_as_engine(s, ask, &a));
    *mail = a.mail;
    return NULL;
}

/* --- states
 * ---------------------------------------------------------------------------------------------------------------- */

struct listing {
    const char *about;
    struct json_writer *w;
};

static const struct error *list_states(struct session *engine, void *context)
{
    const struct listing *l = context;
    static const char *const names[] = {"channel", "purpose", "status", "reason"};
    struct rows *rows;
    const struct error *error;
    TRY(store_query(engine->tx, &query_post_of_record, VALUES(sql_text(l->about)), &rows));
    while (rows_next(rows, &error)) {
        json_open(l->w, '{');
        json_put_text(l->w, "id", id_text(engine->arena, rows_int(rows, 0), rows_int(rows, 0)));
        for (int i = 0; i < 4; i++)
            json_put_text(l->w, names[i], rows_text(rows, i + 1));
        json_put_int(l->w, "attempts", rows_int(rows, 5));
        json_put_instant(l->w, "sent_at", rows_int(rows, 6));
        json_put_instant(l->w, "next_at", rows_int(rows, 7));
        json_put_instant(l->w, "created_at", rows_int(rows, 8));
        json_put_text(l->w, "last_error", rows_text(rows, 9));
        json_put_text(l->w, "recipient", rows_text(rows, 10));
        json_close(l->w, '}');
    }
    return error;
}

const struct error *post_states_write(struct session *s, const char *key, const char *about, struct json_writer *w)
{
    json_key(w, key);
    json_open(w, '[');
    const struct error *error = session_as_engine(s, list_states, &(struct listing){about, w});
    json_close(w, ']');
    return error;
}
