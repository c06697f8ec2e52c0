/* Statements the firm keys itself: held to the bank's own identities before they are sent, and waiting for the bank
 * (maker-checker) before they count. */
#include "base/text.h"
#include "domain/portal/portal.h"
#include "domain/statement/figures.h"
#include "queries.h"
#include "record/audit.h"

#include <math.h>
#include <string.h>

/* Input of both operations. */
struct keyed {
    int64_t period_end, period_months, scope, unit;
    const char *values;
};

/* --- what is there
 * ---------------------------------------------------------------------------------------------------------- */

static void sections_write(struct json_writer *w)
{
    json_key(w, "sections");
    json_open(w, '[');
    for (int section = 0; section < SECTION_COUNT; section++) {
        json_open(w, '{');
        json_put_text(w, "name", figures_section_names[section]);
        label_put(w, "label", figures_section_labels[section]);
        json_key(w, "items");
        json_open(w, '[');
        for (int i = 0; i < STATEMENT_ITEM_COUNT; i++) {
            const struct statement_item_name *name = &statement_item_names[i];
            const struct field *field = entity_field(&statement_entity, name->code);
            if (!field || field->type != FIELD_MONEY || (int)figures_section((enum statement_item)i) != section)
                continue;
            json_open(w, '{');
            json_put_text(w, "code", name->code);
            label_put(w, "label", (struct label){name->zh, name->en});
            json_put_bool(w, "total", figures_total((enum statement_item)i));
            json_close(w, '}');
        }
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *waiting_write(struct session *s, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_statements_sent, VALUES(sql_int(s->client)), &rows));
    json_key(w, "waiting");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, s->client, rows_int(rows, 0)));
        json_put_text(w, "title", rows_text(rows, 1));
        json_put_text(w, "status", rows_text(rows, 2));
        json_put_instant(w, "sent_at", rows_int(rows, 3));
        json_put_text(w, "sent_by", rows_text(rows, 4));
        json_put_text(w, "answer", rows_text(rows, 5));
        json_put_raw(w, "values", rows_text(rows, 6) ? rows_text(rows, 6) : "{}");
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

/* The last quarter that has ended. */
static int64_t last_quarter(int64_t today)
{
    int year, month, day;
    date_to_civil(today, &year, &month, &day);
    return date_from_civil(year, (month - 1) / 3 * 3 + 1, 1) - 1;
}

const struct error *operation_portal_statements(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_portal_statements, VALUES(sql_int(s->client)), &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, s->client, rows_int(rows, 0)));
        json_put_date(w, "period_end", rows_int(rows, 1));
        json_put_int(w, "period_months", rows_int(rows, 2));
        json_put_text(w, "scope", rows_text(rows, 3));
        json_key(w, "audited");
        if (rows_null(rows, 4))
            json_write_null(w);
        else
            json_write_bool(w, rows_int(rows, 4) == 1);
        json_put_text(w, "unit", rows_text(rows, 5));
        json_put_int(w, "total_assets", rows_int(rows, 6));
        json_put_int(w, "revenue", rows_int(rows, 7));
        json_put_int(w, "net_profit", rows_int(rows, 8));
        json_close(w, '}');
    }
    json_close(w, ']');
    if (error)
        return error;
    TRY(waiting_write(s, w));
    sections_write(w);
    json_put_date(w, "next_period", last_quarter(s->today));
    json_close(w, '}');
    return NULL;
}

/* --- keying
 * -------------------------------------------------------------------------------------------------------------------
 */

static const struct error *amount_read(struct session *s, const char *code, const struct json *value,
                                       struct statement *row)
{
    const struct field *field = entity_field(&statement_entity, code);
    if (figures_item(code) == STATEMENT_ITEM_COUNT || !field || field->type != FIELD_MONEY)
        return error_make(s->arena, ERROR_FIELD_UNKNOWN, .field = arena_format(s->arena, "values.%.60s", code),
                          .arguments = {""});
    if (json_absent(value))
        return NULL;
    if (value->kind != JSON_INT || value->integer > 1000000000000000000 || value->integer < -1000000000000000000)
        return error_make(s->arena, ERROR_FIELD_TYPE, .field = arena_format(s->arena, "values.%s", code), .value = "…",
                          .arguments = {"whole number (fen)"});
    *field_int(field, row) = value->integer;
    return NULL;
}

