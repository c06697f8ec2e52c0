/* The catalogue, what fits a customer, a price, a pre-filled application, and the page of one. */
#include "base/text.h"
#include "domain/assess/assess.h"
#include "domain/deal/deal.h"
#include "domain/statement/figures.h"
#include "policy/write.h"
#include "quant/working_capital.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

/* --- catalogue
 * -------------------------------------------------------------------------------------------------------- */

static void terms_write(struct json_writer *w, const struct policy_snapshot *policy)
{
    const struct decision_table *table = policy_table(policy, "rating_terms");
    json_key(w, "terms");
    json_open(w, '[');
    for (size_t i = 0; table && i < table->row_count; i++) {
        json_open(w, '{');
        write_label(w, "label", table->rows[i].label);
        for (size_t k = 0; k < table->input_count; k++)
            json_put_text(w, table->inputs[k].name,
                          table->rows[i].cells[k].kind == CELL_ANY ? NULL : table->rows[i].cells[k].text);
        for (size_t k = 0; k < table->output_count; k++)
            json_put_text(w, table->outputs[k].name,
                          table->rows[i].outputs[k] ? expression_source(table->rows[i].outputs[k]) : NULL);
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_product_list(struct call *call)
{
    const struct policy_snapshot *policy = call->session->policy;
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    for (size_t i = 0; i < policy->product_count; i++)
        product_write(call->reply, policy->products[i]);
    json_close(call->reply, ']');
    json_key(call->reply, "pricing");
    if (policy->pricing)
        pricing_write(call->reply, policy->pricing);
    else
        json_write_null(call->reply);
    terms_write(call->reply, policy);
    json_close(call->reply, '}');
    return NULL;
}

static void fit_write(struct json_writer *w, const struct product *p, struct fact_set *facts)
{
    static const char *const answers[] = {"no", "yes", "unknown"};
    json_open(w, '{');
    json_put_text(w, "product", p->doc->name);
    write_label(w, "label", p->doc->label);
    json_put_text(w, "family", p->family);
    json_put_text(w, "offered", answers[product_fits(p, facts)]);
    json_key(w, "rules");
    json_open(w, '[');
    for (size_t i = 0; i < p->rule_count; i++) {
        const struct fact *missing = p->rules[i].when ? expression_missing(p->rules[i].when, facts) : NULL;
        json_open(w, '{');
        json_put_text(w, "name", p->rules[i].name);
        write_label(w, "label", p->rules[i].label);
        json_put_text(w, "result", answers[product_rule_match(&p->rules[i], facts)]);
        json_put_bool(w, "blocks", p->rules[i].blocks);
        json_put_text(w, "when", p->rules[i].when ? expression_source(p->rules[i].when) : NULL);
        if (missing)
            write_label(w, "missing", missing->label);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

const struct error *operation_product_fit(struct call *call)
{
    struct session *s = call->session;
    struct fact_set *facts;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(facts_of_customer(s, s->policy, id, &facts));
    json_open(call->reply, '{');
    json_key(call->reply, "items");
    json_open(call->reply, '[');
    for (size_t i = 0; i < s->policy->product_count; i++)
        fit_write(call->reply, s->policy->products[i], facts);
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return NULL;
}

/* --- price
 * ------------------------------------------------------------------------------------------------------------ */

static void deal_of_input(const struct deal_price_input *in, struct deal *deal)
{
    deal->customer = in->customer;
    deal->amount = in->amount;
    deal->term_months = in->term_months;
    deal->repricing_months = in->repricing_months;
    deal->security = in->security;
    deal->security_value = in->security_value;
    deal->rate = in->rate;
    deal->upfront_fee = in->upfront_fee;
    deal->yearly_fee = in->yearly_fee;
    deal->side_income = in->side_income;
    deal->pd = in->pd;
    deal->lgd = in->lgd;
    deal->ftp_rate = in->ftp_rate;
    deal->cost_rate = in->cost_rate;
    deal->tax_rate = in->tax_rate;
    deal->capital_ratio = in->capital_ratio;
    deal->target_raroc = in->target_raroc;
}

static void table_write(struct json_writer *w, struct session *s, const char *name, struct fact_set *facts)
{
    const struct decision_table *table = policy_table(s->policy, name);
    struct table_result result;
    json_key(w, name);
    if (!table) {
        json_write_null(w);
        return;
    }
    table_decide(s->arena, table, facts, &result);
    table_result_write(w, &result, facts);
}

const struct error *operation_deal_price(struct call *call)
{
    static const char *const solves[] = {"raroc",     "rate", "yearly_fee", "side_income", "ftp_rate",
                                         "cost_rate", "pd",   "lgd",        "tax_rate",    "capital_ratio"};
    const struct deal_price_input *in = call->input;
    struct session *s = call->session;
    struct deal deal;
    struct fact_set *facts;
    struct price price;
    deal_clear(&deal);
    deal.product = policy_product(s->policy, in->product);
    if (!deal.product)
        return error_make(s->arena, ERROR_DEAL_PRODUCT, .field = "product", .value = in->product);
    deal_of_input(in, &deal);
    if (deal.customer != NONE)
        TRY(deal_facts(s, s->policy, &deal, &facts));
    else
        facts = fact_set_new(s->arena, s->policy->facts);
    price_compute(s->arena, s->policy, &deal, facts, &price);
    int64_t solve = in->solve == NONE ? 0 : in->solve;
    double solved = solve ? price_solve(&price, solves[solve]) : NAN;
    if (solve && price.evaluated && isnan(solved))
        return error_make(s->arena, ERROR_DEAL_NO_PRICE, .arguments = {solves[solve]});
    json_open(call->reply, '{');
    json_key(call->reply, "price");
    price_write(call->reply, s->policy, &price);
    json_put_text(call->reply, "solve", solves[solve]);
    json_put_double(call->reply, "solved", solve ? solved : price.evaluated ? price.result.raroc : NAN);
    json_put_text(call->reply, "level", deal.customer == NONE ? NULL : deal_level(s->arena, s->policy, facts));
    table_write(call->reply, s, "rating_terms", facts);
    table_write(call->reply, s, "approval_authority", facts);
    json_close(call->reply, '}');
    return NULL;
}

/* --- pre-filled
 * -------------------------------------------------------------------------------------------------------- */

static void value_put(struct json_writer *w, const char *field, const struct value *value, const struct choice *choices,
                      struct label source)
{
    json_open(w, '{');
    json_put_text(w, "field", field);
    json_key(w, "value");
    value_write(w, *value, choices);
    write_label(w, "source", source);
    json_close(w, '}');
}

/* Need for working capital by the annex of the measure, from the newest full year (handbook of the field 5.5). */
static bool need_of(const struct statement_period *now, double existing, struct working_capital *need)
{
    const struct statement_period *before = now->prior;
    const double *a = now->adjusted.item, *b = before ? before->adjusted.item : a;
#define AVERAGE(item) ((isnan(a[item]) ? 0 : a[item]) / 2 + (isnan(b[item]) ? 0 : b[item]) / 2)
    struct working_capital_terms terms = {
        .prior_revenue = a[STATEMENT_REVENUE],
        .prior_cost_of_sales = a[STATEMENT_COGS],
        .prior_profit = a[STATEMENT_OPERATING_PROFIT],
        .expected_revenue_growth = before && b[STATEMENT_REVENUE] > 0
                                       ? fmin(fmax(a[STATEMENT_REVENUE] / b[STATEMENT_REVENUE] - 1, -0.2), 0.2)
                                       : 0,
        .average_inventory = AVERAGE(STATEMENT_INVENTORY),
        .average_receivables = AVERAGE(STATEMENT_ACCOUNTS_RECEIVABLE),
        .average_prepayments = AVERAGE(STATEMENT_PREPAYMENTS),
        .average_payables = AVERAGE(STATEMENT_ACCOUNTS_PAYABLE),
        .average_advances = AVERAGE(STATEMENT_ADVANCE_AND_CONTRACT_LIABILITIES),
        .own_funds = fmax(0, a[STATEMENT_TOTAL_CURRENT_ASSETS] - a[STATEMENT_TOTAL_CURRENT_LIABILITIES]),
        .existing_loans = existing,
    };
#undef AVERAGE
    if (!(terms.prior_revenue > 0) || !(terms.prior_cost_of_sales > 0) || isnan(terms.prior_profit) ||
        isnan(terms.own_funds))
        return false;
    *need = working_capital(&terms);
    return true;
}

static const struct error *need_write(struct session *s, int64_t customer, struct json_writer *w)
{
    struct statement_period *periods;
    struct working_capital need;
    size_t count;
    int64_t scope = NONE, existing;
    TRY(statement_periods(s, customer, &scope, 6, &periods, &count));
    TRY(store_int(s->tx, &query_deal_loans_of, VALUES(sql_int(customer)), &existing));
    const struct statement_period *year = statement_newest_year(periods, count);
    json_key(w, "working_capital");
    if (!year || !need_of(year, (double)existing, &need)) {
        json_write_null(w);
        return NULL;
    }
    json_open(w, '{');
    json_put_date(w, "statement_on", year->row.period_end);
    json_put_text(w, "status", working_capital_status_names[need.status]);
    json_put_double(w, "cycle_days", need.cycle_days);
    json_put_double(w, "turns", need.turns);
    json_put_double(w, "need", need.need);
    json_put_double(w, "new_loan", need.new_loan);
    json_put_int(w, "existing_loans", existing);
    json_close(w, '}');
    return NULL;
}

static void facts_put(struct json_writer *w, struct fact_set *facts)
{
    static const char *const names[] = {"revenue",  "total_assets",   "debt_to_assets",  "current_ratio", "grade", "pd",
                                        "exposure", "group_exposure", "deposit_balance", "statement_date"};
    json_key(w, "facts");
    json_open(w, '[');
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const struct fact *fact = fact_find(facts->table, names[i]);
        if (fact) {
            struct value value = fact_value(facts, fact);
            fact_write(w, fact, value);
        }
    }
    json_close(w, ']');
}

const struct error *operation_application_prefill(struct call *call)
{
    const struct application_prefill_query *query = call->query;
    struct session *s = call->session;
    const struct product *product = policy_product(s->policy, query->product ? query->product : "working_capital");
    struct fact_set *facts;
    struct deal deal;
    struct price price;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    if (!product)
        return error_make(s->arena, ERROR_DEAL_PRODUCT, .field = "product", .value = query->product);
    deal_clear(&deal);
    deal.product = product;
    deal.customer = id;
    deal.amount = product->amount_least == NONE ? 100000000 : product->amount_least;
    deal.term_months = product->term_most == NONE || product->term_most > 12 ? 12 : product->term_most;
    if (product->term_least != NONE && deal.term_months < product->term_least)
        deal.term_months = product->term_least;
    TRY(deal_facts(s, s->policy, &deal, &facts));
    price_compute(s->arena, s->policy, &deal, facts, &price);
    json_open(call->reply, '{');
    json_key(call->reply, "product");
    product_write(call->reply, product);
    json_key(call->reply, "fit");
    fit_write(call->reply, product, facts);
    json_key(call->reply, "values");
    json_open(call->reply, '[');
    struct value term = value_number((double)deal.term_months), rate = value_number(price.terms.loan_rate);
    value_put(call->reply, "term_months", &term, NULL, (struct label){"产品期限范围", "Bounds of the product"});
    value_put(call->reply, "rate", &rate, NULL, (struct label){"LPR加等级价格下限", "LPR plus the floor of the grade"});
    json_close(call->reply, ']');
    facts_put(call->reply, facts);
    TRY(need_write(s, id, call->reply));
    json_close(call->reply, '}');
    return NULL;
}

/* --- one application
 * ---------------------------------------------------------------------------------------------------- */

static const struct error *documents_write(struct session *s, struct json_writer *w, const struct application *row)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_deal_documents_of, VALUES(sql_int(row->record.home), sql_int(row->record.id)),
                    &rows));
    json_key(w, "documents");
    json_open(w, '[');
    while (rows_next(rows, &error))
        document_row_write(s, w, rows, row->record.home);
    json_close(w, ']');
    return error;
}

