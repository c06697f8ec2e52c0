/* A plan of how a quota could be divided, made by the bank itself. */
#pragma once

#include "record/call.h"

/* Divides a quota of SHARE of the book, in whole millions of yuan, and keeps the plan as PERSON's when there is one
 * that meets all limits. SOURCE and OBJECTIVE are those of allocation_plan. In transactions of its own. */
struct allocation_wish {
    const char *name;
    int64_t source, objective, person;
    double share;
};
const struct error *allocation_propose(struct session *s, const struct allocation_wish *wish);
