/* A whole training: models on parts of the texts for the calibration, then the one on all of them. */
#include "learn/text_parts.h"

#include "quant/logit.h"
#include "quant/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDS = 5, ALL_FOLDS_BELOW = 3000, MANY_TEXTS = 2000 };
static const double KNOWN_TAIL = 0.01; /* share of the seen kind of texts that is refused for being too little known */

struct out_of_fold {
    float *scores;  /* texts x classes */
    double *traits; /* texts x 3 */
    int64_t *right;
    int *labels;
    size_t count;
};

void text_traits(const struct text_model *model, const float *scores, double known, double traits[3], size_t *best)
{
    double sum = 0;
    float first = -INFINITY, second = -INFINITY;
    for (size_t c = 0; c < model->class_count; c++) {
        if (scores[c] > first) {
            second = first;
            first = scores[c];
            *best = c;
        } else if (scores[c] > second) {
            second = scores[c];
        }
    }
    for (size_t c = 0; c < model->class_count; c++)
        sum += exp(scores[c] - first);
    traits[0] = -log(sum);
    traits[1] = fmin(first - second, 20);
    traits[2] = known;
}

double text_sureness(const struct text_model *model, const double traits[3])
{
    double odds = model->sure_constant + model->sure_share * traits[0] + model->sure_lead * traits[1] +
                  model->sure_known * traits[2];
    return 1 / (1 + exp(-odds)) * fmin(1, traits[2] / model->least_known);
}

static double shares_loss(const struct out_of_fold *o, size_t classes, double sharpness)
{
    double loss = 0;
    for (size_t i = 0; i < o->count; i++) {
        const float *s = o->scores + i * classes;
        double most = -INFINITY, sum = 0;
        for (size_t c = 0; c < classes; c++)
            most = fmax(most, s[c]);
        for (size_t c = 0; c < classes; c++)
            sum += exp(sharpness * (s[c] - most));
        loss += log(sum) - sharpness * (s[o->labels[i]] - most);
    }
    return loss;
}

/* Golden section: the loss is convex in the sharpness. */
static double sharpness_find(const struct out_of_fold *o, size_t classes)
{
    const double golden = 0.6180339887498949;
    double low = 0.05, high = 3;
    for (int i = 0; i < 20; i++) {
        double a = high - golden * (high - low), b = low + golden * (high - low);
        if (shares_loss(o, classes, a) < shares_loss(o, classes, b))
            high = b;
        else
            low = a;
    }
    return (low + high) / 2;
}

static int number_order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void calibrate(struct arena *arena, const struct out_of_fold *o, struct text_model *model)
{
    double b[3] = {0}, right = 0, answered = 0, *known = ARENA_LIST(arena, double, o->count + 1);
    model->sure_constant = logit_fit_penalised(arena, o->traits, o->right, NULL, o->count, 3,
                                               &(struct logit_penalty){.ridge = 1, .nonnegative = true}, b);
    model->sure_share = b[0];
    model->sure_lead = b[1];
    model->sure_known = b[2];
    model->sharpness = sharpness_find(o, model->class_count);
    for (size_t i = 0; i < o->count; i++)
        known[i] = o->traits[3 * i + 2];
    qsort(known, o->count, sizeof(*known), number_order);
    model->least_known = fmax(known[(size_t)(KNOWN_TAIL * (double)o->count)], 0.05);
    for (size_t i = 0; i < o->count; i++) {
        right += (double)o->right[i];
        answered += text_sureness(model, o->traits + 3 * i) >= model->threshold;
    }
    model->accuracy = right / (double)o->count;
    model->coverage = answered / (double)o->count;
}

