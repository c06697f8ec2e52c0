/* The credit memo: one page for the decision, or the whole file. Every figure carries a number that leads to where it
 * comes from. Printed again as of the same instant it is the same file. */
#include "domain/deal/memo.h"
#include "base/text.h"
#include "queries.h"

#include <math.h>
#include <string.h>

const char *memo_word(const struct memo *m, struct label label)
{
    return SAY(m, label.zh, label.en);
}

const char *memo_number(struct memo *m, const char *format, double value)
{
    return isnan(value) ? "—" : arena_format(m->s->arena, format, value);
}

const char *memo_money(struct memo *m, double fen)
{
    return memo_number(m, "%.2f", fen / SAY(m, 1e6, 1e8));
}

const char *memo_percent(struct memo *m, double share)
{
    return memo_number(m, "%.2f%%", share * 100);
}

const char *memo_from_policy(struct memo *m, const struct document *doc, const char *what)
{
    return arena_format(m->s->arena, SAY(m, "%s 第%lld版（%.12s）· %s", "%s v%lld (%.12s) · %s"),
                        memo_word(m, doc->label), (long long)doc->version, doc->hash ? doc->hash : "", what);
}

const char *memo_from_application(struct memo *m, const char *what)
{
    return arena_format(m->s->arena, SAY(m, "申请 %s · %s", "Application %s · %s"), m->row.number, what);
}

const char *memo_from_rating(struct memo *m, const char *what)
{
    const struct assessment *a = &m->assessment;
    if (a->record.id == NONE)
        return arena_format(m->s->arena, SAY(m, "客户 · %s", "Customer · %s"), what);
    const char *statement = a->statement_on == NONE ? SAY(m, "无报表", "no statement")
                                                    : arena_format(m->s->arena, SAY(m, "报表 %s", "statement %s"),
                                                                   date_text(m->s->arena, a->statement_on));
    return arena_format(m->s->arena, SAY(m, "评级 %s · %s · 政策 %s · %s · %s", "Rating %s · %s · policy %s · %s · %s"),
                        a->assessed_at == NONE ? "—" : date_text(m->s->arena, instant_date(a->assessed_at)),
                        a->card ? a->card : "—", a->policy_version ? a->policy_version : "—", statement, what);
}

const char *memo_from_statement(struct memo *m, const struct statement *row, const char *what)
{
    bool parent = row->scope == STATEMENT_SCOPE_PARENT;
    return arena_format(m->s->arena, SAY(m, "报表 %s %s · %s", "Statement %s %s · %s"),
                        date_text(m->s->arena, row->period_end),
                        parent ? SAY(m, "母公司", "parent") : SAY(m, "合并", "consolidated"), what);
}

/* --- parts
 * -------------------------------------------------------------------------------------------------------------- */

static void head_print(struct memo *m)
{
    struct print *p = m->p;
    print_title(p, SAY(m, "授信审批报告", "Credit memo"),
                arena_format(m->s->arena, "%s · %s · %s", m->customer.name, m->row.number,
                             date_text(m->s->arena, m->s->today)));
    print_figures(
        p,
        (struct print_pair[]){
            {SAY(m, "申请金额(万元)", "Amount (CNY m)"),
             print_cite(p, memo_money(m, (double)m->row.amount), memo_from_application(m, SAY(m, "金额", "Amount")))},
            {SAY(m, "期限(月)", "Term (months)"), print_cite(p, memo_number(m, "%.0f", (double)m->row.term_months),
                                                             memo_from_application(m, SAY(m, "期限", "Term")))},
            {SAY(m, "利率", "Rate"),
             print_cite(p, memo_percent(m, m->price.terms.loan_rate),
                        isnan(m->deal.rate)
                            ? memo_from_policy(m, m->s->policy->pricing->doc,
                                               SAY(m, "LPR 加等级下限", "LPR and the floor of the grade"))
                            : memo_from_application(m, SAY(m, "利率", "Rate")))},
            {SAY(m, "等级", "Grade"),
             print_cite(p, m->customer.grade ? m->customer.grade : SAY(m, "未评级", "not rated"),
                        memo_from_rating(m, SAY(m, "等级", "Grade")))},
            {"RAROC",
             print_cite(p,
                        m->price.evaluated ? memo_percent(m, m->price.result.raroc) : SAY(m, "未评估", "not evaluated"),
                        memo_from_policy(m, m->s->policy->pricing->doc, "RAROC"))},
        },
        5);
}

