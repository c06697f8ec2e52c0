/* A feed of one's dates for calendar programs: the secret in its address is stored as a hash, each person has their
 * own, and it can be revoked. What leaves the bank this way names no customer unless the role may (calendar.names) and
 * the person asked for it; amounts, notes and reasons never leave. */
#include "base/text.h"
#include "domain/calendar/calendar.h"
#include "domain/calendar/ical.h"
#include "queries.h"
#include "record/call.h"
#include "store/digest.h"

#include <string.h>

enum { SECRET_BYTES = 24, BACK_DAYS = 30, AHEAD_DAYS = 180, VISIT_MINUTES = 60 };

static const char *hash_of(struct arena *arena, const char *secret)
{
    char *hex = arena_take(arena, 65);
    digest_sha256_hex(secret, strlen(secret), hex);
    return hex;
}

const struct error *operation_calendar_feed_open(struct call *call)
{
    const struct calendar_feed_open_input *input = call->input;
    struct session *s = call->session;
    struct calendar_feed row;
    unsigned char bytes[SECRET_BYTES];
    char secret[SECRET_BYTES * 2 + 1];
    if (input->show_names == 1)
        TRY(scope_require(s, "calendar.names"));
    random_bytes(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), secret);
    record_initial(s, &calendar_feed_entity, &row);
    row.person = s->person;
    row.name = input->name;
    row.show_names = input->show_names == 1;
    row.secret_hash = hash_of(s->arena, secret);
    TRY(record_put(s, &calendar_feed_entity, &row));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, row.record.id, row.record.id));
    json_put_text(call->reply, "path", arena_format(s->arena, "/api/v1/calendar/feed/%s/dates.ics", secret));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_calendar_feed_mine(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    json_open(w, '{');
    json_put_bool(w, "may_open", scope_permits(s, "calendar.feed"));
    json_put_bool(w, "may_name", scope_permits(s, "calendar.names"));
    json_key(w, "items");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_calendar_feed_list, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, rows_int(rows, 0), rows_int(rows, 0)));
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_bool(w, "show_names", rows_int(rows, 2) == 1);
        json_put_date(w, "made_on", instant_date(rows_int(rows, 3)));
        json_put_date(w, "revoked_on", rows_int(rows, 4));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

const struct error *operation_calendar_feed_revoke(struct call *call)
{
    struct session *s = call->session, engine;
    struct calendar_feed row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &calendar_feed_entity, home, id, &row));
    if (row.person != s->person)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    if (row.revoked_on == NONE) {
        row.revoked_on = s->today;
        session_engine(s, &engine);
        TRY(record_update(&engine, &calendar_feed_entity, &row, NULL));
    }
    json_open(call->reply, '{');
    json_put_date(call->reply, "revoked_on", row.revoked_on);
    json_close(call->reply, '}');
    return NULL;
}

/* --- reading it, signed in by the secret alone
 * ----------------------------------------------------------------------------------------------- */

struct feed {
    bool names;
    const char *person;
};

/* The session becomes that of the feed's person, with the rights they have today. Whatever is wrong with the secret,
 * the answer is the same: there is nothing here. */
static const struct error *become(struct session *s, const char *secret, struct feed *feed)
{
    struct rows *rows;
    const struct error *error;
    struct tx tx;
    bool found = false;
    TRY(session_read(s, &tx));
    error = store_query(s->tx, &query_calendar_feed_of, VALUES(sql_text(hash_of(s->arena, secret))), &rows);
    if (!error && rows_next(rows, &error)) {
        int64_t left_on = rows_int(rows, 6);
        found = rows_null(rows, 2) && (left_on == NONE || left_on > s->today);
        feed->names = rows_int(rows, 1) == 1;
        feed->person = arena_text(s->arena, rows_text(rows, 8));
        s->language = text_equal(rows_text(rows, 7), "en") ? LANGUAGE_EN : LANGUAGE_ZH;
        if (found)
            session_person(s, rows_int(rows, 3), rows_int(rows, 5), arena_text(s->arena, rows_text(rows, 4)));
        rows_close(rows);
    }
    session_end(s);
    if (error)
        return error;
    return found && scope_permits(s, "calendar.feed") ? NULL : error_make(s->arena, ERROR_RECORD_MISSING);
}

/* Without names a customer is a code that only the bank can read. */
static const char *code_of(struct session *s, int64_t customer)
{
    char hex[65];
    const char *id = id_text(s->arena, customer, customer);
    digest_sha256_hex(id, strlen(id), hex);
    return arena_format(s->arena, "%s %.4s", s->language == LANGUAGE_EN ? "Customer" : "客户", hex);
}

static void put_event(struct session *s, struct buffer *out, const struct calendar_event *event,
                      const struct feed *feed)
{
    bool english = s->language == LANGUAGE_EN;
    const char *kind = "", *title = english ? event->title.en : event->title.zh;
    for (size_t i = 0; i < calendar_kind_count; i++)
        if (!strcmp(calendar_kinds[i].name, event->kind))
            kind = english ? calendar_kinds[i].label.en : calendar_kinds[i].label.zh;
    const char *who = event->customer == NONE ? NULL : feed->names ? event->customer_name : code_of(s, event->customer);
    /* a title is somebody's own words and may name anybody: it goes out only with the names */
    const char *what = feed->names ? title : kind;
    ical_event_put(
        out,
        &(struct ical_event){
            .uid = arena_format(
                s->arena, "%s-%s-%lld@steward", event->kind, id_text(s->arena, event->home, event->id),
                (long long)(!strcmp(event->kind, "anniversary") || !strcmp(event->kind, "birthday") ? event->on : 0)),
            .on = event->on,
            .at = event->at,
            .minutes = VISIT_MINUTES,
            .stamp = s->now,
            .summary = who ? arena_format(s->arena, "%s%s%s", what, english ? ": " : "：", who) : what,
            .category = kind,
            .busy = !strcmp(event->kind, "visit") && !event->done});
}

static const struct error *write_feed(struct session *s, const struct feed *feed, struct buffer *out)
{
    struct calendar_range range = {s->person, s->today - BACK_DAYS, s->today + AHEAD_DAYS, NULL};
    struct calendar_events events;
    TRY(calendar_events_load(s, &range, &events));
    ical_open(out, arena_format(s->arena, "%s %s", s->language == LANGUAGE_EN ? "Steward" : "融管家", feed->person));
    for (size_t i = 0; i < events.count; i++)
        put_event(s, out, &events.items[i], feed);
    ical_close(out);
    return NULL;
}

const struct error *operation_calendar_feed_read(struct call *call)
{
    struct session s;
    struct tx tx;
    struct feed feed = {0};
    session_system(&s, call->session->bank, call->session->arena);
    s.address = call->session->address;
    const struct error *error = become(&s, call->path[0] ? call->path[0] : "", &feed);
    if (!error)
        error = session_read(&s, &tx);
    if (!error) {
        error = write_feed(&s, &feed, call->bytes);
        session_end(&s);
    }
    session_close(&s);
    return error;
}
