/* The nightly run: every customer's outlook in chunks of one transaction each, plays opened on the way, plays judged at
 * the end. */
#include "base/text.h"
#include "domain/outlook/outlook.h"
#include "domain/outlook/outlook_job.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

enum { CHUNK = 200 };

struct running {
    struct job *job;
    const struct fact_book *book;
    struct outlook_models models;
    struct baskets baskets;
    int64_t after, done, total, last, count;
    /* of the chunk */
    int64_t *ids, *stored;
    uint64_t *held;
    size_t size;
};

/* One product that could be offered. */
struct offer {
    const char *product;
    struct outlook_chance chance;   /* probability NAN: a rule proposes it */
    const struct basket_rule *rule; /* NULL: a model does */
    double income, worth;           /* a year when taken up; times the chance, fen */
};

/* --- what is kept as reasons
 * ------------------------------------------------------------------------------------------------------ */

static void write_reasons(struct json_writer *w, const struct outlook_chance *chance)
{
    json_key(w, "reasons");
    json_open(w, '[');
    for (size_t i = 0; i < chance->reason_count; i++) {
        const struct outlook_reason *reason = &chance->reasons[i];
        json_open(w, '{');
        json_put_text(w, "name", reason->name);
        json_key(w, "fact");
        if (reason->fact)
            fact_write(w, reason->fact, reason->value);
        else
            json_write_null(w);
        json_put_double(w, "share", round(reason->share * 1000) / 1000);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_chance(struct session *s, struct json_writer *w, const char *key, const struct outlook_chance *chance)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_double(w, "probability", chance->probability);
    json_put_text(w, "model", chance->target->name);
    json_put_text(w, "model_id", id_text(s->arena, chance->model->id, chance->model->id));
    json_put_int(w, "number", chance->model->number);
    write_reasons(w, chance);
    json_close(w, '}');
}

static void write_rule(struct session *s, struct json_writer *w, const struct baskets *b,
                       const struct basket_rule *rule)
{
    json_key(w, "rule");
    json_open(w, '{');
    json_key(w, "held");
    json_open(w, '[');
    for (size_t i = 0; i < b->item_count; i++)
        if (rule->held >> i & 1) {
            struct label label = basket_label(s->arena, b->items[i]);
            json_open(w, '{');
            json_put_text(w, "zh", label.zh);
            json_put_text(w, "en", label.en);
            json_close(w, '}');
        }
    json_close(w, ']');
    json_put_int(w, "with_if", (int64_t)rule->with_if);
    json_put_int(w, "with_both", (int64_t)rule->with_both);
    json_put_double(w, "confidence", rule->confidence);
    json_put_double(w, "lift", rule->lift);
    json_close(w, '}');
}

static void write_offer(struct session *s, struct json_writer *w, const struct running *r, const struct offer *offer)
{
    json_open(w, '{');
    json_put_text(w, "product", offer->product);
    if (isnan(offer->income))
        json_put_null(w, "income");
    else
        json_put_int(w, "income", llround(offer->income));
    if (offer->rule)
        write_rule(s, w, &r->baskets, offer->rule);
    else
        write_chance(s, w, "chance", &offer->chance);
    json_close(w, '}');
}

/* --- which product
 * -------------------------------------------------------------------------------------------------------------- */

static bool better(const struct offer *a, const struct offer *b)
{
    if ((a->rule == NULL) != (b->rule == NULL))
        return a->rule == NULL; /* what a model learned goes before what is merely held together */
    return a->rule ? a->rule->lift > b->rule->lift : a->worth > b->worth;
}

static void insert(struct offer *offers, size_t *count, const struct offer *offer)
{
    size_t at = *count < OUTLOOK_OFFERS ? (*count)++ : OUTLOOK_OFFERS;
    while (at > 0 && better(offer, &offers[at - 1])) {
        if (at < OUTLOOK_OFFERS)
            offers[at] = offers[at - 1];
        at--;
    }
    if (at < OUTLOOK_OFFERS)
        offers[at] = *offer;
}

static const struct outlook_model *model_of(const struct outlook_models *models, const struct outlook_target *target)
{
    for (size_t i = 0; target && i < models->count; i++)
        if (models->items[i].target == target)
            return &models->items[i];
    return NULL;
}

static size_t find_offers(struct session *s, const struct running *r, size_t i, struct fact_set *facts,
                          struct offer *offers)
{
    const struct outlook_policy *policy = s->policy->outlook;
    const struct fact *kind = fact_find(s->policy->facts, "customer_kind");
    struct value value = kind ? fact_value(facts, kind) : value_unknown(VALUE_ENUM, VALUE_MISSING);
    size_t row = customer_kind_of(value_known(value) ? kind->choices[value.choice].name : NULL);
    size_t count = 0;
    for (size_t k = 0; k < policy->target_count; k++) {
        const struct outlook_target *target = &policy->targets[k];
        const struct outlook_model *model = model_of(&r->models, target);
        int item = basket_item(&r->baskets, target->product);
        struct offer offer = {.product = target->product, .income = item < 0 ? NAN : r->baskets.income[row][item]};
        if (target->kind != OUTLOOK_PRODUCT || item < 0 || !outlook_concerns(target, facts))
            continue;
        offer.rule = model ? NULL : basket_rule_for(&r->baskets, r->held[i], target->product);
        if (model ? !outlook_score(s->arena, model, facts, &offer.chance) : !offer.rule)
            continue;
        offer.worth = offer.rule || isnan(offer.income) ? 0 : offer.income * offer.chance.probability;
        insert(offers, &count, &offer);
    }
    return count;
}

static int64_t product_choice(const char *product)
{
    const struct field *field = entity_field(&customer_outlook_entity, "next_product");
    for (size_t i = 0; i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, product))
            return (int64_t)i;
    return NONE;
}

