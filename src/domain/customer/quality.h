/* How well the bank knows a customer: what is there, what is missing, what has grown old. Groups, their weights and how
 * old each may grow stand in policy/data/freshness.yaml.
 *
 * score = 100 × Σ weight × complete × fresh / Σ weight over the groups that apply to this kind of customer, less 3 for
 * every identity the newest statement breaks (10 at most). complete is the share of required items that are there;
 * fresh is 1, or 0.5 when the group is older than allowed. */
#pragma once

#include "policy/freshness.h"
#include "record/record.h"

enum freshness_state { FRESHNESS_FRESH, FRESHNESS_DUE, FRESHNESS_STALE, FRESHNESS_ABSENT };
extern const char *const freshness_state_names[];

struct quality_group {
    const struct freshness_group *policy;
    double complete;              /* 0..1 */
    int64_t updated_on;           /* when it last changed or was confirmed; NONE when there is nothing */
    int64_t days_allowed, due_on; /* due_on: from then on stale */
    enum freshness_state state;
    double points;
};

struct quality_missing {
    const char *group, *entity, *field; /* field NULL: no record at all */
    struct label label;
};

struct quality_problem {
    struct label text;
    const char *entity, *id;
};

struct quality {
    int64_t score;
    size_t stale; /* groups stale or absent */
    struct quality_group *groups;
    size_t count, room;
    struct quality_missing *missing;
    size_t missing_count, missing_room;
    struct quality_problem *problems;
    size_t problem_count, problem_room;
};

/* Of a customer the session may see. */
const struct error *customer_quality(struct session *s, const struct customer *customer, struct quality *quality);
void quality_write(struct json_writer *w, const struct quality *quality);

struct freshness_tally {
    int64_t customers, scores_changed, tasks_opened, tasks_closed;
};
/* Computes and stores the score of one customer, opens chase tasks for groups that are stale or soon will be and closes
 * those whose group was renewed. Doing it again changes nothing. In a write transaction. */
const struct error *customer_quality_store(struct session *s, int64_t customer, struct freshness_tally *tally);
/* The same for up to LIMIT customers after *AFTER by id, in transactions of its own; *AFTER becomes the last one done,
 * NONE at the end. */
const struct error *freshness_run(struct session *s, int64_t *after, int64_t limit, struct freshness_tally *tally);
