/* The cockpit on paper, for a committee: size and earnings, concentration, limits, how the book came here, provisions
 * and what it may lose. Of what the reader may see; limits are of the whole bank. */
#include "domain/portfolio/cockpit.h"
#include "domain/portfolio/history.h"
#include "domain/portfolio/obligors.h"
#include "domain/statement/figures.h"
#include "print/print.h"
#include "record/audit.h"
#include "record/call.h"

#include <math.h>

enum { SCENARIOS = 100000, LIMITS_SHOWN = 30, TOP = 10 };

struct sheet {
    struct session *s;
    struct print *p;
    const struct position *position;
    const struct measures *m;
};

static const char *say(const struct sheet *a, const char *zh, const char *en)
{
    return a->s->language == LANGUAGE_ZH ? zh : en;
}

static const char *word(const struct sheet *a, struct label label)
{
    return say(a, label.zh, label.en);
}

static const char *money(const struct sheet *a, double fen)
{
    return isnan(fen) ? NULL : word(a, amount_label(a->s->arena, fen));
}

static const char *percent(const struct sheet *a, double share, int decimals)
{
    return isnan(share) ? NULL : arena_format(a->s->arena, "%.*f%%", decimals, share * 100);
}

static const char *count(const struct sheet *a, size_t n)
{
    return arena_format(a->s->arena, "%zu", n);
}

/* A table that grows cell by cell. */
struct grid {
    const char **cells;
    size_t count, room, columns;
};

static void cell(const struct sheet *a, struct grid *g, const char *text)
{
    ARENA_PUSH(a->s->arena, g->cells, g->count, g->room, text);
}

static void grid_print(const struct sheet *a, const struct grid *g, const struct print_column *columns,
                       const char *caption)
{
    if (g->count)
        print_table(a->p, &(struct print_table){.caption = caption,
                                                .columns = columns,
                                                .column_count = g->columns,
                                                .cells = g->cells,
                                                .row_count = g->count / g->columns});
}

/* --- size and earnings
 * --------------------------------------------------------------------------------------------------------------- */

static void head_print(const struct sheet *a, bool whole)
{
    const struct measures *m = a->m;
    const struct position *p = a->position;
    double adequacy = p->book->total_capital == NONE || m->rwa <= 0 ? NAN : (double)p->book->total_capital / m->rwa;
    print_title(a->p, say(a, "信贷组合报告", "The credit portfolio"),
                arena_format(a->s->arena, "%s · %s", date_text(a->s->arena, a->s->today),
                             whole ? say(a, "全行口径", "the whole bank")
                                   : say(a, "仅含打印人可见的客户；限额按全行口径",
                                         "what the reader may see; limits are of the whole bank")));
    print_figures(
        a->p,
        (struct print_pair[]){{say(a, "风险暴露", "Exposure"), money(a, m->exposure)},
                              {say(a, "贷款余额", "Loans"), money(a, m->loans)},
                              {say(a, "不良率", "NPL ratio"), percent(a, m->npl_ratio, 2)},
                              {say(a, "拨备覆盖率", "Coverage"), percent(a, m->npl > 0 ? m->ecl / m->npl : NAN, 1)},
                              {"RAROC", percent(a, m->raroc, 2)}},
        5);
    print_pairs(a->p,
                (struct print_pair[]){
                    {say(a, "客户数", "Customers"), count(a, m->customers)},
                    {say(a, "笔数", "Accounts"), count(a, m->accounts)},
                    {say(a, "风险加权资产（内评法）", "RWA, internal ratings"), money(a, m->rwa)},
                    {say(a, "风险加权资产（标准法）", "RWA, standardised"), money(a, m->rwa_standardised)},
                    {say(a, "经济资本", "Economic capital"), money(a, m->capital)},
                    {say(a, "集中度附加资本", "Capital for concentration"), money(a, m->granularity)},
                    {say(a, "资本净额 / 风险加权资产", "Net capital / RWA"), percent(a, adequacy, 2)},
                    {say(a, "一年期预期损失", "Expected loss of a year"), money(a, m->expected_loss)},
                    {say(a, "税后风险调整收益", "Earnings after risk and tax"), money(a, m->after_tax)},
                    {say(a, "增加值", "Value added"), money(a, m->value_added)},
                    {say(a, "减值准备", "Provisions"), money(a, m->ecl)},
                    {say(a, "未评级敞口", "Not rated"), money(a, m->unrated)},
                },
                12, 2);
}

/* --- concentration
 * --------------------------------------------------------------------------------------------------------------- */

