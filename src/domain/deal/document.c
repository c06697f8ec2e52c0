/* The papers of an application: placeholders, what came, exceptions, and what missing ones cost in working days. */
#include "base/text.h"
#include "domain/deal/deal.h"
#include "queries.h"
#include "record/row.h"

#include <string.h>

const struct error *documents_put(struct session *s, const struct application *row, const struct product *product,
                                  struct fact_set *facts)
{
    struct work_hours hours = workflow_hours(s->policy);
    for (size_t i = 0; i < product->paper_count; i++) {
        const struct product_paper *paper = &product->papers[i];
        struct application_document document;
        if (!product_paper_needed(paper, facts))
            continue;
        record_initial(s, &application_document_entity, &document);
        document.customer = row->customer;
        document.application = row->record.id;
        document.item = paper->label.zh;
        document.code = paper->code;
        document.required = paper->required;
        document.requested_on = s->today;
        document.due_on = instant_date(work_hours_add(&hours, instant_of_date(s->today),
                                                      (hours.closes_minute - hours.opens_minute) * paper->days));
        document.status = APPLICATION_DOCUMENT_STATUS_MISSING;
        TRY(record_put(s, &application_document_entity, &document));
    }
    return NULL;
}

static const struct product_paper *paper_of(struct session *s, const struct application *row, const char *code)
{
    const struct product *product = policy_product(s->policy, row->product);
    for (size_t i = 0; product && code && i < product->paper_count; i++)
        if (!strcmp(product->papers[i].code, code))
            return &product->papers[i];
    return NULL;
}

static const struct error *receive(struct session *s, const struct application_document_act_input *in,
                                   struct application_document *row)
{
    struct application application;
    bool found;
    TRY(row_stored(s, &application_entity, row->record.home, row->application, &application, &found));
    const struct product_paper *paper = found ? paper_of(s, &application, row->code) : NULL;
    row->status = APPLICATION_DOCUMENT_STATUS_RECEIVED;
    row->received_on = s->today;
    row->attachment = in->attachment;
    row->expires_on = in->expires_on;
    if (row->expires_on == NONE && paper && paper->valid_months)
        row->expires_on = date_add_months(s->today, (int)paper->valid_months, 31);
    if (row->expires_on != NONE && row->expires_on <= s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "expires_on",
                          .value = date_text(s->arena, row->expires_on),
                          .arguments = {arena_format(s->arena, "> %s", date_text(s->arena, s->today))});
    return NULL;
}

/* The person who brought a paper does not verify it: verifying needs another eye, as a waiver needs a right. */
static const struct error *act(struct session *s, const struct application_document_act_input *in,
                               struct application_document *row)
{
    switch (in->action) {
    case APPLICATION_DOCUMENT_ACT_INPUT_ACTION_RECEIVE:
        return receive(s, in, row);
    case APPLICATION_DOCUMENT_ACT_INPUT_ACTION_VERIFY:
        if (row->status != APPLICATION_DOCUMENT_STATUS_RECEIVED)
            return error_make(s->arena, ERROR_FIELD_INCONSISTENT, .field = "status", .arguments = {"received"});
        row->status = APPLICATION_DOCUMENT_STATUS_VERIFIED;
        row->verified_by = s->person;
        return NULL;
    case APPLICATION_DOCUMENT_ACT_INPUT_ACTION_WAIVE:
        TRY(scope_require(s, "document.waive"));
        if (!in->reason || !*in->reason)
            return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "reason");
        row->status = APPLICATION_DOCUMENT_STATUS_WAIVED;
        row->verified_by = s->person;
        row->reason = in->reason;
        return NULL;
    default:
        row->status = APPLICATION_DOCUMENT_STATUS_MISSING;
        row->requested_on = s->today;
        row->received_on = row->attachment = NONE;
        return NULL;
    }
}

const struct error *operation_application_document_act(struct call *call)
{
    struct session *s = call->session;
    struct application_document row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &application_document_entity, home, id, &row));
    TRY(act(s, call->input, &row));
    TRY(record_update(s, &application_document_entity, &row, NULL));
    const struct field *status = entity_field(&application_document_entity, "status");
    json_open(call->reply, '{');
    json_put_text(call->reply, "status", status->choices[row.status].name);
    json_close(call->reply, '}');
    return NULL;
}

