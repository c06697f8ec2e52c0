/* Plays against leaving: opened by signals, handed to the manager, judged after their window; what was judged says
 * which play is tried first. */
#include "base/text.h"
#include "domain/outlook/outlook.h"
#include "quant/customer_measures.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PLAYS_MOST = 32 };

struct play_record {
    int64_t opened, waiting, done, kept, lost, left, late;
};

static const struct error *read_records(struct session *s, struct play_record *records)
{
    const struct outlook_policy *policy = s->policy->outlook;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_retention_rates, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        const struct outlook_play *play = outlook_play(policy, rows_text(rows, 0));
        if (play && play - policy->plays < PLAYS_MOST)
            records[play - policy->plays] =
                (struct play_record){rows_int(rows, 1), rows_int(rows, 2), rows_int(rows, 3), rows_int(rows, 4),
                                     rows_int(rows, 5), rows_int(rows, 6), rows_int(rows, 7)};
    }
    return error;
}

/* Laplace's rule of succession: a play nobody judged yet counts as one half. */
static double merit(const struct play_record *record)
{
    return ((double)record->kept + 1) / ((double)(record->kept + record->lost) + 2);
}

/* --- opening
 * -------------------------------------------------------------------------------------------------------------------
 */

struct last_play {
    int64_t home, opened_on;
    bool open;
};

struct opening {
    struct session *s;
    const struct play_record *records;
    struct fact_set *facts;
};

static const struct outlook_play *choose(const struct opening *o)
{
    const struct outlook_policy *policy = o->s->policy->outlook;
    const struct outlook_play *best = NULL;
    for (size_t i = 0; i < policy->play_count && i < PLAYS_MOST; i++) {
        const struct outlook_play *play = &policy->plays[i];
        if (!expression_holds(play->when, o->facts))
            continue;
        if (!best || merit(&o->records[i]) > merit(&o->records[best - policy->plays]))
            best = play;
    }
    return best;
}

/* The facts the play's condition read and that are known. */
static const char *signals_of(const struct opening *o, const struct outlook_play *play)
{
    struct buffer text = {.arena = o->s->arena};
    struct json_writer w = {&text, false};
    size_t count;
    const int *list = expression_facts(play->when, &count);
    json_open(&w, '[');
    for (size_t i = 0; i < count; i++) {
        const struct fact *fact = &o->s->policy->facts->facts[list[i]];
        struct value value = fact_value(o->facts, fact);
        if (value_known(value) && strcmp(fact->name, "customer_status"))
            fact_write(&w, fact, value);
    }
    json_close(&w, ']');
    return buffer_end(&text);
}

static const struct error *open_one(const struct opening *o, int64_t customer, int64_t owner)
{
    struct session *s = o->s;
    const struct outlook_play *play = choose(o);
    const struct fact *churn = fact_find(s->policy->facts, "churn_probability");
    struct retention_play row;
    if (!play)
        return NULL;
    record_initial(s, &retention_play_entity, &row);
    row.customer = customer;
    row.play = play->name;
    row.owner = owner;
    row.opened_on = s->today;
    row.due_on = s->today + play->due_days;
    row.status = RETENTION_PLAY_STATUS_OPEN;
    struct value value = churn ? fact_value(o->facts, churn) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    row.churn = value_known(value) ? value.number : NAN;
    row.signals = signals_of(o, play);
    return record_put(s, &retention_play_entity, &row);
}

static const struct error *read_last(struct session *s, const struct fact_range *range, struct last_play *last,
                                     int64_t *owners)
{
    struct rows *rows;
    const struct error *error;
    size_t at = 0;
    for (size_t i = 0; i < range->count; i++) {
        last[i] = (struct last_play){range->ids[i], NONE, false};
        owners[i] = NONE;
    }
    TRY(store_query(s->tx, &query_retention_last, VALUES(sql_int(range->first), sql_int(range->last)), &rows));
    while (rows_next(rows, &error)) {
        while (at < range->count && range->ids[at] < rows_int(rows, 0))
            at++;
        if (at < range->count && range->ids[at] == rows_int(rows, 0))
            last[at] = (struct last_play){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2) == 1};
    }
    TRY(error);
    at = 0;
    TRY(store_query(s->tx, &query_retention_owner, VALUES(sql_int(range->first), sql_int(range->last)), &rows));
    while (rows_next(rows, &error)) {
        while (at < range->count && range->ids[at] < rows_int(rows, 0))
            at++;
        if (at < range->count && range->ids[at] == rows_int(rows, 0))
            owners[at] = rows_int(rows, 1);
    }
    return error;
}

