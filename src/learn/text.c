/* The text classifier at work: scoring with reasons, and what it is worth on texts it did not see. */
#include "learn/text_parts.h"

#include "quant/customer_measures.h"
#include "quant/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void guesses_of(const struct text_model *model, const float *scores, struct text_answer *answer)
{
    double sum = 0;
    for (size_t n = 0; n < TEXT_GUESSES && n < model->class_count; n++) {
        size_t label = SIZE_MAX;
        for (size_t c = 0; c < model->class_count; c++) {
            bool before = false;
            for (size_t k = 0; k < n; k++)
                before |= answer->guesses[k].label == c;
            if (!before && (label == SIZE_MAX || scores[c] > scores[label]))
                label = c;
        }
        answer->guesses[n].label = label;
        answer->guess_count = n + 1;
    }
    double most = scores[answer->guesses[0].label];
    for (size_t c = 0; c < model->class_count; c++)
        sum += exp(model->sharpness * (scores[c] - most));
    for (size_t n = 0; n < answer->guess_count; n++)
        answer->guesses[n].share = exp(model->sharpness * (scores[answer->guesses[n].label] - most)) / sum;
}

/* --- reasons
 * -------------------------------------------------------------------------------------------------------------------
 */

struct span {
    uint32_t start, size;
    double weight;
};

static int span_place(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                                : (x->size > y->size) - (x->size < y->size);
}

static int span_weight(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return x->weight != y->weight ? (x->weight < y->weight) - (x->weight > y->weight) : span_place(a, b);
}

/* Letters speak for the word they stand in. */
static struct span span_of(const struct grams *grams, const struct gram *gram)
{
    struct span span = {gram->start, gram->size, 0};
    if (gram->block == TEXT_LETTERS) {
        while (span.start && grams->folded[span.start - 1] != ' ') {
            span.start--;
            span.size++;
        }
        while (grams->folded[span.start + span.size] && grams->folded[span.start + span.size] != ' ')
            span.size++;
    }
    return span;
}

static void reasons_of(struct arena *arena, const struct text_model *model, const struct grams *grams,
                       const struct text_vector *x, const uint32_t *gram_of, struct text_answer *answer)
{
    size_t label = answer->guesses[0].label, count = 0;
    struct span *spans = ARENA_LIST(arena, struct span, x->count + 1);
    for (size_t i = 0; i < x->count; i++) {
        const int8_t *w = model->weights + x->values[i].feature * (model->stride + TEXT_DEPTH);
        double others = 0;
        for (size_t c = 0; c < model->class_count; c++)
            others += c == label ? 0 : w[c] * model->scales[c];
        spans[i] = span_of(grams, grams->items + gram_of[i]);
        spans[i].weight =
            x->values[i].value * (w[label] * model->scales[label] - others / (double)(model->class_count - 1));
    }
    qsort(spans, x->count, sizeof(*spans), span_place);
    for (size_t i = 0; i < x->count; i++) {
        if (count && !span_place(spans + count - 1, spans + i))
            spans[count - 1].weight += spans[i].weight;
        else
            spans[count++] = spans[i];
    }
    /* A word says what all that lies in it says. */
    double *whole = ARENA_LIST(arena, double, count + 1);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++)
            if (spans[k].start >= spans[i].start && spans[k].start + spans[k].size <= spans[i].start + spans[i].size)
                whole[i] += spans[k].weight;
    for (size_t i = 0; i < count; i++)
        spans[i].weight = whole[i];
    qsort(spans, count, sizeof(*spans), span_weight);
    for (size_t i = 0; i < count && answer->reason_count < TEXT_REASONS && spans[i].weight > 0; i++) {
        bool overlaps = false;
        for (size_t k = 0; k < i; k++)
            overlaps |= spans[k].weight < 0 ? false
                                            : spans[k].size && spans[i].start < spans[k].start + spans[k].size &&
                                                  spans[k].start < spans[i].start + spans[i].size;
        if (overlaps) {
            spans[i].size = 0;
            continue;
        }
        answer->reasons[answer->reason_count++] = (struct text_reason){
            arena_text_part(arena, grams->folded + spans[i].start, spans[i].size), spans[i].weight};
    }
}

void text_classify(struct arena *arena, const struct text_model *model, const char *text, bool reasons,
                   struct text_answer *answer)
{
    struct grams grams;
    struct text_vector x;
    size_t best = 0;
    double traits[3] = {0};
    *answer = (struct text_answer){0};
    text_grams(arena, text, &grams);
    uint32_t *gram_of = reasons ? ARENA_LIST(arena, uint32_t, grams.count + 1) : NULL;
    float *scores = ARENA_LIST(arena, float, model->stride);
    text_vector(arena, model, &grams, &x, gram_of);
    text_scores(model, &x, scores);
    guesses_of(model, scores, answer);
    answer->known = x.known;
    text_traits(model, scores, x.known, traits, &best);
    answer->confidence = x.count ? text_sureness(model, traits) : 0;
    answer->sure = answer->confidence >= model->threshold && x.known >= model->least_known;
    if (reasons)
        reasons_of(arena, model, &grams, &x, gram_of, answer);
}

/* --- held-out texts
 * ------------------------------------------------------------------------------------------------------------ */

