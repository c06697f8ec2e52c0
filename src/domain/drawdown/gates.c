#include "domain/drawdown/gates.h"
#include "base/text.h"
#include "domain/assess/assess.h"
#include "domain/facility/facility.h"
#include "quant/lending_limits.h"
#include "queries.h"

#include <math.h>
#include <string.h>

static bool given(const char *text)
{
    return text && *text;
}

/* 受托支付: the lender pays the payee itself; by the product and the size of one payment. */
static bool entrusted_required(const struct drawdown *d, const struct loan *loan)
{
    static const enum entrusted_product products[] = {
        [LOAN_PRODUCT_WORKING_CAPITAL] = ENTRUSTED_WORKING_CAPITAL,
        [LOAN_PRODUCT_FIXED_ASSET] = ENTRUSTED_FIXED_ASSET,
        [LOAN_PRODUCT_PROJECT] = ENTRUSTED_FIXED_ASSET,
        [LOAN_PRODUCT_TRADE] = ENTRUSTED_WORKING_CAPITAL,
        [LOAN_PRODUCT_ACCEPTANCE] = ENTRUSTED_WORKING_CAPITAL,
        [LOAN_PRODUCT_DISCOUNT] = ENTRUSTED_WORKING_CAPITAL,
        [LOAN_PRODUCT_GUARANTEE] = ENTRUSTED_WORKING_CAPITAL,
        [LOAN_PRODUCT_MNA] = ENTRUSTED_FIXED_ASSET,
        [LOAN_PRODUCT_GREEN] = ENTRUSTED_FIXED_ASSET,
        [LOAN_PRODUCT_PERSONAL_BUSINESS] = ENTRUSTED_PERSONAL_BUSINESS,
        [LOAN_PRODUCT_PERSONAL] = ENTRUSTED_PERSONAL_CONSUMPTION,
    };
    struct entrusted_payment payment = {
        .product = products[loan->product], .amount_minor = d->amount, .payee_known = given(d->payee)};
    return entrusted_payment_required(&payment, &entrusted_limits_2024);
}

static void put_money(struct fact_set *facts, const char *name, int64_t amount)
{
    if (amount != NONE)
        fact_put_int(facts, name, amount);
}

static void put_share(struct fact_set *facts, const char *name, int64_t part, int64_t whole)
{
    if (part != NONE && whole != NONE && whole > 0)
        fact_put_number(facts, name, (double)part / (double)whole);
}

static const struct error *put_limits(struct session *s, const struct drawdown *d, bool reserved,
                                      struct fact_set *facts, const struct facility **facility, int64_t *used)
{
    struct limit_path *path = ARENA_NEW(s->arena, struct limit_path);
    int64_t free = INT64_MAX;
    TRY(limit_path_read(s, d->customer, d->facility, path));
    for (size_t i = 0; i < path->count; i++) {
        const struct limit_node *node = &path->nodes[i];
        int64_t own;
        TRY(limit_convert(s, d->amount, d->currency, node->facility.currency, &own));
        int64_t here = node->free + (reserved ? own : 0) - own;
        free = here < free ? here : free;
    }
    *facility = &path->nodes[0].facility;
    *used = path->nodes[0].used;
    fact_put_int(facts, "limit_left", free);
    fact_put_bool(facts, "facility_active", (*facility)->status == FACILITY_STATUS_ACTIVE);
    fact_put_number(facts, "facility_days_left", (double)((*facility)->expires_on - s->today));
    return NULL;
}

static const struct error *put_conditions(struct session *s, const struct drawdown *d, struct fact_set *facts)
{
    struct condition_gate gate;
    TRY(condition_gate_read(s, d->customer, d->facility, &gate));
    fact_put_number(facts, "conditions_total", (double)gate.total);
    fact_put_number(facts, "conditions_open", (double)gate.open);
    fact_put_number(facts, "conditions_breached", (double)gate.breached);
    return NULL;
}

static void put_request(struct session *s, const struct drawdown *d, const struct loan *loan, struct fact_set *facts)
{
    fact_put_int(facts, "drawdown_amount", d->amount);
    fact_put_text(facts, "drawdown_product", entity_field(&loan_entity, "product")->choices[loan->product].name);
    fact_put_bool(facts, "purpose_given", given(d->purpose));
    fact_put_bool(facts, "evidence_given", d->evidence != NONE || given(d->trade_contract));
    fact_put_bool(facts, "payee_given", given(d->payee) && given(d->payee_account));
    fact_put_bool(facts, "entrusted_required", entrusted_required(d, loan));
    if (d->payment != NONE)
        fact_put_text(facts, "payment_method", entity_field(&drawdown_entity, "payment")->choices[d->payment].name);
    put_money(facts, "invoice_amount", d->invoice_amount);
    fact_put_number(facts, "loan_term_left", (double)(loan->matures_on - s->today));
    if (!isnan(d->progress))
        fact_put_number(facts, "project_progress", d->progress);
}

