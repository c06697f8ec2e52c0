#include "domain/calendar/calendar.h"
#include "base/text.h"
#include "domain/contact/contact.h"
#include "domain/need/need.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/call.h"

#include <stdlib.h>
#include <string.h>

enum { RANGE_DAYS_MOST = 400, EVENTS_MOST = 3000, RATING_MONTHS = 12 };

const struct choice calendar_kinds[] = {
    {"visit", {"拜访", "Visit"}},
    {"contact", {"应联系", "Contact due"}},
    {"inspection", {"贷后检查", "Inspection"}},
    {"review", {"复评", "Review"}},
    {"maturity", {"贷款到期", "Maturity"}},
    {"repayment", {"还款", "Repayment"}},
    {"covenant", {"约定条款", "Covenant"}},
    {"esg_check", {"环境社会检查", "E&S check"}},
    {"limit", {"额度到期", "Limit expires"}},
    {"task", {"任务", "Task"}},
    {"warning", {"预警期限", "Warning due"}},
    {"need", {"需求", "Need"}},
    {"anniversary", {"合作周年", "Anniversary"}},
    {"birthday", {"生日", "Birthday"}},
    {"absence", {"离岗", "Absence"}},
};
const size_t calendar_kind_count = sizeof(calendar_kinds) / sizeof(calendar_kinds[0]);

struct making {
    struct session *s;
    const struct calendar_range *range;
    struct calendar_events *events;
};

