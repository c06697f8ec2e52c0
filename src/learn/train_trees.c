#include "learn/train_parts.h"

#include "quant/random.h"

#include <math.h>
#include <string.h>

enum { MANY_LEVELS = 20, ENCODING_FOLDS = 5 };
/* A level's log odds are pulled towards the mean by this many cases. */
static const double ENCODING_PRIOR = 10;

struct level_tally {
    double cases, bads;
};

static double encoded(struct level_tally tally, double mean)
{
    double p = (tally.bads + ENCODING_PRIOR * mean) / (tally.cases + ENCODING_PRIOR);
    return log(p / (1 - p));
}

/* Encodes the levels of INPUT by the rows and writes the column into X. With many levels the training rows get the
 * encoding of the other folds, or rare levels would tell their own outcome. */
static void encode_levels(struct arena *arena, const struct sample *sample, size_t field, const size_t *rows,
                          size_t count, int64_t seed, struct model_input *input, float *x, size_t stride)
{
    size_t levels = input->level_count;
    struct level_tally *all = ARENA_LIST(arena, struct level_tally, levels + 1);
    struct level_tally *folds = ARENA_LIST(arena, struct level_tally, (levels + 1) * ENCODING_FOLDS);
    const double *values = sample->frame->columns[field].values;
    struct random random = random_from((uint64_t)seed, 7);
    unsigned char *fold = ARENA_LIST(arena, unsigned char, count + 1);
    double cases = 0, bads = 0;
    for (size_t i = 0; i < count; i++) {
        double weight = sample->weight ? sample->weight[rows[i]] : 1, bad = (double)sample->bad[rows[i]];
        fold[i] = (unsigned char)random_below(&random, ENCODING_FOLDS);
        cases += weight;
        bads += weight * bad;
        if (!(values[rows[i]] >= 0))
            continue;
        size_t level = (size_t)values[rows[i]];
        struct level_tally *parts[] = {&all[level], &folds[fold[i] * (levels + 1) + level]};
        for (int k = 0; k < 2; k++) {
            parts[k]->cases += weight;
            parts[k]->bads += weight * bad;
        }
    }
    input->encoding = ARENA_LIST(arena, double, levels + 1);
    for (size_t level = 0; level < levels; level++)
        input->encoding[level] = encoded(all[level], bads / cases);
    for (size_t i = 0; i < count; i++) {
        double value = values[rows[i]];
        if (!(value >= 0)) {
            x[i * stride] = NAN;
            continue;
        }
        struct level_tally other = all[(size_t)value], own = folds[fold[i] * (levels + 1) + (size_t)value];
        other.cases -= own.cases;
        other.bads -= own.bads;
        x[i * stride] = (float)(levels > MANY_LEVELS ? encoded(other, bads / cases) : input->encoding[(size_t)value]);
    }
}

static struct forest_data tree_data(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count,
                                    const struct train_options *options, struct model *model)
{
    size_t features = sample->field_count;
    float *x = ARENA_LIST(arena, float, count *features + 1), *bad = ARENA_LIST(arena, float, count + 1);
    float *weight = sample->weight ? ARENA_LIST(arena, float, count + 1) : NULL;
    for (size_t j = 0; j < features; j++) {
        size_t field = sample->fields[j];
        if (model->inputs[j].kind == COLUMN_CATEGORY) {
            encode_levels(arena, sample, field, rows, count, options->seed + (int64_t)j, &model->inputs[j], x + j,
                          features);
            continue;
        }
        for (size_t i = 0; i < count; i++)
            x[i * features + j] = (float)sample->frame->columns[field].values[rows[i]];
    }
    for (size_t i = 0; i < count; i++) {
        bad[i] = (float)sample->bad[rows[i]];
        if (weight)
            weight[i] = (float)sample->weight[rows[i]];
    }
    return (struct forest_data){x, bad, weight, count, features};
}

