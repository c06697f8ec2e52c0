#include "domain/customer/overview.h"
#include "queries.h"

#include <math.h>
#include <string.h>

enum { FLOW_MONTHS = 12, CHANGE_DAYS = 90 };

/* --- figures
 * -------------------------------------------------------------------------------------------------------------------
 */

struct figure {
    const char *name;
    struct label label;
    double value, of;
    const char *unit;
    double change;
    struct label change_label;
    int64_t as_of;
    const char *entity, *id, *field;
    struct label note;
};

static void write_figure(struct json_writer *w, const struct figure *f)
{
    json_open(w, '{');
    json_put_text(w, "name", f->name);
    label_put(w, "label", f->label);
    json_put_double(w, "value", f->value);
    json_put_double(w, "of", f->of);
    json_put_text(w, "unit", f->unit);
    json_put_double(w, "change", f->change);
    if (f->change_label.zh)
        label_put(w, "change_label", f->change_label);
    json_put_date(w, "as_of", f->as_of);
    json_key(w, "source");
    json_open(w, '{');
    json_put_text(w, "entity", f->entity);
    json_put_text(w, "id", f->id);
    json_put_text(w, "field", f->field);
    json_put_text(w, "zh", f->note.zh);
    json_put_text(w, "en", f->note.en);
    json_close(w, '}');
    json_close(w, '}');
}

static void exposure(struct overview *o)
{
    double sum = 0;
    for (size_t i = 0; i < o->loan_count; i++)
        if (strcmp(o->loans[i].status, "written_off") && o->loans[i].balance != NONE)
            sum += (double)o->loans[i].balance;
    write_figure(o->w, &(struct figure){.name = "exposure",
                                        .label = {"贷款余额", "Loan balance"},
                                        .value = sum,
                                        .of = NAN,
                                        .unit = "money",
                                        .change = NAN,
                                        .as_of = o->s->today,
                                        .entity = "loan",
                                        .id = NULL,
                                        .field = "balance",
                                        .note = {"未结清且未核销借据余额之和",
                                                 "Sum of balances of loans neither settled nor written off"}});
}

static const struct error *deposit(struct overview *o)
{
    struct rows *rows;
    const struct error *error;
    int64_t balance = 0, as_of = NONE, accounts = 0, flow;
    TRY(store_query(o->s->tx, &query_overview_deposit, VALUES(sql_int(o->id)), &rows));
    if (rows_next(rows, &error)) {
        balance = rows_int(rows, 0);
        as_of = rows_int(rows, 1);
        accounts = rows_int(rows, 2);
        rows_close(rows);
    }
    TRY(error);
    TRY(store_int(o->s->tx, &query_overview_net_flow,
                  VALUES(sql_int(o->id), sql_int(o->s->today - CHANGE_DAYS), sql_int(o->s->today)), &flow));
    write_figure(o->w,
                 &(struct figure){.name = "deposit",
                                  .label = {"存款余额", "Deposit balance"},
                                  .value = accounts ? (double)balance : NAN,
                                  .of = NAN,
                                  .unit = "money",
                                  .change = flow == NONE ? NAN : (double)flow,
                                  .change_label = {"近90天净流入", "net in 90 days"},
                                  .as_of = as_of,
                                  .entity = "account",
                                  .id = NULL,
                                  .field = "balance",
                                  .note = {"未销户账户余额之和；变动取近90天流水收付净额",
                                           "Sum over open accounts; the change is the net of 90 days' bookings"}});
    return NULL;
}

static void from_statement(struct overview *o, enum statement_item item, const char *name, struct label label)
{
    bool balance = figures_section(item) <= SECTION_EQUITY; /* a closing balance is good from part of a year, too */
    const struct statement_period *period = balance && o->period_count ? &o->periods[0] : o->year;
    double value = period ? period->adjusted.item[item] : NAN,
           before = period && period->prior ? period->prior->adjusted.item[item] : NAN;
    write_figure(
        o->w, &(struct figure){.name = name,
                               .label = label,
                               .value = value,
                               .of = NAN,
                               .unit = "money",
                               .change = before > 0 ? value / before - 1 : NAN,
                               .change_label = {"比上年", "on the year"},
                               .as_of = period ? period->row.period_end : NONE,
                               .entity = "statement",
                               .id = period ? id_text(o->s->arena, o->id, period->row.record.id) : NULL,
                               .field = statement_item_names[item].code,
                               .note = {balance ? "最近一期报表调整后金额" : "最近一个完整年度报表调整后金额",
                                        balance ? "Newest statement, as adjusted" : "Newest full year, as adjusted"}});
}

