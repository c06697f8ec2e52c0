/* The customer's one page, how well it is known, and what is asked when it grows old. */
#include "domain/customer/quality.h"
#include "support/bank.h"

#include <math.h>
#include <time.h>

static const char *id_of(struct test_bank *b, int64_t id)
{
    return id_text(b->arena, id, id);
}

static int64_t today(struct test_bank *b)
{
    return instant_date(b->now);
}

static const struct json *named(const struct json *list, const char *key, const char *name)
{
    for (size_t i = 0; list && i < list->count; i++)
        if (!strcmp(test_text_at(&list->items[i], key), name))
            return &list->items[i];
    return NULL;
}

static void loan(struct test_bank *b, int64_t customer, const char *number, int64_t balance, int64_t status,
                 int64_t matures_on)
{
    struct loan row;
    record_clear(&loan_entity, &row);
    row.customer = customer;
    row.number = number;
    row.product = LOAN_PRODUCT_WORKING_CAPITAL;
    row.amount = row.balance = balance;
    row.started_on = today(b) - 300;
    row.matures_on = matures_on;
    row.status = status;
    if (status == LOAN_STATUS_OVERDUE) {
        row.overdue_days = 45;
        row.overdue_amount = balance / 10;
    }
    test_put(b, &loan_entity, &row);
}

static void bookings(struct test_bank *b, int64_t customer)
{
    struct account account;
    record_clear(&account_entity, &account);
    account.customer = customer;
    account.number = arena_format(b->arena, "6217%lld", (long long)(customer % 1000000));
    account.balance = 800000;
    account.balance_on = today(b);
    test_put(b, &account_entity, &account);
    for (int i = 0; i < 4; i++) {
        struct transaction row;
        record_clear(&transaction_entity, &row);
        row.customer = customer;
        row.account = account.record.id;
        row.booked_on = today(b) - 60 * i;
        row.direction = i % 2 ? TRANSACTION_DIRECTION_OUT : TRANSACTION_DIRECTION_IN;
        row.amount = 1000 * (i + 1);
        test_put(b, &transaction_entity, &row);
    }
}

static void assess(struct test_bank *b, int64_t customer, const char *grade, int64_t days_ago)
{
    struct assessment row;
    record_clear(&assessment_entity, &row);
    row.customer = customer;
    row.assessed_at = b->now - days_ago * 86400000;
    row.grade = grade;
    row.score = 620;
    row.pd = 0.01;
    row.confidence = 0.8;
    row.path = "{\"score\":{\"groups\":[{\"name\":\"character\",\"letter\":\"C\",\"label\":{\"zh\":\"品格\",\"en\":"
               "\"Character\"},\"points\":12,\"best\":20,"
               "\"lines\":[{\"name\":\"years\",\"label\":{\"zh\":\"经营年限\",\"en\":\"Years\"},\"value\":9,\"unit\":"
               "\"years\",\"points\":8,\"best\":8},"
               "{\"name\":\"overdue\",\"label\":{\"zh\":\"逾期\",\"en\":\"Overdue\"},\"value\":2,\"unit\":\"count\","
               "\"points\":4,\"best\":12}]}]}}";
    test_put(b, &assessment_entity, &row);
}

static void every_part_of_the_page_has_its_figures(void **state)
{
    struct test_bank *b = *state;
    int64_t customer = test_company(b, "上海晨光机械有限公司", EAST, EAST_MANAGER);
    loan(b, customer, "J1", 30000000, LOAN_STATUS_LIVE, today(b) + 20);
    loan(b, customer, "J2", 5000000, LOAN_STATUS_OVERDUE, today(b) - 45);
    loan(b, customer, "J3", 9900000, LOAN_STATUS_SETTLED, today(b) - 100);
    bookings(b, customer);
    assess(b, customer, "A", 400);
    assess(b, customer, "BB", 2);
    struct product_holding product;
    record_clear(&product_holding_entity, &product);
    product.customer = customer;
    product.product = PRODUCT_HOLDING_PRODUCT_PAYROLL;
    product.income_year = 120000;
    test_put(b, &product_holding_entity, &product);

    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_overview, id_of(b, customer), NULL, NULL);
    test_works(reply.error);
    const struct json *kpis = test_at(reply.json, "kpis");
    assert_true(test_number_at(named(kpis, "name", "exposure"), "value") == 35000000);
    assert_true(test_number_at(named(kpis, "name", "deposit"), "value") == 800000);
    assert_true(test_number_at(named(kpis, "name", "deposit"), "change") ==
                -1000); /* 1000 in today, 2000 out 60 days ago */
    assert_true(test_number_at(named(kpis, "name", "products"), "value") == 3);
    assert_true(test_number_at(named(kpis, "name", "income"), "value") == 120000);
    assert_string_equal(test_text_at(reply.json, "assessment.grade"), "BB");
    assert_string_equal(test_text_at(reply.json, "assessment.previous_grade"), "A");
    assert_string_equal(test_text_at(reply.json, "assessment.drivers.0.name"), "years");
    assert_string_equal(test_text_at(reply.json, "assessment.drivers.1.effect"), "weakness");
    assert_int_equal(test_count_at(reply.json, "assessment.radar"), 1);
    const struct json *warnings = test_at(reply.json, "warnings");
    assert_int_equal(test_int_at(named(warnings, "kind", "overdue_loan"), "amount"), 500000);
    assert_string_equal(test_text_at(named(warnings, "kind", "maturing_loan"), "level"), "yellow");
    assert_non_null(named(warnings, "kind", "grade_fall"));
    assert_int_equal(test_count_at(reply.json, "flows"), 12);
    assert_int_equal(test_int_at(reply.json, "flows.11.inflow"), 1000);
    assert_non_null(named(test_at(reply.json, "products.held"), "product", "payroll"));
    assert_non_null(named(test_at(reply.json, "products.gaps"), "product", "factoring"));
    test_fails(TEST_CALL(b, WEST_HEAD, customer_overview, id_of(b, customer), NULL, NULL).error, ERROR_RECORD_MISSING);
}

