/* What relationship managers know and do about a customer: contacts, visits, notes, tasks, who works on it, monthly
 * indicators. */
#include "domain/demo/world.h"

#include <math.h>
#include <string.h>

struct filing {
    struct world *world;
    struct party *party;
    const struct books *books;
    struct random r;
    int64_t owner; /* id of the relationship manager */
};

static const struct error *put(struct filing *f, const struct entity *entity, void *row, int64_t date)
{
    int64_t at = world_instant(f->world, &f->r, date < f->party->since ? f->party->since : date);
    return world_put(f->world, entity, row, world_child(f->party), at, f->owner);
}

static int64_t since_start(struct filing *f)
{
    return random_int(&f->r, f->party->since, f->world->options.today - 1);
}

static const struct error *put_contacts(struct filing *f)
{
    static const struct {
        int64_t role;
        const char *position;
    } seats[] = {{CONTACT_ROLE_LEGAL_REPRESENTATIVE, "法定代表人"},
                 {CONTACT_ROLE_FINANCE, "财务总监"},
                 {CONTACT_ROLE_OPERATIONS, "会计"},
                 {CONTACT_ROLE_GENERAL_MANAGER, "总经理"}};
    int count = !f->party->company ? 1 : f->party->kind == CUSTOMER_KIND_MICRO ? 1 : (int)random_int(&f->r, 1, 4);
    for (int i = 0; i < count; i++) {
        struct contact row;
        bool male;
        record_clear(&contact_entity, &row);
        row.customer = f->party->id;
        row.name = name_person(f->world->arena, &f->r, &male);
        if (!i && f->party->legal_representative)
            row.name = f->party->legal_representative;
        if (!i && !f->party->company && f->party->kind != CUSTOMER_KIND_GOVERNMENT)
            row.name = f->party->name;
        row.role = f->party->company ? seats[i].role : CONTACT_ROLE_OTHER;
        row.position = f->party->company                            ? seats[i].position
                       : f->party->kind == CUSTOMER_KIND_GOVERNMENT ? "科长"
                                                                    : NULL;
        row.mobile = name_mobile(f->world->arena, &f->r);
        row.email = random_chance(&f->r, .5)
                        ? arena_format(f->world->arena, "contact%d@c%lld.example", i + 1, (long long)f->party->number)
                        : NULL;
        row.birthday = random_chance(&f->r, .4) ? f->world->options.today - random_int(&f->r, 9500, 22000) : NONE;
        row.primary_contact = !i;
        TRY(put(f, &contact_entity, &row, since_start(f)));
    }
    return NULL;
}

static const struct error *put_visits(struct filing *f)
{
    static const struct {
        const char *subject, *minutes, *next;
    } talks[] = {
        {"季度例行走访", "车间开工正常，订单排至下季度；原材料价格有所上涨，客户已与主要下游协商调价。",
         "跟进下季度用款计划"},
        {"授信续作沟通", "客户希望续作流动资金贷款，利率期望下调；财务负责人表示年报将于四月底前报送。",
         "准备续授信材料"},
        {"贷后检查", "核对贷款用途凭证，资金用于采购；抽查存货与账面一致；应收账款集中于前五大客户。",
         "索取最新应收账款账龄表"},
        {"代发工资与现金管理营销", "介绍代发工资和现金管理产品，客户人事部门有意向，需总经理审批。", "提交产品方案"},
        {"新项目用款需求", "客户拟扩建生产线，计划总投资约为年收入的两成，自有资金占三成。", "安排项目经理联合走访"},
        {"经营情况回访", "销售较去年同期持平，回款周期略有拉长；暂无新增对外担保。", "下月跟踪回款"},
    };
    int count = f->party->company ? (int)random_int(&f->r, 1, 5) : (int)random_int(&f->r, 0, 2);
    for (int i = 0; i <= count; i++) {
        struct visit row;
        const size_t talk = (size_t)random_below(&f->r, 6);
        bool planned = i == count;
        if (planned && !random_chance(&f->r, .3))
            break;
        record_clear(&visit_entity, &row);
        int64_t day = planned
                          ? f->world->options.today + random_int(&f->r, 1, 40)
                          : random_int(&f->r,
                                       f->party->since > f->world->options.today - 700 ? f->party->since
                                                                                       : f->world->options.today - 700,
                                       f->world->options.today - 2);
        if (f->party->left_on && day > f->party->left_on - 170)
            continue; /* nobody called any more */
        row.customer = f->party->id;
        row.subject = talks[talk].subject;
        row.kind = (int64_t)random_weighted(&f->r, (const double[]){5, 2, 3, 1, .3}, 5);
        row.planned_at = instant_of_date(day) + random_int(&f->r, 9, 16) * 3600000;
        row.owner = f->owner;
        row.place = row.kind == VISIT_KIND_CALL ? NULL : "客户公司";
        row.status = planned                     ? VISIT_STATUS_PLANNED
                     : random_chance(&f->r, .06) ? VISIT_STATUS_CANCELLED
                                                 : VISIT_STATUS_HELD;
        if (row.status == VISIT_STATUS_HELD) {
            row.held_at = row.planned_at + 600000;
            row.minutes = talks[talk].minutes;
            row.next_step = talks[talk].next;
            row.participants = f->party->legal_representative
                                   ? arena_format(f->world->arena, "%s、财务负责人", f->party->legal_representative)
                                   : NULL;
        }
        TRY(put(f, &visit_entity, &row, planned ? f->world->options.today - 5 : day));
    }
    return NULL;
}