/* FOLD gets 0..FOLDS-1, every class spread evenly. */
static void folds_draw(struct arena *arena, const struct text_sample *sample, int64_t seed, size_t *fold)
{
    size_t *seen = ARENA_LIST(arena, size_t, sample->class_count + 1),
           *order = ARENA_LIST(arena, size_t, sample->count + 1);
    struct random random = random_from((uint64_t)seed, 77);
    for (size_t i = 0; i < sample->count; i++)
        order[i] = i;
    for (size_t i = sample->count; i-- > 1;) {
        size_t j = (size_t)random_below(&random, (int64_t)i + 1), swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
    for (size_t i = 0; i < sample->count; i++) {
        size_t label = (size_t)sample->labels[order[i]];
        fold[order[i]] = (seen[label]++ + label) % FOLDS;
    }
}

static void judge_fold(struct arena *arena, const struct text_model *model, const struct grams *grams, int label,
                       struct out_of_fold *o)
{
    struct text_vector x;
    size_t best = 0;
    text_vector(arena, model, grams, &x, NULL);
    text_scores(model, &x, o->scores + o->count * model->class_count);
    text_traits(model, o->scores + o->count * model->class_count, x.known, o->traits + 3 * o->count, &best);
    o->labels[o->count] = label;
    o->right[o->count++] = (int)best == label;
}

static const struct error *check_sample(struct arena *arena, const struct text_sample *sample)
{
    size_t *texts = ARENA_LIST(arena, size_t, sample->class_count + 1);
    for (size_t i = 0; i < sample->count; i++)
        texts[sample->labels[i]]++;
    for (size_t c = 0; c < sample->class_count; c++)
        if (texts[c] < 2)
            return error_make(arena, ERROR_LEARN_TEXTS, .value = sample->classes[c],
                              .arguments = {texts[c] ? "1" : "0"});
    if (sample->class_count < 2 || sample->class_count > TEXT_CLASSES_MOST)
        return error_make(arena, ERROR_LEARN_OPTION, .field = "target",
                          .value = arena_format(arena, "%zu", sample->class_count),
                          .arguments = {arena_format(arena, "2 to %d classes", TEXT_CLASSES_MOST)});
    return NULL;
}

static const struct error *train(struct arena *arena, struct arena *scratch, const struct text_sample *sample,
                                 const struct text_options *options, struct text_model *model)
{
    size_t folds = sample->count < ALL_FOLDS_BELOW ? FOLDS : 1, *fold = ARENA_LIST(scratch, size_t, sample->count);
    struct text_fit fits[FOLDS + 1];
    struct text_model models[FOLDS];
    struct grams *grams = ARENA_LIST(scratch, struct grams, sample->count);
    for (size_t i = 0; i < sample->count; i++)
        text_grams(scratch, sample->texts[i], grams + i);
    folds_draw(scratch, sample, options->seed, fold);
    for (size_t f = 0; f <= folds; f++) {
        size_t *rows = ARENA_LIST(scratch, size_t, sample->count);
        fits[f] = (struct text_fit){grams, sample->labels, rows, 0, f ? models + f - 1 : model, f ? scratch : arena};
        for (size_t i = 0; i < sample->count; i++)
            if (!f || fold[i] != f - 1 || (sample->taught && sample->taught[i]))
                rows[fits[f].count++] = i;
        *fits[f].model = *model;
    }
    TRY(text_fit_all(fits, folds + 1, options));
    struct out_of_fold o = {ARENA_LIST(scratch, float, sample->count * model->class_count),
                            ARENA_LIST(scratch, double, sample->count * 3), ARENA_LIST(scratch, int64_t, sample->count),
                            ARENA_LIST(scratch, int, sample->count), 0};
    for (size_t i = 0; i < sample->count; i++)
        if (fold[i] < folds && !(sample->taught && sample->taught[i]))
            judge_fold(scratch, models + fold[i], grams + i, sample->labels[i], &o);
    calibrate(scratch, &o, model);
    return NULL;
}

const struct error *text_train(struct arena *arena, const struct text_sample *sample, const struct text_options *asked,
                               struct text_model *model)
{
    struct text_options options = *asked;
    TRY(check_sample(arena, sample));
    if (!options.least_texts)
        options.least_texts = sample->count < MANY_TEXTS ? 1 : 2;
    *model = (struct text_model){.name = options.name,
                                 .seed = options.seed,
                                 .classes = sample->classes,
                                 .class_count = sample->class_count,
                                 .stride = (sample->class_count + TEXT_STEP - 1) / TEXT_STEP * TEXT_STEP,
                                 .threshold = options.threshold > 0 ? options.threshold : 0.5};
    struct arena *scratch = arena_new();
    const struct error *error = train(arena, scratch, sample, &options, model);
    arena_free(scratch);
    return error ? error_make(arena, ERROR_JOB_CANCELLED) : NULL;
}