const struct error *overview_figures(struct overview *o)
{
    size_t held, of;
    int64_t income;
    json_key(o->w, "kpis");
    json_open(o->w, '[');
    exposure(o);
    TRY(deposit(o));
    from_statement(o, STATEMENT_REVENUE, "revenue", (struct label){"营业收入", "Revenue"});
    from_statement(o, STATEMENT_TOTAL_ASSETS, "total_assets", (struct label){"资产总计", "Total assets"});
    from_statement(o, STATEMENT_NET_PROFIT, "net_profit", (struct label){"净利润", "Net profit"});
    TRY(overview_products_held(o, &held, &of, &income));
    write_figure(o->w, &(struct figure){.name = "products",
                                        .label = {"持有产品", "Products held"},
                                        .value = (double)held,
                                        .of = (double)of,
                                        .unit = "count",
                                        .change = NAN,
                                        .as_of = o->s->today,
                                        .entity = "product_holding",
                                        .id = NULL,
                                        .field = "product",
                                        .note = {"含存款与贷款", "With deposits and loans"}});
    write_figure(o->w, &(struct figure){.name = "income",
                                        .label = {"中间业务年收入", "Fee income a year"},
                                        .value = income == NONE ? NAN : (double)income,
                                        .of = NAN,
                                        .unit = "money",
                                        .change = NAN,
                                        .as_of = o->s->today,
                                        .entity = "product_holding",
                                        .id = NULL,
                                        .field = "income_year",
                                        .note = {"在用产品年收入之和", "Sum over products in use"}});
    json_close(o->w, ']');
    return NULL;
}

/* --- flows
 * ----------------------------------------------------------------------------------------------------------------------
 */

static int month_index(int64_t first, int64_t date)
{
    int year, month, day, first_year, first_month;
    date_to_civil(first, &first_year, &first_month, &day);
    date_to_civil(date, &year, &month, &day);
    return (year - first_year) * 12 + month - first_month;
}

const struct error *overview_flows(struct overview *o)
{
    int64_t in[FLOW_MONTHS] = {0}, out[FLOW_MONTHS] = {0}, bookings[FLOW_MONTHS] = {0};
    struct rows *rows;
    const struct error *error;
    int year, month, day;
    date_to_civil(o->s->today, &year, &month, &day);
    int64_t first = date_add_months(date_from_civil(year, month, 1), 1 - FLOW_MONTHS, 1);
    TRY(store_query(o->s->tx, &query_overview_flows, VALUES(sql_int(o->id), sql_int(first), sql_int(o->s->today)),
                    &rows));
    while (rows_next(rows, &error)) {
        int at = month_index(first, rows_int(rows, 0));
        if (at < 0 || at >= FLOW_MONTHS)
            continue;
        in[at] += rows_int(rows, 1);
        out[at] += rows_int(rows, 2);
        bookings[at] += rows_int(rows, 3);
    }
    json_key(o->w, "flows");
    json_open(o->w, '[');
    for (int i = 0; i < FLOW_MONTHS; i++) {
        json_open(o->w, '{');
        json_put_date(o->w, "month", date_add_months(first, i, 1));
        json_put_int(o->w, "inflow", in[i]);
        json_put_int(o->w, "outflow", out[i]);
        json_put_int(o->w, "count", bookings[i]);
        json_close(o->w, '}');
    }
    json_close(o->w, ']');
    return error;
}

/* --- products
 * ---------------------------------------------------------------------------------------------------------------------
 */

