#include "quant/project_finance.h"

#include <math.h>

/* What one round of the fixed point hands to the next. */
struct guess {
    double debt, gearing, first_debt_service;
    double *interest; /* one a loan year */
};

static double present_value(const struct project_operation *rows, size_t from, size_t to, double rate)
{
    double value = 0;
    for (size_t k = to; k-- > from;)
        value = (value + rows[k].cfads) / (1 + rate);
    return value;
}

/* a: uses that do not depend on this year's draw. */
static double fixed_uses(const struct project_terms *terms, double debt, size_t t,
                         const struct project_construction *row)
{
    double fees =
        (t == 0 ? terms->upfront_fee_rate * debt : 0) + terms->commitment_fee_rate * (debt - row->debt_opening);
    return row->capex + row->dsra_initial + fees + terms->interest_rate * row->debt_opening;
}

static void construction_fill(const struct project_terms *terms, double debt, size_t t, double draw,
                              struct project_construction *row)
{
    row->debt_draw = draw;
    row->idc = terms->interest_rate * (row->debt_opening + draw / 2);
    row->fees = (t == 0 ? terms->upfront_fee_rate * debt : 0) +
                terms->commitment_fee_rate * (debt - row->debt_opening - draw / 2);
    row->total_uses = row->capex + row->fees + row->idc + row->dsra_initial;
    row->equity_draw = row->total_uses - draw;
    row->debt_closing = row->debt_opening + draw;
}

static struct project_construction construction_start(const struct project_terms *terms, size_t t, double debt_opening,
                                                      double dsra_initial)
{
    return (struct project_construction){.year = t + 1,
                                         .capex = terms->capex[t],
                                         .debt_opening = debt_opening,
                                         .dsra_initial = t + 1 == terms->construction_years ? dsra_initial : 0};
}

/* Draw and interest of a year depend on each other: u = a / (1 - g (r - cf)/2). Where that has no positive solution,
 * each unit drawn calls for more than a unit of interest, the uses are NAN and the search ends. */
static void construct_pro_rata(const struct project_terms *terms, const struct guess *guess, struct project *project)
{
    double opening = 0, slope = (terms->interest_rate - terms->commitment_fee_rate) / 2;
    project->dsra_initial = terms->dsra_months / 12 * guess->first_debt_service;
    project->total_uses = project->total_idc = project->total_fees = 0;
    for (size_t t = 0; t < terms->construction_years; t++) {
        struct project_construction *row = &project->construction[t];
        *row = construction_start(terms, t, opening, project->dsra_initial);
        double left = 1 - guess->gearing * slope;
        double uses = left > 0 ? fixed_uses(terms, guess->debt, t, row) / left : NAN;
        construction_fill(terms, guess->debt, t, guess->gearing * uses, row);
        opening = row->debt_closing;
        project->total_uses += row->total_uses;
        project->total_idc += row->idc;
        project->total_fees += row->fees;
    }
}

/* Tax of year K after the losses of the last years, oldest first; LOSSES[k] is what is left of the loss of year k. */
static double tax_of_year(const struct project_terms *terms, size_t k, double profit, double *losses)
{
    losses[k] = fmax(0, -profit);
    double taxable = fmax(0, profit);
    size_t oldest = k > terms->loss_carry_forward_years ? k - terms->loss_carry_forward_years : 0;
    for (size_t j = oldest; j < k && taxable > 0; j++) {
        double used = fmin(losses[j], taxable);
        losses[j] -= used;
        taxable -= used;
    }
    return terms->tax_rate * taxable;
}

void project_operate(struct arena *arena, const struct project_terms *terms, double revenue_multiplier,
                     double depreciation, const double *interest, struct project_operation *rows)
{
    size_t years = terms->operation_years;
    double *losses = ARENA_LIST(arena, double, years), working_capital = 0;
    double revenue = terms->revenue_year_1 * revenue_multiplier, opex = terms->opex_year_1;
    for (size_t k = 0; k < years; k++) {
        struct project_operation *row = &rows[k];
        row->year = terms->construction_years + k + 1;
        row->revenue = revenue;
        row->opex = opex;
        row->maintenance_capex = terms->maintenance_capex[k];
        row->working_capital_change = terms->working_capital_share * revenue - working_capital;
        working_capital = terms->working_capital_share * revenue;
        if (k + 1 == years)
            row->working_capital_change -= working_capital;
        row->depreciation = depreciation;
        row->interest = k < terms->loan_repayment_years ? interest[k] : 0;
        double before_tax = revenue - opex - row->maintenance_capex;
        row->tax = tax_of_year(terms, k, before_tax - depreciation - row->interest, losses);
        row->cfads = before_tax - row->working_capital_change - row->tax;
        revenue *= 1 + terms->revenue_growth;
        opex *= 1 + terms->opex_growth;
    }
}

