/* Mail and webhooks against servers of the test's own: what is written goes out once, what fails comes back, what comes
 * in joins its thread, and nobody's signature is believed unless it is right. */
#include "api/post_test.h"
#include "base/date.h"
#include "store/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char *const variables[] = {"STEWARD_SMTP_URL",       "STEWARD_IMAP_URL",
                                        "STEWARD_MAIL_FROM",      "STEWARD_MAIL_NAME",
                                        "STEWARD_PUBLIC_URL",     "STEWARD_MAIL_TLS",
                                        "STEWARD_IMAP_USER",      "STEWARD_IMAP_PASSWORD",
                                        "STEWARD_IMAP_SECONDS",   "STEWARD_OUTBOX_RETRY_SECONDS",
                                        "STEWARD_WEBHOOK_PRIVATE"};
enum { VARIABLES = sizeof(variables) / sizeof(variables[0]) };

static void post_restart(struct suite *s)
{
    suite_check(s, suite_stop(s), "the server does not end");
    suite_check(s, suite_start(s), "the server does not start again");
    for (int i = 0; i < WHO_COUNT; i++) {
        s->people[i]->port = s->port;
        if (s->people[i]->socket >= 0)
            close(s->people[i]->socket);
        s->people[i]->socket = -1;
    }
}

void post_channel_on(struct post_test *t)
{
    struct arena *a = t->s->arena;
    const char *values[VARIABLES] = {arena_format(a, "smtp://127.0.0.1:%d", office_smtp_port(t->office)),
                                     arena_format(a, "imap://127.0.0.1:%d/INBOX", office_imap_port(t->office)),
                                     "service@bank.example",
                                     "融管家银行",
                                     "https://bank.example/",
                                     "optional",
                                     "desk",
                                     "secret",
                                     "1",
                                     "1",
                                     "allowed"};
    for (int i = 0; i < VARIABLES; i++)
        setenv(variables[i], values[i], 1);
    post_restart(t->s);
}

void post_channel_off(struct post_test *t)
{
    for (int i = 0; i < VARIABLES; i++)
        unsetenv(variables[i]);
    post_restart(t->s);
}

/* Waits for at most 20 s until the outbox has a row about ABOUT with STATUS; its place in the answer, else NULL. */
const struct json *post_outbox_row(struct post_test *t, const char *about, const char *purpose, const char *status,
                                   struct answer *board)
{
    for (int tries = 0; tries < 200; tries++) {
        *board = call(t->s, HEAD_MANAGER, "GET", "/outbox", NULL);
        const struct json *items = board->json ? json_get(board->json, "items") : NULL;
        for (size_t i = 0; items && i < items->count; i++) {
            const char *its = json_get_text(&items->items[i], "about"),
                       *why = json_get_text(&items->items[i], "purpose");
            if ((!about || (its && !strcmp(its, about))) && why && !strcmp(why, purpose) &&
                !strcmp(json_get_text(&items->items[i], "status"), status))
                return &items->items[i];
        }
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    }
    suite_check(t->s, false, "no %s about %s is %s: %.600s", purpose, about ? about : "anything", status, board->body);
    return NULL;
}

const char *post_act(struct post_test *t, enum who who, const char *path, const char *id, const char *what,
                     const char *body, int status)
{
    struct answer done =
        call(t->s, who, "POST", arena_format(t->s->arena, "/%s/%s/%s", path, id ? id : "none", what), body);
    CHECK_STATUS(t->s, done, status, what);
    return done.body ? arena_text(t->s->arena, done.body) : "";
}

const char *post_text(struct post_test *t, const struct json *row, const char *key)
{
    const char *text = row ? json_get_text(row, key) : NULL;
    return text ? arena_text(t->s->arena, text) : "";
}

/* --- mail out
 * ---------------------------------------------------------------------------------------------------------------- */

void post_customer(struct post_test *t)
{
    struct suite *s = t->s;
    struct answer me = call(s, MANAGER, "GET", "/me", NULL);
    t->name = arena_format(s->arena, "收发测试有限公司%lld", (long long)instant_now());
    struct answer made =
        call(s, MANAGER, "POST", "/customer",
             arena_format(s->arena, "{\"name\":\"%s\",\"kind\":\"small\",\"branch\":\"%s\",\"owner\":\"%s\"}", t->name,
                          answer_text(&me, "branch"), answer_text(&me, "id")));
    CHECK_STATUS(s, made, 201, "a customer");
    t->customer = post_text(t, made.json, "id");
    t->address = arena_format(s->arena, "cfo.%lld@client.example", (long long)instant_now());
    struct answer contact = call(
        s, MANAGER, "POST", "/contact",
        arena_format(s->arena, "{\"customer\":\"%s\",\"name\":\"钱总\",\"email\":\"%s\"}", t->customer, t->address));
    CHECK_STATUS(s, contact, 201, "a contact");
    t->contact = post_text(t, contact.json, "id");
}

