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

/* Shares given another field's level lean towards the field's own shares as if seen in so many pairs. */
static const double LEANING_WEIGHT = 30;

/* Bits: what speaks against a match among strangers, and the dependence worth a branch of the tree. */
static const double STRANGERS = -4, LEAST_DEPENDENCE = 0.002;

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
        model.leans_on[f] = -1;
        for (int p = 0; p < MATCH_LEVELS; p++)
            for (int l = 1; l < MATCH_LEVELS; l++) {
                model.m[f][p][l] = levels->m[l];
                model.u[f][p][l] = 1;
            }
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

/* Sums of weights by field, level leaned on and own level; row 0 holds every pair. */
struct counts {
    double m[MATCH_FIELDS][MATCH_LEVELS][MATCH_LEVELS], u[MATCH_FIELDS][MATCH_LEVELS][MATCH_LEVELS], matches;
};

struct weights {
    double of[MATCH_FIELDS][MATCH_LEVELS][MATCH_LEVELS]; /* bits; 0 for what is absent */
};

static void find_weights(const struct match_model *model, struct weights *weights)
{
    memset(weights, 0, sizeof(*weights));
    for (size_t f = 0; f < model->schema.count; f++)
        for (int p = 0; p < MATCH_LEVELS; p++)
            for (int l = 1; l < match_kind_levels[model->schema.fields[f].kind].count; l++)
                weights->of[f][p][l] = log2(model->m[f][p][l] / model->u[f][p][l]);
}

static inline int leaned(const struct match_model *model, const struct sample *sample, size_t f)
{
    return model->leans_on[f] < 0 ? 0 : sample->levels[model->leans_on[f]];
}

static void expect(const struct match_model *model, const struct samples *samples, struct counts *counts)
{
    struct weights weights;
    double prior = log2(model->prior / (1 - model->prior));
    find_weights(model, &weights);
    memset(counts, 0, sizeof(*counts));
    for (size_t i = 0; i < samples->count; i++) {
        const struct sample *sample = &samples->items[i];
        double weight = prior + sample->rarity;
        for (size_t f = 0; f < model->schema.count; f++)
            weight += weights.of[f][leaned(model, sample, f)][sample->levels[f]];
        double matched = match_probability(weight) * sample->weight, other = sample->weight - matched;
        counts->matches += matched;
        for (size_t f = 0; f < model->schema.count; f++) {
            int p = leaned(model, sample, f);
            counts->m[f][0][sample->levels[f]] += matched;
            counts->u[f][0][sample->levels[f]] += other;
            if (p) {
                counts->m[f][p][sample->levels[f]] += matched;
                counts->u[f][p][sample->levels[f]] += other;
            }
        }
    }
}

/* Shares from counts, drawn towards BASE as if it had been seen in PULL pairs. */
static void shares_of(const double counts[MATCH_LEVELS], const double base[MATCH_LEVELS], double pull, int levels,
                      double shares[MATCH_LEVELS])
{
    double sum = 0, base_sum = 0;
    for (int l = 1; l < levels; l++) {
        sum += counts[l];
        base_sum += base[l];
    }
    for (int l = 1; l < levels; l++)
        shares[l] = (counts[l] + pull * base[l] / base_sum) / (sum + pull);
}

/* New shares from the counts; returns the largest move of an m. */
static double maximise(struct match_model *model, const struct counts *counts, double total)
{
    static const double even[MATCH_LEVELS] = {1, 1, 1, 1, 1, 1, 1, 1};
    double moved = 0;
    for (size_t f = 0; f < model->schema.count; f++) {
        const struct match_kind_levels *levels = &match_kind_levels[model->schema.fields[f].kind];
        double before[MATCH_LEVELS];
        memcpy(before, model->m[f][0], sizeof(before));
        shares_of(counts->m[f][0], levels->m, M_WEIGHT, levels->count, model->m[f][0]);
        shares_of(counts->u[f][0], even, U_LEAST * levels->count, levels->count, model->u[f][0]);
        for (int l = 1; l < levels->count; l++)
            moved = fmax(moved, fabs(model->m[f][0][l] - before[l]));
        for (int p = 1; p < MATCH_LEVELS && model->leans_on[f] >= 0; p++) {
            shares_of(counts->m[f][p], model->m[f][0], LEANING_WEIGHT, levels->count, model->m[f][p]);
            shares_of(counts->u[f][p], model->u[f][0], LEANING_WEIGHT, levels->count, model->u[f][p]);
        }
    }
    model->prior = fmin(0.5, (counts->matches + 0.5) / (total + 1));
    return moved;
}

