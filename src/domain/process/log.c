/* What a file of events says, gathered by case. */
#include "domain/process/process.h"
#include "base/date.h"
#include "base/text.h"
#include "entities.h"
#include "matching/cell_value.h"
#include "matching/table.h"

#include <stdlib.h>
#include <string.h>

enum column { CASE, ACTIVITY, AT, TRANSITION, RESOURCE, COLUMNS };

static const char *const names[COLUMNS][7] = {
    [CASE] = {"case:concept:name", "case_id", "case", "caseid", "案例", "流程编号", NULL},
    [ACTIVITY] = {"concept:name", "activity", "task", "活动", "环节", NULL},
    [AT] = {"time:timestamp", "timestamp", "time", "at", "时间", NULL},
    [TRANSITION] = {"lifecycle:transition", "lifecycle", "transition", "动作", NULL},
    [RESOURCE] = {"org:resource", "resource", "user", "资源", "经办人", NULL},
};
static const char *const called[COLUMNS] = {"case", "activity", "time", "lifecycle", "resource"};

struct reading {
    struct arena *arena;
    const char *const *header;
    size_t columns;
    int of[COLUMNS], amount;
    bool in_order; /* the order of the file is that of the events */
    struct process_log *log;
    size_t *buckets, bucket_count; /* place of a case in the log, plus one; open addressing by name */
    size_t last;                   /* the case of the row before, plus one */
};

static const struct error *find_columns(struct reading *r)
{
    for (int c = 0; c < COLUMNS; c++) {
        r->of[c] = -1;
        for (int k = 0; names[c][k] && r->of[c] < 0; k++)
            for (size_t i = 0; i < r->columns && r->of[c] < 0; i++)
                if (!strcmp(text_lower(r->arena, r->header[i]), names[c][k]))
                    r->of[c] = (int)i;
        if (r->of[c] < 0 && c <= AT)
            return error_make(r->arena, ERROR_WORKFLOW_LOG_COLUMNS, .arguments = {called[c]});
    }
    r->amount = -1;
    for (size_t i = 0; i < r->columns && r->amount < 0; i++)
        if (text_starts(r->header[i], "case:") && strstr(text_lower(r->arena, r->header[i]), "amount"))
            r->amount = (int)i;
    return NULL;
}

static const char *cell(const struct table_row *row, int column)
{
    return column >= 0 && (size_t)column < row->count ? row->cells[column] : "";
}

