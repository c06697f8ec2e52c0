/* Bytes that grow: replies, files, SQL text under construction. Lives in an arena, or on its own when ARENA is NULL. */
#pragma once

#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>

struct buffer {
    char *data; /* always followed by a NUL once anything was added */
    size_t size, room;
    struct arena *arena;
};

void buffer_add(struct buffer *buffer, const void *data, size_t size);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_char(struct buffer *buffer, char c);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* SIZE writable bytes at the end; the caller then adds what it used to buffer->size. */
char *buffer_reserve(struct buffer *buffer, size_t size);
const char *buffer_end(struct buffer *buffer); /* the text so far, never NULL */
void buffer_free(struct buffer *buffer);       /* only for a buffer without an arena */
