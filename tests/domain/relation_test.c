/* Who owns, controls and guarantees whom, as each person may see it, and groups decided by a person. */
#include "domain/relation/circles.h"
#include "support/bank.h"

#include <math.h>
#include <time.h>

static int64_t person_of(struct test_bank *b, const char *name, enum bank_branch branch, enum bank_person owner)
{
    struct customer row;
    record_clear(&customer_entity, &row);
    row.name = name;
    row.kind = CUSTOMER_KIND_INDIVIDUAL;
    row.status = CUSTOMER_STATUS_ACTIVE;
    row.branch = b->branches[branch];
    row.owner = b->people[owner];
    test_put(b, &customer_entity, &row);
    return row.record.id;
}

static void edge(struct test_bank *b, int64_t from, int64_t to, int64_t kind, double share, int64_t amount)
{
    struct relation row;
    record_clear(&relation_entity, &row);
    row.customer = from;
    row.side = RELATION_SIDE_OUT;
    row.other = to;
    row.kind = kind;
    row.share = share;
    row.amount = amount;
    test_put(b, &relation_entity, &row);
}

static void lend(struct test_bank *b, int64_t customer, int64_t balance)
{
    static int number;
    struct loan loan;
    record_clear(&loan_entity, &loan);
    loan.customer = customer;
    loan.number = arena_format(b->arena, "G%d", ++number);
    loan.product = LOAN_PRODUCT_WORKING_CAPITAL;
    loan.amount = loan.balance = balance;
    loan.started_on = instant_date(b->now) - 10;
    loan.status = LOAN_STATUS_LIVE;
    test_put(b, &loan_entity, &loan);
}

static const char *id_of(struct test_bank *b, int64_t id)
{
    return id_text(b->arena, id, id);
}

static const struct json *with_title(const struct json *list, const char *title)
{
    for (size_t i = 0; list && i < list->count; i++)
        if (!strcmp(test_text_at(&list->items[i], "title"), title))
            return &list->items[i];
    return NULL;
}

static const struct customer_graph_query plain = {.depth = NONE, .limit = NONE};

/* 王总 holds 80 % of 控股, which holds 60 % of 制造 (east) and 70 % of 西部 (west); 制造 and 贸易 guarantee each other.
 */
struct family {
    int64_t boss, holding, maker, west, trader;
};

static struct family family(struct test_bank *b)
{
    struct family f = {
        .boss = person_of(b, "王立强", EAST, EAST_MANAGER),
        .holding = test_company(b, "立强控股有限公司", EAST, EAST_MANAGER),
        .maker = test_company(b, "立强制造有限公司", EAST, EAST_MANAGER),
        .west = test_company(b, "立强西部有限公司", WEST, WEST_MANAGER),
        .trader = test_company(b, "远东贸易有限公司", EAST, EAST_COLLEAGUE),
    };
    edge(b, f.boss, f.holding, RELATION_KIND_EQUITY, 0.8, NONE);
    edge(b, f.holding, f.maker, RELATION_KIND_EQUITY, 0.6, NONE);
    edge(b, f.holding, f.west, RELATION_KIND_EQUITY, 0.7, NONE);
    edge(b, f.maker, f.trader, RELATION_KIND_GUARANTEE, NAN, 3000000);
    edge(b, f.trader, f.maker, RELATION_KIND_GUARANTEE, NAN, 2000000);
    lend(b, f.maker, 500000);
    lend(b, f.west, 700000);
    return f;
}

static void the_graph_names_only_whom_the_reader_may_see(void **state)
{
    struct test_bank *b = *state;
    struct family f = family(b);
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_graph, id_of(b, f.maker), &plain, NULL);
    test_works(reply.error);
    assert_int_equal(test_count_at(reply.json, "nodes"), 5);
    assert_int_equal(test_count_at(reply.json, "edges"), 5);
    assert_int_equal(test_int_at(reply.json, "nodes.0.exposure"), 500000);
    assert_non_null(with_title(test_at(reply.json, "nodes"), "立强控股有限公司"));
    assert_null(with_title(test_at(reply.json, "nodes"), "立强西部有限公司"));
    assert_null(strstr(reply.text, id_of(b, f.west)));
    assert_non_null(strstr(reply.text, "hidden-"));
    reply = TEST_CALL(b, HEAD_MANAGER, customer_graph, id_of(b, f.maker), &plain, NULL);
    test_works(reply.error);
    assert_non_null(with_title(test_at(reply.json, "nodes"), "立强西部有限公司"));
    test_fails(TEST_CALL(b, WEST_MANAGER, customer_graph, id_of(b, f.maker), &plain, NULL).error, ERROR_RECORD_MISSING);
}

