#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 8 * 1024, LARGEST_BLOCK = 1024 * 1024, ALIGN = 16 };

struct block {
    struct block *previous;
    size_t size, used;
    _Alignas(ALIGN) unsigned char data[];
};

struct arena {
    struct block *current;
    size_t used;
};

static void *take_or_end(size_t size)
{
    void *memory = malloc(size);
    if (!memory) {
        fprintf(stderr, "steward: out of memory (asked for %zu bytes)\n", size);
        abort();
    }
    return memory;
}

static struct block *block_new(struct block *previous, size_t size)
{
    struct block *block = take_or_end(sizeof(*block) + size);
    block->previous = previous;
    block->size = size;
    block->used = 0;
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = take_or_end(sizeof(*arena));
    arena->current = block_new(NULL, FIRST_BLOCK);
    arena->used = 0;
    return arena;
}

static void free_blocks(struct block *block, const struct block *until)
{
    while (block != until) {
        struct block *previous = block->previous;
        free(block);
        block = previous;
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->current, NULL);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    struct block *first = arena->current;
    while (first->previous)
        first = first->previous;
    free_blocks(arena->current, first);
    first->used = 0;
    arena->current = first;
    arena->used = 0;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}

void *arena_take(struct arena *arena, size_t size)
{
    size_t rounded;
    if (__builtin_add_overflow(size, ALIGN - 1, &rounded)) {
        fprintf(stderr, "steward: impossible memory request (%zu bytes)\n", size);
        abort();
    }
    rounded &= ~(size_t)(ALIGN - 1);
    struct block *block = arena->current;
    if (block->size - block->used < rounded) {
        size_t next = block->size * 2 > LARGEST_BLOCK ? LARGEST_BLOCK : block->size * 2;
        block = arena->current = block_new(block, rounded > next ? rounded : next);
    }
    void *memory = block->data + block->used;
    block->used += rounded;
    arena->used += rounded;
    return memset(memory, 0, rounded);
}

void *arena_copy(struct arena *arena, const void *data, size_t size)
{
    void *copy = arena_take(arena, size);
    if (size)
        memcpy(copy, data, size);
    return copy;
}

char *arena_text_part(struct arena *arena, const char *text, size_t size)
{
    char *copy = arena_take(arena, size + 1);
    if (size)
        memcpy(copy, text, size);
    return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
    return text ? arena_text_part(arena, text, strlen(text)) : NULL;
}

char *arena_format_list(struct arena *arena, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_take(arena, (size_t)(size < 0 ? 0 : size) + 1);
    if (size > 0)
        vsnprintf(text, (size_t)size + 1, format, list);
    return text;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    char *text = arena_format_list(arena, format, list);
    va_end(list);
    return text;
}
