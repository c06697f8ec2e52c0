/* Fills up the month: for each of the caller's clients as many planned contacts as the tier's promise still lacks. */
#include "domain/contact/contact.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/call.h"

#include <string.h>

enum { DAYS_MOST = 31, A_DAY_MOST = 4 };
/* Hours of the day at which contacts are set, in minutes after midnight. */
static const int slots[A_DAY_MOST] = {9 * 60 + 30, 11 * 60, 14 * 60, 15 * 60 + 30};
static const int64_t minute_ms = 60000;

struct plan {
    struct call *call;
    struct contact_month month;
    int taken[DAYS_MOST]; /* contacts the caller already has on each day of the month */
    bool try_only;
    struct buffer no_room;
    bool no_room_comma;
};

static bool workday(int64_t day)
{
    return date_weekday(day) <= 5;
}

/* The first free working day from FROM on, or from tomorrow on when there is none; NONE when the month is full. */
static int64_t find_day(const struct plan *plan, const struct contact_client *client, int64_t from)
{
    int64_t tomorrow = plan->call->session->today + 1, starts[] = {from, tomorrow};
    for (size_t i = 0; i < 2; i++) {
        int64_t day = starts[i] > tomorrow ? starts[i] : tomorrow;
        for (day = day > plan->month.first ? day : plan->month.first; day <= plan->month.last; day++)
            if (workday(day) && plan->taken[day - plan->month.first] < A_DAY_MOST && contact_fits(client, day))
                return day;
    }
    return NONE;
}

static const struct error *put_visit(struct plan *plan, const struct contact_client *client, int64_t at)
{
    struct session *s = plan->call->session;
    struct json_writer *w = plan->call->reply;
    const struct tier *tier = &s->policy->tiers->tiers[client->tier];
    struct visit row;
    json_open(w, '{');
    json_put_text(w, "customer", id_text(s->arena, client->id, client->id));
    json_put_text(w, "customer_title", client->name);
    json_put_text(w, "tier", tier->name);
    json_put_instant(w, "planned_at", at);
    if (plan->try_only) {
        json_put_null(w, "visit");
    } else {
        record_initial(s, &visit_entity, &row);
        row.customer = client->id;
        row.subject = s->language == LANGUAGE_EN ? "Fixed contact of the month" : "月度固定联系";
        row.kind = VISIT_KIND_VISIT;
        row.status = VISIT_STATUS_PLANNED;
        row.planned_at = at;
        row.owner = s->person;
        TRY(record_create(s, &visit_entity, &row, NULL));
        json_put_text(w, "visit", id_text(s->arena, client->id, row.record.id));
    }
    json_close(w, '}');
    return NULL;
}

static void put_no_room(struct plan *plan, const struct contact_client *client, int missing)
{
    struct session *s = plan->call->session;
    struct json_writer w = {.out = &plan->no_room, .comma = plan->no_room_comma};
    json_open(&w, '{');
    json_put_text(&w, "customer", id_text(s->arena, client->id, client->id));
    json_put_text(&w, "customer_title", client->name);
    json_put_int(&w, "missing", missing);
    json_close(&w, '}');
    plan->no_room_comma = true;
}

static const struct error *plan_client(struct plan *plan, struct contact_client *client)
{
    struct session *s = plan->call->session;
    int missing = client->promised - client->kept - client->planned;
    for (; missing > 0; missing--) {
        int64_t day = find_day(plan, client, client->next_due);
        if (day == NONE) {
            put_no_room(plan, client, missing);
            return NULL;
        }
        int *taken = &plan->taken[day - plan->month.first];
        int64_t at = instant_of_date(day) + slots[(*taken)++] * minute_ms;
        TRY(put_visit(plan, client, at));
        ARENA_PUSH(s->arena, client->touches, client->count, client->room, (struct touch){.at = at, .fixed = true});
        client->next_due = day + client->gap_days;
    }
    return NULL;
}

static const struct error *load_taken(struct plan *plan)
{
    struct session *s = plan->call->session;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_contact_planned_days,
                    VALUES(sql_int(instant_of_date(plan->month.first)), sql_int(instant_of_date(plan->month.last + 1))),
                    &rows));
    while (rows_next(rows, &error))
        plan->taken[instant_date(rows_int(rows, 0)) - plan->month.first]++;
    return error;
}

const struct error *operation_contact_plan(struct call *call)
{
    const struct contact_plan_input *input = call->input;
    struct session *s = call->session;
    struct plan plan = {.call = call, .try_only = input->try_only == 1, .no_room = {.arena = s->arena}};
    struct contact_clients clients;
    TRY(contact_month_read(s, input->month, &plan.month));
    if (plan.month.last <= s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "month", .value = plan.month.text,
                          .arguments = {"this month or later / 本月或以后"});
    TRY(load_taken(&plan));
    TRY(contact_clients_load(s, &plan.month, &(struct contact_filter){input->customer, s->person, NONE, NULL},
                             &clients));
    json_open(call->reply, '{');
    json_put_text(call->reply, "month", plan.month.text);
    json_key(call->reply, "planned");
    json_open(call->reply, '[');
    for (size_t i = 0; i < clients.count; i++)
        TRY(plan_client(&plan, &clients.items[i]));
    json_close(call->reply, ']');
    json_key(call->reply, "no_room");
    json_write_raw(call->reply, arena_format(s->arena, "[%s]", buffer_end(&plan.no_room)));
    json_close(call->reply, '}');
    return NULL;
}
