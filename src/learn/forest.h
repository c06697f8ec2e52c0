/* Boosted trees: trained by XGBoost, served by our own evaluator, which adds the same floats in the same order and so
 * gives the same margin to the last bit. Contributions are exact SHAP values (path-dependent TreeSHAP, Lundberg et al.
 * 2018): they and the base add up to the margin. */
#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tree_node {
    int left, right; /* -1 and -1: a leaf */
    int feature;
    bool missing_left;
    float value; /* threshold, x < value goes left; of a leaf what it adds */
    float cover; /* sum of hessians of the training cases that came here */
};

struct tree {
    size_t count, depth;
    struct tree_node *nodes; /* the root first */
};

struct forest {
    size_t features, count;
    float base_margin;
    struct tree *trees;
};

struct forest_options {
    size_t rounds, depth;
    double rate; /* learning rate */
    double row_share, column_share, least_child_weight, ridge, split_price;
    size_t trees_a_round;
    int64_t seed;
    int threads;
    const int *monotone; /* of the log odds of bad, per feature: 1 rises, -1 falls, 0 free; NULL: all free */
};

struct forest_data {
    const float *x;            /* by rows, NAN is missing */
    const float *bad, *weight; /* WEIGHT NULL: one each */
    size_t rows, features;
};

/* PROGRESS false stops it with job.cancelled. WATCHED, when given, gets for every round the margins of its cases. */
struct forest_watch {
    const struct forest_data *data;
    void (*look)(void *context, size_t round, const float *margins);
    bool (*progress)(void *context, size_t round, size_t rounds);
    void *context;
};
const struct error *forest_train(struct arena *arena, const struct forest_data *data,
                                 const struct forest_options *options, const struct forest_watch *watch,
                                 struct forest *forest);

float forest_margin(const struct forest *forest, const float *x);
/* CONTRIBUTIONS of every feature, in log odds of bad; returns the base: what is said of a case of which nothing is
 * known. */
double forest_explain(struct arena *arena, const struct forest *forest, const float *x, double *contributions);
