/* The credit memo: one page for the decision, or the whole file. Every figure carries a number that leads to where it
 * comes from. Printed again as of the same instant it is the same file. */
#include "base/text.h"
#include "domain/deal/deal.h"
#include "domain/statement/figures.h"
#include "print/print.h"
#include "queries.h"

#include <math.h>
#include <string.h>

struct memo {
    struct session *s;
    struct print *p;
    struct application row;
    struct customer customer;
    struct deal deal;
    struct fact_set *facts;
    struct price price;
    struct statement_period *periods;
    size_t period_count;
};

static const char *text(struct memo *m, const char *format, double value)
{
    return isnan(value) ? "—" : arena_format(m->s->arena, format, value);
}

static const char *from_policy(struct memo *m, const char *what)
{
    const struct document *doc = m->s->policy->pricing->doc;
    return arena_format(m->s->arena, "%s 第%lld版 · %s", doc->label.zh, (long long)doc->version, what);
}

static const char *from_application(struct memo *m, const char *what)
{
    return arena_format(m->s->arena, "申请 %s · %s", m->row.number, what);
}

static const char *from_rating(struct memo *m, const char *what)
{
    return arena_format(m->s->arena, "客户评级 · %s · %s", what, m->s->policy->rating->doc->label.zh);
}

static const char *from_statement(struct memo *m, size_t period, enum statement_item item)
{
    static const char *const scopes[] = {"合并", "母公司"};
    const struct statement *row = &m->periods[period].row;
    return arena_format(m->s->arena, "报表 %s %s · %s", date_text(m->s->arena, row->period_end),
                        row->scope == STATEMENT_SCOPE_PARENT ? scopes[1] : scopes[0], statement_item_names[item].zh);
}

/* --- parts
 * -------------------------------------------------------------------------------------------------------------- */

static void head_print(struct memo *m)
{
    struct print *p = m->p;
    print_title(p, "授信审批报告",
                arena_format(m->s->arena, "%s · %s · %s", m->customer.name, m->row.number,
                             date_text(m->s->arena, m->s->today)));
    print_figures(
        p,
        (struct print_pair[]){
            {"申请金额(万元)",
             print_cite(p, text(m, "%.2f", (double)m->row.amount / 1e6), from_application(m, "金额"))},
            {"期限(月)", print_cite(p, text(m, "%.0f", (double)m->row.term_months), from_application(m, "期限"))},
            {"利率", print_cite(p, text(m, "%.2f%%", m->price.terms.loan_rate * 100), from_application(m, "利率"))},
            {"等级", print_cite(p, m->customer.grade ? m->customer.grade : "未评级", from_rating(m, "等级"))},
            {"RAROC", print_cite(p, m->price.evaluated ? text(m, "%.2f%%", m->price.result.raroc * 100) : "未评估",
                                 from_policy(m, "RAROC"))},
        },
        5);
}

static void terms_print(struct memo *m)
{
    const struct field *security = entity_field(&application_entity, "security"),
                       *repayment = entity_field(&application_entity, "repayment");
    struct print *p = m->p;
    const struct product *product = m->deal.product;
    const char *level = m->row.level ? m->row.level : deal_level(m->s->arena, m->s->policy, m->facts);
    const struct fact *fact = fact_find(m->s->policy->facts, "deal_level");
    int choice = fact ? fact_choice(fact, level) : -1;
    print_heading(p, 1, "一、授信方案");
    print_pairs(p,
                (struct print_pair[]){
                    {"产品", product->doc->label.zh},
                    {"用途", m->row.purpose},
                    {"担保方式", m->row.security == NONE ? NULL : security->choices[m->row.security].label.zh},
                    {"担保净值(万元)", m->row.security_value == NONE
                                           ? NULL
                                           : print_cite(p, text(m, "%.2f", (double)m->row.security_value / 1e6),
                                                        from_application(m, "担保净值"))},
                    {"还款方式", m->row.repayment == NONE ? NULL : repayment->choices[m->row.repayment].label.zh},
                    {"审批层级", choice < 0 ? level : fact->choices[choice].label.zh},
                    {"状态", application_status_text(LANGUAGE_ZH, m->row.status)},
                    {"批复有效期", m->row.valid_until == NONE ? NULL : date_text(m->s->arena, m->row.valid_until)},
                },
                8, 2);
}

