/* What is wrong with a sample, said plainly before anything is learned from it: fields that know the outcome, fields
 * that are copies of such fields, identifiers, missing values that carry meaning, marks that stand for "unknown". */
#pragma once

#include "learn/sample.h"

enum finding_level {
    FINDING_LEAK,  /* must not be used: left out unless kept by name */
    FINDING_UNFIT, /* cannot be learned from: identifier, one value, free text */
    FINDING_CHECK, /* used, but a person should look */
    FINDING_NOTE,
};

struct finding {
    enum finding_level level;
    int column;       /* -1: about the sample */
    const char *kind; /* stable word: outcome_twin, only_when_bad, ... */
    const char *zh, *en;
    double figure;
};

struct findings {
    struct finding *items;
    size_t count;
};

const char *finding_level_name(enum finding_level level);
struct findings findings_find(struct arena *arena, const struct sample *sample);
/* AUC of a column alone, of its exact values out of fold (any shape counts), 0.5..1. */
double column_auc(struct arena *arena, const struct sample *sample, size_t column);
