#include "api/suite.h"
#include "base/text.h"

#include <liboath/oath.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void scenario_documents(struct suite *s)
{
    struct client *nobody = client_new(s->port, "nobody");
    struct answer health = client_call(s, nobody, "GET", "/health", NULL, NULL);
    CHECK_STATUS(s, health, 200, "health");
    suite_check(s, text_equal(answer_text(&health, "status"), "ok"), "health says %s", health.body);
    struct answer metrics = client_call(s, nobody, "GET", "/metrics", NULL, NULL);
    CHECK_STATUS(s, metrics, 200, "metrics");
    suite_check(s, strstr(metrics.body, "# TYPE ") && strstr(metrics.body, "steward_"),
                "metrics are no Prometheus text: %.200s", metrics.body);
    struct answer state = call(s, ADMINISTRATOR, "GET", "/system", NULL);
    CHECK_STATUS(s, state, 200, "the state of the system");
    int64_t migration = 0, people = 0, bytes = 0;
    json_get_int(state.json, "migration", &migration);
    json_get_int(state.json, "people", &people);
    json_get_int(state.json, "database_bytes", &bytes);
    suite_check(s, migration > 0 && people > 0 && bytes > 0, "the state of the system lacks figures: %.300s",
                state.body);
    struct answer hidden = call(s, HEAD_MANAGER, "GET", "/system", NULL);
    CHECK_STATUS(s, hidden, 403, "the state of the system for whoever does not run it");
    struct answer meta = client_call(s, nobody, "GET", "/api/meta", NULL, NULL);
    CHECK_STATUS(s, meta, 200, "meta");
    const char *tag = answer_header(nobody->arena, &meta, "etag");
    struct answer again = client_call(s, nobody, "GET", "/api/meta",
                                      arena_format(s->arena, "If-None-Match: %s\r\n", tag ? tag : ""), NULL);
    CHECK_STATUS(s, again, 304, "meta with its tag");
    struct answer page = client_call(s, nobody, "GET", "/", NULL, NULL);
    CHECK_STATUS(s, page, 200, "the web application");
    const char *policy = answer_header(nobody->arena, &page, "content-security-policy");
    suite_check(s,
                policy && strstr(policy, "default-src") && !strstr(policy, "unsafe-inline") &&
                    !strstr(policy, "unsafe-eval"),
                "content security policy: %s", policy ? policy : "none");
    struct answer unknown = client_call(s, nobody, "GET", "/api/v1/nothing", NULL, NULL);
    CHECK_STATUS(s, unknown, 404, "an unknown path");
    struct answer closed = client_call(s, nobody, "GET", "/api/v1/customer", NULL, NULL);
    CHECK_STATUS(s, closed, 401, "records without signing in");
    client_free(nobody);
}

static struct answer sign_in(struct suite *s, struct client *client, const char *login, const char *password,
                             const char *code)
{
    const char *body =
        code ? arena_format(s->arena, "{\"login\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}", login, password, code)
             : arena_format(s->arena, "{\"login\":\"%s\",\"password\":\"%s\"}", login, password);
    return client_call(s, client, "POST", "/api/v1/sign-in", NULL, body);
}

static void wrong_tries(struct suite *s)
{
    struct client *client = client_new(s->port, "wrong");
    struct answer unknown = sign_in(s, client, "nobody.here", "some-long-word", NULL);
    CHECK_STATUS(s, unknown, 401, "an unknown name");
    for (int i = 0; i < 5; i++) {
        struct answer wrong = sign_in(s, client, suite_logins[COLLEAGUE], "not-the-password", NULL);
        CHECK_STATUS(s, wrong, 401, "a wrong password");
    }
    struct answer locked = sign_in(s, client, suite_logins[COLLEAGUE], suite_password, NULL);
    suite_check(s, locked.status == 423 || locked.status == 429, "the right password after five wrong ones: %d",
                locked.status);
    /* A name nobody has is answered word for word alike, or the lock would tell which names there are. */
    for (int i = 1; i < 5; i++)
        sign_in(s, client, "nobody.here", "some-long-word", NULL);
    struct answer nobody = sign_in(s, client, "nobody.here", "some-long-word", NULL);
    suite_check(
        s, nobody.status == locked.status && text_equal(answer_text(&nobody, "detail"), answer_text(&locked, "detail")),
        "a name nobody has is locked otherwise: %d %s", nobody.status, nobody.body);
    client_free(client);
}

