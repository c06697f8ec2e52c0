/* The simulation against exact distributions, and that workers do not matter. */
#include "quant/loss_simulation.h"
#include "quant/portfolio_loss.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void philox_gives_the_published_words(void **state)
{
    (void)state;
    uint32_t out[4];
    philox4x32(0, 0, 0, 0, out); /* known answer of the authors' test vectors */
    const uint32_t zero[4] = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    assert_memory_equal(out, zero, sizeof(zero));
    philox4x32(UINT64_MAX, UINT64_MAX, UINT32_MAX, UINT32_MAX, out);
    const uint32_t ones[4] = {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
    assert_memory_equal(out, ones, sizeof(ones));
}

static struct loss_simulation simulate(struct arena *arena, const struct loss_obligor *obligors, size_t count,
                                       int sectors, double correlation, int workers)
{
    struct loss_simulation r;
    struct loss_terms terms = {.obligors = obligors,
                               .count = count,
                               .sectors = sectors,
                               .sector_correlation = correlation,
                               .seed = 7,
                               .scenarios = 200000,
                               .workers = workers,
                               .confidence = 0.999};
    assert_true(loss_simulate(arena, &terms, &r));
    return r;
}

static void one_sector_meets_its_exact_distribution(void **state)
{
    (void)state;
    enum { N = 100 };
    struct arena *arena = arena_new();
    struct loss_obligor obligors[N];
    for (int i = 0; i < N; i++)
        obligors[i] = (struct loss_obligor){1, 0.02, 0.15, 0};
    struct portfolio_sector sector = {N, 0.02, 0.15};
    double *exact = portfolio_defaults(arena, &sector), cumulative = 0, reached;
    struct loss_simulation r = simulate(arena, obligors, N, 1, 0, 2);
    for (int k = 0, at = 0; k <= 20; k++) {
        cumulative += exact[k];
        while (at < 200000 && r.losses[at] <= k + 0.5)
            at++;
        double share = at / 200000.0, error = sqrt(cumulative * (1 - cumulative) / 200000);
        assert_true(fabs(share - cumulative) < 4.5 * error + 1e-9);
    }
    assert_true(fabs(r.expected_loss - 2) < 5 * r.standard_error);
    size_t quantile = portfolio_quantile(exact, N + 1, 0.999, &reached);
    assert_true(fabs(r.value_at_risk - (double)quantile) <= 1);
    arena_free(arena);
}

static void mixed_obligors_meet_the_enumeration(void **state)
{
    (void)state;
    enum { N = 12 };
    struct arena *arena = arena_new();
    struct loss_obligor obligors[N];
    struct portfolio_obligor same[N];
    for (int i = 0; i < N; i++) {
        double pd = 0.003 * (i + 1), loss = 1 + i % 4;
        obligors[i] = (struct loss_obligor){loss, pd, 0.2, 0};
        same[i] = (struct portfolio_obligor){loss, pd, 1};
    }
    struct portfolio_losses exact;
    assert_true(portfolio_losses(arena, same, N, 0.2, &exact));
    struct loss_simulation r = simulate(arena, obligors, N, 1, 0, 1);
    assert_true(fabs(r.expected_loss - exact.expected_loss) < 5 * r.standard_error);
    assert_true(fabs(r.standard_deviation / exact.standard_deviation - 1) < 0.02);
    double sum = 0;
    for (int i = 0; i < N; i++)
        sum += r.contribution[i];
    assert_true(fabs(sum - r.expected_shortfall) < 1e-9 * r.expected_shortfall);
    arena_free(arena);
}

static void two_sectors_meet_the_quadrature(void **state)
{
    (void)state;
    enum { N = 60 };
    struct arena *arena = arena_new();
    struct loss_obligor obligors[2 * N];
    for (int i = 0; i < 2 * N; i++)
        obligors[i] = i < N ? (struct loss_obligor){1, 0.01, 0.2, 0} : (struct loss_obligor){1, 0.04, 0.12, 1};
    const struct portfolio_sector sectors[2] = {{N, 0.01, 0.2}, {N, 0.04, 0.12}};
    double variance =
        portfolio_variance(&sectors[0]) + portfolio_variance(&sectors[1]) + 2 * portfolio_covariance(sectors, 0.5);
    struct loss_simulation r = simulate(arena, obligors, 2 * N, 2, 0.5, 2);
    assert_true(fabs(r.expected_loss - (0.6 + 2.4)) < 5 * r.standard_error);
    assert_true(fabs(r.standard_deviation / sqrt(variance) - 1) < 0.02);
    arena_free(arena);
}

static void workers_do_not_matter(void **state)
{
    (void)state;
    enum { N = 300 };
    struct arena *arena = arena_new();
    struct loss_obligor obligors[N];
    for (int i = 0; i < N; i++)
        obligors[i] = (struct loss_obligor){1 + i % 7, 0.001 + 0.0003 * i, 0.12 + 0.0003 * i, i % 5};
    struct loss_simulation one = simulate(arena, obligors, N, 5, 0.7, 1),
                           three = simulate(arena, obligors, N, 5, 0.7, 3);
    assert_memory_equal(one.losses, three.losses, 200000 * sizeof(double));
    assert_memory_equal(one.contribution, three.contribution, N * sizeof(double));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(philox_gives_the_published_words),
        cmocka_unit_test(one_sector_meets_its_exact_distribution),
        cmocka_unit_test(mixed_obligors_meet_the_enumeration),
        cmocka_unit_test(two_sectors_meet_the_quadrature),
        cmocka_unit_test(workers_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
