/* A contract after its draft: signed by one side and the other, void, and its page with what an amendment changes. */
#include "base/date.h"
#include "base/text.h"
#include "domain/deal/deal.h"
#include "domain/workflow/engine.h"
#include "queries.h"
#include "record/row.h"

#include <string.h>

/* --- signing -------------------------------------------------------------------------------------------------------
 */

static const struct error *signature_check(struct session *s, const struct deal_contract *row,
                                           const struct application *application, const struct contract_signature *by)
{
    int64_t decided = application->decided_at == NONE ? NONE : instant_date(application->decided_at);
    bool open = row->status == DEAL_CONTRACT_STATUS_DRAFT || row->status == DEAL_CONTRACT_STATUS_HALF_SIGNED;
    if (!open || (by->bank ? row->bank_signed_on : row->customer_signed_on) != NONE)
        return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "status", .arguments = {"draft"});
    if (by->signed_on > s->today || (decided != NONE && by->signed_on < decided))
        return error_make(
            s->arena, ERROR_FIELD_RANGE, .field = "signed_on", .value = date_text(s->arena, by->signed_on),
            .arguments = {arena_format(s->arena, "%s..%s", decided == NONE ? "" : date_text(s->arena, decided),
                                       date_text(s->arena, s->today))});
    if (by->bank)
        return NULL;
    struct attachment file;
    return record_load(s, &attachment_entity, row->record.home, by->evidence, &file);
}

const struct error *contract_signed(struct session *s, struct deal_contract *row,
                                    const struct contract_signature *signature)
{
    struct session engine;
    struct application application;
    bool found;
    session_engine(s, &engine);
    TRY(row_stored(&engine, &application_entity, row->record.home, row->application, &application, &found));
    TRY(signature_check(s, row, &application, signature));
    if (signature->bank) {
        row->bank_signed_on = signature->signed_on;
        row->bank_signer = signature->person;
    } else {
        row->customer_signed_on = signature->signed_on;
        row->customer_signer = signature->signer;
        row->evidence = signature->evidence;
    }
    bool both = row->bank_signed_on != NONE && row->customer_signed_on != NONE;
    row->status = both ? DEAL_CONTRACT_STATUS_SIGNED : DEAL_CONTRACT_STATUS_HALF_SIGNED;
    if (both)
        row->signed_on = row->bank_signed_on > row->customer_signed_on ? row->bank_signed_on : row->customer_signed_on;
    TRY(record_update(&engine, &deal_contract_entity, row, NULL));
    if (!both || row->kind != DEAL_CONTRACT_KIND_LOAN || application.status != APPLICATION_STATUS_APPROVED)
        return NULL;
    application.status = APPLICATION_STATUS_CONTRACTED;
    return record_update(&engine, &application_entity, &application, NULL);
}

static const struct error *contract_held(struct call *call, struct deal_contract *row)
{
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(call->session, &deal_contract_entity, ACCESS_READ, home, id));
    TRY(row_hold(call->session, &deal_contract_entity, home, id)); /* two at once: the second sees the first */
    return record_load(call->session, &deal_contract_entity, home, id, row);
}

static const struct error *status_reply(struct call *call, const struct deal_contract *row)
{
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", entity_field(&deal_contract_entity, "status")->choices[row->status].name);
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *sign(struct call *call, struct contract_signature signature)
{
    struct deal_contract row;
    TRY(contract_held(call, &row));
    if (signature.signed_on == NONE)
        signature.signed_on = call->session->today;
    TRY(contract_signed(call->session, &row, &signature));
    return status_reply(call, &row);
}

const struct error *operation_contract_sign(struct call *call)
{
    const struct contract_sign_input *in = call->input;
    return sign(call, (struct contract_signature){
                          .bank = true, .signed_on = in->signed_on, .person = call->session->person, .evidence = NONE});
}

const struct error *operation_contract_customer_sign(struct call *call)
{
    const struct contract_customer_sign_input *in = call->input;
    return sign(call, (struct contract_signature){
                          .signed_on = in->signed_on, .person = NONE, .signer = in->signer, .evidence = in->evidence});
}

const struct error *operation_contract_void(struct call *call)
{
    const struct contract_void_input *in = call->input;
    struct session *s = call->session, engine;
    struct deal_contract row;
    TRY(contract_held(call, &row));
    if (row.status != DEAL_CONTRACT_STATUS_DRAFT && row.status != DEAL_CONTRACT_STATUS_HALF_SIGNED)
        return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "status", .arguments = {"draft"});
    row.status = DEAL_CONTRACT_STATUS_VOID;
    row.reason = in->reason;
    session_engine(s, &engine);
    TRY(record_update(&engine, &deal_contract_entity, &row, NULL));
    return status_reply(call, &row);
}

