/* How content customers are, with what went before: by event, by delay and by the stage that took longest. */
#include "base/text.h"
#include "domain/service/service.h"
#include "quant/customer_measures.h"
#include "queries.h"

#include <math.h>
#include <string.h>

struct score {
    const char *key;
    struct label label;
    int64_t sent, answered, rated, satisfied, promoters, passives, detractors, delay_known;
    double delay;
};
struct scores {
    struct score *items;
    size_t count, room;
};

static struct score *score_of(struct session *s, struct scores *list, const char *key, struct label label)
{
    for (size_t i = 0; i < list->count; i++)
        if (!strcmp(list->items[i].key, key))
            return &list->items[i];
    ARENA_PUSH(s->arena, list->items, list->count, list->room, (struct score){.key = key, .label = label});
    return &list->items[list->count - 1];
}

static void count_in(struct rows *rows, struct score *t)
{
    int64_t satisfaction = rows_int(rows, 13), recommend = rows_int(rows, 14), delay = rows_int(rows, 8);
    t->sent++;
    if (!text_equal(rows_text(rows, 10), "answered"))
        return;
    t->answered++;
    if (satisfaction != NONE) {
        t->rated++;
        t->satisfied += satisfaction >= 4;
    }
    if (recommend != NONE) {
        t->promoters += recommend >= 9;
        t->passives += recommend >= 7 && recommend < 9;
        t->detractors += recommend < 7;
    }
    if (delay != NONE) {
        t->delay_known++;
        t->delay += (double)delay;
    }
}

static void put_csat(struct json_writer *w, const struct score *t)
{
    struct share_estimate share =
        t->rated ? share_estimate(t->satisfied, t->rated) : (struct share_estimate){.share = NAN};
    json_key(w, "csat");
    json_open(w, '{');
    json_put_int(w, "count", t->rated);
    json_put_double(w, "value", share.share);
    json_put_double(w, "low", t->rated ? share.wilson_ci95.low : NAN);
    json_put_double(w, "high", t->rated ? share.wilson_ci95.high : NAN);
    json_close(w, '}');
}

static void put_nps(struct json_writer *w, const struct score *t)
{
    int64_t count = t->promoters + t->passives + t->detractors;
    struct promoter_score score =
        count ? promoter_score(t->promoters, t->passives, t->detractors) : (struct promoter_score){.score = NAN};
    json_key(w, "nps");
    json_open(w, '{');
    json_put_int(w, "count", count);
    json_put_double(w, "value", score.score);
    json_put_double(w, "low", count ? score.ci95.low : NAN);
    json_put_double(w, "high", count ? score.ci95.high : NAN);
    json_put_int(w, "promoters", t->promoters);
    json_put_int(w, "passives", t->passives);
    json_put_int(w, "detractors", t->detractors);
    json_close(w, '}');
}

