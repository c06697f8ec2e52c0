/* One book an instant, shared: the present one is read anew when something that matters was written since, as the audit
 * tells, whichever server wrote it. */
#include "domain/portfolio/book.h"
#include "queries.h"
#include "record/policies.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BOOKS = 6, CHAINS = 64, LEAST_AGE_MS = 2000 };

struct kept {
    struct book *book;
    const char *policy; /* hash, in the book's arena */
    int64_t used_at, read_at;
    int64_t chains[CHAINS], sequences[CHAINS];
    size_t chain_count;
};

struct book_cache {
    pthread_mutex_t lock, reading;
    struct kept kept[BOOKS];
};

static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

static struct book_cache *cache_of(struct bank *bank)
{
    pthread_mutex_lock(&making);
    if (!bank->books) {
        bank->books = calloc(1, sizeof(struct book_cache));
        if (!bank->books)
            abort();
        pthread_mutex_init(&bank->books->lock, NULL);
        pthread_mutex_init(&bank->books->reading, NULL);
    }
    struct book_cache *cache = bank->books;
    pthread_mutex_unlock(&making);
    return cache;
}

void book_release(const struct book *book)
{
    struct book *mine = (struct book *)(uintptr_t)book;
    if (mine && __atomic_sub_fetch(&mine->users, 1, __ATOMIC_ACQ_REL) == 0)
        arena_free(mine->arena);
}

void book_cache_free(struct bank *bank)
{
    for (size_t i = 0; bank->books && i < BOOKS; i++)
        book_release(bank->books->kept[i].book);
    free(bank->books);
    bank->books = NULL;
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static const struct error *read_heads(struct session *s, struct kept *kept)
{
    struct rows *rows;
    const struct error *error;
    kept->chain_count = 0;
    TRY(store_query(s->tx, &query_book_audit_heads, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (kept->chain_count < CHAINS) {
            kept->chains[kept->chain_count] = rows_int(rows, 0);
            kept->sequences[kept->chain_count++] = rows_int(rows, 1);
        }
    return error;
}

static int64_t sequence_of(const struct kept *kept, int64_t chain)
{
    for (size_t i = 0; i < kept->chain_count; i++)
        if (kept->chains[i] == chain)
            return kept->sequences[i];
    return 0;
}

/* Whether anything that shows in the book was written since it was read. NOW has the heads of this moment. */
static const struct error *outdated(struct session *s, const struct kept *kept, const struct kept *now, bool *old)
{
    *old = false;
    for (size_t i = 0; i < now->chain_count && !*old; i++) {
        int64_t changes, since = sequence_of(kept, now->chains[i]);
        if (now->sequences[i] == since)
            continue;
        TRY(store_int(s->tx, &query_book_audit_since, VALUES(sql_int(now->chains[i]), sql_int(since)), &changes));
        *old = changes > 0;
    }
    return NULL;
}

static bool fits(const struct session *s, const struct kept *kept)
{
    return kept->book && kept->book->as_of == s->viewer.as_of && !strcmp(kept->policy, s->policy->hash) &&
           (kept->book->as_of != NONE || kept->book->today == s->today);
}

/* A copy of what is kept for this instant, held for the caller. */
static bool find(struct book_cache *cache, const struct session *s, struct kept *copy)
{
    bool found = false;
    pthread_mutex_lock(&cache->lock);
    for (size_t i = 0; i < BOOKS && !found; i++)
        if (fits(s, &cache->kept[i])) {
            cache->kept[i].used_at = milliseconds();
            *copy = cache->kept[i];
            __atomic_add_fetch(&copy->book->users, 1, __ATOMIC_RELAXED);
            found = true;
        }
    pthread_mutex_unlock(&cache->lock);
    return found;
}

static void keep(struct book_cache *cache, const struct session *s, const struct kept *made)
{
    struct book *old = NULL;
    pthread_mutex_lock(&cache->lock);
    struct kept *place = &cache->kept[0];
    for (size_t i = 0; i < BOOKS; i++) {
        if (fits(s, &cache->kept[i])) {
            place = &cache->kept[i];
            break;
        }
        if (!cache->kept[i].book || (place->book && cache->kept[i].used_at < place->used_at))
            place = &cache->kept[i];
    }
    old = place->book;
    *place = *made;
    place->used_at = place->read_at = milliseconds();
    __atomic_add_fetch(&place->book->users, 1, __ATOMIC_RELAXED);
    pthread_mutex_unlock(&cache->lock);
    book_release(old);
}

/* The engine's eyes for the reading, then back. */
static const struct error *read_whole(struct session *s, struct kept *made)
{
    struct session engine;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    engine.viewer.as_of = s->viewer.as_of;
    s->tx->viewer = &engine.viewer;
    const struct error *error = read_heads(&engine, made);
    if (!error)
        error = book_read(&engine, &made->book);
    s->tx->viewer = before;
    if (!error)
        made->policy = arena_text(made->book->arena, s->policy->hash);
    return error;
}

static const struct error *refresh(struct book_cache *cache, struct session *s, const struct book **book)
{
    struct kept made = {0};
    TRY(read_whole(s, &made));
    keep(cache, s, &made);
    *book = made.book;
    return NULL;
}

/* Whether what is kept will do; a refusal lets go of it. */
static const struct error *good_enough(struct session *s, const struct kept *kept, bool *good)
{
    struct kept now = {0};
    bool old = false;
    *good = true;
    if (kept->book->as_of != NONE || milliseconds() - kept->read_at < LEAST_AGE_MS)
        return NULL;
    const struct error *error = read_heads(s, &now);
    if (!error)
        error = outdated(s, kept, &now, &old);
    *good = !old && !error;
    if (!*good)
        book_release(kept->book);
    return error;
}

const struct error *book_take(struct session *s, const struct book **book)
{
    struct book_cache *cache = cache_of(s->bank);
    struct kept kept;
    bool good = false;
    if (find(cache, s, &kept))
        TRY(good_enough(s, &kept, &good));
    if (!good) {
        pthread_mutex_lock(&cache->reading); /* one reads, the others take what it read */
        const struct error *error = NULL;
        if (find(cache, s, &kept))
            error = good_enough(s, &kept, &good);
        if (!error && !good)
            error = refresh(cache, s, book);
        pthread_mutex_unlock(&cache->reading);
        if (error || !good)
            return error;
    }
    *book = kept.book;
    return NULL;
}
