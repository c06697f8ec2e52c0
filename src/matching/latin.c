#include "matching/han_tables.h"

#include <string.h>
#include <unicode/unorm2.h>

uint32_t latin_bare(uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar parts[18];
    int32_t size = unorm2_getRawDecomposition(unorm2_getNFKDInstance(&status), (UChar32)c, parts, 18, &status);
    if (U_FAILURE(status) || size < 1)
        return c;
    uint32_t base = parts[0];
    return base == c || base < 0x80 ? base : latin_bare(base);
}

static uint32_t hash_part(const char *text, size_t size)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

size_t han_syllable_slot(const struct han_table *table, const char *text, size_t size)
{
    size_t at = hash_part(text, size) % (SYLLABLES_MOST * 2);
    for (;; at = (at + 1) % (SYLLABLES_MOST * 2)) {
        uint16_t index = table->syllable_slots[at];
        if (!index || (!strncmp(table->syllables[index - 1], text, size) && !table->syllables[index - 1][size]))
            return at;
    }
}
