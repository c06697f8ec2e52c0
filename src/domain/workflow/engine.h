/* Inside the workflow engine. */
#pragma once

#include "domain/workflow/workflow.h"

struct engine {
    struct session *s;
    struct policy_snapshot *policy;
    const struct workflow *workflow;
    const struct workflow_kind *kind;
    struct workflow_case row;
    struct fact_set *facts; /* read when first needed */
    int64_t seated[64];     /* who has a vote in the stage that is being entered: one each */
    size_t seated_count;
};

/* Whatever the caller may see: whoever has a task in a case of another branch acts on it. Callers check. */
const struct error *engine_open(struct session *s, int64_t id, struct engine *e);
void engine_close(struct engine *e);
const struct error *engine_facts(struct engine *e, struct fact_set **facts);

struct event {
    const char *activity, *stage;
    int64_t transition, task;
    const char *resource, *outcome, *note;
};
const struct error *event_add(struct engine *e, const struct event *event);

/* COUNT people for the work, the least busy of the nearest; absent ones are covered. Fewer when there are not enough.
 */
struct assignee {
    int64_t person, cover_for, branch;
};
const struct error *people_find(struct engine *e, const struct workflow_work *work, struct assignee *found,
                                size_t *count);
const struct error *person_name(struct session *s, int64_t person, const char **name);

struct task_list {
    struct workflow_task *items;
    size_t count, room;
};
/* Tasks of STAGE in ROUND; of the whole case when STAGE is NULL. */
const struct error *tasks_of(struct session *s, int64_t id, const char *stage, int64_t round, struct task_list *list);

/* The votes of a stage in one round, and how many members are recused or absent. */
struct vote {
    struct vote_count count;
    int64_t recused, absent;
    enum vote_result result;
};
struct vote vote_of(const struct workflow_stage *stage, const struct task_list *tasks);
/* What somebody decided is written down, and the case goes on, back, to its end, or waits. Unchecked. */
const struct error *task_finish(struct engine *e, struct workflow_task *task, const struct workflow_act *act);

/* When the case may end: quantiles of what the bank's own cases still took from here. */
struct estimate {
    bool from_history;
    size_t cases;                         /* that were compared */
    int64_t early_at, median_at, late_at; /* instants; nine in ten end after the first, one in ten after the last; NONE
                                             when nothing is known */
};
const struct error *estimate_case(struct engine *e, struct estimate *estimate);

/* A stage as it was passed, is being passed, or will be if nobody is against. */
struct case_stage {
    const struct workflow_stage *stage;
    const char *state; /* passed current ahead skipped */
    int64_t entered_at, left_at, open, done;
};
/* One a stage of the workflow, in its order. */
const struct error *case_stages(struct engine *e, const struct task_list *tasks, struct case_stage **stages);
