/* A message to those whom it concerns and who agreed: the audience is a query of the customer list with the rights of
 * the author; who has not consented, was written to often enough or complained lately is left out and counted; part of
 * the others, drawn by a seed within each tier, gets nothing and tells what would have happened anyway. Rules stand in
 * policy/relationship/campaigns. */
#pragma once

#include "domain/job/job.h"
#include "policy/campaign.h"
#include "record/call.h"

enum left_out {
    LEFT_NOBODY = -1, /* not left out */
    LEFT_CLOSED,
    LEFT_CONSENT,
    LEFT_QUIET,
    LEFT_CAP,
    LEFT_CHANNEL_CAP,
    LEFT_NO_USER,
    LEFT_NO_MANAGER,
    LEFT_NO_ADDRESS,
    LEFT_NO_FIGURE,
    LEFT_REASONS
};
extern const char *const left_out_names[LEFT_REASONS];

struct audience_client {
    int64_t id, owner;
    const char *name, *tier; /* TIER NULL: none */
    enum left_out left_out;
    bool control;
    int64_t contact;          /* whom a letter goes to, NONE */
    const char *address;
    const char *text; /* as this customer reads it, NULL when left out */
};

struct audience {
    struct audience_client *items;
    size_t count, room;
    bool capped; /* there are more than were read */
    int64_t left_out[LEFT_REASONS], eligible, treated, control;
};

/* --- texts (text.c) */
extern const struct choice campaign_placeholders[];
extern const size_t campaign_placeholder_count;
/* campaign.placeholder names one that is none. */
const struct error *campaign_text_check(struct session *s, const char *body);
/* NULL when a placeholder has no value for the customer. S is the engine's. */
const struct error *campaign_text_of(struct session *s, const struct campaign *row,
                                     const struct audience_client *client, const char **text);

/* --- audience (audience.c), in a transaction of S, the author */
enum { AUDIENCE_MOST = 200000, AUDIENCE_SHOWN = 3000 };
const struct error *campaign_policy_need(struct session *s, const struct campaign_policy **policy);
/* Whether the query can be read; the error says what it cannot. */
const struct error *campaign_audience_check(struct session *s, const char *query);
const struct error *campaign_audience(struct session *s, const struct campaign *row, size_t most, struct audience *out);
const char *campaign_excluded_json(struct session *s, const struct audience *audience);

/* --- sending (send.c) */
/* S: the author's session, outside a transaction. Customers that have their part already are passed over, so it may be
 * run again. JOB may be NULL. */
const struct error *campaign_deliver(struct session *s, int64_t id, struct job *job);
const struct error *campaign_job(struct job *job, struct arena *arena);

/* --- letters (letter.c) */
struct outbox_message;
struct inbox_message;
/* Whether a letter may still leave: *REASON an OUTBOX_MESSAGE_REASON_ when it may not, else NONE. The consent itself is checked by the outbox. */
const struct error *campaign_letter_check(struct session *engine, const struct outbox_message *letter, int64_t *reason);
/* A reply came in on SENT: joins the thread of the member's reply, or ends the matter when it says stop. *TAKEN false: SENT is no letter of a campaign. */
const struct error *campaign_reply(struct session *engine, const struct outbox_message *sent, struct inbox_message *message, const char *text,
                                   bool *taken);
/* "letters": how many are in which state and for which reason; null when the campaign sends none. S is the engine's. */
const struct error *campaign_letters_write(struct session *s, const struct campaign *row, struct json_writer *w);

/* --- results (results.c) */
/* null before it was sent. S is the engine's. */
const struct error *campaign_results_write(struct session *s, const struct campaign *row, struct json_writer *w);
/* "members": [..] as far as S may see the customers. */
const struct error *campaign_members_write(struct session *s, const struct campaign *row, struct json_writer *w);
