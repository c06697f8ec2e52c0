/* What customers asked, told or complained about and that waits for the caller's answer. */
#include "base/text.h"
#include "domain/workbench/work.h"
#include "queries.h"

enum { REQUEST_DAYS = 7 };

static void request_line(struct work *work, struct rows *rows)
{
    struct work_item *item = work_take(work, rows, "request_due", "service_request");
    const char *subject = arena_text(work->s->arena, rows_text(rows, 4));
    bool complaint = text_equal(rows_text(rows, 5), "complaint");
    int64_t due = rows_int(rows, 6), escalation = rows_int(rows, 7), received = rows_int(rows, 8);
    item->priority = complaint || (escalation != NONE && escalation > 0) ? "high" : "normal";
    item->due = due;
    item->days_to_due = due - work->s->today;
    item->days_waiting = work->s->today - instant_date(received);
    item->title = complaint ? SAY("投诉：%s", "Complaint: %s", subject) : (struct label){subject, subject};
    long long late = (long long)-item->days_to_due;
    item->why = late > 0    ? SAY("承诺期限已过 %lld 天", "%lld days past what was promised", late)
                : late == 0 ? (struct label){"承诺今天办结", "Promised for today"}
                            : SAY("承诺 %lld 天内办结", "Promised within %lld days", -late);
    item->action = "answer_request";
}

const struct error *work_requests(struct work *work)
{
    return work_gather(work, &query_work_requests_mine, VALUES(sql_int(work->s->today + REQUEST_DAYS)), request_line);
}
