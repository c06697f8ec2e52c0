#include "base/text.h"
#include "domain/assistant/question.h"

#include <ctype.h>
#include <string.h>

void query_note(struct arena *arena, struct list_query *query, struct label note)
{
    ARENA_PUSH(arena, query->notes, query->note_count, query->note_room, note);
}

static bool same_filter(const struct query_filter *a, const struct query_filter *b)
{
    return a->entity == b->entity && a->field == b->field && a->none == b->none && !strcmp(a->operation, b->operation) && text_equal(a->value, b->value);
}

/* 战略和核心客户: one or the other. */
static bool either(const struct query_filter *a, const struct query_filter *b)
{
    return a->entity == b->entity && a->field == b->field && a->none == b->none && a->field->type == FIELD_ENUM && strcmp(a->field->name, "status") &&
           (!strcmp(a->operation, "eq") || !strcmp(a->operation, "in")) && !strcmp(b->operation, "eq") && !strstr(a->value, b->value);
}

bool query_add(struct arena *arena, struct list_query *query, struct query_filter filter)
{
    for (size_t i = 0; i < query->filter_count; i++)
        if (same_filter(&query->filters[i], &filter))
            return true;
    for (size_t i = 0; i < query->filter_count; i++)
        if (either(&query->filters[i], &filter)) {
            query->filters[i].value = arena_format(arena, "%s,%s", query->filters[i].value, filter.value);
            query->filters[i].operation = "in";
            query->understood++;
            return true;
        }
    if (query->filter_count == QUERY_FILTERS) {
        query->too_much = true;
        return false;
    }
    query->filters[query->filter_count++] = filter;
    query->understood++;
    return true;
}

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
