/* Spans of time: 下季, 上个月, 未来90天, 三个月内, 2027年1月, Q1 2027, 年底前, next quarter, last 30 days, by 2027-03-31. */
#include "base/text.h"
#include "domain/assistant/token.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum period { DAY, WEEK, MONTH, QUARTER, HALF, YEAR };

/* The period that lies STEPS after the one TODAY is in. */
static void period_of(int64_t today, enum period period, int steps, int64_t *from, int64_t *to)
{
    int year, month, day, months = period == MONTH ? 1 : period == QUARTER ? 3 : period == HALF ? 6 : 12;
    date_to_civil(today, &year, &month, &day);
    if (period == DAY || period == WEEK) {
        int length = period == DAY ? 1 : 7;
        *from = today - (period == WEEK ? date_weekday(today) - 1 : 0) + (int64_t)steps * length;
        *to = *from + length - 1;
        return;
    }
    int first = (month - 1) / months * months + 1;
    *from = date_add_months(date_from_civil(year, first, 1), steps * months, 1);
    *to = date_add_months(*from, months, 1) - 1;
}

static const struct {
    const char *text;
    enum period period;
    int steps;
} named[] = {
    {"今天", DAY, 0},        {"今日", DAY, 0},         {"昨天", DAY, -1},        {"昨日", DAY, -1},       {"明天", DAY, 1},        {"明日", DAY, 1},
    {"后天", DAY, 2},        {"前天", DAY, -2},        {"today", DAY, 0},        {"yesterday", DAY, -1},  {"tomorrow", DAY, 1},    {"本周", WEEK, 0},
    {"这周", WEEK, 0},       {"这个星期", WEEK, 0},    {"上周", WEEK, -1},       {"上个星期", WEEK, -1},  {"下周", WEEK, 1},       {"下个星期", WEEK, 1},
    {"this week", WEEK, 0},  {"last week", WEEK, -1},  {"next week", WEEK, 1},   {"本月", MONTH, 0},      {"这个月", MONTH, 0},    {"当月", MONTH, 0},
    {"上月", MONTH, -1},     {"上个月", MONTH, -1},    {"下月", MONTH, 1},       {"下个月", MONTH, 1},    {"this month", MONTH, 0}, {"last month", MONTH, -1},
    {"next month", MONTH, 1}, {"本季度", QUARTER, 0},  {"本季", QUARTER, 0},     {"这个季度", QUARTER, 0}, {"当季", QUARTER, 0},   {"上季度", QUARTER, -1},
    {"上季", QUARTER, -1},   {"上个季度", QUARTER, -1}, {"下季度", QUARTER, 1},  {"下季", QUARTER, 1},    {"下个季度", QUARTER, 1}, {"this quarter", QUARTER, 0},
    {"last quarter", QUARTER, -1}, {"next quarter", QUARTER, 1}, {"本半年", HALF, 0}, {"今年", YEAR, 0}, {"本年", YEAR, 0},        {"本年度", YEAR, 0},
    {"去年", YEAR, -1},      {"上年", YEAR, -1},       {"明年", YEAR, 1},        {"this year", YEAR, 0},  {"last year", YEAR, -1}, {"next year", YEAR, 1},
};

static size_t named_span(const char *text, int64_t today, struct token *token)
{
    size_t best = 0;
    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
        size_t size = strlen(named[i].text);
        bool latin = isalpha((unsigned char)named[i].text[0]);
        if (size > best && text_starts(text, named[i].text) && !(latin && isalnum((unsigned char)text[size]))) {
            best = size;
            period_of(today, named[i].period, named[i].steps, &token->from, &token->to);
        }
    }
    return best;
}

/* 上半年 and 下半年 are halves of this year. */
static size_t half_span(const char *text, int64_t today, struct token *token)
{
    int year, month, day;
    bool first = text_starts(text, "上半年") || text_starts(text, "h1");
    date_to_civil(today, &year, &month, &day);
    if (!first && !text_starts(text, "下半年") && !text_starts(text, "h2"))
        return 0;
    token->from = date_from_civil(year, first ? 1 : 7, 1);
    token->to = date_from_civil(year, first ? 6 : 12, first ? 30 : 31);
    return *text == 'h' ? 2 : strlen("上半年");
}