static void the_page_can_be_seen_as_it_was(void **state)
{
    struct test_bank *b = *state;
    int64_t customer = test_company(b, "苏州回望有限公司", EAST, EAST_MANAGER);
    loan(b, customer, "H1", 1000, LOAN_STATUS_LIVE, today(b) + 200);
    int64_t then = b->now;
    b->now += 5000;
    loan(b, customer, "H2", 2000, LOAN_STATUS_LIVE, today(b) + 200);
    struct test_reply past = test_call_as_of(b, EAST_MANAGER, "customer_overview", operation_customer_overview,
                                             id_of(b, customer), NULL, NULL, then);
    test_works(past.error);
    assert_true(test_number_at(named(test_at(past.json, "kpis"), "name", "exposure"), "value") == 1000);
    struct test_reply now = TEST_CALL(b, EAST_MANAGER, customer_overview, id_of(b, customer), NULL, NULL);
    assert_true(test_number_at(named(test_at(now.json, "kpis"), "name", "exposure"), "value") == 3000);
}

static const struct error *store_quality(struct session *s, void *context)
{
    int64_t *customer = context;
    struct freshness_tally tally = {0};
    TRY(customer_quality_store(s, customer[0], &tally));
    customer[1] = tally.tasks_opened;
    customer[2] = tally.tasks_closed;
    return NULL;
}

static void what_is_missing_is_asked_for_once(void **state)
{
    struct test_bank *b = *state;
    int64_t work[3] = {test_company(b, "无锡缺料有限公司", EAST, EAST_MANAGER), 0, 0};
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_quality, id_of(b, work[0]), NULL, NULL);
    test_works(reply.error);
    assert_non_null(named(test_at(reply.json, "missing"), "field", "industry"));
    assert_non_null(named(test_at(reply.json, "missing"), "entity", "statement"));
    assert_string_equal(test_text_at(named(test_at(reply.json, "groups"), "name", "statement"), "state"), "absent");
    int64_t before = test_int_at(reply.json, "score");
    test_works(test_write(b, SYSTEM, store_quality, work));
    assert_true(work[1] > 0);
    test_works(test_write(b, SYSTEM, store_quality, work));
    assert_int_equal(work[1], 0);
    assert_int_equal(work[2], 0);

    struct statement row;
    record_clear(&statement_entity, &row);
    row.customer = work[0];
    row.period_end = today(b) - 30;
    row.period_months = 12;
    row.scope = STATEMENT_SCOPE_PARENT;
    row.total_assets = 1000000;
    row.total_liabilities = 600000;
    row.total_equity = 300000;
    test_put(b, &statement_entity, &row);
    test_works(test_write(b, SYSTEM, store_quality, work));
    assert_int_equal(work[2], 1);
    reply = TEST_CALL(b, EAST_MANAGER, customer_quality, id_of(b, work[0]), NULL, NULL);
    assert_int_equal(test_count_at(reply.json, "problems"), 1); /* it does not balance */
    assert_true(test_int_at(reply.json, "score") > before);
}

static void a_person_is_not_asked_for_statements(void **state)
{
    struct test_bank *b = *state;
    struct customer row;
    record_clear(&customer_entity, &row);
    row.name = "王立强";
    row.kind = CUSTOMER_KIND_INDIVIDUAL;
    row.status = CUSTOMER_STATUS_ACTIVE;
    row.branch = b->branches[EAST];
    row.owner = b->people[EAST_MANAGER];
    test_put(b, &customer_entity, &row);
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_quality, id_of(b, row.record.id), NULL, NULL);
    test_works(reply.error);
    assert_null(named(test_at(reply.json, "groups"), "name", "statement"));
    assert_non_null(named(test_at(reply.json, "missing"), "field", "resident_id"));
    assert_null(named(test_at(reply.json, "missing"), "field", "uscc"));
}

