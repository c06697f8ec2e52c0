#include "domain/lab/rate.h"
#include "base/text.h"
#include "domain/lab/lab.h"
#include "queries.h"

#include <math.h>
#include <string.h>

static const char CHOICE[] = "model_choice";

struct lab_entry {
    const char *name;
    int64_t number;
    struct model model;
    const struct fact **facts; /* one an input; NULL: the bank has no such fact */
    struct scorecard *card;    /* the model in the terms of the policy */
};

struct lab_models {
    struct lab_entry *items;
    size_t count;
};

/* A model as a scorecard of one group, so that the path of its points is told like that of any card. */
static struct scorecard *card_of(struct arena *arena, const struct lab_entry *entry)
{
    const struct model *model = &entry->model;
    struct document *doc = ARENA_NEW(arena, struct document);
    struct scorecard *card = ARENA_NEW(arena, struct scorecard);
    struct card_group *group = ARENA_NEW(arena, struct card_group);
    struct characteristic *list = ARENA_LIST(arena, struct characteristic, model->count + 1);
    size_t count = 0;
    *doc = (struct document){.kind = "scorecard",
                             .name = entry->name,
                             .file = arena_format(arena, "model/%s", entry->name),
                             .version = entry->number,
                             .hash = model->from.data_hash,
                             .label = {entry->name, entry->name}};
    *group = (struct card_group){.name = "model", .letter = "M", .label = {"模型特征", "Fields of the model"}};
    for (size_t i = 0; i < model->count; i++) {
        const struct model_input *input = &model->inputs[i];
        if (model->kind == MODEL_CARD && input->coefficient == 0)
            continue;
        struct characteristic *c = &list[count++];
        struct bin *bins = ARENA_LIST(arena, struct bin, input->binned.count + 1);
        *c = (struct characteristic){.name = input->name,
                                     .label = {input->name, input->name},
                                     .fact = entry->facts[i],
                                     .weight = 1,
                                     .bins = bins,
                                     .bin_count = input->binned.count};
        if (c->fact) {
            c->label = c->fact->label;
            c->shape = (struct shape){.type = c->fact->type, .unit = c->fact->unit, .domain = c->fact};
        }
        for (size_t b = 0; b < input->binned.count; b++) {
            const char *text = bin_text(arena, input, &input->binned.bins[b]);
            bins[b] = (struct bin){.points = (double)input->binned.bins[b].points, .label = {text, text}};
            if (bins[b].points > c->best)
                c->best = bins[b].points;
        }
        group->points += c->best;
    }
    *card = (struct scorecard){.doc = doc,
                               .groups = group,
                               .group_count = 1,
                               .characteristics = list,
                               .characteristic_count = count,
                               .calibrated = true,
                               .least_known = 0.3,
                               .points_to_double = model->points_to_double};
    if (model->kind == MODEL_CARD &&
        model->calibration.method == CALIBRATE_PLATT) /* points of a card are not calibrated, its PD is */
        card->points_to_double /= model->calibration.slope;
    return card;
}

static const struct error *read_entry(struct session *s, const struct policy_snapshot *policy, const char *sha256,
                                      struct lab_entry *entry)
{
    TRY(lab_document(s, sha256, &entry->model));
    entry->facts = ARENA_LIST(s->arena, const struct fact *, entry->model.count + 1);
    for (size_t i = 0; i < entry->model.count; i++)
        entry->facts[i] = fact_find(policy->facts, entry->model.inputs[i].name);
    entry->card = card_of(s->arena, entry);
    return NULL;
}

const struct error *lab_models_read(struct session *s, const struct policy_snapshot *policy,
                                    const struct lab_models **models)
{
    struct lab_models *all = ARENA_NEW(s->arena, struct lab_models);
    struct rows *rows;
    const struct error *error;
    const char **hashes = NULL;
    size_t count = 0, room = 0, items_room = 0;
    *models = all;
    if (!policy_table(policy, CHOICE))
        return NULL;
    TRY(store_query(s->tx, &query_lab_in_force, VALUES(sql_int(s->today), sql_text("rating")), &rows));
    while (rows_next(rows, &error)) {
        ARENA_PUSH(s->arena, hashes, count, room, arena_text(s->arena, rows_text(rows, 2)));
        ARENA_PUSH(s->arena, all->items, all->count, items_room,
                   (struct lab_entry){.name = arena_text(s->arena, rows_text(rows, 0)), .number = rows_int(rows, 1)});
    }
    TRY(error);
    for (size_t i = 0; i < all->count; i++)
        TRY(read_entry(s, policy, hashes[i], &all->items[i]));
    return NULL;
}

/* Points of the scoring function, put into the policy's terms. */
static void score_entry(struct arena *arena, const struct lab_entry *entry, struct fact_set *facts,
                        struct lab_opinion *opinion)
{
    const struct model *model = &entry->model;
    double *values = ARENA_LIST(arena, double, model->count + 1);
    struct value *seen = ARENA_LIST(arena, struct value, model->count + 1);
    struct model_score result;
    size_t known = 0;
    for (size_t i = 0; i < model->count; i++) {
        struct column column = model_column(&model->inputs[i]);
        seen[i] = entry->facts[i] ? fact_value(facts, entry->facts[i]) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
        values[i] = entry->facts[i] ? lab_fact_value(&column, entry->facts[i], seen[i]) : NAN;
    }
    model_score(arena, model, values, true, &result);
    struct score *score = &opinion->score;
    *score = (struct score){.card = entry->card,
                            .total = result.points,
                            .pd = result.pd,
                            .lines = ARENA_LIST(arena, struct score_line, model->count + 1),
                            .group_points = ARENA_LIST(arena, double, 1)};
    for (size_t k = 0; k < result.line_count; k++) { /* as many, in the same order, as the card has characteristics */
        const struct model_line *line = &result.lines[k];
        const struct characteristic *c = &entry->card->characteristics[k];
        bool is_known = value_known(seen[line->input]);
        score->lines[k] = (struct score_line){.characteristic = c,
                                              .value = seen[line->input],
                                              .bin = &c->bins[line->bin],
                                              .points = line->points,
                                              .known = is_known};
        known += is_known;
        score->group_points[0] += line->points;
    }
    score->known_share = result.line_count ? (double)known / (double)result.line_count : 0;
    score->evaluated = score->known_share >= entry->card->least_known;
    opinion->name = entry->name;
    opinion->number = entry->number;
    opinion->model = model;
}

static void opine(struct arena *arena, const struct lab_models *models, const struct table_result *choice,
                  struct fact_set *facts, struct lab_opinion *opinion)
{
    struct value wanted = table_output(choice, 0, opinion->role, facts);
    for (size_t i = 0; value_known(wanted) && i < models->count; i++)
        if (text_equal(models->items[i].name, wanted.text))
            score_entry(arena, &models->items[i], facts, opinion);
}

void lab_choose(struct arena *arena, const struct lab_models *models, const struct policy_snapshot *policy,
                struct fact_set *facts, struct lab_opinion *champion, struct lab_opinion *challenger,
                struct table_result *choice)
{
    const struct decision_table *table = policy_table(policy, CHOICE);
    *champion = (struct lab_opinion){.role = "champion"};
    *challenger = (struct lab_opinion){.role = "challenger"};
    *choice = (struct table_result){0};
    if (!table || !models || !models->count)
        return;
    table_decide(arena, table, facts, choice);
    if (!choice->evaluated || !choice->row_count)
        return;
    opine(arena, models, choice, facts, champion);
    opine(arena, models, choice, facts, challenger);
}
