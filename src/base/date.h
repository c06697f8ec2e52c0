/* Business dates are days since 1970-01-01 in the proleptic Gregorian calendar; instants are milliseconds since then in
 * UTC. Both are int64_t; an absent one is NONE. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

#define NONE INT64_MIN /* the absent integer, date, instant, money amount or enum */

int64_t date_from_civil(int year, int month, int day);
void date_to_civil(int64_t date, int *year, int *month, int *day);
bool date_exists(int year, int month, int day);
int date_month_days(int year, int month);
/* Strict YYYY-MM-DD of a day that exists, years 0001..9999. */
bool date_parse(const char *text, int64_t *date);
const char *date_text(struct arena *arena, int64_t date);
void date_write(char text[11], int64_t date);
/* MONTHS later on the day ANCHOR_DAY, or the last day of a shorter month: never drifts when anchored. */
int64_t date_add_months(int64_t date, int months, int anchor_day);
static inline int date_weekday(int64_t date) /* 1 Monday .. 7 Sunday */
{
    return (int)((uint64_t)(date + 3 + INT64_C(7000000000000000)) % 7) +
           1; /* the multiple keeps days before 1970 positive */
}

int64_t instant_now(void);
int64_t instant_date(int64_t instant); /* the business date in UTC+8, the bank's zone */
int64_t instant_of_date(int64_t date); /* 00:00 in UTC+8 */
/* RFC 3339, 2026-11-21T08:30:00.000Z; also reads an offset or a bare date (its end, UTC+8). */
bool instant_parse(const char *text, int64_t *instant);
void instant_write(char text[25], int64_t instant);
const char *instant_text(struct arena *arena, int64_t instant);
