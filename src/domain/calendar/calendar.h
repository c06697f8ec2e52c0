/* Dates of one person's customers: one list for the screen and for the feed that calendar programs read. */
#pragma once

#include "record/session.h"

struct calendar_event {
    const char *kind; /* visit contact inspection review maturity repayment covenant task warning limit need anniversary
                         birthday absence */
    const char *entity;
    int64_t home, id, customer; /* customer NONE: about none */
    const char *customer_name, *tier;
    int64_t on, at; /* date; instant, NONE: the whole day */
    int64_t amount; /* fen, NONE */
    struct label title, detail;
    bool done;
    const char *link;
};

struct calendar_range {
    int64_t person, from, to; /* dates, both inside */
    const char *kinds;        /* separated by commas; NULL or "": all */
};

struct calendar_events {
    struct calendar_event *items;
    size_t count, room;
};

extern const struct choice calendar_kinds[];
extern const size_t calendar_kind_count;

/* By day and time, as far as the session sees them. */
const struct error *calendar_events_load(struct session *s, const struct calendar_range *range,
                                  struct calendar_events *events);
