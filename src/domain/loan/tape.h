/* A tape of another bank's loans, and its bookings, played through the engine that services our own: what the schedule
 * is, and where each loan stood on a day. Nothing is stored.
 *
 * The tape's columns go by the names usual for them (see tape.c): number, start, amount, term in months, and where it
 * tells them the account, the instalment and a status. A rate is taken only when instalment and term imply none at all
 * (instalment * term = amount); otherwise the schedule is of the principal alone, since the tape tells no rate. */
#pragma once

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum tape_standing {
    TAPE_NOT_EVALUATED, /* its bookings do not reach that far */
    TAPE_FINISHED_PAID,
    TAPE_FINISHED_UNPAID,
    TAPE_RUNNING_PAID,
    TAPE_RUNNING_IN_DEBT,
    TAPE_STANDINGS
};
extern const char *const tape_standing_names[TAPE_STANDINGS];

enum tape_refusal { TAPE_NO_START, TAPE_NO_AMOUNT, TAPE_NO_TERM, TAPE_REVOLVING, TAPE_NOT_PLAYABLE, TAPE_REFUSALS };
extern const char *const tape_refusal_names[TAPE_REFUSALS];

enum { TAPE_STATUSES = 40 };

struct tape {
    int64_t loans, schedules, instalments, refused[TAPE_REFUSALS];
    int64_t sums_wrong; /* schedules whose principal does not sum to the amount */
    int64_t instalment_told,
        instalment_equal; /* the tape tells an instalment; every instalment but the last is within half a unit of it */
    int64_t bookings, booked; /* rows of loan payments in the file, and those of a loan on the tape */
    int64_t days;             /* days played, one loan and one day each */
    int64_t date, due_day;    /* up to which bookings reach; day of the month on which most are paid, 0 when unknown */
    const char *statuses[TAPE_STATUSES];
    size_t status_count;
    int64_t matrix[TAPE_STANDINGS][TAPE_STATUSES];    /* standing on DATE against what the tape says */
    int64_t ever_late[TAPE_STANDINGS][TAPE_STATUSES]; /* of these, in debt on some day before */
};

/* BOOKINGS may be NULL: schedules alone. */
const struct error *tape_play(struct arena *arena, const char *loans, const char *bookings, struct tape *tape);
