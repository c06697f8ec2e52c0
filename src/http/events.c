/* Server-sent events: what a colleague changes appears without reload. An event says only that a record the reader may see has a new
 * version; the screen then asks for it, so rights stay in one place. */
#include "base/log.h"
#include "http/request.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    RING = 1024,
    ROUND_MS = 100,
    CHECK_ROUNDS = 10,      /* each second: is the reader still who it was */
    PING_ROUNDS = 150,      /* a comment every 15 s keeps proxies from closing the stream */
    CHECKS_A_ROUND = 20000, /* past this many right checks only the topic is told */
    BACKLOG = 64 * 1024,
};

struct event {
    const struct entity *entity;
    int64_t home, id, version, number;
};

struct subscriber {
    struct MHD_Connection *connection;
    struct event_hub *hub;
    struct arena *arena;
    struct session session;
    struct buffer pending; /* own memory */
    bool suspended, ended;
    struct subscriber *next;
};

struct event_hub {
    struct server *server;
    pthread_mutex_t ring_lock; /* the writer takes it, so nobody holds it for long; taken inside the other, never around it */
    struct event ring[RING];
    int64_t newest, told; /* numbers of events */
    pthread_mutex_t lock; /* the subscribers and what they have yet to read */
    struct subscriber *subscribers;
    _Atomic(int64_t) count;
    pthread_t thread;
    bool stopping;
};

/* On the store's writer: only notes, never waits for anybody. */
void events_changed(void *context, const struct change *changes, size_t count)
{
    struct event_hub *hub = context;
    pthread_mutex_lock(&hub->ring_lock);
    for (size_t i = 0; i < count; i++) {
        if (changes[i].entity->scope == SCOPE_SYSTEM)
            continue;
        int64_t number = ++hub->newest;
        hub->ring[number % RING] = (struct event){changes[i].entity, changes[i].home, changes[i].id, changes[i].version, number};
    }
    pthread_mutex_unlock(&hub->ring_lock);
}

static void tell(struct subscriber *s, const struct event *event, bool named)
{
    char id[27] = "";
    if (named)
        id_write(id, event->home, event->id);
    if (s->pending.size < BACKLOG)
        buffer_format(&s->pending, "id: %lld\nevent: change\ndata: {\"topic\":\"%s\",\"id\":%s%s%s,\"version\":%lld}\n\n", (long long)event->number,
                      event->entity->name, named ? "\"" : "", named ? id : "null", named ? "\"" : "", (long long)event->version);
}

static bool may_see(struct session *s, const struct event *event)
{
    const struct error *error = scope_row(s, event->entity, ACCESS_READ, event->home, event->id);
    return !error;
}

/* Signed out, left, moved, or judged by policies no longer in force: the stream ends, and the screen comes back as who it is now. */
static bool still_signed_in(struct session *s)
{
    int64_t count = 0;
    struct policy_snapshot *now = policy_current_take(s->bank->policy);
    bool same = now == s->policy;
    policy_release(now);
    const struct error *error =
        store_int(s->tx, &query_session_alive,
                  VALUES(sql_int(s->sign_in), sql_int(s->person), sql_int(s->now), sql_text(s->role), sql_int(s->branch), sql_int(instant_date(s->now))),
                  &count);
    return same && !error && count > 0;
}

/* One read transaction decides for all readers what they may hear of. */
static void tell_all(struct event_hub *hub, const struct event *events, size_t count, bool again)
{
    struct arena *arena = arena_new();
    struct tx tx;
    if (store_read_begin(hub->server->bank->store, arena, &viewer_system, &tx)) {
        arena_free(arena);
        return;
    }
    bool checking = (int64_t)count * hub->count <= CHECKS_A_ROUND;
    for (struct subscriber *s = hub->subscribers; s; s = s->next) {
        s->session.tx = &tx;
        s->session.arena = arena;
        s->session.now = instant_now();
        s->session.viewer.now = s->session.now;
        tx.viewer = &s->session.viewer;
        s->ended = s->ended || (again && !still_signed_in(&s->session));
        for (size_t i = 0; i < count && !s->ended; i++) {
            if (!checking)
                tell(s, &events[i], false);
            else if (may_see(&s->session, &events[i]))
                tell(s, &events[i], true);
        }
        s->session.tx = NULL;
    }
    store_read_end(&tx);
    arena_free(arena);
}

static void wake(struct subscriber *s)
{
    if (s->suspended && (s->pending.size || s->ended || s->hub->stopping)) {
        s->suspended = false;
        MHD_resume_connection(s->connection);
    }
}

static size_t take_new(struct event_hub *hub, struct event *batch)
{
    size_t count = 0;
    pthread_mutex_lock(&hub->ring_lock);
    if (hub->newest - hub->told > RING)
        hub->told = hub->newest - RING;
    while (hub->told < hub->newest)
        batch[count++] = hub->ring[++hub->told % RING];
    pthread_mutex_unlock(&hub->ring_lock);
    return count;
}

