#include "matching/han.h"
#include "base/text.h"
#include "matching/han_tables.h"

#include <string.h>
#include <unicode/uchar.h>

static const struct han_entry *entry(uint32_t c)
{
    return c >= HAN_FIRST && c <= HAN_LAST ? &han_table.entries[c - HAN_FIRST] : NULL;
}

bool han_is(uint32_t c)
{
    return (c >= HAN_FIRST && c <= HAN_LAST && (c < 0x4DC0 || c > 0x4DFF)) || (c >= 0x20000 && c <= 0x323AF);
}

uint32_t han_simplified(uint32_t c)
{
    const struct han_entry *of = entry(c);
    return of ? of->simplified : c;
}

struct han_readings han_readings(uint32_t c)
{
    struct han_readings readings = {0};
    const struct han_entry *of = entry(c);
    for (int i = 0; of && i < HAN_READINGS && of->readings[i]; i++)
        readings.syllables[readings.count++] = han_table.syllables[of->readings[i] - 1];
    return readings;
}

const char *pinyin_syllable(const char *text, size_t size)
{
    /* ICU also reads a few interjections as m, n or ng: no use for taking typed letters apart. */
    size_t vowel = 0;
    while (vowel < size && !strchr("aeiouv", text[vowel]))
        vowel++;
    if (vowel >= size || size >= SYLLABLE_SIZE)
        return NULL;
    uint16_t index = han_table.syllable_slots[han_syllable_slot(&han_table, text, size)];
    return index ? han_table.syllables[index - 1] : NULL;
}

const struct han_phrase *han_phrase_at(const char *at)
{
    const char *step = at;
    const struct han_entry *of = entry(text_next(&step));
    if (!of || !of->starts_phrase)
        return NULL;
    const struct han_phrase *longest = NULL;
    for (const struct han_phrase *phrase = han_phrases; phrase->text; phrase++)
        if (text_starts(at, phrase->text) && (!longest || phrase->length > longest->length))
            longest = phrase;
    return longest;
}

/* Letters that are no base letter plus a mark, and so have no decomposition. */
static const char *spelled_out(uint32_t c)
{
    switch (c) {
    case 0xDF:
        return "ss";
    case 0xE6:
        return "ae";
    case 0xF8:
        return "o";
    case 0x142:
        return "l";
    case 0x153:
        return "oe";
    case 0xF0:
    case 0x111:
        return "d";
    case 0xFE:
        return "th";
    case 0x131:
        return "i";
    }
    return NULL;
}

static uint32_t fold_one(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= HAN_FIRST && c <= HAN_LAST)
        return han_simplified(c);
    if (c >= 0xFF01 && c <= 0xFF5E)
        return fold_one(c - 0xFEE0);
    if (c == 0xFFE5 || c == 0xFFE1 || c == 0xFFE0)
        return c == 0xFFE5 ? 0xA5 : c == 0xFFE1 ? 0xA3 : 0xA2; /* wide yen, pound, cent */
    uint32_t lower = (uint32_t)u_tolower((UChar32)c), bare = latin_bare(lower);
    /* Only Latin letters lose their marks; a Hangul syllable must not become its first consonant. */
    if (bare != c && (bare < 0x80 || (c >= 0xF900 && c <= 0xFAFF)))
        return bare == ' ' ? c == 0x3000 || c == 0xA0 || u_isUWhiteSpace((UChar32)c) ? ' ' : c : fold_one(bare);
    return u_isUWhiteSpace((UChar32)c) ? ' ' : lower;
}

char *text_folded(struct arena *arena, const char *text)
{
    char *copy = arena_take(arena, strlen(text) * 3 + 1), *at = copy;
    bool space = false;
    for (uint32_t c; (c = text_next(&text));) {
        if (c == 0xFEFF || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F))
            continue;
        c = fold_one(c);
        if (c < 0x20 || c == ' ' || c == 0x7F) {
            space = at > copy;
            continue;
        }
        if (space)
            *at++ = ' ';
        space = false;
        const char *letters = c < 0x80 ? NULL : spelled_out(c);
        if (letters)
            at = stpcpy(at, letters);
        else
            text_append(&at, c);
    }
    *at = 0;
    return copy;
}
