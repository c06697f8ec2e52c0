/* Bad debts from the first call to the last court order. What is likely to come back starts from the policy and learns
 * from the cases that were closed. */
#include "base/text.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

enum { PRIOR_CASES = 20 }; /* closed cases that weigh as much as the policy */

static const struct error *as_engine(struct session *s, const struct error *(*work)(struct session *engine, void *row),
                                     void *row)
{
    struct session engine;
    const struct viewer *before = s->tx->viewer;
    session_engine(s, &engine);
    s->tx->viewer = &engine.viewer;
    const struct error *error = work(&engine, row);
    s->tx->viewer = before;
    return error;
}

static const struct error *save_case(struct session *engine, void *row)
{
    struct collection_case *c = row;
    return c->record.id ? record_update(engine, &collection_case_entity, c, NULL)
                        : record_put(engine, &collection_case_entity, c);
}

static const struct error *save_action(struct session *engine, void *row)
{
    return record_put(engine, &collection_action_entity, row);
}

/* --- what is likely to come back
 * ---------------------------------------------------------------------------------------- */

static double prior(struct session *s, const struct loan *loan)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "recovery_prior") : NULL;
    struct table_result r;
    if (!table)
        return NAN;
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    fact_set_reset(facts);
    fact_put_number(facts, "loan_overdue_days", loan->overdue_days == NONE ? 0 : (double)loan->overdue_days);
    fact_put_bool(facts, "recovery_secured",
                  loan->collateral == LOAN_COLLATERAL_MORTGAGE || loan->collateral == LOAN_COLLATERAL_PLEDGE);
    table_decide(s->arena, table, facts, &r);
    struct value value = table_output(&r, 0, "recovery", facts);
    return r.evaluated && value_known(value) ? value.number : NAN;
}

static const struct error *estimate(struct session *s, const struct loan *loan, struct collection_case *c)
{
    struct rows *rows;
    const struct error *error;
    double cases = 0, sum = 0, before = prior(s, loan);
    TRY(store_query(s->tx, &query_collection_closed, NO_VALUES, &rows));
    if (rows_next(rows, &error)) {
        cases = rows_real(rows, 0);
        sum = rows_real(rows, 1);
        rows_close(rows);
    }
    TRY(error);
    c->recovery_share = NAN;
    c->recovery_amount = NONE;
    if (isnan(before))
        return NULL;
    c->recovery_share = (before * PRIOR_CASES + sum) / (PRIOR_CASES + cases);
    c->recovery_amount = c->amount == NONE ? NONE : llround((double)c->amount * c->recovery_share);
    return NULL;
}

/* --- opening
 * ------------------------------------------------------------------------------------------------------------ */

const struct error *operation_collection_open(struct call *call)
{
    struct session *s = call->session;
    struct collection_case c;
    struct loan loan;
    struct customer customer;
    int64_t home, id, open, count;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &loan_entity, ACCESS_READ, home, id));
    TRY(record_load(s, &loan_entity, home, id, &loan));
    TRY(record_load(s, &customer_entity, home, home, &customer));
    TRY(store_int(s->tx, &query_collection_open_case, VALUES(sql_int(home), sql_int(id)), &open));
    if (open == NONE) {
        TRY(store_int(s->tx, &query_collection_count, VALUES(sql_int(home)), &count));
        record_clear(&collection_case_entity, &c);
        c.customer = home;
        c.loan = id;
        c.number = arena_format(s->arena, "CS-%s-%lld", loan.number, (long long)count + 1);
        c.stage = COLLECTION_CASE_STAGE_REMINDER;
        c.opened_on = s->today;
        c.amount =
            (loan.balance == NONE ? 0 : loan.balance) + (loan.overdue_interest == NONE ? 0 : loan.overdue_interest);
        c.overdue_days = loan.overdue_days;
        c.owner = customer.owner;
        c.next_on = s->today + 3;
        c.recovered = 0;
        c.record.id = 0;
        TRY(estimate(s, &loan, &c));
        TRY(as_engine(s, save_case, &c));
    } else {
        TRY(record_load(s, &collection_case_entity, home, open, &c));
    }
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, c.record.id));
    json_put_text(call->reply, "number", c.number);
    json_put_bool(call->reply, "known", open != NONE);
    json_close(call->reply, '}');
    return NULL;
}

