/* Customers whose file tells a tale: what the tour of the demo bank shows. The first forty numbers are theirs. */
#include "domain/demo/world.h"

#include <string.h>

const struct demo_story demo_stories[] = {
    {"hidden_circle",
     "浙江恒远轴承有限公司",
     {"隐蔽的担保圈", "A hidden guarantee circle"},
     {"四家看似无关的企业互相担保成圈，背后是同一个实际控制人；其中一家已经出问题。",
      "Four firms that look unrelated vouch for each other in a ring; one man stands behind them, and one firm is "
      "failing."}},
    {"star",
     "杭州星河精密机械有限公司",
     {"健康的明星", "A healthy star"},
     {"增长快、回款好、负债低，值得提升层级和扩大合作。",
      "Grows fast, is paid on time, owes little: a case for a higher tier and more business."}},
    {"paper_profit",
     "杭州锦越电子材料股份有限公司",
     {"利润不见现金", "Profit without cash"},
     {"利润年年增长，应收账款增长更快，经营现金流持续为负。",
      "Profit grows each year, receivables faster; operating cash flow stays negative."}},
    {"zombie",
     "绍兴华纺印染有限公司",
     {"僵尸企业", "A zombie"},
     {"多年亏损，靠借新还旧维持，利润不够付利息。",
      "Loses money for years, lives on new loans for old; earnings do not cover interest."}},
    {"project_company",
     "杭州钱东再生水项目有限公司",
     {"项目公司", "A project company"},
     {"政府与建设集团合资的再生水项目公司，一期运营，二期建设接近尾声。",
      "A water project of a city and a builder: its first stage runs, the second is nearly built."}},
    {"duplicate",
     "宁波海川阀门有限公司",
     {"一户两档", "One firm, two files"},
     {"同一家企业在两个支行各建了一份档案，名称写法不同、电话相同。",
      "Two sub-branches each opened a file for one firm: spelt differently, same telephone."}},
    {"overreach",
     "台州欧锐汽车零部件有限公司",
     {"扩张过快", "Built too much"},
     {"举债扩建新厂，订单没有跟上，折旧和利息吞掉利润。",
      "Borrowed to build a plant; orders did not follow, and wear and interest eat the profit."}},
    {"cross_holding",
     "嘉兴同舟控股有限公司",
     {"交叉持股", "Cross-holdings"},
     {"三家公司环形持股，真正的控制人持股比例远低于其表决权。",
      "Three companies own each other in a ring; the man in control owns far less than he votes."}},
    {"overdue",
     "湖州百联物资贸易有限公司",
     {"逾期与分类", "Arrears and classification"},
     {"钢材贸易商资金链断裂，本金逾期一百二十余天，分类为次级。",
      "A steel trader ran out of money: principal 120 days overdue, substandard."}},
    {"stale_file",
     "金华春江食品有限公司",
     {"档案陈旧", "A stale file"},
     {"两年没有报送报表，联系人已离职，评级可信度低。",
      "No statements for two years, the contact has left; little can be said with confidence."}},
    {"family_business",
     "温州沈氏服饰有限公司",
     {"家族企业", "A family business"},
     {"夫妻分别控制两家企业，互相供货、互相担保。",
      "Husband and wife each run a firm; the two supply and guarantee each other."}},
    {"developer",
     "杭州金汇置业有限公司",
     {"地产商", "A developer"},
     {"行业下行中高负债的开发商，存货去化慢。",
      "A developer with much debt in a falling market; what it built does not sell."}},
    {"young_technology",
     "杭州启明智算科技有限公司",
     {"年轻的科技企业", "A young technology firm"},
     {"收入翻番、尚未盈利，轻资产，传统评分看不清。",
      "Revenue doubles, no profit yet, few assets: hard to read for a classic scorecard."}},
};
const size_t demo_story_count = sizeof(demo_stories) / sizeof(demo_stories[0]);

enum { CHEN = 0 };

