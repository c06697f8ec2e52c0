/* Projects in every phase: models from the templates, progress with its certificates, actuals, permits, risks, one with
 * a funding gap, one with a public partner, several green. All amounts follow from the solved model. */
#include "domain/project/project.h"
#include "base/text.h"
#include "domain/demo/world.h"
#include "policy/snapshot.h"

#include <math.h>
#include <string.h>

static const struct cast {
    int party; /* number of a story's customer */
    const char *name, *template;
    int64_t kind, phase, capital_sector, equator;
    int started_months_ago;
    double pace, overrun, earning; /* physical progress of plan, cost of budget, cash of model */
    bool ppp, green;
    double price; /* of the template's: what makes this one good or thin */
} cast[] = {
    {9, "钱东再生水厂二期", "water", PROJECT_KIND_WATER, PROJECT_PHASE_CONSTRUCTION, PROJECT_CAPITAL_SECTOR_OTHER,
     PROJECT_EQUATOR_B, 17, 0.97, 0.985, 1, true, true, 1.0},
    {14, "台州欧锐新能源部件厂房", "factory", PROJECT_KIND_FACTORY, PROJECT_PHASE_CONSTRUCTION,
     PROJECT_CAPITAL_SECTOR_OTHER, PROJECT_EQUATOR_C, 11, 0.84, 1.16, 1, false, false, 1.0},
    {26, "启明滨江智算中心", "data_centre", PROJECT_KIND_DATA_CENTRE, PROJECT_PHASE_CONSTRUCTION,
     PROJECT_CAPITAL_SECTOR_OTHER, PROJECT_EQUATOR_B, 8, 0.94, 0.98, 1, false, true, 1.0},
    {11, "甬金复线高速东阳段", "toll_road", PROJECT_KIND_TOLL_ROAD, PROJECT_PHASE_OPERATION,
     PROJECT_CAPITAL_SECTOR_ROAD, PROJECT_EQUATOR_A, 84, 1, 1.07, 0.93, true, false, 1.0},
    {25, "金汇湖滨旧楼改造", "real_estate", PROJECT_KIND_REAL_ESTATE, PROJECT_PHASE_RAMP_UP,
     PROJECT_CAPITAL_SECTOR_OTHER_PROPERTY, PROJECT_EQUATOR_C, 33, 1, 1.09, 0.82, false, false, 1.0},
    {6, "星河园区储能电站", "storage", PROJECT_KIND_STORAGE, PROJECT_PHASE_DEVELOPMENT, PROJECT_CAPITAL_SECTOR_OTHER,
     PROJECT_EQUATOR_C, -5, 1, 1, 1, false, true, 1.0},
    {16, "同舟岱山风电场", "wind", PROJECT_KIND_WIND, PROJECT_PHASE_OPERATION, PROJECT_CAPITAL_SECTOR_OTHER,
     PROJECT_EQUATOR_B, 56, 1, 1.02, 1.03, false, true, 1.0},
    {7, "锦越厂房屋顶光伏", "solar", PROJECT_KIND_SOLAR, PROJECT_PHASE_OPERATION, PROJECT_CAPITAL_SECTOR_OTHER,
     PROJECT_EQUATOR_C, 40, 1, 0.98, 0.96, false, true, 1.0},
};
enum { CASTS = sizeof(cast) / sizeof(*cast) };

struct making {
    struct world *world;
    const struct cast *cast;
    struct party *party;
    struct random r;
    struct project project;
    const struct project_case *made;
    int64_t begins; /* first day of the first period */
    int built;      /* whole months since the start, at most to completion and two years */
    int months;     /* of construction */
};

enum { TEN_THOUSAND_YUAN = 1000000 };

static int64_t fen(double yuan)
{
    return llround(yuan / 10000) * 1000000; /* whole 万元 */
}

/* A share as rates are kept, to a tenth of a percent. */
static int64_t rate(double share)
{
    return llround(share * 1000) * 100000;
}