void post_consent(struct post_test *t, const char *contact, bool given)
{
    struct suite *s = t->s;
    struct answer noted = call(
        s, MANAGER, "POST", arena_format(s->arena, "/customer/%s/consent", t->customer),
        arena_format(s->arena, "{\"purpose\":\"marketing\",\"given\":%s,\"channel\":\"phone\"%s}",
                     given ? "true" : "false", contact ? arena_format(s->arena, ",\"contact\":\"%s\"", contact) : ""));
    CHECK_STATUS(s, noted, 200, "a consent noted");
}

/* How many letters went to the customer, the newest kept: letters of other scenarios may leave meanwhile. */
int post_letters(struct post_test *t)
{
    const char *to = arena_format(t->s->arena, "To: <%s>", t->address);
    char *kept = arena_take(t->s->arena, OFFICE_BYTES);
    int found = 0;
    for (int i = 0, count = office_letters(t->office); i < count; i++)
        if (office_letter(t->office, i, kept) && strstr(kept, to)) {
            found++;
            strcpy(t->letter, kept);
        }
    return found;
}

static void held_then_sent(struct post_test *t)
{
    struct suite *s = t->s;
    const char *ask = arena_format(s->arena, "/customer/%s/survey", t->customer);
    struct answer board, silent = call(s, MANAGER, "POST", ask, "{\"template\":\"yearly\"}");
    suite_check(s, silent.status == 201 && !strcmp(answer_text(&silent, "mail"), "no_consent"),
                "mailed without consent: %.300s", silent.body);
    post_consent(t, NULL, true);
    struct answer survey = call(s, MANAGER, "POST", ask, "{\"template\":\"yearly\"}");
    suite_check(s, survey.status == 201 && !strcmp(answer_text(&survey, "mail"), "written"), "a survey: %.300s",
                survey.body);
    const char *about = post_text(t, survey.json, "id");
    const struct json *row = post_outbox_row(t, about, "survey", "held", &board);
    suite_check(s, !strcmp(post_text(t, row, "reason"), "channel_off"), "why it is held: %.300s", board.body);
    const char *id = post_text(t, row, "id");
    CHECK_STATUS(s, call(s, MANAGER, "GET", "/outbox", NULL), 403, "a relationship manager reads the outbox");
    struct answer hidden = call(s, ADMINISTRATOR, "GET", "/outbox", NULL);
    suite_check(s, hidden.status == 200 && !strstr(hidden.body, t->address),
                "the administrator reads whom it goes to: %.300s", hidden.body);
    post_channel_on(t);
    office_refuse(t->office, 1, 0);
    post_act(t, ADMINISTRATOR, "outbox_message", id, "retry", NULL, 200);
    row = post_outbox_row(t, about, "survey", "sent", &board);
    int64_t attempts = 0;
    suite_check(s, row && json_get_int(row, "attempts", &attempts) && attempts == 2, "%lld tries instead of two",
                (long long)attempts);
    int letters = post_letters(t);
    suite_check(s, letters == 1, "%d letters instead of one", letters);
    suite_check(s,
                strstr(t->letter, arena_format(s->arena, "To: <%s>", t->address)) &&
                    strstr(t->letter, "https://bank.example/survey/") && strstr(t->letter, "Subject: =?UTF-8?B?") &&
                    strstr(t->letter, "Auto-Submitted: auto-generated"),
                "the letter: %.1500s", t->letter);
    post_act(t, ADMINISTRATOR, "outbox_message", id, "retry", NULL, 409);
    post_act(t, ADMINISTRATOR, "outbox_message", id, "hold", NULL, 409);
}

/* --- mail in
 * ----------------------------------------------------------------------------------------------------------------- */

