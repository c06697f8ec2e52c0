/* Any bytes as JSON: what is read, written and read again is the same; a number that is whole stays whole. */
#include "base/json.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *written(struct arena *arena, const struct json *value)
{
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_write_value(&w, value);
    return buffer_end(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    const char *problem = NULL;
    const struct json *value = json_read(arena, (const char *)data, size, &problem);
    if (!value && !problem)
        abort();
    if (value) {
        const char *once = written(arena, value);
        const struct json *again = json_read(arena, once, strlen(once), &problem);
        if (!again || strcmp(once, written(arena, again)))
            abort();
        json_get(value, "a");
        json_get_text(value, "a");
    }
    arena_free(arena);
    return 0;
}
