/* How a workflow really runs: variants, waiting, rework and the bottleneck, from the events of cases that have ended.
 */
#include "base/text.h"
#include "domain/process/process.h"
#include "policy/snapshot.h"
#include "quant/process.h"
#include "queries.h"

#include <stdlib.h>
#include <string.h>

enum {
    ACTIVITIES_MOST = 60,
    RESOURCES_MOST = 300,
    VARIANTS_MOST = 12,
    PAIRS_MOST = 20,
    EVENTS_MOST = 2000000,
    MINUTE_MS = 60000
};

/* Upper bounds of the bars of throughput, in hours; the last bar has none. */
static const double throughput_hours[] = {1, 4, 24, 72, 168, 336, 720};
enum { BARS = sizeof(throughput_hours) / sizeof(throughput_hours[0]) + 1 };

struct mining {
    struct arena *arena;
    const char *activities[ACTIVITIES_MOST + 1];
    size_t activity_count;
    struct process_event *events;
    size_t count, room, read;
    struct resource {
        const char *name;
        size_t executions, cases;
        int64_t last_case;
        double service_hours;
    } resources[RESOURCES_MOST + 1];
    size_t resource_count;
    bool foreign; /* its log says no more than it says: what began and has no end is an event of no length */
    int64_t of;   /* the case at hand */
    const char *of_name;
    struct opened {
        int64_t task, at;
        size_t activity;
        const char *resource;
    } opened[64]; /* started in the case at hand, not yet complete */
    size_t opened_count;
    size_t outside; /* events of activities beyond the most that are kept */
};

static size_t activity_of(struct mining *m, const char *name)
{
    size_t i = 0;
    while (i < m->activity_count && strcmp(m->activities[i], name))
        i++;
    if (i == m->activity_count && i < ACTIVITIES_MOST)
        m->activities[m->activity_count++] = arena_text(m->arena, name);
    return i;
}

/* Who did what has no name is the system, or nobody the log knows. */
static void worked(struct mining *m, const char *name, int64_t start, int64_t end)
{
    size_t i = 0;
    while (i < m->resource_count && strcmp(m->resources[i].name, name))
        i++;
    if (i == RESOURCES_MOST)
        return;
    if (i == m->resource_count)
        m->resources[m->resource_count++] = (struct resource){.name = arena_text(m->arena, name), .last_case = NONE};
    struct resource *resource = &m->resources[i];
    resource->executions++;
    resource->cases += resource->last_case != m->of;
    resource->last_case = m->of;
    resource->service_hours += (double)(end - start) / MINUTE_MS / 60;
}

static void put(struct mining *m, size_t activity, const char *resource, int64_t start, int64_t end)
{
    ARENA_PUSH(m->arena, m->events, m->count, m->room,
               (struct process_event){m->of_name, activity, start / MINUTE_MS, end / MINUTE_MS});
    worked(m, resource, start, end);
}

static void next_case(struct mining *m, int64_t of)
{
    for (size_t i = 0; m->foreign && i < m->opened_count; i++)
        put(m, m->opened[i].activity, m->opened[i].resource, m->opened[i].at, m->opened[i].at);
    m->opened_count = 0;
    m->of = of;
    m->of_name = of == NONE ? NULL : id_text(m->arena, of, of);
}

struct logged {
    const char *activity, *transition, *resource;
    int64_t at, task;
};

/* An event has a start and an end; a log says them apart. What has no start began when it ended. */
static void take(struct mining *m, const struct logged *event)
{
    size_t index = activity_of(m, event->activity), i = 0;
    if (index >= ACTIVITIES_MOST) {
        m->outside++;
        return;
    }
    while (i < m->opened_count && (m->opened[i].activity != index || m->opened[i].task != event->task))
        i++;
    if (!strcmp(event->transition, "complete")) {
        put(m, index, event->resource, i < m->opened_count ? m->opened[i].at : event->at, event->at);
        if (i < m->opened_count)
            m->opened[i] = m->opened[--m->opened_count];
    } else if (!strcmp(event->transition, "start") && i == m->opened_count && i < 64) {
        m->opened[m->opened_count++] =
            (struct opened){event->task, event->at, index, arena_text(m->arena, event->resource)};
    }
}

static const struct error *read(struct session *s, struct mining *m, const char *workflow, const char *source)
{
    struct rows *rows;
    const struct error *error;
    m->of = NONE;
    m->foreign = *source;
    TRY(store_query(s->tx, &query_process_log, VALUES(sql_text(workflow), sql_text(source)), &rows));
    while (rows_next(rows, &error)) {
        if (m->read++ == EVENTS_MOST)
            continue;
        if (rows_int(rows, 0) != m->of)
            next_case(m, rows_int(rows, 0));
        const char *resource = rows_text(rows, 5);
        take(m, &(struct logged){rows_text(rows, 1), rows_text(rows, 2), resource ? resource : "", rows_int(rows, 3),
                                 rows_int(rows, 4)});
    }
    next_case(m, NONE);
    return error;
}

