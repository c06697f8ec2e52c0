/* Given lines as formulas of the sheet of assumptions: what quant/project_case.c reads, said in a spreadsheet's words.
 * What makes the frame of the workbook - dates, lengths, kinds, which currency a line is in - stays a value. */
#include "domain/project/booking.h"

#include <string.h>

/* --- single assumptions ------------------------------------------------------------------------------------------- */

static void leaf_cell(struct buffer *out, uint32_t row)
{
    buffer_format(out, "Assumptions!$C$%u", row + 1);
}

static const char *path_join(struct booking *b, const char *at, const char *key)
{
    return *at ? arena_format(b->arena, "%s.%s", at, key) : key;
}

/* The cell of an assumption; FALLBACK where there is none. */
static void leaf_spell(struct booking *b, struct buffer *out, const char *at, const char *key, double fallback)
{
    const char *path = path_join(b, at, key);
    uint32_t row = leaf_row(b, path);
    if (!row)
        row = leaf_row(b, path_join(b, path, "value"));
    if (row)
        leaf_cell(out, row);
    else
        buffer_format(out, "%.15g", fallback);
}

static int months_of(const struct booking *b)
{
    return b->made->plan->shape.period_months;
}

static size_t construction_of(const struct booking *b)
{
    return b->made->plan->shape.construction;
}

/* Full years of operation before period T; negative while building. */
static int year_of(const struct booking *b, size_t t)
{
    return t < construction_of(b) ? -1 : (int)(t - construction_of(b)) * months_of(b) / 12;
}

/* --- courses over time -------------------------------------------------------------------------------------------- */

static void points_spell(struct booking *b, struct buffer *out, const char *at, const struct json *points, size_t t)
{
    for (size_t i = points->count; i-- > 1;) {
        buffer_text(out, "IF(LEFT(");
        leaf_spell(b, out, at, arena_format(b->arena, "points.%zu.0", i), 0);
        buffer_format(out, ",7)<=Model!%s$1,", b->columns[t + 1]);
        leaf_spell(b, out, at, arena_format(b->arena, "points.%zu.1", i), 0);
        buffer_char(out, ',');
    }
    leaf_spell(b, out, at, "points.0.1", 0);
    for (size_t i = points->count; i-- > 1;)
        buffer_char(out, ')');
}

/* KEY of MAP, which lies at AT: a number or {value, growth, ramp, points}. */
static void course_spell(struct booking *b, struct buffer *out, const struct json *map, const char *at, const char *key,
                         double fallback, size_t t)
{
    const struct json *node = json_get(map, key), *ramp = NULL, *points = NULL;
    const char *path = path_join(b, at, key);
    int year = year_of(b, t);
    if (node && node->kind == JSON_MAP) {
        ramp = json_get(node, "ramp");
        points = json_get(node, "points");
    }
    if (points && points->kind == JSON_LIST && points->count)
        points_spell(b, out, path, points, t);
    else
        leaf_spell(b, out, at, key, fallback);
    if (ramp && ramp->kind == JSON_LIST && year >= 0 && (size_t)year < ramp->count) {
        buffer_char(out, '*');
        leaf_spell(b, out, path, arena_format(b->arena, "ramp.%d", year), 1);
    }
    if (year > 0 && leaf_row(b, path_join(b, path, "growth"))) {
        buffer_text(out, "*(1+");
        leaf_spell(b, out, path, "growth", 0);
        buffer_format(out, ")^%d", year);
    }
}

/* --- building ----------------------------------------------------------------------------------------------------- */

/* How far along its span a part is at the end of PERIODS periods: 0..1. */
static void span_spell(struct booking *b, struct buffer *out, const char *at, size_t periods)
{
    double builds = (double)(construction_of(b) * (size_t)months_of(b)), planned = builds;
    json_get_number(b->made->content, "construction_months", &planned);
    double stretch = builds / planned;
    buffer_format(out, "MIN(1,MAX(0,(%zu-", periods * (size_t)months_of(b));
    leaf_spell(b, out, at, "from_month", 0);
    buffer_format(out, "*%.15g)/MIN(MAX(%.15g-", stretch, builds);
    leaf_spell(b, out, at, "from_month", 0);
    buffer_format(out, "*%.15g,1E-9),", stretch);
    leaf_spell(b, out, at, "months", planned);
    buffer_format(out, "*%.15g)))", stretch);
}

static void capex_spell(struct booking *b, struct buffer *out, size_t member, size_t t)
{
    const char *at = arena_format(b->arena, "capex.%zu", member),
               *profile = json_get_text(&json_get(b->made->content, "capex")->items[member], "profile");
    bool curved = profile && !strcmp(profile, "s_curve");
    leaf_spell(b, out, at, "amount", 0);
    buffer_text(out, "*(");
    for (int side = 0; side < 2; side++) {
        size_t periods = t + (side ? 0 : 1);
        buffer_text(out, side ? "-" : "");
        span_spell(b, out, at, periods);
        if (curved) {
            buffer_text(out, "^2*(3-2*");
            span_spell(b, out, at, periods);
            buffer_char(out, ')');
        }
    }
    buffer_char(out, ')');
}

