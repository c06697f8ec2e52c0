#include "matching/match_compare.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST_COUNT = 2 /* a shared value occurs twice at least */ };

/* Bits by which the shared value is rarer than a typical one. A value of two rows that are not the same counts as the
 * more frequent of the two. */
static double rarity(const struct match_model *model, size_t f, const struct match_value *a,
                     const struct match_value *b)
{
    if (!model->frequencies || !a->rare_hash || !b->rare_hash)
        return 0;
    double typical = match_frequency_typical(model->frequencies, f),
           total = match_frequency_total(model->frequencies, f);
    uint32_t x = match_frequency(model->frequencies, f, a->rare_hash),
             y = match_frequency(model->frequencies, f, b->rare_hash);
    uint32_t most = x > y ? x : y;
    if (typical <= 0 || total < 2)
        return 0;
    return log2(typical / ((most < LEAST_COUNT ? LEAST_COUNT : most) / total));
}

static double prior_bits(const struct match_model *model)
{
    return log2(model->prior / (1 - model->prior));
}

static void levels_of(const struct match_schema *schema, struct match_record a, struct match_record b,
                      int levels[MATCH_FIELDS])
{
    for (size_t f = 0; f < schema->count; f++)
        levels[f] = match_level(schema, f, a, b);
}

static int leaned_level(const struct match_model *model, size_t f, const int levels[MATCH_FIELDS])
{
    return model->leans_on[f] < 0 ? 0 : levels[model->leans_on[f]];
}

struct match_score match_score(const struct match_model *model, struct match_record a, struct match_record b)
{
    struct match_score score = {.prior = prior_bits(model)};
    int levels[MATCH_FIELDS];
    levels_of(&model->schema, a, b, levels);
    score.weight = score.prior;
    for (size_t f = 0; f < model->schema.count; f++) {
        struct match_contribution *of = &score.fields[f];
        const struct match_kind_levels *kind = &match_kind_levels[model->schema.fields[f].kind];
        of->level = levels[f];
        of->label = kind->labels[of->level];
        if (!of->level)
            continue;
        of->m = model->m[f][leaned_level(model, f, levels)][of->level];
        of->u = model->u[f][leaned_level(model, f, levels)][of->level];
        of->weight = log2(of->m / of->u);
        if (of->level <= kind->rare_to)
            of->rarity = rarity(model, f, &a.values[f], &b.values[f]);
        score.weight += of->weight + of->rarity;
    }
    score.probability = match_probability(score.weight);
    return score;
}

double match_weight(const struct match_model *model, struct match_record a, struct match_record b)
{
    double weight = prior_bits(model);
    int levels[MATCH_FIELDS];
    levels_of(&model->schema, a, b, levels);
    for (size_t f = 0; f < model->schema.count; f++) {
        if (!levels[f])
            continue;
        int leaned = leaned_level(model, f, levels);
        weight += log2(model->m[f][leaned][levels[f]] / model->u[f][leaned][levels[f]]);
        if (levels[f] <= match_kind_levels[model->schema.fields[f].kind].rare_to)
            weight += rarity(model, f, &a.values[f], &b.values[f]);
    }
    return weight;
}

double match_probability(double weight)
{
    return 1 / (1 + exp2(-weight));
}

static int by_weight(const void *a, const void *b)
{
    const struct match_link *x = *(const struct match_link *const *)a, *y = *(const struct match_link *const *)b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return x->right < y->right ? -1 : x->right > y->right;
}

void match_best_links(struct arena *arena, const struct match_link *links, size_t count, bool *kept)
{
    const struct match_link **order = ARENA_LIST(arena, const struct match_link *, count);
    uint32_t lefts = 0, rights = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = &links[i];
        lefts = links[i].left >= lefts ? links[i].left + 1 : lefts;
        rights = links[i].right >= rights ? links[i].right + 1 : rights;
    }
    if (count)
        qsort(order, count, sizeof(*order), by_weight);
    bool *left_used = ARENA_LIST(arena, bool, lefts), *right_used = ARENA_LIST(arena, bool, rights);
    for (size_t i = 0; i < count; i++) {
        const struct match_link *link = order[i];
        kept[link - links] = !left_used[link->left] && !right_used[link->right];
        if (kept[link - links])
            left_used[link->left] = right_used[link->right] = true;
    }
}
