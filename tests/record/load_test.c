/* Loading in bulk leaves the same traces as writing row by row. */
#include "record/load.h"

#include "record/audit.h"
#include "record/search.h"
#include "support/bank.h"

struct company {
    struct test_bank *bank;
    const char *name, *uscc, *phone;
    int64_t id; /* given back */
    int64_t past_until;
};

static void fill(const struct company *c, struct customer *row)
{
    record_clear(&customer_entity, row);
    row->name = c->name;
    row->kind = CUSTOMER_KIND_SMALL;
    row->status = CUSTOMER_STATUS_ACTIVE;
    row->uscc = c->uscc;
    row->phone = c->phone;
    row->branch = c->bank->branches[EAST];
}

static const struct error *add(struct load *load, void *context)
{
    struct company *c = context;
    struct customer row;
    fill(c, &row);
    if (c->past_until) {
        struct customer older = row;
        older.name = "上海旧名商贸有限公司";
        older.record.id = row.record.id = id_new();
        older.record.recorded_at = c->past_until - 86400000;
        TRY(load_past(load, &customer_entity, &older, c->past_until));
        row.record.version = 2;
        row.record.recorded_at = c->past_until;
    }
    TRY(load_row(load, &customer_entity, &row));
    c->id = row.record.id;
    return NULL;
}

static const struct error *load_one(struct test_bank *b, struct company *c)
{
    struct load *load = load_new(&b->bank);
    const struct error *error = load_batch(load, "test", add, c);
    error = error ? error_copy(b->arena, error) : NULL;
    const struct error *end = load_end(load, b->arena, error != NULL);
    return error ? error : end;
}

struct counting {
    const char *sql;
    int64_t id, count;
};

static const struct error *run_count(struct session *s, void *context)
{
    struct counting *c = context;
    return store_int(s->tx, &(struct query){"count", c->sql}, VALUES(sql_int(c->id)), &c->count);
}

static int64_t count(struct test_bank *b, const char *sql, int64_t id)
{
    struct counting c = {sql, id, 0};
    test_works(test_read(b, SYSTEM, run_count, &c));
    return c.count;
}

static void a_loaded_row_is_indexed_like_a_written_one(void **state)
{
    struct test_bank *b = *state;
    struct company loaded = {b, "上海恒瑞精密机械有限公司", "91990100UB556FEN3R", "021-80000001"};
    struct customer written;
    test_works(load_one(b, &loaded));
    fill(&(struct company){b, "上海恒瑞精密机械有限公司", "91990100K5CXHR7Y50", "021-80000001"}, &written);
    test_put(b, &customer_entity, &written);
    int64_t id = written.record.id;
    assert_int_equal(count(b, "SELECT COUNT(*) FROM search_term WHERE home = $1", loaded.id),
                     count(b, "SELECT COUNT(*) FROM search_term WHERE home = $1", id));
    /* Only the two credit codes tell them apart. */
    assert_int_equal(count(b,
                           "SELECT COUNT(*) FROM search_term a WHERE a.home = $1 AND NOT EXISTS (SELECT 1 FROM "
                           "search_term b WHERE b.term = a.term AND b.home <> a.home)",
                           loaded.id),
                     1);
    assert_int_equal(count(b, "SELECT COUNT(*) FROM unique_value WHERE id = $1", loaded.id),
                     count(b, "SELECT COUNT(*) FROM unique_value WHERE id = $1", id));
}

static void a_value_taken_is_refused(void **state)
{
    struct test_bank *b = *state;
    struct company first = {b, "上海顺达物流有限公司", "9199010081KX6HFDXD", NULL},
                   second = {b, "上海顺通物流有限公司", "9199010081KX6HFDXD", NULL};
    test_works(load_one(b, &first));
    test_fails(load_one(b, &second), ERROR_FIELD_DUPLICATE);
}

static void a_bad_row_undoes_its_batch(void **state)
{
    struct test_bank *b = *state;
    struct company bad = {b, "上海无码商贸有限公司", "9199010081KX6HFDXE", NULL};
    int64_t before = count(b, "SELECT COUNT(*) FROM customer WHERE id > $1", 0);
    test_fails(load_one(b, &bad), ERROR_FIELD_CHECK);
    assert_int_equal(count(b, "SELECT COUNT(*) FROM customer WHERE id > $1", 0), before);
}

static const struct error *name_at(struct session *s, void *context)
{
    struct company *c = context;
    struct customer row;
    if (c->past_until)
        session_as_of(s, c->past_until);
    TRY(record_load(s, &customer_entity, c->id, c->id, &row));
    c->name = arena_text(c->bank->arena, row.name);
    return NULL;
}

static void an_earlier_version_is_seen_as_of_its_time(void **state)
{
    struct test_bank *b = *state;
    struct company c = {b, "上海新名商贸有限公司", NULL, NULL, .past_until = b->now - 10 * INT64_C(86400000)};
    test_works(load_one(b, &c));
    struct company now = {.bank = b, .id = c.id}, then = {.bank = b, .id = c.id, .past_until = c.past_until - 1};
    test_works(test_read(b, SYSTEM, name_at, &now));
    test_works(test_read(b, SYSTEM, name_at, &then));
    assert_string_equal(now.name, "上海新名商贸有限公司");
    assert_string_equal(then.name, "上海旧名商贸有限公司");
}

static const struct error *verify(struct session *s, void *context)
{
    return audit_verify(s, context);
}

static void every_batch_stands_in_the_audit(void **state)
{
    struct test_bank *b = *state;
    struct audit_finding finding;
    test_works(test_read(b, SYSTEM, verify, &finding));
    assert_true(finding.intact);
    assert_true(count(b, "SELECT COUNT(*) FROM audit WHERE action = 'load' AND entity = 'test' AND chain > $1", 0) >=
                3);
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
        cmocka_unit_test(a_loaded_row_is_indexed_like_a_written_one),
        cmocka_unit_test(a_value_taken_is_refused),
        cmocka_unit_test(a_bad_row_undoes_its_batch),
        cmocka_unit_test(an_earlier_version_is_seen_as_of_its_time),
        cmocka_unit_test(every_batch_stands_in_the_audit),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
