/* The tree of limits. A movement on a facility counts at every limit above it: product, customer, and the group's limit
 * wherever it is kept. Balances move by conditional updates inside the caller's transaction, top first, so two requests
 * at once can never both pass and never wait for each other in a ring. */
#pragma once

#include "record/record.h"

struct limit_node {
    struct facility facility;
    int64_t reserved, used, free; /* in the currency of the limit */
};

enum { LIMIT_DEPTH_MOST = 8 };

struct limit_path {
    struct limit_node nodes[LIMIT_DEPTH_MOST]; /* from the facility up */
    size_t count;
};

struct limit_movement {
    int64_t home, facility;
    int64_t amount; /* > 0 */
    const char *currency;
    int64_t loan;          /* NONE when it is for none */
    const char *reference; /* once in the bank */
};

/* The limits that bind FACILITY, with what is free. The reader may see the facility; a group's limit lies beyond. */
const struct error *limit_path_read(struct session *s, int64_t home, int64_t facility, struct limit_path *path);
/* What one unit of CURRENCY counts in CNY by the table exchange; limit.currency without one. */
const struct error *limit_exchange_rate(struct session *s, const char *currency, double *rate);
/* AMOUNT in the currency of the limit, rounded up; limit.currency when the policy has no rate. */
const struct error *limit_convert(struct session *s, int64_t amount, const char *currency, const char *limit_currency,
                                  int64_t *converted);

/* All or nothing along the path; limit.exceeded names the limit that is too small and what is free there. */
const struct error *limit_reserve(struct session *s, const struct limit_movement *movement);
const struct error *limit_lapse(struct session *s,
                                const struct limit_movement *movement);                  /* what was reserved is free */
const struct error *limit_use(struct session *s, const struct limit_movement *movement); /* reserved becomes used */
const struct error *limit_free(struct session *s, const struct limit_movement *movement); /* used is free again */
/* After an event of a loan under a facility: repaid principal is free again when the facility revolves; more principal
 * than before is used at once unless it was reserved. EVENT names the movement. */
const struct error *limit_follow(struct session *s, const struct loan *loan, int64_t before, int64_t after,
                                 int64_t event, bool reserved);
