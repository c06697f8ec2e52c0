/* Business on its way: leads, opportunities in every stage, and applications that the workflow engine itself runs
 * through the bank, with the clock set to when it happened. */
#include "base/text.h"
#include "domain/deal/deal.h"
#include "domain/demo/demo.h"
#include "quant/random.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

/* One open case is before the committee, which has not heard all its members. */
enum { PAST_CASES = 56, OPEN_CASES = 26, SITTING_CASE = 57, CONTRACTS = 9, LEADS = 48, IDEAS = 40, STEPS_MOST = 60 };

struct maker {
    struct session *s;
    struct random r;
    const struct demo_options *options;
    struct borrower {
        int64_t id, owner, branch, revenue;
        const char *kind;
    } * borrowers;
    size_t count, room, next;
    int64_t place; /* number of the case */
    bool finished; /* it belongs to the past */
    int64_t until; /* nothing happens after this instant */
};

static const struct error *borrowers_read(struct maker *m)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(m->s->tx, &query_demo_borrowers, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(m->s->arena, m->borrowers, m->count, m->room,
                   (struct borrower){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2), rows_int(rows, 4),
                                     arena_text(m->s->arena, rows_text(rows, 3))});
    return error;
}

static void clock_set(struct maker *m, int64_t instant)
{
    m->s->now = instant;
    m->s->today = instant_date(instant);
}

/* --- an application
 * ----------------------------------------------------------------------------------------------------- */

static const struct {
    const char *product;
    int months, grace;
    int64_t repayment, security;
    double share; /* of a year's revenue */
} wishes[] = {
    {"working_capital", 12, 0, APPLICATION_REPAYMENT_BULLET, APPLICATION_SECURITY_GUARANTEE, .08},
    {"working_capital", 24, 0, APPLICATION_REPAYMENT_EQUAL_PRINCIPAL, APPLICATION_SECURITY_MORTGAGE, .12},
    {"fixed_asset", 60, 12, APPLICATION_REPAYMENT_EQUAL_PRINCIPAL, APPLICATION_SECURITY_MORTGAGE, .25},
    {"green_loan", 84, 12, APPLICATION_REPAYMENT_EQUAL_PRINCIPAL, APPLICATION_SECURITY_MORTGAGE, .2},
    {"acceptance_bill", 6, 0, APPLICATION_REPAYMENT_BULLET, APPLICATION_SECURITY_PLEDGE, .05},
    {"factoring_line", 12, 0, APPLICATION_REPAYMENT_BULLET, APPLICATION_SECURITY_CREDIT, .06},
};
enum { WISHES = sizeof(wishes) / sizeof(*wishes) };

static int64_t round_amount(double fen)
{
    double unit = fen > 1e10 ? 1e9 : fen > 1e9 ? 1e8 : 1e7; /* whole ten thousands, hundred thousands, millions */
    return (int64_t)(fmax(1, round(fen / unit)) * unit);
}

static void application_fill(struct maker *m, const struct borrower *b, struct application *row)
{
    bool small = text_equal(b->kind, "small") || text_equal(b->kind, "micro");
    size_t wish = (size_t)random_below(&m->r, WISHES);
    double revenue = b->revenue == NONE || b->revenue <= 0 ? 2e10 : (double)b->revenue;
    record_initial(m->s, &application_entity, row);
    row->customer = b->id;
    row->product = small && m->place % 2 ? "rongyidai" : wishes[wish].product;
    row->currency = "CNY";
    row->term_months = wishes[wish].months;
    row->grace_months = wishes[wish].grace;
    row->repayment = wishes[wish].repayment;
    row->security = wishes[wish].security;
    row->amount = round_amount(revenue * wishes[wish].share * random_between(&m->r, .6, 1.4));
    if (small && m->place % 2) {
        row->term_months = 12;
        row->grace_months = NONE;
        row->repayment = APPLICATION_REPAYMENT_BULLET;
        row->security = APPLICATION_SECURITY_CREDIT;
        row->amount = row->amount > 100000000000 / 100 ? 1000000000 : row->amount < 10000000 ? 30000000 : row->amount;
    }
    if (row->security == APPLICATION_SECURITY_MORTGAGE || row->security == APPLICATION_SECURITY_PLEDGE)
        row->security_value = round_amount((double)row->amount * random_between(&m->r, 1.1, 1.9));
    row->rate = 3000000 + random_int(&m->r, 0, 24) * 50000;
    row->purpose = "日常经营周转及设备更新";
    row->status = APPLICATION_STATUS_DRAFT;
}

