/* The query side of global search: which terms to look up, exactly first and then forgiving a slip. */
#include "base/text.h"
#include "matching/han.h"
#include "matching/search_terms.h"
#include "matching/search_text.h"

#include <string.h>

enum { WAYS = 8 /* of one word */, SYLLABLES = 24, STEPS = 5000 };

/* One way to look one word up. */
struct way {
    const char **terms;
    size_t count, need, room;
};

struct word_ways {
    struct way ways[WAYS];
    size_t count;
};

static void way_term(struct arena *arena, struct way *way, const char *text, size_t size)
{
    for (size_t i = 0; i < way->count; i++)
        if (!strncmp(way->terms[i], text, size) && !way->terms[i][size])
            return;
    ARENA_PUSH(arena, way->terms, way->count, way->room, arena_text_part(arena, text, size));
}

static bool same_way(const struct way *a, const struct way *b)
{
    if (a->count != b->count || a->need != b->need)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->terms[i], b->terms[i]))
            return false;
    return true;
}

static void ways_add(struct word_ways *ways, struct way way)
{
    if (!way.count || ways->count == WAYS)
        return;
    for (size_t i = 0; i < ways->count; i++)
        if (same_way(&ways->ways[i], &way))
            return;
    ways->ways[ways->count++] = way;
}

/* A word typed in pinyin without spaces, taken apart into syllables: danaotian is da nao tian or dan ao tian. */
struct segmentation {
    struct arena *arena;
    const char *word;
    size_t size, sizes[SYLLABLES], count, steps; /* anananan... has no end of ways, so the steps are counted */
    struct word_ways *ways;
};

static void segmentation_done(struct segmentation *s)
{
    struct way way = {0};
    for (size_t i = 0, at = 0; i < s->count; at += s->sizes[i++])
        way_term(s->arena, &way, s->word + at, s->sizes[i]);
    way.need = way.count;
    ways_add(s->ways, way);
}

/* All ways with exactly MORE further syllables, the longest syllables first. */
static void segment(struct segmentation *s, size_t at, size_t more)
{
    size_t left = s->size - at;
    if (!more) {
        if (!left)
            segmentation_done(s);
        return;
    }
    if (left < more || left > more * (SYLLABLE_SIZE - 1) || s->steps++ > STEPS)
        return;
    for (size_t size = left < SYLLABLE_SIZE - 1 ? left : SYLLABLE_SIZE - 1; size && s->ways->count < WAYS; size--) {
        if (!pinyin_syllable(s->word + at, size))
            continue;
        s->sizes[s->count++] = size;
        segment(s, at + size, more - 1);
        s->count--;
    }
}

/* The fewest syllables first, and one more at most: what splits into many short ones is rarely meant. */
static void segment_all(struct segmentation *s)
{
    size_t before = s->ways->count, fewest = 0;
    for (size_t count = 1; count <= SYLLABLES && (!fewest || count <= fewest + 1); count++) {
        segment(s, 0, count);
        if (!fewest && s->ways->count > before)
            fewest = count;
    }
}

/* Initials and syllables mixed, zgjianshe: the syllables that can be made out. */
static struct way mixed(struct arena *arena, const char *word, size_t size)
{
    struct way way = {0};
    for (size_t at = 0, step; at < size; at += step) {
        step = size - at < SYLLABLE_SIZE - 1 ? size - at : SYLLABLE_SIZE - 1;
        while (step > 1 && !pinyin_syllable(word + at, step))
            step--;
        if (step > 1)
            way_term(arena, &way, word + at, step);
    }
    way.need = way.count;
    return way;
}

static struct way grams(struct arena *arena, const struct search_char *run, size_t count, size_t length)
{
    struct way way = {0};
    for (size_t i = 0; i + length <= count; i++) {
        size_t size = 0;
        for (size_t k = 0; k < length; k++)
            size += run[i + k].size;
        way_term(arena, &way, run[i].at, size);
    }
    way.need = way.count;
    return way;
}

static bool all_letters(const struct search_char *run, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (run[i].code_point < 'a' || run[i].code_point > 'z')
            return false;
    return true;
}

static size_t run_size(const struct search_char *run, size_t count)
{
    return (size_t)(run[count - 1].at - run[0].at) + run[count - 1].size;
}

static struct way whole_word(struct arena *arena, const struct search_char *run, size_t count)
{
    struct way way = {.need = 1};
    way_term(arena, &way, run[0].at, run_size(run, count < SEARCH_PREFIX ? count : SEARCH_PREFIX));
    return way;
}

