#include "learn/report.h"

#include "base/text.h"
#include "quant/calibration.h"
#include "quant/normal.h"
#include "quant/special.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GROUPS = 10, CURVE = 100, SEGMENTS_MOST = 40, PERIODS_MOST = 24 };

struct scored_case {
    double pd, margin;
    int64_t bad;
};

static int by_margin(const void *a, const void *b)
{
    double x = ((const struct scored_case *)a)->margin, y = ((const struct scored_case *)b)->margin;
    return (x > y) - (x < y);
}

static struct scored_case *sorted_cases(struct arena *arena, const struct validation *v)
{
    struct scored_case *list = ARENA_LIST(arena, struct scored_case, v->count + 1);
    for (size_t i = 0; i < v->count; i++)
        list[i] = (struct scored_case){v->pd[i], v->margin[i], v->bad[i]};
    qsort(list, v->count, sizeof(*list), by_margin);
    return list;
}

static void make_calibration(struct arena *arena, const struct scored_case *list, size_t count, struct report *r)
{
    struct calibration_group groups[GROUPS];
    r->calibration = ARENA_LIST(arena, struct calibration_row, GROUPS);
    for (size_t g = 0; g < GROUPS && count >= GROUPS; g++) {
        struct calibration_row row = {0};
        for (size_t i = g * count / GROUPS; i < (g + 1) * count / GROUPS; i++) {
            row.n++;
            row.bads += (double)list[i].bad;
            row.mean_pd += list[i].pd;
        }
        row.mean_pd /= row.n;
        row.low = beta_quantile(0.05, row.bads + 0.5, row.n - row.bads + 0.5);
        row.high = beta_quantile(0.95, row.bads + 0.5, row.n - row.bads + 0.5);
        groups[g] = (struct calibration_group){(int64_t)row.n, (int64_t)row.bads, row.mean_pd};
        r->calibration[r->calibration_count++] = row;
    }
    if (!r->calibration_count)
        return;
    r->hosmer_lemeshow = hosmer_lemeshow_chi_square(groups, GROUPS);
    /* Tested cases are new to the model, so that all groups are free. */
    r->hosmer_lemeshow_p = chi_square_upper(r->hosmer_lemeshow, GROUPS);
}

/* The worst first: bads are gathered from the riskiest end. At most CURVE points, ties never parted. */
static void make_curve(struct arena *arena, const struct scored_case *list, size_t count, struct report *r)
{
    double goods = (double)(r->rows - r->bads), bads = (double)r->bads, good = 0, bad = 0;
    size_t next = 0;
    r->curve = ARENA_LIST(arena, struct curve_point, CURVE + 2);
    r->curve[r->curve_count++] = (struct curve_point){0, 0, NAN};
    for (size_t i = count; i-- > 0;) {
        *(list[i].bad ? &bad : &good) += 1;
        bool tied = i && list[i - 1].margin == list[i].margin;
        if (tied || (i && (count - i) * CURVE / count < next))
            continue;
        next = (count - i) * CURVE / count + 1;
        r->curve[r->curve_count++] = (struct curve_point){good / goods, bad / bads, -list[i].margin};
        if (r->curve_count == CURVE + 2)
            break;
    }
    r->curve[r->curve_count - 1].share_good = r->curve[r->curve_count - 1].share_bad = 1;
}

/* --- segments and periods
 * -------------------------------------------------------------------------------------------------- */

static double band_psi(struct arena *arena, const struct scored_case *all, size_t count, const struct scored_case *part,
                       size_t part_count)
{
    double expected[GROUPS] = {0}, actual[GROUPS] = {0}, borders[GROUPS], parts[GROUPS];
    for (size_t g = 0; g < GROUPS; g++)
        borders[g] = all[(g + 1) * count / GROUPS - 1].margin;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < (k ? part_count : count); i++) {
            double margin = k ? part[i].margin : all[i].margin;
            size_t g = 0;
            while (g + 1 < GROUPS && margin > borders[g])
                g++;
            (k ? actual : expected)[g] += 1;
        }
    (void)arena;
    return psi_compute(expected, actual, GROUPS, 1e-4, parts);
}

