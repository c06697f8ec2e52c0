#include "domain/statement/figures.h"
#include "base/text.h"
#include "domain/statement/peers.h"
#include "queries.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

const char *const figures_section_names[SECTION_COUNT] = {"assets", "liabilities", "equity",
                                                          "income", "cash_flow",   "memo"};
const struct label figures_section_labels[SECTION_COUNT] = {
    {"资产", "Assets"},   {"负债", "Liabilities"},     {"所有者权益", "Equity"},
    {"利润表", "Income"}, {"现金流量表", "Cash flow"}, {"补充资料", "Memorandum"},
};

enum figures_section figures_section(enum statement_item item)
{
    if (item <= STATEMENT_TOTAL_ASSETS)
        return SECTION_ASSETS;
    if (item <= STATEMENT_TOTAL_LIABILITIES)
        return SECTION_LIABILITIES;
    if (item <= STATEMENT_TOTAL_EQUITY)
        return SECTION_EQUITY;
    if (item <= STATEMENT_NET_PROFIT_PARENT)
        return SECTION_INCOME;
    if (item >= STATEMENT_CFO && item <= STATEMENT_CAPEX)
        return SECTION_CASH_FLOW;
    return SECTION_MEMO;
}

/* The identities that define totals; the rest (balance, roll-forwards) only check. */
static bool identity_totals(const struct statement_identity *identity)
{
    static const char *const checks[] = {"balance", "cash_rollforward", "retained_rollforward"};
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
        if (!strcmp(identity->name, checks[i]))
            return false;
    return true;
}

bool figures_total(enum statement_item item)
{
    for (size_t i = 0; i < STATEMENT_IDENTITY_COUNT; i++)
        if (statement_identities[i].total == item && identity_totals(&statement_identities[i]))
            return true;
    return false;
}

int figures_side(enum statement_item item)
{
    static const enum statement_item expenses[] = {
        STATEMENT_COGS,
        STATEMENT_TAXES_SURCHARGES,
        STATEMENT_SELLING_EXPENSE,
        STATEMENT_ADMIN_EXPENSE,
        STATEMENT_RD_EXPENSE,
        STATEMENT_FINANCE_EXPENSE,
        STATEMENT_INTEREST_EXPENSE,
        STATEMENT_IMPAIRMENT_LOSS,
        STATEMENT_INCOME_TAX,
        STATEMENT_CAPEX,
        STATEMENT_DIVIDENDS_DECLARED,
    };
    for (size_t i = 0; i < sizeof(expenses) / sizeof(expenses[0]); i++)
        if (item == expenses[i])
            return 1;
    return figures_section(item) == SECTION_ASSETS ? 1 : -1;
}

enum statement_item figures_item(const char *code)
{
    for (int i = 0; code && i < STATEMENT_ITEM_COUNT; i++)
        if (!strcmp(statement_item_names[i].code, code))
            return (enum statement_item)i;
    return STATEMENT_ITEM_COUNT;
}

static const struct field *item_fields[STATEMENT_ITEM_COUNT];
static pthread_once_t item_fields_once = PTHREAD_ONCE_INIT;

static void find_item_fields(void)
{
    for (int i = 0; i < STATEMENT_ITEM_COUNT; i++)
        item_fields[i] = entity_field(&statement_entity, statement_item_names[i].code);
}

void figures_read(const struct statement *row, struct statement_figures *figures)
{
    pthread_once(&item_fields_once, find_item_fields);
    statement_clear(figures);
    for (int i = 0; i < STATEMENT_ITEM_COUNT; i++) {
        const struct field *field = item_fields[i];
        if (field && !field_absent(field, row))
            figures->item[i] = field->type == FIELD_RATIO ? *field_ratio(field, row) : (double)*field_int(field, row);
    }
}

static void move(struct statement_period *period, enum statement_item item, double amount)
{
    if (item < STATEMENT_ITEM_COUNT)
        period->change.item[item] += amount;
}

