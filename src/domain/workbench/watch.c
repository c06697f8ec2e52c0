/* What is watched over: warnings that ask for an answer, promises in contracts, limits and inspections that fall due,
 * instalments and whether the money for them is there. */
#include "base/text.h"
#include "domain/statement/figures.h"
#include "domain/workbench/work.h"
#include "queries.h"

#include <math.h>
#include <string.h>

enum {
    COVENANT_DAYS = 21,
    REPAYMENT_DAYS = 30,
    FACILITY_DAYS = 60,
    INSPECTION_DAYS = 14,
    NOTICE_DAYS = 7,
};

/* Both sides of one value each, so that a label can be told within a longer sentence. */
static struct label join(struct work *work, const char *zh_format, const char *en_format, const char *text,
                         struct label label)
{
    return (struct label){arena_format(work->s->arena, zh_format, text, label.zh),
                          arena_format(work->s->arena, en_format, text, label.en)};
}

/* --- warnings
 * ----------------------------------------------------------------------------------------------------------------------
 */

/* The rows come by customer, the gravest first: one line a customer, the others are counted in it. */
static void warning_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    struct work_item *before = work->count ? &work->items[work->count - 1] : NULL;
    if (before && !strcmp(before->kind, "warning_open") && before->home == rows_int(rows, 0)) {
        before->like++;
        return;
    }
    struct work_item *item = work_take(work, rows, "warning_open", "warning");
    const char *zh = arena_text(arena, rows_text(rows, 5)), *en = arena_text(arena, rows_text(rows, 6));
    int64_t due = rows_int(rows, 7), fired = rows_int(rows, 8);
    item->item_level = arena_text(arena, rows_text(rows, 4));
    item->due = due;
    item->days_to_due = due == NONE ? NONE : due - work->s->today;
    item->days_waiting = fired == NONE ? NONE : work->s->today - fired;
    item->amount = rows_int(rows, 9);
    item->why = (struct label){zh ? zh : "", en ? en : ""};
    item->action = "answer_warning";
}

static void title_warnings(struct work *work, size_t first)
{
    for (size_t i = first; i < work->count; i++) {
        struct work_item *item = &work->items[i];
        long long count = (long long)item->like + 1;
        item->title = count > 1 ? SAY("预警待响应，该户共 %lld 条", "Warning to answer, %lld in all", count)
                                : (struct label){"预警待响应", "Warning to answer"};
    }
}

static const struct error *warnings(struct work *work)
{
    size_t first = work->count;
    if (work->mine) {
        TRY(work_gather(work, &query_work_warnings_mine, NO_VALUES, warning_line));
    } else {
        TRY(work_gather(work, &query_work_warnings_late, VALUES(sql_int(work->s->today), sql_text("red")),
                        warning_line));
        TRY(work_gather(work, &query_work_warnings_late, VALUES(sql_int(work->s->today), sql_text("orange")),
                        warning_line));
    }
    title_warnings(work, first);
    return NULL;
}

/* --- covenants
 * ---------------------------------------------------------------------------------------------------------------------
 */

static void covenant_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const char *name = arena_text(arena, rows_text(rows, 4)), *status = rows_text(rows, 5);
    double headroom = rows_real(rows, 6), months = rows_real(rows, 7);
    bool breached = text_equal(status, "breached"), near = text_equal(status, "near");
    int64_t due = breached && rows_int(rows, 9) != NONE ? rows_int(rows, 9) : rows_int(rows, 8);
    struct work_item *item = work_take(work, rows,
                                       breached ? "covenant_breach"
                                       : near   ? "covenant_near"
                                                : "covenant_test",
                                       "covenant");
    item->due = due;
    item->days_to_due = due == NONE ? NONE : due - work->s->today;
    item->amount = rows_int(rows, 10);
    item->change = headroom;
    item->action = "open_covenant";
    const char *day = due == NONE ? "—" : date_text(arena, due);
    if (breached) {
        item->title = SAY("约定条款已违反：%s", "Covenant breached: %s", name);
        item->why = isnan(headroom) || headroom <= -1
                        ? SAY("须于 %s 前补救", "To be cured by %s", day)
                        : SAY("越过约定 %.0f%%，须于 %s 前补救", "%.0f %% beyond the bound, to be cured by %s",
                              -headroom * 100, day);
    } else if (near) {
        item->title = SAY("约定条款临近：%s", "Covenant close to its bound: %s", name);
        item->why = isnan(months) ? SAY("余量 %.0f%%，下次测试 %s", "%.0f %% headroom, next test %s",
                                        isnan(headroom) ? 0 : headroom * 100, day)
                                  : SAY("余量 %.0f%%，按趋势约 %.0f 个月后违反",
                                        "%.0f %% headroom, about %.0f months to a breach", headroom * 100, months);
    } else {
        item->title = SAY("约定条款待测试：%s", "Covenant to test: %s", name);
        item->why = item->days_to_due < 0
                        ? SAY("应于 %s 测试，资料未齐", "Was to be tested on %s, figures missing", day)
                        : SAY("%s 测试，先收齐报表", "Test on %s; collect the figures first", day);
    }
}

static const struct error *covenants(struct work *work)
{
    if (work->mine)
        return work_gather(work, &query_work_covenants_mine, VALUES(sql_int(work->s->today + COVENANT_DAYS)),
                           covenant_line);
    TRY(work_gather(work, &query_work_covenants_status, VALUES(sql_text("breached")), covenant_line));
    return work_gather(work, &query_work_covenants_status, VALUES(sql_text("near")), covenant_line);
}

/* --- limits, inspections
 * ---------------------------------------------------------------------------------------------------------- */

