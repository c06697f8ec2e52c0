/* Time as an office counts it: only the hours of working days pass. Instants are milliseconds in UTC, the office stands
 * in UTC+8. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct work_hours {
    bool (*open)(const void *context, int64_t date); /* NULL: Monday to Friday */
    const void *context;
    int opens_minute, closes_minute; /* of the day, 540 and 1020 for nine to five */
};

/* The instant at which MINUTES of working time have passed since INSTANT. */
int64_t work_hours_add(const struct work_hours *hours, int64_t instant, int64_t minutes);
/* Working minutes from FROM to TO; negative when TO is earlier. */
int64_t work_hours_between(const struct work_hours *hours, int64_t from, int64_t to);