static int64_t month_end(const struct making *m, int month)
{
    return date_add_months(m->begins, month + 1, 1) - 1;
}

static const struct error *put(struct making *m, const struct entity *entity, void *row, int64_t day)
{
    struct world *world = m->world;
    int64_t at = day == NONE || day > world->options.today ? world->options.today - 1 : day;
    return world_put(world, entity, row, world_child(m->party), world_instant(world, &m->r, at),
                     world->people[m->party->owner]);
}

#define NEW_CHILD(type)                                                                                                \
    struct type row;                                                                                                   \
    record_clear(&type##_entity, &row);                                                                                \
    row.customer = m->party->id;                                                                                       \
    row.project = m->project.record.id

/* --- the project and its model ------------------------------------------------------------------------------------ */

static struct json text_json(const char *text)
{
    return (struct json){.kind = JSON_TEXT, .text = text};
}

/* The template's assumptions from this project's own month on. */
static const struct json *content_from(struct making *m, const struct project_template *template)
{
    struct arena *arena = m->world->lasting;
    struct json *content = ARENA_NEW(arena, struct json);
    int year, month, day;
    *content = *template->content;
    content->items = ARENA_LIST(arena, struct json, content->count + 1);
    memcpy(content->items, template->content->items, content->count * sizeof(struct json));
    date_to_civil(m->begins, &year, &month, &day);
    for (size_t i = 0; i < content->count; i++)
        if (!strcmp(content->keys[i], "start"))
            content->items[i] = text_json(arena_format(arena, "%04d-%02d", year, month));
    return content;
}

static double line_sum(const struct making *m, enum project_line_id line, int until)
{
    double sum = 0;
    for (int t = 0; t < until && t < (int)m->made->plan->periods; t++)
        sum += m->made->plan->rows[line][t];
    return sum;
}

static void fill_public_partner(struct making *m, struct project *row)
{
    row->ppp = 1;
    row->government_party = m->cast->party == 9 ? "杭州市钱东新区城市建设局" : "浙江省交通运输厅";
    row->payment_mechanism = m->cast->party == 9 ? PROJECT_PAYMENT_MECHANISM_GAP : PROJECT_PAYMENT_MECHANISM_USER;
    row->concession_until = date_add_months(m->begins, (int)m->made->plan->periods, 1);
    row->fiscal_year_payment = fen(m->made->plan->numbers[PK_total_uses] * 0.03);
    row->fiscal_budget = INT64_C(1860000000000);
    row->fiscal_other = INT64_C(98000000000);
    row->fiscal_growth = 3000000; /* 3 % */
}

static const struct error *put_project(struct making *m)
{
    struct project *row = &m->project;
    const double *n = m->made->plan->numbers;
    struct world *world = m->world;
    record_clear(&project_entity, row);
    row->customer = m->party->id;
    row->name = m->cast->name;
    row->code = arena_format(world->lasting, "XM%06lld", (long long)m->party->number * 11 + 2026);
    row->kind = m->cast->kind;
    row->phase = m->cast->phase;
    row->capital_sector = m->cast->capital_sector;
    row->short_board = m->cast->kind == PROJECT_KIND_TOLL_ROAD || m->cast->kind == PROJECT_KIND_WATER;
    row->total_investment = fen(n[PK_total_uses]);
    row->loan_amount = fen(n[PK_debt_sized]);
    row->own_capital = row->total_investment - row->loan_amount;
    row->region = m->party->city->region;
    row->owner = world->people[m->party->owner];
    row->started_on = m->begins;
    row->completion_planned = month_end(m, m->months - 1);
    bool finished = m->built >= m->months;
    int late = (int)lround((1 / m->cast->pace - 1) * m->months);
    row->completion_forecast = finished ? NONE : date_add_months(row->completion_planned, late, 31);
    row->completion_actual = finished ? row->completion_planned + 20 : NONE;
    row->equator = m->cast->equator;
    row->emissions_tonnes = m->cast->kind == PROJECT_KIND_FACTORY ? 18000 : NAN;
    row->template = m->cast->template;
    row->summary = "演示项目：模型取自行内模板，进度、实际数与事件为生成数据。";
    if (m->cast->ppp)
        fill_public_partner(m, row);
    row->drawn = fen(line_sum(m, PL_debt_draw, m->built));
    return put(m, &project_entity, row, m->begins - 200);
}

static const struct error *put_model(struct making *m)
{
    struct arena *arena = m->world->lasting;
    struct buffer content = {.arena = arena}, result = {.arena = arena};
    struct json_writer into = {&content, false}, numbers = {&result, false};
    NEW_CHILD(project_model);
    json_write_value(&into, m->made->content);
    project_numbers_write(&numbers, m->made->plan);
    row.name = "授信基准案例";
    row.status = PROJECT_MODEL_STATUS_BASE;
    row.made_at =
        instant_of_date(m->begins - 120 < m->world->options.today ? m->begins - 120 : m->world->options.today - 20);
    row.made_by = m->world->people[m->party->owner];
    row.content = buffer_end(&content);
    row.result = buffer_end(&result);
    row.debt = fen(m->made->plan->numbers[PK_debt_sized]);
    row.min_dscr = m->made->plan->numbers[PK_min_dscr];
    row.note = "由模板生成，经授信审查定稿";
    return put(m, &project_model_entity, &row, instant_date(row.made_at));
}

/* --- building ----------------------------------------------------------------------------------------------------- */

static double planned_share(const struct making *m, int month)
{
    return line_sum(m, PL_capex_total, month + 1) / m->made->plan->numbers[PK_total_capex];
}

static const struct error *put_month(struct making *m, int month)
{
    NEW_CHILD(project_progress);
    double plan = planned_share(m, month),
           behind = m->cast->pace + (1 - m->cast->pace) * (month < m->months / 3 ? 0.6 : 0);
    double money = line_sum(m, PL_uses_total, month + 1), done = fmin(1, plan * behind);
    bool known = month < m->built;
    row.period_end = month_end(m, month);
    row.physical_plan = rate(plan);
    row.physical_actual = known ? rate(done * random_between(&m->r, 0.985, 1.0)) : NONE;
    row.cost_plan = fen(money);
    row.cost_actual = known ? fen(money * (1 + (m->cast->overrun - 1) * done)) : NONE;
    /* what runs over is foreseen step by step, not from the first day */
    double foreseen = 1 + (m->cast->overrun - 1) * fmin(1, done * 1.6);
    row.to_complete = !known ? NONE
                      : month + 1 >= m->months
                          ? 0
                          : fen(m->made->plan->numbers[PK_total_uses] * foreseen) - row.cost_actual;
    row.capital_plan = fen(line_sum(m, PL_equity_draw, month + 1));
    row.capital_actual = known ? fen(line_sum(m, PL_equity_draw, month + 1) *
                                     (m->cast->overrun > 1.1 && month > m->built - 4 ? 0.93 : 1)) +
                                     TEN_THOUSAND_YUAN
                               : NONE;
    row.drawn = known ? fen(line_sum(m, PL_debt_draw, month + 1)) : NONE;
    row.certificate = known ? arena_format(m->world->arena, "监理-%03d", month + 1) : NULL;
    return put(m, &project_progress_entity, &row, known ? row.period_end + 6 : m->begins);
}

static const struct error *put_budget(struct making *m)
{
    static const int64_t categories[] = {PROJECT_BUDGET_CATEGORY_CONSTRUCTION, PROJECT_BUDGET_CATEGORY_EQUIPMENT,
                                         PROJECT_BUDGET_CATEGORY_OTHER};
    const struct project_plan *plan = m->made->plan;
    size_t parts = plan->shape.counts[PG_CAPEX];
    double share = fmin(1, (double)m->built / m->months);
    for (size_t i = 0; i <= parts; i++) {
        NEW_CHILD(project_budget);
        bool finance = i == parts;
        double spent = 0, budget = finance ? plan->numbers[PK_total_uses] - plan->numbers[PK_total_capex] : 0;
        for (size_t t = 0; !finance && t < plan->shape.construction; t++) {
            budget += project_row(plan, PL_capex_plan, i)[t];
            spent += (int)t < m->built ? project_row(plan, PL_capex_plan, i)[t] : 0;
        }
        double over = strstr(finance ? "" : m->made->members[PG_CAPEX][i], "预备") ? 1 : m->cast->overrun;
        spent = finance ? budget * share * 0.8 : spent * m->cast->pace * over;
        row.name = finance ? "建设期利息、费用与准备金" : m->made->members[PG_CAPEX][i];
        row.category = finance                    ? PROJECT_BUDGET_CATEGORY_INTEREST
                       : strstr(row.name, "预备") ? PROJECT_BUDGET_CATEGORY_CONTINGENCY
                                                  : categories[i % 3];
        row.budget = fen(budget);
        row.contracted = finance ? NONE : fen(budget * random_between(&m->r, 0.93, 1.0));
        row.spent = fen(m->built >= m->months ? budget * over : spent);
        row.to_complete = fen(m->built >= m->months ? 0 : budget * over - spent);
        row.as_of = m->world->options.today - 12;
        TRY(put(m, &project_budget_entity, &row, NONE));
    }
    return NULL;
}

static const struct error *put_milestones(struct making *m)
{
    static const struct {
        const char *name;
        double at;
        int64_t phase;
        double weight;
        bool gate;
    } steps[] = {
        {"可研批复", -0.35, PROJECT_MILESTONE_PHASE_DEVELOPMENT, 0, true},
        {"融资关闭", -0.05, PROJECT_MILESTONE_PHASE_DEVELOPMENT, 0, true},
        {"开工令", 0, PROJECT_MILESTONE_PHASE_CONSTRUCTION, 0.05, true},
        {"基础完成", 0.3, PROJECT_MILESTONE_PHASE_CONSTRUCTION, 0.25, true},
        {"主体封顶/设备就位", 0.65, PROJECT_MILESTONE_PHASE_CONSTRUCTION, 0.35, true},
        {"单机调试", 0.9, PROJECT_MILESTONE_PHASE_CONSTRUCTION, 0.25, false},
        {"竣工验收", 1, PROJECT_MILESTONE_PHASE_CONSTRUCTION, 0.1, true},
    };
    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
        NEW_CHILD(project_milestone);
        int64_t planned = date_add_months(m->begins, (int)lround(steps[i].at * m->months), 15);
        int64_t slip = steps[i].at <= 0 ? 0 : (int64_t)((1 / m->cast->pace - 1) * steps[i].at * m->months * 30.4);
        row.name = steps[i].name;
        row.phase = steps[i].phase;
        row.planned_on = planned;
        row.weight = rate(steps[i].weight);
        row.gate = steps[i].gate;
        row.actual_on = planned + slip < m->world->options.today ? planned + slip : NONE;
        row.forecast_on = row.actual_on == NONE ? planned + slip : NONE;
        TRY(put(m, &project_milestone_entity, &row, NONE));
    }
    return NULL;
}

