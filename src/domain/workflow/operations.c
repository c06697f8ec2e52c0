/* What people do with their tasks, and what they see of them. */
#include "base/text.h"
#include "domain/workflow/engine.h"
#include "policy/write.h"
#include "queries.h"
#include "record/as_engine.h"
#include "record/row.h"

#include <string.h>

static void id_put(struct session *s, struct json_writer *w, const char *key, int64_t id)
{
    json_put_text(w, key, id == NONE ? NULL : id_text(s->arena, id, id));
}

/* --- lists
 * ------------------------------------------------------------------------------------------------------------ */

static void labels_write(struct session *s, struct json_writer *w, const char *workflow, const char *stage,
                         const char *task)
{
    const struct workflow *of = policy_workflow(s->policy, workflow);
    const struct workflow_stage *in = of ? workflow_stage(of, stage) : NULL;
    const struct workflow_work *work = in && task ? workflow_work(in, task) : NULL;
    write_label(w, "workflow_label", of ? of->doc->label : (struct label){workflow, workflow});
    write_label(w, "stage_label", in ? in->label : (struct label){stage, stage});
    if (task)
        write_label(w, "task_label", work ? work->label : (struct label){task, task});
}

static void inbox_row(struct session *s, struct json_writer *w, struct rows *rows)
{
    struct work_hours hours = workflow_hours(s->policy);
    int64_t due = rows_int(rows, 5);
    const char *stage = arena_text(s->arena, rows_text(rows, 3)), *name = arena_text(s->arena, rows_text(rows, 2)),
               *workflow = arena_text(s->arena, rows_text(rows, 11));
    json_open(w, '{');
    id_put(s, w, "id", rows_int(rows, 0));
    id_put(s, w, "case", rows_int(rows, 1));
    json_put_text(w, "name", name);
    json_put_text(w, "stage", stage);
    labels_write(s, w, workflow, stage, name);
    json_put_instant(w, "scheduled_at", rows_int(rows, 4));
    json_put_instant(w, "due_at", due);
    json_put_bool(w, "started", rows_int(rows, 6) != NONE);
    json_put_int(w, "minutes_left", due == NONE ? NONE : work_hours_between(&hours, s->now, due));
    json_put_int(w, "round", rows_int(rows, 8));
    json_put_text(w, "number", rows_text(rows, 9));
    json_put_text(w, "title", rows_text(rows, 10));
    json_put_text(w, "product", rows_text(rows, 12));
    json_put_int(w, "amount", rows_int(rows, 13));
    id_put(s, w, "customer", rows_int(rows, 14));
    json_put_text(w, "customer_title", rows_text(rows, 15));
    json_put_text(w, "owner_title", rows_text(rows, 16));
    json_put_text(w, "cover_for", rows_text(rows, 17));
    json_close(w, '}');
}

const struct error *operation_workflow_inbox(struct call *call)
{
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_workflow_inbox, NO_VALUES, &rows));
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    while (rows_next(rows, &error))
        inbox_row(s, call->reply, rows);
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return error;
}

static void open_row(struct session *s, struct json_writer *w, struct rows *rows)
{
    struct work_hours hours = workflow_hours(s->policy);
    int64_t due = rows_int(rows, 9);
    const char *workflow = arena_text(s->arena, rows_text(rows, 3)), *stage = arena_text(s->arena, rows_text(rows, 6));
    json_open(w, '{');
    id_put(s, w, "id", rows_int(rows, 0));
    json_put_text(w, "number", rows_text(rows, 1));
    json_put_text(w, "title", rows_text(rows, 2));
    json_put_text(w, "workflow", workflow);
    json_put_text(w, "stage", stage);
    labels_write(s, w, workflow, stage, NULL);
    json_put_text(w, "product", rows_text(rows, 4));
    json_put_int(w, "amount", rows_int(rows, 5));
    json_put_instant(w, "started_at", rows_int(rows, 7));
    json_put_instant(w, "stage_at", rows_int(rows, 8));
    json_put_instant(w, "due_at", due);
    json_put_int(w, "minutes_left", due == NONE ? NONE : work_hours_between(&hours, s->now, due));
    json_put_int(w, "minutes_open", work_hours_between(&hours, rows_int(rows, 7), s->now));
    json_put_int(w, "round", rows_int(rows, 10));
    json_put_text(w, "customer_title", rows_text(rows, 11));
    json_put_text(w, "owner_title", rows_text(rows, 12));
    json_put_int(w, "open_tasks", rows_int(rows, 13));
    json_close(w, '}');
}

const struct error *operation_workflow_cases(struct call *call)
{
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_workflow_open_cases, NO_VALUES, &rows));
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    while (rows_next(rows, &error))
        open_row(s, call->reply, rows);
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return error;
}

