/* Fitting the wide and the deep model, several models at once when there are threads for them. */
#include "learn/text_parts.h"

#include "quant/random.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

static const float HIDDEN = 0.3F; /* share of a text, and of the inner numbers, that is hidden in a pass */
static const float WIDE_RATE = 0.05F, WIDE_CONSTANT_RATE = 0.001F, DEEP_RATE = 0.02F, FIRST_SQUARE = 1e-2F;
enum { WIDE_STEPS = 130000, DEEP_STEPS = 90000, WIDE_LEAST = 12, DEEP_LEAST = 8, PASSES_MOST = 60, THREADS_MOST = 16 };

struct matrix {
    struct text_vector *rows;
    int *labels;
    size_t count, features, classes, stride;
};

/* How one half of a model is fitted: its numbers, and the sums of squared gradients beside them. */
struct layer {
    float *weights, *squares;
};

struct task {
    struct text_fit *fit;
    struct matrix matrix;
    struct arena *arena;
    struct layer wide, deep, top;
    float *constants, *inner_constants, *top_constants;
};

struct work {
    struct task *tasks;
    size_t count; /* two halves each */
    const struct text_options *options;
    atomic_size_t next, passes;
    size_t all_passes;
    atomic_bool cancelled;
};

static struct layer layer_new(struct arena *arena, size_t size, float square)
{
    struct layer layer = {ARENA_LIST(arena, float, size + 1), ARENA_LIST(arena, float, size + 1)};
    for (size_t i = 0; i < size; i++)
        layer.squares[i] = square;
    return layer;
}

static int passes_of(size_t count, int steps, int least)
{
    int passes = (int)((size_t)steps / (count + 1));
    return passes < least ? least : passes > PASSES_MOST ? PASSES_MOST : passes;
}

