#include "quant/logit.h"

#include <math.h>
#include <string.h>

enum { NEWTON_MOST = 50, SWEEPS_MOST = 500 };

struct penalised {
    size_t rows, columns;
    const double *x, *weight;
    const int64_t *y;
    const struct logit_penalty *penalty;
    double *mean, *spread;          /* a column without spread is left out: spread 0 */
    double *beta, *next, intercept; /* of standardised columns */
    double *z;                      /* one standardised row */
    double *gradient, *hessian;     /* of the likelihood, constant last */
};

static double weight_of(const struct penalised *f, size_t row)
{
    return f->weight ? f->weight[row] : 1;
}

static void standardise(struct penalised *f)
{
    double all = 0;
    for (size_t i = 0; i < f->rows; i++) {
        all += weight_of(f, i);
        for (size_t j = 0; j < f->columns; j++)
            f->mean[j] += weight_of(f, i) * f->x[i * f->columns + j];
    }
    for (size_t j = 0; j < f->columns; j++)
        f->mean[j] /= all;
    for (size_t i = 0; i < f->rows; i++)
        for (size_t j = 0; j < f->columns; j++) {
            double d = f->x[i * f->columns + j] - f->mean[j];
            f->spread[j] += weight_of(f, i) * d * d;
        }
    for (size_t j = 0; j < f->columns; j++) {
        f->spread[j] = sqrt(f->spread[j] / all);
        if (!(f->spread[j] > 1e-12 * (1 + fabs(f->mean[j]))))
            f->spread[j] = 0;
    }
}

static double row_margin(struct penalised *f, size_t row)
{
    double margin = f->intercept;
    for (size_t j = 0; j < f->columns; j++) {
        f->z[j] = f->spread[j] > 0 ? (f->x[row * f->columns + j] - f->mean[j]) / f->spread[j] : 0;
        margin += f->beta[j] * f->z[j];
    }
    f->z[f->columns] = 1;
    return margin;
}

static void derive(struct penalised *f)
{
    size_t n = f->columns + 1;
    memset(f->gradient, 0, n * sizeof(double));
    memset(f->hessian, 0, n * n * sizeof(double));
    for (size_t i = 0; i < f->rows; i++) {
        double p = 1 / (1 + exp(-row_margin(f, i))), w = weight_of(f, i);
        double slope = w * ((double)f->y[i] - p), curve = w * fmax(p * (1 - p), 1e-6);
        for (size_t j = 0; j < n; j++) {
            double scaled = curve * f->z[j];
            f->gradient[j] += slope * f->z[j];
            for (size_t k = 0; k <= j; k++)
                f->hessian[j * n + k] += scaled * f->z[k];
        }
    }
    for (size_t j = 0; j < n; j++)
        for (size_t k = j + 1; k < n; k++)
            f->hessian[j * n + k] = f->hessian[k * n + j];
}

static double shrink(const struct penalised *f, size_t j, double pull, double curve)
{
    double lasso = f->penalty->lasso, value;
    if (j == f->columns)
        return pull / curve;
    value = pull > lasso ? pull - lasso : pull < -lasso ? pull + lasso : 0;
    value /= curve + f->penalty->ridge;
    return f->penalty->nonnegative && value < 0 ? 0 : value;
}

/* The quadratic model around BETA, solved one coordinate after the other; RESIDUAL is its gradient there. */
static void descend(struct penalised *f)
{
    size_t n = f->columns + 1;
    memcpy(f->next, f->beta, f->columns * sizeof(double));
    f->next[f->columns] = f->intercept;
    for (int sweep = 0; sweep < SWEEPS_MOST; sweep++) {
        double largest = 0;
        for (size_t j = 0; j < n; j++) {
            const double *row = f->hessian + j * n;
            if (j < f->columns && !(f->spread[j] > 0))
                continue;
            double before = f->next[j], after = shrink(f, j, f->gradient[j] + row[j] * before, row[j]);
            double change = after - before;
            if (change == 0)
                continue;
            for (size_t k = 0; k < n; k++)
                f->gradient[k] -= f->hessian[k * n + j] * change;
            f->next[j] = after;
            largest = fmax(largest, fabs(change));
        }
        if (largest < 1e-9)
            return;
    }
}

double logit_fit_penalised(struct arena *arena, const double *x, const int64_t *y, const double *weight, size_t rows,
                           size_t columns, const struct logit_penalty *penalty, double *coefficients)
{
    size_t n = columns + 1;
    struct penalised f = {.rows = rows, .columns = columns, .x = x, .y = y, .weight = weight, .penalty = penalty};
    double **const parts[] = {&f.mean, &f.spread, &f.beta, &f.next, &f.z, &f.gradient};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        *parts[i] = ARENA_LIST(arena, double, n);
    f.hessian = ARENA_LIST(arena, double, n *n);
    standardise(&f);
    double bad = 0, all = 0;
    for (size_t i = 0; i < rows; i++) {
        bad += weight_of(&f, i) * (double)y[i];
        all += weight_of(&f, i);
    }
    f.intercept = log(bad / (all - bad));
    for (int step = 0; step < NEWTON_MOST; step++) {
        double largest = 0;
        derive(&f);
        descend(&f);
        for (size_t j = 0; j < columns; j++)
            largest = fmax(largest, fabs(f.next[j] - f.beta[j]));
        largest = fmax(largest, fabs(f.next[columns] - f.intercept));
        /* A step that long has left the region where the quadratic means anything: go part of the way. */
        double part = largest > 4 ? 4 / largest : 1;
        for (size_t j = 0; j < columns; j++)
            f.beta[j] += part * (f.next[j] - f.beta[j]);
        f.intercept += part * (f.next[columns] - f.intercept);
        if (largest < 1e-8)
            break;
    }
    double intercept = f.intercept;
    for (size_t j = 0; j < columns; j++) {
        coefficients[j] = f.spread[j] > 0 ? f.beta[j] / f.spread[j] : 0;
        intercept -= coefficients[j] * f.mean[j];
    }
    return intercept;
}