const struct error *operation_workflow_definitions(struct call *call)
{
    const struct policy_snapshot *policy = call->session->policy;
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    for (size_t i = 0; i < policy->workflow_count; i++)
        workflow_write(call->reply, policy->workflows[i]);
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return NULL;
}

/* --- acting
 * ----------------------------------------------------------------------------------------------------------- */

static const struct error *task_open(struct session *s, int64_t id, struct engine *e, struct workflow_task *task)
{
    bool found;
    TRY(row_stored(s, &workflow_task_entity, id, id, task, &found));
    if (!found)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    TRY(row_hold(s, &workflow_case_entity, task->workflow_case, task->workflow_case));
    TRY(row_stored(s, &workflow_task_entity, id, id, task, &found));
    return engine_open(s, task->workflow_case, e);
}

static const struct error *start(struct engine *e, struct workflow_task *task, int64_t person)
{
    const char *name;
    if (task->status != WORKFLOW_TASK_STATUS_OPEN)
        return error_make(e->s->arena, ERROR_WORKFLOW_TASK_CLOSED);
    if (task->owner != person)
        return error_make(e->s->arena, ERROR_WORKFLOW_NOT_YOURS);
    if (task->started_at != NONE)
        return NULL;
    task->started_at = e->s->now;
    TRY(person_name(e->s, person, &name));
    TRY(record_update(e->s, &workflow_task_entity, task, NULL));
    TRY(event_add(e, &(struct event){task->name, task->stage, WORKFLOW_EVENT_TRANSITION_START, task->record.id, name,
                                     NULL, NULL}));
    return record_update(e->s, &workflow_case_entity, &e->row, NULL);
}

const struct error *operation_workflow_task_start(struct call *call)
{
    struct session engine;
    struct engine e;
    struct workflow_task task;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    session_engine(call->session, &engine);
    TRY(task_open(&engine, id, &e, &task));
    const struct error *error = start(&e, &task, call->session->person);
    engine_close(&e);
    json_open(call->reply, '{');
    id_put(call->session, call->reply, "id", id);
    json_close(call->reply, '}');
    return error;
}

static void state_reply(struct call *call, const struct workflow_case *row)
{
    static const char *const statuses[] = {"open", "done", "withdrawn"};
    json_open(call->reply, '{');
    json_put_text(call->reply, "stage", row->stage);
    json_put_text(call->reply, "status", statuses[row->status]);
    json_close(call->reply, '}');
}

struct acting {
    struct call *call;
    int64_t task;
    struct workflow_case row; /* as it stands afterwards */
};

/* What a member carries may concern a customer of a branch the member does not see. */
static const struct error *decide(struct session *engine, void *context)
{
    struct acting *a = context;
    const struct workflow_task_decide_input *in = a->call->input;
    struct workflow_task task;
    bool found;
    TRY(workflow_task_decide(
        engine, a->task,
        &(struct workflow_act){in->decision, in->opinion, in->conditions, in->return_to, a->call->session->person}));
    TRY(row_stored(engine, &workflow_task_entity, a->task, a->task, &task, &found));
    return row_stored(engine, &workflow_case_entity, task.workflow_case, task.workflow_case, &a->row, &found);
}

const struct error *operation_workflow_task_decide(struct call *call)
{
    struct acting a = {.call = call};
    int64_t home;
    TRY(call_id(call, 0, &home, &a.task));
    TRY(session_as_engine(call->session, decide, &a));
    state_reply(call, &a.row);
    return NULL;
}

/* Over the cases that the caller sees by right. */
static bool oversees(struct session *caller, const struct workflow_task *task)
{
    return scope_permits(caller, "workflow.oversee") &&
           !scope_row(caller, &workflow_case_entity, ACCESS_READ, task->workflow_case, task->workflow_case);
}

/* --- members who cannot vote ------------------------------------------------------------------------------------- */

static const struct error *chaired(struct engine *e, const struct workflow_stage *stage, int64_t person, bool *chairs)
{
    struct task_list tasks;
    *chairs = false;
    TRY(tasks_of(e->s, e->row.record.id, stage->name, e->row.round, &tasks));
    for (size_t i = 0; i < tasks.count; i++)
        *chairs |= text_equal(tasks.items[i].name, stage->chair) && tasks.items[i].owner == person;
    return NULL;
}

/* Members recuse themselves; the chair and whoever oversees excuse others. */
static const struct error *excuse(struct engine *e, struct workflow_task *task,
                                  const struct workflow_task_excuse_input *in, struct session *caller)
{
    const struct workflow_stage *stage = workflow_stage(e->workflow, task->stage);
    bool recused = in->kind == WORKFLOW_TASK_EXCUSE_INPUT_KIND_RECUSED, chairs;
    if (task->status != WORKFLOW_TASK_STATUS_OPEN || e->row.status != WORKFLOW_CASE_STATUS_OPEN)
        return error_make(e->s->arena, ERROR_WORKFLOW_TASK_CLOSED);
    if (!stage || !stage->votes)
        return error_make(e->s->arena, ERROR_WORKFLOW_NO_VOTE);
    TRY(chaired(e, stage, caller->person, &chairs));
    if (!chairs && !(recused && task->owner == caller->person) && !oversees(caller, task))
        return error_make(e->s->arena, ERROR_WORKFLOW_CHAIR_ONLY);
    return task_finish(
        e, task,
        &(struct workflow_act){.decision = recused ? WORKFLOW_TASK_DECISION_RECUSED : WORKFLOW_TASK_DECISION_ABSENT,
                               .opinion = in->reason,
                               .person = caller->person});
}

