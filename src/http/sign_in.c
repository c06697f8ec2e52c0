/* Who is asking: passwords, second factor, sessions, anti-forgery tokens. */
#include "base/log.h"
#include "base/text.h"
#include "http/request.h"
#include "http/sign_in.h"
#include "queries.h"
#include "record/audit.h"
#include "store/digest.h"

#include <stdlib.h>
#include <string.h>

enum {
    TOKEN_BYTES = 32,
    FAILURES_MOST = 5,
    LOCK_MINUTES = 15,
    PASSWORD_LEAST = 10,
    TRIES_A_MINUTE = 30,
    SEEN_EVERY_MS = 60000,
    LONGEST_HOURS = 12,
};

struct request *call_request(const struct call *call)
{
    return (struct request *)((char *)(uintptr_t)call - offsetof(struct request, call));
}

/* --- cookies and tokens ------------------------------------------------------------------------------------------------------- */

const char *request_cookie(const struct request *r, const char *name)
{
    return MHD_lookup_connection_value(r->connection, MHD_COOKIE_KIND, name);
}

static const char *token_new(struct arena *arena)
{
    unsigned char bytes[TOKEN_BYTES];
    char *text = arena_take(arena, TOKEN_BYTES * 2 + 1);
    random_bytes(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), text);
    return text;
}

static const char *token_hash(struct arena *arena, const char *token)
{
    char *hex = arena_take(arena, 65);
    digest_sha256_hex(token, strlen(token), hex);
    return hex;
}

/* A portal user's cookies go to the portal alone; neither is ever taken for the other. */
static const struct cookies {
    const char *session, *session_path, *csrf, *csrf_path;
} cookies[] = {{"steward_session", "/", "steward_csrf", "/"}, {"steward_portal", "/api/v1/portal", "steward_portal_csrf", "/portal"}};

static void set_cookies(struct request *r, bool client, const char *token, const char *csrf, int64_t seconds)
{
    const struct cookies *c = &cookies[client];
    const char *secure = r->server->options.certificate_file ? "; Secure" : "";
    reply_header(r, "Set-Cookie", arena_format(r->arena, "%s=%s; Path=%s; HttpOnly; SameSite=Strict; Max-Age=%lld%s", c->session, token,
                                               c->session_path, (long long)seconds, secure));
    reply_header(r, "Set-Cookie",
                 arena_format(r->arena, "%s=%s; Path=%s; SameSite=Strict; Max-Age=%lld%s", c->csrf, csrf, c->csrf_path, (long long)seconds, secure));
}

/* --- every request ------------------------------------------------------------------------------------------------------------- */

struct seen {
    int64_t id, now, expires;
};

static const struct error *mark_seen(struct tx *tx, void *context)
{
    struct seen *seen = context;
    return store_execute(tx, &query_session_seen, VALUES(sql_int(seen->id), sql_int(seen->now), sql_int(seen->expires)), NULL);
}

struct seen_write {
    struct write write;
    struct seen seen;
};

static void seen_done(void *context, const struct error *error)
{
    (void)error;
    struct seen_write *w = (struct seen_write *)((char *)context - offsetof(struct seen_write, seen));
    arena_free(w->write.arena);
}

/* Nobody waits for this one: being late by a minute is harmless. */
static void note_seen(struct request *r, int64_t id, int64_t expires)
{
    struct arena *arena = arena_new();
    struct seen_write *w = ARENA_NEW(arena, struct seen_write);
    w->seen = (struct seen){id, r->session.now, expires};
    w->write = (struct write){.run = mark_seen, .done = seen_done, .context = &w->seen, .arena = arena, .viewer = &viewer_system};
    store_submit(r->server->bank->store, &w->write);
}

static const struct error *take_session(struct request *r, bool client, struct rows *rows)
{
    struct session *s = &r->session;
    const struct error *error;
    if (!rows_next(rows, &error))
        return error;
    int64_t id = rows_int(rows, 0), person = rows_int(rows, 1), seen_at = rows_int(rows, 3), expires = rows_int(rows, 4);
    int64_t branch = rows_int(rows, 7), left_on = rows_int(rows, 8), last = rows_int(rows, 10) + (int64_t)LONGEST_HOURS * 3600000;
    int64_t until = s->now + (int64_t)r->server->options.session_minutes * 60000;
    bool ended = expires <= s->now || (left_on != NONE && left_on <= s->today);
    if (!ended) {
        s->sign_in = id;
        r->must_change = rows_int(rows, 11) == 1;
        s->csrf = arena_text(r->arena, rows_text(rows, 2));
        s->person_name = arena_text(r->arena, rows_text(rows, 5));
        const char *role = arena_text(r->arena, rows_text(rows, 6));
        if (!request_header(r, "Accept-Language"))
            s->language = text_equal(rows_text(rows, 9), "en") ? LANGUAGE_EN : LANGUAGE_ZH;
        if (client)
            session_client(s, person, rows_int(rows, 12), branch, role);
        else
            session_person(s, person, branch, role);
    }
    rows_close(rows);
    if (!ended && s->now - seen_at > SEEN_EVERY_MS)
        note_seen(r, id, until < last ? until : last);
    return NULL;
}

