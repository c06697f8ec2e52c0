/* Contribution net of risk by hand, and the strength of a relationship on a small bank. */
#include "domain/value/value.h"
#include "support/bank.h"

#include <math.h>

static void contribution_is_what_is_left(void **state)
{
    (void)state;
    /* (100 + 20 - 30 - 10) x 75 % = 60; on 400 of capital 15 %; above 12 % of it: 12 */
    struct worth worth = {.income = 100, .fees = 20, .cost = 30, .expected_loss = 10, .capital = 400};
    worth_settle(&worth, .25, .12);
    assert_true(fabs(worth.contribution - 60) < 1e-9);
    assert_true(fabs(worth.raroc - .15) < 1e-9);
    assert_true(fabs(worth.eva - 12) < 1e-9);
    struct worth deposits = {.income = 100};
    worth_settle(&deposits, .25, .12);
    assert_true(isnan(deposits.raroc)); /* no capital, no return on it */
    assert_true(fabs(deposits.eva - 75) < 1e-9);
}

static void a_riskier_loan_costs_more(void **state)
{
    (void)state;
    struct worth sound = {0}, weak = {0}, two = {0};
    worth_add_loan(&sound, 1e9, .005, .4, 2.5, .105);
    worth_add_loan(&weak, 1e9, .08, .4, 2.5, .105);
    worth_add_loan(&two, 5e8, .005, .4, 2.5, .105);
    worth_add_loan(&two, 5e8, .005, .4, 2.5, .105);
    assert_true(fabs(sound.expected_loss - 2e6) < 1e-3);
    assert_true(fabs(weak.expected_loss - 3.2e7) < 1e-3);
    assert_true(weak.capital > sound.capital && sound.capital > 0);
    assert_true(fabs(two.capital - sound.capital) < 1e-3 && fabs(two.expected_loss - sound.expected_loss) < 1e-3);
    struct worth lost = {0};
    worth_add_loan(&lost, 1e9, 1, .4, -1, .105); /* defaulted and past its end */
    assert_true(isfinite(lost.capital) && fabs(lost.expected_loss - 4e8) < 1e-3);
}

static void the_book_is_worked_out(void **state)
{
    struct test_bank *b = *state;
    int64_t known = test_company(b, "华东重工集团有限公司", EAST, EAST_MANAGER),
            bare = test_company(b, "西部无名有限公司", WEST, WEST_MANAGER);
    struct loan loan;
    record_clear(&loan_entity, &loan);
    loan.customer = known;
    loan.number = "V1";
    loan.product = LOAN_PRODUCT_WORKING_CAPITAL;
    loan.amount = loan.balance = 1000000000;
    loan.rate = 4500000; /* 4.5 % */
    loan.started_on = instant_date(b->now) - 100;
    loan.matures_on = instant_date(b->now) + 600;
    loan.status = LOAN_STATUS_LIVE;
    loan.collateral = LOAN_COLLATERAL_MORTGAGE;
    test_put(b, &loan_entity, &loan);
    for (int i = 0; i < 5; i++) {
        struct visit visit;
        record_clear(&visit_entity, &visit);
        visit.customer = known;
        visit.subject = "走访";
        visit.status = VISIT_STATUS_HELD;
        visit.held_at = b->now - (int64_t)(i * 20 + 5) * 86400000;
        visit.owner = b->people[EAST_MANAGER];
        test_put(b, &visit_entity, &visit);
    }
    for (int twice = 0; twice < 2; twice++) { /* the second run renews the rows of the first */
        struct session *s = test_session(b, SYSTEM);
        test_works(value_run(s, NULL));
        test_session_end(s);
    }
    struct value_book_query by = {.by = VALUE_BOOK_QUERY_BY_BRANCH, .limit = 10};
    struct test_reply book = TEST_CALL(b, HEAD_MANAGER, value_book, NULL, &by, NULL);
    test_works(book.error);
    assert_int_equal(test_int_at(book.json, "total.customers"), 2);
    assert_int_equal(test_int_at(book.json, "total.income"), 1000000000 * (0.045 - 0.019));
    assert_true(test_int_at(book.json, "total.expected_loss") > 0);
    book = TEST_CALL(b, WEST_MANAGER, value_book, NULL, &by, NULL); /* others' loans are not in it */
    test_works(book.error);
    assert_int_equal(test_int_at(book.json, "total.customers"), 1);
    assert_int_equal(test_int_at(book.json, "total.income"), 0);
    const char *id = id_text(b->arena, known, known), *other = id_text(b->arena, bare, bare);
    struct test_reply strength = TEST_CALL(b, EAST_MANAGER, customer_strength, id, NULL, NULL);
    test_works(strength.error);
    /* 16 + 15 of 35 for contacts, 4 for one product, 6 for a wallet nobody knows */
    assert_int_equal(test_number_at(strength.json, "strength.total"), 41);
    assert_string_equal(test_text_at(strength.json, "strength.lines.0.name"), "product_count"); /* costs most */
    test_fails(TEST_CALL(b, WEST_MANAGER, customer_strength, id, NULL, NULL).error, ERROR_RECORD_MISSING);
    strength = TEST_CALL(b, WEST_MANAGER, customer_strength, other, NULL, NULL);
    test_works(strength.error);
    assert_true(test_at(strength.json, "strength.total")->kind == JSON_NULL_VALUE); /* not evaluated, not zero */
    struct value_list_query list = {.order = VALUE_LIST_QUERY_ORDER_CONTRIBUTION, .cell = NONE, .limit = 10};
    struct test_reply listed = TEST_CALL(b, EAST_MANAGER, value_list, NULL, &list, NULL);
    test_works(listed.error);
    assert_int_equal(test_count_at(listed.json, "items"), 1);
    assert_int_equal(test_int_at(listed.json, "items.0.strength"), 41);
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
        cmocka_unit_test(contribution_is_what_is_left),
        cmocka_unit_test(a_riskier_loan_costs_more),
        cmocka_unit_test(the_book_is_worked_out),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
