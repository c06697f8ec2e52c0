/* What a database engine must do. Two implementations: sqlite.c and postgres.c; nobody else includes a driver. */
#pragma once

#include "store/store.h"

#include <pthread.h>
#include <stdatomic.h>

enum { SPECIAL_ME, SPECIAL_BRANCH, SPECIAL_NOW, SPECIAL_ASOF, MOST_SPECIALS = 32 };

/* A statement ready to run again. */
struct statement {
    uint64_t hash;
    char *source; /* viewer key and text it was made from */
    int special_count;
    unsigned char specials[MOST_SPECIALS]; /* appended after the caller's values */
    void *handle;
    bool busy;
    char name[24];
    struct statement *next, *newer, *older;
};

enum { STATEMENT_BUCKETS = 256, MOST_STATEMENTS = 600, CONTROLS = 6 };

struct connection {
    struct store *store;
    void *handle;
    void *controls[CONTROLS]; /* SQLite: BEGIN and its like, prepared */
    struct statement *buckets[STATEMENT_BUCKETS];
    struct statement *newest, *oldest;
    int statement_count, busy_count;
    int64_t next_name;
    bool reading;
    struct audit_chain chain;
    struct connection *next_open;
};

struct rows {
    struct tx *tx;
    struct statement *statement;
    void *result; /* PostgreSQL: the whole result */
    int at, count;
    bool done;
};

struct engine {
    const char *name;
    const struct error *(*open)(struct store *store, struct arena *arena, bool writer, struct connection *connection);
    void (*close)(struct connection *connection);
    const struct error *(*run)(struct connection *connection, struct arena *arena, const char *sql); /* no values, no rows */
    const struct error *(*prepare)(struct connection *connection, struct arena *arena, const char *sql, struct statement *statement);
    void (*discard)(struct connection *connection, struct statement *statement);
    const struct error *(*start)(struct rows *rows, struct arena *arena, const struct sql_value *values, size_t count);
    bool (*step)(struct rows *rows, struct arena *arena, const struct error **error);
    void (*finish)(struct rows *rows);
    void (*abandon)(struct statement *statement); /* its rows were left open and are out of reach */
    int64_t (*changed)(struct rows *rows);
    int (*columns)(const struct rows *rows);
    const char *(*name_of)(const struct rows *rows, int column);
    bool (*null)(const struct rows *rows, int column);
    int64_t (*integer)(const struct rows *rows, int column);
    double (*real)(const struct rows *rows, int column);
    const char *(*text)(const struct rows *rows, int column);
    const char *begin_read, *begin_write;
    bool (*retry)(const struct connection *connection); /* the last error asks for the transaction to be run again */
};

extern const struct engine engine_sqlite, engine_postgres;

struct store {
    const struct engine *engine;
    char *url, *path;
    struct store_options options;
    pthread_key_t reader_key;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct write *first, *last;
    size_t waiting;
    bool stopping;
    pthread_t writers[16];
    struct connection *writer_connections[16];
    int writer_count;
    struct connection *open_connections;
    pthread_t checkpointer;
    bool checkpointing;
    pthread_rwlock_t listening; /* a listener that is taken away is not heard any more: jobs write on while the server stops */
    store_listener *listener;
    void *listener_context;
    _Atomic(int64_t) writes, commits, failures, reads;
};

/* Puts the engine's parameter marks and the viewer's rows into SQL. */
const struct error *sql_rewrite(struct arena *arena, const char *sql, const struct viewer *viewer, bool sqlite, const char **out,
                                struct statement *statement);
/* SQLite's own side thread: moves the log into the database file without stopping the writer. */
void statements_forget(struct connection *connection);
/* At the end of a transaction: what an error left open is closed, or the connection would hold on to what it saw then. */
void statements_settle(struct connection *connection);
void sqlite_checkpoint_start(struct store *store);
void sqlite_checkpoint_stop(struct store *store);
