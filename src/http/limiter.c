/* How often a key (an address, a user name) may try: a fixed window over a small table; a full table forgets its oldest. */
#include "http/request.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SLOTS = 8192, PROBES = 8 };

struct slot {
    uint64_t key;
    int64_t window;
    int count;
};

struct limiter {
    pthread_mutex_t lock;
    struct slot slots[SLOTS];
};

struct limiter *limiter_new(void)
{
    struct limiter *limiter = calloc(1, sizeof(*limiter));
    pthread_mutex_init(&limiter->lock, NULL);
    return limiter;
}

void limiter_free(struct limiter *limiter)
{
    pthread_mutex_destroy(&limiter->lock);
    free(limiter);
}

static uint64_t hash(const char *key)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *key; key++)
        h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
    return h | 1;
}

static struct slot *slot_of(struct limiter *limiter, uint64_t h)
{
    struct slot *oldest = NULL;
    for (int i = 0; i < PROBES; i++) {
        struct slot *at = &limiter->slots[(h + (uint64_t)i) % SLOTS];
        if (at->key == h)
            return at;
        if (!oldest || at->window < oldest->window)
            oldest = at;
    }
    *oldest = (struct slot){.key = h};
    return oldest;
}

static int64_t seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

int limiter_locked(struct limiter *limiter, const char *key)
{
    pthread_mutex_lock(&limiter->lock);
    int64_t left = slot_of(limiter, hash(key))->window - seconds_now();
    pthread_mutex_unlock(&limiter->lock);
    return left > 0 ? (int)left : 0;
}

int limiter_failed(struct limiter *limiter, const char *key, int most, int locked_seconds)
{
    pthread_mutex_lock(&limiter->lock);
    struct slot *slot = slot_of(limiter, hash(key));
    bool locked = ++slot->count >= most;
    if (locked)
        *slot = (struct slot){.key = slot->key, .window = seconds_now() + locked_seconds};
    pthread_mutex_unlock(&limiter->lock);
    return locked ? locked_seconds : 0;
}

int limiter_wait(struct limiter *limiter, const char *key, int most, int per_seconds)
{
    int64_t now = seconds_now(), window = now / per_seconds;
    pthread_mutex_lock(&limiter->lock);
    struct slot *slot = slot_of(limiter, hash(key));
    if (slot->window != window) {
        slot->window = window;
        slot->count = 0;
    }
    int wait = slot->count >= most ? (int)((window + 1) * per_seconds - now) : 0;
    slot->count += !wait;
    pthread_mutex_unlock(&limiter->lock);
    return wait;
}
