/* Rating migration: one-year matrices, default last and absorbing. Matrices are N x N by rows. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

/* MATRIX to the power YEARS (at least 1). */
double *migration_power(struct arena *arena, const double *matrix, size_t n, size_t years);
/* [grade * years + year - 1] of the N - 1 non-default grades. */
double *migration_cumulative_pd(struct arena *arena, const double *matrix, size_t n, size_t years);
