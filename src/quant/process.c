#include "quant/process.h"

#include "base/buffer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One case while it is looked at: its events in order of start. */
struct trace {
    const struct process_event *events;
    size_t count;
};

/* Waits of one activity, for the median. */
struct waits {
    double *hours;
    size_t count, room;
};

static double hours(int64_t minutes)
{
    return (double)minutes / 60;
}

static int by_case_and_start(const void *a, const void *b)
{
    const struct process_event *x = a, *y = b;
    int order = strcmp(x->case_name, y->case_name);
    if (order)
        return order;
    if (x->start_minute != y->start_minute)
        return x->start_minute < y->start_minute ? -1 : 1;
    if (x->end_minute != y->end_minute)
        return x->end_minute < y->end_minute ? -1 : 1;
    return (x->activity > y->activity) - (x->activity < y->activity);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Linear interpolation at position q (n - 1) of sorted values. */
static double quantile(const double *sorted, size_t count, double q)
{
    double position = q * (double)(count - 1);
    size_t below = (size_t)position, above = below + 1 < count ? below + 1 : below;
    return sorted[below] + (position - (double)below) * (sorted[above] - sorted[below]);
}

static size_t common_length(struct arena *arena, const struct trace *trace, size_t reference_count)
{
    size_t *row = ARENA_LIST(arena, size_t, reference_count + 1);
    for (size_t i = 0; i < trace->count; i++) {
        size_t diagonal = 0; /* row[i-1][j-1] of the usual table */
        for (size_t j = 0; j < reference_count; j++) {
            size_t above = row[j + 1];
            if (trace->events[i].activity == j)
                row[j + 1] = diagonal + 1;
            else if (row[j] > above)
                row[j + 1] = row[j];
            diagonal = above;
        }
    }
    return row[reference_count];
}

static const char *variant_text(struct arena *arena, const struct process_terms *terms, const struct trace *trace)
{
    struct buffer text = {.arena = arena};
    for (size_t i = 0; i < trace->count; i++)
        buffer_format(&text, "%s%s", i ? ">" : "", terms->reference[trace->events[i].activity]);
    return buffer_end(&text);
}

static void times_fill(const struct trace *trace, struct process_case *out)
{
    int64_t service = 0, waiting = 0;
    for (size_t i = 0; i < trace->count; i++) {
        const struct process_event *event = &trace->events[i];
        service += event->end_minute - event->start_minute;
        if (i && event->start_minute > event[-1].end_minute)
            waiting += event->start_minute - event[-1].end_minute;
    }
    int64_t throughput = trace->events[trace->count - 1].end_minute - trace->events[0].start_minute;
    out->service_hours = hours(service);
    out->waiting_hours = hours(waiting);
    out->throughput_hours = hours(throughput);
    out->flow_efficiency = throughput ? (double)service / (double)throughput : NAN;
}

/* Which steps happened, in which order first, and what has to be added or dropped to get the reference path. */
static void path_fill(struct arena *arena, const struct process_terms *terms, const struct trace *trace,
                      struct process_case *out)
{
    bool *seen = ARENA_LIST(arena, bool, terms->reference_count);
    size_t distinct = 0, latest = 0, steps = terms->reference_count;
    for (size_t i = 0; i < trace->count; i++) {
        size_t activity = trace->events[i].activity;
        if (seen[activity])
            continue;
        seen[activity] = true;
        distinct++;
        out->order_violation |= activity < latest;
        latest = activity > latest ? activity : latest;
    }
    out->rework_count = trace->count - distinct;
    out->reached_final_step = seen[steps - 1];
    if (terms->final_step_optional && !out->reached_final_step)
        steps--;
    out->missing = ARENA_LIST(arena, const char *, steps);
    for (size_t j = 0; j < steps; j++)
        if (!seen[j])
            out->missing[out->missing_count++] = terms->reference[j];
    out->alignment_cost = trace->count + steps - 2 * common_length(arena, trace, steps);
    out->fitness = 1 - (double)out->alignment_cost / (double)(trace->count + steps);
}

/* Paths of long logs are many and long: they are found by their hash. */
struct variant_index {
    size_t *slots, count; /* place of a variant plus one; at least twice as many slots as cases */
};

static void variant_add(struct arena *arena, struct process *process, const struct variant_index *index,
                        const struct process_case *of)
{
    uint64_t hash = 1469598103934665603u;
    for (const char *at = of->variant; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    size_t slot = hash % index->count;
    while (index->slots[slot] && strcmp(process->variants[index->slots[slot] - 1].name, of->variant))
        slot = (slot + 1) % index->count;
    if (!index->slots[slot]) {
        process->variants[process->variant_count++].name = of->variant;
        index->slots[slot] = process->variant_count;
    }
    struct process_variant *variant = &process->variants[index->slots[slot] - 1];
    ARENA_PUSH(arena, variant->cases, variant->count, variant->room, of->name);
}

static int by_frequency(const void *a, const void *b)
{
    const struct process_variant *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->name, y->name);
}

static void cases_fill(struct arena *arena, const struct process_terms *terms, const struct process_event *events,
                       struct process *process)
{
    size_t cases = 0;
    for (size_t i = 0; i < terms->event_count; i++)
        cases += !i || strcmp(events[i].case_name, events[i - 1].case_name) != 0;
    struct variant_index index = {ARENA_LIST(arena, size_t, 2 * cases + 1), 2 * cases + 1};
    process->cases = ARENA_LIST(arena, struct process_case, cases);
    process->variants = ARENA_LIST(arena, struct process_variant, cases);
    for (size_t i = 0, j; i < terms->event_count; i = j) {
        for (j = i; j < terms->event_count && !strcmp(events[i].case_name, events[j].case_name);)
            j++;
        struct trace trace = {events + i, j - i};
        struct process_case *out = &process->cases[process->case_count++];
        out->name = events[i].case_name;
        out->variant = variant_text(arena, terms, &trace);
        times_fill(&trace, out);
        path_fill(arena, terms, &trace, out);
        variant_add(arena, process, &index, out);
    }
    for (size_t v = 0; v < process->variant_count; v++)
        process->variants[v].share = (double)process->variants[v].count / (double)process->case_count;
    qsort(process->variants, process->variant_count, sizeof *process->variants, by_frequency);
}

static double sum(const double *values, size_t count)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += values[i];
    return total;
}