static int *monotone_signs(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count,
                           const struct train_options *options, struct model *model)
{
    int *signs = ARENA_LIST(arena, int, model->count + 1);
    bool any = false;
    for (size_t i = 0; i < model->count; i++) {
        const char *name = model->inputs[i].name;
        if (name_in(options->rising, name))
            signs[i] = 1;
        else if (name_in(options->falling, name))
            signs[i] = -1;
        else if (options->monotone_auto && model->inputs[i].kind == COLUMN_CATEGORY)
            signs[i] = 1; /* encoded by its own bad rate */
        else if (options->monotone_auto) {
            struct binned binned = field_bin(arena, sample, sample->fields[i], rows, count, options);
            signs[i] = binned.ordinary < 2 || binned.iv < 0.02 ? 0
                       : binned.trend == TREND_RISING          ? 1
                       : binned.trend == TREND_FALLING         ? -1
                                                               : 0;
        }
        model->inputs[i].monotone = signs[i];
        any = any || signs[i];
    }
    return any ? signs : NULL;
}

/* --- how many rounds, how deep
 * -------------------------------------------------------------------------------------------- */

struct rounds_search {
    const struct forest_data *data; /* of the tested part */
    double *loss;                   /* one a round, summed over parts */
    const struct train_options *options;
    size_t done, all;
    size_t best;
    double best_loss;
    size_t patience;
    bool stopped, cancelled;
};

static void look_loss(void *context, size_t round, const float *margins)
{
    struct rounds_search *s = context;
    double sum = 0;
    for (size_t i = 0; i < s->data->rows; i++) {
        double margin = (double)margins[i];
        double weight = s->data->weight ? (double)s->data->weight[i] : 1;
        sum += weight *
               ((margin > 0 ? margin + log1p(exp(-margin)) : log1p(exp(margin))) - (double)s->data->bad[i] * margin);
    }
    s->loss[round] += sum;
    if (sum < s->best_loss) {
        s->best_loss = sum;
        s->best = round;
    }
}

static bool search_progress(void *context, size_t round, size_t rounds)
{
    struct rounds_search *s = context;
    (void)rounds;
    if (s->options->progress && round % 16 == 0 && !s->options->progress(s->options->context, -1, "trees")) {
        s->cancelled = true;
        return false;
    }
    s->stopped = round > s->best + s->patience;
    return !s->stopped;
}

static bool final_progress(void *context, size_t round, size_t rounds)
{
    const struct train_options *options = context;
    (void)rounds;
    return round % 16 || !options->progress || options->progress(options->context, -1, "trees");
}

static struct forest_options forest_defaults(const struct train_options *options)
{
    struct forest_options f = {.rounds = options->rounds,
                               .depth = options->depth,
                               .rate = options->rate > 0 ? options->rate : 0.03,
                               .row_share = 0.7,
                               .column_share = 0.5,
                               .least_child_weight = 1,
                               .ridge = 1,
                               .trees_a_round = 1, /* while tuning: the best number of rounds is the same */
                               .seed = options->seed,
                               .threads = options->threads};
    return f;
}

/* Of small samples four trees a round, grown side by side, take out much of the chance in which rows and fields each
 * tree saw; large ones do not need it. */
enum { MOST_ROUNDS = 2000, PARTS = 3, SMALL_SAMPLE = 60000 };