static bool wanted(const struct calendar_range *range, const char *kind)
{
    size_t size = strlen(kind);
    if (!range->kinds || !*range->kinds)
        return true;
    for (const char *at = range->kinds; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        if (!strncmp(at, kind, size) && (at[size] == ',' || !at[size]))
            return true;
    return false;
}

static struct calendar_event *add(struct making *m, const char *kind, const char *entity, int64_t home, int64_t id)
{
    ARENA_PUSH(m->s->arena, m->events->items, m->events->count, m->events->room,
               (struct calendar_event){.kind = kind,
                                       .entity = entity,
                                       .home = home,
                                       .id = id,
                                       .customer = home,
                                       .at = NONE,
                                       .amount = NONE,
                                       .detail = {"", ""}});
    return &m->events->items[m->events->count - 1];
}

static const char *customer_link(struct session *s, int64_t customer, const char *part)
{
    const char *id = id_text(s->arena, customer, customer);
    return *part ? arena_format(s->arena, "/customers/%s?tab=%s", id, part)
                 : arena_format(s->arena, "/customers/%s", id);
}

static struct label choice_of(const struct entity *entity, const char *field_name, const char *name)
{
    const struct field *field = entity_field(entity, field_name);
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return field->choices[i].label;
    return (struct label){"", ""};
}

/* --- what a row says
 * --------------------------------------------------------------------------------------------------------------------
 */

typedef void event_words(struct session *s, struct calendar_event *event, const char *a, const char *b);

static void say_visit(struct session *s, struct calendar_event *event, const char *a, const char *b)
{
    event->title = (struct label){a, a};
    event->detail = choice_of(&visit_entity, "kind", b);
    event->link = arena_format(s->arena, "/records/visit/%s", id_text(s->arena, event->home, event->id));
}

static void say_inspection(struct session *s, struct calendar_event *event, const char *a, const char *b)
{
    event->title = choice_of(&inspection_entity, "kind", a);
    event->detail = (struct label){b, b};
    event->link = arena_format(s->arena, "/inspections/%s", id_text(s->arena, event->home, event->id));
}

static void say_task(struct session *s, struct calendar_event *event, const char *a, const char *b)
{
    event->title = (struct label){a, a};
    event->detail = choice_of(&task_entity, "kind", b);
    event->link = customer_link(s, event->customer, "tasks");
}

static void say_warning(struct session *s, struct calendar_event *event, const char *a, const char *b)
{
    event->title = (struct label){"响应预警", "Answer a warning"};
    event->detail = (struct label){a, b};
    event->link = arena_format(s->arena, "/warnings/%s", id_text(s->arena, event->home, event->id));
}

static void say_loan(struct session *s, struct calendar_event *event, const char *a, const char *b)
{
    bool matures = !strcmp(event->kind, "maturity");
    event->title =
        matures
            ? (struct label){arena_format(s->arena, "贷款 %s 到期", a), arena_format(s->arena, "Loan %s matures", a)}
            : (struct label){arena_format(s->arena, "贷款 %s 还款", a), arena_format(s->arena, "Loan %s pays", a)};
    event->detail = choice_of(&loan_entity, "product", b);
    event->link = arena_format(s->arena, "/loans/%s", id_text(s->arena, event->home, event->id));
}

static void say_covenant(struct session *s, struct calendar_event *event, const char *a, const char *b)
{
    bool breached = !strcmp(b, "breached");
    event->title =
        breached ? (struct label){arena_format(s->arena, "补救期止：%s", a), arena_format(s->arena, "Cure by: %s", a)}
                 : (struct label){arena_format(s->arena, "测试：%s", a), arena_format(s->arena, "Test: %s", a)};
    event->detail = choice_of(&covenant_entity, "status", b);
    event->link = arena_format(s->arena, "/covenants/%s", id_text(s->arena, event->home, event->id));
}

static void say_esg_check(struct session *s, struct calendar_event *event, const char *a, const char *b)
{
    struct label kind = choice_of(&esg_check_entity, "kind", a);
    event->title = (struct label){arena_format(s->arena, "环境社会检查：%s", kind.zh),
                                  arena_format(s->arena, "E&S check: %s", kind.en)};
    event->detail = (struct label){b, b};
    event->link = arena_format(s->arena, "/records/esg_check/%s", id_text(s->arena, event->home, event->id));
}

static void say_limit(struct session *s, struct calendar_event *event, const char *a, const char *b)
{
    (void)b;
    event->title =
        (struct label){arena_format(s->arena, "额度到期：%s", a), arena_format(s->arena, "Limit expires: %s", a)};
    event->link = customer_link(s, event->customer, "facilities");
}

static void say_absence(struct session *s, struct calendar_event *event, const char *a, const char *b)
{
    event->customer = NONE;
    event->title = (struct label){*a ? a : "离岗", *a ? a : "Away"};
    event->detail = (struct label){arena_format(s->arena, "代理人 %s", b), arena_format(s->arena, "Cover %s", b)};
    event->link = "/settings";
}

static const struct source {
    const char *kind, *entity;
    const struct query *query;
    event_words *say;
} sources[] = {
    {"visit", "visit", &query_calendar_visits, say_visit},
    {"inspection", "inspection", &query_calendar_inspections, say_inspection},
    {"task", "task", &query_calendar_tasks, say_task},
    {"warning", "warning", &query_calendar_warnings, say_warning},
    {"maturity", "loan", &query_calendar_maturities, say_loan},
    {"repayment", "loan", &query_calendar_repayments, say_loan},
    {"covenant", "covenant", &query_calendar_covenants, say_covenant},
    {"esg_check", "esg_check", &query_calendar_esg_checks, say_esg_check},
    {"limit", "facility", &query_calendar_limits, say_limit},
    {"absence", "absence", &query_calendar_absences, say_absence},
};

static struct sql_value *values_of(const struct making *m)
{
    struct sql_value *values = ARENA_LIST(m->s->arena, struct sql_value, 3);
    values[0] = sql_int(m->range->person);
    values[1] = sql_int(m->range->from);
    values[2] = sql_int(m->range->to);
    return values;
}

static const char *text_at(struct session *s, struct rows *rows, int column)
{
    const char *text = rows_text(rows, column);
    return text ? arena_text(s->arena, text) : "";
}

static struct calendar_event *take(struct making *m, struct rows *rows, const char *kind, const char *entity)
{
    struct calendar_event *event = add(m, kind, entity, rows_int(rows, 0), rows_int(rows, 1));
    event->customer_name = arena_text(m->s->arena, rows_text(rows, 2));
    event->tier = arena_text(m->s->arena, rows_text(rows, 3));
    return event;
}

static const struct error *gather(struct making *m, const struct source *source)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(m->s->tx, source->query, values_of(m), 3, &rows));
    while (rows_next(rows, &error)) {
        struct calendar_event *event = take(m, rows, source->kind, source->entity);
        event->on = rows_int(rows, 4);
        event->at = rows_int(rows, 5);
        if (event->at != NONE)
            event->on = instant_date(event->at);
        event->amount = rows_int(rows, 6);
        event->done = rows_int(rows, 9) == 1;
        source->say(m->s, event, text_at(m->s, rows, 7), text_at(m->s, rows, 8));
    }
    return error;
}

/* --- days that follow from others
 * ------------------------------------------------------------------------------------------------------- */

static bool within(const struct making *m, int64_t day)
{
    return day != NONE && day >= m->range->from && day <= m->range->to;
}

