/* What comes in finds its customer: by the mail it answers, by the tag of its subject, by the address it came from; who
 * is not known waits for a person. The mark of the mailbox moves in the same transaction, so a mail is taken in once.
 */
#include "base/text.h"
#include "domain/attachment/attachment.h"
#include "domain/campaign/campaign.h"
#include "domain/post/mime.h"
#include "domain/post/parts.h"
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/row.h"

#include <string.h>

enum { TEXT_MOST = 7500, NAME_LETTERS = 60, SUBJECT_LETTERS = 200, REASON_LETTERS = 60 };

struct arrival {
    const struct mime_mail *mail;
    const char *fallback_id;
    int64_t box, uid;
    struct attachment files[MIME_FILES_MOST];
    const char *refused[MIME_FILES_MOST]; /* why a file was not kept */
    struct inbox_message message;
    int64_t customer, request; /* found; NONE */
    struct outbox_message answered;  /* the letter it answers, when its sender is believed */
    bool answers;
    const char *owner_name;
};

static const char *letters(struct arena *arena, const char *text, size_t most)
{
    const char *at = text;
    if (!text)
        return NULL;
    for (; *at && most; most--)
        text_next(&at);
    return *at ? arena_text_part(arena, text, (size_t)(at - text)) : text;
}

/* --- whose it is
 * ----------------------------------------------------------------------------------------------------------- */

/* How many customers the address belongs to; *CUSTOMER the one. */
static const struct error *owners(struct session *s, const char *address, int64_t wanted, int64_t *customer,
                                  const char **name, bool *known)
{
    struct rows *rows;
    const struct error *error;
    int64_t found = NONE;
    bool many = false;
    *known = false;
    TRY(store_query(s->tx, &query_post_address_owners,
                    VALUES(sql_text(address), sql_text(text_lower(s->arena, address))), &rows));
    while (rows_next(rows, &error)) {
        int64_t home = rows_int(rows, 0);
        many = many || (found != NONE && found != home);
        *known = *known || home == wanted;
        found = home;
        if (wanted == NONE || home == wanted)
            *name = arena_text(s->arena, rows_text(rows, 1));
    }
    TRY(error);
    *customer = many ? NONE : found;
    return NULL;
}

/* A request said by tag or reference counts only when the sender belongs to its customer, or is whom the bank wrote to.
 */
static const struct error *believe(struct session *s, struct arrival *a, int64_t customer, int64_t request,
                                   const char *written_to)
{
    int64_t other;
    bool known;
    TRY(owners(s, a->mail->from, customer, &other, &a->owner_name, &known));
    if (known || (written_to && text_equal(text_lower(s->arena, written_to), a->mail->from))) {
        a->customer = customer;
        a->request = request;
    }
    return NULL;
}

static const struct error *by_reference(struct session *s, struct arrival *a)
{
    int64_t home, id, customer, request;
    for (size_t i = 0; i < a->mail->answer_count && a->customer == NONE; i++) {
        struct outbox_message sent;
        if (strlen(a->mail->answers[i]) > 200)
            continue;
        TRY(record_find_unique(s, &outbox_message_entity, "message_id", a->mail->answers[i], &home, &id));
        if (id == NONE)
            continue;
        TRY(record_load(s, &outbox_message_entity, home, id, &sent));
        bool about =
            sent.about && sent.purpose == OUTBOX_MESSAGE_PURPOSE_ANSWER && id_parse(sent.about, &customer, &request);
        if (sent.customer != NONE)
            TRY(believe(s, a, sent.customer, about ? request : NONE, sent.recipient));
        if (a->customer != NONE) {
            a->answered = sent;
            a->answers = true;
        }
    }
    return NULL;
}

static const struct error *by_tag(struct session *s, struct arrival *a)
{
    const char *tag = a->mail->subject ? strstr(a->mail->subject, "[SR-") : NULL;
    size_t size = tag ? strcspn(tag + 4, "] ") : 0;
    int64_t customer, request;
    if (a->customer != NONE || size < 10 || size > 26 || tag[4 + size] != ']')
        return NULL;
    return id_parse(arena_text_part(s->arena, tag + 4, size), &customer, &request)
               ? believe(s, a, customer, request, NULL)
               : NULL;
}

