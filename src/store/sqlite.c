/* SQLite: write-ahead log, every commit synced, one writer; readers each on a thread of their own. */
#include "base/buffer.h"
#include "base/log.h"
#include "store/engine.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    BUSY_MS = 5000,
    CHECKPOINT_MS = 250,
    ANALYSE_COMMITS = 10000, /* so many commits change the picture the planner has */
    WAL_PAGES_MOST = 16384, /* 64 MB: past this the writer waits once so that the log can start over; a long log is slow to look through */
};

static sqlite3 *database(const struct connection *connection)
{
    return connection->handle;
}

static sqlite3_stmt *handle(const struct rows *rows)
{
    return rows->statement->handle;
}

static const struct error *failure(struct arena *arena, sqlite3 *db, int code, const char *path)
{
    const char *text = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    switch (code & 0xff) {
    case SQLITE_FULL:
        return error_make(arena, ERROR_STORE_FULL);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return error_make(arena, ERROR_STORE_DAMAGED, .arguments = {text});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_make(arena, ERROR_STORE_LOCKED, .arguments = {path});
    case SQLITE_IOERR:
        /* A full disk can surface as a failed write, too. */
        if ((code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC) && sqlite3_system_errno(db) == 28)
            return error_make(arena, ERROR_STORE_FULL);
        return error_make(arena, ERROR_STORE_FAILED, .arguments = {text});
    default:
        return error_make(arena, ERROR_STORE_FAILED, .arguments = {text});
    }
}

/* What begins and ends every transaction, prepared once. */
static const char *const controls[CONTROLS] = {"BEGIN", "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", "SAVEPOINT request", "RELEASE request"};

static int run_control(struct connection *connection, size_t control)
{
    sqlite3_stmt *s = connection->controls[control];
    if (!s) {
        int code = sqlite3_prepare_v3(database(connection), controls[control], -1, SQLITE_PREPARE_PERSISTENT, &s, NULL);
        if (code != SQLITE_OK)
            return code;
        connection->controls[control] = s;
    }
    sqlite3_step(s);
    return sqlite3_reset(s);
}

