#include "base/log.h"
#include "base/text.h"
#include "http/request.h"
#include "store/digest.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { SLOWEST_PART = 256 * 1024 /* bytes of a body within the time that a header has */ };

static int64_t microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* --- receiving -------------------------------------------------------------------------------------------------------------- */

static const char *client_address(struct arena *arena, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    char text[INET6_ADDRSTRLEN] = "";
    if (info && info->client_addr->sa_family == AF_INET)
        inet_ntop(AF_INET, &((struct sockaddr_in *)(void *)info->client_addr)->sin_addr, text, sizeof(text));
    else if (info && info->client_addr->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((struct sockaddr_in6 *)(void *)info->client_addr)->sin6_addr, text, sizeof(text));
    return arena_text(arena, text);
}

struct header_check {
    int content_lengths, transfer_encodings, hosts;
    const char *problem;
};

/* What a proxy in front might read otherwise than the library below: two lengths, a length beside chunks, control characters. */
static enum MHD_Result check_header(void *context, enum MHD_ValueKind kind, const char *name, size_t name_size, const char *value,
                                    size_t value_size)
{
    struct header_check *check = context;
    (void)kind;
    if (!strcasecmp(name, "Content-Length"))
        check->content_lengths++;
    if (!strcasecmp(name, "Transfer-Encoding"))
        check->transfer_encodings++;
    if (!strcasecmp(name, "Host"))
        check->hosts++;
    for (size_t i = 0; i < name_size; i++)
        if ((unsigned char)name[i] <= ' ' || name[i] == 127)
            check->problem = "a header name holds a control character";
    for (size_t i = 0; value && i < value_size; i++)
        if (!value[i] || value[i] == '\r' || value[i] == '\n')
            check->problem = "a header value holds a control character";
    return MHD_YES;
}

static const struct error *check_headers(struct request *r)
{
    struct header_check check = {0};
    MHD_get_connection_values_n(r->connection, MHD_HEADER_KIND, check_header, &check);
    if (check.content_lengths > 1)
        check.problem = "two lengths";
    if (check.content_lengths && check.transfer_encodings)
        check.problem = "a length beside a transfer encoding";
    if (check.hosts != 1)
        check.problem = "exactly one Host header is needed";
    if (check.problem)
        return error_make(r->arena, ERROR_REQUEST_MALFORMED, .arguments = {check.problem});
    const char *length = request_header(r, "Content-Length");
    int64_t size;
    if (length && (!text_integer(length, &size) || size < 0))
        return error_make(r->arena, ERROR_REQUEST_MALFORMED, .arguments = {"Content-Length"});
    if (length && (uint64_t)size > r->body_limit)
        return error_make(r->arena, ERROR_REQUEST_TOO_LARGE, .arguments = {arena_format(r->arena, "%zu", r->body_limit)});
    return NULL;
}

struct query_reading {
    struct request *request;
    size_t room;
};

static enum MHD_Result take_query(void *context, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct query_reading *reading = context;
    struct request *r = reading->request;
    (void)kind;
    if (!name || !text_valid_utf8(name, strlen(name)) || (value && !text_valid_utf8(value, strlen(value)))) {
        r->early = r->early ? r->early : error_make(r->arena, ERROR_REQUEST_MALFORMED, .arguments = {"the query is not UTF-8"});
        return MHD_YES;
    }
    ARENA_PUSH(r->arena, r->query, r->query_count, reading->room, (struct pair){name, value ? value : ""});
    return r->query_count < 100 ? MHD_YES : MHD_NO;
}

static struct request *request_new(struct server *server, struct MHD_Connection *connection, const char *path, const char *method)
{
    struct arena *arena = arena_new();
    struct request *r = ARENA_NEW(arena, struct request);
    unsigned char id[16];
    r->server = server;
    r->connection = connection;
    r->arena = arena;
    r->started = microseconds();
    r->method = arena_text(arena, method);
    r->path = arena_text(arena, path);
    r->address = client_address(arena, connection);
    r->body.arena = arena;
    r->out.arena = arena;
    r->writer = (struct json_writer){&r->out, false};
    r->status = 200;
    r->content_type = "application/json";
    r->route = "";
    random_bytes(id, sizeof(id));
    digest_hex(id, sizeof(id), r->correlation);
    r->body_limit = !strcmp(method, "POST") && (text_ends(path, "/upload") || strstr(path, "/upload/")) ? server->options.upload_limit
                                                                                                       : server->options.body_limit;
    r->early = check_headers(r);
    struct query_reading reading = {r, 0};
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, take_query, &reading);
    if (!r->early && !text_valid_utf8(path, strlen(path)))
        r->early = error_make(arena, ERROR_REQUEST_MALFORMED, .arguments = {"the path is not UTF-8"});
    atomic_fetch_add(&server->metrics.in_flight, 1);
    return r;
}

