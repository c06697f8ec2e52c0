/* steward assess: one customer by id, or the whole book. */
#include "app/command.h"
#include "domain/assess/assess.h"
#include "record/call.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool progress(void *context, int64_t done, int64_t total)
{
    (void)context;
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%lld / %lld", (long long)done, (long long)total);
    return true;
}

static int assess_all(struct arena *arena, struct bank *bank, bool grant)
{
    struct assess_report report;
    struct assess_options options = {.progress = progress, .grant_tiers = grant};
    const struct error *error = assess_book(bank, arena, &options, &report);
    if (isatty(STDERR_FILENO))
        fputc('\n', stderr);
    if (error)
        return command_fail(arena, error);
    printf("%lld customers, %lld rated, %lld grades and %lld tiers changed; read %.2f s, compute %.2f s, write %.2f s\n", (long long)report.customers,
           (long long)report.rated, (long long)report.changed_grades, (long long)report.changed_tiers, (double)report.read_us / 1e6,
           (double)report.compute_us / 1e6, (double)report.write_us / 1e6);
    return EXIT_DONE;
}

struct one {
    int64_t id;
    struct buffer *out;
};

static const struct error *assess_one(struct session *s, void *context)
{
    struct one *one = context;
    struct assessed result;
    struct json_writer w = {one->out, false};
    TRY(assess_customer(s, one->id, &result));
    one->out->size = 0;
    assessed_write(&w, &result);
    return NULL;
}

int command_assess(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct session s;
    struct buffer out = {.arena = arena};
    struct one one = {.out = &out};
    int64_t home;
    if (!settings->all && settings->rest_count != 1) {
        fputs("usage: steward assess CUSTOMER_ID | --all\n", stderr);
        return EXIT_USAGE;
    }
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    int code = EXIT_DONE;
    if (settings->all) {
        code = assess_all(arena, &bank, settings->yes);
    } else {
        session_system(&s, &bank, arena);
        error = id_parse(settings->rest[0], &home, &one.id) ? session_write(&s, assess_one, &one) : error_make(arena, ERROR_RECORD_MISSING);
        session_close(&s);
        if (error)
            code = command_fail(arena, error);
        else
            puts(buffer_end(&out));
    }
    bank_close(&bank);
    return code;
}
