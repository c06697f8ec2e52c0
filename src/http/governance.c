/* Audit browser, chain check, access questions, decisions of the second person, code lists. */
#include "base/text.h"
#include "http/request.h"
#include "record/own.h"
#include "queries.h"
#include "record/audit.h"
#include "record/change.h"
#include "record/check.h"
#include "record/row.h"

#include <stdio.h>
#include <string.h>

/* --- audit ------------------------------------------------------------------------------------------------------------------- */

static void write_audited(struct json_writer *w, const struct json *value, bool masked)
{
    bool text = value && value->kind == JSON_TEXT;
    if (masked && value && !json_absent(value) && !(text && strchr(value->text, '*')))
        json_write_text(w, "******");
    else
        json_write_value(w, value);
}

/* {"field": {"old": .., "new": ..}} as a list, in the order written; anything else is one nameless change. */
static void write_changes(struct session *s, struct json_writer *w, const struct entity *entity, bool hidden, const char *content)
{
    const struct json *map = content ? json_read(s->arena, content, strlen(content), NULL) : NULL;
    json_key(w, "changes");
    json_open(w, '[');
    for (size_t i = 0; map && map->kind == JSON_MAP && i < map->count; i++) {
        const struct json *change = &map->items[i];
        bool pair = change->kind == JSON_MAP && json_get(change, "new");
        const struct field *field = entity ? record_field(s, entity, map->keys[i]) : NULL;
        bool masked = pair && (hidden || (field && scope_masks(s, entity, field)));
        json_open(w, '{');
        json_put_text(w, "field", map->keys[i]);
        json_key(w, "old");
        write_audited(w, pair ? json_get(change, "old") : NULL, masked);
        json_key(w, "new");
        write_audited(w, pair ? json_get(change, "new") : change, masked);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* What the record is called today, if the reader may see it. */
static const struct error *title_of(struct session *s, const char *name, int64_t home, int64_t id, const char **title)
{
    const struct entity *entity = entity_find(name);
    *title = NULL;
    if (!entity || home == NONE || id == NONE || entity->scope == SCOPE_SYSTEM || scope_masks(s, entity, entity->title) ||
        entity->title->sensitive || !field_is_text(entity->title))
        return NULL;
    struct query query = {"audit_title", arena_format(s->arena, "SELECT t.\"%s\" FROM @%s t WHERE t.home = $1 AND t.id = $2", entity->title->name, name)};
    return store_text(s->tx, &query, VALUES(sql_int(home), sql_int(id)), title);
}

/* Who may read the audit still reads no confidential note in it: of a record the reader may not see, only which fields changed. */
static const struct error *content_hidden(struct session *s, const char *name, int64_t home, int64_t id, bool *hidden)
{
    const struct entity *entity = entity_find(name);
    *hidden = false;
    if (!entity || home == NONE || id == NONE || entity->scope == SCOPE_SYSTEM)
        return NULL;
    const struct error *error = scope_row(s, entity, ACCESS_READ, home, id);
    if (!error || error->id != ERROR_RECORD_MISSING)
        return error;
    char *row = arena_take(s->arena, entity->size);
    bool there;
    TRY(row_stored(s, entity, home, id, row, &there));
    *hidden = there || scope_reach(s, entity, ACCESS_READ) == REACH_NONE || (entity == &note_entity && !scope_permits(s, "note.confidential"));
    return NULL;
}

struct audit_row {
    int64_t chain, sequence, at, person, home, record;
    const char *person_title, *address, *entity, *action, *content, *reason, *correlation;
};

static const struct error *write_audit_row(struct session *s, struct json_writer *w, const struct audit_row *row)
{
    const char *title;
    bool hidden;
    TRY(title_of(s, row->entity, row->home, row->record, &title));
    TRY(content_hidden(s, row->entity, row->home, row->record, &hidden));
    json_open(w, '{');
    json_put_text(w, "id", arena_format(s->arena, "%lld-%lld", (long long)row->chain, (long long)row->sequence));
    json_put_instant(w, "at", row->at);
    json_put_text(w, "person", row->person ? id_text(s->arena, row->person, row->person) : NULL);
    json_put_text(w, "person_title", row->person_title);
    json_put_text(w, "address", row->address);
    json_put_text(w, "entity", row->entity);
    json_put_text(w, "record", row->record == NONE ? NULL : id_text(s->arena, row->home, row->record));
    json_put_text(w, "title", title);
    json_put_text(w, "action", row->action);
    write_changes(s, w, entity_find(row->entity), hidden, row->content);
    json_put_text(w, "reason", row->reason);
    json_put_text(w, "correlation_id", row->correlation);
    json_close(w, '}');
    return NULL;
}

static int64_t id_of(const char *text)
{
    int64_t home, id;
    return text && id_parse(text, &home, &id) ? id : text ? 0 : NONE;
}

const struct error *operation_audit_list(struct call *call)
{
    const struct audit_list_query *q = call->query;
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    long long at = 0, chain = 0, sequence = 0;
    bool after = q->after && sscanf(q->after, "%lld-%lld-%lld", &at, &chain, &sequence) == 3;
    if (q->after && !after)
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "after", .value = q->after, .arguments = {"not a cursor"});
    TRY(store_query(s->tx, &query_audit_page,
                    VALUES(sql_text(q->entity), sql_int(id_of(q->record)), sql_int(id_of(q->person)), sql_text(q->action), sql_int(q->from), sql_int(q->to),
                           sql_int(after ? at : NONE), sql_int(chain), sql_int(sequence), sql_int(q->limit + 1)),
                    &rows));
    struct audit_row *page = ARENA_LIST(s->arena, struct audit_row, (size_t)q->limit + 1);
    int64_t count = 0;
    while (rows_next(rows, &error)) {
        struct audit_row *row = &page[count++];
        *row = (struct audit_row){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2), rows_int(rows, 3), rows_int(rows, 7), rows_int(rows, 8)};
        const char **texts[] = {&row->person_title, &row->address, &row->entity, &row->action, &row->content, &row->reason, &row->correlation};
        static const int columns[] = {4, 5, 6, 9, 10, 11, 12};
        for (int i = 0; i < 7; i++)
            *texts[i] = arena_text(s->arena, rows_text(rows, columns[i]));
    }
    if (error)
        return error;
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    for (int64_t i = 0; i < count && i < q->limit; i++)
        TRY(write_audit_row(s, w, &page[i]));
    json_close(w, ']');
    const struct audit_row *last = count > q->limit ? &page[q->limit - 1] : NULL;
    json_put_text(w, "next", last ? arena_format(s->arena, "%lld-%lld-%lld", (long long)last->at, (long long)last->chain, (long long)last->sequence) : NULL);
    json_close(w, '}');
    return NULL;
}

