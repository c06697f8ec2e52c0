/* The whole model of a project, period by period: construction, operation, debt sized and sculpted on its cash flow,
 * accounts in the order of the waterfall, shareholders, balance sheet. What each line means and how it is computed
 * stands in project_lines.h. Any one currency unit; periods of equal length; rates a year as simple rates over the part
 * of the year.
 *
 * Everything depends on everything: tax on interest, interest on the debt, the debt on cash after tax and on the uses,
 * the uses on interest during construction, fees and the first reserve. Solved as one fixed point over the carried
 * numbers and lines; it ends when the sum of all changes is at most 1e-11 (1 + uses), halves its steps after 100 rounds
 * and gives up after 1000. At the end every line equals its formula exactly, for the carried values that are kept. */
#pragma once

#include "base/arena.h"
#include "quant/project_lines.h"

#include <stdbool.h>
#include <stddef.h>

enum project_group { PG_ONE, PG_REVENUE, PG_COST, PG_CAPEX, PG_TRANCHE, PG_LOSS, PROJECT_GROUPS };
enum project_line_kind { PROJECT_LINE_INPUT, PROJECT_LINE_CARRIED, PROJECT_LINE_FORMULA };

#define PROJECT_LINE_ID(id, ...)   PL_##id,
#define PROJECT_NUMBER_ID(id, ...) PK_##id,
enum project_line_id {
    PROJECT_INPUT_LINES(PROJECT_LINE_ID) PROJECT_CARRIED_LINES(PROJECT_LINE_ID) PROJECT_FORMULA_LINES(PROJECT_LINE_ID)
        PROJECT_LINES
};
enum project_number_id {
    PROJECT_INPUT_NUMBERS(PROJECT_NUMBER_ID) PROJECT_CARRIED_NUMBERS(PROJECT_NUMBER_ID)
        PROJECT_FORMULA_NUMBERS(PROJECT_NUMBER_ID) PROJECT_NUMBERS
};

struct project_line {
    const char *name, *unit, *zh, *en;
    enum project_group group;
    enum project_line_kind kind;
    const char *formula; /* NULL unless a formula */
};
extern const struct project_line project_lines[PROJECT_LINES];
extern const struct project_line project_numbers[PROJECT_NUMBERS]; /* group: always one */
extern const char *const project_group_names[PROJECT_GROUPS];
/* -1 when there is none of that name */
int project_line_find(const char *name);
int project_number_find(const char *name);

struct project_shape {
    int period_months; /* 1, 3, 6 or 12 */
    int first_month;   /* calendar month 1..12 in which the first period begins: tax years end in December */
    size_t construction, operation; /* periods */
    int pay_months;                 /* a multiple of period_months: debt is served this often in operation */
    size_t counts[PROJECT_GROUPS];  /* PG_ONE 1; PG_LOSS the years a loss serves */
};

enum { PROJECT_MEMBERS_MOST = 12, PROJECT_PERIODS_MOST = 720 };

enum project_plan_status { PROJECT_PLAN_OK, PROJECT_PLAN_NO_CONVERGENCE };

struct project_plan {
    struct project_shape shape;
    size_t periods, stride;
    double *rows[PROJECT_LINES]; /* [member * stride + period]; one zero before and after each member's row */
    double numbers[PROJECT_NUMBERS];
    enum project_plan_status status;
    int rounds;
    double *block; /* all rows */
    size_t block_count;
};

/* All rows zero, flags of the timeline set, numbers at their initial values. */
struct project_plan *project_plan_new(struct arena *arena, const struct project_shape *shape);
double *project_row(const struct project_plan *model, enum project_line_id line, size_t member);
/* Repayments of a tranche: from period FIRST on (counted from zero), the last at or before period LAST. */
void project_repayments_set(struct project_plan *model, size_t tranche, size_t first, size_t last);
/* Starts from the carried values that are there: zero in a new model, the solved ones in a copy. */
void project_plan_solve(struct project_plan *model);
/* Another model of the same shape with the same given and carried values; not solved. */
struct project_plan *project_plan_copy(struct arena *arena, const struct project_plan *model);
void project_plan_assign(struct project_plan *to, const struct project_plan *from);
/* Debt, its repayment and its service as solved now, agreed from here on: what a downside leaves as it is. */
void project_plan_fix_debt(struct project_plan *model);
/* First period in which LINE is at least zero and stays so; NAN when it never does. In years from the first period. */
double project_payback_years(const struct project_plan *model, enum project_line_id line);
