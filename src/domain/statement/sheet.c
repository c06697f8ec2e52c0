/* The statement sheet: what was reported, what was adjusted, whether it adds up, and what it says. */
#include "domain/statement/figures.h"
#include "domain/statement/peers.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

struct sheet {
    struct session *s;
    struct json_writer *w;
    const struct statement_period *periods;
    size_t count;
    struct peers peers;
};

static const char *const basis_names[] = {
    [STATEMENT_CURRENT] = "current", [STATEMENT_PRIOR] = "prior", [STATEMENT_AVERAGE] = "average"};

static struct label item_label(enum statement_item item)
{
    return (struct label){statement_item_names[item].zh, statement_item_names[item].en};
}

static const char *period_id(const struct sheet *sheet, const struct statement_period *period)
{
    return id_text(sheet->s->arena, period->row.record.home, period->row.record.id);
}

static const struct statement_figures *prior_figures(const struct statement_period *period)
{
    return period->prior ? &period->prior->adjusted : NULL;
}

static const char *choice_name(const char *field, int64_t value)
{
    const struct field *f = entity_field(&statement_entity, field);
    return value == NONE ? NULL : f->choices[value].name;
}

/* --- periods and cells
 * ------------------------------------------------------------------------------------------------------ */

static void write_periods(struct sheet *sheet)
{
    struct json_writer *w = sheet->w;
    json_key(w, "periods");
    json_open(w, '[');
    for (size_t i = 0; i < sheet->count; i++) {
        const struct statement_period *period = &sheet->periods[i];
        const struct statement *row = &period->row;
        json_open(w, '{');
        json_put_text(w, "id", period_id(sheet, period));
        json_put_int(w, "version", row->record.version);
        json_put_date(w, "period_end", row->period_end);
        json_put_int(w, "months", row->period_months);
        json_key(w, "audited");
        if (row->audited == NONE)
            json_write_null(w);
        else
            json_write_bool(w, row->audited);
        json_put_text(w, "auditor", row->auditor);
        json_put_text(w, "opinion", choice_name("opinion", row->opinion));
        json_put_text(w, "unit", choice_name("unit", row->unit));
        json_put_text(w, "source", row->source);
        json_put_text(w, "comparability", row->comparability);
        json_put_instant(w, "recorded_at", row->record.recorded_at);
        json_put_text(w, "prior", period->prior ? period_id(sheet, period->prior) : NULL);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_item(struct sheet *sheet, enum statement_item item)
{
    struct json_writer *w = sheet->w;
    json_open(w, '{');
    json_put_text(w, "code", statement_item_names[item].code);
    label_put(w, "label", item_label(item));
    json_put_bool(w, "total", figures_total(item));
    json_put_int(w, "sign", figures_side(item));
    json_key(w, "cells");
    json_open(w, '[');
    for (size_t i = 0; i < sheet->count; i++) {
        const struct statement_period *period = &sheet->periods[i];
        json_open(w, '{');
        json_put_double(w, "reported", period->reported.item[item]);
        json_put_double(w, "adjustment", period->change.item[item] ? period->change.item[item] : NAN);
        json_put_double(w, "adjusted", period->adjusted.item[item]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
}

static void write_sections(struct sheet *sheet)
{
    struct json_writer *w = sheet->w;
    json_key(w, "sections");
    json_open(w, '[');
    for (int section = 0; section < SECTION_COUNT; section++) {
        json_open(w, '{');
        json_put_text(w, "name", figures_section_names[section]);
        label_put(w, "label", figures_section_labels[section]);
        json_key(w, "items");
        json_open(w, '[');
        for (int i = 0; i < STATEMENT_ITEM_COUNT; i++)
            if ((int)figures_section((enum statement_item)i) == section)
                write_item(sheet, (enum statement_item)i);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *write_adjustments(struct sheet *sheet)
{
    struct json_writer *w = sheet->w;
    json_key(w, "adjustments");
    json_open(w, '[');
    for (size_t i = 0; i < sheet->count; i++)
        for (size_t k = 0; k < sheet->periods[i].journal.count; k++) {
            const struct statement_adjustment *entry = &sheet->periods[i].journal.entries[k];
            const char *name;
            TRY(store_text(sheet->s->tx, &query_person_title, VALUES(sql_int(entry->record.recorded_by)), &name));
            json_open(w, '{');
            json_put_text(w, "id", id_text(sheet->s->arena, entry->record.home, entry->record.id));
            json_put_int(w, "version", entry->record.version);
            json_put_text(w, "period", period_id(sheet, &sheet->periods[i]));
            json_put_text(w, "item", entry->item);
            json_put_text(w, "counter_item", entry->counter_item);
            json_put_int(w, "amount", entry->amount);
            json_put_text(w, "reason", entry->reason);
            json_put_instant(w, "recorded_at", entry->record.recorded_at);
            json_put_text(w, "recorded_by_title", name);
            json_close(w, '}');
        }
    json_close(w, ']');
    return NULL;
}

/* --- checks
 * ---------------------------------------------------------------------------------------------------------------------
 */

static void write_check_cells(struct sheet *sheet, const struct statement_identity *identity,
                              const struct statement_period *period)
{
    struct json_writer *w = sheet->w;
    json_key(w, "cells");
    json_open(w, '[');
    for (const struct statement_term *term = identity->terms; term->coefficient; term++) {
        const struct statement_figures *figures =
            term->basis == STATEMENT_PRIOR ? prior_figures(period) : &period->adjusted;
        json_open(w, '{');
        json_put_text(w, "item", statement_item_names[term->item].code);
        json_put_double(w, "sign", term->coefficient);
        json_put_text(w, "basis", basis_names[term->basis]);
        json_put_double(w, "value", figures ? figures->item[term->item] : NAN);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_checks(struct sheet *sheet)
{
    struct json_writer *w = sheet->w;
    json_key(w, "checks");
    json_open(w, '[');
    for (size_t i = 0; i < sheet->count; i++)
        for (int k = 0; k < STATEMENT_IDENTITY_COUNT; k++) {
            const struct statement_identity *identity = &statement_identities[k];
            const struct statement_period *period = &sheet->periods[i];
            double tolerance = figures_tolerance(&period->row);
            struct statement_difference found =
                statement_identity_check(identity, &period->adjusted, prior_figures(period), tolerance);
            json_open(w, '{');
            json_put_text(w, "period", period_id(sheet, period));
            json_put_text(w, "name", identity->name);
            label_put(w, "label", (struct label){identity->zh, identity->en});
            json_put_bool(w, "evaluated", found.evaluated);
            json_put_bool(w, "violated", found.violated);
            json_put_text(w, "total_item", statement_item_names[identity->total].code);
            json_put_double(w, "total", found.evaluated ? found.total : period->adjusted.item[identity->total]);
            json_put_double(w, "sum", found.evaluated ? found.sum : NAN);
            json_put_double(w, "difference", found.difference);
            json_put_double(w, "tolerance", tolerance);
            write_check_cells(sheet, identity, period);
            json_close(w, '}');
        }
    json_close(w, ']');
}

/* --- ratios
 * ---------------------------------------------------------------------------------------------------------------------
 */

static void formula_side(struct buffer *out, const struct statement_term *terms, bool zh)
{
    bool several = terms[0].coefficient && terms[1].coefficient;
    if (several)
        buffer_char(out, '(');
    for (const struct statement_term *term = terms; term->coefficient; term++) {
        const struct statement_item_name *name = &statement_item_names[term->item];
        static const char *const zh_basis[] = {"", "上期", "平均"}, *const en_basis[] = {"", "prior ", "average "};
        if (term != terms || term->coefficient < 0)
            buffer_text(out, term->coefficient < 0 ? " − " : " + ");
        buffer_text(out, zh ? zh_basis[term->basis] : en_basis[term->basis]);
        buffer_text(out, zh ? name->zh : name->en);
    }
    if (several)
        buffer_char(out, ')');
}

static const char *formula(struct arena *arena, const struct statement_ratio *ratio, bool zh)
{
    struct buffer out = {.arena = arena};
    if (!ratio->numerator[0].coefficient)
        return zh ? "应收账款周转天数 + 存货周转天数 − 应付账款周转天数"
                  : "receivable days + inventory days − payable days";
    if (ratio->scale != 1)
        buffer_format(&out, "%.0f × ", ratio->scale);
    formula_side(&out, ratio->numerator, zh);
    if (ratio->denominator[0].coefficient) {
        buffer_text(&out, " ÷ ");
        formula_side(&out, ratio->denominator, zh);
    }
    return buffer_end(&out);
}

static void write_terms(struct json_writer *w, const char *key, const struct statement_term *terms)
{
    json_key(w, key);
    json_open(w, '[');
    for (; terms->coefficient; terms++) {
        json_open(w, '{');
        json_put_text(w, "item", statement_item_names[terms->item].code);
        json_put_double(w, "coefficient", terms->coefficient);
        json_put_text(w, "basis", basis_names[terms->basis]);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_peer(struct sheet *sheet, const struct statement_ratio *ratio, double newest)
{
    struct json_writer *w = sheet->w;
    const struct peer_band *band = &sheet->peers.bands[ratio - statement_ratios];
    if (sheet->peers.computed_at == NONE || !band->n)
        return;
    json_key(w, "peer");
    json_open(w, '{');
    json_put_int(w, "n", band->n);
    json_put_double(w, "low", band->low);
    json_put_double(w, "median", band->median);
    json_put_double(w, "high", band->high);
    json_put_text(w, "position", ratio_position(ratio, newest, band));
    json_close(w, '}');
}

static void write_ratio(struct sheet *sheet, const struct statement_ratio *ratio)
{
    struct json_writer *w = sheet->w;
    static const char *const better[] = {"lower", "neither", "higher"};
    double newest = NAN;
    json_open(w, '{');
    json_put_text(w, "name", ratio->name);
    label_put(w, "label", (struct label){ratio->zh, ratio->en});
    json_put_text(w, "kind", ratio_kind(ratio));
    json_put_text(w, "better", better[ratio_better(ratio) + 1]);
    json_put_double(w, "scale", ratio->scale);
    label_put(w, "formula",
              (struct label){formula(sheet->s->arena, ratio, true), formula(sheet->s->arena, ratio, false)});
    write_terms(w, "numerator", ratio->numerator);
    write_terms(w, "denominator", ratio->denominator);
    json_key(w, "values");
    json_open(w, '[');
    for (size_t i = 0; i < sheet->count; i++) {
        const struct statement_period *period = &sheet->periods[i];
        struct statement_ratio_value value = statement_ratio_value(ratio, &period->adjusted, prior_figures(period));
        newest = i ? newest : value.value;
        json_open(w, '{');
        json_put_text(w, "period", period_id(sheet, period));
        json_put_double(w, "value", value.value);
        json_put_text(w, "status", statement_ratio_status_names[value.status]);
        json_close(w, '}');
    }
    json_close(w, ']');
    write_peer(sheet, ratio, newest);
    json_close(w, '}');
}

static void write_ratios(struct sheet *sheet)
{
    json_key(sheet->w, "ratios");
    json_open(sheet->w, '[');
    for (int i = 0; i < STATEMENT_RATIO_COUNT; i++)
        write_ratio(sheet, &statement_ratios[i]);
    json_close(sheet->w, ']');
}

/* --- trend and DuPont
 * ------------------------------------------------------------------------------------------------------------ */

static void write_trend(struct sheet *sheet)
{
    static const enum statement_item items[] = {STATEMENT_REVENUE,      STATEMENT_NET_PROFIT,
                                                STATEMENT_TOTAL_ASSETS, STATEMENT_TOTAL_LIABILITIES,
                                                STATEMENT_TOTAL_EQUITY, STATEMENT_CFO};
    struct json_writer *w = sheet->w;
    json_key(w, "trend");
    json_open(w, '[');
    for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
        json_open(w, '{');
        json_put_text(w, "item", statement_item_names[items[i]].code);
        label_put(w, "label", item_label(items[i]));
        json_key(w, "values");
        json_open(w, '[');
        for (size_t k = 0; k < sheet->count; k++) {
            double now = sheet->periods[k].adjusted.item[items[i]];
            const struct statement_figures *prior = prior_figures(&sheet->periods[k]);
            double before = prior ? prior->item[items[i]] : NAN;
            json_open(w, '{');
            json_put_text(w, "period", period_id(sheet, &sheet->periods[k]));
            json_put_double(w, "value", now);
            /* From a loss or from nothing there is no growth rate. */
            json_put_double(w, "growth", before > 0 ? now / before - 1 : NAN);
            json_close(w, '}');
        }
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static double ratio_of(const struct statement_period *period, const char *name, const char **status)
{
    struct statement_ratio_value value =
        statement_ratio_value(statement_ratio_find(name), &period->adjusted, prior_figures(period));
    if (status)
        *status = statement_ratio_status_names[value.status];
    return value.value;
}

static void write_dupont(struct sheet *sheet)
{
    struct json_writer *w = sheet->w;
    json_key(w, "dupont");
    json_open(w, '[');
    for (size_t i = 0; i < sheet->count; i++) {
        const struct statement_period *period = &sheet->periods[i];
        const char *status;
        double roe = ratio_of(period, "roe_average", &status), margin = ratio_of(period, "dupont_net_margin", NULL);
        double turnover = ratio_of(period, "dupont_asset_turnover", NULL);
        double multiplier = ratio_of(period, "dupont_equity_multiplier_avg", NULL),
               product = margin * turnover * multiplier;
        json_open(w, '{');
        json_put_text(w, "period", period_id(sheet, period));
        json_put_double(w, "roe", roe);
        json_put_text(w, "status", status);
        json_put_double(w, "net_margin", margin);
        json_put_double(w, "asset_turnover", turnover);
        json_put_double(w, "equity_multiplier", multiplier);
        json_put_double(w, "product", product);
        json_key(w, "agrees");
        if (isnan(roe) || isnan(product))
            json_write_null(w);
        else
            json_write_bool(w, fabs(roe - product) <= 1e-9 + 1e-9 * fabs(roe));
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* --- the operation
 * ----------------------------------------------------------------------------------------------------------------- */

static const struct error *write_scopes(struct sheet *sheet, int64_t customer)
{
    struct rows *rows;
    const struct error *error;
    json_key(sheet->w, "scopes");
    json_open(sheet->w, '[');
    TRY(store_query(sheet->s->tx, &query_statement_scopes, VALUES(sql_int(customer)), &rows));
    while (rows_next(rows, &error))
        json_write_text(sheet->w, rows_text(rows, 0));
    json_close(sheet->w, ']');
    return error;
}

static void write_peers(struct sheet *sheet)
{
    struct json_writer *w = sheet->w;
    json_key(w, "peers");
    json_open(w, '{');
    json_put_text(w, "section", sheet->peers.section);
    if (sheet->peers.section)
        label_put(w, "label", sheet->peers.label);
    json_put_instant(w, "computed_at", sheet->peers.computed_at);
    json_put_text(w, "circle", sheet->peers.circle);
    json_put_int(w, "customers", sheet->peers.customers);
    json_close(w, '}');
}

const struct error *operation_customer_statements(struct call *call)
{
    const struct customer_statements_query *query = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct sheet sheet = {.s = s, .w = w};
    struct statement_period *periods;
    struct customer customer;
    int64_t home, id, scope = query->scope;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(s, &customer_entity, home, id, &customer));
    TRY(statement_periods(s, id, &scope, query->limit == NONE ? 8 : (size_t)query->limit, &periods, &sheet.count));
    TRY(peers_of(s, customer.industry, customer.kind, &sheet.peers));
    sheet.periods = periods;
    json_open(w, '{');
    json_key(w, "customer");
    json_open(w, '{');
    json_put_text(w, "id", id_text(s->arena, home, id));
    json_put_text(w, "title", customer.name);
    json_close(w, '}');
    json_put_text(w, "scope", choice_name("scope", scope));
    TRY(write_scopes(&sheet, id));
    json_put_text(w, "currency", sheet.count ? periods[0].row.currency : customer.currency);
    write_periods(&sheet);
    write_sections(&sheet);
    TRY(write_adjustments(&sheet));
    write_checks(&sheet);
    write_ratios(&sheet);
    write_trend(&sheet);
    write_dupont(&sheet);
    write_peers(&sheet);
    json_close(w, '}');
    return NULL;
}

const struct error *operation_statement_items(struct call *call)
{
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    for (int i = 0; i < STATEMENT_ITEM_COUNT; i++) {
        enum statement_item item = (enum statement_item)i;
        json_open(w, '{');
        json_put_text(w, "code", statement_item_names[i].code);
        label_put(w, "label", item_label(item));
        json_put_text(w, "section", figures_section_names[figures_section(item)]);
        json_put_bool(w, "total", figures_total(item));
        json_put_int(w, "sign", figures_side(item));
        json_put_text(w, "unit", item == STATEMENT_SHARES_MN ? "million" : "money");
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "sections");
    json_open(w, '[');
    for (int i = 0; i < SECTION_COUNT; i++) {
        json_open(w, '{');
        json_put_text(w, "name", figures_section_names[i]);
        label_put(w, "label", figures_section_labels[i]);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}
