/* The model on screen: solved with every move of a slider, each number explained, options side by side, versions kept.
 */
#include "base/text.h"
#include "domain/project/project.h"
#include "policy/snapshot.h"
#include "policy/write.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

/* --- templates ---------------------------------------------------------------------------------------------------- */

static void write_terms(struct json_writer *w, const char *key, const struct project_line *table, int count, bool lines)
{
    static const char *const kinds[] = {"input", "carried", "formula"};
    json_key(w, key);
    json_open(w, '[');
    for (int i = 0; i < count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", table[i].name);
        if (lines)
            json_put_text(w, "group", project_group_names[table[i].group]);
        json_put_text(w, "unit", table[i].unit);
        if (lines)
            json_put_text(w, "kind", kinds[table[i].kind]);
        write_label(w, "label", (struct label){table[i].zh, table[i].en});
        json_close(w, '}');
    }
    json_close(w, ']');
}

const struct error *operation_project_templates(struct call *call)
{
    const struct policy_snapshot *policy = call->session->policy;
    struct json_writer *w = call->reply;
    json_open(w, '{');
    json_key(w, "items");
    json_open(w, '[');
    for (size_t i = 0; i < policy->project_template_count; i++) {
        const struct project_template *template = policy->project_templates[i];
        json_open(w, '{');
        json_put_text(w, "name", template->doc->name);
        json_put_text(w, "kind", template->kind);
        write_label(w, "label", template->doc->label);
        write_label(w, "help", template->doc->help);
        json_put_int(w, "version", template->doc->version);
        json_close(w, '}');
    }
    json_close(w, ']');
    write_terms(w, "lines", project_lines, PROJECT_LINES, true);
    write_terms(w, "numbers", project_numbers, PROJECT_NUMBERS, false);
    json_key(w, "words");
    json_open(w, '[');
    for (size_t i = 0; i < project_case_word_count; i++) {
        json_open(w, '{');
        json_put_text(w, "key", project_case_words[i].key);
        json_put_text(w, "unit", project_case_words[i].unit);
        write_label(w, "label", (struct label){project_case_words[i].zh, project_case_words[i].en});
        json_close(w, '}');
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

/* --- assumptions -------------------------------------------------------------------------------------------------- */

static void put_id(struct json_writer *w, const char *key, int64_t home, int64_t id)
{
    char text[27];
    if (id == NONE || !id) {
        json_put_null(w, key);
        return;
    }
    id_write(text, home, id);
    json_put_text(w, key, text);
}

static const struct error *write_versions(struct session *s, const struct project_ask *ask, struct json_writer *w)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_project_model_list, VALUES(sql_int(ask->project_home), sql_int(ask->project)),
                    &rows));
    json_key(w, "versions");
    json_open(w, '[');
    while (rows_next(rows, &error)) {
        json_open(w, '{');
        put_id(w, "id", ask->project_home, rows_int(rows, 0));
        json_put_text(w, "name", rows_text(rows, 1));
        json_put_text(w, "status", rows_text(rows, 2));
        json_put_instant(w, "made_at", rows_int(rows, 3));
        json_put_text(w, "made_by_title", rows_text(rows, 4));
        json_put_int(w, "debt", rows_int(rows, 5));
        json_put_double(w, "min_dscr", rows_real(rows, 6));
        json_close(w, '}');
    }
    json_close(w, ']');
    return error;
}

const struct error *operation_project_content(struct call *call)
{
    const struct project_content_query *query = call->query;
    struct project_ask ask = {.model = query->model};
    struct project_solved solved;
    struct json_writer *w = call->reply;
    TRY(project_find(call, &ask));
    TRY(project_content(call->session, &ask, &solved));
    json_open(w, '{');
    put_id(w, "model", ask.project_home, solved.model);
    json_put_text(w, "name", solved.model_name ? solved.model_name : "");
    json_put_text(w, "template", solved.template_name);
    json_key(w, "content");
    json_write_value(w, solved.content);
    TRY(write_versions(call->session, &ask, w));
    json_close(w, '}');
    return NULL;
}

/* --- solving ------------------------------------------------------------------------------------------------------ */