static void sessions(struct suite *s)
{
    struct client *second = client_new(s->port, "second");
    struct answer in = sign_in(s, second, suite_logins[RISK], suite_password, NULL);
    CHECK_STATUS(s, in, 200, "a second sign-in");
    struct answer list = client_call(s, second, "GET", "/api/v1/me/sessions", NULL, NULL);
    const struct json *items = list.json ? json_get(list.json, "items") : NULL;
    suite_check(s, items && items->count == 2, "two sessions: %s", list.body);
    for (size_t i = 0; items && i < items->count; i++) {
        bool current = true;
        json_get_bool(&items->items[i], "current", &current);
        if (current)
            continue;
        struct answer end = client_call(
            s, second, "DELETE",
            arena_format(s->arena, "/api/v1/me/sessions/%s", json_get_text(&items->items[i], "id")), NULL, NULL);
        CHECK_STATUS(s, end, 200, "revoking the other session");
    }
    struct answer ended = call(s, RISK, "GET", "/me", NULL);
    CHECK_STATUS(s, ended, 401, "a revoked session");
    struct answer out = client_call(s, second, "POST", "/api/v1/sign-out", NULL, NULL);
    CHECK_STATUS(s, out, 200, "signing out");
    client_free(second);
    client_free(s->people[RISK]);
    s->people[RISK] = client_new(s->port, suite_logins[RISK]);
    struct answer back = sign_in(s, s->people[RISK], suite_logins[RISK], suite_password, NULL);
    CHECK_STATUS(s, back, 200, "signing in again");
}

static void anti_forgery(struct suite *s)
{
    struct client forged = *s->people[MANAGER];
    forged.socket = -1;
    forged.csrf = NULL;
    struct answer none = client_call(s, &forged, "POST", "/api/v1/me/language", NULL, "{\"language\":\"zh\"}");
    CHECK_STATUS(s, none, 403, "a change without the token");
    forged.csrf = "0000";
    struct answer wrong = client_call(s, &forged, "POST", "/api/v1/me/language", NULL, "{\"language\":\"zh\"}");
    CHECK_STATUS(s, wrong, 403, "a change with a wrong token");
    struct answer right = call(s, MANAGER, "POST", "/me/language", "{\"language\":\"zh\"}");
    CHECK_STATUS(s, right, 200, "a change with the token");
}

