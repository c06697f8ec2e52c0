#include "learn/train_parts.h"

#include "quant/calibration.h"
#include "quant/discrimination.h"
#include "quant/logit.h"
#include "quant/scorecard.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct error *fit(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count,
                               const struct train_options *options, struct model *model)
{
    return options->kind == MODEL_CARD ? card_fit(arena, sample, rows, count, options, model)
                                       : trees_fit(arena, sample, rows, count, options, model);
}

static bool go_on(const struct train_options *options, double share, const char *step)
{
    return !options->progress || options->progress(options->context, share, step);
}

/* --- calibration
 * ---------------------------------------------------------------------------------------------------------- */

struct placed {
    double margin;
    int64_t bad;
};

static int by_margin(const void *a, const void *b)
{
    double x = ((const struct placed *)a)->margin, y = ((const struct placed *)b)->margin;
    return (x > y) - (x < y);
}

static struct placed *sorted_margins(struct arena *arena, const double *margin, const int64_t *bad, size_t count)
{
    struct placed *list = ARENA_LIST(arena, struct placed, count + 1);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct placed){margin[i], bad[i]};
    qsort(list, count, sizeof(*list), by_margin);
    return list;
}

/* Ten bands of equal size; cases of one margin stay together. */
static void set_bands(struct arena *arena, const struct placed *list, size_t count, struct calibration *c)
{
    enum { BANDS = 10 };
    c->bands = ARENA_LIST(arena, struct calibration_band, BANDS);
    c->band_count = 0;
    for (size_t i = 0; i < count;) {
        size_t end = (c->band_count + 1) * count / BANDS;
        struct calibration_band band = {INFINITY, 0, 0};
        for (; i < count && (i < end || (i && list[i].margin == list[i - 1].margin) || c->band_count + 1 == BANDS);
             i++) {
            band.cases += 1;
            band.bads += (double)list[i].bad;
            band.upto = list[i].margin;
        }
        if (band.cases > 0)
            c->bands[c->band_count++] = band;
        else
            break;
    }
    if (c->band_count)
        c->bands[c->band_count - 1].upto = INFINITY;
}

/* Steps of pool-adjacent-violators become points at their mean margins; half a case each way keeps log odds finite. */
static void set_isotonic(struct arena *arena, const struct placed *list, size_t count, struct calibration *c)
{
    double *value = ARENA_LIST(arena, double, count), *weight = ARENA_LIST(arena, double, count);
    double *fitted = ARENA_LIST(arena, double, count);
    for (size_t i = 0; i < count; i++) {
        value[i] = (double)list[i].bad;
        weight[i] = 1;
    }
    isotonic_fit(arena, value, weight, count, true, fitted);
    c->margins = ARENA_LIST(arena, double, count);
    c->logits = ARENA_LIST(arena, double, count);
    c->step_count = 0;
    for (size_t i = 0, end; i < count; i = end) {
        double sum = 0, bads = 0;
        for (end = i; end < count && fitted[end] == fitted[i]; end++) {
            sum += list[end].margin;
            bads += (double)list[end].bad;
        }
        double n = (double)(end - i), middle = sum / n;
        if (c->step_count && middle <= c->margins[c->step_count - 1])
            continue;
        c->margins[c->step_count] = middle;
        c->logits[c->step_count++] = log((bads + 0.5) / (n - bads + 0.5));
    }
}

/* The shift in log odds that makes the mean PD of these cases the central tendency. */
static double tendency_shift(const struct model *model, const double *margin, size_t count, double tendency)
{
    double low = -20, high = 20;
    for (int step = 0; step < 100; step++) {
        struct model shifted = *model;
        double sum = 0;
        shifted.calibration.shift = (low + high) / 2;
        for (size_t i = 0; i < count; i++)
            sum += model_pd(&shifted, margin[i]);
        *(sum / (double)count < tendency ? &low : &high) = shifted.calibration.shift;
    }
    return (low + high) / 2;
}

void calibrate(struct arena *arena, const double *margin, const int64_t *bad, size_t count,
               const struct train_options *options, struct model *model)
{
    struct calibration *c = &model->calibration;
    const struct placed *list = sorted_margins(arena, margin, bad, count);
    struct logit_penalty penalty = {.ridge = 0.01};
    *c = (struct calibration){.method = options->calibration, .slope = 1, .central_tendency = NAN};
    if (c->method == CALIBRATE_PLATT) {
        c->intercept = logit_fit_penalised(arena, margin, bad, NULL, count, 1, &penalty, &c->slope);
        if (!(c->slope > 0)) { /* margins that say nothing: everybody gets the bad rate */
            c->slope = 1e-6;
        }
    }
    if (c->method == CALIBRATE_ISOTONIC)
        set_isotonic(arena, list, count, c);
    set_bands(arena, list, count, c);
    if (options->central_tendency > 0) {
        c->central_tendency = options->central_tendency;
        c->shift = tendency_shift(model, margin, count, options->central_tendency);
    }
}

/* --- cross-validation
 * ------------------------------------------------------------------------------------------------------ */

