#include "matching/search_text.h"
#include "base/text.h"

#include <string.h>
#include <unicode/uchar.h>

static enum search_kind kind_of(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ? SEARCH_LETTER : SEARCH_GAP;
    if (han_is(c))
        return SEARCH_HAN;
    return u_isalnum((UChar32)c) ? SEARCH_LETTER : SEARCH_GAP;
}

/* A reading of a phrase is "yin hang": the syllable of its INDEXth character, as the table spells it. */
static void fix_reading(struct search_char *c, const char *reading, size_t index)
{
    for (; index; index--)
        reading = strchr(reading, ' ') + 1;
    c->readings.syllables[0] = pinyin_syllable(reading, strcspn(reading, " "));
    c->readings.count = 1;
}

static void fix_phrases(struct search_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        const struct han_phrase *phrase = text->chars[i].kind == SEARCH_HAN ? han_phrase_at(text->chars[i].at) : NULL;
        if (!phrase || i + phrase->length > text->count)
            continue;
        for (size_t k = 0; k < phrase->length; k++)
            fix_reading(&text->chars[i + k], phrase->reading, k);
        i += phrase->length - 1u;
    }
}

struct search_text search_text(struct arena *arena, const char *folded, size_t most)
{
    size_t room = strlen(folded);
    struct search_text text = {ARENA_LIST(arena, struct search_char, (room < most ? room : most) + 1), 0};
    const char *at = folded;
    while (text.count < most) {
        struct search_char *c = &text.chars[text.count];
        c->at = at;
        c->code_point = text_next(&at);
        if (!c->code_point)
            break;
        c->size = (uint8_t)(at - c->at);
        c->kind = kind_of(c->code_point);
        if (c->kind == SEARCH_HAN)
            c->readings = han_readings(c->code_point);
        text.count++;
    }
    fix_phrases(&text);
    return text;
}

size_t search_run(const struct search_text *text, size_t at)
{
    size_t end = at + 1;
    while (end < text->count && text->chars[end].kind == text->chars[at].kind)
        end++;
    return end - at;
}

bool search_starts_word(const struct search_text *text, size_t at)
{
    uint32_t c = text->chars[at].code_point;
    return c >= 'a' && c <= 'z' && (!at || text->chars[at - 1].kind != SEARCH_LETTER);
}