/* --- the page ------------------------------------------------------------------------------------------------------
 */

static const struct json *parsed(struct arena *arena, const char *text)
{
    const char *problem;
    return text ? json_read(arena, text, strlen(text), &problem) : NULL;
}

static const struct json *clause_named(const struct json *clauses, const char *name)
{
    for (size_t i = 0; clauses && name && i < clauses->count; i++)
        if (text_equal(json_get_text(&clauses->items[i], "name"), name))
            return &clauses->items[i];
    return NULL;
}

static const char *shown(struct arena *arena, const struct json *value)
{
    struct buffer text = {.arena = arena};
    struct json_writer w = {&text, false};
    if (!value)
        return "null";
    json_write_value(&w, value);
    return buffer_end(&text);
}

/* Terms that moved, and each clause: new, other words than before, or the same. */
static void difference_write(struct arena *arena, struct json_writer *w, const struct deal_contract *before,
                             const struct deal_contract *now)
{
    const struct json *old_terms = parsed(arena, before->terms), *terms = parsed(arena, now->terms);
    const struct json *old_clauses = parsed(arena, before->clauses), *clauses = parsed(arena, now->clauses);
    json_key(w, "difference");
    json_open(w, '{');
    json_key(w, "terms");
    json_open(w, '[');
    for (size_t i = 0; terms && terms->kind == JSON_MAP && i < terms->count; i++) {
        const char *was = shown(arena, json_get(old_terms, terms->keys[i])), *is = shown(arena, &terms->items[i]);
        if (!strcmp(was, is))
            continue;
        json_open(w, '{');
        json_put_text(w, "name", terms->keys[i]);
        json_put_raw(w, "before", was);
        json_put_raw(w, "after", is);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "clauses");
    json_open(w, '[');
    for (size_t i = 0; clauses && clauses->kind == JSON_LIST && i < clauses->count; i++) {
        const struct json *old = clause_named(old_clauses, json_get_text(&clauses->items[i], "name"));
        const char *was = old ? shown(arena, json_get(old, "text")) : NULL;
        bool same = was && !strcmp(was, shown(arena, json_get(&clauses->items[i], "text")));
        json_open(w, '{');
        json_put_text(w, "name", json_get_text(&clauses->items[i], "name"));
        json_put_text(w, "change", !old ? "added" : same ? "same" : "changed");
        json_put_raw(w, "before", was && !same ? was : "null");
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

static const struct error *amendments_write(struct session *s, struct json_writer *w, int64_t home, int64_t id)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_deal_amendments, VALUES(sql_int(home), sql_int(id)), &rows));
    json_key(w, "amendments");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 0)));
        json_put_text(w, "number", rows_text(rows, 1));
        json_put_text(w, "status", rows_text(rows, 2));
        json_put_date(w, "signed_on", rows_int(rows, 3));
        json_put_text(w, "reason", rows_text(rows, 4));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

const struct error *operation_contract_page(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct deal_contract row, before;
    struct application application;
    const char *signer = NULL;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &deal_contract_entity, home, id, &row));
    TRY(record_load(s, &application_entity, home, row.application, &application));
    bool open = row.status == DEAL_CONTRACT_STATUS_DRAFT || row.status == DEAL_CONTRACT_STATUS_HALF_SIGNED;
    json_open(w, '{');
    json_key(w, "record");
    TRY(record_write(s, &deal_contract_entity, &row, w));
    json_key(w, "application");
    TRY(record_write(s, &application_entity, &application, w));
    if (row.bank_signer != NONE)
        TRY(person_name(s, row.bank_signer, &signer));
    json_put_text(w, "bank_signer", signer);
    json_put_bool(w, "customer_may_sign",
                  open && row.customer_signed_on == NONE && scope_permits(s, "application.submit"));
    json_put_bool(w, "bank_may_sign", open && row.bank_signed_on == NONE && scope_permits(s, "contract.sign"));
    json_put_bool(w, "may_void", open && scope_permits(s, "application.submit"));
    json_put_bool(w, "may_amend",
                  row.status == DEAL_CONTRACT_STATUS_SIGNED && row.kind != DEAL_CONTRACT_KIND_AMENDMENT &&
                      scope_permits(s, "application.submit"));
    TRY(amendments_write(s, w, home, id));
    if (row.amends != NONE) {
        TRY(record_load(s, &deal_contract_entity, home, row.amends, &before));
        difference_write(s->arena, w, &before, &row);
    }
    json_close(w, '}');
    return NULL;
}
