/* Where the lines of the workbench come from. */
#include "base/text.h"
#include "domain/contact/contact.h"
#include "domain/statement/figures.h"
#include "domain/workbench/work.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/scope.h"

#include <math.h>
#include <string.h>

enum {
    MATURING_DAYS = 60,
    TASK_DAYS = 14,
    VISIT_BACK_DAYS = 30,
    REVIEW_DAYS = 30,
    GRADE_DAYS = 30,
    OUTFLOW_DAYS = 30,
    CONTACT_DAYS = 5,
};
/* An outflow is worth a line from this share of the balance and this amount (10 万元, in fen) up. */
static const double outflow_share = -0.3;
static const int64_t outflow_amount = 10000000;
static const int64_t day_ms = 86400000;

struct work_item *work_add(struct work *work, const char *kind, const char *entity, int64_t home, int64_t id)
{
    ARENA_PUSH(work->s->arena, work->items, work->count, work->room,
               (struct work_item){.kind = kind,
                                  .entity = entity,
                                  .home = home,
                                  .id = id,
                                  .customer = home,
                                  .due = NONE,
                                  .amount = NONE,
                                  .days_to_due = NONE,
                                  .days_waiting = NONE,
                                  .change = NAN,
                                  .match_weight = NAN,
                                  .years = NONE,
                                  .financed = NONE,
                                  .put_off_until = NONE,
                                  .action = "open",
                                  .part = ""});
    return &work->items[work->count - 1];
}

struct work_item *work_take(struct work *work, struct rows *rows, const char *kind, const char *entity)
{
    struct work_item *item = work_add(work, kind, entity, rows_int(rows, 0), rows_int(rows, 1));
    item->customer_title = arena_text(work->s->arena, rows_text(rows, 2));
    item->tier = arena_text(work->s->arena, rows_text(rows, 3));
    return item;
}

const struct error *work_gather(struct work *work, const struct query *query, const struct sql_value *values,
                                size_t count, work_line *line)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(work->s->tx, query, values, count, &rows));
    while (rows_next(rows, &error))
        line(work, rows);
    return error;
}

/* --- loans
 * ------------------------------------------------------------------------------------------------------------------------
 */

static void loan_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const char *number = arena_text(arena, rows_text(rows, 4));
    bool overdue = !strcmp(rows_text(rows, 5), "overdue");
    int64_t balance = rows_int(rows, 6), late = rows_int(rows, 7), days = rows_int(rows, 8),
            matures_on = rows_int(rows, 9);
    struct work_item *item = work_take(work, rows, overdue ? "overdue_loan" : "maturing_loan", "loan");
    item->part = "loans";
    if (overdue) {
        days = days == NONE ? 0 : days;
        item->amount = late != NONE ? late : balance;
        item->due = work->s->today - days;
        item->days_to_due = -days;
        item->title = SAY("贷款 %s 逾期 %lld 天", "Loan %s is %lld days overdue", number, (long long)days);
        item->why = late != NONE ? SAY_LABEL("逾期金额 %s", "%s overdue", amount_label(arena, (double)late))
                                 : SAY_LABEL("余额 %s", "Balance %s",
                                             amount_label(arena, (double)(balance == NONE ? 0 : balance)));
        item->action = "collect";
        return;
    }
    item->amount = balance;
    item->due = matures_on;
    item->days_to_due = matures_on - work->s->today;
    item->title = SAY("贷款 %s 于 %s 到期", "Loan %s matures on %s", number, date_text(arena, matures_on));
    struct label left = amount_label(arena, (double)(balance == NONE ? 0 : balance));
    item->why =
        (struct label){arena_format(arena, "剩 %lld 天，余额 %s", (long long)item->days_to_due, left.zh),
                       arena_format(arena, "%lld days left, balance %s", (long long)item->days_to_due, left.en)};
    item->action = "prepare_repayment";
}

const struct error *work_loans(struct work *work)
{
    int64_t today = work->s->today;
    if (work->mine)
        return work_gather(work, &query_work_loans_mine, VALUES(sql_int(today + MATURING_DAYS)), loan_line);
    TRY(work_gather(work, &query_work_loans_overdue, VALUES(sql_int(today)), loan_line));
    return work_gather(work, &query_work_loans_maturing, VALUES(sql_int(today + MATURING_DAYS), sql_int(today)),
                       loan_line);
}

