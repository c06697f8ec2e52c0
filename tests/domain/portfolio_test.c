/* The book: who sees what of it, the two bases of single limits, the past, what would happen if. */
#include "domain/portfolio/limits.h"
#include "support/bank.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

#define MILLION INT64_C(100000000) /* of yuan, in fen */

static int64_t today(struct test_bank *b)
{
    return instant_date(b->now);
}

struct borrower {
    const char *name, *industry, *grade;
    double pd;
    enum bank_branch branch;
    enum bank_person owner;
};

static int64_t borrower(struct test_bank *b, struct borrower is)
{
    struct customer row;
    record_clear(&customer_entity, &row);
    row.name = is.name;
    row.kind = CUSTOMER_KIND_LARGE;
    row.status = CUSTOMER_STATUS_ACTIVE;
    row.industry = is.industry;
    row.region = "330100";
    row.grade = is.grade;
    row.pd = is.pd;
    row.branch = b->branches[is.branch];
    row.owner = b->people[is.owner];
    test_put(b, &customer_entity, &row);
    return row.record.id;
}

static void lend(struct test_bank *b, int64_t customer, const char *number, int64_t product, int64_t millions,
                 int64_t overdue_days)
{
    struct loan row;
    record_clear(&loan_entity, &row);
    row.customer = customer;
    row.number = number;
    row.product = product;
    row.amount = row.balance = millions * MILLION;
    row.rate = 4500000;
    row.collateral = LOAN_COLLATERAL_GUARANTEE;
    row.started_on = today(b) - 200;
    row.matures_on = today(b) + 400;
    row.status = overdue_days ? LOAN_STATUS_OVERDUE : LOAN_STATUS_LIVE;
    row.overdue_days = overdue_days;
    row.five_class = overdue_days > 90 ? LOAN_FIVE_CLASS_SUBSTANDARD : LOAN_FIVE_CLASS_NORMAL;
    test_put(b, &loan_entity, &row);
}

static void guarantee(struct test_bank *b, int64_t from, int64_t to, int64_t millions)
{
    struct relation row;
    record_clear(&relation_entity, &row);
    row.customer = from;
    row.side = RELATION_SIDE_OUT;
    row.other = to;
    row.kind = RELATION_KIND_GUARANTEE;
    row.amount = millions * MILLION;
    test_put(b, &relation_entity, &row);
}

static void capital(struct test_bank *b, int64_t total, int64_t tier1)
{
    struct bank_capital row;
    record_clear(&bank_capital_entity, &row);
    row.valid_from = today(b) - 30;
    row.total_net = total * MILLION;
    row.tier1_net = tier1 * MILLION;
    row.source = "test";
    test_put(b, &bank_capital_entity, &row);
}

struct book_of {
    int64_t east, sub, west;
};

static struct book_of furnish(struct test_bank *b)
{
    struct book_of of = {
        borrower(b, (struct borrower){"华东机械有限公司", "34", "A", 0.0026, EAST, EAST_MANAGER}),
        borrower(b, (struct borrower){"静安置业有限公司", "70", "BB", 0.035, EAST_SUB, SUB_MANAGER}),
        borrower(b, (struct borrower){"华西水泥有限公司", "30", "BBB", 0.0096, WEST, WEST_MANAGER}),
    };
    lend(b, of.east, "P1", LOAN_PRODUCT_WORKING_CAPITAL, 100, 0);
    lend(b, of.east, "P2", LOAN_PRODUCT_GUARANTEE, 60, 0);
    lend(b, of.sub, "P3", LOAN_PRODUCT_PROJECT, 50, 0);
    lend(b, of.west, "P4", LOAN_PRODUCT_WORKING_CAPITAL, 40, 120);
    guarantee(b, of.east, of.west, 30);
    return of;
}

static int64_t whole(double million)
{
    return (int64_t)llround(million * (double)MILLION);
}

static void close_bank(struct test_bank *b)
{
    book_cache_free(&b->bank);
    test_bank_close(b);
}

