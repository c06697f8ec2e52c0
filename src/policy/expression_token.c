#include "base/text.h"
#include "policy/expression_tree.h"

#include <string.h>

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* A grade such as AA+ or BBB- is a name only inside quotes; here + and - are operators. */
static bool name_part(char c)
{
    return name_start(c) || digit(c);
}

/* --- suffixes of numbers --------------------------------------------------------------------------------------------
 */

struct suffix {
    const char *text;
    enum value_type type;
    enum value_unit unit;
    double factor; /* to the unit, or to fen */
};

static const struct suffix suffixes[] = {
    {"%", VALUE_NUMBER, UNIT_NONE, 0.01},     {"万元", VALUE_MONEY, UNIT_NONE, 1e6},
    {"亿元", VALUE_MONEY, UNIT_NONE, 1e10},   {"元", VALUE_MONEY, UNIT_NONE, 100},
    {"CNY", VALUE_MONEY, UNIT_NONE, 100},     {"days", VALUE_NUMBER, UNIT_DAYS, 1},
    {"day", VALUE_NUMBER, UNIT_DAYS, 1},      {"天", VALUE_NUMBER, UNIT_DAYS, 1},
    {"months", VALUE_NUMBER, UNIT_MONTHS, 1}, {"month", VALUE_NUMBER, UNIT_MONTHS, 1},
    {"个月", VALUE_NUMBER, UNIT_MONTHS, 1},   {"years", VALUE_NUMBER, UNIT_YEARS, 1},
    {"year", VALUE_NUMBER, UNIT_YEARS, 1},    {"年", VALUE_NUMBER, UNIT_YEARS, 1},
    {"hours", VALUE_NUMBER, UNIT_HOURS, 1},   {"hour", VALUE_NUMBER, UNIT_HOURS, 1},
    {"小时", VALUE_NUMBER, UNIT_HOURS, 1},    {"bps", VALUE_NUMBER, UNIT_BPS, 1},
};

static const struct suffix *suffix_at(const char *at)
{
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
        size_t size = strlen(suffixes[i].text);
        if (!strncmp(at, suffixes[i].text, size) && !(name_start(suffixes[i].text[0]) && name_part(at[size])))
            return &suffixes[i];
    }
    return NULL;
}

/* Exact: the decimal text becomes fen without passing through a double. */
static struct value money_literal(const char *digits, const struct suffix *suffix)
{
    int64_t minor;
    int scale = suffix->factor >= 1e10 ? 10 : suffix->factor >= 1e6 ? 6 : 2;
    if (!text_scaled(digits, scale, &minor) || minor == NONE)
        return value_unknown(VALUE_MONEY, VALUE_OUT_OF_RANGE);
    return value_money(minor);
}

static bool date_at(const char *at, struct value *value)
{
    char text[11] = {0};
    for (int i = 0; i < 10; i++) {
        if (i == 4 || i == 7 ? at[i] != '-' : !digit(at[i]))
            return false;
        text[i] = at[i];
    }
    if (digit(at[10]))
        return false;
    int64_t date;
    *value = date_parse(text, &date) ? value_date(date) : value_unknown(VALUE_DATE, VALUE_MISSING);
    return true;
}

/* Letters of any script glued to a number; full-width brackets and commas are symbols, not letters. */
static bool word_part(const char *at)
{
    static const char *const wide[] = {"（", "）", "，", "≤", "≥", "≠"};
    if ((unsigned char)*at < 0x80)
        return name_part(*at);
    for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
        if (text_starts(at, wide[i]))
            return false;
    return true;
}

