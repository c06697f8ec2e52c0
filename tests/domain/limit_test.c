/* Limits under many hands at once: what is held never exceeds what there is, at any level of the tree. */
#include "domain/limit/limit.h"
#include "domain/loan/loan.h"
#include "support/bank.h"

#include <pthread.h>
#include <stdio.h>

/* As many as a bank's screens would send at once; together they ask for several times what there is. */
enum { THREADS = 64, EACH = 3, PART = 7000, LIMIT = 400000 };

struct tree {
    struct test_bank *bank;
    int64_t customer, top, leaf[2];
};

static int64_t facility(struct tree *t, const char *number, int64_t level, int64_t parent, int64_t amount)
{
    struct facility row;
    record_clear(&facility_entity, &row);
    row.customer = t->customer;
    row.number = row.name = number;
    row.level = level;
    row.parent = parent;
    row.currency = "CNY";
    row.amount = amount;
    row.revolving = 1;
    row.starts_on = 0;
    row.expires_on = 40000;
    row.status = FACILITY_STATUS_ACTIVE;
    test_put(t->bank, &facility_entity, &row);
    return row.record.id;
}

static struct tree tree_make(void)
{
    struct tree t = {.bank = test_bank_open()};
    t.customer = test_company(t.bank, "限额测试有限公司", EAST, EAST_MANAGER);
    t.top = facility(&t, "TOP", FACILITY_LEVEL_CUSTOMER, NONE, LIMIT);
    t.leaf[0] = facility(&t, "LEAF-A", FACILITY_LEVEL_PRODUCT, t.top, LIMIT);
    t.leaf[1] = facility(&t, "LEAF-B", FACILITY_LEVEL_PRODUCT, t.top, LIMIT / 2);
    return t;
}

struct attempt {
    struct tree *tree;
    int64_t leaf, amount;
    const char *reference;
    const struct error *(*run)(struct session *s, const struct limit_movement *movement);
};

static const struct error *attempt(struct session *s, void *context)
{
    const struct attempt *a = context;
    struct limit_movement m = {.home = a->tree->customer,
                               .facility = a->leaf,
                               .amount = a->amount,
                               .currency = "CNY",
                               .loan = NONE,
                               .reference = a->reference};
    return a->run(s, &m);
}

static enum error_id try_once(struct tree *t, int64_t leaf, int64_t amount, const char *reference,
                              const struct error *(*run)(struct session *s, const struct limit_movement *movement))
{
    struct arena *arena = arena_new();
    struct session s;
    struct attempt a = {t, leaf, amount, reference, run};
    session_system(&s, &t->bank->bank, arena);
    const struct error *error = session_write(&s, attempt, &a);
    enum error_id id = error ? error->id : (enum error_id) - 1;
    session_close(&s);
    arena_free(arena);
    return id;
}

static struct limit_node node_of(struct tree *t, int64_t leaf, size_t place)
{
    struct session *s = test_session(t->bank, SYSTEM);
    struct tx tx;
    struct limit_path path;
    test_works(session_read(s, &tx));
    test_works(limit_path_read(s, t->customer, leaf, &path));
    session_end(s);
    test_session_end(s);
    assert_true(place < path.count);
    return path.nodes[place];
}

struct worker {
    struct tree *tree;
    int number, held, refused, other;
};

static void *reserve_many(void *context)
{
    struct worker *w = context;
    for (int i = 0; i < EACH; i++) {
        char reference[40];
        snprintf(reference, sizeof(reference), "W%d-%d", w->number, i);
        enum error_id id = try_once(w->tree, w->tree->leaf[(w->number + i) % 2], PART, reference, limit_reserve);
        w->held += id == (enum error_id) - 1;
        w->refused += id == ERROR_LIMIT_EXCEEDED;
        w->other += id != (enum error_id) - 1 && id != ERROR_LIMIT_EXCEEDED;
    }
    return NULL;
}

