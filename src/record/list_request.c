/* What a list is asked for, from query parameters: every mistake names the parameter and what is right. */
#include "base/text.h"
#include "record/list_build.h"
#include "record/own.h"

#include <string.h>

enum { LIMIT_DEFAULT = 50, LIMIT_MOST = 500, FILTERS_MOST = 30 };

static const char *const operations[] = {"eq", "ne", "lt", "lte", "gt", "gte", "in", "under", "outside", "contains", "starts", "null"};

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

static bool operation_known(const char *operation)
{
    for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++)
        if (!strcmp(operation, operations[i]))
            return true;
    return false;
}

/* "loan.overdue_days.gt", "no.visit.held_at.gte": the records named there; NULL when a field of the list's own is. Whoever may not read
 * such records may not narrow by them either. */
static const struct entity *related_entity(struct session *s, const struct entity *entity, const char *name, bool *none)
{
    *none = text_starts(name, "no.");
    const char *at = name + (*none ? 3 : 0), *dot = strchr(at, '.');
    const struct entity *other = dot ? entity_find(arena_text_part(s->arena, at, (size_t)(dot - at))) : NULL;
    bool own = dot && !*none && operation_known(dot + 1);
    if (!other || own || !list_related(entity, other) || scope_reach(s, other, ACCESS_READ) == REACH_NONE) {
        *none = false;
        return NULL;
    }
    return other;
}

static const struct error *read_filter(struct session *s, struct list_request *request, const char *name, const char *value)
{
    bool none = false;
    const struct entity *entity = request->entity, *other = related_entity(s, entity, name, &none);
    const char *path = other ? strchr(name + (none ? 3 : 0), '.') + 1 : name, *dot = strchr(path, '.');
    const char *field_name = dot ? arena_text_part(s->arena, path, (size_t)(dot - path)) : path;
    const char *operation = dot ? dot + 1 : "eq";
    const struct field *field = other ? entity_field(other, field_name) : record_field(s, entity, field_name);
    bool known = operation_known(operation);
    entity = other ? other : entity;
    if (other && !field)
        return unknown(s, request->entity, name);
    if (strcmp(field_name, "id") && (!field || field->secret))
        return unknown(s, request->entity, field_name);
    if (!known)
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name, .value = operation,
                          .arguments = {"eq ne lt lte gt gte in under outside contains starts null"});
    if (!field && strcmp(operation, "eq"))
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name, .value = operation, .arguments = {"eq"});
    /* Neither may be guessed at piece by piece: what is sealed, nor what this caller sees masked. */
    if (field && (field->sensitive || scope_masks(s, entity, field)) && strcmp(operation, "eq") && strcmp(operation, "null"))
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name,
                          .arguments = {"a sealed or masked field is found by its exact value only"});
    if (field && field->seen_with)
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name, .arguments = {"no filter: not every reader of the record may see it"});
    if ((!strcmp(operation, "under") || !strcmp(operation, "outside")) && !(field && field->code_list))
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name, .arguments = {"under and outside are for fields with a list of codes"});
    if (request->filter_count == FILTERS_MOST)
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = name, .arguments = {"too many filters"});
    ((struct list_filter *)(uintptr_t)request->filters)[request->filter_count++] = (struct list_filter){field, operation, value, other, none};
    return NULL;
}

static bool field_is_counted(const struct field *field)
{
    return field->type == FIELD_MONEY || field->type == FIELD_INT || field->type == FIELD_RATIO || field->type == FIELD_RATE ||
           field->type == FIELD_DATE || field->type == FIELD_INSTANT;
}

static const struct error *read_one_sort(struct session *s, struct list_request *request, const char *value)
{
    struct list_sort *sort = &request->sorts[request->sort_count];
    sort->descending = *value == '-';
    const char *name = value + (sort->descending || *value == '+');
    bool none;
    sort->of = related_entity(s, request->entity, name, &none);
    sort->field = sort->of ? entity_field(sort->of, strchr(name, '.') + 1) : record_field(s, request->entity, name);
    if (!strcmp(name, "id"))
        return NULL;
    if (sort->of && sort->field && (none || request->sort_count || !field_is_counted(sort->field)))
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "sort", .value = name,
                          .arguments = {"by related records a list is sorted alone, and by numbers"});
    if (!sort->field || sort->field->secret)
        return unknown(s, request->entity, name);
    if (sort->field->sensitive || sort->field->seen_with || scope_masks(s, sort->of ? sort->of : request->entity, sort->field))
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
        if (request->sort_count && request->sorts[0].of)
            return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "sort", .value = value,
                              .arguments = {"by related records a list is sorted alone"});
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
