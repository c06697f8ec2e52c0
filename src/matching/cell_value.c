#include "matching/cell_value.h"
#include "base/date.h"
#include "base/text.h"
#include "matching/han.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 40 };

/* A number taken apart: digits with a decimal point at POINT, times ten to the EXPONENT. */
struct decimal {
    char digits[DIGITS + 1];
    size_t size, point;
    int exponent;
    bool negative;
};

static const struct error *not_a_number(struct arena *arena, const char *text)
{
    return error_make(arena, ERROR_CELL_NUMBER, .value = text);
}

static void drop_blanks(char *text)
{
    char *to = text;
    for (; *text; text++)
        if (*text != ' ')
            *to++ = *text;
    *to = 0;
}

static bool cut_start(char **text, const char *start)
{
    bool found = text_starts(*text, start);
    *text += found ? strlen(start) : 0;
    return found;
}

static bool cut_end(char *text, const char *end)
{
    bool found = text_ends(text, end) && strlen(text) > strlen(end);
    if (found)
        text[strlen(text) - strlen(end)] = 0;
    return found;
}

/* Units behind the number, the last first: 元 of 万元, then 万. */
static int cut_units(char *text)
{
    static const char *const names[] = {"人民币", "rmb", "cny", "usd", "元", "圆"};
    static const struct {
        const char *unit;
        int exponent;
    } units[] = {{"百万", 6}, {"千万", 7}, {"万亿", 12}, {"亿", 8}, {"万", 4}, {"千", 3}, {"%", -2}, {"‰", -3}};
    int exponent = 0;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        cut_end(text, names[i]);
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
        if (cut_end(text, units[i].unit)) {
            exponent = units[i].exponent;
            break;
        }
    return exponent;
}

static bool cut_sign(char **text)
{
    static const char *const currencies[] = {"¥", "$", "€", "£", "人民币", "rmb", "cny", "usd"};
    bool negative = false;
    for (bool again = true; again;) {
        again = cut_start(text, "+");
        if (cut_start(text, "-") || cut_start(text, "\xE2\x88\x92"))
            again = negative = true;
        for (size_t i = 0; i < sizeof(currencies) / sizeof(*currencies); i++)
            again |= cut_start(text, currencies[i]);
    }
    return negative;
}

/* Commas part groups of three, or of four as in the old Chinese manner; 1,23 is neither. */
static bool commas_fit(const char *text)
{
    const char *comma = strchr(text, ','), *end = text + strcspn(text, ".e");
    if (!comma)
        return true;
    size_t first = (size_t)(comma - text), group = 0;
    for (const char *at = comma; at < end;) {
        size_t size = strspn(at + 1, "0123456789");
        if (!group)
            group = size;
        if (size != group || (group != 3 && group != 4))
            return false;
        at += size + 1;
        if (at < end && *at != ',')
            return false;
    }
    return first >= 1 && first <= group && !strchr(end, ',');
}

static bool take_digits(const char *text, struct decimal *decimal)
{
    bool pointed = false, any = false;
    for (; *text && *text != 'e'; text++) {
        if (*text == ',')
            continue;
        if (*text == '.' && !pointed) {
            pointed = true;
            decimal->point = decimal->size;
            continue;
        }
        if (*text < '0' || *text > '9' || decimal->size == DIGITS)
            return false;
        any = true;
        decimal->digits[decimal->size++] = *text;
    }
    if (!pointed)
        decimal->point = decimal->size;
    if (*text == 'e') {
        char *end;
        long exponent = strtol(text + 1, &end, 10);
        if (end == text + 1 || *end || exponent < -300 || exponent > 300)
            return false;
        decimal->exponent += (int)exponent;
    }
    return any;
}

static bool decimal_parse(struct arena *arena, const char *text, struct decimal *decimal)
{
    char *at = text_folded(arena, text);
    /* The middle yen sign is no ASCII form of the wide one. */
    drop_blanks(at);
    *decimal = (struct decimal){0};
    size_t size = strlen(at);
    if (size > 2 && *at == '(' && at[size - 1] == ')') {
        at[size - 1] = 0;
        at++;
        decimal->negative = true;
    }
    decimal->negative ^= cut_sign(&at);
    decimal->exponent = cut_units(at);
    return *at && commas_fit(at) && take_digits(at, decimal);
}

