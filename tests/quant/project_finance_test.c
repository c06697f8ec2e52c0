#include "quant/project_finance.h"

#include "quant/debt_profile.h"
#include "quant/near.h"
#include "quant/project_waterfall.h"

static const double capex[] = {400, 600};
static const double maintenance[] = {0, 0, 0, 0, 12, 0, 0, 10, 0, 0};

static struct project_terms worked_example(void)
{
    return (struct project_terms){.construction_years = 2,
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
}

/* What holds at the fixed point, whichever constraint binds. */
static void closes(const struct project_terms *terms, const struct project *project)
{
    double draws = 0, uses = 0, principal = 0, reserve = 0, scale = 1e-9 * (1 + project->total_uses);
    assert_int_equal(project->status, PROJECT_OK);
    for (size_t t = 0; t < terms->construction_years; t++) {
        draws += project->construction[t].debt_draw;
        uses += project->construction[t].total_uses;
    }
    for (size_t k = 0; k < terms->operation_years; k++) {
        principal += project->operation[k].principal;
        reserve += project->operation[k].dsra_movement;
    }
    assert_near(draws, project->debt, scale);
    assert_near(principal, project->debt, scale);
    assert_near(uses, project->total_uses, scale);
    assert_near(reserve, -project->dsra_initial, scale);
    assert_near(project->operation[terms->loan_repayment_years - 1].debt_closing, 0, scale);
    assert_true(project->debt <= terms->max_gearing * project->total_uses + scale);
    if (project->debt > 0) {
        assert_near(project->llcr_at_completion, project->sculpted_dscr, 1e-9);
        assert_true(project->min_dscr >= terms->target_dscr - 1e-9);
    }
}

static void worked_example_closes(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct project_terms terms = worked_example();
    struct project project = project_solve(arena, &terms);
    closes(&terms, &project);
    assert_near(project.debt, 849.950489683, 1e-8);
    assert_near(project.equity_irr.rate, 0.165672812763, 1e-11);
    struct project_equity_first first = project_equity_first(arena, &terms, &project);
    assert_near(first.total_idc, 24.9502180432, 1e-9);
    arena_free(arena);
}

static void gearing_may_bind(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct project_terms terms = worked_example();
    terms.max_gearing = 0.6;
    struct project project = project_solve(arena, &terms);
    closes(&terms, &project);
    assert_int_equal(project.binding, PROJECT_GEARING_BINDS);
    assert_near(project.gearing, 0.6, 1e-10);
    assert_true(project.sculpted_dscr > 1.3);
    arena_free(arena);
}

/* A project that earns nothing carries no debt, and nothing becomes NAN but ratios without a denominator. */
static void no_cash_no_debt(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct project_terms terms = worked_example();
    terms.revenue_year_1 = 10;
    struct project project = project_solve(arena, &terms);
    closes(&terms, &project);
    assert_near(project.debt, 0, 0.0);
    assert_true(isnan(project.min_dscr) && isnan(project.llcr_at_completion));
    assert_near(project.equity, 1000, 1e-9);
    assert_int_equal(project.equity_irr.status, IRR_NO_SIGN_CHANGE);
    arena_free(arena);
}

static void extreme_terms_still_close_or_say_so(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const double rates[] = {0, 0.01, 0.1, 0.3, 1}, gearings[] = {0.01, 0.7, 1}, months[] = {0, 6, 24};
    for (int i = 0; i < 5 * 3 * 3; i++) {
        struct project_terms terms = worked_example();
        terms.interest_rate = rates[i % 5];
        terms.max_gearing = gearings[i / 5 % 3];
        terms.dsra_months = months[i / 15];
        struct project project = project_solve(arena, &terms);
        if (project.status == PROJECT_OK)
            closes(&terms, &project);
    }
    struct project_terms absurd = worked_example();
    absurd.interest_rate = 3; /* the draw of a year would have to finance more than its own interest */
    absurd.revenue_year_1 = 1e6;
    absurd.max_gearing = 1;
    assert_int_equal(project_solve(arena, &absurd).status, PROJECT_NO_CONVERGENCE);
    arena_free(arena);
}

/* With the base revenue the waterfall pays exactly what the model planned. */
static void waterfall_reproduces_the_base_case(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct project_terms terms = worked_example();
    struct project project = project_solve(arena, &terms);
    struct waterfall_terms base = {1.3, 1.05, 1};
    struct waterfall waterfall = project_waterfall(arena, &terms, &project, &base);
    assert_int_equal(waterfall.years_locked, 0);
    for (size_t k = 0; k < terms.operation_years; k++)
        assert_near(waterfall.rows[k].distribution, project.operation[k].distribution, 1e-8);
    assert_near(waterfall.equity_irr.rate, project.equity_irr.rate, 1e-10);
    arena_free(arena);
}

/* No cash appears or vanishes: cfads and the reserve go to debt service, equity and what is still held. */
static void waterfall_conserves_cash(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct project_terms terms = worked_example();
    struct project project = project_solve(arena, &terms);
    for (double multiplier = 0.2; multiplier < 1.5; multiplier += 0.05) {
        struct waterfall_terms down = {1.15, 1.05, multiplier};
        struct waterfall waterfall = project_waterfall(arena, &terms, &project, &down);
        double in = project.dsra_initial, out = 0;
        for (size_t k = 0; k < terms.operation_years; k++) {
            const struct waterfall_row *row = &waterfall.rows[k];
            in += row->cfads;
            out += row->paid_from_cfads + row->paid_from_dsra + row->distribution;
            assert_near(row->paid_from_cfads + row->paid_from_dsra + row->unpaid, row->debt_service_due, 1e-9);
            assert_true(row->dsra_balance > -1e-9 && row->lockup_balance > -1e-9 && row->unpaid > -1e-9);
        }
        const struct waterfall_row *last = &waterfall.rows[terms.operation_years - 1];
        assert_near(out + last->dsra_balance + last->lockup_balance, in, 1e-8);
    }
    arena_free(arena);
}

static void profiles_repay_the_debt(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const double cfads[] = {30, 32, 33, 35, 28}, rates[] = {0, 0.05, 0.3};
    for (int i = 0; i < 3; i++) {
        for (int kind = 0; kind < DEBT_PROFILES; kind++)
            assert_near(debt_profile(arena, (enum debt_profile_kind)kind, 100, rates[i], cfads, 5)[4].closing, 0,
                        1e-12);
        const struct debt_year *rows = debt_sculpt(arena, cfads, 5, rates[i], 1.35);
        for (int k = 0; k < 5; k++)
            assert_near(rows[k].opening - rows[k].principal, rows[k].closing, 1e-12);
        assert_near(rows[4].closing, 0, 0.0);
    }
    size_t count;
    struct sweep_terms all = {100, 0.05, 0, 1};
    const struct debt_year *swept = debt_sweep(arena, &all, cfads, 5, &count);
    assert_int_equal(count, 4);
    assert_true(debt_repaid(&swept[3]));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worked_example_closes),
        cmocka_unit_test(gearing_may_bind),
        cmocka_unit_test(no_cash_no_debt),
        cmocka_unit_test(extreme_terms_still_close_or_say_so),
        cmocka_unit_test(waterfall_reproduces_the_base_case),
        cmocka_unit_test(waterfall_conserves_cash),
        cmocka_unit_test(profiles_repay_the_debt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
