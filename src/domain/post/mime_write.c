/* Composing: every header is built from parts that were checked or encoded, the text is base64. */
#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "domain/post/mime.h"

#include <string.h>
#include <time.h>

enum { WORD_BYTES = 42, LINE_BYTES = 57, ADDRESS_MOST = 254, ID_MOST = 250 };
static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void base64_add(struct buffer *out, const unsigned char *data, size_t size)
{
    for (size_t i = 0; i < size; i += 3) {
        unsigned three = (unsigned)data[i] << 16;
        if (i + 1 < size)
            three |= (unsigned)data[i + 1] << 8;
        if (i + 2 < size)
            three |= data[i + 2];
        buffer_char(out, letters[three >> 18 & 63]);
        buffer_char(out, letters[three >> 12 & 63]);
        buffer_char(out, i + 1 < size ? letters[three >> 6 & 63] : '=');
        buffer_char(out, i + 2 < size ? letters[three & 63] : '=');
    }
}

const char *mime_base64(struct arena *arena, const void *data, size_t size)
{
    struct buffer out = {.arena = arena};
    base64_add(&out, data, size);
    return buffer_end(&out);
}

bool mime_address_ok(const char *address)
{
    size_t size = address ? strlen(address) : 0;
    const char *at = size ? strchr(address, '@') : NULL;
    if (!at || at == address || !at[1] || strchr(at + 1, '@') || size > ADDRESS_MOST)
        return false;
    for (const char *c = address; *c; c++)
        if (*c <= 32 || *c >= 127 || strchr("<>(),;:\\\"[]", *c))
            return false;
    return true;
}

static bool id_ok(const char *id)
{
    if (!*id || strlen(id) > ID_MOST)
        return false;
    for (; *id; id++)
        if (*id <= 32 || *id >= 127 || *id == '<' || *id == '>')
            return false;
    return true;
}

/* As encoded words of whole letters, folded: no byte of TEXT stands in the header as it is unless all are harmless. */
static void put_words(struct buffer *out, const char *text)
{
    bool plain = strlen(text) <= 60;
    for (const char *c = text; *c; c++)
        plain = plain && *c >= 32 && *c < 127;
    if (plain && !strstr(text, "=?")) {
        buffer_text(out, text);
        return;
    }
    for (const char *from = text; *from;) {
        const char *to = from, *next = from;
        while (*next && (text_next(&next), (size_t)(next - from) <= WORD_BYTES))
            to = next;
        buffer_text(out, from == text ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?");
        base64_add(out, (const unsigned char *)from, (size_t)(to - from));
        buffer_text(out, "?=");
        from = to;
    }
}

static void put_date(struct buffer *out, int64_t instant)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}, *const months[] = {
                                                                                             "Jan", "Feb", "Mar",
                                                                                             "Apr", "May", "Jun",
                                                                                             "Jul", "Aug", "Sep",
                                                                                             "Oct", "Nov", "Dec"};
    time_t seconds = instant / 1000;
    struct tm t;
    gmtime_r(&seconds, &t);
    buffer_format(out, "Date: %s, %02d %s %d %02d:%02d:%02d +0000\r\n", days[t.tm_wday], t.tm_mday, months[t.tm_mon],
                  t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
}

static void put_text(struct buffer *out, struct arena *arena, const char *text)
{
    struct buffer lines = {.arena = arena};
    for (const char *c = text; *c; c++) {
        if (*c == '\n' && (c == text || c[-1] != '\r'))
            buffer_char(&lines, '\r');
        buffer_char(&lines, *c);
    }
    for (size_t i = 0; i < lines.size; i += LINE_BYTES) {
        base64_add(out, (const unsigned char *)lines.data + i,
                   lines.size - i < LINE_BYTES ? lines.size - i : LINE_BYTES);
        buffer_text(out, "\r\n");
    }
}

/* One address of the web without anything that could end its header. */
static bool link_ok(const char *link)
{
    size_t size = strlen(link);
    for (size_t i = 0; i < size; i++)
        if (link[i] <= ' ' || link[i] >= 127 || strchr("<>,\"", link[i]))
            return false;
    return size < 500 && (!strncmp(link, "https://", 8) || !strncmp(link, "http://", 7));
}

const char *mime_write(struct arena *arena, const struct mime_letter *letter)
{
    struct buffer out = {.arena = arena};
    if (!mime_address_ok(letter->from) || !mime_address_ok(letter->to) || !id_ok(letter->message_id))
        return NULL;
    buffer_text(&out, "From: ");
    if (letter->from_name && *letter->from_name) {
        struct buffer name = {.arena = arena};
        put_words(&name, letter->from_name);
        bool encoded = text_starts(buffer_end(&name), "=?");
        buffer_format(&out, encoded || strpbrk(name.data, "<>(),;:\\\"[]@.") ? "%s " : "\"%s\" ",
                      encoded                                 ? name.data
                      : strpbrk(name.data, "<>(),;:\\\"[]@.") ? ""
                                                              : name.data);
    }
    buffer_format(&out, "<%s>\r\nTo: <%s>\r\nSubject: ", letter->from, letter->to);
    put_words(&out, letter->subject ? letter->subject : "");
    buffer_text(&out, "\r\n");
    put_date(&out, letter->date);
    buffer_format(&out, "Message-ID: <%s>\r\n", letter->message_id);
    if (letter->reply_to_id && id_ok(letter->reply_to_id))
        buffer_format(&out, "In-Reply-To: <%s>\r\nReferences: <%s>\r\n", letter->reply_to_id, letter->reply_to_id);
    if (letter->unsubscribe && link_ok(letter->unsubscribe))
        buffer_format(&out, "List-Unsubscribe: <%s>\r\n", letter->unsubscribe);
    if (letter->automatic)
        buffer_text(&out, "Auto-Submitted: auto-generated\r\n");
    buffer_text(&out, "X-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
                      "charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
    put_text(&out, arena, letter->text ? letter->text : "");
    return buffer_end(&out);
}
