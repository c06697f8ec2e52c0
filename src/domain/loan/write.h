/* How this capability writes what was played; for its own files. */
#pragma once

#include "base/json.h"
#include "quant/servicing.h"

void loan_rows_write(struct json_writer *w, struct arena *arena, const struct servicing *result, bool explain);
void loan_outcome_write(struct json_writer *w, const struct servicing_outcome *outcome);
int64_t loan_interest_of(const struct servicing *result); /* of all rows, past and to come */
