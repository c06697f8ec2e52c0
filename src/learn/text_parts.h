/* Between the files of the text classifier. */
#pragma once

#include "learn/text.h"

enum { TEXT_WORDS, TEXT_LETTERS, TEXT_BLOCKS };

/* One occurrence in a text. */
struct gram {
    uint64_t hash;
    uint32_t start, size; /* in the folded text */
    uint8_t block;
};
struct grams {
    struct gram *items;
    size_t count, room;
    char *folded;
};
void text_grams(struct arena *arena, const char *text, struct grams *grams);

/* A text as the model sees it. */
struct text_value {
    uint32_t feature;
    float value;
};
struct text_vector {
    struct text_value *values;
    size_t count;
    double known; /* share of its weight that is known */
};
/* Where GRAM_OF is not NULL, it receives for every value the index of a gram. */
void text_vector(struct arena *arena, const struct text_model *model, const struct grams *grams,
                 struct text_vector *vector, uint32_t *gram_of);
/* Counts documents and keeps what stands in at least LEAST of the texts at ROWS. */
void text_vocabulary(struct arena *arena, const struct grams *grams, const size_t *rows, size_t count, size_t least,
                     struct text_model *model);
void text_slots(struct arena *arena, struct text_model *model); /* makes SLOTS from HASHES */
/* SCORES: class_count of them; traits: first log share, its lead, known share. BEST receives the first class. */
void text_scores(const struct text_model *model, const struct text_vector *vector, float *scores);
void text_traits(const struct text_model *model, const float *scores, double known, double traits[3], size_t *best);
double text_sureness(const struct text_model *model, const double traits[3]);

/* One model to fit: the rows ROWS of texts, each with its label. */
struct text_fit {
    const struct grams *grams;
    const int *labels;
    const size_t *rows;
    size_t count;
    struct text_model *model; /* receives vocabulary and weights, in ARENA */
    struct arena *arena;
};
const struct error *text_fit_all(struct text_fit *fits, size_t count, const struct text_options *options);