void text_hold_out(struct arena *arena, const struct text_sample *sample, double share, int64_t seed, bool *test)
{
    size_t *size = ARENA_LIST(arena, size_t, sample->class_count + 1),
           *taken = ARENA_LIST(arena, size_t, sample->class_count + 1);
    size_t *order = ARENA_LIST(arena, size_t, sample->count + 1);
    struct random random = random_from((uint64_t)seed, 78);
    for (size_t i = 0; i < sample->count; i++) {
        order[i] = i;
        size[sample->labels[i]]++;
    }
    for (size_t i = sample->count; i-- > 1;) {
        size_t j = (size_t)random_below(&random, (int64_t)i + 1), swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
    for (size_t i = 0; i < sample->count; i++) {
        size_t label = (size_t)sample->labels[order[i]];
        test[order[i]] = (double)taken[label] + 0.5 < share * (double)size[label];
        taken[label] += test[order[i]];
    }
}

void text_part(struct arena *arena, const struct text_sample *sample, const bool *test, bool wanted,
               struct text_sample *part)
{
    const char **texts = ARENA_LIST(arena, const char *, sample->count + 1);
    int *labels = ARENA_LIST(arena, int, sample->count + 1);
    *part = (struct text_sample){texts, labels, 0, sample->classes, sample->class_count};
    for (size_t i = 0; i < sample->count; i++)
        if (test[i] == wanted) {
            texts[part->count] = sample->texts[i];
            labels[part->count++] = sample->labels[i];
        }
}

struct judged {
    double confidence;
    bool right, sure;
};

static int judged_order(const void *a, const void *b)
{
    const struct judged *x = a, *y = b;
    return (x->confidence < y->confidence) - (x->confidence > y->confidence);
}

static int mix_up_order(const void *a, const void *b)
{
    const struct text_mix_up *x = a, *y = b;
    return x->texts != y->texts
               ? (x->texts < y->texts) - (x->texts > y->texts)
               : (x->from != y->from ? (x->from > y->from) - (x->from < y->from) : (x->to > y->to) - (x->to < y->to));
}

static void report_classes(struct text_report *report, size_t classes)
{
    double sum = 0, counted = 0;
    for (size_t c = 0; c < classes; c++) {
        struct text_class_row *row = report->rows + c;
        row->precision = row->guessed ? (double)row->right / (double)row->guessed : NAN;
        row->recall = row->texts ? (double)row->right / (double)row->texts : NAN;
        row->f1 = row->texts || row->guessed ? 2.0 * (double)row->right / (double)(row->texts + row->guessed) : NAN;
        if (row->texts) {
            sum += row->f1;
            counted++;
        }
    }
    report->macro_f1 = counted > 0 ? sum / counted : NAN;
}

static void report_confidence(struct text_report *report, struct judged *judged)
{
    double bands[10][3] = {{0}}, answered_right = 0, answered = 0;
    size_t surest = (size_t)(0.9 * (double)report->texts + 0.5), right = 0;
    for (size_t i = 0; i < report->texts; i++) {
        int band = (int)(judged[i].confidence * 10);
        band = band > 9 ? 9 : band;
        bands[band][0]++;
        bands[band][1] += judged[i].confidence;
        bands[band][2] += judged[i].right;
        answered += judged[i].sure;
        answered_right += judged[i].sure && judged[i].right;
    }
    for (int b = 0; b < 10; b++)
        report->calibration_error += fabs(bands[b][1] - bands[b][2]) / (double)report->texts;
    report->answered = answered / (double)report->texts;
    report->accuracy_answered = answered > 0 ? answered_right / answered : NAN;
    qsort(judged, report->texts, sizeof(*judged), judged_order);
    for (size_t i = 0; i < surest; i++)
        right += judged[i].right;
    report->accuracy_at_90 = surest ? (double)right / (double)surest : NAN;
}

void text_report_make(struct arena *arena, const struct text_model *model, const struct text_sample *sample,
                      struct text_report *report)
{
    size_t classes = model->class_count, pairs = 0;
    struct arena *scratch = arena_new();
    struct judged *judged = ARENA_LIST(arena, struct judged, sample->count + 1);
    uint32_t *mixed = ARENA_LIST(arena, uint32_t, classes * classes + 1);
    struct timespec begun, ended;
    *report =
        (struct text_report){.texts = sample->count, .rows = ARENA_LIST(arena, struct text_class_row, classes + 1)};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begun);
    for (size_t i = 0; i < sample->count; i++) {
        struct text_answer answer;
        text_classify(scratch, model, sample->texts[i], false, &answer);
        size_t truth = (size_t)sample->labels[i], guess = answer.guesses[0].label;
        judged[i] = (struct judged){answer.confidence, guess == truth, answer.sure};
        report->rows[truth].texts++;
        report->rows[guess].guessed++;
        report->rows[truth].right += guess == truth;
        report->right += guess == truth;
        mixed[truth * classes + guess]++;
        arena_reset(scratch);
    }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended);
    arena_free(scratch);
    double seconds = (double)(ended.tv_sec - begun.tv_sec) + (double)(ended.tv_nsec - begun.tv_nsec) / 1e9;
    report->texts_a_second = seconds > 0 ? (double)sample->count / seconds : 0;
    if (!sample->count)
        return;
    struct share_estimate share = share_estimate((int64_t)report->right, (int64_t)report->texts);
    report->accuracy = share.share;
    report->low = share.wilson_ci95.low;
    report->high = share.wilson_ci95.high;
    struct text_mix_up *all = ARENA_LIST(arena, struct text_mix_up, classes * classes + 1);
    for (size_t a = 0; a < classes; a++)
        for (size_t b = 0; b < classes; b++)
            if (a != b && mixed[a * classes + b])
                all[pairs++] = (struct text_mix_up){a, b, mixed[a * classes + b]};
    qsort(all, pairs, sizeof(*all), mix_up_order);
    for (; report->mix_up_count < 10 && report->mix_up_count < pairs; report->mix_up_count++)
        report->mix_ups[report->mix_up_count] = all[report->mix_up_count];
    report_classes(report, classes);
    report_confidence(report, judged);
}
