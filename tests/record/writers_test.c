/* Many who change one record at once: nobody's change is lost, no version is there twice, and every chain of the audit
 * is whole. On PostgreSQL several writers work side by side; on SQLite they stand in line. */
#include "record/audit.h"
#include "record/record.h"
#include "support/bank.h"

#include <pthread.h>

enum { THREADS = 6, CHANGES = 25 };

struct writer {
    pthread_t thread;
    struct bank *bank;
    int64_t customer, made, refused;
    int number;
    const struct error *failed;
    struct arena *arena;
};

static const struct error *change(struct session *s, void *context)
{
    const struct writer *w = context;
    struct customer row;
    TRY(record_load(s, &customer_entity, w->customer, w->customer, &row));
    row.website = arena_format(s->arena, "w%d-%lld.example.com", w->number, (long long)w->made);
    return record_update(s, &customer_entity, &row, NULL);
}

static void *work(void *context)
{
    struct writer *w = context;
    while (w->made < CHANGES && !w->failed) {
        struct arena *arena = arena_new();
        struct session s;
        session_system(&s, w->bank, arena);
        const struct error *error = session_write(&s, change, w);
        w->made += !error;
        w->refused += error && error->id == ERROR_RECORD_STALE;
        if (error && error->id != ERROR_RECORD_STALE)
            w->failed = error_copy(w->arena, error);
        session_close(&s);
        arena_free(arena);
    }
    return NULL;
}

static int64_t count(struct test_bank *b, const char *sql, int64_t id)
{
    struct session *s = test_session(b, SYSTEM);
    struct query query = {"count", sql};
    struct tx tx;
    int64_t value;
    test_works(session_read(s, &tx));
    test_works(store_int(&tx, &query, VALUES(sql_int(id)), &value));
    session_end(s);
    test_session_end(s);
    return value;
}

static const struct error *verify(struct session *s, void *context)
{
    return audit_verify(s, context);
}

static void nobody_overwrites_anybody(void **state)
{
    struct test_bank *b = *state;
    struct bank shared = b->bank;
    struct writer writers[THREADS];
    struct audit_finding finding;
    bool many = !store_is_sqlite(shared.store);
    int64_t id = test_company(b, "众人同改有限公司", EAST, EAST_MANAGER);
    if (many)
        test_works(store_open(b->arena, b->url, &(struct store_options){.writers = 4}, &shared.store));
    for (int i = 0; i < THREADS; i++) {
        writers[i] = (struct writer){.bank = &shared, .customer = id, .number = i, .arena = arena_new()};
        pthread_create(&writers[i].thread, NULL, work, &writers[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(writers[i].thread, NULL);
        test_works(writers[i].failed);
        assert_int_equal(writers[i].made, CHANGES);
        arena_free(writers[i].arena);
    }
    if (many)
        store_close(shared.store);
    assert_int_equal(count(b, "SELECT version FROM customer WHERE id = $1", id), 1 + THREADS * CHANGES);
    assert_int_equal(count(b, "SELECT COUNT(DISTINCT version) FROM customer_history WHERE id = $1", id),
                     THREADS * CHANGES);
    assert_int_equal(count(b, "SELECT COUNT(*) FROM audit WHERE record = $1 AND action = 'update'", id),
                     THREADS * CHANGES);
    test_works(test_read(b, SYSTEM, verify, &finding));
    assert_true(finding.intact);
    assert_true(finding.chains >= (many ? 2 : 1));
}

static int open_bank(void **state)
{
    *state = test_bank_open();
    return 0;
}

static int close_bank(void **state)
{
    test_bank_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_overwrites_anybody),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