static const struct error *find_customer(struct session *s, struct arrival *a)
{
    bool known;
    a->customer = a->request = NONE;
    TRY(by_reference(s, a));
    TRY(by_tag(s, a));
    return a->customer != NONE ? NULL : owners(s, a->mail->from, NONE, &a->customer, &a->owner_name, &known);
}

/* --- the thread
 * ------------------------------------------------------------------------------------------------------------- */

const struct error *post_join(struct session *s, struct inbox_message *message, int64_t customer, int64_t request,
                              int64_t channel, const char *text)
{
    struct service_request row;
    bool there = false;
    const char *name = letters(
        s->arena, message->sender_name && *message->sender_name ? message->sender_name : message->sender, NAME_LETTERS);
    if (request != NONE)
        TRY(row_stored(s, &service_request_entity, customer, request, &row, &there));
    text = text && *text ? mime_utf8(s->arena, NULL, text, strnlen(text, TEXT_MOST)) : "(无正文 / no text)";
    if (there && row.status != SERVICE_REQUEST_STATUS_CLOSED) {
        TRY(service_resume(s, &row));
        row.status = row.status == SERVICE_REQUEST_STATUS_WAITING ? SERVICE_REQUEST_STATUS_WORKING : row.status;
        row.contact_name = name;
        TRY(record_update(s, &service_request_entity, &row, NULL));
        TRY(service_say(s, &row, SERVICE_MESSAGE_DIRECTION_RECEIVED, text));
    } else {
        TRY(service_take_in(s,
                            &(struct service_intake){.customer = customer,
                                                     .channel = channel,
                                                     .kind = NONE,
                                                     .about_person = NONE,
                                                     .contact_name = name,
                                                     .subject = letters(s->arena, message->subject, SUBJECT_LETTERS),
                                                     .text = text},
                            &row));
    }
    message->customer = customer;
    message->request = id_text(s->arena, customer, row.record.id);
    message->status = INBOX_MESSAGE_STATUS_TAKEN;
    return NULL;
}

/* --- a bounce
 * --------------------------------------------------------------------------------------------------------------- */

static const struct error *take_bounce(struct session *s, struct arrival *a)
{
    struct outbox_message sent;
    int64_t home, id, customer, request;
    const char *bounced = a->mail->bounced_id;
    a->message.kind = INBOX_MESSAGE_KIND_BOUNCE;
    a->message.status = INBOX_MESSAGE_STATUS_NOTED;
    if (!bounced || strlen(bounced) > 200)
        return NULL;
    TRY(record_find_unique(s, &outbox_message_entity, "message_id", bounced, &home, &id));
    if (id == NONE)
        return NULL;
    TRY(row_hold(s, &outbox_message_entity, home, id));
    TRY(record_load(s, &outbox_message_entity, home, id, &sent));
    a->message.customer = sent.customer;
    if (sent.status != OUTBOX_MESSAGE_STATUS_SENT && sent.status != OUTBOX_MESSAGE_STATUS_SENDING)
        return NULL;
    sent.status = OUTBOX_MESSAGE_STATUS_FAILED;
    sent.reason = OUTBOX_MESSAGE_REASON_BOUNCED;
    sent.next_at = NONE;
    sent.last_error = a->mail->bounce_reason;
    TRY(record_update(s, &outbox_message_entity, &sent, NULL));
    TRY(post_tell_failed(s, &sent));
    if (sent.purpose != OUTBOX_MESSAGE_PURPOSE_ANSWER || !sent.about || !id_parse(sent.about, &customer, &request))
        return NULL;
    struct service_request row;
    bool there;
    TRY(row_stored(s, &service_request_entity, customer, request, &row, &there));
    a->message.request = sent.about;
    return there ? service_say(s, &row, SERVICE_MESSAGE_DIRECTION_INTERNAL,
                               arena_format(s->arena, "邮件被退回：%s / the mail came back: %s", sent.recipient,
                                            a->mail->bounce_reason ? a->mail->bounce_reason : "-"))
                 : NULL;
}

/* --- taking in
 * -------------------------------------------------------------------------------------------------------------- */

