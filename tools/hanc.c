/* hanc OUT.c: writes what han.h knows of each Chinese character, its simplified form and its readings, as one const
 * table. ICU needs a second for it, which is spent once when the program is built. */
#include "base/text.h"
#include "matching/han_tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

static struct han_table table;
static int syllable_count;

static uint16_t syllable_intern(const char *text, size_t size)
{
    if (!size || size >= SYLLABLE_SIZE)
        return 0;
    uint16_t *slot = &table.syllable_slots[han_syllable_slot(&table, text, size)];
    if (!*slot && syllable_count < SYLLABLES_MOST) {
        memcpy(table.syllables[syllable_count], text, size);
        *slot = (uint16_t)++syllable_count;
    }
    return *slot;
}

static void add_reading(uint32_t character, const char *text, size_t size)
{
    if (character < HAN_FIRST || character > HAN_LAST)
        return;
    uint16_t index = syllable_intern(text, size);
    uint16_t *readings = table.entries[character - HAN_FIRST].readings;
    for (int i = 0; index && i < HAN_READINGS; i++) {
        if (readings[i] == index)
            return;
        if (!readings[i]) {
            readings[i] = index;
            return;
        }
    }
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
        uint32_t c = line[i] == 0x300 ? 0 : latin_bare(line[i]);
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
        table.entries[character - HAN_FIRST].simplified = line[0];
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
        fprintf(stderr, "hanc: ICU has no transliteration %s (%s)\n", id, u_errorName(status));
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

static void table_fill(void)
{
    for (uint32_t c = HAN_FIRST; c <= HAN_LAST; c++)
        table.entries[c - HAN_FIRST].simplified = (uint16_t)c;
    ask_icu("Traditional-Simplified", take_simplified);
    ask_icu("Han-Latin", take_reading);
    ask_icu("Han-Latin/Names", take_reading);
    for (const struct han_extra_reading *extra = han_extra_readings; extra->character; extra++)
        add_reading(extra->character, extra->syllable, strlen(extra->syllable));
    for (const struct han_phrase *phrase = han_phrases; phrase->text; phrase++) {
        const char *at = phrase->text;
        table.entries[text_next(&at) - HAN_FIRST].starts_phrase = 1;
        intern_syllables(phrase->reading);
    }
}

static void table_write(FILE *out)
{
    fputs("#include \"matching/han_tables.h\"\n\nconst struct han_table han_table = {\n    .entries = {\n", out);
    for (int i = 0; i < HAN_COUNT; i++) {
        const struct han_entry *e = &table.entries[i];
        fprintf(out, "{%d, {", e->simplified);
        for (int k = 0; k < HAN_READINGS && (!k || e->readings[k]); k++)
            fprintf(out, "%s%d", k ? "," : "", e->readings[k]);
        fprintf(out, "}, %d},\n", e->starts_phrase);
    }
    fputs("    },\n    .syllables = {\n", out);
    for (int i = 0; i < syllable_count; i++)
        fprintf(out, "\"%s\",\n", table.syllables[i]);
    fputs("    },\n    .syllable_slots = {\n", out);
    for (int i = 0; i < SYLLABLES_MOST * 2; i++)
        if (table.syllable_slots[i])
            fprintf(out, "[%d] = %d,\n", i, table.syllable_slots[i]);
    fputs("    },\n};\n", out);
}

int main(int argc, char **argv)
{
    FILE *out = argc == 2 ? fopen(argv[1], "w") : NULL;
    if (!out) {
        fputs("usage: hanc OUT.c\n", stderr);
        return 2;
    }
    table_fill();
    table_write(out);
    return fclose(out) ? 1 : 0;
}
