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
};

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

/* When the case may end: quantiles of what the bank's own cases still took from here. */
struct estimate {
    bool from_history;
    size_t cases;               /* that were compared */
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
