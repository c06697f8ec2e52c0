/* How comparable companies stand: quartiles of every ratio over the newest statements of all the bank's customers in a
 * circle. policy/data/industry.yaml names the circles, the narrowest first (division and size, section and size,
 * section of GB/T 4754, everybody) and how many companies one must have to be compared with. Only quartiles and the
 * count leave the computation, and only from five companies up, so that nobody reads a neighbour's figure out of them. */
#pragma once

#include "quant/statement.h"
#include "record/record.h"

enum { PEERS_LEAST = 5 };

struct peer_band {
    int64_t n;
    double low, median, high; /* NaN when n < PEERS_LEAST */
};

struct peers {
    const char *section; /* "C"; NULL when the industry is not known */
    const char *circle;  /* "34+medium", "C+medium", "C", "*" */
    struct label label;  /* of the circle */
    int64_t customers;   /* in it */
    int64_t computed_at; /* NONE: never */
    struct peer_band bands[STATEMENT_RATIO_COUNT];
};

/* The section of a code such as C3411, 3411 or C; NULL when it has none. */
const char *industry_section_of(struct session *s, const char *industry);
/* As computed last before the instant the caller looks at, in the narrowest circle with enough companies, else in the
 * section. KIND is the customer's, NONE when it is not known. */
const struct error *peers_of(struct session *s, const char *industry, int64_t kind, struct peers *peers);
/* Computes all bands anew; part of the nightly run. The session is the system's, in a write transaction. */
const struct error *peers_refresh(struct session *s);
