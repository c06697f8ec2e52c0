/* Applications from draft to decision; changes after it. */
#include "base/text.h"
#include "domain/assess/assess.h"
#include "domain/deal/deal.h"
#include "policy/write.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { VALID_MONTHS = 6 }; /* an approval that is not used lapses */

const char *deal_number(struct arena *arena, const char *prefix, int64_t date, int64_t id)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    char tail[9] = {0};
    uint64_t rest = (uint64_t)id_instant(id) % 86400000 << 11 | ((uint64_t)id & 2047);
    for (int i = 7; i >= 0; i--, rest >>= 5)
        tail[i] = alphabet[rest & 31];
    int year, month, day;
    date_to_civil(date, &year, &month, &day);
    return arena_format(arena, "%s%04d%02d%02d-%s", prefix, year, month, day, tail);
}

/* --- bounds of the product
 * -------------------------------------------------------------------------------------------- */

static const struct error *range_check(struct arena *arena, const char *field, int64_t value, int64_t least,
                                       int64_t most, bool money)
{
    const char *format = money ? "%.2f" : "%.0f";
    double unit = money ? 100 : 1;
    if (value == NONE || ((least == NONE || value >= least) && (most == NONE || value <= most)))
        return NULL;
    const char *low = least == NONE ? "" : arena_format(arena, format, (double)least / unit),
               *high = most == NONE ? "" : arena_format(arena, format, (double)most / unit);
    return error_make(arena, ERROR_DEAL_BOUNDS, .field = field,
                      .value = arena_format(arena, format, (double)value / unit),
                      .arguments = {arena_format(arena, "%s..%s", low, high)});
}

static const struct error *listed_check(struct arena *arena, const char *field, const struct entity *entity,
                                        const void *row, struct name_list allowed)
{
    const struct field *f = entity_field(entity, field);
    int64_t choice = *field_int(f, row);
    if (choice == NONE || !allowed.count || name_listed(allowed, f->choices[choice].name))
        return NULL;
    return error_make(arena, ERROR_DEAL_BOUNDS, .field = field, .value = f->choices[choice].name,
                      .arguments = {name_join(arena, allowed)});
}

static const struct error *bounds_check(struct session *s, const struct application *row, const struct product *p)
{
    struct arena *arena = s->arena;
    TRY(range_check(arena, "amount", row->amount, p->amount_least, p->amount_most, true));
    TRY(range_check(arena, "term_months", row->term_months, p->term_least, p->term_most, false));
    TRY(range_check(arena, "grace_months", row->grace_months, 0, p->grace_most, false));
    if (row->grace_months != NONE && row->grace_months >= row->term_months)
        return error_make(arena, ERROR_DEAL_BOUNDS, .field = "grace_months",
                          .value = arena_format(arena, "%lld", (long long)row->grace_months),
                          .arguments = {arena_format(arena, "< %lld", (long long)row->term_months)});
    TRY(listed_check(arena, "repayment", &application_entity, row, p->repayments));
    TRY(listed_check(arena, "security", &application_entity, row, p->securities));
    if (row->currency && p->currencies.count && !name_listed(p->currencies, row->currency))
        return error_make(arena, ERROR_DEAL_BOUNDS, .field = "currency", .value = row->currency,
                          .arguments = {name_join(arena, p->currencies)});
    return NULL;
}

/* A rule that blocks and is known not to hold ends it here; what is not known is for the reviewers. */
static const struct error *offered_check(struct session *s, const struct product *p, struct fact_set *facts)
{
    struct buffer zh = {.arena = s->arena};
    for (size_t i = 0; i < p->rule_count; i++)
        if (p->rules[i].blocks && product_rule_match(&p->rules[i], facts) == MATCH_NO)
            buffer_format(&zh, "%s%s", zh.size ? "; " : "",
                          s->language == LANGUAGE_ZH ? p->rules[i].label.zh : p->rules[i].label.en);
    return zh.size ? error_make(s->arena, ERROR_DEAL_NOT_OFFERED, .arguments = {buffer_end(&zh)}) : NULL;
}

