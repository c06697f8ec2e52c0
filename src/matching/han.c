#include "matching/han.h"
#include "base/text.h"
#include "matching/han_tables.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* Extension A and the unified block: what names are written in. Rarer planes fold and match as they stand. */
enum { HAN_FIRST = 0x3400, HAN_LAST = 0x9FFF, HAN_COUNT = HAN_LAST - HAN_FIRST + 1, SYLLABLES = 2048 };

struct han_entry {
    uint16_t simplified;
    uint16_t readings[HAN_READINGS]; /* indexes into syllables + 1; 0 ends */
    bool starts_phrase;
};

/* Filled once under pthread_once from ICU's data, constant from then on. */
struct han_table {
    struct han_entry entries[HAN_COUNT];
    char syllables[SYLLABLES][SYLLABLE_SIZE];
    int syllable_count;
    uint16_t syllable_slots[SYLLABLES * 2];
};

static struct han_table *table;
static pthread_once_t table_once = PTHREAD_ONCE_INIT;

static uint32_t hash_part(const char *text, size_t size)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

static uint16_t *syllable_slot(const char *text, size_t size)
{
    uint32_t at = hash_part(text, size) % (SYLLABLES * 2);
    for (;; at = (at + 1) % (SYLLABLES * 2)) {
        uint16_t *slot = &table->syllable_slots[at];
        if (!*slot || (!strncmp(table->syllables[*slot - 1], text, size) && !table->syllables[*slot - 1][size]))
            return slot;
    }
}

static uint16_t syllable_intern(const char *text, size_t size)
{
    if (!size || size >= SYLLABLE_SIZE)
        return 0;
    uint16_t *slot = syllable_slot(text, size);
    if (!*slot && table->syllable_count < SYLLABLES) {
        memcpy(table->syllables[table->syllable_count], text, size);
        *slot = (uint16_t)++table->syllable_count;
    }
    return *slot;
}

static void add_reading(uint32_t character, const char *text, size_t size)
{
    if (character < HAN_FIRST || character > HAN_LAST)
        return;
    uint16_t index = syllable_intern(text, size);
    uint16_t *readings = table->entries[character - HAN_FIRST].readings;
    for (int i = 0; index && i < HAN_READINGS; i++) {
        if (readings[i] == index)
            return;
        if (!readings[i]) {
            readings[i] = index;
            return;
        }
    }
}

/* The base letter of an accented Latin one: ǚ -> u, é -> e. Zero when the character is no letter of that kind. */
static uint32_t bare_letter(uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar parts[18];
    int32_t size = unorm2_getRawDecomposition(unorm2_getNFKDInstance(&status), (UChar32)c, parts, 18, &status);
    if (U_FAILURE(status) || size < 1)
        return c;
    uint32_t base = parts[0];
    return base == c || base < 0x80 ? base : bare_letter(base);
}

static bool has_diaeresis(uint32_t c)
{
    return c == 0xFC || (c >= 0x1D6 && c <= 0x1DC);
}

/* One line of ICU's answer: the reading of one character, with tone marks. */
static void take_reading(uint32_t character, const UChar *line, int32_t size)
{
    char plain[SYLLABLE_SIZE] = "", with_v[SYLLABLE_SIZE] = "";
    size_t used = 0;
    bool umlaut = false;
    for (int32_t i = 0; i < size; i++) {
        uint32_t c = line[i] == 0x300 ? 0 : bare_letter(line[i]);
        if (c < 'a' || c > 'z')
            continue;
        if (used == SYLLABLE_SIZE - 1)
            return;
        umlaut |= has_diaeresis(line[i]);
        plain[used] = (char)c;
        with_v[used++] = has_diaeresis(line[i]) ? 'v' : (char)c;
    }
    add_reading(character, plain, used);
    if (umlaut)
        add_reading(character, with_v, used);
}

static void take_simplified(uint32_t character, const UChar *line, int32_t size)
{
    if (size == 1)
        table->entries[character - HAN_FIRST].simplified = line[0];
}

/* Asks ICU for every character at once, one a line: thousands of times cheaper than a call for each name. */
static void ask_icu(const char *id, void (*take)(uint32_t, const UChar *, int32_t))
{
    enum { ROOM = HAN_COUNT * 12 };
    UErrorCode status = U_ZERO_ERROR;
    UChar name[64], *text = malloc(sizeof(*text) * ROOM);
    u_uastrcpy(name, id);
    UTransliterator *transliterator = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    int32_t size = 0;
    for (uint32_t c = HAN_FIRST; text && c <= HAN_LAST; c++) {
        text[size++] = (UChar)c;
        text[size++] = '\n';
    }
    int32_t limit = size;
    if (text && U_SUCCESS(status))
        utrans_transUChars(transliterator, text, &size, ROOM, 0, &limit, &status);
    if (!text || U_FAILURE(status)) {
        fprintf(stderr, "steward: ICU has no transliteration %s (%s)\n", id, u_errorName(status));
        abort();
    }
    uint32_t character = HAN_FIRST;
    for (int32_t at = 0, start = 0; at < size; at++)
        if (text[at] == '\n') {
            take(character++, text + start, at - start);
            start = at + 1;
        }
    utrans_close(transliterator);
    free(text);
}

static void intern_syllables(const char *reading)
{
    for (size_t size; *reading; reading += size + (reading[size] == ' ')) {
        size = strcspn(reading, " ");
        syllable_intern(reading, size);
    }
}

static void table_build(void)
{
    table = calloc(1, sizeof(*table));
    if (!table) {
        fprintf(stderr, "steward: out of memory (asked for %zu bytes)\n", sizeof(*table));
        abort();
    }
    for (uint32_t c = HAN_FIRST; c <= HAN_LAST; c++)
        table->entries[c - HAN_FIRST].simplified = (uint16_t)c;
    ask_icu("Traditional-Simplified", take_simplified);
    ask_icu("Han-Latin", take_reading);
    ask_icu("Han-Latin/Names", take_reading);
    for (const struct han_extra_reading *extra = han_extra_readings; extra->character; extra++)
        add_reading(extra->character, extra->syllable, strlen(extra->syllable));
    for (const struct han_phrase *phrase = han_phrases; phrase->text; phrase++) {
        const char *at = phrase->text;
        table->entries[text_next(&at) - HAN_FIRST].starts_phrase = true;
        intern_syllables(phrase->reading);
    }
}

static const struct han_entry *entry(uint32_t c)
{
    pthread_once(&table_once, table_build);
    return c >= HAN_FIRST && c <= HAN_LAST ? &table->entries[c - HAN_FIRST] : NULL;
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
        readings.syllables[readings.count++] = table->syllables[of->readings[i] - 1];
    return readings;
}

const char *pinyin_syllable(const char *text, size_t size)
{
    pthread_once(&table_once, table_build);
    /* ICU also reads a few interjections as m, n or ng: no use for taking typed letters apart. */
    size_t vowel = 0;
    while (vowel < size && !strchr("aeiouv", text[vowel]))
        vowel++;
    if (vowel >= size || size >= SYLLABLE_SIZE)
        return NULL;
    uint16_t index = *syllable_slot(text, size);
    return index ? table->syllables[index - 1] : NULL;
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
    uint32_t lower = (uint32_t)u_tolower((UChar32)c), bare = bare_letter(lower);
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
