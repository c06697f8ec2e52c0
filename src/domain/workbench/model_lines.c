/* Alarms of rating models that the caller owns and has not answered. */
#include "domain/workbench/work.h"
#include "queries.h"

#include <string.h>

static void alarm_line(struct work *work, struct rows *rows)
{
    struct work_item *item = work_add(work, "model_alarm", "rating_model", rows_int(rows, 7), rows_int(rows, 7));
    const char *name = arena_text(work->s->arena, rows_text(rows, 2)),
               *level = arena_text(work->s->arena, rows_text(rows, 4));
    int64_t due = rows_int(rows, 5), checked_at = rows_int(rows, 6);
    item->customer = NONE;
    item->item_level = level;
    item->due = due;
    item->days_to_due = due == NONE ? NONE : due - work->s->today;
    item->title =
        SAY("模型 %s v%lld 告警待答复", "Alarm of model %s v%lld to answer", name, (long long)rows_int(rows, 3));
    bool red = !strcmp(level, "red");
    item->why = (struct label){arena_format(work->s->arena, "%s 监测为%s，答复期限 %s",
                                            date_text(work->s->arena, instant_date(checked_at)), red ? "红色" : "黄色",
                                            due == NONE ? "—" : date_text(work->s->arena, due)),
                               arena_format(work->s->arena, "%s by the check of %s, to be answered by %s",
                                            red ? "Red" : "Yellow", date_text(work->s->arena, instant_date(checked_at)),
                                            due == NONE ? "—" : date_text(work->s->arena, due))};
    item->action = "answer_model";
}

const struct error *work_models(struct work *work)
{
    return work_gather(work, &query_lab_alarms_mine, VALUES(sql_int(work->s->person)), alarm_line);
}
