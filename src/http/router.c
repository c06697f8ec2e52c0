#include "base/text.h"
#include "http/request.h"
#include "policy/snapshot.h"
#include "record/change.h"

#include <ctype.h>
#include <string.h>

size_t path_split(struct arena *arena, const char *path, const char **parts, size_t most)
{
    size_t count = 0;
    while (*path == '/')
        path++;
    while (*path && count < most) {
        size_t size = strcspn(path, "/");
        parts[count++] = arena_text_part(arena, path, size);
        path += size;
        if (!*path)
            break;
        path++;
        if (!*path) /* a trailing slash is another address */
            parts[count < most ? count++ : count - 1] = "";
    }
    return *path ? most + 1 : count;
}

/* PATH is below /api/v1 and may hold {names}; the texts that stand for them are collected. */
static bool matches(struct request *r, const char *template, const char **parts, size_t count)
{
    size_t i = 0, places = 0;
    for (const char *at = template + 1;; at++, i++) {
        size_t size = strcspn(at, "/");
        if (i == count)
            return false;
        if (*at == '{' && *parts[i] && places < CALL_PATH_MOST)
            r->call.path[places++] = parts[i];
        else if (strncmp(parts[i], at, size) || parts[i][size])
            return false;
        at += size;
        if (!*at)
            return i + 1 == count;
    }
}

static const struct error *read_input(struct request *r)
{
    const struct operation *op = r->call.operation;
    void *input = arena_take(r->arena, op->input_size);
    if (!request_is_json(r))
        return error_make(r->arena, ERROR_REQUEST_MEDIA_TYPE, .arguments = {"application/json"});
    const char *problem;
    const struct json *body = json_read(r->arena, buffer_end(&r->body), r->body.size, &problem);
    if (!body)
        return error_make(r->arena, ERROR_JSON_MALFORMED, .arguments = {problem});
    r->call.input = input;
    return input_read(&r->session, op->input, op->input_count, body, false, input);
}

static const struct error *read_query(struct request *r)
{
    const struct operation *op = r->call.operation;
    const char **names = ARENA_LIST(r->arena, const char *, r->query_count), **values = ARENA_LIST(r->arena, const char *, r->query_count);
    size_t count = 0;
    for (size_t i = 0; i < r->query_count; i++) {
        if (!strcmp(r->query[i].name, "as_of"))
            continue;
        names[count] = r->query[i].name;
        values[count++] = r->query[i].value;
    }
    void *query = arena_take(r->arena, op->query_size + 1);
    r->call.query = query;
    const struct error *error = input_read_texts(&r->session, op->query, op->query_count, names, values, count, query);
    return error;
}

static bool changes_things(const char *method)
{
    return strcmp(method, "GET") && strcmp(method, "HEAD");
}

/* A download keeps its name in any script (RFC 6266); what is shown runs nothing. */
static void name_download(struct request *r)
{
    struct buffer out = {.arena = r->arena};
    if (r->call.bytes_type || !strcmp(r->content_type, "*/*")) /* a media range is no type */
        r->content_type = r->call.bytes_type ? r->call.bytes_type : "application/octet-stream";
    reply_header(r, "Content-Security-Policy", "sandbox");
    if (!r->call.bytes_name)
        return;
    buffer_text(&out, "attachment; filename*=UTF-8''");
    for (const unsigned char *at = (const unsigned char *)r->call.bytes_name; *at; at++)
        buffer_format(&out, (*at < 128 && isalnum(*at)) || strchr("-_.", *at) ? "%c" : "%%%02X", *at);
    reply_header(r, "Content-Disposition", buffer_end(&out));
}

static const struct error *run_operation(struct request *r)
{
    TRY(r->call.operation->handler(&r->call));
    if (!r->call.operation->reply_schema)
        name_download(r);
    return NULL;
}

/* --- a second person for operations ------------------------------------------------------------------------------------------- */

