/* One page before a visit, made of what the customer's page and timeline already say: nothing is worked out a second
 * time, so the brief and the page cannot differ. */
#pragma once

#include "record/call.h"

struct brief_point {
    const char *kind, *level; /* red orange yellow blue */
    struct label title, why, ask;
    int64_t amount, due; /* fen, date; NONE when there is none */
};

struct brief {
    int64_t id;
    const struct json *overview, *changes; /* as the operations answer */
    const struct json *strength;           /* of the relationship, with its causes */
    int64_t last_at;                       /* instant of the last visit held, NONE */
    const char *last_kind, *last_subject, *last_minutes, *last_next_step;
    struct brief_point *points; /* the most pressing first */
    size_t point_count, point_room;
};

/* Of the customer in the path of CALL, who must be visible to the caller. */
const struct error *brief_load(struct call *call, struct brief *brief);
/* Days to the next birthday, 0 today; -1 when there is none. */
int64_t brief_birthday_days(int64_t today, const char *birthday);