/* One setting over all parts: the loss of its best common number of rounds. */
static const struct error *try_setting(struct arena *arena, const struct sample *sample, const size_t *rows,
                                       size_t count, const size_t *part, const struct train_options *options,
                                       struct forest_options *setting, double *loss)
{
    double *sums = ARENA_LIST(arena, double, MOST_ROUNDS);
    size_t reached = MOST_ROUNDS;
    for (size_t p = 0; p < PARTS; p++) {
        struct arena *scratch = arena_new();
        struct model model;
        size_t *inside = ARENA_LIST(scratch, size_t, count), *outside = ARENA_LIST(scratch, size_t, count);
        size_t in = 0, out = 0;
        for (size_t i = 0; i < count; i++)
            *(part[i] == p ? &outside[out++] : &inside[in++]) = rows[i];
        model_begin(scratch, sample, options, &model);
        struct forest_data data = tree_data(scratch, sample, inside, in, options, &model);
        float *x = ARENA_LIST(scratch, float, out *data.features + 1), *bad = ARENA_LIST(scratch, float, out + 1);
        float *weight = sample->weight ? ARENA_LIST(scratch, float, out + 1) : NULL;
        for (size_t i = 0; i < out; i++) {
            bad[i] = (float)sample->bad[outside[i]];
            if (weight)
                weight[i] = (float)sample->weight[outside[i]];
            for (size_t j = 0; j < data.features; j++) {
                double value = sample->frame->columns[sample->fields[j]].values[outside[i]];
                x[i * data.features + j] = model.inputs[j].kind != COLUMN_CATEGORY ? (float)value
                                           : value >= 0 ? (float)model.inputs[j].encoding[(size_t)value]
                                                        : NAN;
            }
        }
        struct forest_data tested = {x, bad, weight, out, data.features};
        struct rounds_search search = {
            .data = &tested, .loss = sums, .options = options, .best_loss = INFINITY, .patience = 60};
        struct forest_watch watch = {&tested, look_loss, search_progress, &search};
        struct forest_options f = *setting;
        f.rounds = MOST_ROUNDS;
        f.monotone = monotone_signs(scratch, sample, inside, in, options, &model);
        const struct error *error = forest_train(scratch, &data, &f, &watch, NULL);
        if (error && !search.stopped) {
            error = error_copy(arena, error);
            arena_free(scratch);
            return error;
        }
        size_t rounds = search.best + search.patience;
        if (rounds < reached)
            reached = rounds;
        arena_free(scratch);
    }
    *loss = INFINITY;
    for (size_t r = 0; r < reached; r++)
        if (sums[r] < *loss) {
            *loss = sums[r];
            setting->rounds = r + 1;
        }
    return NULL;
}

/* Depths are tried on three parts of the training cases by log loss; the trees then grow on all of them. */
static const struct error *tune(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count,
                                const struct train_options *options, struct forest_options *forest)
{
    static const size_t depths[] = {3, 5};
    double best = INFINITY, loss = INFINITY;
    struct forest_options found = *forest;
    size_t *part = ARENA_LIST(arena, size_t, count + 1);
    struct sample inner = *sample;
    inner.frame = frame_rows(arena, sample->frame, rows, count);
    inner.bad = rows_bad(arena, sample, rows, count);
    sample_folds(arena, &inner, PARTS, options->seed + 1000, part);
    for (size_t i = 0; i < sizeof(depths) / sizeof(depths[0]); i++) {
        struct forest_options setting = *forest;
        if (forest->depth && i)
            break;
        setting.depth = forest->depth ? forest->depth : depths[i];
        TRY(try_setting(arena, sample, rows, count, part, options, &setting, &loss));
        if (loss < best) {
            best = loss;
            found = setting;
        }
    }
    *forest = found;
    return NULL;
}

const struct error *trees_fit(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count,
                              const struct train_options *options, struct model *model)
{
    struct forest_options forest = forest_defaults(options);
    if (!forest.rounds || !forest.depth)
        TRY(tune(arena, sample, rows, count, options, &forest));
    forest.trees_a_round = options->trees_a_round ? options->trees_a_round : count < SMALL_SAMPLE ? 4 : 1;
    if (options->rounds)
        forest.rounds = options->rounds;
    else if (forest.trees_a_round > 1) /* rounds of several trees overfit later than those of one */
        forest.rounds += forest.rounds / 2;
    model_begin(arena, sample, options, model);
    struct forest_data data = tree_data(arena, sample, rows, count, options, model);
    forest.monotone = monotone_signs(arena, sample, rows, count, options, model);
    struct forest_watch watch = {.progress = final_progress, .context = (void *)options};
    return forest_train(arena, &data, &forest, &watch, &model->forest);
}
