/* Reading: headers, parts, what a machine wrote. Every loop runs over bytes that are there, every list has an end. */
#include "base/buffer.h"
#include "base/text.h"
#include "domain/post/mime_parts.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { HEADER_MOST = 16000 };

struct piece {
    const char *at;
    size_t size;
};
struct part {
    struct piece head, body;
};
struct reading {
    struct arena *arena;
    struct mime_mail *mail;
    const char *html;
    int parts;
};

static struct part split(struct piece whole)
{
    struct part part = {{whole.at, 0}, {whole.at + whole.size, 0}};
    for (size_t at = 0; at < whole.size;) {
        const char *end = memchr(whole.at + at, '\n', whole.size - at);
        size_t next = end ? (size_t)(end - whole.at) + 1 : whole.size;
        size_t length = next - at;
        bool empty = length <= 2 && (whole.at[at] == '\n' || (whole.at[at] == '\r' && length == 2));
        part.head.size = at;
        at = next;
        if (empty || at == whole.size) {
            part.head.size = empty ? part.head.size : at;
            part.body = (struct piece){whole.at + at, whole.size - at};
            break;
        }
    }
    return part;
}

/* The unfolded value of a header, NULL when there is none. */
static const char *header(struct arena *arena, struct piece head, const char *name)
{
    size_t length = strlen(name);
    struct buffer out = {.arena = arena};
    bool inside = false;
    for (size_t at = 0; at < head.size;) {
        const char *end = memchr(head.at + at, '\n', head.size - at);
        size_t next = end ? (size_t)(end - head.at) + 1 : head.size, stop = next;
        while (stop > at && (head.at[stop - 1] == '\n' || head.at[stop - 1] == '\r'))
            stop--;
        bool folded = stop > at && (head.at[at] == ' ' || head.at[at] == '\t');
        if (inside && !folded)
            break;
        size_t from = at;
        if (!inside && !folded && stop - at > length && !strncasecmp(head.at + at, name, length) &&
            head.at[at + length] == ':') {
            inside = true;
            from = at + length + 1;
        }
        if (inside && out.size < HEADER_MOST)
            buffer_add(&out, head.at + from, stop - from < HEADER_MOST ? stop - from : HEADER_MOST);
        at = next;
    }
    if (!inside)
        return NULL;
    const char *text = buffer_end(&out);
    return text + strspn(text, " \t");
}

/* A parameter of a header: name=value, name="value" or name*=charset''percent. */
static const char *parameter(struct arena *arena, const char *value, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = value ? strchr(value, ';') : NULL; at; at = strchr(at + 1, ';')) {
        const char *from = at + 1 + strspn(at + 1, " \t");
        if (strncasecmp(from, name, length) != 0)
            continue;
        from += length;
        bool extended = *from == '*';
        from += extended;
        if (*from++ != '=')
            continue;
        bool quoted = *from == '"';
        from += quoted;
        size_t size = quoted ? strcspn(from, "\"") : strcspn(from, "; \t");
        const char *text = arena_text_part(arena, from, size), *language = extended ? strchr(text, '\'') : NULL;
        const char *start = language ? strchr(language + 1, '\'') : NULL;
        if (!start)
            return text;
        size_t bytes;
        char *plain = mime_unquote(arena, start + 1, strlen(start + 1), '%', false, &bytes);
        return mime_utf8(arena, arena_text_part(arena, text, (size_t)(language - text)), plain, bytes);
    }
    return NULL;
}

static struct piece decoded(struct arena *arena, const struct part *part)
{
    const char *encoding = header(arena, part->head, "Content-Transfer-Encoding");
    struct piece out = part->body;
    if (encoding && !strncasecmp(encoding, "base64", 6))
        out.at = mime_unbase64(arena, part->body.at, part->body.size, &out.size);
    else if (encoding && !strncasecmp(encoding, "quoted-printable", 16))
        out.at = mime_unquote(arena, part->body.at, part->body.size, '=', false, &out.size);
    return out;
}

/* At most MIME_TEXT_MOST bytes of whole letters, without control characters. */
static const char *bounded(struct arena *arena, const char *text)
{
    struct buffer out = {.arena = arena};
    for (const char *at = text; *at && out.size < MIME_TEXT_MOST - 4;) {
        const char *from = at;
        uint32_t letter = text_next(&at);
        if (letter >= 32 || letter == '\n' || letter == '\t')
            buffer_add(&out, from, (size_t)(at - from));
    }
    const char *end = buffer_end(&out);
    while (out.size && (unsigned char)end[out.size - 1] <= ' ')
        out.data[--out.size] = 0;
    return end + strspn(end, "\n\t ");
}

