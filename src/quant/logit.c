#include "quant/logit.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { MOST_STEPS = 100 };

/* Columns are standardised, so that step sizes and pivots mean the same whatever the units of the data. */
struct fit {
    size_t rows, size; /* size = columns + 1; column 0 is the constant */
    double *z;         /* rows x size */
    const int64_t *y;
    double *mean, *spread;
    double *beta, *trial, *gradient, *hessian, *step;
};

static double log1p_exp(double eta)
{
    return eta > 0 ? eta + log1p(exp(-eta)) : log1p(exp(eta));
}

static double linear(const struct fit *f, size_t row, const double *beta)
{
    double eta = 0;
    for (size_t j = 0; j < f->size; j++)
        eta += f->z[row * f->size + j] * beta[j];
    return eta;
}

static double likelihood(const struct fit *f, const double *beta)
{
    double sum = 0;
    for (size_t i = 0; i < f->rows; i++) {
        double eta = linear(f, i, beta);
        sum += (f->y[i] ? eta : 0) - log1p_exp(eta);
    }
    return sum;
}

static void derivatives(struct fit *f)
{
    memset(f->gradient, 0, f->size * sizeof(double));
    memset(f->hessian, 0, f->size * f->size * sizeof(double));
    for (size_t i = 0; i < f->rows; i++) {
        const double *z = f->z + i * f->size;
        double eta = linear(f, i, f->beta);
        double p = 1 / (1 + exp(-eta)), q = 1 / (1 + exp(eta));
        for (size_t j = 0; j < f->size; j++) {
            f->gradient[j] += (f->y[i] ? q : -p) * z[j];
            for (size_t k = 0; k <= j; k++)
                f->hessian[j * f->size + k] += p * q * z[j] * z[k];
        }
    }
}

/* Cholesky in the lower triangle. False when a pivot has lost all but SMALLEST of its diagonal. */
static bool decompose(double *a, size_t n, double smallest)
{
    for (size_t j = 0; j < n; j++) {
        double diagonal = a[j * n + j], pivot = diagonal;
        for (size_t k = 0; k < j; k++)
            pivot -= a[j * n + k] * a[j * n + k];
        if (!(pivot > smallest * diagonal) || !(pivot > 0))
            return false;
        a[j * n + j] = sqrt(pivot);
        for (size_t i = j + 1; i < n; i++) {
            double sum = a[i * n + j];
            for (size_t k = 0; k < j; k++)
                sum -= a[i * n + k] * a[j * n + k];
            a[i * n + j] = sum / a[j * n + j];
        }
    }
    return true;
}

static void substitute(const double *a, size_t n, const double *b, double *x)
{
    for (size_t i = 0; i < n; i++) {
        x[i] = b[i];
        for (size_t k = 0; k < i; k++)
            x[i] -= a[i * n + k] * x[k];
        x[i] /= a[i * n + i];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; k++)
            x[i] -= a[k * n + i] * x[k];
        x[i] /= a[i * n + i];
    }
}

static bool standardise(struct fit *f, const double *x)
{
    size_t columns = f->size - 1;
    for (size_t j = 0; j < columns; j++) {
        double sum = 0, squares = 0;
        for (size_t i = 0; i < f->rows; i++)
            sum += x[i * columns + j];
        f->mean[j + 1] = sum / (double)f->rows;
        for (size_t i = 0; i < f->rows; i++)
            squares += pow(x[i * columns + j] - f->mean[j + 1], 2);
        f->spread[j + 1] = sqrt(squares / (double)f->rows);
        if (!(f->spread[j + 1] > 1e-14 * fabs(f->mean[j + 1])) || !isfinite(f->spread[j + 1]))
            return false;
    }
    for (size_t i = 0; i < f->rows; i++) {
        f->z[i * f->size] = 1;
        for (size_t j = 0; j < columns; j++)
            f->z[i * f->size + j + 1] = (x[i * columns + j] - f->mean[j + 1]) / f->spread[j + 1];
    }
    return true;
}

