/* Reads what hangs on a project and draws the bank's conclusions, once for the page, the letter, the facts and the
 * gates. */
#include "base/text.h"
#include "domain/project/overview.h"
#include "domain/statement/figures.h"
#include "policy/snapshot.h"
#include "queries.h"

#include <math.h>
#include <string.h>

void project_alert(struct project_view *v, const char *level, const char *kind, const char *entity, int64_t id,
                   const char *zh, const char *en)
{
    if (v->alert_count < ALERTS_MOST)
        v->alerts[v->alert_count++] = (struct project_alert){level, kind, {zh, en}, entity, id};
}

static int64_t or_zero(int64_t value)
{
    return value == NONE ? 0 : value;
}

/* A share as rates are kept. */
static double share_read(int64_t rate)
{
    return rate == NONE ? NAN : (double)rate / 1e8;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

#define OF_PROJECT VALUES(sql_int(v->row.record.home), sql_int(v->row.record.id))

static const struct error *read_months(struct project_view *v)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(v->s->tx, &query_project_children_progress, OF_PROJECT, &rows));
    while (rows_next(rows, &error))
        if (v->month_count < PROGRESS_MOST)
            ARENA_PUSH(v->s->arena, v->months, v->month_count, room,
                       (struct progress_month){rows_int(rows, 0), share_read(rows_int(rows, 1)),
                                               share_read(rows_int(rows, 2)), rows_int(rows, 3), rows_int(rows, 4),
                                               rows_int(rows, 5), rows_int(rows, 6), rows_int(rows, 7),
                                               rows_int(rows, 8), arena_text(v->s->arena, rows_text(rows, 9))});
    return error;
}

static const struct error *read_budget(struct project_view *v)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(v->s->tx, &query_project_children_budget, OF_PROJECT, &rows));
    while (rows_next(rows, &error))
        if (v->line_count < BUDGET_MOST)
            ARENA_PUSH(v->s->arena, v->lines, v->line_count, room,
                       (struct budget_line){rows_int(rows, 0), rows_int(rows, 3), rows_int(rows, 4), rows_int(rows, 5),
                                            rows_int(rows, 6), arena_text(v->s->arena, rows_text(rows, 1)),
                                            arena_text(v->s->arena, rows_text(rows, 2))});
    return error;
}

static const struct error *read_actuals(struct project_view *v)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(v->s->tx, &query_project_children_actuals, OF_PROJECT, &rows));
    while (rows_next(rows, &error))
        if (v->actual_count < ACTUALS_MOST)
            ARENA_PUSH(v->s->arena, v->actuals, v->actual_count, room,
                       (struct actual_period){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2),
                                              rows_int(rows, 3), rows_int(rows, 4), rows_int(rows, 5),
                                              rows_int(rows, 6), rows_int(rows, 7), rows_int(rows, 8),
                                              rows_int(rows, 9), rows_int(rows, 10), rows_int(rows, 11),
                                              arena_text(v->s->arena, rows_text(rows, 12))});
    return error;
}

static const struct error *read_actual_lines(struct project_view *v)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    TRY(store_query(v->s->tx, &query_project_children_actual_lines, OF_PROJECT, &rows));
    while (rows_next(rows, &error))
        if (v->brought_count < ACTUALS_MOST * PROJECT_MEMBERS_MOST)
            ARENA_PUSH(v->s->arena, v->brought, v->brought_count, room,
                       (struct actual_line){rows_int(rows, 0), rows_int(rows, 1), rows_real(rows, 2),
                                            arena_text(v->s->arena, rows_text(rows, 3)),
                                            arena_text(v->s->arena, rows_text(rows, 4))});
    return error;
}

static const char *kind_label(struct session *s, const struct entity *entity, const char *name)
{
    const struct field *field = entity_field(entity, "kind");
    for (size_t i = 0; name && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, name))
            return s->language == LANGUAGE_ZH ? field->choices[i].label.zh : field->choices[i].label.en;
    return name ? name : "";
}

