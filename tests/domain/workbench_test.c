/* What matters today: each source, the ranking, and who is shown what. */
#include "support/bank.h"

static int64_t today(struct test_bank *b)
{
    return instant_date(b->now);
}

static void tier(struct test_bank *b, const char *name, enum bank_person owner, int64_t value, int64_t *id)
{
    struct customer row;
    record_clear(&customer_entity, &row);
    row.name = name;
    row.kind = CUSTOMER_KIND_LARGE;
    row.status = CUSTOMER_STATUS_ACTIVE;
    row.branch = b->branches[EAST];
    row.owner = b->people[owner];
    row.tier = value;
    test_put(b, &customer_entity, &row);
    *id = row.record.id;
}

static void loan(struct test_bank *b, int64_t customer, const char *number, int64_t status, int64_t overdue_days,
                 int64_t matures_on)
{
    struct loan row;
    record_clear(&loan_entity, &row);
    row.customer = customer;
    row.number = number;
    row.product = LOAN_PRODUCT_WORKING_CAPITAL;
    row.amount = row.balance = 100000000;
    row.started_on = today(b) - 200;
    row.matures_on = matures_on;
    row.status = status;
    row.overdue_days = overdue_days;
    test_put(b, &loan_entity, &row);
}

static void task(struct test_bank *b, int64_t customer, const char *title, enum bank_person owner, int64_t kind,
                 const char *source, int64_t due)
{
    struct task row;
    record_clear(&task_entity, &row);
    row.customer = customer;
    row.title = title;
    row.kind = kind;
    row.owner = b->people[owner];
    row.due_on = due;
    row.status = TASK_STATUS_OPEN;
    row.priority = TASK_PRIORITY_NORMAL;
    row.source = source;
    test_put(b, &task_entity, &row);
}

static void assessment(struct test_bank *b, int64_t customer, const char *grade, int64_t days_ago)
{
    struct assessment row;
    record_clear(&assessment_entity, &row);
    row.customer = customer;
    row.grade = grade;
    row.assessed_at = b->now - days_ago * 86400000;
    test_put(b, &assessment_entity, &row);
}

static void watched(struct test_bank *b, int64_t customer)
{
    static const int64_t levels[] = {WARNING_LEVEL_YELLOW, WARNING_LEVEL_RED, WARNING_LEVEL_BLUE};
    for (size_t i = 0; i < 3; i++) {
        struct warning row;
        record_clear(&warning_entity, &row);
        row.customer = customer;
        row.indicator = "EW01";
        row.level = levels[i];
        row.status = WARNING_STATUS_OPEN;
        row.fired_on = today(b) - 4;
        row.due_on = today(b) + 1;
        row.reason_zh = levels[i] == WARNING_LEVEL_RED ? "最重的一条" : "另一条";
        row.reason_en = "one";
        row.owner = b->people[EAST_MANAGER];
        test_put(b, &warning_entity, &row);
    }
    struct covenant covenant;
    record_clear(&covenant_entity, &covenant);
    covenant.customer = customer;
    covenant.name = "资产负债率不高于70%";
    covenant.kind = COVENANT_KIND_FINANCIAL;
    covenant.metric = "debt_to_assets";
    covenant.relation = COVENANT_RELATION_AT_MOST;
    covenant.threshold = "70%";
    covenant.starts_on = today(b) - 300;
    covenant.next_on = today(b) + 40;
    covenant.status = COVENANT_STATUS_NEAR;
    covenant.headroom = 0.02;
    test_put(b, &covenant_entity, &covenant);
    struct account account;
    record_clear(&account_entity, &account);
    account.customer = customer;
    account.number = "6200";
    account.kind = ACCOUNT_KIND_BASIC;
    account.balance = 4000000;
    test_put(b, &account_entity, &account);
    struct loan due;
    record_clear(&loan_entity, &due);
    due.customer = customer;
    due.number = "W9";
    due.product = LOAN_PRODUCT_WORKING_CAPITAL;
    due.amount = due.balance = 100000000;
    due.started_on = today(b) - 350; /* of last year's season, too */
    due.matures_on = today(b) + 15;
    due.status = LOAN_STATUS_LIVE;
    due.next_due_on = today(b) + 9;
    due.next_due_amount = 10000000;
    test_put(b, &loan_entity, &due);
    loan(b, customer, "W10", LOAN_STATUS_LIVE, NONE, today(b) + 120);
}