void figures_adjust(struct statement_period *period)
{
    for (int i = 0; i < STATEMENT_ITEM_COUNT; i++)
        period->change.item[i] = 0;
    for (size_t i = 0; i < period->journal.count; i++) {
        const struct statement_adjustment *entry = &period->journal.entries[i];
        enum statement_item item = figures_item(entry->item), counter = figures_item(entry->counter_item);
        move(period, item, (double)entry->amount);
        if (item < STATEMENT_ITEM_COUNT && counter < STATEMENT_ITEM_COUNT)
            move(period, counter, (double)entry->amount * (figures_side(item) == figures_side(counter) ? -1 : 1));
    }
    for (size_t i = 0; i < STATEMENT_IDENTITY_COUNT; i++) {
        const struct statement_identity *identity = &statement_identities[i];
        for (size_t k = 0; identity_totals(identity) && identity->terms[k].coefficient; k++)
            period->change.item[identity->total] +=
                identity->terms[k].coefficient * period->change.item[identity->terms[k].item];
    }
    period->adjusted = period->reported;
    for (int i = 0; i < STATEMENT_ITEM_COUNT; i++)
        if (period->change.item[i])
            period->adjusted.item[i] =
                (isnan(period->reported.item[i]) ? 0 : period->reported.item[i]) + period->change.item[i];
}

double figures_tolerance(const struct statement *row)
{
    static const double units[] = {[STATEMENT_UNIT_YUAN] = 100,
                                   [STATEMENT_UNIT_TEN_THOUSAND] = 1e6,
                                   [STATEMENT_UNIT_THOUSAND] = 1e5,
                                   [STATEMENT_UNIT_MILLION] = 1e8};
    return row->unit == NONE ? 50 : units[row->unit] / 2;
}

/* --- loading
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *read_statements(struct session *s, int64_t customer, struct statement **rows_out,
                                           size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *count = 0;
    const char *sql = arena_format(
        s->arena,
        "SELECT %s FROM @statement t WHERE t.home = $1 ORDER BY t.period_end DESC NULLS LAST, t.id DESC LIMIT 80",
        record_columns(s->arena, &statement_entity, "t"));
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(customer)), &rows));
    while (rows_next(rows, &error)) {
        struct statement row;
        TRY(record_from_rows(s, &statement_entity, rows, 0, &row));
        ARENA_PUSH(s->arena, *rows_out, *count, room, row);
    }
    return error;
}

static const struct error *read_journals(struct session *s, int64_t customer, struct statement_period *periods,
                                         size_t count)
{
    struct rows *rows;
    const struct error *error;
    const char *sql = arena_format(s->arena, "SELECT %s FROM @statement_adjustment t WHERE t.home = $1 ORDER BY t.id",
                                   record_columns(s->arena, &statement_adjustment_entity, "t"));
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(customer)), &rows));
    while (rows_next(rows, &error)) {
        struct statement_adjustment entry;
        TRY(record_from_rows(s, &statement_adjustment_entity, rows, 0, &entry));
        for (size_t i = 0; i < count; i++) {
            struct statement_journal *journal = &periods[i].journal;
            if (periods[i].row.record.id == entry.statement)
                ARENA_PUSH(s->arena, journal->entries, journal->count, journal->room, entry);
        }
    }
    return error;
}

static const struct statement_period *prior_of(const struct statement_period *periods, size_t count,
                                               const struct statement *row)
{
    int64_t wanted = date_add_months(row->period_end, -12, 31);
    for (size_t i = 0; i < count; i++)
        if (periods[i].row.period_end == wanted && periods[i].row.period_months == row->period_months)
            return &periods[i];
    return NULL;
}

static int64_t scope_of(const struct statement *rows, size_t count)
{
    int64_t scope = count ? rows[0].scope : NONE;
    for (size_t i = 0; i < count && rows[i].period_end == rows[0].period_end; i++)
        if (rows[i].scope == STATEMENT_SCOPE_CONSOLIDATED)
            scope = STATEMENT_SCOPE_CONSOLIDATED;
    return scope;
}

const struct error *statement_periods(struct session *s, int64_t customer, int64_t *scope, size_t most,
                                      struct statement_period **out, size_t *count)
{
    struct statement *rows = NULL;
    size_t row_count, kept = 0;
    TRY(read_statements(s, customer, &rows, &row_count));
    if (*scope == NONE)
        *scope = scope_of(rows, row_count);
    /* One more than asked for, so that the oldest shown has its prior too. */
    struct statement_period *periods = ARENA_LIST(s->arena, struct statement_period, row_count + 1);
    for (size_t i = 0; i < row_count; i++) {
        bool again = kept && periods[kept - 1].row.period_end == rows[i].period_end &&
                     periods[kept - 1].row.period_months == rows[i].period_months;
        if (rows[i].scope == *scope && !again)
            periods[kept++].row = rows[i];
    }
    TRY(read_journals(s, customer, periods, kept));
    for (size_t i = 0; i < kept; i++) {
        figures_read(&periods[i].row, &periods[i].reported);
        figures_adjust(&periods[i]);
        periods[i].prior = prior_of(periods, kept, &periods[i].row);
    }
    *out = periods;
    *count = kept < most ? kept : most;
    return NULL;
}

