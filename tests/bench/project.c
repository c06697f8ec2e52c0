/* Project models: full solves a second on one core, 10,000 runs with all drivers drawn together on two, and what a
 * person waits who drags a slider. */
#include "base/text.h"
#include "bench/bench.h"
#include "quant/project_risk.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PERIODS = 360, BUILT = 36, RUNS = 10000 };

/* Thirty years of months: two revenue lines, three costs, three parts of capital cost, two tranches, all reserves. */
static struct project_plan *model_make(struct arena *arena)
{
    struct project_shape shape = {.period_months = 1,
                                  .first_month = 1,
                                  .construction = BUILT,
                                  .operation = PERIODS - BUILT,
                                  .pay_months = 6,
                                  .counts = {1, 2, 3, 3, 2, 5}};
    struct project_plan *plan = project_plan_new(arena, &shape);
    for (size_t t = 0; t < PERIODS; t++) {
        bool builds = t < BUILT;
        for (size_t i = 0; i < 3; i++) {
            project_row(plan, PL_capex_plan, i)[t] = builds ? 1000.0 / BUILT / 3 : 0;
            project_row(plan, PL_cost_fixed, i)[t] = builds ? 0 : 1.2;
        }
        for (size_t i = 0; i < 2; i++) {
            project_row(plan, PL_volume, i)[t] = !builds;
            project_row(plan, PL_price, i)[t] = 7 + 0.01 * (double)t;
            project_row(plan, PL_revenue_fx, i)[t] = project_row(plan, PL_volume_exposed, i)[t] = 1;
            project_row(plan, PL_debt_weight, i)[t] = 0.5;
            project_row(plan, PL_debt_rate_plan, i)[t] = 0.042;
            project_row(plan, PL_debt_floating, i)[t] = 1;
        }
        plan->rows[PL_depreciation_share][t] = builds ? 0 : 1.0 / (PERIODS - BUILT);
        plan->rows[PL_tax_rate][t] = 0.25;
        plan->rows[PL_target_dscr][t] = 1.3;
        plan->rows[PL_receivable_share][t] = builds || t + 1 == PERIODS ? 0 : 1.5;
        plan->rows[PL_maintenance_plan][t] = !builds && t % 60 == 59 ? 4 : 0;
    }
    project_repayments_set(plan, 0, BUILT, 300);
    project_repayments_set(plan, 1, BUILT, 300);
    plan->numbers[PK_dsra_periods] = 6;
    plan->numbers[PK_mra_periods] = 24;
    return plan;
}

/* --- the same model in numpy ----------------------------------------------------------------------------------------
 */

/* The lines by the loops that solve them. */
#define PUT_LINE(id, ...)   fprintf(f, "line\t%s\t%s\t%s\n", block, #id, project_lines[PL_##id].formula);
#define PUT_NUMBER(id, ...) fprintf(f, "number\t%s\t%s\t%s\n", block, #id, project_numbers[PK_##id].formula);
#define PUT_BLOCK(name, list, put)                                                                                     \
    {                                                                                                                  \
        const char *block = name;                                                                                      \
        list(put)                                                                                                      \
    }

static void put_formulas(FILE *f)
{
    PUT_BLOCK("base", PROJECT_BASE_LINES, PUT_LINE)
    PUT_BLOCK("reach", PROJECT_REACH_LINES, PUT_LINE)
    PUT_BLOCK("build", PROJECT_BUILD_LINES, PUT_LINE)
    PUT_BLOCK("tax", PROJECT_TAX_LINES, PUT_LINE)
    PUT_BLOCK("value", PROJECT_VALUE_LINES, PUT_LINE)
    PUT_BLOCK("unit", PROJECT_UNIT_LINES, PUT_LINE)
    PUT_BLOCK("reserve", PROJECT_RESERVE_LINES, PUT_LINE)
    PUT_BLOCK("waterfall", PROJECT_WATERFALL_LINES, PUT_LINE)
    PUT_BLOCK("ratio", PROJECT_RATIO_LINES, PUT_LINE)
    PUT_BLOCK("book", PROJECT_BOOK_LINES, PUT_LINE)
    PUT_BLOCK("cover", PROJECT_COVER_LINES, PUT_LINE)
    PUT_BLOCK("built", PROJECT_BUILT_NUMBERS, PUT_NUMBER)
    PUT_BLOCK("sized", PROJECT_SIZED_NUMBERS, PUT_NUMBER)
    PUT_BLOCK("result", PROJECT_RESULT_NUMBERS, PUT_NUMBER)
}

static void put_model(FILE *f, const struct project_plan *plan)
{
    fprintf(f, "shape\tperiods\t%zu\nshape\tconstruction\t%zu\n", plan->periods, plan->shape.construction);
    for (int line = 0; line < PROJECT_LINES; line++) {
        enum project_group group = project_lines[line].group;
        size_t members = group == PG_ONE ? 1 : plan->shape.counts[group];
        fprintf(f, "group\t%s\t%s\t%zu\n", project_lines[line].name, project_group_names[group], members);
        for (size_t i = 0; i < members && !project_lines[line].formula; i++) {
            fprintf(f, "row\t%s\t", project_lines[line].name);
            for (size_t t = 0; t < plan->periods; t++)
                fprintf(f, "%.17g ", project_row(plan, (enum project_line_id)line, i)[t]);
            fputc('\n', f);
        }
    }
    for (int number = 0; number < PROJECT_NUMBERS; number++)
        if (!project_numbers[number].formula)
            fprintf(f, "start\t%s\t%.17g\n", project_numbers[number].name, plan->numbers[number]);
    put_formulas(f);
}

