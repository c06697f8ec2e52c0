/* How this capability writes what was played, and when its books are closed; for its own files. */
#pragma once

#include "base/json.h"
#include "domain/loan/loan.h"

void loan_rows_write(struct json_writer *w, struct arena *arena, const struct servicing *result, bool explain);
void loan_outcome_write(struct json_writer *w, const struct servicing_outcome *outcome);
int64_t loan_interest_of(const struct servicing *result); /* of all rows, past and to come */
/* The error that refuses EVENT for lying too far back, or ahead; NULL when it may be booked. */
const struct error *loan_period_open(struct session *s, const struct loan_play *play, const struct loan_event *event);