static void put_project(const struct drawdown *d, const struct facility *f, int64_t used, struct fact_set *facts)
{
    int64_t paid = d->own_capital_paid;
    put_share(facts, "own_capital_share", paid, f->own_capital);
    put_share(facts, "loan_share_after", used + d->amount, f->amount);
    put_money(facts, "own_capital_due", f->own_capital);
    if (paid != NONE && f->investment != NONE && f->investment > 0)
        fact_put_number(facts, "funds_share_after", (double)(used + d->amount + paid) / (double)f->investment);
    if (!isnan(f->secured_share))
        fact_put_number(facts, "cover_required", f->secured_share);
    put_share(facts, "cover_after", f->security_value, used + d->amount);
}

/* --- deciding -------------------------------------------------------------------------------------------------------
 */

static void write_text(struct json_writer *w, const char *key, struct value value)
{
    json_put_text(w, key, value_known(value) ? value.text : NULL);
}

/* The facts that the condition reads, each with what it is now. */
static void write_evidence(struct json_writer *w, const struct expression *condition, struct fact_set *facts)
{
    size_t count;
    const int *read = expression_facts(condition, &count);
    for (size_t i = 0; i < count; i++)
        fact_write(w, &facts->table->facts[read[i]], fact_value(facts, &facts->table->facts[read[i]]));
}

static void write_gate(struct session *s, struct json_writer *w, const struct table_result *r, size_t n,
                       struct fact_set *facts, struct buffer *failed, bool *passed)
{
    const struct table_row *row = &r->table->rows[r->rows[n]];
    struct value pass = table_output(r, n, "passed", facts), gate = table_output(r, n, "gate", facts);
    bool good = value_known(pass) && pass.truth;
    *passed &= good;
    if (!good)
        buffer_format(failed, "%s%s", failed->size ? "、" : "",
                      s->language == LANGUAGE_EN ? row->label.en : row->label.zh);
    json_open(w, '{');
    write_text(w, "gate", gate);
    label_put(w, "label", row->label);
    json_put_text(w, "result", good ? "passed" : value_known(pass) ? "failed" : "unknown");
    write_text(w, "basis_zh", table_output(r, n, "basis_zh", facts));
    write_text(w, "basis_en", table_output(r, n, "basis_en", facts));
    json_put_text(w, "rule", r->table->doc->file);
    json_put_int(w, "line", row->line);
    json_key(w, "evidence");
    json_open(w, '[');
    for (size_t i = 0; i < r->table->output_count; i++)
        if (text_equal(r->table->outputs[i].name, "passed") && row->outputs[i])
            write_evidence(w, row->outputs[i], facts);
    json_close(w, ']');
    json_close(w, '}');
}

static void decide(struct session *s, const struct decision_table *table, struct fact_set *facts,
                   struct gate_result *result)
{
    struct buffer out = {.arena = s->arena}, failed = {.arena = s->arena};
    struct json_writer w = {&out, false};
    struct table_result r;
    table_decide(s->arena, table, facts, &r);
    result->passed = r.evaluated && r.row_count > 0;
    json_open(&w, '[');
    for (size_t n = 0; n < r.row_count; n++)
        write_gate(s, &w, &r, n, facts, &failed, &result->passed);
    json_close(&w, ']');
    result->json = buffer_end(&out);
    result->failed = failed.size ? buffer_end(&failed) : "";
    result->policy =
        arena_format(s->arena, "%s v%lld %s", table->doc->file, (long long)table->doc->version, table->doc->hash);
}

const struct error *gates_decide(struct session *s, const struct drawdown *d, bool reserved, struct gate_result *result)
{
    const struct decision_table *table = s->policy ? policy_table(s->policy, "drawdown_gates") : NULL;
    const struct facility *facility;
    struct loan loan;
    struct fact_set *facts;
    int64_t used;
    *result = (struct gate_result){.failed = "", .json = "[]", .policy = ""};
    TRY(record_load(s, &loan_entity, d->customer, d->loan, &loan));
    if (loan.facility != d->facility || !loan.terms || loan.status == LOAN_STATUS_WRITTEN_OFF)
        return error_make(s->arena, ERROR_DRAWDOWN_LOAN, .field = "loan", .arguments = {loan.number});
    if (!table) {
        result->failed = "policy/lending/drawdown_gates.yaml";
        return NULL;
    }
    TRY(facts_of_customer(s, s->policy, d->customer, &facts));
    TRY(put_limits(s, d, reserved, facts, &facility, &used));
    TRY(put_conditions(s, d, facts));
    put_request(s, d, &loan, facts);
    fact_put_int(facts, "loan_undrawn", loan.amount - (loan.balance == NONE ? 0 : loan.balance));
    put_project(d, facility, used, facts);
    decide(s, table, facts, result);
    return NULL;
}
