/* Tails of the distribution functions against values computed to 30 digits. */
#include "quant/normal.h"
#include "quant/quadrature.h"
#include "quant/special.h"
#include "quant/vasicek.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void near(double got, double want, double rel)
{
    if (!(fabs(got - want) <= rel * fabs(want)))
        fail_msg("got %.17g, want %.17g", got, want);
}

static void test_normal_tails(void **state)
{
    (void)state;
    near(normal_cdf(-10), 7.61985302416052606597e-24, 1e-13);
    near(normal_cdf(-37.5), 4.60535300958196e-308, 1e-12);
    near(normal_inverse(0.975), 1.959963984540054, 1e-15);
    near(normal_inverse(0.999), 3.090232306167813, 1e-15);
    near(normal_cdf(normal_inverse(1e-300)), 1e-300, 1e-12);
    assert_true(normal_inverse(0.5) == 0);
    for (double x = -37; x < 8; x += 0.37)
        assert_true(fabs(normal_inverse(normal_cdf(x)) - x) <=
                    (x < 0 ? 4e-14 : 1e-15 * exp(x * x / 2)) * fmax(1, fabs(x)));
}

static void test_gamma(void **state)
{
    (void)state;
    near(gamma_upper(1, 700), exp(-700), 1e-12);
    near(gamma_lower(0.5, 1e-10), erf(1e-5), 1e-13);
    near(chi_square_upper(3.841458820694124, 1), 0.05, 1e-12);
    near(gamma_lower(1e6, 1e6) + gamma_upper(1e6, 1e6), 1, 1e-12);
    near(gamma_lower(0.25, gamma_quantile(0.25, 0.999)), 0.999, 1e-13);
    near(gamma_lower(0.25, gamma_quantile(0.25, 1e-9)), 1e-9, 1e-12);
    assert_true(gamma_lower(2, 0) == 0 && gamma_upper(2, 0) == 1);
}

static void test_beta(void **state)
{
    (void)state;
    near(beta_cdf(0.3, 1, 1), 0.3, 1e-14);
    near(beta_cdf(1e-12, 1, 5), -expm1(5 * log1p(-1e-12)), 1e-12);
    near(beta_cdf(0.5, 1e6, 1e6), 0.5, 1e-12);
    near(beta_quantile(0.9, 1, 100), -expm1(log(0.1) / 100), 1e-12);
    near(beta_cdf(beta_quantile(0.01, 3.5, 900), 3.5, 900), 0.01, 1e-12);
    assert_true(beta_cdf(0, 2, 3) == 0 && beta_cdf(1, 2, 3) == 1);
}

static void test_binomial(void **state)
{
    (void)state;
    near(binomial_at_least(10, 10, 0.1), 1e-10, 1e-12);
    near(binomial_at_least(10, 1, 0.1), 1 - pow(0.9, 10), 1e-13);
    assert_true(binomial_at_least(10, 0, 0.1) == 1);
    near(binomial_probability(1e6, 5e5, 0.5, 0.5), 0.000797884361295, 1e-9);
    double sum = 0;
    for (int k = 0; k <= 200; k++)
        sum += binomial_probability(200, k, 0.03, 0.97);
    near(sum, 1, 1e-13);
}

static double square(double x, const void *data)
{
    (void)data;
    return x * x;
}

static void test_integrals(void **state)
{
    (void)state;
    near(quadrature_integral(square, NULL, 0, 3, 1), 9, 1e-15);
    /* With thresholds of 1/2 the orthant probability is known: 1/4 + asin(r) / 2 pi. */
    near(vasicek_covariance(0.5, 0.5, 0.3), asin(0.3) / (2 * M_PI), 1e-13);
    near(vasicek_covariance(0.5, 0.5, -0.9), asin(-0.9) / (2 * M_PI), 1e-13);
    near(vasicek_covariance(0.02, 0.02, 1 - 1e-9), 0.02 * 0.98, 1e-4);
    near(vasicek_expected_shortfall(0.01, 0.2, 0.999), 0.181436, 1e-5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normal_tails), cmocka_unit_test(test_gamma),     cmocka_unit_test(test_beta),
        cmocka_unit_test(test_binomial),     cmocka_unit_test(test_integrals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
