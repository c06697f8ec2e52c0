#include "base/text.h"
#include "domain/transaction/context.h"
#include "domain/transaction/transaction.h"
#include "domain/warning/warning.h"
#include "queries.h"
#include "record/audit.h"
#include "record/policies.h"
#include "record/row.h"

#include <string.h>

/* One record of the stream. */
struct arrival {
    int64_t line;
    struct transaction row;
    const char *number, *loan; /* account and loan as the sender names them */
    const char *problem;
    bool repeated;
};

struct watching {
    int64_t customer;
    struct transaction_context *context; /* NULL: nothing under watch */
};

struct posting {
    struct session *s;
    struct arrival *arrivals;
    size_t count;
    struct posting_report *report, before;
    /* while a batch is written */
    struct watching *watched;
    size_t watch_count, watch_room;
    struct warning_raiser *raiser;
    struct fact_set *facts;
    bool sees_all;
};

/* --- reading --------------------------------------------------------------------------------------------------------
 */

/* The record without the keys that are names of other records. */
static struct json own_keys(struct arena *arena, const struct json *from, const char **account, const char **loan)
{
    struct json map = {.kind = JSON_MAP};
    map.items = ARENA_LIST(arena, struct json, from->count + 1);
    map.keys = ARENA_LIST(arena, const char *, from->count + 1);
    for (size_t i = 0; i < from->count; i++) {
        bool text = from->items[i].kind == JSON_TEXT;
        if (text && !strcmp(from->keys[i], "account_number")) {
            *account = from->items[i].text;
        } else if (text && !strcmp(from->keys[i], "loan_number")) {
            *loan = from->items[i].text;
        } else {
            map.keys[map.count] = from->keys[i];
            map.items[map.count++] = from->items[i];
        }
    }
    return map;
}

static void read_line(struct session *s, const char *text, size_t size, struct arrival *a)
{
    const char *problem;
    const struct json *json = json_read(s->arena, text, size, &problem);
    record_clear(&transaction_entity, &a->row);
    if (!json || json->kind != JSON_MAP) {
        a->problem = json ? "not an object / 不是对象" : arena_text(s->arena, problem);
        return;
    }
    struct json own = own_keys(s->arena, json, &a->number, &a->loan);
    const struct error *error = record_read_json(s, &transaction_entity, &own, true, &a->row);
    if (!error && !a->row.reference)
        error = error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "reference");
    if (!error && !a->number && a->row.account == NONE)
        error = error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "account_number");
    if (!error && a->row.amount == NONE)
        error = error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "amount");
    if (!error && a->row.booked_on == NONE)
        error = error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "booked_on");
    if (!error && a->row.direction == NONE)
        error = error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "direction");
    if (!error && a->row.booked_on > s->today + 1)
        error = error_make(s->arena, ERROR_FIELD_RANGE, .field = "booked_on",
                           .value = date_text(s->arena, a->row.booked_on), .arguments = {"<= today / 不晚于今天"});
    a->problem = error ? error_message(s->arena, error, s->language, NULL) : NULL;
}

/* --- one record
 * ------------------------------------------------------------------------------------------------------- */

static const struct error *find(struct posting *p, const struct entity *entity, const char *field, const char *value,
                                int64_t *home, int64_t *id)
{
    return record_find_unique(p->s, entity, field, value, home, id);
}

static const struct error *settle_links(struct posting *p, struct arrival *a)
{
    struct session *s = p->s;
    struct transaction *row = &a->row;
    int64_t home = NONE, id = NONE;
    if (a->number) {
        TRY(find(p, &account_entity, "number", a->number, &home, &id));
        if (id == NONE) {
            a->problem = arena_format(s->arena, "account_number %s: 没有这个账户 / no such account", a->number);
            return NULL;
        }
        row->account = id;
        row->customer = home;
    }
    if (row->customer == NONE) {
        a->problem = "customer: 缺少客户或账号 / give the customer or the account number";
        return NULL;
    }
    if (!p->sees_all && scope_row(s, &customer_entity, ACCESS_READ, row->customer, row->customer)) {
        a->problem = "account_number: 不在您的权限范围内 / outside your reach";
        return NULL;
    }
    if (a->loan) {
        TRY(find(p, &loan_entity, "number", a->loan, &home, &id));
        if (id == NONE || home != row->customer) {
            a->problem = arena_format(s->arena, "loan_number %s: 不是该客户的借据 / no loan of this customer", a->loan);
            return NULL;
        }
        row->loan = id;
    }
    if (row->counterparty_customer == NONE && row->counterparty_account) {
        TRY(find(p, &account_entity, "number", row->counterparty_account, &home, &id));
        row->counterparty_customer = id == NONE ? NONE : home;
    }
    if (row->reverses)
        row->kind = TRANSACTION_KIND_REVERSAL;
    row->record = (struct record){row->customer, id_new(), 1, s->now, s->person};
    return NULL;
}

