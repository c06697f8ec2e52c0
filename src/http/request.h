/* One request from its first byte to its answer. Private to the http layer. */
#pragma once

#include "http/server.h"
#include "record/call.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

enum request_state { REQUEST_RECEIVING, REQUEST_WORKING, REQUEST_ANSWERED };

struct pair {
    const char *name, *value;
};

struct request {
    struct server *server;
    struct MHD_Connection *connection;
    struct arena *arena;
    const char *method, *path; /* path without the query */
    const char *address;
    char correlation[33];
    enum request_state state;
    int64_t started; /* monotonic microseconds */
    struct buffer body;
    size_t body_limit, body_seen; /* SEEN: how much had come when the time was last extended */
    const struct error *early; /* found while receiving */
    struct pair *query;
    size_t query_count;

    struct session session;
    struct tx tx; /* the read transaction that identified the sender; the lane read goes on in it */
    struct call call;
    struct json_writer writer;
    struct buffer out;
    const struct error *(*work)(struct request *request); /* what the lane runs */
    enum lane lane;
    struct write write;
    struct request *next_slow;

    int status;
    const char *content_type;
    struct pair headers[12];
    size_t header_count;
    bool must_change; /* somebody else set the password: nothing goes but replacing it */
    bool stream; /* an event stream takes the connection over */
    const char *route; /* for metrics and the log: the template, not the path */
};

struct connection_watch; /* slow and idle connections */
struct event_hub;

struct metrics {
    _Atomic(int64_t) requests, by_class[6], in_flight, bytes_out, microseconds, connections, sign_ins, sign_in_failures;
    _Atomic(int64_t) buckets[12];
};

struct server {
    struct bank *bank;
    struct server_options options;
    struct MHD_Daemon *daemon;
    struct arena *arena; /* what lives as long as the server */
    char boot[17]; /* names this start, for ETags of generated documents */
    struct metrics metrics;
    int64_t started_at;
    struct event_hub *events;

    pthread_mutex_t slow_lock;
    pthread_cond_t slow_wake;
    struct request *slow_first, *slow_last;
    pthread_t slow_threads[16];
    int slow_count;
    _Atomic(bool) stopping;

    struct connection_watch *watch;
    struct limiter *limiter, *locks; /* tries of an address; names nobody has and passwords asked for again */
    char *certificate, *key;
};

/* routing (router.c) */
const struct error *request_route(struct request *request);
/* the parts of "/a/b/c" */
size_t path_split(struct arena *arena, const char *path, const char **parts, size_t most);

const struct error *operation_run_held(struct session *s, const char *operation, const char *request);

/* generic records (records.c) */
const struct error *records_route(struct request *request, const char **parts, size_t count);

/* who is asking (sign_in.c) */
/* CLIENT: only a portal user counts, otherwise only a person of the bank. */
const struct error *request_identify(struct request *request, bool client); /* leaves session.tx open; session.person stays 0 when nobody is signed in */
const struct error *request_check_csrf(struct request *request);
const char *request_header(const struct request *request, const char *name);
/* Percent-encoded UTF-8, as browsers must send it; NULL when absent or no text. */
const char *request_header_text(const struct request *request, const char *name);
bool request_is_json(const struct request *request); /* the body says it is JSON, or there is none */
const char *request_cookie(const struct request *request, const char *name);
void reply_header(struct request *request, const char *name, const char *value);
struct request *call_request(const struct call *call);

/* answers */
void problem_write(struct request *request, const struct error *error);
const char *meta_document(const struct session *s);
const char *openapi_document(const struct session *s, const char *version);
bool asset_answer(struct request *request); /* false when the path is none of the web application's */
void metrics_write(struct server *server, struct buffer *out);
void metrics_count(struct request *request, size_t bytes);

/* events (events.c) */
struct event_hub *events_start(struct server *server);
void events_stop(struct event_hub *hub);
void events_changed(void *hub, const struct change *changes, size_t count);
enum MHD_Result events_answer(struct request *request);
int64_t events_subscribers(const struct event_hub *hub);

/* rate limits (limiter.c): how many seconds to wait, 0 to go on */
struct limiter *limiter_new(void);
void limiter_free(struct limiter *limiter);
int limiter_wait(struct limiter *limiter, const char *key, int most, int per_seconds);
/* A lock that begins with the MOST-th failure and ends LOCKED_SECONDS later: how many seconds it still holds, 0 when it does not. */
int limiter_locked(struct limiter *limiter, const char *key);
int limiter_failed(struct limiter *limiter, const char *key, int most, int locked_seconds);

/* slow and idle connections (watch.c) */
struct connection_watch *watch_start(void);
void watch_stop(struct connection_watch *watch);
void watch_notify(void *watch, struct MHD_Connection *connection, void **socket_context, enum MHD_ConnectionNotificationCode code);
void watch_busy(struct MHD_Connection *connection, bool busy);
