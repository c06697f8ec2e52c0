/* Loss distribution of a finite portfolio by simulation: Gaussian copula with one systematic factor a sector,
 * correlated between sectors. Obligor i defaults when sqrt(rho) Y_sector + sqrt(1 - rho) e_i falls below Phi^-1(pd).
 *
 * Random numbers come from Philox4x32-10 (Salmon et al., 2011), counted by scenario: any number of workers, in any
 * order, gives the same answer. Given the factors the defaults are found without asking every obligor: obligors of a
 * sector with like default probabilities form a bin, a geometric gap leads from candidate to candidate under a bound of
 * the bin's conditional probability, and a candidate is accepted with the exact ratio (thinning). */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct loss_obligor {
    double loss;        /* exposure times loss given default, >= 0 */
    double pd;          /* in (0,1) */
    double correlation; /* with its sector's factor, in (0,1) */
    int sector;         /* below SECTORS */
};

enum { LOSS_SECTORS_MOST = 32 };

struct loss_terms {
    const struct loss_obligor *obligors;
    size_t count;
    int sectors;
    double sector_correlation; /* of any two sectors' factors, in [0,1) */
    uint64_t seed;
    int64_t scenarios;
    int workers; /* 0: one a processor */
    double confidence;
    bool (*progress)(void *context, int64_t done, int64_t total); /* may be NULL; false stops */
    void *context;
};

struct loss_simulation {
    double expected_loss, standard_deviation;
    double value_at_risk, expected_shortfall; /* at the confidence */
    double standard_error;                    /* of the expected loss */
    double *losses;                           /* of every scenario, rising */
    double *contribution;                     /* of each obligor to the expected shortfall; they add up to it */
    double tail_factor[LOSS_SECTORS_MOST];    /* mean factor of each sector in the tail */
    int64_t tail;                             /* scenarios at or beyond the value at risk */
    bool stopped;
};
/* False when progress stopped it. */
bool loss_simulate(struct arena *arena, const struct loss_terms *terms, struct loss_simulation *result);

/* Four 32-bit words of the counter (SCENARIO, BLOCK, STREAM) under SEED. */
void philox4x32(uint64_t seed, uint64_t scenario, uint32_t block, uint32_t stream, uint32_t out[4]);
