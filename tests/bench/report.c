#include "base/json.h"
#include "bench/bench.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

static const char *number(struct arena *arena, double value)
{
    if (isnan(value))
        return "";
    if (fabs(value) >= 100 || value == floor(value))
        return arena_format(arena, "%.0f", value);
    return arena_format(arena, value < 1 ? "%.3f" : "%.2f", value);
}

void report_add(struct report *report, struct figure figure)
{
    struct arena *a = report->arena;
    ARENA_PUSH(a, report->figures, report->count, report->room, figure);
    if (report->count == 1)
        printf("%-8s %-34s %12s %12s %6s %8s %8s\n", "part", "figure", "product", "raw", "ratio", "p50 ms", "p99 ms");
    const char *unit = figure.unit ? figure.unit : "";
    printf("%-8s %-34s %12s %12s %6s %8s %8s  %s%s%s\n", figure.part, figure.name, number(a, figure.product),
           number(a, figure.raw),
           isnan(figure.product / figure.raw) ? "" : arena_format(a, "%.2f", figure.product / figure.raw),
           number(a, figure.p50_ms), number(a, figure.p99_ms), unit, figure.note ? "; " : "",
           figure.note ? figure.note : "");
    fflush(stdout);
}

static const char *processor(struct arena *arena)
{
    char line[256];
    const char *name = "unknown";
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file && fgets(line, sizeof(line), file)) {
        char *colon = strchr(line, ':');
        if (colon && !strncmp(line, "model name", 10)) {
            colon[strcspn(colon, "\n")] = 0;
            name = arena_text(arena, colon + 2);
            break;
        }
    }
    if (file)
        fclose(file);
    return name;
}

static void put_number(struct json_writer *w, const char *name, double value)
{
    if (!isnan(value))
        json_put_double(w, name, value);
}

bool report_write(const struct report *report, const char *path, const struct product *product, int64_t customers)
{
    struct buffer out = {.arena = report->arena};
    struct json_writer w = {&out, false};
    struct stat about;
    struct utsname system;
    uname(&system);
    json_open(&w, '{');
    json_put_int(&w, "customers", customers);
    json_put_int(&w, "database_bytes", stat(product->db, &about) ? 0 : about.st_size);
    json_put_int(&w, "cores", sysconf(_SC_NPROCESSORS_ONLN));
    json_put_text(&w, "processor", processor(report->arena));
    json_put_text(&w, "kernel", system.release);
    json_put_int(&w, "memory_bytes", (int64_t)sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE));
    json_put_int(&w, "connections", CONNECTIONS);
    json_put_int(&w, "measured_at", time(NULL));
    json_key(&w, "figures");
    json_open(&w, '[');
    for (size_t i = 0; i < report->count; i++) {
        const struct figure *f = &report->figures[i];
        json_open(&w, '{');
        json_put_text(&w, "part", f->part);
        json_put_text(&w, "name", f->name);
        json_put_text(&w, "unit", f->unit);
        put_number(&w, "product", f->product);
        put_number(&w, "raw", f->raw);
        put_number(&w, "ratio", f->product / f->raw);
        put_number(&w, "p50_ms", f->p50_ms);
        put_number(&w, "p99_ms", f->p99_ms);
        if (f->note)
            json_put_text(&w, "note", f->note);
        json_close(&w, '}');
    }
    json_close(&w, ']');
    json_close(&w, '}');
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fprintf(file, "%s\n", buffer_end(&out));
    return !fclose(file);
}