static void shuffle(struct random *random, uint32_t *order, size_t count)
{
    for (size_t i = count; i-- > 1;) {
        size_t j = (size_t)random_below(random, (int64_t)i + 1);
        uint32_t swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
}

/* What is left of a text when a part of it is hidden, the rest made up for it. */
static size_t part_of(struct random *random, const struct text_vector *x, struct text_value *kept)
{
    size_t count = 0;
    uint64_t bits = 0;
    for (size_t i = 0; i < x->count; i++) {
        bits = i & 3 ? bits >> 16 : random_next(random);
        if ((float)(bits & 0xffff) >= HIDDEN * 65536) {
            kept[count] = x->values[i];
            kept[count++].value /= 1 - HIDDEN;
        }
    }
    return count;
}

/* Shares less the truth: the gradient of the log loss by the scores. */
static void softmax_gradient(float *z, size_t classes, size_t stride, int label)
{
    float most = z[0], sum = 0;
    for (size_t k = 1; k < classes; k++)
        most = fmaxf(most, z[k]);
    for (size_t k = 0; k < classes; k++)
        sum += z[k] = expf(z[k] - most);
    for (size_t k = 0; k < classes; k++)
        z[k] /= sum;
    for (size_t k = classes; k < stride; k++)
        z[k] = 0;
    z[label] -= 1;
}

static void step(float *restrict weights, float *restrict squares, const float *restrict by, float factor, float rate,
                 size_t count)
{
    for (size_t k = 0; k < count; k++) {
        float gradient = factor * by[k];
        squares[k] += gradient * gradient;
        weights[k] -= rate * gradient / sqrtf(squares[k]);
    }
}

static void add(float *restrict to, const float *restrict from, float factor, size_t count)
{
    for (size_t k = 0; k < count; k++)
        to[k] += factor * from[k];
}

static float dot(const float *restrict a, const float *restrict b, size_t count) /* COUNT: a multiple of 16 */
{
    float lanes[16] = {0}, sum = 0;
    for (size_t k = 0; k < count; k += 16)
        for (size_t i = 0; i < 16; i++)
            lanes[i] += a[k + i] * b[k + i];
    for (size_t i = 0; i < 16; i++)
        sum += lanes[i];
    return sum;
}

static void wide_text(struct task *t, const struct text_value *x, size_t count, int label)
{
    const struct matrix *m = &t->matrix;
    float z[TEXT_CLASSES_MOST];
    memcpy(z, t->constants, m->stride * sizeof(*z));
    for (size_t i = 0; i < count; i++)
        add(z, t->wide.weights + x[i].feature * m->stride, x[i].value, m->stride);
    softmax_gradient(z, m->classes, m->stride, label);
    for (size_t i = 0; i < count; i++) {
        size_t at = x[i].feature * m->stride;
        step(t->wide.weights + at, t->wide.squares + at, z, x[i].value, WIDE_RATE, m->stride);
    }
    add(t->constants, z, -WIDE_CONSTANT_RATE, m->stride);
}

static void deep_text(struct task *t, struct random *random, const struct text_value *x, size_t count, int label)
{
    const struct matrix *m = &t->matrix;
    float z[TEXT_CLASSES_MOST], inner[TEXT_DEPTH], back[TEXT_DEPTH];
    memcpy(inner, t->inner_constants, sizeof(inner));
    memcpy(z, t->top_constants, m->stride * sizeof(*z));
    for (size_t i = 0; i < count; i++)
        add(inner, t->deep.weights + x[i].feature * TEXT_DEPTH, x[i].value, TEXT_DEPTH);
    for (size_t d = 0; d < TEXT_DEPTH; d++) {
        inner[d] = inner[d] > 0 && random_unit(random) >= HIDDEN ? inner[d] / (1 - HIDDEN) : 0;
        if (inner[d] > 0)
            add(z, t->top.weights + d * m->stride, inner[d], m->stride);
    }
    softmax_gradient(z, m->classes, m->stride, label);
    for (size_t d = 0; d < TEXT_DEPTH; d++) {
        float *top = t->top.weights + d * m->stride;
        back[d] = inner[d] > 0 ? dot(top, z, m->stride) / (1 - HIDDEN) : 0;
        if (inner[d] > 0)
            step(top, t->top.squares + d * m->stride, z, inner[d], DEEP_RATE, m->stride);
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = x[i].feature * TEXT_DEPTH;
        step(t->deep.weights + at, t->deep.squares + at, back, x[i].value, DEEP_RATE, TEXT_DEPTH);
    }
    add(t->inner_constants, back, -DEEP_RATE, TEXT_DEPTH);
    add(t->top_constants, z, -DEEP_RATE, m->stride);
}

/* Once a pass, from the caller's own thread only. */
static void half_tell(struct work *work)
{
    const struct text_options *options = work->options;
    if (options->progress &&
        !options->progress(options->context, (double)atomic_load(&work->passes) / (double)work->all_passes))
        atomic_store(&work->cancelled, true);
}

static void half_fit(struct task *t, bool deep, struct work *work, bool reports)
{
    const struct matrix *m = &t->matrix;
    struct arena *arena = arena_new();
    struct random random = random_from((uint64_t)work->options->seed, deep ? 2 : 1);
    uint32_t *order = ARENA_LIST(arena, uint32_t, m->count + 1);
    size_t longest = 0;
    int passes = deep ? passes_of(m->count, DEEP_STEPS, DEEP_LEAST) : passes_of(m->count, WIDE_STEPS, WIDE_LEAST);
    for (size_t i = 0; i < m->count; i++) {
        order[i] = (uint32_t)i;
        longest = m->rows[i].count > longest ? m->rows[i].count : longest;
    }
    struct text_value *kept = ARENA_LIST(arena, struct text_value, longest + 1);
    for (size_t i = 0; deep && i < m->features * TEXT_DEPTH; i++)
        t->deep.weights[i] = (float)random_between(&random, -0.3, 0.3);
    for (size_t i = 0; deep && i < TEXT_DEPTH * m->stride; i++)
        t->top.weights[i] = (float)random_between(&random, -0.1, 0.1);
    for (int pass = 0; pass < passes && !atomic_load(&work->cancelled); pass++) {
        shuffle(&random, order, m->count);
        for (size_t i = 0; i < m->count; i++) {
            size_t count = part_of(&random, m->rows + order[i], kept);
            if (deep)
                deep_text(t, &random, kept, count, m->labels[order[i]]);
            else
                wide_text(t, kept, count, m->labels[order[i]]);
        }
        atomic_fetch_add(&work->passes, 1);
        if (reports)
            half_tell(work);
    }
    arena_free(arena);
}

static void halves_fit(struct work *work, bool reports)
{
    for (size_t i; (i = atomic_fetch_add(&work->next, 1)) < 2 * work->count;)
        half_fit(work->tasks + i / 2, i % 2 == 0, work, reports);
}

static void *halves_thread(void *work)
{
    halves_fit(work, false);
    return NULL;
}

/* --- small weights
 * ------------------------------------------------------------------------------------------------------------- */

/* The largest of a column becomes 127. */
static void quantise(const float *from, size_t rows, size_t columns, size_t row, size_t offset,
                     struct text_model *model)
{
    for (size_t k = 0; k < columns; k++) {
        float most = 0;
        for (size_t f = 0; f < rows; f++)
            most = fmaxf(most, fabsf(from[f * columns + k]));
        model->scales[offset + k] = most > 0 ? most / 127 : 1;
        for (size_t f = 0; f < rows; f++)
            model->weights[f * row + offset + k] = (int8_t)lrintf(from[f * columns + k] / model->scales[offset + k]);
    }
}

static void task_begin(struct task *t, const struct text_options *options)
{
    struct text_fit *fit = t->fit;
    struct text_model *model = fit->model;
    struct matrix *m = &t->matrix;
    t->arena = arena_new();
    text_vocabulary(fit->arena, fit->grams, fit->rows, fit->count, options->least_texts, model);
    *m = (struct matrix){ARENA_LIST(t->arena, struct text_vector, fit->count + 1),
                         ARENA_LIST(t->arena, int, fit->count + 1),
                         fit->count,
                         model->feature_count,
                         model->class_count,
                         model->stride};
    for (size_t i = 0; i < fit->count; i++) {
        text_vector(t->arena, model, fit->grams + fit->rows[i], m->rows + i, NULL);
        m->labels[i] = fit->labels[fit->rows[i]];
    }
    t->wide = layer_new(t->arena, m->features * m->stride, FIRST_SQUARE);
    t->deep = layer_new(t->arena, m->features * TEXT_DEPTH, FIRST_SQUARE / 1000);
    t->top = layer_new(t->arena, TEXT_DEPTH * m->stride, FIRST_SQUARE / 100);
    t->constants = ARENA_LIST(fit->arena, float, m->stride);
    t->inner_constants = ARENA_LIST(fit->arena, float, TEXT_DEPTH);
    t->top_constants = ARENA_LIST(fit->arena, float, m->stride);
}

static void task_end(struct task *t)
{
    struct text_model *model = t->fit->model;
    const struct matrix *m = &t->matrix;
    size_t row = m->stride + TEXT_DEPTH;
    model->weights = arena_take(t->fit->arena, (m->features + 1) * row);
    model->scales = ARENA_LIST(t->fit->arena, float, row);
    quantise(t->wide.weights, m->features, m->stride, row, 0, model);
    quantise(t->deep.weights, m->features, TEXT_DEPTH, row, m->stride, model);
    model->wide_constants = t->constants;
    model->deep_constants = t->inner_constants;
    model->top_constants = t->top_constants;
    model->top = arena_copy(t->fit->arena, t->top.weights, TEXT_DEPTH * m->stride * sizeof(float));
}

const struct error *text_fit_all(struct text_fit *fits, size_t count, const struct text_options *options)
{
    struct arena *arena = arena_new();
    struct work work = {.tasks = ARENA_LIST(arena, struct task, count + 1), .count = count, .options = options};
    pthread_t threads[THREADS_MOST];
    int running = 0, wanted = options->threads > THREADS_MOST ? THREADS_MOST : options->threads;
    for (size_t i = 0; i < count; i++) {
        work.tasks[i].fit = fits + i;
        task_begin(work.tasks + i, options);
        work.all_passes += (size_t)(passes_of(fits[i].count, DEEP_STEPS, DEEP_LEAST) +
                                    passes_of(fits[i].count, WIDE_STEPS, WIDE_LEAST));
    }
    while (running + 1 < wanted && !pthread_create(threads + running, NULL, halves_thread, &work))
        running++;
    halves_fit(&work, true);
    while (running)
        pthread_join(threads[--running], NULL);
    for (size_t i = 0; i < count; i++) {
        if (!atomic_load(&work.cancelled))
            task_end(work.tasks + i);
        arena_free(work.tasks[i].arena);
    }
    arena_free(arena);
    return atomic_load(&work.cancelled) ? error_make(fits->arena, ERROR_JOB_CANCELLED) : NULL;
}