enum year_kind { YEAR_SUM, YEAR_END, YEAR_LEAST };
static const struct {
    enum project_line_id line;
    enum year_kind kind;
} year_lines[] = {
    {PL_revenue_total, YEAR_SUM},
    {PL_opex_total, YEAR_SUM},
    {PL_maintenance, YEAR_SUM},
    {PL_tax, YEAR_SUM},
    {PL_cfads, YEAR_SUM},
    {PL_interest_due_total, YEAR_SUM},
    {PL_principal_due_total, YEAR_SUM},
    {PL_service_due, YEAR_SUM},
    {PL_service_paid, YEAR_SUM},
    {PL_unpaid, YEAR_END},
    {PL_paid_from_dsra, YEAR_SUM},
    {PL_dsra_topup, YEAR_SUM},
    {PL_dsra_release, YEAR_SUM},
    {PL_mra_movement, YEAR_SUM},
    {PL_sweep, YEAR_SUM},
    {PL_distribution, YEAR_SUM},
    {PL_equity_call, YEAR_SUM},
    {PL_equity_draw, YEAR_SUM},
    {PL_debt_draw, YEAR_SUM},
    {PL_capex_total, YEAR_SUM},
    {PL_grant, YEAR_SUM},
    {PL_idc_total, YEAR_SUM},
    {PL_fees_total, YEAR_SUM},
    {PL_dsra_funding, YEAR_SUM},
    {PL_working_capital_change, YEAR_SUM},
    {PL_equity_flow, YEAR_SUM},
    {PL_net_income, YEAR_SUM},
    {PL_depreciation, YEAR_SUM},
    {PL_debt_total, YEAR_END},
    {PL_dsra, YEAR_END},
    {PL_cash, YEAR_END},
    {PL_mra_target, YEAR_END},
    {PL_assets, YEAR_END},
    {PL_fixed_assets, YEAR_END},
    {PL_dscr, YEAR_LEAST},
    {PL_llcr, YEAR_LEAST},
    {PL_plcr, YEAR_LEAST},
};

static double year_value(const double *row, enum year_kind kind, size_t from, size_t to)
{
    double value = kind == YEAR_LEAST ? NAN : 0;
    for (size_t t = from; t < to; t++)
        value = kind == YEAR_LEAST ? fmin(value, row[t]) : kind == YEAR_END ? row[t] : value + row[t];
    return value;
}