/* A reference that is known: the same booking again is no news, another one is a fault. */
static const struct error *check_known(struct posting *p, struct arrival *a)
{
    struct session *s = p->s;
    struct transaction old;
    int64_t home, id, changed;
    bool found = false;
    const char *value = record_index_form(s->arena, a->row.reference);
    TRY(store_execute(s->tx, &query_unique_insert,
                      VALUES(sql_text("transaction"), sql_text("reference"), sql_text(value), sql_int(a->row.customer),
                             sql_int(a->row.record.id)),
                      &changed));
    if (changed)
        return NULL;
    TRY(find(p, &transaction_entity, "reference", a->row.reference, &home, &id));
    if (id != NONE)
        TRY(row_stored(s, &transaction_entity, home, id, &old, &found));
    a->repeated = found && old.account == a->row.account && old.amount == a->row.amount &&
                  old.booked_on == a->row.booked_on && old.direction == a->row.direction;
    if (!a->repeated)
        a->problem =
            arena_format(s->arena, "reference %s: 已用于另一笔流水 / another booking has it", a->row.reference);
    return NULL;
}

/* --- judging
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *context_of(struct posting *p, int64_t customer, int64_t date,
                                      struct transaction_context **context)
{
    for (size_t i = 0; i < p->watch_count; i++)
        if (p->watched[i].customer == customer) {
            *context = p->watched[i].context;
            return NULL;
        }
    TRY(transaction_context_read(p->s, customer, date, context));
    ARENA_PUSH(p->s->arena, p->watched, p->watch_count, p->watch_room, (struct watching){customer, *context});
    return NULL;
}

static struct booking booking_of(struct arena *arena, const struct transaction *row)
{
    const char *name = row->counterparty ? text_normalise(arena, row->counterparty) : "";
    return (struct booking){.id = row->record.id,
                            .date = row->booked_on,
                            .amount = row->amount,
                            .kind = row->kind,
                            .out = row->direction == TRANSACTION_DIRECTION_OUT,
                            .contract = row->contract == 1,
                            .reversed = row->reverses != NULL,
                            .party = row->counterparty_customer != NONE
                                         ? arena_format(arena, "#%lld", (long long)row->counterparty_customer)
                                         : name,
                            .industry = row->counterparty_industry,
                            .words = arena_format(arena, "%s %s %s", name, row->purpose ? row->purpose : "",
                                                  row->summary ? row->summary : ""),
                            .reference = row->reference,
                            .customer = row->customer,
                            .account = row->account,
                            .other = row->counterparty_customer};
}

static const struct error *raise_signal(struct posting *p, struct arrival *a, const struct warning_finding *finding,
                                        const struct transaction_subject *t)
{
    struct warning_about about = {NULL, NONE, a->row.record.id, NONE};
    int64_t id;
    if (t->drawdown && finding->indicator->family == WARNING_LOAN_USE) {
        about.subject = t->drawdown->number;
        about.loan = t->drawdown->loan;
    }
    a->row.signals = a->row.signals ? arena_format(p->s->arena, "%.150s %s", a->row.signals, finding->indicator->name)
                                    : finding->indicator->name;
    if (a->row.signal_level == NONE || a->row.signal_level < (int64_t)finding->level)
        a->row.signal_level = finding->level;
    p->report->signals++;
    return warning_raise(p->raiser, a->row.customer, finding, p->facts, &about, &id);
}

static const struct error *judge(struct posting *p, struct arrival *a)
{
    struct session *s = p->s;
    const struct warning_policy *warnings = s->policy->warnings;
    struct transaction_context *context = NULL;
    if (!warnings || a->row.kind == TRANSACTION_KIND_REVERSAL)
        return NULL;
    TRY(context_of(p, a->row.customer, a->row.booked_on, &context));
    struct booking booking = booking_of(s->arena, &a->row);
    if (context)
        transaction_context_add(s->arena, context, &booking);
    struct transaction_subject t = {.s = s, .policy = warnings, .context = context, .booking = &booking};
    fact_set_reset(p->facts);
    transaction_facts(p->facts, &t);
    for (size_t k = 0; k < warnings->count; k++) {
        struct warning_finding finding;
        if (warnings->indicators[k].subject != SUBJECT_TRANSACTION)
            continue;
        warning_judge(warnings, &warnings->indicators[k], p->facts, &finding);
        if (finding.level != WARNING_NONE)
            TRY(raise_signal(p, a, &finding, &t));
    }
    return NULL;
}

/* --- taking back
 * ------------------------------------------------------------------------------------------------------------ */

