/* Memory owned by one piece of work: a request, a job step, a policy snapshot. Taken piece by piece, given back at once. */
#pragma once

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);
/* Forgets everything taken but keeps the first block, for a worker that serves many requests. */
void arena_reset(struct arena *arena);
size_t arena_used(const struct arena *arena);

/* Zeroed, aligned to 16 bytes. Never NULL: when the machine has no memory left the process ends, since an acknowledged
 * write is already on disk and a half-served request is worth less than a clear stop. */
void *arena_take(struct arena *arena, size_t size);
void *arena_copy(struct arena *arena, const void *data, size_t size);
char *arena_text(struct arena *arena, const char *text);                    /* NULL stays NULL */
char *arena_text_part(struct arena *arena, const char *text, size_t size); /* adds the closing NUL */
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_format_list(struct arena *arena, const char *format, va_list list);

/* Room for COUNT objects of TYPE. */
#define ARENA_NEW(arena, type)          ((type *)arena_take((arena), sizeof(type)))
#define ARENA_LIST(arena, type, count)  ((type *)arena_take((arena), sizeof(type) * (count)))

/* A list that grows: ARENA_PUSH(arena, items, count, room, value) */
#define ARENA_PUSH(arena, items, count, room, ...)                                                                      \
    do {                                                                                                                \
        if ((count) == (room)) {                                                                                        \
            (room) = (room) ? (room) * 2 : 8;                                                                           \
            typeof(items) grown_ = arena_take((arena), sizeof(*(items)) * (room));                                      \
            if (count)                                                                                                  \
                __builtin_memcpy(grown_, (items), sizeof(*(items)) * (count));                                          \
            (items) = grown_;                                                                                           \
        }                                                                                                               \
        (items)[(count)++] = (__VA_ARGS__);                                                                             \
    } while (0)