static const struct error *read_permits(struct project_view *v)
{
    struct arena *a = v->s->arena;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(v->s->tx, &query_project_children_permits, OF_PROJECT, &rows));
    while (rows_next(rows, &error)) {
        const char *status = rows_text(rows, 2), *kind = kind_label(v->s, &project_permit_entity, rows_text(rows, 1));
        int64_t needed = rows_int(rows, 3), until = rows_int(rows, 4), id = rows_int(rows, 0);
        if (text_equal(status, "not_needed"))
            continue;
        bool granted = text_equal(status, "granted") && (until == NONE || until >= v->s->today);
        bool missing = !granted && (text_equal(status, "granted") || (needed != NONE && needed < v->s->today));
        int64_t day = text_equal(status, "granted") ? until : needed;
        v->permits++;
        v->permits_granted += granted;
        v->permits_missing += missing;
        if (day != NONE && (v->permit_days == NONE || day - v->s->today < v->permit_days))
            v->permit_days = day - v->s->today;
        if (text_equal(status, "granted") && !granted)
            project_alert(v, "red", "permit_expired", "project_permit", id, arena_format(a, "许可已过期：%s", kind),
                          arena_format(a, "Permit has expired: %s", kind));
        else if (granted && until != NONE && until < v->s->today + v->rules->expiry_days)
            project_alert(v, "yellow", "permit_ends", "project_permit", id,
                          arena_format(a, "许可将于 %s 到期：%s", date_text(a, until), kind),
                          arena_format(a, "Permit ends %s: %s", date_text(a, until), kind));
        else if (!granted && needed != NONE && needed < v->s->today)
            project_alert(v, "orange", "permit_late", "project_permit", id,
                          arena_format(a, "许可应于 %s 取得而未取得：%s", date_text(a, needed), kind),
                          arena_format(a, "Permit was needed by %s: %s", date_text(a, needed), kind));
    }
    return error;
}

static const struct error *read_contracts(struct project_view *v)
{
    struct arena *a = v->s->arena;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(v->s->tx, &query_project_children_contracts, OF_PROJECT, &rows));
    while (rows_next(rows, &error)) {
        const char *status = rows_text(rows, 3), *name = rows_text(rows, 2), *kind = rows_text(rows, 1);
        int64_t until = rows_int(rows, 4), id = rows_int(rows, 0);
        bool ended = until != NONE && until < v->s->today, insurance = kind && !strncmp(kind, "insurance", 9);
        v->insurances_lapsed += insurance && ended;
        bool thing = text_equal(kind, "insurance_construction") || text_equal(kind, "insurance_property");
        v->insured +=
            thing && !ended && text_equal(status, "signed") && rows_int(rows, 5) != NONE ? rows_int(rows, 5) : 0;
        v->contracts++;
        v->contracts_signed += text_equal(status, "signed") && !ended;
        if (text_equal(status, "disputed"))
            project_alert(v, "orange", "contract_disputed", "project_contract", id,
                          arena_format(a, "合同有争议：%s", name), arena_format(a, "Contract in dispute: %s", name));
        else if (insurance && ended)
            project_alert(v, "red", "insurance_ended", "project_contract", id, arena_format(a, "保险已到期：%s", name),
                          arena_format(a, "Insurance has ended: %s", name));
        else if (insurance && until != NONE && until < v->s->today + v->rules->expiry_days)
            project_alert(v, "yellow", "insurance_ends", "project_contract", id,
                          arena_format(a, "保险将于 %s 到期：%s", date_text(a, until), name),
                          arena_format(a, "Insurance ends %s: %s", date_text(a, until), name));
    }
    return error;
}

static const struct error *read_milestones(struct project_view *v)
{
    struct arena *a = v->s->arena;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(v->s->tx, &query_project_children_milestones, OF_PROJECT, &rows));
    while (rows_next(rows, &error)) {
        int64_t planned = rows_int(rows, 3), forecast = rows_int(rows, 4), actual = rows_int(rows, 5);
        if (actual == NONE && planned != NONE && planned < v->s->today)
            project_alert(
                v, "yellow", "milestone_late", "project_milestone", rows_int(rows, 0),
                arena_format(a, "里程碑逾期：%s（计划 %s）", rows_text(rows, 1), date_text(a, planned)),
                arena_format(a, "Milestone is late: %s (planned %s)", rows_text(rows, 1), date_text(a, planned)));
        else if (actual == NONE && forecast != NONE && planned != NONE && forecast > planned + 60)
            project_alert(
                v, "blue", "milestone_slips", "project_milestone", rows_int(rows, 0),
                arena_format(a, "里程碑预计推迟 %lld 天：%s", (long long)(forecast - planned), rows_text(rows, 1)),
                arena_format(a, "Milestone is forecast %lld days late: %s", (long long)(forecast - planned),
                             rows_text(rows, 1)));
    }
    return error;
}

static const struct error *read_accounts(struct project_view *v)
{
    struct arena *a = v->s->arena;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(v->s->tx, &query_project_children_accounts, OF_PROJECT, &rows));
    while (rows_next(rows, &error)) {
        int64_t balance = rows_int(rows, 2), required = rows_int(rows, 3);
        const char *kind = kind_label(v->s, &project_account_entity, rows_text(rows, 1));
        if (balance == NONE || required == NONE || balance >= required)
            continue;
        struct label missing = amount_label(a, (double)(required - balance));
        project_alert(v, "orange", "account_short", "project_account", rows_int(rows, 0),
                      arena_format(a, "%s账户余额低于应有余额 %s", kind, missing.zh),
                      arena_format(a, "%s account is %s short", kind, missing.en));
    }
    return error;
}