static const struct error *keep_files(struct session *s, struct arrival *a)
{
    for (size_t i = 0; i < a->mail->file_count; i++) {
        struct inbox_file file;
        const struct mime_file *given = &a->mail->files[i];
        record_initial(s, &inbox_file_entity, &file);
        file.message = a->message.record.id;
        file.name = letters(s->arena, given->name, SUBJECT_LETTERS);
        file.size_bytes = (int64_t)given->size;
        file.refused = letters(s->arena, a->refused[i], REASON_LETTERS);
        if (!a->refused[i]) {
            file.media_type = a->files[i].media_type;
            file.sha256 = a->files[i].sha256;
        }
        TRY(record_put(s, &inbox_file_entity, &file));
        if (!a->refused[i] && a->message.status == INBOX_MESSAGE_STATUS_TAKEN) {
            a->files[i].record = (struct record){0};
            a->files[i].customer = a->message.customer;
            a->files[i].note = letters(s->arena, a->message.subject, SUBJECT_LETTERS);
            TRY(record_put(s, &attachment_entity, &a->files[i]));
        }
    }
    return NULL;
}

static const struct error *move_mark(struct session *s, const struct arrival *a)
{
    struct mail_box box;
    if (!a->box)
        return NULL;
    TRY(record_load(s, &mail_box_entity, a->box, a->box, &box));
    if (box.uid != NONE && box.uid >= a->uid)
        return NULL;
    box.uid = a->uid;
    box.taken++;
    return record_update(s, &mail_box_entity, &box, NULL);
}

static const struct error *sort_out(struct session *s, struct arrival *a)
{
    const struct mime_mail *mail = a->mail;
    if (mail->bounce)
        return take_bounce(s, a);
    if (mail->automatic || !mail->from) {
        a->message.kind = INBOX_MESSAGE_KIND_AUTO_REPLY;
        a->message.status = INBOX_MESSAGE_STATUS_NOTED;
        return NULL;
    }
    TRY(find_customer(s, a));
    if (a->customer == NONE || !s->policy->service)
        return NULL;
    if (!a->message.sender_name)
        a->message.sender_name = a->owner_name;
    bool known = false;
    if (a->answers)
        TRY(campaign_reply(s, &a->answered, &a->message, mime_without_quote(s->arena, mail->text), &known));
    return known ? NULL
                 : post_join(s, &a->message, a->customer, a->request, SERVICE_REQUEST_CHANNEL_MAIL,
                             a->request == NONE ? mail->text : mime_without_quote(s->arena, mail->text));
}

static const struct error *take_in(struct session *s, void *context)
{
    struct arrival *a = context;
    const struct mime_mail *mail = a->mail;
    const char *id = mail->message_id && strlen(mail->message_id) <= 200 ? mail->message_id : a->fallback_id;
    int64_t home, there;
    TRY(record_find_unique(s, &inbox_message_entity, "message_id", id, &home, &there));
    if (there != NONE)
        return move_mark(s, a);
    record_initial(s, &inbox_message_entity, &a->message);
    a->message.source = INBOX_MESSAGE_SOURCE_MAIL;
    a->message.sender = mail->from ? mail->from : "-";
    a->message.sender_name =
        mail->from_name && *mail->from_name ? letters(s->arena, mail->from_name, NAME_LETTERS) : NULL;
    a->message.subject =
        mail->subject && *mail->subject ? letters(s->arena, mail->subject, SUBJECT_LETTERS) : "(无主题 / no subject)";
    a->message.body = mail->text;
    a->message.message_id = id;
    a->message.kind = INBOX_MESSAGE_KIND_MESSAGE;
    a->message.status = INBOX_MESSAGE_STATUS_UNKNOWN;
    a->message.came_at = s->now;
    TRY(sort_out(s, a));
    TRY(record_put(s, &inbox_message_entity, &a->message));
    TRY(keep_files(s, a));
    return move_mark(s, a);
}

const struct error *post_take_in(struct bank *bank, struct arena *arena, const struct mime_mail *mail,
                                 const char *fallback_id, int64_t box, int64_t uid)
{
    struct session s;
    struct arrival *a = arena_take(arena, sizeof(*a));
    *a = (struct arrival){.mail = mail, .fallback_id = fallback_id, .box = box, .uid = uid};
    session_system(&s, bank, arena);
    bool keep = !mail->bounce && !mail->automatic;
    for (size_t i = 0; i < mail->file_count; i++) {
        const struct error *refused = keep ? attachment_keep(&s, mail->files[i].name, NULL, mail->files[i].data,
                                                             mail->files[i].size, &a->files[i])
                                           : NULL;
        a->refused[i] = refused ? error_kind(refused->id)->name : keep ? NULL : "not kept";
    }
    const struct error *error = session_write(&s, take_in, a);
    session_close(&s);
    return error;
}
