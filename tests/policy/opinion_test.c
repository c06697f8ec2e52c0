/* Opinions beside the card: expert sheets, the market's table, and a person's notches between support and caps. */
#include "policy/snapshot.h"

#include "policy/support.h"

#include <math.h>

static void a_sheet_is_read_strictly(void **state)
{
    (void)state;
    static const char head[] = "kind: expert_sheet\nname: s\nlabel: [表, Sheet]\nquestions:\n";
    static const struct {
        const char *text, *fault;
    } cases[] = {
        {"  - {name: a, label: [问, Q], anchors: [{points: 0, label: [差, Bad]}, {points: 50, label: [中, Mid]}, "
         "{points: 40, label: [好, Good]}]}\n",
         "rising"},
        {"  - {name: a, label: [问, Q], anchors: [{points: 0, label: [差, Bad]}, {points: 100, label: [好, Good]}]}\n",
         "3 .. 7"},
        {"  - {name: a, label: [问, Q], weight: 0, anchors: [{points: 0, label: [差, Bad]}, {points: 50, label: [中, "
         "Mid]}, {points: 100, label: [好, Good]}]}\n",
         "> 0"},
        {"  - {name: a, label: [问, Q], anchor: []}\n", "anchors"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct problems problems = {.arena = arena_new()};
        struct document *doc =
            document_of(problems.arena, &problems, "s.yaml", arena_format(problems.arena, "%s%s", head, cases[i].text));
        assert_non_null(doc);
        expert_sheet_load(doc);
        if (!strstr(problems_text(&problems), cases[i].fault))
            fail_msg("%s is not among: %s", cases[i].fault, problems_text(&problems));
        arena_free(problems.arena);
    }
}

static void the_market_s_table_falls_all_the_way(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = policy_load_folder(SOURCE_DIR "/policy", NULL, &problems);
    assert_non_null(s);
    double before = 1;
    for (double distance = -2; distance < 12; distance += 0.05) {
        double pd = market_pd(s->market, distance);
        assert_true(pd > 0 && pd <= before);
        before = pd;
    }
    assert_true(isnan(market_pd(s->market, NAN)));
    assert_true(market_volatility(s->market, "C", 1e9) > market_volatility(s->market, "C", 1e13));
    assert_true(market_volatility(s->market, "C", NAN) == market_volatility(s->market, "C", 0));
    policy_release(s);
    arena_free(problems.arena);
}

static void rate(struct arena *arena, const struct policy_snapshot *s, double notches, int64_t overdue,
                 struct rating *rating)
{
    struct fact_set *facts = fact_set_new(arena, s->facts);
    fact_put_text(facts, "customer_kind", "micro");
    fact_put_number(facts, "debt_to_assets", 0.4);
    fact_put_number(facts, "interest_coverage_ebit", 4);
    fact_put_number(facts, "orders_trend", 0.05);
    fact_put_number(facts, "net_margin", 0.04);
    fact_put_number(facts, "on_time_repayment_share", 1);
    fact_put_number(facts, "overdue_days_max", 0);
    fact_put_number(facts, "overdue_days_current", (double)overdue);
    fact_put_number(facts, "overdue_count_24m", 0);
    fact_put_number(facts, "enquiries_6m", 1);
    fact_put_number(facts, "open_judgements", 0);
    if (notches != 0)
        fact_put_number(facts, "grade_override", notches);
    rating_rate(arena, s->rating, NULL, facts, rating);
    assert_true(rating->evaluated);
}

static void a_person_moves_what_no_cap_holds(void **state)
{
    (void)state;
    struct problems problems = {.arena = arena_new()};
    struct policy_snapshot *s = policy_load_folder(SOURCE_DIR "/policy", NULL, &problems);
    assert_non_null(s);
    struct rating plain, better, worse, capped, defaulted, far;
    rate(problems.arena, s, 0, 0, &plain);
    assert_int_equal(plain.grade_without, -1);
    assert_true(isnan(plain.pd_without));
    rate(problems.arena, s, 1, 0, &better);
    assert_int_equal(better.grade, plain.grade - 1);
    assert_int_equal(better.grade_without, plain.grade);
    assert_true(better.pd < plain.pd && fabs(better.pd_without - plain.pd) < 1e-15);
    rate(problems.arena, s, -2, 0, &worse);
    assert_int_equal(worse.grade, plain.grade + 2);
    rate(problems.arena, s, 3, 45, &capped); /* more than 30 days late: B at best */
    assert_int_equal(capped.grade, scale_find(s->scale, "B"));
    assert_int_equal(capped.grade_without, capped.grade);
    rate(problems.arena, s, 5, 91, &defaulted);
    assert_int_equal(defaulted.grade, scale_find(s->scale, "D"));
    rate(problems.arena, s, -16, 0, &far); /* a person never puts anybody into default */
    assert_int_equal(far.grade, scale_find(s->scale, "CC"));
    policy_release(s);
    arena_free(problems.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sheet_is_read_strictly),
        cmocka_unit_test(the_market_s_table_falls_all_the_way),
        cmocka_unit_test(a_person_moves_what_no_cap_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
