#include "quant/migration.h"

#include <string.h>

static void multiply(const double *a, const double *b, double *product, size_t n)
{
    memset(product, 0, n * n * sizeof(double));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            for (size_t j = 0; j < n; j++)
                product[i * n + j] += a[i * n + k] * b[k * n + j];
}

double *migration_power(struct arena *arena, const double *matrix, size_t n, size_t years)
{
    double *result = NULL, *square = arena_copy(arena, matrix, n * n * sizeof(double));
    double *spare = ARENA_LIST(arena, double, n *n);
    for (;; years /= 2) {
        if (years % 2 && !result) {
            result = arena_copy(arena, square, n * n * sizeof(double));
        } else if (years % 2) {
            multiply(result, square, spare, n);
            double *kept = result;
            result = spare;
            spare = kept;
        }
        if (years <= 1)
            return result;
        double *next = ARENA_LIST(arena, double, n *n);
        multiply(square, square, next, n);
        square = next;
    }
}

double *migration_cumulative_pd(struct arena *arena, const double *matrix, size_t n, size_t years)
{
    double *pd = ARENA_LIST(arena, double, (n - 1) * years + 1), *now = ARENA_LIST(arena, double, n),
           *next = ARENA_LIST(arena, double, n);
    now[n - 1] = 1; /* the default column of the identity */
    for (size_t year = 0; year < years; year++) {
        for (size_t i = 0; i < n; i++) {
            next[i] = 0;
            for (size_t j = 0; j < n; j++)
                next[i] += matrix[i * n + j] * now[j];
        }
        memcpy(now, next, n * sizeof(double));
        for (size_t i = 0; i + 1 < n; i++)
            pd[i * years + year] = now[i];
    }
    return pd;
}
