/* steward transactions FILE: bookings as newline-delimited JSON, from a file or standard input, judged as they arrive.
 */
#include "app/command.h"
#include "domain/transaction/transaction.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 8 << 20 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Whole lines of a block at a time; what is left of the last one leads the next block. */
static const struct error *post_file(struct bank *bank, struct arena *arena, FILE *file, struct posting_report *report)
{
    char *block = arena_take(arena, BLOCK + 1);
    size_t kept = 0, got;
    int64_t line = 1;
    do {
        got = fread(block + kept, 1, BLOCK - kept, file);
        size_t size = kept + got, whole = size;
        while (got && whole && block[whole - 1] != '\n')
            whole--;
        if (got && !whole && size == BLOCK)
            return error_make(arena, ERROR_SYSTEM_FILE, .value = "line", .arguments = {"longer than 8 MB"});
        struct session s;
        struct arena *work = arena_new();
        session_system(&s, bank, work);
        const struct error *error = transactions_post(&s, block, whole, line, report);
        for (size_t i = 0; i < report->fault_count; i++)
            fprintf(stderr, "line %lld: %s\n", (long long)report->faults[i].line, report->faults[i].message);
        report->faults = NULL;
        report->fault_count = report->fault_room = 0;
        session_close(&s);
        error = error ? error_copy(arena, error) : NULL;
        arena_free(work);
        if (error)
            return error;
        for (size_t i = 0; i < whole; i++)
            line += block[i] == '\n';
        kept = size - whole;
        memmove(block, block + whole, kept);
    } while (got);
    return NULL;
}

int command_transactions(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct posting_report report = {0};
    if (settings->rest_count != 1) {
        fputs("usage: steward transactions FILE | -\n", stderr);
        return EXIT_USAGE;
    }
    FILE *file = strcmp(settings->rest[0], "-") ? fopen(settings->rest[0], "rb") : stdin;
    if (!file)
        return command_fail(
            arena, error_make(arena, ERROR_SYSTEM_FILE, .value = settings->rest[0], .arguments = {strerror(errno)}));
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    double start = seconds();
    if (!error) {
        error = post_file(&bank, arena, file, &report);
        bank_close(&bank);
    }
    if (file != stdin)
        fclose(file);
    if (error)
        return command_fail(arena, error);
    double took = seconds() - start;
    printf("%lld received, %lld accepted, %lld repeated, %lld refused, %lld signals, %lld new warnings; %.2f s, %.0f a "
           "second\n",
           (long long)report.received, (long long)report.accepted, (long long)report.repeated,
           (long long)report.refused, (long long)report.signals, (long long)report.warnings, took,
           (double)report.received / (took > 0 ? took : 1));
    return report.refused ? EXIT_FAILED : EXIT_DONE;
}
