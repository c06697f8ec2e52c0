/* Every operation of the document, called at least once with values made from its own declaration. What no scenario got
 * to succeed must be listed here with its reason, and what is listed but succeeds must leave the list. */
#include "api/values.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *operation, *reason;
} excused[] = {
    {"account_create", "accounts come from the core banking system, by import only"},
    {"account_patch", "as above"},
    {"account_delete", "as above"},
    {"loan_create", "loans come from the core banking system, by import only"},
    {"loan_patch", "as above"},
    {"loan_delete", "as above"},
    {"transaction_create", "bookings come from the core banking system, by import only"},
    {"event_inbox_delete", "an event is matched or set aside, never deleted"},
    {"branch_delete", "a branch is closed, never deleted"},
    {"person_delete", "a person leaves, and is never deleted"},
    {"customer_delete", "a customer is closed or merged, never deleted"},
    {"industry_index_delete", "a published index is corrected, never deleted"},
    {"bank_capital_delete", "a published figure is corrected, never deleted"},
    {"macro_series_delete", "as above"},
    {"rate_fixing_delete", "as above"},
    {"project_reference_delete", "as above"},
    {"collateral_delete", "security is released, never deleted"},
    {"guarantee_contract_delete", "as above"},
    {"facility_delete", "a facility is closed, never deleted"},
    {"facility_patch", "a facility changes by the operations of its limit"},
    {"facility_condition_delete", "a condition is met or waived, never deleted"},
    {"inspection_delete", "an inspection is done or cancelled, never deleted"},
    {"syndicate_share_delete", "a share is set to nothing, never deleted"},
    {"lead_delete", "a lead is lost or converted, never deleted"},
    {"portfolio_limit_delete", "a limit ends on a day, never deleted"},
    {"ecl_overlay_delete", "an overlay ends on a day, never deleted"},
    {"rating_model_document_list", "the text of a model is read through the lab"},
    {"rating_model_document_get", "as above"},
    {"rating_model_document_history", "as above"},
    {"customer_segment_get", "no run writes segments yet"},
    {"customer_segment_history", "as above"},
    {"portal_session_revoke", "the one session of the scenario would end itself; tests of sign-in revoke"},
    {"portal_loan", "the bank of the suite has no loans, which come by import; the browser's CFO reads them"},
    {"portal_loan_pdf", "as above"},
    {"portal_loan_xlsx", "as above"},
    {"portal_drawdown_ask", "as above"},
    {"assistant_feedback_delete", "feedback is looked at and settled, never deleted"},
};

static bool is_excused(const char *id)
{
    for (size_t i = 0; i < sizeof(excused) / sizeof(excused[0]); i++)
        if (!strcmp(excused[i].operation, id))
            return true;
    return false;
}

/* "/customer/{id}/notes" with the id of a record of that entity. */
static const char *fill_path(struct suite *s, enum who who, const struct contract_operation *operation)
{
    struct buffer out = {.arena = s->arena};
    const char *first = arena_text_part(s->arena, operation->path + 1, strcspn(operation->path + 1, "/"));
    for (const char *at = operation->path; *at;) {
        if (*at != '{') {
            buffer_char(&out, *at++);
            continue;
        }
        const char *name = arena_text_part(s->arena, at + 1, strcspn(at + 1, "}"));
        const char *id = value_link(s, who, strcmp(name, "id") ? name : first, false);
        buffer_text(&out, id ? id : text_equal(name, "list") ? "industry" : "00000000000000000000000000");
        at = strchr(at, '}') + 1;
    }
    return buffer_end(&out);
}

static const char *fill_query(struct suite *s, enum who who, const struct contract_operation *operation)
{
    struct buffer out = {.arena = s->arena};
    for (size_t i = 0; operation->parameters && i < operation->parameters->count; i++) {
        const struct json *parameter = &operation->parameters->items[i], *schema = json_get(parameter, "schema");
        bool required = false;
        json_get_bool(parameter, "required", &required);
        const char *link = schema ? json_get_text(schema, "x-link") : NULL;
        if (!required || !text_equal(json_get_text(parameter, "in"), "query"))
            continue;
        const char *value = link ? value_link(s, who, link, false) : "customer";
        buffer_format(&out, "%c%s=%s", out.size ? '&' : '?', json_get_text(parameter, "name"), value ? value : "");
    }
    return buffer_end(&out);
}

/* Until somebody may. */
static void try_operation(struct suite *s, struct contract_operation *operation)
{
    if (!operation->id || !strcmp(operation->id, "sign_out"))
        return;
    for (enum who who = 0; who < WHO_COUNT && !operation->successes; who++) {
        const char *path = arena_format(s->arena, "%s%s", fill_path(s, who, operation), fill_query(s, who, operation));
        const char *body = operation->body ? value_body(s, who, operation->body) : NULL;
        call_with(s, who, operation->method, path, "If-Match: \"1\"\r\n", body);
    }
}

void scenario_sweep(struct suite *s)
{
    struct contract_operation *operations;
    size_t count = contract_operations(s->contract, &operations), succeeded = 0;
    for (size_t i = 0; i < count; i++)
        if (!operations[i].successes)
            try_operation(s, &operations[i]);
    for (size_t i = 0; i < count; i++) {
        const struct contract_operation *o = &operations[i];
        succeeded += o->successes > 0;
        suite_check(s, o->answers > 0, "%s %s was never called", o->method, o->path);
        suite_check(s, o->successes || is_excused(o->id), "%s %s (%s) never succeeded; last: %d %s", o->method, o->path,
                    o->id, o->last_status, o->last_detail);
    }
    for (size_t i = 0; i < sizeof(excused) / sizeof(excused[0]); i++)
        for (size_t k = 0; k < count; k++)
            if (text_equal(operations[k].id, excused[i].operation))
                suite_check(s, !operations[k].successes, "%s succeeds, so it needs no excuse", excused[i].operation);
    printf("%zu of %zu operations succeeded at least once\n", succeeded, count);
}