const struct error *retention_open(struct session *s, const struct fact_range *range)
{
    const struct outlook_policy *policy = s->policy->outlook;
    struct play_record records[PLAYS_MOST] = {0};
    struct opening o = {s, records, fact_set_new(s->arena, s->policy->facts)};
    struct last_play *last = ARENA_LIST(s->arena, struct last_play, range->count + 1);
    int64_t *owners = ARENA_LIST(s->arena, int64_t, range->count + 1);
    TRY(read_records(s, records));
    TRY(read_last(s, range, last, owners));
    for (size_t i = 0; i < range->count; i++) {
        if (last[i].open || owners[i] == NONE ||
            (last[i].opened_on != NONE && last[i].opened_on + policy->quiet_days > s->today))
            continue;
        fact_range_fill(range, i, o.facts);
        TRY(open_one(&o, range->ids[i], owners[i]));
    }
    return NULL;
}

/* --- judging
 * -------------------------------------------------------------------------------------------------------------------
 */

struct pairs {
    int64_t home[500], id[500];
    size_t count;
};

static const struct error *read_pairs(struct session *s, const struct query *query, struct pairs *pairs)
{
    struct rows *rows;
    const struct error *error;
    pairs->count = 0;
    TRY(store_query(s->tx, query, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        pairs->home[pairs->count] = rows_int(rows, 0);
        pairs->id[pairs->count++] = rows_int(rows, 1);
    }
    return error;
}

const struct error *retention_judge(struct session *s)
{
    struct pairs *pairs = ARENA_NEW(s->arena, struct pairs);
    struct retention_play row;
    struct fact_set *facts;
    TRY(read_pairs(s, &query_retention_to_judge, pairs));
    for (size_t i = 0; i < pairs->count; i++) {
        TRY(record_load(s, &retention_play_entity, pairs->home[i], pairs->id[i], &row));
        TRY(facts_of_customer(s, s->policy, row.customer, &facts));
        struct value kept = expression_value(s->policy->outlook->kept, facts);
        if (!value_known(kept))
            continue;
        row.outcome = kept.truth ? RETENTION_PLAY_OUTCOME_KEPT : RETENTION_PLAY_OUTCOME_LOST;
        TRY(record_update(s, &retention_play_entity, &row, NULL));
    }
    TRY(read_pairs(s, &query_retention_expired, pairs));
    for (size_t i = 0; i < pairs->count; i++) {
        TRY(record_load(s, &retention_play_entity, pairs->home[i], pairs->id[i], &row));
        row.status = RETENTION_PLAY_STATUS_EXPIRED;
        TRY(record_update(s, &retention_play_entity, &row, NULL));
    }
    return NULL;
}

/* --- the API
 * -------------------------------------------------------------------------------------------------------------------
 */

static void write_record(struct json_writer *w, const struct outlook_play *play, const struct play_record *record)
{
    int64_t judged = record->kept + record->lost;
    json_open(w, '{');
    json_put_text(w, "name", play->name);
    label_put(w, "label", play->label);
    label_put(w, "help", play->help);
    json_put_int(w, "opened", record->opened);
    json_put_int(w, "open", record->waiting);
    json_put_int(w, "late", record->late);
    json_put_int(w, "done", record->done);
    json_put_int(w, "left", record->left);
    json_put_int(w, "kept", record->kept);
    json_put_int(w, "lost", record->lost);
    if (judged) {
        struct share_estimate share = share_estimate(record->kept, judged);
        json_key(w, "rate");
        json_open(w, '{');
        json_put_double(w, "share", share.share);
        json_put_double(w, "low", share.wilson_ci95.low);
        json_put_double(w, "high", share.wilson_ci95.high);
        json_close(w, '}');
    }
    json_close(w, '}');
}

static void write_play(struct session *s, struct json_writer *w, struct rows *rows)
{
    int64_t home = rows_int(rows, 0);
    const struct outlook_play *play = outlook_play(s->policy->outlook, rows_text(rows, 6));
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 1)));
    json_put_int(w, "version", rows_int(rows, 2));
    json_put_text(w, "customer", id_text(s->arena, home, home));
    json_put_text(w, "name", rows_text(rows, 3));
    json_put_text(w, "tier", rows_text(rows, 4));
    json_put_text(w, "owner", rows_text(rows, 5));
    json_put_text(w, "play", rows_text(rows, 6));
    label_put(w, "label", play ? play->label : (struct label){rows_text(rows, 6), rows_text(rows, 6)});
    json_put_date(w, "opened_on", rows_int(rows, 7));
    json_put_date(w, "due_on", rows_int(rows, 8));
    json_put_text(w, "status", rows_text(rows, 9));
    json_put_double(w, "churn", rows_real(rows, 10));
    json_put_raw(w, "signals", rows_null(rows, 11) ? "[]" : rows_text(rows, 11));
    json_put_date(w, "done_on", rows_int(rows, 12));
    json_put_text(w, "reaction", rows_text(rows, 13));
    json_put_text(w, "note", rows_text(rows, 14));
    json_put_date(w, "judge_on", rows_int(rows, 15));
    json_put_text(w, "outcome", rows_text(rows, 16));
    json_put_bool(w, "mine", rows_int(rows, 17) == s->person);
    json_close(w, '}');
}