/* --- a chunk of customers
 * -------------------------------------------------------------------------------------------------------- */

static const struct error *read_chunk(struct session *s, struct running *r)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0, at = 0;
    r->ids = NULL;
    r->size = 0;
    TRY(store_query(s->tx, &query_outlook_customers, VALUES(sql_int(r->after), sql_int(CHUNK)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, r->ids, r->size, room, rows_int(rows, 0));
    if (error || !r->size)
        return error;
    r->stored = ARENA_LIST(s->arena, int64_t, r->size);
    r->held = ARENA_LIST(s->arena, uint64_t, r->size);
    for (size_t i = 0; i < r->size; i++)
        r->stored[i] = NONE;
    TRY(store_query(s->tx, &query_outlook_stored, VALUES(sql_int(r->ids[0]), sql_int(r->ids[r->size - 1])), &rows));
    while (rows_next(rows, &error)) {
        while (at < r->size && r->ids[at] < rows_int(rows, 0))
            at++;
        if (at < r->size && r->ids[at] == rows_int(rows, 0))
            r->stored[at] = rows_int(rows, 1);
    }
    TRY(error);
    at = 0;
    TRY(store_query(s->tx, &query_outlook_held,
                    VALUES(sql_int(r->ids[0]), sql_int(r->ids[r->size - 1]), sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        int item = basket_item(&r->baskets, rows_text(rows, 1));
        while (at < r->size && r->ids[at] < rows_int(rows, 0))
            at++;
        if (item >= 0 && at < r->size && r->ids[at] == rows_int(rows, 0))
            r->held[at] |= UINT64_C(1) << item;
    }
    return error;
}

static double single(struct session *s, const struct running *r, enum outlook_kind kind, const char *key,
                     struct fact_set *facts, struct json_writer *w)
{
    const struct outlook_model *model = model_of(&r->models, outlook_target_of_kind(s->policy->outlook, kind));
    struct outlook_chance chance;
    if (!model || !outlook_score(s->arena, model, facts, &chance))
        return NAN;
    write_chance(s, w, key, &chance);
    return chance.probability;
}

static const struct error *store_one(struct session *s, const struct running *r, size_t i, struct fact_set *facts)
{
    struct customer_outlook row;
    struct offer offers[OUTLOOK_OFFERS];
    struct buffer text = {.arena = s->arena};
    struct json_writer w = {&text, false};
    record_initial(s, &customer_outlook_entity, &row);
    if (r->stored[i] != NONE)
        TRY(record_load(s, &customer_outlook_entity, r->ids[i], r->stored[i], &row));
    row.customer = r->ids[i];
    row.scored_on = s->today;
    json_open(&w, '{');
    row.churn = single(s, r, OUTLOOK_CHURN, "churn", facts, &w);
    row.conversion = single(s, r, OUTLOOK_CONVERSION, "conversion", facts, &w);
    size_t count = find_offers(s, r, i, facts, offers);
    json_key(&w, "offers");
    json_open(&w, '[');
    for (size_t k = 0; k < count; k++)
        write_offer(s, &w, r, &offers[k]);
    json_close(&w, ']');
    json_close(&w, '}');
    row.next_product = count ? product_choice(offers[0].product) : NONE;
    row.next_probability = count && !offers[0].rule ? offers[0].chance.probability : NAN;
    row.next_income = count && !offers[0].rule && !isnan(offers[0].income) ? llround(offers[0].worth) : NONE;
    row.detail = buffer_end(&text);
    row.policy_version = arena_format(s->arena, "%.12s", s->policy->hash);
    return r->stored[i] != NONE ? record_update(s, &customer_outlook_entity, &row, NULL)
                                : record_put(s, &customer_outlook_entity, &row);
}

static const struct error *run_chunk(struct session *s, void *context)
{
    struct running *r = context;
    struct fact_range range;
    TRY(read_chunk(s, r));
    r->count = (int64_t)r->size;
    r->last = r->size < CHUNK ? NONE : r->ids[r->size - 1];
    if (!r->size)
        return NULL;
    TRY(fact_range_read(s, s->policy, r->book, r->ids, r->size, &range));
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    for (size_t i = 0; i < r->size; i++) {
        fact_range_fill(&range, i, facts);
        TRY(store_one(s, r, i, facts));
    }
    /* Goes on from here on the next server. */
    const char *state = arena_format(s->arena, "{\"after\": %lld}", (long long)(r->last == NONE ? r->after : r->last));
    return r->job ? job_progress(s, r->job, r->done + r->count, r->total, state) : NULL;
}

/* Signals after scores: in a transaction of its own, so that the probabilities just stored are facts. */
static const struct error *open_chunk(struct session *s, void *context)
{
    struct running *r = context;
    struct fact_range range;
    if (!r->size)
        return NULL;
    TRY(fact_range_read(s, s->policy, r->book, r->ids, r->size, &range));
    return retention_open(s, &range);
}

static const struct error *drop_left(struct session *s, void *context)
{
    struct running *r = context;
    struct rows *rows;
    const struct error *error;
    int64_t homes[CHUNK], ids[CHUNK];
    size_t count = 0;
    TRY(store_query(s->tx, &query_outlook_left, VALUES(sql_int(r->after), sql_int(CHUNK)), &rows));
    while (rows_next(rows, &error)) {
        homes[count] = rows_int(rows, 0);
        ids[count++] = rows_int(rows, 1);
    }
    TRY(error);
    for (size_t i = 0; i < count; i++) {
        struct customer_outlook row;
        TRY(record_load(s, &customer_outlook_entity, homes[i], ids[i], &row));
        TRY(record_withdraw(s, &customer_outlook_entity, homes[i], ids[i], row.record.version));
    }
    r->last = count < CHUNK ? NONE : homes[count - 1];
    return NULL;
}

static const struct error *judge(struct session *s, void *context)
{
    (void)context;
    return retention_judge(s);
}

static const struct error *begin(struct session *s, struct running *r)
{
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = fact_book_read(s, true, &r->book);
    if (!error)
        error = outlook_models_read(s, &r->models);
    if (!error)
        error = baskets_read(s, &r->baskets);
    if (!error)
        error = store_int(s->tx, &query_outlook_count, NO_VALUES, &r->total);
    session_end(s);
    return error;
}

const struct error *outlook_run(struct session *s, struct job *job)
{
    struct running r = {.job = job, .done = job ? job->done : 0};
    struct arena *outer = s->arena, *inner = arena_new();
    bool any = s->policy && s->policy->outlook;
    const struct error *error = any ? begin(s, &r) : NULL;
    if (job)
        json_get_int(job->state, "after", &r.after);
    s->arena = inner;
    for (bool more = any && !error; more && !error;) {
        error = session_write(s, run_chunk, &r);
        if (!error)
            error = session_write(s, open_chunk, &r);
        if (error)
            error = error_copy(outer, error);
        arena_reset(inner);
        r.done += r.count;
        more = r.last != NONE;
        r.after = r.last;
    }
    r.after = 0;
    for (bool more = any && !error; more && !error; arena_reset(inner)) {
        error = session_write(s, drop_left, &r);
        if (error)
            error = error_copy(outer, error);
        more = r.last != NONE;
        r.after = r.last;
    }
    if (any && !error && (error = session_write(s, judge, NULL)))
        error = error_copy(outer, error);
    s->arena = outer;
    arena_free(inner);
    return error;
}

const struct error *outlook_job(struct job *job, struct arena *arena)
{
    return job_as_engine(job, arena, "value.run", outlook_run);
}

const struct error *outlook_tick(struct bank *bank, struct arena *arena)
{
    struct session s;
    session_system(&s, bank, arena);
    bool wanted = s.policy && s.policy->outlook;
    session_close(&s);
    return wanted ? job_daily(bank, arena, "outlook") : NULL;
}
