/* What no good client sends: every case must be refused clearly, and the server must go on serving everybody else. */
#include "api/suite.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static const struct {
    const char *what, *bytes;
    const char
        *wanted; /* beginnings of the status lines that are right, separated by spaces; "" for a closed connection */
} cases[] = {
    {"no request at all", "\r\n\r\n\r\n", "400"},
    {"noise", "\x16\x03\x01\x02\x01\x01\xff\xfe\r\n\r\n", "400"},
    {"no host", "GET /health HTTP/1.1\r\n\r\n", "400"},
    {"two hosts", "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
    {"two lengths", "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
     "400"},
    {"a length beside chunks",
     "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
     "400"},
    {"a negative length", "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", "400"},
    {"a length that is none", "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 2a\r\n\r\n{}", "400"},
    {"an enormous length",
     "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999999999\r\n\r\n{}", "400 413"},
    {"more than is taken", "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n{}", "413"},
    {"broken chunks",
     "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", "400"},
    {"bad UTF-8 in the path", "GET /api/v1/%ff%fe HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
    {"bad UTF-8 in the query", "GET /api/v1/customer?q=%ff%fe HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
    {"a NUL in the path", "GET /api/v1/cust%00omer HTTP/1.1\r\nHost: a\r\n\r\n", "400 404 401"},
    {"a way out of the folder", "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "400 404 200"},
    {"a way out, escaped", "GET /assets/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "400 404 200"},
    {"a method nobody knows", "BREW /api/v1/customer HTTP/1.1\r\nHost: a\r\n\r\n", "405 401 400 501"},
    {"HTTP/3.9", "GET /health HTTP/3.9\r\nHost: a\r\n\r\n", "505 400"},
    {"a space before the colon", "GET /health HTTP/1.1\r\nHost : a\r\n\r\n", "400"},
    {"JSON cut off",
     "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
     "9\r\n\r\n{\"login\":",
     "400 422"},
    {"JSON with a key twice",
     "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
     "43\r\n\r\n{\"login\":\"a\",\"login\":\"b\",\"password\":\"cccc\"}",
     "400 422"},
    {"JSON with an inner NUL",
     "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
     "36\r\n\r\n{\"login\":\"a\\u0000b\",\"password\":\"ccc\"}",
     "400 422"},
    {"bad UTF-8 in JSON",
     "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
     "32\r\n\r\n{\"login\":\"\xff\xfe\",\"password\":\"cccc\"}\n",
     "400 422"},
    {"a body that does not say what it is", "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
     "415"},
    {"a body of another kind",
     "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<a/>", "415"},
};

static bool status_fits(const char *answer, const char *wanted)
{
    if (strncmp(answer, "HTTP/1.1 ", 9))
        return !*answer && strstr(wanted, "400"); /* closing without a word refuses, too */
    char status[4] = "";
    memcpy(status, answer + 9, 3);
    return strstr(wanted, status) != NULL;
}

static void alive(struct suite *s, const char *after)
{
    struct answer me = call(s, HEAD, "GET", "/me", NULL);
    suite_check(s, me.status == 200, "the server after %s: %d", after, me.status);
}

static void malformed(struct suite *s)
{
    static char answer[65536];
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        tcp_talk(s->port, cases[i].bytes, strlen(cases[i].bytes), answer, sizeof(answer), 2000);
        suite_check(s, status_fits(answer, cases[i].wanted), "%s: %.60s", cases[i].what, answer);
        suite_check(s, !strstr(answer, "root:"), "%s: it answers with a file of the machine", cases[i].what);
    }
    alive(s, "malformed requests");
}

static void oversized(struct suite *s)
{
    static char answer[65536];
    struct buffer out = {.arena = s->arena};
    buffer_text(&out, "GET /health HTTP/1.1\r\nHost: a\r\nX-Long: ");
    for (int i = 0; i < 100000; i++)
        buffer_char(&out, 'a');
    buffer_text(&out, "\r\n\r\n");
    tcp_talk(s->port, out.data, out.size, answer, sizeof(answer), 2000);
    suite_check(s, status_fits(answer, "431 400 413"), "a huge header: %.60s", answer);
    struct buffer address = {.arena = s->arena};
    buffer_text(&address, "GET /");
    for (int i = 0; i < 100000; i++)
        buffer_char(&address, 'b');
    buffer_text(&address, " HTTP/1.1\r\nHost: a\r\n\r\n");
    tcp_talk(s->port, address.data, address.size, answer, sizeof(answer), 2000);
    suite_check(s, status_fits(answer, "414 400 431"), "a huge address: %.60s", answer);
    struct buffer deep = {.arena = s->arena};
    for (int i = 0; i < 100000; i++)
        buffer_char(&deep, '[');
    struct answer nested = call(s, HEAD, "POST", "/customer", buffer_end(&deep));
    suite_check(s, nested.status == 400 || nested.status == 422, "JSON 100,000 deep: %d", nested.status);
    alive(s, "oversized requests");
}

static void pipelined(struct suite *s)
{
    static char answer[262144];
    struct buffer out = {.arena = s->arena};
    for (int i = 0; i < 50; i++)
        buffer_text(&out, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
    buffer_text(&out, "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    tcp_talk(s->port, out.data, out.size, answer, sizeof(answer), 5000);
    int answers = 0;
    for (const char *at = answer; (at = strstr(at, "HTTP/1.1 200")); at++)
        answers++;
    suite_check(s, answers == 51, "51 requests in one piece: %d answers", answers);
}

/* Nobody waits for connections that say nothing or stop in the middle. */
static void silent(struct suite *s)
{
    static const char half[] = "POST /api/v1/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{";
    struct rlimit files = {0};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    int wanted = files.rlim_cur > 10400 ? 10000 : (int)files.rlim_cur - 400, open = 0;
    int *sockets = calloc((size_t)(wanted > 0 ? wanted : 1), sizeof(int));
    for (; open < wanted && (sockets[open] = tcp_connect(s->port)) >= 0; open++)
        if (open % 10 == 0 && send(sockets[open], half, sizeof(half) - 1, MSG_NOSIGNAL) < 0)
            break;
    printf("%d idle connections\n", open);
    suite_check(s, open == wanted, "%d of %d idle connections", open, wanted);
    alive(s, "10,000 idle connections");
    struct answer list = call(s, HEAD, "GET", "/customer?limit=10", NULL);
    CHECK_STATUS(s, list, 200, "a list beside idle connections");
    for (int i = 0; i < open; i++)
        close(sockets[i]);
    free(sockets);
    alive(s, "closing them all at once");
}

void scenario_hostile(struct suite *s)
{
    malformed(s);
    oversized(s);
    pipelined(s);
    silent(s);
}
