#include "learn/train_parts.h"

#include "base/text.h"
#include "quant/logit.h"

#include <math.h>

/* Defaults that held on sets of a thousand to thirty thousand cases: a weak ridge for stability and a weak lasso, since
 * the signs already drop what adds nothing. */
static const double RIDGE = 5, LASSO = 2, LEAST_IV = 0.01;

int64_t *rows_bad(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count)
{
    int64_t *bad = ARENA_LIST(arena, int64_t, count + 1);
    for (size_t i = 0; i < count; i++)
        bad[i] = sample->bad[rows[i]];
    return bad;
}

double *rows_weight(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count)
{
    if (!sample->weight)
        return NULL;
    double *weight = ARENA_LIST(arena, double, count + 1);
    for (size_t i = 0; i < count; i++)
        weight[i] = sample->weight[rows[i]];
    return weight;
}

static const struct field_specials *specials_of(const struct train_options *options, const char *name)
{
    for (size_t i = 0; i < options->field_count; i++)
        if (text_equal(options->fields[i].name, name))
            return &options->fields[i];
    return NULL;
}

struct binned field_bin(struct arena *arena, const struct sample *sample, size_t field, const size_t *rows,
                        size_t count, const struct train_options *options)
{
    struct column column = sample->frame->columns[field];
    const struct field_specials *special = specials_of(options, column.name);
    struct binning_options binning = {.most_bins = options->most_bins, .price = -1};
    double *values = ARENA_LIST(arena, double, count + 1);
    for (size_t i = 0; i < count; i++)
        values[i] = column.values[rows[i]];
    column.values = values;
    if (special) {
        binning.specials = special->values;
        binning.special_count = special->count;
        binning.trend = special->trend;
    }
    const int64_t *bad = rows_bad(arena, sample, rows, count);
    const double *weight = rows_weight(arena, sample, rows, count);
    if (special && special->borders && column.kind != COLUMN_CATEGORY)
        return column_bin_at(arena, &column, bad, weight, count, special->borders, special->border_count, &binning);
    return column_bin(arena, &column, bad, weight, count, &binning);
}

void model_begin(struct arena *arena, const struct sample *sample, const struct train_options *options,
                 struct model *model)
{
    *model = (struct model){.kind = options->kind,
                            .name = options->name,
                            .count = sample->field_count,
                            .base_score = options->base_score > 0 ? options->base_score : 600,
                            .base_odds = options->base_odds > 0 ? options->base_odds : 20,
                            .points_to_double = options->points_to_double > 0 ? options->points_to_double : 20,
                            .calibration = {.slope = 1, .central_tendency = NAN}};
    model->inputs = ARENA_LIST(arena, struct model_input, sample->field_count + 1);
    for (size_t i = 0; i < sample->field_count; i++) {
        const struct column *column = &sample->frame->columns[sample->fields[i]];
        model->inputs[i] = (struct model_input){
            .name = column->name, .kind = column->kind, .levels = column->levels, .level_count = column->level_count};
    }
}

/* Bin by bin the WOE of every row with its sign turned, so that a good coefficient is above zero. */
static double *woe_matrix(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count,
                          const struct model *model, const size_t *chosen, size_t chosen_count)
{
    double *x = ARENA_LIST(arena, double, count *chosen_count + 1);
    for (size_t j = 0; j < chosen_count; j++) {
        const struct model_input *input = &model->inputs[chosen[j]];
        const double *values = sample->frame->columns[sample->fields[chosen[j]]].values;
        for (size_t i = 0; i < count; i++)
            x[i * chosen_count + j] =
                -input->binned.bins[binned_find(&input->binned, input->kind, values[rows[i]])].woe;
    }
    return x;
}

const struct error *card_fit(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count,
                             const struct train_options *options, struct model *model)
{
    size_t *chosen = ARENA_LIST(arena, size_t, sample->field_count + 1), chosen_count = 0;
    double least = options->least_iv > 0 ? options->least_iv : LEAST_IV;
    model_begin(arena, sample, options, model);
    for (size_t i = 0; i < sample->field_count; i++) {
        model->inputs[i].binned = field_bin(arena, sample, sample->fields[i], rows, count, options);
        if (model->inputs[i].binned.ordinary + (model->inputs[i].binned.count > 1) > 1 &&
            model->inputs[i].binned.iv >= least)
            chosen[chosen_count++] = i;
    }
    if (!chosen_count)
        return error_make(arena, ERROR_LEARN_NOTHING, .field = "target");
    double *x = woe_matrix(arena, sample, rows, count, model, chosen, chosen_count);
    double *coefficients = ARENA_LIST(arena, double, chosen_count);
    struct logit_penalty penalty = {.ridge = options->ridge >= 0 ? options->ridge : RIDGE,
                                    .lasso = options->lasso >= 0 ? options->lasso : LASSO,
                                    .nonnegative = true};
    model->intercept =
        logit_fit_penalised(arena, x, rows_bad(arena, sample, rows, count), rows_weight(arena, sample, rows, count),
                            count, chosen_count, &penalty, coefficients);
    /* A coefficient whose points would all round to the same is no characteristic. */
    for (size_t j = 0; j < chosen_count; j++)
        model->inputs[chosen[j]].coefficient = coefficients[j] > 0.02 ? -coefficients[j] : 0;
    card_points(model);
    return NULL;
}