static const struct error *put_notes(struct filing *f)
{
    static const struct {
        int64_t kind;
        const char *text;
    } texts[] = {
        {NOTE_KIND_NOTE, "财务负责人更换，新任总监来自同业上市公司，对银行产品熟悉。"},
        {NOTE_KIND_INTELLIGENCE, "当地同行反映该行业今年价格竞争加剧，中小厂家开工率在七成左右。"},
        {NOTE_KIND_SERVICE, "客户反映网银大额支付偶有延迟，已协调运营部处理并回访。"},
        {NOTE_KIND_MARKETING, "客户对票据池和供应链融资感兴趣，希望比较他行报价。"},
        {NOTE_KIND_RISK, "下游一家主要客户付款放缓，账期由六十天延长至九十天，需持续关注。"},
        {NOTE_KIND_INTELLIGENCE, "园区管委会透露该企业已申报技改补贴，预计年内到账。"},
        {NOTE_KIND_SUPPORT, "协助客户完成企业网银升级与新操作员授权。"},
        {NOTE_KIND_RISK, "实际控制人近期为其亲属企业提供担保，金额待核实。"},
    };
    int count = (int)random_int(&f->r, 0, f->party->company ? 3 : 1);
    for (int i = 0; i < count; i++) {
        struct note row;
        size_t which = (size_t)random_below(&f->r, 8);
        int64_t day = random_int(
            &f->r, f->party->since > f->world->options.today - 900 ? f->party->since : f->world->options.today - 900,
            f->world->options.today - 1);
        record_clear(&note_entity, &row);
        row.customer = f->party->id;
        row.text = texts[which].text;
        row.kind = texts[which].kind;
        row.confidentiality = (int64_t)random_weighted(&f->r, (const double[]){80, 15, 5}, 3);
        row.author = f->owner;
        row.happened_at = world_instant(f->world, &f->r, day);
        TRY(put(f, &note_entity, &row, day));
    }
    return NULL;
}

static const struct error *put_tasks(struct filing *f)
{
    static const struct {
        int64_t kind;
        const char *title;
    } titles[] = {
        {TASK_KIND_CHASE_DATA, "收取最近一期财务报表"},
        {TASK_KIND_REVIEW, "年度授信复审"},
        {TASK_KIND_VISIT, "安排季度走访"},
        {TASK_KIND_WARNING, "核实应收账款增长原因"},
        {TASK_KIND_TODO, "更新法定代表人证件"},
        {TASK_KIND_TODO, "确认代发工资方案"},
    };
    int count = (int)random_weighted(&f->r, (const double[]){45, 35, 15, 5}, 4);
    for (int i = 0; i < count; i++) {
        struct task row;
        size_t which = (size_t)random_below(&f->r, 6);
        int64_t day = f->world->options.today + random_int(&f->r, -240, 45);
        bool past = day < f->world->options.today;
        record_clear(&task_entity, &row);
        row.customer = f->party->id;
        row.title = titles[which].title;
        row.kind = titles[which].kind;
        row.owner = f->owner;
        row.due_on = day;
        row.status = past && random_chance(&f->r, .9)
                         ? (random_chance(&f->r, .93) ? TASK_STATUS_DONE : TASK_STATUS_CANCELLED)
                         : TASK_STATUS_OPEN;
        row.done_on = row.status == TASK_STATUS_DONE ? day - random_int(&f->r, 0, 5) : NONE;
        row.outcome = row.status == TASK_STATUS_DONE ? "已完成，资料归档。" : NULL;
        row.priority = (int64_t)random_weighted(&f->r, (const double[]){1, 6, 2, .5}, 4);
        TRY(put(f, &task_entity, &row, day - 30 < f->world->options.today ? day - 30 : f->world->options.today - 1));
    }
    return NULL;
}