/* --- drafts
 * ------------------------------------------------------------------------------------------------------------ */

const struct error *application_put(struct session *s, struct application *row)
{
    struct deal deal;
    struct fact_set *facts;
    TRY(deal_of_application(s, s->policy, row, &deal));
    TRY(bounds_check(s, row, deal.product));
    TRY(deal_facts(s, s->policy, &deal, &facts));
    TRY(offered_check(s, deal.product, facts));
    row->record.id = id_new();
    row->number = deal_number(s->arena, "SQ", s->today, row->record.id);
    TRY(record_put(s, &application_entity, row));
    return documents_put(s, row, deal.product, facts);
}

const struct error *operation_application_start(struct call *call)
{
    const struct application_start_input *in = call->input;
    struct session *s = call->session, engine;
    struct application row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &customer_entity, ACCESS_READ, home, id));
    record_initial(s, &application_entity, &row);
    row.customer = id;
    row.product = in->product;
    row.amount = in->amount;
    row.currency = in->currency;
    row.term_months = in->term_months;
    row.grace_months = in->grace_months;
    row.rate = in->rate;
    row.repayment = in->repayment;
    row.security = in->security;
    row.security_value = in->security_value;
    row.purpose = in->purpose;
    row.opportunity = in->opportunity;
    row.scheme = in->scheme;
    row.status = APPLICATION_STATUS_DRAFT;
    session_engine(s, &engine);
    TRY(application_put(&engine, &row));
    call->status = 201;
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, row.record.home, row.record.id));
    json_put_text(call->reply, "number", row.number);
    json_close(call->reply, '}');
    return NULL;
}

/* --- on its way
 * -------------------------------------------------------------------------------------------------------- */

const char *application_status_text(enum language language, int64_t status)
{
    const struct field *field = entity_field(&application_entity, "status");
    return status == NONE            ? ""
           : language == LANGUAGE_ZH ? field->choices[status].label.zh
                                     : field->choices[status].label.en;
}

static const struct error *state_error(struct session *s, const struct application *row)
{
    return error_make(s->arena, ERROR_DEAL_STATE, .arguments = {application_status_text(s->language, row->status)});
}

static const struct error *opportunity_follow(struct session *s, const struct application *row, int64_t stage)
{
    struct opportunity o;
    bool found;
    if (row->opportunity == NONE)
        return NULL;
    TRY(row_stored(s, &opportunity_entity, row->record.home, row->opportunity, &o, &found));
    if (!found || o.stage == OPPORTUNITY_STAGE_LOST || o.stage == OPPORTUNITY_STAGE_WON)
        return NULL;
    o.stage = stage;
    o.stage_at = s->now;
    return record_update(s, &opportunity_entity, &o, NULL);
}

const struct error *application_send(struct session *s, struct application *row, const char *workflow, int64_t owner)
{
    struct deal deal;
    struct fact_set *facts;
    struct price price;
    struct customer customer;
    bool found;
    TRY(row_stored(s, &customer_entity, row->record.home, row->customer, &customer, &found));
    TRY(deal_of_application(s, s->policy, row, &deal));
    TRY(deal_facts(s, s->policy, &deal, &facts));
    price_compute(s->arena, s->policy, &deal, facts, &price);
    const struct fact *grade = fact_find(s->policy->facts, "grade");
    struct value value = grade ? fact_value(facts, grade) : value_unknown(VALUE_ENUM, VALUE_MISSING);
    row->grade = value_known(value) ? grade->choices[value.choice].name : NULL;
    row->pd = price.evaluated ? price.terms.irb.pd : NAN;
    row->raroc = price.evaluated ? price.result.raroc : NAN;
    row->level = deal_level(s->arena, s->policy, facts);
    row->status = APPLICATION_STATUS_IN_REVIEW;
    row->submitted_at = s->now;
    const struct product *p = deal.product;
    struct workflow_start start = {.workflow = workflow,
                                   .title = arena_format(s->arena, "%s · %s", customer.name, p->doc->label.zh),
                                   .entity = "application",
                                   .subject = id_text(s->arena, row->record.home, row->record.id),
                                   .product = row->product,
                                   .customer = row->customer,
                                   .amount = row->amount,
                                   .owner = owner,
                                   .branch = customer.branch};
    TRY(record_update(s, &application_entity, row, NULL));
    TRY(workflow_begin(s, &start, &row->workflow_case));
    TRY(record_update(s, &application_entity, row, NULL));
    return opportunity_follow(s, row, OPPORTUNITY_STAGE_APPROVING);
}