static const struct part {
    int number, story;
    int64_t kind;
    const char *sector;
    int city;
    enum path path;
    int64_t revenue; /* yuan */
    const char *name, *legal_representative;
    int64_t overdue_days;
    int duplicate_of;
} parts[] = {
    {1, 1, CUSTOMER_KIND_MEDIUM, "34", 0, PATH_STEADY, 210000000, "浙江恒远轴承有限公司", "沈国栋"},
    {2, 1, CUSTOMER_KIND_SMALL, "33", 0, PATH_DECLINE, 62000000, "杭州万洲紧固件有限公司", "俞小芬"},
    {3, 1, CUSTOMER_KIND_SMALL, "29", 0, PATH_LEVERAGE, 48000000, "杭州佳力橡塑有限公司", "胡建平", 38},
    {4, 1, CUSTOMER_KIND_SMALL, "51", 0, PATH_STEADY, 130000000, "杭州通益物资有限公司", "沈国良"},
    {5, 1, CUSTOMER_KIND_GUARANTOR, "51", 0, PATH_STEADY, 0, "沈国栋", NULL},
    {6, 2, CUSTOMER_KIND_MEDIUM, "35", 0, PATH_STAR, 260000000, "杭州星河精密机械有限公司", "林思远"},
    {7, 3, CUSTOMER_KIND_LARGE, "39", 0, PATH_PAPER_PROFIT, 1150000000, "杭州锦越电子材料股份有限公司", "韩永康"},
    {8, 4, CUSTOMER_KIND_MEDIUM, "17", 2, PATH_ZOMBIE, 185000000, "绍兴华纺印染有限公司", "金水根"},
    {9, 5, CUSTOMER_KIND_SPV, "46", 0, PATH_PROJECT, 85000000, "杭州钱东再生水项目有限公司", "郑立新"},
    {10, 5, CUSTOMER_KIND_GOVERNMENT, "46", 0, PATH_STEADY, 0, "杭州市钱东新区城市建设局", NULL},
    {11, 5, CUSTOMER_KIND_LARGE, "48", 0, PATH_STEADY, INT64_C(5200000000), "浙江中筑建设集团有限公司", "徐建华"},
    {12, 6, CUSTOMER_KIND_SMALL, "34", 1, PATH_STEADY, 58000000, "宁波海川阀门有限公司", "乐海明"},
    {13, 6, CUSTOMER_KIND_SMALL, "34", 1, PATH_STEADY, 58000000, "宁波市海川阀门有限责任公司", "乐海明", 0, 12},
    {14, 7, CUSTOMER_KIND_MEDIUM, "36", 4, PATH_OVERREACH, 340000000, "台州欧锐汽车零部件有限公司", "项海涛"},
    {15, 8, CUSTOMER_KIND_MEDIUM, "72", 3, PATH_STEADY, 96000000, "嘉兴同舟控股有限公司", "钱志强"},
    {16, 8, CUSTOMER_KIND_MEDIUM, "26", 3, PATH_STEADY, 280000000, "嘉兴同舟新材料有限公司", "钱志强"},
    {17, 8, CUSTOMER_KIND_SMALL, "54", 3, PATH_STEADY, 44000000, "嘉兴远帆物流有限公司", "陆文博"},
    {18, 8, CUSTOMER_KIND_GUARANTOR, "72", 3, PATH_STEADY, 0, "钱志强", NULL},
    {19, 9, CUSTOMER_KIND_SMALL, "51", 7, PATH_LEVERAGE, 240000000, "湖州百联物资贸易有限公司", "费荣根", 124},
    {20, 10, CUSTOMER_KIND_SMALL, "13", 6, PATH_STEADY, 52000000, "金华春江食品有限公司", "方秀英"},
    {21, 11, CUSTOMER_KIND_SMALL, "18", 5, PATH_STEADY, 88000000, "温州沈氏服饰有限公司", "沈卫东"},
    {22, 11, CUSTOMER_KIND_SMALL, "17", 5, PATH_STEADY, 61000000, "温州秀丽针织有限公司", "潘丽华"},
    {23, 11, CUSTOMER_KIND_INDIVIDUAL, "18", 5, PATH_STEADY, 0, "沈卫东", NULL},
    {24, 11, CUSTOMER_KIND_INDIVIDUAL, "17", 5, PATH_STEADY, 0, "潘丽华", NULL},
    {25, 12, CUSTOMER_KIND_LARGE, "70", 0, PATH_LEVERAGE, INT64_C(1900000000), "杭州金汇置业有限公司", "汪正明"},
    {26, 13, CUSTOMER_KIND_SMALL, "65", 0, PATH_YOUNG, 36000000, "杭州启明智算科技有限公司", "陈若曦"},
};
enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

static const struct sector *sector_of(const char *code)
{
    for (size_t i = 0; i < sector_count; i++)
        if (!strcmp(sectors[i].code, code))
            return &sectors[i];
    return &sectors[0];
}

/* Entered twice by mistake: a few more beside the story, spelt another way. */
static void cast_duplicates(struct world *world)
{
    for (int64_t i = 260; i < world->party_count; i += 251) {
        struct party *p = &world->parties[i];
        const struct party *other = &world->parties[i - 1];
        size_t size = strlen(other->name), form = strlen("有限公司");
        if (!p->company || !other->company || p->family || other->family ||
            strcmp(other->name + size - form, "有限公司"))
            continue;
        p->name = arena_format(world->lasting, "%.*s有限责任公司", (int)(size - form), other->name);
        p->legal_representative = other->legal_representative;
        p->city = other->city;
        p->sector = other->sector;
        p->kind = other->kind;
        p->duplicate_of = other->number;
    }
}