static void receive(struct request *r, const char *data, size_t *size)
{
    if (!r->early && r->body.size + *size > r->body_limit)
        r->early = error_make(r->arena, ERROR_REQUEST_TOO_LARGE, .arguments = {arena_format(r->arena, "%zu", r->body_limit)});
    if (!r->early)
        buffer_add(&r->body, data, *size);
    if (r->body.size >= r->body_seen + SLOWEST_PART) { /* it moves on: more time for the rest */
        r->body_seen = r->body.size;
        watch_busy(r->connection, false);
    }
    *size = 0; /* the rest of a refused body is read and dropped */
}

/* --- answering --------------------------------------------------------------------------------------------------------------- */

void reply_header(struct request *r, const char *name, const char *value)
{
    if (r->header_count < sizeof(r->headers) / sizeof(r->headers[0]))
        r->headers[r->header_count++] = (struct pair){name, value};
}

const char *request_header(const struct request *r, const char *name)
{
    return MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND, name);
}

const char *request_header_text(const struct request *r, const char *name)
{
    const char *value = request_header(r, name);
    char *text = value ? arena_text(r->arena, value) : NULL;
    if (!text)
        return NULL;
    size_t size = MHD_http_unescape(text);
    return text_valid_utf8(text, size) && *text ? text : NULL;
}

bool request_is_json(const struct request *r)
{
    static const char json[] = "application/json";
    const char *type = request_header(r, "Content-Type");
    if (!type)
        return !r->body.size;
    return !strncasecmp(type, json, strlen(json)) && strchr(" ;", type[strlen(json)]);
}

static void security_headers(struct MHD_Response *response, const struct server *server)
{
    static const char *const fixed[][2] = {
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"X-Frame-Options", "DENY"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"},
    };
    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
        MHD_add_response_header(response, fixed[i][0], fixed[i][1]);
    if (server->options.certificate_file)
        MHD_add_response_header(response, "Strict-Transport-Security", "max-age=31536000");
}

static enum MHD_Result answer(struct request *r)
{
    r->state = REQUEST_ANSWERED;
    if (r->stream)
        return events_answer(r);
    buffer_end(&r->out);
    struct MHD_Response *response = MHD_create_response_from_buffer(r->out.size, r->out.data, MHD_RESPMEM_PERSISTENT);
    if (!response)
        return MHD_NO;
    if (r->content_type)
        MHD_add_response_header(response, "Content-Type", r->content_type);
    MHD_add_response_header(response, "X-Correlation-Id", r->correlation);
    security_headers(response, r->server);
    bool cached = false;
    for (size_t i = 0; i < r->header_count; i++) {
        MHD_add_response_header(response, r->headers[i].name, r->headers[i].value);
        cached |= !strcmp(r->headers[i].name, "Cache-Control");
    }
    if (!cached)
        MHD_add_response_header(response, "Cache-Control", "no-store");
    if (r->early)
        MHD_add_response_header(response, "Connection", "close");
    enum MHD_Result result = MHD_queue_response(r->connection, (unsigned)r->status, response);
    MHD_destroy_response(response);
    metrics_count(r, r->out.size);
    return result;
}

/* The lanes' common end: the error becomes the answer. */
static void finish(struct request *r, const struct error *error)
{
    if (error)
        problem_write(r, error);
    else if (r->call.status)
        r->status = r->call.status;
}

static void run_work(struct request *r)
{
    log_set_correlation(r->correlation);
    finish(r, r->work(r));
    log_set_correlation("");
}

static const struct error *write_run(struct tx *tx, void *context)
{
    struct request *r = context;
    log_set_correlation(r->correlation);
    r->session.tx = tx;
    r->out.size = 0;
    r->writer.comma = false;
    r->header_count = 0;
    const struct error *error = r->work(r);
    r->session.tx = NULL;
    return error;
}

static void write_done(void *context, const struct error *error)
{
    struct request *r = context;
    finish(r, error);
    MHD_resume_connection(r->connection);
}

