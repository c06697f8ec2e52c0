/* Files the firm sends: checked, sealed, sent once and used as often as they are asked for. */
#include "base/text.h"
#include "domain/attachment/attachment.h"
#include "domain/import/source.h"
#include "domain/portal/portal.h"
#include "queries.h"
#include "record/audit.h"

#include <string.h>

const struct error *operation_portal_files(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_files, VALUES(sql_int(s->client)), &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, s->client, rows_int(rows, 0)));
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_text(w, "kind", rows_text(rows, 2));
        json_put_text(w, "media_type", rows_text(rows, 3));
        json_put_int(w, "size_bytes", rows_int(rows, 4));
        json_put_date(w, "expires_on", rows_int(rows, 5));
        json_put_instant(w, "uploaded_at", rows_int(rows, 6));
        json_put_text(w, "uploaded_by", rows_text(rows, 7));
        json_put_int(w, "used", rows_int(rows, 8));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return error;
}

/* --- fetching
 * ------------------------------------------------------------------------------------------------------------- */

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

const struct error *operation_portal_file(struct call *call)
{
    struct session *s = call->session;
    struct fetching f = {.call = call};
    const unsigned char *data;
    size_t size;
    TRY(session_write(s, fetch, &f));
    TRY(source_read(s->bank, s->arena, "attachment", f.row.sha256 ? f.row.sha256 : "-", &data, &size));
    if (!data)
        return error_make(s->arena, ERROR_IMPORT_FILE_GONE);
    buffer_add(call->bytes, data, size);
    call->bytes_name = f.row.name;
    call->bytes_type = f.row.media_type;
    return NULL;
}

/* --- sending
 * -------------------------------------------------------------------------------------------------------------- */

/* A file for a document that is asked for: it is the bank's to look at before it counts. */
static const struct error *answer_document(struct session *s, int64_t document, const struct attachment *file,
                                           const char *key, struct portal_submission *row)
{
    struct application_document wanted;
    TRY(record_load(s, &application_document_entity, s->client, document, &wanted));
    portal_submission_start(s, PORTAL_SUBMISSION_KIND_DOCUMENT, key, wanted.item, row);
    row->attachment = file->record.id;
    row->document = document;
    return record_put(s, &portal_submission_entity, row);
}

struct sending {
    const struct portal_upload_query *query;
    struct attachment file;
    struct portal_submission row;
    bool known;
};

static const struct error *send_file(struct session *s, void *context)
{
    struct sending *u = context;
    TRY(portal_sent_before(s, u->query->key, PORTAL_SUBMISSION_KIND_DOCUMENT, &u->row, &u->known));
    if (u->known)
        return record_load(s, &attachment_entity, s->client, u->row.attachment, &u->file);
    u->file.record = (struct record){0};
    u->file.customer = s->client;
    u->file.portal_user = s->person;
    u->file.expires_on = u->query->expires_on;
    TRY(record_create(s, &attachment_entity, &u->file, NULL));
    if (u->query->document != NONE)
        return answer_document(s, u->query->document, &u->file, u->query->key, &u->row);
    portal_submission_start(s, PORTAL_SUBMISSION_KIND_DOCUMENT, u->query->key, u->file.name, &u->row);
    u->row.attachment = u->file.record.id;
    return record_put(s, &portal_submission_entity, &u->row);
}

const struct error *operation_portal_upload(struct call *call)
{
    struct session *s = call->session;
    struct sending u = {.query = call->query};
    const char *name = call->file_name && *call->file_name ? call->file_name : "file";
    TRY(attachment_keep(s, name, u.query->kind, call->content, call->content_size, &u.file));
    TRY(session_write(s, send_file, &u));
    call->status = u.known ? 200 : 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, s->client, u.file.record.id));
    json_put_text(call->reply, "name", u.file.name);
    json_put_bool(call->reply, "known", u.known);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_portal_document_reuse(struct call *call)
{
    const struct portal_document_reuse_input *in = call->input;
    struct session *s = call->session;
    struct portal_submission row;
    struct attachment file;
    int64_t home, id;
    bool known;
    TRY(call_id(call, 0, &home, &id));
    TRY(portal_sent_before(s, in->key, PORTAL_SUBMISSION_KIND_DOCUMENT, &row, &known));
    if (!known) {
        if (record_load(s, &attachment_entity, s->client, in->file, &file))
            return error_make(s->arena, ERROR_FIELD_LINK, .field = "file",
                              .value = id_text(s->arena, s->client, in->file));
        if (file.expires_on != NONE && file.expires_on <= s->today)
            return error_make(s->arena, ERROR_FIELD_RANGE, .field = "file",
                              .value = date_text(s->arena, file.expires_on),
                              .arguments = {arena_format(s->arena, "> %s", date_text(s->arena, s->today))});
        TRY(answer_document(s, id, &file, in->key, &row));
    }
    portal_sent_reply(call, &row, known);
    return NULL;
}
