#include "quant/irr.h"

#include "quant/loan_cost.h"
#include "quant/near.h"

static struct irr solve(struct arena *arena, const double *amounts, size_t count)
{
    return irr_solve_periodic(arena, amounts, count);
}
#define SOLVE(arena, ...) solve(arena, (const double[]){__VA_ARGS__}, sizeof((double[]){__VA_ARGS__}) / sizeof(double))

static void known_rates(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_near(SOLVE(arena, -100, 110).rate, 0.1, 1e-15);
    assert_near(SOLVE(arena, 100, -110).rate, 0.1, 1e-15); /* the borrower's side */
    assert_near(SOLVE(arena, -100, 50, 50).rate, 0, 1e-15);
    assert_near(SOLVE(arena, -100, 0, 25).rate, -0.5, 1e-15);
    assert_near(SOLVE(arena, -1, 1e9).rate, 1e9 - 1, 1);
    arena_free(arena);
}

static void several_roots_are_all_reported(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct irr irr = SOLVE(arena, -100, 230, -132);
    assert_int_equal(irr.status, IRR_OK);
    assert_int_equal(irr.root_count, 2);
    assert_near(irr.roots[0], 0.1, 1e-12);
    assert_near(irr.roots[1], 0.2, 1e-12);
    assert_near(irr.rate, 0.1, 1e-12);
    irr = SOLVE(arena, -100, 360, -431, 171.6); /* 10 %, 20 %, 30 % */
    assert_int_equal(irr.root_count, 3);
    assert_near(irr.roots[2], 0.3, 1e-9);
    arena_free(arena);
}

static void undefined_rates(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_int_equal(SOLVE(arena, 100, 10).status, IRR_NO_SIGN_CHANGE);
    assert_int_equal(SOLVE(arena, 0, 0).status, IRR_NO_SIGN_CHANGE);
    assert_true(isnan(SOLVE(arena, 100, 10).rate));
    assert_int_equal(SOLVE(arena, -100, 200, -150).status, IRR_NO_ROOT);
    static const struct irr_flow same_day[] = {{1, -100}, {1, 150}};
    assert_int_equal(irr_solve(arena, same_day, 2).status, IRR_NO_SIGN_CHANGE);
    arena_free(arena);
}

static void fees_make_a_loan_dear(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct loan_cost_terms terms = {LOAN_COST_EQUAL_INSTALMENT, 100000, 0.06, 12, 0, 0, 0};
    assert_near(loan_cost(arena, &terms).nominal_rate, 0.06, 1e-13);
    terms.upfront_fee = 2000;
    assert_near(loan_cost(arena, &terms).nominal_rate, 0.0979998116959, 1e-12);
    struct loan_cost_terms flat = {LOAN_COST_FLAT_FEE, 100000, 0, 12, 0, 0, 0.005};
    assert_near(loan_cost(arena, &flat).effective_rate, 0.114573796529, 1e-12);
    struct loan_cost_terms gift = {LOAN_COST_EQUAL_INSTALMENT, 100000, 0, 12, 0, 0, 0};
    assert_near(loan_cost(arena, &gift).effective_rate, 0, 1e-14);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_rates),
        cmocka_unit_test(several_roots_are_all_reported),
        cmocka_unit_test(undefined_rates),
        cmocka_unit_test(fees_make_a_loan_dear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
