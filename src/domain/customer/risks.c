/* The three risks of one customer side by side: credit by grade and expected loss, market by what a shock of rates and
 * currencies does to the cash interest is paid from, operational by what went wrong and what stands undone. Every
 * figure says what it is made of; the levels are those of the tables risk_credit, risk_market and risk_operational. */
#include "base/text.h"
#include "domain/assess/facts.h"
#include "domain/limit/limit.h"
#include "domain/value/value.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/call.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { CURRENCIES_MOST = 24, BOOKED_MONTHS = 12 };

/* Amounts of one currency, in fen at the bank's own rate; SHORT is what is owed beyond what is held. */
struct currency_line {
    const char *currency;
    double rate; /* NAN: the policy has none, nothing of it counts */
    double loans, accounts, assets, debts, hedged, revenue, cost;
};

struct risks {
    struct session *s;
    struct json_writer *w;
    int64_t home;
    struct customer customer;
    struct fact_set *facts; /* of the customer */
    double rate_bp, currency, elsewhere, policy_rate_bp, policy_currency;
    double loans, floating, fixed, other_debt;            /* fen */
    bool debt_known;                                      /* from a statement */
    struct currency_line currencies[CURRENCIES_MOST + 1]; /* the last takes what is beyond, and is not told */
    size_t currency_count;
    struct worth worth;
    int64_t overdue_days;
};

/* --- facts and tables --------------------------------------------------------------------------------------------- */

/* A fact of the customer as a number, money in fen; NAN when it is not known. */
static double known(struct risks *r, const char *name)
{
    const struct fact *fact = fact_find(r->facts->table, name);
    struct value value = fact ? fact_value(r->facts, fact) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    return !value_known(value) ? NAN : fact->type == VALUE_MONEY ? (double)value.minor : value.number;
}

static void put_fen(struct json_writer *w, const char *key, double value)
{
    json_put_int(w, key, isfinite(value) ? llround(value) : NONE);
}

/* The level of TABLE by FACTS, with the label of the row that gave it. */
static void write_level(struct risks *r, const char *name, struct fact_set *facts)
{
    const struct decision_table *table = policy_table(r->s->policy, name);
    struct table_result result = {0};
    const char *level = "unknown";
    if (table) {
        table_decide(r->s->arena, table, facts, &result);
        struct value value = table_output(&result, 0, "level", facts);
        level = value_known(value) ? value.text : level;
    }
    json_put_text(r->w, "level", level);
    json_put_text(r->w, "table", name);
    if (table && result.row_count)
        label_put(r->w, "because", table->rows[result.rows[0]].label);
}

static void put_choice(struct json_writer *w, const char *key, const struct field *field, const char *name)
{
    struct label label = {name, name};
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            label = field->choices[i].label;
    json_put_text(w, key, name);
    if (name)
        label_put(w, !strcmp(key, "kind") ? "kind_label" : "status_label", label);
}

