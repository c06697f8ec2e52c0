/* PostgreSQL through libpq: prepared statements, values as text, results whole. */
#include "base/buffer.h"
#include "base/log.h"
#include "base/text.h"
#include "store/engine.h"

#include <libpq-fe.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct server {
    PGconn *connection;
    bool retry; /* the last failure was a collision */
};

static struct server *server(const struct connection *connection)
{
    return connection->handle;
}

static const struct error *failure(struct connection *connection, struct arena *arena, const PGresult *result)
{
    struct server *s = server(connection);
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    const char *message = result ? PQresultErrorMessage(result) : PQerrorMessage(s->connection);
    s->retry = state && (!strcmp(state, "40001") || !strcmp(state, "40P01"));
    if (state && !strcmp(state, "53100"))
        return error_make(arena, ERROR_STORE_FULL);
    if (state && (!strcmp(state, "53300") || !strcmp(state, "57P03")))
        return error_make(arena, ERROR_STORE_BUSY);
    if (PQstatus(s->connection) != CONNECTION_OK || (state && !strncmp(state, "57P", 3))) { /* shutting down, or gone */
        log_error("store.unreachable", "%s", text_normalise(arena, message ? message : "no answer"));
        return error_make(arena, ERROR_STORE_UNREACHABLE);
    }
    return error_make(arena, ERROR_STORE_FAILED, .arguments = {text_normalise(arena, message ? message : "no answer")});
}

static bool good(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

static const struct error *run(struct connection *connection, struct arena *arena, const char *sql)
{
    PGresult *result = PQexec(server(connection)->connection, sql);
    const struct error *error = good(result) ? NULL : failure(connection, arena, result);
    PQclear(result);
    return error;
}

static void ignore_notice(void *context, const char *message)
{
    (void)context;
    (void)message;
}

static const struct error *open_connection(struct store *store, struct arena *arena, bool writer, struct connection *connection)
{
    (void)writer;
    struct server *s = calloc(1, sizeof(*s));
    connection->handle = s;
    s->connection = PQconnectdb(store->url);
    if (PQstatus(s->connection) != CONNECTION_OK)
        return failure(connection, arena, NULL);
    PQsetNoticeProcessor(s->connection, ignore_notice, NULL);
    TRY(run(connection, arena, "SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'"));
    return run(connection, arena, "SET standard_conforming_strings = on; SET statement_timeout = '300s'; SET plan_cache_mode = auto");
}

static void close_connection(struct connection *connection)
{
    struct server *s = server(connection);
    if (s)
        PQfinish(s->connection);
    free(s);
}

static const struct error *prepare(struct connection *connection, struct arena *arena, const char *sql, struct statement *statement)
{
    snprintf(statement->name, sizeof(statement->name), "s%lld", (long long)connection->next_name++);
    PGresult *result = PQprepare(server(connection)->connection, statement->name, sql, 0, NULL);
    const struct error *error = good(result) ? NULL : failure(connection, arena, result);
    PQclear(result);
    statement->handle = error ? NULL : statement;
    return error;
}

static void discard(struct connection *connection, struct statement *statement)
{
    char sql[64];
    snprintf(sql, sizeof(sql), "DEALLOCATE %s", statement->name);
    PQclear(PQexec(server(connection)->connection, sql));
}

static const struct error *start(struct rows *rows, struct arena *arena, const struct sql_value *values, size_t count)
{
    const char **texts = ARENA_LIST(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        switch (values[i].type) {
        case SQL_NULL:
            break;
        case SQL_INT:
            texts[i] = arena_format(arena, "%lld", (long long)values[i].integer);
            break;
        case SQL_REAL:
            texts[i] = arena_format(arena, "%.17g", values[i].real);
            break;
        case SQL_TEXT:
            texts[i] = values[i].text;
            break;
        }
    struct connection *connection = rows->tx->connection;
    PGresult *result = PQexecPrepared(server(connection)->connection, rows->statement->name, (int)count, texts, NULL, NULL, 0);
    rows->result = result;
    rows->at = -1;
    rows->count = 0;
    if (!good(result)) {
        const struct error *error = failure(connection, arena, result);
        PQclear(result);
        rows->result = NULL;
        return error;
    }
    rows->count = PQntuples(result);
    return NULL;
}

static bool step(struct rows *rows, struct arena *arena, const struct error **error)
{
    (void)arena;
    (void)error;
    return ++rows->at < rows->count;
}

static void finish(struct rows *rows)
{
    PQclear(rows->result);
    rows->result = NULL;
}

/* Results come whole: the connection holds nothing open. */
static void abandon(struct statement *statement)
{
    (void)statement;
}

static int64_t changed(struct rows *rows)
{
    return strtoll(PQcmdTuples(rows->result), NULL, 10);
}

static int columns(const struct rows *rows)
{
    return PQnfields(rows->result);
}

static const char *name_of(const struct rows *rows, int column)
{
    return PQfname(rows->result, column);
}

static bool is_null(const struct rows *rows, int column)
{
    return PQgetisnull(rows->result, rows->at, column);
}

static int64_t integer(const struct rows *rows, int column)
{
    return is_null(rows, column) ? NONE : strtoll(PQgetvalue(rows->result, rows->at, column), NULL, 10);
}

static double real(const struct rows *rows, int column)
{
    return is_null(rows, column) ? NAN : strtod(PQgetvalue(rows->result, rows->at, column), NULL);
}

static const char *text(const struct rows *rows, int column)
{
    return is_null(rows, column) ? NULL : PQgetvalue(rows->result, rows->at, column);
}

static bool retry(const struct connection *connection)
{
    return server(connection)->retry;
}

const struct engine engine_postgres = {
    .name = "postgresql",
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
    .begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    .begin_write = "BEGIN ISOLATION LEVEL READ COMMITTED",
    .retry = retry,
};