static const struct portfolio_mix *mix_of(const struct sheet *a, int section)
{
    for (size_t i = 0; i < a->position->policy->mix_count; i++)
        if (section < 20 && a->position->policy->mixes[i].section[0] == 'A' + section)
            return &a->position->policy->mixes[i];
    return NULL;
}

static void industries_print(const struct sheet *a)
{
    const struct measures *m = a->m;
    struct grid g = {.columns = 6};
    size_t *order, found = largest(a->s->arena, m->by_section, BOOK_SECTIONS, BOOK_SECTIONS, &order);
    for (size_t i = 0; i < found; i++) {
        int section = (int)order[i];
        const struct portfolio_mix *mix = mix_of(a, section);
        double share = m->by_section[section] / m->exposure, loans = m->section_loans[section];
        bool outside = mix && fabs(share - mix->target) > mix->band + 1e-12;
        cell(a, &g, word(a, book_section_label(a->s, section)));
        cell(a, &g, money(a, m->by_section[section]));
        cell(a, &g,
             arena_format(a->s->arena, "%s%.1f%%%s", outside ? PRINT_STRONG : "", share * 100,
                          outside ? PRINT_PLAIN : ""));
        cell(a, &g, mix ? arena_format(a->s->arena, "%.0f%% ± %.0f%%", mix->target * 100, mix->band * 100) : NULL);
        cell(a, &g, percent(a, loans > 0 ? m->section_npl[section] / loans : NAN, 2));
        cell(a, &g, money(a, m->section_loss[section]));
    }
    const struct print_column columns[] = {
        {say(a, "行业", "Industry"), PRINT_LEFT, 0},      {say(a, "风险暴露", "Exposure"), PRINT_RIGHT, .17},
        {say(a, "占比", "Share"), PRINT_RIGHT, .1},       {say(a, "目标区间", "Target"), PRINT_RIGHT, .14},
        {say(a, "不良率", "NPL ratio"), PRINT_RIGHT, .1}, {say(a, "减值", "Provisions"), PRINT_RIGHT, .17}};
    grid_print(a, &g, columns, say(a, "行业（粗体：超出目标区间）", "Industries (bold: outside the target)"));
}

static void grades_print(const struct sheet *a)
{
    const struct master_scale *scale = a->position->scale;
    const char **names = ARENA_LIST(a->s->arena, const char *, scale->count + 1);
    double *shares = ARENA_LIST(a->s->arena, double, scale->count + 1);
    for (size_t i = 0; i <= scale->count; i++) {
        bool unrated = i == scale->count;
        names[i] = unrated ? say(a, "未评级", "none") : scale->grades[i].name;
        shares[i] = a->m->exposure > 0 ? a->m->by_grade[unrated ? BOOK_GRADES : i] / a->m->exposure * 100 : NAN;
    }
    struct print_series series = {say(a, "占比", "Share"), shares};
    print_chart(a->p, &(struct print_chart){.kind = PRINT_BARS,
                                            .title = say(a, "等级分布", "By grade"),
                                            .unit = say(a, "占风险暴露 %", "% of exposure"),
                                            .categories = names,
                                            .category_count = scale->count + 1,
                                            .series = &series,
                                            .series_count = 1,
                                            .decimals = 0,
                                            .height = 120,
                                            .limit = NAN});
}

static void largest_print(const struct sheet *a)
{
    const struct measures *m = a->m;
    struct grid g = {.columns = 4};
    size_t *top, found = largest(a->s->arena, m->customer_exposure, a->position->customer_count, TOP, &top);
    for (size_t i = 0; i < found; i++) {
        const struct book_customer *c = &a->position->customers[top[i]];
        const char *name = limit_object_name(a->s, LIMIT_CUSTOMER, c->id);
        cell(a, &g, name ? name : say(a, "无权查看的客户", "Somebody you may not see"));
        cell(a, &g, c->grade >= 0 ? a->position->scale->grades[c->grade].name : NULL);
        cell(a, &g, money(a, m->customer_exposure[top[i]]));
        cell(a, &g, percent(a, m->customer_exposure[top[i]] / m->exposure, 1));
    }
    const struct print_column columns[] = {{say(a, "客户", "Customer"), PRINT_LEFT, 0},
                                           {say(a, "等级", "Grade"), PRINT_LEFT, .12},
                                           {say(a, "风险暴露", "Exposure"), PRINT_RIGHT, .2},
                                           {say(a, "占比", "Share"), PRINT_RIGHT, .12}};
    grid_print(a, &g, columns, say(a, "最大十户", "The ten largest"));
}