/* --- ratios
 * ----------------------------------------------------------------------------------------------------------------- */

static bool listed(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}
#define LISTED(name, ...)                                                                                              \
    listed((name), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

const char *ratio_kind(const struct statement_ratio *ratio)
{
    if (LISTED(ratio->name, "working_capital", "interest_bearing_debt", "ebit", "ebitda", "free_cash_flow"))
        return "money";
    if (LISTED(ratio->name, "ar_days", "inventory_days", "ap_days", "cash_conversion_cycle"))
        return "days";
    if (LISTED(ratio->name, "debt_to_assets", "interest_bearing_debt_ratio", "total_capitalisation_ratio",
               "gross_margin", "operating_margin", "net_margin", "roe_average", "roe_parent_average", "roa_net_average",
               "roa_ebit_average", "roi_average", "revenue_growth", "net_profit_growth", "equity_growth",
               "asset_growth", "dupont_net_margin"))
        return "share";
    return "times";
}

int ratio_better(const struct statement_ratio *ratio)
{
    if (LISTED(ratio->name, "debt_to_assets", "debt_to_equity", "equity_multiplier_closing", "interest_bearing_debt",
               "interest_bearing_debt_ratio", "total_capitalisation_ratio", "ar_days", "inventory_days",
               "cash_conversion_cycle", "debt_to_ebitda", "dupont_equity_multiplier_avg"))
        return -1;
    if (LISTED(ratio->name, "ap_turnover", "ap_days", "asset_growth", "equity_growth"))
        return 0;
    return 1;
}

const char *ratio_position(const struct statement_ratio *ratio, double value, const struct peer_band *band)
{
    int better = ratio_better(ratio);
    if (isnan(value) || !better || band->n < PEERS_LEAST)
        return NULL;
    if (value > band->high)
        return better > 0 ? "good" : "weak";
    if (value < band->low)
        return better > 0 ? "weak" : "good";
    return "middle";
}

const struct statement_period *statement_newest_year(const struct statement_period *periods, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (periods[i].row.period_months == 12)
            return &periods[i];
    return count ? &periods[0] : NULL;
}

struct label amount_label(struct arena *arena, double fen)
{
    double yuan = fen / 100, size = fabs(yuan);
    const char *zh = size >= 1e8   ? arena_format(arena, "%s 亿元", text_grouped(arena, yuan / 1e8, 2))
                     : size >= 1e4 ? arena_format(arena, "%s 万元", text_grouped(arena, yuan / 1e4, 2))
                                   : arena_format(arena, "%s 元", text_grouped(arena, yuan, 2));
    const char *en = size >= 1e6 ? arena_format(arena, "CNY %s m", text_grouped(arena, yuan / 1e6, 2))
                                 : arena_format(arena, "CNY %s", text_grouped(arena, yuan, 2));
    return (struct label){zh, en};
}
