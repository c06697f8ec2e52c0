/* One engine that runs every workflow of the policies: cases, tasks of people, what happened. What a case is about is
 * known to its kind alone: where its facts come from and what the decision means. */
#pragma once

#include "policy/snapshot.h"
#include "quant/work_hours.h"
#include "record/call.h"

struct workflow_start {
    const char *workflow, *title, *entity, *subject; /* subject: id text of the record */
    const char *product;
    int64_t customer, amount, owner, branch;
};

struct workflow_kind {
    const char *entity;
    /* Facts the conditions of the workflow read. */
    const struct error *(*facts)(struct session *s, const struct workflow_case *row, struct fact_set **facts);
    /* The case has ended. CONDITIONS: those of all who agreed, one a line; NULL for none. */
    const struct error *(*ended)(struct session *s, const struct workflow_case *row, const struct workflow_end *end,
                                 const char *conditions);
};
extern const struct workflow_kind workflow_kinds[];
extern const size_t workflow_kind_count;

struct workflow_act {
    int64_t decision; /* enum workflow_task_decision */
    const char *opinion, *conditions, *return_to;
    int64_t person; /* who acts */
};

/* In a writing transaction; S is the engine's session in somebody's name. */
const struct error *workflow_begin(struct session *s, const struct workflow_start *start, int64_t *id);
const struct error *workflow_task_decide(struct session *s, int64_t task, const struct workflow_act *act);
const struct error *workflow_withdraw(struct session *s, int64_t id, const char *reason);
/* The policy under which the case began. Released by the caller. */
const struct error *workflow_policy(struct session *s, const struct workflow_case *row, struct policy_snapshot **policy,
                                    const struct workflow **workflow);
struct work_hours workflow_hours(const struct policy_snapshot *policy);
