/* What the bank keeps about the firm, for the firm: to look at, to take along, to have corrected, and what it agreed
 * to. */
#include "base/text.h"
#include "domain/portal/portal.h"
#include "domain/post/post.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/audit.h"
#include "record/check.h"
#include "record/row.h"

#include <string.h>

/* What the bank worked out itself, or only it needs, is not the firm's data. */
static bool own_field(const struct field *field)
{
    static const char *const groups[] = {"identity", "business", "contact", "registration"};
    static const char *const inside[] = {"status", "merged_into", "risk_tolerance", "foreign_id"};
    for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
        if (!strcmp(field->name, inside[i]))
            return false;
    for (size_t i = 0; field->group && i < sizeof(groups) / sizeof(groups[0]); i++)
        if (!strcmp(field->group, groups[i]))
            return field->type != FIELD_LINK && !field->secret && !field->read_only;
    return false;
}

static bool correctable(const struct session *s, const char *field)
{
    return s->policy && s->policy->portal && name_listed(s->policy->portal->corrections, field);
}

/* As a person reads it: words of choices and codes, amounts in yuan. */
static const char *shown(struct session *s, const struct field *field, const void *row)
{
    const char *text = field_wire_text(s->arena, field, row);
    if (!text)
        return NULL;
    if (field->type == FIELD_ENUM) {
        const struct label label = field->choices[*field_int(field, row)].label;
        return portal_word(s, label.zh, label.en);
    }
    if (field->type == FIELD_MONEY)
        return portal_amount(s->arena, *field_int(field, row));
    if (field->code_list) {
        const struct code *code = code_find(s->bank->codes, field->code_list, text);
        if (code)
            return portal_word(s, code->label.zh, code->label.en);
    }
    return text;
}

