/* steward tape: loans of another bank's file through the servicing engine, without a database. */
#include "app/command.h"
#include "base/date.h"
#include "domain/loan/tape.h"

#include <stdio.h>

static void print_matrix(const struct tape *t)
{
    printf("standing on %s, against the tape's status (in debt on some day before):\n%-18s",
           t->date == NONE ? "-" : "that day", "");
    for (size_t k = 0; k < t->status_count; k++)
        printf(" %12s", *t->statuses[k] ? t->statuses[k] : "(none)");
    putchar('\n');
    for (int i = 0; i < TAPE_STANDINGS; i++) {
        printf("%-18s", tape_standing_names[i]);
        for (size_t k = 0; k < t->status_count; k++)
            printf(" %6lld (%3lld)", (long long)t->matrix[i][k], (long long)t->ever_late[i][k]);
        putchar('\n');
    }
}

static void print(struct arena *arena, const struct tape *t)
{
    printf("loans %lld, schedules %lld with %lld instalments, principal not summing to the amount %lld\n",
           (long long)t->loans, (long long)t->schedules, (long long)t->instalments, (long long)t->sums_wrong);
    for (int i = 0; i < TAPE_REFUSALS; i++)
        if (t->refused[i])
            printf("  refused, %s: %lld\n", tape_refusal_names[i], (long long)t->refused[i]);
    if (t->instalment_told)
        printf("instalment told by the tape: %lld, equal in every period: %lld\n", (long long)t->instalment_told,
               (long long)t->instalment_equal);
    if (t->date == NONE)
        return;
    printf("bookings reach %s; %lld repay a loan, %lld of a loan of the tape after its start; most on day %lld of the "
           "month\n",
           date_text(arena, t->date), (long long)t->bookings, (long long)t->booked, (long long)t->due_day);
    printf("played %lld days\n", (long long)t->days);
    print_matrix(t);
}

int command_tape(struct arena *arena, struct settings *settings)
{
    struct tape tape;
    if (settings->rest_count < 1 || settings->rest_count > 2) {
        fprintf(stderr, "usage: steward tape LOANS [BOOKINGS]\n");
        return EXIT_USAGE;
    }
    const struct error *error =
        tape_play(arena, settings->rest[0], settings->rest_count > 1 ? settings->rest[1] : NULL, &tape);
    if (error)
        return command_fail(arena, error);
    print(arena, &tape);
    return tape.sums_wrong ? EXIT_FAILED : EXIT_DONE;
}
