/* What a model is worth on cases it did not see: discrimination, calibration, by segment and over time, and how far a
 * later population has moved. One structure for the command line, the page and the PDF. */
#pragma once

#include "learn/train.h"
#include "quant/discrimination.h"

struct curve_point {
    double share_good, share_bad; /* at and below a score: of goods and of bads */
    double points;                /* score */
};

struct calibration_row {
    double n, bads, mean_pd, low, high; /* Jeffreys 90 % interval of the bad rate */
};

struct segment_row {
    const char *name;
    size_t n, bads;
    double auc, mean_pd, bad_rate, psi; /* NAN when a class is missing; PSI of the score against all */
};

struct drift_row {
    const char *name;
    double csi;
    double missing_before, missing_now;
};

struct report {
    size_t rows, bads, fold_count;
    bool out_of_time;
    struct rank_metrics rank;
    double auc_low, auc_high; /* 95 %, DeLong */
    double mean_auc, auc_deviation;
    const struct fold_result *folds;
    double brier, log_loss, hosmer_lemeshow, hosmer_lemeshow_p;
    double mean_pd, bad_rate;
    struct calibration_row *calibration;
    size_t calibration_count;
    struct curve_point *curve;
    size_t curve_count;
    struct segment_row *segments, *periods;
    size_t segment_count, period_count;
    double psi; /* NAN unless a trained model met other data */
    struct drift_row *drift;
    size_t drift_count;
};

/* SEGMENT: a column of the frame whose values part the cases, or -1. */
void report_make(struct arena *arena, const struct sample *sample, const struct validation *validation, int segment,
                 struct report *report);
/* A trained model on other data with known outcome. */
const struct error *report_model(struct arena *arena, const struct model *model, const struct sample *sample,
                                 int segment, struct report *report);
void report_write(struct json_writer *w, const struct report *report);
void findings_write(struct json_writer *w, const struct sample *sample, const struct findings *findings);
/* DeLong 1988 for two scores on the same cases: the difference of their AUCs and its two-sided p-value. */
double auc_difference(struct arena *arena, const double *safe_a, const double *safe_b, const int64_t *bad, size_t count,
                      double *p_value);
