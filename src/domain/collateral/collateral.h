/* Security and what it is worth to a facility: net values by policy, allocated by rank, guarantees net of contagion.
 * Called after every event that can change it; the facility's row then shows the new cover. */
#pragma once

#include "policy/snapshot.h"
#include "record/record.h"

/* Net value, haircut and next review of one piece by the policy; the row is updated. */
const struct error *collateral_revalue(struct session *engine, struct collateral *collateral);
/* Allocations and guarantees of one facility anew, and its cover. */
const struct error *facility_cover(struct session *engine, int64_t home, int64_t facility);
/* All facilities that COLLATERAL secures. */
const struct error *collateral_cover(struct session *engine, const struct collateral *collateral);
/* The use of the limit changed, its security did not: the ratio alone, anew. *ABOVE is the limit above it, NONE at the
 * top. */
const struct error *facility_cover_use(struct session *engine, int64_t home, int64_t facility, int64_t *above);

/* What CONTRACT, kept or only thought of, is worth for its facility: the engine's eyes, for the guarantor may lie
 * beyond what the caller sees. Amounts in the currency of the facility; NONE and NAN when the policy cannot say. */
struct guarantee_worth {
    int64_t net_value;
    double haircut, load; /* guarantees given over equity, without CONTRACT */
    const char *reason;   /* NULL: none */
    bool circle, group;
    int64_t overdue_days;
    struct fact_set *facts; /* of the guarantor, with the above; NULL when the policy has no such table */
};
const struct error *guarantee_value(struct session *engine, const struct guarantee_contract *contract,
                                    struct guarantee_worth *worth);
