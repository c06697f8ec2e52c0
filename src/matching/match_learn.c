#include "matching/match_learn.h"
#include "matching/match_compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Learning on candidates alone collapses: they agree by construction, so u comes out near m. Random other pairs,
 * weighted to stand for all pairs that are no candidates, keep u and the prior true to the whole. */
enum { RANDOM_PAIRS = 300000, SAMPLED_CANDIDATES = 1500000, ROUNDS = 60 };

/* m may move from the kinds' own shares only as far as so many certain matches would carry it. */
static const double M_WEIGHT = 20, U_LEAST = 0.5;

struct sample {
    uint8_t levels[MATCH_FIELDS];
    float weight; /* pairs it stands for */
    float rarity; /* bits */
};

struct samples {
    struct sample *items;
    size_t count;
    double total;
};

struct match_model match_model_start(const struct match_schema *schema, size_t rows)
{
    struct match_model model = {.schema = *schema, .prior = rows > 1 ? 1.0 / (double)(rows - 1) : 0.5};
    if (model.prior > 0.1)
        model.prior = 0.1;
    for (size_t f = 0; f < schema->count; f++) {
        const struct match_kind_levels *levels = &match_kind_levels[schema->fields[f].kind];
        memcpy(model.m[f], levels->m, sizeof(model.m[f]));
    }
    return model;
}

static void sample_add(struct samples *samples, const struct match_model *model, struct match_record a,
                       struct match_record b, double weight)
{
    struct match_score score = match_score(model, a, b);
    struct sample *sample = &samples->items[samples->count++];
    double rarity = 0;
    for (size_t f = 0; f < model->schema.count; f++) {
        sample->levels[f] = (uint8_t)score.fields[f].level;
        rarity += score.fields[f].rarity;
    }
    sample->rarity = (float)rarity;
    sample->weight = (float)weight;
    samples->total += weight;
}

/* SplitMix64 (Steele, Lea, Flood 2014): the same table gives the same model. */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static bool is_candidate(struct match_pairs candidates, uint64_t pair)
{
    size_t low = 0, high = candidates.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (candidates.items[middle] < pair)
            low = middle + 1;
        else
            high = middle;
    }
    return low < candidates.count && candidates.items[low] == pair;
}

static void sample_candidates(struct samples *samples, const struct match_model *model,
                              const struct match_record *records, struct match_pairs candidates)
{
    size_t step = candidates.count / SAMPLED_CANDIDATES + 1;
    for (size_t i = 0; i < candidates.count; i += step) {
        uint64_t pair = candidates.items[i];
        sample_add(samples, model, records[pair >> 32], records[(uint32_t)pair], (double)step);
    }
}

static void sample_others(struct samples *samples, const struct match_model *model, const struct match_record *records,
                          size_t count, struct match_pairs candidates)
{
    double others = (double)count * ((double)count - 1) / 2 - (double)candidates.count;
    size_t want = others < RANDOM_PAIRS ? (size_t)(others > 0 ? others : 0) : RANDOM_PAIRS, start = samples->count;
    uint64_t state = 1;
    for (size_t tries = 0; samples->count - start < want && tries < 4 * (size_t)RANDOM_PAIRS; tries++) {
        uint64_t a = next_random(&state) % count, b = next_random(&state) % count;
        uint64_t pair = a < b ? a << 32 | b : b << 32 | a;
        if (a != b && !is_candidate(candidates, pair))
            sample_add(samples, model, records[a], records[b], 1);
    }
    double each = samples->count > start ? others / (double)(samples->count - start) : 0;
    for (size_t i = start; i < samples->count; i++)
        samples->items[i].weight = (float)each;
    samples->total += others - (double)(samples->count - start);
}

struct counts {
    double m[MATCH_FIELDS][MATCH_LEVELS], u[MATCH_FIELDS][MATCH_LEVELS], matches;
};

static void expect(const struct match_model *model, const struct samples *samples, struct counts *counts)
{
    double weights[MATCH_FIELDS][MATCH_LEVELS] = {{0}}, prior = log2(model->prior / (1 - model->prior));
    for (size_t f = 0; f < model->schema.count; f++)
        for (int l = 1; l < match_kind_levels[model->schema.fields[f].kind].count; l++)
            weights[f][l] = log2(model->m[f][l] / model->u[f][l]);
    memset(counts, 0, sizeof(*counts));
    for (size_t i = 0; i < samples->count; i++) {
        const struct sample *sample = &samples->items[i];
        double weight = prior + sample->rarity;
        for (size_t f = 0; f < model->schema.count; f++)
            weight += weights[f][sample->levels[f]];
        double matched = match_probability(weight) * sample->weight, other = sample->weight - matched;
        counts->matches += matched;
        for (size_t f = 0; f < model->schema.count; f++) {
            counts->m[f][sample->levels[f]] += matched;
            counts->u[f][sample->levels[f]] += other;
        }
    }
}

/* New shares from the counts; returns the largest move of an m. */
static double maximise(struct match_model *model, const struct counts *counts, double total)
{
    double moved = 0;
    for (size_t f = 0; f < model->schema.count; f++) {
        const struct match_kind_levels *levels = &match_kind_levels[model->schema.fields[f].kind];
        double m_sum = M_WEIGHT, u_sum = U_LEAST * levels->count;
        for (int l = 1; l < levels->count; l++) {
            m_sum += counts->m[f][l];
            u_sum += counts->u[f][l];
        }
        for (int l = 1; l < levels->count; l++) {
            double m = (counts->m[f][l] + M_WEIGHT * levels->m[l]) / m_sum;
            moved = fmax(moved, fabs(m - model->m[f][l]));
            model->m[f][l] = m;
            model->u[f][l] = (counts->u[f][l] + U_LEAST) / u_sum;
        }
    }
    model->prior = fmin(0.5, (counts->matches + 0.5) / (total + 1));
    return moved;
}

/* Before the first round nothing is known to match: u is how levels fall in all pairs. */
static void start_u(struct match_model *model, const struct samples *samples)
{
    double prior = model->prior;
    struct match_model start = *model;
    struct counts counts;
    for (size_t f = 0; f < model->schema.count; f++)
        for (int l = 1; l < MATCH_LEVELS; l++)
            model->m[f][l] = model->u[f][l] = 1;
    expect(model, samples, &counts);
    for (size_t f = 0; f < model->schema.count; f++)
        for (int l = 0; l < MATCH_LEVELS; l++) {
            counts.u[f][l] += counts.m[f][l];
            counts.m[f][l] = 0;
        }
    maximise(model, &counts, samples->total);
    memcpy(model->m, start.m, sizeof(model->m));
    model->prior = prior;
}

size_t match_learn(struct match_model *model, const struct match_record *records, size_t count,
                   struct match_pairs candidates)
{
    struct samples samples = {calloc(SAMPLED_CANDIDATES * 2 + RANDOM_PAIRS + 2, sizeof(struct sample)), 0, 0};
    struct counts counts;
    size_t rounds = 0;
    if (!samples.items)
        abort();
    for (size_t f = 0; f < model->schema.count; f++)
        for (int l = 1; l < MATCH_LEVELS; l++)
            model->u[f][l] = 1;
    sample_candidates(&samples, model, records, candidates);
    sample_others(&samples, model, records, count, candidates);
    start_u(model, &samples);
    for (double moved = 1; moved > 1e-4 && rounds < ROUNDS; rounds++) {
        expect(model, &samples, &counts);
        moved = maximise(model, &counts, samples.total);
    }
    free(samples.items);
    return rounds;
}
