#include "matching/word_break.h"
#include "base/text.h"
#include "matching/han.h"

#include <ctype.h>
#include <pthread.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

enum { MOST_BYTES = 20000 };

static UBreakIterator *master;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_master(void)
{
    UErrorCode status = U_ZERO_ERROR;
    master = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    if (U_FAILURE(status))
        master = NULL;
}

struct collecting {
    struct arena *arena;
    const char **words;
    size_t count, room;
};

static void add(struct collecting *c, const char *text, size_t size)
{
    char *word = arena_text_part(c->arena, text, size);
    /* loans and loan are one word; 4-letter words keep their s: less, this */
    if (size > 4 && word[size - 1] == 's' && word[size - 2] != 's' && isalpha((unsigned char)word[size - 2]))
        word[size - 1] = 0;
    ARENA_PUSH(c->arena, c->words, c->count, c->room, word);
}

/* A long word also in pairs of characters. */
static void add_pairs(struct collecting *c, const char *word)
{
    const char *before = NULL, *at = word;
    while (*at) {
        const char *here = at;
        text_next(&at);
        if (before)
            add(c, before, (size_t)(at - before));
        before = here;
    }
}

/* SINGLE: the character that stood alone before this one, which the dictionary knows no word with. */
static void add_han(struct collecting *c, const char *word, char *single)
{
    size_t length = text_length(word);
    if (length == 1) {
        if (*single)
            add(c, arena_format(c->arena, "%s%s", single, word), strlen(single) + strlen(word));
        strcpy(single, word);
        return;
    }
    *single = 0;
    add(c, word, strlen(word));
    if (length > 2)
        add_pairs(c, word);
}

static void add_words(struct collecting *c, UBreakIterator *breaks, const UChar *wide)
{
    char single[8] = "";
    int32_t start = ubrk_first(breaks);
    for (int32_t end = ubrk_next(breaks); end != UBRK_DONE; start = end, end = ubrk_next(breaks)) {
        char bytes[256];
        int32_t size = 0;
        UErrorCode status = U_ZERO_ERROR;
        if (ubrk_getRuleStatus(breaks) < UBRK_WORD_NUMBER) {
            *single = 0;
            continue;
        }
        u_strToUTF8(bytes, sizeof(bytes) - 1, &size, wide + start, end - start, &status);
        if (U_FAILURE(status) || size <= 0 || size >= (int32_t)sizeof(bytes))
            continue;
        bytes[size] = 0;
        const char *at = bytes;
        if (han_is(text_next(&at))) {
            add_han(c, bytes, single);
        } else {
            *single = 0;
            add(c, bytes, (size_t)size);
        }
    }
}

struct word_list word_break(struct arena *arena, const char *text)
{
    struct collecting c = {.arena = arena};
    size_t size = strlen(text);
    if (size > MOST_BYTES) {
        size = MOST_BYTES;
        while (size && ((unsigned char)text[size] & 0xC0) == 0x80)
            size--;
        text = arena_text_part(arena, text, size);
    }
    if (!text_valid_utf8(text, size))
        return (struct word_list){0};
    const char *folded = text_folded(arena, text);
    size_t bytes = strlen(folded);
    UChar *wide = ARENA_LIST(arena, UChar, bytes + 2);
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(wide, (int32_t)bytes + 1, &length, folded, (int32_t)bytes, &status);
    pthread_once(&once, make_master);
    UBreakIterator *breaks = master && U_SUCCESS(status) ? ubrk_clone(master, &status) : NULL;
    if (breaks && U_SUCCESS(status)) {
        ubrk_setText(breaks, wide, length, &status);
        add_words(&c, breaks, wide);
    }
    if (breaks)
        ubrk_close(breaks);
    return (struct word_list){c.words, c.count};
}
