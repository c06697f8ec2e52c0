/* Conditions of a list: comparisons of its own fields, of records that belong to the same customer, and the free text. */
#include "base/text.h"
#include "record/check.h"
#include "record/list_build.h"
#include "record/own.h"
#include "record/row.h"
#include "record/search.h"

#include <ctype.h>
#include <string.h>

enum { SEARCH_MOST = 1000 };

const char *list_column(struct session *s, const struct field *field)
{
    return field->own ? own_column(s, field) : arena_format(s->arena, "t.\"%s%s\"", field->name, field->sensitive ? "_index" : "");
}

const char *list_bind(struct list_building *b, struct sql_value value)
{
    ARENA_PUSH(b->s->arena, b->values, b->count, b->room, value);
    return arena_format(b->s->arena, "$%zu", b->count);
}

/* The wire text as the value the column holds. */
const struct error *list_column_value(struct list_building *b, const struct field *field, const char *text, struct sql_value *value)
{
    struct session *s = b->s;
    if (field->sensitive) {
        *value = sql_text(vault_blind_index(s->bank->vault, s->arena, seal_place(s->arena, b->entity, field), record_index_form(s->arena, text)));
        return NULL;
    }
    if (field->link == &person_entity && !strcmp(text, "me")) {
        *value = sql_int(s->person);
        return NULL;
    }
    void *row = arena_take(s->arena, own_row_size(s, b->entity));
    const struct error *error = field_parse(s->arena, field, text, row);
    if (error)
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = field->name, .value = text,
                          .arguments = {error_message(s->arena, error, s->language, NULL)});
    if (field->own)
        *value = own_value(s->arena, field, row);
    else if (field_is_text(field))
        *value = sql_text(*field_text(field, row));
    else if (field->type == FIELD_ENUM)
        *value = sql_text(field->choices[*field_int(field, row)].name);
    else if (field->type == FIELD_RATIO)
        *value = sql_real(*field_ratio(field, row));
    else
        *value = sql_int(*field_int(field, row));
    return NULL;
}

static const char *like_escaped(struct arena *arena, const char *text, const char *before)
{
    struct buffer out = {.arena = arena};
    buffer_text(&out, before);
    for (; *text; text++) {
        if (strchr("%_\\", *text))
            buffer_char(&out, '\\');
        buffer_char(&out, *text);
    }
    buffer_char(&out, '%');
    return buffer_end(&out);
}

static const struct error *value_list(struct list_building *b, const struct field *field, const char *column, const char *text)
{
    if (!*text) {
        buffer_text(&b->sql, " AND 0 = 1");
        return NULL;
    }
    buffer_format(&b->sql, " AND %s IN (", column);
    for (bool first = true; *text; first = false) {
        size_t size = strcspn(text, ",");
        struct sql_value value;
        TRY(list_column_value(b, field, arena_text_part(b->s->arena, text, size), &value));
        buffer_format(&b->sql, "%s%s", first ? "" : ", ", list_bind(b, value));
        text += size + (text[size] == ',');
    }
    buffer_char(&b->sql, ')');
    return NULL;
}

static bool code_below(const struct list_building *b, const struct field *field, const struct code *code, const char *tops)
{
    for (; code; code = code->parent ? code_find(b->s->bank->codes, field->code_list, code->parent) : NULL)
        for (const char *at = tops; *at; at += strcspn(at, ","), at += *at == ',') {
            size_t size = strcspn(at, ",");
            if (strlen(code->code) == size && !strncmp(code->code, at, size))
                return true;
        }
    return false;
}

/* Codes and all that hang below them: a section of industries, provinces with their cities. */
static const struct error *codes_under(struct list_building *b, const struct field *field, const char *column, const char *text, bool outside)
{
    const struct code_list *list = code_list_find(b->s->bank->codes, field->code_list);
    for (const char *at = text; list && *at; at += strcspn(at, ","), at += *at == ',') {
        const char *one = arena_text_part(b->s->arena, at, strcspn(at, ","));
        if (!code_find(b->s->bank->codes, field->code_list, one))
            return error_make(b->s->arena, ERROR_REQUEST_PARAMETER, .field = field->name, .value = one, .arguments = {"no such code"});
    }
    buffer_format(&b->sql, outside ? " AND COALESCE(%s, '') NOT IN ('-'" : " AND %s IN ('-'", column);
    for (size_t i = 0; list && i < list->count; i++)
        if (code_below(b, field, &list->codes[i], text))
            buffer_format(&b->sql, ", %s", list_bind(b, sql_text(list->codes[i].code)));
    buffer_char(&b->sql, ')');
    return NULL;
}

bool list_leads_index(const struct entity *entity, const struct field *field)
{
    if (field->own)
        return false;
    size_t size = strlen(field->name);
    for (size_t i = 0; i < entity->index_count; i++)
        if (!strncmp(entity->indexes[i].columns, field->name, size) && !isalnum((unsigned char)entity->indexes[i].columns[size]) &&
            entity->indexes[i].columns[size] != '_')
            return true;
    return false;
}

static void add_equal(struct list_building *b, const struct field *field, const char *column, struct sql_value value)
{
    bool walked = b->ordered && list_leads_index(b->entity, field);
    buffer_format(&b->sql, walked ? " AND CASE WHEN %s = %s THEN 1 ELSE 0 END = 1" : " AND %s = %s", column, list_bind(b, value));
}