/* The yearly round in which a manager asks and confirms; most customers were asked, a few not for long. */
static const struct error *put_confirmations(struct filing *f)
{
    static const struct {
        const char *source, *title;
        int within_days;
        double share;
    } rounds[] = {
        {"freshness:identity", "核对客户身份信息", 600, .97},
        {"freshness:registration", "更新工商登记信息", 330, .93},
        {"freshness:business", "更新经营概况", 330, .93},
        {"freshness:contact", "核对联系人与联系方式", 170, .94},
        {"freshness:relations", "更新股权与关联关系", 170, .92},
        {"freshness:credit", "更新征信报告", 160, .9},
    };
    for (size_t i = 0; i < sizeof(rounds) / sizeof(rounds[0]); i++) {
        struct task row;
        if (!random_chance(&f->r, rounds[i].share))
            continue;
        int64_t day = f->world->options.today - random_int(&f->r, 5, rounds[i].within_days);
        record_clear(&task_entity, &row);
        row.customer = f->party->id;
        row.title = rounds[i].title;
        row.kind = TASK_KIND_CHASE_DATA;
        row.owner = f->owner;
        row.due_on = day + 3;
        row.status = TASK_STATUS_DONE;
        row.done_on = day;
        row.outcome = "已与客户核对，无变化。";
        row.priority = TASK_PRIORITY_NORMAL;
        row.source = rounds[i].source;
        TRY(put(f, &task_entity, &row, day - 10));
    }
    return NULL;
}

static const struct error *put_team(struct filing *f)
{
    struct world *w = f->world;
    if (f->party->kind != CUSTOMER_KIND_LARGE && !f->party->story && !random_chance(&f->r, .06))
        return NULL;
    struct team_member row;
    record_clear(&team_member_entity, &row);
    row.customer = f->party->id;
    int person = staff_owner(w, f->party->city->branch, true, &f->r);
    if (w->people[person] == f->owner)
        return NULL;
    row.person = w->people[person];
    row.role = "产品经理";
    return put(f, &team_member_entity, &row, since_start(f));
}

static const struct error *put_favourite(struct filing *f)
{
    if (!f->party->story && !random_chance(&f->r, .03))
        return NULL;
    struct favourite row;
    record_clear(&favourite_entity, &row);
    row.person = f->owner;
    row.customer = f->party->id;
    return put(f, &favourite_entity, &row, f->world->options.today - random_int(&f->r, 1, 60));
}

/* Orders run ahead of sales, power and payroll follow them: two years, month by month. */
static const struct error *put_indicators(struct filing *f)
{
    if (!f->party->booked || !f->books->count)
        return NULL;
    const struct period *now = &f->books->periods[f->books->count - 1];
    double sales = (double)now->item[STATEMENT_REVENUE] / now->months;
    double drift = f->party->path == PATH_STAR                                       ? .012
                   : f->party->path == PATH_DECLINE || f->party->path == PATH_ZOMBIE ? -.02
                                                                                     : .003;
    int year, month, day;
    date_to_civil(f->world->options.today, &year, &month, &day);
    int64_t first = date_from_civil(year, month, 1);
    for (int i = 24; i > 0; i--) {
        struct operating_kpi row;
        int64_t start = date_add_months(first, -i, 1);
        int y, m, d;
        date_to_civil(start, &y, &m, &d);
        double season = 1 + .12 * sin((m - 3) * M_PI / 6) - (m == 2 ? .25 : 0);
        double level = sales * exp(drift * (12 - i)) * season;
        record_clear(&operating_kpi_entity, &row);
        row.customer = f->party->id;
        row.month = start;
        row.sales = llround(level * random_between(&f->r, .9, 1.1) * 100);
        row.orders = llround(level * exp(drift * 3) * random_between(&f->r, .75, 1.25) * 100);
        row.tax = llround(level * .035 * random_between(&f->r, .8, 1.2) * 100);
        row.power_kwh = round(level * f->party->sector->fixed_share * .05 * random_between(&f->r, .9, 1.1));
        row.payroll = llround(level * .09 * exp(-drift * .5) * 100);
        row.headcount = 3 + (int64_t)(sales * 12 / (f->party->sector->asset_turnover > 2 ? 6e6 : 1.1e6) *
                                      exp(drift * (12 - i) * .6));
        row.source = "税务与电力数据授权";
        TRY(put(f, &operating_kpi_entity, &row, start + 40));
    }
    return NULL;
}

const struct error *file_put(struct world *world, struct party *party, const struct books *books)
{
    struct filing f = {.world = world,
                       .party = party,
                       .books = books,
                       .r = world_random(world, STREAM_FILE, party->number),
                       .owner = world->people[party->owner]};
    TRY(put_contacts(&f));
    TRY(put_visits(&f));
    TRY(put_notes(&f));
    TRY(put_tasks(&f));
    TRY(put_confirmations(&f));
    TRY(put_team(&f));
    TRY(put_favourite(&f));
    return put_indicators(&f);
}
