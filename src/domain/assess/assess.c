#include "domain/assess/assess.h"
#include "base/text.h"
#include "queries.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/policies.h"
#include "record/row.h"

#include <math.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

enum { CHUNK = 1000 };

/* --- deciding --------------------------------------------------------------------------------------------------------------- */

struct tier_past {
    int tier, rule_tier;
    bool overridden;
};

static const struct error *past_tier(struct session *s, const struct tier_policy *policy, int64_t customer, struct tier_past *past)
{
    struct rows *rows;
    const struct error *error;
    *past = (struct tier_past){-1, -1, false};
    TRY(store_query(s->tx, &query_assess_last_tier, VALUES(sql_int(customer)), &rows));
    if (!rows_next(rows, &error))
        return error;
    int64_t expires = rows_int(rows, 3);
    past->tier = rows_null(rows, 0) ? -1 : tier_find(policy, rows_text(rows, 0));
    past->rule_tier = rows_null(rows, 1) ? -1 : tier_find(policy, rows_text(rows, 1));
    past->overridden = rows_int(rows, 2) == 1 && (expires == NONE || expires >= s->today);
    rows_close(rows);
    return NULL;
}

/* A tier that needs approval is not entered by rule alone: the next one below holds until somebody approves. */
static int granted(const struct tier_policy *policy, int tier, int current, bool grant)
{
    while (!grant && tier >= 0 && (size_t)tier + 1 < policy->count && policy->tiers[tier].approval && current != tier)
        tier++;
    return tier;
}

/* A trained model that the choice of models names and that is in force leads; else the card of the rating policy. */
void assess_rate(struct arena *arena, const struct policy_snapshot *policy, const struct lab_models *models, struct assessed *result)
{
    const struct climate_result *climate = result->rating.climate;
    lab_choose(arena, models, policy, result->facts, &result->champion, &result->challenger, &result->choice);
    if (result->champion.name)
        rating_rate_scored(arena, policy->rating, &result->champion.score, result->facts, &result->rating);
    else
        rating_rate(arena, policy->rating, NULL, result->facts, &result->rating);
    result->rating.climate = climate;
    if (result->challenger.name)
        rating_rate_scored(arena, policy->rating, &result->challenger.score, result->facts, &result->challenger_rating);
}

static void decide(struct arena *arena, const struct policy_snapshot *policy, const struct lab_models *models, const struct tier_past *past, bool grant,
                   struct assessed *result)
{
    assess_rate(arena, policy, models, result);
    rating_put(&result->rating, result->facts);
    result->has_tier = false;
    result->tier_in_force = -1;
    if (!policy->tiers)
        return;
    tiers_decide(arena, policy->tiers, result->facts, past->tier, past->rule_tier, &result->tier);
    result->has_tier = result->tier.evaluated;
    result->overridden = past->overridden;
    result->tier_in_force = past->overridden          ? past->tier
                            : result->tier.evaluated ? granted(policy->tiers, result->tier.decided, past->tier, grant)
                                                     : past->tier;
}

const struct error *assess_compute(struct session *s, const struct policy_snapshot *policy, int64_t customer, struct assessed *result)
{
    struct tier_past past = {-1, -1, false};
    const struct lab_models *models;
    *result = (struct assessed){0};
    TRY(facts_and_climate(s, policy, customer, &result->facts, &result->rating.climate));
    TRY(lab_models_read(s, policy, &models));
    if (policy->tiers)
        TRY(past_tier(s, policy->tiers, customer, &past));
    decide(s->arena, policy, models, &past, false, result);
    return NULL;
}

/* The other opinion, and the row of the table that says who leads. */
static void write_models(struct json_writer *w, const struct assessed *result)
{
    json_key(w, "choice");
    if (result->choice.table && result->choice.evaluated)
        table_result_write(w, &result->choice, result->facts);
    else
        json_write_null(w);
    json_put_text(w, "champion", result->champion.name);
    json_key(w, "challenger");
    if (!result->challenger.name) {
        json_write_null(w);
        return;
    }
    json_open(w, '{');
    json_put_text(w, "name", result->challenger.name);
    json_put_int(w, "number", result->challenger.number);
    json_put_text(w, "kind", model_kind_name(result->challenger.model->kind));
    json_key(w, "rating");
    rating_write(w, &result->challenger_rating, result->facts);
    json_close(w, '}');
}

void assessed_write(struct json_writer *w, const struct assessed *result)
{
    json_open(w, '{');
    write_models(w, result);
    json_key(w, "rating");
    rating_write(w, &result->rating, result->facts);
    json_key(w, "tier");
    if (result->has_tier)
        tier_result_write(w, &result->tier, result->facts);
    else
        json_write_null(w);
    json_put_text(w, "tier_in_force", result->tier_in_force >= 0 ? result->tier.policy->tiers[result->tier_in_force].name : NULL);
    json_put_bool(w, "overridden", result->overridden);
    json_close(w, '}');
}

