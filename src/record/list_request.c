/* What a list is asked for, from query parameters: every mistake names the parameter and what is right. */
#include "base/text.h"
#include "record/own.h"

#include <string.h>

enum { LIMIT_DEFAULT = 50, LIMIT_MOST = 500, FILTERS_MOST = 30 };

static const char *const operations[] = {"eq", "ne", "lt", "lte", "gt", "gte", "in", "contains", "starts", "null"};

static const struct error *unknown(struct session *s, const struct entity *entity, const char *name)
{
    size_t count = record_field_count(s, entity);
    const char **names = ARENA_LIST(s->arena, const char *, count + 8);
    static const char *const others[] = {"q", "sort", "limit", "after", "count", "as_of", "id", "fields"};
    memcpy(names, others, sizeof(others));
    for (size_t i = 0; i < count; i++)
        names[8 + i] = record_field_at(s, entity, i)->name;
    const char *nearest = text_nearest(name, names, count + 8);
    return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name,
                      .arguments = {nearest ? arena_format(s->arena, "unknown; did you mean %s?", nearest) : "unknown"});
}

static const struct error *read_filter(struct session *s, struct list_request *request, const char *name, const char *value)
{
    const char *dot = strchr(name, '.');
    const char *field_name = dot ? arena_text_part(s->arena, name, (size_t)(dot - name)) : name;
    const char *operation = dot ? dot + 1 : "eq";
    const struct field *field = record_field(s, request->entity, field_name);
    bool known = false;
    for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++)
        known |= !strcmp(operation, operations[i]);
    if (strcmp(field_name, "id") && (!field || field->secret))
        return unknown(s, request->entity, field_name);
    if (!known)
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name, .value = operation,
                          .arguments = {"eq ne lt lte gt gte in contains starts null"});
    if (!field && strcmp(operation, "eq"))
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name, .value = operation, .arguments = {"eq"});
    /* Neither may be guessed at piece by piece: what is sealed, nor what this caller sees masked. */
    if (field && (field->sensitive || scope_masks(s, request->entity, field)) && strcmp(operation, "eq") && strcmp(operation, "null"))
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name,
                          .arguments = {"a sealed or masked field is found by its exact value only"});
    if (field && field->seen_with)
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name, .arguments = {"no filter: not every reader of the record may see it"});
    if (request->filter_count == FILTERS_MOST)
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name, .arguments = {"too many filters"});
    ((struct list_filter *)(uintptr_t)request->filters)[request->filter_count++] = (struct list_filter){field, operation, value};
    return NULL;
}

static const struct error *read_one_sort(struct session *s, struct list_request *request, const char *value)
{
    struct list_sort *sort = &request->sorts[request->sort_count];
    sort->descending = *value == '-';
    const char *name = value + (sort->descending || *value == '+');
    sort->field = record_field(s, request->entity, name);
    if (!strcmp(name, "id"))
        return NULL;
    if (!sort->field || sort->field->secret)
        return unknown(s, request->entity, name);
    if (sort->field->sensitive || sort->field->seen_with || scope_masks(s, request->entity, sort->field))
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "sort", .value = name,
                          .arguments = {"a sealed or masked field has no order"});
    for (size_t i = 0; i < request->sort_count; i++)
        if (request->sorts[i].field == sort->field)
            return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "sort", .value = name, .arguments = {"it stands twice"});
    request->sort_count++;
    return NULL;
}

/* "tier,-name": by tier, within it by name from the end. What follows id decides nothing. */
static const struct error *read_sort(struct session *s, struct list_request *request, const char *value)
{
    request->descending = *value == '-';
    for (const char *at = value; *at;) {
        size_t size = strcspn(at, ",");
        if (request->sort_count == LIST_SORTS)
            return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "sort", .value = value, .arguments = {"at most 4 fields"});
        TRY(read_one_sort(s, request, arena_text_part(s->arena, at, size)));
        at += size + (at[size] == ',');
    }
    return NULL;
}

/* Only these fields; id, version and recorded_at always come. */
static const struct error *read_fields(struct session *s, struct list_request *request, const char *value)
{
    const struct entity *entity = request->entity;
    size_t count = record_field_count(s, entity);
    bool *wanted = ARENA_LIST(s->arena, bool, count);
    for (const char *at = value; *at;) {
        size_t size = strcspn(at, ",");
        const char *name = arena_text_part(s->arena, at, size);
        const struct field *field = record_field(s, entity, name);
        bool own = !strcmp(name, "id") || !strcmp(name, "version") || !strcmp(name, "recorded_at");
        if (!field && !own)
            return unknown(s, entity, name);
        for (size_t i = 0; field && i < count; i++)
            wanted[i] |= record_field_at(s, entity, i) == field;
        at += size + (at[size] == ',');
    }
    request->fields = wanted;
    return NULL;
}

static const struct error *read_one(struct session *s, struct list_request *request, const char *name, const char *value)
{
    int64_t limit;
    if (!strcmp(name, "q")) {
        request->search = *value ? value : NULL;
    } else if (!strcmp(name, "sort")) {
        return *value ? read_sort(s, request, value) : NULL;
    } else if (!strcmp(name, "limit")) {
        if (!text_integer(value, &limit) || limit < 1 || limit > LIMIT_MOST)
            return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "limit", .value = value, .arguments = {"1 … 500"});
        request->limit = (int)limit;
    } else if (!strcmp(name, "after")) {
        request->after = *value ? value : NULL;
    } else if (!strcmp(name, "count")) {
        request->count = !strcmp(value, "exact") ? COUNT_EXACT : !strcmp(value, "estimated") ? COUNT_ESTIMATED : COUNT_NONE;
        if (request->count == COUNT_NONE && strcmp(value, "none"))
            return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "count", .value = value, .arguments = {"exact, estimated, none"});
    } else if (!strcmp(name, "fields")) {
        return *value ? read_fields(s, request, value) : NULL;
    } else if (strcmp(name, "as_of")) {
        return read_filter(s, request, name, value);
    }
    return NULL;
}

const struct error *list_request_read(struct session *s, const struct entity *entity, const char *const *names, const char *const *values,
                                      size_t count, struct list_request *request)
{
    *request = (struct list_request){.entity = entity, .limit = LIMIT_DEFAULT, .filters = ARENA_LIST(s->arena, struct list_filter, FILTERS_MOST)};
    for (size_t i = 0; i < count; i++)
        TRY(read_one(s, request, names[i], values[i]));
    return NULL;
}
