/* Between the files of training. */
#pragma once

#include "learn/train.h"

/* Both fit on the rows ROWS of SAMPLE, uncalibrated. */
const struct error *card_fit(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count,
                             const struct train_options *options, struct model *model);
const struct error *trees_fit(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count,
                              const struct train_options *options, struct model *model);
struct binned field_bin(struct arena *arena, const struct sample *sample, size_t field, const size_t *rows,
                        size_t count, const struct train_options *options);
/* The outcome and weight (NULL without weights) of some rows. */
int64_t *rows_bad(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count);
double *rows_weight(struct arena *arena, const struct sample *sample, const size_t *rows, size_t count);
void model_begin(struct arena *arena, const struct sample *sample, const struct train_options *options,
                 struct model *model);
void calibrate(struct arena *arena, const double *margin, const int64_t *bad, size_t count,
               const struct train_options *options, struct model *model);
