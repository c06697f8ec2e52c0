/* The obligors of a position and the simulation of their losses. */
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

/* What the book of a reader may lose: prepared while the book is at hand, simulated without holding the store, written
 * with the names the reader may see. */
struct loss_study {
    const struct book *book; /* held: the caller releases it */
    struct position *position;
    struct measures measures;
    struct obligors obligors;
    struct loss_terms terms;
    struct loss_simulation result;
    int64_t begun; /* milliseconds of the machine's clock */
};
/* In a reading transaction. Then loss_simulate with the study's terms, with or without one. */
const struct error *loss_prepare(struct session *s, int64_t scenarios, int64_t seed, struct loss_study *study);
/* In a reading transaction. */
void loss_write(struct session *s, struct json_writer *w, const struct loss_study *study);