static void owners_and_controllers_come_through_the_chain(void **state)
{
    struct test_bank *b = *state;
    struct family f = family(b);
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_graph, id_of(b, f.maker), &plain, NULL);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "ownership.owners.0.title"), "王立强");
    assert_true(fabs(test_number_at(reply.json, "ownership.owners.0.share") - 0.48) < 1e-12);
    assert_string_equal(test_text_at(reply.json, "ownership.controllers.0.title"), "王立强");
    assert_true(test_at(reply.json, "ownership.controllers.0.ultimate")->truth);
    assert_false(test_at(reply.json, "ownership.controllers.1.ultimate")->truth);
    assert_int_equal(test_count_at(reply.json, "circles"), 1);
    assert_int_equal(test_int_at(reply.json, "circles.0.amount"), 5000000);
}

static void cross_holdings_and_impossible_shares_are_told_apart(void **state)
{
    struct test_bank *b = *state;
    int64_t a = test_company(b, "交叉甲有限公司", EAST, EAST_MANAGER),
            c = test_company(b, "交叉乙有限公司", EAST, EAST_MANAGER);
    int64_t owner = person_of(b, "刘一", EAST, EAST_MANAGER);
    edge(b, a, c, RELATION_KIND_EQUITY, 0.5, NONE);
    edge(b, c, a, RELATION_KIND_EQUITY, 0.5, NONE);
    edge(b, owner, a, RELATION_KIND_EQUITY, 0.5, NONE);
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_graph, id_of(b, a), &plain, NULL);
    test_works(reply.error);
    assert_true(fabs(test_number_at(reply.json, "ownership.owners.0.share") - 0.5 / 0.75) < 1e-9);
    edge(b, person_of(b, "刘二", EAST, EAST_MANAGER), a, RELATION_KIND_EQUITY, 0.4, NONE);
    reply = TEST_CALL(b, EAST_MANAGER, customer_graph, id_of(b, a), &plain, NULL);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "ownership.problem"), "shares_exceed");
}

static void circles_of_the_book_follow_who_asks(void **state)
{
    struct test_bank *b = *state;
    int64_t ring[3];
    for (int i = 0; i < 3; i++)
        ring[i] = test_company(b, arena_format(b->arena, "西部环保%d有限公司", i), WEST, WEST_MANAGER);
    for (int i = 0; i < 3; i++)
        edge(b, ring[i], ring[(i + 1) % 3], RELATION_KIND_GUARANTEE, NAN, 100);
    struct guarantee_circles_query query = {.limit = NONE};
    struct test_reply reply = TEST_CALL(b, WEST_HEAD, guarantee_circles, NULL, &query, NULL);
    test_works(reply.error);
    assert_int_equal(test_int_at(reply.json, "count"), 1);
    assert_int_equal(test_int_at(reply.json, "items.0.size"), 3);
    assert_int_equal(test_int_at(reply.json, "items.0.amount"), 300);
    reply = TEST_CALL(b, SUB_MANAGER, guarantee_circles, NULL, &query, NULL);
    test_works(reply.error);
    assert_int_equal(test_int_at(reply.json, "count"), 0);
}