/* --- revenue and cost --------------------------------------------------------------------------------------------- */

static void volume_spell(struct booking *b, struct buffer *out, const struct json *item, const char *at, size_t t)
{
    const struct json *season = json_get(item, "season");
    uint32_t first = leaf_row(b, path_join(b, at, "season.0"));
    course_spell(b, out, item, at, "volume", 1, t);
    buffer_char(out, '*');
    number_spell(b, out, PK_period_years);
    if (!season || season->kind != JSON_LIST || season->count != 12 || !first)
        return;
    buffer_text(out, "*(0");
    for (int k = 0; k < months_of(b); k++) {
        buffer_char(out, '+');
        leaf_cell(out, first + (uint32_t)((b->made->start_month - 1 + (int)t * months_of(b) + k) % 12));
    }
    buffer_format(out, ")/SUM(Assumptions!$C$%u:$C$%u)*%d/%d", first + 1, first + 12, 12, months_of(b));
}

/* The yearly payment of a public partner, as 财金〔2015〕21号 has it. */
static void ppp_spell(struct booking *b, struct buffer *out, const char *at, size_t t)
{
    int year = year_of(b, t);
    size_t parts = b->made->plan->shape.counts[PG_CAPEX];
    buffer_format(out, "IF(%d<INT(", year);
    leaf_spell(b, out, at, "years", 1);
    buffer_text(out, "),MAX(0,");
    if (leaf_row(b, path_join(b, at, "construction_cost"))) {
        leaf_spell(b, out, at, "construction_cost", 0);
    } else {
        buffer_text(out, "(0");
        for (size_t i = 0; i < parts; i++) {
            buffer_char(out, '+');
            leaf_spell(b, out, arena_format(b->arena, "capex.%zu", i), "amount", 0);
        }
        buffer_char(out, ')');
    }
    buffer_text(out, "*(1+");
    leaf_spell(b, out, at, "profit_rate", 0.06);
    buffer_text(out, ")*(1+");
    leaf_spell(b, out, at, "discount_rate", 0.05);
    buffer_format(out, ")^%d/INT(", year + 1);
    leaf_spell(b, out, at, "years", 1);
    buffer_text(out, ")+");
    leaf_spell(b, out, at, "operating_cost", 0);
    buffer_text(out, "*(1+");
    leaf_spell(b, out, at, "profit_rate", 0.06);
    buffer_text(out, ")-");
    leaf_spell(b, out, at, "user_charges", 0);
    buffer_text(out, "),0)");
}

static bool revenue_spell(struct booking *b, struct buffer *out, int line, size_t member, size_t t)
{
    const struct json *item = &json_get(b->made->content, "revenues")->items[member];
    const char *at = arena_format(b->arena, "revenues.%zu", member), *driver = json_get_text(item, "driver");
    if (line == PL_volume && t < construction_of(b))
        return false;
    if (line == PL_volume)
        volume_spell(b, out, item, at, t);
    else if (line == PL_price && driver && !strcmp(driver, "ppp_availability") && t < construction_of(b))
        return false;
    else if (line == PL_price && driver && !strcmp(driver, "ppp_availability"))
        ppp_spell(b, out, at, t);
    else
        course_spell(b, out, item, at, line == PL_price ? "price" : "fx", 1, t);
    return true;
}

static bool cost_spell(struct booking *b, struct buffer *out, int line, size_t member, size_t t)
{
    const struct json *item = &json_get(b->made->content, "costs")->items[member];
    const char *at = arena_format(b->arena, "costs.%zu", member);
    if (t < construction_of(b))
        return false;
    course_spell(b, out, item, at, line == PL_cost_fixed ? "amount" : "share", 0, t);
    if (line == PL_cost_fixed) {
        buffer_char(out, '*');
        number_spell(b, out, PK_period_years);
    }
    return true;
}

/* Due in the last period of every so many years, not where the project ends. */
static bool maintenance_spell(struct booking *b, struct buffer *out, size_t t)
{
    const struct json *list = json_get(b->made->content, "maintenance");
    if (t < construction_of(b) || t + 1 >= b->periods || !list || list->kind != JSON_LIST || !list->count)
        return false;
    size_t operated = t - construction_of(b) + 1;
    for (size_t i = 0; i < list->count; i++) {
        const char *at = arena_format(b->arena, "maintenance.%zu", i);
        buffer_format(out, "%sIF(MOD(%zu,INT(", i ? "+" : "", operated);
        leaf_spell(b, out, at, "every_years", 1);
        buffer_format(out, "*12/%d))=0,", months_of(b));
        leaf_spell(b, out, at, "amount", 0);
        buffer_text(out, "*(1+");
        leaf_spell(b, out, at, "growth", 0);
        buffer_format(out, ")^(%zu/12),0)", (operated - 1) * (size_t)months_of(b));
    }
    return true;
}

