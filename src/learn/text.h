/* Texts into classes: short Chinese and English texts (a request, a complaint, a headline), as a linear model that says
 * how sure it is and which words spoke for its answer.
 *
 * A text is folded (half width, lower case, digits alike) and becomes counts of words, of words beside and near each
 * other, of single Han characters and runs of two and three, and of runs of three to five letters inside a word. A
 * count weighs (1 + ln n) times the inverse document frequency; words and letters are each brought to length one. Two
 * models read it: a wide one, softmax regression on the features themselves, and a deep one, whose features are
 * averaged into 128 numbers before the softmax (Iyyer et al. 2015, deep averaging network). Both learn by AdaGrad
 * (Duchi et al. 2011) while a part of each text is hidden; their log shares are added. How sure an answer is comes from
 * texts that the model did not see: a logistic regression of "the answer was right" on the first share, its lead over
 * the second and the share of the text that the model knows. */
#pragma once

#include "base/error.h"
#include "base/json.h"

#include <stdbool.h>

/* What is learned from. LABELS are indexes of CLASSES. */
struct text_sample {
    const char *const *texts;
    const int *labels;
    size_t count;
    const char *const *classes;
    size_t class_count;
    const bool *taught; /* one a text: always learned from, never tested, such as a key word; NULL: none */
};

struct text_options {
    const char *name;
    int64_t seed;
    size_t least_texts; /* a feature of fewer texts is left out; 0: 2, or 1 below 2,000 texts */
    double threshold;   /* an answer less sure is refused; 0: 0.5 */
    int threads;        /* 0: 1; the outcome does not depend on it */
    bool (*progress)(void *context, double share); /* every pass over the texts; false cancels: job.cancelled */
    void *context;
};

enum { TEXT_DEPTH = 128, TEXT_CLASSES_MOST = 512, TEXT_STEP = 16 };
struct text_model {
    const char *name, *trained_at, *data_hash;
    int64_t seed;
    size_t texts;
    const char *const *classes;
    size_t class_count, stride; /* STRIDE: class_count rounded up */
    size_t feature_count, slot_count;
    uint64_t *hashes; /* one a feature */
    uint32_t *slots;  /* open addressing: feature + 1, 0 is free */
    float *idf;       /* one a feature */
    int8_t *weights;  /* a row a feature: STRIDE for the wide model, TEXT_DEPTH for the deep one */
    float *scales;    /* one a column of a row: what a weight of 1 is worth */
    float *wide_constants, *deep_constants, *top, *top_constants; /* TOP: TEXT_DEPTH x STRIDE */
    double sure_constant, sure_share, sure_lead, sure_known;      /* log odds that the answer is right */
    double least_known; /* a text of which less is known is refused, and its confidence falls with what is known */
    double sharpness;   /* the shares of the classes: exp(sharpness x score), to the sum of one */
    double threshold;
    double accuracy, coverage; /* on texts held out while training: of all, and the share of texts that were answered */
};

enum { TEXT_GUESSES = 3, TEXT_REASONS = 5 };

struct text_reason {
    const char *words;
    double weight; /* what it added to the lead over the mean of the other classes */
};
struct text_answer {
    bool sure;         /* the confidence reaches the threshold */
    double confidence; /* chance that the first guess is right */
    double known;      /* share of the text's weight that the model has seen before */
    size_t guess_count, reason_count;
    struct {
        size_t label;
        double share;
    } guesses[TEXT_GUESSES]; /* best first */
    struct text_reason reasons[TEXT_REASONS];
};

/* The same sample, options and seed give the same model to the last bit. learn.texts when a class has fewer than two
 * texts, or there is one class only or more than TEXT_CLASSES_MOST. */
const struct error *text_train(struct arena *arena, const struct text_sample *sample,
                               const struct text_options *options, struct text_model *model);
/* Any number of threads may ask one model. ARENA is scratch; REASONS costs a second pass. */
void text_classify(struct arena *arena, const struct text_model *model, const char *text, bool reasons,
                   struct text_answer *answer);

/* What a model is worth on texts it did not see. */
struct text_class_row {
    size_t texts, guessed, right;
    double precision, recall, f1; /* NAN when nothing was guessed or there is no text */
};
struct text_mix_up {
    size_t from, to, texts; /* of class FROM, taken for TO */
};
struct text_report {
    size_t texts, right;
    double accuracy, low, high; /* 95 %, Wilson */
    double macro_f1;
    double accuracy_at_90;                /* of the surest 90 % */
    double answered, accuracy_answered;   /* at the model's threshold */
    double calibration_error;             /* mean of |confidence - accuracy| over ten bands, by texts */
    double train_seconds, texts_a_second; /* of processor time */
    struct text_class_row *rows;          /* one a class */
    struct text_mix_up mix_ups[10];
    size_t mix_up_count;
};
void text_report_make(struct arena *arena, const struct text_model *model, const struct text_sample *sample,
                      struct text_report *report);
/* TEST: true for the rows held out: SHARE of each class, drawn by SEED. */
void text_hold_out(struct arena *arena, const struct text_sample *sample, double share, int64_t seed, bool *test);
void text_part(struct arena *arena, const struct text_sample *sample, const bool *test, bool wanted,
               struct text_sample *part);
void text_report_write(struct json_writer *w, const struct text_model *model, const struct text_report *report);

void text_model_write(struct json_writer *w, const struct text_model *model);
const struct error *text_model_read(struct arena *arena, const struct json *json, const char *name,
                                    struct text_model *model);