/* 年底, 月末, end of the quarter: up to that day. */
static size_t end_span(const char *text, int64_t today, struct token *token)
{
    static const struct {
        const char *text;
        enum period period;
    } ends[] = {{"今年年底", YEAR}, {"年底", YEAR}, {"年末", YEAR}, {"季末", QUARTER}, {"季度末", QUARTER}, {"月底", MONTH}, {"月末", MONTH}, {"year end", YEAR},
                {"end of the year", YEAR}, {"end of year", YEAR}, {"month end", MONTH}, {"end of the month", MONTH}, {"quarter end", QUARTER}, {"end of the quarter", QUARTER}};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (text_starts(text, ends[i].text)) {
            int64_t from;
            period_of(today, ends[i].period, 0, &from, &token->to);
            token->from = token->to;
            return strlen(ends[i].text);
        }
    return 0;
}

static int64_t span_days(double number, enum unit unit)
{
    double days = number * (unit == UNIT_WEEK ? 7 : unit == UNIT_MONTH ? 30 : unit == UNIT_QUARTER ? 91 : unit == UNIT_YEAR ? 365 : 1);
    return days > 0 && days < 36600 ? (int64_t)(days + 0.5) : 0;
}

/* The day NUMBER UNITs from today. */
int64_t token_shift(int64_t today, double number, enum unit unit, int sign)
{
    int year, month, day, months = unit == UNIT_MONTH ? 1 : unit == UNIT_QUARTER ? 3 : unit == UNIT_YEAR ? 12 : 0;
    date_to_civil(today, &year, &month, &day);
    if (months && number == (double)(int)number)
        return date_add_months(today, sign * (int)number * months, day);
    return today + sign * span_days(number, unit);
}

static bool is_time(enum unit unit)
{
    return unit == UNIT_DAY || unit == UNIT_WEEK || unit == UNIT_MONTH || unit == UNIT_QUARTER || unit == UNIT_YEAR;
}

/* 未来90天, 近三个月, 90天内, within 30 days, last 12 months: from today, which way the words or else the field say. */
static size_t counted_span(const char *text, int64_t today, struct token *token)
{
    static const struct {
        const char *text;
        enum towards towards;
    } before[] = {{"未来", TOWARDS_FUTURE}, {"今后", TOWARDS_FUTURE}, {"接下来", TOWARDS_FUTURE}, {"往后", TOWARDS_FUTURE}, {"过去", TOWARDS_PAST}, {"最近", TOWARDS_EITHER},
                  {"近", TOWARDS_EITHER}, {"in the next ", TOWARDS_FUTURE}, {"in the last ", TOWARDS_PAST}, {"in the past ", TOWARDS_PAST}, {"over the next ", TOWARDS_FUTURE},
                  {"within the next ", TOWARDS_FUTURE}, {"within ", TOWARDS_EITHER}, {"next ", TOWARDS_FUTURE}, {"last ", TOWARDS_PAST}, {"past ", TOWARDS_PAST}, {"in ", TOWARDS_EITHER},
                  {"for ", TOWARDS_PAST}};
    static const char *const after[] = {"之内", "以内", "内", "里"};
    struct token number;
    enum towards towards = TOWARDS_EITHER;
    size_t size = 0;
    for (size_t i = 0; i < sizeof(before) / sizeof(before[0]) && !size; i++)
        if (text_starts(text, before[i].text)) {
            size = strlen(before[i].text);
            towards = before[i].towards;
        }
    bool said = size;
    size_t digits = token_number(text + size, &number);
    if (!digits || !is_time(number.unit))
        return 0;
    size += digits;
    for (size_t i = 0; i < 4; i++)
        if (text_starts(text + size, after[i])) {
            size += strlen(after[i]);
            said = true;
            break;
        }
    if (!said)
        return 0;
    token->towards = towards;
    token->length = span_days(number.number, number.unit);
    token->from = token_shift(today, number.number, number.unit, -1);
    token->to = token_shift(today, number.number, number.unit, 1);
    return token->length ? size : 0;
}

static void month_span(int year, int month, struct token *token)
{
    token->from = date_from_civil(year, month, 1);
    token->to = date_from_civil(year, month, date_month_days(year, month));
}

