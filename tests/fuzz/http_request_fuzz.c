/* Any bytes as the path of a request and as the ids in it: parts within the path, ids that write back as they were
 * read. */
#include "base/text.h"
#include "http/request.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_id(struct arena *arena, const char *part)
{
    int64_t home, id, home_again, id_again;
    if (!id_parse(part, &home, &id))
        return;
    if (!id_parse(id_text(arena, home, id), &home_again, &id_again) || home != home_again || id != id_again)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    const char *path = arena_text_part(arena, (const char *)data, size), *parts[8];
    for (size_t most = 1; most <= 8; most++) {
        size_t count = path_split(arena, path, parts, most), length = 0;
        if (count > most + 1)
            abort();
        for (size_t i = 0; i < count && i < most; i++) {
            length += strlen(parts[i]);
            if (strchr(parts[i], '/'))
                abort();
            check_id(arena, parts[i]);
        }
        if (length > strlen(path))
            abort();
    }
    arena_free(arena);
    return 0;
}
