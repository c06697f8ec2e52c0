#include "base/date.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { MS_PER_DAY = 86400000, BANK_ZONE_MS = 8 * 3600 * 1000 };

static int64_t floor_div(int64_t a, int64_t b)
{
    int64_t q = a / b;
    return a % b < 0 ? q - 1 : q;
}

/* Days from civil and back: Howard Hinnant, "chrono-compatible low-level date algorithms". */
int64_t date_from_civil(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = floor_div(y, 400);
    int64_t yoe = y - era * 400;
    int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

void date_to_civil(int64_t date, int *year, int *month, int *day)
{
    int64_t z = date + 719468;
    int64_t era = floor_div(z, 146097);
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *day = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2));
}

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

bool date_exists(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= date_month_days(year, month);
}

static bool digits(const char *text, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool date_parse(const char *text, int64_t *date)
{
    int y, m, d;
    if (!text || strlen(text) != 10 || text[4] != '-' || text[7] != '-' || !digits(text, 4, &y) ||
        !digits(text + 5, 2, &m) || !digits(text + 8, 2, &d) || !date_exists(y, m, d))
        return false;
    *date = date_from_civil(y, m, d);
    return true;
}

void date_write(char text[11], int64_t date)
{
    int y, m, d;
    date_to_civil(date, &y, &m, &d);
    snprintf(text, 11, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100, (unsigned)d % 100);
}

const char *date_text(struct arena *arena, int64_t date)
{
    char text[11];
    date_write(text, date);
    return arena_text(arena, text);
}

int64_t date_add_months(int64_t date, int months, int anchor_day)
{
    int y, m, d;
    date_to_civil(date, &y, &m, &d);
    int64_t index = (int64_t)y * 12 + (m - 1) + months;
    y = (int)floor_div(index, 12);
    m = (int)(index - (int64_t)y * 12) + 1;
    int last = date_month_days(y, m);
    return date_from_civil(y, m, anchor_day < last ? anchor_day : last);
}

int64_t instant_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t instant_date(int64_t instant)
{
    return floor_div(instant + BANK_ZONE_MS, MS_PER_DAY);
}

int64_t instant_of_date(int64_t date)
{
    return date * MS_PER_DAY - BANK_ZONE_MS;
}

bool instant_parse(const char *text, int64_t *instant)
{
    int64_t date;
    char day[11];
    size_t size = text ? strlen(text) : 0;
    if (size < 10 || size > 40)
        return false;
    memcpy(day, text, 10);
    day[10] = 0;
    if (!date_parse(day, &date))
        return false;
    if (size == 10) {
        *instant = instant_of_date(date + 1) - 1;
        return true;
    }
    int h, m, s, ms = 0;
    const char *at = text + 10;
    if ((*at != 'T' && *at != ' ') || size < 19 || !digits(at + 1, 2, &h) || at[3] != ':' || !digits(at + 4, 2, &m) ||
        at[6] != ':' || !digits(at + 7, 2, &s) || h > 23 || m > 59 || s > 59)
        return false;
    at += 9;
    if (*at == '.') {
        int scale = 100;
        at++;
        if (*at < '0' || *at > '9')
            return false;
        for (; *at >= '0' && *at <= '9'; at++, scale /= 10)
            ms += (*at - '0') * scale;
    }
    int64_t offset = 0;
    if (*at == '+' || *at == '-') {
        int oh, om, sign = *at == '-' ? -1 : 1;
        if (strlen(at) != 6 || !digits(at + 1, 2, &oh) || at[3] != ':' || !digits(at + 4, 2, &om) || oh > 23 || om > 59)
            return false;
        offset = sign * ((int64_t)oh * 60 + om) * 60000;
    } else if (strcmp(at, "Z")) {
        return false;
    }
    *instant = date * MS_PER_DAY + ((int64_t)h * 3600 + m * 60 + s) * 1000 + ms - offset;
    return true;
}

void instant_write(char text[25], int64_t instant)
{
    int64_t date = floor_div(instant, MS_PER_DAY);
    int64_t ms = instant - date * MS_PER_DAY;
    char day[11];
    date_write(day, date);
    snprintf(text, 25, "%.10sT%02u:%02u:%02u.%03uZ", day, (unsigned)(ms / 3600000) % 24, (unsigned)(ms / 60000 % 60),
             (unsigned)(ms / 1000 % 60), (unsigned)(ms % 1000));
}

const char *instant_text(struct arena *arena, int64_t instant)
{
    char text[25];
    instant_write(text, instant);
    return arena_text(arena, text);
}
