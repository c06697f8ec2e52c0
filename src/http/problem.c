/* Errors as application/problem+json (RFC 9457), in the reader's language, with every problem of the input. */
#include "base/log.h"
#include "base/text.h"
#include "http/request.h"

#include <string.h>

static enum language wanted_language(struct request *r)
{
    const char *header = request_header(r, "Accept-Language");
    if (header)
        return text_starts(header, "en") ? LANGUAGE_EN : LANGUAGE_ZH;
    return r->session.language;
}

/* The field's name as a person reads it, when the entity or the input in question has one of that name. */
static const char *field_label(struct request *r, const char *name, enum language language)
{
    const struct field *fields = r->call.operation ? r->call.operation->input : NULL;
    size_t count = fields ? r->call.operation->input_count : 0;
    const char *parts[CALL_PATH_MOST + 4];
    size_t parts_count = path_split(r->arena, r->path, parts, CALL_PATH_MOST + 4);
    const struct entity *entity = !fields && parts_count > 2 ? entity_find(parts[2]) : NULL;
    if (entity) {
        fields = entity->fields;
        count = entity->field_count;
    }
    for (size_t i = 0; i < count; i++)
        if (name && !strcmp(fields[i].name, name))
            return language == LANGUAGE_EN ? fields[i].label.en : fields[i].label.zh;
    return NULL;
}

void problem_write(struct request *r, const struct error *error)
{
    enum language language = wanted_language(r);
    const struct error_kind *kind = error_kind(error->id);
    struct json_writer *w = &r->writer;
    if (kind->status >= 500)
        log_error(kind->name, "%s %s: %s", r->method, r->path, error_message(r->arena, error, LANGUAGE_EN, NULL));
    /* What went wrong inside is for the log; the reader gets the number to find it by. */
    struct error inside = {.id = error->id, .field = error->field, .arguments = {r->correlation}};
    if (kind->status >= 500)
        error = &inside;
    r->status = kind->status;
    r->content_type = "application/problem+json";
    r->out.size = 0;
    r->header_count = 0;
    w->comma = false;
    const char *detail = error_message(r->arena, error, language, field_label(r, error->field, language));
    json_open(w, '{');
    json_put_text(w, "type", "about:blank");
    json_put_text(w, "id", kind->name);
    json_put_text(w, "title", detail);
    json_put_int(w, "status", kind->status);
    json_put_text(w, "detail", detail);
    json_put_text(w, "correlation_id", r->correlation);
    json_key(w, "errors");
    json_open(w, '[');
    for (const struct error *at = error; at; at = at->next) {
        json_open(w, '{');
        json_put_text(w, "id", error_kind(at->id)->name);
        json_put_text(w, "field", at->field);
        json_put_text(w, "value", at->value);
        json_put_text(w, "message", error_message(r->arena, at, language, field_label(r, at->field, language)));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    if (error->id == ERROR_REQUEST_TOO_MANY && error->arguments[0])
        reply_header(r, "Retry-After", error->arguments[0]);
}
