/* Any bytes as a line of any topic: the first byte chooses the topic. The answer must be one line of JSON. */
#include "base/arena.h"
#include "base/json.h"
#include "calc/calc.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t topics = 0;
    while (calc_topic_at(topics))
        topics++;
    if (!size || !topics)
        return 0;
    struct arena *arena = arena_new();
    struct buffer answer = {.arena = arena};
    calc_line(calc_topic_at(data[0] % topics), arena, (const char *)data + 1, size - 1, LANGUAGE_EN, &answer);
    const char *problem;
    if (!json_read(arena, answer.data, answer.size, &problem))
        abort();
    arena_free(arena);
    return 0;
}