static void write_years(struct json_writer *w, struct arena *arena, const struct project_case *made)
{
    const struct project_plan *plan = made->plan;
    json_key(w, "years");
    json_open(w, '[');
    for (size_t from = 0, to; from < plan->periods; from = to) {
        int year, month, other;
        project_case_month(made, from, &year, &month);
        for (to = from + 1; to < plan->periods && (project_case_month(made, to, &other, &month), other == year); to++)
            continue;
        json_open(w, '{');
        json_put_text(w, "year", arena_format(arena, "%d", year));
        json_key(w, "values");
        json_open(w, '{');
        for (size_t i = 0; i < sizeof(year_lines) / sizeof(*year_lines); i++) {
            const struct project_line *line = &project_lines[year_lines[i].line];
            double value = year_value(plan->rows[year_lines[i].line], year_lines[i].kind, from, to);
            if (isfinite(value))
                project_put_number(w, line->name, value, line->unit);
        }
        json_close(w, '}');
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_line(struct json_writer *w, const struct project_case *made, int line, size_t member)
{
    const struct project_line *about = &project_lines[line];
    const double *row = project_row(made->plan, (enum project_line_id)line, member);
    json_open(w, '{');
    json_put_text(w, "line", about->name);
    json_put_int(w, "member", (int64_t)member);
    json_put_text(w, "name", about->group == PG_ONE ? NULL : made->members[about->group][member]);
    json_key(w, "values");
    json_open(w, '[');
    for (size_t t = 0; t < made->plan->periods; t++)
        project_put_number(w, NULL, row[t], about->unit);
    json_close(w, ']');
    json_close(w, '}');
}

static bool named_in(const char *list, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = list; at && (at = strstr(at, name)); at += size)
        if ((at == list || at[-1] == ',') && (at[size] == ',' || !at[size]))
            return true;
    return false;
}

static void write_lines(struct json_writer *w, const struct project_case *made, const char *wanted)
{
    json_key(w, "lines");
    json_open(w, '[');
    for (int i = 0; i < PROJECT_LINES; i++)
        for (size_t member = 0;
             named_in(wanted, project_lines[i].name) && member < made->plan->shape.counts[project_lines[i].group];
             member++)
            write_line(w, made, i, member);
    json_close(w, ']');
}

static const char *binding_of(const struct project_plan *plan)
{
    const double *n = plan->numbers;
    if (n[PK_fixed] > 0)
        return "agreed";
    if (n[PK_debt_sized] <= n[PK_tiny])
        return "none";
    if (n[PK_debt_limit] <= n[PK_debt_by_cover] && n[PK_debt_limit] <= n[PK_debt_by_gearing])
        return "limit";
    return n[PK_debt_by_gearing] < n[PK_debt_by_cover] ? "gearing" : "cover";
}

static void write_solved(struct json_writer *w, struct arena *arena, const struct project_solved *solved,
                         const char *lines)
{
    const struct project_plan *plan = solved->made.plan;
    bool settled = plan->status == PROJECT_PLAN_OK;
    json_open(w, '{');
    json_put_bool(w, "settled", settled);
    json_put_int(w, "rounds", plan->rounds);
    json_put_int(w, "microseconds", solved->microseconds);
    json_put_text(w, "currency", solved->made.currency);
    json_put_int(w, "period_months", plan->shape.period_months);
    json_put_int(w, "construction", (int64_t)plan->shape.construction);
    json_key(w, "periods");
    json_open(w, '[');
    for (size_t t = 0; t < plan->periods; t++)
        json_write_text(w, project_period_label(arena, &solved->made, t));
    json_close(w, ']');
    json_key(w, "numbers");
    project_numbers_write(w, plan);
    json_key(w, "reached");
    json_open(w, '{');
    json_put_text(w, "binding", binding_of(plan));
    json_put_double(w, "payback_years", settled ? project_payback_years(plan, PL_equity_flow_sum) : NAN);
    json_put_double(w, "project_payback_years", settled ? project_payback_years(plan, PL_project_flow_sum) : NAN);
    json_put_double(w, "life_years", settled ? project_debt_life_years(plan) : NAN);
    json_close(w, '}');
    write_years(w, arena, &solved->made);
    write_lines(w, &solved->made, lines ? lines : "dscr,dscr_year,llcr,plcr,debt_total,closing_value,state");
    json_close(w, '}');
}

const struct error *operation_project_solve(struct call *call)
{
    const struct project_solve_input *input = call->input;
    struct project_ask ask = {.model = input->model,
                              .content = input->content,
                              .changes = input->changes,
                              .keep_debt = input->keep_debt == 1};
    struct project_solved solved;
    TRY(project_find(call, &ask));
    TRY(project_ask_solve(call->session, &ask, &solved));
    write_solved(call->reply, call->session->arena, &solved, input->lines);
    return NULL;
}

/* --- options side by side ----------------------------------------------------------------------------------------- */

static int64_t periods_in(const struct project_plan *plan, double state)
{
    int64_t count = 0;
    for (size_t t = 0; t < plan->periods; t++)
        count += plan->rows[PL_state][t] == state;
    return count;
}

/* The cover that is left when revenue falls by a tenth and this option's own debt stays. */
static double stressed_dscr(struct arena *arena, const struct json *content, const struct json *changes,
                            const struct project_plan *plan)
{
    struct project_case low;
    const struct json *changed;
    struct json drop = {.kind = JSON_DOUBLE, .number = plan->numbers[PK_price_factor] * 0.9};
    const char *keys[] = {"factors.price_factor", "factors.volume_factor"};
    struct json both[] = {drop, {.kind = JSON_DOUBLE, .number = plan->numbers[PK_volume_factor]}};
    struct json more = {.kind = JSON_MAP, .items = both, .keys = keys, .count = 2};
    if (project_case_change(arena, content, changes, &changed) ||
        project_case_solve(arena, changed, &more, plan, &low) || low.plan->status != PROJECT_PLAN_OK)
        return NAN;
    return low.plan->numbers[PK_min_dscr];
}

static const struct error *write_option(struct session *s, const struct json *content, const struct project_plan *base,
                                        const struct json *option, struct json_writer *w)
{
    struct project_case made;
    const struct json *changes = json_get(option, "changes");
    const char *name = json_get_text(option, "name");
    bool keep = false;
    json_get_bool(option, "keep_debt", &keep);
    TRY(project_case_solve(s->arena, content, changes, keep ? base : NULL, &made));
    const struct project_plan *plan = made.plan;
    json_open(w, '{');
    json_put_text(w, "name", name ? name : "");
    json_put_bool(w, "settled", plan->status == PROJECT_PLAN_OK);
    json_key(w, "numbers");
    project_numbers_write(w, plan);
    json_put_int(w, "locked", periods_in(plan, 1));
    json_put_int(w, "defaulted", periods_in(plan, 2));
    json_put_double(w, "payback_years", project_payback_years(plan, PL_equity_flow_sum));
    json_put_double(w, "life_years", project_debt_life_years(plan));
    json_put_double(w, "stressed_dscr", stressed_dscr(s->arena, content, changes, plan));
    json_close(w, '}');
    return NULL;
}

const struct error *operation_project_compare(struct call *call)
{
    enum { OPTIONS_MOST = 12 };
    const struct project_compare_input *input = call->input;
    struct session *s = call->session;
    struct project_ask ask = {.model = input->model, .content = input->content};
    struct project_solved solved;
    struct project_case base;
    const struct json *options;
    TRY(project_find(call, &ask));
    TRY(project_content(s, &ask, &solved));
    TRY(project_json(s, input->options, "options", &options));
    if (!options || options->kind != JSON_LIST || options->count > OPTIONS_MOST)
        return error_make(s->arena, ERROR_FIELD_TYPE, .field = "options", .value = "?",
                          .arguments = {"[{name, changes, keep_debt}], 1..12"});
    TRY(project_case_solve(s->arena, solved.content, NULL, NULL, &base));
    json_open(call->reply, '{');
    json_key(call->reply, "options");
    json_open(call->reply, '[');
    for (size_t i = 0; i < options->count; i++)
        TRY(write_option(s, solved.content, base.plan, &options->items[i], call->reply));
    json_close(call->reply, ']');
    json_close(call->reply, '}');
    return NULL;
}

/* --- versions ----------------------------------------------------------------------------------------------------- */

static const struct error *supersede(struct session *s, int64_t home, int64_t project)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[16];
    size_t count = 0;
    TRY(store_query(s->tx, &query_project_model_bases, VALUES(sql_int(home), sql_int(project)), &rows));
    while (rows_next(rows, &error))
        if (count < 16)
            ids[count++] = rows_int(rows, 0);
    if (error)
        return error;
    for (size_t i = 0; i < count; i++) {
        struct project_model row;
        TRY(record_load(s, &project_model_entity, home, ids[i], &row));
        row.status = PROJECT_MODEL_STATUS_SUPERSEDED;
        TRY(record_update(s, &project_model_entity, &row, NULL));
    }
    return NULL;
}