/* A warning that rests on the booking says so; a person closes it. */
static const struct error *mark_warnings(struct posting *p, int64_t home, int64_t booking)
{
    struct session *s = p->s;
    struct rows *rows;
    const struct error *error;
    int64_t ids[32];
    size_t count = 0;
    TRY(store_query(s->tx, &query_transaction_warnings, VALUES(sql_int(home), sql_int(booking)), &rows));
    while (rows_next(rows, &error))
        if (count < 32)
            ids[count++] = rows_int(rows, 0);
    if (error)
        return error;
    for (size_t i = 0; i < count; i++) {
        struct warning row;
        bool found;
        TRY(row_stored(s, &warning_entity, home, ids[i], &row, &found));
        row.booking_reversed = true;
        if (found)
            TRY(warning_store(s, &warning_entity, &row, false));
    }
    return NULL;
}

static const struct error *settle_reversal(struct posting *p, struct arrival *a, bool *taken_back)
{
    struct session *s = p->s;
    struct transaction_context *context;
    int64_t home, id, changed;
    *taken_back = false;
    if (!a->row.reverses) { /* was it taken back before it came? */
        TRY(find(p, &transaction_entity, "reverses", a->row.reference, &home, &id));
        *taken_back = id != NONE;
        return NULL;
    }
    TRY(store_execute(s->tx, &query_unique_insert,
                      VALUES(sql_text("transaction"), sql_text("reverses"),
                             sql_text(record_index_form(s->arena, a->row.reverses)), sql_int(a->row.customer),
                             sql_int(a->row.record.id)),
                      &changed));
    if (!changed) {
        a->problem = arena_format(s->arena, "reverses %s: 已被冲正 / taken back already", a->row.reverses);
        return NULL;
    }
    TRY(context_of(p, a->row.customer, a->row.booked_on, &context));
    if (context)
        transaction_context_reverse(context, a->row.reverses);
    TRY(find(p, &transaction_entity, "reference", a->row.reverses, &home, &id));
    return id == NONE ? NULL : mark_warnings(p, home, id);
}

static const struct error *take(struct posting *p, struct arrival *a)
{
    struct session *s = p->s;
    bool taken_back;
    if (!a->problem)
        TRY(settle_links(p, a));
    if (!a->problem)
        TRY(check_known(p, a));
    if (a->problem || a->repeated)
        return NULL;
    TRY(settle_reversal(p, a, &taken_back));
    if (a->problem)
        return store_execute(s->tx, &query_unique_delete,
                             VALUES(sql_text("transaction"), sql_text("reference"),
                                    sql_text(record_index_form(s->arena, a->row.reference)), sql_int(a->row.customer),
                                    sql_int(a->row.record.id)),
                             NULL);
    if (!taken_back)
        TRY(judge(p, a));
    return row_insert(s, &transaction_entity, &a->row);
}

/* --- batches
 * ---------------------------------------------------------------------------------------------------------------- */

