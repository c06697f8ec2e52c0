/* Keeps what the bank knows from growing old: stores each customer's data-quality score and asks for what is stale. */
#include "base/text.h"
#include "domain/customer/quality.h"
#include "domain/statement/peers.h"
#include "queries.h"
#include "record/call.h"

#include <string.h>

enum { BATCH = 200, DAYS_TO_ANSWER = 14 };

struct open_task {
    int64_t id, version;
    const char *source;
};

struct open_tasks {
    struct open_task *items;
    size_t count, room;
};

static const struct error *open_tasks(struct session *s, int64_t customer, struct open_tasks *tasks)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_quality_open_tasks, VALUES(sql_int(customer)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, tasks->items, tasks->count, tasks->room,
                   (struct open_task){rows_int(rows, 0), rows_int(rows, 1), arena_text(s->arena, rows_text(rows, 2))});
    return error;
}

static const struct open_task *task_of(const struct open_tasks *tasks, const char *source)
{
    for (size_t i = 0; i < tasks->count; i++)
        if (text_equal(tasks->items[i].source, source))
            return &tasks->items[i];
    return NULL;
}

static const struct error *ask(struct session *s, const struct customer *customer, const struct quality_group *group,
                               const char *source)
{
    struct task task;
    record_initial(s, &task_entity, &task);
    task.customer = customer->record.id;
    task.title = group->policy->task.zh ? group->policy->task.zh : group->policy->label.zh;
    task.kind = TASK_KIND_CHASE_DATA;
    task.owner = customer->owner;
    task.due_on = group->state == FRESHNESS_DUE && group->due_on > s->today + DAYS_TO_ANSWER
                      ? group->due_on
                      : s->today + DAYS_TO_ANSWER;
    task.status = TASK_STATUS_OPEN;
    task.priority = group->state == FRESHNESS_DUE ? TASK_PRIORITY_NORMAL : TASK_PRIORITY_HIGH;
    task.source = source;
    task.detail = group->updated_on == NONE
                      ? arena_format(s->arena, "%s：尚无记录 / none on record", group->policy->label.zh)
                      : arena_format(s->arena, "%s：最近 %s，%lld 天内有效 / last %s, good for %lld days",
                                     group->policy->label.zh, date_text(s->arena, group->updated_on),
                                     (long long)group->days_allowed, date_text(s->arena, group->updated_on),
                                     (long long)group->days_allowed);
    return record_put(s, &task_entity, &task);
}

static const struct error *answered(struct session *s, int64_t customer, const struct open_task *open)
{
    struct task task;
    TRY(record_load(s, &task_entity, customer, open->id, &task));
    task.status = TASK_STATUS_CANCELLED; /* done would count as a confirmation by a person */
    task.outcome = "资料已更新，任务自动关闭 / renewed, closed by the system";
    return record_update(s, &task_entity, &task, NULL);
}

static const struct error *chase(struct session *s, const struct customer *customer, const struct quality *q,
                                 struct freshness_tally *tally)
{
    struct open_tasks tasks = {0};
    TRY(open_tasks(s, customer->record.id, &tasks));
    for (size_t i = 0; i < q->count; i++) {
        const struct quality_group *group = &q->groups[i];
        const char *source = arena_format(s->arena, "freshness:%s", group->policy->name);
        const struct open_task *open = task_of(&tasks, source);
        if (group->state == FRESHNESS_FRESH && open) {
            TRY(answered(s, customer->record.id, open));
            tally->tasks_closed++;
        } else if (group->state != FRESHNESS_FRESH && !open && group->policy->chase) {
            TRY(ask(s, customer, group, source));
            tally->tasks_opened++;
        }
    }
    return NULL;
}