/* --- tasks
 * -------------------------------------------------------------------------------------------------------------------------
 */

static const char *task_kind(const char *kind, const char *source)
{
    if (!kind || strcmp(kind, "chase_data"))
        return "task_due";
    return source && text_equal(source, "freshness:statement") ? "statement_stale" : "data_stale";
}

static void task_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const char *title = arena_text(arena, rows_text(rows, 4)), *detail = arena_text(arena, rows_text(rows, 9));
    int64_t due = rows_int(rows, 8);
    struct work_item *item = work_take(work, rows, task_kind(rows_text(rows, 5), rows_text(rows, 6)), "task");
    item->priority = arena_text(arena, rows_text(rows, 7));
    item->due = due;
    item->days_to_due = due - work->s->today;
    item->title = (struct label){title, title};
    long long late = (long long)-item->days_to_due;
    item->why =
        late > 0 ? SAY("已超期 %lld 天%s%s", "%lld days late%s%s", late, detail ? "；" : "", detail ? detail : "")
        : late == 0 ? SAY("今天到期%s%s", "Due today%s%s", detail ? "；" : "", detail ? detail : "")
                    : SAY("%lld 天后到期%s%s", "Due in %lld days%s%s", -late, detail ? "；" : "", detail ? detail : "");
    item->action = "complete_task";
    item->part = "tasks";
}

const struct error *work_tasks(struct work *work)
{
    TRY(work_gather(work, &query_work_tasks_mine, VALUES(sql_int(work->s->today + TASK_DAYS)), task_line));
    return work->mine ? NULL : work_gather(work, &query_work_tasks_late, VALUES(sql_int(work->s->today)), task_line);
}

/* --- visits and promises
 * -------------------------------------------------------------------------------------------------------------- */

static void visit_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const char *subject = arena_text(arena, rows_text(rows, 4)), *place = arena_text(arena, rows_text(rows, 6));
    int64_t planned = rows_int(rows, 5);
    struct work_item *item = work_take(work, rows, "visit_due", "visit");
    item->due = instant_date(planned);
    item->days_to_due = item->due - work->s->today;
    item->title = SAY("拜访：%s", "Visit: %s", subject);
    item->why = item->days_to_due < 0
                    ? SAY("原定 %s，尚未记录结果", "Planned for %s, no outcome recorded", date_text(arena, item->due))
                    : SAY("今天%s%s", "Today%s%s", place ? " · " : "", place ? place : "");
    item->action = "record_visit";
    item->part = "visits";
}

/* Days the tier promises between two contacts; NONE when it promises none. */
static int64_t promised_days(const struct work *work, const char *tier)
{
    const struct tier_policy *policy = work->s->policy->tiers;
    int at = tier ? tier_find(policy, tier) : -1;
    struct value value = at < 0 ? (struct value){0} : tier_promise(&policy->tiers[at], "visit_days");
    return value.status == VALUE_OK ? (int64_t)value.number : NONE;
}

static void silence_line(struct work *work, struct rows *rows)
{
    int64_t held = rows_int(rows, 4), noted = rows_int(rows, 5), last = held > noted ? held : noted;
    int64_t promised = promised_days(work, rows_text(rows, 3));
    bool never = last == NONE;
    int64_t since = instant_date(never ? id_instant(rows_int(rows, 1)) : last), days = work->s->today - since;
    if (promised == NONE || days < promised - TASK_DAYS)
        return;
    struct work_item *item = work_take(work, rows, days > promised ? "promise_breach" : "visit_due", "customer");
    item->due = since + promised;
    item->days_to_due = item->due - work->s->today;
    item->days_waiting = days > promised ? days - promised : 0;
    item->title = days > promised ? (struct label){"超过承诺的联系间隔", "Contact promise broken"}
                                  : (struct label){"应安排拜访", "Visit due"};
    item->why = never ? SAY("建档 %lld 天无联系记录，承诺 %lld 天", "No contact in %lld days on record; %lld promised",
                            (long long)days, (long long)promised)
                      : SAY("%lld 天未联系，承诺 %lld 天", "%lld days without contact; %lld promised", (long long)days,
                            (long long)promised);
    item->action = "plan_visit";
    item->part = "visits";
}