/* Before the first round nothing is known to match: u is how levels fall in all pairs. */
static void start_u(struct match_model *model, const struct samples *samples)
{
    struct match_model start = *model;
    struct counts counts = {0};
    for (size_t i = 0; i < samples->count; i++)
        for (size_t f = 0; f < model->schema.count; f++)
            counts.u[f][0][samples->items[i].levels[f]] += samples->items[i].weight;
    maximise(model, &counts, samples->total);
    memcpy(model->m, start.m, sizeof(model->m));
    model->prior = start.prior;
}

typedef double joint_counts[MATCH_LEVELS][MATCH_LEVELS];

/* How the levels of two fields fall together among strangers: pairs whose other fields disagree outright. Matches agree
 * in everything, and only a few of them must slip in to make any two fields look dependent. */
static void count_strangers(const struct match_model *model, const struct samples *samples, size_t f, size_t g,
                            joint_counts joint)
{
    struct weights weights;
    find_weights(model, &weights);
    memset(joint, 0, sizeof(joint_counts));
    for (size_t i = 0; i < samples->count; i++) {
        const struct sample *sample = &samples->items[i];
        double weight = 0;
        if (!sample->levels[f] || !sample->levels[g])
            continue;
        for (size_t k = 0; k < model->schema.count; k++)
            weight += k == f || k == g ? 0 : weights.of[k][0][sample->levels[k]];
        if (weight < STRANGERS)
            joint[sample->levels[f]][sample->levels[g]] += sample->weight;
    }
}

/* Mutual information in bits. */
static double dependence(joint_counts joint)
{
    double x[MATCH_LEVELS] = {0}, y[MATCH_LEVELS] = {0}, sum = 0, information = 0;
    for (int a = 1; a < MATCH_LEVELS; a++)
        for (int b = 1; b < MATCH_LEVELS; b++) {
            x[a] += joint[a][b];
            y[b] += joint[a][b];
            sum += joint[a][b];
        }
    for (int a = 1; a < MATCH_LEVELS; a++)
        for (int b = 1; b < MATCH_LEVELS; b++)
            if (joint[a][b] > 0)
                information += joint[a][b] / sum * log2(joint[a][b] * sum / (x[a] * y[b]));
    return information;
}

static void lean(struct match_model *model, const struct samples *samples, size_t f, int on)
{
    joint_counts joint;
    int levels = match_kind_levels[model->schema.fields[f].kind].count;
    model->leans_on[f] = on;
    if (on < 0)
        return;
    count_strangers(model, samples, (size_t)on, f, joint);
    for (int p = 1; p < MATCH_LEVELS; p++)
        shares_of(joint[p], model->u[f][0], LEANING_WEIGHT, levels, model->u[f][p]);
}

/* The tree of the strongest dependences, grown from the first field (Prim). */
static void grow_tree(struct match_model *model, const struct samples *samples)
{
    size_t count = model->schema.count;
    double best[MATCH_FIELDS];
    int from[MATCH_FIELDS];
    bool in[MATCH_FIELDS] = {false};
    for (size_t f = 0; f < count; f++) {
        best[f] = LEAST_DEPENDENCE;
        from[f] = -1;
        in[f] = model->schema.fields[f].kind == MATCH_IGNORED;
    }
    for (;;) {
        size_t next = count;
        for (size_t f = 0; f < count; f++)
            if (!in[f] && (next == count || best[f] > best[next]))
                next = f;
        if (next == count)
            return;
        in[next] = true;
        lean(model, samples, next, from[next]);
        for (size_t f = 0; f < count; f++) {
            joint_counts joint;
            if (in[f])
                continue;
            count_strangers(model, samples, next, f, joint);
            double strength = dependence(joint);
            if (strength > best[f]) {
                best[f] = strength;
                from[f] = (int)next;
            }
        }
    }
}

size_t match_learn(struct match_model *model, const struct match_record *records, size_t count,
                   struct match_pairs candidates)
{
    struct samples samples = {calloc(SAMPLED_CANDIDATES * 2 + RANDOM_PAIRS + 2, sizeof(struct sample)), 0, 0};
    struct counts counts;
    size_t rounds = 0;
    if (!samples.items)
        abort();
    sample_candidates(&samples, model, records, candidates);
    sample_others(&samples, model, records, count, candidates);
    start_u(model, &samples);
    grow_tree(model, &samples);
    for (double moved = 1; moved > 1e-4 && rounds < ROUNDS; rounds++) {
        expect(model, &samples, &counts);
        moved = maximise(model, &counts, samples.total);
    }
    free(samples.items);
    return rounds;
}