static const struct error *changes_write(struct session *s, struct json_writer *w, const struct application *row)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_deal_changes_of, VALUES(sql_int(row->record.home), sql_int(row->record.id)), &rows));
    json_key(w, "changes");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, row->record.home, rows_int(rows, 0)));
        json_put_text(w, "number", rows_text(rows, 1));
        json_put_text(w, "status", rows_text(rows, 2));
        json_put_int(w, "amount", rows_int(rows, 3));
        json_put_int(w, "term_months", rows_int(rows, 4));
        json_put_double(w, "rate", rows_int(rows, 5) == NONE ? NAN : (double)rows_int(rows, 5) / 1e8);
        json_put_text(w, "security", rows_text(rows, 6));
        json_put_text(w, "path", rows_text(rows, 7));
        json_put_instant(w, "submitted_at", rows_int(rows, 8));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

/* What differs from the application it changes. */
static const struct error *before_write(struct session *s, struct json_writer *w, const struct application *row)
{
    struct application before;
    json_key(w, "before");
    if (row->change_of == NONE) {
        json_write_null(w);
        return NULL;
    }
    TRY(record_load(s, &application_entity, row->record.home, row->change_of, &before));
    return record_write(s, &application_entity, &before, w);
}

const struct error *operation_application_page(struct call *call)
{
    struct session *s = call->session;
    struct application row;
    struct deal deal;
    struct fact_set *facts;
    struct price price;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &application_entity, home, id, &row));
    TRY(deal_of_application(s, s->policy, &row, &deal));
    TRY(deal_facts(s, s->policy, &deal, &facts));
    price_compute(s->arena, s->policy, &deal, facts, &price);
    json_open(call->reply, '{');
    json_key(call->reply, "record");
    TRY(record_write(s, &application_entity, &row, call->reply));
    json_key(call->reply, "product");
    product_write(call->reply, deal.product);
    json_key(call->reply, "fit");
    fit_write(call->reply, deal.product, facts);
    json_key(call->reply, "price");
    price_write(call->reply, s->policy, &price);
    table_write(call->reply, s, "rating_terms", facts);
    table_write(call->reply, s, "approval_authority", facts);
    facts_put(call->reply, facts);
    TRY(documents_write(s, call->reply, &row));
    TRY(changes_write(s, call->reply, &row));
    TRY(before_write(s, call->reply, &row));
    json_close(call->reply, '}');
    return NULL;
}