static const enum statement_item shown[] = {STATEMENT_TOTAL_ASSETS, STATEMENT_TOTAL_LIABILITIES, STATEMENT_TOTAL_EQUITY,
                                            STATEMENT_REVENUE,      STATEMENT_NET_PROFIT,        STATEMENT_CASH};
enum { SHOWN = sizeof(shown) / sizeof(*shown), PERIODS_SHOWN = 3 };

static void statements_print(struct memo *m)
{
    size_t count = m->period_count < PERIODS_SHOWN ? m->period_count : PERIODS_SHOWN;
    struct print_column columns[PERIODS_SHOWN + 1] = {{"项目", PRINT_LEFT, .34}};
    const char *cells[SHOWN * (PERIODS_SHOWN + 1)];
    print_heading(m->p, 1, "二、财务状况");
    if (!count) {
        print_text(m->p, "没有财务报表，未评估。");
        return;
    }
    for (size_t i = 0; i < count; i++)
        columns[i + 1] = (struct print_column){date_text(m->s->arena, m->periods[i].row.period_end), PRINT_RIGHT, 0};
    for (size_t k = 0; k < SHOWN; k++) {
        cells[k * (count + 1)] = statement_item_names[shown[k]].zh;
        for (size_t i = 0; i < count; i++) {
            double value = m->periods[i].adjusted.item[shown[k]];
            cells[k * (count + 1) + i + 1] =
                isnan(value) ? NULL : print_cite(m->p, text(m, "%.2f", value / 1e6), from_statement(m, i, shown[k]));
        }
    }
    print_table(m->p, &(struct print_table){.caption = "主要科目",
                                            .unit = "单位：万元",
                                            .columns = columns,
                                            .column_count = count + 1,
                                            .cells = cells,
                                            .row_count = SHOWN});
}

static const struct raroc_terms *stressed(struct memo *m, int which, struct raroc_terms *terms)
{
    *terms = m->price.terms;
    if (which == 1)
        terms->irb.pd = fmin(terms->irb.pd * 2, .99);
    if (which == 2)
        terms->irb.lgd = fmin(terms->irb.lgd + .1, 1);
    if (which == 3)
        terms->loan_rate -= .005;
    if (which == 4)
        terms->ftp_rate += .003;
    return terms;
}

static void price_print(struct memo *m)
{
    static const char *const cases[] = {"基准", "违约概率加倍", "违约损失率增加10个百分点", "利率下调50基点",
                                        "资金成本上升30基点"};
    static const char *const part_names[] = {"资金成本", "运营成本", "预期损失", "资本回报", "盈余"};
    const char *cells[5 * 3];
    struct raroc_terms terms;
    struct print *p = m->p;
    print_heading(p, 1, "三、定价与敏感性");
    if (!m->price.evaluated) {
        print_text(p, "客户未评级，RAROC 未评估。");
        return;
    }
    for (int i = 0; i < 5; i++) {
        struct raroc result = raroc(stressed(m, i, &terms));
        cells[i * 3] = cases[i];
        cells[i * 3 + 1] = print_cite(p, text(m, "%.2f%%", result.raroc * 100), from_policy(m, "RAROC"));
        cells[i * 3 + 2] =
            print_cite(p, text(m, "%.2f%%", result.breakeven_rate * 100), from_policy(m, "目标RAROC下的利率"));
    }
    print_table(p, &(struct print_table){.caption = "敏感性",
                                         .columns = (struct print_column[]){{"情景", PRINT_LEFT, .5},
                                                                            {"RAROC", PRINT_RIGHT, 0},
                                                                            {"保本利率", PRINT_RIGHT, 0}},
                                         .column_count = 3,
                                         .cells = cells,
                                         .row_count = 5});
    const struct raroc_terms *t = &m->price.terms;
    double loss = t->irb.pd * t->irb.lgd, capital = (t->target_raroc / (1 - t->tax_rate) - t->capital_return_rate) *
                                                    m->price.result.economic_capital / t->ead;
    double values[] = {t->ftp_rate * 100, t->operating_cost_rate * 100, loss * 100, capital * 100,
                       (t->loan_rate + t->fee_rate - t->ftp_rate - t->operating_cost_rate - loss - capital) * 100};
    print_chart(
        p, &(struct print_chart){.kind = PRINT_BARS,
                                 .title = "利率构成",
                                 .unit = "%",
                                 .categories = part_names,
                                 .category_count = 5,
                                 .series = &(struct print_series){"", arena_copy(m->s->arena, values, sizeof(values))},
                                 .series_count = 1,
                                 .decimals = 2,
                                 .height = 110,
                                 .limit = NAN});
}