/* --- acting
 * ------------------------------------------------------------------------------------------------------------- */

/* What each step leads to: the stage, and in how many days somebody looks again. NONE keeps the stage. */
static const struct {
    int64_t stage;
    int days;
} steps[] = {
    [COLLECTION_ACTION_KIND_CALL] = {COLLECTION_CASE_STAGE_DUNNING, 7},
    [COLLECTION_ACTION_KIND_MESSAGE] = {COLLECTION_CASE_STAGE_DUNNING, 7},
    [COLLECTION_ACTION_KIND_VISIT] = {COLLECTION_CASE_STAGE_DUNNING, 10},
    [COLLECTION_ACTION_KIND_PROMISE] = {COLLECTION_CASE_STAGE_PROMISED, 0},
    [COLLECTION_ACTION_KIND_PROMISE_KEPT] = {COLLECTION_CASE_STAGE_DUNNING, 15},
    [COLLECTION_ACTION_KIND_PROMISE_BROKEN] = {COLLECTION_CASE_STAGE_DUNNING, 2},
    [COLLECTION_ACTION_KIND_LAWSUIT] = {COLLECTION_CASE_STAGE_LEGAL, 30},
    [COLLECTION_ACTION_KIND_JUDGEMENT] = {COLLECTION_CASE_STAGE_LEGAL, 15},
    [COLLECTION_ACTION_KIND_ENFORCEMENT] = {COLLECTION_CASE_STAGE_LEGAL, 30},
    [COLLECTION_ACTION_KIND_AUCTION] = {COLLECTION_CASE_STAGE_DISPOSAL, 30},
    [COLLECTION_ACTION_KIND_DISPOSAL] = {COLLECTION_CASE_STAGE_DISPOSAL, 15},
    [COLLECTION_ACTION_KIND_CLOSE] = {COLLECTION_CASE_STAGE_CLOSED, 0},
};

static const struct error *check(struct session *s, const struct collection_act_input *in,
                                 const struct collection_case *c)
{
    if (c->stage == COLLECTION_CASE_STAGE_CLOSED)
        return error_make(s->arena, ERROR_COLLECTION_CLOSED, .arguments = {c->number});
    if (in->kind == COLLECTION_ACTION_KIND_PROMISE && (in->promised_on == NONE || in->amount == NONE))
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = in->amount == NONE ? "amount" : "promised_on");
    if (in->kind == COLLECTION_ACTION_KIND_PROMISE && in->promised_on < s->today)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "promised_on",
                          .value = date_text(s->arena, in->promised_on),
                          .arguments = {arena_format(s->arena, ">= %s", date_text(s->arena, s->today))});
    if (in->kind == COLLECTION_ACTION_KIND_CLOSE && in->outcome == NONE)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "outcome");
    return NULL;
}

static void follow(struct session *s, const struct collection_act_input *in, struct collection_case *c)
{
    c->stage = steps[in->kind].stage;
    c->next_on = s->today + steps[in->kind].days;
    if (in->kind == COLLECTION_ACTION_KIND_PROMISE) {
        c->promised_on = c->next_on = in->promised_on;
        c->promised_amount = in->amount;
    } else if (in->kind == COLLECTION_ACTION_KIND_PROMISE_KEPT || in->kind == COLLECTION_ACTION_KIND_DISPOSAL) {
        c->recovered = (c->recovered == NONE ? 0 : c->recovered) + (in->amount == NONE ? 0 : in->amount);
    } else if (in->kind == COLLECTION_ACTION_KIND_CLOSE) {
        c->outcome = in->outcome;
        c->closed_on = s->today;
        c->next_on = NONE;
    }
}

