/* Generic records of every entity: list, get, create, patch, delete, bulk, history, reveal. */
#include "base/text.h"
#include "http/request.h"
#include "record/own.h"
#include "record/row.h"

#include <string.h>

struct target {
    const struct entity *entity;
    int64_t home, id, version;
    const struct json *body;
    struct list_request list;
};

static struct target *target(struct request *r)
{
    return (struct target *)(uintptr_t)r->call.input;
}

static const struct error *list(struct request *r)
{
    struct target *t = target(r);
    if (scope_reach(&r->session, t->entity, ACCESS_READ) == REACH_NONE)
        return error_make(r->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {arena_format(r->arena, "%s.read", t->entity->name)});
    const char **names = ARENA_LIST(r->arena, const char *, r->query_count), **values = ARENA_LIST(r->arena, const char *, r->query_count);
    for (size_t i = 0; i < r->query_count; i++) {
        names[i] = r->query[i].name;
        values[i] = r->query[i].value;
    }
    TRY(list_request_read(&r->session, t->entity, names, values, r->query_count, &t->list));
    return record_list(&r->session, &t->list, &r->writer);
}

static void etag(struct request *r, int64_t version)
{
    reply_header(r, "ETag", arena_format(r->arena, "\"%lld\"", (long long)version));
}

static const struct error *write_one(struct request *r, int64_t home, int64_t id)
{
    struct target *t = target(r);
    void *row = arena_take(r->arena, t->entity->size);
    TRY(record_load(&r->session, t->entity, home, id, row));
    etag(r, row_record(row)->version);
    return record_write(&r->session, t->entity, row, &r->writer);
}

static const struct error *get(struct request *r)
{
    return write_one(r, target(r)->home, target(r)->id);
}

static const struct error *history(struct request *r)
{
    struct target *t = target(r);
    return record_history(&r->session, t->entity, t->home, t->id, &r->writer);
}

static const struct error *held(struct request *r, int64_t pending)
{
    r->call.status = 202;
    json_open(&r->writer, '{');
    json_put_text(&r->writer, "pending_change", id_text(r->arena, pending, pending));
    json_close(&r->writer, '}');
    return NULL;
}

static const struct error *create(struct request *r)
{
    struct target *t = target(r);
    int64_t pending = 0;
    void *row = arena_take(r->arena, t->entity->size);
    /* Who may not is told so before the content is looked at. */
    if (t->entity->derived || scope_reach(&r->session, t->entity, ACCESS_CREATE) == REACH_NONE)
        return error_make(r->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {arena_format(r->arena, "%s.create", t->entity->name)});
    record_initial(&r->session, t->entity, row);
    TRY(record_read_json(&r->session, t->entity, t->body, false, row));
    TRY(record_create(&r->session, t->entity, row, &pending));
    if (pending)
        return held(r, pending);
    r->call.status = 201;
    const char *id = id_text(r->arena, row_record(row)->home, row_record(row)->id);
    reply_header(r, "Location", arena_format(r->arena, "/api/v1/%s/%s", t->entity->name, id));
    return write_one(r, row_record(row)->home, row_record(row)->id);
}

/* The body names what changes; a masked value that comes back as it was shown means "leave it". */
static const struct error *patch_row(struct request *r, const struct entity *entity, int64_t home, int64_t id, int64_t version,
                                     const struct json *body, void *row, int64_t *pending)
{
    if (entity->derived)
        return error_make(r->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {arena_format(r->arena, "%s.update", entity->name)});
    TRY(record_load(&r->session, entity, home, id, row));
    for (size_t i = 0; body && body->kind == JSON_MAP && i < body->count; i++) {
        const struct field *field = record_field(&r->session, entity, body->keys[i]);
        if (field && scope_masks(&r->session, entity, field) && body->items[i].kind == JSON_TEXT && strchr(body->items[i].text, '*'))
            return error_make(r->arena, ERROR_FIELD_MASKED, .field = field->name);
    }
    TRY(record_read_json(&r->session, entity, body, true, row));
    row_record(row)->version = version;
    return record_update(&r->session, entity, row, pending);
}

