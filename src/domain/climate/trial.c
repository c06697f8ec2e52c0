/* The book before and after: every customer's facts of today once, rated without the overlay and under each scenario;
 * nothing is changed. */
#include "domain/climate/parts.h"

#include "domain/assess/assess.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RANGE = 1000, MOVES_KEPT = 300, CASES_MOST = 8 };

struct move {
    int64_t customer;
    const char *section;
    int grades[CASES_MOST];
    double pds[CASES_MOST];
    double weight; /* how far its PD moves at most, in log odds */
};

struct trial {
    struct session *s;
    struct job *job;
    const struct policy_snapshot *policy;
    const struct fact_book *book;
    size_t cases;                   /* case 0 is without the overlay, then one a scenario */
    struct climate_result *results; /* [scenario][section] */
    int64_t customers, total, rated, not_evaluated, exempt, last;
    int64_t *counts; /* [case][grade] */
    double pd_sum[CASES_MOST];
    int64_t worse[CASES_MOST], better[CASES_MOST];
    struct {
        int64_t rated, not_evaluated;
        double pd_sum[CASES_MOST];
    } * sections;
    struct move *moves;
    size_t move_count;
    const char *result;
    const struct error *stopped;
};

static void work_out_sections(struct trial *t)
{
    const struct industry_policy *industry = t->policy->industry;
    const struct climate_policy *climate = t->policy->climate;
    t->results = ARENA_LIST(t->s->arena, struct climate_result, climate->scenario_count * industry->section_count + 1);
    for (size_t k = 0; k < climate->scenario_count; k++)
        for (size_t i = 0; i < industry->section_count; i++)
            climate_compute(t->s->arena, climate, fact_book_climate(t->book), &climate->scenarios[k],
                            industry->sections[i].code, t->s->today, true,
                            &t->results[k * industry->section_count + i]);
}

static int by_weight(const void *a, const void *b)
{
    double x = ((const struct move *)a)->weight, y = ((const struct move *)b)->weight;
    return (x < y) - (x > y);
}

/* Twice as many as are kept are gathered before the smaller half is let go. */
static void keep_move(struct trial *t, const struct move *move)
{
    t->moves[t->move_count++] = *move;
    if (t->move_count < 2 * MOVES_KEPT)
        return;
    qsort(t->moves, t->move_count, sizeof(*t->moves), by_weight);
    t->move_count = MOVES_KEPT;
}

static double log_odds(double pd)
{
    return log(pd / (1 - pd));
}

static void count_case(struct trial *t, size_t k, const struct rating *rating, size_t section, struct move *move)
{
    t->counts[k * t->policy->scale->count + (size_t)rating->grade]++;
    t->pd_sum[k] += rating->pd;
    if (section < t->policy->industry->section_count)
        t->sections[section].pd_sum[k] += rating->pd;
    move->grades[k] = rating->grade;
    move->pds[k] = rating->pd;
    t->worse[k] += rating->grade > move->grades[0];
    t->better[k] += rating->grade < move->grades[0];
    if (rating->pd > 0 && rating->pd < 1 && move->pds[0] > 0 && move->pds[0] < 1)
        move->weight = fmax(move->weight, fabs(log_odds(rating->pd) - log_odds(move->pds[0])));
}