/* Customers whose tier promises contacts a month and who get fewer, unless one of the lines from FIRST on says it
 * already. */
static const struct error *contacts_behind(struct work *work, size_t first)
{
    struct session *s = work->s;
    struct contact_month month;
    struct contact_clients clients;
    size_t silent = work->count;
    TRY(contact_month_read(s, NULL, &month));
    TRY(contact_clients_load(s, &month, &(struct contact_filter){NONE, s->person, NONE, NULL}, &clients));
    for (size_t i = 0; i < clients.count; i++) {
        const struct contact_client *client = &clients.items[i];
        bool told = false;
        for (size_t k = first; k < silent && !told; k++)
            told = work->items[k].customer == client->id;
        if (told || client->next_due == NONE || client->next_due > s->today + CONTACT_DAYS)
            continue;
        struct work_item *item = work_add(work, "contact_behind", "customer", client->id, client->id);
        item->customer_title = client->name;
        item->tier = s->policy->tiers->tiers[client->tier].name;
        item->due = client->next_due;
        item->days_to_due = client->next_due - s->today;
        item->change = -(double)(client->promised - client->kept) / client->promised;
        item->title = SAY("本月固定联系 %d/%d", "Fixed contacts this month %d/%d", client->kept, client->promised);
        item->why = SAY("应于 %s 前联系，本月还差 %d 次", "To be seen by %s, %d more this month",
                        date_text(s->arena, client->next_due), client->promised - client->kept - client->planned);
        item->action = "note_call";
        item->part = "visits";
    }
    return NULL;
}

const struct error *work_contacts(struct work *work)
{
    int64_t today = instant_of_date(work->s->today);
    TRY(work_gather(work, &query_work_visits,
                    VALUES(sql_int(today + day_ms), sql_int(today - VISIT_BACK_DAYS * day_ms)), visit_line));
    size_t first = work->count;
    TRY(work_gather(work, work->mine ? &query_work_silence_mine : &query_work_silence_strategic, NO_VALUES,
                    silence_line));
    return work->mine ? contacts_behind(work, first) : NULL;
}

/* --- decisions that wait
 * ------------------------------------------------------------------------------------------------------------- */

static int64_t days_since(const struct work *work, int64_t instant)
{
    return instant == NONE ? 0 : work->s->today - instant_date(instant);
}

static void change_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const char *summary = arena_text(arena, rows_text(rows, 4)), *maker = arena_text(arena, rows_text(rows, 7));
    int64_t made_at = rows_int(rows, 5), customer = rows_int(rows, 6);
    struct work_item *item = work_take(work, rows, "approval_waiting", "pending_change");
    item->customer = item->customer_title ? customer : NONE;
    item->days_waiting = days_since(work, made_at);
    item->due = made_at == NONE ? NONE : instant_date(made_at);
    item->title = SAY("待复核：%s", "To check: %s", summary ? summary : "");
    item->why =
        SAY("%s 提交，已等 %lld 天", "By %s, waiting %lld days", maker ? maker : "—", (long long)item->days_waiting);
    item->action = "decide_change";
}

static void group_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const char *name = arena_text(arena, rows_text(rows, 4)), *controller = arena_text(arena, rows_text(rows, 5));
    int64_t at = rows_int(rows, 6), parent = rows_int(rows, 7);
    struct work_item *item = work_take(work, rows, "group_proposed", "customer_group");
    item->customer = parent;
    item->days_waiting = days_since(work, at);
    item->title = SAY("集团待认定：%s", "Group to decide: %s", name);
    item->why = SAY("实际控制人 %s，已等 %lld 天", "Controller %s, waiting %lld days", controller ? controller : "—",
                    (long long)item->days_waiting);
    item->action = "decide_group";
    item->part = "relations";
}