void stories_cast(struct world *world)
{
    for (int i = 0; i < PARTS; i++) {
        const struct part *part = &parts[i];
        struct party *p = &world->parties[part->number - 1];
        p->kind = part->kind;
        p->company = part->kind != CUSTOMER_KIND_GOVERNMENT && part->kind != CUSTOMER_KIND_GUARANTOR &&
                     part->kind != CUSTOMER_KIND_INDIVIDUAL;
        p->sector = sector_of(part->sector);
        p->city = &cities[part->city];
        p->path = part->path;
        p->revenue = part->revenue ? part->revenue : p->revenue;
        p->name = part->name;
        p->legal_representative = part->legal_representative;
        p->story = part->story;
        p->status = CUSTOMER_STATUS_ACTIVE;
        p->overdue_days = part->overdue_days;
        p->duplicate_of = part->duplicate_of;
        p->booked = p->company && part->story != 10;
        p->founded_on = world->options.today - (part->path == PATH_YOUNG || part->path == PATH_PROJECT ? 1500 : 6000);
        p->since = world->options.today - (part->path == PATH_YOUNG || part->path == PATH_PROJECT ? 1100 : 2400);
        /* Most are in the hands of the relationship manager of the tour; the ring reaches beyond them. */
        p->branch = 7 + part->city;
        p->owner = CHEN;
        if (part->number == 3 || part->duplicate_of) {
            struct random r = world_random(world, STREAM_STAFF, part->number);
            p->branch = part->duplicate_of ? 1 : 9;
            p->owner = staff_owner(world, p->branch, true, &r);
        }
    }
    cast_duplicates(world);
}

/* --- edges, notes and tasks of the stories --------------------------------------------------------------------- */

static const struct {
    int from, to;
    int64_t kind;
    double share;
    int64_t amount; /* fen */
    const char *title;
    bool confirmed;
} edges[] = {
    {1, 2, RELATION_KIND_GUARANTEE, 0, 1200000000, "互保", true},
    {2, 3, RELATION_KIND_GUARANTEE, 0, 900000000, "互保", true},
    {3, 4, RELATION_KIND_GUARANTEE, 0, 1500000000, "互保", false},
    {4, 1, RELATION_KIND_GUARANTEE, 0, 2000000000, "互保", false},
    {5, 1, RELATION_KIND_EQUITY, .72, 0, "控股股东", true},
    {5, 4, RELATION_KIND_KINSHIP, 0, 0, "法定代表人之兄", false},
    {1, 2, RELATION_KIND_SUPPLY, 0, 1800000000, "主要采购", true},
    {5, 3, RELATION_KIND_OFFICER, 0, 0, "监事", false},
    {10, 9, RELATION_KIND_EQUITY, .2, 0, "政府方出资代表", true},
    {11, 9, RELATION_KIND_EQUITY, .8, 0, "社会资本方", true},
    {11, 9, RELATION_KIND_GUARANTEE, 0, 18000000000, "完工担保", true},
    {18, 15, RELATION_KIND_EQUITY, .45, 0, "自然人股东", true},
    {15, 16, RELATION_KIND_EQUITY, .55, 0, "控股", true},
    {16, 17, RELATION_KIND_EQUITY, .6, 0, "控股", true},
    {17, 15, RELATION_KIND_EQUITY, .1, 0, "反向持股", false},
    {18, 15, RELATION_KIND_OFFICER, 0, 0, "董事长", true},
    {23, 21, RELATION_KIND_EQUITY, .9, 0, "自然人股东", true},
    {24, 22, RELATION_KIND_EQUITY, .8, 0, "自然人股东", true},
    {23, 24, RELATION_KIND_KINSHIP, 0, 0, "配偶", true},
    {21, 22, RELATION_KIND_GUARANTEE, 0, 800000000, "互保", true},
    {22, 21, RELATION_KIND_GUARANTEE, 0, 1000000000, "互保", true},
    {22, 21, RELATION_KIND_SUPPLY, 0, 2400000000, "针织面料供应", true},
    {7, 26, RELATION_KIND_EQUITY, .08, 0, "战略投资", true},
};