static void furnish(struct test_bank *b)
{
    int64_t strategic, general;
    tier(b, "华东重工集团有限公司", EAST_MANAGER, CUSTOMER_TIER_STRATEGIC, &strategic);
    tier(b, "青浦五金有限公司", EAST_MANAGER, CUSTOMER_TIER_GENERAL, &general);
    loan(b, strategic, "W1", LOAN_STATUS_OVERDUE, 30, today(b) - 30);
    loan(b, general, "W2", LOAN_STATUS_OVERDUE, 30, today(b) - 30);
    loan(b, general, "W3", LOAN_STATUS_LIVE, NONE, today(b) + 20);
    loan(b, general, "W4", LOAN_STATUS_LIVE, NONE, today(b) + 300);
    task(b, general, "催收最新财务报表", EAST_MANAGER, TASK_KIND_CHASE_DATA, "freshness:statement", today(b) - 3);
    task(b, general, "续签合同", EAST_MANAGER, TASK_KIND_TODO, NULL, today(b));
    task(b, general, "明年的事", EAST_MANAGER, TASK_KIND_TODO, NULL, today(b) + 200);
    assessment(b, strategic, "AA", 200);
    assessment(b, strategic, "BBB", 3);
    struct visit visit;
    record_clear(&visit_entity, &visit);
    visit.customer = general;
    visit.subject = "季度走访";
    visit.status = VISIT_STATUS_PLANNED;
    visit.planned_at = instant_of_date(today(b)) + 3600000;
    visit.owner = b->people[EAST_MANAGER];
    test_put(b, &visit_entity, &visit);
    struct note note;
    record_clear(&note_entity, &note);
    note.customer = strategic;
    note.text = "电话沟通";
    note.kind = NOTE_KIND_NOTE;
    note.confidentiality = NOTE_CONFIDENTIALITY_INTERNAL;
    note.happened_at = b->now - INT64_C(50) * 86400000;
    test_put(b, &note_entity, &note);
    struct duplicate_pair pair;
    record_clear(&duplicate_pair_entity, &pair);
    pair.customer = strategic;
    pair.other = general;
    pair.weight = 12;
    pair.status = DUPLICATE_PAIR_STATUS_OPEN;
    test_put(b, &duplicate_pair_entity, &pair);
    struct customer_group group;
    record_clear(&customer_group_entity, &group);
    group.name = "华东重工集团";
    group.parent = strategic;
    group.status = CUSTOMER_GROUP_STATUS_PROPOSED;
    test_put(b, &customer_group_entity, &group);
    watched(b, strategic);
    struct customer old;
    record_clear(&customer_entity, &old);
    old.name = "十年老客户有限公司";
    old.kind = CUSTOMER_KIND_SMALL;
    old.status = CUSTOMER_STATUS_ACTIVE;
    old.branch = b->branches[EAST];
    old.owner = b->people[EAST_MANAGER];
    old.tier = CUSTOMER_TIER_IMPORTANT;
    int year, month, day;
    date_to_civil(today(b) + 2, &year, &month, &day);
    old.since = date_add_months(today(b) + 2, -120, day);
    test_put(b, &customer_entity, &old);
}

static int64_t count_of(const struct json *reply, const char *kind)
{
    const struct json *counts = test_at(reply, "kinds");
    for (size_t i = 0; i < counts->count; i++)
        if (!strcmp(test_text_at(&counts->items[i], "kind"), kind))
            return test_int_at(&counts->items[i], "count");
    return -1;
}

