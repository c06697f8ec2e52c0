/* Between the files that read mail. */
#pragma once

#include "domain/post/mime.h"

/* ESCAPE XX to a byte; WORD: an underscore is a blank. */
char *mime_unquote(struct arena *arena, const char *text, size_t size, char escape, bool word, size_t *out_size);
/* A header's text with its encoded words read. */
const char *mime_words(struct arena *arena, const char *text);
