#include "quant/project_plan.h"

#include "quant/near.h"
#include "quant/project_finance.h"
#include "quant/project_formula.h"
#include "quant/project_risk.h"
#include "quant/project_waterfall.h"
#include "quant/random.h"

#include <string.h>

static void fill(const struct project_plan *m, enum project_line_id line, size_t member, double value)
{
    for (size_t t = 0; t < m->periods; t++)
        project_row(m, line, member)[t] = value;
}

static double at(const struct project_plan *m, enum project_line_id line, size_t t)
{
    return m->rows[line][t];
}

/* The worked example of the handbook, whose yearly answers another program checked. */
static struct project_plan *worked_example(struct arena *arena)
{
    struct project_shape shape = {.period_months = 12,
                                  .first_month = 1,
                                  .construction = 2,
                                  .operation = 10,
                                  .pay_months = 12,
                                  .counts = {1, 1, 1, 1, 1, 5}};
    struct project_plan *m = project_plan_new(arena, &shape);
    static const double capex[] = {400, 600}, maintenance[] = {0, 0, 0, 0, 12, 0, 0, 10, 0, 0};
    memcpy(project_row(m, PL_capex_plan, 0), capex, sizeof(capex));
    memcpy(m->rows[PL_maintenance_plan] + 2, maintenance, sizeof(maintenance));
    double revenue = 235, cost = 62;
    for (size_t t = 2; t < 12; t++) {
        project_row(m, PL_volume, 0)[t] = 1;
        project_row(m, PL_price, 0)[t] = revenue;
        project_row(m, PL_cost_fixed, 0)[t] = cost;
        m->rows[PL_receivable_share][t] = t < 11 ? 0.05 : 0;
        m->rows[PL_depreciation_share][t] = 0.1;
        revenue *= 1.02;
        cost *= 1.025;
    }
    fill(m, PL_revenue_fx, 0, 1);
    fill(m, PL_tax_rate, 0, 0.25);
    fill(m, PL_target_dscr, 0, 1.3);
    fill(m, PL_debt_weight, 0, 1);
    fill(m, PL_debt_rate_plan, 0, 0.042);
    fill(m, PL_price_exposed, 0, 1);
    project_row(m, PL_commitment_rate, 0)[0] = project_row(m, PL_commitment_rate, 0)[1] = 0.002;
    project_row(m, PL_upfront_rate, 0)[0] = 0.005;
    project_repayments_set(m, 0, 2, 9);
    m->numbers[PK_dsra_periods] = 1;
    m->numbers[PK_dsra_share] = 0.5;
    return m;
}

static void yearly_model_meets_the_worked_example(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct project_plan *m = worked_example(arena);
    project_plan_solve(m);
    assert_int_equal(m->status, PROJECT_PLAN_OK);
    assert_near(m->numbers[PK_debt], 849.9505, 1e-4);
    assert_near(m->numbers[PK_total_uses], 1096.2293, 1e-4);
    assert_near(m->numbers[PK_gearing_sized], 0.77534, 1e-5);
    assert_near(m->numbers[PK_total_idc], 31.2766, 1e-4);
    assert_near(m->numbers[PK_total_fees], 6.1602, 1e-4);
    assert_near(m->numbers[PK_dsra_initial], 58.7925, 1e-4);
    assert_near(m->numbers[PK_equity_irr], 0.165673, 1e-6);
    assert_near(m->numbers[PK_project_irr], 0.115453, 1e-6);
    assert_near(at(m, PL_plcr, 2), 1.59251, 1e-5);
    assert_near(at(m, PL_llcr, 2), 1.3, 1e-9);
    m->numbers[PK_equity_first] = 1;
    project_plan_solve(m);
    project_plan_fix_debt(m);
    arena_free(arena);
}