static int64_t months_after(int64_t date, int months)
{
    int year, month, day;
    date_to_civil(date, &year, &month, &day);
    return date_add_months(date, months, day);
}

static void put_review(struct making *m, struct rows *rows, int64_t day, struct label title, struct label detail)
{
    if (!within(m, day))
        return;
    struct calendar_event *event = take(m, rows, "review", "customer");
    event->on = day;
    event->title = title;
    event->detail = detail;
    event->link = customer_link(m->s, event->customer, "rating");
}

/* The tier is reviewed as often as it promises, a hand-made tier when it ends, a rating after a year. */
static const struct error *reviews(struct making *m)
{
    const struct tier_policy *tiers = m->s->policy->tiers;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(m->s->tx, &query_calendar_reviewed, values_of(m), 3, &rows));
    while (rows_next(rows, &error)) {
        int64_t rated = rows_int(rows, 4), decided = rows_int(rows, 5), expires = rows_int(rows, 7);
        int tier = rows_text(rows, 3) ? tier_find(tiers, rows_text(rows, 3)) : -1;
        struct value months =
            tier < 0 ? (struct value){.status = VALUE_MISSING} : tier_promise(&tiers->tiers[tier], "review_months");
        if (decided != NONE && months.status == VALUE_OK)
            put_review(m, rows, months_after(instant_date(decided), (int)months.number),
                       (struct label){"层级复评", "Tier review"}, tiers->tiers[tier].label);
        put_review(m, rows, expires, (struct label){"人工层级到期", "Hand-made tier ends"}, (struct label){"", ""});
        if (rated != NONE)
            put_review(m, rows, months_after(rated, RATING_MONTHS), (struct label){"年度评级", "Yearly rating"},
                       (struct label){"", ""});
    }
    return error;
}

/* Every return of the day DATE within the range; 29 February is kept on the last of February. */
static void each_year(struct making *m, struct rows *rows, int64_t date, const char *kind, const char *entity)
{
    int year, month, day, first, last, unused;
    date_to_civil(date, &year, &month, &day);
    date_to_civil(m->range->from, &first, &unused, &unused);
    date_to_civil(m->range->to, &last, &unused, &unused);
    for (int at = first; at <= last; at++) {
        int end = date_month_days(at, month);
        int64_t on = date_from_civil(at, month, day < end ? day : end);
        if (!within(m, on) || at <= year)
            continue;
        struct calendar_event *event = take(m, rows, kind, entity);
        const char *name = text_at(m->s, rows, 7), *position = text_at(m->s, rows, 8);
        event->on = on;
        event->link = customer_link(m->s, event->customer, "");
        if (strcmp(kind, "birthday")) {
            event->title = (struct label){arena_format(m->s->arena, "合作 %d 周年", at - year),
                                          arena_format(m->s->arena, "Anniversary, year %d", at - year)};
            continue;
        }
        event->title = (struct label){arena_format(m->s->arena, "%s生日", name),
                                      arena_format(m->s->arena, "Birthday of %s", name)};
        event->detail = (struct label){position, position};
    }
}

static const struct error *yearly(struct making *m, const struct query *query, const char *kind, const char *entity)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(m->s->tx, query, values_of(m), 3, &rows));
    while (rows_next(rows, &error))
        each_year(m, rows, rows_int(rows, 4), kind, entity);
    return error;
}

static const struct error *contacts_due(struct making *m)
{
    struct contact_month month;
    struct contact_clients clients;
    TRY(contact_month_read(m->s, NULL, &month));
    if (m->range->to < month.first || m->range->from > month.last)
        return NULL;
    TRY(contact_clients_load(m->s, &month, &(struct contact_filter){NONE, m->range->person, NONE, NULL}, &clients));
    for (size_t i = 0; i < clients.count; i++) {
        const struct contact_client *client = &clients.items[i];
        if (!within(m, client->next_due))
            continue;
        struct calendar_event *event = add(m, "contact", "customer", client->id, client->id);
        event->customer_name = client->name;
        event->tier = m->s->policy->tiers->tiers[client->tier].name;
        event->on = client->next_due;
        event->title = (struct label){arena_format(m->s->arena, "固定联系 %d/%d", client->kept, client->promised),
                                      arena_format(m->s->arena, "Fixed contact %d/%d", client->kept, client->promised)};
        event->link = customer_link(m->s, event->customer, "visits");
    }
    return NULL;
}