/* --- operating ---------------------------------------------------------------------------------------------------- */

/* What each revenue line brought of its half-year; together the TOTAL. */
static const struct error *put_lines(struct making *m, int first, int64_t end, double earned, int64_t total)
{
    const struct project_plan *plan = m->made->plan;
    size_t lines = plan->shape.counts[PG_REVENUE];
    int64_t left = total;
    for (size_t i = lines; i-- > 0;) { /* the first and largest takes what the others leave */
        NEW_CHILD(project_actual_line);
        double plan_sum = 0, volume = 0, swing = random_between(&m->r, 0.96, 1.04);
        for (int t = first; t < first + 6; t++) {
            plan_sum += project_row(plan, PL_revenue, i)[t];
            volume += project_row(plan, PL_volume, i)[t];
        }
        row.period_end = end;
        row.line = m->made->members[PG_REVENUE][i];
        row.amount = i ? llround(plan_sum * earned * swing * 100) : left;
        row.volume = volume * earned * swing;
        row.source = "运营月报";
        left -= row.amount;
        TRY(put(m, &project_actual_line_entity, &row, end + 25));
    }
    return NULL;
}

/* Half-years of actuals since completion, as far as they are over. */
static const struct error *put_actuals(struct making *m)
{
    const struct project_plan *plan = m->made->plan;
    double debt = line_sum(m, PL_debt_draw, m->months);
    for (int first = m->months; first + 6 <= m->months + 48; first += 6) {
        int64_t end = month_end(m, first + 5);
        if (end > m->world->options.today - 25)
            break;
        NEW_CHILD(project_actual);
        double earned = m->cast->earning * random_between(&m->r, 0.97, 1.03), sums[6] = {0};
        static const enum project_line_id lines[] = {PL_revenue_total, PL_opex_total,  PL_maintenance,
                                                     PL_tax,           PL_service_due, PL_principal_due_total};
        for (int t = first; t < first + 6; t++)
            for (size_t i = 0; i < 6; i++)
                sums[i] += plan->rows[lines[i]][t];
        debt -= sums[5];
        row.period_end = end;
        row.period_months = 6;
        row.revenue = fen(sums[0] * earned);
        row.opex = fen(sums[1] * random_between(&m->r, 1.0, 1.05));
        row.maintenance = fen(sums[2]);
        row.tax = fen(sums[3] * fmin(1, earned));
        row.debt_service = fen(sums[4]);
        row.debt_balance = fen(debt);
        row.dsra_balance = fen(plan->rows[PL_dsra][first + 5] * (earned < 0.9 ? 0.7 : 1)) + TEN_THOUSAND_YUAN;
        row.cash_balance = fen(plan->rows[PL_cfads][first + 5] * 1.5);
        row.distribution = earned < 0.9 ? 0 : fen((sums[0] * earned - sums[1] - sums[2] - sums[3] - sums[4]) * 0.5);
        row.source = "运营月报与监管账户流水";
        TRY(put(m, &project_actual_entity, &row, end + 25));
        TRY(put_lines(m, first, end, earned, row.revenue));
    }
    return NULL;
}