static const char *without_markup(struct arena *arena, const char *html)
{
    static const char *const names[][2] = {
        {"&nbsp;", " "}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
    struct buffer out = {.arena = arena};
    for (const char *at = html; *at;) {
        if (*at == '<') {
            bool hidden = !strncasecmp(at, "<style", 6) || !strncasecmp(at, "<script", 7);
            const char *end = hidden ? strcasestr(at + 1, at[2] == 't' || at[2] == 'T' ? "</style" : "</script") : at;
            if (!strncasecmp(at, "<br", 3) || !strncasecmp(at, "</p", 3) || !strncasecmp(at, "</div", 5) ||
                !strncasecmp(at, "</tr", 4))
                buffer_char(&out, '\n');
            end = end ? strchr(end, '>') : NULL;
            if (!end)
                break;
            at = end + 1;
            continue;
        }
        size_t i = 0, count = sizeof(names) / sizeof(names[0]);
        while (i < count && !text_starts(at, names[i][0]))
            i++;
        if (i < count) {
            buffer_text(&out, names[i][1]);
            at += strlen(names[i][0]);
        } else {
            buffer_char(&out, *at == '\n' || *at == '\r' ? ' ' : *at);
            at++;
        }
    }
    return buffer_end(&out);
}

static void keep_file(struct reading *r, const struct part *part, const char *name)
{
    struct mime_mail *mail = r->mail;
    if (mail->file_count == MIME_FILES_MOST)
        return;
    struct piece content = decoded(r->arena, part);
    const char *plain = mime_words(r->arena, name ? name : "");
    for (const char *at = plain; *at; at++)
        if (*at == '/' || *at == '\\')
            plain = at + 1;
    plain = bounded(r->arena, plain);
    while (*plain == '.')
        plain++;
    mail->files[mail->file_count++] = (struct mime_file){*plain ? plain : "file", content.at, content.size};
}

/* "<a@b> <c@d>": the last one first. */
static void take_ids(struct reading *r, const char *text)
{
    const char *found[40];
    size_t count = 0;
    for (const char *at = text ? strchr(text, '<') : NULL; at && count < 40; at = strchr(at + 1, '<')) {
        size_t size = strcspn(at + 1, "> \t");
        if (at[1 + size] == '>' && size)
            found[count++] = arena_text_part(r->arena, at + 1, size);
    }
    while (count && r->mail->answer_count < sizeof(r->mail->answers) / sizeof(r->mail->answers[0]))
        r->mail->answers[r->mail->answer_count++] = found[--count];
}

static const char *first_id(struct arena *arena, const char *text)
{
    const char *at = text ? strchr(text, '<') : NULL;
    size_t size = at ? strcspn(at + 1, "> \t") : 0;
    return size && at[1 + size] == '>' ? arena_text_part(arena, at + 1, size) : NULL;
}

static void take_report(struct reading *r, const char *type, const struct part *part)
{
    struct arena *arena = r->arena;
    struct piece content = decoded(arena, part);
    if (!strncasecmp(type, "message/delivery-status", 23)) {
        const char *text = arena_text_part(arena, content.at, content.size), *action = strcasestr(text, "Action:");
        const char *why = strcasestr(text, "Diagnostic-Code:"), *status = strcasestr(text, "Status:");
        r->mail->bounce = action && !strncasecmp(action + 7 + strspn(action + 7, " \t"), "failed", 6);
        why = why ? why + 16 : status ? status + 7 : NULL;
        if (why) {
            why += strspn(why, " \t");
            size_t size = strcspn(why, "\r\n");
            r->mail->bounce_reason = mime_utf8(arena, NULL, why, size < 300 ? size : 300);
        }
        return;
    }
    struct part original = split(content);
    const char *id = first_id(arena, header(arena, original.head, "Message-ID"));
    r->mail->bounced_id = id ? id : r->mail->bounced_id;
}

static void read_part(struct reading *r, struct piece whole, int depth);

static void read_parts(struct reading *r, struct piece body, const char *boundary, int depth)
{
    const char *mark = arena_format(r->arena, "--%s", boundary), *from = NULL, *end = body.at + body.size;
    size_t length = strlen(mark);
    for (const char *at = body.at; at < end;) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        bool line = (size_t)(end - at) >= length && !memcmp(at, mark, length);
        if (line && from && at > from)
            read_part(r, (struct piece){from, (size_t)(at - from)}, depth + 1);
        if (line)
            from = next ? next + 1 : end;
        if (line && (size_t)(end - at) >= length + 2 && !memcmp(at + length, "--", 2))
            return;
        at = next ? next + 1 : end;
    }
    if (from && from < end)
        read_part(r, (struct piece){from, (size_t)(end - from)}, depth + 1);
}

