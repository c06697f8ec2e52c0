/* What is learned from: a frame with its outcome, and how it is parted into training and testing. */
#pragma once

#include "base/error.h"
#include "learn/frame.h"

struct name_set {
    const char *const *names;
    size_t count;
};

struct sample_options {
    const char *target, *bad_value; /* BAD_VALUE NULL: 1, yes, true, bad, default, CHGOFF, ... or the larger number */
    const char *weight;             /* column of case weights, or NULL */
    const char *time, *group;       /* date, year or period; who the rows of one name belong to; or NULL */
    struct name_set drop, keep;     /* fields not to use; fields to use whatever the findings say */
};

struct sample {
    const struct frame *frame; /* rows without outcome are gone */
    int64_t *bad;
    double *weight; /* NULL: one each */
    size_t *fields; /* columns that may be learned from */
    size_t field_count;
    int target, time, group; /* columns; -1 none */
    const char *bad_value;
    size_t bads, without_outcome;
};

const struct error *sample_make(struct arena *arena, const struct frame *frame, const struct sample_options *options,
                                struct sample *sample);
/* Fills FOLD with 0..FOLDS-1 a row: as many bads in each as can be; rows of one group stay together. */
void sample_folds(struct arena *arena, const struct sample *sample, size_t folds, int64_t seed, size_t *fold);
/* Fold 1 is the latest SHARE of the rows by time, 0 the rest; cases of one date are not parted. */
void sample_out_of_time(struct arena *arena, const struct sample *sample, double share, size_t *fold);
/* Fold 1 from the value FROM of the time column on. */
void sample_from(const struct sample *sample, double from, size_t *fold);
bool name_in(struct name_set set, const char *name);