static void count(struct posting *p, const struct arrival *a)
{
    struct posting_report *r = p->report;
    r->received++;
    r->repeated += !a->problem && a->repeated;
    r->accepted += !a->problem && !a->repeated;
    r->refused += a->problem != NULL;
}

static const struct error *write_batch(struct session *s, void *context)
{
    struct posting *p = context;
    struct session engine;
    *p->report = p->before; /* perhaps run again */
    session_engine(s, &engine);
    p->s = &engine;
    p->watched = NULL;
    p->watch_count = p->watch_room = 0;
    p->raiser = warning_raiser_new(&engine);
    p->facts = fact_set_new(s->arena, s->policy->facts);
    for (size_t i = 0; i < p->count; i++) {
        struct arrival *a = &p->arrivals[i];
        a->repeated = false;
        TRY(take(p, a));
        count(p, a);
    }
    p->report->warnings += p->raiser->raised;
    return audit_write(&engine, "transaction", NONE, NONE, "transactions_post",
                       arena_format(s->arena, "{\"accepted\":%lld,\"signals\":%lld,\"policy\":\"%s\"}",
                                    (long long)(p->report->accepted - p->before.accepted),
                                    (long long)(p->report->signals - p->before.signals), s->policy->hash));
}

static void keep_faults(struct arena *keep, const struct posting *p, struct posting_report *report)
{
    for (size_t i = 0; i < p->count && report->fault_count < POSTING_FAULTS_MOST; i++)
        if (p->arrivals[i].problem)
            ARENA_PUSH(keep, report->faults, report->fault_count, report->fault_room,
                       (struct posting_fault){p->arrivals[i].line, arena_text(keep, p->arrivals[i].problem)});
}

const struct error *transactions_post(struct session *s, const char *text, size_t size, int64_t first_line,
                                      struct posting_report *report)
{
    struct arena *keep = s->arena, *work = arena_new();
    const char *end = text + size;
    const struct error *error = NULL;
    int64_t line = first_line;
    struct posting p = {.s = s,
                        .report = report,
                        .sees_all = s->unlimited || scope_reach(s, &customer_entity, ACCESS_READ) & REACH_ALL};
    struct arrival *arrivals = arena_take(keep, sizeof(*arrivals) * POSTING_BATCH);
    while (!error && text < end) {
        s->arena = work;
        p.arrivals = arrivals;
        for (p.count = 0; text < end && p.count < POSTING_BATCH; line++) {
            const char *stop = memchr(text, '\n', (size_t)(end - text));
            size_t length = (size_t)((stop ? stop : end) - text);
            bool blank = strspn(text, " \t\r") >= length;
            if (!blank) {
                struct arrival *a = &arrivals[p.count++];
                *a = (struct arrival){.line = line};
                read_line(s, text, length, a);
            }
            text += length + (stop != NULL);
        }
        p.before = *report;
        if (p.count)
            error = session_write(s, write_batch, &p);
        s->arena = keep;
        if (!error)
            keep_faults(keep, &p, report);
        else
            error = error_copy(keep, error);
        arena_reset(work);
    }
    s->arena = keep;
    arena_free(work);
    return error;
}

void posting_write(struct json_writer *w, const struct posting_report *r)
{
    json_open(w, '{');
    json_put_int(w, "received", r->received);
    json_put_int(w, "accepted", r->accepted);
    json_put_int(w, "repeated", r->repeated);
    json_put_int(w, "refused", r->refused);
    json_put_int(w, "signals", r->signals);
    json_put_int(w, "warnings", r->warnings);
    json_key(w, "faults");
    json_open(w, '[');
    for (size_t i = 0; i < r->fault_count; i++) {
        json_open(w, '{');
        json_put_int(w, "line", r->faults[i].line);
        json_put_text(w, "message", r->faults[i].message);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

const struct error *operation_transaction_stream(struct call *call)
{
    struct posting_report report = {0};
    if (!call->content_size)
        return error_make(call->session->arena, ERROR_FIELD_REQUIRED, .field = "body");
    TRY(transactions_post(call->session, call->content, call->content_size, 1, &report));
    posting_write(call->reply, &report);
    return NULL;
}