static int64_t fen(double yuan)
{
    return isfinite(yuan) && fabs(yuan) < 9e15 ? llround(yuan * 100) : NONE;
}

const struct error *operation_project_save(struct call *call)
{
    const struct project_save_input *input = call->input;
    struct session *s = call->session, engine;
    struct project_ask ask = {.model = input->model, .content = input->content, .changes = input->changes};
    struct project_solved solved;
    TRY(project_find(call, &ask));
    TRY(scope_row(s, &project_entity, ACCESS_UPDATE, ask.project_home, ask.project));
    TRY(project_ask_solve(s, &ask, &solved));
    if (solved.made.plan->status != PROJECT_PLAN_OK)
        return error_make(s->arena, ERROR_FIELD_CHECK, .field = "content", .value = input->name,
                          .arguments = {"the model does not settle"});
    struct buffer content = {.arena = s->arena}, result = {.arena = s->arena};
    struct json_writer into = {&content, false}, numbers = {&result, false};
    json_write_value(&into, solved.made.content);
    project_numbers_write(&numbers, solved.made.plan);
    session_engine(s, &engine);
    bool base = input->base == 1;
    if (base)
        TRY(supersede(&engine, ask.project_home, ask.project));
    struct project_model row;
    record_initial(s, &project_model_entity, &row);
    row.customer = solved.row.customer;
    row.project = ask.project;
    row.name = input->name;
    row.note = input->note;
    row.status = base ? PROJECT_MODEL_STATUS_BASE : PROJECT_MODEL_STATUS_DRAFT;
    row.made_at = s->now;
    row.made_by = s->person;
    row.content = buffer_end(&content);
    row.result = buffer_end(&result);
    row.debt = fen(solved.made.plan->numbers[PK_debt_sized]);
    row.min_dscr = solved.made.plan->numbers[PK_min_dscr];
    TRY(record_put(&engine, &project_model_entity, &row));
    call->status = 201;
    return record_write(s, &project_model_entity, &row, call->reply);
}