/* Waits until COUNT messages have come in; the newest answer. */
struct answer post_inbox(struct post_test *t, const char *sender, const char *status)
{
    struct answer board = {0};
    for (int tries = 0; tries < 200; tries++) {
        board = call(t->s, HEAD_MANAGER, "GET", "/inbox", NULL);
        const struct json *items = board.json ? json_get(board.json, "items") : NULL;
        for (size_t i = 0; items && i < items->count; i++) {
            const struct json *message = json_get(&items->items[i], "message");
            if (!strcmp(json_get_text(message, "sender"), sender) && !strcmp(json_get_text(message, "status"), status))
                return board;
        }
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    }
    suite_check(t->s, false, "nothing of %s is %s: %.600s", sender, status, board.body);
    return board;
}

static const struct json *post_newest(const struct answer *board, const char *sender)
{
    const struct json *items = board->json ? json_get(board->json, "items") : NULL;
    for (size_t i = 0; items && i < items->count; i++)
        if (!strcmp(json_get_text(json_get(&items->items[i], "message"), "sender"), sender))
            return json_get(&items->items[i], "message");
    return NULL;
}

static int thread_length(struct post_test *t, const char *words)
{
    struct answer detail =
        call(t->s, MANAGER, "GET", arena_format(t->s->arena, "/service_request/%s/detail", t->request), NULL);
    const struct json *thread = detail.json ? json_get(detail.json, "thread") : NULL;
    suite_check(t->s, detail.status == 200 && (!words || strstr(detail.body, words)), "the thread has no %s: %.900s",
                words ? words : "", detail.body);
    return thread ? (int)thread->count : -1;
}

static void comes_in(struct post_test *t)
{
    struct suite *s = t->s;
    office_deliver(
        t->office,
        arena_format(
            s->arena,
            "From: =?GB2312?B?x67X3A==?= <%s>\r\nSubject: =?UTF-8?B?5a+56LSm5Y2V?=\r\nMessage-ID: <first.1@client>\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: "
            "text/plain; "
            "charset=utf-8\r\n\r\n上月的对账单没有收到，请补打\r\n--b1\r\nContent-Type: text/plain; "
            "name=\"list.csv\"\r\n"
            "Content-Disposition: attachment; filename=\"list.csv\"\r\n\r\na,b\r\n1,2\r\n--b1--\r\n",
            t->address));
    struct answer board = post_inbox(t, t->address, "taken");
    t->request = post_text(t, post_newest(&board, t->address), "request");
    suite_check(s, thread_length(t, "上月的对账单") == 1, "not one message");
    struct answer files = call(s, MANAGER, "GET", arena_format(s->arena, "/attachment?customer=%s", t->customer), NULL);
    suite_check(s, files.status == 200 && strstr(files.body, "list.csv"), "its file is no document: %.300s",
                files.body);
    post_act(t, MANAGER, "service_request", t->request, "message",
             "{\"direction\":\"sent\",\"text\":\"请问需要哪个月的？\"}", 200);
    struct answer out;
    post_outbox_row(t, t->request, "answer", "sent", &out);
    post_letters(t);
    suite_check(s, strstr(t->letter, "In-Reply-To: <first.1@client>") && strstr(t->letter, "请问需要哪个月的"),
                "the answer: %.900s", t->letter);
}

static const char *sent_id(struct post_test *t)
{
    const char *at = strstr(t->letter, "Message-ID: <");
    return at ? arena_text_part(t->s->arena, at + 13, strcspn(at + 13, ">")) : "none";
}

