/* What stands around a facility beside its limit: conditions before and after the money, and what follows from changes
 * of records that its cover rests on. */
#pragma once

#include "record/call.h"

/* Conditions of a facility: all, those before the money that are not met, those after it whose day has passed. */
struct condition_gate {
    int64_t total, open, breached;
};
const struct error *condition_gate_read(struct session *s, int64_t home, int64_t facility, struct condition_gate *gate);

/* "Before every drawdown" holds once: after a drawdown was paid those conditions are open again. */
const struct error *conditions_after_drawdown(struct session *s, int64_t home, int64_t facility);

/* bank->follow: a guarantee, an allocation, prior claims or the use of a limit changed by whatever path; the cover of
 * the facilities it touches follows in the same transaction. */
const struct error *cover_follow(struct session *s, const struct entity *entity, const void *before, void *after);

/* Until when a drawdown of LOAN that was asked for on ASKED_ON holds the limit; NONE when the policy does not say. */
const struct error *reservation_until(struct session *s, const struct loan *loan, int64_t asked_on, int64_t *until);

/* With the close of a day: reservations that ran out, conditions whose day has passed, guarantees that ended, notices
 * of syndicates that fall due. Each in a transaction of its own by STEP, called until it finds nothing. */
struct lending_upkeep {
    int64_t part, home, id; /* where it stands */
    int64_t expired, breached, ended, notices;
    bool done;
};
const struct error *lending_upkeep_step(struct session *engine, struct lending_upkeep *upkeep);