/* Facts of the model stay; only what the climate adds differs from case to case. */
static void try_customer(struct trial *t, struct arena *arena, const struct lab_models *models, int64_t customer,
                         struct fact_set *facts)
{
    const struct policy_snapshot *policy = t->policy;
    struct assessed base = {.facts = facts};
    struct move move = {.customer = customer};
    struct value code = fact_value(facts, fact_find(policy->facts, "industry_section"));
    const struct industry_section *section = value_known(code) ? industry_section(policy->industry, code.text) : NULL;
    size_t at = section ? (size_t)(section - policy->industry->sections) : policy->industry->section_count;
    t->customers++;
    fact_put_number(facts, "climate_shift", 0);
    assess_rate(arena, policy, models, &base);
    if (!base.rating.evaluated)
        return;
    t->rated++;
    move.section = section ? section->code : NULL;
    if (section)
        t->sections[at].rated++;
    count_case(t, 0, &base.rating, at, &move);
    bool unknown = false;
    for (size_t k = 1; k < t->cases; k++) {
        const struct climate_result *climate =
            section ? &t->results[(k - 1) * policy->industry->section_count + at] : NULL;
        struct rating rating;
        if (climate && climate->status == CLIMATE_OK)
            fact_put_number(facts, "climate_shift", climate->shift);
        else
            fact_put_status(facts, "climate_shift", VALUE_MISSING);
        rating_rate_scored(arena, policy->rating, &base.rating.score, facts, &rating);
        for (size_t i = 0; k == 1 && i < rating.step_count; i++)
            unknown |= !strcmp(rating.steps[i].kind, "climate") && rating.steps[i].result == MATCH_UNKNOWN;
        count_case(t, k, &rating, at, &move);
    }
    t->not_evaluated += unknown;
    if (section)
        t->sections[at].not_evaluated += unknown;
    for (size_t k = 1; k < t->cases; k++)
        if (move.grades[k] != move.grades[0]) {
            keep_move(t, &move);
            break;
        }
}

