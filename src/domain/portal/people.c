/* Who of the firm uses the portal: invited by the relationship manager or by the firm's own administrator, with a link
 * for one use. */
#include "base/text.h"
#include "domain/portal/portal.h"
#include "domain/post/post.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/row.h"
#include "store/digest.h"

#include <string.h>

enum { TOKEN_BYTES = 24 };

/* The link goes to the address of whom it invites, and to nobody else. */
static const struct error *invitation_mail(struct session *s, const struct portal_user *user, const char *link)
{
    const char *id = id_text(s->arena, user->record.home, user->record.id);
    return post_mail(s,
                     &(struct post_letter){.purpose = OUTBOX_MESSAGE_PURPOSE_INVITATION,
                                           .customer = user->customer,
                                           .about = id,
                                           .to = user->email,
                                           .subject = "邀请您使用客户门户 / Your invitation to the customer portal",
                                           .text = arena_format(s->arena,
                                                                "%s，您好：\n\n请用下面的链接启用您的客户门户账号，链接只能使用一次：\n{link}%s\n\n"
                                                                "Hello %s,\n\nplease open your account in the customer portal; the link works once:\n{link}%s\n",
                                                                user->name, link, user->name, link),
                                           .key = arena_format(s->arena, "invitation:%s:%lld", id, (long long)user->invited_at)},
                     NULL, NULL);
}

const struct error *portal_invitation_make(struct session *s, struct portal_user *user, const char *by,
                                           const char **link)
{
    unsigned char bytes[TOKEN_BYTES];
    char token[TOKEN_BYTES * 2 + 1];
    char *hash = arena_take(s->arena, 65);
    int64_t days = s->policy && s->policy->portal ? s->policy->portal->invitation_days : 7;
    random_bytes(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), token);
    digest_sha256_hex(token, strlen(token), hash);
    user->invite_hash = hash;
    user->invite_until = s->now + days * 86400000;
    user->invited_at = s->now;
    user->invited_by = by;
    /* Behind #, so that no server on the way writes it down. */
    *link = arena_format(s->arena, "/portal/join#%s", token);
    if (user->record.id) {
        TRY(portal_update(s, &portal_user_entity, user));
    } else {
        user->status = PORTAL_USER_STATUS_INVITED;
        TRY(record_put(s, &portal_user_entity, user));
    }
    return user->email && *user->email ? invitation_mail(s, user, *link) : NULL;
}

const struct error *portal_end_sessions(struct session *s, int64_t user)
{
    return store_execute(s->tx, &query_portal_sessions_end, VALUES(sql_int(user)), NULL);
}

/* --- the firm's administrator
 * ------------------------------------------------------------------------------------------------ */

const struct error *portal_users_write(struct session *s, struct json_writer *w, const char *key, int64_t customer)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_users, VALUES(sql_int(customer)), &rows));
    json_key(w, key);
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        int64_t until = rows_int(rows, 8);
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, customer, rows_int(rows, 0)));
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_text(w, "login", rows_text(rows, 2));
        json_put_text(w, "position", rows_text(rows, 3));
        json_put_text(w, "role", rows_text(rows, 4));
        portal_put_role(s, w, "role_label", arena_text(s->arena, rows_text(rows, 4)));
        json_put_text(w, "status", rows_text(rows, 5));
        json_put_instant(w, "invited_at", rows_int(rows, 6));
        json_put_text(w, "invited_by", rows_text(rows, 7));
        json_put_instant(w, "seen_at", rows_int(rows, 9));
        if (s->client)
            json_put_bool(w, "me", rows_int(rows, 0) == s->person);
        else
            json_put_bool(w, "link_valid", until != NONE && until > s->now);
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

const struct error *operation_portal_users(struct call *call)
{
    json_open(call->reply, '{');
    TRY(portal_users_write(call->session, call->reply, "items", call->session->client));
    portal_roles_write(call->session, call->reply);
    json_close(call->reply, '}');
    return NULL;
}

void portal_link_reply(struct call *call, const struct portal_user *user, const char *link)
{
    call->status = 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(call->session->arena, user->record.home, user->record.id));
    json_put_text(call->reply, "link", link);
    json_put_instant(call->reply, "until", user->invite_until);
    json_close(call->reply, '}');
}

const struct error *operation_portal_user_invite(struct call *call)
{
    const struct portal_user_invite_input *in = call->input;
    struct session *s = call->session;
    struct portal_user user;
    const char *link;
    TRY(portal_role_check(s, in->role));
    record_initial(s, &portal_user_entity, &user);
    user.customer = s->client;
    user.name = in->name;
    user.role = in->role;
    user.position = in->position;
    user.email = in->email;
    TRY(portal_invitation_make(s, &user, s->person_name, &link));
    portal_link_reply(call, &user, link);
    return NULL;
}

static const struct error *one_owner_left(struct session *s, const struct portal_user *user)
{
    int64_t others;
    TRY(store_int(s->tx, &query_portal_other_owners, VALUES(sql_int(user->customer), sql_int(user->record.id)),
                  &others));
    return others > 0 ? NULL : error_make(s->arena, ERROR_PORTAL_LAST_OWNER);
}

const struct error *operation_portal_user_change(struct call *call)
{
    const struct portal_user_change_input *in = call->input;
    struct session *s = call->session;
    struct portal_user user;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &portal_user_entity, home, id, &user));
    if (id == s->person)
        return error_make(s->arena, ERROR_PORTAL_OWN_ROLE);
    bool owner = text_equal(user.role, "client_owner");
    if (in->role) {
        TRY(portal_role_check(s, in->role));
        user.role = in->role;
    }
    if (in->blocked != NONE)
        user.status = in->blocked == 1         ? PORTAL_USER_STATUS_BLOCKED
                      : user.joined_at == NONE ? PORTAL_USER_STATUS_INVITED
                                               : PORTAL_USER_STATUS_ACTIVE;
    if (owner && (!text_equal(user.role, "client_owner") || user.status == PORTAL_USER_STATUS_BLOCKED))
        TRY(one_owner_left(s, &user));
    TRY(portal_update(s, &portal_user_entity, &user));
    if (user.status == PORTAL_USER_STATUS_BLOCKED)
        TRY(portal_end_sessions(s, id));
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", entity_field(&portal_user_entity, "status")->choices[user.status].name);
    json_put_text(call->reply, "role", user.role);
    json_close(call->reply, '}');
    return NULL;
}