static const struct error *read_shock(struct risks *r, const struct customer_risks_query *query)
{
    const struct decision_table *table = policy_table(r->s->policy, "risk_shock");
    const struct field *kind = entity_field(&customer_entity, "kind");
    struct fact_set *facts = fact_set_new(r->s->arena, r->s->policy->facts);
    struct table_result result;
    r->policy_rate_bp = 200;
    r->policy_currency = 0.1;
    r->elsewhere = 1;
    if (r->customer.kind != NONE)
        fact_put_text(facts, "risk_kind", kind->choices[r->customer.kind].name);
    if (table) {
        table_decide(r->s->arena, table, facts, &result);
        struct value rate = table_output(&result, 0, "rate", facts),
                     currency = table_output(&result, 0, "currency", facts),
                     elsewhere = table_output(&result, 0, "elsewhere", facts);
        r->policy_rate_bp = value_known(rate) ? rate.number : r->policy_rate_bp;
        r->policy_currency = value_known(currency) ? currency.number : r->policy_currency;
        r->elsewhere = value_known(elsewhere) ? elsewhere.number : r->elsewhere;
    }
    r->rate_bp = query->rate_bp == NONE ? r->policy_rate_bp : (double)query->rate_bp;
    r->currency = isnan(query->currency) ? r->policy_currency : query->currency;
    if (!(r->currency >= 0 && r->currency <= 0.9))
        return error_make(r->s->arena, ERROR_FIELD_RANGE, .field = "currency",
                          .value = arena_format(r->s->arena, "%g", r->currency), .arguments = {"0..0.9"});
    return NULL;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static struct currency_line *line_of(struct risks *r, const char *currency)
{
    for (size_t i = 0; i < r->currency_count; i++)
        if (!strcmp(r->currencies[i].currency, currency))
            return &r->currencies[i];
    if (r->currency_count == CURRENCIES_MOST)
        return memset(&r->currencies[CURRENCIES_MOST], 0, sizeof(*r->currencies));
    struct currency_line *line = &r->currencies[r->currency_count++];
    *line = (struct currency_line){.currency = currency};
    if (limit_exchange_rate(r->s, currency, &line->rate))
        line->rate = NAN;
    return line;
}

static bool floats(struct arena *arena, const char *terms)
{
    const struct json *json = terms ? json_read(arena, terms, strlen(terms), NULL) : NULL;
    return json && json_get_text(json, "reference") != NULL;
}

static const struct error *read_loans(struct risks *r)
{
    const struct portfolio_policy *policy = r->s->policy->portfolio;
    double pd = isnan(r->customer.pd) ? policy->unrated_pd : fmax(r->customer.pd, policy->pd_floor);
    struct rows *rows;
    const struct error *error;
    TRY(store_query(r->s->tx, &query_risk_loans, VALUES(sql_int(r->home)), &rows));
    while (rows_next(rows, &error)) {
        const char *currency = rows_text(rows, 2);
        double balance = (double)rows_int(rows, 3), rate = 1;
        if (currency && strcmp(currency, "CNY")) {
            struct currency_line *line = line_of(r, arena_text(r->s->arena, currency));
            rate = line->rate;
            line->loans += isnan(rate) ? 0 : balance * rate;
        }
        double fen = isnan(rate) ? 0 : balance * rate;
        int64_t matures = rows_int(rows, 5), overdue = rows_int(rows, 7);
        bool floating = floats(r->s->arena, rows_text(rows, 6));
        r->loans += fen;
        *(floating ? &r->floating : &r->fixed) += fen;
        r->overdue_days = overdue != NONE && overdue > r->overdue_days ? overdue : r->overdue_days;
        double years = matures == NONE ? 1 : fmax(0, (double)(matures - r->s->today) / 365);
        worth_add_loan(&r->worth, fen, pd, portfolio_lgd(policy, rows_text(rows, 4)), years, policy->capital_ratio);
    }
    return error;
}

static const struct error *read_currencies(struct risks *r)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(r->s->tx, &query_risk_accounts, VALUES(sql_int(r->home)), &rows));
    while (rows_next(rows, &error)) {
        struct currency_line *line = line_of(r, arena_text(r->s->arena, rows_text(rows, 0)));
        line->accounts += isnan(line->rate) ? 0 : (double)rows_int(rows, 1) * line->rate;
    }
    if (error)
        return error;
    TRY(store_query(r->s->tx, &query_risk_positions, VALUES(sql_int(r->home)), &rows));
    while (rows_next(rows, &error)) {
        struct currency_line *line = line_of(r, arena_text(r->s->arena, rows_text(rows, 1)));
        double fen = isnan(line->rate) ? 0 : (double)rows_int(rows, 3) * line->rate;
        const char *kind = rows_text(rows, 2);
        double *to = !strcmp(kind, "revenue") ? &line->revenue
                     : !strcmp(kind, "cost")  ? &line->cost
                     : !strcmp(kind, "asset") ? &line->assets
                     : !strcmp(kind, "debt")  ? &line->debts
                                              : &line->hedged;
        *to += fen;
    }
    return error;
}

/* --- the parts ---------------------------------------------------------------------------------------------------- */

static void write_credit(struct risks *r)
{
    struct fact_set *facts = fact_set_new(r->s->arena, r->s->policy->facts);
    if (r->customer.grade)
        fact_put_text(facts, "risk_grade", r->customer.grade);
    fact_put_number(facts, "risk_overdue_days", (double)r->overdue_days);
    json_key(r->w, "credit");
    json_open(r->w, '{');
    write_level(r, "risk_credit", facts);
    json_put_text(r->w, "grade", r->customer.grade);
    json_put_double(r->w, "pd", r->customer.pd);
    json_put_int(r->w, "overdue_days", r->overdue_days);
    put_fen(r->w, "loans", r->loans);
    put_fen(r->w, "expected_loss", r->loans > 0 ? r->worth.expected_loss : NAN);
    put_fen(r->w, "capital", r->loans > 0 ? r->worth.capital : NAN);
    json_close(r->w, '}');
}

/* Owed beyond what is held, hedges taken off; loses when the currency rises. */
static double short_of(const struct currency_line *line)
{
    return line->loans + line->debts - line->accounts - line->assets - line->hedged;
}

