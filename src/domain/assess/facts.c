#include "domain/assess/facts.h"
#include "base/text.h"
#include "domain/statement/figures.h"
#include "domain/assess/circle.h"
#include "domain/assess/market.h"
#include "domain/assess/monitor.h"
#include "domain/project/project.h"
#include "quant/distress.h"
#include "queries.h"
#include "record/check.h"
#include "record/row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PERIODS_MOST = 6 };

/* --- read once -------------------------------------------------------------------------------------------------------------- */

struct climate {
    const char *industry, *outlook;
    double index;
};

struct fact_book {
    bool whole;
    struct climate *climates;
    size_t climate_count;
    const struct circles *circles; /* NULL unless WHOLE */
    const struct monitor_book *monitor;
    struct climate_data climate_data;
};

/* SECTION and CODE of the industry: of the one customer asked about, whose rows alone are read; NULL for all. */
static const struct error *read_climates(struct session *s, const char *section, const char *code, struct fact_book *book)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    if (section)
        TRY(store_query(s->tx, &query_assess_industry_index_of, VALUES(sql_int(s->today), sql_text(section), sql_text(code)), &rows));
    else
        TRY(store_query(s->tx, &query_assess_industry_index, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        const char *industry = arena_text(s->arena, rows_text(rows, 0));
        struct climate climate = {industry, arena_text(s->arena, rows_text(rows, 2)), rows_real(rows, 1)};
        /* Rows come by date: the last of an industry is the one in force. */
        if (book->climate_count && !strcmp(book->climates[book->climate_count - 1].industry, industry))
            book->climates[book->climate_count - 1] = climate;
        else
            ARENA_PUSH(s->arena, book->climates, book->climate_count, room, climate);
    }
    return error;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static size_t index_of(const int64_t *ids, size_t count, int64_t id)
{
    const int64_t *found = bsearch(&id, ids, count, sizeof(id), by_number);
    return found ? (size_t)(found - ids) : count;
}

const struct error *fact_book_read(struct session *s, bool whole_book, const struct fact_book **out)
{
    struct fact_book *book = ARENA_NEW(s->arena, struct fact_book);
    book->whole = whole_book;
    *out = book;
    TRY(read_climates(s, NULL, NULL, book));
    TRY(climate_read(s, &book->climate_data));
    TRY(monitor_book_read(s, NULL, &book->monitor));
    return whole_book ? circles_read(s, &book->circles) : NULL;
}

/* What a page about one customer needs of it: what is known of the customer's own industry. */
static const struct error *book_of_customer(struct session *s, const struct policy_snapshot *policy, const struct customer *customer,
                                            const struct fact_book **out)
{
    struct fact_book *book = ARENA_NEW(s->arena, struct fact_book);
    const struct industry_section *section =
        policy->industry && customer->industry ? industry_section(policy->industry, customer->industry) : NULL;
    *out = book;
    if (section)
        TRY(read_climates(s, section->code, customer->industry, book));
    if (section && policy->climate)
        TRY(climate_read_section(s, policy->climate, section->code, &book->climate_data));
    return monitor_book_read(s, section ? section->code : "", &book->monitor);
}

/* --- queries */
static struct value *cell(const struct fact_range *range, size_t i, const struct fact *fact)
{
    return &range->values[i * range->policy->facts->count + (size_t)fact->index];
}

static struct value column_value(struct session *s, const struct fact *fact, struct rows *rows, int column)
{
    if (rows_null(rows, column))
        return value_unknown(fact->type, VALUE_MISSING);
    switch (fact->type) {
    case VALUE_MONEY:
        return value_money(rows_int(rows, column));
    case VALUE_DATE:
        return value_date(rows_int(rows, column));
    case VALUE_TEXT:
        return value_text(arena_text(s->arena, rows_text(rows, column)));
    case VALUE_BOOL:
        return value_bool(rows_int(rows, column) == 1);
    case VALUE_ENUM: {
        int choice = fact_choice(fact, rows_text(rows, column));
        return choice < 0 ? value_unknown(VALUE_ENUM, VALUE_MISSING) : value_choice(choice);
    }
    default:
        return value_number(rows_real(rows, column));
    }
}

static const struct query *query_find(const char *name)
{
    for (size_t i = 0; i < query_count; i++)
        if (!strcmp(queries[i]->name, name))
            return queries[i];
    return NULL;
}

/* The facts of one statement, for the whole range at once. */
static const struct error *run_query(const struct fact_range *range, const char *name)
{
    struct session *s = range->session;
    const struct query *query = query_find(name);
    const struct fact *facts[64] = {0};
    struct rows *rows;
    const struct error *error;
    if (!query)
        return NULL; /* a fact the bank declared for a source that is not there stays unknown */
    TRY(store_query(s->tx, query, VALUES(sql_int(range->first), sql_int(range->last), sql_int(s->today)), &rows));
    int columns = rows_columns(rows);
    for (int i = 1; i < columns && i < 64; i++)
        facts[i] = fact_find(range->policy->facts, rows_name(rows, i));
    while (rows_next(rows, &error)) {
        size_t at = index_of(range->ids, range->count, rows_int(rows, 0));
        for (int i = 1; at < range->count && i < columns && i < 64; i++)
            if (facts[i])
                *cell(range, at, facts[i]) = column_value(s, facts[i], rows, i);
    }
    return error;
}

/* On the bank's own books nothing is zero; what only others know (bureau, tax office) stays unknown. */
static void own_books_default(const struct fact_range *range)
{
    static const char *const names[] = {"product_count",     "deposit_balance",      "deposit_average_12m", "loan_balance",
                                        "loan_approved",     "project_size",         "loan_interest_12m",   "product_income_12m",
                                        "overdue_days_max",  "overdue_days_current", "overdue_count_24m",   "related_party_count",
                                        "guarantee_given",   "guarantee_received",   "has_parent",          "controller_known",
                                        "statement_periods", "guarantee_circle_size"};
    for (size_t n = 0; n < sizeof(names) / sizeof(names[0]); n++) {
        const struct fact *fact = fact_find(range->policy->facts, names[n]);
        for (size_t i = 0; fact && i < range->count; i++) {
            struct value *value = cell(range, i, fact);
            if (value->status == VALUE_MISSING)
                *value = fact->type == VALUE_MONEY ? value_money(0) : fact->type == VALUE_BOOL ? value_bool(false) : value_number(0);
        }
    }
}

/* --- functions */
static void put(const struct fact_range *range, size_t i, const char *name, struct value value)
{
    const struct fact *fact = fact_find(range->policy->facts, name);
    if (fact)
        *cell(range, i, fact) = value;
}

static void put_number(const struct fact_range *range, size_t i, const char *name, double number)
{
    put(range, i, name, isnan(number) ? value_unknown(VALUE_NUMBER, VALUE_MISSING) : value_number(number));
}

static void put_choice(const struct fact_range *range, size_t i, const char *name, const char *choice)
{
    const struct fact *fact = fact_find(range->policy->facts, name);
    int index = fact && choice ? fact_choice(fact, choice) : -1;
    if (index >= 0)
        *cell(range, i, fact) = value_choice(index);
}

/* industry_view: section, cycle, stance, climate of the customer's industry. */
static void industry_view(const struct fact_range *range, size_t i)
{
    const struct fact *industry = fact_find(range->policy->facts, "industry");
    struct value code = industry ? *cell(range, i, industry) : value_unknown(VALUE_TEXT, VALUE_MISSING);
    if (!value_known(code))
        return;
    const struct industry_section *section = range->policy->industry ? industry_section(range->policy->industry, code.text) : NULL;
    if (!section)
        return;
    put(range, i, "industry_section", value_text(section->code));
    put_choice(range, i, "industry_cycle", section->cycle);
    put_choice(range, i, "industry_stance", section->stance);
    if (range->climate) {
        const struct climate_result *climate = &range->climate[section - range->policy->industry->sections];
        bool off = climate->status == CLIMATE_OFF || climate->status == CLIMATE_EXPIRED;
        put_number(range, i, "climate_index", climate->index);
        put_number(range, i, "climate_shift", off ? 0 : climate->status == CLIMATE_OK ? climate->shift : NAN);
    }
    for (size_t k = 0; k < range->book->climate_count; k++) {
        const struct climate *climate = &range->book->climates[k];
        if (strcmp(climate->industry, section->code) && strcmp(climate->industry, code.text))
            continue;
        put_number(range, i, "industry_climate", climate->index);
        put_choice(range, i, "industry_outlook", climate->outlook);
    }
}

static struct value ratio_fact(const struct fact *fact, struct statement_ratio_value ratio)
{
    static const enum value_status statuses[] = {[RATIO_OK] = VALUE_OK,
                                                 [RATIO_MISSING] = VALUE_MISSING,
                                                 [RATIO_ZERO_DENOMINATOR] = VALUE_ZERO_DENOMINATOR,
                                                 [RATIO_NEGATIVE_DENOMINATOR] = VALUE_NEGATIVE_DENOMINATOR,
                                                 [RATIO_CLOSING_BALANCE] = VALUE_CLOSING_BALANCE};
    if (isnan(ratio.value))
        return value_unknown(fact->type, statuses[ratio.status]);
    struct value value = fact->type == VALUE_MONEY ? value_money((int64_t)llround(ratio.value)) : value_number(ratio.value);
    if (value.status == VALUE_OK)
        value.status = statuses[ratio.status];
    return value;
}

/* Facts that a statement answers by their own name, found once for a range. */
struct statement_facts {
    const struct fact *items[STATEMENT_ITEM_COUNT], *ratios[STATEMENT_RATIO_COUNT], *cash_and_trading;
};

static const struct statement_facts *statement_facts_find(struct arena *arena, const struct fact_table *table)
{
    struct statement_facts *found = ARENA_NEW(arena, struct statement_facts);
    for (size_t k = 0; k < table->count; k++) {
        const struct fact *fact = &table->facts[k];
        if (fact->source != FACT_FUNCTION || strcmp(fact->source_name, "statement_items"))
            continue;
        enum statement_item item = figures_item(fact->name);
        if (item < STATEMENT_ITEM_COUNT)
            found->items[item] = fact;
        else if (!strcmp(fact->name, "cash_and_trading"))
            found->cash_and_trading = fact;
    }
    for (int k = 0; k < STATEMENT_RATIO_COUNT; k++) {
        const struct fact *fact = fact_find(table, statement_ratios[k].name);
        found->ratios[k] = fact && fact->source == FACT_FUNCTION ? fact : NULL;
    }
    return found;
}

static void put_amount(const struct fact_range *range, size_t i, const struct fact *fact, double amount)
{
    if (fact && !isnan(amount))
        *cell(range, i, fact) = value_money((int64_t)llround(amount));
}

/* Amounts of the latest annual statement, and the sum a fact may stand for. */
static void statement_items(const struct fact_range *range, size_t i, const struct statement_figures *now)
{
    for (int item = 0; item < STATEMENT_ITEM_COUNT; item++)
        put_amount(range, i, range->statement_facts->items[item], now->item[item]);
    put_amount(range, i, range->statement_facts->cash_and_trading, now->item[STATEMENT_CASH] + now->item[STATEMENT_TRADING_ASSETS]);
}

static void statement_scores(const struct fact_range *range, size_t i, const struct statement_period *now)
{
    const struct statement_period *before = now->prior, *earlier = before ? before->prior : NULL;
    struct altman altman = altman_compute(&now->adjusted);
    struct piotroski f;
    struct beneish m;
    double violations = 0;
    put_number(range, i, "z_score", altman.score[ALTMAN_Z].value);
    put_number(range, i, "z_prime", altman.score[ALTMAN_Z_PRIME].value);
    put_number(range, i, "z_double_prime", altman.score[ALTMAN_Z_DOUBLE_PRIME].value);
    if (before) {
        const struct statement_figures *three[3] = {&now->adjusted, &before->adjusted, earlier ? &earlier->adjusted : NULL};
        if (earlier && piotroski_compute(three, &f).period < 0)
            put_number(range, i, "f_score", f.f_score);
        if (beneish_compute(three, &m).period < 0)
            put_number(range, i, "m_score", m.m8);
    }
    for (int k = 0; k < STATEMENT_IDENTITY_COUNT; k++)
        violations += statement_identity_check(&statement_identities[k], &now->reported, before ? &before->reported : NULL,
                                               figures_tolerance(&now->row)).violated;
    put_number(range, i, "statement_violations", violations);
}

static void statement_facts(const struct fact_range *range, size_t i, const struct statement_period *now)
{
    const struct statement *row = &now->row;
    put(range, i, "statement_date", value_date(row->period_end));
    put(range, i, "statement_currency", value_text(row->currency ? row->currency : "CNY"));
    put(range, i, "statement_audited", value_bool(row->audited == 1));
    put(range, i, "statement_consolidated", value_bool(row->scope == STATEMENT_SCOPE_CONSOLIDATED));
    if (row->opinion != NONE)
        put_choice(range, i, "audit_opinion", entity_field(&statement_entity, "opinion")->choices[row->opinion].name);
    statement_items(range, i, &now->adjusted);
    for (int k = 0; k < STATEMENT_RATIO_COUNT; k++) {
        const struct fact *fact = range->statement_facts->ratios[k];
        if (fact)
            *cell(range, i, fact) = ratio_fact(fact, statement_ratio_value(&statement_ratios[k], &now->adjusted, now->prior ? &now->prior->adjusted : NULL));
    }
    statement_scores(range, i, now);
}

/* --- statements of a range */
static bool year_before(const struct statement *now, const struct statement *then)
{
    return now->scope == then->scope && now->period_months == then->period_months && now->period_end - then->period_end >= 350 &&
           now->period_end - then->period_end <= 380;
}

/* Newest first. The latest annual statement speaks, consolidated before parent; a shorter period only when there is no annual one. */
static void customer_statements(const struct fact_range *range, size_t i, struct statement_period *periods, size_t count)
{
    const struct statement_period *now = NULL;
    for (size_t k = 0; k < count; k++) {
        periods[k].prior = NULL;
        for (size_t older = k + 1; older < count && !periods[k].prior; older++)
            if (year_before(&periods[k].row, &periods[older].row))
                periods[k].prior = &periods[older];
    }
    for (size_t k = 0; k < count; k++) {
        bool annual = periods[k].row.period_months == 12;
        bool better = !now || (annual && now->row.period_months != 12) ||
                      (annual && periods[k].row.period_end == now->row.period_end && periods[k].row.scope == STATEMENT_SCOPE_CONSOLIDATED);
        if (better)
            now = &periods[k];
    }
    if (now)
        statement_facts(range, i, now);
}

static const struct error *read_adjustments(const struct fact_range *range, struct statement_adjustment **list, size_t *count)
{
    struct session *s = range->session;
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    const char *sql = arena_format(s->arena, "SELECT %s FROM @statement_adjustment t WHERE t.home BETWEEN $1 AND $2",
                                   row_columns(s->arena, &statement_adjustment_entity, "t"));
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(range->first), sql_int(range->last)), &rows));
    while (rows_next(rows, &error)) {
        struct statement_adjustment entry;
        TRY(record_from_rows(s, &statement_adjustment_entity, rows, 0, &entry));
        ARENA_PUSH(s->arena, *list, *count, room, entry);
    }
    return error;
}

