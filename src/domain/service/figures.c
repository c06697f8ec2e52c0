/* How well the desk does: by class, branch and person, week by week, and how often the classifier was right. */
#include "base/text.h"
#include "domain/service/service.h"
#include "policy/snapshot.h"
#include "quant/customer_measures.h"
#include "quant/work_hours.h"
#include "queries.h"

#include <math.h>
#include <string.h>

struct tally {
    const char *key;
    struct label label;
    int64_t requests, closed, due, on_time, answered, complaints, late;
    double answer_hours;
};
struct tallies {
    struct tally *items;
    size_t count, room;
};

static bool day_open(const void *calendar, int64_t date)
{
    return work_calendar_open(calendar, date);
}

static double office_hours(const struct session *s, int64_t from, int64_t to)
{
    const struct service_policy *policy = s->policy->service;
    struct work_hours office = {day_open, s->policy->calendar, policy ? (int)policy->opens_minute : 540,
                                policy ? (int)policy->closes_minute : 1020};
    return (double)work_hours_between(&office, from, to) / 60;
}

static struct tally *tally_of(struct session *s, struct tallies *list, const char *key, struct label label)
{
    for (size_t i = 0; i < list->count; i++)
        if (!strcmp(list->items[i].key, key))
            return &list->items[i];
    ARENA_PUSH(s->arena, list->items, list->count, list->room, (struct tally){.key = key, .label = label});
    return &list->items[list->count - 1];
}

static void count_in(const struct session *s, struct rows *rows, struct tally *t)
{
    int64_t received = rows_int(rows, 5), first = rows_int(rows, 7), due = rows_int(rows, 8),
            on_time = rows_int(rows, 10);
    bool closed = text_equal(rows_text(rows, 11), "closed"), late = !closed && due != NONE && due < s->today;
    t->requests++;
    t->closed += closed;
    t->complaints += text_equal(rows_text(rows, 14), "complaint");
    t->late += late;
    if (late || (closed && on_time != NONE)) {
        t->due++;
        t->on_time += closed && on_time == 1;
    }
    if (first != NONE) {
        t->answered++;
        t->answer_hours += office_hours(s, received, first);
    }
}

static void put_tally(struct json_writer *w, const struct tally *t)
{
    json_put_int(w, "requests", t->requests);
    json_put_int(w, "closed", t->closed);
    json_put_int(w, "complaints", t->complaints);
    json_put_int(w, "late", t->late);
    json_put_double(w, "on_time", t->due ? (double)t->on_time / (double)t->due : NAN);
    json_put_double(w, "answer_hours", t->answered ? t->answer_hours / (double)t->answered : NAN);
}