static void duplicate_line(struct work *work, struct rows *rows)
{
    const char *other = arena_text(work->s->arena, rows_text(rows, 4));
    double weight = rows_real(rows, 5), probability = rows_real(rows, 6);
    struct work_item *item = work_take(work, rows, "duplicate", "duplicate_pair");
    item->match_weight = weight;
    item->title = SAY("疑似重复：%s", "Likely duplicate: %s", other);
    item->why = isnan(probability) ? SAY("匹配权重 %.1f", "Match weight %.1f", isnan(weight) ? 0 : weight)
                                   : SAY("匹配概率 %.1f%%，权重 %.1f", "Probability %.1f %%, weight %.1f",
                                         probability * 100, isnan(weight) ? 0 : weight);
    item->action = "decide_duplicate";
}

static void review_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    int64_t expires = rows_int(rows, 5);
    struct work_item *item = work_take(work, rows, "tier_review", "tier_decision");
    item->due = expires;
    item->days_to_due = expires - work->s->today;
    item->title = (struct label){"客户层级需复评", "Tier to review"};
    item->why = SAY("认定有效期至 %s", "Decision valid until %s", date_text(arena, expires));
    item->action = "review_tier";
    item->part = "rating";
}

const struct error *work_decisions(struct work *work)
{
    struct session *s = work->s;
    if (scope_permits(s, "change.decide"))
        TRY(work_gather(work, &query_work_changes, NO_VALUES, change_line));
    if (scope_permits(s, "group.confirm"))
        TRY(work_gather(work, &query_work_groups, NO_VALUES, group_line));
    if (scope_permits(s, "duplicate.decide"))
        TRY(work_gather(work, &query_work_duplicates, NO_VALUES, duplicate_line));
    return work_gather(work, &query_work_tier_reviews,
                       VALUES(sql_int(s->today - REVIEW_DAYS), sql_int(s->today + REVIEW_DAYS)), review_line);
}

/* --- signals
 * ----------------------------------------------------------------------------------------------------------------------------
 */

static void grade_line(struct work *work, struct rows *rows)
{
    struct arena *arena = work->s->arena;
    const struct master_scale *scale = work->s->policy->scale;
    const char *grade = arena_text(arena, rows_text(rows, 4)), *before = arena_text(arena, rows_text(rows, 6));
    int now = grade ? scale_find(scale, grade) : -1, then = before ? scale_find(scale, before) : -1;
    int64_t at = rows_int(rows, 5);
    if (now < 0 || then < 0 || now <= then)
        return;
    struct work_item *item = work_take(work, rows, "grade_fall", "assessment");
    item->days_waiting = days_since(work, at);
    item->change = (double)(then - now) / (double)(scale->count - 1); /* share of the whole scale */
    item->title = SAY("等级由 %s 降至 %s", "Grade fell from %s to %s", before, grade);
    item->why =
        SAY("下调 %d 级，%lld 天前", "Down %d notches, %lld days ago", now - then, (long long)item->days_waiting);
    item->action = "review_rating";
    item->part = "rating";
}

static void outflow_line(struct work *work, struct rows *rows)
{
    int64_t balance = rows_int(rows, 4), net = rows_int(rows, 5);
    if (balance == NONE || net == NONE || net > -outflow_amount || balance - net <= 0)
        return;
    double change = (double)net / (double)(balance - net);
    if (change > outflow_share)
        return;
    struct work_item *item = work_take(work, rows, "outflow", "customer");
    item->change = change;
    item->amount = -net;
    struct label left = amount_label(work->s->arena, (double)-net);
    item->title = (struct label){arena_format(work->s->arena, "近 %d 天净流出 %s", OUTFLOW_DAYS, left.zh),
                                 arena_format(work->s->arena, "%s left within %d days", left.en, OUTFLOW_DAYS)};
    item->why = SAY("存款下降 %.0f%%", "Deposits down %.0f %%", -change * 100);
    item->action = "note_call";
    item->part = "money";
}

const struct error *work_signals(struct work *work)
{
    int64_t since = instant_of_date(work->s->today) - GRADE_DAYS * day_ms;
    TRY(work_gather(work, work->mine ? &query_work_grades_mine : &query_work_grades_newest, VALUES(sql_int(since)),
                    grade_line));
    return work->mine ? work_gather(work, &query_work_outflow_mine, VALUES(sql_int(work->s->today - OUTFLOW_DAYS)),
                                    outflow_line)
                      : NULL;
}
