/* The only layer that knows HTTP. A request is received whole, signed in, routed, checked and answered: reading on the thread that
 * received it, writing on the store's writer, slow work on a small pool; a suspended connection costs no thread. */
#pragma once

#include "record/session.h"

struct server;

struct server_options {
    const char *address; /* 127.0.0.1 */
    int port;            /* 0 for any free one */
    int threads;         /* that receive and read; 0 for one per core, at least 2 */
    int slow_threads;    /* 0 for 4 */
    const char *certificate_file, *key_file; /* both for TLS */
    const char *web_folder;                  /* serve the web application from here instead of from the program; NULL */
    int session_minutes;                     /* idle time after which a sign-in ends */
    size_t body_limit, upload_limit;         /* bytes */
    int connection_limit, per_address_limit;
    const char *version;
};

const struct error *server_start(struct arena *arena, struct bank *bank, const struct server_options *options, struct server **server);
int server_port(const struct server *server);
/* Takes no new requests, finishes those it has, closes. */
void server_stop(struct server *server);