static void *hub_loop(void *context)
{
    struct event_hub *hub = context;
    struct event *batch = malloc(sizeof(*batch) * RING);
    for (int64_t round = 1;; round++) {
        usleep(ROUND_MS * 1000);
        pthread_mutex_lock(&hub->lock);
        size_t count = take_new(hub, batch);
        bool again = !(round % CHECK_ROUNDS);
        if ((count || again) && hub->subscribers)
            tell_all(hub, batch, count, again);
        for (struct subscriber *s = hub->subscribers; s; s = s->next) {
            if (!(round % PING_ROUNDS) && s->pending.size < BACKLOG)
                buffer_text(&s->pending, ":\n\n");
            wake(s);
        }
        bool stop = hub->stopping;
        pthread_mutex_unlock(&hub->lock);
        if (stop)
            break;
    }
    free(batch);
    return NULL;
}

static ssize_t read_stream(void *context, uint64_t position, char *out, size_t most)
{
    struct subscriber *s = context;
    (void)position;
    pthread_mutex_lock(&s->hub->lock);
    ssize_t got = 0;
    if (s->pending.size) {
        got = (ssize_t)(s->pending.size < most ? s->pending.size : most);
        memcpy(out, s->pending.data, (size_t)got);
        memmove(s->pending.data, s->pending.data + got, s->pending.size - (size_t)got);
        s->pending.size -= (size_t)got;
    } else if (s->ended || s->hub->stopping) {
        got = MHD_CONTENT_READER_END_OF_STREAM;
    } else {
        s->suspended = true;
        MHD_suspend_connection(s->connection);
    }
    pthread_mutex_unlock(&s->hub->lock);
    return got;
}

static void end_stream(void *context)
{
    struct subscriber *s = context;
    struct event_hub *hub = s->hub;
    pthread_mutex_lock(&hub->lock);
    for (struct subscriber **at = &hub->subscribers; *at; at = &(*at)->next)
        if (*at == s) {
            *at = s->next;
            hub->count--;
            break;
        }
    pthread_mutex_unlock(&hub->lock);
    buffer_free(&s->pending);
    session_close(&s->session);
    arena_free(s->arena);
}

static struct subscriber *subscribe(struct request *r)
{
    struct event_hub *hub = r->server->events;
    struct arena *arena = arena_new();
    struct subscriber *s = ARENA_NEW(arena, struct subscriber);
    s->arena = arena;
    s->connection = r->connection;
    s->hub = hub;
    session_system(&s->session, r->server->bank, arena);
    session_person(&s->session, r->session.person, r->session.branch, arena_text(arena, r->session.role));
    s->session.sign_in = r->session.sign_in;
    buffer_format(&s->pending, "retry: 3000\n\n");
    pthread_mutex_lock(&hub->lock);
    s->next = hub->subscribers;
    hub->subscribers = s;
    hub->count++;
    /* A reader that was away for a moment hears what the ring still holds. */
    pthread_mutex_lock(&hub->ring_lock);
    const char *last = request_header(r, "Last-Event-ID");
    int64_t from = last ? strtoll(last, NULL, 10) : hub->told;
    if (last && (from < hub->newest - RING || from > hub->newest))
        buffer_text(&s->pending, "event: reset\ndata: {}\n\n");
    else
        for (int64_t number = from + 1; number <= hub->told; number++)
            tell(s, &hub->ring[number % RING], false);
    pthread_mutex_unlock(&hub->ring_lock);
    pthread_mutex_unlock(&hub->lock);
    return s;
}

enum MHD_Result events_answer(struct request *r)
{
    struct subscriber *s = subscribe(r);
    struct MHD_Response *response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, read_stream, s, end_stream);
    if (!response) {
        end_stream(s);
        return MHD_NO;
    }
    MHD_add_response_header(response, "Content-Type", "text/event-stream");
    MHD_add_response_header(response, "Cache-Control", "no-store");
    MHD_add_response_header(response, "X-Correlation-Id", r->correlation);
    MHD_add_response_header(response, "X-Accel-Buffering", "no");
    enum MHD_Result result = MHD_queue_response(r->connection, 200, response);
    MHD_destroy_response(response);
    return result;
}

int64_t events_subscribers(const struct event_hub *hub)
{
    return atomic_load(&hub->count);
}

struct event_hub *events_start(struct server *server)
{
    struct event_hub *hub = calloc(1, sizeof(*hub));
    hub->server = server;
    pthread_mutex_init(&hub->lock, NULL);
    pthread_mutex_init(&hub->ring_lock, NULL);
    pthread_create(&hub->thread, NULL, hub_loop, hub);
    return hub;
}

void events_stop(struct event_hub *hub)
{
    pthread_mutex_lock(&hub->lock);
    hub->stopping = true;
    pthread_mutex_unlock(&hub->lock);
    pthread_join(hub->thread, NULL);
}
