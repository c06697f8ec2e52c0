/* Sending what is due: a row is taken under a lease, sent outside any transaction, and what came of it written down. A
 * server that goes away in between leaves a lease that runs out: the row is sent again under the same Message-ID. */
#include "base/log.h"
#include "base/text.h"
#include "domain/campaign/campaign.h"
#include "domain/post/mime.h"
#include "domain/post/parts.h"
#include "domain/service/service.h"
#include "queries.h"
#include "record/row.h"

#include <string.h>

enum { LEASE_MS = 180000, LONGEST_MS = 4 * 3600000, ERROR_LETTERS = 400 };

struct sending {
    struct outbox_message row;
    struct webhook_subscription hook;
    int64_t lease;
    bool got, withdrew;
    struct post_outcome outcome;
};

/* What was right when the letter was written may not be any more: consent, caps, a survey that is over. *REASON NONE: it may leave. */
static const struct error *may_leave(struct session *s, const struct outbox_message *row, int64_t *reason)
{
    struct post_reader reader;
    *reason = NONE;
    if (row->channel != OUTBOX_MESSAGE_CHANNEL_MAIL)
        return NULL;
    if (row->purpose == OUTBOX_MESSAGE_PURPOSE_SURVEY)
        TRY(service_survey_check(s, row->about, reason));
    if (row->purpose == OUTBOX_MESSAGE_PURPOSE_CAMPAIGN)
        TRY(campaign_letter_check(s, row, reason));
    if (*reason != NONE || !row->consent)
        return NULL;
    TRY(post_reader(s, row->customer, row->contact, row->consent, &reader));
    if (reader.contact == NONE)
        *reason = reader.had_address ? OUTBOX_MESSAGE_REASON_NO_CONSENT : OUTBOX_MESSAGE_REASON_NOBODY;
    return NULL;
}

static const struct error *withdraw_or_keep(struct session *s, struct sending *d)
{
    int64_t reason;
    TRY(may_leave(s, &d->row, &reason));
    if (reason == NONE)
        return NULL;
    d->got = false;
    d->withdrew = true;
    d->row.status = OUTBOX_MESSAGE_STATUS_WITHDRAWN;
    d->row.reason = reason;
    d->row.next_at = NONE;
    return record_update(s, &outbox_message_entity, &d->row, NULL);
}

static const struct error *claim(struct session *s, void *context)
{
    struct sending *d = context;
    struct rows *rows;
    const struct error *error;
    int64_t ids[20];
    size_t count = 0;
    d->got = false;
    TRY(store_query(s->tx, &query_post_due, VALUES(sql_int(s->now)), &rows));
    while (rows_next(rows, &error) && count < 20)
        ids[count++] = rows_int(rows, 0);
    TRY(error);
    for (size_t i = 0; i < count && !d->got; i++) {
        TRY(row_hold(s, &outbox_message_entity, ids[i], ids[i]));
        TRY(record_load(s, &outbox_message_entity, ids[i], ids[i], &d->row));
        bool due = d->row.status == OUTBOX_MESSAGE_STATUS_WAITING || d->row.status == OUTBOX_MESSAGE_STATUS_SENDING;
        d->got = due && d->row.next_at != NONE && d->row.next_at <= s->now;
        if (d->got)
            TRY(withdraw_or_keep(s, d));
    }
    if (!d->got)
        return NULL;
    bool there; /* a webhook that was taken away leaves an empty one, which is refused */
    if (d->row.subscription != NONE)
        TRY(row_stored(s, &webhook_subscription_entity, d->row.subscription, d->row.subscription, &d->hook, &there));
    d->row.status = OUTBOX_MESSAGE_STATUS_SENDING;
    d->row.attempts++;
    d->row.next_at = d->lease = instant_now() + LEASE_MS;
    return record_update(s, &outbox_message_entity, &d->row, NULL);
}

/* --- one try
 * --------------------------------------------------------------------------------------------------------------- */

/* {link} becomes the bank's public address only now, so that a row held without one is right when it goes. */
static const char *with_links(struct arena *arena, const char *text, const char *public_url)
{
    struct buffer out = {.arena = arena};
    size_t size = public_url ? strlen(public_url) : 0;
    while (size && public_url[size - 1] == '/')
        size--;
    for (const char *at = text; at && *at;) {
        if (text_starts(at, "{link}")) {
            buffer_add(&out, public_url ? public_url : "", size);
            at += 6;
        } else {
            buffer_char(&out, *at++);
        }
    }
    return buffer_end(&out);
}

/* The link under the text, for the header that mail programs make a button of; NULL without one. */
static const char *way_out(struct arena *arena, const struct outbox_message *row, const char *public_url)
{
    const char *at = row->token_hash && row->body ? strstr(row->body, "{link}/unsubscribe/") : NULL;
    return at ? with_links(arena, arena_text_part(arena, at, strcspn(at, " \r\n")), public_url) : NULL;
}

static void try_mail(struct bank *bank, struct arena *arena, struct sending *d)
{
    const struct post_settings *p = bank->post;
    const struct outbox_message *row = &d->row;
    if (!post_mail_on(bank)) {
        d->outcome.error = "the mail channel is off";
        return;
    }
    const char *mail =
        mime_write(arena, &(struct mime_letter){.from = p->mail_from,
                                                .from_name = p->mail_name,
                                                .to = row->recipient,
                                                .subject = row->subject,
                                                .text = with_links(arena, row->body, p->public_url),
                                                .message_id = row->message_id,
                                                .reply_to_id = row->reply_to,
                                                .date = row->created_at,
                                                .automatic = row->purpose != OUTBOX_MESSAGE_PURPOSE_ANSWER,
                                                .unsubscribe = way_out(arena, row, p->public_url)});
    if (mail)
        post_wire_mail(p, arena, row->recipient, mail, &bank->stopping, &d->outcome);
    else
        d->outcome = (struct post_outcome){.permanent = true, .code = NONE, .error = "the address is none"};
}

