/* Concentration of exposures (not negative, sum above zero). */
#pragma once

#include "base/arena.h"

#include <stddef.h>

struct concentration {
    double hhi, effective_number;
    double normalised_hhi; /* (hhi - 1/n) / (1 - 1/n); NAN of a single exposure */
    double cr1, cr3, cr5;  /* shares of the largest 1, 3, 5 */
    double gini;
};
/* Fills SHARES. */
struct concentration concentration_compute(struct arena *arena, const double *exposures, size_t count, double *shares);
