/* Process mining of an approval flow: what a reference path of steps looks like in the events that really happened.
 * Times are minutes of the calendar, results are hours. An event waits from the end of the one before it in its case;
 * overlapping work never waits a negative time. Source: handbook of the field; fitness = 1 - cost / (m + n) with
 * insertions and deletions only, cost = m + n - 2 * longest common subsequence. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct process_event {
    const char *case_name;
    size_t activity; /* index into the reference */
    int64_t start_minute, end_minute;
};

struct process_terms {
    const struct process_event *events; /* any order, at least one */
    size_t event_count;
    const char *const *reference; /* the steps in their right order, each once */
    size_t reference_count;
    bool final_step_optional; /* a case without the last step is compared with the reference without it (a rejection) */
};

struct process_case {
    const char *name, *variant; /* activities joined by > */
    double throughput_hours, service_hours, waiting_hours;
    double flow_efficiency; /* service / throughput; NAN when no time passed */
    size_t rework_count;    /* events beyond the first of each activity */
    bool reached_final_step;
    const char **missing; /* steps of the reference that never happened */
    size_t missing_count;
    bool order_violation; /* of the first occurrences */
    size_t alignment_cost;
    double fitness;
};

struct process_variant {
    const char *name;
    const char **cases;
    size_t count, room;
    double share;
};

struct process_activity {
    size_t executions, repeats;                /* REPEATS: beyond the first of their case */
    double mean_service_hours;                 /* NAN when never executed */
    double mean_wait_hours, median_wait_hours; /* over executions with a predecessor; 0 if none */
    double wait_share;                         /* of all waiting; 0 when nothing waited */
};

struct process_pair {
    size_t from, to; /* indexes into the reference */
    size_t count;
    double mean_wait_hours, wait_hours; /* from the end of FROM to the start of TO, never below 0; mean and sum */
};

struct process {
    struct process_case *cases; /* by name, byte order */
    size_t case_count;
    struct process_variant *variants; /* by falling count, then name */
    size_t variant_count;
    struct process_activity *activities; /* in reference order */
    const char *bottleneck;              /* the activity with the highest wait share; NULL when nothing waited */
    struct process_pair *pairs;          /* directly follows, by names of from and to */
    size_t pair_count;
    double median_throughput_hours, mean_throughput_hours, p90_throughput_hours;
    double rework_rate, conformance_rate, final_step_rate;
};

struct process process_mine(struct arena *arena, const struct process_terms *terms);
