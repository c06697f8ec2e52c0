/* The exact grouping against all groupings, and borders that hold what they say. */
#include "learn/binning.h"
#include "quant/random.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static double gain(double g, double b, double goods, double bads)
{
    return (g / goods - b / bads) * log((g / goods) / (b / bads));
}

/* Does the sequence of rates rise, fall, rise and then fall, or fall and then rise, strictly? */
static bool obeys(const double *rate, size_t count, enum trend trend)
{
    bool turned = false, up = trend == TREND_RISING || trend == TREND_PEAK;
    for (size_t i = 1; i < count && trend != TREND_FREE; i++) {
        if (rate[i] == rate[i - 1])
            return false;
        if ((rate[i] > rate[i - 1]) == (up != turned))
            continue;
        if (turned || trend == TREND_RISING || trend == TREND_FALLING)
            return false;
        turned = true;
    }
    return true;
}

static double brute_force(const double *good, const double *bad, size_t fine, const struct binning_options *o)
{
    double goods = 0, bads = 0, best = -INFINITY;
    for (size_t i = 0; i < fine; i++) {
        goods += good[i];
        bads += bad[i];
    }
    double price = o->price * (1 / goods + 1 / bads);
    for (unsigned cuts = 0; cuts < 1U << (fine - 1); cuts++) {
        double rate[16], sum = 0, g = 0, b = 0;
        size_t count = 0;
        bool allowed = true;
        for (size_t i = 0; i < fine; i++) {
            g += good[i];
            b += bad[i];
            if (i + 1 < fine && !(cuts >> i & 1))
                continue;
            allowed = allowed && g + b >= o->least_share * (goods + bads) && g >= o->least_bads && b >= o->least_bads;
            if (!allowed)
                break;
            rate[count++] = b / (g + b);
            sum += gain(g, b, goods, bads) - price;
            g = b = 0;
        }
        if (allowed && count <= o->most_bins && obeys(rate, count, o->trend) && sum > best)
            best = sum;
    }
    return best;
}

static void the_grouping_is_the_best_of_all(void **state)
{
    (void)state;
    struct random random = random_from(11, 0);
    for (int round = 0; round < 60; round++) {
        struct arena *arena = arena_new();
        double good[11], bad[11], objective;
        size_t ends[11];
        enum trend found;
        for (size_t i = 0; i < 11; i++) {
            good[i] = (double)random_int(&random, 0, 60);
            bad[i] = (double)random_int(&random, 0, 20);
        }
        for (enum trend trend = TREND_RISING; trend <= TREND_FREE; trend++) {
            struct binning_options o = {
                .most_bins = 4 + (size_t)round % 3, .least_share = 0.08, .least_bads = 2, .price = 1, .trend = trend};
            size_t count = bins_optimal(good, bad, 11, &o, ends, &objective, &found);
            double best = brute_force(good, bad, 11, &o);
            if (isinf(best)) {
                assert_int_equal(count, 0);
                continue;
            }
            assert_true(fabs(objective - best) < 1e-12);
            assert_int_equal(ends[count - 1], 11);
        }
        arena_free(arena);
    }
}

static void a_hundred_fine_bins_are_quick(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct random random = random_from(5, 0);
    double good[100], bad[100], objective;
    size_t ends[100];
    enum trend found;
    struct timespec start, end;
    for (size_t i = 0; i < 100; i++) {
        good[i] = (double)random_int(&random, 500, 600);
        bad[i] = (double)random_int(&random, 10, 30 + (int64_t)i);
    }
    struct binning_options o = {.most_bins = 10, .price = 0, .trend = TREND_RISING};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    size_t count = bins_optimal(good, bad, 100, &o, ends, &objective, &found);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    double ms = (double)(end.tv_sec - start.tv_sec) * 1e3 + (double)(end.tv_nsec - start.tv_nsec) / 1e6;
    print_message("100 to 10 bins: %.2f ms\n", ms);
    assert_true(count > 2 && count <= 10);
    assert_true(ms < 200); /* measured by ./bench; here only against a slip into another complexity */
    arena_free(arena);
}

static void values_fall_into_their_bins(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    enum { ROWS = 3000 };
    struct random random = random_from(3, 0);
    double values[ROWS], specials[] = {-999};
    int64_t bad[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        double x = random_between(&random, 0, 10);
        values[i] = i % 20 == 0 ? NAN : i % 17 == 0 ? -999 : x;
        bad[i] = random_chance(&random, isnan(values[i]) ? 0.5 : 0.02 + 0.04 * x);
    }
    struct column column = {.name = "x", .kind = COLUMN_NUMBER, .values = values};
    struct binning_options o = {.price = -1, .specials = specials, .special_count = 1};
    struct binned b = column_bin(arena, &column, bad, NULL, ROWS, &o);
    double cases = 0;
    for (size_t i = 0; i < b.count; i++)
        cases += b.bins[i].good + b.bins[i].bad;
    assert_true(cases == ROWS);
    assert_int_equal(b.trend, TREND_RISING);
    assert_true(b.bins[b.count - 1].missing && b.bins[b.ordinary].special);
    assert_true(isinf(b.bins[0].from) && isinf(b.bins[b.ordinary - 1].below));
    double counted[64] = {0};
    for (size_t i = 0; i < ROWS; i++)
        counted[binned_find(&b, COLUMN_NUMBER, values[i])] += 1;
    for (size_t i = 0; i < b.count; i++)
        assert_true(counted[i] == b.bins[i].good + b.bins[i].bad);
    for (size_t i = 1; i < b.ordinary; i++) /* a border a person can read */
        assert_true(fabs(b.bins[i].from * 1000 - round(b.bins[i].from * 1000)) < 1e-9);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_grouping_is_the_best_of_all),
                                       cmocka_unit_test(a_hundred_fine_bins_are_quick),
                                       cmocka_unit_test(values_fall_into_their_bins)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
