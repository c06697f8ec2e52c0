/* A text as the words that are looked up: Chinese broken by ICU's dictionary, long words and what it does not know also in pairs
 * of characters, Latin words in lower case without the plural s. */
#pragma once

#include "base/arena.h"

#include <stddef.h>

struct word_list {
    const char **words;
    size_t count;
};

/* Thread-safe. The text may be anything; at most 20,000 bytes of it are read. */
struct word_list word_break(struct arena *arena, const char *text);
