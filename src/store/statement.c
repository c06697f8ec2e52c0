/* Statements are rewritten and prepared once per connection and set of visible rows, then run again from a cache. */
#include "base/buffer.h"
#include "store/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Eight bytes at a time: statements are long, and every run of one begins here. */
static uint64_t hash_text(uint64_t hash, const char *text)
{
    size_t size = strlen(text);
    uint64_t part;
    for (; size >= sizeof(part); text += sizeof(part), size -= sizeof(part)) {
        memcpy(&part, text, sizeof(part));
        hash = (hash ^ part) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    part = size;
    memcpy(&part, text, size);
    hash = (hash ^ part ^ (uint64_t)size << 56) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static void unlink_age(struct connection *c, struct statement *s)
{
    *(s->newer ? &s->newer->older : &c->newest) = s->older;
    *(s->older ? &s->older->newer : &c->oldest) = s->newer;
    s->newer = s->older = NULL;
}

static void link_newest(struct connection *c, struct statement *s)
{
    s->older = c->newest;
    *(c->newest ? &c->newest->newer : &c->oldest) = s;
    c->newest = s;
}

static void forget(struct connection *c, struct statement *s)
{
    struct statement **at = &c->buckets[s->hash % STATEMENT_BUCKETS];
    while (*at != s)
        at = &(*at)->next;
    *at = s->next;
    unlink_age(c, s);
    c->statement_count--;
    c->busy_count -= s->busy;
    if (s->handle)
        c->store->engine->discard(c, s);
    free(s->source);
    free(s);
}

static void make_room(struct connection *c)
{
    for (struct statement *s = c->oldest, *newer; s && c->statement_count >= MOST_STATEMENTS; s = newer) {
        newer = s->newer;
        if (!s->busy)
            forget(c, s);
    }
}

void statements_forget(struct connection *c)
{
    while (c->oldest)
        forget(c, c->oldest);
}

void statements_settle(struct connection *c)
{
    for (struct statement *s = c->newest; s && c->busy_count > 0; s = s->older)
        if (s->busy) {
            c->store->engine->abandon(s);
            s->busy = false;
            c->busy_count--;
        }
}

/* SOURCE is the viewer's key, how it looks back, and the text, parted by a line end. */
static bool made_from(const char *source, const char *key, size_t key_size, const char *past, const char *sql)
{
    size_t past_size = strlen(past);
    return !strncmp(source, key, key_size) && !strncmp(source + key_size, past, past_size) && source[key_size + past_size] == '\n' &&
           !strcmp(source + key_size + past_size + 1, sql);
}

static const struct error *statement_for(struct tx *tx, const char *sql, struct statement **statement)
{
    struct connection *c = tx->connection;
    const char *key = tx->viewer->key, *past = tx->viewer->as_of == NONE ? "" : " as-of";
    size_t key_size = strlen(key);
    uint64_t hash = hash_text(hash_text(hash_text(UINT64_C(14695981039346656037), key), past), sql);
    for (struct statement *s = c->buckets[hash % STATEMENT_BUCKETS]; s; s = s->next)
        if (s->hash == hash && !s->busy && made_from(s->source, key, key_size, past, sql)) {
            unlink_age(c, s);
            link_newest(c, s);
            *statement = s;
            return NULL;
        }
    make_room(c);
    struct statement fresh = {.hash = hash};
    const char *text;
    TRY(sql_rewrite(tx->arena, sql, tx->viewer, c->store->engine == &engine_sqlite, &text, &fresh));
    const struct error *error = c->store->engine->prepare(c, tx->arena, text, &fresh);
    if (error) {
        /* Which statement it was helps nobody but a developer, and then it is everything. */
        return error->id == ERROR_STORE_FAILED
                   ? error_make(tx->arena, ERROR_STORE_FAILED, .arguments = {arena_format(tx->arena, "%s in: %s", error->arguments[0], text)})
                   : error;
    }
    struct statement *s = malloc(sizeof(*s));
    *s = fresh;
    s->source = malloc(key_size + strlen(past) + strlen(sql) + 2);
    sprintf(s->source, "%s%s\n%s", key, past, sql);
    s->next = c->buckets[hash % STATEMENT_BUCKETS];
    c->buckets[hash % STATEMENT_BUCKETS] = s;
    if (s->handle == &fresh)
        s->handle = s;
    link_newest(c, s);
    c->statement_count++;
    *statement = s;
    return NULL;
}

static struct sql_value special_value(const struct tx *tx, int which)
{
    const struct viewer *v = tx->viewer;
    int64_t values[] = {v->person, v->branch, v->now, v->as_of};
    return sql_int(values[which]);
}

const struct error *store_query_text(struct tx *tx, const char *sql, const struct sql_value *values, size_t count, struct rows **rows)
{
    struct statement *s;
    TRY(statement_for(tx, sql, &s));
    struct sql_value *all = ARENA_LIST(tx->arena, struct sql_value, count + (size_t)s->special_count);
    if (count)
        memcpy(all, values, sizeof(*values) * count);
    for (int i = 0; i < s->special_count; i++)
        all[count + (size_t)i] = special_value(tx, s->specials[i]);
    *rows = ARENA_NEW(tx->arena, struct rows);
    **rows = (struct rows){.tx = tx, .statement = s};
    s->busy = true;
    tx->connection->busy_count++;
    const struct error *error = tx->store->engine->start(*rows, tx->arena, all, count + (size_t)s->special_count);
    if (error) {
        s->busy = false;
        tx->connection->busy_count--;
        (*rows)->done = true;
    }
    return error;
}

const struct error *store_query(struct tx *tx, const struct query *query, const struct sql_value *values, size_t count, struct rows **rows)
{
    return store_query_text(tx, query->sql, values, count, rows);
}

void rows_close(struct rows *rows)
{
    if (rows->done)
        return;
    rows->done = true;
    rows->tx->store->engine->finish(rows);
    rows->statement->busy = false;
    rows->tx->connection->busy_count--;
}

bool rows_next(struct rows *rows, const struct error **error)
{
    *error = NULL;
    if (rows->done)
        return false;
    if (rows->tx->store->engine->step(rows, rows->tx->arena, error))
        return true;
    rows_close(rows);
    return false;
}

const struct error *store_execute_text(struct tx *tx, const char *sql, const struct sql_value *values, size_t count, int64_t *changed)
{
    struct rows *rows;
    TRY(store_query_text(tx, sql, values, count, &rows));
    const struct error *error = NULL;
    while (tx->store->engine->step(rows, tx->arena, &error))
        ;
    if (!error && changed)
        *changed = tx->store->engine->changed(rows);
    rows_close(rows);
    return error;
}

const struct error *store_execute(struct tx *tx, const struct query *query, const struct sql_value *values, size_t count, int64_t *changed)
{
    return store_execute_text(tx, query->sql, values, count, changed);
}

int rows_columns(const struct rows *rows)
{
    return rows->tx->store->engine->columns(rows);
}

const char *rows_name(const struct rows *rows, int column)
{
    return rows->tx->store->engine->name_of(rows, column);
}

bool rows_null(const struct rows *rows, int column)
{
    return rows->tx->store->engine->null(rows, column);
}

int64_t rows_int(const struct rows *rows, int column)
{
    return rows->tx->store->engine->integer(rows, column);
}

double rows_real(const struct rows *rows, int column)
{
    return rows->tx->store->engine->real(rows, column);
}

const char *rows_text(const struct rows *rows, int column)
{
    return rows->tx->store->engine->text(rows, column);
}

const struct error *store_int(struct tx *tx, const struct query *query, const struct sql_value *values, size_t count, int64_t *result)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(tx, query, values, count, &rows));
    *result = NONE;
    if (rows_next(rows, &error)) {
        *result = rows_int(rows, 0);
        rows_close(rows);
    }
    return error;
}