/* 2027-03-31, 2027/3/31, 2027年3月31日, 2027年3月, 2027年, 2027-03, 3月. */
static size_t calendar_span(const char *text, int64_t today, struct token *token)
{
    int year = 0, month = 0, day = 0, size = 0, this_year, m, d;
    date_to_civil(today, &this_year, &m, &d);
    if ((sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &size) == 3 || sscanf(text, "%4d/%2d/%2d%n", &year, &month, &day, &size) == 3 ||
         (sscanf(text, "%4d年%2d月%2d日%n", &year, &month, &day, &size) == 3 && size)) && size && year > 1900 && date_exists(year, month, day)) {
        token->from = token->to = date_from_civil(year, month, day);
        return (size_t)size;
    }
    size = 0;
    if (((sscanf(text, "%4d年%2d月%n", &year, &month, &size) == 2 && size) || (sscanf(text, "%4d-%2d%n", &year, &month, &size) == 2 && size)) && year > 1900 && month >= 1 &&
        month <= 12) {
        month_span(year, month, token);
        return (size_t)size + (text_starts(text + size, "份") ? strlen("份") : 0);
    }
    size = 0;
    if (sscanf(text, "%4d年%n", &year, &size) == 1 && size && year > 1900) {
        token->from = date_from_civil(year, 1, 1);
        token->to = date_from_civil(year, 12, 31);
        return (size_t)size;
    }
    size = 0;
    if (sscanf(text, "%2d月%n", &month, &size) == 1 && size && month >= 1 && month <= 12 && !text_starts(text + size, "内")) {
        month_span(this_year, month, token);
        return (size_t)size + (text_starts(text + size, "份") ? strlen("份") : 0);
    }
    return 0;
}

/* 一季度, 第四季度, q1, q1 2027, 2027q1: of this year unless one is said. */
static size_t quarter_span(const char *text, int64_t today, struct token *token)
{
    static const char *const digits[] = {"一", "二", "三", "四"};
    int year, month, day, quarter = 0, size = 0, given = 0;
    date_to_civil(today, &year, &month, &day);
    const char *at = text_starts(text, "第") ? text + strlen("第") : text;
    for (int i = 0; i < 4 && !quarter; i++)
        if (text_starts(at, digits[i]) && text_starts(at + strlen(digits[i]), "季度")) {
            quarter = i + 1;
            size = (int)(at - text) + (int)strlen("一季度");
        }
    if (!quarter && sscanf(text, "%4dq%1d%n", &given, &quarter, &size) == 2 && given > 1900)
        year = given;
    else if (!quarter && *text == 'q' && isdigit((unsigned char)text[1]) && !isalnum((unsigned char)text[2])) {
        quarter = text[1] - '0';
        size = 2;
        int more = 0;
        if (sscanf(text + 2, " %4d%n", &given, &more) == 1 && given > 1900) {
            year = given;
            size += more;
        }
    }
    if (quarter < 1 || quarter > 4 || size <= 0)
        return 0;
    token->from = date_from_civil(year, quarter * 3 - 2, 1);
    token->to = date_add_months(token->from, 3, 1) - 1;
    return (size_t)size;
}

/* 之前, 以后 behind a span open it to one side; "before", "by", "since" stand before it. */
static size_t opened(const char *text, struct token *token)
{
    static const struct {
        const char *text;
        bool before;
    } after[] = {{"之前", true}, {"以前", true}, {"前", true}, {"之后", false}, {"以后", false}, {"后", false}, {"以来", false}, {"起", false}};
    for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++)
        if (text_starts(text, after[i].text)) {
            if (after[i].before)
                token->from = NONE;
            else
                token->to = NONE;
            token->length = 0;
            return strlen(after[i].text);
        }
    return 0;
}

size_t token_span(const char *text, int64_t today, struct token *token)
{
    static const struct {
        const char *text;
        bool to;
    } leading[] = {{"before ", true}, {"by ", true}, {"until ", true}, {"up to ", true}, {"after ", false}, {"since ", false}, {"from ", false}};
    size_t lead = 0, size;
    bool to = false;
    *token = (struct token){.sort = TOKEN_SPAN, .at = text, .from = NONE, .to = NONE};
    for (size_t i = 0; i < sizeof(leading) / sizeof(leading[0]) && !lead; i++)
        if (text_starts(text, leading[i].text)) {
            lead = strlen(leading[i].text);
            to = leading[i].to;
        }
    const char *at = text + lead;
    if (text_starts(at, "the "))
        at += 4;
    size_t (*const parts[])(const char *, int64_t, struct token *) = {half_span, end_span, named_span, quarter_span, counted_span, calendar_span};
    size = 0;
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) && !size; i++)
        size = parts[i](at, today, token);
    if (!size)
        return 0;
    size += (size_t)(at - text);
    if (lead) {
        if (to)
            token->from = NONE;
        else
            token->to = NONE;
        token->length = 0;
    } else {
        size += opened(text + size, token);
    }
    token->size = size;
    return size;
}
