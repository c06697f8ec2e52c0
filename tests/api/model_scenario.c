/* The bank's own language model: plugged in by two people, and held to the facts whatever it says. */
#include "api/suite.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* --- an endpoint of the test's own
 * ------------------------------------------------------------------------------------------------------------- */

enum mode { GOOD, LYING, LINKING, UNCITED, SLOW, BROKEN, HUGE_REPLY, FAILING };
enum { REQUEST_BYTES = 60000 };

struct fake {
    int socket, port;
    pthread_t thread;
    _Atomic int mode, asked;
    char request[REQUEST_BYTES];
};

static void put(int to, const char *text, size_t size)
{
    while (size) {
        ssize_t some = send(to, text, size, MSG_NOSIGNAL);
        if (some <= 0)
            return;
        text += some;
        size -= (size_t)some;
    }
}

/* What the first fact says, with whatever the mode adds to it. */
static const char *content_of(struct arena *arena, const struct fake *f)
{
    const char *body = strstr(f->request, "\r\n\r\n");
    const struct json *request = body ? json_read(arena, body + 4, strlen(body + 4), NULL) : NULL;
    const struct json *messages = json_get(request, "messages");
    const char *user = messages && messages->count == 2 ? json_get_text(&messages->items[1], "content") : NULL;
    const struct json *facts = json_get(user ? json_read(arena, user, strlen(user), NULL) : NULL, "facts");
    if (!facts || facts->kind != JSON_LIST || !facts->count)
        return "{}";
    const struct json *cites = json_get(&facts->items[0], "cites");
    struct buffer out = {.arena = arena};
    struct json_writer w = {.out = &out};
    json_open(&w, '{');
    json_key(&w, "paragraphs");
    json_open(&w, '[');
    json_open(&w, '{');
    json_put_text(&w, "text",
                  arena_format(arena, "%s%s", json_get_text(&facts->items[0], "text"),
                               f->mode == LYING     ? " 另有 987654 万元。"
                               : f->mode == LINKING ? " 详见 evil.example/login"
                                                    : ""));
    json_key(&w, "cites");
    json_open(&w, '[');
    if (f->mode == UNCITED)
        json_write_int(&w, 77);
    else
        json_write_value(&w, &cites->items[0]);
    json_close(&w, ']');
    json_close(&w, '}');
    json_close(&w, ']');
    json_close(&w, '}');
    return buffer_end(&out);
}

static void reply(struct fake *f, int to)
{
    struct arena *arena = arena_new();
    struct buffer out = {.arena = arena};
    struct json_writer w = {.out = &out};
    if (f->mode == SLOW)
        nanosleep(&(struct timespec){1, 500000000}, NULL);
    json_open(&w, '{');
    json_key(&w, "choices");
    json_open(&w, '[');
    json_open(&w, '{');
    json_key(&w, "message");
    json_open(&w, '{');
    json_put_text(&w, "content", arena_format(arena, "```json\n%s\n```", content_of(arena, f)));
    json_close(&w, '}');
    json_close(&w, '}');
    json_close(&w, ']');
    json_close(&w, '}');
    const char *body = f->mode == BROKEN ? "{\"choices\":[{\"message\":{\"content\":\"{oops\"" : buffer_end(&out);
    if (f->mode == HUGE_REPLY) {
        char *huge = arena_take(arena, 1 << 20);
        memset(huge, ' ', (1 << 20) - 1);
        huge[(1 << 20) - 1] = 0;
        body = huge;
    }
    const char *head = arena_format(arena, "HTTP/1.1 %s\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n",
                                    f->mode == FAILING ? "500 no" : "200 OK", strlen(body));
    put(to, head, strlen(head));
    put(to, body, strlen(body));
    arena_free(arena);
}