static void many_at_once_never_pass_a_limit(void **unused)
{
    (void)unused;
    struct tree t = tree_make();
    struct worker workers[THREADS];
    pthread_t threads[THREADS];
    int held = 0, refused = 0;
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (struct worker){.tree = &t, .number = i};
        assert_int_equal(pthread_create(&threads[i], NULL, reserve_many, &workers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(workers[i].other, 0);
        held += workers[i].held;
        refused += workers[i].refused;
    }
    /* More was wanted than there is: everything that fits was given, nothing beyond. */
    struct limit_node top = node_of(&t, t.leaf[0], 1), a = node_of(&t, t.leaf[0], 0), b = node_of(&t, t.leaf[1], 0);
    assert_int_equal(held + refused, THREADS * EACH);
    assert_int_equal(held, LIMIT / PART);
    assert_int_equal(top.reserved, (int64_t)held * PART);
    assert_true(top.reserved <= LIMIT && a.reserved <= LIMIT && b.reserved <= LIMIT / 2);
    assert_int_equal(a.reserved + b.reserved, top.reserved);
    test_bank_close(t.bank);
}

static void a_reservation_is_used_released_and_never_twice(void **unused)
{
    (void)unused;
    struct tree t = tree_make();
    assert_int_equal(try_once(&t, t.leaf[0], 100, "R1", limit_reserve), (enum error_id) - 1);
    assert_int_equal(try_once(&t, t.leaf[0], 100, "R1", limit_reserve), ERROR_FIELD_DUPLICATE);
    assert_int_equal(try_once(&t, t.leaf[0], 200, "U0", limit_use), ERROR_LIMIT_NOT_RESERVED);
    assert_int_equal(try_once(&t, t.leaf[0], 60, "U1", limit_use), (enum error_id) - 1);
    assert_int_equal(try_once(&t, t.leaf[0], 40, "L1", limit_lapse), (enum error_id) - 1);
    struct limit_node top = node_of(&t, t.leaf[0], 1);
    assert_int_equal(top.reserved, 0);
    assert_int_equal(top.used, 60);
    assert_int_equal(try_once(&t, t.leaf[0], 60, "F1", limit_free), (enum error_id) - 1);
    assert_int_equal(node_of(&t, t.leaf[0], 1).used, 0);
    assert_int_equal(try_once(&t, t.leaf[0], -5, "N1", limit_reserve), ERROR_FIELD_RANGE);
    assert_int_equal(try_once(&t, t.leaf[0], LIMIT + 1, "X1", limit_reserve), ERROR_LIMIT_EXCEEDED);
    assert_int_equal(node_of(&t, t.leaf[0], 0).reserved, 0); /* nothing is held at the leaf when the top refuses */
    test_bank_close(t.bank);
}

static void what_is_frozen_or_over_is_not_used(void **unused)
{
    (void)unused;
    struct tree t = tree_make();
    struct facility row;
    record_clear(&facility_entity, &row);
    row.customer = t.customer;
    row.number = row.name = "OLD";
    row.level = FACILITY_LEVEL_PRODUCT;
    row.currency = "CNY";
    row.amount = 1000;
    row.starts_on = 0;
    row.expires_on = 10;
    row.status = FACILITY_STATUS_ACTIVE;
    test_put(t.bank, &facility_entity, &row);
    assert_int_equal(try_once(&t, row.record.id, 10, "O1", limit_reserve), ERROR_LIMIT_EXPIRED);
    row.number = row.name = "FROZEN";
    row.record = (struct record){0};
    row.expires_on = 40000;
    row.status = FACILITY_STATUS_FROZEN;
    test_put(t.bank, &facility_entity, &row);
    assert_int_equal(try_once(&t, row.record.id, 10, "O2", limit_reserve), ERROR_LIMIT_INACTIVE);
    test_bank_close(t.bank);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_at_once_never_pass_a_limit),
        cmocka_unit_test(a_reservation_is_used_released_and_never_twice),
        cmocka_unit_test(what_is_frozen_or_over_is_not_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
