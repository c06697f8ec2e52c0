/* The small bank itself: what the people of it see, so that the other tests may rely on it. */
#include "support/bank.h"

#include "record/audit.h"

static const struct error *look(struct session *s, void *context)
{
    struct customer row;
    return record_load(s, &customer_entity, *(int64_t *)context, *(int64_t *)context, &row);
}

static void people_see_their_part_of_the_book(void **state)
{
    struct test_bank *b = *state;
    int64_t east = test_company(b, "上海晨光机械有限公司", EAST, EAST_MANAGER);
    int64_t sub = test_company(b, "上海静安商贸有限公司", EAST_SUB, SUB_MANAGER);
    test_works(test_read(b, EAST_MANAGER, look, &east));
    test_fails(test_read(b, EAST_COLLEAGUE, look, &east), ERROR_RECORD_MISSING);
    test_works(test_read(b, EAST_HEAD, look, &sub));
    test_fails(test_read(b, WEST_HEAD, look, &sub), ERROR_RECORD_MISSING);
    test_works(test_read(b, AUDITOR, look, &sub));
    test_fails(test_read(b, ADMINISTRATOR, look, &sub), ERROR_RECORD_MISSING);
}

static const struct error *verify(struct session *s, void *context)
{
    return audit_verify(s, context);
}

static void what_was_written_is_in_the_audit(void **state)
{
    struct test_bank *b = *state;
    struct audit_finding finding;
    test_works(test_read(b, SYSTEM, verify, &finding));
    assert_true(finding.intact);
    assert_true(finding.records >= BRANCH_COUNT + PERSON_COUNT);
}

static void every_named_statement_prepares(void **state)
{
    struct test_bank *b = *state;
    struct buffer problems = {.arena = b->arena};
    test_works(store_check_queries(b->bank.store, b->arena, &problems));
    assert_string_equal(buffer_end(&problems), "");
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
        cmocka_unit_test(people_see_their_part_of_the_book),
        cmocka_unit_test(what_was_written_is_in_the_audit),
        cmocka_unit_test(every_named_statement_prepares),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
