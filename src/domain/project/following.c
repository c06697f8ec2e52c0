/* What came against what was planned: cash flow period by period, covenants from the actuals, the gap and how to close
 * it. */
#include "base/text.h"
#include "domain/project/overview.h"
#include "domain/statement/figures.h"
#include "policy/write.h"

#include <math.h>
#include <string.h>

static double yuan(int64_t fen)
{
    return fen == NONE ? NAN : (double)fen / 100;
}

static double zero_if_absent(int64_t fen)
{
    return fen == NONE ? 0 : (double)fen / 100;
}

double project_cfads_actual(const struct actual_period *a)
{
    if (a->revenue == NONE || a->opex == NONE)
        return NAN;
    return yuan(a->revenue) - yuan(a->opex) - zero_if_absent(a->maintenance) -
           zero_if_absent(a->working_capital_change) - zero_if_absent(a->tax);
}

/* The model's sum of LINE of MEMBER over the months that end with PERIOD_END; NAN where the model has none. */
static double planned_of(const struct project_view *v, enum project_line_id line, size_t member, int64_t period_end,
                         int64_t months)
{
    int year, month, day;
    if (!v->has_plan || period_end == NONE)
        return NAN;
    const struct project_case *made = &v->solved.made;
    date_to_civil(period_end, &year, &month, &day);
    int64_t last = (int64_t)year * 12 + month - ((int64_t)made->start_year * 12 + made->start_month) + 1,
            each = made->plan->shape.period_months;
    if (last <= 0 || last % each || (last - months) % each || last / each > (int64_t)made->plan->periods ||
        last < months)
        return NAN;
    double sum = 0;
    for (int64_t t = (last - months) / each; t < last / each; t++)
        sum += project_row(made->plan, line, member)[t];
    return sum;
}

static double planned(const struct project_view *v, enum project_line_id line, int64_t period_end, int64_t months)
{
    return planned_of(v, line, 0, period_end, months);
}

static double planned_end(const struct project_view *v, enum project_line_id line, int64_t period_end)
{
    int year, month, day;
    if (!v->has_plan)
        return NAN;
    const struct project_case *made = &v->solved.made;
    date_to_civil(period_end, &year, &month, &day);
    int64_t last = (int64_t)year * 12 + month - ((int64_t)made->start_year * 12 + made->start_month) + 1,
            each = made->plan->shape.period_months;
    return last <= 0 || last % each || last / each > (int64_t)made->plan->periods
               ? NAN
               : made->plan->rows[line][last / each - 1];
}

/* --- covenants ---------------------------------------------------------------------------------------------------- */

static const char *state_of(double actual, double lockup, double breach)
{
    return isnan(actual) ? "not_evaluated" : actual < breach ? "breach" : actual < lockup ? "lock_up" : "pass";
}

/* Twelve months of actuals that end with the newest; false when they do not reach back that far. */
static bool newest_year(const struct project_view *v, double *cfads, double *service, int64_t *on)
{
    int64_t months = 0;
    *cfads = *service = 0;
    for (size_t i = v->actual_count; i-- > 0 && months < 12;) {
        *on = months ? *on : v->actuals[i].period_end;
        *cfads += project_cfads_actual(&v->actuals[i]);
        *service += zero_if_absent(v->actuals[i].debt_service);
        months += v->actuals[i].months;
    }
    return months == 12;
}

