/* The store alone, on SQLite: many writes in one commit of which a bad one undoes only itself, what was acknowledged is
 * there after opening again, a full disk is said and survived, and statements mean what the viewer may see. */
#include "base/text.h"
#include "store/engine.h"
#include "store/store.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { WRITES = 400 };

struct place {
    struct arena *arena;
    char folder[40];
    struct store *store;
};

static void must(const struct error *error)
{
    struct arena *arena = arena_new();
    if (error)
        fail_msg("%s: %s", error_kind(error->id)->name, error_message(arena, error, LANGUAGE_EN, NULL));
    arena_free(arena);
}

static void reopen(struct place *p)
{
    store_close(p->store);
    must(store_open(p->arena, arena_format(p->arena, "sqlite:%s/test.db", p->folder),
                    &(struct store_options){.create = true}, &p->store));
}

static const struct error *statement(struct tx *tx, void *context)
{
    return store_execute_text(tx, context, NO_VALUES, NULL);
}

static const struct error *run(struct place *p, const char *sql)
{
    return store_write(p->store, p->arena, &viewer_system, statement, (void *)(uintptr_t)sql);
}

static int64_t number(struct place *p, const char *sql)
{
    struct tx tx;
    struct query query = {"number", sql};
    int64_t value;
    must(store_read_begin(p->store, p->arena, &viewer_system, &tx));
    must(store_int(&tx, &query, NO_VALUES, &value));
    store_read_end(&tx);
    return value;
}

/* --- group commit
 * ---------------------------------------------------------------------------------------------------------- */

struct one {
    struct write write;
    int64_t number;
    bool bad;
    _Atomic(int) done; /* 1 well, 2 with an error */
};

static const struct error *insert(struct tx *tx, void *context)
{
    const struct one *one = context;
    TRY(store_execute_text(tx, "INSERT INTO item (id, note) VALUES ($1, 'x')", VALUES(sql_int(one->number)), NULL));
    TRY(store_execute_text(tx, "INSERT INTO item (id, note) VALUES ($1, 'twin')", VALUES(sql_int(one->number + 100000)),
                           NULL));
    return one->bad ? error_make(tx->arena, ERROR_RECORD_STALE) : NULL;
}

static void note_done(void *context, const struct error *error)
{
    struct one *one = context;
    atomic_store(&one->done, error ? 2 : 1);
}

static void a_failing_write_undoes_only_itself(void **state)
{
    struct place *p = *state;
    static struct one all[WRITES];
    must(run(p, "CREATE TABLE item (id INT NOT NULL PRIMARY KEY, note TEXT) STRICT"));
    struct store_statistics before = store_statistics(p->store);
    for (int i = 0; i < WRITES; i++) {
        all[i] = (struct one){.number = i % 7 == 3 ? 0 : i,
                              .bad = i % 5 == 4}; /* every seventh meets a number that is taken */
        all[i].write = (struct write){
            .run = insert, .done = note_done, .context = &all[i], .arena = arena_new(), .viewer = &viewer_system};
        store_submit(p->store, &all[i].write);
    }
    for (int i = 0; i < WRITES; i++)
        while (!atomic_load(&all[i].done))
            usleep(1000);
    int64_t good = 0;
    for (int i = 0; i < WRITES; i++) {
        bool wanted = !all[i].bad && i % 7 != 3;
        assert_int_equal(atomic_load(&all[i].done), wanted ? 1 : 2);
        good += wanted;
        arena_free(all[i].write.arena);
    }
    assert_int_equal(number(p, "SELECT COUNT(*) FROM item WHERE note = 'x'"), good);
    assert_int_equal(number(p, "SELECT COUNT(*) FROM item WHERE note = 'twin'"), good);
    struct store_statistics after = store_statistics(p->store);
    assert_int_equal(after.writes - before.writes, good);
    assert_true(after.commits - before.commits < WRITES); /* many shared one */
    reopen(p);
    assert_int_equal(number(p, "SELECT COUNT(*) FROM item"), 2 * good);
}