/* Papers come in over the first days; on open cases the last one may still be missing. */
static const struct error *papers_come(struct maker *m, const struct application *row, int64_t begun)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[32];
    size_t count = 0;
    TRY(store_query(m->s->tx, &query_demo_papers, VALUES(sql_int(row->record.home), sql_int(row->record.id)), &rows));
    while (rows_next(rows, &error))
        if (count < 32)
            ids[count++] = rows_int(rows, 0);
    for (size_t i = 0; i < count && !error; i++) {
        struct application_document document;
        bool found;
        error = row_stored(m->s, &application_document_entity, row->record.home, ids[i], &document, &found);
        if (error || (!m->finished && i + 1 == count && m->place % 3 == 0))
            continue;
        document.received_on = instant_date(begun) + random_int(&m->r, 0, 6);
        document.status =
            random_chance(&m->r, .12) ? APPLICATION_DOCUMENT_STATUS_WAIVED : APPLICATION_DOCUMENT_STATUS_VERIFIED;
        document.expires_on = document.received_on + (random_chance(&m->r, .3) ? 60 : 365);
        document.reason =
            document.status == APPLICATION_DOCUMENT_STATUS_WAIVED ? "客户承诺放款前补齐，分行行长同意" : NULL;
        error = record_update(m->s, &application_document_entity, &document, NULL);
    }
    return error;
}

/* --- people act
 * --------------------------------------------------------------------------------------------------------- */

/* When somebody will have done a task: mostly within its limit, sometimes well beyond. */
static int64_t done_when(struct maker *m, const struct workflow_task *task)
{
    struct work_hours hours = workflow_hours(m->s->policy);
    struct random r = random_from(m->options->seed * 64 + 41, (uint64_t)(task->scheduled_at / 60000 + m->place * 977 +
                                                                         (int64_t)strlen(task->name)));
    double minutes = (double)task->sla_minutes * exp(random_normal(&r) * .55 - .75);
    return work_hours_add(&hours, task->scheduled_at, (int64_t)fmax(20, minutes));
}

static const struct error *next_task(struct maker *m, int64_t id, struct workflow_task *next, int64_t *at, bool *found)
{
    struct rows *rows;
    const struct error *error;
    int64_t ids[64];
    size_t count = 0;
    *found = false;
    TRY(store_query(m->s->tx, &query_demo_open_tasks, VALUES(sql_int(id)), &rows));
    while (rows_next(rows, &error))
        if (count < 64)
            ids[count++] = rows_int(rows, 0);
    for (size_t i = 0; i < count && !error; i++) {
        struct workflow_task task = {0};
        bool there;
        error = row_stored(m->s, &workflow_task_entity, ids[i], ids[i], &task, &there);
        int64_t when = error ? NONE : done_when(m, &task);
        if (!error && (!*found || when < *at)) {
            *next = task;
            *at = when;
            *found = true;
        }
    }
    return error;
}

