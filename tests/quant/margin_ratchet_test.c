#include "quant/margin_ratchet.h"

#include "base/date.h"
#include "quant/near.h"

enum { CONTRACT = 100, RATE = 4000000 };

static size_t steps_of(struct arena *arena, const struct ratchet_piece *pieces, size_t count,
                       struct ratchet_step **steps)
{
    struct ratchet_base base = {CONTRACT, RATE};
    return ratchet_steps(arena, pieces, count, &base, 1, 30, 0, steps);
}

static void without_a_verdict_the_contract_rate_stands(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ratchet_step *steps;
    assert_int_equal(steps_of(arena, NULL, 0, &steps), 1);
    assert_int_equal(steps[0].from, CONTRACT);
    assert_int_equal(steps[0].rate_e8, RATE);
    arena_free(arena);
}

static void met_and_missed_move_both_ways_from_their_days(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ratchet_step *steps;
    struct ratchet_piece pieces[] = {{200, 400, -5, 0}, {300, NONE, 8, 1}};
    assert_int_equal(steps_of(arena, pieces, 2, &steps), 4);
    static const int64_t days[] = {100, 200, 300, 400}, rates[] = {4000000, 3950000, 4030000, 4080000};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(steps[i].from, days[i]);
        assert_int_equal(steps[i].rate_e8, rates[i]);
    }
    arena_free(arena);
}

static void the_newer_verdict_of_a_series_takes_the_place_of_the_older(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ratchet_step *steps;
    struct ratchet_piece pieces[] = {{200, NONE, -5, 0}, {300, 350, 3, 0}};
    assert_int_equal(steps_of(arena, pieces, 2, &steps), 4);
    assert_int_equal(steps[2].rate_e8, 4030000);
    assert_int_equal(steps[3].rate_e8, RATE); /* the older does not come back */
    bool rules[2];
    assert_true(ratchet_bps(pieces, 2, 320, rules) == 3);
    assert_false(rules[0]);
    assert_true(rules[1]);
    arena_free(arena);
}

static void the_cap_holds_both_ways(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ratchet_step *steps;
    struct ratchet_piece down[] = {{200, NONE, -25, 0}, {200, NONE, -25, 1}}, up[] = {{200, NONE, 45, 0}};
    steps_of(arena, down, 2, &steps);
    assert_int_equal(steps[1].rate_e8, RATE - 300000);
    assert_true(steps[1].sum_bps == -50 && steps[1].bps == -30);
    steps_of(arena, up, 1, &steps);
    assert_int_equal(steps[1].rate_e8, RATE + 300000);
    arena_free(arena);
}

static void a_new_contract_rate_carries_the_step_on(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ratchet_step *steps;
    struct ratchet_base bases[] = {{CONTRACT, RATE}, {250, 3000000}};
    struct ratchet_piece piece = {200, NONE, -10, 0};
    assert_int_equal(ratchet_steps(arena, &piece, 1, bases, 2, 30, 0, &steps), 3);
    assert_true(steps[2].rebased && steps[2].from == 250);
    assert_int_equal(steps[2].rate_e8, 2900000);
    arena_free(arena);
}

static void a_fixed_rate_does_not_fall_below_zero_and_a_spread_may(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ratchet_step *steps;
    struct ratchet_base base = {CONTRACT, 100000};
    struct ratchet_piece piece = {200, NONE, -20, 0};
    ratchet_steps(arena, &piece, 1, &base, 1, 30, 0, &steps);
    assert_int_equal(steps[1].rate_e8, 0);
    ratchet_steps(arena, &piece, 1, &base, 1, 30, INT64_MIN, &steps);
    assert_int_equal(steps[1].rate_e8, -100000);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_verdict_the_contract_rate_stands),
        cmocka_unit_test(met_and_missed_move_both_ways_from_their_days),
        cmocka_unit_test(the_newer_verdict_of_a_series_takes_the_place_of_the_older),
        cmocka_unit_test(the_cap_holds_both_ways),
        cmocka_unit_test(a_new_contract_rate_carries_the_step_on),
        cmocka_unit_test(a_fixed_rate_does_not_fall_below_zero_and_a_spread_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
