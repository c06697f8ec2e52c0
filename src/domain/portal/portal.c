#include "domain/portal/portal.h"
#include "base/text.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/row.h"

#include <stdio.h>
#include <string.h>

struct updating {
    const struct entity *entity;
    void *row;
};

static const struct error *update(struct session *engine, void *context)
{
    struct updating *u = context;
    return record_update(engine, u->entity, u->row, NULL);
}

const struct error *portal_update(struct session *s, const struct entity *entity, void *row)
{
    return session_as_engine(s, update, &(struct updating){entity, row});
}

/* --- what was sent
 * ------------------------------------------------------------------------------------------------------ */

const char *portal_reference(struct session *s, const char *key)
{
    return arena_format(s->arena, "%lld:%s", (long long)s->person, key);
}

const struct error *portal_sent_before(struct session *s, const char *key, int64_t kind, struct portal_submission *row,
                                       bool *known)
{
    int64_t home, id;
    *known = false;
    TRY(record_find_unique(s, &portal_submission_entity, "reference", portal_reference(s, key), &home, &id));
    if (id == NONE)
        return NULL;
    TRY(record_load(s, &portal_submission_entity, home, id, row));
    if (row->kind != kind)
        return error_make(s->arena, ERROR_PORTAL_KEY_TAKEN, .field = "key", .value = key);
    *known = true;
    return NULL;
}

void portal_submission_start(struct session *s, int64_t kind, const char *key, const char *title,
                             struct portal_submission *row)
{
    record_initial(s, &portal_submission_entity, row);
    row->customer = s->client;
    row->portal_user = s->person;
    row->kind = kind;
    row->title = title;
    row->status = PORTAL_SUBMISSION_STATUS_SENT;
    row->sent_at = s->now;
    row->reference = portal_reference(s, key);
}

void portal_sent_reply(struct call *call, const struct portal_submission *row, bool known)
{
    call->status = known ? 200 : 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(call->session->arena, row->record.home, row->record.id));
    json_put_bool(call->reply, "known", known);
    json_close(call->reply, '}');
}

/* --- pieces of answers
 * --------------------------------------------------------------------------------------------------- */

void portal_put_id(struct session *s, struct json_writer *w, const char *key, int64_t home, int64_t id)
{
    json_put_text(w, key, id == NONE ? NULL : id_text(s->arena, home, id));
}

static const struct access *client_access(const struct session *s)
{
    return s->policy ? s->policy->client_access : NULL;
}

void portal_put_role(struct session *s, struct json_writer *w, const char *key, const char *role)
{
    const struct access_role *found = client_access(s) ? access_role(client_access(s), role) : NULL;
    label_put(w, key, found ? found->label : (struct label){role, role});
}

void portal_roles_write(struct session *s, struct json_writer *w)
{
    const struct access *access = client_access(s);
    json_key(w, "roles");
    json_open(w, '[');
    for (size_t i = 0; access && i < access->role_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", access->roles[i].name);
        label_put(w, "label", access->roles[i].label);
        label_put(w, "help", access->roles[i].help);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *portal_role_check(struct session *s, const char *role)
{
    const struct access *access = client_access(s);
    struct buffer names = {.arena = s->arena};
    for (size_t i = 0; access && i < access->role_count; i++) {
        if (text_equal(access->roles[i].name, role))
            return NULL;
        buffer_format(&names, "%s%s", i ? ", " : "", access->roles[i].name);
    }
    return error_make(s->arena, ERROR_PORTAL_ROLE, .field = "role", .value = role, .arguments = {buffer_end(&names)});
}

const char *portal_word(const struct session *s, const char *zh, const char *en)
{
    return s->language == LANGUAGE_EN ? en : zh;
}

const struct error *portal_names(struct session *s, const char **customer, const char **bank)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_names, VALUES(sql_int(s->client)), &rows));
    if (!rows_next(rows, &error))
        return error ? error : error_make(s->arena, ERROR_RECORD_MISSING);
    *customer = arena_text(s->arena, rows_text(rows, 0));
    *bank = rows_null(rows, 1) ? "Steward" : arena_text(s->arena, rows_text(rows, 1));
    rows_close(rows);
    return NULL;
}

const char *portal_amount(struct arena *arena, int64_t fen)
{
    char digits[32];
    struct buffer out = {.arena = arena};
    int64_t size = fen < 0 ? -fen : fen;
    snprintf(digits, sizeof(digits), "%lld", (long long)(size / 100));
    if (fen < 0)
        buffer_text(&out, "−");
    for (size_t i = 0, n = strlen(digits); i < n; i++)
        buffer_format(&out, "%c%s", digits[i], n - i > 1 && (n - i - 1) % 3 == 0 ? "," : "");
    buffer_format(&out, ".%02lld", (long long)(size % 100));
    return buffer_end(&out);
}
