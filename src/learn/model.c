#include "learn/model.h"

#include "base/text.h"
#include "quant/special.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *model_kind_name(enum model_kind kind)
{
    return kind == MODEL_CARD ? "card" : "trees";
}

static double logit(double p)
{
    return log(p / (1 - p));
}

static double logistic(double margin)
{
    return 1 / (1 + exp(-margin));
}

static struct scorecard_scale scale_of(const struct model *model)
{
    return scorecard_scale(model->base_score, model->base_odds, model->points_to_double);
}

/* --- calibration
 * -------------------------------------------------------------------------------------------------------- */

static double isotonic_logit(const struct calibration *c, double margin)
{
    size_t low = 0, high = c->step_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c->margins[middle] <= margin)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return c->logits[0];
    if (low == c->step_count)
        return c->logits[low - 1];
    double part = (margin - c->margins[low - 1]) / (c->margins[low] - c->margins[low - 1]);
    return c->logits[low - 1] + part * (c->logits[low] - c->logits[low - 1]);
}

static double calibrated_margin(const struct calibration *c, double margin)
{
    double fitted = c->method == CALIBRATE_PLATT                       ? c->intercept + c->slope * margin
                    : c->method == CALIBRATE_ISOTONIC && c->step_count ? isotonic_logit(c, margin)
                                                                       : margin;
    return fitted + c->shift;
}

double model_pd(const struct model *model, double margin)
{
    return logistic(calibrated_margin(&model->calibration, margin));
}

double model_points(const struct model *model, double margin)
{
    struct scorecard_scale scale = scale_of(model);
    return scale.offset - scale.factor * calibrated_margin(&model->calibration, margin);
}

/* Jeffreys interval (90 %) of the bad rate of the band the margin lies in, carried over to this PD in log odds. */
static void pd_interval(const struct calibration *c, double margin, struct model_score *score)
{
    score->pd_low = score->pd_high = score->pd;
    for (size_t i = 0; i < c->band_count; i++) {
        const struct calibration_band *band = &c->bands[i];
        if (margin > band->upto)
            continue;
        double a = band->bads + 0.5, b = band->cases - band->bads + 0.5, middle = logit(a / (a + b));
        score->pd_low = logistic(logit(score->pd) + logit(beta_quantile(0.05, a, b)) - middle);
        score->pd_high = logistic(logit(score->pd) + logit(beta_quantile(0.95, a, b)) - middle);
        return;
    }
}

/* --- scoring
 * ------------------------------------------------------------------------------------------------------------- */

void card_points(struct model *model)
{
    struct scorecard_scale scale = scale_of(model);
    size_t count = card_characteristics(model);
    for (size_t i = 0; i < model->count; i++) {
        struct model_input *input = &model->inputs[i];
        for (size_t b = 0; b < input->binned.count; b++) {
            struct learned_bin *bin = &input->binned.bins[b];
            bin->coefficient_points =
                count ? scorecard_points(scale, input->coefficient, bin->woe, model->intercept, count) : 0;
            bin->points = input->coefficient != 0 ? scorecard_points_rounded(bin->coefficient_points) : 0;
        }
    }
}

size_t card_characteristics(const struct model *model)
{
    size_t count = 0;
    for (size_t i = 0; i < model->count; i++)
        count += model->inputs[i].coefficient != 0;
    return count;
}

static void score_card(struct arena *arena, const struct model *model, const double *values, bool lines,
                       struct model_score *score)
{
    struct scorecard_scale scale = scale_of(model);
    int64_t total = 0;
    if (lines)
        score->lines = ARENA_LIST(arena, struct model_line, model->count);
    for (size_t i = 0; i < model->count; i++) {
        const struct model_input *input = &model->inputs[i];
        if (input->coefficient == 0)
            continue;
        size_t bin = binned_find(&input->binned, input->kind, values[i]);
        total += input->binned.bins[bin].points;
        if (lines)
            score->lines[score->line_count++] =
                (struct model_line){i, bin, values[i], (double)input->binned.bins[bin].points};
    }
    score->points = (double)total;
    score->margin = (scale.offset - score->points) / scale.factor;
}

static float tree_value(const struct model_input *input, double value)
{
    if (input->kind != COLUMN_CATEGORY)
        return (float)value;
    return value >= 0 && value < (double)input->level_count ? (float)input->encoding[(size_t)value] : NAN;
}

