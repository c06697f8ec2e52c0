/* An HTTP/1.1 client for tests: one connection that stays open, the cookies and the anti-forgery token of one person.
 */
#pragma once

#include "base/json.h"

struct client {
    struct arena *arena; /* answers live as long as the client */
    int port;
    int socket; /* -1 when closed */
    const char *name;
    const char *session, *csrf; /* cookie values, NULL before signing in */
    const char *portal;         /* of a portal user; then CSRF is the portal's */
    int64_t requests;
};

struct answer {
    int status; /* 0: no answer, PROBLEM says why */
    const char *problem;
    const char *type;    /* media type without parameters */
    const char *headers; /* lower-case names, one a line */
    const char *body;
    size_t size;
    const struct json *json; /* NULL when the body is none */
};

struct client *client_new(int port, const char *name);
void client_free(struct client *client);
/* EXTRA: further header lines ("If-Match: 1\r\n") or NULL; BODY NULL for none. PATH is the whole path with query. */
struct answer client_send(struct client *client, const char *method, const char *path, const char *extra,
                          const char *body, size_t size);
const char *answer_header(struct arena *arena, const struct answer *answer, const char *lower_name);

/* A bare connection, for what a good client never sends. Both return -1 on failure. */
int tcp_connect(int port);
/* Sends BYTES, waits for an answer until the other side closes, falls silent, or MILLISECONDS pass; the number of bytes
 * read. */
int tcp_talk(int port, const char *bytes, size_t size, char *answer, size_t room, int milliseconds);
