/* Bytes that grow: replies, files, SQL text under construction. Lives in an arena, or on its own when ARENA is NULL. */
#pragma once

#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

struct buffer {
    char *data; /* always followed by a NUL once anything was added */
    size_t size, room;
    struct arena *arena;
};

/* SIZE writable bytes at the end; the caller then adds what it used to buffer->size. */
char *buffer_reserve(struct buffer *buffer, size_t size);

/* The two that writers of JSON call for every value. */
static inline void buffer_add(struct buffer *buffer, const void *data, size_t size)
{
    char *end = buffer->size + size + 1 <= buffer->room ? buffer->data + buffer->size : buffer_reserve(buffer, size);
    if (size)
        memcpy(end, data, size);
    end[size] = 0;
    buffer->size += size;
}
static inline void buffer_char(struct buffer *buffer, char c)
{
    char *end = buffer->size + 2 <= buffer->room ? buffer->data + buffer->size : buffer_reserve(buffer, 1);
    end[0] = c;
    end[1] = 0;
    buffer->size++;
}
void buffer_text(struct buffer *buffer, const char *text);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *buffer_end(struct buffer *buffer); /* the text so far, never NULL */
void buffer_free(struct buffer *buffer);       /* only for a buffer without an arena */