static void read_part(struct reading *r, struct piece whole, int depth)
{
    struct arena *arena = r->arena;
    struct part part = split(whole);
    const char *type = header(arena, part.head, "Content-Type"),
               *place = header(arena, part.head, "Content-Disposition");
    if (depth > MIME_DEPTH_MOST || r->parts++ > MIME_PARTS_MOST)
        return;
    type = type && *type ? type : "text/plain";
    const char *boundary = !strncasecmp(type, "multipart/", 10) ? parameter(arena, type, "boundary") : NULL;
    if (boundary && *boundary) {
        read_parts(r, part.body, boundary, depth);
        return;
    }
    const char *name = parameter(arena, place, "filename");
    name = name ? name : parameter(arena, type, "name");
    bool text = !strncasecmp(type, "text/plain", 10), html = !strncasecmp(type, "text/html", 9);
    bool apart = name || (place && !strncasecmp(place, "attachment", 10));
    if (depth && (!strncasecmp(type, "message/", 8) || !strncasecmp(type, "text/rfc822-headers", 19)))
        take_report(r, type, &part);
    else if (!apart && (text || html)) {
        struct piece content = decoded(arena, &part);
        const char *plain = mime_utf8(arena, parameter(arena, type, "charset"), content.at, content.size);
        if (text && !*r->mail->text)
            r->mail->text = bounded(arena, plain);
        if (html && !r->html)
            r->html = plain;
    } else if (depth || apart)
        keep_file(r, &part, name);
}

/* "Name <a@b>" or "a@b (Name)" or "a@b". */
static void read_sender(struct reading *r, const char *from)
{
    struct mime_mail *mail = r->mail;
    const char *open = from ? strrchr(from, '<') : NULL, *address = open ? open + 1 : from;
    if (!from)
        return;
    address += strspn(address, " \t");
    address = arena_text_part(r->arena, address, strcspn(address, "> \t("));
    mail->from = mime_address_ok(address) ? text_lower(r->arena, address) : NULL;
    if (open && open > from) {
        const char *name =
            bounded(r->arena, mime_words(r->arena, arena_text_part(r->arena, from, (size_t)(open - from))));
        size_t size = strlen(name);
        bool quoted = size > 1 && name[0] == '"' && name[size - 1] == '"';
        mail->from_name = quoted ? arena_text_part(r->arena, name + 1, size - 2) : name;
    }
}

/* What a machine sent must not be answered by a machine (RFC 3834). */
static bool by_machine(struct arena *arena, struct piece head)
{
    const char *submitted = header(arena, head, "Auto-Submitted"), *precedence = header(arena, head, "Precedence");
    if (submitted && strncasecmp(submitted, "no", 2) != 0)
        return true;
    if (precedence && (strcasestr(precedence, "bulk") || strcasestr(precedence, "junk") ||
                       strcasestr(precedence, "auto_reply") || strcasestr(precedence, "list")))
        return true;
    return header(arena, head, "X-Autoreply") || header(arena, head, "X-Autorespond") || header(arena, head, "List-Id");
}

void mime_read(struct arena *arena, const char *data, size_t size, struct mime_mail *mail)
{
    struct reading r = {.arena = arena, .mail = mail};
    struct piece whole = {data, size};
    struct piece head = split(whole).head;
    *mail = (struct mime_mail){.text = ""};
    const char *subject = header(arena, head, "Subject"), *back = header(arena, head, "Return-Path");
    mail->subject = subject ? bounded(arena, mime_words(arena, subject)) : NULL;
    mail->message_id = first_id(arena, header(arena, head, "Message-ID"));
    read_sender(&r, header(arena, head, "From"));
    take_ids(&r, header(arena, head, "In-Reply-To"));
    take_ids(&r, header(arena, head, "References"));
    mail->automatic = by_machine(arena, head) || (back && text_starts(back, "<>"));
    read_part(&r, whole, 0);
    const char *type = header(arena, head, "Content-Type"), *failed = header(arena, head, "X-Failed-Recipients");
    bool report = type && !strncasecmp(type, "multipart/report", 16);
    bool daemon = mail->from && (text_starts(mail->from, "mailer-daemon@") || text_starts(mail->from, "postmaster@"));
    if (!report)
        mail->bounce = failed || (daemon && mail->automatic && mail->bounced_id);
    mail->automatic = mail->automatic || report || daemon;
    if (!*mail->text && r.html)
        mail->text = bounded(arena, without_markup(arena, r.html));
}

const char *mime_without_quote(struct arena *arena, const char *text)
{
    static const char *const marks[] = {"-----Original Message",
                                        "-----原始邮件",
                                        "------------------ 原始邮件",
                                        "________________________________",
                                        "发件人:",
                                        "发件人：",
                                        "From: "};
    size_t kept = 0;
    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "\n");
        bool quote = *at == '>' || (size && size < 200 &&
                                    (text_starts(at, "On ") || text_starts(at, "在 ") || text_starts(at, "在20")) &&
                                    (memmem(at, size, "wrote:", 6) || memmem(at, size, "写道", strlen("写道"))));
        for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
            quote = quote || text_starts(at, marks[i]);
        if (quote)
            break;
        at += size + (at[size] == '\n');
        kept = (size_t)(at - text);
    }
    while (kept && (unsigned char)text[kept - 1] <= ' ')
        kept--;
    return kept ? arena_text_part(arena, text, kept) : text;
}
