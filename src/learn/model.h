/* A trained model as one document: inputs, the scorecard or the trees, calibration, what it was trained on and the
 * distributions that later data are compared with. model_score is the only scoring function: training, batch, printed
 * card and page all go through it. */
#pragma once

#include "base/error.h"
#include "base/json.h"
#include "learn/binning.h"
#include "learn/forest.h"
#include "quant/scorecard.h"

enum model_kind { MODEL_CARD, MODEL_TREES };
const char *model_kind_name(enum model_kind kind);

struct model_input {
    const char *name;
    enum column_kind kind;
    const char *const *levels;
    size_t level_count;
    double *encoding;     /* trees: a level as log odds of bad, pulled towards the mean */
    int monotone;         /* trees: as in forest_options */
    double coefficient;   /* card: of the WOE, below zero; 0 is not in the card */
    struct binned binned; /* the card's bins; for trees the reference for stability */
};

/* From a raw margin (log odds of bad) to a PD. */
enum calibration_method { CALIBRATE_NONE, CALIBRATE_PLATT, CALIBRATE_ISOTONIC };
struct calibration_band {
    double upto; /* raw margin; the last is infinite */
    double cases, bads;
};
struct calibration {
    enum calibration_method method;
    double intercept, slope;  /* Platt: intercept + slope x margin */
    double *margins, *logits; /* isotonic: steps, joined by lines */
    size_t step_count;
    double shift;                   /* to the central tendency, in log odds */
    double central_tendency;        /* NAN: the bad rate of the sample */
    struct calibration_band *bands; /* out of fold, for the interval of a PD */
    size_t band_count;
};

struct provenance {
    const char *target, *bad_value, *weight, *data_name, *data_hash, *code_version, *trained_at;
    size_t rows;
    double bads;
    int64_t seed;
};

struct model {
    enum model_kind kind;
    const char *name;
    struct provenance from;
    struct model_input *inputs;
    size_t count;
    double intercept;                               /* card */
    double base_score, base_odds, points_to_double; /* of the points, for both kinds */
    struct forest forest;
    struct calibration calibration;
    double *score_borders, *score_shares; /* of the training scores: border_count borders, one share more */
    size_t border_count;
};

struct model_line {
    size_t input, bin;
    double value;  /* as in the frame */
    double points; /* card: whole points; trees: SHAP in points */
};

struct model_score {
    double points;              /* whole */
    double margin;              /* raw log odds of bad */
    double pd, pd_low, pd_high; /* calibrated; 90 % interval of the band it lies in */
    double base;              /* trees: points that nobody's facts gave; base + sum of lines = points before rounding */
    struct model_line *lines; /* of the inputs that count, in the model's order; NULL unless asked for */
    size_t line_count;
};

/* VALUES: one an input, as column_value gives them. */
void model_score(struct arena *arena, const struct model *model, const double *values, bool lines,
                 struct model_score *score);
double model_pd(const struct model *model, double margin);
/* A raw margin in the points of the model's scale after calibration. */
double model_points(const struct model *model, double margin);
size_t model_score_band(const struct model *model, double points);
/* An input as a column without values, for column_value and column_text. */
struct column model_column(const struct model_input *input);
/* Where FRAME holds each input: fills INDEX; learn.column when one is not there. Levels are matched by text. */
const struct error *model_bind(struct arena *arena, const struct model *model, const struct frame *frame, int *index);
void model_row(const struct model *model, const struct frame *frame, const int *index, size_t row, double *values);
/* Works out the whole points of every bin from coefficient, WOE and scale. */
void card_points(struct model *model);
size_t card_characteristics(const struct model *model);
/* "[0.5, 1.2)", "A11 A12", "missing" */
const char *bin_text(struct arena *arena, const struct model_input *input, const struct learned_bin *bin);

void model_write(struct json_writer *w, const struct model *model);
const struct error *model_read(struct arena *arena, const struct json *json, const char *name, struct model *model);