static void period_make(struct arena *arena, struct statement_period *period, const struct statement *row, const struct statement_adjustment *entries,
                        size_t entry_count)
{
    *period = (struct statement_period){.row = *row};
    figures_read(row, &period->reported);
    for (size_t k = 0; k < entry_count; k++)
        if (entries[k].statement == row->record.id)
            ARENA_PUSH(arena, period->journal.entries, period->journal.count, period->journal.room, entries[k]);
    figures_adjust(period);
}

static const struct error *read_statements(const struct fact_range *range)
{
    struct session *s = range->session;
    struct rows *rows;
    const struct error *error;
    struct statement_adjustment *entries = NULL;
    size_t entry_count = 0, count = 0, at = range->count;
    struct statement_period *periods = ARENA_LIST(s->arena, struct statement_period, PERIODS_MOST);
    TRY(read_adjustments(range, &entries, &entry_count));
    const char *sql = arena_format(s->arena,
                                   "SELECT %s FROM @statement t WHERE t.home BETWEEN $1 AND $2 AND t.period_end <= $3 "
                                   "ORDER BY t.home, t.period_end DESC, t.scope",
                                   row_columns(s->arena, &statement_entity, "t"));
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(range->first), sql_int(range->last), sql_int(s->today)), &rows));
    while (rows_next(rows, &error)) {
        struct statement row;
        TRY(record_from_rows(s, &statement_entity, rows, 0, &row));
        size_t of = index_of(range->ids, range->count, row.record.home);
        if (of != at) {
            if (at < range->count)
                customer_statements(range, at, periods, count);
            at = of;
            count = 0;
        }
        if (at < range->count && count < PERIODS_MOST)
            period_make(s->arena, &periods[count++], &row, entries, entry_count);
    }
    if (!error && at < range->count)
        customer_statements(range, at, periods, count);
    return error;
}