static const struct workbench_query whole = {.limit = NONE};

static void a_manager_sees_the_day_ranked(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, workbench, NULL, &whole, NULL);
    test_works(reply.error);
    assert_int_equal(count_of(reply.json, "overdue_loan"), 2);
    assert_int_equal(count_of(reply.json, "maturing_loan"), 2);
    assert_int_equal(count_of(reply.json, "statement_stale"), 1);
    assert_int_equal(count_of(reply.json, "task_due"), 1);
    assert_int_equal(count_of(reply.json, "visit_due"), 1);
    assert_int_equal(count_of(reply.json, "promise_breach"), 1); /* strategic: every 30 days, last 50 days ago */
    assert_int_equal(count_of(reply.json, "grade_fall"), 1);
    assert_int_equal(count_of(reply.json, "duplicate"), 1);
    assert_int_equal(count_of(reply.json, "group_proposed"), 1);
    assert_string_equal(test_text_at(reply.json, "items.0.customer_title"), "华东重工集团有限公司");
    assert_string_equal(test_text_at(reply.json, "items.0.kind"), "overdue_loan");
    assert_string_equal(test_text_at(reply.json, "items.0.level"), "red");
    assert_string_equal(test_text_at(reply.json, "items.0.title.zh"), "贷款 W1 逾期 30 天");
    for (size_t i = 1; i < test_count_at(reply.json, "items"); i++)
        assert_true(test_number_at(&test_at(reply.json, "items")->items[i - 1], "rank") >=
                    test_number_at(&test_at(reply.json, "items")->items[i], "rank"));
}

static void others_see_only_their_own_day(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply = TEST_CALL(b, WEST_MANAGER, workbench, NULL, &whole, NULL);
    test_works(reply.error);
    assert_int_equal(test_int_at(reply.json, "total"), 0);
    reply = TEST_CALL(b, WEST_HEAD, workbench, NULL, &whole, NULL);
    test_works(reply.error);
    assert_int_equal(test_int_at(reply.json, "total"), 0);
    reply = TEST_CALL(b, EAST_HEAD, workbench, NULL, &whole, NULL);
    test_works(reply.error);
    assert_int_equal(count_of(reply.json, "overdue_loan"), 2);
    assert_int_equal(count_of(reply.json, "maturing_loan"), 2);
    assert_int_equal(count_of(reply.json, "statement_stale"), 1); /* late */
    assert_int_equal(count_of(reply.json, "task_due"), 0);        /* not late, and somebody else's */
    assert_int_equal(count_of(reply.json, "promise_breach"), 1);
    assert_int_equal(count_of(reply.json, "grade_fall"), 1);
}

static void one_kind_can_be_asked_for(void **state)
{
    struct test_bank *b = *state;
    struct workbench_query query = {.limit = 1, .kind = "overdue_loan"};
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, workbench, NULL, &query, NULL);
    test_works(reply.error);
    assert_int_equal(test_count_at(reply.json, "items"), 1);
    assert_int_equal(count_of(reply.json, "overdue_loan"), 2);
}

static const struct json *item_of(const struct json *reply, const char *kind)
{
    const struct json *items = test_at(reply, "items");
    for (size_t i = 0; i < items->count; i++)
        if (!strcmp(test_text_at(&items->items[i], "kind"), kind))
            return &items->items[i];
    fail_msg("no line of the kind %s", kind);
    return NULL;
}

