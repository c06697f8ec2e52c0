/* libcurl, seen by this file alone: SMTP, IMAP and HTTPS with bounds on time and size. */
#include "base/buffer.h"
#include "base/text.h"
#include "domain/post/post.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { CONNECT_SECONDS = 10, WHOLE_SECONDS = 60, REPLY_MOST = 65536, MAIL_MOST = 25 << 20 };

struct exchange {
    CURL *curl;
    const char *out; /* what is still to be sent */
    size_t left, most;
    struct buffer in;
    const _Atomic bool *stopping;
    bool private_allowed, refused;
    bool clear;     /* without TLS: only inside the bank's own network */
    bool too_large, ends_when_large; /* more came than MOST */
    char problem[CURL_ERROR_SIZE];
};

/* --- addresses
 * ------------------------------------------------------------------------------------------------------------- */

static bool private_v4(uint32_t a)
{
    static const struct {
        uint32_t net;
        int bits;
    } nets[] = {{0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
                {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0A80000, 16}, {0xC6120000, 15},
                {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 3}};
    for (size_t i = 0; i < sizeof(nets) / sizeof(nets[0]); i++)
        if (a >> (32 - nets[i].bits) == nets[i].net >> (32 - nets[i].bits))
            return true;
    return false;
}

static uint32_t four(const unsigned char *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

bool post_address_private(const struct sockaddr *address)
{
    static const unsigned char mapped[12] = {[10] = 0xFF, [11] = 0xFF}, translated[12] = {0x00, 0x64, 0xFF, 0x9B};
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, address, sizeof(v4));
        return private_v4(ntohl(v4.sin_addr.s_addr));
    }
    if (address->sa_family != AF_INET6)
        return true;
    struct sockaddr_in6 v6;
    memcpy(&v6, address, sizeof(v6));
    const unsigned char *b = v6.sin6_addr.s6_addr;
    if (!memcmp(b, mapped, 12) || !memcmp(b, translated, 12))
        return private_v4(four(b + 12));
    if (b[0] == 0x20 && b[1] == 0x02) /* 6to4 carries one of the old addresses */
        return private_v4(four(b + 2));
    return (b[0] & 0xE0) != 0x20 || (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8) ||
           (b[0] == 0x20 && b[1] == 0x01 && !b[2] && !b[3]); /* only global unicast, no documentation, no tunnels */
}