/* The downside with the debt as agreed: row by row what the yearly waterfall says. */
static void downside_meets_the_yearly_waterfall(void **state)
{
    (void)state;
    static const double capex[] = {400, 600}, maintenance[] = {0, 0, 0, 0, 12, 0, 0, 10, 0, 0};
    struct arena *arena = arena_new();
    struct project_terms terms = {.construction_years = 2,
                                  .operation_years = 10,
                                  .loan_repayment_years = 8,
                                  .capex = capex,
                                  .revenue_year_1 = 235,
                                  .revenue_growth = 0.02,
                                  .opex_year_1 = 62,
                                  .opex_growth = 0.025,
                                  .maintenance_capex = maintenance,
                                  .working_capital_share = 0.05,
                                  .interest_rate = 0.042,
                                  .upfront_fee_rate = 0.005,
                                  .commitment_fee_rate = 0.002,
                                  .tax_rate = 0.25,
                                  .loss_carry_forward_years = 5,
                                  .max_gearing = 0.8,
                                  .target_dscr = 1.3,
                                  .dsra_months = 6};
    struct project yearly = project_solve(arena, &terms);
    struct waterfall_terms low = {.lockup_dscr = 1.15, .default_dscr = 1.05, .revenue_multiplier = 0.8};
    struct waterfall expected = project_waterfall(arena, &terms, &yearly, &low);
    struct project_plan *m = worked_example(arena);
    project_plan_solve(m);
    project_plan_fix_debt(m);
    m->numbers[PK_price_factor] = 0.8;
    project_plan_solve(m);
    assert_int_equal(m->status, PROJECT_PLAN_OK);
    for (size_t k = 0; k < 10; k++) {
        const struct waterfall_row *row = &expected.rows[k];
        assert_near(at(m, PL_cfads, k + 2), row->cfads, 1e-6);
        assert_near(at(m, PL_service_due, k + 2), row->debt_service_due, 1e-6);
        /* Here what is locked up serves before the reserve: together they hold the same. */
        assert_near(at(m, PL_dsra, k + 2) + at(m, PL_cash, k + 2), row->dsra_balance + row->lockup_balance, 1e-6);
        assert_near(at(m, PL_distribution, k + 2), row->distribution, 1e-6);
        assert_true(at(m, PL_state, k + 2) == (double)row->status);
    }
    assert_near(m->numbers[PK_min_dscr], expected.min_dscr, 1e-9);
    arena_free(arena);
}

/* --- properties over random projects --------------------------------------------------------------------------------
 */

static struct project_plan *random_project(struct arena *arena, struct random *r)
{
    static const int months[] = {1, 3, 6, 12};
    int period = months[random_int(r, 0, 3)], pay = period * (int)random_int(r, 1, period < 6 ? 3 : 1);
    size_t year = 12 / (size_t)period;
    struct project_shape shape = {
        .period_months = period,
        .first_month = (int)random_int(r, 1, 12),
        .construction = (size_t)random_int(r, 1, 4) * year,
        .operation = (size_t)random_int(r, 6, 25) * year,
        .pay_months = pay,
        .counts = {1, (size_t)random_int(r, 1, 3), (size_t)random_int(r, 1, 3), 2, (size_t)random_int(r, 1, 3), 5}};
    struct project_plan *m = project_plan_new(arena, &shape);
    double size = pow(10, random_between(r, 1, 9)), margin = random_between(r, -0.05, 0.25);
    for (size_t t = 0; t < m->periods; t++) {
        bool builds = t < shape.construction;
        for (size_t i = 0; i < 2; i++)
            project_row(m, PL_capex_plan, i)[t] =
                builds ? size * random_between(r, 0, 2) / 2 / (double)shape.construction : 0;
        for (size_t i = 0; i < shape.counts[PG_REVENUE]; i++) {
            project_row(m, PL_volume, i)[t] = builds ? 0 : random_between(r, 0.8, 1.2);
            project_row(m, PL_price, i)[t] = size * margin * 2 / (double)year / (double)shape.counts[PG_REVENUE];
            project_row(m, PL_revenue_fx, i)[t] = project_row(m, PL_volume_exposed, i)[t] = 1;
        }
        for (size_t i = 0; i < shape.counts[PG_COST]; i++)
            project_row(m, PL_cost_fixed, i)[t] =
                builds ? 0 : size * margin * 0.8 / (double)year / (double)shape.counts[PG_COST];
        m->rows[PL_maintenance_plan][t] = !builds && t % (5 * year) == 0 ? size * 0.01 : 0;
        m->rows[PL_depreciation_share][t] = builds ? 0 : 1 / (double)shape.operation;
        m->rows[PL_receivable_share][t] = builds || t + 1 == m->periods ? 0 : 0.3;
        m->rows[PL_payable_share][t] = builds || t + 1 == m->periods ? 0 : 0.2;
        m->rows[PL_tax_rate][t] = 0.25;
        m->rows[PL_target_dscr][t] = 1.25;
    }
    size_t grace = (size_t)random_int(r, 0, 2) * year;
    for (size_t i = 0; i < shape.counts[PG_TRANCHE]; i++) {
        fill(m, PL_debt_weight, i, 1 / (double)shape.counts[PG_TRANCHE]);
        fill(m, PL_debt_rate_plan, i, random_between(r, 0, 0.09));
        fill(m, PL_debt_fx_plan, i, i == 1 ? 7.1 : 1);
        fill(m, PL_debt_kind, i, (double)random_int(r, 0, 2));
        project_row(m, PL_upfront_rate, i)[0] = 0.01;
        for (size_t t = 0; t < shape.construction; t++)
            project_row(m, PL_commitment_rate, i)[t] = 0.003 * period / 12;
        project_repayments_set(m, i, shape.construction + grace, m->periods - 1 - (size_t)random_int(r, 0, 2) * year);
    }
    m->numbers[PK_dsra_periods] = 6 >= period ? 6 / period : 1;
    m->numbers[PK_dsra_share] = 6 >= period ? 1 : 0.5;
    m->numbers[PK_mra_periods] = (double)year * 2;
    m->numbers[PK_equity_first] = (double)random_int(r, 0, 1);
    m->numbers[PK_shl_share] = random_between(r, 0, 0.5);
    m->numbers[PK_shl_rate] = 0.06;
    m->numbers[PK_max_gearing] = random_between(r, 0.4, 0.85);
    fill(m, PL_sweep_share, 0, random_chance(r, 0.3) ? 0.5 : 0);
    return m;
}

