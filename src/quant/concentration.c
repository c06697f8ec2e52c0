#include "quant/concentration.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct concentration concentration_compute(struct arena *arena, const double *exposures, size_t count, double *shares)
{
    struct concentration c = {0};
    double sum = 0, spread = 0, n = (double)count;
    for (size_t i = 0; i < count; i++)
        sum += exposures[i];
    for (size_t i = 0; i < count; i++) {
        shares[i] = exposures[i] / sum;
        c.hhi += shares[i] * shares[i];
    }
    double *sorted = arena_copy(arena, shares, count * sizeof(double));
    qsort(sorted, count, sizeof(double), ascending);
    for (size_t i = 0; i < count; i++) {
        double share = sorted[count - 1 - i];
        c.cr1 += i < 1 ? share : 0;
        c.cr3 += i < 3 ? share : 0;
        c.cr5 += i < 5 ? share : 0;
        /* sum over all pairs of |a - b| = 2 sum over i of (2 i - n + 1) a_i, ascending from 0 */
        spread += (2 * (double)i - n + 1) * sorted[i];
    }
    c.effective_number = 1 / c.hhi;
    c.normalised_hhi = count > 1 ? (c.hhi - 1 / n) / (1 - 1 / n) : NAN;
    c.gini = spread / n; /* the shares' mean is 1/n */
    return c;
}