static void concentration_print(const struct sheet *a)
{
    const struct measures *m = a->m;
    print_heading(a->p, 1, say(a, "一、集中度", "1 Concentration"));
    print_text(a->p, arena_format(a->s->arena,
                                  say(a, "HHI：客户 %.0f、集团 %.0f、行业 %.0f（万分制；行业 %.0f 以上视为集中）。",
                                      "HHI: customers %.0f, groups %.0f, industries %.0f (of 10,000; industries above "
                                      "%.0f count as concentrated)."),
                                  m->hhi_customer * 1e4, m->hhi_group * 1e4, m->hhi_industry * 1e4,
                                  a->position->policy->hhi_attention * 1e4));
    industries_print(a);
    grades_print(a);
    largest_print(a);
}

/* --- limits
 * --------------------------------------------------------------------------------------------------------------- */

static const struct error *limits_print(const struct sheet *a, const struct book_view *view)
{
    const struct position *bank;
    const struct measures *all;
    struct limit_book limits = {0};
    struct grid g = {.columns = 5};
    size_t shown = 0;
    TRY(bank_position(a->s, view, a->position, a->m, &bank, &all));
    TRY(limits_of(a->s, bank, all, 3, &limits));
    print_heading(a->p, 1, say(a, "二、限额", "2 Limits"));
    print_text(a->p, arena_format(a->s->arena,
                                  say(a, "超限 %zu 项，预警 %zu 项，缺少资本基数未评估 %zu 项。",
                                      "%zu exceeded, %zu close, %zu not evaluated for want of a capital base."),
                                  limits.red, limits.yellow, limits.unknown));
    for (int state = LIMIT_RED; state >= LIMIT_YELLOW; state--)
        for (size_t i = 0; i < limits.count && shown < LIMITS_SHOWN; i++) {
            const struct limit_use *u = &limits.uses[i];
            if ((int)u->state != state)
                continue;
            shown++;
            cell(a, &g, word(a, u->label));
            cell(a, &g, word(a, limit_subject_label(a->s, u)));
            cell(a, &g, money(a, u->used));
            cell(a, &g, money(a, u->limit));
            cell(a, &g,
                 arena_format(a->s->arena, "%s%.1f%%%s", state == LIMIT_RED ? PRINT_STRONG : "", u->share * 100,
                              state == LIMIT_RED ? PRINT_PLAIN : ""));
        }
    const struct print_column columns[] = {{say(a, "限额", "Limit"), PRINT_LEFT, .27},
                                           {say(a, "对象", "Of"), PRINT_LEFT, 0},
                                           {say(a, "已用", "Used"), PRINT_RIGHT, .17},
                                           {say(a, "上限", "At most"), PRINT_RIGHT, .17},
                                           {say(a, "使用率", "Use"), PRINT_RIGHT, .11}};
    grid_print(a, &g, columns, say(a, "超限（粗体）与预警", "Exceeded (bold) and close"));
    return NULL;
}

/* --- how it came here
 * --------------------------------------------------------------------------------------------------------------- */

static void months_print(const struct sheet *a, const struct loan_history *h)
{
    const char *names[HISTORY_MONTHS];
    double *npl = ARENA_LIST(a->s->arena, double, HISTORY_MONTHS),
           *overdue = ARENA_LIST(a->s->arena, double, HISTORY_MONTHS);
    for (int i = 0; i < HISTORY_MONTHS; i++) {
        const struct history_month *month = &h->months[i];
        const char *date = date_text(a->s->arena, month->date);
        names[i] = i % 4 == 0 ? arena_format(a->s->arena, "%.7s", date) : "";
        npl[i] = month->balance > 0 ? month->npl / month->balance * 100 : NAN;
        overdue[i] = month->balance > 0 ? month->overdue / month->balance * 100 : NAN;
    }
    struct print_series series[] = {{say(a, "不良率", "NPL ratio"), npl}, {say(a, "逾期占比", "Overdue"), overdue}};
    print_chart(a->p, &(struct print_chart){.kind = PRINT_LINES,
                                            .title = say(a, "不良率与逾期占比", "NPL ratio and overdue loans"),
                                            .unit = say(a, "占贷款余额 %", "% of loans"),
                                            .categories = names,
                                            .category_count = HISTORY_MONTHS,
                                            .series = series,
                                            .series_count = 2,
                                            .decimals = 1,
                                            .height = 130,
                                            .limit = NAN});
}