/* --- storing ------------------------------------------------------------------------------------------------------------------- */

static const char *version_text(struct arena *arena, const struct policy_snapshot *policy)
{
    const struct document *doc = policy->rating->doc;
    return arena_format(arena, "%s %lld · %.12s", doc->name, (long long)doc->version, policy->hash);
}

static void fill_assessment(struct session *s, int64_t customer, const struct policy_snapshot *policy, const struct assessed *result, bool path,
                            struct assessment *row)
{
    const struct rating *rating = &result->rating;
    record_initial(s, &assessment_entity, row);
    row->customer = customer;
    row->assessed_at = s->now;
    row->policy_version = version_text(s->arena, policy);
    if (rating->score.card)
        row->card = rating->score.card->doc->name;
    row->confidence = rating->confidence;
    struct value date = fact_value(result->facts, fact_find(policy->facts, "statement_date"));
    if (value_known(date))
        row->statement_on = date.date;
    if (rating->evaluated) {
        row->score = rating->score.total;
        row->pd = rating->pd;
        row->model_pd = rating->score.pd;
        row->climate_shift = rating->climate_shift;
        row->pd_low = rating->pd_low;
        row->pd_high = rating->pd_high;
        row->grade = rating_grade_name(rating);
        row->base_grade = rating->base_grade >= 0 ? rating->policy->scale->grades[rating->base_grade].name : NULL;
    }
    if (path) {
        struct buffer text = {.arena = s->arena};
        struct json_writer w = {&text, false};
        rating_write(&w, rating, result->facts);
        row->path = buffer_end(&text);
    }
}

static int64_t tier_choice(const struct tier_policy *policy, int tier)
{
    const struct field *field = entity_field(&customer_entity, "tier");
    for (size_t i = 0; tier >= 0 && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, policy->tiers[tier].name))
            return (int64_t)i;
    return NONE;
}

static void fill_tier(struct session *s, int64_t customer, const struct policy_snapshot *policy, const struct assessed *result, bool path,
                      struct tier_decision *row)
{
    record_initial(s, &tier_decision_entity, row);
    row->customer = customer;
    row->decided_at = s->now;
    row->tier = tier_choice(policy->tiers, result->tier_in_force);
    row->rule_tier = tier_choice(policy->tiers, result->tier.proposed);
    row->score = result->tier.score.total;
    row->overridden = false;
    row->policy_version = version_text(s->arena, policy);
    if (path) {
        struct buffer text = {.arena = s->arena};
        struct json_writer w = {&text, false};
        tier_result_write(&w, &result->tier, result->facts);
        row->path = buffer_end(&text);
    }
}

/* What the customer's own row shows. FALSE when nothing differs. */
static bool apply_to_customer(struct session *s, const struct policy_snapshot *policy, const struct assessed *result, struct customer *row)
{
    struct customer before = *row;
    row->grade = result->rating.evaluated ? rating_grade_name(&result->rating) : NULL;
    row->pd = result->rating.evaluated ? result->rating.pd : NAN;
    row->rated_on = result->rating.evaluated ? s->today : NONE;
    if (result->tier_in_force >= 0)
        row->tier = tier_choice(policy->tiers, result->tier_in_force);
    bool same_pd = (isnan(row->pd) && isnan(before.pd)) || fabs(row->pd - before.pd) < 1e-12;
    return !text_equal(row->grade, before.grade) || !same_pd || row->tier != before.tier || row->rated_on != before.rated_on;
}

const struct error *assess_customer(struct session *s, int64_t customer, struct assessed *result)
{
    const struct policy_snapshot *policy = s->policy;
    struct session engine;
    struct assessment assessment;
    struct tier_decision decision;
    struct customer row;
    bool found;
    TRY(assess_compute(s, policy, customer, result));
    session_engine(s, &engine);
    fill_assessment(&engine, customer, policy, result, true, &assessment);
    TRY(record_put(&engine, &assessment_entity, &assessment));
    if (result->has_tier && !result->overridden) {
        fill_tier(&engine, customer, policy, result, true, &decision);
        TRY(record_put(&engine, &tier_decision_entity, &decision));
    }
    TRY(row_stored(&engine, &customer_entity, customer, customer, &row, &found));
    return found && apply_to_customer(&engine, policy, result, &row) ? record_update(&engine, &customer_entity, &row, NULL) : NULL;
}

/* --- the whole book --------------------------------------------------------------------------------------------------------------- */