/* --- ranges */
static const struct error *run_functions(const struct fact_range *range)
{
    for (size_t i = 0, size; i < range->count; i++) {
        put(range, i, "as_of", value_date(range->session->today));
        industry_view(range, i);
        TRY(circle_size(range->session, range->book->circles, range->ids[i], &size));
        put_number(range, i, "guarantee_circle_size", (double)size);
    }
    return read_statements(range);
}

const struct error *fact_range_read(struct session *s, const struct policy_snapshot *policy, const struct fact_book *book, const int64_t *ids,
                                    size_t count, struct fact_range *range)
{
    const struct fact_table *table = policy->facts;
    *range = (struct fact_range){.session = s, .policy = policy, .count = count, .ids = (int64_t *)(uintptr_t)ids, .book = book,
                                 .first = count ? ids[0] : 0, .last = count ? ids[count - 1] : 0,
                                 .values = ARENA_LIST(s->arena, struct value, count * table->count),
                                 .statement_facts = statement_facts_find(s->arena, table)};
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < table->count; k++)
            range->values[i * table->count + k] = value_unknown(table->facts[k].type, VALUE_MISSING);
    for (size_t k = 0; k < table->count; k++) {
        bool before = table->facts[k].source != FACT_QUERY || table->facts[k].subject != SUBJECT_CUSTOMER;
        for (size_t n = 0; n < k && !before; n++)
            before = table->facts[n].source == FACT_QUERY && !strcmp(table->facts[n].source_name, table->facts[k].source_name);
        if (!before)
            TRY(run_query(range, table->facts[k].source_name));
    }
    range->climate = climate_of_sections(s->arena, policy, &book->climate_data, s->today);
    TRY(run_functions(range));
    TRY(project_facts(range));
    own_books_default(range);
    monitor_facts(range, book->monitor);
    return market_quotes_read(s, policy, range->first, range->last, &range->quotes);
}