const struct error *store_text(struct tx *tx, const struct query *query, const struct sql_value *values, size_t count, const char **result)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(tx, query, values, count, &rows));
    *result = NULL;
    if (rows_next(rows, &error)) {
        *result = arena_text(tx->arena, rows_text(rows, 0));
        rows_close(rows);
    }
    return error;
}

const struct error *store_check_queries(struct store *store, struct arena *arena, struct buffer *problems)
{
    struct tx tx;
    for (size_t i = 0; i < query_count; i++) {
        TRY(store_read_begin(store, arena, &viewer_system, &tx));
        struct statement *s;
        const struct error *error = statement_for(&tx, queries[i]->sql, &s);
        if (error)
            buffer_format(problems, "%s: %s\n", queries[i]->name, error_message(arena, error, LANGUAGE_EN, NULL));
        store_read_end(&tx);
    }
    return NULL;
}

const struct error *store_estimate(struct tx *tx, const char *table, int64_t *rows_in_table)
{
    struct query sqlite = {"estimate", "SELECT CAST(stat AS INTEGER) FROM sqlite_stat1 WHERE tbl = $1 AND idx IS NOT NULL LIMIT 1"};
    struct query there = {"estimate_there", "SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_stat1'"};
    struct query postgres = {"estimate", "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE relname = $1 AND relnamespace = CAST(current_schema() AS regnamespace)"};
    int64_t analysed = 1;
    *rows_in_table = 0;
    if (store_is_sqlite(tx->store))
        TRY(store_int(tx, &there, NO_VALUES, &analysed));
    if (analysed)
        TRY(store_int(tx, store_is_sqlite(tx->store) ? &sqlite : &postgres, VALUES(sql_text(table)), rows_in_table));
    if (*rows_in_table < 0)
        *rows_in_table = 0;
    return NULL;
}
