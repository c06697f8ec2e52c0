/* The load generator: epoll, connections kept alive, one request in flight on each. */
#include "bench/bench.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { THREADS = 2, IN_BYTES = 1 << 16, BUCKETS = 4096 };

/* Buckets of 1/16 of a power of two, in microseconds: 6 % wide at most. */
struct histogram {
    int64_t counts[BUCKETS], total;
};

static size_t bucket_of(int64_t microseconds)
{
    if (microseconds < 16)
        return (size_t)(microseconds < 0 ? 0 : microseconds);
    int power = 63 - __builtin_clzll((uint64_t)microseconds);
    return (size_t)(power - 3) * 16 + (size_t)(microseconds >> (power - 4) & 15);
}

static double bucket_ms(size_t bucket)
{
    if (bucket < 16)
        return (double)bucket / 1000;
    int64_t base = (int64_t)(16 + bucket % 16) << (bucket / 16 - 1);
    return (double)base / 1000;
}

static double quantile_ms(const struct histogram *h, double share)
{
    int64_t wanted = (int64_t)((double)h->total * share), seen = 0;
    for (size_t i = 0; i < BUCKETS; i++)
        if ((seen += h->counts[i]) > wanted)
            return bucket_ms(i);
    return 0;
}

struct connection {
    int fd;
    const struct plan_request *request;
    size_t sent, got, wanted; /* WANTED: bytes of the whole answer, 0 while its head is incomplete */
    bool waiting;             /* for an answer */
    double due;
    char *in;
};

struct thread {
    pthread_t thread;
    int port, connections;
    const struct plan *plan;
    double start, end, pace;
    _Atomic(size_t) *next;
    struct histogram histogram;
    int64_t requests, failures, bytes;
};

static bool send_rest(struct connection *c)
{
    while (c->sent < c->request->size) {
        ssize_t n = send(c->fd, c->request->bytes + c->sent, c->request->size - c->sent, MSG_NOSIGNAL);
        if (n < 0)
            return errno == EAGAIN;
        c->sent += (size_t)n;
    }
    return true;
}

