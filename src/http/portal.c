/* Portal users: signing in, accepting an invitation, their own account. */
#include "base/text.h"
#include "http/request.h"
#include "http/sign_in.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/audit.h"
#include "record/row.h"
#include "store/digest.h"

#include <string.h>

enum { TRIES_A_MINUTE = 20 };

static void done(struct call *call)
{
    json_open(call->reply, '{');
    json_put_bool(call->reply, "done", true);
    json_close(call->reply, '}');
}

const struct error *operation_portal_sign_in(struct call *call)
{
    const struct portal_sign_in_input *in = call->input;
    return sign_in(call, true, &(struct sign_in_with){in->login, in->password, in->code});
}

/* --- invitations ----------------------------------------------------------------------------------------------------
 */

/* The user an invitation is for. An unknown, used or old one is simply not there. */
static const struct error *invited(struct session *s, const char *token, struct portal_user *user)
{
    struct rows *rows;
    const struct error *error;
    char hash[65];
    digest_sha256_hex(token, strlen(token), hash);
    TRY(store_query(s->tx, &query_portal_invited, VALUES(sql_text(hash), sql_int(s->now)), &rows));
    if (!rows_next(rows, &error))
        return error ? error : error_make(s->arena, ERROR_PORTAL_INVITATION);
    int64_t home = rows_int(rows, 0), id = rows_int(rows, 1);
    rows_close(rows);
    bool found;
    TRY(row_stored(s, &portal_user_entity, home, id, user, &found));
    return found ? NULL : error_make(s->arena, ERROR_PORTAL_INVITATION);
}

static const struct error *not_too_often(struct call *call)
{
    struct session *s = call->session;
    int wait = limiter_wait(call_request(call)->server->limiter, arena_format(s->arena, "portal/%s", s->address),
                            TRIES_A_MINUTE, 60);
    return wait ? error_make(s->arena, ERROR_REQUEST_TOO_MANY, .arguments = {arena_format(s->arena, "%d", wait)})
                : NULL;
}

static struct label role_label(const struct session *s, const char *name)
{
    const struct access_role *role =
        s->policy && s->policy->client_access ? access_role(s->policy->client_access, name) : NULL;
    return role ? role->label : (struct label){name, name};
}

const struct error *operation_portal_invitation(struct call *call)
{
    const struct portal_invitation_input *in = call->input;
    struct session *s = call->session;
    struct portal_user user;
    struct customer customer;
    const char *bank;
    bool found;
    TRY(not_too_often(call));
    TRY(invited(s, in->token, &user));
    TRY(row_stored(s, &customer_entity, user.customer, user.customer, &customer, &found));
    struct query bank_name = {"portal_bank", "SELECT value FROM setting WHERE name = 'bank_name'"};
    TRY(store_text(s->tx, &bank_name, NO_VALUES, &bank));
    json_open(call->reply, '{');
    json_put_text(call->reply, "name", user.name);
    json_put_text(call->reply, "customer", found ? customer.name : "");
    json_put_text(call->reply, "bank", bank ? bank : "Steward");
    label_put(call->reply, "role_label", role_label(s, user.role));
    json_put_text(call->reply, "invited_by", user.invited_by);
    json_put_instant(call->reply, "until", user.invite_until);
    json_close(call->reply, '}');
    return NULL;
}

struct joining {
    const char *token, *login, *hash;
};

/* The invitation is used up; whoever was signed in under this user is not any more. */
static const struct error *join(struct session *s, void *context)
{
    struct joining *j = context;
    struct session engine;
    struct portal_user user;
    TRY(invited(s, j->token, &user));
    session_engine(s, &engine);
    engine.person = user.record.id;
    engine.client = user.customer;
    engine.person_name = user.name;
    const struct viewer *before = s->tx->viewer;
    s->tx->viewer = &engine.viewer;
    user.login = j->login;
    user.status = PORTAL_USER_STATUS_ACTIVE;
    user.invite_hash = NULL;
    user.invite_until = NONE;
    user.joined_at = s->now;
    const struct error *error = record_update(&engine, &portal_user_entity, &user, NULL);
    s->tx->viewer = before;
    if (error)
        return error;
    TRY(store_execute(s->tx, &query_credential_put,
                      VALUES(sql_int(user.record.id), sql_text(j->hash), sql_int(s->now), sql_int(0)), NULL));
    TRY(store_execute(s->tx, &query_credential_totp,
                      VALUES(sql_int(user.record.id), sql_text(NULL), sql_int(0), sql_int(0)), NULL));
    TRY(store_execute(s->tx, &query_session_delete_others, VALUES(sql_int(user.record.id), sql_int(0)), NULL));
    return audit_write(&engine, "session", user.record.home, user.record.id, "portal_join", NULL);
}

