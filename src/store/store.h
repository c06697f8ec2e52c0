/* One SQL text on two engines: SQLite (embedded, the default) and PostgreSQL. Reading happens on the calling thread in a read
 * transaction of its own; writing is handed over: on SQLite one writer thread runs many requests in one commit (group commit,
 * fully synchronous), on PostgreSQL a few writers run one transaction each. A write is reported done only when it is durable. */
#pragma once

#include "base/buffer.h"
#include "base/error.h"
#include "model/entity.h"
#include "store/query.h"

struct store;
struct tx;
struct rows;

/* --- opening ------------------------------------------------------------------------------------------------------- */

struct store_options {
    int writers;      /* PostgreSQL only; 0 for the default */
    bool create;      /* SQLite: make the file when it is not there */
    bool fast_load;   /* SQLite: no syncs until store_close; for building a demo bank, never for a serving one */
};

/* URL: sqlite:PATH or postgresql://... */
const struct error *store_open(struct arena *arena, const char *url, const struct store_options *options, struct store **store);
void store_close(struct store *store);
bool store_is_sqlite(const struct store *store);
const char *store_path(const struct store *store); /* SQLite: the file; PostgreSQL: NULL */

/* --- values -------------------------------------------------------------------------------------------------------- */

enum sql_type { SQL_NULL, SQL_INT, SQL_REAL, SQL_TEXT };

struct sql_value {
    enum sql_type type;
    union {
        int64_t integer;
        double real;
        const char *text;
    };
};

static inline struct sql_value sql_int(int64_t integer)
{
    return integer == NONE ? (struct sql_value){.type = SQL_NULL} : (struct sql_value){.type = SQL_INT, .integer = integer};
}
static inline struct sql_value sql_real(double real)
{
    return real != real ? (struct sql_value){.type = SQL_NULL} : (struct sql_value){.type = SQL_REAL, .real = real};
}
static inline struct sql_value sql_text(const char *text)
{
    return text ? (struct sql_value){.type = SQL_TEXT, .text = text} : (struct sql_value){.type = SQL_NULL};
}

/* --- who reads, and as of when --------------------------------------------------------------------------------------- */

/* What @ENTITY means for a caller. CONDITION is SQL over the alias {t} that holds for the rows of ENTITY this caller may see:
 * NULL for all of them. It may use $me, $branch, $now. KEY names the set of conditions, so that callers with the same rules
 * share prepared statements. */
struct viewer {
    int64_t person, branch;
    int64_t now;   /* instant */
    int64_t as_of; /* instant, NONE for the present */
    const char *key;
    const char *(*condition)(const struct viewer *viewer, const struct entity *entity);
    const void *rules; /* of whoever provides CONDITION */
};

/* The system itself: sees everything. */
extern const struct viewer viewer_system;

/* --- transactions ---------------------------------------------------------------------------------------------------- */

/* One row changed in this transaction; listeners hear of it after the commit. */
struct change {
    const struct entity *entity;
    int64_t home, id, version;
};

/* Where a writer stands in the chain of audit records it holds; not KNOWN after anything was undone. */
struct audit_chain {
    bool known;
    int64_t number, sequence;
    char hash[65];
};

struct tx {
    struct store *store;
    struct connection *connection;
    struct arena *arena;
    const struct viewer *viewer;
    bool writing;
    struct change *changes;
    size_t change_count, change_room;
    struct audit_chain *chain; /* of this writer */
};

const struct error *store_read_begin(struct store *store, struct arena *arena, const struct viewer *viewer, struct tx *tx);
void store_read_end(struct tx *tx);

/* A write that is waiting. RUN is called once with a transaction; on error everything it did is undone. DONE is called after the
 * commit (or the failure) on the writer's thread and must not block. RUN may be called again on PostgreSQL when the database
 * asks for a retry. */
