/* When a case may end, from how long the bank's own cases took from the same stage on; only those that were still open
 * after as much working time as this one has spent count. With too few of them the limits of the stages ahead are added
 * up. */
#include "domain/workflow/engine.h"
#include "queries.h"

#include <stdlib.h>

enum { CASES_LEAST = 8, CASES_MOST = 400 };

static int by_minutes(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int64_t quantile(const int64_t *sorted, size_t count, double share)
{
    size_t at = (size_t)(share * (double)(count - 1) + 0.5);
    return sorted[at < count ? at : count - 1];
}

static const struct error *past_read(struct engine *e, const struct work_hours *hours, int64_t spent, int64_t *left,
                                     size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(e->s->tx, &query_workflow_past, VALUES(sql_text(e->row.stage), sql_text(e->row.workflow)), &rows));
    while (rows_next(rows, &error)) {
        int64_t took = work_hours_between(hours, rows_int(rows, 1), rows_int(rows, 2));
        if (took >= spent && *count < CASES_MOST)
            left[(*count)++] = took - spent;
    }
    return error;
}

static const struct error *by_limits(struct engine *e, const struct work_hours *hours, int64_t spent,
                                     struct estimate *estimate)
{
    struct fact_set *facts;
    size_t count;
    int64_t minutes = 0;
    TRY(engine_facts(e, &facts));
    const char **path = workflow_path(e->s->arena, e->workflow, e->row.stage, facts, &count);
    for (size_t i = 0; i < count; i++) {
        const struct workflow_stage *stage = workflow_stage(e->workflow, path[i]);
        int64_t longest = 0;
        for (size_t k = 0; stage && k < stage->work_count; k++)
            if (workflow_work_needed(&stage->work[k], facts) && stage->work[k].limit_minutes > longest)
                longest = stage->work[k].limit_minutes;
        minutes += i ? longest : longest > spent ? longest - spent : 0;
    }
    estimate->median_at = estimate->late_at = work_hours_add(hours, e->s->now, minutes);
    return NULL;
}

const struct error *estimate_case(struct engine *e, struct estimate *estimate)
{
    struct work_hours hours = workflow_hours(e->policy);
    int64_t *left = ARENA_LIST(e->s->arena, int64_t, CASES_MOST),
            spent = work_hours_between(&hours, e->row.stage_at, e->s->now);
    *estimate = (struct estimate){.early_at = NONE, .median_at = NONE, .late_at = NONE};
    if (e->row.status != WORKFLOW_CASE_STATUS_OPEN)
        return NULL;
    TRY(past_read(e, &hours, spent, left, &estimate->cases));
    if (estimate->cases < CASES_LEAST)
        return by_limits(e, &hours, spent, estimate);
    qsort(left, estimate->cases, sizeof(*left), by_minutes);
    estimate->from_history = true;
    estimate->early_at = work_hours_add(&hours, e->s->now, quantile(left, estimate->cases, 0.1));
    estimate->median_at = work_hours_add(&hours, e->s->now, quantile(left, estimate->cases, 0.5));
    estimate->late_at = work_hours_add(&hours, e->s->now, quantile(left, estimate->cases, 0.9));
    return NULL;
}