const struct error *cell_number(struct arena *arena, const char *text, double *value)
{
    struct decimal decimal;
    if (!decimal_parse(arena, text, &decimal))
        return not_a_number(arena, text);
    const char *plain = arena_format(arena, "%.*s.%se%d", (int)decimal.point, decimal.digits,
                                     decimal.digits + decimal.point, decimal.exponent);
    *value = strtod(plain, NULL);
    if (!isfinite(*value))
        return not_a_number(arena, text);
    *value = decimal.negative ? -*value : *value;
    return NULL;
}

const struct error *cell_scaled(struct arena *arena, const char *text, int scale, int64_t *value)
{
    struct decimal decimal;
    if (!decimal_parse(arena, text, &decimal))
        return not_a_number(arena, text);
    long wanted = (long)decimal.point + decimal.exponent + scale; /* digits that count */
    int64_t sum = 0;
    for (long i = 0; i < (wanted > (long)decimal.size ? wanted : (long)decimal.size); i++) {
        int digit = i < (long)decimal.size ? decimal.digits[i] - '0' : 0;
        if (i >= wanted) {
            if (digit)
                return error_make(arena, ERROR_CELL_DECIMALS, .value = text,
                                  .arguments = {arena_format(arena, "%d", scale)});
            continue;
        }
        if (__builtin_mul_overflow(sum, 10, &sum) || __builtin_add_overflow(sum, digit, &sum))
            return error_make(arena, ERROR_CELL_TOO_LARGE, .value = text);
    }
    *value = decimal.negative ? -sum : sum;
    return NULL;
}

/* Up to three runs of digits, and how many digits each has. */
struct date_parts {
    long values[3];
    size_t sizes[3], count;
    int month_at; /* which part was a month's name, -1 none */
};

static int month_named(const char *at, size_t size)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int month = 1; size >= 3 && month <= 12; month++)
        if (!strncmp(at, names + 3 * (month - 1), 3))
            return month;
    return 0;
}

static bool part_gap(const char **at)
{
    static const char *const gaps[] = {"年", "月", "日", "号", "-", "/", ".", ",", " ", "\\"};
    for (size_t i = 0; i < sizeof(gaps) / sizeof(*gaps); i++)
        if (text_starts(*at, gaps[i])) {
            *at += strlen(gaps[i]);
            return true;
        }
    return false;
}

/* What stands behind a date may be a time: 00:00, T08:30:00Z, 8:30:00 am. */
static bool is_time(const char *at)
{
    at += *at == 't';
    return strspn(at, "0123456789") > 0 && strchr(at, ':') && strspn(at, "0123456789:.+-zapm ") == strlen(at);
}

static bool date_split(const char *text, struct date_parts *parts)
{
    const char *at = text;
    while (*at) {
        if (parts->count == 3 && is_time(at))
            return true;
        size_t size = strspn(at, "0123456789"), letters = 0;
        while (at[letters] >= 'a' && at[letters] <= 'z')
            letters++;
        int month = size ? 0 : month_named(at, letters);
        if ((!size && !month) || size > 8 || parts->count == 3)
            return false;
        if (month)
            parts->month_at = (int)parts->count;
        parts->values[parts->count] = month ? month : strtol(at, NULL, 10);
        parts->sizes[parts->count++] = size;
        at += size + (month ? letters : 0);
        bool gap = false;
        while (part_gap(&at))
            gap = true;
        if (*at && !gap && !(parts->count == 3 && *at == 't'))
            return false;
    }
    return parts->count > 0;
}

static const struct error *civil(struct arena *arena, const char *text, long year, long month, long day, int64_t *date)
{
    if (!date_exists((int)year, (int)month, (int)day))
        return error_make(arena, ERROR_CELL_DAY, .value = text);
    *date = date_from_civil((int)year, (int)month, (int)day);
    return NULL;
}

static long century(long two_digits)
{
    return two_digits + (two_digits < 50 ? 2000 : 1900);
}

