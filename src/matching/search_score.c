/* How well a found text answers a query: by its characters, by its pinyin, and with one slip forgiven. */
#include "base/text.h"
#include "matching/han.h"
#include "matching/search_terms.h"
#include "matching/search_text.h"

#include <string.h>

enum {
    SCORE_SAME = 100,
    SCORE_START = 90,
    SCORE_INSIDE = 78,
    SCORE_PINYIN = 68,
    SCORE_PART = 58,
    SCORE_SLIP = 38,
    MATRIX = 256,
    STEPS = 20000,
};

struct scorer {
    const char *folded;
    struct search_text text;
};

static int score_literal(const struct scorer *scorer, const char *word)
{
    const char *found = strstr(scorer->folded, word);
    if (!found)
        return 0;
    if (!strcmp(scorer->folded, word))
        return SCORE_SAME;
    if (found == scorer->folded)
        return SCORE_START;
    const char *at = word;
    if (han_is(text_next(&at)))
        return SCORE_INSIDE;
    for (; found; found = strstr(found + 1, word))
        if (found[-1] == ' ' || (unsigned char)found[-1] >= 0x80)
            return SCORE_INSIDE;
    return SCORE_PART;
}

/* Can the letters be spent on the characters from AT on, each taking its syllable or a beginning of it, without
 * skipping a character? Serves initials, whole pinyin and mixtures. Returns the characters used, 0 when it cannot. */
static size_t walk(const struct search_text *text, size_t at, const char *letters, int *steps)
{
    if (!*letters)
        return at;
    while (at < text->count && text->chars[at].kind == SEARCH_GAP)
        at++;
    if (at == text->count || --*steps < 0)
        return 0;
    const struct search_char *c = &text->chars[at];
    if (c->kind == SEARCH_LETTER)
        return c->code_point == (unsigned char)*letters ? walk(text, at + 1, letters + 1, steps) : 0;
    for (int r = 0; r < c->readings.count; r++) {
        const char *syllable = c->readings.syllables[r];
        size_t common = 0;
        while (syllable[common] && syllable[common] == letters[common])
            common++;
        for (size_t used = common; used; used--) {
            /* Only a whole syllable, an initial, zh ch sh, or whatever is still being typed at the end. */
            bool whole = !syllable[used], initial = used == 1 || (used == 2 && syllable[1] == 'h'),
                 last = !letters[used];
            size_t end = whole || initial || last ? walk(text, at + 1, letters + used, steps) : 0;
            if (end)
                return end;
        }
    }
    return 0;
}

static int score_pinyin(const struct scorer *scorer, const char *letters)
{
    for (const char *at = letters; *at; at++)
        if ((unsigned char)*at >= 0x80)
            return 0;
    if (strlen(letters) < 2)
        return 0;
    int best = 0, steps = STEPS;
    for (size_t i = 0; i < scorer->text.count && best < SCORE_PINYIN; i++) {
        const struct search_char *c = &scorer->text.chars[i];
        if (c->kind == SEARCH_LETTER && i && c[-1].kind == SEARCH_LETTER)
            continue;
        size_t end = walk(&scorer->text, i, letters, &steps);
        if (end && !i)
            return end == scorer->text.count ? SCORE_START : SCORE_INSIDE - 2;
        if (end)
            best = SCORE_PINYIN;
    }
    return best;
}

static int score_acronym(const struct scorer *scorer, const char *word)
{
    const struct search_text *text = &scorer->text;
    const char *at = word;
    for (size_t i = 0; i < text->count && *at; i++)
        if (search_starts_word(text, i)) {
            if (text->chars[i].code_point != (unsigned char)*at)
                return 0;
            at++;
        }
    return !*at && strlen(word) > 1 ? SCORE_PINYIN : 0;
}

/* Does WORD stand somewhere in TEXT with at most one letter wrong, missing, added or two swapped? Sellers' algorithm
 * with the swap of optimal string alignment; the word is short, so three rows of a byte each do. */