/* One range in a transaction and memory of its own. COUNT 0: the end. */
static const struct error *try_range(struct trial *t, struct arena *arena, size_t *count)
{
    struct session *s = t->s;
    const struct lab_models *models;
    struct fact_range range;
    struct rows *rows;
    const struct error *error;
    int64_t *ids = NULL;
    size_t room = 0;
    *count = 0;
    TRY(store_query(s->tx, &query_assess_ids, VALUES(sql_int(t->last), sql_int(RANGE)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(arena, ids, *count, room, rows_int(rows, 0));
    if (error || !*count)
        return error;
    TRY(lab_models_read(s, t->policy, &models));
    TRY(fact_range_read(s, t->policy, t->book, ids, *count, &range));
    for (size_t i = 0; i < *count; i++) {
        struct fact_set *facts = fact_set_new(arena, t->policy->facts);
        fact_range_fill(&range, i, facts);
        try_customer(t, arena, models, ids[i], facts);
    }
    t->last = ids[*count - 1];
    return NULL;
}

static const struct error *note(struct session *s, void *context)
{
    struct trial *t = context;
    return job_progress(s, t->job, t->customers, t->total, NULL);
}

static const struct error *try_all(struct trial *t)
{
    struct session *s = t->s;
    struct arena *outer = s->arena, *inner = arena_new();
    const struct error *error = NULL;
    for (size_t count = 1; count && !error;) {
        struct tx tx;
        s->arena = inner;
        error = session_read(s, &tx);
        if (!error)
            error = try_range(t, inner, &count);
        session_end(s);
        if (!error)
            error = session_write(s, note, t);
        s->arena = outer;
        error = error ? error_copy(outer, error) : NULL;
        arena_reset(inner);
    }
    arena_free(inner);
    return error;
}

/* --- telling
 * ------------------------------------------------------------------------------------------------------------------ */

static void write_cases(struct trial *t, struct json_writer *w)
{
    json_key(w, "cases");
    json_open(w, '[');
    for (size_t k = 0; k < t->cases; k++) {
        const struct climate_scenario *scenario = k ? &t->policy->climate->scenarios[k - 1] : NULL;
        json_open(w, '{');
        json_put_text(w, "name", scenario ? scenario->name : "none");
        label_put(w, "label", scenario ? scenario->label : (struct label){"不叠加", "Without overlay"});
        json_put_double(w, "average_pd", t->rated ? t->pd_sum[k] / (double)t->rated : NAN);
        json_put_int(w, "worse", t->worse[k]);
        json_put_int(w, "better", t->better[k]);
        json_key(w, "counts");
        json_open(w, '[');
        for (size_t g = 0; g < t->policy->scale->count; g++)
            json_write_int(w, t->counts[k * t->policy->scale->count + g]);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_sections(struct trial *t, struct json_writer *w)
{
    const struct industry_policy *industry = t->policy->industry;
    json_key(w, "sections");
    json_open(w, '[');
    for (size_t i = 0; i < industry->section_count; i++) {
        if (!t->sections[i].rated)
            continue;
        json_open(w, '{');
        json_put_text(w, "section", industry->sections[i].code);
        json_put_int(w, "rated", t->sections[i].rated);
        json_put_int(w, "not_evaluated", t->sections[i].not_evaluated);
        json_key(w, "average_pd");
        json_open(w, '[');
        for (size_t k = 0; k < t->cases; k++)
            json_write_double(w, t->sections[i].pd_sum[k] / (double)t->sections[i].rated);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_moves(struct trial *t, struct json_writer *w)
{
    qsort(t->moves, t->move_count, sizeof(*t->moves), by_weight);
    json_key(w, "moves");
    json_open(w, '[');
    for (size_t i = 0; i < t->move_count && i < MOVES_KEPT; i++) {
        const struct move *m = &t->moves[i];
        json_open(w, '{');
        json_put_text(w, "customer", id_text(t->s->arena, m->customer, m->customer));
        json_put_text(w, "section", m->section);
        json_key(w, "grades");
        json_open(w, '[');
        for (size_t k = 0; k < t->cases; k++)
            json_write_text(w, t->policy->scale->grades[m->grades[k]].name);
        json_close(w, ']');
        json_key(w, "pds");
        json_open(w, '[');
        for (size_t k = 0; k < t->cases; k++)
            json_write_double(w, m->pds[k]);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_result(struct trial *t)
{
    struct buffer out = {.arena = t->s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_key(&w, "grades");
    json_open(&w, '[');
    for (size_t g = 0; g < t->policy->scale->count; g++)
        json_write_text(&w, t->policy->scale->grades[g].name);
    json_close(&w, ']');
    json_put_int(&w, "not_evaluated", t->not_evaluated);
    write_cases(t, &w);
    write_sections(t, &w);
    write_moves(t, &w);
    json_close(&w, '}');
    t->result = buffer_end(&out);
}

static const struct error *save(struct session *s, void *context)
{
    struct trial *t = context;
    const struct document *doc = t->policy->climate->doc;
    struct climate_run row;
    record_initial(s, &climate_run_entity, &row);
    row.run_at = s->now;
    row.as_of = s->today;
    row.person = t->job->person;
    row.customers = t->customers;
    row.rated = t->rated;
    row.policy_version = arena_format(s->arena, "%s %lld · %.12s", doc->name, (long long)doc->version, t->policy->hash);
    row.result = t->result;
    TRY(record_put(s, &climate_run_entity, &row));
    return job_progress(s, t->job, t->customers, t->customers, NULL);
}

static const struct error *run(struct session *engine, struct job *job)
{
    const struct policy_snapshot *policy = engine->policy;
    struct arena *arena = engine->arena;
    struct trial t = {.s = engine, .job = job, .policy = policy};
    struct tx tx;
    if (!policy->climate || !policy->industry || !policy->rating)
        return error_make(arena, ERROR_CLIMATE_NO_POLICY);
    t.cases = policy->climate->scenario_count + 1 > CASES_MOST ? CASES_MOST : policy->climate->scenario_count + 1;
    t.counts = ARENA_LIST(arena, int64_t, t.cases * policy->scale->count);
    t.sections = arena_take(arena, (policy->industry->section_count + 1) * sizeof(*t.sections));
    t.moves = ARENA_LIST(arena, struct move, 2 * MOVES_KEPT);
    TRY(session_read(engine, &tx));
    const struct error *error = fact_book_read(engine, true, &t.book);
    if (!error)
        error = store_int(&tx, &query_assess_count, NO_VALUES, &t.total);
    session_end(engine);
    if (error)
        return error;
    work_out_sections(&t);
    TRY(try_all(&t));
    write_result(&t);
    return session_write(engine, save, &t);
}

const struct error *climate_job(struct job *job, struct arena *arena)
{
    return job_as_engine(job, arena, "policy.backtest", run);
}