static const struct error *add_filter(struct list_building *b, const struct list_filter *filter)
{
    static const char *const signs[][2] = {{"ne", "<>"}, {"lt", "<"}, {"lte", "<="}, {"gt", ">"}, {"gte", ">="}};
    const struct field *field = filter->field;
    struct sql_value value;
    if (!field) {
        int64_t home, id;
        if (!id_parse(filter->value, &home, &id))
            return error_make(b->s->arena, ERROR_REQUEST_PARAMETER, .field = "id", .value = filter->value, .arguments = {"not an id"});
        buffer_format(&b->sql, " AND t.home = %s", list_bind(b, sql_int(home)));
        buffer_format(&b->sql, " AND t.id = %s", list_bind(b, sql_int(id)));
        return NULL;
    }
    const char *column = b->alias ? arena_format(b->s->arena, "%s.\"%s%s\"", b->alias, field->name, field->sensitive ? "_index" : "")
                                  : list_column(b->s, field);
    if (!strcmp(filter->operation, "null")) {
        buffer_format(&b->sql, " AND %s IS %sNULL", column, strcmp(filter->value, "false") ? "" : "NOT ");
        return NULL;
    }
    if (!strcmp(filter->operation, "in"))
        return value_list(b, field, column, filter->value);
    if (!strcmp(filter->operation, "under") || !strcmp(filter->operation, "outside"))
        return codes_under(b, field, column, filter->value, filter->operation[0] == 'o');
    if (!strcmp(filter->operation, "contains") || !strcmp(filter->operation, "starts")) {
        if (!field_is_text(field))
            return error_make(b->s->arena, ERROR_REQUEST_PARAMETER, .field = field->name, .value = filter->operation, .arguments = {"only for text"});
        const char *pattern = like_escaped(b->s->arena, filter->value, filter->operation[0] == 'c' ? "%" : "");
        buffer_format(&b->sql, " AND %s LIKE %s ESCAPE '\\'", column, list_bind(b, sql_text(pattern)));
        return NULL;
    }
    TRY(list_column_value(b, field, filter->value, &value));
    if (!strcmp(filter->operation, "eq"))
        add_equal(b, field, column, value);
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (!strcmp(filter->operation, signs[i][0]))
            buffer_format(&b->sql, " AND %s %s %s", column, signs[i][1], list_bind(b, value));
    /* Everything of a customer lies at the customer's home: saying so turns a scan into a look-up. */
    if (field == b->entity->home_field && !strcmp(filter->operation, "eq") && !b->alias)
        buffer_format(&b->sql, " AND t.home = %s", list_bind(b, value));
    return NULL;
}

static const struct error *add_search(struct list_building *b, const char *text)
{
    int64_t ids[SEARCH_MOST];
    size_t count;
    TRY(search_ids(b->s, b->entity, text, SEARCH_MOST, ids, &count));
    buffer_text(&b->sql, count ? " AND t.id IN (" : " AND 0 = 1");
    for (size_t i = 0; i < count; i++)
        buffer_format(&b->sql, "%s%s", i ? ", " : "", list_bind(b, sql_int(ids[i])));
    if (count)
        buffer_char(&b->sql, ')');
    return NULL;
}

/* --- related records
 * -------------------------------------------------------------------------------------------------------------- */

static const struct entity *home_of(const struct entity *entity)
{
    return entity->home_field ? entity->home_field->link : entity;
}

bool list_related(const struct entity *entity, const struct entity *other)
{
    return entity != other && home_of(entity) == home_of(other);
}

const char *list_join(struct arena *arena, const struct entity *entity, const struct entity *other, const char *alias)
{
    return arena_format(arena, "%s.home = t.%s%s", alias, entity->home_field ? "home" : "id",
                        other->home_field ? "" : arena_format(arena, " AND %s.id = t.home", alias));
}

const char *list_related_column(struct session *s, const struct entity *entity, const struct list_sort *sort)
{
    return arena_format(s->arena, "(SELECT %s(o.\"%s\") FROM @%s o WHERE %s)", sort->field->type == FIELD_MONEY ? "SUM" : "MAX",
                        sort->field->name, sort->of->name, list_join(s->arena, entity, sort->of, "o"));
}

/* All filters that name the same records must hold of one of them, or of none. */
static const struct error *add_related(struct list_building *b, const struct list_request *request, size_t first)
{
    const struct entity *other = request->filters[first].of;
    bool none = request->filters[first].none;
    for (size_t i = 0; i < first; i++)
        if (request->filters[i].of == other && request->filters[i].none == none)
            return NULL;
    struct list_building inner = *b;
    inner.entity = other;
    inner.alias = "r";
    inner.ordered = false;
    buffer_format(&inner.sql, " AND %sEXISTS (SELECT 1 FROM @%s r WHERE %s", none ? "NOT " : "", other->name,
                  list_join(b->s->arena, b->entity, other, "r"));
    for (size_t i = first; i < request->filter_count; i++)
        if (request->filters[i].of == other && request->filters[i].none == none)
            TRY(add_filter(&inner, &request->filters[i]));
    buffer_char(&inner.sql, ')');
    b->sql = inner.sql;
    b->values = inner.values;
    b->count = inner.count;
    b->room = inner.room;
    return NULL;
}

const struct error *list_conditions(struct list_building *b, const struct list_request *request)
{
    buffer_text(&b->sql, " WHERE 1 = 1");
    for (size_t i = 0; i < request->filter_count; i++)
        if (request->filters[i].of)
            TRY(add_related(b, request, i));
        else
            TRY(add_filter(b, &request->filters[i]));
    return request->search ? add_search(b, request->search) : NULL;
}
