#include "api/client.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_SECONDS = 60, QUIET_MS = 150 };

int tcp_connect(int port)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;
    if (fd < 0)
        return -1;
    if (connect(fd, (struct sockaddr *)&address, sizeof(address))) {
        close(fd);
        return -1;
    }
    struct timeval limit = {ANSWER_SECONDS, 0};
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
    return fd;
}

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int tcp_talk(int port, const char *bytes, size_t size, char *answer, size_t room, int milliseconds)
{
    int fd = tcp_connect(port);
    size_t got = 0;
    if (fd < 0)
        return -1;
    for (size_t sent = 0; sent < size;) {
        ssize_t n = send(fd, bytes + sent, size - sent, MSG_NOSIGNAL);
        if (n <= 0)
            break; /* refused before the end: the answer is there already */
        sent += (size_t)n;
    }
    for (int64_t end = milliseconds_now() + milliseconds; got + 1 < room;) {
        struct pollfd wait = {fd, POLLIN, 0};
        int64_t left = end - milliseconds_now();
        if (left <= 0 || poll(&wait, 1, got && left > QUIET_MS ? QUIET_MS : (int)left) <= 0)
            break;
        ssize_t n = recv(fd, answer + got, room - 1 - got, 0);
        if (n <= 0)
            break;
        got += (size_t)n;
    }
    answer[got] = 0;
    close(fd);
    return (int)got;
}

struct client *client_new(int port, const char *name)
{
    struct client *client = calloc(1, sizeof(*client));
    *client = (struct client){.arena = arena_new(), .port = port, .socket = -1};
    client->name = arena_text(client->arena, name);
    return client;
}

void client_free(struct client *client)
{
    if (client->socket >= 0)
        close(client->socket);
    arena_free(client->arena);
    free(client);
}

static bool send_all(int fd, const char *data, size_t size)
{
    for (size_t sent = 0; sent < size;) {
        ssize_t n = send(fd, data + sent, size - sent, MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        sent += (size_t)n;
    }
    return true;
}

/* Reads until the buffer holds WANTED bytes. */
static bool read_to(int fd, struct buffer *in, size_t wanted)
{
    while (in->size < wanted) {
        char *room = buffer_reserve(in, 65536);
        ssize_t n = recv(fd, room, 65536, 0);
        if (n <= 0)
            return false;
        in->size += (size_t)n;
        in->data[in->size] = 0;
    }
    return true;
}

static const char *read_head(int fd, struct buffer *in)
{
    char *end;
    buffer_text(in, "");
    while (!(end = in->size ? memmem(in->data, in->size, "\r\n\r\n", 4) : NULL))
        if (!read_to(fd, in, in->size + 1))
            return NULL;
    return end;
}

const char *answer_header(struct arena *arena, const struct answer *answer, const char *lower_name)
{
    size_t size = strlen(lower_name);
    for (const char *at = answer->headers; at && *at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL)
        if (!strncmp(at, lower_name, size) && at[size] == ':')
            return arena_text_part(arena, at + size + 2, strcspn(at + size + 2, "\r\n"));
    return NULL;
}

static void take_cookie(struct client *client, const char *line, const char *name, const char **value)
{
    size_t size = strlen(name);
    if (!strncasecmp(line, "set-cookie: ", 12) && !strncmp(line + 12, name, size) && line[12 + size] == '=')
        *value = arena_text_part(client->arena, line + 13 + size, strcspn(line + 13 + size, ";\r\n"));
}

static void take_headers(struct client *client, const char *head, const char *end, struct answer *answer)
{
    struct buffer lines = {.arena = client->arena};
    for (const char *at = strstr(head, "\r\n"); at && at < end; at = strstr(at, "\r\n")) {
        at += 2;
        take_cookie(client, at, "steward_session", &client->session);
        take_cookie(client, at, "steward_csrf", &client->csrf);
        take_cookie(client, at, "steward_portal", &client->portal);
        take_cookie(client, at, "steward_portal_csrf", &client->csrf);
        char *line = arena_text_part(client->arena, at, strcspn(at, "\r\n"));
        for (char *c = line; *c && *c != ':'; c++)
            *c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
        buffer_format(&lines, "%s\n", line);
    }
    answer->headers = buffer_end(&lines);
    const char *type = answer_header(client->arena, answer, "content-type");
    answer->type = type ? arena_text_part(client->arena, type, strcspn(type, ";")) : "";
}

static bool read_answer(struct client *client, bool no_body, struct answer *answer)
{
    struct buffer in = {.arena = client->arena};
    const char *end = read_head(client->socket, &in);
    if (!end || sscanf(in.data, "HTTP/1.1 %d", &answer->status) != 1)
        return false;
    size_t head = (size_t)(end - in.data) + 4;
    take_headers(client, in.data, end, answer);
    const char *length = answer_header(client->arena, answer, "content-length");
    int64_t size = 0;
    if (length && !text_integer(length, &size))
        return false;
    if (!no_body && !read_to(client->socket, &in, head + (size_t)size))
        return false;
    answer->body = in.data + head;
    answer->size = no_body ? 0 : (size_t)size;
    const char *closing = answer_header(client->arena, answer, "connection");
    if (closing && !strcasecmp(closing, "close")) {
        close(client->socket);
        client->socket = -1;
    }
    return true;
}

static const char *request_head(struct client *client, const char *method, const char *path, const char *extra,
                                const char *body, size_t size)
{
    struct buffer head = {.arena = client->arena};
    buffer_format(&head, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept-Language: en\r\n", method, path, client->port);
    if (client->session)
        buffer_format(&head, "Cookie: steward_session=%s\r\n", client->session);
    else if (client->portal)
        buffer_format(&head, "Cookie: steward_portal=%s\r\n", client->portal);
    if (client->csrf && strcmp(method, "GET"))
        buffer_format(&head, "X-CSRF-Token: %s\r\n", client->csrf);
    if (body && !(extra && strcasestr(extra, "content-type:")))
        buffer_text(&head, "Content-Type: application/json\r\n");
    if (body || strcmp(method, "GET"))
        buffer_format(&head, "Content-Length: %zu\r\n", size);
    buffer_text(&head, extra ? extra : "");
    buffer_text(&head, "\r\n");
    return buffer_end(&head);
}

struct answer client_send(struct client *client, const char *method, const char *path, const char *extra,
                          const char *body, size_t size)
{
    struct answer answer = {.body = "", .type = "", .headers = ""};
    const char *head = request_head(client, method, path, extra, body, size);
    client->requests++;
    for (int attempt = 0; attempt < 2; attempt++) {
        bool fresh = client->socket < 0;
        if (fresh)
            client->socket = tcp_connect(client->port);
        if (client->socket >= 0 && send_all(client->socket, head, strlen(head)) &&
            (!size || send_all(client->socket, body, size)) && read_answer(client, !strcmp(method, "HEAD"), &answer))
            break;
        answer.status = 0;
        answer.problem = arena_format(client->arena, "no answer: %s", strerror(errno));
        if (client->socket >= 0)
            close(client->socket);
        client->socket = -1;
        if (fresh)
            return answer; /* a kept connection may have been closed meanwhile; a fresh one has no such excuse */
    }
    const char *problem;
    if (strstr(answer.type, "json"))
        answer.json = json_read(client->arena, answer.body, answer.size, &problem);
    return answer;
}
