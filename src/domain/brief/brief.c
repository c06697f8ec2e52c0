#include "domain/brief/brief.h"
#include "domain/statement/figures.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CHANGES_MOST = 40, SOON_DAYS = 14, OFFERS_MOST = 3 };
static const double outflow_share = -0.3; /* of the balance before, over the days the figure covers */

/* --- what other operations answer
 * ------------------------------------------------------------------------------------------------- */

static const struct error *answer(struct call *call, const struct error *(*operation)(struct call *), const void *query,
                                  const struct json **json)
{
    struct arena *arena = call->session->arena;
    struct buffer out = {.arena = arena};
    struct json_writer w = {.out = &out};
    struct call inner = *call;
    inner.query = query;
    inner.reply = &w;
    TRY(operation(&inner));
    const char *text = buffer_end(&out);
    *json = json_read(arena, text, strlen(text), NULL);
    return NULL;
}

static struct label label_read(const struct json *value)
{
    const char *zh = json_get_text(value, "zh"), *en = json_get_text(value, "en");
    return (struct label){zh ? zh : "", en ? en : ""};
}

static const struct json *list_of(const struct json *map, const char *key)
{
    static const struct json none = {.kind = JSON_LIST};
    const struct json *list = json_get(map, key);
    return list && list->kind == JSON_LIST ? list : &none;
}

static int64_t date_read(const struct json *map, const char *key)
{
    const char *text = json_get_text(map, key);
    int64_t date;
    return text && date_parse(text, &date) ? date : NONE;
}

/* --- points
 * -----------------------------------------------------------------------------------------------------------------------
 */

/* How to raise each kind of signal. */
static struct label ask_for(const char *kind)
{
    static const struct choice asks[] = {
        {"overdue_loan",
         {"还款资金从哪里来、何时到位？请对方给出书面计划。",
          "Where will the money come from, and when? Ask for a plan in writing."}},
        {"maturing_loan",
         {"到期如何归还或续作？核对还款来源与账户余额。",
          "Repay or renew? Check the source and the balance of the account."}},
        {"classification",
         {"经营何时恢复？可追加哪些增信措施？", "When does business recover? What further security is there?"}},
        {"grade_fall",
         {"哪些指标变差、是暂时还是趋势？请对方解释并提供佐证。",
          "Which figures got worse, for now or for good? Ask for evidence."}},
        {"guarantee_circle",
         {"圈内其他企业近况如何？能否替换或压缩互保？",
          "How do the others of the circle fare? Can mutual guarantees be replaced or cut?"}},
        {"judgement",
         {"案由、金额与进展？对生产经营和账户有无影响？",
          "What is it about, how much, how far? Does it touch operations or accounts?"}},
        {"default", {"对哪家机构违约、如何化解？", "To whom, and how will it be settled?"}},
        {"statement_stale",
         {"请现场带回最新报表及审计报告。", "Bring back the newest statements and the audit report."}},
        {"data_stale", {"核对并更新登记信息、联系人与股权结构。", "Check registration, contacts and shareholders."}},
        {"outflow",
         {"资金去向与原因？是否有更好的存款安排可以留住？",
          "Where does the money go, and why? Can a better deposit offer keep it?"}},
        {"commitment", {"逐项答复上次约定的事。", "Answer what was agreed last time, point by point."}},
        {"task", {"办结后当场确认。", "Settle it and have it confirmed."}},
        {"birthday", {"致以问候。", "Give regards."}},
    };
    for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++)
        if (!strcmp(asks[i].name, kind))
            return asks[i].label;
    return (struct label){"了解情况与对方打算。", "Ask how things stand and what is planned."};
}

static struct brief_point *point_add(struct session *s, struct brief *b, const char *kind, const char *level,
                                     struct label title, struct label why)
{
    ARENA_PUSH(s->arena, b->points, b->point_count, b->point_room,
               (struct brief_point){kind, level, title, why, ask_for(kind), NONE, NONE});
    return &b->points[b->point_count - 1];
}

static void points_of_warnings(struct session *s, struct brief *b)
{
    const struct json *warnings = list_of(b->overview, "warnings");
    for (size_t i = 0; i < warnings->count; i++) {
        const struct json *warning = &warnings->items[i];
        const char *kind = json_get_text(warning, "kind"), *level = json_get_text(warning, "level");
        struct brief_point *point =
            point_add(s, b, kind ? kind : "", level ? level : "blue", label_read(json_get(warning, "title")),
                      label_read(json_get(warning, "why")));
        if (!json_get_int(warning, "amount", &point->amount))
            point->amount = NONE;
        point->due = date_read(warning, "due");
    }
}

static void points_of_tasks(struct session *s, struct brief *b)
{
    const struct json *tasks = list_of(b->overview, "tasks");
    for (size_t i = 0; i < tasks->count; i++) {
        const char *title = json_get_text(&tasks->items[i], "title");
        int64_t due = date_read(&tasks->items[i], "due_on");
        if (!title || due == NONE || due > s->today + SOON_DAYS)
            continue;
        long long days = (long long)(due - s->today);
        struct label why = days < 0 ? (struct label){arena_format(s->arena, "已超期 %lld 天", -days),
                                                     arena_format(s->arena, "%lld days late", -days)}
                                    : (struct label){arena_format(s->arena, "还有 %lld 天", days),
                                                     arena_format(s->arena, "In %lld days", days)};
        point_add(s, b, "task", days < 0 ? "orange" : "blue", (struct label){title, title}, why)->due = due;
    }
}