static const struct error *needs(struct making *m)
{
    struct needs found;
    if (m->range->to <= m->s->today)
        return NULL;
    TRY(needs_load(m->s, m->range->person, m->range->to - m->s->today, &found));
    for (size_t i = 0; i < found.count; i++) {
        const struct need *need = &found.items[i];
        if (!within(m, need->on))
            continue;
        struct calendar_event *event = add(m, "need", need->entity, need->customer, need->record);
        event->customer_name = need->customer_name;
        event->tier = need->tier;
        event->on = need->on;
        event->amount = need->amount;
        event->title = need->title;
        event->detail = need->why;
        event->link = need->scheme ? arena_format(m->s->arena, "/schemes?customer=%s&template=%s&amount=%lld",
                                                  id_text(m->s->arena, need->customer, need->customer), need->scheme,
                                                  (long long)need->financed)
                                   : customer_link(m->s, need->customer, "");
    }
    return NULL;
}

/* --- together
 * ---------------------------------------------------------------------------------------------------------------------------
 */

static int by_time(const void *a, const void *b)
{
    const struct calendar_event *x = a, *y = b;
    if (x->on != y->on)
        return x->on < y->on ? -1 : 1;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1; /* the whole day first */
    if (x->customer != y->customer)
        return x->customer < y->customer ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

const struct error *calendar_events_load(struct session *s, const struct calendar_range *range,
                                         struct calendar_events *events)
{
    struct making m = {s, range, events};
    *events = (struct calendar_events){0};
    for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
        if (wanted(range, sources[i].kind))
            TRY(gather(&m, &sources[i]));
    if (wanted(range, "review"))
        TRY(reviews(&m));
    if (wanted(range, "contact"))
        TRY(contacts_due(&m));
    if (wanted(range, "need"))
        TRY(needs(&m));
    if (wanted(range, "anniversary"))
        TRY(yearly(&m, &query_calendar_since, "anniversary", "customer"));
    if (wanted(range, "birthday"))
        TRY(yearly(&m, &query_calendar_birthdays, "birthday", "contact"));
    if (events->count)
        qsort(events->items, events->count, sizeof(*events->items), by_time);
    return NULL;
}

static void write_event(struct session *s, struct json_writer *w, const struct calendar_event *event)
{
    json_open(w, '{');
    json_put_text(w, "kind", event->kind);
    json_put_text(w, "entity", event->entity);
    json_put_text(w, "id", id_text(s->arena, event->home, event->id));
    json_put_text(w, "customer", event->customer == NONE ? NULL : id_text(s->arena, event->customer, event->customer));
    json_put_text(w, "customer_title", event->customer_name);
    json_put_text(w, "tier", event->tier);
    json_put_date(w, "on", event->on);
    json_put_instant(w, "at", event->at);
    label_put(w, "title", event->title);
    label_put(w, "detail", event->detail);
    json_put_int(w, "amount_minor", event->amount);
    json_put_bool(w, "done", event->done);
    json_put_text(w, "link", event->link);
    json_close(w, '}');
}

static void write_kinds(struct json_writer *w, const struct calendar_events *events)
{
    json_key(w, "kinds");
    json_open(w, '[');
    for (size_t i = 0; i < calendar_kind_count; i++) {
        int64_t count = 0;
        for (size_t k = 0; k < events->count; k++)
            count += !strcmp(events->items[k].kind, calendar_kinds[i].name);
        json_open(w, '{');
        json_put_text(w, "kind", calendar_kinds[i].name);
        label_put(w, "label", calendar_kinds[i].label);
        json_put_int(w, "count", count);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_calendar(struct call *call)
{
    const struct calendar_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct calendar_range range = {query->person == NONE ? s->person : query->person, query->from, query->to,
                                   query->kinds};
    struct calendar_events events;
    if (range.to < range.from || range.to - range.from > RANGE_DAYS_MOST)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "to", .value = date_text(s->arena, range.to),
                          .arguments = {arena_format(s->arena, "%s..%s", date_text(s->arena, range.from),
                                                     date_text(s->arena, range.from + RANGE_DAYS_MOST))});
    TRY(calendar_events_load(s, &range, &events));
    json_open(w, '{');
    json_put_date(w, "today", s->today);
    json_put_text(w, "person", id_text(s->arena, range.person, range.person));
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < events.count && i < EVENTS_MOST; i++)
        write_event(s, w, &events.items[i]);
    json_close(w, ']');
    write_kinds(w, &events);
    json_put_bool(w, "more", events.count > EVENTS_MOST);
    json_close(w, '}');
    return NULL;
}