static void facility_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const char *name = arena_text(arena, rows_text(rows, 4));
    int64_t amount = rows_int(rows, 5), expires = rows_int(rows, 6);
    struct work_item *item = work_take(work, rows, "facility_expiring", "facility");
    item->amount = amount;
    item->due = expires;
    item->days_to_due = expires - work->s->today;
    item->title = SAY("额度年审：%s", "Limit to renew: %s", name);
    item->why = join(work, "%s 到期，额度 %s", "Expires on %s, limit %s", date_text(arena, expires),
                     amount_label(arena, (double)amount));
    item->action = "renew_limit";
    item->part = "facilities";
}

static void inspection_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const struct field *kind = entity_field(&inspection_entity, "kind");
    const char *name = rows_text(rows, 4), *reason = arena_text(arena, rows_text(rows, 6));
    int64_t due = rows_int(rows, 5), late = work->s->today - due;
    struct work_item *item = work_take(work, rows, "inspection_due", "inspection");
    struct label label = {"贷后检查", "Inspection"};
    for (size_t i = 0; name && i < kind->choice_count; i++)
        if (!strcmp(kind->choices[i].name, name))
            label = kind->choices[i].label;
    item->due = due;
    item->days_to_due = -late;
    item->amount = rows_int(rows, 7);
    item->title = SAY_LABEL("贷后检查：%s", "Inspection: %s", label);
    item->why =
        late > 0
            ? SAY("已超期 %lld 天%s%s", "%lld days late%s%s", (long long)late, reason ? "；" : "", reason ? reason : "")
            : SAY("应于 %s 完成%s%s", "Due on %s%s%s", date_text(arena, due), reason ? "；" : "", reason ? reason : "");
    item->action = "inspect";
}

static void condition_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const char *text = arena_text(arena, rows_text(rows, 4));
    int64_t due = rows_int(rows, 5), late = work->s->today - due;
    bool later = text_equal(rows_text(rows, 6), "later");
    struct work_item *item = work_take(work, rows, "condition_due", "facility");
    item->due = due;
    item->days_to_due = -late;
    item->title = later ? SAY("放款后条件：%s", "Condition after the drawdown: %s", text)
                        : SAY("提款条件：%s", "Condition before the drawdown: %s", text);
    item->why = late > 0
                    ? SAY("已逾期 %lld 天，停止新的提款", "%lld days late; it holds drawdowns back", (long long)late)
                    : SAY("应于 %s 落实", "To be met by %s", date_text(arena, due));
    item->action = "open";
}

static void notice_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const struct field *kind = entity_field(&syndicate_notice_entity, "kind");
    const char *number = arena_text(arena, rows_text(rows, 4)), *name = rows_text(rows, 6);
    struct label label = {"银团通知", "Syndicate notice"};
    struct work_item *item = work_take(work, rows, "notice_due", "syndicate_notice");
    for (size_t i = 0; name && i < kind->choice_count; i++)
        if (!strcmp(kind->choices[i].name, name))
            label = kind->choices[i].label;
    item->due = rows_int(rows, 5);
    item->days_to_due = item->due - work->s->today;
    item->amount = rows_int(rows, 7);
    item->title = SAY_LABEL("待发：%s", "To send: %s", label);
    item->why = SAY("%s，最迟 %s 通知各成员行", "%s, lenders to be told by %s", number, date_text(arena, item->due));
    item->action = "open";
}

const struct error *work_watch(struct work *work)
{
    int64_t today = work->s->today;
    TRY(warnings(work));
    TRY(covenants(work));
    TRY(work_gather(work, &query_work_inspections_mine, VALUES(sql_int(today + INSPECTION_DAYS)), inspection_line));
    TRY(work_gather(work, &query_work_conditions_mine, VALUES(sql_int(today)), condition_line));
    TRY(work_gather(work, &query_work_notices_mine, VALUES(sql_int(today + NOTICE_DAYS)), notice_line));
    return work->mine
               ? work_gather(work, &query_work_facilities_mine, VALUES(sql_int(today + FACILITY_DAYS)), facility_line)
               : NULL;
}

/* --- money that is due
 * ------------------------------------------------------------------------------------------------------------ */

static void repayment_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const char *number = arena_text(arena, rows_text(rows, 4));
    int64_t due = rows_int(rows, 5), amount = rows_int(rows, 6), there = rows_int(rows, 7);
    int64_t missing = there == NONE ? 0 : amount - there;
    struct work_item *item = work_take(work, rows, "repayment_due", "loan");
    item->due = due;
    item->days_to_due = due - work->s->today;
    item->amount = amount;
    item->change = there == NONE ? NAN : missing > 0 ? -(double)missing / (double)amount : 0;
    item->title = SAY("贷款 %s 于 %s 还款", "Loan %s pays on %s", number, date_text(arena, due));
    item->why =
        there == NONE ? (struct label){"无结算账户，无法核对还款来源", "No account here to see the money for it"}
        : missing > 0
            ? SAY_LABEL("账户余额不足，还缺 %s", "The accounts hold %s too little",
                        amount_label(arena, (double)missing))
            : SAY_LABEL("账户余额 %s，足够", "The accounts hold %s, enough", amount_label(arena, (double)there));
    item->action = missing > 0 ? "note_call" : "open";
    item->part = "facilities";
}

const struct error *work_money(struct work *work)
{
    int64_t today = work->s->today;
    return work->mine ? work_gather(work, &query_work_repayments_mine,
                                    VALUES(sql_int(today), sql_int(today + REPAYMENT_DAYS)), repayment_line)
                      : NULL;
}