struct chunk {
    const struct policy_snapshot *policy;
    const struct lab_models *models;
    const struct assess_options *options;
    struct assess_report *report;
    int64_t *ids;
    size_t count;
    struct assessed *results;
    struct assess_profile *profile;
};

static int64_t microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static const struct error *next_ids(struct session *s, int64_t after, int64_t most, int64_t **ids, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *ids = NULL;
    *count = 0;
    TRY(store_query(s->tx, &query_assess_ids, VALUES(sql_int(after), sql_int(most)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, *ids, *count, room, rows_int(rows, 0));
    return error;
}

static const struct error *compute_chunk(struct session *s, const struct fact_book *book, struct chunk *chunk)
{
    struct fact_range range;
    int64_t start = microseconds();
    TRY(fact_range_read(s, chunk->policy, book, chunk->ids, chunk->count, &range));
    chunk->report->read_us += microseconds() - start;
    start = microseconds();
    chunk->results = ARENA_LIST(s->arena, struct assessed, chunk->count);
    for (size_t i = 0; i < chunk->count; i++) {
        struct tier_past past = {-1, -1, false};
        struct assessed *result = &chunk->results[i];
        if (chunk->policy->tiers)
            TRY(past_tier(s, chunk->policy->tiers, chunk->ids[i], &past));
        result->facts = fact_set_new(s->arena, chunk->policy->facts);
        fact_range_fill(&range, i, result->facts);
        result->rating.climate = fact_range_climate(&range, i);
        decide(s->arena, chunk->policy, chunk->models, &past, chunk->options->grant_tiers, result);
        assess_profile_add(chunk->profile, chunk->policy, result);
    }
    chunk->report->compute_us += microseconds() - start;
    return NULL;
}

/* Engine rows of a run: history is kept, search and unique values do not change, and the run has one audit record a chunk. */
static const struct error *store_one(struct session *s, struct chunk *chunk, size_t i)
{
    const struct assessed *result = &chunk->results[i];
    int64_t customer = chunk->ids[i];
    struct assessment assessment;
    struct tier_decision decision;
    struct customer row, before;
    bool found;
    TRY(row_stored(s, &customer_entity, customer, customer, &row, &found));
    before = row;
    if (!found)
        return NULL;
    bool changed = apply_to_customer(s, chunk->policy, result, &row) && !chunk->options->at;
    chunk->report->customers++;
    chunk->report->rated += result->rating.evaluated;
    chunk->report->changed_grades += !text_equal(before.grade, row.grade);
    chunk->report->changed_tiers += before.tier != row.tier;
    fill_assessment(s, customer, chunk->policy, result, false, &assessment);
    assessment.record = (struct record){customer, id_new(), 1, s->now, s->person};
    TRY(row_insert(s, &assessment_entity, &assessment));
    if (result->has_tier && !result->overridden) {
        fill_tier(s, customer, chunk->policy, result, false, &decision);
        decision.record = (struct record){customer, id_new(), 1, s->now, s->person};
        TRY(row_insert(s, &tier_decision_entity, &decision));
    }
    if (!changed)
        return NULL;
    TRY(row_to_history(s, &customer_entity, customer, customer));
    row.record.version++;
    row.record.recorded_at = s->now;
    row.record.recorded_by = s->person;
    return row_replace(s, &customer_entity, &before, &row);
}

static const struct error *store_chunk(struct session *s, void *context)
{
    struct chunk *chunk = context;
    struct assess_report before = *chunk->report;
    const struct error *error = NULL;
    for (size_t i = 0; i < chunk->count && !error; i++)
        error = store_one(s, chunk, i);
    if (!error)
        error = audit_write(s, "assessment", NONE, NONE, "assess_run",
                            arena_format(s->arena, "{\"customers\":%zu,\"first\":\"%s\",\"last\":\"%s\",\"policy\":\"%s\"}", chunk->count,
                                         id_text(s->arena, chunk->ids[0], chunk->ids[0]),
                                         id_text(s->arena, chunk->ids[chunk->count - 1], chunk->ids[chunk->count - 1]), chunk->policy->hash));
    if (error)
        *chunk->report = before; /* undone, perhaps to be run again */
    return error;
}

/* A chunk on its way: while one is written, the next is read and computed. */
struct stage {
    struct arena *arena;
    struct session session;
    struct chunk chunk;
    struct assess_report report; /* of this chunk */
    struct assess_profile *profile; /* of the whole run; only the computing thread adds to it */
    bool open, writing;
    pthread_t thread;
    const struct error *error; /* of the write */
};

/* Begins to read what comes after AFTER. The first statement fixes what the stage sees: every chunk but the one before it. */
static const struct error *stage_open(struct stage *stage, struct bank *bank, const struct assess_options *options, int64_t after, struct tx *tx)
{
    struct session *s = &stage->session;
    struct chunk *chunk = &stage->chunk;
    arena_reset(stage->arena);
    session_system(s, bank, stage->arena);
    stage->open = true;
    stage->error = NULL;
    stage->report = (struct assess_report){0};
    *chunk = (struct chunk){.policy = s->policy, .options = options, .report = &stage->report, .profile = stage->profile};
    if (options->at) {
        s->now = options->at;
        session_as_of(s, options->at);
    }
    TRY(session_read(s, tx));
    return next_ids(s, after, options->chunk ? options->chunk : CHUNK, &chunk->ids, &chunk->count);
}

static void *stage_write(void *context)
{
    struct stage *stage = context;
    int64_t start = microseconds();
    stage->error = session_write(&stage->session, store_chunk, &stage->chunk);
    stage->report.write_us += microseconds() - start;
    return NULL;
}

static void stage_begin_write(struct stage *stage)
{
    stage->error = NULL;
    stage->writing = !pthread_create(&stage->thread, NULL, stage_write, stage);
    if (!stage->writing)
        stage_write(stage);
}

static void add_report(struct assess_report *whole, const struct assess_report *part)
{
    whole->customers += part->customers;
    whole->rated += part->rated;
    whole->changed_grades += part->changed_grades;
    whole->changed_tiers += part->changed_tiers;
    whole->read_us += part->read_us;
    whole->compute_us += part->compute_us;
    whole->write_us += part->write_us;
}

static const struct error *stage_close(struct stage *stage, struct arena *arena, struct assess_report *report)
{
    if (!stage->open)
        return NULL;
    if (stage->writing)
        pthread_join(stage->thread, NULL);
    stage->open = stage->writing = false;
    session_close(&stage->session);
    if (stage->error)
        return error_copy(arena, stage->error);
    add_report(report, &stage->report);
    return NULL;
}

/* COUNT is how many customers NEXT holds; BEFORE is written meanwhile. */
static const struct error *advance(struct bank *bank, struct arena *arena, const struct fact_book *book, const struct assess_options *options,
                                   struct stage *before, struct stage *next, size_t *count, struct assess_report *report)
{
    struct tx tx;
    int64_t after = before->chunk.count ? before->chunk.ids[before->chunk.count - 1] : 0;
    const struct error *error = stage_open(next, bank, options, after, &tx);
    if (before->open && !error)
        stage_begin_write(before);
    *count = error ? 0 : next->chunk.count;
    if (*count)
        error = lab_models_read(&next->session, next->session.policy, &next->chunk.models);
    if (*count && !error)
        error = compute_chunk(&next->session, book, &next->chunk);
    session_end(&next->session);
    error = error ? error_copy(arena, error) : NULL;
    const struct error *written = stage_close(before, arena, report);
    return error ? error : written;
}

static const struct error *store_profile(struct bank *bank, struct arena *arena, const struct assess_options *options, struct assess_profile *profile)
{
    struct session s;
    session_system(&s, bank, arena);
    if (options->at)
        s.now = options->at;
    const struct error *error = session_write(&s, assess_profile_store, profile);
    session_close(&s);
    return error;
}

const struct error *assess_book(struct bank *bank, struct arena *arena, const struct assess_options *options, struct assess_report *report)
{
    struct session s;
    struct tx tx;
    const struct fact_book *book;
    int64_t total;
    size_t count = 1;
    *report = (struct assess_report){0};
    session_system(&s, bank, arena);
    if (options->at)
        session_as_of(&s, options->at);
    TRY(session_read(&s, &tx));
    const struct error *error = fact_book_read(&s, true, &book);
    if (!error)
        error = store_int(&tx, &query_assess_count, NO_VALUES, &total);
    session_end(&s);
    session_close(&s);
    struct assess_profile *profile = assess_profile_new();
    struct stage stages[2] = {{.arena = arena_new(), .profile = profile}, {.arena = arena_new(), .profile = profile}};
    bool whole = true;
    for (int i = 0; !error && count; i++) {
        error = advance(bank, arena, book, options, &stages[i % 2], &stages[(i + 1) % 2], &count, report);
        if (options->progress && !options->progress(options->context, report->customers, total)) {
            whole = false;
            break;
        }
    }
    for (int i = 0; i < 2; i++) {
        if (stages[i].open)
            session_close(&stages[i].session);
        arena_free(stages[i].arena);
    }
    if (!error && whole)
        error = store_profile(bank, arena, options, profile);
    assess_profile_free(profile);
    return error;
}