static struct workflow_act act_of(struct maker *m, const struct workflow_task *task, int64_t round)
{
    static const char *const opinions[] = {"资料齐全，还款来源清晰，同意。", "经营稳定，现金流可覆盖本息，同意上报。",
                                           "行业景气，担保充足，同意。", "同意，按批复条件执行。"};
    static const char *const conditions[] = {"首次提款前完成抵押登记", "按季报送财务报表，资产负债率不高于75%",
                                             "销售回款归集不低于贷款占比", "控股股东追加连带责任保证"};
    struct workflow_act act = {
        .decision = WORKFLOW_TASK_DECISION_AGREE, .person = task->owner, .opinion = opinions[random_below(&m->r, 4)]};
    bool judges = strstr(task->name, "review") || strstr(task->name, "decision") || strstr(task->name, "member") ||
                  !strcmp(task->name, "chair");
    double draw = random_unit(&m->r);
    if (!judges)
        return act;
    bool member = strstr(task->name, "member");
    if (member && draw < .06) {
        act.decision = WORKFLOW_TASK_DECISION_RECUSED;
        act.opinion = "本人近亲属在借款人任职，申请回避。";
    } else if (member && draw < .1) {
        act.decision = WORKFLOW_TASK_DECISION_ABSTAIN;
        act.opinion = "对行业周期判断不足，弃权。";
    } else if (draw < .05 && round < 3) {
        act.decision = WORKFLOW_TASK_DECISION_RETURNED;
        act.return_to = "investigation";
        act.opinion = "第一还款来源测算依据不足，请补充近三年现金流分析。";
        if (!strcmp(task->stage, "check") || !strcmp(task->stage, "confirm"))
            act.decision = WORKFLOW_TASK_DECISION_AGREE;
    } else if (draw < (member ? .24 : .12)) {
        act.decision = WORKFLOW_TASK_DECISION_AGAINST;
        act.opinion = "集团关联担保链较长，本笔新增敞口与现金流不匹配，不同意。";
    } else if (draw < .34) {
        act.decision = WORKFLOW_TASK_DECISION_CONDITIONS;
        act.conditions = conditions[random_below(&m->r, 4)];
    }
    return act;
}

static const struct error *case_run(struct maker *m, int64_t id)
{
    int votes = 0;
    for (int step = 0; step < STEPS_MOST; step++) {
        struct workflow_task task = {0};
        int64_t at = 0;
        bool found;
        TRY(next_task(m, id, &task, &at, &found));
        if (!found || at > m->until || task.owner == NONE)
            return NULL;
        if (m->place == SITTING_CASE && text_equal(task.stage, "committee") && ++votes > 2)
            return NULL;
        struct workflow_act act = act_of(m, &task, task.round);
        clock_set(m, at > m->s->now ? at : m->s->now);
        m->s->person = task.owner;
        TRY(workflow_task_decide(m->s, task.record.id, &act));
    }
    return NULL;
}

static int64_t begun_at(struct maker *m)
{
    struct work_hours hours = workflow_hours(m->s->policy);
    int64_t days = m->finished ? random_int(&m->r, 60, 560) : random_int(&m->r, 1, 16);
    if (m->place == SITTING_CASE)
        days = 28;
    return work_hours_add(&hours, instant_of_date(m->options->today - days), random_int(&m->r, 10, 420));
}

static const struct error *opportunity_of(struct maker *m, const struct application *row, const struct borrower *b)
{
    struct opportunity o;
    const struct product *product = policy_product(m->s->policy, row->product);
    record_initial(m->s, &opportunity_entity, &o);
    o.customer = b->id;
    o.name = arena_format(m->s->arena, "%s%s", product ? product->doc->label.zh : row->product, "授信");
    o.stage = OPPORTUNITY_STAGE_APPLYING;
    o.product = row->product;
    o.amount = row->amount;
    o.currency = "CNY";
    o.probability = .6;
    o.drawn_share = .7;
    o.expected_on = instant_date(m->s->now) + 45;
    o.term_months = row->term_months;
    o.rate = row->rate;
    o.owner = b->owner;
    o.stage_at = m->s->now;
    TRY(record_put(m->s, &opportunity_entity, &o));
    ((struct application *)(uintptr_t)row)->opportunity = o.record.id;
    return NULL;
}

static const struct error *one_application(struct session *s, void *context)
{
    struct maker *m = context;
    struct application row;
    const struct borrower *b = &m->borrowers[m->next++ % m->count];
    m->s = s;
    clock_set(m, begun_at(m));
    int64_t begun = s->now;
    s->person = b->owner;
    application_fill(m, b, &row);
    if (m->place == SITTING_CASE) {
        row.product = "working_capital";
        row.amount = 45000000000;
    }
    TRY(opportunity_of(m, &row, b));
    const struct error *refused = application_put(s, &row);
    if (refused) /* the product is not for this customer: an ordinary working capital loan then */
        return NULL;
    TRY(papers_come(m, &row, begun));
    TRY(record_load(s, &application_entity, row.record.home, row.record.id, &row));
    TRY(application_send(s, &row, "credit_approval", b->owner));
    return case_run(m, row.workflow_case);
}