static bool for_persons(const char *name)
{
    static const char *const names[] = {"deposit",        "loan",      "wealth",   "card",
                                        "standing_order", "e_banking", "insurance"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (!strcmp(names[i], name))
            return true;
    return false;
}

const struct overview_product *overview_product_list(struct session *s, int64_t kind, size_t *count)
{
    const struct field *field = entity_field(&product_holding_entity, "product");
    bool person = kind == CUSTOMER_KIND_INDIVIDUAL || kind == CUSTOMER_KIND_GUARANTOR;
    struct overview_product *list = ARENA_LIST(s->arena, struct overview_product, field->choice_count + 2);
    *count = 0;
    list[(*count)++] = (struct overview_product){"deposit", {"存款", "Deposits"}};
    list[(*count)++] = (struct overview_product){"loan", {"贷款", "Loans"}};
    for (size_t i = 0; i < field->choice_count; i++) {
        bool retail = !strcmp(field->choices[i].name, "card") || !strcmp(field->choices[i].name, "standing_order");
        if (person ? for_persons(field->choices[i].name) : !retail)
            list[(*count)++] = (struct overview_product){field->choices[i].name, field->choices[i].label};
    }
    return list;
}

struct holding {
    bool held;
    const char *entity;
    int64_t id, amount, since;
};

static const struct error *holdings(struct overview *o, const struct overview_product *list, size_t count,
                                    struct holding *held, int64_t *income)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(o->s->tx, &query_overview_deposit, VALUES(sql_int(o->id)), &rows));
    if (rows_next(rows, &error)) {
        if (rows_int(rows, 2) > 0)
            held[0] = (struct holding){true, "account", rows_int(rows, 3), rows_int(rows, 0), rows_int(rows, 4)};
        rows_close(rows);
    }
    TRY(error);
    for (size_t i = 0; i < o->loan_count; i++) {
        const struct overview_loan *loan = &o->loans[i];
        if (!strcmp(loan->status, "written_off"))
            continue;
        int64_t sum = held[1].held ? held[1].amount : 0;
        held[1] = (struct holding){true, "loan", held[1].held ? held[1].id : loan->id,
                                   sum + (loan->balance == NONE ? 0 : loan->balance),
                                   held[1].held && held[1].since < loan->started_on ? held[1].since : loan->started_on};
    }
    *income = NONE;
    TRY(store_query(o->s->tx, &query_overview_products, VALUES(sql_int(o->id), sql_int(o->s->today)), &rows));
    while (rows_next(rows, &error)) {
        for (size_t i = 2; i < count; i++)
            if (!strcmp(list[i].name, rows_text(rows, 0)) && !held[i].held)
                held[i] =
                    (struct holding){true, "product_holding", rows_int(rows, 1), rows_int(rows, 2), rows_int(rows, 3)};
        if (!rows_null(rows, 4))
            *income = (*income == NONE ? 0 : *income) + rows_int(rows, 4);
    }
    return error;
}

const struct error *overview_products_held(struct overview *o, size_t *held_count, size_t *of, int64_t *income)
{
    const struct overview_product *list = overview_product_list(o->s, o->customer.kind, of);
    struct holding *held = ARENA_LIST(o->s->arena, struct holding, *of);
    TRY(holdings(o, list, *of, held, income));
    *held_count = 0;
    for (size_t i = 0; i < *of; i++)
        *held_count += held[i].held;
    return NULL;
}

const struct error *overview_products(struct overview *o)
{
    size_t count;
    int64_t income;
    struct json_writer *w = o->w;
    const struct overview_product *list = overview_product_list(o->s, o->customer.kind, &count);
    struct holding *held = ARENA_LIST(o->s->arena, struct holding, count);
    TRY(holdings(o, list, count, held, &income));
    json_key(w, "products");
    json_open(w, '{');
    for (int gaps = 0; gaps < 2; gaps++) {
        json_key(w, gaps ? "gaps" : "held");
        json_open(w, '[');
        for (size_t i = 0; i < count; i++) {
            if (held[i].held == gaps)
                continue;
            json_open(w, '{');
            json_put_text(w, "product", list[i].name);
            label_put(w, "label", list[i].label);
            if (!gaps) {
                json_put_text(w, "entity", held[i].entity);
                json_put_text(w, "id", id_text(o->s->arena, o->id, held[i].id));
                json_put_int(w, "amount", held[i].amount);
                json_put_date(w, "since", held[i].since);
            }
            json_close(w, '}');
        }
        json_close(w, ']');
    }
    json_put_int(w, "of", (int64_t)count);
    json_close(w, '}');
    return NULL;
}
