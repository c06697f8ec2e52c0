/* The obligors of a position, for the simulation of its losses. */
#pragma once

#include "domain/portfolio/position.h"
#include "quant/loss_simulation.h"

/* One obligor a customer that has not defaulted; of what has defaulted the loss is no longer uncertain here. */
struct obligors {
    struct loss_obligor *items;
    double *exposure; /* beside them */
    size_t *customer; /* index in the position */
    size_t count;
};
void obligors_gather(struct arena *arena, const struct position *p, struct obligors *o);
/* PD, correlation and LGD of all of O drawn under the policy of P. */
struct loss_terms loss_terms_of(const struct position *p, const struct obligors *o, int64_t scenarios, int64_t seed);