/* What will be run again when the second person agrees. */
static const char *held_request(struct request *r)
{
    struct buffer out = {.arena = r->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    json_key(&w, "path");
    json_open(&w, '[');
    for (size_t i = 0; i < CALL_PATH_MOST && r->call.path[i]; i++)
        json_write_text(&w, r->call.path[i]);
    json_close(&w, ']');
    json_put_raw(&w, "body", r->body.size ? buffer_end(&r->body) : "{}");
    json_close(&w, '}');
    return buffer_end(&out);
}

/* What could not be done is not put before a second person: it is tried and undone. */
static const struct error *try_operation(struct request *r)
{
    struct buffer ignored = {.arena = r->arena};
    struct json_writer writer = {&ignored, false};
    struct call call = r->call;
    struct tx_mark mark;
    call.reply = &writer;
    call.bytes = &ignored;
    TRY(store_mark(r->session.tx, &mark));
    const struct error *error = call.operation->handler(&call);
    const struct error *undone = store_go_back(r->session.tx, &mark);
    TRY(undone);
    TRY(store_go_on(r->session.tx));
    return error;
}

static const struct error *hold_operation(struct request *r)
{
    const struct operation *op = r->call.operation;
    const char *rule;
    int64_t pending, home = NONE, id = NONE;
    if (!change_operation_needs_checker(&r->session, op->permission, &rule))
        return error_make(r->arena, ERROR_SYSTEM_INTERNAL);
    if (op->tried)
        TRY(try_operation(r));
    if (text_starts(op->path, "/customer/{") && r->call.path[0])
        id_parse(r->call.path[0], &home, &id);
    TRY(change_hold_operation(&r->session, op->name, &op->label, held_request(r), home, rule, &pending));
    r->call.status = 202;
    json_open(&r->writer, '{');
    json_put_text(&r->writer, "pending_change", id_text(r->arena, pending, pending));
    json_close(&r->writer, '}');
    return NULL;
}

/* bank->run_operation: in the maker's session, inside the checker's transaction. */
const struct error *operation_run_held(struct session *s, const char *name, const char *request)
{
    const struct json *held = json_read(s->arena, request, strlen(request), NULL), *path = json_get(held, "path");
    struct buffer ignored = {.arena = s->arena};
    struct json_writer writer = {&ignored, false};
    for (size_t i = 0; i < operation_count; i++) {
        const struct operation *op = &operations[i];
        if (strcmp(op->name, name))
            continue;
        TRY(scope_require(s, op->permission));
        struct call call = {.session = s, .operation = op, .reply = &writer, .bytes = &ignored, .content = ""};
        for (size_t k = 0; path && k < path->count && k < CALL_PATH_MOST; k++)
            call.path[k] = path->items[k].text;
        void *input = arena_take(s->arena, op->input_size + 1), *query = arena_take(s->arena, op->query_size + 1);
        call.input = input;
        call.query = query;
        if (op->input_count)
            TRY(input_read(s, op->input, op->input_count, json_get(held, "body"), false, input));
        TRY(input_read_texts(s, op->query, op->query_count, NULL, NULL, 0, query));
        return op->handler(&call);
    }
    return error_make(s->arena, ERROR_RECORD_MISSING);
}

/* Whoever still has the password somebody else set may replace it and leave, and nothing more. */
static const struct error *password_own(struct request *r, const char *operation)
{
    static const char *const allowed[] = {"me", "me_password", "sign_out"};
    for (size_t i = 0; operation && i < sizeof(allowed) / sizeof(allowed[0]); i++)
        if (!strcmp(operation, allowed[i]))
            return NULL;
    return r->must_change ? error_make(r->arena, ERROR_ACCESS_MUST_CHANGE) : NULL;
}

static const struct error *prepare_operation(struct request *r, const struct operation *op)
{
    bool open = !strcmp(op->permission, "public");
    r->call.operation = op;
    r->route = op->path;
    r->lane = op->lane;
    if (!open && !r->session.person)
        return error_make(r->arena, ERROR_ACCESS_SIGN_IN);
    if (!open)
        TRY(password_own(r, op->name));
    if (!open)
        TRY(scope_require(&r->session, op->permission));
    if (!open && changes_things(r->method)) {
        TRY(request_check_csrf(r));
        if (r->session.viewer.as_of != NONE && op->lane == LANE_WRITE)
            return error_make(r->arena, ERROR_REQUEST_AS_OF_WRITE);
    }
    if (op->input_count)
        TRY(read_input(r));
    TRY(read_query(r));
    r->call.session = &r->session;
    r->call.reply = &r->writer;
    r->call.bytes = &r->out;
    r->call.content = buffer_end(&r->body);
    r->call.content_size = r->body.size;
    r->call.content_type = request_header(r, "Content-Type");
    r->call.file_name = request_header_text(r, "X-File-Name");
    r->content_type = op->reply_type;
    const char *rule;
    r->work = op->lane == LANE_WRITE && change_operation_needs_checker(&r->session, op->permission, &rule) ? hold_operation : run_operation;
    return NULL;
}

static const struct error *as_of(struct request *r)
{
    const char *text = request_header(r, "X-As-Of");
    int64_t instant;
    for (size_t i = 0; i < r->query_count; i++)
        if (!strcmp(r->query[i].name, "as_of") && *r->query[i].value)
            text = r->query[i].value;
    if (!text || !*text)
        return NULL;
    if (!instant_parse(text, &instant))
        return error_make(r->arena, ERROR_REQUEST_PARAMETER, .field = "as_of", .value = text, .arguments = {"YYYY-MM-DD / RFC 3339"});
    session_as_of(&r->session, instant);
    return NULL;
}

static void plain(struct request *r, const char *type, const char *text)
{
    r->content_type = type;
    buffer_text(&r->out, text);
}

static const struct error *health(struct request *r)
{
    struct tx tx;
    TRY(session_read(&r->session, &tx));
    session_end(&r->session);
    plain(r, "application/json", "{\"status\":\"ok\",\"version\":\"");
    buffer_format(&r->out, "%s\"}", r->server->options.version);
    return NULL;
}

/* What the program knows, and the fields the bank's policies in force add to it. */
static const struct error *documents(struct request *r, const char *(*make)(struct request *r))
{
    const char *policy = r->session.policy ? r->session.policy->hash : "";
    const char *tag = arena_format(r->arena, "\"%s%.16s\"", r->server->boot, policy), *known = request_header(r, "If-None-Match");
    reply_header(r, "ETag", tag);
    reply_header(r, "Cache-Control", "no-cache");
    if (known && !strcmp(known, tag)) {
        r->status = 304;
        r->call.status = 304;
        return NULL;
    }
    plain(r, "application/json", make(r));
    return NULL;
}

static const char *meta(struct request *r)
{
    return meta_document(&r->session);
}

static const char *openapi(struct request *r)
{
    return openapi_document(&r->session, r->server->options.version);
}

static const struct error *wrong_method(struct request *r, const char **parts, size_t count)
{
    for (size_t i = 0; i < operation_count; i++)
        if (matches(r, operations[i].path, parts, count))
            return error_make(r->arena, ERROR_REQUEST_METHOD, .arguments = {r->method});
    return error_make(r->arena, ERROR_REQUEST_UNKNOWN_PATH, .arguments = {r->path});
}

const struct error *request_route(struct request *r)
{
    const char *parts[8];
    size_t count = path_split(r->arena, r->path, parts, 8);
    session_system(&r->session, r->server->bank, r->arena);
    r->session.correlation = r->correlation;
    r->session.address = r->address;
    const char *language = request_header(r, "Accept-Language");
    r->session.language = language && text_starts(language, "en") ? LANGUAGE_EN : LANGUAGE_ZH;
    if (count == 1 && !strcmp(parts[0], "health"))
        return health(r);
    if (count == 1 && !strcmp(parts[0], "metrics")) {
        metrics_write(r->server, &r->out);
        r->content_type = "text/plain; version=0.0.4";
        return NULL;
    }
    if (count < 2 || strcmp(parts[0], "api"))
        return error_make(r->arena, ERROR_REQUEST_UNKNOWN_PATH, .arguments = {r->path});
    if ((count == 2 && !strcmp(parts[1], "meta")) || (count == 3 && !strcmp(parts[2], "meta")))
        return documents(r, meta);
    if (count == 3 && !strcmp(parts[2], "openapi.json"))
        return documents(r, openapi);
    if (count < 3 || count > 8 || strcmp(parts[1], "v1"))
        return error_make(r->arena, ERROR_REQUEST_UNKNOWN_PATH, .arguments = {r->path});
    /* The portal and the bank are two houses: what lies below /portal knows portal users alone, everything else only people of the bank. */
    bool client = !strcmp(parts[2], "portal");
    TRY(request_identify(r, client));
    if (!r->session.person)
        session_person(&r->session, 0, 0, ""); /* nobody: reaches nothing */
    if (!client)
        TRY(as_of(r));
    r->session.reason = request_header_text(r, "X-Reason");
    if (count == 3 && !strcmp(parts[2], "events") && !strcmp(r->method, "GET")) {
        if (!r->session.person)
            return error_make(r->arena, ERROR_ACCESS_SIGN_IN);
        TRY(password_own(r, NULL));
        r->stream = true;
        r->route = "/events";
        return NULL;
    }
    for (size_t i = 0; i < operation_count; i++)
        if (!strcmp(operations[i].method, r->method) && matches(r, operations[i].path, parts + 2, count - 2))
            return prepare_operation(r, &operations[i]);
    if (!entity_find(parts[2]))
        return wrong_method(r, parts + 2, count - 2);
    if (!r->session.person)
        return error_make(r->arena, ERROR_ACCESS_SIGN_IN);
    TRY(password_own(r, NULL));
    if (changes_things(r->method)) {
        TRY(request_check_csrf(r));
        if (r->session.viewer.as_of != NONE)
            return error_make(r->arena, ERROR_REQUEST_AS_OF_WRITE);
    }
    return records_route(r, parts + 2, count - 2);
}
