/* What the receiver of customers must know, customer by customer, as far as the reader may see it. */
#pragma once

#include "record/call.h"

struct pack_line {
    const char *kind; /* loan warning plan covenant request application task visit person note */
    int64_t id;
    struct label title;
    const char *detail;
    int64_t on, amount; /* date, fen; NONE */
    bool alarm;
};

struct pack_customer {
    int64_t id;
    const char *name, *tier, *grade;
    int64_t balance, deposits, last_contact; /* fen, fen, instant */
    struct pack_line *lines;
    size_t count, room;
};

struct pack {
    struct handover row;
    struct pack_customer *items;
    size_t count, room;
    int64_t hidden; /* customers of the handover that the reader does not see */
    int64_t loans, balance, maturing, warnings, plans, requests, tasks;
};

extern const struct choice pack_kinds[];
extern const size_t pack_kind_count;

/* Of the handover in the path of CALL, in its transaction. */
const struct error *pack_load(struct call *call, struct pack *pack);
