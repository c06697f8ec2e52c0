#include "record/list_cursor.h"
#include "base/text.h"
#include "record/own.h"

#include <string.h>

static const struct error *bad_cursor(struct session *s, const char *text)
{
    return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "after", .value = text,
                      .arguments = {"not a cursor"});
}

static const char *unescaped(struct arena *arena, const char *text, size_t size)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < size; i++) {
        bool escape = text[i] == '%' && i + 2 < size;
        buffer_char(&out, !escape ? text[i] : text[i + 2] == 'E' ? '.' : '%');
        i += escape ? 2 : 0;
    }
    return buffer_end(&out);
}

static const char *escaped(struct arena *arena, const char *text)
{
    struct buffer out = {.arena = arena};
    for (; *text; text++)
        if (*text == '.' || *text == '%')
            buffer_text(&out, *text == '.' ? "%2E" : "%25");
        else
            buffer_char(&out, *text);
    return buffer_end(&out);
}

/* ".vA.n.vB" */
static bool cursor_values(struct session *s, const struct list_request *request, const char *at, struct cursor *cursor)
{
    for (size_t i = 0; i < request->sort_count; i++) {
        if (*at != '.' || (at[1] != 'n' && at[1] != 'v'))
            return false;
        size_t size = strcspn(at + 2, ".");
        cursor->values[i] = at[1] == 'v' ? unescaped(s->arena, at + 2, size) : NULL;
        at += 2 + size;
    }
    return !*at;
}

const struct error *cursor_read(struct session *s, const struct list_request *request, struct cursor *cursor)
{
    const char *text = request->after, *dot = text ? strchr(text, '.') : NULL;
    *cursor = (struct cursor){0};
    if (!text)
        return NULL;
    cursor->given =
        id_parse(dot ? arena_text_part(s->arena, text, (size_t)(dot - text)) : text, &cursor->home, &cursor->id);
    cursor->absent = dot && dot[1] == 'n';
    cursor->value = cursor->values[0] = dot && dot[1] == 'v' ? dot + 2 : NULL;
    if (request->sort_count > 1 && !(dot && dot[1] == 'm' && cursor_values(s, request, dot + 2, cursor)))
        cursor->given = false;
    return cursor->given ? NULL : bad_cursor(s, text);
}

const struct error *cursor_offset(struct session *s, const struct list_request *request, int64_t *offset)
{
    *offset = 0;
    if (!request->sort_count || !request->sorts[0].of || !request->after)
        return NULL;
    bool good = *request->after == 'o' && text_integer(request->after + 1, offset) && *offset >= 0;
    return good ? NULL : bad_cursor(s, request->after);
}

const char *cursor_text(struct session *s, const struct list_request *request, const void *row)
{
    const struct record *record = row;
    struct buffer out = {.arena = s->arena};
    int64_t offset;
    if (request->sort_count && request->sorts[0].of)
        return cursor_offset(s, request, &offset) ? NULL : arena_format(s->arena, "o%lld", (long long)offset + request->limit);
    const void *extended = request->sort_count ? own_extended(s, request->entity, row) : row;
    buffer_text(&out, id_text(s->arena, record->home, record->id));
    if (request->sort_count > 1)
        buffer_text(&out, ".m");
    for (size_t i = 0; i < request->sort_count; i++) {
        const char *value = field_wire_text(s->arena, request->sorts[i].field, extended);
        buffer_text(&out, value ? ".v" : ".n");
        if (value)
            buffer_text(&out, request->sort_count > 1 ? escaped(s->arena, value) : value);
    }
    return buffer_end(&out);
}
