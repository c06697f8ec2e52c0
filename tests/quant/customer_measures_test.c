/* The difference of two shares against the published examples. */
#include "quant/customer_measures.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Newcombe 1998, Statistics in Medicine 17, table II, method 10. */
static void newcombe_s_examples(void **state)
{
    static const struct {
        int64_t a, m, b, n;
        double low, high;
    } cases[] = {
        {56, 70, 48, 80, .0524, .3339}, {9, 10, 3, 10, .1705, .8090},   {6, 7, 2, 7, .0582, .8062},
        {5, 56, 0, 29, -.0381, .1926},  {0, 10, 0, 20, -.1611, .2775},  {0, 10, 0, 10, -.2775, .2775},
        {10, 10, 0, 20, .6791, 1.0000}, {10, 10, 0, 10, .6075, 1.0000},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct share_difference d = share_difference(cases[i].a, cases[i].m, cases[i].b, cases[i].n);
        assert_true(fabs(d.ci95.low - cases[i].low) < 6e-5);
        assert_true(fabs(d.ci95.high - cases[i].high) < 6e-5);
        assert_true(d.difference >= d.ci95.low && d.difference <= d.ci95.high);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(newcombe_s_examples)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
