/* The library's time-out starts anew with every byte, so a header sent one byte a minute would hold its connection for ever. This
 * thread closes what has not finished a request in time. */
#include "http/request.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

enum { HEADER_SECONDS = 75, ROUND_SECONDS = 5 };

struct watched {
    int socket;
    _Atomic(int64_t) since; /* seconds: last time it became idle or busy */
    _Atomic(bool) busy;
    struct connection_watch *watch;
    struct watched *next, *previous;
};

struct connection_watch {
    pthread_mutex_t lock;
    struct watched *first;
    pthread_t thread;
    _Atomic(bool) stopping;
    _Atomic(int64_t) count;
};

static int64_t seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

void watch_notify(void *context, struct MHD_Connection *connection, void **socket_context, enum MHD_ConnectionNotificationCode code)
{
    struct connection_watch *watch = context;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        struct watched *w = calloc(1, sizeof(*w));
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *socket_context = w;
        if (!w || !info)
            return;
        w->socket = info->connect_fd;
        w->watch = watch;
        atomic_store(&w->since, seconds());
        pthread_mutex_lock(&watch->lock);
        w->next = watch->first;
        if (w->next)
            w->next->previous = w;
        watch->first = w;
        pthread_mutex_unlock(&watch->lock);
        atomic_fetch_add(&watch->count, 1);
        return;
    }
    struct watched *w = *socket_context;
    if (!w)
        return;
    if (w->watch) {
        pthread_mutex_lock(&watch->lock);
        *(w->previous ? &w->previous->next : &watch->first) = w->next;
        if (w->next)
            w->next->previous = w->previous;
        pthread_mutex_unlock(&watch->lock);
        atomic_fetch_sub(&watch->count, 1);
    }
    free(w);
    *socket_context = NULL;
}

void watch_busy(struct MHD_Connection *connection, bool busy)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct watched *w = info ? info->socket_context : NULL;
    if (!w)
        return;
    atomic_store(&w->busy, busy);
    atomic_store(&w->since, seconds());
}

static void *watch_loop(void *context)
{
    struct connection_watch *watch = context;
    for (int64_t round = 0; !atomic_load(&watch->stopping); round++) {
        struct timespec pause = {0, 250000000};
        nanosleep(&pause, NULL);
        if (round % (ROUND_SECONDS * 4))
            continue;
        int64_t now = seconds();
        pthread_mutex_lock(&watch->lock);
        for (struct watched *w = watch->first; w; w = w->next)
            if (!atomic_load(&w->busy) && now - atomic_load(&w->since) > HEADER_SECONDS)
                shutdown(w->socket, SHUT_RDWR);
        pthread_mutex_unlock(&watch->lock);
    }
    return NULL;
}

struct connection_watch *watch_start(void)
{
    struct connection_watch *watch = calloc(1, sizeof(*watch));
    pthread_mutex_init(&watch->lock, NULL);
    pthread_create(&watch->thread, NULL, watch_loop, watch);
    return watch;
}

void watch_stop(struct connection_watch *watch)
{
    atomic_store(&watch->stopping, true);
    pthread_join(watch->thread, NULL);
    pthread_mutex_destroy(&watch->lock);
    free(watch);
}
