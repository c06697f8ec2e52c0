/* What leaves the bank and what enters it: mail and signed webhooks. Whatever is to leave is written as a row of the
 * outbox in the transaction of the business it tells about; a thread of each server sends what is due, one server a
 * row. */
#pragma once

#include "base/json.h"
#include "record/call.h"
#include "record/session.h"

struct service_request;
struct mime_mail;
struct outbox_message;
struct webhook_subscription;

struct post_settings {
    const char *smtp_url, *smtp_user, *smtp_password, *mail_from, *mail_name, *public_url; /* NULL: not set */
    const char *imap_url, *imap_user, *imap_password;
    bool tls_required, private_allowed; /* webhooks may go to addresses of the inner network */
    int64_t poll_seconds, retry_seconds, attempts_most;
};
bool post_mail_on(const struct bank *bank);
/* The setting without which mail is off; NULL when it is on. */
const char *post_mail_missing(const struct bank *bank);

/* --- out (outbox.c): in the caller's transaction, whoever it is */

struct post_letter {
    int64_t purpose, customer;  /* OUTBOX_MESSAGE_PURPOSE_... */
    const char *about;          /* the record it belongs to, as an id of the API; NULL */
    const char *to;             /* NULL: the customer's contact with a mail address, the primary one first */
    const char *subject, *text; /* {link} in TEXT is the bank's public address */
    const char *key;            /* the same letter is written once */
    const char *consent;        /* of policy/portal: goes only to a contact who agrees to it, with a link to end that; NULL */
    int64_t contact;            /* whom TO belongs to, with CONSENT */
    const char *reply_to;       /* Message-ID it answers; NULL */
};
/* PUT (may be NULL): false when nobody has an address or the letter is there already; ROW (may be NULL): its id. */
const struct error *post_mail(struct session *s, const struct post_letter *letter, bool *put, int64_t *row);

/* --- who may be written to (consent.c). The newest word of the firm or of the contact decides; a contact's refusal holds
 * whatever the firm says later, the firm's withdrawal whatever the contact said before. A purpose that the contract needs
 * asks nobody, but whoever unsubscribed from it gets no mail. */
struct post_reader {
    int64_t contact; /* NONE: nobody */
    const char *name, *address;
    bool had_address; /* of those who did not agree */
};
/* CONTACT NONE: any of the customer's contacts with an address, the primary one first. */
const struct error *post_reader(struct session *engine, int64_t customer, int64_t contact, const char *consent, struct post_reader *reader);
/* Notes the contact's (CONTACT NONE: the firm's) word on a purpose; CHANNEL is a CONSENT_CHANNEL_. */
const struct error *post_consent_note(struct session *engine, int64_t customer, int64_t contact, const char *purpose, bool given,
                                      int64_t channel, int64_t *id);
/* The letter behind the token of a link to unsubscribe: *FOUND. */
const struct error *post_by_token(struct session *engine, const char *token, struct outbox_message *row, bool *found);
const struct error *post_unsubscribe(struct session *engine, const struct outbox_message *row);
/* Whether the first line of a mail says that no more shall come. */
bool post_says_stop(struct arena *arena, const char *text);

enum post_event {
    POST_REQUEST_RECEIVED,
    POST_REQUEST_CLOSED,
    POST_SURVEY_ANSWERED,
    POST_CONSENT_CHANGED,
    POST_CAMPAIGN_REPLIED,
    POST_APPLICATION_DECIDED,
    POST_LOAN_DRAWN,
    POST_MAIL_FAILED,
    POST_EVENTS
};
struct post_kind {
    const char *event; /* as the partner reads it; the field of webhook_subscription has _ for the dot */
    struct label group, label, help;
    const char *data; /* what stands in it */
};
extern const struct post_kind post_kinds[POST_EVENTS];
/* For every active webhook that wants EVENT; DATA is a JSON object of codes and ids, no words of people. */
const struct error *post_event(struct session *s, enum post_event event, int64_t customer, const char *about,
                               const char *data);
