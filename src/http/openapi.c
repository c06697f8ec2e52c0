/* The OpenAPI 3.1 document, from the same tables that check requests: it cannot disagree with the program. */
#include "http/request.h"
#include "record/own.h"

#include <string.h>

struct document_writer {
    const struct session *s;
    struct arena *arena;
    struct json_writer w;
};

/* Opens {"a": {"b": ... ; close with as many json_close. */
static void open_key(struct json_writer *w, const char *key)
{
    json_key(w, key);
    json_open(w, '{');
}

static const char *field_schema(struct arena *arena, const struct field *f, bool nullable)
{
    static const char *const types[] = {"string", "integer", "boolean", "string", "string", "string",
                                        "integer", "number", "number",  "string", NULL};
    struct buffer out = {.arena = arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    if (types[f->type]) {
        json_key(&w, "type");
        if (nullable) {
            json_open(&w, '[');
            json_write_text(&w, types[f->type]);
            json_write_text(&w, "null");
            json_close(&w, ']');
        } else {
            json_write_text(&w, types[f->type]);
        }
    }
    if (f->type == FIELD_DATE)
        json_put_text(&w, "format", "date");
    if (f->type == FIELD_INSTANT)
        json_put_text(&w, "format", "date-time");
    if (f->type == FIELD_ENUM) {
        json_key(&w, "enum");
        json_open(&w, '[');
        for (size_t i = 0; i < f->choice_count; i++)
            json_write_text(&w, f->choices[i].name);
        if (nullable)
            json_write_null(&w);
        json_close(&w, ']');
    }
    if (f->type == FIELD_LINK)
        json_put_text(&w, "x-link", f->link->name);
    if (f->code_list)
        json_put_text(&w, "x-code", f->code_list);
    json_put_text(&w, "description", arena_format(arena, "%s / %s%s", f->label.zh, f->label.en,
                                                  f->type == FIELD_MONEY ? " (minor units / 分)" : ""));
    json_close(&w, '}');
    return buffer_end(&out);
}

static void record_schema(struct document_writer *d, const struct entity *e)
{
    struct json_writer *w = &d->w;
    open_key(w, e->name);
    json_put_text(w, "type", "object");
    json_put_bool(w, "additionalProperties", false);
    open_key(w, "properties");
    json_put_raw(w, "id", "{\"type\":\"string\"}");
    json_put_raw(w, "version", "{\"type\":\"integer\"}");
    json_put_raw(w, "recorded_at", "{\"type\":\"string\",\"format\":\"date-time\"}");
    for (size_t i = 0; i < record_field_count(d->s, e); i++) {
        const struct field *f = record_field_at(d->s, e, i);
        if (f->secret)
            continue;
        /* A masked value is text, whatever the field is. */
        json_put_raw(w, f->name, f->own ? "{}" : f->sensitive ? "{\"type\":[\"string\",\"null\"]}" : field_schema(d->arena, f, true));
        if (f->type == FIELD_LINK)
            json_put_raw(w, arena_format(d->arena, "%s_title", f->name), "{\"type\":[\"string\",\"null\"]}");
    }
    json_close(w, '}');
    json_put_raw(w, "required", "[\"id\",\"version\",\"recorded_at\"]");
    json_close(w, '}');
}

/* OWN: of an entity whose own fields come after FIELDS; NULL. */
static void input_schema(struct document_writer *d, const char *name, const struct field *fields, size_t count, const struct entity *own, bool patch)
{
    struct json_writer *w = &d->w;
    open_key(w, name);
    json_put_text(w, "type", "object");
    json_put_bool(w, "additionalProperties", false);
    open_key(w, "properties");
    for (size_t i = 0; i < count; i++)
        if (!fields[i].read_only && !fields[i].secret)
            json_put_raw(w, fields[i].name, field_schema(d->arena, &fields[i], !fields[i].required));
    for (size_t i = count; own && i < record_field_count(d->s, own); i++)
        json_put_raw(w, record_field_at(d->s, own, i)->name, field_schema(d->arena, record_field_at(d->s, own, i), true));
    json_close(w, '}');
    json_key(w, "required");
    json_open(w, '[');
    for (size_t i = 0; !patch && i < count; i++)
        if (fields[i].required && !fields[i].initial && !fields[i].read_only)
            json_write_text(w, fields[i].name);
    json_close(w, ']');
    json_close(w, '}');
}

static void parameter(struct document_writer *d, const char *name, const char *where, bool required, const char *schema)
{
    json_open(&d->w, '{');
    json_put_text(&d->w, "name", name);
    json_put_text(&d->w, "in", where);
    json_put_bool(&d->w, "required", required);
    json_put_raw(&d->w, "schema", schema);
    json_close(&d->w, '}');
}

static void path_parameters(struct document_writer *d, const char *path)
{
    for (const char *at = path; (at = strchr(at, '{')); at++) {
        size_t size = strcspn(at + 1, "}");
        parameter(d, arena_text_part(d->arena, at + 1, size), "path", true, "{\"type\":\"string\"}");
    }
}

static void reply(struct document_writer *d, const char *status, const char *description, const char *type, const char *schema)
{
    struct json_writer *w = &d->w;
    open_key(w, status);
    json_put_text(w, "description", description);
    open_key(w, "content");
    open_key(w, type);
    json_put_raw(w, "schema", schema);
    json_close(w, '}');
    json_close(w, '}');
    json_close(w, '}');
}

static void problems(struct document_writer *d)
{
    reply(d, "default", "problem", "application/problem+json", "{\"$ref\":\"#/components/schemas/problem\"}");
}

static void body(struct document_writer *d, const char *schema)
{
    struct json_writer *w = &d->w;
    open_key(w, "requestBody");
    json_put_bool(w, "required", true);
    open_key(w, "content");
    open_key(w, "application/json");
    json_put_raw(w, "schema", schema);
    json_close(w, '}');
    json_close(w, '}');
    json_close(w, '}');
}

static const char *reference(struct arena *arena, const char *name)
{
    return arena_format(arena, "{\"$ref\":\"#/components/schemas/%s\"}", name);
}

/* --- generic records ----------------------------------------------------------------------------------------------------------- */

static void operation_start(struct document_writer *d, const char *method, const char *id, const char *summary, const char *path)
{
    struct json_writer *w = &d->w;
    open_key(w, method);
    json_put_text(w, "operationId", id);
    json_put_text(w, "summary", summary);
    json_key(w, "parameters");
    json_open(w, '[');
    path_parameters(d, path);
}

static void list_path(struct document_writer *d, const struct entity *e)
{
    struct json_writer *w = &d->w;
    struct arena *a = d->arena;
    static const char *const common[][2] = {{"q", "{\"type\":\"string\"}"},
                                            {"sort", "{\"type\":\"string\"}"},
                                            {"limit", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":500}"},
                                            {"after", "{\"type\":\"string\"}"},
                                            {"count", "{\"type\":\"string\",\"enum\":[\"none\",\"estimated\",\"exact\"]}"},
                                            {"fields", "{\"type\":\"string\"}"},
                                            {"as_of", "{\"type\":\"string\"}"}};
    open_key(w, arena_format(a, "/%s", e->name));
    operation_start(d, "get", arena_format(a, "%s_list", e->name), arena_format(a, "%s / List %s", e->label.zh, e->label.en), "");
    for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
        parameter(d, common[i][0], "query", false, common[i][1]);
    for (size_t i = 0; i < record_field_count(d->s, e); i++)
        if (!record_field_at(d->s, e, i)->secret)
            parameter(d, record_field_at(d->s, e, i)->name, "query", false, "{\"type\":\"string\",\"description\":\"also FIELD.ne lt lte gt gte in contains starts null\"}");
    json_close(w, ']');
    open_key(w, "responses");
    reply(d, "200", "page", "application/json",
          arena_format(a,
                       "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"items\",\"next\",\"count\"],\"properties\":{\"items\":{\"type\":"
                       "\"array\",\"items\":%s},\"next\":{\"type\":[\"string\",\"null\"]},\"count\":{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"object\","
                       "\"properties\":{\"value\":{\"type\":\"integer\"},\"exact\":{\"type\":\"boolean\"}},\"required\":[\"value\",\"exact\"]}]}}}",
                       reference(a, e->name)));
    problems(d);
    json_close(w, '}');
    json_close(w, '}');
    if (!e->derived) {
        operation_start(d, "post", arena_format(a, "%s_create", e->name), arena_format(a, "新建%s / Create %s", e->label.zh, e->label.en), "");
        json_close(w, ']');
        body(d, reference(a, arena_format(a, "%s_input", e->name)));
        open_key(w, "responses");
        reply(d, "201", "created", "application/json", reference(a, e->name));
        reply(d, "202", "waits for a second person", "application/json", reference(a, "held"));
        problems(d);
        json_close(w, '}');
        json_close(w, '}');
    }
    json_close(w, '}');
}

static void changing(struct document_writer *d, const char *method, const struct entity *e, const char *request, const char *schema)
{
    struct json_writer *w = &d->w;
    struct arena *a = d->arena;
    operation_start(d, method, arena_format(a, "%s_%s", e->name, method), arena_format(a, "%s / %s", e->label.zh, e->label.en), "/{id}");
    parameter(d, "If-Match", "header", true, "{\"type\":\"string\"}");
    json_close(w, ']');
    if (request)
        body(d, request);
    open_key(w, "responses");
    reply(d, "200", "done", "application/json", schema);
    reply(d, "202", "waits for a second person", "application/json", reference(a, "held"));
    problems(d);
    json_close(w, '}');
    json_close(w, '}');
}

/* POST on what is not a record itself: a request and an answer of fixed shape. */
static void fixed_path(struct document_writer *d, const char *path, const char *id, const char *summary, const char *request, const char *answer)
{
    struct json_writer *w = &d->w;
    open_key(w, path);
    operation_start(d, "post", id, summary, path);
    json_close(w, ']');
    body(d, request);
    open_key(w, "responses");
    reply(d, "200", "answer", "application/json", answer);
    problems(d);
    json_close(w, '}');
    json_close(w, '}');
    json_close(w, '}');
}

/* NULL when the entity has no field that can be masked. */
static const char *reveal_schema(struct arena *arena, const struct entity *e)
{
    struct buffer names = {.arena = arena};
    for (size_t i = 0; i < e->field_count; i++)
        if (e->fields[i].sensitive && !e->fields[i].secret)
            buffer_format(&names, "%s\"%s\"", names.size ? "," : "", e->fields[i].name);
    return names.size ? arena_format(arena,
                                     "{\"type\":\"object\",\"required\":[\"field\",\"reason\"],\"properties\":{\"field\":{\"enum\":[%s]},"
                                     "\"reason\":{\"type\":\"string\"}}}",
                                     buffer_end(&names))
                      : NULL;
}

static void bulk_and_reveal_paths(struct document_writer *d, const struct entity *e)
{
    struct arena *a = d->arena;
    if (!e->derived && !e->append_only)
        fixed_path(d, arena_format(a, "/%s/bulk", e->name), arena_format(a, "%s_bulk", e->name),
                   arena_format(a, "批量修改%s / Change many: %s", e->label.zh, e->label.en),
                   arena_format(a,
                                "{\"type\":\"object\",\"required\":[\"ids\",\"patch\"],\"properties\":{\"ids\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
                                "\"required\":[\"id\",\"version\"],\"properties\":{\"id\":{\"type\":\"string\"},\"version\":{\"type\":\"integer\"}}}},\"patch\":%s}}",
                                reference(a, arena_format(a, "%s_patch", e->name))),
                   reference(a, "bulk_result"));
    const char *reveal = reveal_schema(a, e);
    if (reveal)
        fixed_path(d, arena_format(a, "/%s/{id}/reveal", e->name), arena_format(a, "%s_reveal", e->name),
                   arena_format(a, "查看%s敏感信息 / Reveal a masked field: %s", e->label.zh, e->label.en), reveal,
                   "{\"type\":\"object\",\"required\":[\"value\"],\"properties\":{\"value\":{\"type\":[\"string\",\"null\"]}}}");
}

static void record_path(struct document_writer *d, const struct entity *e)
{
    struct json_writer *w = &d->w;
    struct arena *a = d->arena;
    open_key(w, arena_format(a, "/%s/{id}", e->name));
    operation_start(d, "get", arena_format(a, "%s_get", e->name), arena_format(a, "%s / %s", e->label.zh, e->label.en), "/{id}");
    json_close(w, ']');
    open_key(w, "responses");
    reply(d, "200", "record", "application/json", reference(a, e->name));
    problems(d);
    json_close(w, '}');
    json_close(w, '}');
    if (!e->derived && !e->append_only) {
        changing(d, "patch", e, reference(a, arena_format(a, "%s_patch", e->name)), reference(a, e->name));
        changing(d, "delete", e, NULL, "{\"type\":\"object\",\"properties\":{\"deleted\":{\"type\":\"boolean\"}},\"required\":[\"deleted\"]}");
    }
    json_close(w, '}');
    open_key(w, arena_format(a, "/%s/{id}/history", e->name));
    operation_start(d, "get", arena_format(a, "%s_history", e->name), arena_format(a, "%s / History of %s", e->label.zh, e->label.en), "/{id}");
    json_close(w, ']');
    open_key(w, "responses");
    reply(d, "200", "versions", "application/json", reference(a, "history"));
    problems(d);
    json_close(w, '}');
    json_close(w, '}');
    json_close(w, '}');
}

/* --- operations ------------------------------------------------------------------------------------------------------------------- */

static void operation_body(struct document_writer *d, const struct operation *o)
{
    struct json_writer *w = &d->w;
    static const char *const lower[][2] = {{"GET", "get"}, {"POST", "post"}, {"PUT", "put"}, {"PATCH", "patch"}, {"DELETE", "delete"}};
    const char *method = "get";
    for (size_t i = 0; i < 5; i++)
        if (!strcmp(o->method, lower[i][0]))
            method = lower[i][1];
    operation_start(d, method, o->name, arena_format(d->arena, "%s / %s", o->label.zh, o->label.en), o->path);
    for (size_t i = 0; i < o->query_count; i++)
        parameter(d, o->query[i].name, "query", o->query[i].required, field_schema(d->arena, &o->query[i], false));
    json_close(w, ']');
    if (o->input_count)
        body(d, reference(d->arena, arena_format(d->arena, "%s_body", o->name)));
    open_key(w, "responses");
    const char *schema = o->reply_schema ? o->reply_schema : "{}";
    reply(d, "200", "answer", o->reply_type, schema);
    if (strcmp(o->method, "GET")) {
        reply(d, "201", "created", o->reply_type, schema);
        reply(d, "202", "accepted", "application/json", o->reply_schema ? arena_format(d->arena, "{\"anyOf\":[%s,%s]}", schema, reference(d->arena, "held")) : "{}");
    }
    problems(d);
    json_close(w, '}');
    json_close(w, '}');
}

/* Operations that share a path share its object. */
static void operation_paths(struct document_writer *d)
{
    for (size_t i = 0; i < operation_count; i++) {
        bool before = false;
        for (size_t k = 0; k < i; k++)
            before |= !strcmp(operations[k].path, operations[i].path);
        if (before)
            continue;
        open_key(&d->w, operations[i].path);
        for (size_t k = i; k < operation_count; k++)
            if (!strcmp(operations[k].path, operations[i].path))
                operation_body(d, &operations[k]);
        json_close(&d->w, '}');
    }
}

static const char common_schemas[] =
    "\"problem\":{\"type\":\"object\",\"required\":[\"type\",\"id\",\"title\",\"status\",\"detail\",\"correlation_id\",\"errors\"],\"properties\":{\"type\":{"
    "\"type\":\"string\"},\"id\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},\"status\":{\"type\":\"integer\"},\"detail\":{\"type\":\"string\"},"
    "\"correlation_id\":{\"type\":\"string\"},\"errors\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"id\",\"field\",\"message\"],"
    "\"properties\":{\"id\":{\"type\":\"string\"},\"field\":{\"type\":\"string\"},\"value\":{\"type\":[\"string\",\"null\"]},\"message\":{\"type\":\"string\"}}}}}},"
    "\"bulk_result\":{\"type\":\"object\",\"required\":[\"changed\",\"pending\",\"failed\"],\"properties\":{\"changed\":{\"type\":\"integer\"},\"pending\":{\"type\":"
    "\"integer\"},\"failed\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"id\",\"error\",\"message\"],\"properties\":{\"id\":{\"type\":[\"string\","
    "\"null\"]},\"error\":{\"type\":\"string\"},\"message\":{\"type\":\"string\"}}}}}},"
    "\"held\":{\"type\":\"object\",\"required\":[\"pending_change\"],\"properties\":{\"pending_change\":{\"type\":\"string\"}}},"
    "\"history\":{\"type\":\"object\",\"required\":[\"items\"],\"properties\":{\"items\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":["
    "\"version\",\"recorded_at\",\"recorded_by\",\"recorded_by_title\",\"changes\"],\"properties\":{\"version\":{\"type\":\"integer\"},\"recorded_at\":{\"type\":"
    "\"string\"},\"recorded_by\":{\"type\":[\"string\",\"null\"]},\"recorded_by_title\":{\"type\":[\"string\",\"null\"]},\"changes\":{\"type\":\"array\",\"items\":{"
    "\"type\":\"object\",\"required\":[\"field\",\"old\",\"new\"],\"properties\":{\"field\":{\"type\":\"string\"},\"old\":{},\"new\":{}}}}}}}}}";

static void schemas(struct document_writer *d)
{
    struct json_writer *w = &d->w;
    open_key(w, "components");
    open_key(w, "schemas");
    for (size_t i = 0; i < entity_count; i++) {
        const struct entity *e = entities[i];
        if (e->scope == SCOPE_SYSTEM)
            continue;
        record_schema(d, e);
        if (e->derived)
            continue;
        input_schema(d, arena_format(d->arena, "%s_input", e->name), e->fields, e->field_count, e, false);
        input_schema(d, arena_format(d->arena, "%s_patch", e->name), e->fields, e->field_count, e, true);
    }
    for (size_t i = 0; i < operation_count; i++)
        if (operations[i].input_count)
            input_schema(d, arena_format(d->arena, "%s_body", operations[i].name), operations[i].input, operations[i].input_count, NULL, false);
    buffer_format(w->out, ",%s", common_schemas);
    json_close(w, '}');
    json_close(w, '}');
}

const char *openapi_document(const struct session *s, const char *version)
{
    struct arena *arena = s->arena;
    struct buffer out = {.arena = arena};
    struct document_writer d = {s, arena, {&out, false}};
    struct json_writer *w = &d.w;
    json_open(w, '{');
    json_put_text(w, "openapi", "3.1.0");
    open_key(w, "info");
    json_put_text(w, "title", "Steward 融管家");
    json_put_text(w, "version", version);
    json_close(w, '}');
    json_key(w, "servers");
    json_write_raw(w, "[{\"url\":\"/api/v1\"}]");
    open_key(w, "paths");
    operation_paths(&d);
    for (size_t i = 0; i < entity_count; i++)
        if (entities[i]->scope != SCOPE_SYSTEM) {
            list_path(&d, entities[i]);
            record_path(&d, entities[i]);
            bulk_and_reveal_paths(&d, entities[i]);
        }
    json_close(w, '}');
    schemas(&d);
    json_close(w, '}');
    return buffer_end(&out);
}