static void slow_add(struct request *r)
{
    struct server *s = r->server;
    pthread_mutex_lock(&s->slow_lock);
    r->next_slow = NULL;
    if (s->slow_last)
        s->slow_last->next_slow = r;
    else
        s->slow_first = r;
    s->slow_last = r;
    pthread_cond_signal(&s->slow_wake);
    pthread_mutex_unlock(&s->slow_lock);
}

static void *slow_loop(void *context)
{
    struct server *s = context;
    for (;;) {
        pthread_mutex_lock(&s->slow_lock);
        while (!s->slow_first && !atomic_load(&s->stopping))
            pthread_cond_wait(&s->slow_wake, &s->slow_lock);
        struct request *r = s->slow_first;
        if (r) {
            s->slow_first = r->next_slow;
            if (!s->slow_first)
                s->slow_last = NULL;
        }
        pthread_mutex_unlock(&s->slow_lock);
        if (!r)
            return NULL;
        run_work(r);
        MHD_resume_connection(r->connection);
    }
}

static const struct error *read_inline(struct request *r)
{
    if (!r->session.tx)
        TRY(session_read(&r->session, &r->tx));
    r->tx.viewer = &r->session.viewer; /* by now it is known who looks, and as of when */
    return r->work(r);
}

static enum MHD_Result dispatch(struct request *r)
{
    const struct error *error = r->early;
    r->state = REQUEST_WORKING;
    watch_busy(r->connection, true);
    log_set_correlation(r->correlation);
    if (!error && asset_answer(r))
        return answer(r);
    if (!error)
        error = request_route(r);
    if (!error && r->work && r->lane == LANE_READ)
        error = read_inline(r);
    session_end(&r->session);
    if (error || !r->work || r->lane == LANE_READ) {
        finish(r, error);
        return answer(r);
    }
    switch (r->lane) {
    case LANE_READ:
    case LANE_WRITE:
        MHD_suspend_connection(r->connection);
        r->write = (struct write){.run = write_run, .done = write_done, .context = r, .arena = r->arena, .viewer = &r->session.viewer};
        store_submit(r->server->bank->store, &r->write);
        return MHD_YES;
    case LANE_SLOW:
        MHD_suspend_connection(r->connection);
        slow_add(r);
        return MHD_YES;
    }
    return MHD_NO;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *path, const char *method, const char *version,
                              const char *data, size_t *size, void **state)
{
    (void)version;
    struct request *r = *state;
    if (!r) {
        *state = r = request_new(context, connection, path, method);
        /* What its head already condemns is answered at once, without waiting for the body. */
        return r->early ? dispatch(r) : MHD_YES;
    }
    if (r->state == REQUEST_RECEIVING && *size) {
        receive(r, data, size);
        return MHD_YES;
    }
    if (r->state == REQUEST_RECEIVING)
        return dispatch(r);
    return r->state == REQUEST_WORKING ? answer(r) : MHD_YES;
}

static void completed(void *context, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode code)
{
    struct server *server = context;
    struct request *r = *state;
    (void)code;
    watch_busy(connection, false);
    if (!r)
        return;
    atomic_fetch_sub(&server->metrics.in_flight, 1);
    session_close(&r->session);
    arena_free(r->arena);
    *state = NULL;
}

/* --- starting and stopping ------------------------------------------------------------------------------------------------------ */

static void library_log(void *context, const char *format, va_list list)
{
    (void)context;
    char line[400];
    vsnprintf(line, sizeof(line), format, list);
    line[strcspn(line, "\n")] = 0;
    log_debug("http.library", "%s", line);
}

static char *read_pem(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = file ? calloc(1, 65536) : NULL;
    if (text && !fread(text, 1, 65535, file)) {
        free(text);
        text = NULL;
    }
    if (file)
        fclose(file);
    return text;
}