static const struct error *row_read(struct session *s, const struct keyed *in, struct statement *row)
{
    record_initial(s, &statement_entity, row);
    row->customer = s->client;
    row->period_end = in->period_end;
    row->period_months = in->period_months == NONE ? 12 : in->period_months;
    row->scope = in->scope == NONE ? STATEMENT_SCOPE_PARENT : in->scope;
    row->unit = in->unit == NONE ? STATEMENT_UNIT_YUAN : in->unit;
    row->source = "客户门户";
    if (in->period_end > s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "period_end",
                          .value = date_text(s->arena, in->period_end),
                          .arguments = {arena_format(s->arena, "<= %s", date_text(s->arena, s->today))});
    const char *problem;
    const struct json *values = in->values ? json_read(s->arena, in->values, strlen(in->values), &problem) : NULL;
    if (!values || values->kind != JSON_MAP || !values->count)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "values");
    for (size_t i = 0; i < values->count; i++)
        TRY(amount_read(s, values->keys[i], &values->items[i], row));
    return NULL;
}

struct checking {
    struct statement row;
    struct statement_figures figures, prior;
    bool has_prior;
    struct portal_covenants covenants;
};

static const struct error *prior_read(struct session *s, struct checking *c)
{
    int64_t scope = c->row.scope;
    struct statement_period *periods;
    size_t count;
    TRY(statement_periods(s, s->client, &scope, 12, &periods, &count));
    int64_t wanted = date_add_months(c->row.period_end, -12, 31);
    for (size_t i = 0; i < count; i++)
        if (periods[i].row.period_end == wanted) {
            c->prior = periods[i].reported;
            c->has_prior = true;
        }
    return NULL;
}

static struct statement_difference difference(const struct checking *c, int identity)
{
    return statement_identity_check(&statement_identities[identity], &c->figures, c->has_prior ? &c->prior : NULL,
                                    figures_tolerance(&c->row));
}

/* Already with the bank, or already accepted: the same period is not keyed twice. */
static const struct error *period_free(struct session *s, const struct statement *row)
{
    int64_t there;
    const char *scope = entity_field(&statement_entity, "scope")->choices[row->scope].name;
    TRY(store_int(s->tx, &query_portal_statement_there,
                  VALUES(sql_int(s->client), sql_int(row->period_end), sql_text(scope)), &there));
    return there > 0 ? error_make(s->arena, ERROR_FIELD_DUPLICATE, .field = "period_end",
                                  .value = date_text(s->arena, row->period_end))
                     : NULL;
}

/* As if the bank had accepted it: the same facts, the same covenants. Nothing of it stays. */
static const struct error *try_covenants(struct session *engine, void *context)
{
    struct checking *c = context;
    struct tx_mark mark;
    struct statement row = c->row;
    TRY(store_mark(engine->tx, &mark));
    const struct error *error = record_put(engine, &statement_entity, &row);
    if (!error)
        error = portal_covenants_read(engine, engine->client, &c->covenants);
    const struct error *back = store_go_back(engine->tx, &mark);
    return error ? error : back;
}

