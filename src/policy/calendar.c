#include "policy/calendar.h"

#include "base/date.h"

#include <stdio.h>
#include <string.h>

struct year_line {
    const struct yaml *node;
    int64_t year;
};

static void bad_day(struct document *doc, const struct yaml *node, const char *text)
{
    document_problem(doc, node, ERROR_POLICY_OUT_OF_RANGE, .value = text, .arguments = {"MM-DD, MM-DD..MM-DD"});
}

/* "01-01", or "02-10..02-17". */
static void read_days(struct document *doc, const struct yaml *node, int year, const char *text, bool closed,
                      struct work_calendar *calendar)
{
    int month, day, month_to, day_to, used = 0;
    int parts = sscanf(text, "%2d-%2d..%2d-%2d%n", &month, &day, &month_to, &day_to, &used);
    if (parts < 4) {
        used = 0;
        parts = sscanf(text, "%2d-%2d%n", &month, &day, &used);
        month_to = month;
        day_to = day;
    }
    if (parts < 2 || text[used] || !date_exists(year, month, day) || !date_exists(year, month_to, day_to)) {
        bad_day(doc, node, text);
        return;
    }
    int64_t from = date_from_civil(year, month, day), to = date_from_civil(year, month_to, day_to);
    if (from > to)
        bad_day(doc, node, text);
    for (; from <= to; from++)
        work_calendar_set(calendar, from, closed);
}

static void read_year(struct document *doc, const struct year_line *line, struct work_calendar *calendar)
{
    static const char *const keys[] = {"holidays", "workdays"};
    for (int i = 0; i < 2; i++) {
        struct name_list days = document_names(doc, line->node, keys[i]);
        for (size_t k = 0; k < days.count; k++)
            read_days(doc, line->node, (int)line->year, days.names[k], i == 0, calendar);
    }
}

struct work_calendar *calendar_load(struct document *doc)
{
    document_map(doc, doc->root, "calendar", "kind name label help version years examples");
    const struct yaml *list = document_need(doc, doc->root, "years");
    if (!list || !document_list(doc, list, "years") || !list->count)
        return NULL;
    struct year_line *lines = ARENA_LIST(doc->arena, struct year_line, list->count);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct year_line line = {.node = &list->items[i]};
        if (!document_map(doc, line.node, "year", "year holidays workdays") || !document_need(doc, line.node, "year") ||
            !document_int(doc, line.node, "year", &line.year))
            continue;
        if (line.year < 1900 || line.year > 2200 || (count && line.year != lines[count - 1].year + 1)) {
            document_problem(doc, line.node, ERROR_POLICY_ORDER, .value = "year",
                             .arguments = {"1900..2200, one after the other"});
            continue;
        }
        lines[count++] = line;
    }
    if (!count)
        return NULL;
    struct work_calendar *calendar = work_calendar_new(doc->arena, date_from_civil((int)lines[0].year, 1, 1),
                                                       date_from_civil((int)lines[count - 1].year, 12, 31));
    for (size_t i = 0; i < count; i++)
        read_year(doc, &lines[i], calendar);
    return calendar;
}
