#include "store/store.h"
#include "base/buffer.h"
#include "base/log.h"
#include "base/text.h"
#include "store/engine.h"

#include <stdlib.h>
#include <string.h>

enum { GROUP_MOST = 64, RETRIES_MOST = 8, DEFAULT_WRITERS = 6 };

const struct viewer viewer_system = {.person = 0, .branch = 0, .now = 0, .as_of = NONE, .key = "system"};


/* --- connections ----------------------------------------------------------------------------------------------------- */

static void connection_close(struct connection *c)
{
    if (c->handle) {
        statements_forget(c);
        c->store->engine->close(c);
    }
    free(c);
}

static const struct error *connection_open(struct store *store, struct arena *arena, bool writer, struct connection **out)
{
    struct connection *c = calloc(1, sizeof(*c));
    c->store = store;
    const struct error *error = store->engine->open(store, arena, writer, c);
    if (error) {
        connection_close(c);
        return error;
    }
    pthread_mutex_lock(&store->lock);
    c->next_open = store->open_connections;
    store->open_connections = c;
    pthread_mutex_unlock(&store->lock);
    *out = c;
    return NULL;
}

/* A thread that ends takes its reading connection with it. */
static void reader_end(void *context)
{
    struct connection *c = context;
    struct store *store = c->store;
    pthread_mutex_lock(&store->lock);
    for (struct connection **at = &store->open_connections; *at; at = &(*at)->next_open)
        if (*at == c) {
            *at = c->next_open;
            break;
        }
    pthread_mutex_unlock(&store->lock);
    connection_close(c);
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

const struct error *store_read_begin(struct store *store, struct arena *arena, const struct viewer *viewer, struct tx *tx)
{
    struct connection *c = pthread_getspecific(store->reader_key);
    if (!c) {
        TRY(connection_open(store, arena, false, &c));
        pthread_setspecific(store->reader_key, c);
    }
    *tx = (struct tx){.store = store, .connection = c, .arena = arena, .viewer = viewer};
    const struct error *error = store->engine->run(c, arena, store->engine->begin_read);
    if (error && !store_is_sqlite(store)) {
        /* The server may have been restarted meanwhile: one fresh connection, then give up. */
        reader_end(c);
        pthread_setspecific(store->reader_key, NULL);
        TRY(connection_open(store, arena, false, &c));
        pthread_setspecific(store->reader_key, c);
        tx->connection = c;
        error = store->engine->run(c, arena, store->engine->begin_read);
    }
    if (!error)
        atomic_fetch_add(&store->reads, 1);
    return error;
}

void store_read_end(struct tx *tx)
{
    statements_settle(tx->connection);
    tx->store->engine->run(tx->connection, tx->arena, "ROLLBACK");
}

/* --- marks ------------------------------------------------------------------------------------------------------------ */

const struct error *store_mark(struct tx *tx, struct tx_mark *mark)
{
    *mark = (struct tx_mark){tx->change_count};
    return tx->store->engine->run(tx->connection, tx->arena, "SAVEPOINT part");
}

const struct error *store_go_back(struct tx *tx, const struct tx_mark *mark)
{
    tx->change_count = mark->change_count;
    tx->chain->known = false;
    return tx->store->engine->run(tx->connection, tx->arena, "ROLLBACK TO part");
}

const struct error *store_go_on(struct tx *tx)
{
    return tx->store->engine->run(tx->connection, tx->arena, "RELEASE part");
}

/* --- writing --------------------------------------------------------------------------------------------------------- */

static const struct error *run_one(struct connection *c, struct write *w)
{
    struct tx tx = {.store = c->store, .connection = c, .arena = w->arena, .viewer = w->viewer, .writing = true, .chain = &c->chain};
    const struct error *error = w->run(&tx, w->context);
    statements_settle(c);
    w->changes = tx.changes;
    w->change_count = error ? 0 : tx.change_count;
    return error;
}

static size_t take_group(struct store *store, struct write **group, size_t most)
{
    size_t count = 0;
    pthread_mutex_lock(&store->lock);
    while (!store->first && !store->stopping)
        pthread_cond_wait(&store->wake, &store->lock);
    while (store->first && count < most) {
        group[count++] = store->first;
        store->first = store->first->next;
        store->waiting--;
    }
    if (!store->first)
        store->last = NULL;
    pthread_mutex_unlock(&store->lock);
    return count;
}

static void finish_group(struct store *store, struct write **group, size_t count, const struct error *commit_error)
{
    for (size_t i = 0; i < count; i++) {
        struct write *w = group[i];
        if (commit_error && !w->error)
            w->error = error_copy(w->arena, commit_error);
        atomic_fetch_add(w->error ? &store->failures : &store->writes, 1);
        if (!w->error && w->change_count) {
            pthread_rwlock_rdlock(&store->listening);
            if (store->listener)
                store->listener(store->listener_context, w->changes, w->change_count);
            pthread_rwlock_unlock(&store->listening);
        }
        w->done(w->context, w->error);
    }
}

/* Each of several in a savepoint, so that one that fails undoes only itself. What stands in one is kept page by page until it ends, so a
 * request that is alone, which may be a load of millions of rows, has none: all of the transaction is undone with it. */
static const struct error *run_group(struct connection *c, struct arena *arena, struct write **group, size_t count)
{
    const struct engine *engine = c->store->engine;
    if (count == 1) {
        group[0]->error = run_one(c, group[0]);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        TRY(engine->run(c, arena, "SAVEPOINT request"));
        group[i]->error = run_one(c, group[i]);
        if (group[i]->error) {
            c->chain.known = false;
            TRY(engine->run(c, arena, "ROLLBACK TO request"));
        }
        TRY(engine->run(c, arena, "RELEASE request"));
    }
    return NULL;
}

/* SQLite: many requests, one commit. */
static void commit_group(struct connection *c, struct arena *arena, struct write **group, size_t count)
{
    struct store *store = c->store;
    const struct error *error = store->engine->run(c, arena, store->engine->begin_write);
    c->chain.known = false; /* another process, a command beside the server, may have written meanwhile */
    error = error ? error : run_group(c, arena, group, count);
    bool undone = !error && count == 1 && group[0]->error;
    if (!error && !undone)
        error = store->engine->run(c, arena, "COMMIT");
    if (error)
        log_error("store.commit", "%s", error_message(arena, error, LANGUAGE_EN, NULL));
    if (error || undone) {
        store->engine->run(c, arena, "ROLLBACK");
        c->chain.known = false;
    } else {
        atomic_fetch_add(&store->commits, 1);
    }
    finish_group(store, group, count, error);
}

/* PostgreSQL may have been restarted meanwhile: one fresh connection, then give up. The lock on the chain of audit records went with
 * the old one. */
static const struct error *begin_again(struct connection *c, struct arena *arena)
{
    const struct engine *engine = c->store->engine;
    const struct error *error = engine->run(c, arena, engine->begin_write);
    if (!error)
        return NULL;
    statements_forget(c);
    engine->close(c);
    c->handle = NULL;
    c->chain = (struct audit_chain){0};
    TRY(engine->open(c->store, arena, true, c));
    return engine->run(c, arena, engine->begin_write);
}

/* PostgreSQL: one transaction a request, run again when the database reports a collision. */
static void commit_alone(struct connection *c, struct arena *arena, struct write *w)
{
    struct store *store = c->store;
    const struct error *error = NULL;
    for (int attempt = 0; attempt < RETRIES_MOST; attempt++) {
        error = begin_again(c, arena);
        w->error = error ? NULL : run_one(c, w);
        if (!error && !w->error && !(error = store->engine->run(c, arena, "COMMIT"))) {
            atomic_fetch_add(&store->commits, 1);
            break;
        }
        bool again = store->engine->retry(c);
        store->engine->run(c, arena, "ROLLBACK");
        c->chain.known = false;
        if (!again)
            break;
    }
    finish_group(store, &w, 1, error);
}

static void *writer_loop(void *context)
{
    struct connection *c = context;
    struct store *store = c->store;
    struct arena *arena = arena_new();
    struct write *group[GROUP_MOST];
    size_t count;
    while ((count = take_group(store, group, store_is_sqlite(store) ? GROUP_MOST : 1))) {
        if (store_is_sqlite(store))
            commit_group(c, arena, group, count);
        else
            commit_alone(c, arena, group[0]);
        log_set_correlation("");
        arena_reset(arena);
    }
    arena_free(arena);
    return NULL;
}

void store_submit(struct store *store, struct write *write)
{
    write->next = NULL;
    write->error = NULL;
    write->changes = NULL;
    write->change_count = 0;
    pthread_mutex_lock(&store->lock);
    if (store->last)
        store->last->next = write;
    else
        store->first = write;
    store->last = write;
    store->waiting++;
    pthread_cond_signal(&store->wake);
    pthread_mutex_unlock(&store->lock);
}

struct waiting {
    const struct error *(*run)(struct tx *tx, void *context);
    void *context;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool finished;
};

static const struct error *waiting_run(struct tx *tx, void *context)
{
    struct waiting *w = context;
    return w->run(tx, w->context);
}

static void waiting_done(void *context, const struct error *error)
{
    (void)error;
    struct waiting *w = context;
    pthread_mutex_lock(&w->lock);
    w->finished = true;
    pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&w->lock);
}

