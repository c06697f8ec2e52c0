#include "base/text.h"
#include "base/buffer.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

uint32_t text_next(const char **at)
{
    const unsigned char *s = (const unsigned char *)*at;
    if (!*s)
        return 0;
    uint32_t c = *s;
    int more = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : -1;
    if (more < 0) {
        *at += 1;
        return 0xFFFD;
    }
    if (more)
        c &= 0x3Fu >> more;
    for (int i = 1; i <= more; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            *at += 1;
            return 0xFFFD;
        }
        c = c << 6 | (s[i] & 0x3F);
    }
    if ((more == 2 && (c < 0x800 || (c >= 0xD800 && c < 0xE000))) || (more == 3 && (c < 0x10000 || c > 0x10FFFF))) {
        *at += 1;
        return 0xFFFD;
    }
    *at += more + 1;
    return c;
}

void text_append(char **at, uint32_t c)
{
    char *s = *at;
    if (c < 0x80) {
        *s++ = (char)c;
    } else if (c < 0x800) {
        *s++ = (char)(0xC0 | c >> 6);
        *s++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *s++ = (char)(0xE0 | c >> 12);
        *s++ = (char)(0x80 | (c >> 6 & 0x3F));
        *s++ = (char)(0x80 | (c & 0x3F));
    } else {
        *s++ = (char)(0xF0 | c >> 18);
        *s++ = (char)(0x80 | (c >> 12 & 0x3F));
        *s++ = (char)(0x80 | (c >> 6 & 0x3F));
        *s++ = (char)(0x80 | (c & 0x3F));
    }
    *at = s;
}

bool text_valid_utf8(const char *text, size_t size)
{
    /* A NUL inside would end the text early for everybody who reads it as a C string. */
    if (memchr(text, 0, size))
        return false;
    const char *end = text + size;
    while (text < end) {
        const char *before = text;
        unsigned char c = (unsigned char)*text;
        size_t need = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        if (need > (size_t)(end - before))
            return false;
        char copy[5] = {0};
        memcpy(copy, before, need);
        const char *at = copy;
        if (text_next(&at) == 0xFFFD && memcmp(before, "\xEF\xBF\xBD", need < 3 ? need : 3))
            return false;
        text = before + (at - copy);
    }
    return true;
}

size_t text_length(const char *text)
{
    size_t length = 0;
    while (text_next(&text))
        length++;
    return length;
}

char *text_normalise(struct arena *arena, const char *text)
{
    char *copy = arena_take(arena, strlen(text) * 3 + 1), *at = copy;
    bool space = false;
    for (uint32_t c; (c = text_next(&text));) {
        if (c == 0x3000 || c == 0xA0 || c == '\t' || c == '\n' || c == '\r')
            c = ' ';
        else if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFEE0;
        else if (c == 0xFEFF)
            continue;
        if (c == ' ') {
            space = at > copy;
            continue;
        }
        if (space)
            *at++ = ' ';
        space = false;
        text_append(&at, c);
    }
    *at = 0;
    return copy;
}

char *text_lower(struct arena *arena, const char *text)
{
    char *copy = arena_text(arena, text);
    for (char *at = copy; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at + 32);
    return copy;
}

char *text_upper(struct arena *arena, const char *text)
{
    char *copy = arena_text(arena, text);
    for (char *at = copy; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 32);
    return copy;
}

bool text_equal(const char *a, const char *b)
{
    return a == b || (a && b && !strcmp(a, b));
}

bool text_starts(const char *text, const char *prefix)
{
    return !strncmp(text, prefix, strlen(prefix));
}

bool text_ends(const char *text, const char *suffix)
{
    size_t size = strlen(text), tail = strlen(suffix);
    return size >= tail && !memcmp(text + size - tail, suffix, tail);
}

int text_distance(const char *a, const char *b)
{
    enum { LONGEST = 64 };
    size_t m = strlen(a), n = strlen(b);
    if (m > LONGEST || n > LONGEST)
        return LONGEST;
    int row[LONGEST + 1];
    for (size_t j = 0; j <= n; j++)
        row[j] = (int)j;
    for (size_t i = 1; i <= m; i++) {
        int diagonal = row[0];
        row[0] = (int)i;
        for (size_t j = 1; j <= n; j++) {
            int above = row[j], best = diagonal + (a[i - 1] != b[j - 1]);
            if (above + 1 < best)
                best = above + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
            diagonal = above;
        }
    }
    return row[n];
}

const char *text_nearest(const char *name, const char *const *candidates, size_t count)
{
    const char *nearest = NULL;
    int best = (int)strlen(name) / 3 + 2;
    for (size_t i = 0; i < count; i++) {
        int distance = text_distance(name, candidates[i]);
        if (distance < best) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}

bool text_scaled(const char *text, int scale, int64_t *value)
{
    bool negative = *text == '-', any = false;
    if (*text == '-' || *text == '+')
        text++;
    int64_t whole = 0;
    int after = -1;
    for (; *text; text++) {
        if (*text == '.' && after < 0) {
            after = 0;
            continue;
        }
        if (*text < '0' || *text > '9')
            return false;
        any = true;
        if (after >= 0 && after++ >= scale) {
            if (*text != '0')
                return false;
            continue;
        }
        if (__builtin_mul_overflow(whole, 10, &whole) || __builtin_add_overflow(whole, *text - '0', &whole))
            return false;
    }
    for (int i = after < 0 ? 0 : after > scale ? scale : after; i < scale; i++)
        if (__builtin_mul_overflow(whole, 10, &whole))
            return false;
    *value = negative ? -whole : whole;
    return any;
}

bool text_integer(const char *text, int64_t *value)
{
    return text_scaled(text, 0, value) && !strchr(text, '.');
}

bool text_number(const char *text, double *value)
{
    char *end;
    if (!*text || strspn(text, "0123456789+-.eE") != strlen(text))
        return false;
    errno = 0;
    *value = strtod(text, &end);
    return !*end && end != text && isfinite(*value);
}

const char *text_grouped(struct arena *arena, double value, int decimals)
{
    const char *digits = arena_format(arena, "%.*f", decimals, fabs(value));
    size_t whole = strcspn(digits, ".");
    struct buffer out = {.arena = arena};
    if (value < 0 && strspn(digits, "0.") != strlen(digits))
        buffer_char(&out, '-');
    for (size_t i = 0; digits[i]; i++) {
        if (i && i < whole && (whole - i) % 3 == 0)
            buffer_char(&out, ',');
        buffer_char(&out, digits[i]);
    }
    return buffer_end(&out);
}
