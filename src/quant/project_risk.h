/* What may become of a project: many runs of the full model with drivers drawn together, the debt as agreed. */
#pragma once

#include "quant/project_plan.h"

#include <stdint.h>

enum project_driver_kind { PROJECT_DRIVER_NORMAL, PROJECT_DRIVER_LOGNORMAL, PROJECT_DRIVER_TRIANGLE };

struct project_driver {
    enum project_driver_kind kind;
    int number;       /* the number of the model it sets; -1: months of delay */
    double spread;    /* of a normal: the standard deviation; of a lognormal: that of the logarithm */
    double mean;      /* of a lognormal; 0 counts as one */
    double low, high; /* of a triangle that rises from LOW and falls from a third of the way to HIGH */
    int group;        /* drivers of one group move together */
};

enum { PROJECT_DRIVERS_MOST = 12, PROJECT_DELAYS_MOST = 40 };

struct project_simulation {
    const struct project_driver *drivers;
    size_t driver_count;
    double correlation;                        /* between two drivers of one group, 0..1 */
    const struct project_plan *const *delayed; /* one a period of delay, from none; the debt fixed; solved */
    size_t delayed_count;
    uint64_t seed;
    size_t first, runs; /* runs FIRST, FIRST + 1, ...: pieces give what one whole gives */
    int threads;        /* 1..8; the answer does not depend on it */
};

struct project_outcome {
    double min_dscr, equity_irr, unpaid, equity_call; /* NAN where it does not apply */
    bool settled, locked, defaulted;
};

/* OUTCOMES: room for RUNS. The same seed gives the same outcomes. */
void project_simulate(const struct project_simulation *simulation, struct project_outcome *outcomes);
/* The value that DRIVER takes at the standard normal Z. */
double project_driver_value(const struct project_driver *driver, double z);