static const struct error *write_page(struct call *call)
{
    const struct retention_page_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct play_record records[PLAYS_MOST] = {0};
    const struct field *status = entity_field(&retention_play_entity, "status");
    const char *wanted = query->status == NONE ? NULL : status->choices[query->status].name;
    struct rows *rows;
    const struct error *error;
    const struct outlook_policy *policy = s->policy->outlook;
    if (!policy)
        return error_make(s->arena, ERROR_OUTLOOK_NO_POLICY);
    TRY(read_records(s, records));
    json_open(w, '{');
    json_key(w, "plays");
    json_open(w, '[');
    for (size_t i = 0; i < policy->play_count && i < PLAYS_MOST; i++)
        write_record(w, &policy->plays[i], &records[i]);
    json_close(w, ']');
    json_key(w, "items");
    json_open(w, '[');
    TRY(store_query(s->tx, &query_retention_list,
                    VALUES(sql_text(wanted), sql_int(query->customer), sql_int(query->limit)), &rows));
    while (rows_next(rows, &error))
        write_play(s, w, rows);
    TRY(error);
    json_close(w, ']');
    json_put_bool(w, "may_act", scope_permits(s, "retention.act"));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_retention_page(struct call *call)
{
    return call_read(call, write_page);
}

const struct error *operation_retention_act(struct call *call)
{
    const struct retention_act_input *in = call->input;
    struct session *s = call->session;
    struct session engine;
    struct retention_play row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &retention_play_entity, home, id, &row));
    if (row.status != RETENTION_PLAY_STATUS_OPEN)
        return error_make(s->arena, ERROR_OUTLOOK_PLAY_OVER, .value = row.play);
    bool done = in->action == RETENTION_ACT_INPUT_ACTION_DONE;
    if (done && in->reaction == NONE)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "reaction");
    if (!done && (!in->note || !*in->note))
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "note");
    const struct outlook_play *play = outlook_play(s->policy->outlook, row.play);
    row.status = done ? RETENTION_PLAY_STATUS_DONE : RETENTION_PLAY_STATUS_DROPPED;
    row.done_on = s->today;
    row.reaction = done ? in->reaction : NONE;
    row.note = in->note;
    row.judge_on = done ? s->today + (play ? play->judge_days : 90) : NONE;
    session_engine(s, &engine);
    TRY(record_update(&engine, &retention_play_entity, &row, NULL));
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", done ? "done" : "dropped");
    json_put_date(call->reply, "judge_on", row.judge_on);
    json_close(call->reply, '}');
    return NULL;
}
