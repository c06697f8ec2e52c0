#include "base/error.h"
#include "base/buffer.h"

#include <string.h>

extern const struct error_kind error_kinds[]; /* generated */

const struct error_kind *error_kind(enum error_id id)
{
    return &error_kinds[id];
}

int error_status(const struct error *error)
{
    return error_kinds[error->id].status;
}

const struct error *error_copy(struct arena *arena, const struct error *error)
{
    struct error *copy = arena_copy(arena, error, sizeof(*error));
    copy->field = arena_text(arena, error->field ? error->field : "");
    copy->value = arena_text(arena, error->value);
    for (int i = 0; i < 3; i++)
        copy->arguments[i] = arena_text(arena, error->arguments[i]);
    return copy;
}

const char *error_message(struct arena *arena, const struct error *error, enum language language, const char *field_label)
{
    const struct error_kind *kind = &error_kinds[error->id];
    struct buffer text = {.arena = arena};
    for (const char *at = language == LANGUAGE_EN ? kind->en : kind->zh; *at;) {
        const char *with = NULL;
        size_t skip = 0;
        if (!strncmp(at, "{field}", 7)) {
            with = field_label ? field_label : error->field ? error->field : "";
            skip = 7;
        } else if (!strncmp(at, "{value}", 7)) {
            with = error->value ? error->value : "";
            skip = 7;
        } else if (at[0] == '{' && at[1] >= '1' && at[1] <= '3' && at[2] == '}') {
            with = error->arguments[at[1] - '1'];
            with = with ? with : "";
            skip = 3;
        }
        if (with) {
            buffer_text(&text, with);
            at += skip;
        } else {
            buffer_char(&text, *at++);
        }
    }
    return buffer_end(&text);
}
