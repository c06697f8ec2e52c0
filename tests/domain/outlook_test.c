/* Facts of an earlier instant with the outcome after it, rules of what is held together counted by hand, and a play
 * against leaving from its signal to its judgement. */
#include "domain/lab/lab.h"
#include "domain/outlook/outlook.h"
#include "support/bank.h"

#include <math.h>

enum { DAY_MS = 86400000 };

static int64_t add_account(struct test_bank *b, int64_t customer, int64_t balance, const char *number)
{
    struct account row;
    record_clear(&account_entity, &row);
    row.customer = customer;
    row.name = "户";
    row.number = number;
    row.kind = ACCOUNT_KIND_BASIC;
    row.balance = balance;
    row.opened_on = instant_date(b->now);
    test_put(b, &account_entity, &row);
    return row.record.id;
}

static void add_product(struct test_bank *b, int64_t customer, int64_t product)
{
    struct product_holding row;
    record_clear(&product_holding_entity, &row);
    row.customer = customer;
    row.product = product;
    row.since = instant_date(b->now);
    row.income_year = 100000;
    test_put(b, &product_holding_entity, &row);
}

struct leaving {
    int64_t customer, account;
};

/* Empties the account. */
static const struct error *leave(struct session *s, void *context)
{
    struct leaving *l = context;
    struct account row;
    TRY(record_load(s, &account_entity, l->customer, l->account, &row));
    row.balance = 500;
    return record_update(s, &account_entity, &row, NULL);
}

static double at(const struct frame *frame, const char *column, size_t row)
{
    return frame->columns[frame_find(frame, column)].values[row];
}

static const struct error *check_panel(struct session *s, void *context)
{
    struct frame *frame;
    char hash[65];
    size_t found = 0;
    (void)context;
    TRY(lab_panel_frame(s, "churn", &frame, hash));
    assert_int_equal(s->viewer.as_of, NONE); /* back in the present */
    for (size_t i = 0; i < frame->rows; i++) {
        if (at(frame, LAB_TAKEN_ON, i) < (double)(s->today - 380))
            continue; /* of an earlier instant */
        bool left = at(frame, "deposit_balance", i) == 70000000; /* what was known then, not what is known now */
        assert_true(left || at(frame, "deposit_balance", i) == 100000000);
        assert_true(at(frame, LAB_OUTCOME, i) == left);
        found++;
    }
    assert_int_equal(found, 2);
    assert_int_equal(frame_find(frame, "churn_probability"), -1); /* never learned from itself */
    return NULL;
}

static void the_outcome_lies_after_the_facts(void **state)
{
    struct test_bank *b = *state;
    int64_t now = b->now;
    b->now = now - INT64_C(15) * 30 * DAY_MS; /* fifteen months ago: both there, with money */
    int64_t stays = test_company(b, "留存有限公司", EAST, EAST_MANAGER),
            goes = test_company(b, "流失有限公司", EAST, EAST_MANAGER);
    add_account(b, stays, 100000000, "6001");
    struct leaving leaving = {goes, add_account(b, goes, 70000000, "6002")};
    b->now = now - INT64_C(5) * 30 * DAY_MS; /* five months ago one takes its money away */
    test_works(test_write(b, SYSTEM, leave, &leaving));
    b->now = now;
    test_works(test_read(b, SYSTEM, check_panel, NULL));
}

static const struct error *check_rules(struct session *s, void *context)
{
    struct baskets *baskets = ARENA_NEW(s->arena, struct baskets);
    (void)context;
    TRY(baskets_read(s, baskets));
    int fx = basket_item(baskets, "fx");
    const struct basket_rule *rule = basket_rule_for(baskets, UINT64_C(1) << fx, "letter_of_credit");
    assert_non_null(rule);
    assert_int_equal(rule->with_if, 10);
    assert_int_equal(rule->with_then, 10);
    assert_int_equal(rule->with_both, 8);
    assert_true(fabs(rule->confidence - .8) < 1e-12 &&
                fabs(rule->lift - .8 / ((double)10 / (double)rule->baskets)) < 1e-9);
    assert_null(basket_rule_for(baskets, 0, "letter_of_credit"));
    for (size_t i = 0; i < baskets->rule_count; i++) /* e-banking is held by all of them: it says nothing */
        assert_true(baskets->rules[i].product != basket_item(baskets, "e_banking") || baskets->rules[i].lift > 1.2);
    return NULL;
}

