/* Security and what it is worth to a facility: net values by policy, allocated by rank, guarantees net of contagion.
 * Called after every event that can change it; the facility's row then shows the new cover. */
#pragma once

#include "record/record.h"

/* Net value, haircut and next review of one piece by the policy; the row is updated. */
const struct error *collateral_revalue(struct session *engine, struct collateral *collateral);
/* Allocations and guarantees of one facility anew, and its cover. */
const struct error *facility_cover(struct session *engine, int64_t home, int64_t facility);
/* All facilities that COLLATERAL secures. */
const struct error *collateral_cover(struct session *engine, const struct collateral *collateral);