static struct token number_token(struct arena *arena, const char *source, uint32_t start)
{
    struct token token = {.kind = TOKEN_LITERAL, .start = start};
    const char *at = source + start;
    if (date_at(at, &token.value)) {
        token.end = start + 10;
        token.kind = value_known(token.value) ? TOKEN_LITERAL : TOKEN_BAD;
        return token;
    }
    while (digit(*at) || (*at == '.' && digit(at[1])))
        at++;
    const char *digits = arena_text_part(arena, source + start, (size_t)(at - source) - start);
    const char *behind = at + strspn(at, " ");
    const struct suffix *suffix = suffix_at(behind);
    if (suffix)
        at = behind + strlen(suffix->text);
    double number;
    if (!text_number(digits, &number))
        token.value = value_unknown(VALUE_NUMBER, VALUE_OUT_OF_RANGE);
    else if (suffix && suffix->type == VALUE_MONEY)
        token.value = money_literal(digits, suffix);
    else
        token.value = value_number(suffix && suffix->factor < 1 ? number / 100 : number);
    token.unit = suffix ? suffix->unit : UNIT_NONE;
    bool tail = word_part(at);
    while (word_part(at))
        at++;
    token.end = (uint32_t)(at - source);
    token.kind = tail || !value_known(token.value) ? TOKEN_BAD : TOKEN_LITERAL;
    return token;
}

static struct token text_token(struct arena *arena, const char *source, uint32_t start)
{
    struct token token = {.kind = TOKEN_LITERAL, .start = start};
    const char *close = strchr(source + start + 1, source[start]);
    if (!close) {
        token.kind = TOKEN_BAD;
        token.end = (uint32_t)strlen(source);
        return token;
    }
    token.end = (uint32_t)(close - source) + 1;
    token.value = value_text(arena_text_part(arena, source + start + 1, token.end - start - 2));
    return token;
}

struct symbol {
    const char *text;
    enum token_kind kind;
};

static const struct symbol symbols[] = {
    {"<=", TOKEN_AT_MOST},  {">=", TOKEN_AT_LEAST},  {"!=", TOKEN_UNEQUAL}, {"<>", TOKEN_UNEQUAL}, {"==", TOKEN_EQUAL},
    {"≤", TOKEN_AT_MOST},   {"≥", TOKEN_AT_LEAST},   {"≠", TOKEN_UNEQUAL},  {"=", TOKEN_EQUAL},    {"<", TOKEN_LESS},
    {">", TOKEN_MORE},      {"(", TOKEN_OPEN},       {")", TOKEN_CLOSE},    {"（", TOKEN_OPEN},    {"）", TOKEN_CLOSE},
    {"[", TOKEN_OPEN_LIST}, {"]", TOKEN_CLOSE_LIST}, {",", TOKEN_COMMA},    {"，", TOKEN_COMMA},   {"+", TOKEN_PLUS},
    {"-", TOKEN_MINUS},     {"*", TOKEN_TIMES},      {"/", TOKEN_DIVIDE},
};

struct token token_next(struct arena *arena, const char *source, uint32_t *at, bool *bad_literal)
{
    while (source[*at] == ' ' || source[*at] == '\n' || source[*at] == '\t' || source[*at] == '\r')
        ++*at;
    uint32_t start = *at;
    char c = source[start];
    struct token token = {.kind = TOKEN_END, .start = start, .end = start};
    *bad_literal = digit(c) || c == '"' || c == '\'';
    if (digit(c)) {
        token = number_token(arena, source, start);
    } else if (c == '"' || c == '\'') {
        token = text_token(arena, source, start);
    } else if (name_start(c)) {
        token.kind = TOKEN_NAME;
        while (name_part(source[token.end]))
            token.end++;
    } else if (c) {
        const char *next = source + start;
        text_next(&next);
        token.kind = TOKEN_BAD;
        token.end = (uint32_t)(next - source);
        for (size_t i = 0; i < sizeof(symbols) / sizeof(*symbols); i++)
            if (text_starts(source + start, symbols[i].text)) {
                token.kind = symbols[i].kind;
                token.end = start + (uint32_t)strlen(symbols[i].text);
                break;
            }
    }
    *at = token.end;
    return token;
}
