#include "policy/value.h"

#include <float.h>
#include <math.h>
#include <string.h>

const char *const value_type_names[] = {"number", "money", "date", "text", "bool", "enum", "any", NULL};
const char *const value_status_names[] = {
    "missing", "ok", "closing_balance", "zero_denominator", "negative_denominator", "out_of_range", NULL};
const char *const value_unit_names[] = {"none",  "share", "times",  "days", "months", "years",
                                        "hours", "count", "points", "bps",  NULL};

struct value value_number(double number)
{
    if (!isfinite(number))
        return value_unknown(VALUE_NUMBER, VALUE_OUT_OF_RANGE);
    return (struct value){VALUE_NUMBER, VALUE_OK, {.number = number}};
}

struct value value_money(int64_t minor)
{
    return (struct value){VALUE_MONEY, minor == NONE ? VALUE_MISSING : VALUE_OK, {.minor = minor}};
}

struct value value_date(int64_t date)
{
    return (struct value){VALUE_DATE, date == NONE ? VALUE_MISSING : VALUE_OK, {.date = date}};
}

struct value value_text(const char *text)
{
    return (struct value){VALUE_TEXT, text ? VALUE_OK : VALUE_MISSING, {.text = text}};
}

struct value value_bool(bool truth)
{
    return (struct value){VALUE_BOOL, VALUE_OK, {.truth = truth}};
}

struct value value_choice(int64_t choice)
{
    return (struct value){VALUE_ENUM, choice < 0 ? VALUE_MISSING : VALUE_OK, {.choice = choice}};
}

struct value value_unknown(enum value_type type, enum value_status status)
{
    return (struct value){type, status, {0}};
}

bool value_true(struct value value)
{
    return value_known(value) && value.type == VALUE_BOOL && value.truth;
}

static int number_compare(double a, double b)
{
    double slack = 1e-12 * fmax(fabs(a), fabs(b));
    return fabs(a - b) <= slack ? 0 : a < b ? -1 : 1;
}

int value_compare(struct value a, struct value b)
{
    switch (a.type) {
    case VALUE_NUMBER:
        return number_compare(a.number, b.number);
    case VALUE_TEXT: {
        int order = strcmp(a.text, b.text);
        return order < 0 ? -1 : order > 0;
    }
    case VALUE_BOOL:
        return a.truth - b.truth;
    default:
        return a.minor < b.minor ? -1 : a.minor > b.minor;
    }
}

bool value_same(struct value a, struct value b)
{
    if (value_known(a) != value_known(b))
        return false;
    return value_known(a) ? a.type == b.type && !value_compare(a, b) : a.status == b.status;
}

double number_round(double number, int digits)
{
    double scale = pow(10, digits), scaled = fabs(number) * scale;
    if (!isfinite(scaled) || scaled > 4e15)
        return number;
    /* 2.675 is stored a little below; two units in the last place bring it back to the decimal that was meant. */
    double nudge = fmin(scaled * 2 * DBL_EPSILON, 1e-6);
    return copysign(floor(scaled + 0.5 + nudge) / scale, number);
}

static const char *money_print(struct arena *arena, int64_t minor)
{
    uint64_t size = minor < 0 ? -(uint64_t)minor : (uint64_t)minor;
    return arena_format(arena, "%s%llu.%02llu", minor < 0 ? "-" : "", (unsigned long long)(size / 100),
                        (unsigned long long)(size % 100));
}

const char *value_print(struct arena *arena, struct value value, const struct choice *choices)
{
    if (!value_known(value))
        return value_status_names[value.status];
    switch (value.type) {
    case VALUE_NUMBER:
        return arena_format(arena, "%.10g", value.number);
    case VALUE_MONEY:
        return money_print(arena, value.minor);
    case VALUE_DATE:
        return date_text(arena, value.date);
    case VALUE_TEXT:
        return value.text;
    case VALUE_BOOL:
        return value.truth ? "true" : "false";
    case VALUE_ENUM:
        return choices ? choices[value.choice].name : arena_format(arena, "%lld", (long long)value.choice);
    case VALUE_ANY:
        break;
    }
    return "";
}

void value_write(struct json_writer *w, struct value value, const struct choice *choices)
{
    char date[11];
    if (!value_known(value)) {
        json_write_null(w);
        return;
    }
    switch (value.type) {
    case VALUE_NUMBER:
        json_write_double(w, value.number);
        return;
    case VALUE_MONEY:
        json_write_int(w, value.minor);
        return;
    case VALUE_DATE:
        date_write(date, value.date);
        json_write_text(w, date);
        return;
    case VALUE_TEXT:
        json_write_text(w, value.text);
        return;
    case VALUE_BOOL:
        json_write_bool(w, value.truth);
        return;
    case VALUE_ENUM:
        json_write_text(w, choices ? choices[value.choice].name : NULL);
        return;
    case VALUE_ANY:
        json_write_null(w);
    }
}