static void score_trees(struct arena *arena, const struct model *model, const double *values, bool lines,
                        struct model_score *score)
{
    float *x = ARENA_LIST(arena, float, model->count);
    for (size_t i = 0; i < model->count; i++)
        x[i] = tree_value(&model->inputs[i], values[i]);
    score->margin = (double)forest_margin(&model->forest, x);
    double exact = model_points(model, score->margin);
    score->points = (double)scorecard_points_rounded(exact);
    if (!lines)
        return;
    struct scorecard_scale scale = scale_of(model);
    double *parts = ARENA_LIST(arena, double, model->count), sum = 0;
    double slope = model->calibration.method == CALIBRATE_PLATT ? model->calibration.slope : 1;
    forest_explain(arena, &model->forest, x, parts);
    score->lines = ARENA_LIST(arena, struct model_line, model->count);
    for (size_t i = 0; i < model->count; i++) {
        size_t bin = binned_find(&model->inputs[i].binned, model->inputs[i].kind, values[i]);
        score->lines[score->line_count++] = (struct model_line){i, bin, values[i], -scale.factor * slope * parts[i]};
        sum += score->lines[i].points;
    }
    score->base = exact - sum;
}

void model_score(struct arena *arena, const struct model *model, const double *values, bool lines,
                 struct model_score *score)
{
    *score = (struct model_score){0};
    if (model->kind == MODEL_CARD)
        score_card(arena, model, values, lines, score);
    else
        score_trees(arena, model, values, lines, score);
    score->pd = model_pd(model, score->margin);
    pd_interval(&model->calibration, score->margin, score);
}

size_t model_score_band(const struct model *model, double points)
{
    size_t band = 0;
    while (band < model->border_count && points >= model->score_borders[band])
        band++;
    return band;
}

/* --- binding to a frame
 * -------------------------------------------------------------------------------------------------- */

struct column model_column(const struct model_input *input)
{
    return (struct column){
        .name = input->name, .kind = input->kind, .levels = input->levels, .level_count = input->level_count};
}

static const char *column_names(struct arena *arena, const struct frame *frame)
{
    struct buffer text = {.arena = arena};
    for (size_t i = 0; i < frame->count && i < 40; i++)
        buffer_format(&text, "%s%s", i ? ", " : "", frame->columns[i].name);
    return buffer_end(&text);
}

const struct error *model_bind(struct arena *arena, const struct model *model, const struct frame *frame, int *index)
{
    for (size_t i = 0; i < model->count; i++) {
        index[i] = frame_find(frame, model->inputs[i].name);
        if (index[i] < 0 && (model->kind == MODEL_TREES || model->inputs[i].coefficient != 0))
            return error_make(arena, ERROR_LEARN_COLUMN, .field = "column", .value = model->inputs[i].name,
                              .arguments = {column_names(arena, frame)});
    }
    return NULL;
}

void model_row(const struct model *model, const struct frame *frame, const int *index, size_t row, double *values)
{
    for (size_t i = 0; i < model->count; i++) {
        const struct model_input *input = &model->inputs[i];
        const struct column *column = index[i] < 0 ? NULL : &frame->columns[index[i]];
        values[i] = column ? column->values[row] : NAN;
        if (!column || isnan(values[i]) || (input->kind != COLUMN_CATEGORY && column->kind == input->kind) ||
            (input->kind == COLUMN_CATEGORY && column->levels == input->levels))
            continue;
        struct column mine = model_column(input);
        char text[40];
        if (column->kind == COLUMN_CATEGORY) {
            values[i] = values[i] < 0 ? -1 : column_value(&mine, column->levels[(size_t)values[i]]);
        } else if (input->kind == COLUMN_CATEGORY) { /* codes that look like numbers in this file */
            snprintf(text, sizeof(text), "%.15g", values[i]);
            values[i] = column_value(&mine, text);
        }
    }
}

const char *bin_text(struct arena *arena, const struct model_input *input, const struct learned_bin *bin)
{
    struct column column = model_column(input);
    struct buffer text = {.arena = arena};
    if (bin->missing)
        return "missing";
    if (bin->levels) {
        for (size_t i = 0; i < bin->level_count; i++) {
            if (i == 6 && bin->level_count > 8) {
                buffer_format(&text, " +%zu", bin->level_count - 6);
                break;
            }
            buffer_format(&text, "%s%s", i ? " " : "", column_text(arena, &column, bin->levels[i]));
        }
        return buffer_end(&text);
    }
    if (isinf(bin->from) && isinf(bin->below))
        return "all";
    if (isinf(bin->from))
        return arena_format(arena, "< %s", column_text(arena, &column, bin->below));
    if (isinf(bin->below))
        return arena_format(arena, ">= %s", column_text(arena, &column, bin->from));
    return arena_format(arena, "[%s, %s)", column_text(arena, &column, bin->from),
                        column_text(arena, &column, bin->below));
}