static struct segment_row segment_of(struct arena *arena, const char *name, const struct scored_case *part,
                                     size_t count, const struct scored_case *all, size_t all_count)
{
    struct segment_row row = {.name = name, .n = count, .auc = NAN, .psi = NAN};
    struct arena *scratch = arena_new();
    double *safe = ARENA_LIST(scratch, double, count + 1);
    int64_t *bad = ARENA_LIST(scratch, int64_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        safe[i] = -part[i].margin;
        bad[i] = part[i].bad;
        row.bads += (size_t)bad[i];
        row.mean_pd += part[i].pd / (double)count;
    }
    row.bad_rate = count ? (double)row.bads / (double)count : NAN;
    if (row.bads && row.bads < count)
        row.auc = rank_metrics_compute(scratch, safe, bad, count).auc;
    if (count && all_count >= GROUPS)
        row.psi = band_psi(arena, all, all_count, part, count);
    arena_free(scratch);
    return row;
}

/* Which part a value belongs to, -1 for none: a level, or one of up to MOST distinct values or stretches of a number.
 */
struct parting {
    size_t count;
    const char *names[SEGMENTS_MOST + 1];
    double borders[SEGMENTS_MOST + 1]; /* first value of each part, of numbers and dates */
    bool levels;
};

static void part_numbers(struct arena *arena, const struct column *column, size_t rows, size_t most, struct parting *p)
{
    double *sorted = ARENA_LIST(arena, double, rows + 1);
    size_t count = 0, distinct = 0;
    for (size_t i = 0; i < rows; i++)
        if (!isnan(column->values[i]))
            sorted[count++] = column->values[i];
    doubles_sort(arena, sorted, count);
    for (size_t i = 0; i < count && distinct <= most; i++)
        distinct += !i || sorted[i] != sorted[i - 1];
    size_t parts = distinct <= most ? distinct : most < 8 ? most : 8;
    for (size_t i = 0; i < count && p->count < parts; i++) {
        bool fresh = !i || sorted[i] != sorted[i - 1];
        if (fresh && (distinct <= most || i >= p->count * count / parts)) {
            p->borders[p->count] = sorted[i];
            p->names[p->count++] = distinct <= most ? column_text(arena, column, sorted[i])
                                                    : arena_format(arena, "%s…", column_text(arena, column, sorted[i]));
        }
    }
}

static void parting_make(struct arena *arena, const struct column *column, size_t rows, size_t most, struct parting *p)
{
    *p = (struct parting){.levels = column->kind == COLUMN_CATEGORY};
    if (!p->levels) {
        part_numbers(arena, column, rows, most, p);
        return;
    }
    for (; p->count < column->level_count && p->count < most; p->count++)
        p->names[p->count] = column->levels[p->count];
}

static size_t parting_find(const struct parting *p, double value)
{
    size_t part = 0;
    if (isnan(value) || value < 0)
        return p->levels || isnan(value) ? p->count : 0;
    if (p->levels)
        return value < (double)p->count ? (size_t)value : p->count;
    while (part + 1 < p->count && value >= p->borders[part + 1])
        part++;
    return part;
}

static size_t make_segments(struct arena *arena, const struct sample *sample, const struct validation *v, int column,
                            size_t most, const struct scored_case *all, struct segment_row **rows)
{
    struct parting p;
    size_t made = 0;
    if (column < 0)
        return 0;
    const struct column *by = &sample->frame->columns[column];
    parting_make(arena, by, sample->frame->rows, most, &p);
    *rows = ARENA_LIST(arena, struct segment_row, p.count + 1);
    struct scored_case *part = ARENA_LIST(arena, struct scored_case, v->count + 1);
    for (size_t g = 0; g < p.count; g++) {
        size_t count = 0;
        for (size_t i = 0; i < v->count; i++)
            if (parting_find(&p, by->values[v->rows[i]]) == g)
                part[count++] = (struct scored_case){v->pd[i], v->margin[i], v->bad[i]};
        if (count)
            (*rows)[made++] = segment_of(arena, p.names[g], part, count, all, v->count);
    }
    return made;
}