static const struct error *put_accounts(struct making *m)
{
    static const int64_t kinds[] = {PROJECT_ACCOUNT_KIND_REVENUE, PROJECT_ACCOUNT_KIND_DSRA, PROJECT_ACCOUNT_KIND_MRA,
                                    PROJECT_ACCOUNT_KIND_DISTRIBUTION};
    const struct project_plan *plan = m->made->plan;
    int at = m->built < (int)plan->periods ? m->built : (int)plan->periods - 1;
    for (int i = 0; i < (m->built >= m->months ? 4 : 1); i++) {
        NEW_CHILD(project_account);
        row.kind = m->built >= m->months ? kinds[i] : PROJECT_ACCOUNT_KIND_CONSTRUCTION;
        row.priority = i + 1;
        row.required = row.kind == PROJECT_ACCOUNT_KIND_DSRA  ? fen(plan->rows[PL_dsra_target][at])
                       : row.kind == PROJECT_ACCOUNT_KIND_MRA ? fen(plan->rows[PL_mra_target][at])
                                                              : NONE;
        row.balance = row.required != NONE ? (int64_t)((double)row.required * (m->cast->earning < 0.9 ? 0.7 : 1.02))
                                           : fen(plan->numbers[PK_total_uses] * random_between(&m->r, 0.004, 0.02));
        row.as_of = m->world->options.today - 3;
        TRY(put(m, &project_account_entity, &row, NONE));
    }
    return NULL;
}

