/* What a server does beside serving: policies that are due come into force, the heads of the audit chains are noted
 * outside the database, files that nothing names go. */
#pragma once

#include "record/session.h"

struct upkeep {
    struct bank *bank;
    const char *heads_file;      /* one line a head is added here; NULL: the log only */
    struct arena *memory;        /* of HEADS */
    const char *heads;           /* noted last */
    int64_t noted_at, tidied_at, served_at; /* instants; 0: not yet */
};

void upkeep_tick(struct upkeep *upkeep); /* every few seconds */
void upkeep_end(struct upkeep *upkeep);  /* once, at the end */
