#include "record/list_columns.h"
#include "record/memo.h"
#include "record/own.h"
#include "record/row.h"

#include <string.h>

static bool sorted_by(const struct list_request *request, const struct field *field)
{
    for (size_t i = 0; i < request->sort_count; i++)
        if (request->sorts[i].field == field || (request->sorts[i].field->own && !strcmp(field->name, "extra")))
            return true;
    return false;
}

/* A field that is written may be hidden with another (seen_with), and the bank's own fields stand in `extra`. */
static bool rests_on(struct session *s, const struct list_request *request, const struct field *field)
{
    size_t count = record_field_count(s, request->entity);
    for (size_t i = 0; i < count; i++) {
        const struct field *other = request->fields[i] ? record_field_at(s, request->entity, i) : NULL;
        if (other && ((other->seen_with && !strcmp(other->seen_with, field->name)) ||
                      (other->own && !strcmp(field->name, "extra"))))
            return true;
    }
    return false;
}

static bool is_read(struct session *s, const struct list_request *request, size_t i)
{
    const struct field *field = &request->entity->fields[i];
    return !request->fields || request->fields[i] || sorted_by(request, field) || rests_on(s, request, field);
}

/* Only what lives at a home of its own is found by the link alone. */
static bool has_title(struct session *s, const struct field *field)
{
    const struct entity *to = field->type == FIELD_LINK ? field->link : NULL;
    return to && to->home == HOME_SELF && to->title->type != FIELD_LINK && !to->title->sensitive &&
           !memo_masks(s, to)[to->title - to->fields];
}

struct list_columns list_columns(struct session *s, const struct list_request *request, bool titles)
{
    const struct entity *entity = request->entity;
    struct list_columns columns = {.fields = ARENA_LIST(s->arena, const struct field *, entity->field_count),
                                   .links = ARENA_LIST(s->arena, const struct field *, entity->field_count)};
    struct buffer out = {.arena = s->arena};
    buffer_text(&out, "t.home, t.id, t.version, t.recorded_at, t.recorded_by");
    for (size_t i = 0; i < entity->field_count; i++)
        if (is_read(s, request, i)) {
            columns.fields[columns.field_count++] = &entity->fields[i];
            buffer_format(&out, ", t.\"%s\"", entity->fields[i].name);
        }
    for (size_t i = 0; titles && i < columns.field_count; i++) {
        const struct field *field = columns.fields[i];
        if (!has_title(s, field))
            continue;
        columns.links[columns.link_count++] = field;
        buffer_format(&out, ", (SELECT l.\"%s\" FROM @%s l WHERE l.home = t.\"%s\" AND l.id = t.\"%s\")",
                      field->link->title->name, field->link->name, field->name, field->name);
    }
    columns.text = buffer_end(&out);
    return columns;
}

const struct error *list_columns_take(struct session *s, const struct entity *entity,
                                      const struct list_columns *columns, struct rows *rows, void *row)
{
    TRY(row_take_some(s, entity, columns->fields, columns->field_count, rows, row));
    for (size_t i = 0; i < columns->link_count; i++) {
        const struct field *field = columns->links[i];
        int64_t to = *field_int(field, row);
        const char *title;
        if (to != NONE && !memo_title(s, field->link, to, to, &title))
            memo_title_put(s, field->link, to, to,
                           arena_text(s->arena, rows_text(rows, 5 + (int)(columns->field_count + i))));
    }
    return NULL;
}
