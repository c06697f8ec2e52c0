/* Counters in the text form Prometheus reads. */
#include "base/log.h"
#include "http/request.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const int64_t bounds_us[12] = {1000, 2000, 5000, 10000, 20000, 50000, 100000, 250000, 500000, 1000000, 2500000, INT64_MAX};

static int64_t microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void metrics_count(struct request *r, size_t bytes)
{
    struct metrics *m = &r->server->metrics;
    int64_t took = microseconds() - r->started;
    int class = r->status / 100;
    atomic_fetch_add(&m->requests, 1);
    atomic_fetch_add(&m->by_class[class < 6 ? class : 5], 1);
    atomic_fetch_add(&m->bytes_out, (int64_t)bytes);
    atomic_fetch_add(&m->microseconds, took);
    for (int i = 0; i < 12; i++)
        if (took <= bounds_us[i]) {
            atomic_fetch_add(&m->buckets[i], 1);
            break;
        }
    log_set_correlation(r->correlation);
    if (r->status >= 500 || took > 1000000)
        log_warning("request.done", "%s %s %d %lld us", r->method, r->path, r->status, (long long)took);
    else
        log_debug("request.done", "%s %s %d %lld us", r->method, r->path, r->status, (long long)took);
    log_set_correlation("");
}

static void counter(struct buffer *out, const char *name, const char *help, const char *type, int64_t value)
{
    buffer_format(out, "# HELP %s %s\n# TYPE %s %s\n%s %lld\n", name, help, name, type, name, (long long)value);
}

static int64_t resident_bytes(void)
{
    long long pages = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file)
        return 0;
    if (fscanf(file, "%lld %lld", &pages, &resident) != 2)
        resident = 0;
    fclose(file);
    return resident * sysconf(_SC_PAGESIZE);
}

void metrics_write(struct server *s, struct buffer *out)
{
    struct metrics *m = &s->metrics;
    struct store_statistics store = store_statistics(s->bank->store);
    buffer_text(out, "# HELP steward_requests_total Requests answered, by class of status.\n# TYPE steward_requests_total counter\n");
    for (int i = 1; i < 6; i++)
        buffer_format(out, "steward_requests_total{class=\"%dxx\"} %lld\n", i, (long long)atomic_load(&m->by_class[i]));
    buffer_text(out, "# HELP steward_request_seconds Time from first header to answer.\n# TYPE steward_request_seconds histogram\n");
    int64_t sum = 0;
    for (int i = 0; i < 12; i++) {
        sum += atomic_load(&m->buckets[i]);
        if (bounds_us[i] == INT64_MAX)
            buffer_format(out, "steward_request_seconds_bucket{le=\"+Inf\"} %lld\n", (long long)sum);
        else
            buffer_format(out, "steward_request_seconds_bucket{le=\"%g\"} %lld\n", (double)bounds_us[i] / 1e6, (long long)sum);
    }
    buffer_format(out, "steward_request_seconds_sum %.6f\nsteward_request_seconds_count %lld\n", (double)atomic_load(&m->microseconds) / 1e6,
                  (long long)sum);
    counter(out, "steward_requests_in_flight", "Requests being worked on.", "gauge", atomic_load(&m->in_flight));
    counter(out, "steward_bytes_sent_total", "Bytes of answers.", "counter", atomic_load(&m->bytes_out));
    counter(out, "steward_sign_ins_total", "Successful sign-ins.", "counter", atomic_load(&m->sign_ins));
    counter(out, "steward_sign_in_failures_total", "Failed sign-ins.", "counter", atomic_load(&m->sign_in_failures));
    counter(out, "steward_store_writes_total", "Writes committed.", "counter", store.writes);
    counter(out, "steward_store_commits_total", "Commits made; writes per commit shows the group commit.", "counter", store.commits);
    counter(out, "steward_store_failures_total", "Writes undone.", "counter", store.failures);
    counter(out, "steward_store_reads_total", "Read transactions.", "counter", store.reads);
    counter(out, "steward_event_streams", "Open event streams.", "gauge", events_subscribers(s->events));
    counter(out, "steward_resident_bytes", "Memory in use.", "gauge", resident_bytes());
    counter(out, "steward_start_time_seconds", "When the server started.", "gauge", s->started_at / 1000);
}