/* --- before that
 * -------------------------------------------------------------------------------------------------------- */

static const struct error *ideas(struct session *s, void *context)
{
    static const char *const steps[] = {"拜访财务总监，确认用款计划", "准备融资方案初稿", "与集团财务公司对接",
                                        "补充项目可研资料", "报价并讨论担保"};
    struct maker *m = context;
    m->s = s;
    for (int i = 0; i < IDEAS; i++) {
        const struct borrower *b = &m->borrowers[m->next++ % m->count];
        struct opportunity o;
        size_t wish = (size_t)random_below(&m->r, WISHES);
        clock_set(m, instant_of_date(m->options->today - random_int(&m->r, 2, 50)) + 36000000);
        s->person = b->owner;
        record_initial(s, &opportunity_entity, &o);
        const struct product *product = policy_product(s->policy, wishes[wish].product);
        o.customer = b->id;
        o.name = arena_format(s->arena, "%s需求", product ? product->doc->label.zh : wishes[wish].product);
        o.stage = i % 5 == 4   ? OPPORTUNITY_STAGE_LOST
                  : i % 7 == 3 ? OPPORTUNITY_STAGE_WON
                  : i % 2      ? OPPORTUNITY_STAGE_DESIGNING
                               : OPPORTUNITY_STAGE_IDENTIFIED;
        o.product = wishes[wish].product;
        o.amount = round_amount((b->revenue > 0 ? (double)b->revenue : 2e10) * wishes[wish].share *
                                random_between(&m->r, .5, 1.5));
        o.currency = "CNY";
        o.probability = o.stage == OPPORTUNITY_STAGE_WON         ? 1
                        : o.stage == OPPORTUNITY_STAGE_LOST      ? 0
                        : o.stage == OPPORTUNITY_STAGE_DESIGNING ? .4
                                                                 : .2;
        o.drawn_share = random_between(&m->r, .5, .9);
        o.expected_on = m->options->today + random_int(&m->r, 20, 150);
        o.term_months = wishes[wish].months;
        o.rate = 3000000 + random_int(&m->r, 0, 20) * 50000;
        o.raroc = random_between(&m->r, .06, .22);
        o.owner = b->owner;
        o.next_step = steps[i % 5];
        o.next_step_on = m->options->today + random_int(&m->r, -4, 14);
        o.stage_at = s->now;
        o.lost_reason = o.stage == OPPORTUNITY_STAGE_LOST ? (i % 2 ? "他行报价更低" : "项目推迟") : NULL;
        o.closed_on = o.stage == OPPORTUNITY_STAGE_LOST || o.stage == OPPORTUNITY_STAGE_WON ? s->today : NONE;
        TRY(record_put(s, &opportunity_entity, &o));
    }
    return NULL;
}

static const struct error *leads(struct session *s, void *context)
{
    static const char *const trades[] = {"精密制造",   "新材料", "冷链物流", "医疗器械", "光伏科技", "食品",
                                         "汽车零部件", "软件",   "纺织",     "环保工程", "包装",     "电子"};
    static const char *const names[] = {"嘉澜", "启衡", "远岫", "瑞拓", "晟川", "明樾", "泓致", "君澈"};
    static const char *const needs[] = {"扩产设备贷款", "订单增加，流动资金周转", "供应商账期缩短", "出口信用证",
                                        "收购同行",     "厂房按揭到期置换"};
    struct maker *m = context;
    m->s = s;
    for (int i = 0; i < LEADS; i++) {
        const struct borrower *b = &m->borrowers[m->next++ % m->count];
        struct lead row;
        int64_t found = m->options->today - random_int(&m->r, 1, 120);
        clock_set(m, instant_of_date(found) + 36000000);
        s->person = b->owner;
        record_initial(s, &lead_entity, &row);
        row.name = arena_format(s->arena, "%s%s有限公司", names[i % 8], trades[(i * 5 + i / 8) % 12]);
        row.source = i % 6;
        row.status = i % 9 == 0   ? LEAD_STATUS_LOST
                     : i % 5 == 0 ? LEAD_STATUS_QUALIFIED
                     : i % 3 == 0 ? LEAD_STATUS_CONTACTED
                                  : LEAD_STATUS_NEW;
        row.amount = random_int(&m->r, 2, 60) * 1000000 * 100;
        row.need = needs[i % 6];
        row.found_on = found;
        row.contacted_on = row.status == LEAD_STATUS_NEW ? NONE : found + random_int(&m->r, 1, 9);
        row.cost = random_int(&m->r, 2, 40) * 50000;
        row.lost_reason = row.status == LEAD_STATUS_LOST ? "资质不符" : NULL;
        row.branch = b->branch;
        row.owner = b->owner;
        row.score = random_between(&m->r, 20, 95);
        TRY(record_put(s, &lead_entity, &row));
    }
    return NULL;
}