static const struct error *parts(struct tx *tx, void *context)
{
    (void)context;
    for (int i = 0; i < 10; i++) {
        struct tx_mark mark;
        TRY(store_mark(tx, &mark));
        TRY(store_execute_text(tx, "INSERT INTO part (id) VALUES ($1)", VALUES(sql_int(i)), NULL));
        if (i % 2)
            TRY(store_go_back(tx, &mark));
        TRY(store_go_on(tx));
    }
    return NULL;
}

static void a_part_that_went_back_is_gone_and_the_rest_stays(void **state)
{
    struct place *p = *state;
    must(run(p, "CREATE TABLE part (id INT NOT NULL PRIMARY KEY) STRICT"));
    must(store_write(p->store, p->arena, &viewer_system, parts, NULL));
    assert_int_equal(number(p, "SELECT COUNT(*) FROM part"), 5);
    assert_int_equal(number(p, "SELECT SUM(id) FROM part"), 20);
}

/* An error between two rows leaves a statement half read; the connection must not hold on to what it saw then. */
static const struct error *leave_open(struct tx *tx, void *context)
{
    struct rows *rows;
    const struct error *error;
    (void)context;
    TRY(store_query_text(tx, "SELECT id FROM part ORDER BY id", NO_VALUES, &rows));
    assert_true(rows_next(rows, &error));
    return error_make(tx->arena, ERROR_RECORD_MISSING);
}

static void what_an_error_left_open_is_closed(void **state)
{
    struct place *p = *state;
    struct tx tx;
    for (int i = 0; i < 50; i++) {
        assert_non_null(store_write(p->store, p->arena, &viewer_system, leave_open, NULL));
        must(store_read_begin(p->store, p->arena, &viewer_system, &tx));
        assert_non_null(leave_open(&tx, NULL));
        store_read_end(&tx);
        assert_int_equal(tx.connection->busy_count, 0);
        assert_true(tx.connection->statement_count <
                    20); /* a busy one is no use to the next, which would make another */
    }
    must(run(p, "INSERT INTO part (id) VALUES (77)"));
    assert_int_equal(number(p, "SELECT COUNT(*) FROM part WHERE id = 77"), 1);
}

/* --- a full disk
 * ------------------------------------------------------------------------------------------------------------- */

static int fill_the_disk(struct place *p)
{
    struct rlimit limit = {3 << 20, 3 << 20};
    const struct error *error = NULL;
    int64_t told = 0;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    if (store_open(p->arena, arena_format(p->arena, "sqlite:%s/full.db", p->folder),
                   &(struct store_options){.create = true}, &p->store))
        return 1;
    if (run(p, "CREATE TABLE big (id INTEGER PRIMARY KEY, note TEXT) STRICT"))
        return 2;
    for (int i = 0; i < 200 && !error; i++) {
        error = run(p, "INSERT INTO big (note) VALUES (hex(zeroblob(50000)))");
        told += !error;
    }
    if (!error || error_status(error) < 500)
        return 3;
    if (number(p, "SELECT COUNT(*) FROM big") != told) /* reading goes on, and holds what was told */
        return 4;
    store_close(p->store);
    return 0;
}

static void a_full_disk_is_said_and_survived(void **state)
{
    struct place *p = *state;
    int status;
    pid_t child = fork(); /* the limit is the process's own */
    if (!child)
        _exit(fill_the_disk(p));
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    struct place again = {.arena = p->arena};
    must(store_open(p->arena, arena_format(p->arena, "sqlite:%s/full.db", p->folder),
                    &(struct store_options){.create = true}, &again.store));
    assert_true(number(&again, "SELECT COUNT(*) FROM big") > 5);
    must(run(&again, "INSERT INTO big (note) VALUES ('room again')"));
    store_close(again.store);
}

/* --- statements
 * ------------------------------------------------------------------------------------------------------------------ */

static const char *own(const struct viewer *viewer, const struct entity *entity)
{
    (void)viewer;
    return entity->scope == SCOPE_BRANCH ? "{t}.owner = $me" : NULL;
}