static void model_closes(const struct project_plan *m)
{
    double scale = 1e-8 * (1 + m->numbers[PK_total_uses]), draws = 0, uses = 0, equity = 0;
    for (size_t t = 0; t < m->periods; t++) {
        draws += at(m, PL_debt_draw, t);
        uses += at(m, PL_uses_total, t);
        equity += at(m, PL_equity_draw, t);
        assert_near(at(m, PL_balance_check, t), 0, scale);
        for (int line = 0; line < PROJECT_LINES; line++)
            if (strcmp(project_lines[line].unit, "times"))
                for (size_t i = 0; i < m->shape.counts[project_lines[line].group]; i++)
                    if (line != PL_debt_capacity)
                        assert_true(isfinite(project_row(m, line, i)[t]));
        assert_true(at(m, PL_service_due, t) > m->numbers[PK_tiny] || isnan(at(m, PL_dscr, t)));
    }
    assert_near(draws, m->numbers[PK_debt], scale);
    assert_near(uses, draws + equity, scale);
    assert_true(m->numbers[PK_debt] >= 0);
    assert_true(m->numbers[PK_debt] <= m->numbers[PK_max_gearing] * m->numbers[PK_total_uses] + scale);
    if (m->numbers[PK_total_unpaid] < scale)
        assert_near(at(m, PL_debt_total, m->periods - 1), 0, scale);
    assert_near(at(m, PL_cash, m->periods - 1), 0, scale);
    assert_near(at(m, PL_dsra, m->periods - 1), 0, scale);
}

static void random_projects_close(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    int with_debt = 0;
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct random r = random_from(11, seed);
        struct project_plan *m = random_project(arena, &r);
        project_plan_solve(m);
        if (m->status != PROJECT_PLAN_OK)
            fail_msg("seed %d does not settle", (int)seed);
        model_closes(m);
        with_debt += m->numbers[PK_debt] > 0;
        arena_reset(arena);
    }
    assert_true(with_debt > 100 && with_debt < 400);
    arena_free(arena);
}

