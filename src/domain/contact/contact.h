/* The fixed contacts that a tier promises a month, "2+N" for the best, and how far they are kept. A contact is a visit
 * of any kind. It is fixed when it lies at least the tier's gap after the fixed one before it in the month; the others
 * are the N on top. The next is due one interval (30 days over the promised number: 15 days for two) after the last
 * contact, within the month. */
#pragma once

#include "record/session.h"

enum contact_status { CONTACT_KEPT, CONTACT_PLANNED, CONTACT_OPEN, CONTACT_BEHIND, CONTACT_MISSED };

struct contact_month {
    const char *text;    /* YYYY-MM */
    int64_t first, last; /* its days, both inside */
};

struct touch {
    int64_t id, at; /* instant held, or planned for */
    const char *kind, *subject;
    bool held, fixed;
};

struct contact_client {
    int64_t id, owner, branch;
    const char *name, *owner_name, *branch_name;
    int tier; /* index into the policy's tiers */
    int promised, gap_days;
    int64_t last_contact;  /* instant of the newest ever held, NONE */
    struct touch *touches; /* of the month, by time */
    size_t count, room;
    /* judged */
    int kept, extra, planned;
    int64_t next_due; /* date; NONE when nothing is missing */
    enum contact_status status;
};

struct contact_filter {
    int64_t customer, person, branch; /* NONE: any */
    const char *tier;                 /* NULL: every tier that promises contacts */
};

struct contact_clients {
    struct contact_client *items;
    size_t count, room;
};

/* TEXT NULL or "" is the month of the session's day. field.format names a month that is none. */
const struct error *contact_month_read(struct session *s, const char *text, struct contact_month *month);
/* The clients of tiers that promise contacts, as far as the session sees them, judged. */
const struct error *contact_clients_load(struct session *s, const struct contact_month *month,
                                         const struct contact_filter *filter, struct contact_clients *clients);
/* Fills in what is judged from the rest. TODAY is a date. */
void contact_judge(struct contact_client *client, const struct contact_month *month, int64_t today);
/* Whether a fixed contact may lie on DAY beside those there are. */
bool contact_fits(const struct contact_client *client, int64_t day);
extern const char *const contact_status_names[];