/* Working days from when it was due to when it came, or to today. */
static int64_t days_lost(struct session *s, int64_t due, int64_t received)
{
    struct work_hours hours = workflow_hours(s->policy);
    int64_t until = received == NONE ? s->today : received;
    if (due == NONE || until <= due)
        return 0;
    return work_hours_between(&hours, instant_of_date(due + 1), instant_of_date(until + 1)) /
           (hours.closes_minute - hours.opens_minute);
}

static void exception_write(struct session *s, struct json_writer *w, struct rows *rows, int64_t lost)
{
    int64_t home = rows_int(rows, 0), expires = rows_int(rows, 7);
    const char *status = rows_text(rows, 3);
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 1)));
    json_put_text(w, "item", rows_text(rows, 2));
    json_put_text(w, "status",
                  expires != NONE && expires <= s->today && text_equal(status, "verified") ? "expired" : status);
    json_put_date(w, "requested_on", rows_int(rows, 4));
    json_put_date(w, "due_on", rows_int(rows, 5));
    json_put_date(w, "received_on", rows_int(rows, 6));
    json_put_date(w, "expires_on", expires);
    json_put_text(w, "reason", rows_text(rows, 8));
    json_put_bool(w, "required", rows_int(rows, 9) == 1);
    json_put_text(w, "application", id_text(s->arena, home, rows_int(rows, 10)));
    json_put_text(w, "application_number", rows_text(rows, 11));
    json_put_text(w, "application_status", rows_text(rows, 12));
    json_put_text(w, "product", rows_text(rows, 13));
    json_put_int(w, "amount", rows_int(rows, 14));
    json_put_text(w, "customer", id_text(s->arena, home, home));
    json_put_text(w, "customer_title", rows_text(rows, 15));
    json_put_text(w, "owner_title", rows_text(rows, 16));
    json_put_text(w, "answered_by", rows_text(rows, 17));
    json_put_int(w, "days_lost", lost);
    json_close(w, '}');
}

const struct error *operation_document_exceptions(struct call *call)
{
    struct session *s = call->session;
    struct rows *rows;
    const struct error *error;
    int64_t sum = 0;
    TRY(store_query(s->tx, &query_deal_document_exceptions, VALUES(sql_int(s->today + 30)), &rows));
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    while (rows_next(rows, &error)) {
        int64_t lost =
            text_equal(rows_text(rows, 3), "missing") ? days_lost(s, rows_int(rows, 5), rows_int(rows, 6)) : 0;
        sum += lost;
        exception_write(s, call->reply, rows, lost);
    }
    json_close(call->reply, ']');
    json_put_int(call->reply, "days_lost", sum);
    json_close(call->reply, '}');
    return error;
}

void document_row_write(struct session *s, struct json_writer *w, struct rows *rows, int64_t home)
{
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 0)));
    json_put_text(w, "item", rows_text(rows, 1));
    json_put_text(w, "code", rows_text(rows, 2));
    json_put_bool(w, "required", rows_int(rows, 3) == 1);
    json_put_text(w, "status", rows_text(rows, 4));
    json_put_date(w, "requested_on", rows_int(rows, 5));
    json_put_date(w, "due_on", rows_int(rows, 6));
    json_put_date(w, "received_on", rows_int(rows, 7));
    json_put_date(w, "expires_on", rows_int(rows, 8));
    json_put_text(w, "attachment", rows_int(rows, 9) == NONE ? NULL : id_text(s->arena, home, rows_int(rows, 9)));
    json_put_text(w, "attachment_title", rows_text(rows, 10));
    json_put_text(w, "answered_by", rows_text(rows, 11));
    json_put_text(w, "reason", rows_text(rows, 12));
    json_put_int(w, "days_lost", days_lost(s, rows_int(rows, 6), rows_int(rows, 7)));
    json_close(w, '}');
}