static const struct error *one_run(struct arena *arena, const char *text, const struct date_parts *parts, int64_t *date)
{
    long value = parts->values[0];
    switch (parts->sizes[0]) {
    case 8:
        return civil(arena, text, value / 10000, value / 100 % 100, value % 100, date);
    case 6:
        return civil(arena, text, century(value / 10000), value / 100 % 100, value % 100, date);
    case 5: /* Excel's day, 1927 to 2173 */
        *date = value + date_from_civil(1899, 12, 30);
        return NULL;
    }
    return error_make(arena, ERROR_CELL_DATE, .value = text);
}

static const struct error *three_runs(struct arena *arena, const char *text, const struct date_parts *parts,
                                      enum cell_date_order order, int64_t *date)
{
    const long *v = parts->values;
    if (parts->sizes[0] == 4)
        return civil(arena, text, v[0], v[1], v[2], date);
    if (parts->sizes[2] == 4 && parts->month_at == 0)
        return civil(arena, text, v[2], v[0], v[1], date);
    if (parts->sizes[2] == 4 && parts->month_at == 1)
        return civil(arena, text, v[2], v[1], v[0], date);
    if (parts->sizes[2] == 4 && (v[0] > 12 || v[0] == v[1]))
        return civil(arena, text, v[2], v[1], v[0], date);
    if (parts->sizes[2] == 4 && v[1] > 12)
        return civil(arena, text, v[2], v[0], v[1], date);
    if (parts->sizes[2] == 4 && order != CELL_ORDER_UNKNOWN)
        return civil(arena, text, v[2], v[order == CELL_DAY_FIRST], v[order == CELL_MONTH_FIRST], date);
    if (parts->sizes[2] == 4)
        return error_make(arena, ERROR_CELL_DATE_ORDER, .value = text);
    if (parts->sizes[0] == 2 && parts->sizes[2] <= 2)
        return civil(arena, text, century(v[0]), v[1], v[2], date);
    return error_make(arena, ERROR_CELL_DATE, .value = text);
}

const struct error *cell_date(struct arena *arena, const char *text, int64_t *date)
{
    return cell_date_ordered(arena, text, CELL_ORDER_UNKNOWN, date);
}

enum cell_date_order cell_date_order(struct arena *arena, const char *const *cells, size_t count)
{
    bool day_first = true, month_first = true;
    for (size_t i = 0; i < count; i++) {
        struct date_parts parts = {.month_at = -1};
        if (!date_split(text_folded(arena, cells[i]), &parts) || parts.count != 3 || parts.sizes[2] != 4 ||
            parts.month_at >= 0)
            continue;
        month_first &= parts.values[0] <= 12;
        day_first &= parts.values[1] <= 12;
    }
    return day_first == month_first ? CELL_ORDER_UNKNOWN : day_first ? CELL_DAY_FIRST : CELL_MONTH_FIRST;
}

const struct error *cell_date_ordered(struct arena *arena, const char *text, enum cell_date_order order, int64_t *date)
{
    char *folded = text_folded(arena, text);
    struct date_parts parts = {.month_at = -1};
    /* A whole day of a spreadsheet with a time: 42007.5 */
    size_t digits = strspn(folded, "0123456789");
    if (digits == 5 && folded[5] == '.' && strspn(folded + 6, "0123456789") == strlen(folded + 6))
        folded[5] = 0;
    if (!date_split(folded, &parts) || parts.count == 2)
        return error_make(arena, ERROR_CELL_DATE, .value = text);
    return parts.count == 1 ? one_run(arena, text, &parts, date) : three_runs(arena, text, &parts, order, date);
}

const struct error *cell_boolean(struct arena *arena, const char *text, bool *value)
{
    static const char *const yes[] = {"是", "有", "对", "yes", "y", "true", "t", "1", "√", "✓"};
    static const char *const no[] = {"否", "无", "不", "no", "n", "false", "f", "0", "×", "x"};
    const char *folded = text_folded(arena, text);
    for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
        if (!strcmp(folded, yes[i]) || !strcmp(folded, no[i])) {
            *value = !strcmp(folded, yes[i]);
            return NULL;
        }
    return error_make(arena, ERROR_CELL_BOOLEAN, .value = text);
}
