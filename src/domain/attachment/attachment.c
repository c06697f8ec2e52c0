/* Files about a customer: checked by what they hold, not by what they are called, and kept sealed outside the database.
 */
#include "domain/attachment/attachment.h"
#include "base/text.h"
#include "domain/import/source.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/row.h"

#include <string.h>

enum { LARGEST_MB = 50 };

static bool begins(const char *data, size_t size, const char *magic, size_t length)
{
    return size >= length && !memcmp(data, magic, length);
}

static bool holds(const char *data, size_t size, const char *text)
{
    return memmem(data, size, text, strlen(text)) != NULL;
}

/* Text without control characters; CSV when it is called so. */
static const char *text_type(const char *data, size_t size, const char *name)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)data[i] < 32 && !strchr("\t\r\n\f", data[i]))
            return NULL;
    const char *head = data + (begins(data, size, "\xEF\xBB\xBF", 3) ? 3 : 0);
    if (size && (*head == '<' || holds(data, size < 1024 ? size : 1024, "<script") ||
                 holds(data, size < 1024 ? size : 1024, "<html")))
        return NULL; /* markup is not for showing */
    return text_ends(name, ".csv") || text_ends(name, ".CSV") ? "text/csv" : "text/plain";
}

static const char *content_type(const char *data, size_t size, const char *name)
{
    if (begins(data, size, "%PDF-", 5))
        return "application/pdf";
    if (begins(data, size, "\x89PNG\r\n\x1A\n", 8))
        return "image/png";
    if (begins(data, size, "\xFF\xD8\xFF", 3))
        return "image/jpeg";
    if (begins(data, size, "PK\x03\x04", 4)) {
        if (holds(data, size, "vbaProject.bin"))
            return NULL; /* macros */
        if (holds(data, size, "xl/workbook.xml"))
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return holds(data, size, "word/document.xml")
                   ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                   : NULL;
    }
    return text_type(data, size, name);
}

static int64_t kind_of(const char *name)
{
    const struct field *field = entity_field(&attachment_entity, "kind");
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return (int64_t)i;
    return ATTACHMENT_KIND_OTHER;
}

static const struct error *put(struct session *s, void *context)
{
    return record_create(s, &attachment_entity, context, NULL);
}

static const struct error *may_add(struct call *call)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    return scope_row(call->session, &customer_entity, ACCESS_READ, id, id);
}

static const struct error *write_back(struct call *call, const struct attachment *row)
{
    struct tx tx;
    TRY(session_read(call->session, &tx));
    const struct error *error = record_write(call->session, &attachment_entity, row, call->reply);
    session_end(call->session);
    return error;
}

const struct error *attachment_keep(struct session *s, const char *name, const char *kind, const void *content,
                                    size_t size, struct attachment *row)
{
    const char *path;
    if (!size)
        return error_make(s->arena, ERROR_ATTACHMENT_EMPTY);
    if (size > (size_t)LARGEST_MB << 20)
        return error_make(s->arena, ERROR_ATTACHMENT_TOO_LARGE,
                          .arguments = {arena_format(s->arena, "%d", LARGEST_MB)});
    record_initial(s, &attachment_entity, row);
    row->media_type = content_type(content, size, name);
    if (!row->media_type)
        return error_make(s->arena, ERROR_ATTACHMENT_TYPE, .arguments = {name});
    TRY(source_keep(s->bank, s->arena, "attachment", content, size, &path, &row->sha256));
    row->name = text_normalise(s->arena, name);
    row->size_bytes = (int64_t)size;
    row->kind = kind_of(kind);
    return NULL;
}

const struct error *operation_attachment_upload(struct call *call)
{
    struct session *s = call->session;
    const struct attachment_upload_query *query = call->query;
    struct attachment row;
    int64_t home;
    const char *name = call->file_name && *call->file_name ? call->file_name : "file";
    TRY(call_read(call, may_add));
    TRY(attachment_keep(s, name, query ? query->kind : NULL, call->content, call->content_size, &row));
    TRY(call_id(call, 0, &home, &row.customer));
    if (query) {
        row.inspection = query->inspection;
        row.facility_condition = query->facility_condition;
    }
    row.expires_on = query ? query->expires_on : NONE;
    row.note = query ? query->note : NULL;
    TRY(session_write(s, put, &row));
    call->status = 201;
    return write_back(call, &row);
}

struct fetching {
    struct call *call;
    struct attachment row;
};

static const struct error *fetch(struct session *s, void *context)
{
    struct fetching *f = context;
    int64_t home, id;
    TRY(call_id(f->call, 0, &home, &id));
    TRY(record_load(s, &attachment_entity, home, id, &f->row));
    return audit_write(s, "attachment", home, id, "read", NULL);
}

const struct error *operation_attachment_content(struct call *call)
{
    struct session *s = call->session;
    const struct attachment_content_query *query = call->query;
    struct fetching f = {.call = call};
    TRY(session_write(s, fetch, &f));
    const unsigned char *data;
    size_t size;
    TRY(source_read(s->bank, s->arena, "attachment", f.row.sha256 ? f.row.sha256 : "-", &data, &size));
    if (!data)
        return error_make(s->arena, ERROR_IMPORT_FILE_GONE);
    buffer_add(call->bytes, data, size);
    call->bytes_name = query && query->show == 1 ? NULL : f.row.name;
    call->bytes_type = f.row.media_type;
    return NULL;
}