const struct error *operation_portal_join(struct call *call)
{
    const struct portal_join_input *in = call->input;
    struct session *s = call->session;
    TRY(not_too_often(call));
    TRY(password_fit(s, "password", in->password));
    struct joining j = {in->token, text_lower(s->arena, in->login), password_hash(s->arena, in->password)};
    TRY(session_write(s, join, &j));
    done(call);
    return NULL;
}

/* --- one's own account ----------------------------------------------------------------------------------------------
 */

const struct error *operation_portal_sign_out(struct call *call)
{
    return operation_sign_out(call);
}

const struct error *operation_portal_password(struct call *call)
{
    const struct portal_password_input *in = call->input;
    return password_change(call, in->old_password, in->new_password);
}

const struct error *operation_portal_sessions(struct call *call)
{
    return operation_me_sessions(call);
}

const struct error *operation_portal_session_revoke(struct call *call)
{
    return operation_me_session_revoke(call);
}

const struct error *operation_portal_totp(struct call *call)
{
    return operation_me_totp(call);
}

const struct error *operation_portal_totp_confirm(struct call *call)
{
    return totp_confirm(call, ((const struct portal_totp_confirm_input *)call->input)->code);
}

const struct error *operation_portal_totp_remove(struct call *call)
{
    return totp_remove(call, ((const struct portal_totp_remove_input *)call->input)->password);
}

const struct error *operation_portal_language(struct call *call)
{
    const struct portal_language_input *in = call->input;
    struct session *s = call->session, engine;
    struct portal_user user;
    bool found;
    TRY(row_stored(s, &portal_user_entity, s->client, s->person, &user, &found));
    user.language = in->language;
    session_engine(s, &engine);
    const struct viewer *before = s->tx->viewer;
    s->tx->viewer = &engine.viewer;
    const struct error *error = record_update(&engine, &portal_user_entity, &user, NULL);
    s->tx->viewer = before;
    if (!error)
        done(call);
    return error;
}

static const struct error *firm_write(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_me_firm, VALUES(sql_int(s->client)), &rows));
    if (!rows_next(rows, &error))
        return error ? error : error_make(s->arena, ERROR_RECORD_MISSING);
    json_put_text(w, "customer", rows_text(rows, 0));
    json_put_text(w, "manager", rows_text(rows, 1));
    json_put_text(w, "branch", rows_text(rows, 2));
    json_put_int(w, "unread", rows_int(rows, 3));
    json_put_text(w, "bank", rows_text(rows, 4) ? rows_text(rows, 4) : "Steward");
    rows_close(rows);
    return NULL;
}

const struct error *operation_portal_me(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct portal_user user;
    struct rows *rows;
    const struct error *error;
    bool totp = false;
    TRY(record_load(s, &portal_user_entity, s->client, s->person, &user));
    TRY(store_query(s->tx, &query_credential_read, VALUES(sql_int(s->person)), &rows));
    if (rows_next(rows, &error)) {
        totp = rows_int(rows, 3) == 1;
        rows_close(rows);
    }
    if (error)
        return error;
    const struct access_role *role = access_role(s->access, s->role);
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, s->client, s->person));
    json_put_text(w, "name", user.name);
    json_put_text(w, "login", user.login);
    json_put_text(w, "position", user.position);
    json_put_text(w, "role", s->role);
    label_put(w, "role_label", role_label(s, s->role));
    json_put_text(w, "language", user.language == PORTAL_USER_LANGUAGE_EN ? "en" : "zh");
    json_put_bool(w, "totp", totp);
    json_put_date(w, "today", s->today);
    json_key(w, "permissions");
    json_open(w, '[');
    for (size_t i = 0; role && i < role->permissions.count; i++)
        json_write_text(w, role->permissions.names[i]);
    json_close(w, ']');
    TRY(firm_write(s, w));
    json_close(w, '}');
    return NULL;
}