/* What the adverse move costs: on the open position at once, on the yearly flows in a year. */
static double position_loss(const struct risks *r, const struct currency_line *line)
{
    return fabs(short_of(line)) * r->currency;
}
static double flow_loss(const struct risks *r, const struct currency_line *line)
{
    return fabs(line->revenue - line->cost) * r->currency;
}

struct shocked {
    double ebit, interest, added, position, flow, before, after;
};

static struct shocked shocked_at(struct risks *r, double bp)
{
    struct shocked k = {.ebit = known(r, "ebit")};
    double cover = known(r, "interest_coverage_ebit");
    k.interest = cover != 0 ? k.ebit / cover : NAN;
    k.added = (r->floating + r->other_debt * r->elsewhere) * bp / 1e4;
    for (size_t i = 0; i < r->currency_count; i++) {
        k.position += position_loss(r, &r->currencies[i]);
        k.flow += flow_loss(r, &r->currencies[i]);
    }
    k.before = cover;
    k.after = k.interest + k.added > 0 ? (k.ebit - k.flow) / (k.interest + k.added) : NAN;
    return k;
}

static void write_currencies(struct risks *r)
{
    json_key(r->w, "currencies");
    json_open(r->w, '[');
    for (size_t i = 0; i < r->currency_count; i++) {
        const struct currency_line *line = &r->currencies[i];
        json_open(r->w, '{');
        json_put_text(r->w, "currency", line->currency);
        json_put_double(r->w, "rate", line->rate);
        put_fen(r->w, "loans", line->loans);
        put_fen(r->w, "accounts", line->accounts);
        put_fen(r->w, "assets", line->assets);
        put_fen(r->w, "debts", line->debts);
        put_fen(r->w, "hedged", line->hedged);
        put_fen(r->w, "short", short_of(line));
        put_fen(r->w, "revenue", line->revenue);
        put_fen(r->w, "cost", line->cost);
        put_fen(r->w, "position_loss", position_loss(r, line));
        put_fen(r->w, "flow_loss", flow_loss(r, line));
        json_close(r->w, '}');
    }
    json_close(r->w, ']');
}

/* Cover at a row of rate shocks, the currencies moved throughout: how much the customer can bear. */
static void write_ladder(struct risks *r)
{
    static const double steps[] = {0, 50, 100, 150, 200, 300, 400};
    json_key(r->w, "ladder");
    json_open(r->w, '[');
    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
        struct shocked k = shocked_at(r, steps[i]);
        json_open(r->w, '{');
        json_put_double(r->w, "rate_bp", steps[i]);
        put_fen(r->w, "added", r->debt_known ? k.added : NAN);
        json_put_double(r->w, "cover", r->debt_known ? k.after : NAN);
        json_close(r->w, '}');
    }
    json_close(r->w, ']');
}

static void write_market(struct risks *r)
{
    struct fact_set *facts = fact_set_new(r->s->arena, r->s->policy->facts);
    double debt = known(r, "interest_bearing_debt"), equity = known(r, "total_equity"), cfo = known(r, "cfo");
    r->debt_known = !isnan(debt);
    r->other_debt = isnan(debt) ? 0 : fmax(0, debt - r->loans);
    struct shocked k = shocked_at(r, r->rate_bp);
    double share = equity > 0 ? k.position / equity : NAN;
    if (!isnan(k.after) && r->debt_known) /* without the debt nothing is known of what rates add */
        fact_put_number(facts, "risk_cover", k.after);
    if (k.position <= 0)
        fact_put_number(facts, "risk_currency_share", 0);
    else if (!isnan(share))
        fact_put_number(facts, "risk_currency_share", share);
    json_key(r->w, "market");
    json_open(r->w, '{');
    write_level(r, "risk_market", facts);
    put_fen(r->w, "floating", r->floating);
    put_fen(r->w, "fixed", r->fixed);
    put_fen(r->w, "debt", debt);
    put_fen(r->w, "other_debt", !r->debt_known ? NAN : r->other_debt);
    put_fen(r->w, "ebit", k.ebit);
    put_fen(r->w, "interest", k.interest);
    put_fen(r->w, "added_interest", !r->debt_known ? NAN : k.added);
    put_fen(r->w, "position_loss", k.position);
    put_fen(r->w, "flow_loss", k.flow);
    put_fen(r->w, "equity", equity);
    put_fen(r->w, "cfo", cfo);
    put_fen(r->w, "cfo_after", !r->debt_known ? NAN : cfo - k.added - k.flow);
    json_put_double(r->w, "cover_before", k.before);
    json_put_double(r->w, "cover_after", !r->debt_known ? NAN : k.after);
    json_put_double(r->w, "currency_share", k.position > 0 ? share : 0);
    /* The rise of rates at which EBIT pays interest just once. */
    double bears = r->floating + r->other_debt * r->elsewhere;
    json_put_double(r->w, "break_even_bp",
                    bears > 0 && r->debt_known ? (k.ebit - k.flow - k.interest) / bears * 1e4 : NAN);
    write_ladder(r);
    write_currencies(r);
    json_close(r->w, '}');
}