static const struct error *store_quality(struct session *s, int64_t id, struct freshness_tally *tally)
{
    struct customer customer;
    struct quality quality;
    TRY(record_load(s, &customer_entity, id, id, &customer));
    TRY(customer_quality(s, &customer, &quality));
    TRY(chase(s, &customer, &quality, tally));
    tally->customers++;
    if (customer.quality_score == quality.score && customer.stale_groups == (int64_t)quality.stale)
        return NULL;
    customer.quality_score = quality.score;
    customer.stale_groups = (int64_t)quality.stale;
    tally->scores_changed++;
    return record_update(s, &customer_entity, &customer, NULL);
}

const struct error *customer_quality_store(struct session *s, int64_t id, struct freshness_tally *tally)
{
    struct session engine;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = store_quality(&engine, id, tally);
    s->tx->viewer = before;
    return error;
}

/* --- many
 * -------------------------------------------------------------------------------------------------------------------------
 */

struct batch {
    int64_t after, limit, last;
    struct freshness_tally tally; /* of this batch only, so that a retry starts over */
};

static const struct error *run_batch(struct session *s, void *context)
{
    struct batch *batch = context;
    int64_t *ids = NULL;
    size_t count = 0, room = 0;
    struct rows *rows;
    const struct error *error;
    batch->tally = (struct freshness_tally){0};
    batch->last = NONE;
    TRY(store_query(s->tx, &query_quality_customers, VALUES(sql_int(batch->after), sql_int(batch->limit)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, ids, count, room, rows_int(rows, 0));
    for (size_t i = 0; i < count && !error; i++) {
        error = customer_quality_store(s, ids[i], &batch->tally);
        batch->last = ids[i];
    }
    if ((int64_t)count < batch->limit)
        batch->last = NONE;
    return error;
}

const struct error *freshness_run(struct session *s, int64_t *after, int64_t limit, struct freshness_tally *tally)
{
    struct batch batch = {.after = *after == NONE ? 0 : *after};
    struct arena *outer = s->arena, *inner = arena_new();
    const struct error *error = NULL;
    *tally = (struct freshness_tally){0};
    for (bool more = true; more && limit > 0 && !error;) {
        batch.limit = limit < BATCH ? limit : BATCH;
        s->arena = inner;
        error = session_write(s, run_batch, &batch);
        s->arena = outer;
        if (error)
            error = error_copy(outer, error);
        arena_reset(inner);
        tally->customers += batch.tally.customers;
        tally->scores_changed += batch.tally.scores_changed;
        tally->tasks_opened += batch.tally.tasks_opened;
        tally->tasks_closed += batch.tally.tasks_closed;
        limit -= batch.limit;
        more = batch.last != NONE;
        batch.after = batch.last;
    }
    *after = batch.last;
    arena_free(inner);
    return error;
}

/* --- operations
 * --------------------------------------------------------------------------------------------------------------------
 */

const struct error *operation_customer_quality(struct call *call)
{
    struct session *s = call->session;
    struct customer customer;
    struct quality quality;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &customer_entity, home, id, &customer));
    TRY(customer_quality(s, &customer, &quality));
    quality_write(call->reply, &quality);
    return NULL;
}

const struct error *operation_freshness_run(struct call *call)
{
    const struct freshness_run_input *input = call->input;
    struct json_writer *w = call->reply;
    struct freshness_tally tally;
    int64_t after = input->after;
    TRY(freshness_run(call->session, &after, input->limit == NONE ? 2000 : input->limit, &tally));
    json_open(w, '{');
    json_put_int(w, "customers", tally.customers);
    json_put_int(w, "scores_changed", tally.scores_changed);
    json_put_int(w, "tasks_opened", tally.tasks_opened);
    json_put_int(w, "tasks_closed", tally.tasks_closed);
    json_put_text(w, "next", id_text(call->session->arena, after, after));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_peers_run(struct call *call)
{
    TRY(peers_refresh(call->session));
    json_open(call->reply, '{');
    json_put_instant(call->reply, "computed_at", call->session->now);
    json_close(call->reply, '}');
    return NULL;
}
