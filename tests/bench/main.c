/* bench PROGRAM TRACE_LIBRARY FOLDER DB CUSTOMERS SECONDS OUT PART...: runs the parts against the bank in DB and writes
 * OUT. ./bench prepares all that. */
#include "bench/bench.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    void (*run)(struct bench *bench);
} parts[] = {{"start", part_start},   {"screens", part_screens},     {"reads", part_reads},
             {"typing", part_typing}, {"writes", part_writes},       {"import", part_import},
             {"assess", part_assess}, {"schedules", part_schedules}, {"project", part_project},
             {"limits", part_limits}, {"loss", part_loss},         {"dayend", part_dayend}, {"service", part_service}};

int main(int argc, char **argv)
{
    if (argc < 8) {
        fputs("usage: bench PROGRAM TRACE_LIBRARY FOLDER DB CUSTOMERS SECONDS OUT PART...\n", stderr);
        return 2;
    }
    struct bench bench = {
        .arena = arena_new(), .customers = strtoll(argv[5], NULL, 10), .seconds = strtod(argv[6], NULL)};
    bench.product = (struct product){.program = argv[1],
                                     .trace_library = argv[2],
                                     .folder = argv[3],
                                     .db = argv[4],
                                     .trace = arena_format(bench.arena, "%s/statements.trace", argv[3])};
    bench.report.arena = bench.arena;
    signal(SIGPIPE, SIG_IGN);
    for (int i = 8; i < argc; i++)
        for (size_t k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
            if (!strcmp(argv[i], parts[k].name))
                parts[k].run(&bench);
    bool written = report_write(&bench.report, argv[7], &bench.product, bench.customers);
    arena_free(bench.arena);
    return written && bench.report.count ? 0 : 1;
}
