#include "quant/random.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

enum { DRAWS = 200000 };

static void the_same_stream_repeats_and_others_differ(void **state)
{
    (void)state;
    struct random a = random_from(5, 9), b = random_from(5, 9), c = random_from(5, 10), d = random_from(6, 9);
    int same = 0;
    for (int i = 0; i < 1000; i++) {
        uint64_t x = random_next(&a);
        assert_true(x == random_next(&b));
        same += x == random_next(&c);
        same += x == random_next(&d);
    }
    assert_int_equal(same, 0);
}

/* xoshiro256** from the state 1 2 3 4: the first numbers of the authors' program. */
static void it_is_the_published_generator(void **state)
{
    (void)state;
    static const uint64_t expected[] = {11520, 0, 1509978240, 1215971899390074240};
    struct random r = {{1, 2, 3, 4}};
    for (size_t i = 0; i < 4; i++)
        assert_true(random_next(&r) == expected[i]);
}

static void whole_numbers_are_even(void **state)
{
    (void)state;
    struct random r = random_from(1, 1);
    int counts[7] = {0};
    double chi = 0;
    for (int i = 0; i < DRAWS; i++)
        counts[random_below(&r, 7)]++;
    for (int i = 0; i < 7; i++)
        chi += pow(counts[i] - DRAWS / 7.0, 2) / (DRAWS / 7.0);
    assert_true(chi < 22.5); /* 99.9 % of chi-square with 6 degrees */
    for (int i = 0; i < 1000; i++) {
        int64_t x = random_int(&r, -3, 3);
        assert_true(x >= -3 && x <= 3);
    }
}

static void normal_numbers_have_their_moments(void **state)
{
    (void)state;
    struct random r = random_from(2, 1);
    double sum = 0, squares = 0, fourth = 0;
    for (int i = 0; i < DRAWS; i++) {
        double x = random_normal(&r);
        assert_true(isfinite(x));
        sum += x;
        squares += x * x;
        fourth += x * x * x * x;
    }
    assert_true(fabs(sum / DRAWS) < .01);
    assert_true(fabs(squares / DRAWS - 1) < .015);
    assert_true(fabs(fourth / DRAWS - 3) < .12);
}

static void weights_decide_how_often(void **state)
{
    (void)state;
    static const double weights[] = {0, 1, 3, 0};
    struct random r = random_from(3, 1);
    int counts[4] = {0};
    for (int i = 0; i < DRAWS; i++)
        counts[random_weighted(&r, weights, 4)]++;
    assert_int_equal(counts[0] + counts[3], 0);
    assert_true(abs(counts[2] - DRAWS * 3 / 4) < 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_stream_repeats_and_others_differ),
        cmocka_unit_test(it_is_the_published_generator),
        cmocka_unit_test(whole_numbers_are_even),
        cmocka_unit_test(normal_numbers_have_their_moments),
        cmocka_unit_test(weights_decide_how_often),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