const struct error *request_identify(struct request *r, bool client)
{
    const char *token = request_cookie(r, cookies[client].session);
    struct session *s = &r->session;
    struct rows *rows;
    if (!token || strlen(token) != TOKEN_BYTES * 2)
        return NULL;
    TRY(session_read(s, &r->tx));
    TRY(store_query(s->tx, client ? &query_session_find_client : &query_session_find, VALUES(sql_text(token_hash(r->arena, token))), &rows));
    return take_session(r, client, rows);
}

const struct error *request_check_csrf(struct request *r)
{
    const char *given = request_header(r, "X-CSRF-Token"), *wanted = r->session.csrf;
    if (!given || !wanted || strlen(given) != strlen(wanted))
        return error_make(r->arena, ERROR_ACCESS_CSRF);
    unsigned char difference = 0;
    for (size_t i = 0; wanted[i]; i++)
        difference |= (unsigned char)(given[i] ^ wanted[i]);
    return difference ? error_make(r->arena, ERROR_ACCESS_CSRF) : NULL;
}

/* --- signing in ------------------------------------------------------------------------------------------------------------------ */

struct credential {
    int64_t person, branch, left_on, must_change, totp_on, totp_last_step, failures, locked_until;
    const char *name, *role, *language, *hash, *totp_secret;
    bool found;
};

struct signing {
    struct credential credential;
    const char *login, *token, *csrf, *agent;
    const char *lock; /* of names nobody has; those of the portal are others than the bank's */
    bool failed;
    int64_t step, minutes; /* of the second factor; a sign-in lasts without being used */
};

static const struct error *read_credential(struct session *s, bool client, const char *login, struct credential *c)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, client ? &query_credential_for_client : &query_credential_for_login, VALUES(sql_text(login)), &rows));
    *c = (struct credential){0};
    if (!rows_next(rows, &error))
        return error;
    *c = (struct credential){.found = true,
                             .person = rows_int(rows, 0),
                             .name = arena_text(s->arena, rows_text(rows, 1)),
                             .role = arena_text(s->arena, rows_text(rows, 2)),
                             .branch = rows_int(rows, 3),
                             .left_on = rows_int(rows, 4),
                             .language = arena_text(s->arena, rows_text(rows, 5)),
                             .hash = arena_text(s->arena, rows_text(rows, 6)),
                             .must_change = rows_int(rows, 7),
                             .totp_secret = arena_text(s->arena, rows_text(rows, 8)),
                             .totp_on = rows_int(rows, 9),
                             .totp_last_step = rows_int(rows, 10),
                             .failures = rows_int(rows, 11),
                             .locked_until = rows_int(rows, 12)};
    rows_close(rows);
    return NULL;
}

static const struct error *record_failure(struct session *s, void *context)
{
    struct signing *signing = context;
    struct credential *c = &signing->credential;
    int64_t locked = 0;
    /* A name nobody has leaves its trace, too; it also takes as long. */
    if (!c->found)
        return audit_write(s, "session", NONE, NONE, "sign_in_failed", NULL);
    TRY(store_int(s->tx, &query_credential_failed, VALUES(sql_int(c->person), sql_int(FAILURES_MOST), sql_int(s->now + LOCK_MINUTES * 60000)), &locked));
    s->person = c->person;
    const struct error *error = audit_write(s, "session", c->person, c->person, locked > 0 ? "lock" : "sign_in_failed", NULL);
    s->person = 0;
    return error;
}

