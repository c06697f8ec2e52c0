#include "domain/calendar/ical.h"
#include "base/date.h"

#include <string.h>

enum { LINE_OCTETS = 75 };

/* One content line, folded: a line goes on after CRLF and a space; a character of several octets is never cut. */
static void put_line(struct buffer *out, const char *line)
{
    size_t room = LINE_OCTETS;
    for (const char *at = line; *at;) {
        size_t size = 1;
        while (((unsigned char)at[size] & 0xC0) == 0x80)
            size++;
        if (size > room) {
            buffer_text(out, "\r\n ");
            room = LINE_OCTETS - 1;
        }
        buffer_add(out, at, size);
        room -= size;
        at += size;
    }
    buffer_text(out, "\r\n");
}

/* Backslash, comma, semicolon and line ends are written as RFC 5545 3.3.11 asks; other control characters are dropped.
 */
void ical_text(struct buffer *out, const char *name, const char *value)
{
    struct buffer line = {.arena = out->arena};
    buffer_format(&line, "%s:", name);
    for (const char *at = value; *at; at++) {
        if (*at == '\r' && at[1] == '\n')
            continue;
        if (*at == '\n' || *at == '\r')
            buffer_text(&line, "\\n");
        else if (strchr("\\,;", *at))
            buffer_format(&line, "\\%c", *at);
        else if ((unsigned char)*at >= 0x20 || *at == '\t')
            buffer_char(&line, *at);
    }
    put_line(out, buffer_end(&line));
}

static void put_instant(struct buffer *out, const char *name, int64_t instant)
{
    char text[25];
    instant_write(text, instant); /* 2026-11-21T08:30:00.000Z */
    buffer_format(out, "%s:%.4s%.2s%.2sT%.2s%.2s%.2sZ\r\n", name, text, text + 5, text + 8, text + 11, text + 14,
                  text + 17);
}

static void put_date(struct buffer *out, const char *name, int64_t date)
{
    char text[11];
    date_write(text, date);
    buffer_format(out, "%s;VALUE=DATE:%.4s%.2s%.2s\r\n", name, text, text + 5, text + 8);
}

void ical_open(struct buffer *out, const char *name)
{
    buffer_text(
        out,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Steward//Calendar//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n");
    ical_text(out, "NAME", name);
    ical_text(out, "X-WR-CALNAME", name);
}

void ical_event_put(struct buffer *out, const struct ical_event *event)
{
    buffer_text(out, "BEGIN:VEVENT\r\n");
    ical_text(out, "UID", event->uid);
    put_instant(out, "DTSTAMP", event->stamp);
    if (event->at != NONE) {
        put_instant(out, "DTSTART", event->at);
        put_instant(out, "DTEND", event->at + event->minutes * 60000);
    } else {
        put_date(out, "DTSTART", event->on);
        put_date(out, "DTEND", event->on + 1);
    }
    ical_text(out, "SUMMARY", event->summary);
    if (event->description)
        ical_text(out, "DESCRIPTION", event->description);
    if (event->category)
        ical_text(out, "CATEGORIES", event->category);
    buffer_format(out, "TRANSP:%s\r\nCLASS:CONFIDENTIAL\r\nEND:VEVENT\r\n", event->busy ? "OPAQUE" : "TRANSPARENT");
}

void ical_close(struct buffer *out)
{
    buffer_text(out, "END:VCALENDAR\r\n");
}
