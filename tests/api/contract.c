#include "api/contract.h"
#include "api/schema.h"
#include "base/text.h"

#include <string.h>

struct contract {
    struct arena *arena;
    const struct json *document;
    struct contract_operation *operations;
    size_t count, room;
};

static const char *upper(struct arena *arena, const char *text)
{
    char *copy = arena_text(arena, text);
    for (char *at = copy; *at; at++)
        *at = *at >= 'a' && *at <= 'z' ? (char)(*at - 32) : *at;
    return copy;
}

static const struct json *body_schema(const struct json *operation)
{
    return json_get(json_get(json_get(json_get(operation, "requestBody"), "content"), "application/json"), "schema");
}

struct contract *contract_new(struct arena *arena, const struct json *document)
{
    struct contract *c = ARENA_NEW(arena, struct contract);
    const struct json *paths = json_get(document, "paths");
    *c = (struct contract){.arena = arena, .document = document};
    for (size_t i = 0; paths && i < paths->count; i++)
        for (size_t k = 0; k < paths->items[i].count; k++) {
            const struct json *operation = &paths->items[i].items[k];
            ARENA_PUSH(arena, c->operations, c->count, c->room,
                       (struct contract_operation){.method = upper(arena, paths->items[i].keys[k]),
                                                   .path = paths->keys[i],
                                                   .id = json_get_text(operation, "operationId"),
                                                   .body = body_schema(operation),
                                                   .parameters = json_get(operation, "parameters"),
                                                   .last_detail = ""});
        }
    return c;
}

size_t contract_operations(struct contract *c, struct contract_operation **operations)
{
    *operations = c->operations;
    return c->count;
}

const struct json *contract_document(const struct contract *c)
{
    return c->document;
}

/* Literal parts bind tighter than {names}: -1 when it does not match, otherwise the number of names used. */
static int match(const char *template, const char *path)
{
    int names = 0;
    while (*template && *path) {
        if (*template == '{') {
            if (*path == '/')
                return -1;
            template = strchr(template, '}') + 1;
            path += strcspn(path, "/");
            names++;
        } else if (*template ++ != *path++) {
            return -1;
        }
    }
    return *template || *path ? -1 : names;
}

static struct contract_operation *find(struct contract *c, const char *method, const char *path)
{
    struct contract_operation *best = NULL;
    int least = 100;
    for (size_t i = 0; i < c->count; i++) {
        int names = strcmp(c->operations[i].method, method) ? -1 : match(c->operations[i].path, path);
        if (names >= 0 && names < least) {
            least = names;
            best = &c->operations[i];
        }
    }
    return best;
}

static const struct json *responses(const struct contract *c, const struct contract_operation *operation)
{
    const struct json *item = json_get(json_get(c->document, "paths"), operation->path);
    for (size_t i = 0; item && i < item->count; i++)
        if (!strcmp(upper(c->arena, item->keys[i]), operation->method))
            return json_get(&item->items[i], "responses");
    return NULL;
}

static const char *content_problem(struct contract *c, const struct json *response, const char *what,
                                   const struct answer *answer)
{
    const struct json *content = json_get(response, "content"),
                      *media = content ? json_get(content, answer->type) : NULL;
    if (!media && content)
        media = json_get(content, "*/*");
    if (!media)
        return arena_format(c->arena, "%s: answered as %s, which is not declared for it", what, answer->type);
    const struct json *schema = json_get(media, "schema");
    if (!strstr(answer->type, "json") || !schema)
        return NULL;
    if (!answer->json)
        return arena_format(c->arena, "%s: the answer is not JSON", what);
    const char *problem = schema_problem(c->arena, c->document, schema, answer->json, "reply");
    return problem ? arena_format(c->arena, "%s: %s", what, problem) : NULL;
}

/* What holds for every answer of the API, declared or not. */
static const char *general_problem(struct contract *c, const char *what, const struct answer *answer)
{
    if (!answer->status)
        return arena_format(c->arena, "%s: %s", what, answer->problem);
    if (!answer_header(c->arena, answer, "x-correlation-id"))
        return arena_format(c->arena, "%s: no correlation id", what);
    if (!answer_header(c->arena, answer, "x-content-type-options"))
        return arena_format(c->arena, "%s: no security headers", what);
    if (answer->status >= 500)
        return arena_format(c->arena, "%s: status %d: %.300s", what, answer->status, answer->body);
    if (answer->status >= 400 && strcmp(answer->type, "application/problem+json"))
        return arena_format(c->arena, "%s: an error that is no problem document", what);
    return NULL;
}

const char *contract_problem(struct contract *c, const char *method, const char *path, const struct answer *answer)
{
    if (!text_starts(path, "/api/v1/") || text_starts(path, "/api/v1/openapi.json") ||
        text_starts(path, "/api/v1/meta"))
        return NULL;
    const char *what = arena_format(c->arena, "%s %s -> %d", method, path, answer->status);
    const char *problem = general_problem(c, what, answer);
    struct contract_operation *operation = find(c, method, path + 7);
    if (problem)
        return problem;
    if (!operation)
        return answer->status == 404 || answer->status == 405
                   ? NULL
                   : arena_format(c->arena, "%s: this operation is not in the document", what);
    operation->answers++;
    operation->successes += answer->status < 300;
    operation->last_status = answer->status;
    if (answer->status >= 400 && answer->json && json_get_text(answer->json, "detail"))
        operation->last_detail = json_get_text(answer->json, "detail");
    const struct json *declared = responses(c, operation);
    const struct json *response = json_get(declared, arena_format(c->arena, "%d", answer->status));
    if (!response && answer->status >= 400)
        response = json_get(declared, "default");
    if (!response)
        return arena_format(c->arena, "%s: this status is not declared", what);
    return content_problem(c, response, what, answer);
}