static void what_is_watched_over_is_told(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, workbench, NULL, &whole, NULL);
    test_works(reply.error);
    assert_int_equal(count_of(reply.json, "warning_open"), 1); /* three, told in one line */
    assert_string_equal(test_text_at(item_of(reply.json, "warning_open"), "title.zh"), "预警待响应，该户共 3 条");
    assert_string_equal(test_text_at(item_of(reply.json, "warning_open"), "why.zh"), "最重的一条");
    assert_string_equal(test_text_at(item_of(reply.json, "covenant_near"), "why.zh"),
                        arena_format(b->arena, "余量 2%%，下次测试 %s", date_text(b->arena, today(b) + 40)));
    assert_string_equal(test_text_at(item_of(reply.json, "repayment_due"), "why.zh"), "账户余额不足，还缺 6.00 万元");
    assert_string_equal(test_text_at(item_of(reply.json, "anniversary"), "title.en"), "Anniversary, year 10");
    assert_int_equal(count_of(reply.json, "contact_behind"),
                     1); /* the old customer; the silent one is told once only */
    assert_int_equal(count_of(reply.json, "need_maturity"), 1);
    assert_int_equal(count_of(reply.json, "need_season"), 1);
    struct need_list_query needs = {.person = NONE, .days = 180};
    reply = TEST_CALL(b, EAST_MANAGER, need_list, NULL, &needs, NULL);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "items.0.kind"), "season");
    assert_string_equal(test_text_at(reply.json, "items.0.scheme"), "trade");
    assert_int_equal(test_int_at(reply.json, "items.0.financed_minor"), 90000000);
    needs.person = b->people[EAST_MANAGER]; /* of customers that somebody else may not see */
    reply = TEST_CALL(b, WEST_MANAGER, need_list, NULL, &needs, NULL);
    test_works(reply.error);
    assert_int_equal(test_count_at(reply.json, "items"), 0);
}

static void a_line_put_off_comes_back(void **state)
{
    struct test_bank *b = *state;
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, workbench, NULL, &whole, NULL);
    test_works(reply.error);
    int64_t total = test_int_at(reply.json, "total");
    struct workbench_put_off_input input = {.kind = "anniversary", .days = 3};
    input.subject = arena_text(b->arena, test_text_at(item_of(reply.json, "anniversary"), "id"));
    reply = TEST_CALL(b, EAST_MANAGER, workbench_put_off, NULL, NULL, &input);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "until"), date_text(b->arena, today(b) + 3));
    reply = TEST_CALL(b, EAST_MANAGER, workbench, NULL, &whole, NULL);
    assert_int_equal(test_int_at(reply.json, "total"), total - 1);
    assert_int_equal(test_int_at(reply.json, "put_off"), 1);
    struct workbench_query resting = {.limit = NONE, .put_off = 1};
    reply = TEST_CALL(b, EAST_MANAGER, workbench, NULL, &resting, NULL);
    assert_int_equal(test_count_at(reply.json, "items"), 1);
    input.days = 8; /* the policy says seven */
    test_fails(TEST_CALL(b, EAST_MANAGER, workbench_put_off, NULL, NULL, &input).error, ERROR_FIELD_RANGE);
    input.days = 0;
    test_works(TEST_CALL(b, EAST_MANAGER, workbench_put_off, NULL, NULL, &input).error);
    reply = TEST_CALL(b, EAST_MANAGER, workbench, NULL, &whole, NULL);
    assert_int_equal(test_int_at(reply.json, "total"), total);
    struct workbench_put_off_input wrong = {.kind = "no_such", .subject = input.subject, .days = 1};
    test_fails(TEST_CALL(b, EAST_MANAGER, workbench_put_off, NULL, NULL, &wrong).error, ERROR_FIELD_CHOICE);
}

static int open_bank(void **state)
{
    *state = test_bank_open();
    furnish(*state);
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
        cmocka_unit_test(a_manager_sees_the_day_ranked), cmocka_unit_test(others_see_only_their_own_day),
        cmocka_unit_test(one_kind_can_be_asked_for),     cmocka_unit_test(what_is_watched_over_is_told),
        cmocka_unit_test(a_line_put_off_comes_back),
    };
    return cmocka_run_group_tests(tests, open_bank, close_bank);
}