static const struct error *documents_check(struct session *s, const struct application *row)
{
    struct rows *rows;
    const struct error *error;
    struct buffer missing = {.arena = s->arena};
    TRY(store_query(s->tx, &query_deal_documents_missing, VALUES(sql_int(row->record.home), sql_int(row->record.id)),
                    &rows));
    while (rows_next(rows, &error))
        buffer_format(&missing, "%s%s", missing.size ? "、" : "", rows_text(rows, 0));
    if (error)
        return error;
    return missing.size ? error_make(s->arena, ERROR_DEAL_DOCUMENTS, .arguments = {buffer_end(&missing)}) : NULL;
}

const struct error *operation_application_submit(struct call *call)
{
    struct session *s = call->session, engine;
    struct application row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &application_entity, ACCESS_UPDATE, home, id));
    session_engine(s, &engine);
    TRY(row_hold(&engine, &application_entity, home, id)); /* sent twice: the second one waits and is refused */
    TRY(record_load(&engine, &application_entity, home, id, &row));
    if (row.status != APPLICATION_STATUS_DRAFT)
        return state_error(s, &row);
    TRY(documents_check(s, &row));
    TRY(application_send(&engine, &row, "credit_approval", s->person));
    json_open(call->reply, '{');
    json_put_text(call->reply, "case", id_text(s->arena, row.workflow_case, row.workflow_case));
    json_put_text(call->reply, "level", row.level);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_application_investigate(struct call *call)
{
    const struct application_investigate_input *in = call->input;
    struct session *s = call->session;
    struct application row;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &application_entity, home, id, &row));
    if (row.status != APPLICATION_STATUS_DRAFT && row.status != APPLICATION_STATUS_IN_REVIEW)
        return state_error(s, &row);
    row.investigation = in->answers;
    TRY(record_update(s, &application_entity, &row, NULL));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, id));
    json_close(call->reply, '}');
    return NULL;
}

/* --- the case
 * ---------------------------------------------------------------------------------------------------------- */

static const struct error *application_of(struct session *s, const struct workflow_case *c, struct application *row)
{
    int64_t home, id;
    bool found = false;
    if (c->subject && id_parse(c->subject, &home, &id))
        TRY(row_stored(s, &application_entity, home, id, row, &found));
    return found ? NULL : error_make(s->arena, ERROR_RECORD_MISSING);
}

const struct error *application_case_facts(struct session *s, const struct workflow_case *c, struct fact_set **facts)
{
    struct application row;
    struct deal deal;
    TRY(application_of(s, c, &row));
    TRY(deal_of_application(s, s->policy, &row, &deal));
    TRY(deal_facts(s, s->policy, &deal, facts));
    /* What was worked out when it was sent decides the way, even if the customer's facts move meanwhile. */
    if (row.level)
        fact_put_text(*facts, "deal_level", row.level);
    if (!isnan(row.raroc))
        fact_put_number(*facts, "deal_raroc", row.raroc);
    return NULL;
}

/* A change that is approved moves the terms of the application it changes. */
static const struct error *change_apply(struct session *s, const struct application *change)
{
    struct application before;
    bool found;
    TRY(row_stored(s, &application_entity, change->record.home, change->change_of, &before, &found));
    if (!found)
        return NULL;
    before.amount = change->amount;
    before.term_months = change->term_months;
    before.rate = change->rate;
    before.security = change->security;
    return record_update(s, &application_entity, &before, NULL);
}

