/* One line of the workbench, and the lines each source finds. */
#pragma once

#include "record/record.h"

struct work_item {
    const char *kind; /* as policy/workbench names it */
    const char *entity;
    int64_t home, id, customer; /* customer NONE when the line is about none */
    const char *customer_title, *tier;
    struct label title, why;
    int64_t due, amount;
    const char *action; /* word of the screen's button */
    const char *part;   /* part of the customer's page the line leads to */
    /* what the policy ranks by; NONE or NaN when it does not apply */
    int64_t days_to_due, days_waiting;
    const char *priority;
    double change, match_weight;
    /* what came of it */
    double rank, urgency, importance;
    const char *level;
};

struct work {
    struct session *s;
    bool mine; /* the caller looks after customers of their own, and sees no others */
    struct work_item *items;
    size_t count, room;
};

/* A fresh line with what does not apply left open. */
struct work_item *work_add(struct work *work, const char *kind, const char *entity, int64_t home, int64_t id);

const struct error *work_loans(struct work *work);
const struct error *work_tasks(struct work *work);
const struct error *work_contacts(struct work *work);  /* visits and broken promises */
const struct error *work_decisions(struct work *work); /* changes, groups, duplicates, tiers that wait for the caller */
const struct error *work_signals(struct work *work);   /* grades that fell, money that leaves */