static const struct error *run(struct connection *connection, struct arena *arena, const char *sql)
{
    for (size_t i = 0; i < CONTROLS; i++)
        if (!strcmp(sql, controls[i])) {
            int done = run_control(connection, i);
            return done == SQLITE_OK ? NULL : failure(arena, database(connection), done, connection->store->path);
        }
    int code = sqlite3_exec(database(connection), sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? NULL : failure(arena, database(connection), code, connection->store->path);
}

static void sql_greatest(sqlite3_context *context, int count, sqlite3_value **values)
{
    sqlite3_value *best = NULL;
    for (int i = 0; i < count; i++) {
        if (sqlite3_value_type(values[i]) == SQLITE_NULL)
            continue;
        if (!best || sqlite3_value_double(values[i]) > sqlite3_value_double(best))
            best = values[i];
    }
    if (best)
        sqlite3_result_value(context, best);
    else
        sqlite3_result_null(context);
}

/* One process holds the only writer, so a lock between writers is always free here. */
static void sql_lock(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_int(context, 1);
}

static const struct error *open_connection(struct store *store, struct arena *arena, bool writer, struct connection *connection)
{
    static atomic_flag configured = ATOMIC_FLAG_INIT;
    if (!atomic_flag_test_and_set(&configured))
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3 *db = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (store->options.create ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(store->path, &db, flags, NULL);
    connection->handle = db;
    if (code != SQLITE_OK)
        return code == SQLITE_CANTOPEN ? error_make(arena, ERROR_SYSTEM_FILE, .value = store->path, .arguments = {sqlite3_errmsg(db)})
                                       : failure(arena, db, code, store->path);
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, BUSY_MS);
    sqlite3_create_function(db, "greatest", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_greatest, NULL, NULL);
    sqlite3_create_function(db, "pg_try_advisory_lock", 1, SQLITE_UTF8, NULL, sql_lock, NULL, NULL);
    TRY(run(connection, arena, "PRAGMA journal_mode=WAL"));
    TRY(run(connection, arena, store->options.fast_load ? "PRAGMA synchronous=OFF" : "PRAGMA synchronous=FULL"));
    TRY(run(connection, arena, "PRAGMA foreign_keys=ON; PRAGMA case_sensitive_like=ON; PRAGMA cache_size=-65536; PRAGMA mmap_size=17179869184; "
                               "PRAGMA temp_store=MEMORY"));
    if (store->options.fast_load)
        TRY(run(connection, arena, "PRAGMA cache_size=-524288"));
    return run(connection, arena, writer && !store->options.fast_load ? "PRAGMA wal_autocheckpoint=0" : "PRAGMA wal_autocheckpoint=10000");
}

/* The planner's statistics, from a sample of each index: milliseconds even for a bank of a million customers. */
static void analyse(sqlite3 *db)
{
    if (sqlite3_exec(db, "PRAGMA analysis_limit=1000; ANALYZE", NULL, NULL, NULL) != SQLITE_OK)
        log_warning("store.analyse", "no statistics for the planner: %s", sqlite3_errmsg(db));
}

static void close_connection(struct connection *connection)
{
    if (connection->store->options.fast_load && !sqlite3_db_readonly(database(connection), "main"))
        analyse(database(connection));
    for (size_t i = 0; i < CONTROLS; i++)
        sqlite3_finalize(connection->controls[i]);
    sqlite3_close_v2(database(connection));
}

static const struct error *prepare(struct connection *connection, struct arena *arena, const char *sql, struct statement *statement)
{
    sqlite3_stmt *prepared = NULL;
    int code = sqlite3_prepare_v3(database(connection), sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, NULL);
    if (code != SQLITE_OK)
        return failure(arena, database(connection), code, connection->store->path);
    statement->handle = prepared;
    return NULL;
}

static void discard(struct connection *connection, struct statement *statement)
{
    (void)connection;
    sqlite3_finalize(statement->handle);
}

static const struct error *start(struct rows *rows, struct arena *arena, const struct sql_value *values, size_t count)
{
    sqlite3_stmt *s = handle(rows);
    if ((int)count != sqlite3_bind_parameter_count(s))
        return error_make(arena, ERROR_STORE_FAILED,
                          .arguments = {arena_format(arena, "%zu values for %d parameters", count, sqlite3_bind_parameter_count(s))});
    for (size_t i = 0; i < count; i++) {
        int code = SQLITE_OK, at = (int)i + 1;
        switch (values[i].type) {
        case SQL_NULL:
            code = sqlite3_bind_null(s, at);
            break;
        case SQL_INT:
            code = sqlite3_bind_int64(s, at, values[i].integer);
            break;
        case SQL_REAL:
            code = sqlite3_bind_double(s, at, values[i].real);
            break;
        case SQL_TEXT:
            code = sqlite3_bind_text(s, at, values[i].text, -1, SQLITE_STATIC);
            break;
        }
        if (code != SQLITE_OK)
            return failure(arena, sqlite3_db_handle(s), code, "");
    }
    return NULL;
}

static bool step(struct rows *rows, struct arena *arena, const struct error **error)
{
    int code = sqlite3_step(handle(rows));
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        *error = failure(arena, sqlite3_db_handle(handle(rows)), code, rows->tx->store->path);
    return false;
}

static void finish(struct rows *rows)
{
    sqlite3_reset(handle(rows));
    sqlite3_clear_bindings(handle(rows));
}

static void abandon(struct statement *statement)
{
    sqlite3_reset(statement->handle);
    sqlite3_clear_bindings(statement->handle);
}

static int64_t changed(struct rows *rows)
{
    return sqlite3_changes(sqlite3_db_handle(handle(rows)));
}

static int columns(const struct rows *rows)
{
    return sqlite3_column_count(handle(rows));
}

static const char *name_of(const struct rows *rows, int column)
{
    return sqlite3_column_name(handle(rows), column);
}

static bool is_null(const struct rows *rows, int column)
{
    return sqlite3_column_type(handle(rows), column) == SQLITE_NULL;
}

static int64_t integer(const struct rows *rows, int column)
{
    return is_null(rows, column) ? NONE : sqlite3_column_int64(handle(rows), column);
}

static double real(const struct rows *rows, int column)
{
    return is_null(rows, column) ? __builtin_nan("") : sqlite3_column_double(handle(rows), column);
}

static const char *text(const struct rows *rows, int column)
{
    return (const char *)sqlite3_column_text(handle(rows), column);
}

static bool retry(const struct connection *connection)
{
    (void)connection;
    return false; /* one writer: nothing to collide with */
}

const struct engine engine_sqlite = {
    .name = "sqlite",
    .open = open_connection,
    .close = close_connection,
    .run = run,
    .prepare = prepare,
    .discard = discard,
    .start = start,
    .step = step,
    .finish = finish,
    .abandon = abandon,
    .changed = changed,
    .columns = columns,
    .name_of = name_of,
    .null = is_null,
    .integer = integer,
    .real = real,
    .text = text,
    .begin_read = "BEGIN",
    .begin_write = "BEGIN IMMEDIATE",
    .retry = retry,
};

/* --- checkpoints --------------------------------------------------------------------------------------------------------- */

static void *checkpoint_loop(void *context)
{
    struct store *store = context;
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(store->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        log_error("store.checkpoint", "the checkpoint thread cannot open the database: %s", sqlite3_errmsg(db));
        sqlite3_close(db);
        return NULL;
    }
    sqlite3_busy_timeout(db, 100);
    int64_t seen = -1, analysed = 0;
    while (!__atomic_load_n(&store->stopping, __ATOMIC_ACQUIRE)) {
        struct timespec pause = {0, CHECKPOINT_MS * 1000000L};
        nanosleep(&pause, NULL);
        int64_t commits = atomic_load(&store->commits);
        if (commits == seen)
            continue;
        seen = commits;
        if (commits - analysed >= ANALYSE_COMMITS) {
            analyse(db);
            analysed = commits;
        }
        int pages = 0, moved = 0;
        sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_PASSIVE, &pages, &moved);
        if (pages > WAL_PAGES_MOST)
            sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_RESTART, &pages, &moved);
    }
    sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_close(db);
    return NULL;
}

void sqlite_checkpoint_start(struct store *store)
{
    store->checkpointing = !store->options.fast_load && !pthread_create(&store->checkpointer, NULL, checkpoint_loop, store);
}

void sqlite_checkpoint_stop(struct store *store)
{
    if (store->checkpointing)
        pthread_join(store->checkpointer, NULL);
    store->checkpointing = false;
}
