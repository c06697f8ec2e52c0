#include "learn/sample.h"

#include "base/buffer.h"
#include "base/text.h"
#include "learn/binning.h"
#include "quant/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LEAST_CASES = 10 };

bool name_in(struct name_set set, const char *name)
{
    for (size_t i = 0; i < set.count; i++)
        if (text_equal(set.names[i], name))
            return true;
    return false;
}

/* The values of the target column as texts, at most ROOM. */
static size_t outcome_values(struct arena *arena, const struct column *column, size_t rows, const char **texts,
                             double *values, size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < rows && count < room; i++) {
        bool known = isnan(column->values[i]);
        for (size_t k = 0; k < count && !known; k++)
            known = values[k] == column->values[i];
        if (known)
            continue;
        values[count] = column->values[i];
        texts[count++] = column_text(arena, column, column->values[i]);
    }
    return count;
}

static const char *guess_bad(const char *const *texts, const double *values, bool numbers)
{
    static const char *const words[] = {"1",         "bad",    "b",      "yes",      "y",    "true",
                                        "default",   "chgoff", "failed", "bankrupt", "loss", "charged off",
                                        "defaulted", "坏",     "违约",   "是",       "不良"};
    if (numbers) /* 0/1 and good 1 / bad 2 alike */
        return values[0] > values[1] ? texts[0] : texts[1];
    for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
        for (int i = 0; i < 2; i++)
            if (!strcasecmp(texts[i], words[w]))
                return texts[i];
    return NULL;
}

static const char *join(struct arena *arena, const char *const *texts, size_t count)
{
    struct buffer text = {.arena = arena};
    for (size_t i = 0; i < count; i++)
        buffer_format(&text, "%s%s", i ? ", " : "", texts[i]);
    return buffer_end(&text);
}

static const struct error *no_column(struct arena *arena, const struct frame *frame, const char *field,
                                     const char *name)
{
    const char **names = ARENA_LIST(arena, const char *, frame->count);
    for (size_t i = 0; i < frame->count; i++)
        names[i] = frame->columns[i].name;
    const char *nearest = text_nearest(name, names, frame->count),
               *list = join(arena, names, frame->count < 20 ? frame->count : 20);
    return error_make(arena, ERROR_LEARN_COLUMN, .field = field, .value = name,
                      .arguments = {nearest ? nearest
                                    : frame->count > 20
                                        ? arena_format(arena, "%s, …, %s", list, names[frame->count - 1])
                                        : list});
}

static const struct error *find_column(struct arena *arena, const struct frame *frame, const char *field,
                                       const char *name, int *index)
{
    *index = name ? frame_find(frame, name) : -1;
    return name && *index < 0 ? no_column(arena, frame, field, name) : NULL;
}

static const struct error *find_bad(struct arena *arena, const struct column *column, size_t rows,
                                    const struct sample_options *options, double *bad, struct sample *sample)
{
    const char *texts[13];
    double values[13];
    size_t count = outcome_values(arena, column, rows, texts, values, 13);
    const char *text = options->bad_value;
    if (!text && count == 2)
        text = guess_bad(texts, values, column->kind == COLUMN_NUMBER);
    for (size_t i = 0; text && i < count; i++)
        if (text_equal(texts[i], text)) {
            *bad = values[i];
            sample->bad_value = text;
            return count >= 2 ? NULL
                              : error_make(arena, ERROR_LEARN_OUTCOME, .field = "target", .value = column->name,
                                           .arguments = {join(arena, texts, count)});
        }
    return error_make(arena, ERROR_LEARN_OUTCOME, .field = "target", .value = column->name,
                      .arguments = {join(arena, texts, count)});
}

static const struct error *check_names(struct arena *arena, const struct frame *frame, const char *field,
                                       struct name_set set)
{
    for (size_t i = 0; i < set.count; i++)
        if (frame_find(frame, set.names[i]) < 0)
            return no_column(arena, frame, field, set.names[i]);
    return NULL;
}

static const struct error *read_weights(struct arena *arena, struct sample *sample, const char *name)
{
    int column;
    TRY(find_column(arena, sample->frame, "weight", name, &column));
    sample->weight = sample->frame->columns[column].values;
    for (size_t i = 0; i < sample->frame->rows; i++)
        if (!(sample->weight[i] > 0))
            return error_make(arena, ERROR_LEARN_OPTION, .field = "weight", .value = name,
                              .arguments = {"every weight must be above zero"});
    return NULL;
}

static void choose_fields(struct arena *arena, struct sample *sample, const struct sample_options *options)
{
    const struct frame *frame = sample->frame;
    sample->fields = ARENA_LIST(arena, size_t, frame->count + 1);
    for (size_t i = 0; i < frame->count; i++) {
        const char *name = frame->columns[i].name;
        bool special = (int)i == sample->target || (int)i == sample->group || text_equal(name, options->weight) ||
                       ((int)i == sample->time && !name_in(options->keep, name));
        if (!special && !name_in(options->drop, name))
            sample->fields[sample->field_count++] = i;
    }
}

