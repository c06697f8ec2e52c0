#include "policy/backtest.h"

#include <math.h>
#include <string.h>

struct side {
    const struct policy_snapshot *snapshot;
    struct fact_set *facts;
    const char *outcome; /* of the current customer */
    double pd;
};

struct testing {
    struct arena *arena, *scratch;
    enum backtest_of of;
    const char *table, *output;
    struct side before, after;
    struct backtest *result;
    size_t outcome_room;
    int64_t *counts; /* grows with the outcomes */
    size_t width;
    const struct backtest_source *source;
};

/* --- outcomes
 * ---------------------------------------------------------------------------------------------------------- */

static bool side_ready(const struct testing *t, const struct policy_snapshot *s)
{
    if (t->of == BACKTEST_GRADE)
        return s->rating != NULL;
    return t->of == BACKTEST_TIER ? s->tiers != NULL : policy_table(s, t->table) != NULL;
}

static void judge(struct testing *t, struct side *side)
{
    side->outcome = NULL;
    side->pd = NAN;
    struct rating rating;
    struct tier_result tier;
    struct table_result table;
    if (side->snapshot->rating && t->of != BACKTEST_TABLE) {
        rating_rate(t->scratch, side->snapshot->rating, NULL, side->facts, &rating);
        if (t->of == BACKTEST_GRADE) {
            side->outcome = rating_grade_name(&rating);
            side->pd = rating.pd;
            return;
        }
        rating_put(&rating, side->facts);
    }
    if (t->of == BACKTEST_TIER) {
        tiers_decide(t->scratch, side->snapshot->tiers, side->facts, -1, -1, &tier);
        side->outcome = tier.proposed < 0 ? NULL : tier.policy->tiers[tier.proposed].name;
        return;
    }
    table_decide(t->scratch, policy_table(side->snapshot, t->table), side->facts, &table);
    if (!table.row_count)
        return;
    struct value value = table_output(&table, 0, t->output, side->facts);
    const struct fact *domain = NULL;
    for (size_t i = 0; i < table.table->output_count; i++)
        if (!strcmp(table.table->outputs[i].name, t->output))
            domain = table.table->outputs[i].shape.domain;
    side->outcome = value_known(value) ? value_print(t->scratch, value, domain ? domain->choices : NULL) : NULL;
}

static int outcome_index(struct testing *t, const char *name)
{
    struct backtest *r = t->result;
    name = name ? name : "none";
    for (size_t i = 0; i < r->outcome_count; i++)
        if (!strcmp(r->outcomes[i], name))
            return (int)i;
    ARENA_PUSH(t->arena, r->outcomes, r->outcome_count, t->outcome_room, arena_text(t->arena, name));
    if (r->outcome_count > t->width) {
        size_t width = t->width ? t->width * 2 : 32;
        int64_t *wider = ARENA_LIST(t->arena, int64_t, width * width);
        for (size_t i = 0; i < t->width; i++)
            memcpy(&wider[i * width], &t->counts[i * t->width], sizeof(*wider) * t->width);
        t->counts = wider;
        t->width = width;
    }
    return (int)r->outcome_count - 1;
}

/* Grades and tiers are known beforehand, so that the matrix keeps their order: the best first. */
static void name_outcomes(struct testing *t, const struct policy_snapshot *s)
{
    for (size_t i = 0; t->of == BACKTEST_GRADE && i < s->scale->count; i++)
        outcome_index(t, s->scale->grades[i].name);
    for (size_t i = 0; t->of == BACKTEST_TIER && i < s->tiers->count; i++)
        outcome_index(t, s->tiers->tiers[i].name);
}

/* --- counting
 * ------------------------------------------------------------------------------------------------------------ */

static void count_move(struct testing *t, const char *customer, int before, int after)
{
    struct backtest *r = t->result;
    r->moved++;
    r->lost += !t->after.outcome;
    r->gained += !t->before.outcome;
    if (t->before.outcome && t->after.outcome && t->of != BACKTEST_TABLE) {
        r->better += after < before;
        r->worse += after > before;
    }
    if (r->move_count >= BACKTEST_MOST_MOVES)
        return;
    struct backtest_move move = {arena_text(t->arena, customer), NULL, before, after, t->before.pd, t->after.pd};
    if (t->source->name)
        move.name = t->source->name(t->source->context, t->arena, customer);
    ARENA_PUSH(t->arena, r->moves, r->move_count, r->move_room, move);
}

