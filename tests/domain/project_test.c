/* A model as a workbook: what a spreadsheet recomputes is what the model says, and its assumptions come back whole. */
#include "domain/project/workbook.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char assumptions[] =
    "{\"start\":\"2026-07\",\"period_months\":6,\"construction_months\":24,\"operation_months\":96,\"pay_months\":12,"
    "\"currency\":\"CNY\",\"capex\":[{\"name\":\"土建\",\"amount\":600,\"profile\":\"s_curve\"},{\"name\":\"设备\","
    "\"amount\":400,\"from_month\":6,"
    "\"months\":18}],\"revenues\":[{\"name\":\"电费\",\"driver\":\"tariff\",\"volume\":{\"value\":100,\"ramp\":[0.7,0."
    "9]},\"season\":[1.2,1.1,1,1,1,0.8,0.7,0.7,0.9,1,1.2,1.4],\"price\":2.6},"
    "{\"name\":\"补贴\",\"driver\":\"subsidy\",\"price\":20,\"currency\":\"USD\",\"fx\":7.1}],"
    "\"costs\":[{\"name\":\"运维\",\"amount\":{\"value\":45,\"growth\":0.02}},{\"name\":\"税金\",\"share\":0.01}],"
    "\"maintenance\":[{\"name\":\"大修\",\"amount\":15,\"every_years\":3}],\"receivable_days\":60,\"payable_days\":30,"
    "\"tax\":{\"rate\":0.25,\"holiday_years\":1,\"half_years\":1,\"loss_years\":5},"
    "\"debt\":{\"max_gearing\":0.7,\"target_dscr\":1.3,\"tail_months\":12,\"sweep_share\":0.2,\"tranches\":[{\"name\":"
    "\"A\",\"share\":0.7,\"rate\":0.04,"
    "\"upfront_fee\":0.01,\"commitment_fee\":0.002,\"tenor_months\":108},{\"name\":\"B\",\"share\":0.3,\"rate\":0.06,"
    "\"currency\":\"USD\",\"fx\":{\"value\":7.1,\"points\":[[\"2026-07\",7.1],[\"2029-07\",6.6]]},"
    "\"repayment\":\"annuity\",\"grace_months\":12,\"tenor_months\":96}]},\"shareholder_loan\":{\"share\":0.3,\"rate\":"
    "0.06},"
    "\"reserves\":{\"dsra_months\":6,\"mra_months\":24},\"discount_rate\":0.08,"
    "\"scenarios\":[{\"name\":\"down\",\"label\":{\"zh\":\"下行\",\"en\":\"Down\"},\"changes\":{\"factors.price_"
    "factor\":0.9}}]}";

static struct project_case solved(struct arena *arena)
{
    const char *problem;
    struct project_case made;
    const struct json *content = json_read(arena, assumptions, strlen(assumptions), &problem);
    assert_non_null(content);
    assert_null(project_case_solve(arena, content, NULL, NULL, &made));
    assert_int_equal(made.plan->status, PROJECT_PLAN_OK);
    assert_true(made.plan->numbers[PK_debt] > 0);
    return made;
}

static char *file_read(struct arena *arena, const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *data = arena_take(arena, 8 << 20);
    *size = fread(data, 1, (8 << 20) - 1, file);
    fclose(file);
    return data;
}

static void assumptions_come_back(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct project_case made = solved(arena), again;
    const struct json *content;
    char path[] = "/tmp/steward-book-XXXXXX";
    size_t size;
    close(mkstemp(path));
    assert_null(project_workbook_write(arena, &made, path, false));
    const char *data = file_read(arena, path, &size);
    unlink(path);
    assert_null(project_workbook_read(arena, data, size, &content));
    assert_null(project_case_solve(arena, content, NULL, NULL, &again));
    assert_memory_equal(again.plan->numbers, made.plan->numbers, sizeof(made.plan->numbers));
    assert_non_null(json_get(json_get(&json_get(content, "scenarios")->items[0], "changes"), "factors.price_factor"));
    arena_free(arena);
}

/* The cells of one line of CSV; quoted texts hold no line ends here. */
static size_t cells_of(char *line, char **cells, size_t room)
{
    size_t count = 0;
    for (char *at = line; count < room; count++) {
        bool quoted = *at == '"';
        cells[count] = at += quoted;
        char *end = quoted ? strchr(at, '"') : at + strcspn(at, ",");
        if (!end)
            break;
        bool last = !end[quoted];
        *end = 0;
        at = end + 1 + quoted;
        if (last)
            return count + 1;
    }
    return count;
}

static size_t lines_compare(const struct project_case *made, char *csv)
{
    size_t compared = 0;
    int members[PROJECT_LINES] = {0};
    for (char *rest = csv, *line; (line = strsep(&rest, "\r\n"));) {
        char *cells[64];
        size_t count = *line ? cells_of(line, cells, 64) : 0;
        int id = count > 5 ? project_line_find(cells[0]) : -1;
        if (id < 0)
            continue;
        const double *row = project_row(made->plan, (enum project_line_id)id, (size_t)members[id]++);
        for (size_t t = 0; t < made->plan->periods; t++) {
            double told = 5 + t < count && *cells[5 + t] ? strtod(cells[5 + t], NULL) : NAN;
            if (isnan(row[t]) && isnan(told))
                continue;
            if (!(fabs(told - row[t]) <= 1e-6 * (1 + fabs(row[t]))))
                fail_msg("%s period %zu: recomputed %g, the model says %g", cells[0], t, told, row[t]);
            compared++;
        }
    }
    return compared;
}