/* --- papers, people, risks ---------------------------------------------------------------------------------------- */

static const struct error *put_permits(struct making *m)
{
    static const int64_t kinds[] = {PROJECT_PERMIT_KIND_APPROVAL,     PROJECT_PERMIT_KIND_LAND,
                                    PROJECT_PERMIT_KIND_PLANNING,     PROJECT_PERMIT_KIND_ENVIRONMENT,
                                    PROJECT_PERMIT_KIND_CONSTRUCTION, PROJECT_PERMIT_KIND_FIRE,
                                    PROJECT_PERMIT_KIND_COMPLETION};
    static const char *const authorities[] = {"发展和改革委员会", "自然资源局",   "规划局",          "生态环境局",
                                              "住房和城乡建设局", "消防救援支队", "住房和城乡建设局"};
    for (size_t i = 0; i < 7; i++) {
        NEW_CHILD(project_permit);
        int64_t day = i < 5 ? m->begins - 220 + (int64_t)i * 40 : month_end(m, m->months - 1);
        row.kind = kinds[i];
        row.authority = authorities[i];
        row.needed_by = day;
        row.granted_on = day + random_int(&m->r, -10, 15);
        bool granted = row.granted_on < m->world->options.today;
        row.status = granted ? PROJECT_PERMIT_STATUS_GRANTED
                     : i < 5 ? PROJECT_PERMIT_STATUS_APPLIED
                             : PROJECT_PERMIT_STATUS_NEEDED;
        row.number = granted ? arena_format(m->world->arena, "浙%lld〔2024〕%03lld号", (long long)i + 1,
                                            (long long)random_int(&m->r, 11, 480))
                             : NULL;
        row.granted_on = granted ? row.granted_on : NONE;
        row.valid_until = granted && kinds[i] == PROJECT_PERMIT_KIND_CONSTRUCTION
                              ? m->world->options.today + random_int(&m->r, -30, 400)
                              : NONE;
        TRY(put(m, &project_permit_entity, &row, NONE));
    }
    return NULL;
}

