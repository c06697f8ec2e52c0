/* The customer's portal. A portal user's session reads through its own rights (policy/portal/access.yaml): what it may
 * see of a record is checked with them first; what the bank then works out for it (estimates, schedules, covenants) is
 * worked out as the engine, which sees what the firm does not, and only the answer goes out. */
#pragma once

#include "record/as_engine.h"
#include "record/call.h"

/* The same for one record the firm may not write itself; the firm's user stays named in the audit. */
const struct error *portal_update(struct session *s, const struct entity *entity, void *row);

/* --- what was sent --- */

/* The sender's key with the user before it, so that no other user's key is ever met. */
const char *portal_reference(struct session *s, const char *key);
/* What was sent under KEY before: id NONE when nothing was. portal.key_taken when it was of another kind. */
const struct error *portal_sent_before(struct session *s, const char *key, int64_t kind, struct portal_submission *row,
                                       bool *known);
/* A fresh row of KIND, sent now. */
void portal_submission_start(struct session *s, int64_t kind, const char *key, const char *title,
                             struct portal_submission *row);
void portal_sent_reply(struct call *call, const struct portal_submission *row, bool known);

/* --- pieces of answers --- */

struct rows;
void portal_put_id(struct session *s, struct json_writer *w, const char *key, int64_t home, int64_t id);
void portal_put_role(struct session *s, struct json_writer *w, const char *key, const char *role);
void portal_roles_write(struct session *s, struct json_writer *w);
const char *portal_word(const struct session *s, const char *zh, const char *en);
/* Fen as yuan with thousands marked: 1,234,567.89 */
const char *portal_amount(struct arena *arena, int64_t fen);
/* Name of the customer and of the bank. */
const struct error *portal_names(struct session *s, const char **customer, const char **bank);

/* --- people --- */

/* USER, new when its id is 0, gets a link for one use. */
const struct error *portal_invitation_make(struct session *s, struct portal_user *user, const char *by,
                                           const char **link);
const struct error *portal_role_check(struct session *s, const char *role);
const struct error *portal_end_sessions(struct session *s, int64_t user);

/* --- covenants --- */

struct portal_covenant {
    struct covenant row;
    struct label bound, value;
    double headroom; /* NaN: not evaluated */
    const char *result, *missing;
};
struct portal_covenants {
    struct portal_covenant *items;
    size_t count;
    int64_t data_on;
};
/* Those in force, tested on what the bank knows now. S is the engine's. */
const struct error *portal_covenants_read(struct session *s, int64_t customer, struct portal_covenants *out);

/* --- parts of a customer's portal, for the firm and for the bank alike; KEY: [..] --- */

const struct error *portal_users_write(struct session *s, struct json_writer *w, const char *key, int64_t customer);
/* MINE: the portal user who reads, NONE for the bank. */
const struct error *portal_messages_write(struct session *s, struct json_writer *w, const char *key, int64_t customer,
                                          int64_t mine);
const struct error *portal_consents_write(struct session *s, struct json_writer *w, const char *key, int64_t customer);
/* What the other side wrote has been read. */
const struct error *portal_messages_mark(struct session *s, int64_t customer, bool by_client, int64_t *seen);
const struct error *portal_message_put(struct session *s, struct portal_message *row, const char *key, bool *known);
void portal_link_reply(struct call *call, const struct portal_user *user, const char *link);