static void activities_write(struct json_writer *w, const struct mining *m, const struct process *p)
{
    json_key(w, "activities");
    json_open(w, '[');
    for (size_t i = 0; i < m->activity_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", m->activities[i]);
        json_put_int(w, "count", (int64_t)p->activities[i].executions);
        json_put_double(w, "service_hours", p->activities[i].mean_service_hours);
        json_put_double(w, "wait_hours", p->activities[i].mean_wait_hours);
        json_put_double(w, "median_wait_hours", p->activities[i].median_wait_hours);
        json_put_double(w, "wait_share", p->activities[i].wait_share);
        json_put_int(w, "repeats", (int64_t)p->activities[i].repeats);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static int by_waiting(const void *a, const void *b)
{
    const struct process_pair *x = a, *y = b;
    return (x->wait_hours < y->wait_hours) - (x->wait_hours > y->wait_hours);
}

/* Between which steps the time passes: the most waiting first. */
static void pairs_write(struct json_writer *w, const struct mining *m, const struct process *p)
{
    struct process_pair *pairs = arena_copy(m->arena, p->pairs, (p->pair_count + 1) * sizeof *pairs);
    qsort(pairs, p->pair_count, sizeof *pairs, by_waiting);
    json_key(w, "steps");
    json_open(w, '[');
    for (size_t i = 0; i < p->pair_count && i < PAIRS_MOST; i++) {
        json_open(w, '{');
        json_put_text(w, "from", m->activities[pairs[i].from]);
        json_put_text(w, "to", m->activities[pairs[i].to]);
        json_put_int(w, "count", (int64_t)pairs[i].count);
        json_put_double(w, "mean_wait_hours", pairs[i].mean_wait_hours);
        json_put_double(w, "wait_hours", pairs[i].wait_hours);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static int by_executions(const void *a, const void *b)
{
    const struct resource *x = a, *y = b;
    return x->executions != y->executions ? (x->executions < y->executions ? 1 : -1) : strcmp(x->name, y->name);
}

static void resources_write(struct json_writer *w, struct mining *m)
{
    qsort(m->resources, m->resource_count, sizeof *m->resources, by_executions);
    json_key(w, "resources");
    json_open(w, '[');
    for (size_t i = 0; i < m->resource_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", m->resources[i].name);
        json_put_int(w, "executions", (int64_t)m->resources[i].executions);
        json_put_int(w, "cases", (int64_t)m->resources[i].cases);
        json_put_double(w, "service_hours", m->resources[i].service_hours);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void throughput_write(struct json_writer *w, const struct process *p)
{
    size_t counts[BARS] = {0};
    for (size_t i = 0; i < p->case_count; i++) {
        size_t bar = 0;
        while (bar < BARS - 1 && p->cases[i].throughput_hours > throughput_hours[bar])
            bar++;
        counts[bar]++;
    }
    json_key(w, "throughput");
    json_open(w, '[');
    for (size_t i = 0; i < BARS; i++) {
        json_open(w, '{');
        if (i < BARS - 1)
            json_put_double(w, "upto_hours", throughput_hours[i]);
        else
            json_put_null(w, "upto_hours");
        json_put_int(w, "cases", (int64_t)counts[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void process_write(struct json_writer *w, struct mining *m, const struct process *p)
{
    json_put_int(w, "cases", (int64_t)p->case_count);
    json_put_int(w, "events", (int64_t)(m->read > EVENTS_MOST ? EVENTS_MOST : m->read));
    json_put_int(w, "executions", (int64_t)m->count);
    json_put_bool(w, "cut", m->read > EVENTS_MOST || m->outside);
    json_put_text(w, "bottleneck", p->bottleneck);
    json_put_double(w, "median_hours", p->median_throughput_hours);
    json_put_double(w, "mean_hours", p->mean_throughput_hours);
    json_put_double(w, "p90_hours", p->p90_throughput_hours);
    json_put_double(w, "rework_rate", p->rework_rate);
    json_put_int(w, "variant_count", (int64_t)p->variant_count);
    json_key(w, "variants");
    json_open(w, '[');
    for (size_t i = 0; i < p->variant_count && i < VARIANTS_MOST; i++) {
        json_open(w, '{');
        json_put_text(w, "path", p->variants[i].name);
        json_put_int(w, "count", (int64_t)p->variants[i].count);
        json_put_double(w, "share", p->variants[i].share);
        json_close(w, '}');
    }
    json_close(w, ']');
    activities_write(w, m, p);
    pairs_write(w, m, p);
    resources_write(w, m);
    throughput_write(w, p);
}

const struct label *process_label(const struct session *s, const char *workflow)
{
    for (size_t i = 0; s->policy && i < s->policy->workflow_count; i++)
        if (text_equal(s->policy->workflows[i]->doc->name, workflow))
            return &s->policy->workflows[i]->doc->label;
    return NULL;
}

/* What the steps of a workflow of this bank are called. */
static void labels_write(const struct session *s, struct json_writer *w, const char *workflow, const char *source)
{
    json_key(w, "labels");
    json_open(w, '{');
    for (size_t i = 0; !*source && s->policy && i < s->policy->workflow_count; i++) {
        const struct workflow *found = s->policy->workflows[i];
        if (!text_equal(found->doc->name, workflow))
            continue;
        for (size_t k = 0; k < found->stage_count; k++)
            for (size_t j = 0; j < found->stages[k].work_count; j++)
                label_put(w, found->stages[k].work[j].name, found->stages[k].work[j].label);
    }
    json_close(w, '}');
}

const struct error *process_analyse(struct session *s, const char *workflow, const char *source, struct json_writer *w)
{
    struct mining *m = ARENA_NEW(s->arena, struct mining);
    m->arena = s->arena;
    TRY(read(s, m, workflow, source));
    json_open(w, '{');
    json_put_text(w, "workflow", workflow);
    labels_write(s, w, workflow, source);
    if (m->count) {
        struct process process = process_mine(m->arena, &(struct process_terms){.events = m->events,
                                                                                .event_count = m->count,
                                                                                .reference = m->activities,
                                                                                .reference_count = m->activity_count,
                                                                                .final_step_optional = true});
        process_write(w, m, &process);
    } else {
        json_put_int(w, "cases", 0);
    }
    json_close(w, '}');
    return NULL;
}
