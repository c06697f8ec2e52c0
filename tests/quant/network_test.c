/* Graphs: cycles, cross-holdings, large chains, empty input. */
#include "quant/guarantee.h"
#include "quant/ownership.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static void test_nothing(void **state)
{
    bool complete;
    assert_int_equal(guarantee_circles(*state, NULL, 0, 0).count, 0);
    assert_int_equal(guarantee_cycles(*state, NULL, 0, 3, 10, &complete).count, 0);
    assert_true(complete);
    assert_int_equal(guarantee_chains(*state, NULL, 0, 2).count, 2);
}

/* Two rings that share a node, and a parallel guarantee. */
static void test_rings(void **state)
{
    const struct graph_edge edges[] = {{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 1}, {3, 0}};
    bool complete;
    struct node_sets circles = guarantee_circles(*state, edges, 6, 4);
    struct node_sets cycles = guarantee_cycles(*state, edges, 6, 4, 100, &complete);
    assert_int_equal(circles.count, 1);
    assert_int_equal(circles.sizes[0], 3);
    assert_int_equal(cycles.count, 2);
    assert_int_equal(cycles.nodes[0][0], 0);
    assert_int_equal(cycles.nodes[1][1], 2);
    assert_true(complete);
}

/* A complete graph of 12 has some ten million cycles: the search must end and say so. */
static void test_too_many_cycles(void **state)
{
    struct graph_edge edges[12 * 11];
    size_t count = 0;
    bool complete;
    for (size_t i = 0; i < 12; i++)
        for (size_t k = 0; k < 12; k++)
            if (i != k)
                edges[count++] = (struct graph_edge){i, k};
    struct node_sets cycles = guarantee_cycles(*state, edges, count, 12, 1000, &complete);
    assert_false(complete);
    assert_true(cycles.count > 0 && cycles.count <= 1000);
}

/* A ring of 200 000: recursion would end on the stack. */
static void test_long_ring(void **state)
{
    enum { LENGTH = 200000 };
    struct graph_edge *edges = ARENA_LIST((struct arena *)*state, struct graph_edge, LENGTH);
    for (size_t i = 0; i < LENGTH; i++)
        edges[i] = (struct graph_edge){i, (i + 1) % LENGTH};
    struct node_sets circles = guarantee_circles(*state, edges, LENGTH, LENGTH);
    assert_int_equal(circles.count, 1);
    assert_int_equal(circles.sizes[0], LENGTH);
}

static void test_cross_holding(void **state)
{
    /* 0 owns half of A(1); A owns 20 % of B(2), B owns 30 % of A. Y = direct / (1 - 0.06). */
    const struct ownership_edge edges[] = {{0, 1, 0.5}, {1, 2, 0.2}, {2, 1, 0.3}};
    struct ownership o;
    assert_true(ownership_solve(*state, edges, 3, 3, &o));
    assert_int_equal(o.owner_count, 1);
    assert_true(fabs(o.effective[1] - 0.5 / 0.94) < 1e-15);
    assert_true(fabs(o.effective[2] - 0.2 * 0.5 / 0.94) < 1e-15);
}

static void test_owns_itself(void **state)
{
    const struct ownership_edge ring[] = {{0, 1, 1}, {1, 0, 1}}, self[] = {{0, 0, 1}},
                                part[] = {{0, 0, 0.4}, {1, 0, 0.6}};
    struct ownership o;
    assert_false(ownership_solve(*state, ring, 2, 2, &o));
    assert_false(ownership_solve(*state, self, 1, 1, &o));
    assert_true(ownership_solve(*state, part, 2, 2, &o));
    assert_true(fabs(o.effective[0] - 1) < 1e-15);
}

/* Control adds up what the controlled companies hold; a half is not enough; nobody controls himself. */
static void test_control(void **state)
{
    const struct ownership_edge edges[] = {{0, 1, 0.6}, {0, 2, 0.3}, {1, 2, 0.3}, {2, 3, 0.5}, {1, 0, 0.9}};
    size_t *companies;
    assert_int_equal(ownership_controlled(*state, edges, 5, 4, 0, &companies), 2);
    assert_int_equal(companies[0], 1);
    assert_int_equal(companies[1], 2);
    assert_int_equal(ownership_controlled(*state, edges, 5, 4, 3, &companies), 0);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {CASE(test_nothing),   CASE(test_rings),         CASE(test_too_many_cycles),
                                       CASE(test_long_ring), CASE(test_cross_holding), CASE(test_owns_itself),
                                       CASE(test_control)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