static const struct error *put_contracts(struct making *m)
{
    static const struct {
        int64_t kind;
        const char *name, *counterparty;
        double share;
        int from, years;
    } papers[] = {
        {PROJECT_CONTRACT_KIND_EPC, "工程总承包合同", "浙江中筑建设集团有限公司", 0.78, -2, 4},
        {PROJECT_CONTRACT_KIND_OFFTAKE, "销售（购售）合同", "国网浙江省电力有限公司", 0, -1, 15},
        {PROJECT_CONTRACT_KIND_OPERATION, "运营维护合同", "杭州城投运营服务有限公司", 0.03, 3, 8},
        {PROJECT_CONTRACT_KIND_SUPPORT, "差额补足协议", "项目发起人", 0.12, -2, 20},
        {PROJECT_CONTRACT_KIND_INSURANCE_CONSTRUCTION, "建筑安装工程一切险", "中国人民财产保险股份有限公司", 1, 0, 3},
        {PROJECT_CONTRACT_KIND_INSURANCE_PROPERTY, "财产一切险", "中国太平洋财产保险股份有限公司", 0.9, 3, 1},
    };
    for (size_t i = 0; i < sizeof(papers) / sizeof(*papers); i++) {
        NEW_CHILD(project_contract);
        row.kind = papers[i].kind;
        row.name = papers[i].name;
        row.counterparty = papers[i].counterparty;
        row.amount = papers[i].share > 0 ? fen(m->made->plan->numbers[PK_total_capex] * papers[i].share) : NONE;
        row.signed_on = date_add_months(m->begins, papers[i].from * (papers[i].from > 0 ? m->months / 3 : 1), 10);
        row.valid_until = date_add_months(row.signed_on, papers[i].years * 12, 10);
        bool insurance = papers[i].kind == PROJECT_CONTRACT_KIND_INSURANCE_PROPERTY;
        while (insurance && row.valid_until < m->world->options.today - 20)
            row.valid_until = date_add_months(row.valid_until, 12, 10);
        row.status =
            row.signed_on < m->world->options.today ? PROJECT_CONTRACT_STATUS_SIGNED : PROJECT_CONTRACT_STATUS_PLANNED;
        if (row.status == PROJECT_CONTRACT_STATUS_PLANNED)
            row.signed_on = row.valid_until = NONE;
        if (papers[i].kind == PROJECT_CONTRACT_KIND_INSURANCE_CONSTRUCTION && m->built >= m->months)
            continue;
        TRY(put(m, &project_contract_entity, &row, NONE));
    }
    return NULL;
}

