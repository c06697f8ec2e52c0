/* Who would move: the same customers under the policy in force and under a draft. */
#pragma once

#include "policy/snapshot.h"

enum backtest_of { BACKTEST_GRADE, BACKTEST_TIER, BACKTEST_TABLE };

/* One customer's facts. NEXT fills OLD and NEW, which are reset before and belong to the two snapshots' own fact
 * tables, and returns a name for the customer that lives in ARENA or longer; NULL ends the test. */
struct backtest_source {
    const char *(*next)(void *context, struct arena *arena, struct fact_set *old_facts, struct fact_set *new_facts);
    /* What a person calls the customer, asked of those listed as moved only; may be NULL, and may answer NULL. */
    const char *(*name)(void *context, struct arena *arena, const char *customer);
    void *context;
};

struct backtest_move {
    const char *customer, *name;
    int before, after;          /* indices into the outcomes */
    double before_pd, after_pd; /* of grades; NaN otherwise */
};

struct backtest {
    const char **outcomes; /* grades, tiers or values of the table's output; "none" is not evaluated */
    size_t outcome_count;
    int64_t *counts;                                       /* [before][after] */
    int64_t customers, moved, better, worse, lost, gained; /* lost: evaluated before, not after */
    double before_pd_sum, after_pd_sum;                    /* over customers evaluated under both */
    int64_t both;
    struct backtest_move *moves; /* the first MOST_MOVES */
    size_t move_count, move_room;
};

enum { BACKTEST_MOST_MOVES = 2000 };

/* OUTPUT and TABLE only for BACKTEST_TABLE. Tiers are compared without hysteresis. False when a snapshot lacks the
 * part. */
bool backtest_run(struct arena *arena, const struct policy_snapshot *before, const struct policy_snapshot *after,
                  enum backtest_of of, const char *table, const char *output, const struct backtest_source *source,
                  struct backtest *result);
void backtest_write(struct json_writer *w, const struct backtest *result);