static void terms_print(struct memo *m, bool full)
{
    const struct field *security = entity_field(&application_entity, "security"),
                       *repayment = entity_field(&application_entity, "repayment");
    struct print *p = m->p;
    const struct product *product = m->deal.product;
    const char *level = m->row.level ? m->row.level : deal_level(m->s->arena, m->s->policy, m->facts);
    const struct fact *fact = fact_find(m->s->policy->facts, "deal_level");
    int choice = fact ? fact_choice(fact, level) : -1;
    print_heading(p, 1, SAY(m, "一、授信方案", "1. The facility"));
    print_pairs(
        p,
        (struct print_pair[]){
            {SAY(m, "产品", "Product"), memo_word(m, product->doc->label)},
            {SAY(m, "用途", "Purpose"), m->row.purpose},
            {SAY(m, "担保方式", "Security"),
             m->row.security == NONE ? NULL : memo_word(m, security->choices[m->row.security].label)},
            {SAY(m, "担保净值(万元)", "Net security (CNY m)"),
             m->row.security_value == NONE ? NULL
                                           : print_cite(p, memo_money(m, (double)m->row.security_value),
                                                        memo_from_application(m, SAY(m, "担保净值", "Net security")))},
            {SAY(m, "还款方式", "Repayment"),
             m->row.repayment == NONE ? NULL : memo_word(m, repayment->choices[m->row.repayment].label)},
            {SAY(m, "审批层级", "Authority"), choice < 0 ? level : memo_word(m, fact->choices[choice].label)},
            {SAY(m, "状态", "Status"), application_status_text(SAY(m, LANGUAGE_ZH, LANGUAGE_EN), m->row.status)},
            {SAY(m, "批复有效期", "Approval valid until"),
             m->row.valid_until == NONE ? NULL : date_text(m->s->arena, m->row.valid_until)},
        },
        8, full ? 2 : 3);
}

static const enum statement_item shown[] = {STATEMENT_TOTAL_ASSETS, STATEMENT_TOTAL_LIABILITIES, STATEMENT_TOTAL_EQUITY,
                                            STATEMENT_REVENUE,      STATEMENT_NET_PROFIT,        STATEMENT_CASH};
enum { SHOWN = sizeof(shown) / sizeof(*shown), PERIODS_SHOWN = 3 };

/* On one page the cells of a statement share a source: the row says which item. */
static void statements_print(struct memo *m, bool full)
{
    size_t count = m->period_count < PERIODS_SHOWN ? m->period_count : PERIODS_SHOWN;
    struct print_column columns[PERIODS_SHOWN + 1] = {{SAY(m, "项目", "Item"), PRINT_LEFT, .34}};
    const char *cells[SHOWN * (PERIODS_SHOWN + 1)];
    print_heading(m->p, 1, SAY(m, "二、财务状况", "2. Financial position"));
    if (!count) {
        print_text(m->p, SAY(m, "没有财务报表，未评估。", "No financial statement: not evaluated."));
        return;
    }
    for (size_t i = 0; i < count; i++)
        columns[i + 1] = (struct print_column){date_text(m->s->arena, m->periods[i].row.period_end), PRINT_RIGHT, 0};
    for (size_t k = 0; k < SHOWN; k++) {
        const char *name = SAY(m, statement_item_names[shown[k]].zh, statement_item_names[shown[k]].en);
        cells[k * (count + 1)] = name;
        for (size_t i = 0; i < count; i++) {
            double value = m->periods[i].adjusted.item[shown[k]];
            cells[k * (count + 1) + i + 1] =
                isnan(value) ? NULL
                             : print_cite(m->p, memo_money(m, value),
                                          memo_from_statement(m, &m->periods[i].row,
                                                              full ? name : SAY(m, "同名科目", "item of that name")));
        }
    }
    print_table(m->p, &(struct print_table){.caption = SAY(m, "主要科目", "Main items"),
                                            .unit = SAY(m, "单位：万元", "CNY m"),
                                            .columns = columns,
                                            .column_count = count + 1,
                                            .cells = cells,
                                            .row_count = SHOWN});
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
            return memo_word(m, work->label);
    }
    return o->name;
}