static const struct error *patch(struct request *r)
{
    struct target *t = target(r);
    int64_t pending = 0;
    void *row = arena_take(r->arena, t->entity->size);
    TRY(patch_row(r, t->entity, t->home, t->id, t->version, t->body, row, &pending));
    if (pending)
        return held(r, pending);
    /* From the row in hand: whoever gives a customer away must not be told that it does not exist. */
    etag(r, row_record(row)->version);
    return record_write(&r->session, t->entity, row, &r->writer);
}

static const struct error *remove_record(struct request *r)
{
    struct target *t = target(r);
    int64_t pending = 0;
    if (t->entity->derived)
        return error_make(r->arena, ERROR_ACCESS_FORBIDDEN, .arguments = {arena_format(r->arena, "%s.delete", t->entity->name)});
    TRY(record_delete(&r->session, t->entity, t->home, t->id, t->version, &pending));
    if (pending)
        return held(r, pending);
    json_open(&r->writer, '{');
    json_put_bool(&r->writer, "deleted", true);
    json_close(&r->writer, '}');
    return NULL;
}

static const struct error *reveal(struct request *r)
{
    struct target *t = target(r);
    const char *field = json_get_text(t->body, "field"), *reason = json_get_text(t->body, "reason"), *value;
    if (!field)
        return error_make(r->arena, ERROR_FIELD_REQUIRED, .field = "field");
    if (!reason || text_length(reason) < 2)
        return error_make(r->arena, ERROR_FIELD_REQUIRED, .field = "reason");
    TRY(record_reveal(&r->session, t->entity, t->home, t->id, record_field(&r->session, t->entity, field), reason, &value));
    json_open(&r->writer, '{');
    json_put_text(&r->writer, "value", value);
    json_close(&r->writer, '}');
    return NULL;
}

/* One of many: what fails leaves nothing behind, though the others go on. REFUSED is why it could not be done. */
static const struct error *patch_one(struct request *r, const struct json *item, const struct json *changes, int64_t *pending,
                                     const struct error **refused)
{
    const char *text = json_get_text(item, "id");
    int64_t home, id, version;
    struct tx_mark mark;
    TRY(store_mark(r->session.tx, &mark));
    *refused = text && id_parse(text, &home, &id) && json_get_int(item, "version", &version)
                   ? patch_row(r, target(r)->entity, home, id, version, changes, arena_take(r->arena, target(r)->entity->size), pending)
                   : error_make(r->arena, ERROR_RECORD_MISSING);
    if (*refused && error_status(*refused) >= 500)
        return *refused;
    if (*refused)
        TRY(store_go_back(r->session.tx, &mark));
    return store_go_on(r->session.tx);
}

/* Each record on its own terms: what cannot be changed is named, the rest is done. */
static const struct error *bulk(struct request *r)
{
    struct target *t = target(r);
    const struct json *ids = json_get(t->body, "ids"), *changes = json_get(t->body, "patch");
    int64_t changed = 0, pending_count = 0;
    if (!ids || ids->kind != JSON_LIST || ids->count > 500)
        return error_make(r->arena, ERROR_FIELD_RANGE, .field = "ids", .value = "", .arguments = {"a list of 1 … 500"});
    if (!changes || changes->kind != JSON_MAP)
        return error_make(r->arena, ERROR_FIELD_REQUIRED, .field = "patch");
    struct buffer failed = {.arena = r->arena};
    struct json_writer w = {&failed, false};
    json_open(&w, '[');
    for (size_t i = 0; i < ids->count; i++) {
        const char *text = json_get_text(&ids->items[i], "id");
        int64_t pending = 0;
        const struct error *error;
        TRY(patch_one(r, &ids->items[i], changes, &pending, &error));
        changed += !error && !pending;
        pending_count += !error && pending;
        if (!error)
            continue;
        json_open(&w, '{');
        json_put_text(&w, "id", text);
        json_put_text(&w, "error", error_kind(error->id)->name);
        json_put_text(&w, "message", error_message(r->arena, error, r->session.language, NULL));
        json_close(&w, '}');
    }
    json_close(&w, ']');
    json_open(&r->writer, '{');
    json_put_int(&r->writer, "changed", changed);
    json_put_int(&r->writer, "pending", pending_count);
    json_put_raw(&r->writer, "failed", buffer_end(&failed));
    json_close(&r->writer, '}');
    return NULL;
}