static void *serve(void *context)
{
    struct fake *f = context;
    for (int from; (from = accept(f->socket, NULL, NULL)) >= 0; close(from)) {
        size_t have = 0, want = 0;
        f->request[0] = 0;
        while (have < REQUEST_BYTES - 1 && (!want || have < want)) {
            ssize_t some = recv(from, f->request + have, REQUEST_BYTES - 1 - have, 0);
            if (some <= 0)
                break;
            have += (size_t)some;
            f->request[have] = 0;
            const char *end = strstr(f->request, "\r\n\r\n"), *length = strstr(f->request, "Content-Length: ");
            if (end && length)
                want = (size_t)(end + 4 - f->request) + (size_t)atoi(length + 16);
        }
        f->asked++;
        reply(f, from);
    }
    return NULL;
}

static void fake_start(struct fake *f)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof(at);
    f->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(f->socket, (struct sockaddr *)&at, size) || listen(f->socket, 8) ||
        getsockname(f->socket, (struct sockaddr *)&at, &size) || pthread_create(&f->thread, NULL, serve, f))
        abort();
    f->port = ntohs(at.sin_port);
}

static void fake_stop(struct fake *f)
{
    shutdown(f->socket, SHUT_RDWR);
    pthread_join(f->thread, NULL);
    close(f->socket);
}

/* --- plugging in
 * ------------------------------------------------------------------------------------------------------------- */

static void agree(struct suite *s, struct answer held)
{
    const char *path = arena_format(s->arena, "/pending_change/%s/decide", answer_text(&held, "pending_change"));
    CHECK_STATUS(s, held, 202, "it waits for a second person");
    CHECK_STATUS(s, call(s, HEAD_MANAGER, "POST", path, "{\"approve\":true}"), 200, "a second person agrees");
}

static const char *plug_in(struct suite *s, const char *endpoint)
{
    const char *body = arena_format(s->arena, "{\"endpoint\":\"%s\",\"model\":\"fake\",\"timeout_ms\":600}", endpoint);
    CHECK_STATUS(s, call(s, MANAGER, "POST", "/language_model", body), 403, "a manager plugs nothing in");
    CHECK_STATUS(
        s, call(s, ADMINISTRATOR, "POST", "/language_model", "{\"endpoint\":\"x\",\"model\":\"m\",\"timeout_ms\":1}"),
        422, "a wait too short");
    agree(s, call(s, ADMINISTRATOR, "POST", "/language_model", body));
    struct answer list = call(s, ADMINISTRATOR, "GET", "/language_model?model=fake&limit=1", NULL);
    const struct json *items = list.json ? json_get(list.json, "items") : NULL;
    suite_check(s, items && items->count == 1, "it is not there: %.300s", list.body);
    return items && items->count ? arena_text(s->arena, json_get_text(&items->items[0], "id")) : "none";
}

static void change(struct suite *s, const char *id, int version, const char *fields)
{
    agree(s, call_with(s, ADMINISTRATOR, "PATCH", arena_format(s->arena, "/language_model/%s", id),
                       arena_format(s->arena, "If-Match: %d\r\n", version), fields));
}

static const char *model_act(struct suite *s, const char *id, const char *what, const char *body)
{
    struct answer done =
        call(s, ADMINISTRATOR, "POST", arena_format(s->arena, "/language_model/%s/%s", id, what), body);
    CHECK_STATUS(s, done, 200, what);
    return done.body ? arena_text(s->arena, done.body) : "";
}

/* --- phrasing
 * ------------------------------------------------------------------------------------------------------------- */

static const char *ask(struct suite *s)
{
    struct answer turn =
        call(s, MANAGER, "POST", "/assistant/ask", "{\"question\":\"五级分类怎么划分\",\"language\":\"zh\"}");
    suite_check(s, turn.status == 200 && !strcmp(answer_text(&turn, "kind"), "knowledge"), "no answer: %.300s",
                turn.body);
    return arena_text(s->arena, answer_text(&turn, "id"));
}