/* The columns that are nothing else, as one JSON object; NULL when all are empty. */
static const char *rest(const struct reading *r, const struct table_row *row, bool of_case)
{
    struct buffer out = {.arena = r->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    bool any = false;
    for (size_t i = 0; i < row->count && i < r->columns; i++) {
        bool taken = false;
        for (int c = 0; c < COLUMNS; c++)
            taken |= r->of[c] == (int)i;
        if (taken || !*row->cells[i] || text_starts(r->header[i], "case:") != of_case)
            continue;
        json_put_text(&w, r->header[i] + (of_case ? strlen("case:") : 0), row->cells[i]);
        any = true;
    }
    json_close(&w, '}');
    return any ? buffer_end(&out) : NULL;
}

static const struct error *bad(const struct reading *r, const struct table_row *row, enum column c, const char *why)
{
    return error_make(r->arena, ERROR_WORKFLOW_LOG_VALUE, .field = r->of[c] < 0 ? called[c] : r->header[r->of[c]],
                      .value = cell(row, r->of[c]), .arguments = {arena_format(r->arena, "%zu", row->number), why});
}

/* A time without a zone is that of the bank. */
static bool read_instant(struct arena *arena, const char *text, int64_t *at)
{
    return instant_parse(text, at) || (strlen(text) > 10 && instant_parse(arena_format(arena, "%s+08:00", text), at));
}

static const struct error *read_event(const struct reading *r, const struct table_row *row,
                                      struct process_log_event *event)
{
    const struct field *transition = entity_field(&workflow_event_entity, "transition");
    const char *said = text_lower(r->arena, cell(row, r->of[TRANSITION])), *resource = cell(row, r->of[RESOURCE]),
               *activity = cell(row, r->of[ACTIVITY]);
    *event = (struct process_log_event){.transition = NONE};
    if (!*activity)
        return bad(r, row, ACTIVITY, "empty");
    if (!read_instant(r->arena, cell(row, r->of[AT]), &event->at))
        return bad(r, row, AT, "2011-10-01T08:30:00.000+08:00");
    for (size_t i = 0; i < transition->choice_count; i++)
        if (!strcmp(transition->choices[i].name, *said ? said : "complete"))
            event->transition = (int64_t)i;
    if (event->transition == NONE)
        return bad(r, row, TRANSITION,
                   "schedule, assign, reassign, start, suspend, resume, complete, withdraw, ate_abort, "
                   "pi_abort, autoskip, manualskip");
    event->activity = arena_text(r->arena, activity);
    event->resource = *resource ? arena_text(r->arena, resource) : NULL;
    event->attributes = rest(r, row, false);
    return NULL;
}

static uint64_t name_hash(const char *name)
{
    uint64_t hash = 1469598103934665603u;
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 1099511628211u;
    return hash;
}

static size_t *slot(const struct reading *r, const char *name)
{
    size_t at = name_hash(name) % r->bucket_count;
    while (r->buckets[at] && strcmp(r->log->cases[r->buckets[at] - 1].name, name))
        at = (at + 1) % r->bucket_count;
    return &r->buckets[at];
}

static void grow(struct reading *r)
{
    r->bucket_count = r->bucket_count ? r->bucket_count * 4 : 4096;
    r->buckets = ARENA_LIST(r->arena, size_t, r->bucket_count);
    for (size_t i = 0; i < r->log->case_count; i++)
        *slot(r, r->log->cases[i].name) = i + 1;
}

static struct process_log_case *case_of(struct reading *r, const struct table_row *row)
{
    const char *name = cell(row, r->of[CASE]);
    if (r->last && !strcmp(r->log->cases[r->last - 1].name, name))
        return &r->log->cases[r->last - 1];
    if (r->log->case_count * 2 >= r->bucket_count)
        grow(r);
    size_t *place = slot(r, name);
    if (!*place) {
        struct process_log_case one = {.name = arena_text(r->arena, name), .attributes = rest(r, row, true)};
        if (r->amount < 0 || cell_scaled(r->arena, cell(row, r->amount), 2, &one.amount) || one.amount < 0)
            one.amount = NONE;
        ARENA_PUSH(r->arena, r->log->cases, r->log->case_count, r->log->case_room, one);
        *place = r->log->case_count;
    }
    r->last = *place;
    return &r->log->cases[*place - 1];
}

static const struct error *read_row(struct reading *r, const struct table_row *row)
{
    if (!*cell(row, r->of[CASE]))
        return bad(r, row, CASE, "empty");
    struct process_log_case *one = case_of(r, row);
    /* A case of which the log tells no event. */
    if (r->in_order && !*cell(row, r->of[ACTIVITY]) && !*cell(row, r->of[AT]))
        return NULL;
    struct process_log_event event;
    TRY(read_event(r, row, &event));
    ARENA_PUSH(r->arena, one->events, one->count, one->room, event);
    return ++r->log->event_count <= PROCESS_LOG_EVENTS_MOST
               ? NULL
               : error_make(r->arena, ERROR_TABLE_LOG, .arguments = {"more than 5,000,000 events"});
}

/* Stable: events of one instant stay as the file has them. */
static void sort_by_time(struct arena *arena, struct process_log_case *one)
{
    struct process_log_event *other = ARENA_LIST(arena, struct process_log_event, one->count + 1), *from = one->events;
    for (size_t width = 1; width < one->count; width *= 2) {
        for (size_t low = 0; low < one->count; low += 2 * width) {
            size_t middle = low + width < one->count ? low + width : one->count,
                   high = low + 2 * width < one->count ? low + 2 * width : one->count, i = low, k = middle;
            for (size_t at = low; at < high; at++)
                other[at] = i < middle && (k >= high || from[i].at <= from[k].at) ? from[i++] : from[k++];
        }
        struct process_log_event *swap = from;
        from = other;
        other = swap;
    }
    one->events = from;
}

const struct error *process_log_read(struct arena *arena, struct table_reader *reader, struct process_log *log)
{
    struct reading r = {.arena = arena, .log = log, .in_order = text_equal(table_format(reader), "xes")};
    struct table_row row;
    *log = (struct process_log){0};
    r.columns = table_header(reader, &r.header);
    TRY(find_columns(&r));
    for (;;) {
        TRY(table_next(reader, &row));
        if (!row.cells)
            break;
        TRY(read_row(&r, &row));
    }
    for (size_t i = 0; !r.in_order && i < log->case_count; i++)
        sort_by_time(arena, &log->cases[i]);
    return NULL;
}

const struct error *process_log_read_file(struct arena *arena, const char *path, struct process_log *log)
{
    struct table_options options = {0};
    struct table_reader *reader;
    TRY(table_open_file(arena, path, &options, &reader));
    const struct error *error = process_log_read(arena, reader, log);
    table_close(reader);
    return error;
}

const char *process_log_name(struct arena *arena, const char *file)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file, *dot = strchr(name, '.');
    return dot && dot > name ? arena_text_part(arena, name, (size_t)(dot - name)) : name;
}
