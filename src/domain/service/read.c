/* Reading: the board, one request in full. */
#include "base/text.h"
#include "domain/post/post.h"
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>
#include <string.h>

static void put_class(struct json_writer *w, const char *key, const struct session *s, const char *name)
{
    const struct service_class *class = service_class(s->policy->service, name);
    if (class)
        label_put(w, key, class->label);
    else
        json_put_null(w, key);
}

static void put_person(struct session *s, struct json_writer *w, const char *key, int64_t person)
{
    json_put_text(w, key, person == NONE ? NULL : id_text(s->arena, person, person));
}

static void put_flag(struct json_writer *w, const char *key, int64_t flag)
{
    if (flag == NONE)
        json_put_null(w, key);
    else
        json_put_bool(w, key, flag == 1);
}

static void put_classes(struct session *s, struct json_writer *w)
{
    const struct service_policy *policy = s->policy->service;
    json_key(w, "classes");
    json_open(w, '[');
    for (size_t i = 0; policy && i < policy->class_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", policy->classes[i].name);
        label_put(w, "label", policy->classes[i].label);
        json_put_text(w, "kind", service_kind_names[policy->classes[i].kind]);
        json_put_int(w, "days", policy->classes[i].days);
        json_put_int(w, "answer_hours", policy->classes[i].answer_hours);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* --- the board
 * ------------------------------------------------------------------------------------------------------------------ */

static void write_item(struct session *s, struct rows *rows, struct json_writer *w)
{
    int64_t home = rows_int(rows, 0), due = rows_int(rows, 16);
    bool open = !text_equal(rows_text(rows, 7), "closed");
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 1)));
    json_put_text(w, "customer", id_text(s->arena, home, home));
    json_put_text(w, "customer_title", rows_text(rows, 2));
    json_put_text(w, "tier", rows_text(rows, 3));
    json_put_text(w, "subject", rows_text(rows, 4));
    json_put_text(w, "kind", rows_text(rows, 5));
    json_put_text(w, "channel", rows_text(rows, 6));
    json_put_text(w, "status", rows_text(rows, 7));
    json_put_text(w, "class", rows_text(rows, 8));
    put_class(w, "class_label", s, rows_text(rows, 8));
    put_class(w, "proposed_label", s, rows_text(rows, 9));
    json_put_double(w, "confidence", rows_null(rows, 10) ? NAN : rows_real(rows, 10));
    put_person(s, w, "handler", rows_int(rows, 11));
    json_put_text(w, "handler_title", rows_text(rows, 12));
    json_put_instant(w, "received_at", rows_int(rows, 13));
    json_put_instant(w, "answer_due_at", rows_int(rows, 14));
    json_put_instant(w, "first_answer_at", rows_int(rows, 15));
    json_put_date(w, "due_on", due);
    json_put_bool(w, "stopped", rows_int(rows, 17) != NONE);
    json_put_bool(w, "late", open && due != NONE && due < s->today);
    json_put_int(w, "escalation", rows_int(rows, 18));
    json_put_instant(w, "closed_at", rows_int(rows, 19));
    put_flag(w, "on_time", rows_int(rows, 20));
    json_put_bool(w, "confirmed", rows_int(rows, 21) != NONE);
    json_put_text(w, "contact_name", rows_text(rows, 22));
    json_close(w, '}');
}

static const struct error *write_counts(struct session *s, struct json_writer *w)
{
    static const char *const names[] = {"open", "mine", "late", "complaints", "unsure", "waiting"};
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_service_counts, VALUES(sql_int(s->today)), &rows));
    json_key(w, "counts");
    json_open(w, '{');
    if (rows_next(rows, &error)) {
        for (int i = 0; i < 6; i++)
            json_put_int(w, names[i], rows_int(rows, i));
        rows_close(rows);
    }
    json_close(w, '}');
    return error;
}

static void put_may(struct session *s, struct json_writer *w)
{
    json_key(w, "may");
    json_open(w, '{');
    json_put_bool(w, "handle", scope_permits(s, "service.handle"));
    json_put_bool(w, "oversee", scope_permits(s, "service.oversee"));
    json_close(w, '}');
}

const struct error *operation_service_board(struct call *call)
{
    const struct service_board_query *q = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    const char *status = q->status == NONE ? "open" : call->operation->query[0].choices[q->status].name;
    const char *kind = q->kind == NONE ? "" : service_kind_names[q->kind];
    TRY(store_query(s->tx, &query_service_items,
                    VALUES(sql_text(status), sql_text(kind), sql_text(q->class ? q->class : ""),
                           sql_int(q->customer == NONE ? 0 : q->customer), sql_int(q->mine == 1 ? s->person : 0),
                           sql_int(q->late == 1), sql_int(q->unsure == 1), sql_int(s->today),
                           sql_int(q->limit == NONE ? 200 : q->limit)),
                    &rows));
    json_open(w, '{');
    json_put_date(w, "today", s->today);
    json_put_instant(w, "now", s->now);
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error))
        write_item(s, rows, w);
    if (error)
        return error;
    json_close(w, ']');
    TRY(write_counts(s, w));
    put_classes(s, w);
    put_may(s, w);
    json_close(w, '}');
    return NULL;
}