static void connect_again(struct thread *t, struct connection *c, int poll)
{
    if (c->fd >= 0)
        close(c->fd);
    c->fd = tcp_connect(t->port);
    c->waiting = false;
    if (c->fd < 0)
        return;
    fcntl(c->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(poll, EPOLL_CTL_ADD, c->fd, &event);
}

static void begin(struct thread *t, struct connection *c, int poll)
{
    c->request = &t->plan->requests[atomic_fetch_add(t->next, 1) % t->plan->count];
    c->sent = c->got = c->wanted = 0;
    c->waiting = true;
    if (c->fd < 0 || !send_rest(c)) {
        t->failures++;
        connect_again(t, c, poll);
    }
}

/* The size of the whole answer once its head is there. */
static size_t answer_size(struct connection *c)
{
    char *end = memmem(c->in, c->got, "\r\n\r\n", 4), *length;
    if (!end)
        return 0;
    *end = 0;
    length = strcasestr(c->in, "content-length:");
    size_t body = length ? strtoul(length + 15, NULL, 10) : 0;
    *end = '\r';
    return (size_t)(end - c->in) + 4 + body;
}

static void answered(struct thread *t, struct connection *c)
{
    double now = seconds_now();
    bool good = c->in[9] == '2';
    c->waiting = false;
    if (now >= t->start) {
        t->requests++;
        t->failures += !good;
        t->bytes += (int64_t)c->wanted;
        t->histogram.counts[bucket_of((int64_t)((now - c->due) * 1e6))]++;
        t->histogram.total++;
    }
    c->due = t->pace > 0 ? c->due + t->pace : now;
    if (c->due < now)
        c->due = now;
}

/* Bodies are counted, not kept: the buffer serves the head, then only its size matters. */
static bool receive(struct thread *t, struct connection *c)
{
    for (;;) {
        char *at = c->wanted ? c->in + 64 : c->in + c->got;
        size_t room = c->wanted ? IN_BYTES - 64 : IN_BYTES - c->got - 1;
        ssize_t n = recv(c->fd, at, room, 0);
        if (n <= 0)
            return n < 0 && errno == EAGAIN;
        c->got += (size_t)n;
        if (!c->wanted)
            c->wanted = answer_size(c);
        if (c->wanted && c->got >= c->wanted) {
            answered(t, c);
            return true;
        }
    }
}

static void *run(void *context)
{
    struct thread *t = context;
    struct connection *all = calloc((size_t)t->connections, sizeof(*all));
    struct epoll_event events[CONNECTIONS];
    int poll = epoll_create1(EPOLL_CLOEXEC);
    for (int i = 0; i < t->connections; i++) {
        all[i] =
            (struct connection){.fd = -1, .in = malloc(IN_BYTES), .due = seconds_now() + t->pace * i / t->connections};
        connect_again(t, &all[i], poll);
    }
    for (double now; (now = seconds_now()) < t->end;) {
        for (int i = 0; i < t->connections; i++)
            if (!all[i].waiting && all[i].due <= now)
                begin(t, &all[i], poll);
        int count = epoll_wait(poll, events, CONNECTIONS, t->pace > 0 ? 1 : 10);
        for (int i = 0; i < count; i++)
            if (!receive(t, events[i].data.ptr)) {
                t->failures++;
                connect_again(t, events[i].data.ptr, poll);
            }
    }
    for (int i = 0; i < t->connections; i++) {
        if (all[i].fd >= 0)
            close(all[i].fd);
        free(all[i].in);
    }
    close(poll);
    free(all);
    return NULL;
}

struct load_result load_run(int port, const struct plan *plan, double seconds, double pace_ms)
{
    _Atomic(size_t) next = 0;
    static struct thread threads[THREADS];
    struct histogram *whole = calloc(1, sizeof(*whole));
    struct load_result result = {.seconds = seconds};
    double start = seconds_now() + seconds * .2; /* a fifth more to warm up, not counted */
    for (int i = 0; i < THREADS; i++) {
        threads[i] = (struct thread){.port = port,
                                     .connections = CONNECTIONS / THREADS,
                                     .plan = plan,
                                     .start = start,
                                     .end = start + seconds,
                                     .pace = pace_ms / 1000,
                                     .next = &next};
        pthread_create(&threads[i].thread, NULL, run, &threads[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i].thread, NULL);
        result.requests += threads[i].requests;
        result.failures += threads[i].failures;
        result.bytes += threads[i].bytes;
        whole->total += threads[i].histogram.total;
        for (size_t k = 0; k < BUCKETS; k++)
            whole->counts[k] += threads[i].histogram.counts[k];
    }
    result.per_second = (double)result.requests / seconds;
    result.p50_ms = quantile_ms(whole, .5);
    result.p99_ms = quantile_ms(whole, .99);
    free(whole);
    return result;
}

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double median_of(const double *numbers, size_t count)
{
    double sorted[ROUNDS];
    memcpy(sorted, numbers, count * sizeof(*numbers));
    qsort(sorted, count, sizeof(*sorted), by_number);
    return sorted[count / 2];
}

struct load_result load_median(const struct load_result *rounds, size_t count)
{
    double rates[ROUNDS], halves[ROUNDS], tails[ROUNDS];
    struct load_result whole = {0};
    for (size_t i = 0; i < count; i++) {
        whole.requests += rounds[i].requests;
        whole.failures += rounds[i].failures;
        whole.bytes += rounds[i].bytes;
        whole.seconds += rounds[i].seconds;
        rates[i] = rounds[i].per_second;
        halves[i] = rounds[i].p50_ms;
        tails[i] = rounds[i].p99_ms;
    }
    whole.per_second = median_of(rates, count);
    whole.p50_ms = median_of(halves, count);
    whole.p99_ms = median_of(tails, count);
    return whole;
}

void plan_add(struct plan *plan, const struct client *client, const char *method, const char *path, const char *body)
{
    struct buffer out = {.arena = plan->arena};
    buffer_format(&out, "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: zh\r\n", method, path);
    if (client)
        buffer_format(&out, "Cookie: steward_session=%s\r\n", client->session);
    if (body)
        buffer_format(&out, "X-CSRF-Token: %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n",
                      client->csrf, strlen(body));
    buffer_format(&out, "\r\n%s", body ? body : "");
    ARENA_PUSH(plan->arena, plan->requests, plan->count, plan->room,
               (struct plan_request){
                   .bytes = out.data, .size = out.size, .path = arena_text(plan->arena, path), .body = body});
}

struct plan plan_of_raw(struct arena *arena, const struct plan *plan)
{
    struct plan raw = {.arena = arena};
    for (size_t i = 0; i < plan->count; i++)
        plan_add(&raw, NULL, "GET", arena_format(arena, "/%zu", i), NULL);
    return raw;
}