const struct error *operation_collection_act(struct call *call)
{
    const struct collection_act_input *in = call->input;
    struct session *s = call->session;
    struct collection_case c;
    struct collection_action action;
    struct loan loan;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(scope_row(s, &collection_case_entity, ACCESS_READ, home, id));
    TRY(record_load(s, &collection_case_entity, home, id, &c));
    TRY(check(s, in, &c));
    TRY(record_load(s, &loan_entity, home, c.loan, &loan));
    record_clear(&collection_action_entity, &action);
    action.customer = home;
    action.collection_case = id;
    action.kind = in->kind;
    action.happened_on = s->today;
    action.amount = in->amount;
    action.promised_on = in->promised_on;
    action.text = in->text;
    action.author = s->person ? s->person : NONE;
    TRY(as_engine(s, save_action, &action));
    follow(s, in, &c);
    c.overdue_days = loan.overdue_days;
    TRY(estimate(s, &loan, &c));
    TRY(as_engine(s, save_case, &c));
    json_open(call->reply, '{');
    json_put_text(call->reply, "id", id_text(s->arena, home, id));
    json_put_text(call->reply, "stage", entity_field(&collection_case_entity, "stage")->choices[c.stage].name);
    json_put_double(call->reply, "recovery_share", c.recovery_share);
    json_put_date(call->reply, "next_on", c.next_on);
    json_close(call->reply, '}');
    return NULL;
}

/* --- the board
 * ---------------------------------------------------------------------------------------------------------- */

static void write_case(struct session *s, struct json_writer *w, const struct rows *rows)
{
    int64_t home = rows_int(rows, 0);
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, rows_int(rows, 1)));
    json_put_text(w, "number", rows_text(rows, 2));
    json_put_text(w, "customer", id_text(s->arena, home, home));
    json_put_text(w, "customer_title", rows_text(rows, 3));
    json_put_text(w, "loan", id_text(s->arena, home, rows_int(rows, 16)));
    json_put_text(w, "loan_title", rows_text(rows, 4));
    json_put_text(w, "stage", rows_text(rows, 5));
    json_put_int(w, "amount", rows_int(rows, 6));
    json_put_int(w, "overdue_days", rows_int(rows, 7));
    json_put_int(w, "overdue_amount", rows_int(rows, 8));
    json_put_date(w, "next_on", rows_int(rows, 9));
    json_put_date(w, "promised_on", rows_int(rows, 10));
    json_put_int(w, "promised_amount", rows_int(rows, 11));
    json_put_double(w, "recovery_share", rows_real(rows, 12));
    json_put_int(w, "recovery_amount", rows_int(rows, 13));
    json_put_int(w, "recovered", rows_int(rows, 14));
    json_put_text(w, "owner", rows_text(rows, 15));
    json_put_bool(w, "late", rows_int(rows, 9) != NONE && rows_int(rows, 9) < s->today);
    json_close(w, '}');
}

const struct error *operation_collection_board(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct rows *rows;
    const struct error *error;
    int64_t claim = 0, likely = 0, recovered = 0, count = 0;
    TRY(store_query(s->tx, &query_collection_cases, NO_VALUES, &rows));
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        write_case(s, w, rows);
        count++;
        claim += rows_null(rows, 6) ? 0 : rows_int(rows, 6);
        likely += rows_null(rows, 13) ? 0 : rows_int(rows, 13);
        recovered += rows_null(rows, 14) ? 0 : rows_int(rows, 14);
    }
    json_close(w, ']');
    json_key(w, "totals");
    json_open(w, '{');
    json_put_int(w, "cases", count);
    json_put_int(w, "amount", claim);
    json_put_int(w, "recovery_amount", likely);
    json_put_int(w, "recovered", recovered);
    json_close(w, '}');
    json_close(w, '}');
    return error;
}
