/* Any text as a statement of ours, for callers with conditions, now and in the past, on both engines: it is rewritten
 * or refused, never with a caller's condition left out, never past the room for special values. */
#include "base/text.h"
#include "store/engine.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *condition(const struct viewer *viewer, const struct entity *entity)
{
    (void)viewer;
    return entity->scope == SCOPE_ALL ? NULL : "({t}.home IN (SELECT 'fence' WHERE $me = $branch AND $now > 0))";
}

static void rewrite(struct arena *arena, const char *text, int64_t as_of, bool sqlite)
{
    struct viewer viewer = {.person = 1, .branch = 2, .as_of = as_of, .key = "fuzz", .condition = condition};
    struct statement statement = {0};
    const char *out = NULL;
    const struct error *error = sql_rewrite(arena, text, &viewer, sqlite, &out, &statement);
    if (!out || statement.special_count > MOST_SPECIALS)
        abort();
    if (!error && strstr(text, "@customer ") && !strchr(text, '\'') && !strstr(out, "fence"))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    const char *text = arena_text_part(arena, (const char *)data, size);
    for (int i = 0; i < 4; i++)
        rewrite(arena, text, i & 1 ? 1000 : NONE, i & 2);
    arena_free(arena);
    return 0;
}
