#include "quant/project_plan.h"

#include <math.h>
#include <string.h>

/* --- the table ---------------------------------------------------------------------------------------------------- */

#define INPUT(id, line_group, line_unit, line_zh, line_en)                                                             \
    {#id, #line_unit, line_zh, line_en, PG_##line_group, PROJECT_LINE_INPUT, NULL},
#define CARRIED(id, line_group, line_unit, line_zh, line_en)                                                           \
    {#id, #line_unit, line_zh, line_en, PG_##line_group, PROJECT_LINE_CARRIED, NULL},
#define FORMULA(id, line_group, line_unit, line_zh, line_en, text)                                                     \
    {#id, #line_unit, line_zh, line_en, PG_##line_group, PROJECT_LINE_FORMULA, #text},
const struct project_line project_lines[PROJECT_LINES] = {PROJECT_INPUT_LINES(INPUT) PROJECT_CARRIED_LINES(CARRIED)
                                                              PROJECT_FORMULA_LINES(FORMULA)};
#define INPUT_NUMBER(id, unit, zh, en, initial)   {#id, #unit, zh, en, PG_ONE, PROJECT_LINE_INPUT, NULL},
#define CARRIED_NUMBER(id, unit, zh, en, initial) {#id, #unit, zh, en, PG_ONE, PROJECT_LINE_CARRIED, NULL},
#define FORMULA_NUMBER(id, unit, zh, en, text)    {#id, #unit, zh, en, PG_ONE, PROJECT_LINE_FORMULA, #text},
const struct project_line project_numbers[PROJECT_NUMBERS] = {PROJECT_INPUT_NUMBERS(
    INPUT_NUMBER) PROJECT_CARRIED_NUMBERS(CARRIED_NUMBER) PROJECT_FORMULA_NUMBERS(FORMULA_NUMBER)};
const char *const project_group_names[PROJECT_GROUPS] = {"one", "revenue", "cost", "capex", "tranche", "loss"};

static int find(const struct project_line *table, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(table[i].name, name))
            return i;
    return -1;
}

int project_line_find(const char *name)
{
    return find(project_lines, PROJECT_LINES, name);
}

int project_number_find(const char *name)
{
    return find(project_numbers, PROJECT_NUMBERS, name);
}

/* --- the words of the formulas, as C ------------------------------------------------------------------------------ */

#define GROUP_OF_INPUT(id, line_group, ...) GROUP_OF_##id = PG_##line_group,
enum {
    PROJECT_INPUT_LINES(GROUP_OF_INPUT) PROJECT_CARRIED_LINES(GROUP_OF_INPUT) PROJECT_FORMULA_LINES(GROUP_OF_INPUT)
};

#define AT(x)       (((int)GROUP_OF_##x == PG_ONE ? 0 : i * stride) + t)
#define V(x)        rows[PL_##x][AT(x)]
#define P(x)        rows[PL_##x][(ptrdiff_t)AT(x) - 1] /* before the first period stands a cell of its own */
#define N(x)        rows[PL_##x][AT(x) + 1]
#define K(x)        k[PK_##x]
#define G(x)        members_sum(rows[PL_##x] + t, counts[GROUP_OF_##x], stride)
#define UP(x, y)    (i ? rows[PL_##x][(i - 1) * stride + t] : V(y))
#define PAFTER(x)   members_sum(rows[PL_##x] + (i + 1) * stride + t - 1, counts[GROUP_OF_##x] - i - 1, stride)
#define NEXT(x, n)  span_sum(&V(x) + 1, at_most(K(n), periods - 1 - t))
#define LAST(x, n)  span_sum(&V(x) + 1 - at_most(K(n), t + 1), at_most(K(n), t + 1))
#define IF(c, a, b) ((c) ? (a) : (b))
#define MIN(a, b)   smaller((a), (b))
#define MAX(a, b)   larger((a), (b))
#define POWER(a, b) pow((a), (b))
#define NONE        NAN
#define TOTAL(x)    line_total(rows[PL_##x], periods)
#define LEAST(x)    line_least(rows[PL_##x], periods)
#define MEAN(x)     line_mean(rows[PL_##x], periods)
#define RATE(x)     line_rate(rows[PL_##x], periods)
#define WORTH(x, n) line_worth(rows[PL_##x], periods, 1 / (1 + K(n)))

static inline double smaller(double a, double b)
{
    return a < b ? a : b;
}

static inline double larger(double a, double b)
{
    return a > b ? a : b;
}

static inline double members_sum(const double *at, size_t count, size_t stride)
{
    double sum = 0;
    for (size_t j = 0; j < count; j++)
        sum += at[j * stride];
    return sum;
}

static inline double span_sum(const double *at, size_t count)
{
    double sum = 0;
    for (size_t j = 0; j < count; j++)
        sum += at[j];
    return sum;
}

static inline size_t at_most(double count, size_t room)
{
    return count < (double)room ? (size_t)count : room;
}

static double line_total(const double *row, size_t count)
{
    double sum = 0;
    for (size_t t = 0; t < count; t++)
        sum += row[t];
    return sum;
}

/* Of what applies; zero when nothing does. */
static double line_least(const double *row, size_t count)
{
    double least = NAN;
    for (size_t t = 0; t < count; t++)
        least = fmin(least, row[t]); /* passes over NAN */
    return isnan(least) ? 0 : least;
}

static double line_mean(const double *row, size_t count)
{
    double sum = 0, n = 0;
    for (size_t t = 0; t < count; t++)
        if (!isnan(row[t])) {
            sum += row[t];
            n++;
        }
    return n > 0 ? sum / n : NAN;
}

static double line_worth(const double *row, size_t count, double discount)
{
    double value = 0;
    for (size_t t = count; t-- > 0;)
        value = value * discount + row[t];
    return value;
}

/* The rate nearest to zero that makes the line worth nothing: steps outwards until the sign turns, then regula falsi in
 * the Illinois form. NAN when there is none between -50 % and +100 % a period. */
static double line_rate(const double *row, size_t count)
{
    double at_zero = line_worth(row, count, 1), bounds[2][2] = {{0, at_zero}, {0, at_zero}};
    if (at_zero == 0)
        return 0;
    for (double step = 0.001; step < 1.5; step *= 1.5)
        for (int side = 0; side < 2; side++) {
            double rate = side ? -step : step;
            if (rate > 1 || rate < -0.5)
                continue;
            double value = line_worth(row, count, 1 / (1 + rate)), *before = bounds[side];
            if ((value > 0) == (before[1] > 0) && value != 0) {
                before[0] = rate;
                before[1] = value;
                continue;
            }
            double a = before[0], fa = before[1], b = rate, fb = value;
            for (int round = 0; round < 100 && fabs(b - a) > 1e-15 && fb != 0; round++) {
                double c = b - fb * (b - a) / (fb - fa), fc = line_worth(row, count, 1 / (1 + c));
                if ((fc > 0) == (fb > 0)) {
                    fa /= 2;
                } else {
                    a = b;
                    fa = fb;
                }
                b = c;
                fb = fc;
            }
            return b;
        }
    return NAN;
}

/* --- the loops ---------------------------------------------------------------------------------------------------- */

#define LOCALS(tranches)                                                                                               \
    double *const *rows = m->rows;                                                                                     \
    size_t stride = m->stride, periods = m->periods;                                                                   \
    double k[PROJECT_NUMBERS];                                                                                         \
    size_t counts[PROJECT_GROUPS];                                                                                     \
    memcpy(counts, m->shape.counts, sizeof(counts));                                                                   \
    counts[PG_ONE] = 1;                                                                                                \
    counts[PG_TRANCHE] = tranches;                                                                                     \
    memcpy(k, m->numbers, sizeof(k));                                                                                  \
    (void)counts, (void)stride, (void)k, (void)periods

/* Tells gcc that no period of a line reads another one's; clang finds out at run time. */
#ifdef __clang__
#define INDEPENDENT_PERIODS
#else
#define INDEPENDENT_PERIODS _Pragma("GCC ivdep")
#endif

/* A line at a time over all periods: for lines that look at no value of their own block before or after. */
#define OVER_PERIODS(id, group, unit, zh, en, formula)                                                                 \
    for (size_t i = 0; i < counts[PG_##group]; i++) {                                                                  \
        double *into = rows[PL_##id] + i * stride;                                                                     \
        INDEPENDENT_PERIODS for (size_t t = 0; t < periods; t++) into[t] = (formula);                                  \
    }
/* All lines of one period, then the next. */
#define IN_PERIOD(id, group, unit, zh, en, formula)                                                                    \
    for (size_t i = 0; i < counts[PG_##group]; i++)                                                                    \
        rows[PL_##id][i * stride + t] = (formula);
#define NUMBER_SET(id, unit, zh, en, formula) k[PK_##id] = m->numbers[PK_##id] = (formula);

static void solve_base(struct project_plan *m)
{
    LOCALS(m->shape.counts[PG_TRANCHE]);
    PROJECT_BASE_LINES(OVER_PERIODS)
    for (size_t t = 0; t < periods; t++) {
        PROJECT_REACH_LINES(IN_PERIOD)
    }
}

/* UNTIL: rounds need construction only; after it these lines just stay. */
static void solve_build(struct project_plan *m, size_t until)
{
    LOCALS(m->shape.counts[PG_TRANCHE]);
    for (size_t t = 0; t < until; t++) {
        PROJECT_BUILD_LINES(IN_PERIOD)
    }
}

static void solve_tax(struct project_plan *m)
{
    LOCALS(m->shape.counts[PG_TRANCHE]);
    PROJECT_BUILT_NUMBERS(NUMBER_SET)
    for (size_t t = 0; t < periods; t++) {
        PROJECT_TAX_LINES(IN_PERIOD)
    }
}

static void solve_units(struct project_plan *m)
{
    LOCALS(m->shape.counts[PG_TRANCHE]);
    for (size_t t = periods; t-- > 0;) {
        PROJECT_VALUE_LINES(IN_PERIOD)
    }
    for (size_t t = 0; t < periods; t++) {
        PROJECT_UNIT_LINES(IN_PERIOD)
    }
    PROJECT_RESERVE_LINES(OVER_PERIODS)
}

static void solve_sizes(struct project_plan *m)
{
    LOCALS(m->shape.counts[PG_TRANCHE]);
    PROJECT_SIZED_NUMBERS(NUMBER_SET)
}

/* Compiled once for each usual number of tranches: loops over them vanish. */
static inline __attribute__((always_inline)) void waterfall_run(struct project_plan *m, size_t tranches)
{
    LOCALS(tranches);
    for (size_t t = 0; t < periods; t++) {
        PROJECT_WATERFALL_LINES(IN_PERIOD)
    }
}

static void solve_waterfall(struct project_plan *m)
{
    switch (m->shape.counts[PG_TRANCHE]) {
    case 1:
        return waterfall_run(m, 1);
    case 2:
        return waterfall_run(m, 2);
    case 3:
        return waterfall_run(m, 3);
    default:
        return waterfall_run(m, m->shape.counts[PG_TRANCHE]);
    }
}

static void solve_books(struct project_plan *m)
{
    LOCALS(m->shape.counts[PG_TRANCHE]);
    PROJECT_RATIO_LINES(OVER_PERIODS)
    for (size_t t = 0; t < periods; t++) {
        PROJECT_BOOK_LINES(IN_PERIOD)
    }
    for (size_t t = periods; t-- > 0;) {
        PROJECT_COVER_LINES(IN_PERIOD)
    }
    PROJECT_RESULT_NUMBERS(NUMBER_SET)
}

/* --- the fixed point ---------------------------------------------------------------------------------------------- */

static const struct {
    enum project_number_id carried, computed;
} carried_numbers[] = {{PK_debt, PK_debt_sized},
                       {PK_gearing, PK_gearing_sized},
                       {PK_equity_total, PK_equity_sized},
                       {PK_dsra_initial, PK_dsra_sized}};

/* Interest as it would be: from the accounts when they differ from the plan, from the plan otherwise. */
static double interest_computed(const struct project_plan *m, bool accounts, size_t t)
{
    return accounts ? m->rows[PL_interest_total][t]
                    : m->rows[PL_operation][t] * m->numbers[PK_debt] * m->rows[PL_unit_accrual_total][t];
}

/* Own currency drawn for a unit of the model's currency: the mean over the draws. */
static double draw_ratio_computed(const struct project_plan *m, size_t tranche)
{
    double drawn = line_total(project_row(m, PL_draw, tranche), m->periods);
    double value = line_total(project_row(m, PL_draw_value, tranche), m->periods);
    return value > 0 ? drawn / value : project_row(m, PL_draw_ratio, tranche)[0];
}

static double carry(struct project_plan *m, bool accounts, double step, bool move)
{
    double distance = 0, largest = 0;
    for (size_t i = 0; i < sizeof(carried_numbers) / sizeof(*carried_numbers); i++) {
        double *carried = &m->numbers[carried_numbers[i].carried];
        double change = m->numbers[carried_numbers[i].computed] - *carried;
        double scale = carried_numbers[i].carried == PK_gearing ? m->numbers[PK_total_uses] : 1;
        distance += fabs(change) * scale;
        if (move)
            *carried += step * change;
    }
    double *interest = m->rows[PL_interest_carried];
    for (size_t t = 0; t < m->periods; t++) {
        double change = interest_computed(m, accounts, t) - interest[t];
        largest = fabs(change) > largest || isnan(change) ? fabs(change) : largest;
        if (move)
            interest[t] += step * change;
    }
    for (size_t i = 0; i < m->shape.counts[PG_TRANCHE]; i++) {
        double *row = project_row(m, PL_draw_ratio, i), wanted = draw_ratio_computed(m, i);
        distance += fabs(wanted - row[0]) * m->numbers[PK_debt];
        for (size_t t = 0; t < m->periods && move; t++)
            row[t] = wanted;
    }
    return distance + largest;
}

/* UNITS: the service of an agreed debt does not move with the cash, so one round is enough for it. */
static void round_run(struct project_plan *m, bool accounts, bool units)
{
    solve_build(m, m->shape.construction);
    solve_tax(m);
    if (units)
        solve_units(m);
    solve_sizes(m);
    if (accounts)
        solve_waterfall(m);
}

static bool converge(struct project_plan *m, bool accounts)
{
    enum { FULL_STEPS = 100, ROUNDS = 1000 };
    bool agreed = m->numbers[PK_fixed] > 0;
    for (int round = 0; round < ROUNDS; round++, m->rounds++) {
        round_run(m, accounts, !agreed || !round);
        double limit = 1e-11 * (1 + fabs(m->numbers[PK_total_uses]));
        double distance = carry(m, accounts, 0, false);
        if (!isfinite(distance))
            return false;
        if (distance <= limit)
            return true;
        carry(m, accounts, round < FULL_STEPS ? 1 : 0.5, true);
    }
    return false;
}

void project_plan_solve(struct project_plan *m)
{
    bool accounts = m->numbers[PK_fixed] > 0 || line_total(m->rows[PL_sweep_share], m->periods) > 0;
    m->rounds = 0;
    solve_base(m);
    solve_build(m, m->periods);
    bool settled = converge(m, accounts);
    if (settled && !accounts) {
        /* The plan holds unless cash fell short; then the accounts decide about interest. */
        solve_waterfall(m);
        if (carry(m, true, 0, false) > 1e-9 * (1 + fabs(m->numbers[PK_total_uses])))
            settled = converge(m, true);
    }
    m->status = settled ? PROJECT_PLAN_OK : PROJECT_PLAN_NO_CONVERGENCE;
    if (!settled)
        return;
    if (m->numbers[PK_fixed] > 0) {
        solve_units(m);
        solve_sizes(m);
    }
    solve_build(m, m->periods);
    solve_books(m);
}

/* --- making ------------------------------------------------------------------------------------------------------- */

double *project_row(const struct project_plan *model, enum project_line_id line, size_t member)
{
    return model->rows[line] + member * model->stride;
}

static void rows_place(struct project_plan *m)
{
    double *at = m->block + 1;
    for (int line = 0; line < PROJECT_LINES; line++) {
        m->rows[line] = at;
        at += m->shape.counts[project_lines[line].group] * m->stride;
    }
}

static size_t rows_count(const struct project_shape *shape, size_t stride)
{
    size_t count = 0;
    for (int line = 0; line < PROJECT_LINES; line++)
        count += shape->counts[project_lines[line].group] * stride;
    return count;
}

static void timeline_set(struct project_plan *m)
{
    const struct project_shape *shape = &m->shape;
    size_t each = (size_t)(shape->pay_months / shape->period_months);
    for (size_t t = 0; t < m->periods; t++) {
        bool builds = t < shape->construction, last = t + 1 == m->periods;
        size_t operated = builds ? 0 : t + 1 - shape->construction;
        int end_month = (shape->first_month - 1 + (int)(t + 1) * shape->period_months - 1) % 12 + 1;
        m->rows[PL_construction][t] = builds;
        m->rows[PL_last_construction][t] = t + 1 == shape->construction;
        m->rows[PL_operation][t] = !builds;
        m->rows[PL_first_operation][t] = operated == 1;
        m->rows[PL_last_operation][t] = last;
        m->rows[PL_pay][t] = builds || operated % each == 0 || last;
        m->rows[PL_tax_due][t] = !builds && (last || end_month % 3 < shape->period_months);
        /* A period that holds the end of December closes the tax year. */
        m->rows[PL_year_end][t] =
            !builds && (last || end_month == 12 || end_month < shape->period_months || shape->period_months == 12);
    }
}

struct project_plan *project_plan_new(struct arena *arena, const struct project_shape *shape)
{
    struct project_plan *m = ARENA_NEW(arena, struct project_plan);
    m->shape = *shape;
    m->shape.counts[PG_ONE] = 1;
    m->periods = shape->construction + shape->operation;
    m->stride = m->periods + 2;
    m->block_count = rows_count(&m->shape, m->stride);
    m->block = ARENA_LIST(arena, double, m->block_count);
    rows_place(m);
    timeline_set(m);
#define INITIAL(id, unit, zh, en, initial) m->numbers[PK_##id] = (initial);
    PROJECT_INPUT_NUMBERS(INITIAL)
    m->numbers[PK_period_years] = shape->period_months / 12.0;
    m->numbers[PK_look_periods] = 12.0 / shape->period_months;
    for (size_t i = 0; i < m->shape.counts[PG_TRANCHE]; i++)
        for (size_t t = 0; t < m->periods; t++)
            project_row(m, PL_draw_ratio, i)[t] = project_row(m, PL_debt_fx_plan, i)[t] = 1;
    return m;
}

void project_repayments_set(struct project_plan *m, size_t tranche, size_t first, size_t last)
{
    double *repay = project_row(m, PL_repay, tranche), *left = project_row(m, PL_repay_left, tranche), n = 0;
    for (size_t t = m->periods; t-- > 0;) {
        repay[t] = t >= first && t <= last && m->rows[PL_operation][t] > 0 && m->rows[PL_pay][t] > 0;
        n += repay[t];
        left[t] = repay[t] > 0 ? n : 0;
    }
}

/* The first line that has a formula. */
#define FIRST_OF(id, ...) FIRST_OF_##id,
enum { PROJECT_FORMULA_LINES(FIRST_OF) FIRST_COMPUTED = PROJECT_LINES - (FIRST_OF_plcr + 1) };

void project_plan_assign(struct project_plan *to, const struct project_plan *from)
{
    /* What is given and what is carried stands first in the block; everything after it is computed anew. */
    memcpy(to->block, from->block, (size_t)(from->rows[FIRST_COMPUTED] - 1 - from->block) * sizeof(double));
    memcpy(to->numbers, from->numbers, sizeof(from->numbers));
    to->status = from->status;
    to->rounds = from->rounds;
}

struct project_plan *project_plan_copy(struct arena *arena, const struct project_plan *model)
{
    struct project_plan *copy = project_plan_new(arena, &model->shape);
    project_plan_assign(copy, model);
    return copy;
}

void project_plan_fix_debt(struct project_plan *m)
{
    m->numbers[PK_debt_fixed] = m->numbers[PK_debt];
    for (size_t i = 0; i < m->shape.counts[PG_TRANCHE]; i++)
        memcpy(project_row(m, PL_principal_fixed, i), project_row(m, PL_principal_plan, i),
               m->periods * sizeof(double));
    memcpy(m->rows[PL_service_fixed], m->rows[PL_service_plan], m->periods * sizeof(double));
    m->numbers[PK_fixed] = 1;
}

double project_payback_years(const struct project_plan *m, enum project_line_id line)
{
    const double *row = m->rows[line];
    size_t t = m->periods;
    while (t > 0 && row[t - 1] >= 0)
        t--;
    return t == m->periods ? NAN : (double)(t + 1) * m->numbers[PK_period_years];
}