/* An answer joins, the same mail again does not, a machine's is noted, a bounce marks what was sent. */
static void comes_back(struct post_test *t)
{
    struct suite *s = t->s;
    int before = thread_length(t, NULL);
    const char *reply = arena_format(
        s->arena,
        "From: %s\r\nSubject: Re: x\r\nMessage-ID: <second.2@client>\r\nIn-Reply-To: <%s>\r\n\r\n五月的\r\n> 请问\r\n",
        t->address, sent_id(t));
    office_deliver(t->office, reply);
    office_deliver(t->office, reply);
    office_deliver(
        t->office,
        arena_format(s->arena,
                     "From: %s\r\nSubject: away\r\nMessage-ID: <third.3@client>\r\nAuto-Submitted: auto-replied\r\n"
                     "In-Reply-To: <%s>\r\n\r\nI am away\r\n",
                     t->address, sent_id(t)));
    office_deliver(
        t->office,
        arena_format(
            s->arena,
            "From: MAILER-DAEMON@client.example\r\nSubject: failed\r\nMessage-ID: <b.4@client>\r\nContent-Type: "
            "multipart/report; "
            "report-type=delivery-status; boundary=q\r\n\r\n--q\r\n\r\nsorry\r\n--q\r\nContent-Type: "
            "message/delivery-status\r\n\r\n"
            "Final-Recipient: rfc822; x\r\nAction: failed\r\nDiagnostic-Code: smtp; 550 no such user\r\n--q\r\n"
            "Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <%s>\r\n--q--\r\n",
            sent_id(t)));
    office_deliver(t->office,
                   "From: stranger@nowhere.example\r\nSubject: hello [SR-whatever12345]\r\n\r\nlet me in\r\n");
    post_inbox(t, "stranger@nowhere.example", "unknown");
    struct answer out;
    const struct json *row = post_outbox_row(t, t->request, "answer", "failed", &out);
    suite_check(s, !strcmp(post_text(t, row, "reason"), "bounced") && strstr(post_text(t, row, "last_error"), "550"),
                "the bounce: %.400s", out.body);
    suite_check(s, thread_length(t, "五月的") == before + 2, "the thread has %d instead of %d", thread_length(t, NULL),
                before + 2);
    struct answer detail =
        call(s, MANAGER, "GET", arena_format(s->arena, "/service_request/%s/detail", t->request), NULL);
    suite_check(s, strstr(detail.body, "bounced") && !strstr(detail.body, "I am away"), "the request: %.900s",
                detail.body);
}

static void assigning(struct post_test *t)
{
    struct suite *s = t->s;
    struct answer board = call(s, HEAD_MANAGER, "GET", "/inbox?status=unknown", NULL);
    const char *id = post_text(t, post_newest(&board, "stranger@nowhere.example"), "id");
    const char *body = arena_format(s->arena, "{\"customer\":\"%s\"}", t->customer);
    post_act(t, MANAGER, "inbox_message", id, "assign", body, 403);
    suite_check(s, strstr(post_act(t, HEAD_MANAGER, "inbox_message", id, "assign", body, 200), "request") != NULL,
                "not assigned");
    post_act(t, HEAD_MANAGER, "inbox_message", id, "assign", body, 409);
    office_deliver(t->office, "From: spam@nowhere.example\r\nSubject: buy\r\nMessage-ID: <spam@x>\r\n\r\nnow\r\n");
    board = post_inbox(t, "spam@nowhere.example", "unknown");
    post_act(t, HEAD_MANAGER, "inbox_message", post_text(t, post_newest(&board, "spam@nowhere.example"), "id"), "drop",
             NULL, 200);
}

/* --- webhooks
 * ---------------------------------------------------------------------------------------------------------------- */

static const char *hook_new(struct post_test *t, const char *fields, const char *code)
{
    struct suite *s = t->s;
    struct answer held = call(s, ADMINISTRATOR, "POST", "/webhook_subscription", fields);
    CHECK_STATUS(s, held, 202, "a webhook waits for a second person");
    const char *decide = arena_format(s->arena, "/pending_change/%s/decide", post_text(t, held.json, "pending_change"));
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", decide, "{\"approve\":true}"), 200, "a second person agrees");
    struct answer board = call(s, ADMINISTRATOR, "GET", "/webhook", NULL);
    const struct json *items = board.json ? json_get(board.json, "items") : NULL;
    for (size_t i = 0; items && i < items->count; i++)
        if (!strcmp(json_get_text(json_get(&items->items[i], "hook"), "code"), code))
            return post_text(t, json_get(&items->items[i], "hook"), "id");
    suite_check(s, false, "no webhook: %.300s", board.body);
    return "none";
}

static const char *secret_of(struct post_test *t, const char *id)
{
    struct answer made =
        call(t->s, ADMINISTRATOR, "POST", arena_format(t->s->arena, "/webhook_subscription/%s/secret", id), NULL);
    CHECK_STATUS(t->s, made, 200, "a secret");
    return post_text(t, made.json, "secret");
}

static const char *signature(struct arena *arena, const char *secret, const char *when, const char *body)
{
    const char *text = arena_format(arena, "%s.%s", when, body);
    unsigned char mac[32];
    char hex[65];
    digest_hmac_sha256(secret, strlen(secret), text, strlen(text), mac);
    digest_hex(mac, sizeof(mac), hex);
    return arena_format(arena, "v1=%s", hex);
}