static void the_run_goes_through_the_book_and_changes_nothing_twice(void **state)
{
    struct test_bank *b = *state;
    struct freshness_run_input input = {.after = NONE, .limit = 3};
    struct test_reply reply;
    int64_t customers = 0, before = b->now;
    do {
        reply = TEST_CALL(b, HEAD_MANAGER, freshness_run, NULL, NULL, &input);
        test_works(reply.error);
        customers += test_int_at(reply.json, "customers");
        int64_t home;
        if (!id_parse(test_text_at(reply.json, "next"), &home, &input.after))
            input.after = NONE;
    } while (input.after != NONE && b->now < before + 100000);
    assert_true(customers >= 4);
    input = (struct freshness_run_input){.after = NONE, .limit = NONE};
    reply = TEST_CALL(b, HEAD_MANAGER, freshness_run, NULL, NULL, &input);
    test_works(reply.error);
    assert_int_equal(test_int_at(reply.json, "customers"), customers);
    assert_int_equal(test_int_at(reply.json, "tasks_opened"), 0);
    assert_int_equal(test_int_at(reply.json, "scores_changed"), 0);
    test_fails(TEST_CALL(b, EAST_MANAGER, freshness_run, NULL, NULL, &input).error, ERROR_ACCESS_FORBIDDEN);
    test_works(TEST_CALL(b, HEAD_MANAGER, peers_run, NULL, NULL, NULL).error);
}

static void note(struct test_bank *b, int64_t customer, const char *text, int64_t confidentiality,
                 enum bank_person author, int64_t at)
{
    struct note row;
    record_clear(&note_entity, &row);
    row.customer = customer;
    row.text = text;
    row.kind = NOTE_KIND_NOTE;
    row.confidentiality = confidentiality;
    row.author = b->people[author];
    row.happened_at = at;
    test_put(b, &note_entity, &row);
}

static void all_teams_stand_on_one_timeline(void **state)
{
    struct test_bank *b = *state;
    int64_t customer = test_company(b, "常州时光有限公司", EAST, EAST_MANAGER);
    for (int i = 0; i < 7; i++)
        note(b, customer, arena_format(b->arena, "第%d次", i), NOTE_CONFIDENTIALITY_INTERNAL, EAST_MANAGER,
             b->now - i * 1000000);
    note(b, customer, "并购传闻", NOTE_CONFIDENTIALITY_CONFIDENTIAL, EAST_HEAD, b->now - 500);
    loan(b, customer, "T1", 100, LOAN_STATUS_OVERDUE, today(b) - 45);
    assess(b, customer, "BBB", 10);
    b->now += 1000000;
    struct customer_timeline_query query = {.limit = 5};
    size_t seen = 0, pages = 0;
    const char *last = "9999";
    do {
        struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_timeline, id_of(b, customer), &query, NULL);
        test_works(reply.error);
        assert_null(strstr(reply.text, "并购传闻"));
        for (size_t i = 0; i < test_count_at(reply.json, "items"); i++) {
            const char *at = test_text_at(&test_at(reply.json, "items")->items[i], "at");
            assert_true(strcmp(at, last) <= 0);
            last = at;
            seen++;
        }
        query.after = test_text_at(reply.json, "next");
        pages++;
    } while (*query.after && pages < 10);
    assert_int_equal(seen, 7 + 3 + 1 + 1); /* notes; loan started, matured, overdue; rated; created */
    query = (struct customer_timeline_query){.limit = NONE, .kinds = "note"};
    struct test_reply reply = TEST_CALL(b, EAST_HEAD, customer_timeline, id_of(b, customer), &query, NULL);
    test_works(reply.error);
    assert_int_equal(test_count_at(reply.json, "items"), 8);
    query = (struct customer_timeline_query){.limit = NONE, .after = "nonsense"};
    test_fails(TEST_CALL(b, EAST_HEAD, customer_timeline, id_of(b, customer), &query, NULL).error,
               ERROR_REQUEST_PARAMETER);
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
        cmocka_unit_test(every_part_of_the_page_has_its_figures),
        cmocka_unit_test(the_page_can_be_seen_as_it_was),
        cmocka_unit_test(all_teams_stand_on_one_timeline),
        cmocka_unit_test(what_is_missing_is_asked_for_once),
        cmocka_unit_test(a_person_is_not_asked_for_statements),
        cmocka_unit_test(the_run_goes_through_the_book_and_changes_nothing_twice),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