/* By the address that is really connected to: a name that changes its mind between look and use gains nothing. */
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct exchange *x = context;
    bool private = post_address_private(&address->addr);
    if (purpose != CURLSOCKTYPE_IPCXN || (!x->private_allowed && private) || (x->clear && !private)) {
        x->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* --- one exchange
 * ---------------------------------------------------------------------------------------------------------- */

static size_t give(char *to, size_t size, size_t count, void *context)
{
    struct exchange *x = context;
    size_t most = size * count, some = x->left < most ? x->left : most;
    if (some)
        memcpy(to, x->out, some);
    x->out += some;
    x->left -= some;
    return some;
}

static size_t take(char *from, size_t size, size_t count, void *context)
{
    struct exchange *x = context;
    size_t some = size * count, room = x->most - x->in.size;
    x->too_large = x->too_large || some > room;
    if (room)
        buffer_add(&x->in, from, some < room ? some : room);
    return x->too_large && x->ends_when_large ? 0 : some; /* what is too much is read and thrown away */
}

static int goes_on(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct exchange *x = context;
    (void)a, (void)b, (void)c, (void)d;
    return x->stopping && atomic_load(x->stopping);
}

static bool begin(struct exchange *x, struct arena *arena, const char *url, const char *protocols,
                  const _Atomic bool *stopping)
{
    x->curl = curl_easy_init();
    if (!x->curl)
        return false;
    x->in.arena = arena;
    x->stopping = stopping;
    x->most = x->most ? x->most : REPLY_MOST;
    curl_easy_setopt(x->curl, CURLOPT_URL, url);
    curl_easy_setopt(x->curl, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(x->curl, CURLOPT_PROXY, "");
    curl_easy_setopt(x->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(x->curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(x->curl, CURLOPT_TIMEOUT, (long)WHOLE_SECONDS);
    curl_easy_setopt(x->curl, CURLOPT_ERRORBUFFER, x->problem);
    curl_easy_setopt(x->curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(x->curl, CURLOPT_WRITEDATA, x);
    curl_easy_setopt(x->curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(x->curl, CURLOPT_XFERINFOFUNCTION, goes_on);
    curl_easy_setopt(x->curl, CURLOPT_XFERINFODATA, x);
    return true;
}

static void sign_on(struct exchange *x, const char *user, const char *password, bool tls)
{
    curl_easy_setopt(x->curl, CURLOPT_USE_SSL, (long)(tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (user)
        curl_easy_setopt(x->curl, CURLOPT_USERNAME, user);
    if (user && password)
        curl_easy_setopt(x->curl, CURLOPT_PASSWORD, password);
}

static void end(struct exchange *x, struct arena *arena, CURLcode result, struct post_outcome *outcome)
{
    long code = 0;
    curl_easy_getinfo(x->curl, CURLINFO_RESPONSE_CODE, &code);
    outcome->code = code ? code : NONE;
    outcome->refused = x->refused;
    if (result != CURLE_OK)
        outcome->error = x->refused ? "the address leads into the inner network"
                                    : arena_text(arena, *x->problem ? x->problem : curl_easy_strerror(result));
    curl_easy_cleanup(x->curl);
}

void post_wire_mail(const struct post_settings *settings, struct arena *arena, const char *to, const char *mail,
                    const _Atomic bool *stopping, struct post_outcome *outcome)
{
    struct exchange x = {.out = mail, .left = strlen(mail)};
    if (!begin(&x, arena, settings->smtp_url, "smtp,smtps", stopping))
        return;
    struct curl_slist *list = curl_slist_append(NULL, arena_format(arena, "<%s>", to));
    sign_on(&x, settings->smtp_user, settings->smtp_password, settings->tls_required);
    curl_easy_setopt(x.curl, CURLOPT_MAIL_FROM, arena_format(arena, "<%s>", settings->mail_from));
    curl_easy_setopt(x.curl, CURLOPT_MAIL_RCPT, list);
    curl_easy_setopt(x.curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(x.curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(x.curl, CURLOPT_READDATA, &x);
    curl_easy_setopt(x.curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)x.left);
    CURLcode result = curl_easy_perform(x.curl);
    end(&x, arena, result, outcome);
    outcome->done = result == CURLE_OK;
    /* A sign-in that fails is a matter of settings and may be mended; another 5xx is about this mail. */
    outcome->permanent = !outcome->done && outcome->code >= 550 && outcome->code < 560 && result != CURLE_LOGIN_DENIED;
    curl_slist_free_all(list);
}

void post_wire_hook(const struct post_settings *settings, struct arena *arena, const char *url, const char *body,
                    const struct post_header *headers, size_t header_count, const _Atomic bool *stopping,
                    struct post_outcome *outcome)
{
    struct exchange x = {.private_allowed = settings && settings->private_allowed};
    if (!begin(&x, arena, url, x.private_allowed ? "https,http" : "https", stopping))
        return;
    struct curl_slist *list = curl_slist_append(NULL, "Content-Type: application/json");
    for (size_t i = 0; i < header_count; i++)
        list = curl_slist_append(list, arena_format(arena, "%s: %s", headers[i].name, headers[i].value));
    curl_easy_setopt(x.curl, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(x.curl, CURLOPT_USERAGENT, "Steward");
    curl_easy_setopt(x.curl, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(x.curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(body));
    curl_easy_setopt(x.curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(x.curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(x.curl, CURLOPT_OPENSOCKETDATA, &x);
    CURLcode result = curl_easy_perform(x.curl);
    end(&x, arena, result, outcome);
    outcome->refused = outcome->refused || result == CURLE_UNSUPPORTED_PROTOCOL || result == CURLE_URL_MALFORMAT;
    outcome->done = result == CURLE_OK && outcome->code >= 200 && outcome->code < 300;
    outcome->permanent = outcome->code == 410;
    if (!outcome->done && !outcome->error)
        outcome->error = arena_format(arena, "HTTP %lld", (long long)outcome->code);
    outcome->answer = x.in.size ? buffer_end(&x.in) : NULL;
    curl_slist_free_all(list);
}

void post_wire_ask(struct arena *arena, struct post_question *q, struct post_outcome *outcome)
{
    struct exchange x = {.private_allowed = true, .clear = strncmp(q->url, "https:", 6) != 0, .most = q->most, .ends_when_large = true};
    *outcome = (struct post_outcome){.code = NONE};
    if (!begin(&x, arena, q->url, "https,http", q->stopping))
        return;
    struct curl_slist *list = curl_slist_append(NULL, "Content-Type: application/json");
    for (size_t i = 0; i < q->header_count; i++)
        list = curl_slist_append(list, arena_format(arena, "%s: %s", q->headers[i].name, q->headers[i].value));
    curl_easy_setopt(x.curl, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(x.curl, CURLOPT_USERAGENT, "Steward");
    curl_easy_setopt(x.curl, CURLOPT_POSTFIELDS, q->body);
    curl_easy_setopt(x.curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(q->body));
    curl_easy_setopt(x.curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(x.curl, CURLOPT_TIMEOUT_MS, (long)q->timeout_ms);
    curl_easy_setopt(x.curl, CURLOPT_CONNECTTIMEOUT_MS, (long)q->timeout_ms);
    curl_easy_setopt(x.curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(x.curl, CURLOPT_OPENSOCKETDATA, &x);
    CURLcode result = curl_easy_perform(x.curl);
    end(&x, arena, result, outcome);
    q->timed_out = result == CURLE_OPERATION_TIMEDOUT;
    q->too_large = x.too_large || result == CURLE_WRITE_ERROR;
    outcome->refused = outcome->refused || result == CURLE_UNSUPPORTED_PROTOCOL || result == CURLE_URL_MALFORMAT;
    outcome->done = result == CURLE_OK && outcome->code >= 200 && outcome->code < 300 && !q->too_large;
    outcome->answer = buffer_end(&x.in);
    q->size = x.in.size;
    curl_slist_free_all(list);
}

const char *post_wire_imap(const struct post_settings *settings, struct arena *arena, const char *command, int64_t uid,
                           const _Atomic bool *stopping, const char **error, size_t *size)
{
    struct exchange x = {.most = MAIL_MOST};
    struct post_outcome outcome = {.code = NONE};
    const char *url = settings->imap_url;
    if (!command)
        url = arena_format(arena, "%s/;UID=%lld", url, (long long)uid);
    *error = "libcurl has no memory";
    if (!begin(&x, arena, url, "imap,imaps", stopping))
        return "";
    sign_on(&x, settings->imap_user, settings->imap_password, settings->tls_required);
    if (command)
        curl_easy_setopt(x.curl, CURLOPT_CUSTOMREQUEST, command);
    CURLcode result = curl_easy_perform(x.curl);
    end(&x, arena, result, &outcome);
    *error = result == CURLE_OK ? NULL : outcome.error;
    *size = x.in.size;
    return buffer_end(&x.in);
}
