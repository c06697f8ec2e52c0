/* Default rates by group: the same numbers as one row a case, and the cases that say nothing. */
#include "quant/logit.h"
#include "quant/logit_grouped.h"

#include "quant/near.h"

static void agrees_with_one_row_a_case(void **state)
{
    (void)state;
    static const struct grouped_rate rates[] = {{-1.5, 200, 12, 0}, {-.5, 210, 9, 0}, {.4, 190, 5, 0}, {1.2, 205, 3, 0},
                                                {-1.1, 80, 6, 1},   {.1, 90, 4, 1},   {.9, 85, 2, 1}};
    struct arena *arena = arena_new();
    size_t rows = 0;
    double *x = ARENA_LIST(arena, double, 2 * 1100);
    int64_t *y = ARENA_LIST(arena, int64_t, 1100);
    for (size_t i = 0; i < 7; i++)
        for (int k = 0; k < (int)rates[i].cases; k++, rows++) {
            x[2 * rows] = rates[i].x;
            x[2 * rows + 1] = (double)rates[i].block;
            y[rows] = k < (int)rates[i].bad;
        }
    struct logit one = logit_fit(arena, x, y, rows, 2);
    struct grouped_logit all = logit_fit_grouped(rates, 7);
    assert_int_equal(one.status, LOGIT_OK);
    assert_true(all.found);
    assert_near(all.slope, one.coefficients[0], 1e-8);
    assert_near(all.standard_error, one.standard_errors[1], 1e-6);
    assert_near(all.high - all.low, 2 * 1.959963984540054 * all.standard_error, 1e-12);
    assert_true(all.slope < 0 && all.high < 0);
    arena_free(arena);
}

static void says_nothing_without_evidence(void **state)
{
    (void)state;
    static const struct {
        struct grouped_rate rates[3];
        size_t count;
        const char *what;
    } cases[] = {
        {{{0}}, 0, "nobody"},
        {{{-1, 50, 0, 0}, {1, 60, 0, 0}}, 2, "nobody bad"},
        {{{-1, 50, 50, 0}, {1, 60, 60, 0}}, 2, "everybody bad"},
        {{{.5, 50, 3, 0}, {.5, 60, 2, 0}}, 2, "x does not vary"},
        {{{-1, 50, 3, 0}, {1, 60, 2, 1}}, 2, "x varies between blocks alone"},
        {{{-1, 50, 51, 0}, {1, 60, 2, 0}}, 2, "more bad than there are"},
        {{{NAN, 50, 3, 0}, {1, 60, 2, 0}}, 2, "no x"},
        {{{-1, 50, 50, 0}, {1, 60, 0, 0}}, 2, "told apart for certain"},
        {{{-1, 50, 3, 999}, {1, 60, 2, 999}}, 2, "a block beyond the most"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (logit_fit_grouped(cases[i].rates, cases[i].count).found)
            fail_msg("%s: found", cases[i].what);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(agrees_with_one_row_a_case),
                                       cmocka_unit_test(says_nothing_without_evidence)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