/* Money that left the accounts in the days the page's figure covers. */
static void point_of_outflow(struct session *s, struct brief *b)
{
    const struct json *figures = list_of(b->overview, "kpis");
    for (size_t i = 0; i < figures->count; i++) {
        double balance, change;
        const char *name = json_get_text(&figures->items[i], "name");
        if (!name || strcmp(name, "deposit") || !json_get_number(&figures->items[i], "value", &balance) ||
            !json_get_number(&figures->items[i], "change", &change) || balance - change <= 0)
            continue;
        double share = change / (balance - change);
        struct label left = amount_label(s->arena, -change);
        if (share <= outflow_share)
            point_add(
                s, b, "outflow", "orange", (struct label){"存款流出", "Deposits leave"},
                (struct label){
                    arena_format(s->arena, "近 90 天净流出 %s，占原余额 %.0f%%", left.zh, -share * 100),
                    arena_format(s->arena, "%s left in 90 days, %.0f%% of the balance before", left.en, -share * 100)})
                ->amount = (int64_t)-change;
    }
}

int64_t brief_birthday_days(int64_t today, const char *birthday)
{
    int64_t born;
    int year, month, day, y, m, d;
    if (!birthday || !date_parse(birthday, &born))
        return -1;
    date_to_civil(today, &year, &month, &day);
    date_to_civil(born, &y, &m, &d);
    for (int ahead = 0; ahead < 2; ahead++) {
        int last = date_month_days(year + ahead, m);
        int64_t next = date_from_civil(year + ahead, m, d < last ? d : last);
        if (next >= today)
            return next - today;
    }
    return -1;
}

static void points_of_people(struct session *s, struct brief *b)
{
    const struct json *people = list_of(b->overview, "contacts");
    for (size_t i = 0; i < people->count; i++) {
        const char *name = json_get_text(&people->items[i], "name");
        int64_t days = brief_birthday_days(s->today, json_get_text(&people->items[i], "birthday"));
        if (!name || days < 0 || days > SOON_DAYS)
            continue;
        point_add(
            s, b, "birthday", "blue",
            (struct label){arena_format(s->arena, "%s 生日将至", name), arena_format(s->arena, "Birthday of %s", name)},
            (struct label){arena_format(s->arena, "还有 %lld 天", (long long)days),
                           arena_format(s->arena, "In %lld days", (long long)days)})
            ->due = s->today + days;
    }
}

static int level_rank(const char *level)
{
    static const char *const levels[] = {"red", "orange", "yellow", "blue"};
    for (int i = 0; i < 4; i++)
        if (!strcmp(levels[i], level))
            return i;
    return 4;
}

/* By level; within one what is due first, what has no day last. */
static int by_level(const void *a, const void *b)
{
    const struct brief_point *x = a, *y = b;
    int ranks = level_rank(x->level) - level_rank(y->level);
    if (ranks)
        return ranks;
    int64_t due = x->due == NONE ? INT64_MAX : x->due, other = y->due == NONE ? INT64_MAX : y->due;
    return (due > other) - (due < other);
}

static const struct error *load_last(struct session *s, struct brief *b)
{
    struct rows *rows;
    const struct error *error;
    int64_t now = s->viewer.as_of == NONE ? s->now : s->viewer.as_of;
    b->last_at = NONE;
    TRY(store_query(s->tx, &query_brief_last_visit, VALUES(sql_int(b->id), sql_int(now)), &rows));
    if (!rows_next(rows, &error))
        return error;
    b->last_at = rows_int(rows, 0);
    b->last_kind = arena_text(s->arena, rows_text(rows, 1));
    b->last_subject = arena_text(s->arena, rows_text(rows, 2));
    b->last_minutes = arena_text(s->arena, rows_text(rows, 3));
    b->last_next_step = arena_text(s->arena, rows_text(rows, 4));
    rows_close(rows);
    return NULL;
}

const struct error *brief_load(struct call *call, struct brief *b)
{
    struct session *s = call->session;
    const struct customer_timeline_query timeline = {
        .limit = CHANGES_MOST,
        .kinds = "statement,assessment,tier,loan,maturity,overdue,credit,attachment,product,change"};
    int64_t home;
    *b = (struct brief){0};
    TRY(call_id(call, 0, &home, &b->id));
    TRY(answer(call, operation_customer_overview, NULL, &b->overview));
    TRY(answer(call, operation_customer_timeline, &timeline, &b->changes));
    const struct json *strength;
    TRY(answer(call, operation_customer_strength, NULL, &strength));
    b->strength = json_get(strength, "strength");
    TRY(load_last(s, b));
    points_of_warnings(s, b);
    point_of_outflow(s, b);
    if (b->last_next_step && *b->last_next_step)
        point_add(s, b, "commitment", "yellow", (struct label){"上次约定", "Agreed last time"},
                  (struct label){b->last_next_step, b->last_next_step});
    points_of_tasks(s, b);
    points_of_people(s, b);
    if (b->point_count)
        qsort(b->points, b->point_count, sizeof(*b->points), by_level);
    return NULL;
}