/* --- routing ---------------------------------------------------------------------------------------------------------------------- */

static const struct error *set(struct request *r, enum lane lane, const char *route, const struct error *(*work)(struct request *))
{
    r->lane = lane;
    r->work = work;
    r->route = route;
    return NULL;
}

static const struct error *read_body(struct request *r)
{
    const char *problem;
    if (!request_is_json(r))
        return error_make(r->arena, ERROR_REQUEST_MEDIA_TYPE, .arguments = {"application/json"});
    target(r)->body = json_read(r->arena, buffer_end(&r->body), r->body.size, &problem);
    return target(r)->body ? NULL : error_make(r->arena, ERROR_JSON_MALFORMED, .arguments = {problem});
}

static const struct error *read_version(struct request *r)
{
    const char *text = request_header(r, "If-Match");
    if (!text)
        return error_make(r->arena, ERROR_RECORD_VERSION_REQUIRED);
    size_t size = strlen(text);
    if (size > 2 && text[0] == '"' && text[size - 1] == '"')
        text = arena_text_part(r->arena, text + 1, size - 2);
    return text_integer(text, &target(r)->version) ? NULL : error_make(r->arena, ERROR_RECORD_VERSION_REQUIRED);
}

/* Counting exactly reads everything: not on a thread that serves others. */
static bool counts_exactly(const struct request *r)
{
    for (size_t i = 0; i < r->query_count; i++)
        if (!strcmp(r->query[i].name, "count") && !strcmp(r->query[i].value, "exact"))
            return true;
    return false;
}

static const struct error *slow_list_call(struct call *call)
{
    return list(call_request(call));
}

static const struct error *slow_list(struct request *r)
{
    return call_read(&r->call, slow_list_call);
}

const struct error *records_route(struct request *r, const char **parts, size_t count)
{
    struct target *t = ARENA_NEW(r->arena, struct target);
    const char *m = r->method;
    t->entity = entity_find(parts[0]);
    r->call.input = t;
    r->call.session = &r->session;
    r->call.reply = &r->writer;
    if (t->entity->scope == SCOPE_SYSTEM)
        return error_make(r->arena, ERROR_REQUEST_UNKNOWN_PATH, .arguments = {r->path});
    if (count == 1 && !strcmp(m, "GET"))
        return counts_exactly(r) ? set(r, LANE_SLOW, "/{entity}", slow_list) : set(r, LANE_READ, "/{entity}", list);
    if (count == 1 && !strcmp(m, "POST")) {
        TRY(read_body(r));
        return set(r, LANE_WRITE, "/{entity}", create);
    }
    if (count == 2 && !strcmp(parts[1], "bulk") && !strcmp(m, "POST")) {
        TRY(read_body(r));
        return set(r, LANE_WRITE, "/{entity}/bulk", bulk);
    }
    if (count > 3 || count == 1)
        return error_make(r->arena, count == 1 ? ERROR_REQUEST_METHOD : ERROR_REQUEST_UNKNOWN_PATH, .arguments = {count == 1 ? m : r->path});
    if (!id_parse(parts[1], &t->home, &t->id))
        return error_make(r->arena, ERROR_RECORD_MISSING);
    if (count == 3 && !strcmp(parts[2], "history") && !strcmp(m, "GET"))
        return set(r, LANE_READ, "/{entity}/{id}/history", history);
    if (count == 3 && !strcmp(parts[2], "reveal") && !strcmp(m, "POST")) {
        TRY(read_body(r));
        return set(r, LANE_WRITE, "/{entity}/{id}/reveal", reveal);
    }
    if (count == 3)
        return error_make(r->arena, ERROR_REQUEST_UNKNOWN_PATH, .arguments = {r->path});
    if (!strcmp(m, "GET"))
        return set(r, LANE_READ, "/{entity}/{id}", get);
    if (!strcmp(m, "PATCH")) {
        TRY(read_version(r));
        TRY(read_body(r));
        return set(r, LANE_WRITE, "/{entity}/{id}", patch);
    }
    if (!strcmp(m, "DELETE")) {
        TRY(read_version(r));
        return set(r, LANE_WRITE, "/{entity}/{id}", remove_record);
    }
    return error_make(r->arena, ERROR_REQUEST_METHOD, .arguments = {m});
}