static const struct error *read_risks(struct project_view *v)
{
    struct arena *a = v->s->arena;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(v->s->tx, &query_project_children_risks, OF_PROJECT, &rows));
    while (rows_next(rows, &error)) {
        if (!text_equal(rows_text(rows, 4), "triggered"))
            continue;
        v->risks_triggered++;
        project_alert(v, "orange", "risk_triggered", "project_risk", rows_int(rows, 0),
                      arena_format(a, "风险已触发：%s", rows_text(rows, 1)),
                      arena_format(a, "Risk has been triggered: %s", rows_text(rows, 1)));
    }
    return error;
}

/* --- conclusions -------------------------------------------------------------------------------------------------- */

/* 资本金: what counts over the total investment, to the fen. */
static void conclude_capital(struct project_view *v)
{
    const struct field *field = entity_field(&project_entity, "capital_sector");
    const struct capital_rule *sector = capital_rule_find(
        v->rules, v->row.capital_sector == NONE ? "other" : field->choices[v->row.capital_sector].name);
    v->capital_ratio = v->capital_required = NAN;
    if (!sector)
        return;
    v->capital_required = sector->ratio - (v->row.short_board == 1 ? v->rules->short_board_reduction : 0);
    if (v->row.total_investment == NONE || v->row.total_investment <= 0 || v->row.own_capital == NONE)
        return;
    int64_t counted = v->row.own_capital - or_zero(v->row.capital_not_counted),
            most = (int64_t)((double)counted * v->rules->instruments_most);
    if (or_zero(v->row.capital_instruments) > most)
        counted -= or_zero(v->row.capital_instruments) - most;
    v->capital_ratio = (double)counted / (double)v->row.total_investment;
    /* The test itself is exact: no ratio is rounded up to its limit. */
    if ((__int128)counted * 10000 < (__int128)v->row.total_investment * llround(v->capital_required * 10000))
        project_alert(v, "red", "capital_short", "project", v->row.record.id, "项目资本金比例低于规定",
                      "Own capital is below the rule");
}

const struct progress_month *project_month_last(const struct project_view *v)
{
    for (size_t i = v->month_count; i-- > 0;)
        if (v->months[i].cost_actual != NONE || !isnan(v->months[i].physical_actual))
            return &v->months[i];
    return NULL;
}

static void conclude_cost(struct project_view *v)
{
    const struct progress_month *last = project_month_last(v);
    struct arena *a = v->s->arena;
    for (size_t i = 0; i < v->line_count; i++) {
        v->budget += or_zero(v->lines[i].budget);
        v->spent += or_zero(v->lines[i].spent);
        v->to_complete += v->lines[i].to_complete != NONE ? v->lines[i].to_complete
                                                          : or_zero(v->lines[i].budget) - or_zero(v->lines[i].spent);
    }
    if (last && last->to_complete != NONE && v->line_count == 0)
        v->to_complete = last->to_complete;
    v->at_completion = v->spent + v->to_complete;
    v->funds_left = or_zero(v->row.own_capital) + or_zero(v->row.loan_amount) - v->spent;
    bool builds = v->row.completion_actual == NONE; /* what is finished needs no money to be finished */
    v->gap = builds && v->line_count && v->row.own_capital != NONE && v->row.loan_amount != NONE
                 ? v->to_complete - v->funds_left
                 : NONE;
    if (v->gap != NONE && v->gap > 0)
        project_alert(v, "red", "funding_gap", "project", v->row.record.id,
                      arena_format(a, "完工尚缺资金 %s", amount_label(a, (double)v->gap).zh),
                      arena_format(a, "%s are missing to complete", amount_label(a, (double)v->gap).en));
    if (v->budget > 0 && (double)v->at_completion > (double)v->budget * (1 + v->rules->cost_warning))
        project_alert(
            v, "orange", "cost_over", "project", v->row.record.id,
            arena_format(a, "预计总投资超概算 %.1f%%", 100 * ((double)v->at_completion / (double)v->budget - 1)),
            arena_format(a, "Cost at completion is %.1f %% over budget",
                         100 * ((double)v->at_completion / (double)v->budget - 1)));
}