/* What the desk said about a request that came by mail or through a gateway goes back the way it came. */
const struct error *post_answer(struct session *s, const struct service_request *request, const char *text);
/* CONSENT: of the survey; *MAIL is "written", "no_address" or "no_consent". */
const struct error *post_survey(struct session *s, int64_t customer, const char *about, const char *link, const char *consent,
                                const char **mail);

/* [{channel, status, reason, ...}] of what was sent about a record, without text. */
const struct error *post_states_write(struct session *s, const char *key, const char *about, struct json_writer *w);

/* --- sending (send.c) */

/* Sends one message that is due; GOT false when none is. */
const struct error *post_send_one(struct bank *bank, struct arena *arena, bool *got);

/* Puts back what was held because the channel was off, at most MOST rows. */
const struct error *post_release(struct session *engine, int64_t most, int64_t *released);

/* --- in (inbox.c) */

/* Takes MAIL in: on the thread of a request, as a new one, as a bounce, or for a person to assign. Opens its own
 * transactions. BOX and UID, when BOX is not 0: the mark of the mailbox moves in the same transaction. */
const struct error *post_take_in(struct bank *bank, struct arena *arena, const struct mime_mail *mail,
                                 const char *fallback_id, int64_t box, int64_t uid);
/* A message of a gateway, its signature already checked; *KNOWN when its id was taken in before. In a transaction. */
struct post_gateway_message {
    const struct webhook_subscription *gateway;
    const char *id, *from, *name, *subject, *text;
    int64_t row; /* out */
    const char *status;
    bool known;
};
const struct error *post_gateway_take(struct session *s, struct post_gateway_message *message);

/* --- signatures (sign.c) */

/* "v1=" and the hex HMAC-SHA256 of "TIMESTAMP.BODY". */
const char *post_signature(struct arena *arena, const char *secret, int64_t timestamp, const char *body, size_t size);
enum { POST_CLOCK_SECONDS = 300 };
bool post_signature_good(struct arena *arena, const char *secret, const char *signature, const char *timestamp,
                         int64_t now, const char *body, size_t size);

/* --- the wire (wire.c) */

struct post_outcome {
    bool done, refused, permanent; /* REFUSED: the address is not allowed; PERMANENT: trying again is no use */
    int64_t code;                  /* SMTP or HTTP, NONE */
    const char *error;
    const char *answer; /* of HTTP, its first bytes; NULL */
};
void post_wire_mail(const struct post_settings *settings, struct arena *arena, const char *to, const char *mail,
                    const _Atomic bool *stopping, struct post_outcome *outcome);
struct post_header {
    const char *name, *value;
};
void post_wire_hook(const struct post_settings *settings, struct arena *arena, const char *url, const char *body,
                    const struct post_header *headers, size_t header_count, const _Atomic bool *stopping,
                    struct post_outcome *outcome);
/* A question to a service of the bank: the whole answer, unless it is larger than MOST. http only inside the bank's own
 * network. */
struct post_question {
    const char *url, *body;
    const struct post_header *headers;
    size_t header_count, most;
    int64_t timeout_ms;
    const _Atomic bool *stopping;
    bool too_large, timed_out; /* out */
    size_t size;
};
void post_wire_ask(struct arena *arena, struct post_question *question, struct post_outcome *outcome);
/* One command of IMAP: COMMAND NULL fetches UID whole. ERROR NULL when it went well. */
const char *post_wire_imap(const struct post_settings *settings, struct arena *arena, const char *command, int64_t uid,
                           const _Atomic bool *stopping, const char **error, size_t *size);
/* Whether an address of the family of SOCKADDR leads into the machine or the inner network. */
struct sockaddr;
bool post_address_private(const struct sockaddr *address);

/* --- the thread of a server (worker.c, mailbox.c) */

const struct error *post_mailbox_read(struct bank *bank, struct arena *arena);
struct post;
struct post *post_start(struct bank *bank); /* ends when the bank is stopping, with post_stop */
void post_stop(struct post *post);