static void a_group_is_derived_confirmed_and_added_up(void **state)
{
    struct test_bank *b = *state;
    struct family f = family(b);
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, group_derive, id_of(b, f.maker), NULL, NULL);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "group.parent_title"), "立强控股有限公司");
    assert_string_equal(test_text_at(reply.json, "group.controller"), "王立强");
    assert_int_equal(test_count_at(reply.json, "members"), 5);
    assert_null(with_title(test_at(reply.json, "members"), "立强西部有限公司"));
    const char *group = test_text_at(reply.json, "group.id");
    /* Deriving once more is the same proposal, not another. */
    reply = TEST_CALL(b, EAST_MANAGER, group_derive, id_of(b, f.holding), NULL, NULL);
    test_works(reply.error);
    assert_string_equal(test_text_at(reply.json, "group.id"), group);
    reply = TEST_CALL(b, EAST_MANAGER, group_derive, id_of(b, f.maker), NULL, NULL);
    test_works(reply.error);

    struct group_confirm_input input = {.reason = "互保方无控制关系",
                                        .exclude = arena_format(b->arena, "[\"%s\"]", id_of(b, f.trader))};
    reply = TEST_CALL(b, EAST_MANAGER, group_confirm, group, NULL, &input);
    test_works(reply.error);
    assert_int_equal(test_int_at(reply.json, "members"), 4);
    assert_int_equal(test_int_at(reply.json, "left_out"), 1);
    test_fails(TEST_CALL(b, EAST_MANAGER, group_confirm, group, NULL, &input).error, ERROR_GROUP_DECIDED);
    test_fails(TEST_CALL(b, AUDITOR, group_confirm, group, NULL, &input).error, ERROR_ACCESS_FORBIDDEN);

    reply = TEST_CALL(b, EAST_MANAGER, group_overview, group, NULL, NULL);
    test_works(reply.error);
    assert_int_equal(test_int_at(reply.json, "exposure"), 1200000);
    assert_int_equal(test_int_at(reply.json, "hidden_exposure"), 700000);
    int64_t alone = test_company(b, "孤立有限公司", EAST, EAST_MANAGER);
    test_fails(TEST_CALL(b, EAST_MANAGER, group_derive, id_of(b, alone), NULL, NULL).error, ERROR_GROUP_SINGLE);
}

static const struct error *build_star(struct session *s, void *context)
{
    struct test_bank *b = context;
    int64_t hub = NONE, last = NONE;
    for (int i = 0; i < 600; i++) {
        struct customer row;
        record_clear(&customer_entity, &row);
        row.name = arena_format(s->arena, "星形企业%d", i);
        row.kind = CUSTOMER_KIND_SMALL;
        row.status = CUSTOMER_STATUS_ACTIVE;
        row.branch = b->branches[EAST];
        row.owner = b->people[EAST_MANAGER];
        TRY(record_put(s, &customer_entity, &row));
        if (hub == NONE)
            hub = row.record.id;
        else {
            struct relation edge;
            record_clear(&relation_entity, &edge);
            edge.customer = i % 3 ? hub : last;
            edge.side = RELATION_SIDE_OUT;
            edge.other = row.record.id;
            edge.kind = RELATION_KIND_SUPPLY;
            TRY(record_put(s, &relation_entity, &edge));
        }
        last = row.record.id;
    }
    b->people[SUB_MANAGER] = hub; /* handed back to the test */
    return NULL;
}

static void five_hundred_nodes_come_quickly(void **state)
{
    struct test_bank *b = *state;
    int64_t kept = b->people[SUB_MANAGER];
    struct timespec start, end;
    test_works(test_write(b, SYSTEM, build_star, b));
    int64_t hub = b->people[SUB_MANAGER];
    b->people[SUB_MANAGER] = kept;
    struct customer_graph_query query = {.depth = 4, .limit = 550};
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, customer_graph, id_of(b, hub), &query, NULL);
    clock_gettime(CLOCK_MONOTONIC, &end);
    test_works(reply.error);
    assert_int_equal(test_count_at(reply.json, "nodes"), 550);
    assert_false(test_at(reply.json, "complete")->truth);
    print_message("550 nodes: %.1f ms\n",
                  (double)(end.tv_sec - start.tv_sec) * 1e3 + (double)(end.tv_nsec - start.tv_nsec) / 1e6);
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
        cmocka_unit_test_setup_teardown(the_graph_names_only_whom_the_reader_may_see, open_bank, close_bank),
        cmocka_unit_test_setup_teardown(owners_and_controllers_come_through_the_chain, open_bank, close_bank),
        cmocka_unit_test_setup_teardown(cross_holdings_and_impossible_shares_are_told_apart, open_bank, close_bank),
        cmocka_unit_test_setup_teardown(circles_of_the_book_follow_who_asks, open_bank, close_bank),
        cmocka_unit_test_setup_teardown(a_group_is_derived_confirmed_and_added_up, open_bank, close_bank),
        cmocka_unit_test_setup_teardown(five_hundred_nodes_come_quickly, open_bank, close_bank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
