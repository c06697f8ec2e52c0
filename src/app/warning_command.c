/* steward warning: the indicators over the book, over one customer, or over the past. */
#include "app/command.h"
#include "base/date.h"
#include "base/text.h"
#include "domain/warning/warning.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool progress(void *context, struct session *s, int64_t done, int64_t total, const struct error **error)
{
    (void)context;
    (void)s;
    (void)error;
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%lld / %lld", (long long)done, (long long)total);
    return true;
}

static int run_book(struct arena *arena, struct bank *bank, struct warning_run_options *options)
{
    struct warning_run run;
    options->progress = progress;
    const struct error *error = warning_run_book(bank, arena, options, &run);
    if (isatty(STDERR_FILENO))
        fputc('\n', stderr);
    if (error)
        return command_fail(arena, error);
    printf("%s: %lld customers, %lld signals, %lld new warnings, %lld times not evaluated, %.2f s\n",
           date_text(arena, run.as_of), (long long)run.customers, (long long)run.fired, (long long)run.raised,
           (long long)run.missing, (double)run.took_ms / 1000);
    if (options->at)
        printf("%lld defaulted within %lld days\n", (long long)run.defaults, (long long)options->horizon_days);
    puts(run.result);
    return EXIT_DONE;
}

struct one {
    int64_t customer, fired, missing;
};

static const struct error *run_one(struct session *s, void *context)
{
    struct one *one = context;
    return warning_run_customer(s, one->customer, &one->fired, &one->missing);
}

static int run_customer(struct arena *arena, struct bank *bank, const char *id)
{
    struct one one;
    struct session s;
    int64_t home;
    session_system(&s, bank, arena);
    const struct error *error =
        id_parse(id, &home, &one.customer) ? session_write(&s, run_one, &one) : error_make(arena, ERROR_RECORD_MISSING);
    session_close(&s);
    if (error)
        return command_fail(arena, error);
    printf("%lld signals, %lld times not evaluated\n", (long long)one.fired, (long long)one.missing);
    return EXIT_DONE;
}

static int usage(void)
{
    fputs("usage: steward warning run | customer ID | back-test YYYY-MM-DD [DAYS]\n", stderr);
    return EXIT_USAGE;
}

int command_warning(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct warning_run_options options = {.horizon_days = 365};
    const char *verb = settings->rest_count ? settings->rest[0] : "",
               *what = settings->rest_count > 1 ? settings->rest[1] : NULL;
    int64_t day;
    bool run = !strcmp(verb, "run") && settings->rest_count == 1, test = !strcmp(verb, "back-test") && what,
         one = !strcmp(verb, "customer") && what;
    if (!run && !test && !one)
        return usage();
    if (test) {
        if (!date_parse(what, &day) || day >= instant_date(instant_now()) ||
            (settings->rest_count > 2 &&
             (!text_integer(settings->rest[2], &options.horizon_days) || options.horizon_days < 1)))
            return usage();
        options.at = instant_of_date(day + 1) - 1;
    }
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    int code = one ? run_customer(arena, &bank, what) : run_book(arena, &bank, &options);
    bank_close(&bank);
    return code;
}
