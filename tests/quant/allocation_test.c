/* The linear programme against answers worked out by hand, and what a shadow price says against a wider limit. */
#include "quant/allocation.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

/* Two firms share a limit, a third stands alone: the dearer of the two first. */
static const double value[] = {3, 2, 1}, least[] = {0, 0, 0}, most[] = {50, 80, 40};
static const double use[] = {1, 1, 1, /* quota */ 1, 1, 0 /* industry */};

static void the_best_use_comes_first(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const double available[] = {100, 70};
    struct allocation_problem p = {3, 2, value, least, most, use, available, NULL};
    struct allocation a = allocation_solve(arena, &p);
    assert_true(a.feasible && near(a.objective, 3 * 50 + 2 * 20 + 1 * 30));
    assert_true(near(a.amount[0], 50) && near(a.amount[1], 20) && near(a.amount[2], 30));
    assert_true(near(a.limit_dual[0], 1) && near(a.limit_dual[1], 1)); /* more quota goes to the third firm */
    assert_true(near(a.demand_dual[0], 1) && near(a.demand_dual[2], 0));
    arena_free(arena);
}

static void a_price_is_what_a_wider_limit_brings(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (int limit = 0; limit < 2; limit++) {
        double available[] = {100, 70};
        struct allocation_problem p = {3, 2, value, least, most, use, available, NULL};
        struct allocation before = allocation_solve(arena, &p);
        available[limit] += 0.5;
        struct allocation after = allocation_solve(arena, &p);
        assert_true(near(after.objective - before.objective, 0.5 * before.limit_dual[limit]));
    }
    arena_free(arena);
}

static void what_must_be_lent_has_a_price(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const double bad[] = {1, -2}, none[] = {0, 0}, all[] = {10, 10}, one[] = {1, 1}, available[] = {20},
                 required[] = {15};
    struct allocation_problem p = {2, 1, bad, none, all, one, available, required};
    struct allocation a = allocation_solve(arena, &p);
    assert_true(a.feasible && near(a.amount[0], 10) && near(a.amount[1], 5) && near(a.limit_dual[0], -2));
    const double beyond[] = {21};
    p.required = beyond;
    p.available = (const double[]){30};
    assert_false(allocation_solve(arena, &p).feasible);
    arena_free(arena);
}

/* A limit that grows with what is lent: at most half may be the first firm's, of a book that had 40 of others. */
static void limits_may_grow_with_the_book(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const double gain[] = {2, 1}, none[] = {0, 0}, all[] = {100, 30}, available[] = {1000, 20};
    const double rows[] = {1, 1, 0.5, -0.5};
    struct allocation_problem p = {2, 2, gain, none, all, rows, available, NULL};
    struct allocation a = allocation_solve(arena, &p);
    assert_true(a.feasible && near(a.amount[1], 30) && near(a.amount[0], 70));
    arena_free(arena);
}

static void a_ratio_stops_where_it_would_fall(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    /* Book: earns 10 on 100. The first adds 3 on 10, the second 1 on 20: only the first raises the ratio. */
    const double gain[] = {0.3, 0.05}, capital[] = {1, 1}, none[] = {0, 0}, all[] = {10, 20}, one[] = {1, 1},
                 available[] = {100};
    struct allocation_problem p = {2, 1, gain, none, all, one, available, NULL};
    struct allocation_ratio terms = {10, 100, capital};
    double ratio;
    struct allocation a = allocation_solve_ratio(arena, &p, &terms, &ratio);
    assert_true(a.feasible && near(a.amount[0], 10) && near(a.amount[1], 0) && near(ratio, 13.0 / 110));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_use_comes_first),          cmocka_unit_test(a_price_is_what_a_wider_limit_brings),
        cmocka_unit_test(what_must_be_lent_has_a_price),     cmocka_unit_test(limits_may_grow_with_the_book),
        cmocka_unit_test(a_ratio_stops_where_it_would_fall),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