void report_make(struct arena *arena, const struct sample *sample, const struct validation *v, int segment,
                 struct report *r)
{
    *r = (struct report){.rows = v->count,
                         .fold_count = v->fold_count,
                         .folds = v->folds,
                         .mean_auc = v->mean_auc,
                         .auc_deviation = v->auc_deviation,
                         .out_of_time = v->out_of_time,
                         .psi = NAN};
    struct scored_case *list = sorted_cases(arena, v);
    double *safe = ARENA_LIST(arena, double, v->count + 1);
    for (size_t i = 0; i < v->count; i++) {
        safe[i] = -v->margin[i];
        r->bads += (size_t)v->bad[i];
        r->mean_pd += v->pd[i] / (double)v->count;
    }
    r->bad_rate = v->count ? (double)r->bads / (double)v->count : NAN;
    r->rank = (struct rank_metrics){NAN, NAN, NAN, NAN, 0, 0, NAN};
    if (r->bads && r->bads < v->count) {
        r->rank = rank_metrics_compute(arena, safe, v->bad, v->count);
        r->auc_low = fmax(r->rank.auc - 1.96 * r->rank.auc_standard_error, 0);
        r->auc_high = fmin(r->rank.auc + 1.96 * r->rank.auc_standard_error, 1);
        make_curve(arena, list, v->count, r);
    }
    r->brier = brier_score(v->pd, v->bad, v->count);
    r->log_loss = log_loss(v->pd, v->bad, v->count);
    make_calibration(arena, list, v->count, r);
    r->segment_count = make_segments(arena, sample, v, segment, SEGMENTS_MOST, list, &r->segments);
    r->period_count = make_segments(arena, sample, v, sample->time, PERIODS_MOST, list, &r->periods);
}

/* --- a trained model on other data
 * ------------------------------------------------------------------------------------------- */

static double input_csi(struct arena *arena, const struct model_input *input, const struct model *model,
                        const struct frame *frame, const int *index, size_t at, struct drift_row *row)
{
    size_t count = input->binned.count;
    double *expected = ARENA_LIST(arena, double, count), *actual = ARENA_LIST(arena, double, count);
    double *parts = ARENA_LIST(arena, double, count), *values = ARENA_LIST(arena, double, model->count), all = 0;
    for (size_t i = 0; i < count; i++) {
        expected[i] = input->binned.bins[i].good + input->binned.bins[i].bad;
        all += expected[i];
    }
    row->missing_before = all > 0 ? expected[count - 1] / all : NAN;
    for (size_t r = 0; r < frame->rows; r++) {
        model_row(model, frame, index, r, values);
        actual[binned_find(&input->binned, input->kind, values[at])] += 1;
    }
    row->missing_now = actual[count - 1] / (double)frame->rows;
    return psi_compute(expected, actual, count, 1e-4, parts);
}

static double score_psi(struct arena *arena, const struct model *model, const double *points, size_t rows)
{
    size_t bands = model->border_count + 1;
    double *actual = ARENA_LIST(arena, double, bands), *parts = ARENA_LIST(arena, double, bands);
    for (size_t i = 0; i < rows; i++)
        actual[model_score_band(model, points[i])] += 1;
    return psi_compute(model->score_shares, actual, bands, 1e-4, parts);
}

