/* The hand-kept tables behind han.h; only han.c reads them. */
#pragma once

#include "matching/han.h"

struct han_extra_reading {
    uint32_t character;
    const char *syllable;
};

extern const struct han_phrase han_phrases[];               /* ends with a NULL text */
extern const struct han_extra_reading han_extra_readings[]; /* ends with character 0 */