static const char *header_of(struct post_test *t, const char *post, const char *name)
{
    const char *at = strstr(post, name);
    return at ? arena_text_part(t->s->arena, at + strlen(name), strcspn(at + strlen(name), "\n")) : "";
}

/* Before the channel is on: an address of the machine itself is refused, and the row says so. */
static const char *refused_inside(struct post_test *t)
{
    struct suite *s = t->s;
    struct answer board;
    const char *id = hook_new(t,
                              arena_format(s->arena,
                                           "{\"partner\":\"核心系统\",\"code\":\"core.%d\",\"direction\":\"out\","
                                           "\"url\":\"http://127.0.0.1:%d/hook\"}",
                                           office_http_port(t->office), office_http_port(t->office)),
                              arena_format(s->arena, "core.%d", office_http_port(t->office)));
    post_act(t, ADMINISTRATOR, "webhook_subscription", id, "test", NULL, 409);
    secret_of(t, id);
    post_act(t, ADMINISTRATOR, "webhook_subscription", id, "test", NULL, 200);
    const struct json *row = post_outbox_row(t, NULL, "test", "failed", &board);
    suite_check(s, !strcmp(post_text(t, row, "reason"), "refused_address"), "the inner network is not refused: %.400s",
                board.body);
    suite_check(s, office_posts(t->office, t->letter) == 0, "the inner network was reached");
    return id;
}

static void tells(struct post_test *t, const char *hook)
{
    struct suite *s = t->s;
    struct answer board;
    const char *secret = secret_of(t, hook);
    office_refuse(t->office, 0, 1);
    int before = office_posts(t->office, t->letter);
    post_act(t, MANAGER, "service_request", t->request, "close", "{\"reason\":\"solved\",\"resolution\":\"已补打\"}",
             200);
    post_outbox_row(t, t->request, "event", "sent", &board);
    for (int i = 0; i < 100 && office_posts(t->office, t->letter) < before + 2; i++)
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    suite_check(s, office_posts(t->office, t->letter) >= before + 2, "not tried again after 500");
    const char *body = strstr(t->letter, "\n\n") ? strstr(t->letter, "\n\n") + 2 : "";
    const char *when = header_of(t, t->letter, "X-Steward-Timestamp: "),
               *given = header_of(t, t->letter, "X-Steward-Signature: ");
    suite_check(s, !strcmp(given, signature(s->arena, secret, when, body)), "the signature %s does not fit: %.900s",
                given, t->letter);
    suite_check(s, strstr(body, "request.closed") && !strstr(body, "已补打"), "what the partner is told: %.600s", body);
}

/* A partner that nobody answers for: what waits for it can be held, and the webhook paused and taken away. */
static void holds(struct post_test *t)
{
    struct suite *s = t->s;
    struct answer board, held = {0};
    const char *code = arena_format(s->arena, "gone.%d", office_http_port(t->office));
    const char *id = hook_new(t,
                              arena_format(s->arena,
                                           "{\"partner\":\"已停机\",\"code\":\"%s\",\"direction\":\"out\","
                                           "\"url\":\"http://127.0.0.1:1/\"}",
                                           code),
                              code);
    secret_of(t, id);
    post_act(t, ADMINISTRATOR, "webhook_subscription", id, "test", NULL, 200);
    const struct json *row = post_outbox_row(t, NULL, "test", "waiting", &board);
    const char *message = post_text(t, row, "id");
    for (int tries = 0; tries < 50 && held.status != 200; tries++) { /* between two tries of the server */
        held = call(s, ADMINISTRATOR, "POST", arena_format(s->arena, "/outbox_message/%s/hold", message), NULL);
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    }
    CHECK_STATUS(s, held, 200, "holding what waits");
    const char *path = arena_format(s->arena, "/webhook_subscription/%s", id);
    struct answer hook = call(s, ADMINISTRATOR, "GET", path, NULL);
    int64_t version = 0;
    post_act(t, ADMINISTRATOR, "webhook_subscription", id, "pause", NULL, 200);
    hook = call(s, ADMINISTRATOR, "GET", path, NULL);
    if (hook.json)
        json_get_int(hook.json, "version", &version);
    suite_check(s, hook.status == 200 && !strcmp(answer_text(&hook, "status"), "paused"), "not paused: %.300s",
                hook.body);
    suite_check(s, hook.status == 200 && !strstr(hook.body, "\"secret\""), "the secret is shown: %.300s", hook.body);
    const char *match = arena_format(s->arena, "If-Match: %lld\r\n", (long long)version);
    struct answer pause = call_with(s, ADMINISTRATOR, "PATCH", path, match, "{\"loan_drawn\":true}");
    CHECK_STATUS(s, pause, 202, "a change waits for a second person");
    CHECK_STATUS(s, call_with(s, ADMINISTRATOR, "DELETE", path, match, NULL), 409, "it goes while a change waits");
    const char *decide =
        arena_format(s->arena, "/pending_change/%s/decide", post_text(t, pause.json, "pending_change"));
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", decide, "{\"approve\":true}"), 200, "a second person agrees");
    match = arena_format(s->arena, "If-Match: %lld\r\n", (long long)version + 1);
    CHECK_STATUS(s, call_with(s, ADMINISTRATOR, "DELETE", path, match, NULL), 200, "taking it away");
    post_act(t, ADMINISTRATOR, "outbox_message", message, "retry", NULL, 200);
    for (int tries = 0; tries < 100; tries++) {
        board = call(s, ADMINISTRATOR, "GET", arena_format(s->arena, "/outbox_message/%s", message), NULL);
        if (board.status != 200 || !strcmp(post_text(t, board.json, "status"), "failed"))
            break;
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    }
    suite_check(s, !strcmp(post_text(t, board.json, "status"), "failed"), "for a partner who is gone: %.300s",
                board.body);
}

