/* Plays against leaving that the caller is to carry out. */
#include "domain/workbench/work.h"
#include "policy/snapshot.h"
#include "queries.h"

enum { DUE_AHEAD_DAYS = 14 };

static void retention_line(struct work *work, struct rows *rows)
{
    struct work_item *item = work_take(work, rows, "retention_play", "retention_play");
    const struct outlook_play *play = outlook_play(work->s->policy->outlook, rows_text(rows, 4));
    struct label label = play ? play->label : (struct label){"挽留", "Keep the customer"};
    item->due = rows_int(rows, 5);
    item->days_to_due = item->due - work->s->today;
    item->days_waiting = work->s->today - rows_int(rows, 7);
    item->title = SAY_LABEL("挽留：%s", "Keep: %s", label);
    item->why = play ? play->help : label;
    item->action = "open_play";
}

const struct error *work_retention(struct work *work)
{
    return work_gather(work, &query_work_retention_mine, VALUES(sql_int(work->s->today + DUE_AHEAD_DAYS)),
                       retention_line);
}