/* --- operation ---------------------------------------------------------------------------------------------------- */

static void tax_rate_spell(struct booking *b, struct buffer *out, size_t t)
{
    int year = year_of(b, t);
    buffer_format(out, "IF(%d<", year);
    leaf_spell(b, out, "tax", "holiday_years", 0);
    buffer_format(out, ",0,IF(%d<", year);
    leaf_spell(b, out, "tax", "holiday_years", 0);
    buffer_char(out, '+');
    leaf_spell(b, out, "tax", "half_years", 0);
    buffer_text(out, ",0.5,1)*");
    leaf_spell(b, out, "tax", "rate", 0.25);
    buffer_char(out, ')');
}

static void depreciation_spell(struct booking *b, struct buffer *out, size_t t)
{
    double months = (double)(b->made->plan->shape.operation * (size_t)months_of(b));
    for (int twice = 0; twice < 2; twice++) {
        if (twice)
            buffer_text(out, ",1/");
        else
            buffer_format(out, "IF(%zu<", t - construction_of(b));
        buffer_format(out, "MAX(1,INT(MIN(%.15g,12*", months);
        leaf_spell(b, out, "", "depreciation_years", months / 12);
        buffer_format(out, ")/%d))", months_of(b));
    }
    buffer_text(out, ",0)");
}

static bool operation_spell(struct booking *b, struct buffer *out, int line, size_t t)
{
    if (line == PL_grant ? t >= construction_of(b) : t < construction_of(b))
        return false;
    if (line == PL_grant) {
        leaf_spell(b, out, "", "grant", 0);
        buffer_format(out, "/%zu", construction_of(b));
    } else if (line == PL_tax_rate) {
        tax_rate_spell(b, out, t);
    } else if (line == PL_depreciation_share) {
        depreciation_spell(b, out, t);
    } else if (t + 1 >= b->periods) {
        return false;
    } else {
        leaf_spell(b, out, "", line == PL_receivable_share ? "receivable_days" : "payable_days", 0);
        buffer_format(out, "/%d", 30 * months_of(b));
    }
    return true;
}

/* --- debt --------------------------------------------------------------------------------------------------------- */

/* Repays from the end of the grace period to the tenor or the tail, whichever comes first, where debt is served. */
static void repay_spell(struct booking *b, struct buffer *out, const char *at, size_t t)
{
    buffer_format(out, "IF(AND(%zu>=%zu+INT(", t, construction_of(b));
    leaf_spell(b, out, at, "grace_months", 0);
    buffer_format(out, "/%d),%zu<=INT(MIN(", months_of(b), t);
    leaf_spell(b, out, at, "tenor_months", 0);
    buffer_format(out, ",%zu-", b->periods * (size_t)months_of(b));
    leaf_spell(b, out, "debt", "tail_months", 0);
    buffer_format(out, ")/%d)-1),", months_of(b));
    cell_spell(b, out, PL_operation, 0, (ptrdiff_t)t);
    buffer_char(out, '*');
    cell_spell(b, out, PL_pay, 0, (ptrdiff_t)t);
    buffer_text(out, ",0)");
}

static void repay_left_spell(struct booking *b, struct buffer *out, size_t member, size_t t)
{
    buffer_text(out, "IF(");
    cell_spell(b, out, PL_repay, member, (ptrdiff_t)t);
    buffer_text(out, ">0,SUM(");
    cell_spell(b, out, PL_repay, member, (ptrdiff_t)t);
    buffer_char(out, ':');
    cell_spell(b, out, PL_repay, member, (ptrdiff_t)b->periods - 1);
    buffer_text(out, "),0)");
}

static bool tranche_spell(struct booking *b, struct buffer *out, int line, size_t member, size_t t)
{
    const struct json *item = &json_get(json_get(b->made->content, "debt"), "tranches")->items[member];
    const char *at = arena_format(b->arena, "debt.tranches.%zu", member);
    switch (line) {
    case PL_debt_weight:
        return leaf_spell(b, out, at, "share", 1), true;
    case PL_debt_rate_plan:
        return course_spell(b, out, item, at, "rate", 0, t), true;
    case PL_debt_fx_plan:
        return course_spell(b, out, item, at, "fx", 1, t), true;
    case PL_repay:
        return repay_spell(b, out, at, t), true;
    case PL_repay_left:
        return repay_left_spell(b, out, member, t), true;
    case PL_upfront_rate:
        return t == 0 ? leaf_spell(b, out, at, "upfront_fee", 0), true : false;
    case PL_commitment_rate:
        if (t >= construction_of(b))
            return false;
        leaf_spell(b, out, at, "commitment_fee", 0);
        buffer_char(out, '*');
        number_spell(b, out, PK_period_years);
        return true;
    default:
        return false;
    }
}

