/* The engine: stages are entered, people act, the case goes on, back, or ends. */
#include "domain/post/post.h"
#include "domain/workflow/engine.h"
#include "base/text.h"
#include "queries.h"
#include "record/policies.h"
#include "record/row.h"

#include <string.h>

enum { ASSIGNEES_MOST = 32, STEPS_MOST = 40 };

/* --- open and close --------------------------------------------------------------------------------------------------
 */

static bool open_on(const void *calendar, int64_t date)
{
    return work_calendar_open(calendar, date);
}

struct work_hours workflow_hours(const struct policy_snapshot *policy)
{
    return (struct work_hours){open_on, policy->calendar, .opens_minute = 540, .closes_minute = 1020};
}

static const struct workflow_kind *kind_of(const char *entity)
{
    for (size_t i = 0; entity && i < workflow_kind_count; i++)
        if (!strcmp(workflow_kinds[i].entity, entity))
            return &workflow_kinds[i];
    return NULL;
}

/* The workflow of the version the case began under; the present one when that can no longer be had. Reading the past
 * costs more than everything else here, so it is asked only when the version has moved on. */
const struct error *workflow_policy(struct session *s, const struct workflow_case *row, struct policy_snapshot **policy,
                                    const struct workflow **workflow)
{
    const struct workflow *now = policy_workflow(s->policy, row->workflow);
    if (!now || now->doc->version != row->workflow_version || !workflow_stage(now, row->stage)) {
        TRY(policies_at(s, row->started_at, policy));
        *workflow = policy_workflow(*policy, row->workflow);
        if (*workflow && workflow_stage(*workflow, row->stage))
            return NULL;
        policy_release(*policy);
    }
    if (!now)
        return error_make(s->arena, ERROR_WORKFLOW_UNKNOWN, .value = row->workflow);
    policy_keep(s->policy);
    *policy = s->policy;
    *workflow = now;
    return NULL;
}

const struct error *engine_open(struct session *s, int64_t id, struct engine *e)
{
    bool found;
    *e = (struct engine){.s = s};
    TRY(row_stored(s, &workflow_case_entity, id, id, &e->row, &found));
    if (!found)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    e->kind = kind_of(e->row.entity);
    return workflow_policy(s, &e->row, &e->policy, &e->workflow);
}

void engine_close(struct engine *e)
{
    policy_release(e->policy);
}

const struct error *engine_facts(struct engine *e, struct fact_set **facts)
{
    if (!e->facts && e->kind)
        TRY(e->kind->facts(e->s, &e->row, &e->facts));
    if (!e->facts)
        e->facts = fact_set_new(e->s->arena, e->policy->facts);
    *facts = e->facts;
    return NULL;
}

const struct error *event_add(struct engine *e, const struct event *event)
{
    struct workflow_event row;
    record_clear(&workflow_event_entity, &row);
    row.workflow_case = e->row.record.id;
    row.position = ++e->row.event_count;
    row.activity = event->activity;
    row.stage = event->stage;
    row.transition = event->transition;
    row.at = e->s->now;
    row.resource = event->resource;
    row.task = event->task;
    row.outcome = event->outcome;
    row.note = event->note;
    row.branch = e->row.branch;
    row.owner = e->row.owner;
    return record_put(e->s, &workflow_event_entity, &row);
}

