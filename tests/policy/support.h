/* What the tests of the policy layer share: documents from texts, and problems as one text to compare with. */
#pragma once

#include "policy/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static inline struct document *document_of(struct arena *arena, struct problems *problems, const char *file,
                                           const char *text)
{
    struct document *doc = ARENA_NEW(arena, struct document);
    *doc = (struct document){.arena = arena, .problems = problems, .file = file, .text = text, .size = strlen(text)};
    return document_read(doc) ? doc : NULL;
}

/* Every problem on a line of its own, in English. */
static inline const char *problems_text(const struct problems *problems)
{
    struct buffer out = {.arena = problems->arena};
    for (size_t i = 0; i < problems->count; i++) {
        buffer_text(&out, problem_text(problems->arena, &problems->items[i], LANGUAGE_EN));
        buffer_char(&out, '\n');
    }
    return buffer_end(&out);
}

static inline char *file_text(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct buffer out = {.arena = arena};
    for (size_t got = 1; got;) {
        char *room = buffer_reserve(&out, 65536);
        got = fread(room, 1, 65536, file);
        out.size += got;
    }
    fclose(file);
    return arena_text_part(arena, out.data, out.size);
}