static const struct error *open_session(struct session *s, void *context)
{
    struct signing *signing = context;
    struct credential *c = &signing->credential;
    int64_t id = id_new(), passed, hours = (int64_t)LONGEST_HOURS * 3600000, idle = signing->minutes * 60000;
    TRY(store_execute(s->tx, &query_credential_passed, VALUES(sql_int(c->person), sql_int(signing->step)), &passed));
    if (!passed) /* somebody came in with the same code a moment ago */
        return error_make(s->arena, ERROR_ACCESS_SECOND_FACTOR_WRONG);
    TRY(store_execute(s->tx, &query_session_delete_expired, VALUES(sql_int(s->now)), NULL));
    TRY(store_execute(s->tx, &query_session_insert,
                      VALUES(sql_text(token_hash(s->arena, signing->token)), sql_int(id), sql_int(c->person), sql_text(signing->csrf),
                             sql_int(s->now), sql_int(s->now + (idle < hours ? idle : hours)), sql_text(s->address), sql_text(signing->agent)),
                      NULL));
    s->person = c->person;
    const struct error *error = audit_write(s, "session", c->person, c->person, "sign_in", NULL);
    s->person = 0;
    return error;
}

static const struct error *check_second_factor(struct session *s, struct signing *signing, const char *code)
{
    struct credential *c = &signing->credential;
    const char *secret;
    signing->step = c->totp_last_step;
    if (c->totp_on != 1)
        return NULL;
    if (!code)
        return error_make(s->arena, ERROR_ACCESS_SECOND_FACTOR);
    TRY(vault_unseal(s->bank->vault, s->arena, "credential.totp", c->person, c->totp_secret, &secret));
    if (totp_matches(secret, code, s->now, &signing->step))
        return NULL;
    signing->failed = true;
    return error_make(s->arena, ERROR_ACCESS_SECOND_FACTOR_WRONG);
}

static const struct error *judge(struct session *s, struct limiter *locks, struct signing *signing, const char *password, const char *code)
{
    /* A hash of nothing in particular: an unknown name takes as long as a wrong password. */
    static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$4ZqkHTzM4Yy8WQ0r2rZxYh0lq2wF3bqgX5nV0Qf1r5k";
    struct credential *c = &signing->credential;
    /* A name nobody has is locked like any other, so that a lock tells nobody which names there are. */
    int64_t left = c->found ? c->locked_until - s->now : (int64_t)limiter_locked(locks, signing->lock) * 1000;
    if (left > 0)
        return error_make(s->arena, ERROR_ACCESS_LOCKED, .arguments = {arena_format(s->arena, "%lld", (long long)((left + 59999) / 60000))});
    bool right = password_matches(c->found ? c->hash : nobody, password);
    if (!c->found || !right || (c->left_on != NONE && c->left_on <= s->today)) {
        signing->failed = true;
        return error_make(s->arena, ERROR_ACCESS_CREDENTIALS);
    }
    return check_second_factor(s, signing, code);
}

const struct error *sign_in(struct call *call, bool client, const struct sign_in_with *in)
{
    struct session *s = call->session;
    struct request *r = call_request(call);
    struct signing signing = {.login = in->login, .agent = request_header_text(r, "User-Agent"),
                              .lock = client ? arena_format(s->arena, "portal/%s", in->login) : in->login,
                              .minutes = r->server->options.session_minutes};
    struct tx tx;
    int wait = limiter_wait(r->server->limiter, s->address, TRIES_A_MINUTE, 60);
    if (wait)
        return error_make(s->arena, ERROR_REQUEST_TOO_MANY, .arguments = {arena_format(s->arena, "%d", wait)});
    TRY(session_read(s, &tx));
    const struct error *error = read_credential(s, client, in->login, &signing.credential);
    session_end(s);
    if (!error)
        error = judge(s, r->server->locks, &signing, in->password, in->code);
    if (signing.failed) {
        atomic_fetch_add(&r->server->metrics.sign_in_failures, 1);
        if (!signing.credential.found)
            limiter_failed(r->server->locks, signing.lock, FAILURES_MOST, LOCK_MINUTES * 60);
        TRY(session_write(s, record_failure, &signing));
    }
    if (error)
        return error;
    signing.token = token_new(s->arena);
    signing.csrf = token_new(s->arena);
    TRY(session_write(s, open_session, &signing));
    atomic_fetch_add(&r->server->metrics.sign_ins, 1);
    set_cookies(r, client, signing.token, signing.csrf, (int64_t)LONGEST_HOURS * 3600);
    const struct credential *c = &signing.credential;
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_key(w, "person");
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, c->person, c->person));
    json_put_text(w, "name", c->name);
    json_put_text(w, "login", in->login);
    json_put_text(w, "role", c->role);
    json_put_bool(w, "must_change", c->must_change == 1);
    json_close(w, '}');
    json_put_text(w, "csrf", signing.csrf);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_sign_in(struct call *call)
{
    const struct sign_in_input *in = call->input;
    return sign_in(call, false, &(struct sign_in_with){in->login, in->password, in->code});
}

