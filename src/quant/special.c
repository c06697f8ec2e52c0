#include "quant/special.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* log z! minus Stirling's formula. */
static double stirling_error(double z)
{
    if (z < 16)
        return lgamma(z + 1) - (z + 0.5) * log(z) + z - 0.5 * log(2 * M_PI);
    double w = 1 / (z * z);
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 * w) * w) * w) * w) / z;
}

/* x ln(x/m) + m - x without cancellation near x = m. */
static double deviance(double x, double m)
{
    if (fabs(x - m) >= 0.1 * (x + m))
        return x * log(x / m) + m - x;
    double v = (x - m) / (x + m), sum = (x - m) * v, term = 2 * x * v;
    for (int j = 1; j < 1000; j++) {
        term *= v * v;
        double next = sum + term / (2 * j + 1);
        if (next == sum)
            break;
        sum = next;
    }
    return sum;
}

/* x^a e^-x / Gamma(a + 1) */
static double poisson_factor(double a, double x)
{
    return exp(-stirling_error(a) - deviance(a, x)) / sqrt(2 * M_PI * a);
}

static double gamma_series(double a, double x)
{
    double sum = 1, term = 1;
    for (double n = a + 1; term > sum * DBL_EPSILON * 0.1; n++) {
        term *= x / n;
        sum += term;
    }
    return sum * poisson_factor(a, x);
}

/* Lentz's evaluation of the continued fraction of Q. */
static double gamma_fraction(double a, double x)
{
    double b = x + 1 - a, c = 1 / DBL_MIN, d = 1 / b, h = d;
    for (int i = 1; i < 100000; i++) {
        double an = -i * (i - a);
        b += 2;
        d = an * d + b;
        d = fabs(d) < DBL_MIN ? DBL_MIN : d;
        c = b + an / c;
        c = fabs(c) < DBL_MIN ? DBL_MIN : c;
        d = 1 / d;
        double step = c * d;
        h *= step;
        if (fabs(step - 1) < DBL_EPSILON)
            break;
    }
    return h * a * poisson_factor(a, x);
}

double gamma_lower(double a, double x)
{
    if (!(x > 0))
        return 0;
    if (isinf(x))
        return 1;
    return x < a + 1 ? gamma_series(a, x) : 1 - gamma_fraction(a, x);
}

double gamma_upper(double a, double x)
{
    if (!(x > 0))
        return 1;
    if (isinf(x))
        return 0;
    return x < a + 1 ? 1 - gamma_series(a, x) : gamma_fraction(a, x);
}

double gamma_quantile(double a, double p)
{
    /* Bisection in ln x: the distribution spans hundreds of powers of ten when a is small. */
    double low = -745, high = 709;
    bool upper = p > 0.5;
    for (int i = 0; i < 200 && low < high; i++) {
        double middle = 0.5 * (low + high);
        if (middle == low || middle == high)
            break;
        double x = exp(middle);
        bool left = upper ? gamma_upper(a, x) > 1 - p : gamma_lower(a, x) < p;
        if (left)
            low = middle;
        else
            high = middle;
    }
    return exp(0.5 * (low + high));
}

double chi_square_upper(double x, double degrees_of_freedom)
{
    return gamma_upper(degrees_of_freedom / 2, x / 2);
}

/* x^a (1 - x)^b / (a B(a, b)) */
static double beta_factor(double x, double y, double a, double b)
{
    double n = a + b;
    double exponent =
        stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    return sqrt(n / (2 * M_PI * a * b)) * exp(exponent) * b / n;
}

static double beta_fraction(double x, double a, double b)
{
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
    double h = d;
    for (int m = 1; m < 1000000; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 + even * d;
        d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
        c = 1 + even / c;
        c = fabs(c) < DBL_MIN ? DBL_MIN : c;
        h *= d * c;
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 + odd * d;
        d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
        c = 1 + odd / c;
        c = fabs(c) < DBL_MIN ? DBL_MIN : c;
        double step = d * c;
        h *= step;
        if (fabs(step - 1) < DBL_EPSILON)
            break;
    }
    return h;
}

/* I_x(a, b) and its complement, both with their leading digits; y = 1 - x as exactly as the caller knows it. */
static double beta_tail(double x, double y, double a, double b, bool complement)
{
    if (!(x > 0))
        return complement ? 1 : 0;
    if (!(y > 0))
        return complement ? 0 : 1;
    bool direct = x < (a + 1) / (a + b + 2);
    double small =
        direct ? beta_factor(x, y, a, b) * beta_fraction(x, a, b) : beta_factor(y, x, b, a) * beta_fraction(y, b, a);
    return direct == complement ? 1 - small : small;
}

double beta_cdf(double x, double a, double b)
{
    return beta_tail(x, 1 - x, a, b, false);
}

double beta_quantile(double p, double a, double b)
{
    /* Bisection in log-odds, so that x near 0 and near 1 both keep their digits. */
    double low = -745, high = 745;
    bool upper = p > 0.5;
    for (int i = 0; i < 200; i++) {
        double middle = 0.5 * (low + high);
        if (middle == low || middle == high)
            break;
        double x = 1 / (1 + exp(-middle)), y = 1 / (1 + exp(middle));
        bool left = upper ? beta_tail(x, y, a, b, true) > 1 - p : beta_tail(x, y, a, b, false) < p;
        if (left)
            low = middle;
        else
            high = middle;
    }
    return 1 / (1 + exp(-0.5 * (low + high)));
}

double binomial_at_least(double n, double k, double p)
{
    return k <= 0 ? 1 : beta_cdf(p, k, n - k + 1);
}

double binomial_probability(double n, double k, double p, double q)
{
    if (p <= 0 || q <= 0)
        return k == (p <= 0 ? 0 : n);
    if (k == 0)
        return exp(n * (p < 0.5 ? log1p(-p) : log(q)));
    if (k == n)
        return exp(n * (q < 0.5 ? log1p(-q) : log(p)));
    double exponent =
        stirling_error(n) - stirling_error(k) - stirling_error(n - k) - deviance(k, n * p) - deviance(n - k, n * q);
    return exp(exponent) * sqrt(n / (2 * M_PI * k * (n - k)));
}