/* One Newton step, halved until the likelihood does not fall. Returns the largest change of a coefficient. */
static double advance(struct fit *f, double *level)
{
    double largest = 0, part = 1, found;
    for (;; part /= 2) {
        for (size_t j = 0; j < f->size; j++)
            f->trial[j] = f->beta[j] + part * f->step[j];
        found = likelihood(f, f->trial);
        /* At the top the likelihood only flickers in its last digits. */
        if (found >= *level - 1e-12 * fabs(*level) || part < 1e-10)
            break;
    }
    for (size_t j = 0; j < f->size; j++) {
        largest = fmax(largest, fabs(f->trial[j] - f->beta[j]));
        f->beta[j] = f->trial[j];
    }
    *level = found;
    return largest;
}

static enum logit_status climb(struct fit *f)
{
    double level = likelihood(f, f->beta);
    for (int i = 0; i < MOST_STEPS; i++) {
        derivatives(f);
        if (!decompose(f->hessian, f->size, i ? 1e-13 : 1e-11))
            return i ? LOGIT_SEPARATION : LOGIT_DEPENDENT;
        substitute(f->hessian, f->size, f->gradient, f->step);
        /* Towards separation the odds of every point grow without end and each step is as long as the last. */
        if (advance(f, &level) < 1e-11)
            return LOGIT_OK;
        if (level > -1e-9)
            return LOGIT_SEPARATION;
    }
    return LOGIT_SEPARATION;
}

/* From standardised columns back to the data's own units; the inverse Hessian gives the errors. */
static void unscale(const struct fit *f, struct logit *result, double *weights, double *solved)
{
    size_t n = f->size;
    result->intercept = f->beta[0];
    for (size_t j = 1; j < n; j++) {
        result->coefficients[j - 1] = f->beta[j] / f->spread[j];
        result->intercept -= f->beta[j] * f->mean[j] / f->spread[j];
    }
    for (size_t target = 0; target < n; target++) {
        memset(weights, 0, n * sizeof(double));
        if (target)
            weights[target] = 1 / f->spread[target];
        else
            for (size_t j = 0; j < n; j++)
                weights[j] = j ? -f->mean[j] / f->spread[j] : 1;
        substitute(f->hessian, n, weights, solved);
        double variance = 0;
        for (size_t j = 0; j < n; j++)
            variance += weights[j] * solved[j];
        result->standard_errors[target] = sqrt(variance);
    }
}

static double null_likelihood(const int64_t *y, size_t rows)
{
    double bad = 0, n = (double)rows;
    for (size_t i = 0; i < rows; i++)
        bad += (double)y[i];
    return bad * log(bad / n) + (n - bad) * log1p(-bad / n);
}

struct logit logit_fit(struct arena *arena, const double *x, const int64_t *y, size_t rows, size_t columns)
{
    size_t n = columns + 1;
    struct fit f = {.rows = rows, .size = n, .y = y};
    double **const parts[] = {&f.mean, &f.spread, &f.beta, &f.trial, &f.gradient, &f.step};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        *parts[i] = ARENA_LIST(arena, double, n);
    f.z = ARENA_LIST(arena, double, rows *n);
    f.hessian = ARENA_LIST(arena, double, n *n);
    struct logit result = {.coefficients = ARENA_LIST(arena, double, n),
                           .standard_errors = ARENA_LIST(arena, double, n),
                           .fitted_pd = ARENA_LIST(arena, double, rows),
                           .log_likelihood_null = null_likelihood(y, rows)};
    result.status = standardise(&f, x) ? climb(&f) : LOGIT_DEPENDENT;
    if (result.status != LOGIT_OK)
        return result;
    result.log_likelihood = likelihood(&f, f.beta);
    for (size_t i = 0; i < rows; i++)
        result.fitted_pd[i] = 1 / (1 + exp(-linear(&f, i, f.beta)));
    derivatives(&f);
    decompose(f.hessian, n, 0);
    unscale(&f, &result, f.gradient, f.step);
    return result;
}
