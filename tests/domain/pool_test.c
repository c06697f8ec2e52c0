/* Who returns to the pool and who does not, and who gets what waits there. */
#include "domain/pool/pool.h"
#include "support/bank.h"

static const int64_t day_ms = 86400000;

static void run_rules(struct test_bank *b)
{
    struct session *s = test_session(b, SYSTEM);
    test_works(pool_run(s, NULL));
    test_session_end(s);
}

static const struct error *read_one(struct session *s, void *context)
{
    struct pool_clients clients = {0};
    struct pool_client *client = context;
    TRY(pool_clients_read(s, client->id - 1, client->id, 1, &clients));
    if (clients.count)
        *client = clients.items[0];
    return NULL;
}

static struct pool_client now_of(struct test_bank *b, int64_t id)
{
    struct pool_client client = {.id = id, .entry = NONE, .status = NONE};
    test_works(test_read(b, SYSTEM, read_one, &client));
    return client;
}

static void put_visit(struct test_bank *b, int64_t customer, int64_t days_ago)
{
    struct visit visit;
    record_clear(&visit_entity, &visit);
    visit.customer = customer;
    visit.subject = "走访";
    visit.status = VISIT_STATUS_HELD;
    visit.held_at = b->now - days_ago * day_ms;
    test_put(b, &visit_entity, &visit);
}

/* Everybody is known since today, so a year passes before the first run. */
static void silence_is_announced_before_it_costs(void **state)
{
    struct test_bank *b = *state;
    int64_t quiet = test_company(b, "华东安静贸易有限公司", EAST, EAST_MANAGER),
            met = test_company(b, "华东常来常往有限公司", EAST, EAST_MANAGER),
            lent = test_company(b, "华东借款制造有限公司", EAST, EAST_MANAGER);
    struct loan loan;
    record_clear(&loan_entity, &loan);
    loan.customer = lent;
    loan.number = "P1";
    loan.product = LOAN_PRODUCT_WORKING_CAPITAL;
    loan.amount = loan.balance = 1000000000;
    loan.started_on = instant_date(b->now);
    loan.status = LOAN_STATUS_LIVE;
    test_put(b, &loan_entity, &loan);
    b->now += 265 * day_ms;
    put_visit(b, met, 10);
    run_rules(b);
    struct pool_client client = now_of(b, quiet);
    assert_int_equal(client.status, POOL_ENTRY_STATUS_NOTICE);
    assert_int_equal(client.owner, b->people[EAST_MANAGER]);
    assert_true(client.returns_on >= instant_date(b->now) + 21); /* never sooner than the notice says */
    assert_int_equal(now_of(b, met).entry, NONE);
    assert_int_equal(now_of(b, lent).entry, NONE); /* a live loan keeps it */
    run_rules(b);                                  /* a second run changes nothing */
    assert_int_equal(now_of(b, quiet).entry, client.entry);
    b->now += 22 * day_ms;
    run_rules(b);
    assert_int_equal(now_of(b, quiet).status, POOL_ENTRY_STATUS_WAITING);
    assert_int_equal(now_of(b, quiet).owner, NONE);
    assert_int_equal(now_of(b, lent).owner, b->people[EAST_MANAGER]);
    const char *id = id_text(b->arena, quiet, quiet);
    test_fails(TEST_CALL(b, EAST_MANAGER, pool_claim, id, NULL, NULL).error, ERROR_POOL_REFUSED); /* lost it today */
    test_fails(TEST_CALL(b, WEST_MANAGER, pool_claim, id, NULL, NULL).error, ERROR_RECORD_MISSING);
    test_works(TEST_CALL(b, EAST_COLLEAGUE, pool_claim, id, NULL, NULL).error);
    test_fails(TEST_CALL(b, EAST_MANAGER, pool_claim, id, NULL, NULL).error, ERROR_POOL_TAKEN);
    assert_int_equal(now_of(b, quiet).owner, b->people[EAST_COLLEAGUE]);
    run_rules(b); /* taking it over counts as contact */
    assert_int_equal(now_of(b, quiet).entry, NONE);
}

static void a_contact_keeps_the_customer(void **state)
{
    struct test_bank *b = *state;
    int64_t quiet = test_company(b, "华西重逢有限公司", WEST, WEST_MANAGER);
    b->now += 260 * day_ms;
    run_rules(b);
    assert_int_equal(now_of(b, quiet).status, POOL_ENTRY_STATUS_NOTICE);
    put_visit(b, quiet, 0);
    b->now += 30 * day_ms;
    run_rules(b);
    assert_int_equal(now_of(b, quiet).entry, NONE);
    assert_int_equal(now_of(b, quiet).owner, b->people[WEST_MANAGER]);
}

static void the_bank_may_after_ten_days(void **state)
{
    struct test_bank *b = *state;
    int64_t lonely = test_company(b, "华东无人问津有限公司", EAST, EAST_MANAGER);
    const char *id = id_text(b->arena, lonely, lonely);
    struct customer_release_input give = {.reason = "行业不符"};
    test_works(TEST_CALL(b, EAST_MANAGER, customer_release, id, NULL, &give).error);
    test_fails(TEST_CALL(b, WEST_MANAGER, pool_claim, id, NULL, NULL).error, ERROR_RECORD_MISSING);
    b->now += 11 * day_ms;
    test_works(TEST_CALL(b, WEST_MANAGER, pool_claim, id, NULL, NULL).error);
    assert_int_equal(now_of(b, lonely).owner, b->people[WEST_MANAGER]);
    assert_int_equal(now_of(b, lonely).branch, b->branches[WEST]); /* the branch follows the manager */
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
        cmocka_unit_test(silence_is_announced_before_it_costs),
        cmocka_unit_test(a_contact_keeps_the_customer),
        cmocka_unit_test(the_bank_may_after_ten_days),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
