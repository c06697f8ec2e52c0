/* The one-year migration matrix as calculators take it: square, rows sum to 1, last state = default and absorbing. */
#pragma once

#include "calc/topic.h"

/* The first fault of ROWS, which stand in FIELD. */
const struct error *migration_check(struct calc *calc, const struct number_rows *rows, const char *field);
double *migration_matrix(struct calc *calc, const struct number_rows *rows);