static const struct error *put_parties(struct making *m)
{
    static const struct {
        int64_t role;
        const char *name, *grade;
        double share;
    } people[] = {{PROJECT_PARTY_ROLE_SPONSOR, "浙江中筑建设集团有限公司", "AA+", 0.6},
                  {PROJECT_PARTY_ROLE_SPONSOR, "杭州产业投资有限公司", "AAA", 0.4},
                  {PROJECT_PARTY_ROLE_CONTRACTOR, "浙江中筑建设集团有限公司", "AA+", NAN},
                  {PROJECT_PARTY_ROLE_ENGINEER, "浙江华东工程监理有限公司", NULL, NAN},
                  {PROJECT_PARTY_ROLE_OFFTAKER, "国网浙江省电力有限公司", "AAA", NAN}};
    for (size_t i = 0; i < sizeof(people) / sizeof(*people); i++) {
        NEW_CHILD(project_party);
        row.role = people[i].role;
        row.name = people[i].name;
        row.grade = people[i].grade;
        row.share = isnan(people[i].share) ? NONE : rate(people[i].share);
        row.party = i % 2 == 0 && i < 3 ? m->world->parties[10].id : NONE;
        TRY(put(m, &project_party_entity, &row, NONE));
    }
    return NULL;
}

static const struct error *put_risks(struct making *m)
{
    static const struct {
        const char *title, *trigger, *mitigation;
        int64_t phase, category, driver;
        int likelihood, impact;
    } risks[] = {
        {"主要设备交付延迟", "到货较计划晚 30 天", "违约金与备选供应商", PROJECT_RISK_PHASE_CONSTRUCTION,
         PROJECT_RISK_CATEGORY_COMPLETION, PROJECT_RISK_DRIVER_DELAY_MONTHS, 3, 4},
        {"钢材与人工涨价", "概算执行偏差超过 5%", "总价合同，预备费", PROJECT_RISK_PHASE_CONSTRUCTION,
         PROJECT_RISK_CATEGORY_COST, PROJECT_RISK_DRIVER_CAPEX_FACTOR, 3, 3},
        {"需求爬坡不及预期", "连续两季低于计划 10%", "保底量与价格调整条款", PROJECT_RISK_PHASE_OPERATION,
         PROJECT_RISK_CATEGORY_MARKET, PROJECT_RISK_DRIVER_VOLUME_FACTOR, 3, 4},
        {"利率重定价上行", "LPR 上调 50 个基点", "一半利率互换", PROJECT_RISK_PHASE_OPERATION,
         PROJECT_RISK_CATEGORY_FINANCE, PROJECT_RISK_DRIVER_RATE_SHIFT, 2, 2},
        {"排放许可变更", "环保标准提高", "预留改造费用", PROJECT_RISK_PHASE_OPERATION,
         PROJECT_RISK_CATEGORY_ENVIRONMENT, PROJECT_RISK_DRIVER_OPEX_FACTOR, 2, 3},
    };
    for (size_t i = 0; i < sizeof(risks) / sizeof(*risks); i++) {
        NEW_CHILD(project_risk);
        row.title = risks[i].title;
        row.trigger = risks[i].trigger;
        row.mitigation = risks[i].mitigation;
        row.phase = risks[i].phase;
        row.category = risks[i].category;
        row.driver = risks[i].driver;
        row.likelihood = risks[i].likelihood;
        row.impact = risks[i].impact;
        row.owner = m->world->people[m->party->owner];
        row.covenant = risks[i].category == PROJECT_RISK_CATEGORY_MARKET ? "近12个月偿债覆盖率不低于锁定线" : NULL;
        bool hit =
            (m->cast->overrun > 1.1 && i == 1) || (m->cast->pace < 0.9 && i == 0) || (m->cast->earning < 0.9 && i == 2);
        row.status = hit ? PROJECT_RISK_STATUS_TRIGGERED : PROJECT_RISK_STATUS_OPEN;
        row.reviewed_on = m->world->options.today - random_int(&m->r, 5, 80);
        TRY(put(m, &project_risk_entity, &row, NONE));
    }
    return NULL;
}