struct opinion {
    const char *stage, *name, *decision, *opinion, *conditions, *person;
    int64_t at;
};

static const struct error *opinions_read(struct memo *m, struct opinion **list, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *list = NULL;
    *count = 0;
    if (m->row.workflow_case == NONE)
        return NULL;
    TRY(store_query(m->s->tx, &query_deal_opinions_of, VALUES(sql_int(m->row.workflow_case)), &rows));
    while (rows_next(rows, &error)) {
        struct arena *a = m->s->arena;
        struct opinion o = {arena_text(a, rows_text(rows, 0)),
                            arena_text(a, rows_text(rows, 1)),
                            arena_text(a, rows_text(rows, 2)),
                            arena_text(a, rows_text(rows, 3)),
                            arena_text(a, rows_text(rows, 4)),
                            arena_text(a, rows_text(rows, 6)),
                            rows_int(rows, 5)};
        if (m->s->viewer.as_of == NONE || o.at <= m->s->viewer.as_of)
            ARENA_PUSH(a, *list, *count, room, o);
    }
    return error;
}

static const char *work_word(struct memo *m, const struct opinion *o)
{
    for (size_t i = 0; i < m->s->policy->workflow_count; i++) {
        const struct workflow_stage *stage = workflow_stage(m->s->policy->workflows[i], o->stage);
        const struct workflow_work *work = stage ? workflow_work(stage, o->name) : NULL;
        if (work)
            return work->label.zh;
    }
    return o->name;
}

static const char *decision_word(const char *decision)
{
    const struct field *field = entity_field(&workflow_task_entity, "decision");
    for (size_t i = 0; decision && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, decision))
            return field->choices[i].label.zh;
    return "—";
}

/* Those against first and by themselves: dissent is not lost among the others. */
static const struct error *opinions_print(struct memo *m, bool full)
{
    struct opinion *list;
    size_t count, dissent = 0;
    TRY(opinions_read(m, &list, &count));
    print_heading(m->p, 1, "四、审查意见");
    if (!count)
        print_text(m->p, "尚无审查意见。");
    for (size_t i = 0; i < count; i++)
        if (list[i].decision && !strcmp(list[i].decision, "against")) {
            print_text(m->p, arena_format(m->s->arena, PRINT_STRONG "不同意见（%s，%s）：" PRINT_PLAIN "%s",
                                          list[i].person ? list[i].person : "—", work_word(m, &list[i]),
                                          list[i].opinion ? list[i].opinion : "—"));
            dissent++;
        }
    if (count && !dissent)
        print_text(m->p, "无不同意见。");
    if (m->row.conditions)
        print_text(m->p, arena_format(m->s->arena, PRINT_STRONG "批复条件：" PRINT_PLAIN "%s", m->row.conditions));
    if (!full || !count)
        return NULL;
    const char **cells = ARENA_LIST(m->s->arena, const char *, count * 5);
    for (size_t i = 0; i < count; i++) {
        cells[i * 5] = work_word(m, &list[i]);
        cells[i * 5 + 1] = list[i].person;
        cells[i * 5 + 2] = decision_word(list[i].decision);
        cells[i * 5 + 3] = list[i].conditions ? arena_format(m->s->arena, "%s（条件：%s）",
                                                             list[i].opinion ? list[i].opinion : "", list[i].conditions)
                                              : list[i].opinion;
        cells[i * 5 + 4] = list[i].at == NONE ? NULL : date_text(m->s->arena, instant_date(list[i].at));
    }
    print_table(m->p, &(struct print_table){.columns = (struct print_column[]){{"任务", PRINT_LEFT, .17},
                                                                               {"承办人", PRINT_LEFT, .11},
                                                                               {"意见", PRINT_LEFT, .13},
                                                                               {"说明", PRINT_LEFT, 0},
                                                                               {"日期", PRINT_RIGHT, .14}},
                                            .column_count = 5,
                                            .cells = cells,
                                            .row_count = count});
    return NULL;
}

