#include "quant/identifier.h"

#include "base/date.h"

#include <string.h>

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 0-9, A=10 .. Z=35; -1 for anything else, lower case too. */
static int base36(char c)
{
    if (digit(c))
        return c - '0';
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

static bool all_digits(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!digit(text[i]))
            return false;
    return true;
}

/* GB 11714: the check of nine characters, hyphen already gone. */
static bool org_code_nine(const char text[9])
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 8; i++) {
        int value = base36(text[i]);
        if (value < 0)
            return false;
        sum += value * weights[i];
    }
    int check = 11 - sum % 11;
    return text[8] == (check == 10 ? 'X' : check == 11 ? '0' : (char)('0' + check));
}

bool identifier_org_code(const char *text)
{
    size_t size = strlen(text);
    char nine[9];
    if (size == 10 && text[8] == '-') {
        memcpy(nine, text, 8);
        nine[8] = text[9];
        return org_code_nine(nine);
    }
    return size == 9 && org_code_nine(text);
}

bool identifier_uscc(const char *text)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY"; /* no I O S V Z */
    static const int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    if (strlen(text) != 18)
        return false;
    int sum = 0;
    for (int i = 0; i < 17; i++) {
        const char *at = strchr(alphabet, text[i]);
        if (!at)
            return false;
        sum += (int)(at - alphabet) * weights[i];
    }
    return text[17] == alphabet[(31 - sum % 31) % 31];
}

bool identifier_uscc_strict(const char *text)
{
    return identifier_uscc(text) && org_code_nine(text + 8);
}

/* ISO 7064 MOD 97-10 digit by digit: the number itself has up to 68 digits. -1 for a foreign character. */
static int mod97(int rest, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        int value = base36(text[i]);
        if (value < 0)
            return -1;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest;
}

bool identifier_lei(const char *text)
{
    if (strlen(text) != 20 || !all_digits(text + 18, 2))
        return false;
    int check = (text[18] - '0') * 10 + (text[19] - '0');
    return check >= 2 && check <= 98 && mod97(0, text, 20) == 1;
}

bool identifier_luhn(const char *text)
{
    size_t size = strlen(text);
    int sum = 0;
    if (!size || !all_digits(text, size))
        return false;
    for (size_t i = 0; i < size; i++) {
        int value = text[size - 1 - i] - '0';
        if (i % 2)
            value = value > 4 ? 2 * value - 9 : 2 * value;
        sum = (sum + value) % 10;
    }
    return sum == 0;
}

/* TEXT without the characters of UNWANTED; false when it does not fit. */
static bool strip(const char *text, const char *unwanted, char *to, size_t room)
{
    size_t size = 0;
    for (; *text; text++) {
        if (strchr(unwanted, *text))
            continue;
        if (size + 1 == room)
            return false;
        to[size++] = *text;
    }
    to[size] = '\0';
    return true;
}

bool identifier_mobile(const char *text)
{
    static const char *const prefixes[] = {"+86", "0086", "86"};
    char plain[20], *at = plain;
    if (!strip(text, " -", plain, sizeof(plain)))
        return false;
    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
        size_t size = strlen(prefixes[i]);
        if (!strncmp(plain, prefixes[i], size) && strlen(plain) == size + 11)
            at = plain + size;
    }
    return strlen(at) == 11 && all_digits(at, 11) && at[0] == '1' && at[1] >= '3';
}

bool identifier_iban(const char *text)
{
    static const struct {
        char country[3];
        size_t length;
    } lengths[] = {{"GB", 22}, {"DE", 22}, {"FR", 27}, {"NO", 15}, {"BE", 16}, {"NL", 18}, {"CH", 21}, {"ES", 24}};
    char plain[40];
    if (!strip(text, " ", plain, sizeof(plain)))
        return false;
    size_t size = strlen(plain);
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++)
        if (!strncmp(plain, lengths[i].country, 2)) {
            if (size != lengths[i].length || !all_digits(plain + 2, 2))
                return false;
            int rest = mod97(0, plain + 4, size - 4);
            return rest >= 0 && mod97(rest, plain, 4) == 1;
        }
    return false;
}

/* ISO 7064 MOD 11,10. */
bool identifier_reg_no(const char *text)
{
    if (strlen(text) != 15 || !all_digits(text, 15))
        return false;
    int product = 10;
    for (int i = 0; i < 14; i++) {
        int sum = (text[i] - '0' + product) % 10;
        product = 2 * (sum ? sum : 10) % 11;
    }
    return (text[14] - '0' + product) % 10 == 1;
}

static char resident_check(const char text[17])
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++)
        sum += (text[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

static int number_at(const char *text, int size)
{
    int value = 0;
    for (int i = 0; i < size; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

bool identifier_resident_id(const char *text, int64_t as_of, struct resident *resident)
{
    if (strlen(text) != 18 || !all_digits(text, 17) || text[17] != resident_check(text))
        return false;
    int year = number_at(text + 6, 4), month = number_at(text + 10, 2), day = number_at(text + 12, 2);
    if (year < 1800 || !date_exists(year, month, day))
        return false;
    int64_t birth = date_from_civil(year, month, day);
    if (as_of != NONE && birth > as_of)
        return false;
    if (resident)
        *resident = (struct resident){birth, (text[16] - '0') % 2 == 1};
    return true;
}

bool identifier_resident_id_15to18(const char *text, int64_t as_of, char converted[19])
{
    if (strlen(text) != 15 || !all_digits(text, 15))
        return false;
    memcpy(converted, text, 6);
    memcpy(converted + 6, "19", 2);
    memcpy(converted + 8, text + 6, 9);
    converted[17] = resident_check(converted);
    converted[18] = '\0';
    return identifier_resident_id(converted, as_of, NULL);
}
