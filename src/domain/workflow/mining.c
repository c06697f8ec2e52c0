/* How a workflow really runs: variants, waiting, rework and the bottleneck, from the events of cases that have ended.
 */
#include "base/text.h"
#include "domain/workflow/engine.h"
#include "quant/process.h"
#include "queries.h"

#include <stdlib.h>
#include <string.h>

enum { ACTIVITIES_MOST = 60, VARIANTS_MOST = 12, MINUTE_MS = 60000 };

struct mining {
    struct arena *arena;
    const char *activities[ACTIVITIES_MOST + 1];
    size_t activity_count;
    struct process_event *events;
    size_t count, room;
    struct opened {
        int64_t of, task, at;
        size_t activity;
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

/* An event has a start and an end; a log says them apart. What has no start began when it ended. */
static void take(struct mining *m, int64_t of, const char *activity, const char *transition, int64_t at, int64_t task)
{
    size_t index = activity_of(m, activity), i = 0;
    if (index >= ACTIVITIES_MOST) {
        m->outside++;
        return;
    }
    if (m->opened_count && m->opened[0].of != of)
        m->opened_count = 0;
    while (i < m->opened_count && (m->opened[i].activity != index || m->opened[i].task != task))
        i++;
    if (!strcmp(transition, "complete")) {
        int64_t start = i < m->opened_count ? m->opened[i].at : at;
        ARENA_PUSH(m->arena, m->events, m->count, m->room,
                   (struct process_event){id_text(m->arena, of, of), index, start / MINUTE_MS, at / MINUTE_MS});
        if (i < m->opened_count)
            m->opened[i] = m->opened[--m->opened_count];
    } else if (!strcmp(transition, "start") && i == m->opened_count && i < 64) {
        m->opened[m->opened_count++] = (struct opened){of, task, at, index};
    }
}

static const struct error *read(struct session *s, struct mining *m, const char *workflow, const char *source)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_workflow_log, VALUES(sql_text(workflow), sql_text(source)), &rows));
    while (rows_next(rows, &error))
        take(m, rows_int(rows, 0), rows_text(rows, 1), rows_text(rows, 2), rows_int(rows, 3), rows_int(rows, 4));
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
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void process_write(struct json_writer *w, const struct mining *m, const struct process *p)
{
    json_put_int(w, "cases", (int64_t)p->case_count);
    json_put_int(w, "events", (int64_t)m->count);
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
}

const struct error *operation_workflow_process(struct call *call)
{
    const struct workflow_process_query *query = call->query;
    struct mining *m = ARENA_NEW(call->session->arena, struct mining);
    m->arena = call->session->arena;
    TRY(read(call->session, m, call->path[0], query->source ? query->source : ""));
    json_open(call->reply, '{');
    json_put_text(call->reply, "workflow", call->path[0]);
    if (m->count) {
        struct process process = process_mine(m->arena, &(struct process_terms){.events = m->events,
                                                                                .event_count = m->count,
                                                                                .reference = m->activities,
                                                                                .reference_count = m->activity_count,
                                                                                .final_step_optional = true});
        process_write(call->reply, m, &process);
    } else {
        json_put_int(call->reply, "cases", 0);
    }
    json_close(call->reply, '}');
    return NULL;
}
