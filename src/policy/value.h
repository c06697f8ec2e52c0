/* What a fact or an expression yields: a typed value, or the reason why there is none. A missing value is never false
 * and never zero: whatever depends on it is not evaluated either. Numbers are always finite. */
#pragma once

#include "base/json.h"
#include "model/entity.h"

#include <stdbool.h>
#include <stdint.h>

enum value_type {
    VALUE_NUMBER,
    VALUE_MONEY, /* fen */
    VALUE_DATE,  /* days since 1970-01-01 */
    VALUE_TEXT,
    VALUE_BOOL,
    VALUE_ENUM, /* index into the choices of its fact */
    VALUE_ANY,  /* of a checked expression only: the word unknown, or a part that is already reported as faulty */
};

/* Zero is "missing", so that zeroed memory knows nothing. The names are those of the ratio statuses. */
enum value_status {
    VALUE_MISSING,
    VALUE_OK,
    VALUE_CLOSING_BALANCE, /* known, but computed without the prior period */
    VALUE_ZERO_DENOMINATOR,
    VALUE_NEGATIVE_DENOMINATOR,
    VALUE_OUT_OF_RANGE, /* too large, or outside the function's domain */
    VALUE_STATUSES,
};

/* Units of numbers; money and dates need none. */
enum value_unit {
    UNIT_NONE, /* a plain number goes with every unit */
    UNIT_SHARE,
    UNIT_TIMES,
    UNIT_DAYS,
    UNIT_MONTHS,
    UNIT_YEARS,
    UNIT_HOURS,
    UNIT_COUNT,
    UNIT_POINTS,
    UNIT_BPS,
    UNIT_COUNT_,
};

struct value {
    enum value_type type;
    enum value_status status;
    union {
        double number;
        int64_t minor, date, choice;
        const char *text;
        bool truth;
    };
};

extern const char *const value_type_names[];   /* number money date text bool enum */
extern const char *const value_status_names[]; /* missing ok closing_balance ... */
extern const char *const value_unit_names[];   /* none share times ... */

static inline bool value_known(struct value value)
{
    return value.status == VALUE_OK || value.status == VALUE_CLOSING_BALANCE;
}

struct value value_number(double number);  /* not finite: out of range */
struct value value_money(int64_t minor);   /* NONE: missing */
struct value value_date(int64_t date);     /* NONE: missing */
struct value value_text(const char *text); /* NULL: missing; the text is not copied */
struct value value_bool(bool truth);
struct value value_choice(int64_t choice);
struct value value_unknown(enum value_type type, enum value_status status);
bool value_true(struct value value); /* known and true */

/* -1, 0, 1. Numbers within 1e-12 of each other (relative) are equal, so that 0.1 + 0.2 meets a bound of 0.3. */
int value_compare(struct value a, struct value b);
bool value_same(struct value a, struct value b); /* same status, and equal when known */

/* Half away from zero at DIGITS decimals (四舍五入), where 2.675 counts as the decimal that was written. */
double number_round(double number, int digits);

/* For a person and for files: 1.25, 5000.00 (yuan), 2026-11-21, true, the choice's name, or the status when unknown. */
const char *value_print(struct arena *arena, struct value value, const struct choice *choices);
/* On the wire: number, whole fen, date text, flag, choice name, null when unknown. */
void value_write(struct json_writer *w, struct value value, const struct choice *choices);