static bool one_slip(const uint32_t *word, size_t word_size, const uint32_t *text, size_t text_size)
{
    uint8_t rows[3][MATRIX] = {{0}};
    for (size_t i = 1; i <= word_size; i++) {
        uint8_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        uint8_t least = row[0] = (uint8_t)(i < 200 ? i : 200);
        for (size_t j = 1; j <= text_size; j++) {
            unsigned best = above[j - 1] + (word[i - 1] != text[j - 1]);
            if (above[j] + 1u < best)
                best = above[j] + 1u;
            if (row[j - 1] + 1u < best)
                best = row[j - 1] + 1u;
            if (i > 1 && j > 1 && word[i - 1] == text[j - 2] && word[i - 2] == text[j - 1] && before[j - 2] + 1u < best)
                best = before[j - 2] + 1u;
            row[j] = (uint8_t)best;
            least = row[j] < least ? row[j] : least;
        }
        if (least > 1 && i < word_size && rows[(i + 2) % 3][0] > 2)
            return false;
    }
    const uint8_t *last = rows[word_size % 3];
    for (size_t j = 0; j <= text_size; j++)
        if (last[j] <= 1)
            return true;
    return false;
}

static size_t spell(const struct scorer *scorer, bool pinyin, uint32_t out[MATRIX])
{
    size_t count = 0;
    for (size_t i = 0; i < scorer->text.count; i++) {
        const struct search_char *c = &scorer->text.chars[i];
        if (!pinyin || c->kind != SEARCH_HAN || !c->readings.count) {
            if ((!pinyin || c->kind != SEARCH_GAP) && count < MATRIX - 1)
                out[count++] = c->code_point;
            continue;
        }
        for (const char *at = c->readings.syllables[0]; *at && count < MATRIX - 1; at++)
            out[count++] = (unsigned char)*at;
    }
    return count;
}

static int score_slip(const struct scorer *scorer, const char *word)
{
    uint32_t letters[SEARCH_QUERY + 1], text[MATRIX];
    size_t size = 0;
    for (const char *at = word; size < SEARCH_QUERY && (letters[size] = text_next(&at));)
        size++;
    bool han = size && han_is(letters[0]);
    if (size < (han ? 3 : 4))
        return 0;
    if (one_slip(letters, size, text, spell(scorer, false, text)))
        return SCORE_SLIP;
    if (han || size < 5)
        return 0;
    return one_slip(letters, size, text, spell(scorer, true, text)) ? SCORE_SLIP - 8 : 0;
}

static int score_word(const struct scorer *scorer, const char *word)
{
    int best = score_literal(scorer, word);
    int others[] = {best < SCORE_START ? score_pinyin(scorer, word) : 0, best ? 0 : score_acronym(scorer, word)};
    for (size_t i = 0; i < 2; i++)
        best = others[i] > best ? others[i] : best;
    return best ? best : score_slip(scorer, word);
}

/* "gong shang yin hang" reads better as one run of pinyin than as four words found anywhere. */
static const char *joined(struct arena *arena, const struct search_query *query)
{
    const char *all = "";
    for (size_t i = 0; i < query->word_count; i++)
        all = arena_format(arena, "%s%s", all, query->words[i]);
    return all;
}

int search_score(struct arena *arena, const struct search_query *query, const char *text)
{
    struct scorer scorer = {.folded = text_folded(arena, text)};
    scorer.text = search_text(arena, scorer.folded, SEARCH_TEXT);
    if (!query->word_count)
        return 0;
    if (!strcmp(scorer.folded, query->text))
        return SCORE_SAME;
    int sum = 0, worst = SCORE_SAME;
    for (size_t i = 0; i < query->word_count; i++) {
        int score = score_word(&scorer, query->words[i]);
        sum += score;
        worst = score < worst ? score : worst;
    }
    int whole = query->word_count > 1 ? score_pinyin(&scorer, joined(arena, query)) : 0;
    int score = worst > SCORE_SLIP ? sum / (int)query->word_count : worst;
    score = whole > score ? whole : score;
    /* Of two equally good answers the shorter text is the nearer one. */
    size_t asked = text_length(query->text), longer = scorer.text.count > asked ? (scorer.text.count - asked) / 4 : 0;
    return score > 5 ? score - (longer < 5 ? (int)longer : 5) : score;
}