const struct error *report_model(struct arena *arena, const struct model *model, const struct sample *sample,
                                 int segment, struct report *r)
{
    size_t rows = sample->frame->rows;
    struct validation v = {.count = rows,
                           .rows = ARENA_LIST(arena, size_t, rows + 1),
                           .margin = ARENA_LIST(arena, double, rows + 1),
                           .pd = ARENA_LIST(arena, double, rows + 1),
                           .bad = sample->bad,
                           .mean_auc = NAN,
                           .auc_deviation = NAN};
    double *points = ARENA_LIST(arena, double, rows + 1);
    int *index = ARENA_LIST(arena, int, model->count + 1);
    for (size_t i = 0; i < rows; i++)
        v.rows[i] = i;
    TRY(model_score_frame(arena, model, sample->frame, v.margin, v.pd, points));
    report_make(arena, sample, &v, segment, r);
    r->psi = model->border_count ? score_psi(arena, model, points, rows) : NAN;
    TRY(model_bind(arena, model, sample->frame, index));
    r->drift = ARENA_LIST(arena, struct drift_row, model->count + 1);
    for (size_t i = 0; i < model->count; i++) {
        const struct model_input *input = &model->inputs[i];
        if (index[i] < 0 || (model->kind == MODEL_CARD && input->coefficient == 0) || !input->binned.count)
            continue;
        struct drift_row *row = &r->drift[r->drift_count++];
        row->name = input->name;
        row->csi = input_csi(arena, input, model, sample->frame, index, i, row);
    }
    return NULL;
}

/* --- two scores on the same cases
 * ---------------------------------------------------------------------------------------------- */

struct indexed {
    double score;
    size_t row;
};

static int by_score(const void *a, const void *b)
{
    double x = ((const struct indexed *)a)->score, y = ((const struct indexed *)b)->score;
    return (x > y) - (x < y);
}

/* Every case's share of the other class that it beats; ties count half. */
static double placements(struct arena *arena, const double *safe, const int64_t *bad, size_t count, double *place)
{
    struct indexed *list = ARENA_LIST(arena, struct indexed, count + 1);
    double bads = 0, goods, below_good = 0, below_bad = 0, sum = 0;
    for (size_t i = 0; i < count; i++) {
        list[i] = (struct indexed){safe[i], i};
        bads += (double)bad[i];
    }
    goods = (double)count - bads;
    qsort(list, count, sizeof(*list), by_score);
    for (size_t i = 0, end; i < count; i = end) {
        double good = 0, tied_bad = 0;
        for (end = i; end < count && list[end].score == list[i].score; end++)
            *(bad[list[end].row] ? &tied_bad : &good) += 1;
        for (size_t k = i; k < end; k++)
            place[list[k].row] =
                bad[list[k].row] ? (goods - below_good - good + good / 2) / goods : (below_bad + tied_bad / 2) / bads;
        sum += good * (below_bad + tied_bad / 2) / bads;
        below_good += good;
        below_bad += tied_bad;
    }
    return sum / goods;
}

double auc_difference(struct arena *arena, const double *safe_a, const double *safe_b, const int64_t *bad, size_t count,
                      double *p_value)
{
    double *a = ARENA_LIST(arena, double, count + 1), *b = ARENA_LIST(arena, double, count + 1);
    double auc_a = placements(arena, safe_a, bad, count, a), auc_b = placements(arena, safe_b, bad, count, b);
    double n[2] = {0}, squares[2] = {0};
    for (size_t i = 0; i < count; i++) {
        double d = a[i] - b[i] - (auc_a - auc_b);
        n[bad[i] != 0] += 1;
        squares[bad[i] != 0] += d * d;
    }
    double variance = 0;
    for (int k = 0; k < 2; k++)
        variance += n[k] > 1 ? squares[k] / (n[k] - 1) / n[k] : INFINITY;
    double z = variance > 0 ? (auc_a - auc_b) / sqrt(variance) : 0;
    *p_value = isfinite(z) ? 2 * normal_cdf(-fabs(z)) : 1;
    return auc_a - auc_b;
}