static const struct error *test_fold(struct arena *arena, const struct sample *sample, const size_t *fold, size_t which,
                                     const struct train_options *options, struct validation *v)
{
    struct arena *scratch = arena_new(), *row_arena = arena_new();
    size_t rows = sample->frame->rows, in = 0;
    size_t *inside = ARENA_LIST(scratch, size_t, rows + 1);
    struct model model;
    for (size_t i = 0; i < rows; i++)
        if (fold[i] != which)
            inside[in++] = i;
    const struct error *error = fit(scratch, sample, inside, in, options, &model);
    int *index = ARENA_LIST(scratch, int, sample->field_count + 1);
    double *values = ARENA_LIST(scratch, double, sample->field_count + 1);
    if (!error)
        error = model_bind(scratch, &model, sample->frame, index);
    for (size_t i = 0; !error && i < rows; i++) {
        struct model_score score;
        if (fold[i] != which)
            continue;
        model_row(&model, sample->frame, index, i, values);
        model_score(row_arena, &model, values, false, &score);
        arena_reset(row_arena);
        v->rows[v->count] = i;
        v->margin[v->count] = score.margin;
        v->bad[v->count] = sample->bad[i];
        v->fold[v->count++] = which;
    }
    error = error ? error_copy(arena, error) : NULL;
    arena_free(row_arena);
    arena_free(scratch);
    return error;
}

static void measure_fold(const struct validation *v, size_t start, struct fold_result *result)
{
    struct arena *scratch = arena_new();
    size_t count = v->count - start;
    double *safe = ARENA_LIST(scratch, double, count + 1);
    *result = (struct fold_result){.rows = count, .auc = NAN, .ks = NAN};
    for (size_t i = 0; i < count; i++) {
        safe[i] = -v->margin[start + i];
        result->bads += (size_t)v->bad[start + i];
    }
    if (result->bads && result->bads < count) {
        struct rank_metrics m = rank_metrics_compute(scratch, safe, v->bad + start, count);
        result->auc = m.auc;
        result->ks = m.ks;
    }
    arena_free(scratch);
}

static void sum_up(struct validation *v)
{
    double sum = 0, squares = 0;
    for (size_t f = 0; f < v->fold_count; f++)
        sum += v->folds[f].auc;
    v->mean_auc = sum / (double)v->fold_count;
    for (size_t f = 0; f < v->fold_count; f++)
        squares += pow(v->folds[f].auc - v->mean_auc, 2);
    v->auc_deviation = v->fold_count > 1 ? sqrt(squares / (double)(v->fold_count - 1)) : NAN;
}

static void validation_room(struct arena *arena, size_t rows, size_t folds, struct validation *v)
{
    *v = (struct validation){.rows = ARENA_LIST(arena, size_t, rows + 1),
                             .margin = ARENA_LIST(arena, double, rows + 1),
                             .pd = ARENA_LIST(arena, double, rows + 1),
                             .bad = ARENA_LIST(arena, int64_t, rows + 1),
                             .fold = ARENA_LIST(arena, size_t, rows + 1),
                             .folds = ARENA_LIST(arena, struct fold_result, folds)};
}

static const struct error *by_folds(struct arena *arena, const struct sample *sample,
                                    const struct train_options *options, struct validation *v)
{
    size_t folds = options->folds ? options->folds : 5, rows = sample->frame->rows;
    size_t *fold = ARENA_LIST(arena, size_t, rows + 1);
    sample_folds(arena, sample, folds, options->seed, fold);
    validation_room(arena, rows, folds, v);
    for (size_t f = 0; f < folds; f++) {
        size_t start = v->count;
        if (!go_on(options, 0.8 * (double)f / (double)folds, "validate"))
            return error_make(arena, ERROR_JOB_CANCELLED);
        TRY(test_fold(arena, sample, fold, f, options, v));
        measure_fold(v, start, &v->folds[v->fold_count++]);
    }
    sum_up(v);
    struct model model = {.calibration = {.slope = 1}};
    calibrate(arena, v->margin, v->bad, v->count, options, &model);
    for (size_t i = 0; i < v->count; i++)
        v->pd[i] = model_pd(&model, v->margin[i]);
    return NULL;
}