/* The texts that begin with the word: found first, and enough of them spare the look through all that hold it somewhere. */
static struct way beginning(struct arena *arena, const struct search_char *run, size_t count)
{
    struct way way = grams(arena, run, count, 2);
    const char *mark = arena_format(arena, "^%.*s", (int)run_size(run, count < 2 ? count : 2), run[0].at);
    way_term(arena, &way, mark, strlen(mark));
    way.need = way.count;
    return way;
}

static struct word_ways exact_ways(struct arena *arena, const struct search_char *run, size_t count, bool first)
{
    struct word_ways ways = {0};
    if (run[0].kind == SEARCH_HAN) {
        if (first)
            ways_add(&ways, beginning(arena, run, count));
        ways_add(&ways, grams(arena, run, count, count > 1 ? 2 : 1));
        return ways;
    }
    ways_add(&ways, whole_word(arena, run, count));
    if (!all_letters(run, count))
        return ways;
    struct segmentation s = {arena, run[0].at, count, .ways = &ways};
    if (count >= 3)
        ways_add(&ways, grams(arena, run, count, 3));
    segment_all(&s);
    ways_add(&ways, mixed(arena, run[0].at, count));
    return ways;
}

/* One slip in a word breaks up to this many of its terms. */
static struct way forgiving(struct way way, size_t broken)
{
    way.need = way.count > broken ? way.count - broken : way.count ? 1 : 0;
    return way;
}

static struct word_ways loose_ways(struct arena *arena, const struct search_char *run, size_t count)
{
    struct word_ways ways = {0};
    if (run[0].kind == SEARCH_HAN) {
        ways_add(&ways, forgiving(grams(arena, run, count, 1), count > 2));
        return ways;
    }
    struct way beginnings = {0};
    for (size_t i = 3; i <= count && i <= SEARCH_PREFIX; i++)
        way_term(arena, &beginnings, run[0].at, run_size(run, i));
    ways_add(&ways, forgiving(beginnings, (beginnings.count + 1) / 2));
    if (all_letters(run, count)) {
        ways_add(&ways, forgiving(mixed(arena, run[0].at, count), 1));
        if (count >= 5)
            ways_add(&ways, forgiving(grams(arena, run, count, 3), 3));
    }
    return ways;
}

static void lookup_join(struct arena *arena, struct search_lookup *lookup, const struct way *way)
{
    const char **terms = ARENA_LIST(arena, const char *, lookup->count + way->count + 1);
    if (lookup->count)
        memcpy(terms, lookup->terms, sizeof(*terms) * lookup->count);
    size_t count = lookup->count, doubled = 0;
    for (size_t i = 0; i < way->count; i++) {
        size_t k = 0;
        while (k < lookup->count && strcmp(terms[k], way->terms[i]))
            k++;
        doubled += k < lookup->count;
        if (k == lookup->count)
            terms[count++] = way->terms[i];
    }
    *lookup = (struct search_lookup){terms, count, lookup->need + (way->need > doubled ? way->need - doubled : 0)};
}

/* The words' first ways together, then their second ways, and so on; a word with fewer ways stays at its last. Words of
 * one query are mostly typed in one manner, and every combination would be too many lookups. */
static void add_lookups(struct arena *arena, struct search_query *query, const struct word_ways *words)
{
    size_t most = 0;
    for (size_t i = 0; i < query->word_count; i++)
        most = words[i].count > most ? words[i].count : most;
    for (size_t n = 0; n < most; n++) {
        struct search_lookup lookup = {0};
        for (size_t i = 0; i < query->word_count; i++)
            if (words[i].count)
                lookup_join(arena, &lookup, &words[i].ways[n < words[i].count ? n : words[i].count - 1]);
        query->lookups[query->count++] = lookup;
    }
}

struct search_query search_query(struct arena *arena, const char *text)
{
    struct search_query query = {.text = text_folded(arena, text),
                                 .lookups = ARENA_LIST(arena, struct search_lookup, 2 * WAYS)};
    struct search_text parsed = search_text(arena, query.text, SEARCH_QUERY);
    struct word_ways *exact = ARENA_LIST(arena, struct word_ways, parsed.count + 1);
    struct word_ways *loose = ARENA_LIST(arena, struct word_ways, parsed.count + 1);
    query.words = ARENA_LIST(arena, const char *, parsed.count + 1);
    for (size_t at = 0, count; at < parsed.count; at += count) {
        const struct search_char *run = parsed.chars + at;
        count = search_run(&parsed, at);
        if (run->kind == SEARCH_GAP)
            continue;
        exact[query.word_count] = exact_ways(arena, run, count, !query.word_count);
        loose[query.word_count] = loose_ways(arena, run, count);
        query.words[query.word_count++] = arena_text_part(arena, run->at, run_size(run, count));
    }
    add_lookups(arena, &query, exact);
    query.exact = query.count;
    add_lookups(arena, &query, loose);
    return query;
}
