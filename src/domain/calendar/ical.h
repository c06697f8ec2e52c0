/* iCalendar (RFC 5545): text escaped, lines folded at 75 octets between characters, CRLF. */
#pragma once

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

struct ical_event {
    const char *uid;                              /* stays the same while the event is the same */
    int64_t on, at;                               /* date; instant, NONE: the whole day */
    int64_t minutes;                              /* how long, of a timed one */
    int64_t stamp;                                /* instant the feed was made */
    const char *summary, *description, *category; /* NULL: left out */
    bool busy;                                    /* blocks the time */
};

void ical_open(struct buffer *out, const char *name);
void ical_event_put(struct buffer *out, const struct ical_event *event);
void ical_close(struct buffer *out);

/* NAME:value with the value escaped, folded. */
void ical_text(struct buffer *out, const char *name, const char *value);