static void roll_print(const struct sheet *a, const struct loan_history *h)
{
    struct grid g = {.columns = HISTORY_BUCKETS + 1};
    struct print_column columns[HISTORY_BUCKETS + 1] = {{say(a, "月初", "Month began"), PRINT_LEFT, .22}};
    for (int k = 0; k < HISTORY_BUCKETS; k++)
        columns[k + 1] = (struct print_column){word(a, history_bucket_labels[k]), PRINT_RIGHT, 0};
    for (int i = 0; i < HISTORY_BUCKETS - 1; i++) {
        double sum = 0;
        for (int k = 0; k < HISTORY_BUCKETS; k++)
            sum += h->roll[i][k];
        cell(a, &g, word(a, history_bucket_labels[i]));
        for (int k = 0; k < HISTORY_BUCKETS; k++)
            cell(a, &g, percent(a, sum > 0 ? h->roll[i][k] / sum : NAN, 1));
    }
    grid_print(a, &g, columns,
               say(a, "月度滚动率（近十二个月，按余额）", "Monthly roll rates (twelve months, by balance)"));
}

static const struct error *history_print(const struct sheet *a, const struct book_view *view)
{
    struct loan_history *h = ARENA_NEW(a->s->arena, struct loan_history);
    TRY(history_read(a->s, view->book, view, h));
    print_heading(a->p, 1, say(a, "三、质量与迁徙", "3 Quality and migration"));
    if (!h->loans) {
        print_text(a->p, say(a, "没有可用的历史版本，未评估。", "No history on file: not evaluated."));
        return NULL;
    }
    months_print(a, h);
    roll_print(a, h);
    return NULL;
}

static void stages_print(const struct sheet *a)
{
    const struct measures *m = a->m;
    struct grid g = {.columns = 4};
    for (int i = 0; i < 3; i++) {
        cell(a, &g, arena_format(a->s->arena, say(a, "第 %d 阶段", "Stage %d"), i + 1));
        cell(a, &g, money(a, m->stage_amount[i]));
        cell(a, &g, money(a, m->stage_ecl[i]));
        cell(a, &g, percent(a, m->stage_amount[i] > 0 ? m->stage_ecl[i] / m->stage_amount[i] : NAN, 2));
    }
    const struct print_column columns[] = {{say(a, "阶段", "Stage"), PRINT_LEFT, 0},
                                           {say(a, "风险暴露", "Exposure"), PRINT_RIGHT, .25},
                                           {say(a, "减值准备", "Provisions"), PRINT_RIGHT, .25},
                                           {say(a, "计提比例", "Share"), PRINT_RIGHT, .2}};
    print_heading(a->p, 1, say(a, "四、减值", "4 Provisions"));
    grid_print(a, &g, columns, NULL);
}

/* --- what it may lose
 * --------------------------------------------------------------------------------------------------------------- */

static void distribution_print(const struct sheet *a, const struct loss_study *study)
{
    enum { BARS = 24 };
    const struct loss_simulation *r = &study->result;
    double most = r->losses[(size_t)((double)(SCENARIOS - 1) * 0.9995)], width = most > 0 ? most / BARS : 1;
    double *shares = ARENA_LIST(a->s->arena, double, BARS);
    const char *names[BARS];
    for (int64_t i = 0; i < SCENARIOS; i++) {
        int bar = (int)(r->losses[i] / width);
        shares[bar < BARS ? bar : BARS - 1] += 100.0 / SCENARIOS;
    }
    for (int i = 0; i < BARS; i++)
        names[i] = i % 4 == 0 ? arena_format(a->s->arena, "%.0f", i * width / 1e8) : "";
    struct print_series series = {say(a, "情景占比", "Share of scenarios"), shares};
    print_chart(a->p, &(struct print_chart){
                          .kind = PRINT_BARS,
                          .title = say(a, "一年期信用损失分布，横轴为百万元", "Credit losses of a year, CNY millions"),
                          .unit = say(a, "纵轴为情景占比 %", "% of scenarios"),
                          .categories = names,
                          .category_count = BARS,
                          .series = &series,
                          .series_count = 1,
                          .decimals = 0,
                          .height = 130,
                          .limit = NAN});
}