/* --- as an answer
 * ----------------------------------------------------------------------------------------------------------------- */

static void write_customer(struct json_writer *w, const struct json *overview)
{
    const struct json *customer = json_get(overview, "customer");
    const char *const copied[][2] = {
        {"kind", "kind"}, {"grade", "grade"}, {"tier", "tier"}, {"owner", "owner_title"}, {"industry", "industry"}};
    json_key(w, "customer");
    json_open(w, '{');
    json_put_text(w, "id", json_get_text(customer, "id"));
    json_put_text(w, "name", json_get_text(customer, "name"));
    for (size_t i = 0; i < sizeof(copied) / sizeof(copied[0]); i++)
        json_put_text(w, copied[i][0], json_get_text(customer, copied[i][1]));
    json_close(w, '}');
}

static void write_last(struct session *s, struct json_writer *w, const struct brief *b)
{
    json_key(w, "last");
    json_open(w, '{');
    json_put_instant(w, "at", b->last_at);
    json_put_text(w, "kind", b->last_kind);
    json_put_text(w, "subject", b->last_subject);
    json_put_text(w, "minutes", b->last_minutes);
    json_put_text(w, "next_step", b->last_next_step);
    json_put_int(w, "days", b->last_at == NONE ? NONE : s->today - instant_date(b->last_at));
    json_close(w, '}');
}

static void write_points(struct json_writer *w, const struct brief *b)
{
    json_key(w, "points");
    json_open(w, '[');
    for (size_t i = 0; i < b->point_count; i++) {
        const struct brief_point *point = &b->points[i];
        json_open(w, '{');
        json_put_text(w, "kind", point->kind);
        json_put_text(w, "level", point->level);
        label_put(w, "title", point->title);
        label_put(w, "why", point->why);
        label_put(w, "ask", point->ask);
        json_put_int(w, "amount", point->amount);
        json_put_date(w, "due", point->due);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* The members KEYS of every map of LIST that passes WANTED. */
static void write_list(struct json_writer *w, const char *key, const struct json *list, const char *const *keys,
                       bool (*wanted)(const struct json *item, int64_t since), int64_t since)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (wanted && !wanted(&list->items[i], since))
            continue;
        json_open(w, '{');
        for (const char *const *at = keys; *at; at++) {
            const struct json *value = json_get(&list->items[i], *at);
            json_key(w, *at);
            if (value)
                json_write_value(w, value);
            else
                json_write_null(w);
        }
        json_close(w, '}');
    }
    json_close(w, ']');
}

static bool newer(const struct json *event, int64_t since)
{
    int64_t at;
    const char *text = json_get_text(event, "at");
    return text && instant_parse(text, &at) && (since == NONE || at > since);
}

static void write_people(struct session *s, struct json_writer *w, const struct json *people)
{
    json_key(w, "people");
    json_open(w, '[');
    for (size_t i = 0; i < people->count; i++) {
        const char *birthday = json_get_text(&people->items[i], "birthday");
        int64_t days = brief_birthday_days(s->today, birthday);
        json_open(w, '{');
        json_put_text(w, "name", json_get_text(&people->items[i], "name"));
        json_put_text(w, "position", json_get_text(&people->items[i], "position"));
        json_put_text(w, "birthday", birthday);
        json_put_bool(w, "soon", days >= 0 && days <= SOON_DAYS);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* Labels of LIST, MOST of them. */
static void write_labels(struct json_writer *w, const char *key, const struct json *list, size_t most)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < list->count && i < most; i++)
        json_write_value(w, json_get(&list->items[i], "label"));
    json_close(w, ']');
}

const struct error *operation_customer_brief(struct call *call)
{
    static const char *const figure_keys[] = {"name", "label", "value", "unit", "change", "as_of", NULL},
                             *const change_keys[] = {"at", "kind", "title", "detail", NULL};
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct brief b;
    TRY(brief_load(call, &b));
    json_open(w, '{');
    write_customer(w, b.overview);
    json_put_date(w, "today", s->today);
    write_last(s, w, &b);
    write_points(w, &b);
    write_list(w, "changes", list_of(b.changes, "items"), change_keys, newer, b.last_at);
    write_list(w, "figures", list_of(b.overview, "kpis"), figure_keys, NULL, NONE);
    write_people(s, w, list_of(b.overview, "contacts"));
    write_labels(w, "offers", list_of(json_get(b.overview, "products"), "gaps"), OFFERS_MOST);
    write_labels(w, "gaps", list_of(json_get(b.overview, "quality"), "missing"), 12);
    json_key(w, "strength");
    if (b.strength)
        json_write_value(w, b.strength);
    else
        json_write_null(w);
    json_close(w, '}');
    return NULL;
}