static const char *decision_word(struct memo *m, const char *decision)
{
    const struct field *field = entity_field(&workflow_task_entity, "decision");
    for (size_t i = 0; decision && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, decision))
            return memo_word(m, field->choices[i].label);
    return "—";
}

/* Those against first and by themselves: dissent is not lost among the others. */
static const struct error *opinions_print(struct memo *m, bool full)
{
    struct opinion *list;
    size_t count, dissent = 0;
    TRY(opinions_read(m, &list, &count));
    print_heading(m->p, 1, SAY(m, "四、审查意见", "4. Opinions"));
    if (!count)
        print_text(m->p, SAY(m, "尚无审查意见。", "No opinion yet."));
    for (size_t i = 0; i < count; i++)
        if (list[i].decision && !strcmp(list[i].decision, "against")) {
            print_text(m->p, arena_format(m->s->arena,
                                          SAY(m, PRINT_STRONG "不同意见（%s，%s）：" PRINT_PLAIN "%s",
                                              PRINT_STRONG "Dissent (%s, %s): " PRINT_PLAIN "%s"),
                                          list[i].person ? list[i].person : "—", work_word(m, &list[i]),
                                          list[i].opinion ? list[i].opinion : "—"));
            dissent++;
        }
    if (count && !dissent)
        print_text(m->p, SAY(m, "无不同意见。", "No dissent."));
    if (m->row.conditions)
        print_text(m->p, arena_format(m->s->arena,
                                      SAY(m, PRINT_STRONG "批复条件：" PRINT_PLAIN "%s",
                                          PRINT_STRONG "Conditions: " PRINT_PLAIN "%s"),
                                      m->row.conditions));
    if (!full || !count)
        return NULL;
    const char **cells = ARENA_LIST(m->s->arena, const char *, count * 5);
    for (size_t i = 0; i < count; i++) {
        cells[i * 5] = work_word(m, &list[i]);
        cells[i * 5 + 1] = list[i].person;
        cells[i * 5 + 2] = decision_word(m, list[i].decision);
        cells[i * 5 + 3] = list[i].conditions
                               ? arena_format(m->s->arena, SAY(m, "%s（条件：%s）", "%s (conditions: %s)"),
                                              list[i].opinion ? list[i].opinion : "", list[i].conditions)
                               : list[i].opinion;
        cells[i * 5 + 4] = list[i].at == NONE ? NULL : date_text(m->s->arena, instant_date(list[i].at));
    }
    print_table(m->p,
                &(struct print_table){.columns = (struct print_column[]){{SAY(m, "任务", "Task"), PRINT_LEFT, .17},
                                                                         {SAY(m, "承办人", "By"), PRINT_LEFT, .11},
                                                                         {SAY(m, "意见", "Decision"), PRINT_LEFT, .13},
                                                                         {SAY(m, "说明", "Opinion"), PRINT_LEFT, 0},
                                                                         {SAY(m, "日期", "Date"), PRINT_RIGHT, .14}},
                                      .column_count = 5,
                                      .cells = cells,
                                      .row_count = count});
    return NULL;
}

