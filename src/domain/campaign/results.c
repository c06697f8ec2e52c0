/* What came of a campaign: shares with their intervals, and what sets the two groups apart. */
#include "base/text.h"
#include "domain/campaign/campaign.h"
#include "quant/customer_measures.h"
#include "queries.h"

#include <math.h>
#include <string.h>

static const int64_t day_ms = 86400000;

struct arm {
    int64_t members, opened, responded, interested, taken;
};

static const char *goal_of(const struct campaign *row)
{
    return entity_field(&campaign_entity, "goal")->choices[row->goal].name;
}

static int64_t window_end(const struct campaign *row)
{
    return instant_date(row->sent_at) + row->conversion_days;
}

static void put_share(struct json_writer *w, const char *key, int64_t count, int64_t of)
{
    struct share_estimate e = of > 0 ? share_estimate(count, of) : (struct share_estimate){.share = NAN};
    json_key(w, key);
    json_open(w, '{');
    json_put_int(w, "count", count);
    json_put_int(w, "of", of);
    json_put_double(w, "share", e.share);
    json_put_double(w, "low", of > 0 ? e.wilson_ci95.low : NAN);
    json_put_double(w, "high", of > 0 ? e.wilson_ci95.high : NAN);
    json_close(w, '}');
}

/* In words, as somebody would say it who may not overstate. */
static void put_verdict(struct session *s, struct json_writer *w, const struct campaign *row, const struct arm *t,
                        const struct arm *c, const struct share_difference *d)
{
    struct label said;
    const char *kind;
    bool open = s->today <= window_end(row);
    struct arena *a = s->arena;
    if (!t->members || !c->members) {
        kind = "no_control";
        said = (struct label){"没有对照组，无法区分活动的作用与本来就会发生的办理。",
                              "There is no control group: what the campaign did cannot be told from what would have "
                              "happened anyway."};
    } else if (d->ci95.low > 0 || d->ci95.high < 0) {
        bool helps = d->ci95.low > 0;
        kind = helps ? "effect" : "harm";
        said = (struct label){
            arena_format(a, "发送组转化率比对照组%s %.1f 个百分点，95%% 区间 %.1f 至 %.1f，不含零：有%s效果。",
                         helps ? "高" : "低", fabs(d->difference) * 100, d->ci95.low * 100, d->ci95.high * 100,
                         helps ? "" : "负"),
            arena_format(a,
                         "Uptake is %.1f points %s than in the control group, 95 %% interval %.1f to %.1f without "
                         "zero: %s.",
                         fabs(d->difference) * 100, helps ? "higher" : "lower", d->ci95.low * 100, d->ci95.high * 100,
                         helps ? "an effect" : "a harmful effect")};
    } else {
        kind = "none";
        said = (struct label){
            arena_format(a, "相差 %+.1f 个百分点，95%% 区间 %.1f 至 %.1f 含零：与没有效果无法区分。",
                         d->difference * 100, d->ci95.low * 100, d->ci95.high * 100),
            arena_format(a,
                         "A difference of %+.1f points, 95 %% interval %.1f to %.1f with zero inside: not "
                         "distinguishable from no effect.",
                         d->difference * 100, d->ci95.low * 100, d->ci95.high * 100)};
    }
    if (open)
        said = (struct label){arena_format(a, "%s转化期至 %s，尚未结束。", said.zh, date_text(a, window_end(row))),
                              arena_format(a, "%s Uptake counts until %s.", said.en, date_text(a, window_end(row)))};
    json_put_text(w, "verdict", kind);
    json_put_bool(w, "open", open);
    label_put(w, "said", said);
}