static const struct error *fields_write(struct session *s, struct json_writer *w, const struct customer *customer)
{
    struct rows *rows;
    const struct error *error;
    struct name_list waiting;
    const char *names[64];
    size_t count = 0;
    TRY(store_query(s->tx, &query_portal_corrections_waiting, VALUES(sql_int(s->client)), &rows));
    while (rows_next(rows, &error)) {
        const char *content = rows_text(rows, 0);
        const struct json *json = content ? json_read(s->arena, content, strlen(content), NULL) : NULL;
        if (json_get_text(json, "field") && count < 64)
            names[count++] = json_get_text(json, "field");
    }
    if (error)
        return error;
    waiting = (struct name_list){names, count};
    json_key(w, "fields");
    json_open(w, '[');
    for (size_t i = 0; i < customer_entity.field_count; i++) {
        const struct field *field = &customer_entity.fields[i];
        if (!own_field(field))
            continue;
        json_open(w, '{');
        json_put_text(w, "name", field->name);
        label_put(w, "label", field->label);
        json_put_text(w, "value", field_wire_text(s->arena, field, customer));
        json_put_text(w, "shown", shown(s, field, customer));
        json_put_bool(w, "correctable", correctable(s, field->name));
        json_put_bool(w, "waiting", name_listed(waiting, field->name));
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

static const struct error *contacts_write(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[100];
    size_t count = 0;
    TRY(store_query(s->tx, &query_portal_contacts, VALUES(sql_int(s->client)), &rows));
    while (rows_next(rows, &error))
        if (count < 100)
            ids[count++] = rows_int(rows, 0);
    if (error)
        return error;
    json_key(w, "contacts");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        struct contact row;
        TRY(record_load(s, &contact_entity, s->client, ids[i], &row));
        json_open(w, '{');
        json_put_text(w, "name", row.name);
        json_put_text(w, "position", row.position);
        json_put_text(w, "mobile",
                      row.mobile ? field_mask(s->arena, entity_field(&contact_entity, "mobile"), row.mobile) : NULL);
        json_put_text(w, "email", row.email);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

static const struct error *counts_write(struct session *s, struct json_writer *w)
{
    static const char *const names[] = {"statements", "loans", "files", "messages", "contacts"};
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_counts, VALUES(sql_int(s->client)), &rows));
    if (!rows_next(rows, &error))
        return error;
    json_key(w, "counts");
    json_open(w, '{');
    for (int i = 0; i < 5; i++)
        json_put_int(w, names[i], rows_int(rows, i));
    json_close(w, '}');
    rows_close(rows);
    return NULL;
}

static const struct error *data_write(struct session *s, struct json_writer *w)
{
    struct customer customer;
    TRY(record_load(s, &customer_entity, s->client, s->client, &customer));
    json_open(w, '{');
    TRY(fields_write(s, w, &customer));
    TRY(contacts_write(s, w));
    TRY(counts_write(s, w));
    json_put_instant(w, "recorded_at", customer.record.recorded_at);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_portal_data(struct call *call)
{
    return data_write(call->session, call->reply);
}

/* --- taking it along
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *entity_write(struct session *s, struct json_writer *w, const char *key,
                                        const struct query *query, const struct entity *entity)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[1000];
    size_t count = 0;
    TRY(store_query(s->tx, query, VALUES(sql_int(s->client)), &rows));
    while (rows_next(rows, &error))
        if (count < 1000)
            ids[count++] = rows_int(rows, 0);
    if (error)
        return error;
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        void *row = arena_take(s->arena, entity->size);
        TRY(record_load(s, entity, s->client, ids[i], row));
        json_open(w, '{');
        for (size_t k = 0; k < entity->field_count; k++) {
            const struct field *field = &entity->fields[k];
            if (field->secret || field->type == FIELD_LINK || field_absent(field, row))
                continue;
            json_key(w, field->name);
            field_write_json(w, s->arena, field, row);
        }
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

/* Machine-readable, as the law on personal information wants a copy to be. */
const struct error *operation_portal_data_export(struct call *call)
{
    struct session *s = call->session;
    struct json_writer w = {call->bytes, false};
    json_open(&w, '{');
    json_put_instant(&w, "taken_at", s->now);
    json_put_text(&w, "taken_by", s->person_name);
    json_key(&w, "data");
    TRY(data_write(s, &w));
    TRY(entity_write(s, &w, "statements", &query_portal_statements, &statement_entity));
    TRY(entity_write(s, &w, "messages", &query_portal_messages_of, &portal_message_entity));
    TRY(entity_write(s, &w, "consents", &query_portal_consents_of, &consent_entity));
    TRY(entity_write(s, &w, "sent", &query_portal_sent, &portal_submission_entity));
    json_close(&w, '}');
    call->bytes_name = arena_format(s->arena, "steward-%s.json", date_text(s->arena, s->today));
    return audit_write(s, "customer", s->client, s->client, "portal_export", NULL);
}

/* --- corrections
 * ---------------------------------------------------------------------------------------------------------------- */

static const struct error *correction_send(struct session *s, const struct portal_correction_input *in,
                                           struct portal_submission *row)
{
    const struct field *field = entity_field(&customer_entity, in->field);
    struct customer customer;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    if (!field || !correctable(s, in->field))
        return error_make(
            s->arena, ERROR_FIELD_CHOICE, .field = "field", .value = in->field,
            .arguments = {s->policy && s->policy->portal ? name_join(s->arena, s->policy->portal->corrections) : ""});
    TRY(record_load(s, &customer_entity, s->client, s->client, &customer));
    const char *before = field_wire_text(s->arena, field, &customer);
    TRY(field_parse(s->arena, field, in->value, &customer)); /* a value that does not fit is told now */
    TRY(record_validate(s, &customer_entity, &customer));
    json_open(&w, '{');
    json_put_text(&w, "field", in->field);
    label_put(&w, "label", field->label);
    json_put_text(&w, "before", before);
    json_put_text(&w, "value", in->value);
    json_put_text(&w, "reason", in->reason);
    json_close(&w, '}');
    portal_submission_start(s, PORTAL_SUBMISSION_KIND_CORRECTION, in->key,
                            arena_format(s->arena, "%s %s", portal_word(s, "更正", "Correct"),
                                         portal_word(s, field->label.zh, field->label.en)),
                            row);
    row->content = buffer_end(&out);
    return record_put(s, &portal_submission_entity, row);
}

const struct error *operation_portal_correction(struct call *call)
{
    const struct portal_correction_input *in = call->input;
    struct session *s = call->session;
    struct portal_submission row;
    bool known;
    TRY(portal_sent_before(s, in->key, PORTAL_SUBMISSION_KIND_CORRECTION, &row, &known));
    if (!known)
        TRY(correction_send(s, in, &row));
    portal_sent_reply(call, &row, known);
    return NULL;
}

/* --- consents
 * ---------------------------------------------------------------------------------------------------------------------
 */

struct given {
    int64_t id, version, given_at, withdrawn_at;
    const char *by;
};

/* The newest record of a purpose. */
static const struct error *newest(struct session *s, int64_t customer, const char *purpose, struct given *given)
{
    struct rows *rows;
    const struct error *error;
    *given = (struct given){NONE, NONE, NONE, NONE, NULL};
    TRY(store_query(s->tx, &query_portal_consent_newest, VALUES(sql_int(customer), sql_text(purpose)), &rows));
    if (rows_next(rows, &error)) {
        *given = (struct given){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2), rows_int(rows, 3),
                                arena_text(s->arena, rows_text(rows, 4))};
        rows_close(rows);
    }
    return error;
}

const struct error *portal_consents_write(struct session *s, struct json_writer *w, const char *key, int64_t customer)
{
    const struct portal_policy *policy = s->policy ? s->policy->portal : NULL;
    json_key(w, key);
    json_open(w, '[');
    for (size_t i = 0; policy && i < policy->consent_count; i++) {
        const struct portal_consent *c = &policy->consents[i];
        struct given given;
        TRY(newest(s, customer, c->name, &given));
        bool agreed = c->needed || (given.id != NONE && given.withdrawn_at == NONE && given.version == c->version);
        json_open(w, '{');
        json_put_text(w, "purpose", c->name);
        label_put(w, "label", c->label);
        if (s->client) {
            label_put(w, "text", c->text);
            json_put_int(w, "version", c->version);
            json_put_bool(w, "needed", c->needed);
            json_put_bool(w, "separate", c->separate);
            json_put_text(w, "given_by", given.by);
            json_put_int(w, "given_version", given.version);
        }
        json_put_bool(w, "given", agreed);
        json_put_instant(w, "given_at", given.given_at);
        json_put_instant(w, "withdrawn_at", given.withdrawn_at);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

const struct error *operation_portal_consents(struct call *call)
{
    json_open(call->reply, '{');
    TRY(portal_consents_write(call->session, call->reply, "items", call->session->client));
    json_put_bool(call->reply, "may_change", scope_permits(call->session, "client.consent"));
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *consent_give(struct session *s, const struct portal_consent *c)
{
    struct consent row;
    record_initial(s, &consent_entity, &row);
    row.customer = s->client;
    row.purpose = c->name;
    row.text_version = c->version;
    row.text = portal_word(s, c->text.zh, c->text.en);
    row.channel = CONSENT_CHANNEL_PORTAL;
    row.portal_user = s->person;
    row.given_at = s->now;
    return record_put(s, &consent_entity, &row);
}

static const struct error *consent_end(struct session *s, int64_t id)
{
    struct consent row;
    bool found;
    TRY(row_stored(s, &consent_entity, s->client, id, &row, &found));
    row.withdrawn_at = s->now;
    return found ? portal_update(s, &consent_entity, &row) : NULL;
}

const struct error *operation_portal_consent_set(struct call *call)
{
    const struct portal_consent_set_input *in = call->input;
    struct session *s = call->session;
    const struct portal_consent *c = portal_consent(s->policy ? s->policy->portal : NULL, call->path[0]);
    struct given given;
    if (!c)
        return error_make(s->arena, ERROR_RECORD_MISSING);
    if (c->needed)
        return error_make(s->arena, ERROR_PORTAL_CONSENT_NEEDED);
    if (in->given == 1 && in->version != c->version)
        return error_make(s->arena, ERROR_PORTAL_CONSENT_VERSION);
    TRY(newest(s, s->client, c->name, &given));
    bool live = given.id != NONE && given.withdrawn_at == NONE;
    if (live && (in->given != 1 || given.version != c->version)) {
        TRY(consent_end(s, given.id));
        live = false;
    }
    if (in->given == 1 && !live)
        TRY(consent_give(s, c));
    TRY(post_event(s, POST_CONSENT_CHANGED, s->client, id_text(s->arena, s->client, s->client),
                   arena_format(s->arena, "{\"purpose\":\"%s\",\"given\":%s,\"channel\":\"portal\"}", c->name,
                                in->given == 1 ? "true" : "false")));
    json_open(call->reply, '{');
    json_put_bool(call->reply, "given", in->given == 1);
    json_close(call->reply, '}');
    return NULL;
}
