#include "quant/apportion.h"

#include "quant/near.h"
#include "quant/random.h"

static void odd_cents_go_to_the_largest_remainders(void **state)
{
    (void)state;
    int64_t parts[4];
    apportion(100, (int64_t[]){33333334, 33333333, 33333333}, 3, parts);
    assert_int_equal(parts[0], 34);
    assert_int_equal(parts[1], 33);
    assert_int_equal(parts[2], 33);
    /* 7 over 50, 30, 20: 3.5, 2.1, 1.4 */
    apportion(7, (int64_t[]){50, 30, 20}, 3, parts);
    assert_int_equal(parts[0], 4);
    assert_int_equal(parts[1], 2);
    assert_int_equal(parts[2], 1);
    /* among equals the first */
    apportion(2, (int64_t[]){1, 1, 1, 1}, 4, parts);
    assert_int_equal(parts[0] + parts[1], 2);
    assert_int_equal(parts[2] + parts[3], 0);
}

static void nothing_to_split(void **state)
{
    (void)state;
    int64_t parts[2] = {9, 9};
    apportion(0, (int64_t[]){1, 1}, 2, parts);
    assert_int_equal(parts[0] + parts[1], 0);
    apportion(5, (int64_t[]){0, 0}, 2, parts);
    assert_int_equal(parts[0] + parts[1], 0);
    apportion(5, NULL, 0, parts);
}

/* Parts sum to the whole, none is off its exact share by a unit or more, none without weight gets anything. */
static void parts_always_sum(void **state)
{
    (void)state;
    struct random r = random_from(7, 1);
    for (int round = 0; round < 20000; round++) {
        int64_t weights[60], parts[60], sum = 0, whole = 0;
        size_t count = (size_t)random_int(&r, 1, 60);
        int64_t amount = random_int(&r, 0, 900000000000000);
        for (size_t i = 0; i < count; i++)
            whole += weights[i] = random_int(&r, 0, 100000000);
        apportion(amount, weights, count, parts);
        for (size_t i = 0; i < count; i++) {
            __int128 off = (__int128)parts[i] * whole - (__int128)amount * weights[i];
            assert_true(off > -(__int128)whole && off < (__int128)whole);
            assert_true(weights[i] || !parts[i]);
            sum += parts[i];
        }
        assert_true(sum == amount || !whole);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(odd_cents_go_to_the_largest_remainders),
                                       cmocka_unit_test(nothing_to_split), cmocka_unit_test(parts_always_sum)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