size_t project_tests(struct project_view *v, struct project_test tests[], size_t room)
{
    const struct project_plan *plan = v->solved.made.plan;
    const struct actual_period *last = v->actual_count ? &v->actuals[v->actual_count - 1] : NULL;
    double cfads = NAN, service = NAN, lockup = plan->numbers[PK_lockup_dscr], breach = plan->numbers[PK_default_dscr];
    int64_t on = NONE;
    bool year = newest_year(v, &cfads, &service, &on);
    double dscr = year && service > 0 ? cfads / service : NAN;
    double dsra = last && v->has_plan ? planned_end(v, PL_dsra_target, last->period_end) : NAN;
    double coverage = last && last->dsra != NONE && dsra > 0 ? yuan(last->dsra) / dsra : NAN;
    double worth = last && v->has_plan ? planned_end(v, PL_loan_life_value, last->period_end) : NAN;
    double llcr = last && last->debt != NONE && last->debt > 0 ? worth / yuan(last->debt) : NAN;
    double capital = v->capital_ratio, pace = v->pace;
    const struct project_test all[] = {
        {"dscr",
         state_of(dscr, lockup, breach),
         {"近12个月偿债覆盖率（实际）", "DSCR of the last 12 months, actual"},
         lockup,
         dscr,
         on},
        {"llcr",
         state_of(llcr, lockup, breach),
         {"贷款期覆盖率（实际余额）", "LLCR on the actual balance"},
         lockup,
         llcr,
         on},
        {"dsra", state_of(coverage, 1, 0), {"偿债准备金足额率", "DSRA funded"}, 1, coverage, on},
        {"capital",
         state_of(capital, v->capital_required, v->capital_required),
         {"项目资本金比例", "Own capital"},
         v->capital_required,
         capital,
         NONE},
        {"pace", state_of(pace, 1, 1), {"资本金到位较贷款发放", "Own capital against loan drawn"}, 1, pace, NONE},
        {"cost_to_complete",
         v->gap == NONE ? "not_evaluated"
         : v->gap > 0   ? "breach"
                        : "pass",
         {"完工资金测试（可用资金/尚需投资）", "Cost-to-complete test (funds over cost)"},
         1,
         v->gap == NONE || v->to_complete <= 0 ? NAN : (double)v->funds_left / (double)v->to_complete,
         NONE},
    };
    size_t count = sizeof(all) / sizeof(*all) < room ? sizeof(all) / sizeof(*all) : room;
    memcpy(tests, all, count * sizeof(*tests));
    return count;
}

