/* The thread of a server that sends what is due and looks into the mailbox. */
#include "base/log.h"
#include "domain/post/parts.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

enum { LOOK_EVERY_MS = 1000 };

struct post {
    struct bank *bank;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    int64_t looked_at;
    bool stopping;
};

static void complain(struct arena *arena, const char *event, const struct error *error)
{
    if (error)
        log_error(event, "%s", error_message(arena, error, LANGUAGE_EN, NULL));
}

static void round_of_work(struct post *post)
{
    struct bank *bank = post->bank;
    bool got = true;
    while (got && !atomic_load(&bank->stopping)) {
        struct arena *arena = arena_new();
        const struct error *error = post_send_one(bank, arena, &got);
        complain(arena, "post.send", error);
        got = got && !error;
        arena_free(arena);
    }
    int64_t now = instant_now();
    if (!bank->post || !bank->post->imap_url || now - post->looked_at < bank->post->poll_seconds * 1000 ||
        atomic_load(&bank->stopping))
        return;
    post->looked_at = now;
    struct arena *arena = arena_new();
    complain(arena, "post.mailbox", post_mailbox_read(bank, arena));
    arena_free(arena);
}

static void *work(void *context)
{
    struct post *post = context;
    bool stopping = false;
    while (!stopping) {
        struct timespec until;
        round_of_work(post);
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec += LOOK_EVERY_MS / 1000;
        pthread_mutex_lock(&post->lock);
        if (!post->stopping)
            pthread_cond_timedwait(&post->wake, &post->lock, &until);
        stopping = post->stopping;
        pthread_mutex_unlock(&post->lock);
    }
    return NULL;
}

struct post *post_start(struct bank *bank)
{
    struct post *post = calloc(1, sizeof(*post));
    if (!post || curl_global_init(CURL_GLOBAL_DEFAULT))
        abort();
    post->bank = bank;
    pthread_mutex_init(&post->lock, NULL);
    pthread_cond_init(&post->wake, NULL);
    if (pthread_create(&post->thread, NULL, work, post))
        abort();
    return post;
}

void post_stop(struct post *post)
{
    pthread_mutex_lock(&post->lock);
    post->stopping = true;
    pthread_cond_signal(&post->wake);
    pthread_mutex_unlock(&post->lock);
    pthread_join(post->thread, NULL);
    pthread_cond_destroy(&post->wake);
    pthread_mutex_destroy(&post->lock);
    free(post);
    curl_global_cleanup();
}