static void rules_print(struct memo *m)
{
    const char *answers[] = {SAY(m, "不符合", "Not met"), SAY(m, "符合", "Met"), SAY(m, "未评估", "Not evaluated")};
    const struct product *product = m->deal.product;
    const char **cells = ARENA_LIST(m->s->arena, const char *, product->rule_count * 3 + 3);
    for (size_t i = 0; i < product->rule_count; i++) {
        cells[i * 3] = memo_word(m, product->rules[i].label);
        cells[i * 3 + 1] = product->rules[i].when ? expression_source(product->rules[i].when) : "";
        cells[i * 3 + 2] = answers[product_rule_match(&product->rules[i], m->facts)];
    }
    if (!product->rule_count)
        return;
    print_heading(m->p, 1, SAY(m, "五、准入规则", "5. Eligibility"));
    print_table(m->p, &(struct print_table){
                          .caption = arena_format(m->s->arena, SAY(m, "%s 第%lld版", "%s v%lld"),
                                                  memo_word(m, product->doc->label), (long long)product->doc->version),
                          .columns = (struct print_column[]){{SAY(m, "规则", "Rule"), PRINT_LEFT, .34},
                                                             {SAY(m, "条件", "Condition"), PRINT_LEFT, 0},
                                                             {SAY(m, "结果", "Result"), PRINT_LEFT, .14}},
                          .column_count = 3,
                          .cells = cells,
                          .row_count = product->rule_count});
}

/* The newest rating as of the instant asked about. */
static const struct error *assessment_read(struct memo *m, int64_t home)
{
    struct rows *rows;
    const struct error *error;
    int64_t at_home = NONE, id = NONE;
    m->assessment.record.id = NONE;
    TRY(store_query(m->s->tx, &query_assess_last_rating, VALUES(sql_int(home)), &rows));
    if (rows_next(rows, &error)) {
        at_home = rows_int(rows, 0);
        id = rows_int(rows, 1);
        rows_close(rows);
    }
    if (error || id == NONE)
        return error;
    return record_load(m->s, &assessment_entity, at_home, id, &m->assessment);
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
    TRY(assessment_read(m, home));
    return statement_periods(m->s, home, &scope, 6, &m->periods, &m->period_count);
}

static const struct error *memo_print(struct call *call)
{
    const struct application_memo_query *query = call->query;
    struct memo m = {0};
    bool full = query->kind == APPLICATION_MEMO_QUERY_KIND_FULL;
    TRY(memo_read(call, &m));
    m.zh =
        query->language == NONE ? m.s->language == LANGUAGE_ZH : query->language == APPLICATION_MEMO_QUERY_LANGUAGE_ZH;
    int64_t at = m.s->viewer.as_of == NONE ? m.s->now : m.s->viewer.as_of;
    m.p = print_open(
        m.s->arena,
        &(struct print_setup){.title = SAY(&m, "授信审批报告", "Credit memo"),
                              .header = SAY(&m, "授信审批报告", "Credit memo"),
                              .header_right = m.customer.name,
                              .footer = arena_format(m.s->arena, SAY(&m, "截至 %s · 内部资料", "As of %s · internal"),
                                                     instant_text(m.s->arena, at)),
                              .language = m.zh ? LANGUAGE_ZH : LANGUAGE_EN,
                              .created_at = at});
    head_print(&m);
    terms_print(&m, full);
    statements_print(&m, full);
    memo_price_print(&m, full);
    TRY(opinions_print(&m, full));
    if (full) {
        rules_print(&m);
        TRY(memo_rating_print(&m));
    }
    print_sources(m.p, SAY(&m, "数据来源", "Sources"), full ? 2 : 3);
    call->bytes_name =
        arena_format(m.s->arena, "%s-%s%s.pdf", m.row.number, full ? "full" : "one-page", m.zh ? "" : "-en");
    call->bytes_type = "application/pdf";
    return print_finish(m.p, call->bytes);
}

const struct error *operation_application_memo(struct call *call)
{
    return call_read(call, memo_print);
}