static const struct error *put_visits(struct making *m)
{
    static const char *const findings[] = {"现场人员与机械到位，质量资料齐全。",
                                           "外立面施工与计划一致，材料堆放需规范。",
                                           "设备基础完成，等待到货；安全警示不足两处。"};
    for (int i = 0; i < 3 && m->built > 3 * i + 1; i++) {
        NEW_CHILD(project_visit);
        row.visited_on = m->world->options.today - 20 - 75 * i;
        row.visitor = m->world->people[m->party->owner];
        row.physical = rate(m->built < m->months ? fmin(1, planned_share(m, m->built - 1 - 2 * i) * m->cast->pace) : 1);
        row.workers = m->built < m->months ? random_int(&m->r, 40, 320) : random_int(&m->r, 8, 40);
        row.findings = findings[i];
        row.follow_up = i == 2 ? "两周内补齐安全警示并复核" : NULL;
        double built = (double)row.physical / 100000000;
        struct site site = {m->party, m->cast->name, m->cast->kind, built, 2 * i};
        TRY(site_photo(m->world, &m->r, &site, row.visited_on, &row.photo));
        site.view++;
        TRY(site_photo(m->world, &m->r, &site, row.visited_on, &row.photo_2));
        TRY(put(m, &project_visit_entity, &row, row.visited_on));
    }
    return NULL;
}

static const struct error *put_one(struct making *m)
{
    TRY(put_project(m));
    TRY(put_model(m));
    for (int month = 0; month < m->months && m->built > 0; month++)
        TRY(put_month(m, month));
    TRY(put_budget(m));
    TRY(put_milestones(m));
    if (m->built >= m->months)
        TRY(put_actuals(m));
    TRY(put_accounts(m));
    TRY(put_permits(m));
    TRY(put_contracts(m));
    TRY(put_parties(m));
    TRY(put_risks(m));
    TRY(equator_put(m->world, m->party, &m->project));
    TRY(esg_put(m->world, m->party, m->project.record.id));
    if (m->cast->green)
        TRY(green_put(m->world, m->party, m->project.record.id, m->project.loan_amount, m->cast->kind));
    return put_visits(m);
}

const struct error *projects_put(struct world *world)
{
    const struct policy_snapshot *policy = load_session(world->load)->policy;
    int year, month, day;
    date_to_civil(world->options.today, &year, &month, &day);
    for (size_t i = 0; i < CASTS && policy && policy->project_template_count; i++) {
        struct making m = {.world = world, .cast = &cast[i], .party = &world->parties[cast[i].party - 1]};
        struct project_case made;
        m.r = world_random(world, STREAM_PROJECT, m.party->number);
        m.begins = date_add_months(date_from_civil(year, month, 1), -cast[i].started_months_ago, 1);
        const struct json *content = content_from(&m, project_template_of(policy, cast[i].template));
        TRY(project_case_solve(world->lasting, content, NULL, NULL, &made));
        m.made = &made;
        m.months = (int)made.plan->shape.construction;
        m.built = cast[i].started_months_ago < 0 ? 0 : cast[i].started_months_ago;
        TRY(put_one(&m));
        arena_reset(world->arena);
    }
    return NULL;
}