static void rules_are_counted(void **state)
{
    struct test_bank *b = *state;
    for (int i = 0; i < 20; i++) { /* of 20: 10 hold fx, 8 of these a letter of credit; 2 more the letter alone */
        int64_t customer = test_company(b, arena_format(b->arena, "组合%02d有限公司", i), EAST, EAST_MANAGER);
        add_product(b, customer, PRODUCT_HOLDING_PRODUCT_E_BANKING);
        if (i < 10)
            add_product(b, customer, PRODUCT_HOLDING_PRODUCT_FX);
        if (i < 8 || i >= 18)
            add_product(b, customer, PRODUCT_HOLDING_PRODUCT_LETTER_OF_CREDIT);
    }
    test_works(test_read(b, SYSTEM, check_rules, NULL));
    struct test_reply page = TEST_CALL(b, WEST_MANAGER, outlook_rules, NULL, NULL, NULL);
    test_works(page.error);
    assert_int_equal(test_int_at(page.json, "customers"), 0); /* others' customers are not counted */
}

static const struct error *judge_later(struct session *s, void *context)
{
    (void)context;
    s->today += 200;
    return retention_judge(s);
}

static void run_all(struct test_bank *b)
{
    struct session *s = test_session(b, SYSTEM);
    test_works(outlook_run(s, NULL));
    test_session_end(s);
}

static void a_play_from_signal_to_judgement(void **state)
{
    struct test_bank *b = *state;
    int64_t customer = test_company(b, "抱怨有限公司", WEST, WEST_MANAGER);
    struct service_request complaint;
    add_account(b, customer, 50000000, "7001");
    record_clear(&service_request_entity, &complaint);
    complaint.customer = customer;
    complaint.subject = "投诉收费";
    complaint.kind = SERVICE_REQUEST_KIND_COMPLAINT;
    complaint.channel = SERVICE_REQUEST_CHANNEL_PHONE;
    complaint.status = SERVICE_REQUEST_STATUS_NEW;
    complaint.received_at = b->now - INT64_C(3) * DAY_MS;
    test_put(b, &service_request_entity, &complaint);
    run_all(b);
    run_all(b); /* one is open already */
    struct retention_page_query query = {.status = NONE, .customer = customer, .limit = 10};
    struct test_reply page = TEST_CALL(b, WEST_MANAGER, retention_page, NULL, &query, NULL);
    test_works(page.error);
    assert_int_equal(test_count_at(page.json, "items"), 1);
    assert_string_equal(test_text_at(page.json, "items.0.play"), "callback");
    assert_string_equal(test_text_at(page.json, "items.0.status"), "open");
    assert_true(test_count_at(page.json, "items.0.signals") > 0);
    const char *id = arena_text(b->arena, test_text_at(page.json, "items.0.id"));
    page = TEST_CALL(b, EAST_MANAGER, retention_page, NULL, &query, NULL); /* not a colleague's */
    assert_int_equal(test_count_at(page.json, "items"), 0);
    struct retention_act_input bare = {.action = RETENTION_ACT_INPUT_ACTION_DONE, .reaction = NONE},
                               done = {.action = RETENTION_ACT_INPUT_ACTION_DONE,
                                       .reaction = RETENTION_ACT_INPUT_REACTION_ACCEPTED,
                                       .note = "已致歉并退费"};
    test_fails(TEST_CALL(b, EAST_MANAGER, retention_act, id, NULL, &done).error, ERROR_RECORD_MISSING);
    test_fails(TEST_CALL(b, WEST_MANAGER, retention_act, id, NULL, &bare).error, ERROR_FIELD_REQUIRED);
    test_works(TEST_CALL(b, WEST_MANAGER, retention_act, id, NULL, &done).error);
    test_fails(TEST_CALL(b, WEST_MANAGER, retention_act, id, NULL, &done).error, ERROR_OUTLOOK_PLAY_OVER);
    test_works(test_write(b, SYSTEM, judge_later, NULL));
    page = TEST_CALL(b, WEST_MANAGER, retention_page, NULL, &query, NULL);
    assert_string_equal(test_text_at(page.json, "items.0.outcome"), "kept");
    assert_int_equal(test_int_at(page.json, "plays.0.kept"), 1);
    assert_true(test_number_at(page.json, "plays.0.rate.low") < 1 &&
                test_number_at(page.json, "plays.0.rate.high") == 1);
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
        cmocka_unit_test_setup_teardown(the_outcome_lies_after_the_facts, open_bank, close_bank),
        cmocka_unit_test_setup_teardown(rules_are_counted, open_bank, close_bank),
        cmocka_unit_test_setup_teardown(a_play_from_signal_to_judgement, open_bank, close_bank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