static void conclude_progress(struct project_view *v)
{
    v->behind = v->pace = NAN;
    struct arena *a = v->s->arena;
    for (size_t i = v->month_count; i-- > 0 && isnan(v->behind);)
        v->behind = v->months[i].physical_plan - v->months[i].physical_actual;
    if (v->behind > v->rules->behind_warning)
        project_alert(v, v->behind > 2 * v->rules->behind_warning ? "orange" : "yellow", "behind", "project",
                      v->row.record.id, arena_format(a, "形象进度落后计划 %.1f 个百分点", 100 * v->behind),
                      arena_format(a, "Physical progress is %.1f points behind plan", 100 * v->behind));
    const struct progress_month *last = project_month_last(v);
    if (last && or_zero(last->drawn) > 0 && or_zero(v->row.own_capital) > 0 && or_zero(v->row.loan_amount) > 0) {
        v->pace = ((double)or_zero(last->capital_actual) / (double)v->row.own_capital) /
                  ((double)last->drawn / (double)v->row.loan_amount);
        if (v->pace < 1)
            project_alert(v, "orange", "capital_behind", "project", v->row.record.id, "资本金到位比例低于贷款发放比例",
                          "Own capital is paid in more slowly than the loan is drawn");
    }
}

static double slot_value(const struct project_view *v, const char *fact)
{
    const struct project_plan *plan = v->has_plan ? v->solved.made.plan : NULL;
    if (!strcmp(fact, "min_dscr"))
        return plan && plan->numbers[PK_debt_sized] > plan->numbers[PK_tiny] ? plan->numbers[PK_min_dscr] : NAN;
    if (!strcmp(fact, "min_llcr"))
        return plan && plan->numbers[PK_debt_sized] > plan->numbers[PK_tiny] ? plan->numbers[PK_min_llcr] : NAN;
    if (!strcmp(fact, "downside_dscr"))
        return v->downside_dscr;
    if (!strcmp(fact, "own_share"))
        return plan ? 1 - plan->numbers[PK_gearing_sized] : v->capital_ratio;
    if (!strcmp(fact, "permits_share"))
        return v->permits ? (double)v->permits_granted / v->permits : NAN;
    if (!strcmp(fact, "contracts_share"))
        return v->contracts ? (double)v->contracts_signed / v->contracts : NAN;
    if (!strcmp(fact, "capital_pace"))
        return v->pace;
    return isnan(v->behind) ? NAN : 1 - v->behind;
}

double project_slot_points(const struct project_view *v, const struct slot_factor *factor, double *value)
{
    *value = slot_value(v, factor->fact);
    if (isnan(*value))
        return NAN;
    double points = 1;
    for (int i = 0; i < 3; i++)
        points += *value >= factor->points[i];
    return points;
}

static void conclude_slot(struct project_view *v)
{
    double weights = 0, sum = 0, value;
    for (size_t i = 0; i < v->rules->slot_factor_count; i++) {
        double points = project_slot_points(v, &v->rules->slot_factors[i], &value);
        if (isnan(points))
            continue;
        weights += v->rules->slot_factors[i].weight;
        sum += points * v->rules->slot_factors[i].weight;
    }
    v->slot_score = weights >= 0.5 ? sum / weights : NAN;
}

/* The first scenario of the model is its downside. */
static const struct error *solve_downside(struct project_view *v)
{
    const struct json *scenarios = json_get(v->solved.content, "scenarios");
    struct project_case low;
    v->downside_dscr = NAN;
    if (!v->has_plan || json_absent(scenarios) || scenarios->kind != JSON_LIST || !scenarios->count)
        return NULL;
    TRY(project_case_solve(v->s->arena, v->solved.content, json_get(&scenarios->items[0], "changes"),
                           v->solved.made.plan, &low));
    if (low.plan->status == PROJECT_PLAN_OK && low.plan->numbers[PK_debt_fixed] > low.plan->numbers[PK_tiny])
        v->downside_dscr = low.plan->numbers[PK_min_dscr];
    return NULL;
}

const struct error *project_view_read(struct session *s, int64_t home, int64_t id, struct project_view *view)
{
    struct project_view *v = view;
    *v = (struct project_view){.s = s, .rules = s->policy->project_rules, .permit_days = NONE, .downside_dscr = NAN};
    struct project_ask ask = {.project_home = home, .project = id, .model = NONE};
    if (!v->rules)
        return error_make(s->arena, ERROR_POLICY_DOCUMENT_MISSING, .value = "project_rules");
    TRY(record_load(s, &project_entity, home, id, &v->row));
    TRY(project_ask_solve(s, &ask, &v->solved));
    v->has_plan = v->solved.made.plan->status == PROJECT_PLAN_OK;
    TRY(solve_downside(v));
    TRY(read_months(v));
    TRY(read_budget(v));
    TRY(read_actuals(v));
    TRY(read_actual_lines(v));
    conclude_capital(v);
    conclude_cost(v);
    conclude_progress(v);
    TRY(read_permits(v));
    TRY(read_contracts(v));
    TRY(read_milestones(v));
    TRY(read_accounts(v));
    TRY(read_risks(v));
    conclude_slot(v);
    return NULL;
}
