#include "base/text.h"
#include "domain/assistant/question.h"

#include <ctype.h>
#include <string.h>

static const char *path_of(struct arena *arena, const struct list_query *q, const struct query_filter *f)
{
    const char *operation = strcmp(f->operation, "eq") ? arena_format(arena, ".%s", f->operation) : "";
    if (f->entity == q->entity && !f->none)
        return arena_format(arena, "%s%s", f->field->name, operation);
    return arena_format(arena, "%s%s.%s%s", f->none ? "no." : "", f->entity->name, f->field->name, operation);
}

size_t query_parameters(struct arena *arena, const struct list_query *q, const char **names, const char **values)
{
    size_t count = 0;
    for (size_t i = 0; i < q->filter_count; i++) {
        names[count] = path_of(arena, q, &q->filters[i]);
        values[count++] = q->filters[i].value;
    }
    if (q->sort) {
        names[count] = "sort";
        values[count++] = arena_format(arena, "%s%s%s%s", q->descending ? "-" : "", q->sort_entity == q->entity ? "" : q->sort_entity->name,
                                       q->sort_entity == q->entity ? "" : ".", q->sort->name);
    }
    if (q->limit) {
        names[count] = "limit";
        values[count++] = arena_format(arena, "%d", q->limit);
    }
    return count;
}

static void escaped(struct buffer *out, const char *text)
{
    for (; *text; text++)
        if (isalnum((unsigned char)*text) || strchr("-_.~,", *text))
            buffer_char(out, *text);
        else
            buffer_format(out, "%%%02X", (unsigned char)*text);
}

static const char *written(struct arena *arena, const struct list_query *q, const char *start, bool link)
{
    const char *names[QUERY_FILTERS + 2], *values[QUERY_FILTERS + 2];
    size_t count = query_parameters(arena, q, names, values);
    struct buffer out = {.arena = arena};
    buffer_text(&out, start);
    for (size_t i = 0, put = 0; i < count; i++) {
        if (link && !strcmp(names[i], "limit"))
            continue;
        buffer_format(&out, "%s%s=", put++ ? "&" : "?", names[i]);
        if (link)
            escaped(&out, values[i]);
        else
            buffer_text(&out, values[i]);
    }
    return buffer_end(&out);
}

const char *query_text(struct arena *arena, const struct list_query *q)
{
    return q->entity ? written(arena, q, q->entity->name, false) : "";
}

const char *query_link(struct arena *arena, const struct list_query *q)
{
    if (!q->entity)
        return "";
    return written(arena, q, q->entity == &customer_entity ? "/customers" : arena_format(arena, "/records/%s", q->entity->name), true);
}