static void put_tallies(struct json_writer *w, const char *key, const struct tallies *list)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < list->count; i++) {
        json_open(w, '{');
        json_put_text(w, "key", list->items[i].key);
        label_put(w, "label", list->items[i].label);
        put_tally(w, &list->items[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

struct judged {
    int64_t proposed, right, confirmed, asked; /* ASKED: left to a person */
};

static void put_accuracy(struct json_writer *w, const struct judged *j)
{
    json_key(w, "accuracy");
    json_open(w, '{');
    json_put_int(w, "confirmed", j->confirmed);
    json_put_int(w, "right", j->right);
    json_put_int(w, "asked", j->asked);
    json_put_int(w, "proposed", j->proposed);
    struct share_estimate share =
        j->confirmed ? share_estimate(j->right, j->confirmed) : (struct share_estimate){.share = NAN};
    json_put_double(w, "share", share.share);
    json_put_double(w, "low", j->confirmed ? share.wilson_ci95.low : NAN);
    json_put_double(w, "high", j->confirmed ? share.wilson_ci95.high : NAN);
    json_close(w, '}');
}

static const struct error *put_model(struct session *s, struct json_writer *w)
{
    struct session engine;
    struct rows *rows;
    const struct error *error;
    session_engine(s, &engine);
    json_key(w, "model");
    TRY(store_query(engine.tx, &query_service_model_newest_figures, NO_VALUES, &rows));
    if (!rows_next(rows, &error)) {
        json_write_null(w);
        return error;
    }
    json_open(w, '{');
    json_put_instant(w, "trained_at", rows_int(rows, 1));
    json_put_int(w, "texts", rows_int(rows, 2));
    json_put_int(w, "confirmed", rows_int(rows, 3));
    json_put_double(w, "accuracy", rows_real(rows, 4));
    json_put_double(w, "coverage", rows_real(rows, 5));
    json_close(w, '}');
    rows_close(rows);
    return NULL;
}

const struct error *operation_service_figures(struct call *call)
{
    const struct service_figures_query *q = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct tallies classes = {0}, branches = {0}, people = {0}, weeks = {0};
    struct tally total = {0};
    struct judged judged = {0};
    struct rows *rows;
    const struct error *error;
    int64_t from = s->today - (q->days == NONE ? 90 : q->days) + 1;
    TRY(store_query(s->tx, &query_service_figure_rows,
                    VALUES(sql_int(instant_of_date(from)), sql_int(instant_of_date(s->today + 1))), &rows));
    while (rows_next(rows, &error)) {
        struct arena *arena = s->arena;
        const char *class = arena_text(arena, rows_text(rows, 0)), *proposed = rows_text(rows, 12),
                   *branch = arena_text(arena, rows_text(rows, 2)), *person = arena_text(arena, rows_text(rows, 4));
        const struct service_class *known = service_class(s->policy->service, class);
        int64_t week = instant_date(rows_int(rows, 5)), confirmed = rows_int(rows, 13);
        week -= date_weekday(week) - 1;
        count_in(s, rows, &total);
        count_in(s, rows,
                 tally_of(s, &classes, known ? known->name : "",
                          known ? known->label : (struct label){"待人工分类", "Needs a person"}));
        count_in(s, rows,
                 tally_of(s, &branches, branch ? branch : "",
                          branch ? (struct label){branch, branch} : (struct label){"—", "—"}));
        count_in(s, rows,
                 tally_of(s, &people, person ? person : "",
                          person ? (struct label){person, person} : (struct label){"未指派", "Nobody"}));
        count_in(s, rows,
                 tally_of(s, &weeks, date_text(arena, week),
                          (struct label){date_text(arena, week), date_text(arena, week)}));
        judged.proposed += proposed != NULL;
        judged.asked += !class;
        judged.confirmed += confirmed != NONE && proposed && class;
        judged.right += confirmed != NONE && proposed && class && !strcmp(proposed, class);
    }
    TRY(error);
    json_open(w, '{');
    json_put_date(w, "from", from);
    json_put_date(w, "to", s->today);
    json_key(w, "total");
    json_open(w, '{');
    put_tally(w, &total);
    json_close(w, '}');
    put_tallies(w, "by_class", &classes);
    put_tallies(w, "by_branch", &branches);
    put_tallies(w, "by_person", &people);
    put_tallies(w, "weeks", &weeks);
    put_accuracy(w, &judged);
    TRY(put_model(s, w));
    json_close(w, '}');
    return NULL;
}

/* --- one figure, for improvements
 * ------------------------------------------------------------------------------------------------------------------ */

const struct error *service_figure(struct session *s, int64_t figure, const char *class, int64_t from, int64_t to,
                                   double *value, int64_t *count)
{
    struct tally t = {0};
    struct rows *rows;
    const struct error *error;
    *value = NAN;
    if (figure == IMPROVEMENT_ITEM_FIGURE_CSAT) {
        TRY(store_query(
            s->tx, &query_survey_satisfied,
            VALUES(sql_int(instant_of_date(from)), sql_int(instant_of_date(to + 1)), sql_text(class ? class : "")),
            &rows));
        if (rows_next(rows, &error)) {
            *count = rows_int(rows, 0);
            *value = *count ? (double)rows_int(rows, 1) / (double)*count : NAN;
            rows_close(rows);
        }
        return error;
    }
    TRY(store_query(s->tx, &query_service_figure_rows,
                    VALUES(sql_int(instant_of_date(from)), sql_int(instant_of_date(to + 1))), &rows));
    while (rows_next(rows, &error))
        if (!class || !*class || text_equal(class, rows_text(rows, 0)))
            count_in(s, rows, &t);
    TRY(error);
    *count = figure == IMPROVEMENT_ITEM_FIGURE_ON_TIME        ? t.due
             : figure == IMPROVEMENT_ITEM_FIGURE_ANSWER_HOURS ? t.answered
                                                              : t.requests;
    if (figure == IMPROVEMENT_ITEM_FIGURE_VOLUME)
        *value = 30.0 * (double)t.requests / (double)(to - from + 1);
    else if (*count)
        *value = figure == IMPROVEMENT_ITEM_FIGURE_ON_TIME ? (double)t.on_time / (double)t.due
                                                           : t.answer_hours / (double)t.answered;
    return NULL;
}