static size_t numbers_compare(const struct project_case *made, char *csv)
{
    size_t compared = 0;
    for (char *rest = csv, *line; (line = strsep(&rest, "\r\n"));) {
        char *cells[8];
        size_t count = *line ? cells_of(line, cells, 8) : 0;
        int id = count > 4 ? project_number_find(cells[0]) : -1;
        if (id < 0)
            continue;
        double value = made->plan->numbers[id], told = *cells[4] ? strtod(cells[4], NULL) : NAN;
        if (!(isnan(value) && isnan(told)) && !(fabs(told - value) <= 1e-6 * (1 + fabs(value))))
            fail_msg("%s: recomputed %g, the model says %g", cells[0], told, value);
        compared++;
    }
    return compared;
}

/* What a person changed in the sheet of assumptions, of every kind of line that reads them. */
static const char changed[] =
    "{\"revenues.0.price\":2.9,\"revenues.0.volume.ramp.1\":0.8,\"revenues.1.fx\":6.8,\"costs.0.amount.growth\":0.03,"
    "\"capex.0.amount\":650,\"capex.1.from_month\":3,\"maintenance.0.every_years\":2,\"receivable_days\":90,"
    "\"tax.rate\":0.15,\"tax.holiday_years\":2,\"debt.target_dscr\":1.25,\"debt.max_gearing\":0.5,\"debt.sweep_share\":"
    "0.35,\"debt.tail_months\":18,\"debt.tranches.0.rate\":0.047,\"debt.tranches.1.tenor_months\":84,"
    "\"debt.tranches.1.grace_months\":6,\"debt.tranches.1.fx.points.1.1\":6.9,\"revenues.0.season.0\":1.5,\"reserves."
    "dsra_months\":12,\"reserves.mra_months\":"
    "18,"
    "\"shareholder_loan.rate\":0.05,\"factors.volume_factor\":0.95,\"factors.rate_shift\":0.004}";

/* MADE's workbook with the assumptions of CONTENT in it; cells hold zeros, so that what comes out was recomputed. */
static void book_write(struct arena *arena, const struct project_case *made, const struct json *content,
                       const char *path)
{
    struct project_case typed = *made;
    typed.content = content;
    assert_null(project_workbook_write(arena, &typed, path, true));
}

static char *sheet_read(struct arena *arena, const char *folder, const char *name)
{
    size_t size;
    char *csv = file_read(arena, arena_format(arena, "%s/%s.csv", folder, name), &size);
    assert_non_null(csv);
    csv[size] = 0;
    return csv;
}

static void book_check(struct arena *arena, const char *folder, const char *name, const struct project_case *expected)
{
    char *numbers = sheet_read(arena, folder, arena_format(arena, "%s-Numbers", name));
    assert_true(lines_compare(expected, sheet_read(arena, folder, arena_format(arena, "%s-Model", name))) > 1500);
    assert_int_equal(numbers_compare(expected, numbers), PROJECT_NUMBERS);
}

static void spreadsheet_recomputes_the_same(void **state)
{
    (void)state;
    char folder[] = "/tmp/steward-calc-XXXXXX";
    const char *problem;
    if (system("command -v soffice >/dev/null"))
        skip();
    struct arena *arena = arena_new();
    struct project_case made = solved(arena), after;
    const struct json *changes = json_read(arena, changed, strlen(changed), &problem), *content;
    assert_null(project_case_change(arena, made.content, changes, &content));
    assert_null(project_case_solve(arena, content, NULL, NULL, &after));
    assert_int_equal(after.plan->status, PROJECT_PLAN_OK);
    assert_true(fabs(after.plan->numbers[PK_debt] / made.plan->numbers[PK_debt] - 1) > 0.02);
    assert_non_null(mkdtemp(folder));
    book_write(arena, &made, made.content, arena_format(arena, "%s/book.xlsx", folder));
    book_write(arena, &made, content, arena_format(arena, "%s/typed.xlsx", folder));
    const char *profile = arena_format(
        arena,
        "mkdir -p %s/p/user && printf '%%s' '<?xml version=\"1.0\"?><oor:items "
        "xmlns:oor=\"http://openoffice.org/2001/registry\"><item "
        "oor:path=\"/org.openoffice.Office.Calc/Formula/Load\"><prop oor:name=\"OOXMLRecalcMode\" "
        "oor:op=\"fuse\"><value>0</value></prop></item></oor:items>' > %s/p/user/registrymodifications.xcu",
        folder, folder);
    assert_int_equal(system(profile), 0);
    const char *convert = arena_format(
        arena,
        "cd %s && timeout 120 soffice -env:UserInstallation=file://%s/p --headless --convert-to "
        "'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1' book.xlsx typed.xlsx >log "
        "2>&1",
        folder, folder);
    assert_int_equal(system(convert), 0);
    book_check(arena, folder, "book", &made);
    book_check(arena, folder, "typed", &after);
    assert_int_equal(system(arena_format(arena, "rm -rf %s", folder)), 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(assumptions_come_back),
        cmocka_unit_test(spreadsheet_recomputes_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