static bool debt_spell(struct booking *b, struct buffer *out, int line, size_t t)
{
    if (line == PL_sweep_share && t < construction_of(b))
        return false;
    course_spell(b, out, json_get(b->made->content, "debt"), "debt",
                 line == PL_target_dscr ? "target_dscr" : "sweep_share", 0, t);
    return true;
}

bool given_spell(struct booking *b, struct buffer *out, int line, size_t member, size_t t)
{
    switch (line) {
    case PL_capex_plan:
        return t < construction_of(b) ? capex_spell(b, out, member, t), true : false;
    case PL_volume:
    case PL_price:
    case PL_revenue_fx:
        return revenue_spell(b, out, line, member, t);
    case PL_cost_fixed:
    case PL_cost_share:
        return cost_spell(b, out, line, member, t);
    case PL_maintenance_plan:
        return maintenance_spell(b, out, t);
    case PL_grant:
    case PL_receivable_share:
    case PL_payable_share:
    case PL_depreciation_share:
    case PL_tax_rate:
        return operation_spell(b, out, line, t);
    case PL_target_dscr:
    case PL_sweep_share:
        return debt_spell(b, out, line, t);
    default:
        return project_lines[line].group == PG_TRANCHE ? tranche_spell(b, out, line, member, t) : false;
    }
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

static const struct {
    enum project_number_id number;
    const char *at, *key;
} plain[] = {
    {PK_capex_factor, "factors", "capex_factor"}, {PK_volume_factor, "factors", "volume_factor"},
    {PK_price_factor, "factors", "price_factor"}, {PK_opex_factor, "factors", "opex_factor"},
    {PK_fx_factor, "factors", "fx_factor"},       {PK_rate_shift, "factors", "rate_shift"},
    {PK_max_gearing, "debt", "max_gearing"},      {PK_debt_limit, "debt", "limit"},
    {PK_lockup_dscr, "cover", "lockup_dscr"},     {PK_default_dscr, "cover", "default_dscr"},
    {PK_shl_share, "shareholder_loan", "share"},  {PK_shl_rate, "shareholder_loan", "rate"},
    {PK_discount_rate, "", "discount_rate"},
};

/* Whole periods of so many months, at least LEAST of them when there are any. */
static void periods_spell(struct booking *b, struct buffer *out, const char *key, const char *least)
{
    buffer_text(out, "IF(");
    leaf_spell(b, out, "reserves", key, 0);
    buffer_format(out, ">0,MAX(%s,INT(", least);
    leaf_spell(b, out, "reserves", key, 0);
    buffer_format(out, "/%d)),0)", months_of(b));
}

/* What is left of the loop's precision is no debt service. */
static void tiny_spell(struct booking *b, struct buffer *out)
{
    buffer_text(out, "1E-6+1E-9*SUM(");
    cell_spell(b, out, PL_capex_plan, 0, 0);
    buffer_format(out, ":%s%zu)", b->columns[b->periods],
                  b->first_row[PL_capex_plan] + b->made->plan->shape.counts[PG_CAPEX]);
}

bool given_number_spell(struct booking *b, struct buffer *out, int number)
{
    for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
        if ((int)plain[i].number != number)
            continue;
        bool there = leaf_row(b, path_join(b, plain[i].at, plain[i].key)) != 0;
        leaf_spell(b, out, plain[i].at, plain[i].key, 0);
        return there;
    }
    switch (number) {
    case PK_equity_first:
        if (!leaf_row(b, "debt.equity_first"))
            return false;
        buffer_text(out, "IF(");
        leaf_spell(b, out, "debt", "equity_first", 0);
        return buffer_text(out, ",1,0)"), true;
    case PK_dsra_periods:
        return periods_spell(b, out, "dsra_months", "1"), true;
    case PK_dsra_share:
        buffer_text(out, "IF(");
        number_spell(b, out, PK_dsra_periods);
        buffer_text(out, ">0,");
        leaf_spell(b, out, "reserves", "dsra_months", 0);
        buffer_format(out, "/%d/", months_of(b));
        number_spell(b, out, PK_dsra_periods);
        return buffer_text(out, ",0)"), true;
    case PK_mra_periods:
        return periods_spell(b, out, "mra_months", "0"), true;
    case PK_tiny:
        return tiny_spell(b, out), true;
    default:
        return false;
    }
}