static const struct error *listen_address(struct arena *arena, const struct server_options *o, struct sockaddr_storage *address)
{
    struct sockaddr_in *v4 = (struct sockaddr_in *)address;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)address;
    memset(address, 0, sizeof(*address));
    if (inet_pton(AF_INET, o->address, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons((uint16_t)o->port);
    } else if (inet_pton(AF_INET6, o->address, &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons((uint16_t)o->port);
    } else {
        return error_make(arena, ERROR_SYSTEM_SETTING, .field = "address", .value = o->address, .arguments = {"an IPv4 or IPv6 address"});
    }
    return NULL;
}

static const struct error *start_daemon(struct arena *arena, struct server *s)
{
    const struct server_options *o = &s->options;
    struct sockaddr_storage address;
    TRY(listen_address(arena, o, &address));
    struct rlimit files;
    if (!getrlimit(RLIMIT_NOFILE, &files)) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | MHD_USE_ERROR_LOG |
                     (address.ss_family == AF_INET6 ? MHD_USE_IPv6 : 0);
    struct MHD_OptionItem tls[3] = {{MHD_OPTION_END, 0, NULL}};
    if (o->certificate_file) {
        s->certificate = read_pem(o->certificate_file);
        s->key = o->key_file ? read_pem(o->key_file) : NULL;
        if (!s->certificate || !s->key)
            return error_make(arena, ERROR_SYSTEM_FILE, .value = s->certificate ? o->key_file : o->certificate_file,
                              .arguments = {"not a readable PEM file"});
        flags |= MHD_USE_TLS;
        tls[0] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0, s->certificate};
        tls[1] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0, s->key};
        tls[2] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
    }
    int threads = o->threads ? o->threads : (int)sysconf(_SC_NPROCESSORS_ONLN);
    s->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, handle, s, MHD_OPTION_EXTERNAL_LOGGER, library_log, NULL, MHD_OPTION_SOCK_ADDR, &address,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)(threads < 2 ? 2 : threads), MHD_OPTION_CONNECTION_LIMIT, (unsigned)o->connection_limit,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)o->per_address_limit, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)(24 * 1024),
        MHD_OPTION_CONNECTION_TIMEOUT, 75u, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_COMPLETED, completed, s,
        MHD_OPTION_NOTIFY_CONNECTION, watch_notify, s->watch, MHD_OPTION_ARRAY, tls, MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u,
        MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024u, MHD_OPTION_END);
    if (!s->daemon)
        return error_make(arena, ERROR_SYSTEM_SETTING, .field = "port", .value = arena_format(arena, "%d", o->port),
                          .arguments = {errno == EADDRINUSE ? "another program listens there; give another --port" : "cannot listen there"});
    return NULL;
}

const struct error *server_start(struct arena *arena, struct bank *bank, const struct server_options *options, struct server **out)
{
    struct server *s = calloc(1, sizeof(*s));
    unsigned char boot[8];
    random_bytes(boot, sizeof(boot));
    digest_hex(boot, sizeof(boot), s->boot);
    s->bank = bank;
    s->options = *options;
    s->arena = arena_new();
    s->started_at = instant_now();
    s->limiter = limiter_new();
    s->locks = limiter_new();
    s->watch = watch_start();
    s->events = events_start(s);
    pthread_mutex_init(&s->slow_lock, NULL);
    pthread_cond_init(&s->slow_wake, NULL);
    bank->run_operation = operation_run_held;
    store_listen(bank->store, events_changed, s->events);
    const struct error *error = start_daemon(arena, s);
    for (int i = 0; !error && i < (options->slow_threads ? options->slow_threads : 4) && i < 16; i++)
        if (!pthread_create(&s->slow_threads[i], NULL, slow_loop, s))
            s->slow_count++;
    *out = s;
    if (error) {
        server_stop(s);
        *out = NULL;
    }
    return error;
}

int server_port(const struct server *s)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : 0;
}

void server_stop(struct server *s)
{
    if (s->daemon) {
        MHD_socket socket = MHD_quiesce_daemon(s->daemon);
        if (socket != MHD_INVALID_SOCKET)
            close(socket);
        events_stop(s->events); /* wakes every stream so that it can end */
        for (int i = 0; i < 100 && atomic_load(&s->metrics.in_flight) > 0; i++)
            usleep(50000);
    } else {
        events_stop(s->events);
    }
    pthread_mutex_lock(&s->slow_lock);
    atomic_store(&s->stopping, true);
    pthread_cond_broadcast(&s->slow_wake);
    pthread_mutex_unlock(&s->slow_lock);
    for (int i = 0; i < s->slow_count; i++)
        pthread_join(s->slow_threads[i], NULL);
    if (s->daemon)
        MHD_stop_daemon(s->daemon);
    store_listen(s->bank->store, NULL, NULL);
    watch_stop(s->watch);
    limiter_free(s->limiter);
    limiter_free(s->locks);
    free(s->events);
    free(s->certificate);
    free(s->key);
    arena_free(s->arena);
    free(s);
}