static void done(struct call *call)
{
    json_open(call->reply, '{');
    json_put_bool(call->reply, "done", true);
    json_close(call->reply, '}');
}

const struct error *operation_sign_out(struct call *call)
{
    struct session *s = call->session;
    TRY(store_execute(s->tx, &query_session_delete, VALUES(sql_int(s->sign_in), sql_int(s->person)), NULL));
    TRY(audit_write(s, "session", s->person, s->person, "sign_out", NULL));
    set_cookies(call_request(call), s->client != 0, "", "", 0);
    done(call);
    return NULL;
}

/* --- passwords --------------------------------------------------------------------------------------------------------------------- */

const struct error *password_fit(struct session *s, const char *field, const char *password)
{
    static const char *const common[] = {"password", "123456", "qwerty", "steward", "admin", "111111", "abc123", "woaini"};
    const char *lower = text_lower(s->arena, password);
    bool weak = text_length(password) < PASSWORD_LEAST;
    for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
        weak |= strstr(lower, common[i]) && strlen(lower) < strlen(common[i]) + 6;
    return weak ? error_make(s->arena, ERROR_ACCESS_PASSWORD_WEAK, .field = field, .arguments = {arena_format(s->arena, "%d", PASSWORD_LEAST)}) : NULL;
}

struct new_password {
    int64_t person;
    const char *hash;
    bool must_change;
};

static const struct error *put_password(struct session *s, void *context)
{
    struct new_password *p = context;
    if (p->must_change)
        TRY(scope_row(s, &person_entity, ACCESS_UPDATE, p->person, p->person));
    TRY(store_execute(s->tx, &query_credential_put,
                      VALUES(sql_int(p->person), sql_text(p->hash), sql_int(s->now), sql_int(p->must_change)), NULL));
    /* Whoever knew the old password is signed out everywhere else. */
    TRY(store_execute(s->tx, &query_session_delete_others, VALUES(sql_int(p->person), sql_int(p->person == s->person ? s->sign_in : 0)), NULL));
    return audit_write(s, "session", p->person, p->person, p->must_change ? "password_reset" : "password_change", NULL);
}

static const struct error *own_credential(struct session *s, struct credential *c)
{
    struct rows *rows;
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = store_query(&tx, &query_credential_read, VALUES(sql_int(s->person)), &rows);
    if (!error && rows_next(rows, &error)) {
        c->found = true;
        c->hash = arena_text(s->arena, rows_text(rows, 0));
        c->totp_secret = arena_text(s->arena, rows_text(rows, 2));
        c->totp_on = rows_int(rows, 3);
        c->totp_last_step = rows_int(rows, 4);
        rows_close(rows);
    }
    session_end(s);
    return error;
}

static const struct error *own_password(struct call *call, const char *field, const char *password)
{
    struct session *s = call->session;
    struct limiter *locks = call_request(call)->server->locks;
    struct credential c = {0};
    /* Names hold no slash: this cannot meet one of them. */
    const char *key = arena_format(s->arena, "/%lld", (long long)s->person);
    int left = limiter_locked(locks, key);
    if (left)
        return error_make(s->arena, ERROR_ACCESS_LOCKED, .arguments = {arena_format(s->arena, "%d", (left + 59) / 60)});
    TRY(own_credential(s, &c));
    if (c.found && password_matches(c.hash, password))
        return NULL;
    limiter_failed(locks, key, FAILURES_MOST, LOCK_MINUTES * 60);
    return error_make(s->arena, ERROR_ACCESS_CREDENTIALS, .field = field);
}

const struct error *password_change(struct call *call, const char *before, const char *after)
{
    struct session *s = call->session;
    TRY(own_password(call, "old_password", before));
    TRY(password_fit(s, "new_password", after));
    struct new_password p = {s->person, password_hash(s->arena, after), false};
    TRY(session_write(s, put_password, &p));
    done(call);
    return NULL;
}

const struct error *operation_me_password(struct call *call)
{
    const struct me_password_input *in = call->input;
    return password_change(call, in->old_password, in->new_password);
}