/* Debt from cfads, then its service in proportion to cfads; the interest that follows goes to NEXT. */
static void sculpt(const struct project_terms *terms, struct project *project, struct guess *next)
{
    double pv = present_value(project->operation, 0, terms->loan_repayment_years, terms->interest_rate);
    double by_dscr = pv / terms->target_dscr, by_gearing = terms->max_gearing * project->total_uses;
    project->pv_cfads_loan_life = pv;
    project->binding = by_gearing < by_dscr ? PROJECT_GEARING_BINDS : PROJECT_DSCR_BINDS;
    project->debt = next->debt = fmax(0, fmin(by_dscr, by_gearing));
    project->sculpted_dscr = next->debt > 0 ? pv / next->debt : NAN;
    next->gearing = project->total_uses > 0 ? next->debt / project->total_uses : 0;
    double balance = next->debt;
    for (size_t k = 0; k < terms->operation_years; k++) {
        struct project_operation *row = &project->operation[k];
        bool repays = k < terms->loan_repayment_years && next->debt > 0;
        row->debt_opening = repays ? balance : 0;
        row->interest = repays ? terms->interest_rate * balance : 0;
        row->debt_service = repays ? row->cfads / project->sculpted_dscr : 0;
        row->principal = row->debt_service - row->interest;
        balance -= row->principal;
        row->debt_closing = repays ? balance : 0;
        if (k < terms->loan_repayment_years)
            next->interest[k] = row->interest;
    }
    next->first_debt_service = project->operation[0].debt_service;
}

/* One round: guess to project to next guess. The distance between the two guesses is returned. */
static double project_round(struct arena *arena, const struct project_terms *terms, const struct guess *guess,
                            struct project *project, struct guess *next)
{
    construct_pro_rata(terms, guess, project);
    double capex = 0, distance = 0;
    for (size_t t = 0; t < terms->construction_years; t++)
        capex += terms->capex[t];
    project->depreciation_per_year =
        (capex + project->total_idc + project->total_fees) / (double)terms->operation_years;
    project_operate(arena, terms, 1, project->depreciation_per_year, guess->interest, project->operation);
    sculpt(terms, project, next);
    for (size_t k = 0; k < terms->loan_repayment_years; k++)
        distance = fmax(distance, fabs(next->interest[k] - guess->interest[k]));
    return distance + fabs(next->debt - guess->debt) + fabs(next->first_debt_service - guess->first_debt_service) +
           fabs(next->gearing - guess->gearing) * project->total_uses;
}

static void guess_move(const struct project_terms *terms, struct guess *guess, const struct guess *next, double step)
{
    guess->debt += step * (next->debt - guess->debt);
    guess->gearing += step * (next->gearing - guess->gearing);
    guess->first_debt_service += step * (next->first_debt_service - guess->first_debt_service);
    for (size_t k = 0; k < terms->loan_repayment_years; k++)
        guess->interest[k] += step * (next->interest[k] - guess->interest[k]);
}

static bool project_converge(struct arena *arena, const struct project_terms *terms, struct project *project)
{
    enum { FULL_STEPS = 100, ROUNDS = 1000 };
    struct guess guess = {.interest = ARENA_LIST(arena, double, terms->loan_repayment_years)};
    struct guess next = {.interest = ARENA_LIST(arena, double, terms->loan_repayment_years)};
    struct arena *scratch = arena_new();
    bool settled = false;
    for (int round = 0; round < ROUNDS && !settled; round++) {
        double distance = project_round(scratch, terms, &guess, project, &next);
        if (!isfinite(distance))
            break;
        settled = distance <= 1e-11 * (1 + fabs(project->total_uses));
        guess_move(terms, &guess, &next, round < FULL_STEPS ? 1 : 0.5);
        arena_reset(scratch);
    }
    arena_free(scratch);
    return settled;
}

static double ratio(double numerator, double denominator)
{
    return denominator > 0 ? numerator / denominator : NAN;
}