static void count_customer(struct testing *t, const char *customer)
{
    struct backtest *r = t->result;
    int before = outcome_index(t, t->before.outcome), after = outcome_index(t, t->after.outcome);
    r->customers++;
    t->counts[(size_t)before * t->width + (size_t)after]++;
    if (isfinite(t->before.pd) && isfinite(t->after.pd)) {
        r->both++;
        r->before_pd_sum += t->before.pd;
        r->after_pd_sum += t->after.pd;
    }
    if (before != after)
        count_move(t, customer, before, after);
}

static void pack_counts(struct testing *t)
{
    size_t n = t->result->outcome_count;
    t->result->counts = ARENA_LIST(t->arena, int64_t, n * n + 1);
    for (size_t i = 0; i < n; i++)
        memcpy(&t->result->counts[i * n], &t->counts[i * t->width], sizeof(int64_t) * n);
}

bool backtest_run(struct arena *arena, const struct policy_snapshot *before, const struct policy_snapshot *after,
                  enum backtest_of of, const char *table, const char *output, const struct backtest_source *source,
                  struct backtest *result)
{
    *result = (struct backtest){0};
    struct testing t = {.arena = arena, .of = of, .table = table, .output = output, .result = result, .source = source};
    if (!side_ready(&t, before) || !side_ready(&t, after))
        return false;
    t.scratch = arena_new();
    t.before = (struct side){.snapshot = before, .facts = fact_set_new(arena, before->facts)};
    t.after = (struct side){.snapshot = after, .facts = fact_set_new(arena, after->facts)};
    name_outcomes(&t, before);
    name_outcomes(&t, after);
    for (;;) {
        arena_reset(t.scratch);
        fact_set_reset(t.before.facts);
        fact_set_reset(t.after.facts);
        const char *customer = source->next(source->context, t.scratch, t.before.facts, t.after.facts);
        if (!customer)
            break;
        judge(&t, &t.before);
        judge(&t, &t.after);
        count_customer(&t, customer);
    }
    pack_counts(&t);
    arena_free(t.scratch);
    return true;
}

void backtest_write(struct json_writer *w, const struct backtest *r)
{
    json_open(w, '{');
    json_put_int(w, "customers", r->customers);
    json_put_int(w, "moved", r->moved);
    json_put_int(w, "better", r->better);
    json_put_int(w, "worse", r->worse);
    json_put_int(w, "lost", r->lost);
    json_put_int(w, "gained", r->gained);
    json_put_double(w, "mean_pd_before", r->both ? r->before_pd_sum / (double)r->both : NAN);
    json_put_double(w, "mean_pd_after", r->both ? r->after_pd_sum / (double)r->both : NAN);
    json_key(w, "outcomes");
    json_open(w, '[');
    for (size_t i = 0; i < r->outcome_count; i++)
        json_write_text(w, r->outcomes[i]);
    json_close(w, ']');
    json_key(w, "counts");
    json_open(w, '[');
    for (size_t i = 0; i < r->outcome_count; i++) {
        json_open(w, '[');
        for (size_t j = 0; j < r->outcome_count; j++)
            json_write_int(w, r->counts[i * r->outcome_count + j]);
        json_close(w, ']');
    }
    json_close(w, ']');
    json_key(w, "moves");
    json_open(w, '[');
    for (size_t i = 0; i < r->move_count; i++) {
        json_open(w, '{');
        json_put_text(w, "customer", r->moves[i].customer);
        json_put_text(w, "name", r->moves[i].name);
        json_put_text(w, "before", r->outcomes[r->moves[i].before]);
        json_put_text(w, "after", r->outcomes[r->moves[i].after]);
        json_put_double(w, "before_pd", r->moves[i].before_pd);
        json_put_double(w, "after_pd", r->moves[i].after_pd);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}