static void rules_print(struct memo *m)
{
    static const char *const answers[] = {"不符合", "符合", "未评估"};
    const struct product *product = m->deal.product;
    const char **cells = ARENA_LIST(m->s->arena, const char *, product->rule_count * 3 + 3);
    for (size_t i = 0; i < product->rule_count; i++) {
        cells[i * 3] = product->rules[i].label.zh;
        cells[i * 3 + 1] = product->rules[i].when ? expression_source(product->rules[i].when) : "";
        cells[i * 3 + 2] = answers[product_rule_match(&product->rules[i], m->facts)];
    }
    if (!product->rule_count)
        return;
    print_heading(m->p, 1, "五、准入规则");
    print_table(m->p, &(struct print_table){.caption = arena_format(m->s->arena, "%s 第%lld版", product->doc->label.zh,
                                                                    (long long)product->doc->version),
                                            .columns = (struct print_column[]){{"规则", PRINT_LEFT, .34},
                                                                               {"条件", PRINT_LEFT, 0},
                                                                               {"结果", PRINT_LEFT, .14}},
                                            .column_count = 3,
                                            .cells = cells,
                                            .row_count = product->rule_count});
}

static const struct error *memo_read(struct call *call, struct memo *m)
{
    int64_t home, id, scope = NONE;
    m->s = call->session;
    TRY(call_id(call, 0, &home, &id));
    TRY(record_load(m->s, &application_entity, home, id, &m->row));
    TRY(record_load(m->s, &customer_entity, home, home, &m->customer));
    TRY(deal_of_application(m->s, m->s->policy, &m->row, &m->deal));
    TRY(deal_facts(m->s, m->s->policy, &m->deal, &m->facts));
    price_compute(m->s->arena, m->s->policy, &m->deal, m->facts, &m->price);
    return statement_periods(m->s, home, &scope, 6, &m->periods, &m->period_count);
}

static const struct error *memo_print(struct call *call)
{
    const struct application_memo_query *query = call->query;
    struct memo m = {0};
    bool full = query->kind == APPLICATION_MEMO_QUERY_KIND_FULL;
    TRY(memo_read(call, &m));
    int64_t at = m.s->viewer.as_of == NONE ? m.s->now : m.s->viewer.as_of;
    m.p = print_open(m.s->arena, &(struct print_setup){.title = "授信审批报告",
                                                       .header = "授信审批报告",
                                                       .header_right = m.customer.name,
                                                       .footer = arena_format(m.s->arena, "截至 %s · 内部资料",
                                                                              instant_text(m.s->arena, at)),
                                                       .language = LANGUAGE_ZH,
                                                       .created_at = at});
    head_print(&m);
    terms_print(&m);
    statements_print(&m);
    price_print(&m);
    TRY(opinions_print(&m, full));
    if (full)
        rules_print(&m);
    print_sources(m.p, "数据来源", full ? 2 : 4);
    call->bytes_name = arena_format(m.s->arena, "%s-%s.pdf", m.row.number, full ? "full" : "one-page");
    call->bytes_type = "application/pdf";
    return print_finish(m.p, call->bytes);
}

const struct error *operation_application_memo(struct call *call)
{
    return call_read(call, memo_print);
}
