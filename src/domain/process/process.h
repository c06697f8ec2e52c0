/* Process logs of other systems: read from XES or CSV, kept as cases and events of the workflow's own store, compared
 * with what is kept. Events are only ever added: a second import adds nothing, a later export of the same log adds what
 * is new, and a past that differs is refused. */
#pragma once

#include "domain/job/job.h"

enum { PROCESS_LOG_EVENTS_MOST = 5000000, PROCESS_LOG_NAME_MOST = 40 };

struct process_log_event {
    const char *activity, *resource, *attributes; /* RESOURCE may be NULL; ATTRIBUTES JSON or NULL */
    int64_t transition, at;                       /* enum workflow_event_transition, instant */
};

struct process_log_case {
    const char *name, *attributes;
    int64_t amount; /* of the first case column that speaks of an amount; NONE */
    struct process_log_event *events;
    size_t count, room;
};

struct process_log {
    struct process_log_case *cases; /* in the order they begin in the file */
    size_t case_count, case_room, event_count;
};

/* Columns go by their XES names or by plain ones ("case", "activity", "lifecycle", "timestamp", "resource"); all others
 * are kept as attributes: those called "case:NAME" of the case, the rest of the event. Events keep the file's order, in
 * CSV that of time. */
struct table_reader;
const struct error *process_log_read(struct arena *arena, struct table_reader *reader, struct process_log *log);
const struct error *process_log_read_file(struct arena *arena, const char *path, struct process_log *log);
/* The name a log of FILE goes by: the file's without folder and endings. */
const char *process_log_name(struct arena *arena, const char *file);

struct process_log_tally {
    int64_t cases, events;                 /* of the file */
    int64_t cases_new, events_new;         /* added, or missing when only compared */
    int64_t events_known, events_differ;   /* there and equal; there and not */
    int64_t cases_surplus, events_surplus; /* in the bank and not in the file */
};
/* Compares with what the bank keeps under NAME. In a reading transaction. */
const struct error *process_log_compare(struct session *s, const struct process_log *log, const char *name,
                                        struct process_log_tally *tally);
/* Throughput, waiting between steps, rework, variants, people and the bottleneck of ended cases of WORKFLOW, of those
 * that came from SOURCE ("": the bank's own), as a JSON object. In a reading transaction. */
const struct error *process_analyse(struct session *s, const char *workflow, const char *source, struct json_writer *w);
/* What a workflow of this bank is called; NULL: it is none. */
const struct label *process_label(const struct session *s, const char *workflow);
void process_log_tally_write(struct json_writer *w, const struct process_log_tally *tally);

/* Input: {"name", "file", "sha256" or "path", "branch"}. Result: the tally. */
const struct error *process_log_job(struct job *job, struct arena *arena);
