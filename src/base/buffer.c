#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *buffer_reserve(struct buffer *buffer, size_t size)
{
    size_t needed = buffer->size + size + 1;
    if (needed > buffer->room) {
        size_t room = buffer->room ? buffer->room * 2 : 256;
        if (room < needed)
            room = needed;
        char *data;
        if (buffer->arena) {
            data = arena_take(buffer->arena, room);
            if (buffer->size)
                memcpy(data, buffer->data, buffer->size);
        } else {
            data = realloc(buffer->data, room);
            if (!data) {
                fprintf(stderr, "steward: out of memory (asked for %zu bytes)\n", room);
                abort();
            }
        }
        buffer->data = data;
        buffer->room = room;
    }
    return buffer->data + buffer->size;
}

void buffer_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (size > 0) {
        char *end = buffer_reserve(buffer, (size_t)size);
        vsnprintf(end, (size_t)size + 1, format, list);
        buffer->size += (size_t)size;
    }
    va_end(list);
}

const char *buffer_end(struct buffer *buffer)
{
    if (!buffer->data)
        buffer_reserve(buffer, 0)[0] = 0;
    return buffer->data;
}

void buffer_free(struct buffer *buffer)
{
    if (!buffer->arena)
        free(buffer->data);
    *buffer = (struct buffer){0};
}