const struct error *store_write(struct store *store, struct arena *arena, const struct viewer *viewer,
                                const struct error *(*run)(struct tx *tx, void *context), void *context)
{
    struct waiting w = {.run = run, .context = context, .lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};
    struct write write = {.run = waiting_run, .done = waiting_done, .context = &w, .arena = arena, .viewer = viewer};
    store_submit(store, &write);
    pthread_mutex_lock(&w.lock);
    while (!w.finished)
        pthread_cond_wait(&w.wake, &w.lock);
    pthread_mutex_unlock(&w.lock);
    return write.error;
}

/* --- opening and closing ----------------------------------------------------------------------------------------------- */

static const struct error *start_writers(struct store *store, struct arena *arena)
{
    int wanted = store_is_sqlite(store) ? 1 : store->options.writers ? store->options.writers : DEFAULT_WRITERS;
    for (int i = 0; i < wanted && i < 16; i++) {
        TRY(connection_open(store, arena, true, &store->writer_connections[i]));
        if (pthread_create(&store->writers[i], NULL, writer_loop, store->writer_connections[i]))
            return error_make(arena, ERROR_STORE_FAILED, .arguments = {"no thread for the writer"});
        store->writer_count++;
    }
    return NULL;
}

const struct error *store_open(struct arena *arena, const char *url, const struct store_options *options, struct store **out)
{
    struct store *store = calloc(1, sizeof(*store));
    store->options = options ? *options : (struct store_options){0};
    store->url = strdup(url);
    pthread_mutex_init(&store->lock, NULL);
    pthread_rwlock_init(&store->listening, NULL);
    pthread_cond_init(&store->wake, NULL);
    pthread_key_create(&store->reader_key, reader_end);
    if (text_starts(url, "sqlite:") && url[7]) {
        store->engine = &engine_sqlite;
        store->path = strdup(url + 7);
    } else if (text_starts(url, "postgresql://") || text_starts(url, "postgres://")) {
        store->engine = &engine_postgres;
    } else {
        store_close(store);
        return error_make(arena, ERROR_SYSTEM_SETTING, .field = "db", .value = url,
                          .arguments = {"sqlite:PATH or postgresql://USER@HOST/DATABASE"});
    }
    const struct error *error = start_writers(store, arena);
    if (error) {
        store_close(store);
        return error;
    }
    if (store_is_sqlite(store))
        sqlite_checkpoint_start(store);
    *out = store;
    return NULL;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    pthread_mutex_lock(&store->lock);
    __atomic_store_n(&store->stopping, true, __ATOMIC_RELEASE);
    pthread_cond_broadcast(&store->wake);
    pthread_mutex_unlock(&store->lock);
    for (int i = 0; i < store->writer_count; i++)
        pthread_join(store->writers[i], NULL);
    sqlite_checkpoint_stop(store);
    pthread_setspecific(store->reader_key, NULL);
    pthread_key_delete(store->reader_key);
    while (store->open_connections) {
        struct connection *c = store->open_connections;
        store->open_connections = c->next_open;
        connection_close(c);
    }
    pthread_rwlock_destroy(&store->listening);
    pthread_mutex_destroy(&store->lock);
    pthread_cond_destroy(&store->wake);
    free(store->url);
    free(store->path);
    free(store);
}

bool store_is_sqlite(const struct store *store)
{
    return store->engine == &engine_sqlite;
}

const char *store_path(const struct store *store)
{
    return store->path;
}

void store_listen(struct store *store, store_listener *listener, void *context)
{
    pthread_rwlock_wrlock(&store->listening);
    store->listener_context = context;
    store->listener = listener;
    pthread_rwlock_unlock(&store->listening);
}

struct store_statistics store_statistics(const struct store *store)
{
    return (struct store_statistics){atomic_load(&store->writes), atomic_load(&store->commits), atomic_load(&store->failures),
                                     atomic_load(&store->reads)};
}