/* Full solves a second in numpy, a hundred models at once, which suits it best; NaN without numpy, or when its answer
 * is not that of SOLVED. */
static double numpy_rate(const struct project_plan *given, const struct project_plan *solved, const char **note)
{
    char path[] = "/tmp/steward-bench-XXXXXX", command[1000], line[200] = "";
    int file = mkstemp(path);
    FILE *f = file < 0 ? NULL : fdopen(file, "w");
    double seconds, runs, debt, cover, rate = NAN;
    *note = "no numpy on this machine";
    if (!f)
        return NAN;
    put_model(f, given);
    fclose(f);
    snprintf(command, sizeof(command), "\"%s/tests/bench/project_model.sh\" %s 2>/dev/null", SOURCE_DIR, path);
    FILE *pipe = popen(command, "r");
    if (pipe && fgets(line, sizeof(line), pipe) &&
        sscanf(line, "%lf %lf %lf %lf", &seconds, &runs, &debt, &cover) == 4 && seconds > 0) {
        bool same = fabs(debt / solved->numbers[PK_debt_sized] - 1) < 1e-9 &&
                    fabs(cover / solved->numbers[PK_min_dscr] - 1) < 1e-9;
        *note = same ? "the same debt and cover" : "THE ANSWERS DIFFER";
        rate = same ? runs / seconds : NAN;
    }
    if (pipe)
        pclose(pipe);
    unlink(path);
    return rate;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* One person drags: each step asks for the whole model of a project of the bank with another price and another cost. */
static void slider(struct bench *bench)
{
    enum { STEPS = 400 };
    double ms[STEPS];
    size_t count = 0;
    if (!product_start(&bench->product, bench->arena, false))
        return;
    struct client *client = product_sign_in(&bench->product, "zhao.head");
    struct answer list = {0};
    if (client)
        list = client_send(client, "GET", "/api/v1/project?limit=20", NULL, NULL, 0);
    const struct json *items = json_get(list.json, "items");
    for (size_t i = 0; items && items->count && i < STEPS; i++) {
        const char *id = json_get_text(&items->items[i % items->count], "id");
        const char *path = arena_format(bench->arena, "/api/v1/project/%s/solve", id);
        const char *body =
            arena_format(bench->arena, "{\"changes\":{\"factors.price_factor\":%.4f,\"factors.opex_factor\":%.4f}}",
                         0.9 + 0.0005 * (double)i, 1.1 - 0.0005 * (double)i);
        double start = seconds_now();
        struct answer answer = client_send(client, "POST", path, NULL, body, strlen(body));
        if (answer.status == 200)
            ms[count++] = (seconds_now() - start) * 1000;
    }
    if (client)
        client_free(client);
    product_stop(&bench->product);
    if (!count)
        return;
    qsort(ms, count, sizeof(*ms), by_value);
    report_add(&bench->report,
               FIGURE(.part = "project", .name = "slider: changed, solved, answered", .unit = "steps",
                      .product = (double)count, .p50_ms = ms[count / 2], .p99_ms = ms[count * 99 / 100]));
}

void part_project(struct bench *bench)
{
    static const struct project_driver drivers[] = {{PROJECT_DRIVER_LOGNORMAL, PK_volume_factor, 0.1, 0, 0, 0, 0},
                                                    {PROJECT_DRIVER_LOGNORMAL, PK_opex_factor, 0.08, 0, 0, 0, 1},
                                                    {PROJECT_DRIVER_LOGNORMAL, PK_capex_factor, 0.1, 0, 0, 0, 1},
                                                    {PROJECT_DRIVER_NORMAL, PK_rate_shift, 0.006, 0, 0, 0, 0}};
    struct arena *arena = arena_new();
    struct project_plan *given = model_make(arena), *work = project_plan_copy(arena, given);
    double start = seconds_now(), seconds = 0, best = 1e9;
    int64_t solved = 0;
    for (; seconds < bench->seconds / 4; solved++, seconds = seconds_now() - start) {
        double one = seconds_now();
        project_plan_assign(work, given);
        project_plan_solve(work);
        one = seconds_now() - one;
        best = one < best ? one : best;
    }
    report_add(&bench->report,
               FIGURE(.part = "project", .name = "full model of 360 months, one core", .unit = "solves/s",
                      .product = (double)solved / seconds, .p50_ms = best * 1000, .note = "fastest in ms"));
    const char *note;
    double numpy = numpy_rate(given, work, &note);
    report_add(&bench->report,
               FIGURE(.part = "project", .name = "full model of 360 months, one core, against numpy",
                      .unit = "solves/s", .product = (double)solved / seconds, .raw = numpy, .note = note));
    project_plan_fix_debt(work);
    const struct project_plan *delayed[] = {work};
    struct project_simulation simulation = {.drivers = drivers,
                                            .driver_count = 4,
                                            .correlation = 0.5,
                                            .delayed = delayed,
                                            .delayed_count = 1,
                                            .seed = 1,
                                            .runs = RUNS,
                                            .threads = 2};
    struct project_outcome *outcomes = ARENA_LIST(arena, struct project_outcome, RUNS);
    start = seconds_now();
    project_simulate(&simulation, outcomes);
    report_add(&bench->report, FIGURE(.part = "project", .name = "10,000 runs of the full model, two threads",
                                      .unit = "s", .product = seconds_now() - start, .note = ""));
    arena_free(arena);
    slider(bench);
}