static const struct error *write_operational(struct risks *r)
{
    static const char *const names[] = {"remedies", "documents", "waivers", "complaints"};
    struct fact_set *facts = fact_set_new(r->s->arena, r->s->policy->facts);
    const struct field *kind = entity_field(&risk_incident_entity, "kind"),
                       *status = entity_field(&risk_incident_entity, "status");
    int64_t since = date_add_months(r->s->today, -BOOKED_MONTHS, 1), incidents = 0, loss = 0, exceptions = 0;
    struct buffer list = {.arena = r->s->arena};
    struct json_writer w = {&list, false};
    struct rows *rows;
    const struct error *error;
    TRY(store_query(r->s->tx, &query_risk_incidents, VALUES(sql_int(r->home)), &rows));
    json_open(&w, '[');
    while (rows_next(rows, &error)) {
        int64_t gross = rows_int(rows, 4), back = rows_int(rows, 5);
        int64_t net = (gross == NONE ? 0 : gross) - (back == NONE ? 0 : back);
        if (rows_int(rows, 3) > since) {
            incidents++;
            loss += net;
        }
        json_open(&w, '{');
        json_put_text(&w, "id", id_text(r->s->arena, r->home, rows_int(rows, 0)));
        json_put_text(&w, "summary", rows_text(rows, 1));
        put_choice(&w, "kind", kind, rows_text(rows, 2));
        json_put_date(&w, "occurred_on", rows_int(rows, 3));
        json_put_int(&w, "net_loss", net);
        put_choice(&w, "status", status, rows_text(rows, 6));
        json_put_date(&w, "due_on", rows_int(rows, 7));
        json_close(&w, '}');
    }
    json_close(&w, ']');
    if (error)
        return error;
    TRY(store_query(r->s->tx, &query_risk_exceptions, VALUES(sql_int(r->home), sql_int(r->s->today)), &rows));
    int64_t counts[sizeof(names) / sizeof(*names)] = {0};
    if (rows_next(rows, &error)) {
        for (int i = 0; i < (int)(sizeof(names) / sizeof(*names)); i++)
            exceptions += counts[i] = rows_int(rows, i);
        rows_close(rows);
    }
    if (error)
        return error;
    fact_put_number(facts, "risk_incidents", (double)incidents);
    fact_put_int(facts, "risk_incident_loss", loss);
    fact_put_number(facts, "risk_exceptions", (double)exceptions);
    json_key(r->w, "operational");
    json_open(r->w, '{');
    write_level(r, "risk_operational", facts);
    json_put_int(r->w, "incidents", incidents);
    json_put_int(r->w, "net_loss", loss);
    json_put_int(r->w, "exceptions", exceptions);
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        json_put_int(r->w, names[i], counts[i]);
    json_key(r->w, "list");
    json_write_raw(r->w, buffer_end(&list));
    json_close(r->w, '}');
    return NULL;
}

const struct error *operation_customer_risks(struct call *call)
{
    struct session *s = call->session;
    struct risks r = {.s = s, .w = call->reply};
    int64_t id;
    TRY(call_id(call, 0, &r.home, &id));
    TRY(record_load(s, &customer_entity, r.home, id, &r.customer));
    TRY(facts_of_customer(s, s->policy, id, &r.facts));
    TRY(read_shock(&r, call->query));
    TRY(read_loans(&r));
    TRY(read_currencies(&r));
    json_open(r.w, '{');
    json_put_date(r.w, "as_of", s->today);
    json_key(r.w, "shock");
    json_open(r.w, '{');
    json_put_double(r.w, "rate_bp", r.rate_bp);
    json_put_double(r.w, "currency", r.currency);
    json_put_double(r.w, "elsewhere", r.elsewhere);
    json_put_double(r.w, "policy_rate_bp", r.policy_rate_bp);
    json_put_double(r.w, "policy_currency", r.policy_currency);
    json_close(r.w, '}');
    write_credit(&r);
    write_market(&r);
    TRY(write_operational(&r));
    json_close(r.w, '}');
    return NULL;
}
