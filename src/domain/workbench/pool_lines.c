/* Customers that are about to return to the pool, and handovers to acknowledge. */
#include "domain/workbench/work.h"
#include "queries.h"

static void notice_line(struct work *work, struct rows *rows)
{
    struct work_item *item = work_take(work, rows, "pool_notice", "customer");
    long long silent = (long long)rows_int(rows, 4), limit = (long long)rows_int(rows, 5);
    item->id = item->home;
    item->due = rows_int(rows, 6);
    item->days_to_due = item->due - work->s->today;
    long long left = (long long)(item->days_to_due > 0 ? item->days_to_due : 0);
    item->title = SAY("%lld 天后退回公海", "Returns to the pool in %lld days", left);
    item->why = SAY("已 %lld 天未联系，政策最长 %lld 天；联系后自动取消",
                    "%lld days without contact, the policy allows %lld; a contact keeps it", silent, limit);
    item->action = "note_call";
    item->part = "visits";
}

static void handover_line(struct work *work, struct rows *rows)
{
    struct work_item *item = work_add(work, "handover_waiting", "handover", rows_int(rows, 0), rows_int(rows, 1));
    const char *from = arena_text(work->s->arena, rows_text(rows, 3));
    int64_t at = rows_int(rows, 5);
    item->customer = NONE;
    item->days_waiting = work->s->today - instant_date(at);
    item->title = SAY("接收 %s 移交的 %lld 户客户", "Acknowledge customers of %s (%lld)", from ? from : "—",
                      (long long)rows_int(rows, 4));
    item->why = SAY("%s 移交，请阅交接包并确认", "Handed over on %s; read the pack and acknowledge",
                    date_text(work->s->arena, instant_date(at)));
    item->action = "accept_handover";
}

const struct error *work_pool(struct work *work)
{
    if (!work->mine)
        return NULL;
    TRY(work_gather(work, &query_work_pool_notices_mine, NO_VALUES, notice_line));
    return work_gather(work, &query_work_handovers_mine, NO_VALUES, handover_line);
}
