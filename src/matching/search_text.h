/* A folded text taken apart into characters with their readings; shared by the terms and the scorer of global search.
 */
#pragma once

#include "matching/han.h"

enum search_kind { SEARCH_GAP, SEARCH_HAN, SEARCH_LETTER };

struct search_char {
    const char *at; /* in the folded text */
    uint32_t code_point;
    uint8_t size;
    enum search_kind kind;
    struct han_readings readings; /* of a Han character; fixed to one inside a known phrase */
};

struct search_text {
    struct search_char *chars;
    size_t count;
};

/* At most MOST characters of FOLDED are taken. */
struct search_text search_text(struct arena *arena, const char *folded, size_t most);
/* How many characters from AT on are of one kind: a Han run, a word, a gap. */
size_t search_run(const struct search_text *text, size_t at);
/* Does a Latin word (not a number) start at AT? Their first letters make the acronym. */
bool search_starts_word(const struct search_text *text, size_t at);