static void statements_are_rewritten_for_engine_and_viewer(void **state)
{
    static const struct {
        const char *sql;
        bool limited, sqlite;
        int64_t as_of;
        const char *wanted; /* NULL: refused */
    } cases[] = {
        {"SELECT $1 + $2", false, true, NONE, "SELECT ?1 + ?2"},
        {"SELECT $1 + $2", false, false, NONE, "SELECT $1 + $2"},
        {"SELECT $me, $1, $me, $now", false, false, NONE, "SELECT $2, $1, $2, $3"},
        {"SELECT '$me @customer $1'", false, true, NONE, "SELECT '$me @customer $1'"},
        {"SELECT 'it''s $me'", false, true, NONE, "SELECT 'it''s $me'"},
        {"SELECT 1 FROM @customer t", false, true, NONE, "SELECT 1 FROM \"customer\" t"},
        {"SELECT 1 FROM @customer c", true, true, NONE,
         "SELECT 1 FROM (SELECT t.* FROM \"customer\" t WHERE t.owner = ?1) c"},
        {"SELECT 1 FROM @branch b", true, true, NONE, "SELECT 1 FROM \"branch\" b"},
        {"SELECT 1 FROM @nothing x", true, true, NONE, NULL},
        {"SELECT $you", true, true, NONE, NULL},
    };
    struct arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct viewer viewer = {
            .person = 7, .as_of = cases[i].as_of, .key = "test", .condition = cases[i].limited ? own : NULL};
        struct statement made = {0};
        const char *out;
        const struct error *error = sql_rewrite(arena, cases[i].sql, &viewer, cases[i].sqlite, &out, &made);
        assert_int_equal(error == NULL, cases[i].wanted != NULL);
        if (!error)
            assert_string_equal(out, cases[i].wanted);
    }
    /* The past of a limited viewer: the present record must be within reach. */
    struct viewer then = {.person = 7, .as_of = 1000, .key = "test", .condition = own};
    struct statement made = {0};
    const char *out;
    must(sql_rewrite(arena, "SELECT 1 FROM @customer c", &then, true, &out, &made));
    assert_non_null(strstr(out, "customer_history"));
    assert_non_null(strstr(out, "EXISTS (SELECT 1 FROM \"customer\" p"));
    arena_free(arena);
}

static void ids_never_repeat_and_read_back(void **state)
{
    static const char *const bad[] = {"",
                                      "0",
                                      "u",
                                      "il",
                                      "0cn1xjrr6000",
                                      "0cn1xjrr6000b0",
                                      "0cn1xjrr6000b0cn1xjrr6000b0",
                                      "-000000000001",
                                      "0CN1XJRR6000!"};
    struct arena *arena = arena_new();
    int64_t last = 0, home, id;
    (void)state;
    for (int i = 0; i < 100000; i++) {
        int64_t next = id_new();
        assert_true(next > last);
        last = next;
    }
    for (int i = 0; i < 1000; i++) {
        int64_t a = id_new(), b = i % 2 ? a : id_new();
        assert_true(id_parse(id_text(arena, a, b), &home, &id));
        assert_int_equal(home, a);
        assert_int_equal(id, b);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (id_parse(bad[i], &home, &id))
            fail_msg("%s is an id", bad[i]);
    arena_free(arena);
}

static int open_place(void **state)
{
    static struct place place;
    place = (struct place){.arena = arena_new(), .folder = "/tmp/steward-store-XXXXXX"};
    assert_non_null(mkdtemp(place.folder));
    reopen(&place);
    *state = &place;
    return 0;
}

static int close_place(void **state)
{
    static const char *const files[] = {"test.db", "test.db-wal", "test.db-shm",
                                        "full.db", "full.db-wal", "full.db-shm"};
    struct place *p = *state;
    store_close(p->store);
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        unlink(arena_format(p->arena, "%s/%s", p->folder, files[i]));
    rmdir(p->folder);
    arena_free(p->arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failing_write_undoes_only_itself),
        cmocka_unit_test(a_part_that_went_back_is_gone_and_the_rest_stays),
        cmocka_unit_test(what_an_error_left_open_is_closed),
        cmocka_unit_test(a_full_disk_is_said_and_survived),
        cmocka_unit_test(statements_are_rewritten_for_engine_and_viewer),
        cmocka_unit_test(ids_never_repeat_and_read_back),
    };
    return cmocka_run_group_tests(tests, open_place, close_place);
}