static void everybody_sees_their_part(void **state)
{
    (void)state;
    struct test_bank *b = test_bank_open();
    furnish(b);
    struct test_reply all = TEST_CALL(b, RISK_MANAGER, portfolio_cockpit, NULL, NULL, NULL);
    test_works(all.error);
    assert_int_equal(test_int_at(all.json, "figures.exposure"), whole(100 + 60 * 0.5 + 50 + 40));
    assert_int_equal(test_int_at(all.json, "figures.loans"), whole(190)); /* a guarantee is no loan */
    assert_int_equal(test_int_at(all.json, "figures.npl"), whole(40));
    assert_int_equal(test_int_at(all.json, "figures.customers"), 3);
    struct test_reply east = TEST_CALL(b, EAST_HEAD, portfolio_cockpit, NULL, NULL, NULL);
    test_works(east.error);
    assert_int_equal(test_int_at(east.json, "figures.exposure"), whole(180));
    assert_int_equal(test_int_at(east.json, "figures.npl"), 0);
    assert_null(strstr(east.text, "华西水泥"));
    assert_non_null(strstr(east.text, "静安置业"));
    struct test_reply west = TEST_CALL(b, WEST_HEAD, portfolio_cockpit, NULL, NULL, NULL);
    assert_int_equal(test_int_at(west.json, "figures.exposure"), whole(40));
    close_bank(b);
}

/* {rule, name} -> share of the limit; NAN when it does not stand there. */
static double share_of(const struct test_reply *reply, const char *rule, const char *name)
{
    for (size_t i = 0; i < test_count_at(reply->json, "items"); i++) {
        char path[60];
        snprintf(path, sizeof(path), "items.%zu.rule", i);
        bool same = !strcmp(test_text_at(reply->json, path), rule);
        snprintf(path, sizeof(path), "items.%zu.name", i);
        same &= !strcmp(test_text_at(reply->json, path), name);
        snprintf(path, sizeof(path), "items.%zu.share", i);
        if (same)
            return test_number_at(reply->json, path);
    }
    return NAN;
}

static void limits_have_two_bases(void **state)
{
    (void)state;
    struct test_bank *b = test_bank_open();
    furnish(b);
    const struct portfolio_limits_query each = {.each = 20};
    struct test_reply unknown = TEST_CALL(b, RISK_MANAGER, portfolio_limits, NULL, &each, NULL);
    test_works(unknown.error);
    assert_true(test_int_at(unknown.json, "unknown") > 0);
    assert_true(isnan(share_of(&unknown, "single_loans", "华东机械有限公司")));
    capital(b, 2000, 800);
    struct timespec pause = {2, 100000000}; /* a book is shared for two seconds */
    nanosleep(&pause, NULL);
    struct test_reply known = TEST_CALL(b, RISK_MANAGER, portfolio_limits, NULL, &each, NULL);
    test_works(known.error);
    /* 100 m of loans against 10 % of 2000 m; 130 m of exposure against 15 % of 800 m. */
    assert_true(fabs(share_of(&known, "single_loans", "华东机械有限公司") - 0.5) < 1e-12);
    assert_true(fabs(share_of(&known, "single_exposure", "华东机械有限公司") - 130.0 / 120) < 1e-12);
    assert_true(fabs(share_of(&known, "large_exposure", "华东机械有限公司") - 130.0 / 20) < 1e-12);
    assert_int_equal(test_int_at(known.json, "unknown"), 0);
    struct test_reply west = TEST_CALL(b, WEST_HEAD, portfolio_limits, NULL, &each, NULL);
    assert_null(strstr(west.text, "华东机械")); /* though the bank's use of the limit is the same */
    close_bank(b);
}