static void cover_ratios_fill(const struct project_terms *terms, struct project *project)
{
    size_t loan = terms->loan_repayment_years, last = terms->operation_years;
    double weighted = 0;
    project->min_dscr = NAN;
    for (size_t k = 0; k < last; k++) {
        struct project_operation *row = &project->operation[k];
        double rate = terms->interest_rate, debt = k < loan ? row->debt_opening : 0;
        row->dscr = row->debt_service != 0 ? row->cfads / row->debt_service : NAN;
        row->llcr = debt > 0 ? present_value(project->operation, k, loan, rate) / debt : NAN;
        row->plcr = debt > 0 ? present_value(project->operation, k, last, rate) / debt : NAN;
        project->min_dscr = fmin(project->min_dscr, row->dscr); /* fmin passes over NAN */
        weighted += (double)(k + 1) * row->principal;
    }
    project->average_loan_life_years = ratio(weighted, project->debt);
    project->llcr_at_completion = project->operation[0].llcr;
    project->plcr_at_completion = project->operation[0].plcr;
}

static void distributions_fill(const struct project_terms *terms, struct project *project)
{
    double before = project->dsra_initial;
    for (size_t k = 0; k < terms->operation_years; k++) {
        struct project_operation *row = &project->operation[k];
        double next_service = k + 1 < terms->operation_years ? row[1].debt_service : 0;
        row->dsra_target = terms->dsra_months / 12 * next_service;
        row->dsra_movement = row->dsra_target - before;
        row->distribution = row->cfads - row->debt_service - row->dsra_movement;
        before = row->dsra_target;
    }
}

static void returns_fill(struct arena *arena, const struct project_terms *terms, struct project *project)
{
    size_t built = terms->construction_years, count = built + terms->operation_years;
    double *unlevered = ARENA_LIST(arena, double, count);
    project->equity_cash_flow = ARENA_LIST(arena, double, count);
    for (size_t t = 0; t < built; t++) {
        project->equity_cash_flow[t] = -project->construction[t].equity_draw;
        unlevered[t] = -project->construction[t].capex;
    }
    for (size_t k = 0; k < terms->operation_years; k++) {
        const struct project_operation *row = &project->operation[k];
        project->equity_cash_flow[built + k] = row->distribution;
        unlevered[built + k] = row->cfads + row->tax;
    }
    project->equity_irr = irr_solve_periodic(arena, project->equity_cash_flow, count);
    project->project_irr = irr_solve_periodic(arena, unlevered, count);
}

struct project project_solve(struct arena *arena, const struct project_terms *terms)
{
    struct project project = {.construction = ARENA_LIST(arena, struct project_construction, terms->construction_years),
                              .operation = ARENA_LIST(arena, struct project_operation, terms->operation_years)};
    if (!project_converge(arena, terms, &project))
        return (struct project){.status = PROJECT_NO_CONVERGENCE};
    project.gearing = ratio(project.debt, project.total_uses);
    project.equity = project.total_uses - project.debt;
    cover_ratios_fill(terms, &project);
    distributions_fill(terms, &project);
    returns_fill(arena, terms, &project);
    return project;
}

/* The debt that is drawn when EQUITY is spent first. */
static double debt_after_equity(const struct project_terms *terms, const struct project *project, double equity,
                                struct project_construction *rows)
{
    double opening = 0, slope = (terms->interest_rate - terms->commitment_fee_rate) / 2;
    for (size_t t = 0; t < terms->construction_years; t++) {
        rows[t] = construction_start(terms, t, opening, project->dsra_initial);
        double wanted = fixed_uses(terms, project->debt, t, &rows[t]);
        double draw = wanted <= equity ? 0 : slope < 1 ? (wanted - equity) / (1 - slope) : NAN;
        construction_fill(terms, project->debt, t, draw, &rows[t]);
        equity -= rows[t].equity_draw;
        opening = rows[t].debt_closing;
    }
    return opening;
}

struct project_equity_first project_equity_first(struct arena *arena, const struct project_terms *terms,
                                                 const struct project *project)
{
    struct project_equity_first first = {.rows =
                                             ARENA_LIST(arena, struct project_construction, terms->construction_years)};
    double low = 0, high = project->total_uses * 2 + 1; /* more equity, less debt */
    for (double middle; middle = low + (high - low) / 2, middle > low && middle < high;) {
        if (debt_after_equity(terms, project, middle, first.rows) > project->debt)
            low = middle;
        else
            high = middle;
    }
    debt_after_equity(terms, project, high, first.rows);
    for (size_t t = 0; t < terms->construction_years; t++) {
        first.total_equity += first.rows[t].equity_draw;
        first.total_idc += first.rows[t].idc;
    }
    first.idc_saved = project->total_idc - first.total_idc;
    return first;
}