static void contributions_print(const struct sheet *a, const struct loss_study *study)
{
    const struct loss_simulation *r = &study->result;
    struct grid g = {.columns = 5};
    size_t *top, found = largest(a->s->arena, r->contribution, study->obligors.count, TOP, &top);
    for (size_t i = 0; i < found; i++) {
        const struct book_customer *c = &study->position->customers[study->obligors.customer[top[i]]];
        const char *name = limit_object_name(a->s, LIMIT_CUSTOMER, c->id);
        cell(a, &g, name ? name : say(a, "无权查看的客户", "Somebody you may not see"));
        cell(a, &g, money(a, study->obligors.exposure[top[i]]));
        cell(a, &g, percent(a, study->obligors.items[top[i]].pd, 2));
        cell(a, &g, money(a, r->contribution[top[i]]));
        cell(a, &g, percent(a, r->expected_shortfall > 0 ? r->contribution[top[i]] / r->expected_shortfall : NAN, 1));
    }
    const struct print_column columns[] = {{say(a, "客户", "Customer"), PRINT_LEFT, 0},
                                           {say(a, "风险暴露", "Exposure"), PRINT_RIGHT, .17},
                                           {say(a, "违约概率", "PD"), PRINT_RIGHT, .12},
                                           {say(a, "贡献", "Contribution"), PRINT_RIGHT, .17},
                                           {say(a, "占比", "Share"), PRINT_RIGHT, .1}};
    grid_print(a, &g, columns, say(a, "对尾部损失贡献最大的客户", "Who contributes most to the losses of the tail"));
}

static void loss_print(const struct sheet *a, const struct loss_study *study)
{
    const struct loss_simulation *r = &study->result;
    print_heading(a->p, 1, say(a, "五、损失分布", "5 What the book may lose"));
    if (!study->obligors.count) {
        print_text(a->p, say(a, "没有未违约的敞口。", "Nothing that has not defaulted."));
        return;
    }
    print_text(a->p, arena_format(a->s->arena,
                                  say(a, "多因子高斯连接函数，%d 个情景，种子 %llu，结果可复现；已违约的敞口不在其中。",
                                      "Gaussian copula with a factor an industry, %d scenarios, seed %llu, repeatable; "
                                      "without what has defaulted."),
                                  SCENARIOS, (unsigned long long)study->terms.seed));
    print_figures(a->p,
                  (struct print_pair[]){
                      {say(a, "预期损失", "Expected loss"), money(a, r->expected_loss)},
                      {say(a, "标准差", "Deviation"), money(a, r->standard_deviation)},
                      {arena_format(a->s->arena, say(a, "%.1f%% 损失", "%.1f%% loss"), study->terms.confidence * 100),
                       money(a, r->value_at_risk)},
                      {say(a, "尾部平均", "Mean of the tail"), money(a, r->expected_shortfall)}},
                  4);
    distribution_print(a, study);
    contributions_print(a, study);
}

static const struct error *all_print(struct sheet *a, const struct loss_study *study)
{
    struct book_view view;
    TRY(book_view(a->s, study->book, &view));
    head_print(a, view.whole);
    concentration_print(a);
    TRY(limits_print(a, &view));
    TRY(history_print(a, &view));
    stages_print(a);
    loss_print(a, study);
    print_note(a->p, arena_format(a->s->arena, say(a, "政策版本 %.16s。", "Version of the policies %.16s."),
                                  a->s->policy->hash));
    return NULL;
}

static const struct error *report_print(struct call *call)
{
    const struct portfolio_report_query *query = call->query;
    struct session *s = call->session;
    struct loss_study study;
    if (query->language != NONE)
        s->language = query->language == PORTFOLIO_REPORT_QUERY_LANGUAGE_ZH ? LANGUAGE_ZH : LANGUAGE_EN;
    TRY(loss_prepare(s, SCENARIOS, 1, &study));
    loss_simulate(s->arena, &study.terms, &study.result);
    struct sheet a = {.s = s, .position = study.position, .m = &study.measures};
    const char *title = say(&a, "信贷组合报告", "The credit portfolio");
    a.p = print_open(
        s->arena, &(struct print_setup){.title = title,
                                        .author = "Steward 融管家",
                                        .header = title,
                                        .header_right = date_text(s->arena, s->today),
                                        .footer = say(&a, "内部资料，含客户信息", "Internal, holds data of customers"),
                                        .language = s->language,
                                        .created_at = instant_of_date(s->today)});
    const struct error *error = all_print(&a, &study);
    book_release(study.book);
    call->bytes_name = arena_format(s->arena, "portfolio-%s.pdf", date_text(s->arena, s->today));
    call->bytes_type = "application/pdf";
    return error ? error : print_finish(a.p, call->bytes);
}

static const struct error *note_export(struct call *call)
{
    return audit_write(call->session, "portfolio", 0, 0, "export",
                       arena_format(call->session->arena, "{\"report\":true,\"bytes\":%zu}", call->bytes->size));
}

const struct error *operation_portfolio_report(struct call *call)
{
    TRY(call_read(call, report_print));
    return call->session->viewer.as_of == NONE ? call_write(call, note_export) : NULL;
}