static void write_tests(struct project_view *v, struct json_writer *w)
{
    struct project_test tests[12];
    size_t count = project_tests(v, tests, 12);
    json_key(w, "tests");
    json_open(w, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", tests[i].name);
        write_label(w, "label", tests[i].label);
        json_put_double(w, "required", tests[i].required);
        json_put_double(w, "actual", tests[i].actual);
        json_put_text(w, "state", tests[i].state);
        json_put_date(w, "on", tests[i].on);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* Each revenue line of the model beside what it brought; what was brought under a name the model does not know has no
 * plan. */
static void write_brought(struct json_writer *w, const char *name, double plan, double volume_plan,
                          const struct actual_line *brought)
{
    json_open(w, '{');
    json_put_text(w, "line", name);
    json_put_double(w, "plan", plan);
    json_put_double(w, "actual", brought ? yuan(brought->amount) : NAN);
    json_put_double(w, "volume_plan", volume_plan);
    json_put_double(w, "volume", brought ? brought->volume : NAN);
    json_put_bool(w, "known", !isnan(plan));
    json_close(w, '}');
}

static void write_lines(const struct project_view *v, struct json_writer *w, const struct actual_period *a)
{
    size_t members = v->has_plan ? v->solved.made.plan->shape.counts[PG_REVENUE] : 0;
    const char *const *names = v->solved.made.members[PG_REVENUE];
    bool any = false;
    json_key(w, "lines");
    json_open(w, '[');
    for (size_t k = 0; k < v->brought_count; k++)
        any |= v->brought[k].period_end == a->period_end;
    for (size_t i = 0; any && i < members; i++) {
        const struct actual_line *found = NULL;
        for (size_t k = 0; k < v->brought_count; k++)
            if (v->brought[k].period_end == a->period_end && text_equal(v->brought[k].line, names[i]))
                found = &v->brought[k];
        write_brought(w, names[i], planned_of(v, PL_revenue, i, a->period_end, a->months),
                      planned_of(v, PL_volume, i, a->period_end, a->months), found);
    }
    for (size_t k = 0; k < v->brought_count; k++) {
        bool known = v->brought[k].period_end != a->period_end;
        for (size_t i = 0; i < members; i++)
            known |= text_equal(v->brought[k].line, names[i]);
        if (!known)
            write_brought(w, v->brought[k].line, NAN, NAN, &v->brought[k]);
    }
    json_close(w, ']');
}

void project_following_write(struct project_view *v, struct json_writer *w)
{
    json_open(w, '{');
    json_key(w, "periods");
    json_open(w, '[');
    for (size_t i = 0; i < v->actual_count; i++) {
        const struct actual_period *a = &v->actuals[i];
        double cfads = project_cfads_actual(a), plan = planned(v, PL_cfads, a->period_end, a->months);
        json_open(w, '{');
        json_put_date(w, "period_end", a->period_end);
        json_put_int(w, "months", a->months);
        json_put_double(w, "revenue", yuan(a->revenue));
        json_put_double(w, "revenue_plan", planned(v, PL_revenue_total, a->period_end, a->months));
        json_put_double(w, "opex", yuan(a->opex));
        json_put_double(w, "opex_plan", planned(v, PL_opex_total, a->period_end, a->months));
        json_put_double(w, "cfads", cfads);
        json_put_double(w, "cfads_plan", plan);
        json_put_double(w, "debt_service", yuan(a->debt_service));
        json_put_double(w, "debt_service_plan", planned(v, PL_service_due, a->period_end, a->months));
        json_put_double(w, "dscr",
                        a->debt_service != NONE && a->debt_service > 0 ? cfads / yuan(a->debt_service) : NAN);
        json_put_double(w, "debt", yuan(a->debt));
        json_put_double(w, "debt_plan", planned_end(v, PL_debt_total, a->period_end));
        json_put_double(w, "deviation", plan != 0 ? cfads / plan - 1 : NAN);
        json_put_text(w, "source", a->source);
        write_lines(v, w, a);
        json_close(w, '}');
    }
    json_close(w, ']');
    write_tests(v, w);
    json_close(w, '}');
}

/* --- the gap ------------------------------------------------------------------------------------------------------ */

static void write_option(struct json_writer *w, const char *name, struct label label, int64_t amount, struct label note)
{
    json_open(w, '{');
    json_put_text(w, "name", name);
    write_label(w, "label", label);
    json_put_int(w, "amount", amount);
    write_label(w, "note", note);
    json_close(w, '}');
}

/* What more the cash flow carries at the agreed cover, over the loan agreed; in fen. */
static int64_t debt_room(const struct project_view *v)
{
    const double *n = v->solved.made.plan->numbers;
    double most = fmin(n[PK_debt_by_cover], n[PK_debt_by_gearing]) * 100;
    return !v->has_plan || v->row.loan_amount == NONE ? NONE
           : most > (double)v->row.loan_amount        ? (int64_t)(most - (double)v->row.loan_amount)
                                                      : 0;
}

void project_gap_write(const struct project_view *v, struct json_writer *w)
{
    struct arena *a = v->s->arena;
    int64_t room = debt_room(v), gap = v->gap == NONE || v->gap < 0 ? 0 : v->gap, contingency = 0;
    int64_t top_up = room == NONE ? 0 : room < gap ? room : gap;
    for (size_t i = 0; i < v->line_count; i++)
        if (text_equal(v->lines[i].category, "contingency") && v->lines[i].budget != NONE)
            contingency += v->lines[i].budget - (v->lines[i].spent == NONE ? 0 : v->lines[i].spent);
    struct label carried = amount_label(a, room == NONE ? 0 : (double)room);
    json_open(w, '{');
    json_put_bool(w, "evaluated", v->gap != NONE);
    json_put_int(w, "to_complete", v->line_count ? v->to_complete : NONE);
    json_put_int(w, "funds_left", v->line_count ? v->funds_left : NONE);
    json_put_int(w, "gap", v->gap);
    json_put_int(w, "contingency_left", contingency);
    json_put_int(w, "debt_room", room);
    json_key(w, "options");
    json_open(w, '[');
    if (gap > 0) {
        write_option(w, "own_capital", (struct label){"股东增资", "More own capital"}, gap,
                     (struct label){"全部由股东补足；资本金比例上升",
                                    "Shareholders pay all of it; the share of own capital rises"});
        write_option(w, "standby", (struct label){"动用备用承诺", "Standby commitment"}, gap,
                     (struct label){"差额补足协议项下发起人或备用贷款",
                                    "Sponsor support or a standby loan under the agreement"});
        write_option(w, "top_up", (struct label){"增贷", "Top-up of the loan"}, top_up,
                     (struct label){arena_format(a, "现金流在约定覆盖率下还可承载 %s", carried.zh),
                                    arena_format(a, "The cash flow carries %s more at the agreed cover", carried.en)});
        write_option(w, "scope", (struct label){"缩减范围", "Smaller scope"}, gap,
                     (struct label){"由监理确认可缓建内容，不影响收入的优先",
                                    "What the engineer finds can wait, first what earns nothing"});
    }
    json_close(w, ']');
    json_close(w, '}');
}