const struct error *operation_person_password(struct call *call)
{
    const struct person_password_input *in = call->input;
    struct session *s = call->session;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(password_fit(s, "password", in->password));
    struct new_password p = {id, password_hash(s->arena, in->password), true};
    TRY(session_write(s, put_password, &p));
    done(call);
    return NULL;
}

/* --- second factor ------------------------------------------------------------------------------------------------------------------- */

const struct error *operation_me_totp(struct call *call)
{
    struct session *s = call->session;
    const char *secret = totp_secret_new(s->arena);
    const char *sealed = vault_seal(s->bank->vault, s->arena, "credential.totp", s->person, secret);
    int64_t started;
    /* One that is in force is first taken off, which asks for the password. */
    TRY(store_execute(s->tx, &query_credential_totp_start, VALUES(sql_int(s->person), sql_text(sealed)), &started));
    if (!started)
        return error_make(s->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {"me_totp"});
    json_open(call->reply, '{');
    json_put_text(call->reply, "secret", secret);
    json_put_text(call->reply, "uri", arena_format(s->arena, "otpauth://totp/Steward:%lld?secret=%s&issuer=Steward", (long long)s->person, secret));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *totp_confirm(struct call *call, const char *code)
{
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    const char *secret;
    int64_t step = 0;
    TRY(store_query(s->tx, &query_credential_read, VALUES(sql_int(s->person)), &rows));
    const char *sealed = rows_next(rows, &error) ? arena_text(s->arena, rows_text(rows, 2)) : NULL;
    rows_close(rows);
    if (error)
        return error;
    if (!sealed)
        return error_make(s->arena, ERROR_ACCESS_SECOND_FACTOR_WRONG);
    TRY(vault_unseal(s->bank->vault, s->arena, "credential.totp", s->person, sealed, &secret));
    if (!totp_matches(secret, code, s->now, &step))
        return error_make(s->arena, ERROR_ACCESS_SECOND_FACTOR_WRONG, .field = "code");
    TRY(store_execute(s->tx, &query_credential_totp, VALUES(sql_int(s->person), sql_text(sealed), sql_int(1), sql_int(step)), NULL));
    TRY(audit_write(s, "session", s->person, s->person, "second_factor_on", NULL));
    done(call);
    return NULL;
}

const struct error *operation_me_totp_confirm(struct call *call)
{
    return totp_confirm(call, ((const struct me_totp_confirm_input *)call->input)->code);
}

static const struct error *take_off(struct call *call)
{
    struct session *s = call->session;
    TRY(store_execute(s->tx, &query_credential_totp, VALUES(sql_int(s->person), sql_text(NULL), sql_int(0), sql_int(0)), NULL));
    TRY(audit_write(s, "session", s->person, s->person, "second_factor_off", NULL));
    done(call);
    return NULL;
}

const struct error *totp_remove(struct call *call, const char *password)
{
    TRY(own_password(call, "password", password));
    return call_write(call, take_off);
}

const struct error *operation_me_totp_remove(struct call *call)
{
    return totp_remove(call, ((const struct me_totp_remove_input *)call->input)->password);
}

/* --- me --------------------------------------------------------------------------------------------------------------------------------- */

const struct error *operation_me_sessions(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_session_of_person, VALUES(sql_int(s->person), sql_int(s->now)), &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, rows_int(rows, 0), rows_int(rows, 0)));
        json_put_instant(w, "created_at", rows_int(rows, 1));
        json_put_instant(w, "seen_at", rows_int(rows, 2));
        json_put_text(w, "address", rows_text(rows, 3));
        json_put_text(w, "agent", rows_text(rows, 4));
        json_put_bool(w, "current", rows_int(rows, 0) == s->sign_in);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

const struct error *operation_me_session_revoke(struct call *call)
{
    struct session *s = call->session;
    int64_t home, id, count;
    TRY(call_id(call, 0, &home, &id));
    TRY(store_execute(s->tx, &query_session_delete, VALUES(sql_int(id), sql_int(s->person)), &count));
    if (!count)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    TRY(audit_write(s, "session", s->person, s->person, "session_revoke", NULL));
    done(call);
    return NULL;
}

const struct error *operation_me_language(struct call *call)
{
    const struct me_language_input *in = call->input;
    struct session *s = call->session, engine;
    struct person person;
    TRY(record_load(s, &person_entity, s->person, s->person, &person));
    person.language = in->language;
    session_engine(s, &engine); /* a person may change this one thing about themselves without the right to manage people */
    TRY(record_update(&engine, &person_entity, &person, NULL));
    done(call);
    return NULL;
}