/* The later cases are tested with a model, and a calibration, that saw the earlier ones only. */
static const struct error *by_time(struct arena *arena, const struct sample *sample,
                                   const struct train_options *options, struct validation *v)
{
    size_t rows = sample->frame->rows, in = 0;
    size_t *fold = ARENA_LIST(arena, size_t, rows + 1), *inside = ARENA_LIST(arena, size_t, rows + 1);
    if (isnan(options->test_from))
        sample_out_of_time(arena, sample, options->out_of_time_share, fold);
    else
        sample_from(sample, options->test_from, fold);
    struct sample early = *sample;
    struct train_options inner = *options;
    struct validation early_validation;
    for (size_t i = 0; i < rows; i++)
        if (!fold[i])
            inside[in++] = i;
    early.frame = frame_rows(arena, sample->frame, inside, in);
    early.bad = rows_bad(arena, sample, inside, in);
    early.weight = rows_weight(arena, sample, inside, in);
    early.bads = 0;
    for (size_t i = 0; i < in; i++)
        early.bads += (size_t)early.bad[i];
    if (early.bads < 10 || in - early.bads < 10 || in == rows || sample->bads == early.bads)
        return error_make(
            arena, ERROR_LEARN_TOO_FEW, .field = "time",
            .arguments = {arena_format(arena, "%zu", in - early.bads), arena_format(arena, "%zu", early.bads), "10"});
    TRY(by_folds(arena, &early, &inner, &early_validation));
    struct model model = {.calibration = {.slope = 1}};
    calibrate(arena, early_validation.margin, early_validation.bad, early_validation.count, options, &model);
    validation_room(arena, rows, 1, v);
    v->out_of_time = true;
    TRY(test_fold(arena, sample, fold, 1, options, v));
    measure_fold(v, 0, &v->folds[v->fold_count++]);
    sum_up(v);
    for (size_t i = 0; i < v->count; i++)
        v->pd[i] = model_pd(&model, v->margin[i]);
    return NULL;
}

const struct error *train_validate(struct arena *arena, const struct sample *sample,
                                   const struct train_options *options, struct validation *validation)
{
    if (!sample->field_count)
        return error_make(arena, ERROR_LEARN_NOTHING, .field = "target");
    if (sample->time >= 0 && (options->out_of_time_share > 0 || !isnan(options->test_from)))
        return by_time(arena, sample, options, validation);
    return by_folds(arena, sample, options, validation);
}

/* --- the model itself
 * -------------------------------------------------------------------------------------------------------- */

static int by_double(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Ten bands of the training scores, for the stability of later ones. */
static void set_reference(struct arena *arena, const double *points, size_t count, struct model *model)
{
    enum { BANDS = 10 };
    double *sorted = arena_copy(arena, points, count * sizeof(double));
    qsort(sorted, count, sizeof(double), by_double);
    model->score_borders = ARENA_LIST(arena, double, BANDS);
    model->border_count = 0;
    for (size_t b = 1; b < BANDS; b++) {
        double border = sorted[b * count / BANDS];
        if (border > sorted[0] && (!model->border_count || border > model->score_borders[model->border_count - 1]))
            model->score_borders[model->border_count++] = border;
    }
    model->score_shares = ARENA_LIST(arena, double, model->border_count + 1);
    for (size_t i = 0; i < count; i++)
        model->score_shares[model_score_band(model, points[i])] += 1 / (double)count;
}

const struct error *train_final(struct arena *arena, const struct sample *sample, const struct train_options *options,
                                const struct validation *validation, struct model *model)
{
    size_t rows = sample->frame->rows;
    size_t *all = ARENA_LIST(arena, size_t, rows + 1);
    for (size_t i = 0; i < rows; i++)
        all[i] = i;
    if (!go_on(options, 0.85, "fit"))
        return error_make(arena, ERROR_JOB_CANCELLED);
    TRY(fit(arena, sample, all, rows, options, model));
    if (options->kind == MODEL_TREES)
        for (size_t i = 0; i < model->count; i++)
            model->inputs[i].binned = field_bin(arena, sample, sample->fields[i], all, rows, options);
    calibrate(arena, validation->margin, validation->bad, validation->count, options, model);
    model->from.target = sample->frame->columns[sample->target].name;
    model->from.bad_value = sample->bad_value;
    model->from.rows = rows;
    model->from.bads = (double)sample->bads;
    model->from.seed = options->seed;
    double *points = ARENA_LIST(arena, double, rows + 1);
    TRY(model_score_frame(arena, model, sample->frame, NULL, NULL, points));
    set_reference(arena, points, rows, model);
    return NULL;
}

const struct error *model_score_frame(struct arena *arena, const struct model *model, const struct frame *frame,
                                      double *margin, double *pd, double *points)
{
    int *index = ARENA_LIST(arena, int, model->count + 1);
    double *values = ARENA_LIST(arena, double, model->count + 1);
    TRY(model_bind(arena, model, frame, index));
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < frame->rows; i++) {
        struct model_score score;
        model_row(model, frame, index, i, values);
        model_score(scratch, model, values, false, &score);
        arena_reset(scratch);
        if (margin)
            margin[i] = score.margin;
        if (pd)
            pd[i] = score.pd;
        if (points)
            points[i] = score.points;
    }
    arena_free(scratch);
    return NULL;
}

void sample_apply_findings(struct sample *sample, const struct findings *findings, struct name_set keep)
{
    size_t kept = 0;
    for (size_t f = 0; f < findings->count && sample->group < 0; f++)
        if (!strcmp(findings->items[f].kind, "same_subject"))
            sample->group = findings->items[f].column;
    for (size_t i = 0; i < sample->field_count; i++) {
        bool out = false;
        for (size_t f = 0; f < findings->count; f++)
            out = out ||
                  (findings->items[f].column == (int)sample->fields[i] && findings->items[f].level <= FINDING_UNFIT);
        if (!out || name_in(keep, sample->frame->columns[sample->fields[i]].name))
            sample->fields[kept++] = sample->fields[i];
    }
    sample->field_count = kept;
}