const struct error *sample_make(struct arena *arena, const struct frame *frame, const struct sample_options *options,
                                struct sample *sample)
{
    double bad = 1;
    *sample = (struct sample){.frame = frame};
    TRY(find_column(arena, frame, "target", options->target, &sample->target));
    TRY(find_column(arena, frame, "time", options->time, &sample->time));
    TRY(find_column(arena, frame, "group", options->group, &sample->group));
    TRY(check_names(arena, frame, "drop", options->drop));
    TRY(check_names(arena, frame, "keep", options->keep));
    const struct column *target = &frame->columns[sample->target];
    TRY(find_bad(arena, target, frame->rows, options, &bad, sample));
    size_t *rows = ARENA_LIST(arena, size_t, frame->rows + 1), kept = 0;
    for (size_t i = 0; i < frame->rows; i++)
        if (!isnan(target->values[i]))
            rows[kept++] = i;
    sample->without_outcome = frame->rows - kept;
    if (kept < frame->rows)
        sample->frame = frame_rows(arena, frame, rows, kept);
    sample->bad = ARENA_LIST(arena, int64_t, kept + 1);
    for (size_t i = 0; i < kept; i++) {
        sample->bad[i] = sample->frame->columns[sample->target].values[i] == bad;
        sample->bads += (size_t)sample->bad[i];
    }
    if (sample->bads < LEAST_CASES || kept - sample->bads < LEAST_CASES)
        return error_make(arena, ERROR_LEARN_TOO_FEW, .field = "target",
                          .arguments = {arena_format(arena, "%zu", kept - sample->bads),
                                        arena_format(arena, "%zu", sample->bads),
                                        arena_format(arena, "%d", LEAST_CASES)});
    if (options->weight)
        TRY(read_weights(arena, sample, options->weight));
    choose_fields(arena, sample, options);
    return NULL;
}

/* --- parting
 * ------------------------------------------------------------------------------------------------------------ */

static void shuffle(struct random *random, size_t *list, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)random_below(random, (int64_t)i), swap = list[i - 1];
        list[i - 1] = list[other];
        list[other] = swap;
    }
}

static int by_group(const void *a, const void *b, void *context)
{
    const double *group = context;
    double x = group[*(const size_t *)a], y = group[*(const size_t *)b];
    if (x != y)
        return x < y ? -1 : 1;
    return *(const size_t *)a < *(const size_t *)b ? -1 : 1;
}

void sample_folds(struct arena *arena, const struct sample *sample, size_t folds, int64_t seed, size_t *fold)
{
    size_t rows = sample->frame->rows, units = 0;
    size_t *order = ARENA_LIST(arena, size_t, rows), *unit = ARENA_LIST(arena, size_t, rows);
    bool *unit_bad = ARENA_LIST(arena, bool, rows);
    for (size_t i = 0; i < rows; i++)
        order[i] = i;
    const double *group = sample->group < 0 ? NULL : sample->frame->columns[sample->group].values;
    if (group)
        qsort_r(order, rows, sizeof(*order), by_group, (void *)group);
    for (size_t i = 0; i < rows; i++) { /* a unit is a row, or all rows of one group */
        bool same = i && group && group[order[i]] == group[order[i - 1]];
        units += !same;
        unit[order[i]] = units - 1;
        unit_bad[units - 1] |= sample->bad[order[i]] != 0;
    }
    struct random random = random_from((uint64_t)seed, 1);
    size_t *list = ARENA_LIST(arena, size_t, units), *fold_of = ARENA_LIST(arena, size_t, units), next = 0;
    for (int class = 1; class >= 0; class --) {
        size_t count = 0;
        for (size_t u = 0; u < units; u++)
            if (unit_bad[u] == class)
                list[count++] = u;
        shuffle(&random, list, count);
        for (size_t i = 0; i < count; i++)
            fold_of[list[i]] = next++ % folds;
    }
    for (size_t i = 0; i < rows; i++)
        fold[i] = fold_of[unit[i]];
}

void sample_from(const struct sample *sample, double from, size_t *fold)
{
    const double *time = sample->frame->columns[sample->time].values;
    for (size_t i = 0; i < sample->frame->rows; i++)
        fold[i] = time[i] >= from;
}

void sample_out_of_time(struct arena *arena, const struct sample *sample, double share, size_t *fold)
{
    size_t rows = sample->frame->rows, count = 0;
    double *times = ARENA_LIST(arena, double, rows + 1);
    for (size_t i = 0; i < rows; i++)
        if (!isnan(sample->frame->columns[sample->time].values[i]))
            times[count++] = sample->frame->columns[sample->time].values[i];
    doubles_sort(arena, times, count);
    sample_from(sample, count ? times[(size_t)((1 - share) * (double)(count - 1))] : INFINITY, fold);
}
