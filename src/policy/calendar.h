/* The bank's working days, year by year as the State Council announces them: holidays, and weekends that are worked. */
#pragma once

#include "policy/document.h"
#include "quant/work_calendar.h"

/* NULL when no year could be read. */
struct work_calendar *calendar_load(struct document *doc);
