/* The five classes of a loan: every floor that the rules set, and a judgement that may only be worse. */
#include "quant/classification.h"
#include "base/text.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/call.h"
#include "record/scope.h"

#include <math.h>
#include <string.h>

/* What the rules ask, from the loan, the customer's other debts here and elsewhere. What the bank does not record yet
 * (evasion, change of use, restructuring) counts as not the case and is said to be unknown. */
static const struct error *gather(struct session *s, const struct loan *loan, struct loan_facts *facts)
{
    struct rows *rows;
    const struct error *error;
    const struct scenario_policy *policy = s->policy->scenarios;
    *facts = (struct loan_facts){.overdue_days = loan->overdue_days == NONE ? 0 : loan->overdue_days};
    facts->technical_overdue = facts->overdue_days > 0 && facts->overdue_days <= policy->technical_days;
    TRY(store_query(s->tx, &query_classification_own, VALUES(sql_int(loan->customer)), &rows));
    if (rows_next(rows, &error)) {
        double all = (double)rows_int(rows, 0), bad = (double)rows_int(rows, 1);
        facts->npl_share_own_bank = all > 0 ? bad / all : 0;
        rows_close(rows);
    }
    if (error)
        return error;
    TRY(store_query(s->tx, &query_classification_credit, VALUES(sql_int(loan->customer)), &rows));
    if (rows_next(rows, &error)) {
        double others = rows_null(rows, 1) ? 0 : (double)rows_int(rows, 1),
               late = rows_null(rows, 2) ? 0 : (double)rows_int(rows, 2);
        double own = loan->balance == NONE ? 0 : (double)loan->balance, own_late = facts->overdue_days > 90 ? own : 0;
        facts->npl_elsewhere = !rows_null(rows, 0) && rows_int(rows, 0) > 0;
        facts->overdue90_share_all_banks = own + others > 0 ? (late + own_late) / (own + others) : 0;
        rows_close(rows);
    }
    return error;
}

static const struct choice *class_choice(int64_t index)
{
    const struct field *field = entity_field(&loan_entity, "five_class");
    return &field->choices[index < 0 || index >= (int64_t)field->choice_count ? 0 : index];
}

static void write_reasons(struct json_writer *w, const struct loan_classification *c)
{
    json_key(w, "reasons");
    json_open(w, '[');
    for (size_t i = 0; i < c->reason_count; i++) {
        const struct choice *class = class_choice(c->reasons[i].class - LOAN_NORMAL);
        json_open(w, '{');
        json_put_text(w, "class", class->name);
        label_put(w, "label", class->label);
        json_put_text(w, "article", c->reasons[i].article);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_inputs(struct json_writer *w, const struct loan_facts *f)
{
    json_key(w, "inputs");
    json_open(w, '{');
    json_put_int(w, "overdue_days", f->overdue_days);
    json_put_bool(w, "technical_overdue", f->technical_overdue);
    json_put_bool(w, "npl_elsewhere", f->npl_elsewhere);
    json_put_double(w, "overdue90_share_all_banks", f->overdue90_share_all_banks);
    json_put_double(w, "npl_share_own_bank", f->npl_share_own_bank);
    json_put_null(w, "restructured"); /* not evaluated */
    json_put_null(w, "fund_misuse");
    json_close(w, '}');
}

static const struct error *write_history(struct session *s, struct json_writer *w, const struct loan *loan)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_classification_history, VALUES(sql_int(loan->record.home), sql_int(loan->record.id)),
                    &rows));
    json_key(w, "history");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_instant(w, "decided_at", rows_int(rows, 0));
        json_put_text(w, "class", rows_text(rows, 1));
        json_put_text(w, "rule_class", rows_text(rows, 2));
        json_put_bool(w, "judged", rows_int(rows, 3) == 1);
        json_put_text(w, "reason", rows_text(rows, 4));
        json_put_text(w, "decided_by", rows_text(rows, 5));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

const struct error *operation_loan_classification(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct loan loan;
    struct loan_facts facts;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &loan_entity, home, id, &loan));
    TRY(gather(s, &loan, &facts));
    struct loan_classification result = loan_classify(&facts);
    json_open(w, '{');
    json_put_text(w, "class", class_choice(result.class - LOAN_NORMAL)->name);
    json_put_text(w, "stored", class_choice(loan.five_class)->name);
    write_reasons(w, &result);
    write_inputs(w, &facts);
    TRY(write_history(s, w, &loan));
    json_close(w, '}');
    return NULL;
}

static const char *path_text(struct session *s, const struct loan_classification *result,
                             const struct loan_facts *facts)
{
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    json_open(&w, '{');
    write_reasons(&w, result);
    write_inputs(&w, facts);
    json_close(&w, '}');
    return buffer_end(&out);
}

const struct error *operation_loan_classification_judge(struct call *call)
{
    struct session *s = call->session, engine;
    const struct loan_classification_judge_input *in = call->input;
    struct classification_decision row;
    struct loan loan;
    struct loan_facts facts;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &loan_entity, home, id, &loan));
    TRY(gather(s, &loan, &facts));
    struct loan_classification result = loan_classify(&facts);
    int64_t floor = result.class - LOAN_NORMAL;
    if (in->class < floor)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "class", .value = class_choice(in->class)->name,
                          .arguments = {arena_format(s->arena, "%s (%s) ...", class_choice(floor)->label.zh,
                                                     class_choice(floor)->name)});
    session_engine(s, &engine);
    record_initial(&engine, &classification_decision_entity, &row);
    row.customer = loan.customer;
    row.loan = id;
    row.decided_at = s->now;
    row.rule_class = floor;
    row.class = in->class;
    row.previous_class = loan.five_class;
    row.judged = in->class > floor;
    row.reason = in->reason;
    row.decided_by = s->person;
    row.policy_version = arena_format(s->arena, "scenarios %lld · %.12s", (long long)s->policy->scenarios->doc->version,
                                      s->policy->hash);
    row.path = path_text(s, &result, &facts);
    engine.reason = in->reason;
    TRY(record_put(&engine, &classification_decision_entity, &row));
    if (loan.five_class != in->class) {
        loan.five_class = in->class;
        TRY(record_update(&engine, &loan_entity, &loan, NULL));
    }
    json_open(call->reply, '{');
    json_put_text(call->reply, "class", class_choice(in->class)->name);
    json_put_text(call->reply, "rule_class", class_choice(floor)->name);
    json_close(call->reply, '}');
    return NULL;
}
