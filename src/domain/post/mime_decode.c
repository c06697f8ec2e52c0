/* The encodings of mail, read tolerantly: a broken letter is one broken letter. */
#include "base/buffer.h"
#include "base/text.h"
#include "domain/post/mime_parts.h"

#include <iconv.h>
#include <string.h>
#include <strings.h>

static int value_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

char *mime_unbase64(struct arena *arena, const char *text, size_t size, size_t *out_size)
{
    char *out = arena_take(arena, size / 4 * 3 + 4);
    unsigned bits = 0;
    int have = 0;
    *out_size = 0;
    for (size_t i = 0; i < size && text[i] != '='; i++) {
        int value = value_of(text[i]);
        if (value < 0)
            continue;
        bits = bits << 6 | (unsigned)value;
        have += 6;
        if (have >= 8) {
            have -= 8;
            out[(*out_size)++] = (char)(bits >> have & 255);
        }
    }
    out[*out_size] = 0;
    return out;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char *mime_unquote(struct arena *arena, const char *text, size_t size, char escape, bool word, size_t *out_size)
{
    char *out = arena_take(arena, size + 1);
    size_t n = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == escape && i + 2 < size && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
            out[n++] = (char)(hex(text[i + 1]) << 4 | hex(text[i + 2]));
            i += 2;
        } else if (text[i] == escape && escape == '=' && i + 1 < size && (text[i + 1] == '\n' || text[i + 1] == '\r')) {
            i += text[i + 1] == '\r' && i + 2 < size && text[i + 2] == '\n' ? 2 : 1; /* a soft end of line */
        } else {
            out[n++] = word && text[i] == '_' ? ' ' : text[i];
        }
    }
    out[n] = 0;
    *out_size = n;
    return out;
}

static const char *repaired(struct arena *arena, const char *text, size_t size)
{
    struct buffer out = {.arena = arena};
    const char *copy = arena_text_part(arena, text, size);
    for (const char *at = copy; at < copy + size;) {
        if (!*at) { /* no NUL inside a text */
            at++;
            continue;
        }
        char four[5], *end = four;
        text_append(&end, text_next(&at));
        buffer_add(&out, four, (size_t)(end - four));
    }
    return buffer_end(&out);
}

/* Names of mail to those the converter has; the Chinese ones are read by the largest of their kind. */
static const char *known_charset(const char *charset)
{
    if (!strcasecmp(charset, "gb2312") || !strcasecmp(charset, "gbk") || !strcasecmp(charset, "gb_2312-80") ||
        !strcasecmp(charset, "x-gbk"))
        return "GB18030";
    return charset;
}

const char *mime_utf8(struct arena *arena, const char *charset, const char *text, size_t size)
{
    if (!charset || !*charset || !strcasecmp(charset, "utf-8") || !strcasecmp(charset, "us-ascii"))
        return repaired(arena, text, size);
    iconv_t converter = iconv_open("UTF-8", known_charset(charset));
    if (converter == (iconv_t)-1)
        return repaired(arena, text, size);
    struct buffer out = {.arena = arena};
    char *from = (char *)(uintptr_t)text, room[512];
    size_t left = size;
    while (left) {
        char *to = room;
        size_t space = sizeof(room), before = left;
        iconv(converter, &from, &left, &to, &space);
        buffer_add(&out, room, sizeof(room) - space);
        if (left == before && space == sizeof(room)) { /* a byte that means nothing */
            buffer_text(&out, "\xEF\xBF\xBD");
            from++;
            left--;
        }
    }
    iconv_close(converter);
    return repaired(arena, buffer_end(&out), out.size);
}

/* One "=?charset?B?text?=" at AT; where it ends, or NULL when it is none. */
static const char *word(struct arena *arena, const char *at, struct buffer *out)
{
    const char *charset = at + 2, *kind = strchr(charset, '?');
    const char *text = kind && kind[1] && kind[2] == '?' ? kind + 3 : NULL, *end = text ? strstr(text, "?=") : NULL;
    size_t size;
    if (!end || kind - charset > 40)
        return NULL;
    char *bytes = (kind[1] | 32) == 'b' ? mime_unbase64(arena, text, (size_t)(end - text), &size)
                                        : mime_unquote(arena, text, (size_t)(end - text), '=', true, &size);
    const char *name = arena_text_part(arena, charset, strcspn(charset, "?*"));
    buffer_text(out, mime_utf8(arena, name, bytes, size));
    return end + 2;
}

const char *mime_words(struct arena *arena, const char *text)
{
    struct buffer out = {.arena = arena};
    bool after_word = false;
    for (const char *at = text; *at;) {
        const char *end = text_starts(at, "=?") ? word(arena, at, &out) : NULL;
        if (end) {
            at = end;
            after_word = true;
            continue;
        }
        size_t blanks = strspn(at, " \t");
        if (after_word && blanks && text_starts(at + blanks, "=?")) { /* between two words is nothing */
            at += blanks;
            after_word = false;
            continue;
        }
        after_word = false;
        buffer_char(&out, *at < 32 && *at >= 0 ? ' ' : *at);
        at++;
    }
    return repaired(arena, buffer_end(&out), out.size);
}
