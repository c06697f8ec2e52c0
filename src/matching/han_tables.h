/* The tables behind han.h: those kept by hand, and one entry a character that tools/hanc works out from ICU's data
 * while the program is built, so that no start waits for it. */
#pragma once

#include "matching/han.h"

struct han_extra_reading {
    uint32_t character;
    const char *syllable;
};

extern const struct han_phrase han_phrases[];               /* ends with a NULL text */
extern const struct han_extra_reading han_extra_readings[]; /* ends with character 0 */

/* Extension A and the unified block: what names are written in. Rarer planes fold and match as they stand. */
enum { HAN_FIRST = 0x3400, HAN_LAST = 0x9FFF, HAN_COUNT = HAN_LAST - HAN_FIRST + 1, SYLLABLES_MOST = 2048 };

struct han_entry {
    uint16_t simplified;
    uint16_t readings[HAN_READINGS]; /* indexes into syllables + 1; 0 ends */
    uint16_t starts_phrase;          /* 1 when a phrase of han_phrases begins with it */
};

struct han_table {
    struct han_entry entries[HAN_COUNT];
    char syllables[SYLLABLES_MOST][SYLLABLE_SIZE];
    uint16_t syllable_slots[SYLLABLES_MOST * 2]; /* by hash: index + 1, 0 for an empty slot */
};
extern const struct han_table han_table;

/* Where a syllable stands in the slots, or the empty one where it would. */
size_t han_syllable_slot(const struct han_table *table, const char *text, size_t size);

/* The base letter of an accented Latin one: ǚ -> u, é -> e; the character itself when it is none of that kind. */
uint32_t latin_bare(uint32_t c);
