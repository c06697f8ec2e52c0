#include "quant/work_calendar.h"

#include "base/date.h"

const char *const date_roll_names[DATE_ROLLS + 1] = {
    [ROLL_NONE] = "none",
    [ROLL_FOLLOWING] = "following",
    [ROLL_MODIFIED_FOLLOWING] = "modified_following",
    [ROLL_PRECEDING] = "preceding",
};

struct work_calendar *work_calendar_new(struct arena *arena, int64_t first, int64_t last)
{
    struct work_calendar *calendar = ARENA_NEW(arena, struct work_calendar);
    calendar->first = first;
    calendar->days = last < first ? 0 : (size_t)(last - first + 1);
    calendar->closed = ARENA_LIST(arena, unsigned char, calendar->days + 1);
    for (size_t i = 0; i < calendar->days; i++)
        calendar->closed[i] = date_weekday(first + (int64_t)i) > 5;
    return calendar;
}

void work_calendar_set(struct work_calendar *calendar, int64_t date, bool closed)
{
    if (date >= calendar->first && date - calendar->first < (int64_t)calendar->days)
        calendar->closed[date - calendar->first] = closed;
}

bool work_calendar_open(const struct work_calendar *calendar, int64_t date)
{
    if (calendar && date >= calendar->first && date - calendar->first < (int64_t)calendar->days)
        return !calendar->closed[date - calendar->first];
    return date_weekday(date) <= 5;
}

static int64_t next_open(const struct work_calendar *calendar, int64_t date, int64_t step)
{
    while (!work_calendar_open(calendar, date))
        date += step;
    return date;
}

int64_t work_calendar_roll(const struct work_calendar *calendar, int64_t date, enum date_roll roll)
{
    if (roll == ROLL_NONE || work_calendar_open(calendar, date))
        return date;
    if (roll == ROLL_PRECEDING)
        return next_open(calendar, date, -1);
    int64_t after = next_open(calendar, date, 1);
    if (roll == ROLL_MODIFIED_FOLLOWING) {
        int year, month, day, month_after;
        date_to_civil(date, &year, &month, &day);
        date_to_civil(after, &year, &month_after, &day);
        if (month != month_after)
            return next_open(calendar, date, -1);
    }
    return after;
}

int64_t work_calendar_add(const struct work_calendar *calendar, int64_t date, int64_t count)
{
    int64_t step = count < 0 ? -1 : 1;
    for (; count; count -= step)
        date = next_open(calendar, date + step, step);
    return date;
}

int64_t work_calendar_count(const struct work_calendar *calendar, int64_t from, int64_t to)
{
    int64_t count = 0;
    for (; from < to; from++)
        count += work_calendar_open(calendar, from);
    return count;
}