static const struct error *excuse_member(struct session *engine, void *context)
{
    struct acting *a = context;
    struct workflow_task task;
    struct engine e;
    TRY(task_open(engine, a->task, &e, &task));
    const struct error *error = excuse(&e, &task, a->call->input, a->call->session);
    a->row = e.row;
    engine_close(&e);
    return error;
}

const struct error *operation_workflow_task_excuse(struct call *call)
{
    struct acting a = {.call = call};
    int64_t home;
    TRY(call_id(call, 0, &home, &a.task));
    TRY(session_as_engine(call->session, excuse_member, &a));
    state_reply(call, &a.row);
    return NULL;
}

/* Nobody sits twice on a committee. */
static const struct error *seat_check(struct engine *e, const struct workflow_stage *stage, const struct person *to)
{
    struct task_list tasks;
    TRY(tasks_of(e->s, e->row.record.id, stage->name, e->row.round, &tasks));
    for (size_t i = 0; i < tasks.count; i++)
        if (tasks.items[i].owner == to->record.id)
            return error_make(e->s->arena, ERROR_WORKFLOW_ONE_VOTE, .arguments = {to->name});
    return NULL;
}

/* The new one must hold the task's role; four eyes stay four. */
static const struct error *delegate(struct engine *e, struct workflow_task *task,
                                    const struct workflow_task_delegate_input *in, struct session *caller)
{
    struct arena *arena = e->s->arena;
    const struct workflow_stage *stage = workflow_stage(e->workflow, task->stage);
    const struct workflow_work *work = stage ? workflow_work(stage, task->name) : NULL;
    struct person to;
    const char *by, *name;
    bool found;
    if (task->status != WORKFLOW_TASK_STATUS_OPEN)
        return error_make(arena, ERROR_WORKFLOW_TASK_CLOSED);
    if (task->owner != caller->person && !oversees(caller, task))
        return error_make(arena, ERROR_WORKFLOW_NOT_YOURS);
    TRY(row_stored(e->s, &person_entity, in->person, in->person, &to, &found));
    if (!found || (to.left_on != NONE && to.left_on <= e->s->today))
        return error_make(arena, ERROR_FIELD_LINK, .field = "person", .value = id_text(arena, in->person, in->person));
    if (!text_equal(to.role, task->role))
        return error_make(arena, ERROR_WORKFLOW_DELEGATE_ROLE, .arguments = {to.name});
    if (work && work->other_person && in->person == e->row.owner)
        return error_make(arena, ERROR_WORKFLOW_FOUR_EYES);
    if (stage && stage->votes)
        TRY(seat_check(e, stage, &to));
    task->delegated_by = caller->person;
    task->owner = in->person;
    task->branch = to.branch;
    task->cover_for = NONE;
    task->started_at = NONE;
    TRY(person_name(e->s, caller->person, &by));
    TRY(person_name(e->s, in->person, &name));
    TRY(record_update(e->s, &workflow_task_entity, task, NULL));
    TRY(event_add(e, &(struct event){task->name, task->stage, WORKFLOW_EVENT_TRANSITION_DELEGATE, task->record.id, by,
                                     name, in->reason}));
    return record_update(e->s, &workflow_case_entity, &e->row, NULL);
}

const struct error *operation_workflow_task_delegate(struct call *call)
{
    struct session engine;
    struct engine e;
    struct workflow_task task;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    session_engine(call->session, &engine);
    TRY(task_open(&engine, id, &e, &task));
    const struct error *error = delegate(&e, &task, call->input, call->session);
    engine_close(&e);
    json_open(call->reply, '{');
    id_put(call->session, call->reply, "id", id);
    json_close(call->reply, '}');
    return error;
}

const struct error *operation_workflow_case_withdraw(struct call *call)
{
    const struct workflow_case_withdraw_input *in = call->input;
    struct session engine;
    struct workflow_case row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(call->session, &workflow_case_entity, id, id, &row));
    if (row.owner != call->session->person && !scope_permits(call->session, "workflow.oversee"))
        return error_make(call->session->arena, ERROR_WORKFLOW_NOT_YOURS);
    session_engine(call->session, &engine);
    TRY(workflow_withdraw(&engine, id, in->reason));
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", "withdrawn");
    json_close(call->reply, '}');
    return NULL;
}