const struct error *tasks_of(struct session *s, int64_t id, const char *stage, int64_t round, struct task_list *list)
{
    struct rows *rows;
    const struct error *error;
    int64_t *ids = NULL;
    size_t count = 0, room = 0;
    *list = (struct task_list){0};
    TRY(store_query(s->tx, &query_workflow_tasks_of_case, VALUES(sql_int(id)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 0));
    if (error)
        return error;
    for (size_t i = 0; i < count; i++) {
        struct workflow_task task;
        bool found;
        TRY(row_stored(s, &workflow_task_entity, ids[i], ids[i], &task, &found));
        if (found && (!stage || (text_equal(task.stage, stage) && task.round == round)))
            ARENA_PUSH(s->arena, list->items, list->count, list->room, task);
    }
    return NULL;
}

/* --- stages ----------------------------------------------------------------------------------------------------------
 */

static const struct error *task_put(struct engine *e, const struct workflow_stage *stage,
                                    const struct workflow_work *work, const struct assignee *who)
{
    struct work_hours hours = workflow_hours(e->policy);
    struct workflow_task row;
    const char *name;
    record_clear(&workflow_task_entity, &row);
    row.workflow_case = e->row.record.id;
    row.customer = e->row.customer;
    row.workflow = e->row.workflow;
    row.stage = stage->name;
    row.name = work->name;
    row.round = e->row.round;
    row.role = work->role;
    row.owner = who ? who->person : NONE;
    row.branch = who ? who->branch : e->row.branch;
    row.cover_for = who ? who->cover_for : NONE;
    row.status = WORKFLOW_TASK_STATUS_OPEN;
    row.scheduled_at = e->s->now;
    row.sla_minutes = work->limit_minutes;
    row.due_at = work_hours_add(&hours, e->s->now, work->limit_minutes);
    TRY(record_put(e->s, &workflow_task_entity, &row));
    if (e->row.due_at == NONE || e->row.due_at < row.due_at)
        e->row.due_at = row.due_at;
    TRY(person_name(e->s, row.owner, &name));
    return event_add(e, &(struct event){work->name, stage->name, WORKFLOW_EVENT_TRANSITION_SCHEDULE, row.record.id,
                                        name, NULL, NULL});
}

static const struct error *stage_enter(struct engine *e, const struct workflow_stage *stage, size_t *tasks)
{
    struct fact_set *facts;
    TRY(engine_facts(e, &facts));
    e->row.stage = stage->name;
    e->row.stage_at = e->s->now;
    e->row.due_at = NONE;
    e->seated_count = 0;
    *tasks = 0;
    TRY(event_add(e,
                  &(struct event){stage->name, stage->name, WORKFLOW_EVENT_TRANSITION_ENTER, NONE, NULL, NULL, NULL}));
    for (size_t i = 0; i < stage->work_count; i++) {
        struct assignee found[ASSIGNEES_MOST];
        size_t count;
        if (!workflow_work_needed(&stage->work[i], facts))
            continue;
        TRY(people_find(e, &stage->work[i], found, &count));
        for (size_t k = 0; k < count; k++) {
            TRY(task_put(e, stage, &stage->work[i], &found[k]));
            if (stage->votes && e->seated_count < sizeof(e->seated) / sizeof(*e->seated))
                e->seated[e->seated_count++] = found[k].person;
        }
        if (!count) /* nobody there: somebody who oversees assigns it */
            TRY(task_put(e, stage, &stage->work[i], NULL));
        *tasks += count ? count : 1;
    }
    return NULL;
}

static const char *conditions_of(struct engine *e, const struct task_list *tasks)
{
    struct buffer out = {.arena = e->s->arena};
    for (size_t i = 0; i < tasks->count; i++) {
        const struct workflow_task *task = &tasks->items[i];
        if (task->conditions && task->decision == WORKFLOW_TASK_DECISION_CONDITIONS &&
            task->status == WORKFLOW_TASK_STATUS_DONE)
            buffer_format(&out, "%s%s", out.size ? "\n" : "", task->conditions);
    }
    return out.size ? buffer_end(&out) : NULL;
}

static const struct error *case_end(struct engine *e, const struct workflow_end *end)
{
    struct task_list tasks;
    e->row.status = WORKFLOW_CASE_STATUS_DONE;
    e->row.outcome = end->name;
    e->row.ended_at = e->s->now;
    e->row.due_at = NONE;
    TRY(event_add(
        e, &(struct event){end->name, e->row.stage, WORKFLOW_EVENT_TRANSITION_END, NONE, NULL, end->name, NULL}));
    TRY(record_update(e->s, &workflow_case_entity, &e->row, NULL));
    TRY(tasks_of(e->s, e->row.record.id, NULL, 0, &tasks));
    if (e->row.customer != NONE)
        TRY(post_event(e->s, POST_APPLICATION_DECIDED, e->row.customer,
                       id_text(e->s->arena, e->row.record.home, e->row.record.id),
                       arena_format(e->s->arena, "{\"workflow\":\"%s\",\"outcome\":\"%s\"}", e->row.workflow, end->name)));
    return e->kind ? e->kind->ended(e->s, &e->row, end, conditions_of(e, &tasks)) : NULL;
}

/* Into PLACE, and on through stages in which nobody has anything to do. */
static const struct error *case_go(struct engine *e, const char *place)
{
    for (int step = 0; step < STEPS_MOST; step++) {
        const struct workflow_end *end = workflow_end(e->workflow, place);
        const struct workflow_stage *stage = workflow_stage(e->workflow, place);
        size_t tasks;
        if (end)
            return case_end(e, end);
        if (!stage)
            break;
        TRY(stage_enter(e, stage, &tasks));
        if (tasks)
            return record_update(e->s, &workflow_case_entity, &e->row, NULL);
        place = workflow_next(stage, e->facts);
    }
    return error_make(e->s->arena, ERROR_WORKFLOW_STUCK, .value = place ? place : "", .arguments = {e->row.workflow});
}

/* --- deciding --------------------------------------------------------------------------------------------------------
 */

static bool in_favour(const struct workflow_task *task)
{
    return task->decision == WORKFLOW_TASK_DECISION_AGREE || task->decision == WORKFLOW_TASK_DECISION_CONDITIONS;
}

struct vote vote_of(const struct workflow_stage *stage, const struct task_list *tasks)
{
    struct vote vote = {0};
    struct vote_count *count = &vote.count;
    for (size_t i = 0; i < tasks->count; i++) {
        const struct workflow_task *task = &tasks->items[i];
        bool chair = text_equal(task->name, stage->chair), open = task->status == WORKFLOW_TASK_STATUS_OPEN;
        bool done = task->status == WORKFLOW_TASK_STATUS_DONE;
        bool recused = done && task->decision == WORKFLOW_TASK_DECISION_RECUSED;
        bool against = done && task->decision == WORKFLOW_TASK_DECISION_AGAINST;
        bool agrees = done && in_favour(task);
        vote.recused += recused;
        vote.absent += done && task->decision == WORKFLOW_TASK_DECISION_ABSENT;
        count->members += !recused;
        count->open += open;
        count->agree += agrees;
        count->against += against;
        count->abstain += done && task->decision == WORKFLOW_TASK_DECISION_ABSTAIN;
        count->chair_open |= chair && open;
        count->chair_agrees |= chair && agrees;
        count->chair_against |= chair && against;
    }
    vote.result = workflow_vote(stage, count);
    return vote;
}

static const struct error *tasks_cancel(struct engine *e, const char *stage)
{
    struct task_list tasks;
    TRY(tasks_of(e->s, e->row.record.id, stage, e->row.round, &tasks));
    for (size_t i = 0; i < tasks.count; i++) {
        struct workflow_task *task = &tasks.items[i];
        if (task->status != WORKFLOW_TASK_STATUS_OPEN)
            continue;
        task->status = WORKFLOW_TASK_STATUS_CANCELLED;
        task->done_at = e->s->now;
        TRY(record_update(e->s, &workflow_task_entity, task, NULL));
        TRY(event_add(e, &(struct event){task->name, task->stage, WORKFLOW_EVENT_TRANSITION_CANCEL, task->record.id,
                                         NULL, NULL, NULL}));
    }
    return NULL;
}

static const struct error *vote_settle(struct engine *e, const struct workflow_stage *stage,
                                       const struct task_list *tasks, bool *carried)
{
    struct vote vote = vote_of(stage, tasks);
    const struct vote_count *c = &vote.count;
    *carried = vote.result == VOTE_CARRIED;
    TRY(tasks_cancel(e, stage->name));
    return event_add(
        e, &(struct event){stage->name, stage->name, WORKFLOW_EVENT_TRANSITION_SETTLED, NONE, NULL,
                           *carried ? "carried" : "lost",
                           arena_format(e->s->arena, "%lld : %lld : %lld / %lld", (long long)c->agree,
                                        (long long)c->against, (long long)c->abstain, (long long)c->members)});
}

static const struct error *stage_settle(struct engine *e, const struct workflow_stage *stage)
{
    struct task_list tasks;
    struct fact_set *facts;
    bool good = true;
    size_t open = 0;
    TRY(tasks_of(e->s, e->row.record.id, stage->name, e->row.round, &tasks));
    for (size_t i = 0; i < tasks.count; i++) {
        const struct workflow_task *task = &tasks.items[i];
        open += task->status == WORKFLOW_TASK_STATUS_OPEN;
        good &= !stage->decides || task->status != WORKFLOW_TASK_STATUS_DONE ||
                task->decision != WORKFLOW_TASK_DECISION_AGAINST;
    }
    if (stage->votes ? vote_of(stage, &tasks).result == VOTE_RUNNING : open > 0)
        return record_update(e->s, &workflow_case_entity, &e->row, NULL);
    if (stage->votes)
        TRY(vote_settle(e, stage, &tasks, &good));
    TRY(engine_facts(e, &facts));
    return case_go(e, good ? workflow_next(stage, facts) : stage->against);
}

static const struct error *act_check(struct engine *e, const struct workflow_stage *stage,
                                     const struct workflow_task *task, const struct workflow_act *act)
{
    struct arena *arena = e->s->arena;
    const struct workflow_work *work = workflow_work(stage, task->name);
    bool returned = act->decision == WORKFLOW_TASK_DECISION_RETURNED;
    if (e->row.status != WORKFLOW_CASE_STATUS_OPEN || task->status != WORKFLOW_TASK_STATUS_OPEN)
        return error_make(arena, ERROR_WORKFLOW_TASK_CLOSED);
    if (task->owner != act->person)
        return error_make(arena, ERROR_WORKFLOW_NOT_YOURS);
    if (work && work->other_person && act->person == e->row.owner)
        return error_make(arena, ERROR_WORKFLOW_FOUR_EYES);
    if (returned && stage->chair && !text_equal(task->name, stage->chair))
        return error_make(arena, ERROR_WORKFLOW_CHAIR_ONLY);
    bool reasoned =
        returned || act->decision == WORKFLOW_TASK_DECISION_AGAINST || act->decision == WORKFLOW_TASK_DECISION_RECUSED;
    if (reasoned && (!act->opinion || !*act->opinion))
        return error_make(arena, ERROR_FIELD_REQUIRED, .field = "opinion");
    if (act->decision == WORKFLOW_TASK_DECISION_CONDITIONS && (!act->conditions || !*act->conditions))
        return error_make(arena, ERROR_FIELD_REQUIRED, .field = "conditions");
    if (act->decision >= WORKFLOW_TASK_DECISION_ABSTAIN && !stage->votes)
        return error_make(arena, ERROR_FIELD_CHOICE, .field = "decision", .value = "abstain",
                          .arguments = {"agree, conditions, against, returned"});
    if (returned && (!act->return_to || !name_listed(stage->returns, act->return_to)))
        return error_make(arena, ERROR_FIELD_CHOICE, .field = "return_to",
                          .value = act->return_to ? act->return_to : "",
                          .arguments = {name_join(arena, stage->returns)});
    return NULL;
}

const struct error *task_finish(struct engine *e, struct workflow_task *task, const struct workflow_act *act)
{
    static const char *const outcomes[] = {"agree",   "conditions", "against", "returned",
                                           "abstain", "recused",    "absent"};
    const struct workflow_stage *stage = workflow_stage(e->workflow, e->row.stage);
    const char *name;
    TRY(person_name(e->s, act->person, &name));
    if (task->started_at == NONE && act->decision <= WORKFLOW_TASK_DECISION_ABSTAIN) {
        task->started_at = e->s->now;
        TRY(event_add(e, &(struct event){task->name, task->stage, WORKFLOW_EVENT_TRANSITION_START, task->record.id,
                                         name, NULL, NULL}));
    }
    task->status = WORKFLOW_TASK_STATUS_DONE;
    task->decision = act->decision;
    task->opinion = act->opinion;
    task->conditions = act->conditions;
    task->done_at = e->s->now;
    TRY(record_update(e->s, &workflow_task_entity, task, NULL));
    TRY(event_add(e, &(struct event){task->name, task->stage, WORKFLOW_EVENT_TRANSITION_COMPLETE, task->record.id, name,
                                     outcomes[act->decision], NULL}));
    if (act->decision != WORKFLOW_TASK_DECISION_RETURNED)
        return stage_settle(e, stage);
    TRY(tasks_cancel(e, stage->name));
    e->row.round++;
    TRY(event_add(e, &(struct event){act->return_to, stage->name, WORKFLOW_EVENT_TRANSITION_RETURNED, task->record.id,
                                     name, NULL, act->opinion}));
    return case_go(e, act->return_to);
}

const struct error *workflow_task_decide(struct session *s, int64_t id, const struct workflow_act *act)
{
    struct engine e;
    struct workflow_task task;
    bool found;
    TRY(row_stored(s, &workflow_task_entity, id, id, &task, &found));
    if (!found)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    TRY(row_hold(s, &workflow_case_entity, task.workflow_case,
                 task.workflow_case)); /* two at once wait for each other here */
    TRY(row_stored(s, &workflow_task_entity, id, id, &task, &found));
    TRY(engine_open(s, task.workflow_case, &e));
    const struct error *error = act_check(&e, workflow_stage(e.workflow, e.row.stage), &task, act);
    if (!error)
        error = task_finish(&e, &task, act);
    engine_close(&e);
    return error;
}

/* --- begin and withdraw ----------------------------------------------------------------------------------------------
 */

const struct error *workflow_begin(struct session *s, const struct workflow_start *start, int64_t *id)
{
    const struct workflow *workflow = policy_workflow(s->policy, start->workflow);
    struct engine e = {.s = s, .policy = s->policy, .workflow = workflow, .kind = kind_of(start->entity)};
    int64_t before;
    if (!workflow)
        return error_make(s->arena, ERROR_WORKFLOW_UNKNOWN, .value = start->workflow);
    TRY(store_int(s->tx, &query_workflow_number, VALUES(sql_text(start->workflow)), &before));
    record_clear(&workflow_case_entity, &e.row);
    e.row.number = arena_format(s->arena, "WF%s-%05lld", date_text(s->arena, s->today), (long long)before + 1);
    e.row.title = start->title;
    e.row.workflow = start->workflow;
    e.row.workflow_version = workflow->doc->version;
    e.row.customer = start->customer;
    e.row.entity = start->entity;
    e.row.subject = start->subject;
    e.row.product = start->product;
    e.row.amount = start->amount;
    e.row.status = WORKFLOW_CASE_STATUS_OPEN;
    e.row.stage = workflow->stages[0].name;
    e.row.round = 1;
    e.row.started_at = e.row.stage_at = s->now;
    e.row.event_count = 0;
    e.row.branch = start->branch;
    e.row.owner = start->owner;
    TRY(record_put(s, &workflow_case_entity, &e.row));
    *id = e.row.record.id;
    return case_go(&e, workflow->stages[0].name);
}

static const struct error *withdraw(struct engine *e, const char *reason)
{
    const char *name;
    if (e->row.status != WORKFLOW_CASE_STATUS_OPEN)
        return error_make(e->s->arena, ERROR_WORKFLOW_TASK_CLOSED);
    TRY(tasks_cancel(e, e->row.stage));
    TRY(person_name(e->s, e->s->person, &name));
    TRY(event_add(e, &(struct event){"withdraw", e->row.stage, WORKFLOW_EVENT_TRANSITION_WITHDRAW, NONE, name,
                                     "withdrawn", reason}));
    e->row.status = WORKFLOW_CASE_STATUS_WITHDRAWN;
    e->row.outcome = "withdrawn";
    e->row.ended_at = e->s->now;
    e->row.due_at = NONE;
    TRY(record_update(e->s, &workflow_case_entity, &e->row, NULL));
    static const struct workflow_end end = {.name = "withdrawn", .label = {"已撤回", "Withdrawn"}};
    return e->kind ? e->kind->ended(e->s, &e->row, &end, NULL) : NULL;
}

const struct error *workflow_withdraw(struct session *s, int64_t id, const char *reason)
{
    struct engine e;
    TRY(row_hold(s, &workflow_case_entity, id, id));
    TRY(engine_open(s, id, &e));
    const struct error *error = withdraw(&e, reason);
    engine_close(&e);
    return error;
}