static void activities_fill(struct arena *arena, const struct process_terms *terms, const struct process_event *events,
                            struct process *process)
{
    struct waits *waits = ARENA_LIST(arena, struct waits, terms->reference_count);
    process->activities = ARENA_LIST(arena, struct process_activity, terms->reference_count);
    const char **last =
        ARENA_LIST(arena, const char *, terms->reference_count); /* case of each activity's last event */
    double *service = ARENA_LIST(arena, double, terms->reference_count), all = 0, most = 0;
    for (size_t i = 0; i < terms->event_count; i++) {
        const struct process_event *event = &events[i];
        struct waits *of = &waits[event->activity];
        process->activities[event->activity].executions++;
        process->activities[event->activity].repeats +=
            last[event->activity] && !strcmp(last[event->activity], event->case_name);
        last[event->activity] = event->case_name;
        service[event->activity] += hours(event->end_minute - event->start_minute);
        if (i && !strcmp(event->case_name, event[-1].case_name))
            ARENA_PUSH(arena, of->hours, of->count, of->room,
                       fmax(0, hours(event->start_minute - event[-1].end_minute)));
    }
    for (size_t a = 0; a < terms->reference_count; a++)
        all += sum(waits[a].hours, waits[a].count);
    for (size_t a = 0; a < terms->reference_count; a++) {
        struct process_activity *out = &process->activities[a];
        double waited = sum(waits[a].hours, waits[a].count);
        out->mean_service_hours = out->executions ? service[a] / (double)out->executions : NAN;
        out->wait_share = all > 0 ? waited / all : 0;
        if (waits[a].count) {
            qsort(waits[a].hours, waits[a].count, sizeof(double), by_value);
            out->mean_wait_hours = waited / (double)waits[a].count;
            out->median_wait_hours = quantile(waits[a].hours, waits[a].count, 0.5);
        }
        if (out->wait_share > most) {
            most = out->wait_share;
            process->bottleneck = terms->reference[a];
        }
    }
}

static void pairs_fill(struct arena *arena, const struct process_terms *terms, const struct process_event *events,
                       struct process *process)
{
    size_t n = terms->reference_count, *counts = ARENA_LIST(arena, size_t, n * n),
           *order = ARENA_LIST(arena, size_t, n);
    double *waits = ARENA_LIST(arena, double, n *n);
    for (size_t i = 1; i < terms->event_count; i++) {
        size_t pair = events[i - 1].activity * n + events[i].activity;
        if (strcmp(events[i].case_name, events[i - 1].case_name) != 0)
            continue;
        counts[pair]++;
        waits[pair] += fmax(0, hours(events[i].start_minute - events[i - 1].end_minute));
    }
    for (size_t a = 0; a < n; a++) { /* insertion sort of the few steps by name */
        size_t at = a;
        for (; at && strcmp(terms->reference[order[at - 1]], terms->reference[a]) > 0; at--)
            order[at] = order[at - 1];
        order[at] = a;
    }
    process->pairs = ARENA_LIST(arena, struct process_pair, n * n);
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++) {
            size_t pair = order[a] * n + order[b];
            if (counts[pair])
                process->pairs[process->pair_count++] = (struct process_pair){
                    order[a], order[b], counts[pair], waits[pair] / (double)counts[pair], waits[pair]};
        }
}

static void summary_fill(struct arena *arena, struct process *process)
{
    size_t n = process->case_count, rework = 0, conforming = 0, final = 0;
    double *throughput = ARENA_LIST(arena, double, n);
    for (size_t i = 0; i < n; i++) {
        const struct process_case *one = &process->cases[i];
        throughput[i] = one->throughput_hours;
        rework += one->rework_count > 0;
        conforming += one->missing_count == 0 && !one->order_violation;
        final += one->reached_final_step;
    }
    qsort(throughput, n, sizeof *throughput, by_value);
    process->median_throughput_hours = quantile(throughput, n, 0.5);
    process->p90_throughput_hours = quantile(throughput, n, 0.9);
    process->mean_throughput_hours = sum(throughput, n) / (double)n;
    process->rework_rate = (double)rework / (double)n;
    process->conformance_rate = (double)conforming / (double)n;
    process->final_step_rate = (double) final / (double)n;
}

struct process process_mine(struct arena *arena, const struct process_terms *terms)
{
    struct process process = {0};
    struct process_event *events = arena_copy(arena, terms->events, terms->event_count * sizeof *events);
    qsort(events, terms->event_count, sizeof *events, by_case_and_start);
    cases_fill(arena, terms, events, &process);
    activities_fill(arena, terms, events, &process);
    pairs_fill(arena, terms, events, &process);
    summary_fill(arena, &process);
    return process;
}