/* --- one in full
 * ------------------------------------------------------------------------------------------------------------------ */

static const struct error *write_thread(struct session *s, struct json_writer *w, const struct service_request *row)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_service_thread, VALUES(sql_int(row->customer)), &rows));
    json_key(w, "thread");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        bool own = rows_int(rows, 0) == row->record.id;
        json_open(w, '{');
        json_put_bool(w, "own", own);
        json_put_text(w, "request", id_text(s->arena, row->customer, rows_int(rows, 0)));
        json_put_text(w, "direction", rows_text(rows, 1));
        json_put_text(w, "channel", rows_text(rows, 2));
        json_put_text(w, "author", rows_null(rows, 4) ? rows_text(rows, 5) : rows_text(rows, 4));
        json_put_text(w, "text", rows_text(rows, 6));
        json_put_instant(w, "at", rows_int(rows, 7));
        json_put_text(w, "subject", rows_text(rows, 8));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_others(struct session *s, struct json_writer *w, const struct service_request *row)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_service_others, VALUES(sql_int(row->customer), sql_int(row->record.id)), &rows));
    json_key(w, "others");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, row->customer, rows_int(rows, 0)));
        json_put_text(w, "subject", rows_text(rows, 1));
        json_put_text(w, "status", rows_text(rows, 2));
        put_class(w, "class_label", s, rows_text(rows, 3));
        json_put_instant(w, "received_at", rows_int(rows, 4));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static const struct error *write_people(struct session *s, struct json_writer *w, const struct service_request *row)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_service_people, VALUES(sql_int(row->branch), sql_int(s->today)), &rows));
    json_key(w, "people");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        int64_t person = rows_int(rows, 0);
        if (person == row->about_person)
            continue;
        json_open(w, '{');
        put_person(s, w, "id", person);
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_text(w, "role", rows_text(rows, 2));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

static void write_clock(struct session *s, struct json_writer *w, const struct service_request *row)
{
    bool open = row->status != SERVICE_REQUEST_STATUS_CLOSED;
    const struct work_calendar *calendar = s->policy->calendar;
    json_key(w, "clock");
    json_open(w, '{');
    json_put_bool(w, "stopped", row->waiting_since != NONE);
    json_put_bool(w, "legal", row->kind == SERVICE_REQUEST_KIND_COMPLAINT);
    if (open && row->due_on != NONE) {
        bool late = row->due_on < s->today;
        json_put_int(w, "days_left",
                     late ? -work_calendar_count(calendar, row->due_on + 1, s->today + 1)
                          : work_calendar_count(calendar, s->today + 1, row->due_on + 1));
    } else {
        json_put_null(w, "days_left");
    }
    json_put_int(w, "days_promised",
                 row->due_on == NONE
                     ? NONE
                     : work_calendar_count(calendar, instant_date(row->received_at) + 1, row->due_on + 1));
    json_put_bool(w, "answer_late",
                  row->answer_due_at != NONE &&
                      (row->first_answer_at == NONE ? open && s->now > row->answer_due_at
                                                    : row->first_answer_at > row->answer_due_at));
    json_close(w, '}');
}

static void write_templates(struct session *s, struct json_writer *w, const struct service_request *row)
{
    const struct service_class *class = service_class(s->policy->service, row->class);
    json_key(w, "templates");
    json_open(w, '[');
    if (class && class->reply.zh)
        for (int i = 0; i < 2; i++) {
            json_open(w, '{');
            json_put_text(w, "language", i ? "en" : "zh");
            json_put_text(w, "text", i ? class->reply.en : class->reply.zh);
            json_close(w, '}');
        }
    json_close(w, ']');
}

const struct error *operation_service_detail(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct service_request row;
    struct customer customer;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &service_request_entity, home, id, &row));
    TRY(record_load(s, &customer_entity, home, home, &customer));
    json_open(w, '{');
    json_key(w, "request");
    TRY(record_write(s, &service_request_entity, &row, w));
    json_put_text(w, "customer_title", customer.name);
    put_class(w, "class_label", s, row.class);
    put_class(w, "proposed_label", s, row.class_proposed);
    put_classes(s, w);
    write_clock(s, w, &row);
    TRY(write_thread(s, w, &row));
    TRY(post_states_write(s, "mails", id_text(s->arena, home, id), w));
    TRY(write_others(s, w, &row));
    write_templates(s, w, &row);
    TRY(write_people(s, w, &row));
    put_may(s, w);
    json_close(w, '}');
    return NULL;
}