static void a_draft_is_held_against_the_limits(void **state)
{
    (void)state;
    struct test_bank *b = test_bank_open();
    struct book_of of = furnish(b);
    capital(b, 2000, 800);
    struct portfolio_preview_input in = {.customer = of.east,
                                         .product = LOAN_PRODUCT_WORKING_CAPITAL,
                                         .amount = 120 * MILLION,
                                         .months = 12,
                                         .rate = 4500000,
                                         .collateral = LOAN_COLLATERAL_CREDIT};
    struct test_reply reply = TEST_CALL(b, EAST_MANAGER, portfolio_preview, NULL, NULL, &in);
    test_works(reply.error);
    assert_int_equal(test_int_at(reply.json, "breaches"), 4); /* both single limits, manufacturing, the branch */
    assert_int_equal(test_int_at(reply.json, "deal.exposure"), 120 * MILLION);
    assert_true(test_number_at(reply.json, "deal.raroc") > 0);
    in.customer = of.west;
    test_fails(TEST_CALL(b, EAST_MANAGER, portfolio_preview, NULL, NULL, &in).error, ERROR_RECORD_MISSING);
    close_bank(b);
}

static struct portfolio_whatif_input nothing(void)
{
    return (struct portfolio_whatif_input){.deal_customer = NONE,
                                           .deal_product = NONE,
                                           .deal_amount = NONE,
                                           .deal_rate = NONE,
                                           .deal_months = NONE,
                                           .deal_collateral = NONE,
                                           .notches = NONE,
                                           .rate_bp = NONE,
                                           .fx_share = NAN,
                                           .guarantor = NONE};
}

static void shocks_move_what_they_should(void **state)
{
    (void)state;
    struct test_bank *b = test_bank_open();
    struct book_of of = furnish(b);
    struct portfolio_whatif_input in = nothing();
    struct test_reply same = TEST_CALL(b, RISK_MANAGER, portfolio_whatif, NULL, NULL, &in);
    test_works(same.error);
    assert_true(test_number_at(same.json, "before.raroc") == test_number_at(same.json, "after.raroc"));
    in.industry = "K";
    in.notches = 3;
    struct test_reply down = TEST_CALL(b, RISK_MANAGER, portfolio_whatif, NULL, NULL, &in);
    assert_true(test_int_at(down.json, "after.rwa") > test_int_at(down.json, "before.rwa"));
    assert_int_equal(test_int_at(down.json, "after.npl"), test_int_at(down.json, "before.npl"));
    in = nothing();
    in.scenario = "severe";
    struct test_reply severe = TEST_CALL(b, RISK_MANAGER, portfolio_whatif, NULL, NULL, &in);
    assert_true(test_int_at(severe.json, "after.ecl") > test_int_at(severe.json, "before.ecl"));
    in.scenario = "sever";
    test_fails(TEST_CALL(b, RISK_MANAGER, portfolio_whatif, NULL, NULL, &in).error, ERROR_FIELD_CHOICE);
    /* Whoever guaranteed goes: it defaults itself, and the one it stood behind has no support. */
    in = nothing();
    in.guarantor = of.east;
    struct test_reply lost = TEST_CALL(b, RISK_MANAGER, portfolio_whatif, NULL, NULL, &in);
    test_works(lost.error);
    assert_int_equal(test_int_at(lost.json, "after.npl"), whole(140));
    assert_string_equal(test_text_at(lost.json, "cascade.0.effect"), "support_lost");
    in = nothing();
    in.deal_amount = MILLION;
    test_fails(TEST_CALL(b, RISK_MANAGER, portfolio_whatif, NULL, NULL, &in).error, ERROR_FIELD_REQUIRED);
    close_bank(b);
}

static void the_past_stays(void **state)
{
    (void)state;
    struct test_bank *b = test_bank_open();
    struct book_of of = furnish(b);
    int64_t then = b->now;
    b->now += 86400000;
    lend(b, of.west, "P5", LOAN_PRODUCT_WORKING_CAPITAL, 500, 0);
    struct test_reply past = test_call_as_of(b, RISK_MANAGER, "portfolio_cockpit", operation_portfolio_cockpit, NULL,
                                             NULL, NULL, then + 1000);
    test_works(past.error);
    assert_int_equal(test_int_at(past.json, "figures.loans"), whole(190));
    struct test_reply now = TEST_CALL(b, RISK_MANAGER, portfolio_cockpit, NULL, NULL, NULL);
    assert_int_equal(test_int_at(now.json, "figures.loans"), whole(690));
    struct test_reply history = TEST_CALL(b, RISK_MANAGER, portfolio_history, NULL, NULL, NULL);
    test_works(history.error);
    assert_int_equal(test_int_at(history.json, "loans"), 5);
    close_bank(b);
}

