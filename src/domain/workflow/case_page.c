/* One case as its page shows it: where it stands, who said what, when it may end. */
#include "base/text.h"
#include "domain/workflow/engine.h"
#include "policy/write.h"
#include "queries.h"
#include "record/row.h"

#include <string.h>

static const struct error *person_put(struct session *s, struct json_writer *w, const char *key, int64_t person)
{
    const char *name = NULL;
    if (person != NONE && person)
        TRY(person_name(s, person, &name));
    json_put_text(w, key, name);
    return NULL;
}

static void id_put(struct session *s, struct json_writer *w, const char *key, int64_t id)
{
    json_put_text(w, key, id == NONE ? NULL : id_text(s->arena, id, id));
}

static const struct error *task_write(struct engine *e, struct json_writer *w, const struct workflow_task *task,
                                      int64_t me)
{
    static const char *const statuses[] = {"open", "done", "cancelled"};
    static const char *const decisions[] = {"agree",   "conditions", "against", "returned",
                                            "abstain", "recused",    "absent"};
    struct work_hours hours = workflow_hours(e->policy);
    const struct workflow_stage *stage = workflow_stage(e->workflow, task->stage);
    const struct workflow_work *work = stage ? workflow_work(stage, task->name) : NULL;
    bool open = task->status == WORKFLOW_TASK_STATUS_OPEN;
    json_open(w, '{');
    id_put(e->s, w, "id", task->record.id);
    json_put_text(w, "name", task->name);
    write_label(w, "label", work ? work->label : (struct label){task->name, task->name});
    json_put_text(w, "stage", task->stage);
    json_put_int(w, "round", task->round);
    json_put_text(w, "role", task->role);
    id_put(e->s, w, "owner", task->owner);
    TRY(person_put(e->s, w, "owner_title", task->owner));
    TRY(person_put(e->s, w, "cover_for", task->cover_for));
    TRY(person_put(e->s, w, "delegated_by", task->delegated_by));
    json_put_text(w, "status", statuses[task->status]);
    json_put_text(w, "decision", task->decision == NONE ? NULL : decisions[task->decision]);
    json_put_text(w, "opinion", task->opinion);
    json_put_text(w, "conditions", task->conditions);
    json_put_instant(w, "scheduled_at", task->scheduled_at);
    json_put_instant(w, "started_at", task->started_at);
    json_put_instant(w, "due_at", task->due_at);
    json_put_instant(w, "done_at", task->done_at);
    json_put_int(w, "minutes_left", open ? work_hours_between(&hours, e->s->now, task->due_at) : NONE);
    json_put_bool(w, "late", task->due_at != NONE && (open ? e->s->now : task->done_at) > task->due_at);
    json_put_bool(w, "mine", open && task->owner == me);
    json_put_bool(w, "votes", stage && stage->votes);
    json_put_bool(w, "chair", stage && text_equal(stage->chair, task->name));
    json_key(w, "returns");
    json_open(w, '[');
    for (size_t i = 0; stage && i < stage->returns.count; i++)
        json_write_text(w, stage->returns.names[i]);
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

static bool on_path(const char **path, size_t count, const char *name)
{
    for (size_t i = 1; i < count; i++)
        if (!strcmp(path[i], name))
            return true;
    return false;
}

static struct case_stage stage_state(struct engine *e, const struct workflow_stage *stage,
                                     const struct task_list *tasks, bool ahead)
{
    struct case_stage c = {.stage = stage, .entered_at = NONE, .left_at = NONE};
    for (size_t i = 0; i < tasks->count; i++) {
        const struct workflow_task *task = &tasks->items[i];
        if (!text_equal(task->stage, stage->name))
            continue;
        if (c.entered_at == NONE || task->scheduled_at < c.entered_at)
            c.entered_at = task->scheduled_at;
        if (task->done_at != NONE && (c.left_at == NONE || task->done_at > c.left_at))
            c.left_at = task->done_at;
        c.open += task->status == WORKFLOW_TASK_STATUS_OPEN;
        c.done += task->status == WORKFLOW_TASK_STATUS_DONE;
    }
    bool current = e->row.status == WORKFLOW_CASE_STATUS_OPEN && text_equal(e->row.stage, stage->name);
    c.state = current ? "current" : ahead ? "ahead" : c.entered_at != NONE ? "passed" : "skipped";
    if (current)
        c.left_at = NONE;
    return c;
}

const struct error *case_stages(struct engine *e, const struct task_list *tasks, struct case_stage **stages)
{
    struct fact_set *facts;
    size_t count = 0;
    const char **path = NULL;
    if (e->row.status == WORKFLOW_CASE_STATUS_OPEN) {
        TRY(engine_facts(e, &facts));
        path = workflow_path(e->s->arena, e->workflow, e->row.stage, facts, &count);
    }
    *stages = ARENA_LIST(e->s->arena, struct case_stage, e->workflow->stage_count + 1);
    for (size_t i = 0; i < e->workflow->stage_count; i++)
        (*stages)[i] =
            stage_state(e, &e->workflow->stages[i], tasks, on_path(path, count, e->workflow->stages[i].name));
    return NULL;
}

/* Of the last round in which the stage was entered. */
static const struct error *vote_write(struct engine *e, struct json_writer *w, const struct workflow_stage *stage)
{
    static const char *const results[] = {"running", "carried", "lost"};
    struct task_list tasks = {0};
    for (int64_t round = e->row.round; round > 0 && !tasks.count; round--)
        TRY(tasks_of(e->s, e->row.record.id, stage->name, round, &tasks));
    struct vote vote = vote_of(stage, &tasks);
    bool sent_back = false;
    for (size_t i = 0; i < tasks.count; i++)
        sent_back |= tasks.items[i].decision == WORKFLOW_TASK_DECISION_RETURNED;
    json_put_int(w, "least", stage->least);
    json_put_text(w, "chair", stage->chair);
    json_put_bool(w, "veto", stage->veto);
    json_put_bool(w, "casting", stage->casting);
    json_key(w, "vote");
    json_open(w, '{');
    json_put_int(w, "members", vote.count.members);
    json_put_int(w, "open", vote.count.open);
    json_put_int(w, "agree", vote.count.agree);
    json_put_int(w, "against", vote.count.against);
    json_put_int(w, "abstain", vote.count.abstain);
    json_put_int(w, "recused", vote.recused);
    json_put_int(w, "absent", vote.absent);
    json_put_text(w, "result", tasks.count && !sent_back ? results[vote.result] : NULL);
    json_close(w, '}');
    return NULL;
}

static const struct error *stages_write(struct engine *e, struct json_writer *w, const struct task_list *tasks)
{
    struct case_stage *stages;
    TRY(case_stages(e, tasks, &stages));
    json_key(w, "stages");
    json_open(w, '[');
    for (size_t i = 0; i < e->workflow->stage_count; i++) {
        const struct case_stage *c = &stages[i];
        json_open(w, '{');
        json_put_text(w, "name", c->stage->name);
        write_label(w, "label", c->stage->label);
        write_label(w, "help", c->stage->help);
        json_put_text(w, "state", c->state);
        json_put_instant(w, "entered_at", c->entered_at);
        json_put_instant(w, "left_at", c->left_at);
        json_put_int(w, "open", c->open);
        json_put_int(w, "done", c->done);
        json_put_bool(w, "votes", c->stage->votes);
        json_put_double(w, "quorum", c->stage->quorum);
        json_put_double(w, "majority", c->stage->majority);
        if (c->stage->votes)
            TRY(vote_write(e, w, c->stage));
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

static const struct error *events_write(struct engine *e, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(e->s->tx, &query_workflow_events_of_case, VALUES(sql_int(e->row.record.id)), &rows));
    json_key(w, "events");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        static const char *const texts[] = {NULL, "activity", "stage",   "transition",
                                            NULL, "resource", "outcome", "note"};
        json_open(w, '{');
        json_put_int(w, "position", rows_int(rows, 0));
        for (int i = 1; i < 8; i++)
            if (texts[i])
                json_put_text(w, texts[i], rows_text(rows, i));
        json_put_instant(w, "at", rows_int(rows, 4));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *estimate_write(struct engine *e, struct json_writer *w)
{
    struct estimate estimate;
    TRY(estimate_case(e, &estimate));
    json_key(w, "estimate");
    json_open(w, '{');
    json_put_instant(w, "median_at", estimate.median_at);
    json_put_instant(w, "late_at", estimate.late_at);
    json_put_bool(w, "from_history", estimate.from_history);
    json_put_int(w, "cases", (int64_t)estimate.cases);
    json_close(w, '}');
    return NULL;
}

static const struct error *page_write(struct engine *e, struct json_writer *w, int64_t me)
{
    struct task_list tasks;
    TRY(tasks_of(e->s, e->row.record.id, NULL, 0, &tasks));
    json_open(w, '{');
    json_key(w, "record");
    TRY(record_write(e->s, &workflow_case_entity, &e->row, w));
    json_key(w, "workflow");
    workflow_write(w, e->workflow);
    TRY(stages_write(e, w, &tasks));
    json_key(w, "tasks");
    json_open(w, '[');
    for (size_t i = 0; i < tasks.count; i++)
        TRY(task_write(e, w, &tasks.items[i], me));
    json_close(w, ']');
    TRY(events_write(e, w));
    TRY(estimate_write(e, w));
    json_close(w, '}');
    return NULL;
}

/* Whoever sees the case by right, and whoever has something to do in it. */
static const struct error *case_reachable(struct session *s, int64_t id)
{
    int64_t tasks;
    const struct error *error = scope_row(s, &workflow_case_entity, ACCESS_READ, id, id);
    if (!error)
        return NULL;
    TRY(store_int(s->tx, &query_workflow_my_task, VALUES(sql_int(id), sql_int(s->person)), &tasks));
    return tasks > 0 ? NULL : error;
}

const struct error *operation_workflow_case_page(struct call *call)
{
    struct session engine;
    struct engine e;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(case_reachable(call->session, id));
    session_engine(call->session, &engine);
    TRY(engine_open(&engine, id, &e));
    const struct error *error = page_write(&e, call->reply, call->session->person);
    engine_close(&e);
    return error;
}