static void covenants_write(struct session *s, struct json_writer *w, const struct portal_covenants *c)
{
    json_key(w, "covenants");
    json_open(w, '[');
    for (size_t i = 0; i < c->count; i++) {
        const struct portal_covenant *item = &c->items[i];
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, s->client, item->row.record.id));
        json_put_text(w, "name", item->row.name);
        label_put(w, "bound", item->bound);
        label_put(w, "value", item->value);
        json_put_double(w, "headroom", item->headroom);
        json_put_text(w, "result", item->result);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void checks_write(struct json_writer *w, const struct checking *c)
{
    int64_t evaluated = 0, violated = 0;
    json_key(w, "checks");
    json_open(w, '[');
    for (int i = 0; i < STATEMENT_IDENTITY_COUNT; i++) {
        const struct statement_identity *identity = &statement_identities[i];
        struct statement_difference d = difference(c, i);
        if (!d.evaluated)
            continue;
        evaluated++;
        violated += d.violated;
        json_open(w, '{');
        json_put_text(w, "name", identity->name);
        label_put(w, "label", (struct label){identity->zh, identity->en});
        json_put_text(w, "total_item", statement_item_names[identity->total].code);
        json_put_double(w, "total", d.total);
        json_put_double(w, "sum", d.sum);
        json_put_double(w, "difference", d.difference);
        json_put_bool(w, "violated", d.violated);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_int(w, "evaluated", evaluated);
    json_put_int(w, "violated", violated);
}

/* Without these nothing can be rated. */
static const enum statement_item needed[] = {STATEMENT_TOTAL_ASSETS, STATEMENT_TOTAL_LIABILITIES,
                                             STATEMENT_TOTAL_EQUITY, STATEMENT_REVENUE, STATEMENT_NET_PROFIT};

static void missing_write(struct json_writer *w, const struct statement_figures *figures)
{
    json_key(w, "missing");
    json_open(w, '[');
    for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
        if (isnan(figures->item[needed[i]]))
            json_write_text(w, statement_item_names[needed[i]].code);
    json_close(w, ']');
}

const struct error *operation_portal_statement_check(struct call *call)
{
    const struct portal_statement_check_input *in = call->input;
    struct session *s = call->session;
    struct checking *c = ARENA_NEW(s->arena, struct checking);
    int64_t there;
    TRY(row_read(s, &(struct keyed){in->period_end, in->period_months, in->scope, in->unit, in->values}, &c->row));
    figures_read(&c->row, &c->figures);
    TRY(prior_read(s, c));
    const char *scope = entity_field(&statement_entity, "scope")->choices[c->row.scope].name;
    TRY(store_int(s->tx, &query_portal_statement_there,
                  VALUES(sql_int(s->client), sql_int(c->row.period_end), sql_text(scope)), &there));
    if (there <= 0)
        TRY(session_as_engine(s, try_covenants, c));
    json_open(call->reply, '{');
    checks_write(call->reply, c);
    missing_write(call->reply, &c->figures);
    covenants_write(s, call->reply, &c->covenants);
    json_close(call->reply, '}');
    return NULL;
}

/* --- sending
 * ------------------------------------------------------------------------------------------------------------------ */

static const struct error *balanced(struct session *s, const struct checking *c)
{
    struct buffer what = {.arena = s->arena};
    for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
        if (isnan(c->figures.item[needed[i]]))
            return error_make(s->arena, ERROR_FIELD_REQUIRED,
                              .field = arena_format(s->arena, "values.%s", statement_item_names[needed[i]].code));
    for (int i = 0; i < STATEMENT_IDENTITY_COUNT; i++)
        if (difference(c, i).violated)
            buffer_format(&what, "%s%s", what.size ? portal_word(s, "；", "; ") : "",
                          portal_word(s, statement_identities[i].zh, statement_identities[i].en));
    return what.size ? error_make(s->arena, ERROR_PORTAL_IDENTITY, .field = "values", .arguments = {buffer_end(&what)})
                     : NULL;
}

static const struct error *send_statement(struct session *s, const struct portal_statement_send_input *in,
                                          struct portal_submission *sent)
{
    struct checking *c = ARENA_NEW(s->arena, struct checking);
    int64_t pending = NONE;
    TRY(row_read(s, &(struct keyed){in->period_end, in->period_months, in->scope, in->unit, in->values}, &c->row));
    c->row.audited = in->audited;
    c->row.auditor = in->auditor;
    figures_read(&c->row, &c->figures);
    TRY(prior_read(s, c));
    TRY(balanced(s, c));
    TRY(period_free(s, &c->row));
    TRY(record_create(s, &statement_entity, &c->row, &pending));
    const struct field *scope = entity_field(&statement_entity, "scope");
    const struct label said = scope->choices[c->row.scope].label;
    portal_submission_start(
        s, PORTAL_SUBMISSION_KIND_STATEMENT, in->key,
        arena_format(s->arena, "%s %s", date_text(s->arena, c->row.period_end), portal_word(s, said.zh, said.en)),
        sent);
    sent->pending_change = pending;
    sent->period_end = c->row.period_end;
    sent->scope = c->row.scope;
    sent->content = in->values;
    if (pending == NONE) { /* the bank's policy asks for nobody */
        sent->status = PORTAL_SUBMISSION_STATUS_ACCEPTED;
        sent->answered_at = s->now;
    }
    return record_put(s, &portal_submission_entity, sent);
}

const struct error *operation_portal_statement_send(struct call *call)
{
    const struct portal_statement_send_input *in = call->input;
    struct session *s = call->session;
    struct portal_submission row;
    bool known;
    TRY(portal_sent_before(s, in->key, PORTAL_SUBMISSION_KIND_STATEMENT, &row, &known));
    if (!known)
        TRY(send_statement(s, in, &row));
    portal_sent_reply(call, &row, known);
    return NULL;
}