static void put_scores(struct json_writer *w, const char *key, const struct scores *list)
{
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < list->count; i++) {
        const struct score *t = &list->items[i];
        json_open(w, '{');
        json_put_text(w, "key", t->key);
        label_put(w, "label", t->label);
        json_put_int(w, "sent", t->sent);
        json_put_int(w, "answered", t->answered);
        json_put_double(w, "delay_days", t->delay_known ? t->delay / (double)t->delay_known : NAN);
        put_csat(w, t);
        put_nps(w, t);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void put_comment(struct session *s, struct json_writer *w, struct rows *rows)
{
    int64_t home = rows_int(rows, 0), request = rows_int(rows, 16);
    json_open(w, '{');
    json_put_text(w, "customer", id_text(s->arena, home, home));
    json_put_text(w, "customer_title", rows_text(rows, 2));
    json_put_text(w, "event", rows_text(rows, 4));
    json_put_instant(w, "answered_at", rows_int(rows, 12));
    json_put_int(w, "satisfaction", rows_int(rows, 13));
    json_put_int(w, "recommend", rows_int(rows, 14));
    json_put_text(w, "comment", rows_text(rows, 15));
    json_put_int(w, "delay_days", rows_int(rows, 8));
    label_put(w, "stage", (struct label){rows_text(rows, 6), rows_text(rows, 7)});
    json_put_text(w, "person", rows_text(rows, 17));
    json_put_text(w, "follow_up", request == NONE ? NULL : id_text(s->arena, home, request));
    json_close(w, '}');
}

static const struct {
    const char *key;
    struct label label;
} delays[] = {{"on_time", {"按期", "On time"}},
              {"late_1_3", {"超期1至3个工作日", "1 to 3 working days late"}},
              {"late_more", {"超期3个工作日以上", "More than 3 working days late"}},
              {"unknown", {"无时限记录", "No clock"}}};

static size_t delay_band(int64_t days)
{
    return days == NONE ? 3 : days <= 0 ? 0 : days <= 3 ? 1 : 2;
}

static const struct label event_labels[] = {{"请求办结", "Request closed"},
                                            {"审批完成", "Application decided"},
                                            {"放款", "Loan drawn"},
                                            {"拜访", "Visit"},
                                            {"人工发起", "By hand"}};

static struct label event_label(const char *event)
{
    static const char *const names[] = {"request_closed", "application_decided", "loan_drawn", "visit_held", "manual"};
    for (size_t i = 0; i < 5; i++)
        if (text_equal(event, names[i]))
            return event_labels[i];
    return (struct label){event, event};
}

const struct error *operation_satisfaction(struct call *call)
{
    enum { COMMENTS_MOST = 60 };
    const struct satisfaction_query *q = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct scores events = {0}, late = {0}, stages = {0}, months = {0};
    struct score total = {0};
    struct buffer comments = {.arena = s->arena};
    struct json_writer cw = {&comments, false};
    struct rows *rows;
    const struct error *error;
    int64_t from = s->today - (q->days == NONE ? 180 : q->days) + 1, kept = 0;
    for (size_t i = 0; i < 4; i++)
        score_of(s, &late, delays[i].key, delays[i].label);
    json_open(&cw, '[');
    TRY(store_query(s->tx, &query_survey_rows,
                    VALUES(sql_int(instant_of_date(from)), sql_int(q->customer == NONE ? 0 : q->customer)), &rows));
    while (rows_next(rows, &error)) {
        const char *event = arena_text(s->arena, rows_text(rows, 4)), *stage = arena_text(s->arena, rows_text(rows, 5));
        const char *month = arena_text_part(s->arena, date_text(s->arena, instant_date(rows_int(rows, 11))), 7);
        count_in(rows, &total);
        count_in(rows, score_of(s, &events, event, event_label(event)));
        count_in(rows, score_of(s, &months, month, (struct label){month, month}));
        count_in(rows, &late.items[delay_band(rows_int(rows, 8))]);
        if (stage)
            count_in(rows, score_of(s, &stages, arena_format(s->arena, "%s %s", event, stage),
                                    (struct label){arena_text(s->arena, rows_text(rows, 6)),
                                                   arena_text(s->arena, rows_text(rows, 7))}));
        if (text_equal(rows_text(rows, 10), "answered") && kept++ < COMMENTS_MOST)
            put_comment(s, &cw, rows);
    }
    TRY(error);
    json_close(&cw, ']');
    json_open(w, '{');
    json_put_date(w, "from", from);
    json_put_date(w, "to", s->today);
    json_put_int(w, "sent", total.sent);
    json_put_int(w, "answered", total.answered);
    put_csat(w, &total);
    put_nps(w, &total);
    put_scores(w, "by_event", &events);
    put_scores(w, "by_delay", &late);
    put_scores(w, "by_stage", &stages);
    put_scores(w, "months", &months);
    json_put_raw(w, "comments", buffer_end(&comments));
    json_close(w, '}');
    return NULL;
}
