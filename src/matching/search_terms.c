#include "matching/search_terms.h"
#include "base/text.h"
#include "matching/han.h"
#include "matching/search_text.h"

#include <stdlib.h>
#include <string.h>

/* Terms being gathered; a small open hash keeps doubles out. */
struct term_list {
    struct arena *arena;
    const char **items;
    size_t count, room;
    uint32_t *slots; /* index + 1 */
    size_t slot_count;
};

static uint32_t term_hash(const char *term, size_t size)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)term[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static void slots_grow(struct term_list *list)
{
    list->slot_count = list->slot_count ? list->slot_count * 2 : 128;
    list->slots = ARENA_LIST(list->arena, uint32_t, list->slot_count);
    for (size_t i = 0; i < list->count; i++) {
        size_t at = term_hash(list->items[i], strlen(list->items[i])) & (list->slot_count - 1);
        while (list->slots[at])
            at = (at + 1) & (list->slot_count - 1);
        list->slots[at] = (uint32_t)i + 1;
    }
}

static void term_add(struct term_list *list, const char *term, size_t size)
{
    if (list->count * 2 >= list->slot_count)
        slots_grow(list);
    size_t at = term_hash(term, size) & (list->slot_count - 1);
    for (; list->slots[at]; at = (at + 1) & (list->slot_count - 1)) {
        const char *item = list->items[list->slots[at] - 1];
        if (!strncmp(item, term, size) && !item[size])
            return;
    }
    list->slots[at] = (uint32_t)list->count + 1;
    ARENA_PUSH(list->arena, list->items, list->count, list->room, arena_text_part(list->arena, term, size));
}

/* The initials of up to WANT neighbours, over every reading they have. */
static void add_initials(struct term_list *list, const struct search_char *at, int want, char *letters, int have)
{
    if (have == want) {
        term_add(list, letters, (size_t)want);
        return;
    }
    for (int i = 0; i < at->readings.count; i++) {
        letters[have] = at->readings.syllables[i][0];
        if (i == 0 || letters[have] != at->readings.syllables[i - 1][0])
            add_initials(list, at + 1, want, letters, have + 1);
    }
}

static void add_han_run(struct term_list *list, const struct search_char *run, size_t count)
{
    char letters[4];
    for (size_t i = 0; i < count; i++) {
        size_t size = run[i].size;
        term_add(list, run[i].at, size);
        if (i + 1 < count)
            term_add(list, run[i].at, size + run[i + 1].size);
        for (int r = 0; r < run[i].readings.count; r++)
            term_add(list, run[i].readings.syllables[r], strlen(run[i].readings.syllables[r]));
        if (i + 2 < count)
            add_initials(list, run + i, 3, letters, 0);
    }
    if (count >= 2)
        add_initials(list, run, 2, letters, 0);
}

/* The first character and the first two, marked: most who type a name type its beginning, and these are far fewer. */
static void add_beginning(struct term_list *list, const struct search_char *run, size_t count)
{
    char marked[2 + 2 * 4] = "^";
    size_t size = 1;
    for (size_t i = 0; i < count && i < 2; i++) {
        memcpy(marked + size, run[i].at, run[i].size);
        size += run[i].size;
        term_add(list, marked, size);
    }
}

static void add_word(struct term_list *list, const struct search_char *run, size_t count)
{
    size_t size = 0;
    bool digits = true;
    for (size_t i = 0; i < count; i++) {
        digits &= run[i].code_point >= '0' && run[i].code_point <= '9';
        size += run[i].size;
        if (i < SEARCH_PREFIX && (i + 1 >= 3 || i + 1 == count))
            term_add(list, run[0].at, size);
    }
    if (digits && count >= 7)
        term_add(list, run[count - 4].at, 4);
}

struct search_terms search_terms(struct arena *arena, const char *text)
{
    struct search_text parsed = search_text(arena, text_folded(arena, text), SEARCH_TEXT);
    struct term_list list = {.arena = arena};
    char acronym[8];
    size_t words = 0;
    for (size_t at = 0, count; at < parsed.count; at += count) {
        count = search_run(&parsed, at);
        if (parsed.chars[at].kind == SEARCH_HAN)
            add_han_run(&list, parsed.chars + at, count);
        if (parsed.chars[at].kind == SEARCH_HAN && !at)
            add_beginning(&list, parsed.chars, count);
        if (parsed.chars[at].kind == SEARCH_LETTER)
            add_word(&list, parsed.chars + at, count);
        if (search_starts_word(&parsed, at) && words < sizeof(acronym))
            acronym[words++] = (char)parsed.chars[at].code_point;
    }
    if (words >= 2)
        term_add(&list, acronym, words);
    return (struct search_terms){list.items, list.count};
}
