/* Working days: weekends are closed but for the ones the calendar makes working days, and holidays are closed. Where
 * the calendar says nothing, Monday to Friday are open. Rolls: ISDA 2006 definitions, section 4.12. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum date_roll { ROLL_NONE, ROLL_FOLLOWING, ROLL_MODIFIED_FOLLOWING, ROLL_PRECEDING, DATE_ROLLS };
extern const char *const date_roll_names[DATE_ROLLS + 1];

/* One byte a day from FIRST on. */
struct work_calendar {
    int64_t first;
    size_t days;
    unsigned char *closed;
};

/* Weekends closed from FIRST to LAST, both included; then one day after the other is set. */
struct work_calendar *work_calendar_new(struct arena *arena, int64_t first, int64_t last);
void work_calendar_set(struct work_calendar *calendar, int64_t date, bool closed);
/* CALENDAR may be NULL: weekends alone. */
bool work_calendar_open(const struct work_calendar *calendar, int64_t date);
int64_t work_calendar_roll(const struct work_calendar *calendar, int64_t date, enum date_roll roll);
/* The COUNTth working day after DATE; before it when COUNT is negative; DATE itself for 0. */
int64_t work_calendar_add(const struct work_calendar *calendar, int64_t date, int64_t count);
/* Working days in [FROM, TO). */
int64_t work_calendar_count(const struct work_calendar *calendar, int64_t from, int64_t to);