const struct error *application_case_ended(struct session *s, const struct workflow_case *c,
                                           const struct workflow_end *end, const char *conditions)
{
    struct application row;
    bool withdrawn = !strcmp(end->name, "withdrawn");
    TRY(application_of(s, c, &row));
    row.status = end->good   ? APPLICATION_STATUS_APPROVED
                 : withdrawn ? APPLICATION_STATUS_WITHDRAWN
                             : APPLICATION_STATUS_DECLINED;
    row.decided_at = s->now;
    row.conditions = conditions;
    if (end->good)
        row.valid_until = date_add_months(s->today, VALID_MONTHS, 31);
    TRY(record_update(s, &application_entity, &row, NULL));
    if (end->good && row.change_of != NONE)
        return change_apply(s, &row);
    return opportunity_follow(s, &row, end->good ? OPPORTUNITY_STAGE_CONTRACTING : OPPORTUNITY_STAGE_APPLYING);
}

/* --- changes after approval
 * --------------------------------------------------------------------------------------------- */

static void change_facts(struct fact_set *facts, const struct application *before, const struct application *after)
{
    double old_rate = before->rate == NONE ? 0 : (double)before->rate / 1e4,
           new_rate = after->rate == NONE ? 0 : (double)after->rate / 1e4;
    fact_put_bool(facts, "deal_is_change", true);
    fact_put_number(facts, "deal_change_amount", (double)(after->amount - before->amount) / (double)before->amount);
    fact_put_number(facts, "deal_change_term_months", (double)(after->term_months - before->term_months));
    fact_put_number(facts, "deal_change_spread_bp", new_rate - old_rate);
    fact_put_bool(facts, "deal_change_security", after->security != before->security);
}

static const struct error *change_path(struct session *s, struct fact_set *facts, const char **path, const char **why)
{
    const struct decision_table *table = policy_table(s->policy, "change_materiality");
    struct table_result result;
    *path = "full"; /* what cannot be judged goes the whole way */
    *why = NULL;
    if (!table)
        return NULL;
    table_decide(s->arena, table, facts, &result);
    struct value value = table_output(&result, 0, "path", facts), reason = table_output(&result, 0, "why", facts);
    if (result.evaluated && value_known(value))
        *path = value.text;
    *why = value_known(reason) ? reason.text : NULL;
    return NULL;
}

const struct error *operation_application_change(struct call *call)
{
    const struct application_change_input *in = call->input;
    struct session *s = call->session, engine;
    struct application before, row;
    struct deal deal;
    struct fact_set *facts;
    const char *why;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &application_entity, ACCESS_UPDATE, home, id));
    session_engine(s, &engine);
    TRY(row_hold(&engine, &application_entity, home, id));
    TRY(record_load(&engine, &application_entity, home, id, &before));
    if (before.status != APPLICATION_STATUS_APPROVED && before.status != APPLICATION_STATUS_CONTRACTED)
        return state_error(s, &before);
    row = before;
    row.record = (struct record){0};
    row.amount = in->amount == NONE ? before.amount : in->amount;
    row.term_months = in->term_months == NONE ? before.term_months : in->term_months;
    row.rate = in->rate == NONE ? before.rate : in->rate;
    row.security = in->security == NONE ? before.security : in->security;
    row.change_of = id;
    row.purpose = in->reason;
    row.status = APPLICATION_STATUS_DRAFT;
    row.workflow_case = row.decided_at = row.valid_until = NONE;
    row.conditions = NULL;
    if (row.amount == before.amount && row.term_months == before.term_months && row.rate == before.rate &&
        row.security == before.security)
        return error_make(s->arena, ERROR_DEAL_UNCHANGED);
    TRY(deal_of_application(&engine, s->policy, &row, &deal));
    TRY(deal_facts(&engine, s->policy, &deal, &facts));
    change_facts(facts, &before, &row);
    TRY(change_path(&engine, facts, &row.path, &why));
    TRY(application_put(&engine, &row));
    TRY(application_send(&engine, &row, text_equal(row.path, "short") ? "approval_change" : "credit_approval",
                         s->person));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, row.record.home, row.record.id));
    json_put_text(call->reply, "path", row.path);
    json_put_text(call->reply, "why", why);
    json_close(call->reply, '}');
    return NULL;
}