static void phrases(struct suite *s, struct fake *f, enum mode mode, const char *outcome)
{
    const char *turn = ask(s), *path = arena_format(s->arena, "/assistant/turns/%s/phrase", turn);
    f->mode = (int)mode;
    CHECK_STATUS(s, call(s, COLLEAGUE, "POST", path, NULL), 404, "another's answer");
    struct answer said = call(s, MANAGER, "POST", path, NULL);
    suite_check(s, said.status == 200 && !strcmp(answer_text(&said, "outcome"), outcome), "%s instead of %s: %.400s",
                said.status == 200 ? answer_text(&said, "outcome") : "refused", outcome, said.body);
    suite_check(s, (strstr(said.body, "\"paragraphs\":[]") == NULL) == (mode == GOOD), "what is shown: %.400s",
                said.body);
}

void scenario_model(struct suite *s)
{
    static struct fake fake;
    fake_start(&fake);
    const char *id = plug_in(s, arena_format(s->arena, "http://127.0.0.1:%d/v1/chat/completions", fake.port));
    const char *turn = ask(s);
    struct answer off = call(s, MANAGER, "POST", arena_format(s->arena, "/assistant/turns/%s/phrase", turn), NULL);
    suite_check(s, off.status == 200 && !strcmp(answer_text(&off, "outcome"), "off") && !fake.asked,
                "asked while off: %.300s", off.body);
    model_act(s, id, "key", "{\"key\":\"sk-secret-of-the-test\"}");
    CHECK_STATUS(
        s, call(s, ADMINISTRATOR, "POST", arena_format(s->arena, "/language_model/%s/key", id), "{\"key\":\"a b\\n\"}"),
        422, "a key that would be a header");
    suite_check(s, strstr(model_act(s, id, "test", NULL), "\"outcome\":\"used\"") != NULL, "the try fails");
    suite_check(s, strstr(fake.request, "Authorization: Bearer sk-secret-of-the-test") != NULL, "the key is not sent");
    change(s, id, 2, "{\"status\":\"on\"}");
    phrases(s, &fake, GOOD, "used");
    phrases(s, &fake, LYING, "unsupported");
    phrases(s, &fake, LINKING, "unsupported");
    phrases(s, &fake, UNCITED, "unsupported");
    phrases(s, &fake, BROKEN, "broken");
    phrases(s, &fake, HUGE_REPLY, "too_large");
    phrases(s, &fake, FAILING, "refused");
    phrases(s, &fake, SLOW, "timeout");
    nanosleep(&(struct timespec){1, 500000000}, NULL); /* until it is there again */
    struct answer status = call(s, MANAGER, "GET", "/assistant/status", NULL);
    suite_check(s, status.status == 200 && strstr(status.body, "\"model\":\"fake\""), "not told: %.300s", status.body);
    struct answer audit = call(s, AUDITOR, "GET", "/language_model/page", NULL),
                  page = call(s, ADMINISTRATOR, "GET", "/language_model/page", NULL);
    suite_check(s, audit.status == 200 && strstr(audit.body, "五级分类") && !strstr(audit.body, "sk-secret"),
                "what was sent: %.600s", audit.body);
    suite_check(s, page.status == 200 && !strstr(page.body, "五级分类") && strstr(page.body, "\"unsupported\":3"),
                "the administrator reads what was asked: %.600s", page.body);
    CHECK_STATUS(s, call(s, MANAGER, "GET", "/language_model/page", NULL), 403, "a manager has no such page");
    change(s, id, 3, arena_format(s->arena, "{\"endpoint\":\"http://127.0.0.1:%d/other\"}", fake.port));
    fake.mode = GOOD;
    model_act(s, id, "test", NULL);
    suite_check(s, !strstr(fake.request, "Authorization"), "the key goes to another address");
    suite_check(s, strstr(model_act(s, id, "off", NULL), "\"off\"") != NULL, "not off");
    CHECK_STATUS(s, call(s, ADMINISTRATOR, "GET", arena_format(s->arena, "/language_model/%s/history", id), NULL), 200,
                 "its history");
    CHECK_STATUS(s,
                 call_with(s, ADMINISTRATOR, "DELETE", arena_format(s->arena, "/language_model/%s", id),
                           "If-Match: 5\r\n", NULL),
                 200, "taking it away");
    fake_stop(&fake);
}
