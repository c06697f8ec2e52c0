/* steward model monitor: checks the models in use on the book of today, and month ends before it where asked for. */
#include "app/model_command.h"

#include "domain/lab/lab.h"
#include "queries.h"

#include <math.h>
#include <stdio.h>

static void print_share(const char *name, double value)
{
    if (isnan(value))
        printf(", %s not evaluated", name);
    else
        printf(", %s %.4f", name, value);
}

static const struct error *print_checks(struct session *s)
{
    struct tx tx;
    struct rows *rows;
    TRY(session_read(s, &tx));
    const struct error *error = store_query(s->tx, &query_lab_checked_newest, VALUES(sql_int(s->today)), &rows);
    while (!error && rows_next(rows, &error)) {
        printf("%s v%lld: %s, %lld cases", rows_text(rows, 0), (long long)rows_int(rows, 1), rows_text(rows, 2),
               (long long)rows_int(rows, 3));
        print_share("PSI", rows_real(rows, 4));
        print_share("AUC", rows_real(rows, 5));
        printf("; %lld of %lld defaulted", (long long)rows_int(rows, 6), (long long)rows_int(rows, 7));
        print_share("foretold", rows_real(rows, 8));
        puts("");
    }
    session_end(s);
    return error;
}

int model_monitor(struct arena *arena, struct model_flags *flags)
{
    struct settings settings;
    struct bank bank;
    struct session s;
    const struct error *error = settings_read(arena, flags->bank_count, flags->bank, &settings);
    if (error) {
        command_fail(arena, error);
        return EXIT_USAGE;
    }
    if (flags->back < 0 || flags->back > 24 || flags->back != floor(flags->back)) {
        fputs("steward: --back takes 0 to 24 month ends\n", stderr);
        return EXIT_USAGE;
    }
    error = bank_open(arena, &settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    session_system(&s, &bank, arena);
    error = lab_check_run(&s, NULL, (int64_t)flags->back);
    if (!error)
        error = print_checks(&s);
    error = error ? error_copy(arena, error) : NULL;
    session_close(&s);
    bank_close(&bank);
    return error ? command_fail(arena, error) : EXIT_DONE;
}