struct write {
    const struct error *(*run)(struct tx *tx, void *context);
    void (*done)(void *context, const struct error *error);
    void *context;
    struct arena *arena;
    const struct viewer *viewer;
    /* private */
    struct write *next;
    const struct error *error;
    struct change *changes;
    size_t change_count;
};
void store_submit(struct store *store, struct write *write);
/* Waits for it. */
const struct error *store_write(struct store *store, struct arena *arena, const struct viewer *viewer,
                                const struct error *(*run)(struct tx *tx, void *context), void *context);

/* A place inside a writing transaction to come back to: one piece of many that fails undoes only itself. Not nested. */
struct tx_mark {
    size_t change_count;
};
const struct error *store_mark(struct tx *tx, struct tx_mark *mark);
const struct error *store_go_back(struct tx *tx, const struct tx_mark *mark); /* undoes what was done since */
const struct error *store_go_on(struct tx *tx);                               /* keeps it */

/* Called once per commit with everything that changed in it. Once store_listen has returned, the listener before is neither called nor running. */
typedef void store_listener(void *context, const struct change *changes, size_t count);
void store_listen(struct store *store, store_listener *listener, void *context);

/* How well the group commit works: writes committed and commits made since the start. */
struct store_statistics {
    int64_t writes, commits, failures, reads;
};
struct store_statistics store_statistics(const struct store *store);

/* --- statements ------------------------------------------------------------------------------------------------------ */

/* Runs a statement that returns rows. Values are bound in order to $1, $2 ... */
const struct error *store_query(struct tx *tx, const struct query *query, const struct sql_value *values, size_t count,
                                struct rows **rows);
/* The same for SQL put together at run time (list filters, row statements): never with text of the caller in it. */
const struct error *store_query_text(struct tx *tx, const char *sql, const struct sql_value *values, size_t count, struct rows **rows);
/* Runs a statement to its end; CHANGED may be NULL. */
const struct error *store_execute(struct tx *tx, const struct query *query, const struct sql_value *values, size_t count, int64_t *changed);
const struct error *store_execute_text(struct tx *tx, const char *sql, const struct sql_value *values, size_t count, int64_t *changed);
#define VALUES(...) (const struct sql_value[]){__VA_ARGS__}, sizeof((const struct sql_value[]){__VA_ARGS__}) / sizeof(struct sql_value)
#define NO_VALUES   NULL, 0

/* TRUE while there is a row. After the last one, or on an error (then *ERROR is set), the rows are closed. Texts live until the
 * next step unless copied. */
bool rows_next(struct rows *rows, const struct error **error);
void rows_close(struct rows *rows); /* only to stop early */
int rows_columns(const struct rows *rows);
const char *rows_name(const struct rows *rows, int column);
bool rows_null(const struct rows *rows, int column);
int64_t rows_int(const struct rows *rows, int column);     /* NONE when null */
double rows_real(const struct rows *rows, int column);     /* NaN when null */
const char *rows_text(const struct rows *rows, int column); /* NULL when null */

/* One number or text of the first row: NONE or NULL when there is no row. */
const struct error *store_int(struct tx *tx, const struct query *query, const struct sql_value *values, size_t count, int64_t *result);
const struct error *store_text(struct tx *tx, const struct query *query, const struct sql_value *values, size_t count, const char **result);
/* About how many rows a table has, by the engine.s statistics; 0 when it has none yet. */
const struct error *store_estimate(struct tx *tx, const char *table, int64_t *rows_in_table);

/* Every named statement prepares on this engine; PROBLEMS receives one line for each that does not. */
const struct error *store_check_queries(struct store *store, struct arena *arena, struct buffer *problems);

/* --- ids ------------------------------------------------------------------------------------------------------------- */

/* Time-ordered, unique without a central counter: 42 bits of milliseconds since 2020, 10 bits of node, 11 bits of sequence. */
int64_t id_new(void);
void id_set_node(int node);   /* 0..1023, one per server */
int64_t id_instant(int64_t id);
/* Opaque text of the API: both home and id travel, so a look-up goes to one shard. */
const char *id_text(struct arena *arena, int64_t home, int64_t id);
void id_write(char text[27], int64_t home, int64_t id);
bool id_parse(const char *text, int64_t *home, int64_t *id);
