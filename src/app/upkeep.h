/* What a server does beside serving: policies that are due come into force, the heads of the audit chains are noted
 * outside the database, files that nothing names go. */
#pragma once

#include "record/session.h"

#include <pthread.h>

struct upkeep {
    struct bank *bank;
    const char *heads_file; /* one line a head is added here; NULL: the log only */
    struct arena *memory;   /* of HEADS */
    const char *heads;      /* noted last */
    int64_t noted_at, tidied_at, served_at; /* instants; 0: not yet */
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
};

/* Every few seconds, in a thread of its own, until the bank stops: what is due may take its time. */
void upkeep_start(struct upkeep *upkeep);
/* Sets BANK's stopping: whatever is under way leaves off. */
void upkeep_stop(struct upkeep *upkeep);
/* When nothing writes any more: the heads of the audit chains are noted a last time. */
void upkeep_end(struct upkeep *upkeep);
