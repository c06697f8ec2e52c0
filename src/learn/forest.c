#include "learn/forest.h"

#include <math.h>
#include <string.h>

static int tree_next(const struct tree_node *node, const float *x)
{
    float value = x[node->feature];
    return (isnan(value) ? node->missing_left : value < node->value) ? node->left : node->right;
}

float forest_margin(const struct forest *forest, const float *x)
{
    float margin = forest->base_margin;
    for (size_t t = 0; t < forest->count; t++) {
        const struct tree_node *nodes = forest->trees[t].nodes;
        int at = 0;
        while (nodes[at].left >= 0)
            at = tree_next(&nodes[at], x);
        margin += nodes[at].value;
    }
    return margin;
}

/* --- SHAP
 * --------------------------------------------------------------------------------------------------------------- */

/* The features on the way to a node: with ZERO the share of cases that pass when the feature is unknown, ONE 1 when
 * this case passes; WEIGHT the summed permutation weight of subsets of each size (algorithm 2 of Lundberg et al.). */
struct step {
    int feature;
    double zero, one, weight;
};

struct explanation {
    const struct tree *tree;
    const float *x;
    double *contributions;
};

static void path_extend(struct step *path, size_t length, double zero, double one, int feature)
{
    path[length] = (struct step){feature, zero, one, length ? 0 : 1};
    for (size_t i = length; i-- > 0;) {
        path[i + 1].weight += one * path[i].weight * (double)(i + 1) / (double)(length + 1);
        path[i].weight = zero * path[i].weight * (double)(length - i) / (double)(length + 1);
    }
}

/* LENGTH is the index of the last step. */
static void path_unwind(struct step *path, size_t length, size_t at)
{
    double one = path[at].one, zero = path[at].zero, next = path[length].weight;
    for (size_t i = length; i-- > 0;) {
        if (one != 0) {
            double before = path[i].weight;
            path[i].weight = next * (double)(length + 1) / ((double)(i + 1) * one);
            next = before - path[i].weight * zero * (double)(length - i) / (double)(length + 1);
        } else {
            path[i].weight = path[i].weight * (double)(length + 1) / (zero * (double)(length - i));
        }
    }
    for (size_t i = at; i < length; i++) {
        path[i].feature = path[i + 1].feature;
        path[i].zero = path[i + 1].zero;
        path[i].one = path[i + 1].one;
    }
}

static double path_unwound_sum(const struct step *path, size_t length, size_t at)
{
    double one = path[at].one, zero = path[at].zero, next = path[length].weight, total = 0;
    for (size_t i = length; i-- > 0;) {
        if (one != 0) {
            double part = next * (double)(length + 1) / ((double)(i + 1) * one);
            total += part;
            next = path[i].weight - part * zero * (double)(length - i) / (double)(length + 1);
        } else {
            total += path[i].weight / zero * (double)(length + 1) / (double)(length - i);
        }
    }
    return total;
}

static void explain(const struct explanation *e, int at, const struct step *before, size_t length, struct step *room,
                    double zero, double one, int feature)
{
    const struct tree_node *node = &e->tree->nodes[at];
    struct step *path = room;
    if (length)
        memcpy(path, before, length * sizeof(*path));
    path_extend(path, length, zero, one, feature);
    if (node->left < 0) {
        for (size_t i = 1; i <= length; i++)
            e->contributions[path[i].feature] +=
                path_unwound_sum(path, length, i) * (path[i].one - path[i].zero) * (double)node->value;
        return;
    }
    int hot = tree_next(node, e->x), cold = hot == node->left ? node->right : node->left;
    const struct tree_node *nodes = e->tree->nodes;
    /* The children's sum, not the parent's own cover, which differs in the last float digit. */
    double zero_before = 1, one_before = 1, cover = (double)nodes[node->left].cover + (double)nodes[node->right].cover;
    size_t count = length + 1;
    for (size_t i = 1; i < count; i++)
        if (path[i].feature == node->feature) {
            zero_before = path[i].zero;
            one_before = path[i].one;
            path_unwind(path, length, i);
            count--;
            break;
        }
    struct step *next = room + count + 1;
    explain(e, hot, path, count, next, zero_before * (double)nodes[hot].cover / cover, one_before, node->feature);
    explain(e, cold, path, count, next, zero_before * (double)nodes[cold].cover / cover, 0, node->feature);
}

static double tree_mean(const struct tree *tree, int at)
{
    const struct tree_node *node = &tree->nodes[at];
    if (node->left < 0)
        return (double)node->value;
    double left = (double)tree->nodes[node->left].cover, right = (double)tree->nodes[node->right].cover;
    return (left * tree_mean(tree, node->left) + right * tree_mean(tree, node->right)) / (left + right);
}

double forest_explain(struct arena *arena, const struct forest *forest, const float *x, double *contributions)
{
    size_t deepest = 0;
    double base = (double)forest->base_margin;
    memset(contributions, 0, forest->features * sizeof(double));
    for (size_t t = 0; t < forest->count; t++)
        if (forest->trees[t].depth > deepest)
            deepest = forest->trees[t].depth;
    struct step *room = ARENA_LIST(arena, struct step, (deepest + 3) * (deepest + 4));
    for (size_t t = 0; t < forest->count; t++) {
        struct explanation e = {&forest->trees[t], x, contributions};
        base += tree_mean(e.tree, 0);
        if (e.tree->nodes[0].left >= 0)
            explain(&e, 0, NULL, 0, room, 1, 1, -1);
    }
    return base;
}
