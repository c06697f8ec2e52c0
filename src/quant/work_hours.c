#include "quant/work_hours.h"

#include "base/date.h"

#define MINUTE_MS 60000

static bool open_on(const struct work_hours *hours, int64_t date)
{
    return hours->open ? hours->open(hours->context, date) : date_weekday(date) <= 5;
}

/* Minute of the office's day. */
static int64_t minute_of(int64_t instant)
{
    return (instant - instant_of_date(instant_date(instant))) / MINUTE_MS;
}

static int64_t clamp(int64_t minute, const struct work_hours *hours)
{
    return minute < hours->opens_minute    ? hours->opens_minute
           : minute > hours->closes_minute ? hours->closes_minute
                                           : minute;
}

int64_t work_hours_add(const struct work_hours *hours, int64_t instant, int64_t minutes)
{
    int64_t date = instant_date(instant), at = clamp(minute_of(instant), hours);
    /* Ten years without a working day do not happen. */
    for (int64_t day = 0; day < 3660 + minutes; day++, date++, at = hours->opens_minute) {
        if (!open_on(hours, date))
            continue;
        int64_t left = hours->closes_minute - at;
        if (minutes <= left)
            return instant_of_date(date) + (at + minutes) * MINUTE_MS;
        minutes -= left;
    }
    return instant_of_date(date);
}

int64_t work_hours_between(const struct work_hours *hours, int64_t from, int64_t to)
{
    int64_t minutes = 0;
    if (to < from)
        return -work_hours_between(hours, to, from);
    for (int64_t date = instant_date(from); date <= instant_date(to); date++) {
        int64_t start = date == instant_date(from) ? clamp(minute_of(from), hours) : hours->opens_minute,
                end = date == instant_date(to) ? clamp(minute_of(to), hours) : hours->closes_minute;
        if (open_on(hours, date) && end > start)
            minutes += end - start;
    }
    return minutes;
}
