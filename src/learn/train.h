/* Training: from a sample to a model with calibration, and honest figures by cross-validation or out of time. The same
 * data, options and seed give the same model to the last bit. */
#pragma once

#include "learn/findings.h"
#include "learn/model.h"

struct field_specials {
    const char *name;
    const double *values;
    size_t count;
    const double *borders; /* given by a person instead of the optimal ones; NULL: optimal */
    size_t border_count;
    enum trend trend;
};

struct train_options {
    enum model_kind kind;
    const char *name;
    int64_t seed;
    size_t folds;             /* 0: 5 */
    double out_of_time_share; /* of the latest cases, when the sample has a time column; 0: folds */
    double test_from;         /* or from this time on; NAN: by share */
    /* card */
    size_t most_bins;
    double least_iv;                                /* a characteristic below is left out */
    double ridge, lasso;                            /* negative: the default */
    double base_score, base_odds, points_to_double; /* 0: 600, 20, 20 */
    const struct field_specials *fields;
    size_t field_count;
    /* trees */
    size_t rounds, depth, trees_a_round; /* 0: found by cross-validation inside the training part */
    double rate;                         /* 0: the default */
    bool monotone_auto;                  /* every field in the direction of its trend, where it has one */
    struct name_set rising, falling;     /* PD rises or falls with these, whatever the data say */
    int threads;
    /* calibration */
    enum calibration_method calibration;
    double central_tendency; /* 0: the sample's bad rate */
    bool keep_leaks;
    bool (*progress)(void *context, double share, const char *step); /* false cancels */
    void *context;
};

struct fold_result {
    size_t rows, bads;
    double auc, ks;
};

/* What cross-validation (or the out-of-time split) gave: for every tested row its raw margin and PD. */
struct validation {
    size_t count;
    size_t *rows; /* of the sample, tested ones */
    double *margin, *pd;
    int64_t *bad;
    size_t *fold;
    struct fold_result *folds;
    size_t fold_count;
    bool out_of_time;
    double mean_auc, auc_deviation; /* over folds */
};

const struct error *train_validate(struct arena *arena, const struct sample *sample,
                                   const struct train_options *options, struct validation *validation);
/* Fits on all rows, calibrates by VALIDATION's margins, notes the reference distributions. */
const struct error *train_final(struct arena *arena, const struct sample *sample, const struct train_options *options,
                                const struct validation *validation, struct model *model);
/* Scores all rows of FRAME: margins, PDs and points, each list of FRAME->rows; lists may be NULL. */
const struct error *model_score_frame(struct arena *arena, const struct model *model, const struct frame *frame,
                                      double *margin, double *pd, double *points);
/* Takes the fields a model must not use out of the sample, unless kept, and keeps the rows of one subject together. */
void sample_apply_findings(struct sample *sample, const struct findings *findings, struct name_set keep);
