/* Customers nobody looks after (公海): who returns and when (policy/relationship/pool_return), who may take them
 * (pool_claim), and the nightly run over the book. A customer's stay is one pool_entry: announced, waiting, ended. */
#pragma once

#include "domain/job/job.h"
#include "record/call.h"

/* One customer as the rules see it. Days are dates; NONE when there is none. */
struct pool_client {
    int64_t id, branch, owner;
    const char *name, *tier, *stage; /* TIER NULL: none; STAGE: prospect active dormant */
    bool owner_left;
    int64_t loans, plans, applications;
    int64_t touched;                   /* the last contact, or when the customer came to its manager */
    int64_t entry, status, returns_on; /* of the stay that is open; entry NONE */
};

struct pool_terms {
    bool protected;
    int64_t silent_days, notice_days; /* NONE when protected or not evaluated */
    struct label why;                 /* the row of the policy */
};

/* At most LIMIT customers after AFTER, or the one customer whose home is ONLY; S is the engine's. */
struct pool_clients {
    struct pool_client *items;
    size_t count, room;
};
const struct error *pool_clients_read(struct session *s, int64_t after, int64_t only, int64_t limit,
                                      struct pool_clients *clients);
/* pool.no_policy when the table is not in force. */
const struct error *pool_terms_of(struct session *s, const struct pool_client *client, struct pool_terms *terms);
int64_t pool_silent_days(const struct pool_client *client, int64_t today);

struct pool_claimer {
    int64_t claims_today, held;
};
struct pool_wish {
    bool elsewhere;                 /* the customer's branch is not within the claimer's */
    int64_t waited_days, lost_days; /* LOST_DAYS NONE: never lost */
};
struct pool_verdict {
    bool allowed, hidden; /* HIDDEN: not yet open to the claimer's branch */
    struct label why;
};
const struct error *pool_claimer_read(struct session *s, struct pool_claimer *claimer);
const struct error *pool_verdict_of(struct session *s, const struct pool_claimer *claimer, const struct pool_wish *wish,
                                    struct pool_verdict *verdict);

/* CUSTOMER loses its manager and waits for another; its open notice, if any, becomes the stay. S is the engine's. */
const struct error *pool_enter(struct session *s, const struct pool_client *client, int64_t cause, const char *reason,
                               int64_t silent, int64_t limit, int64_t *entry);
/* The customer's manager becomes PERSON and, unless NONE, its branch BRANCH. */
const struct error *pool_owner_set(struct session *s, int64_t customer, int64_t person, int64_t branch);
/* The open stay of CLIENT ends: another manager has it. */
const struct error *pool_entry_end(struct session *s, const struct pool_client *client, int64_t status,
                                   int64_t taken_by, int64_t decided_by);

/* The whole book; S is the engine's own, JOB may be NULL. */
const struct error *pool_run(struct session *s, struct job *job);
const struct error *pool_job(struct job *job, struct arena *arena);
/* Asks for the run once a business day. */
const struct error *pool_tick(struct bank *bank, struct arena *arena);

/* Work of FROM at CUSTOMER that passes to TO: tasks, visits, opportunities, warnings, plans, requests. S is the
 * engine's. */
struct handed_work {
    int64_t tasks, visits, others;
};
const struct error *pool_pass_work(struct session *s, int64_t customer, int64_t from, int64_t to,
                                   struct handed_work *handed);
/* ROW says who, to whom, why and until when; the customers named pass (or the receiver joins their teams), with what
 * waits at them. S is the engine's. */
const struct error *handover_make(struct session *s, struct handover *row, const int64_t *ids, size_t count);
/* PERSON is a relationship manager who is at work and, when BRANCH is not NONE, within it; handover.person otherwise.
 */
const struct error *pool_receiver_check(struct session *s, int64_t person, int64_t branch);