static const struct {
    int number;
    int64_t kind;
    int days_ago;
    const char *text;
} notes[] = {
    {1, NOTE_KIND_RISK, 25,
     "走访时发现恒远、万洲、佳力三家共用同一财务人员，均称与沈国栋“有业务往来”。担保合同互相指向，疑为担保圈，建议认定"
     "关联关系。"},
    {3, NOTE_KIND_RISK, 12, "佳力橡塑已停产一条线，三家供应商起诉。对通益物资的担保可能被追索。"},
    {6, NOTE_KIND_MARKETING, 18, "在手订单排至明年二季度，拟建二期厂房，倾向与我行独家合作；询问并购贷款条件。"},
    {7, NOTE_KIND_RISK, 30,
     "营业收入增长主要来自两家新客户，账期一百八十天以上；财务总监对回款计划答复含糊。建议函证前五大应收账款。"},
    {8, NOTE_KIND_RISK, 40, "排污指标受限，开工率不足四成；到期贷款均靠过桥资金周转。"},
    {9, NOTE_KIND_NOTE, 15, "二期主体工程完工九成，膜处理设备进入调试；一期水费收入按月到账。"},
    {12, NOTE_KIND_SERVICE, 60, "客户称宁波分行辖内另有支行也给其建过档，询问为何收到两份对账单。"},
    {14, NOTE_KIND_RISK, 33, "新厂房产能利用率约三成，主机厂定点延期；客户提出贷款展期意向。"},
    {15, NOTE_KIND_INTELLIGENCE, 45, "工商变更显示远帆物流受让同舟控股一成股权，形成环形持股。"},
    {19, NOTE_KIND_RISK, 8, "仓库存货已被他行查封，法定代表人失联两周，已移交资产保全。"},
    {20, NOTE_KIND_NOTE, 190, "财务经理离职，新联系人未指定；报表催收两次未果。"},
    {21, NOTE_KIND_NOTE, 70, "夫妻二人分别任两家公司法定代表人，采购与销售互为第一大对手。"},
    {25, NOTE_KIND_RISK, 20, "在售项目月均去化不足三十套，预售监管账户余额下降，两笔开发贷明年到期。"},
    {26, NOTE_KIND_MARKETING, 10, "刚完成新一轮融资，研发人员占七成；希望知识产权质押贷款。"},
};

static const struct {
    int number;
    int64_t kind, priority;
    int due_in;
    const char *title;
} tasks[] = {
    {1, TASK_KIND_CONFIRM_GROUP, TASK_PRIORITY_HIGH, 5, "认定恒远、万洲、佳力、通益的关联关系与担保圈"},
    {7, TASK_KIND_WARNING, TASK_PRIORITY_HIGH, 3, "函证锦越电子前五大应收账款"},
    {12, TASK_KIND_DUPLICATE, TASK_PRIORITY_NORMAL, 10, "核对海川阀门两份档案并合并"},
    {14, TASK_KIND_REVIEW, TASK_PRIORITY_NORMAL, 14, "评估欧锐展期申请与新厂产能"},
    {19, TASK_KIND_WARNING, TASK_PRIORITY_URGENT, 1, "百联物资：申请财产保全并通知担保人"},
    {20, TASK_KIND_CHASE_DATA, TASK_PRIORITY_NORMAL, -35, "催收春江食品近两年财务报表"},
    {6, TASK_KIND_VISIT, TASK_PRIORITY_NORMAL, 6, "与星河精密商谈二期厂房融资方案"},
};

static const struct error *put_note(struct world *world, size_t i)
{
    struct party *p = &world->parties[notes[i].number - 1];
    struct random r = world_random(world, STREAM_FILE, -1 - (int64_t)i);
    struct note row;
    record_clear(&note_entity, &row);
    row.customer = p->id;
    row.text = notes[i].text;
    row.kind = notes[i].kind;
    row.confidentiality = NOTE_CONFIDENTIALITY_INTERNAL;
    row.author = world->people[p->owner];
    row.happened_at = world_instant(world, &r, world->options.today - notes[i].days_ago);
    return world_put(world, &note_entity, &row, world_child(p), row.happened_at, row.author);
}

static const struct error *put_task(struct world *world, size_t i)
{
    struct party *p = &world->parties[tasks[i].number - 1];
    struct random r = world_random(world, STREAM_FILE, -1001 - (int64_t)i);
    struct task row;
    record_clear(&task_entity, &row);
    row.customer = p->id;
    row.title = tasks[i].title;
    row.kind = tasks[i].kind;
    row.priority = tasks[i].priority;
    row.owner = world->people[p->owner];
    row.due_on = world->options.today + tasks[i].due_in;
    row.status = TASK_STATUS_OPEN;
    int64_t day = row.due_on < world->options.today ? row.due_on - 20 : world->options.today - 4;
    return world_put(world, &task_entity, &row, world_child(p), world_instant(world, &r, day), row.owner);
}

const struct error *stories_put(struct world *world)
{
    for (size_t i = 0; i < sizeof(edges) / sizeof(edges[0]); i++)
        TRY(network_edge(world, edges[i].from, edges[i].to, edges[i].kind, edges[i].share, edges[i].amount,
                         edges[i].title, edges[i].confirmed));
    for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++)
        TRY(put_note(world, i));
    for (size_t i = 0; i < sizeof(tasks) / sizeof(tasks[0]); i++)
        TRY(put_task(world, i));
    return NULL;
}