static void try_hook(struct bank *bank, struct arena *arena, struct sending *d)
{
    const struct outbox_message *row = &d->row;
    const char *body = row->body ? row->body : "{}";
    int64_t seconds = instant_now() / 1000;
    if (!d->hook.secret || !d->hook.url) {
        d->outcome =
            (struct post_outcome){.permanent = true, .code = NONE, .error = "the webhook has no secret or no address"};
        return;
    }
    const struct post_header headers[] = {
        {"X-Steward-Delivery", row->message_id},
        {"X-Steward-Event", row->purpose == OUTBOX_MESSAGE_PURPOSE_EVENT    ? row->subject
                            : row->purpose == OUTBOX_MESSAGE_PURPOSE_ANSWER ? "request.answered"
                                                                            : "test"},
        {"X-Steward-Timestamp", arena_format(arena, "%lld", (long long)seconds)},
        {"X-Steward-Signature", post_signature(arena, d->hook.secret, seconds, body, strlen(body))},
    };
    post_wire_hook(bank->post, arena, d->hook.url, body, headers, sizeof(headers) / sizeof(headers[0]), &bank->stopping,
                   &d->outcome);
}

/* --- what came of it
 * ------------------------------------------------------------------------------------------------------- */

/* The wait doubles from one try to the next. */
static int64_t wait_ms(const struct bank *bank, int64_t attempts)
{
    int64_t wait = (bank->post ? bank->post->retry_seconds : 60) * 1000;
    for (int64_t i = 1; i < attempts && wait < LONGEST_MS; i++)
        wait *= 2;
    return wait < LONGEST_MS ? wait : LONGEST_MS;
}

static const struct error *note(struct session *s, void *context)
{
    struct sending *d = context;
    const struct post_outcome *o = &d->outcome;
    struct outbox_message row;
    int64_t most = s->bank->post ? s->bank->post->attempts_most : 8;
    TRY(row_hold(s, &outbox_message_entity, d->row.record.home, d->row.record.id));
    TRY(record_load(s, &outbox_message_entity, d->row.record.home, d->row.record.id, &row));
    if (row.status != OUTBOX_MESSAGE_STATUS_SENDING || row.next_at != d->lease)
        return NULL; /* the lease ran out and another server has it, or a person decided */
    row.code = o->code;
    row.answer = o->answer ? mime_utf8(s->arena, NULL, o->answer, strnlen(o->answer, ERROR_LETTERS)) : NULL;
    row.last_error = o->error ? mime_utf8(s->arena, NULL, o->error, strnlen(o->error, ERROR_LETTERS)) : NULL;
    row.next_at = NONE;
    row.reason = NONE;
    if (o->done) {
        row.status = OUTBOX_MESSAGE_STATUS_SENT;
        row.sent_at = instant_now();
    } else if (o->refused || o->permanent) {
        row.status = OUTBOX_MESSAGE_STATUS_FAILED;
        row.reason = o->refused ? OUTBOX_MESSAGE_REASON_REFUSED_ADDRESS : OUTBOX_MESSAGE_REASON_REJECTED;
    } else if (row.attempts >= most) {
        row.status = OUTBOX_MESSAGE_STATUS_FAILED;
        row.reason = OUTBOX_MESSAGE_REASON_GAVE_UP;
    } else {
        row.status = OUTBOX_MESSAGE_STATUS_WAITING;
        row.reason = OUTBOX_MESSAGE_REASON_UNREACHABLE;
        row.next_at = instant_now() + wait_ms(s->bank, row.attempts);
    }
    TRY(record_update(s, &outbox_message_entity, &row, NULL));
    return row.status == OUTBOX_MESSAGE_STATUS_FAILED ? post_tell_failed(s, &row) : NULL;
}

static bool anything_due(struct session *s)
{
    struct tx tx;
    int64_t id = NONE;
    if (session_read(s, &tx))
        return false;
    const struct error *error = store_int(s->tx, &query_post_due, VALUES(sql_int(s->now)), &id);
    session_end(s);
    return !error && id != NONE;
}

const struct error *post_send_one(struct bank *bank, struct arena *arena, bool *got)
{
    struct session s;
    struct sending d = {.outcome = {.code = NONE}};
    const struct error *error = NULL;
    *got = false;
    session_system(&s, bank, arena);
    if (anything_due(&s))
        error = session_write(&s, claim, &d);
    session_close(&s);
    *got = !error && (d.got || d.withdrew);
    if (error || !d.got)
        return error;
    if (d.row.channel == OUTBOX_MESSAGE_CHANNEL_MAIL)
        try_mail(bank, arena, &d);
    else
        try_hook(bank, arena, &d);
    if (!d.outcome.done)
        log_info("post.tried", "message %lld, try %lld: %s", (long long)d.row.record.id, (long long)d.row.attempts,
                 d.outcome.error ? d.outcome.error : "failed");
    session_system(&s, bank, arena);
    error = session_write(&s, note, &d);
    session_close(&s);
    return error;
}