static void passwords(struct suite *s)
{
    static const char weak[] = "{\"old_password\":\"Correct-Horse-7-Battery\",\"new_password\":\"short\"}";
    struct answer refused = call(s, CREDIT, "POST", "/me/password", weak);
    suite_check(s, refused.status == 422 || refused.status == 400, "a weak password: %d", refused.status);
    static const char change[] =
        "{\"old_password\":\"Correct-Horse-7-Battery\",\"new_password\":\"Another-Long-Word-99\"}";
    struct answer changed = call(s, CREDIT, "POST", "/me/password", change);
    CHECK_STATUS(s, changed, 200, "changing the password");
    struct answer wrong = call(s, CREDIT, "POST", "/me/password", change);
    suite_check(s, wrong.status >= 400, "the old password is still taken");
    struct answer me = call(s, CREDIT, "GET", "/me", NULL);
    struct answer reset =
        call(s, ADMINISTRATOR, "POST", arena_format(s->arena, "/person/%s/password", answer_text(&me, "id")),
             "{\"password\":\"Given-By-The-Admin-5\"}");
    CHECK_STATUS(s, reset, 200, "resetting a password");
    client_free(s->people[CREDIT]);
    s->people[CREDIT] = client_new(s->port, suite_logins[CREDIT]);
    struct answer in = sign_in(s, s->people[CREDIT], suite_logins[CREDIT], "Given-By-The-Admin-5", NULL);
    const struct json *person = in.json ? json_get(in.json, "person") : NULL;
    bool must = false;
    suite_check(s, person && json_get_bool(person, "must_change", &must) && must,
                "a given password need not be changed: %s", in.body);
    static const char *const closed[] = {"/customer", "/search?q=test", "/workbench", "/person"};
    for (size_t i = 0; i < sizeof(closed) / sizeof(closed[0]); i++) {
        struct answer shut = call(s, CREDIT, "GET", closed[i], NULL);
        suite_check(s, shut.status == 403 && text_equal(answer_text(&shut, "id"), "access.must_change"),
                    "%s with a given password: %d %.100s", closed[i], shut.status, shut.body);
    }
    struct answer own = call(s, CREDIT, "POST", "/me/password",
                             "{\"old_password\":\"Given-By-The-Admin-5\",\"new_password\":\"Another-Long-Word-99\"}");
    CHECK_STATUS(s, own, 200, "replacing a given password");
    struct answer open = call(s, CREDIT, "GET", "/customer", NULL);
    CHECK_STATUS(s, open, 200, "with a password of one's own");
}

static const char *one_time_code(struct suite *s, const char *secret)
{
    char *raw, code[8] = "";
    size_t size;
    if (oath_init() || oath_base32_decode(secret, strlen(secret), &raw, &size))
        return "";
    oath_totp_generate(raw, size, time(NULL), 30, 0, 6, code);
    free(raw);
    return arena_text(s->arena, code);
}

static void second_factor(struct suite *s)
{
    struct answer enrol = call(s, HEAD_MANAGER, "POST", "/me/totp", NULL);
    const char *secret = answer_text(&enrol, "secret");
    if (!CHECK_STATUS(s, enrol, 200, "enrolling an authenticator") || !secret)
        return;
    struct answer wrong = call(s, HEAD_MANAGER, "POST", "/me/totp/confirm", "{\"code\":\"000000\"}");
    suite_check(s, wrong.status >= 400, "a wrong code confirms");
    struct answer confirm = call(s, HEAD_MANAGER, "POST", "/me/totp/confirm",
                                 arena_format(s->arena, "{\"code\":\"%s\"}", one_time_code(s, secret)));
    CHECK_STATUS(s, confirm, 200, "confirming it");
    struct answer again = call(s, HEAD_MANAGER, "POST", "/me/totp", NULL);
    CHECK_STATUS(s, again, 403, "enrolling another one over the first, without the password");
    struct client *other = client_new(s->port, "without code");
    struct answer without = sign_in(s, other, suite_logins[HEAD_MANAGER], suite_password, NULL);
    CHECK_STATUS(s, without, 401, "signing in without the code");
    struct answer replay = sign_in(s, other, suite_logins[HEAD_MANAGER], suite_password, one_time_code(s, secret));
    suite_check(s, replay.status == 401, "a code is taken twice: %d", replay.status);
    client_free(other);
    struct answer removed = call(s, HEAD_MANAGER, "POST", "/me/totp/remove",
                                 arena_format(s->arena, "{\"password\":\"%s\"}", suite_password));
    CHECK_STATUS(s, removed, 200, "removing it");
}

void scenario_sign_in(struct suite *s)
{
    for (int who = 0; who < WHO_COUNT; who++) {
        struct answer me = call(s, (enum who)who, "GET", "/me", NULL);
        suite_check(s, text_equal(answer_text(&me, "login"), suite_logins[who]), "%s is told: %s", suite_logins[who],
                    me.body);
    }
    wrong_tries(s);
    sessions(s);
    anti_forgery(s);
    passwords(s);
    second_factor(s);
}