static void write(struct session *s, struct json_writer *w, const struct campaign *row, const struct arm *t,
                  const struct arm *c)
{
    struct share_difference d = {.difference = NAN, .ci95 = {NAN, NAN}};
    if (t->members && c->members)
        d = share_difference(t->taken, t->members, c->taken, c->members);
    json_open(w, '{');
    json_put_date(w, "sent_on", instant_date(row->sent_at));
    json_put_date(w, "ends_on", window_end(row));
    put_share(w, "opened", t->opened, row->channel == CAMPAIGN_CHANNEL_PORTAL ? t->members : 0);
    put_share(w, "responded", t->responded, t->members);
    put_share(w, "interested", t->interested, t->members);
    put_share(w, "taken_treated", t->taken, t->members);
    put_share(w, "taken_control", c->taken, c->members);
    json_key(w, "lift");
    json_open(w, '{');
    json_put_double(w, "difference", d.difference);
    json_put_double(w, "low", d.ci95.low);
    json_put_double(w, "high", d.ci95.high);
    json_close(w, '}');
    json_put_int(w, "cost", row->cost);
    double extra = isnan(d.difference) ? NAN : d.difference * (double)t->members;
    json_put_double(w, "extra", extra);
    json_put_int(w, "cost_each", row->cost != NONE && extra >= 1 ? llround((double)row->cost / extra) : NONE);
    put_verdict(s, w, row, t, c, &d);
    json_close(w, '}');
}

const struct error *campaign_results_write(struct session *s, const struct campaign *row, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    struct arm treated = {0}, control = {0};
    if (row->sent_at == NONE || row->status == CAMPAIGN_STATUS_SENDING) {
        json_write_null(w);
        return NULL;
    }
    TRY(store_query(s->tx, &query_campaign_counts,
                    VALUES(sql_int(row->record.id), sql_int(instant_date(row->sent_at)), sql_int(window_end(row)),
                           sql_text(goal_of(row)), sql_text(row->goal_product),
                           sql_int(row->sent_at + row->response_days * day_ms)),
                    &rows));
    while (rows_next(rows, &error)) {
        struct arm *arm = text_equal(rows_text(rows, 0), "control") ? &control : &treated;
        *arm =
            (struct arm){rows_int(rows, 1), rows_int(rows, 2), rows_int(rows, 3), rows_int(rows, 4), rows_int(rows, 5)};
    }
    TRY(error);
    write(s, w, row, &treated, &control);
    return NULL;
}

const struct error *campaign_members_write(struct session *s, const struct campaign *row, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error = NULL;
    json_key(w, "members");
    json_open(w, '[');
    if (row->sent_at != NONE) {
        TRY(store_query(s->tx, &query_campaign_members,
                        VALUES(sql_int(row->record.id), sql_int(instant_date(row->sent_at)), sql_int(window_end(row)),
                               sql_text(goal_of(row)), sql_text(row->goal_product)),
                        &rows));
        while (rows_next(rows, &error)) {
            int64_t home = rows_int(rows, 0);
            json_open(w, '{');
            json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 1)));
            json_put_text(w, "customer", id_text(s->arena, home, home));
            json_put_text(w, "name", rows_text(rows, 2));
            json_put_text(w, "tier", rows_text(rows, 3));
            json_put_text(w, "arm", rows_text(rows, 4));
            json_put_instant(w, "sent_at", rows_int(rows, 5));
            json_put_instant(w, "opened_at", rows_int(rows, 6));
            json_put_text(w, "response", rows_text(rows, 7));
            json_put_instant(w, "responded_at", rows_int(rows, 8));
            json_put_text(w, "note", rows_text(rows, 9));
            json_put_bool(w, "taken_up", rows_int(rows, 10) == 1);
            json_put_text(w, "text", rows_text(rows, 11));
            json_put_text(w, "to", rows_text(rows, 12));
            json_put_text(w, "letter", rows_text(rows, 13));
            json_put_text(w, "letter_reason", rows_text(rows, 14));
            json_put_instant(w, "letter_at", rows_int(rows, 15));
            json_put_text(w, "request", rows_null(rows, 16) ? NULL : id_text(s->arena, home, rows_int(rows, 16)));
            json_close(w, '}');
        }
    }
    json_close(w, ']');
    return error;
}