/* Every limit of the reply at ten billions of yuan. */
static const char *wide_limits(struct test_bank *b, const struct test_reply *reply)
{
    struct buffer text = {.arena = b->arena};
    for (size_t i = 0; i < test_count_at(reply->json, "result.limits"); i++) {
        char path[60];
        snprintf(path, sizeof(path), "result.limits.%zu.key", i);
        buffer_format(&text, "%s{\"key\":\"%s\",\"limit\":1000000000000}", i ? "," : "[",
                      test_text_at(reply->json, path));
    }
    buffer_text(&text, "]");
    return buffer_end(&text);
}

static void a_quota_goes_where_it_earns_most(void **state)
{
    (void)state;
    struct test_bank *b = test_bank_open();
    furnish(b);
    capital(b, 2000, 800);
    struct portfolio_allocation_input in = {.source = ALLOCATION_PLAN_SOURCE_SEGMENTS,
                                            .objective = ALLOCATION_PLAN_OBJECTIVE_EARNINGS,
                                            .quota = 10 * MILLION,
                                            .capital = NONE,
                                            .single = NONE,
                                            .growth = .5,
                                            .least_share = NAN};
    struct test_reply held = TEST_CALL(b, RISK_MANAGER, portfolio_allocation, NULL, NULL, &in);
    test_works(held.error);
    assert_int_equal(test_int_at(held.json, "result.allocated"),
                     0); /* the branch and property stand beyond their limits */
    assert_string_equal(test_text_at(held.json, "result.candidates.0.state"), "barred");
    in.limits = wide_limits(b, &held);
    struct test_reply wide = TEST_CALL(b, RISK_MANAGER, portfolio_allocation, NULL, NULL, &in);
    test_works(wide.error);
    assert_int_equal(test_int_at(wide.json, "result.allocated"), 10 * MILLION);
    /* The programme and the engine that measures any other day agree to the fen. */
    int64_t moved =
        test_int_at(wide.json, "result.after.value_added") - test_int_at(wide.json, "result.before.value_added");
    assert_true(llabs(moved - test_int_at(wide.json, "result.value_added")) <= 2);
    assert_int_equal(test_int_at(wide.json, "result.after.exposure") - test_int_at(wide.json, "result.before.exposure"),
                     10 * MILLION);
    /* What the price of the quota says is what a little more of it brings. */
    double price = test_number_at(wide.json, "result.quota_price");
    int64_t earned = test_int_at(wide.json, "result.after_tax");
    in.quota += MILLION;
    struct test_reply more = TEST_CALL(b, RISK_MANAGER, portfolio_allocation, NULL, NULL, &in);
    assert_true(price > 0 &&
                fabs((double)(test_int_at(more.json, "result.after_tax") - earned) - price * MILLION) <= 2);
    in.least_share = 1;
    in.quota = 1000 * MILLION;
    struct test_reply much = TEST_CALL(b, RISK_MANAGER, portfolio_allocation, NULL, NULL, &in);
    test_works(much.error);
    assert_string_equal(
        test_text_at(much.json, "result.summary.0.en"),
        "No plan meets all of it: within these limits at most CNY 25.00 m can be lent, less than asked for.");
    close_bank(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_sees_their_part),
        cmocka_unit_test(limits_have_two_bases),
        cmocka_unit_test(a_draft_is_held_against_the_limits),
        cmocka_unit_test(shocks_move_what_they_should),
        cmocka_unit_test(the_past_stays),
        cmocka_unit_test(a_quota_goes_where_it_earns_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
