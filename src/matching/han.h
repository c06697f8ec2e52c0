/* What the layer knows of single Han characters and of Latin letters: how they are folded for comparing, and how they
 * are read. The tables are worked out from ICU's data when the program is built; every function here is thread-safe. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HAN_READINGS = 4, SYLLABLE_SIZE = 8 };

/* The ways a character may be read, most usual first: 行 is {"xing", "hang"}; ü is also given as v: 吕 is {"lu", "lv"}.
 */
struct han_readings {
    uint8_t count;
    const char *syllables[HAN_READINGS];
};

bool han_is(uint32_t code_point);
uint32_t han_simplified(uint32_t code_point); /* 銀 -> 银; others unchanged */
struct han_readings han_readings(uint32_t code_point);
/* The toneless pinyin syllable of SIZE letters at TEXT as the table keeps it, or NULL when no character is read so. */
const char *pinyin_syllable(const char *text, size_t size);

/* A word whose reading is fixed although its characters have several: 银行 "yin hang". */
struct han_phrase {
    const char *text;
    const char *reading; /* one syllable a character, parted by spaces */
    uint8_t length;      /* characters */
};
/* The longest phrase that starts at AT (folded text), or NULL. */
const struct han_phrase *han_phrase_at(const char *at);

/* Folded for comparing: half width, simplified, lower case, no diacritics, spaces single and trimmed. "ＡＢＣ 銀行 é"
 * -> "abc 银行 e". */
char *text_folded(struct arena *arena, const char *text);
