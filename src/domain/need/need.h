/* Financing that clients will need, read from the bank's own records before they ask: loans that run out together,
 * milestones and permits of their projects, what they drew at the same season last year. policy/tables/need_scheme
 * says which scheme to begin with. */
#pragma once

#include "record/session.h"

struct need {
    const char *kind; /* maturity capex permit season */
    int64_t customer;
    const char *customer_name, *tier, *section; /* letter of the industry's section, NULL */
    const char *entity;                         /* of the record it rests on */
    int64_t record;
    int64_t amount; /* fen */
    int64_t on;     /* the day it is needed by */
    int64_t count;  /* records behind it */
    struct label title, why;
    const char *scheme; /* name of a template, NULL when the policy names none */
    struct label scheme_label;
    int64_t financed; /* what the scheme would begin with, fen */
};

struct needs {
    struct need *items;
    size_t count, room;
};

/* Those of PERSON's clients within DAYS from the session's day, the earliest first, as far as the session may see them.
 */
const struct error *needs_load(struct session *s, int64_t person, int64_t days, struct needs *needs);