void fact_range_fill(const struct fact_range *range, size_t i, struct fact_set *set)
{
    fact_set_reset(set);
    for (size_t k = 0; k < range->policy->facts->count; k++) {
        const struct fact *fact = &range->policy->facts->facts[k];
        bool rating = fact->source == FACT_FUNCTION && !strcmp(fact->source_name, "rating"); /* known only after the rating */
        if (fact->source != FACT_EXPRESSION && !rating)
            fact_put(set, fact, *cell(range, i, fact));
    }
    market_facts(range, i, set); /* rests on facts with expressions */
}

const struct error *facts_and_climate(struct session *s, const struct policy_snapshot *policy, int64_t customer, struct fact_set **set,
                                      const struct climate_result **climate)
{
    const struct fact_book *book;
    struct fact_range range;
    struct customer row;
    TRY(record_load(s, &customer_entity, customer, customer, &row));
    TRY(book_of_customer(s, policy, &row, &book));
    TRY(fact_range_read(s, policy, book, &customer, 1, &range));
    *set = fact_set_new(s->arena, policy->facts);
    fact_range_fill(&range, 0, *set);
    *climate = fact_range_climate(&range, 0);
    return NULL;
}

const struct error *facts_of_customer(struct session *s, const struct policy_snapshot *policy, int64_t customer, struct fact_set **set)
{
    const struct climate_result *climate;
    return facts_and_climate(s, policy, customer, set, &climate);
}

const struct climate_result *fact_range_climate(const struct fact_range *range, size_t i)
{
    const struct fact *industry = fact_find(range->policy->facts, "industry");
    struct value code = industry ? *cell(range, i, industry) : value_unknown(VALUE_TEXT, VALUE_MISSING);
    const struct industry_policy *industries = range->policy->industry;
    const struct industry_section *section = range->climate && value_known(code) ? industry_section(industries, code.text) : NULL;
    return range->climate ? &range->climate[section ? (size_t)(section - industries->sections) : industries->section_count] : NULL;
}

const struct climate_data *fact_book_climate(const struct fact_book *book)
{
    return &book->climate_data;
}

struct name_list facts_functions(void)
{
    static const char *names[] = {"session_date", "industry_view", "relation_graph", "statement_head", "statement_items", "statement_ratios", "statement_scores",
        "rating", "work_item", "change", "loan_state", "drawdown_state", "collateral_state", "monitor_peers", "not_connected", "market_opinion",
        "transaction", "transaction_window", "transaction_cycle", "transaction_history", "deal", "project"};
    return (struct name_list){names, sizeof(names) / sizeof(names[0])};
}
