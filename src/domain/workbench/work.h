/* One line of the workbench, and the lines each source finds. */
#pragma once

#include "policy/workbench.h"
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
    int64_t years;          /* of an anniversary */
    int64_t like;           /* lines of the same kind and customer that this one stands for, beside itself */
    const char *item_level; /* blue .. red, as its source judges it */
    const char *scheme;     /* template to begin with, NULL */
    int64_t financed;       /* with how much, fen */
    int64_t put_off_until;  /* date, NONE */
    const struct workbench_kind *policy;
    /* what came of it */
    double rank, urgency, importance;
    const char *level;
};

struct work {
    struct session *s;
    bool mine; /* the caller looks after customers of their own, and sees no others */
    struct work_item *items;
    size_t count, room;
    int64_t put_off; /* lines that the caller put off */
};

/* A fresh line with what does not apply left open. */
struct work_item *work_add(struct work *work, const char *kind, const char *entity, int64_t home, int64_t id);

/* A line from the columns every statement begins with: home, id, customer's name, tier. */
struct work_item *work_take(struct work *work, struct rows *rows, const char *kind, const char *entity);
typedef void work_line(struct work *work, struct rows *rows);
/* LINE for each row of the statement. */
const struct error *work_gather(struct work *work, const struct query *query, const struct sql_value *values,
                                size_t count, work_line *line);

/* In both languages by one format each; the second with one label filled in, each language by its own side. */
#define SAY(zh_format, en_format, ...)                                                                                 \
    (struct label)                                                                                                     \
    {                                                                                                                  \
        arena_format(work->s->arena, zh_format, __VA_ARGS__), arena_format(work->s->arena, en_format, __VA_ARGS__)     \
    }
#define SAY_LABEL(zh_format, en_format, label_)                                                                        \
    ({                                                                                                                 \
        struct label said_ = (label_);                                                                                 \
        (struct label){arena_format(work->s->arena, zh_format, said_.zh),                                              \
                       arena_format(work->s->arena, en_format, said_.en)};                                             \
    })

const struct error *work_loans(struct work *work);
const struct error *work_tasks(struct work *work);
const struct error *work_contacts(struct work *work); /* visits and broken promises */
const struct error *work_watch(struct work *work);    /* warnings, covenants, limits and inspections that fall due */
const struct error *work_money(struct work *work);    /* repayments, with whether the money is there */
const struct error *work_dates(struct work *work);    /* anniversaries of the relation, birthdays */
const struct error *work_requests(struct work *work); /* what customers asked and waits for an answer */
const struct error *work_needs(struct work *work);    /* financing that will be needed */
const struct error *work_retention(struct work *work); /* plays against leaving */
const struct error *work_pool(struct work *work);     /* customers about to return to the pool, handovers to acknowledge */

const struct error *work_models(struct work *work);   /* alarms of rating models the caller answers for */

const struct error *work_decisions(struct work *work); /* changes, groups, duplicates, tiers that wait for the caller */
const struct error *work_signals(struct work *work);   /* grades that fell, money that leaves */

/* Leaves out the lines the caller put off, or (ONLY) all others. */
const struct error *work_put_off(struct work *work, bool only);
