/* Numbers as people write them: 30, 1.2, 5,000, 5000万, 1.5亿, 70%, 三个月, 五千万, 10 days, 2m. */
#include "base/text.h"
#include "domain/assistant/token.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text;
    double times;
    enum unit unit;
} units[] = {
    {"万元", 1e4, UNIT_MONEY},  {"亿元", 1e8, UNIT_MONEY},   {"万亿", 1e12, UNIT_MONEY}, {"百万", 1e6, UNIT_MONEY},  {"千万", 1e7, UNIT_MONEY},
    {"万", 1e4, UNIT_MONEY},    {"亿", 1e8, UNIT_MONEY},     {"元", 1, UNIT_MONEY},      {"块", 1, UNIT_MONEY},      {"yuan", 1, UNIT_MONEY},
    {"cny", 1, UNIT_MONEY},     {"rmb", 1, UNIT_MONEY},      {"million", 1e6, UNIT_MONEY}, {"billion", 1e9, UNIT_MONEY}, {"thousand", 1e3, UNIT_MONEY},
    {"mn", 1e6, UNIT_MONEY},    {"bn", 1e9, UNIT_MONEY},     {"wan", 1e4, UNIT_MONEY},   {"yi", 1e8, UNIT_MONEY},    {"m", 1e6, UNIT_MONEY},
    {"k", 1e3, UNIT_MONEY},     {"%", 0.01, UNIT_PERCENT},   {"percent", 0.01, UNIT_PERCENT}, {"个百分点", 0.01, UNIT_PERCENT}, {"天", 1, UNIT_DAY},
    {"日", 1, UNIT_DAY},        {"days", 1, UNIT_DAY},       {"day", 1, UNIT_DAY},       {"d", 1, UNIT_DAY},         {"周", 1, UNIT_WEEK},
    {"个星期", 1, UNIT_WEEK},   {"星期", 1, UNIT_WEEK},      {"weeks", 1, UNIT_WEEK},    {"week", 1, UNIT_WEEK},     {"个月", 1, UNIT_MONTH},
    {"月", 1, UNIT_MONTH},      {"months", 1, UNIT_MONTH},   {"month", 1, UNIT_MONTH},   {"个季度", 1, UNIT_QUARTER}, {"季度", 1, UNIT_QUARTER},
    {"quarters", 1, UNIT_QUARTER}, {"年", 1, UNIT_YEAR},     {"years", 1, UNIT_YEAR},    {"year", 1, UNIT_YEAR},     {"倍", 1, UNIT_TIMES_},
    {"times", 1, UNIT_TIMES_},  {"x", 1, UNIT_TIMES_},       {"个", 1, UNIT_PIECES},     {"家", 1, UNIT_PIECES},     {"户", 1, UNIT_PIECES},
    {"笔", 1, UNIT_PIECES},     {"名", 1, UNIT_PIECES},      {"条", 1, UNIT_PIECES},     {"位", 1, UNIT_PIECES},     {"人", 1, UNIT_PIECES},
    {"次", 1, UNIT_PIECES},     {"分", 1, UNIT_PIECES},      {"期", 1, UNIT_PIECES},     {"项", 1, UNIT_PIECES},
};

static int han_digit(const char *text, size_t *size)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "两", "〇"};
    for (int i = 0; i < 12; i++)
        if (text_starts(text, digits[i])) {
            *size = strlen(digits[i]);
            return i == 10 ? 2 : i == 11 ? 0 : i;
        }
    return -1;
}

/* 三百五十 up to 千; 半 is a half. Larger units are units of the number. */
static size_t han_number(const char *text, double *number)
{
    static const struct {
        const char *text;
        double times;
    } places[] = {{"十", 10}, {"百", 100}, {"千", 1000}};
    double whole = 0, digit = -1;
    const char *at = text;
    if (text_starts(text, "半")) {
        *number = 0.5;
        return strlen("半");
    }
    for (bool more = true; more;) {
        size_t size = 0;
        int d = han_digit(at, &size);
        more = false;
        if (d >= 0) {
            digit = digit < 0 ? d : digit * 10 + d;
            at += size;
            more = true;
            continue;
        }
        for (size_t i = 0; i < 3 && !more; i++)
            if (text_starts(at, places[i].text)) {
                whole += (digit < 0 ? 1 : digit) * places[i].times;
                digit = -1;
                at += strlen(places[i].text);
                more = true;
            }
    }
    *number = whole + (digit > 0 ? digit : 0);
    return (size_t)(at - text);
}

static size_t plain_number(const char *text, double *number)
{
    char digits[48];
    size_t count = 0, at = 0;
    bool point = false;
    if (!isdigit((unsigned char)*text))
        return 0;
    for (; count + 2 < sizeof(digits); at++) {
        if (isdigit((unsigned char)text[at]))
            digits[count++] = text[at];
        else if (text[at] == '.' && !point && isdigit((unsigned char)text[at + 1])) {
            point = true;
            digits[count++] = '.';
        } else if (!(text[at] == ',' && !point && isdigit((unsigned char)text[at + 1]) && isdigit((unsigned char)text[at + 2]) &&
                     isdigit((unsigned char)text[at + 3])))
            break;
    }
    digits[count] = 0;
    *number = strtod(digits, NULL);
    return at;
}

size_t token_number(const char *text, struct token *token)
{
    double number;
    size_t size = plain_number(text, &number);
    bool plain = size;
    if (!size)
        size = han_number(text, &number);
    if (!size)
        return 0;
    *token = (struct token){.sort = TOKEN_NUMBER, .at = text, .number = number};
    for (int round = 0; round < 2; round++) {
        const char *at = text + size + (plain && text[size] == ' ' ? 1 : 0);
        size_t best = 0, which = 0;
        for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
            size_t length = strlen(units[i].text);
            bool latin = isalpha((unsigned char)units[i].text[0]);
            if (length > best && text_starts(at, units[i].text) && !(latin && isalnum((unsigned char)at[length]))) {
                best = length;
                which = i;
            }
        }
        if (!best || (round && !(token->unit == UNIT_MONEY && units[which].unit == UNIT_MONEY)))
            break;
        token->number *= units[which].times;
        token->unit = units[which].unit;
        size = (size_t)(at - text) + best;
    }
    token->size = size;
    return size;
}