static struct answer knock(struct post_test *t, struct client *gate, const char *path, const char *secret,
                           int64_t seconds, const char *body)
{
    const char *when = arena_format(t->s->arena, "%lld", (long long)seconds);
    const char *extra = arena_format(t->s->arena, "X-Steward-Timestamp: %s\r\nX-Steward-Signature: %s\r\n", when,
                                     signature(t->s->arena, secret, when, body));
    return client_call(t->s, gate, "POST", path, extra, body);
}

static void gateway(struct post_test *t)
{
    struct suite *s = t->s;
    const char *code = arena_format(s->arena, "wecom.%d", office_http_port(t->office));
    const char *id = hook_new(
        t, arena_format(s->arena, "{\"partner\":\"企业微信\",\"code\":\"%s\",\"direction\":\"in\"}", code), code);
    const char *secret = secret_of(t, id), *path = arena_format(s->arena, "/api/v1/hook/%s", code);
    const char *body = arena_format(
        s->arena, "{\"id\":\"m1\",\"from\":\"%s\",\"name\":\"钱总\",\"text\":\"想问一下贷款进度\"}", t->address);
    struct client *gate = client_new(s->port, "gateway");
    int64_t now = instant_now() / 1000;
    CHECK_STATUS(s, knock(t, gate, path, "wrong", now, body), 401, "a wrong signature");
    CHECK_STATUS(s, knock(t, gate, path, secret, now - 3600, body), 401, "an old signature");
    CHECK_STATUS(s, client_call(s, gate, "POST", path, NULL, body), 401, "no signature");
    CHECK_STATUS(s, knock(t, gate, "/api/v1/hook/nobody", secret, now, body), 401, "a gateway that is none");
    struct answer taken = knock(t, gate, path, secret, now, body), twice = knock(t, gate, path, secret, now, body);
    suite_check(s, taken.status == 201 && !strcmp(answer_text(&taken, "status"), "taken"), "not taken in: %.300s",
                taken.body);
    suite_check(s, twice.status == 200 && strstr(twice.body, "\"known\":true"), "taken in twice: %.300s", twice.body);
    CHECK_STATUS(s, knock(t, gate, path, secret, now, "{\"id\":\"m2\"}"), 422, "a message without sender");
    struct answer strange =
        knock(t, gate, path, secret, now, "{\"id\":\"m3\",\"from\":\"13900000000\",\"text\":\"hi\"}");
    suite_check(s, strange.status == 201 && answer_text(&strange, "status"), "a stranger's message: %.300s",
                strange.body);
    client_free(gate);
}

void scenario_post(struct suite *s)
{
    struct post_test t = {.s = s, .office = office_new()};
    post_customer(&t);
    const char *hook = refused_inside(&t);
    held_then_sent(&t);
    comes_in(&t);
    comes_back(&t);
    assigning(&t);
    tells(&t, hook);
    holds(&t);
    gateway(&t);
    post_channel_off(&t);
    office_free(t.office);
}