/* --- contracts of what was approved ------------------------------------------------------------------------------- */

static const struct error *sign(struct maker *m, struct deal_contract *row, bool bank, int64_t person)
{
    struct session *s = m->s;
    int64_t file = NONE;
    if (!bank)
        TRY(store_int(s->tx, &query_demo_any_file, VALUES(sql_int(row->record.home)), &file));
    if (!bank && (file == NONE || !file))
        return NULL;
    return contract_signed(
        s, row,
        &(struct contract_signature){
            .bank = bank, .signed_on = s->today, .person = person, .evidence = file, .signer = "法定代表人"});
}

/* In turn: signed by both, by the customer alone, still a draft; of the first an amendment, too. */
static const struct error *contract_of(struct maker *m, const struct application *row, int i, int64_t head)
{
    struct deal_contract contract, amendment;
    record_initial(m->s, &deal_contract_entity, &contract);
    contract.kind = DEAL_CONTRACT_KIND_LOAN;
    TRY(contract_put(m->s, row, &contract, NULL));
    if (i % 3 == 2)
        return NULL;
    TRY(sign(m, &contract, false, NONE));
    if (i % 3 == 1)
        return NULL;
    TRY(sign(m, &contract, true, head));
    if (i || contract.status != DEAL_CONTRACT_STATUS_SIGNED)
        return NULL;
    struct application changed = *row;
    changed.amount += changed.amount / 10;
    record_initial(m->s, &deal_contract_entity, &amendment);
    amendment.kind = DEAL_CONTRACT_KIND_AMENDMENT;
    amendment.amends = contract.record.id;
    amendment.reason = "贷款金额增加百分之十，用于新增订单备料，期限与利率不变";
    return contract_put(m->s, &changed, &amendment, NULL);
}

static const struct error *contracts(struct session *s, void *context)
{
    struct maker *m = context;
    struct rows *rows;
    const struct error *error;
    int64_t homes[CONTRACTS], ids[CONTRACTS], head;
    int count = 0;
    m->s = s;
    clock_set(m, m->until);
    TRY(store_int(s->tx, &query_demo_signing_head, NO_VALUES, &head));
    TRY(store_query(s->tx, &query_demo_approved, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        if (count < CONTRACTS)
            homes[count] = rows_int(rows, 0), ids[count++] = rows_int(rows, 1);
    for (int i = 0; i < count && !error; i++) {
        struct application row;
        bool found;
        error = row_stored(s, &application_entity, homes[i], ids[i], &row, &found);
        s->person = head;
        if (!error && found)
            error = contract_of(m, &row, i, head);
    }
    return error;
}

static const struct error *begin(struct session *s, void *context)
{
    struct maker *m = context;
    m->s = s;
    return borrowers_read(m);
}

const struct error *demo_deals(struct arena *arena, struct bank *bank, const struct demo_options *options)
{
    struct session s;
    struct maker m = {.options = options, .r = random_from(options->seed * 64 + 40, 0)};
    session_system(&s, bank, arena);
    int64_t now = s.now;
    const struct error *error = session_write(&s, begin, &m);
    if (!error && m.count)
        error = session_write(&s, ideas, &m);
    if (!error && m.count)
        error = session_write(&s, leads, &m);
    m.until = now;
    for (m.place = 0; !error && m.count && m.place < PAST_CASES + OPEN_CASES; m.place++) {
        m.finished = m.place < PAST_CASES;
        error = session_write(&s, one_application, &m);
    }
    if (!error)
        error = session_write(&s, contracts, &m);
    session_close(&s);
    return error;
}