/* Every cell is what its formula says, computed by the reader of the formula's text and not by the compiled one. */
static void formulas_explain_every_cell(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (uint64_t seed = 0; seed < 10; seed++) {
        struct random r = random_from(12, seed / 2);
        struct project_plan *m = seed > 1 ? random_project(arena, &r) : worked_example(arena);
        project_plan_solve(m);
        if (seed % 2) { /* a downside with the debt as agreed, which the solver goes about otherwise */
            project_plan_fix_debt(m);
            m->numbers[PK_price_factor] = 0.85;
            m->numbers[PK_rate_shift] = 0.01;
            project_plan_solve(m);
            assert_int_equal(m->status, PROJECT_PLAN_OK);
        }
        for (int line = 0; line < PROJECT_LINES; line++) {
            const struct project_formula *formula = project_formula(line);
            if (!formula)
                continue;
            for (size_t i = 0; i < m->shape.counts[project_lines[line].group]; i++)
                for (size_t t = 0; t<m->periods; t += m->periods> 40 ? 7 : 1) {
                    double told = project_formula_value(formula, m, i, t), computed = project_row(m, line, i)[t];
                    if (!(isnan(told) && isnan(computed)) && !(fabs(told - computed) <= 1e-9 * (1 + fabs(computed))))
                        fail_msg("%s member %zu period %zu: told %g, computed %g", project_lines[line].name, i, t, told,
                                 computed);
                }
        }
        for (int number = 0; number < PROJECT_NUMBERS; number++) {
            const struct project_formula *formula = project_number_formula(number);
            double told = formula ? project_formula_value(formula, m, 0, 0) : NAN, computed = m->numbers[number];
            if (formula && !(isnan(told) && isnan(computed)))
                assert_near(told, computed, 1e-9 * (1 + fabs(computed)));
        }
    }
    arena_free(arena);
}

/* One whole, pieces, and any number of threads give the same bits. */
static void runs_depend_on_seed_and_place_alone(void **state)
{
    (void)state;
    enum { RUNS = 150 };
    static const struct project_driver drivers[] = {{PROJECT_DRIVER_LOGNORMAL, PK_volume_factor, 0.1, 0, 0, 0, 0},
                                                    {PROJECT_DRIVER_LOGNORMAL, PK_opex_factor, 0.1, 0, 0, 0, 1},
                                                    {PROJECT_DRIVER_NORMAL, PK_rate_shift, 0.01, 0, 0, 0, 0}};
    struct arena *arena = arena_new();
    struct project_plan *m = worked_example(arena);
    project_plan_solve(m);
    project_plan_fix_debt(m);
    const struct project_plan *delayed[] = {m};
    struct project_simulation simulation = {.drivers = drivers,
                                            .driver_count = 3,
                                            .correlation = 0.5,
                                            .delayed = delayed,
                                            .delayed_count = 1,
                                            .seed = 3,
                                            .runs = RUNS,
                                            .threads = 1};
    struct project_outcome *one = ARENA_LIST(arena, struct project_outcome, RUNS),
                           *other = ARENA_LIST(arena, struct project_outcome, RUNS);
    project_simulate(&simulation, one);
    for (int threads = 2; threads <= 5; threads++) {
        simulation.threads = threads;
        for (simulation.first = 0; simulation.first < RUNS; simulation.first += 50) {
            simulation.runs = 50;
            project_simulate(&simulation, other + simulation.first);
        }
        for (size_t i = 0; i < RUNS; i++) {
            assert_memory_equal(&one[i].min_dscr, &other[i].min_dscr, 4 * sizeof(double));
            assert_true(one[i].defaulted == other[i].defaulted && one[i].locked == other[i].locked);
        }
    }
    simulation = (struct project_simulation){.drivers = drivers,
                                             .driver_count = 3,
                                             .correlation = 0.5,
                                             .delayed = delayed,
                                             .delayed_count = 1,
                                             .seed = 4,
                                             .runs = RUNS};
    project_simulate(&simulation, other);
    assert_true(one[0].min_dscr != other[0].min_dscr);
    arena_free(arena);
}

static void no_cash_no_debt(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct project_plan *m = worked_example(arena);
    m->numbers[PK_price_factor] = 0;
    project_plan_solve(m);
    assert_int_equal(m->status, PROJECT_PLAN_OK);
    assert_near(m->numbers[PK_debt], 0, 1e-9);
    assert_true(isnan(at(m, PL_dscr, 5)) && isnan(at(m, PL_llcr, 5)));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yearly_model_meets_the_worked_example),
        cmocka_unit_test(downside_meets_the_yearly_waterfall),
        cmocka_unit_test(random_projects_close),
        cmocka_unit_test(formulas_explain_every_cell),
        cmocka_unit_test(runs_depend_on_seed_and_place_alone),
        cmocka_unit_test(no_cash_no_debt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
