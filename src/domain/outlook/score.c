#include "domain/lab/lab.h"
#include "domain/lab/rate.h"
#include "domain/outlook/outlook.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>

/* Less known than this, and nothing is said. */
static const double least_known = 0.3;

const struct error *outlook_models_read(struct session *s, struct outlook_models *models)
{
    struct rows *rows;
    const struct error *error;
    const char **hashes = NULL;
    size_t count = 0, room = 0, items_room = 0;
    *models = (struct outlook_models){0};
    TRY(store_query(s->tx, &query_lab_in_force, VALUES(sql_int(s->today), sql_text("outlook")), &rows));
    while (rows_next(rows, &error)) {
        const struct outlook_target *target = outlook_target(s->policy->outlook, rows_text(rows, 0));
        if (!target)
            continue;
        ARENA_PUSH(s->arena, hashes, count, room, arena_text(s->arena, rows_text(rows, 2)));
        ARENA_PUSH(s->arena, models->items, models->count, items_room,
                   (struct outlook_model){.target = target, .id = rows_int(rows, 5), .number = rows_int(rows, 1)});
    }
    TRY(error);
    for (size_t i = 0; i < models->count; i++) {
        struct outlook_model *m = &models->items[i];
        TRY(lab_document(s, hashes[i], &m->model));
        m->facts = ARENA_LIST(s->arena, const struct fact *, m->model.count + 1);
        for (size_t k = 0; k < m->model.count; k++)
            m->facts[k] = fact_find(s->policy->facts, m->model.inputs[k].name);
    }
    return NULL;
}

struct weighed {
    size_t input;
    double weight;
};

static int by_weight(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;
    return x->weight != y->weight ? (x->weight < y->weight ? 1 : -1) : (x->input > y->input) - (x->input < y->input);
}

/* How far a line moves the log odds towards the outcome, against the average case; in points for trees, which only
 * shares are made of. */
static double pull(const struct model *model, const struct model_line *line)
{
    const struct model_input *input = &model->inputs[line->input];
    return model->kind == MODEL_CARD ? input->coefficient * input->binned.bins[line->bin].woe : -line->points;
}

static void explain(struct arena *arena, const struct outlook_model *m, const struct model_score *score,
                    const struct value *seen, struct outlook_chance *chance)
{
    struct weighed *list = ARENA_LIST(arena, struct weighed, score->line_count + 1);
    size_t count = 0;
    double sum = 0;
    for (size_t i = 0; i < score->line_count; i++) {
        double weight = pull(&m->model, &score->lines[i]);
        if (weight <= 1e-9)
            continue;
        list[count++] = (struct weighed){score->lines[i].input, weight};
        sum += weight;
    }
    if (count)
        qsort(list, count, sizeof(*list), by_weight);
    for (size_t i = 0; i < count && i < OUTLOOK_REASONS; i++)
        chance->reasons[chance->reason_count++] = (struct outlook_reason){
            m->facts[list[i].input], m->model.inputs[list[i].input].name, seen[list[i].input], list[i].weight / sum};
}

bool outlook_score(struct arena *arena, const struct outlook_model *m, struct fact_set *facts,
                   struct outlook_chance *chance)
{
    const struct model *model = &m->model;
    struct model_score result;
    size_t used = 0, known = 0;
    *chance = (struct outlook_chance){.target = m->target, .model = m, .probability = NAN};
    if (!outlook_concerns(m->target, facts))
        return false;
    double *values = ARENA_LIST(arena, double, model->count + 1);
    struct value *seen = ARENA_LIST(arena, struct value, model->count + 1);
    for (size_t i = 0; i < model->count; i++) {
        struct column column = model_column(&model->inputs[i]);
        seen[i] = m->facts[i] ? fact_value(facts, m->facts[i]) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
        values[i] = m->facts[i] ? lab_fact_value(&column, m->facts[i], seen[i]) : NAN;
        if (model->kind == MODEL_CARD && model->inputs[i].coefficient == 0)
            continue;
        used++;
        known += value_known(seen[i]);
    }
    if (used && (double)known < least_known * (double)used)
        return false;
    model_score(arena, model, values, true, &result);
    chance->probability = result.pd;
    explain(arena, m, &result, seen, chance);
    return true;
}