static const struct error *verify(struct call *call)
{
    struct audit_finding finding;
    struct json_writer *w = call->reply;
    TRY(audit_verify(call->session, &finding));
    json_open(w, '{');
    json_put_bool(w, "intact", finding.intact);
    json_put_int(w, "records", finding.records);
    json_put_int(w, "chains", finding.chains);
    json_put_int(w, "bad_chain", finding.intact ? NONE : finding.bad_chain);
    json_put_int(w, "bad_sequence", finding.intact ? NONE : finding.bad_sequence);
    json_key(w, "problem");
    json_open(w, '{');
    json_put_text(w, "zh", finding.problem_zh);
    json_put_text(w, "en", finding.problem_en);
    json_close(w, '}');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_audit_verify(struct call *call)
{
    return call_read(call, verify);
}

/* --- why can X see Y --------------------------------------------------------------------------------------------------------------- */

const struct error *operation_access_explain(struct call *call)
{
    const struct access_explain_query *q = call->query;
    struct session *s = call->session;
    const struct entity *entity = entity_find(q->entity);
    int64_t home, id;
    bool allowed;
    if (!entity || entity->scope == SCOPE_SYSTEM)
        return error_make(s->arena, ERROR_REQUEST_PARAMETER, .field = "entity", .value = q->entity, .arguments = {"unknown"});
    if (!id_parse(q->id, &home, &id))
        return error_make(s->arena, ERROR_RECORD_MISSING);
    TRY(scope_row(s, entity, ACCESS_READ, home, id));
    struct buffer reasons = {.arena = s->arena};
    struct json_writer list = {&reasons, false};
    TRY(scope_explain(s, q->person, entity, home, id, &allowed, &list));
    json_open(call->reply, '{');
    json_put_bool(call->reply, "allowed", allowed);
    json_put_raw(call->reply, "reasons", buffer_end(&reasons));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_pending_change_decide(struct call *call)
{
    const struct pending_change_decide_input *in = call->input;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(change_decide(call->session, id, in->approve == 1, in->reason));
    json_open(call->reply, '{');
    json_put_bool(call->reply, "done", true);
    json_close(call->reply, '}');
    return NULL;
}

/* --- code lists ---------------------------------------------------------------------------------------------------------------------- */

const struct error *operation_code_list(struct call *call)
{
    const struct code_list *list = code_list_find(call->session->bank->codes, call->path[0]);
    struct json_writer *w = call->reply;
    if (!list)
        return error_make(call->session->arena, ERROR_RECORD_MISSING);
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < list->count; i++) {
        json_open(w, '{');
        json_put_text(w, "code", list->codes[i].code);
        json_put_text(w, "parent", list->codes[i].parent);
        label_put(w, "label", list->codes[i].label);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}
