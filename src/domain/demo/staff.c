/* The bank itself: its branches and the people who work there. */
#include "domain/demo/world.h"
#include "queries.h"

#include <string.h>

const struct demo_person demo_people[] = {
    {"chen.rm",
     "陈思远",
     "relationship_manager",
     {"客户经理，杭州西湖支行", "Relationship manager, Hangzhou Xihu sub-branch"}},
    {"zhao.head", "赵立新", "branch_head", {"分行行长，杭州分行", "Branch head, Hangzhou branch"}},
    {"li.credit", "李静", "credit_officer", {"信贷审查员，杭州分行", "Credit officer, Hangzhou branch"}},
    {"wang.risk", "王建国", "risk_manager", {"风险经理，总行", "Risk manager, head office"}},
    {"ho.manager", "何文博", "head_office_manager", {"业务经理，总行", "Business manager, head office"}},
    {"policy.zhou", "周雅琴", "policy_officer", {"政策管理员，总行", "Policy officer, head office"}},
    {"audit.sun", "孙敏", "auditor", {"审计员，总行", "Auditor, head office"}},
    {"it.admin", "吴凯", "it_administrator", {"系统管理员，总行", "IT administrator, head office"}},
};
const size_t demo_people_count = sizeof(demo_people) / sizeof(demo_people[0]);

/* Where each of demo_people sits: index into the world's branches. */
static const int demo_seats[] = {7, 1, 1, 0, 0, 0, 0, 0};

static const struct {
    const char *name, *region;
} main_branches[] = {{"杭州分行", "330100"}, {"上海分行", "310000"}, {"南京分行", "320100"},
                     {"深圳分行", "440300"}, {"成都分行", "510100"}, {"北京分行", "110000"}};
enum { FIRST_PEOPLE = 120, CUSTOMERS_A_MANAGER = 300 };
enum { MAIN_BRANCHES = sizeof(main_branches) / sizeof(main_branches[0]) };

/* In the order of the cities they serve. */
static const char *const sub_branches[] = {"西湖", "鄞州",     "越城",   "南湖", "椒江", "鹿城", "金东", "吴兴",
                                           "浦东", "工业园区", "梁溪",   "鼓楼", "崇川", "新北", "蜀山", "福田",
                                           "天河", "顺德",     "松山湖", "思明", "高新", "渝中"};
enum { SUB_BRANCHES = sizeof(sub_branches) / sizeof(sub_branches[0]) };

static const struct error *put_branch(struct world *world, const char *name, const char *code, int kind, int parent,
                                      const char *region)
{
    struct branch row;
    record_clear(&branch_entity, &row);
    row.name = name;
    row.code = code;
    row.kind = kind;
    row.parent = parent < 0 ? NONE : world->branches[parent];
    row.region = region;
    int64_t id = world->branches[world->branch_count++] = world_shared(world);
    return world_put(world, &branch_entity, &row, id, instant_of_date(world->options.today - 3000), 0);
}

static const struct error *put_branches(struct world *world)
{
    struct arena *a = world->arena;
    const char *bank = world->options.bank_name;
    TRY(put_branch(world, arena_format(a, "%s总行", bank), "0001", BRANCH_KIND_HEAD_OFFICE, -1, "330100"));
    for (int i = 0; i < MAIN_BRANCHES; i++)
        TRY(put_branch(world, arena_format(a, "%s%s", bank, main_branches[i].name), arena_format(a, "%02d00", i + 10),
                       BRANCH_KIND_BRANCH, 0, main_branches[i].region));
    for (int i = 0; i < SUB_BRANCHES; i++)
        TRY(put_branch(world, arena_format(a, "%s%s%s支行", bank, cities[i].name, sub_branches[i]),
                       arena_format(a, "%02d%02d", cities[i].branch + 9, i + 1), BRANCH_KIND_SUB_BRANCH,
                       cities[i].branch, cities[i].region));
    return NULL;
}

static const struct error *put_person(struct world *world, const char *name, const char *login, const char *role,
                                      int branch, const char *hash)
{
    struct person row;
    struct random r = world_random(world, STREAM_STAFF, world->people_count);
    record_clear(&person_entity, &row);
    row.name = name;
    row.login = login;
    row.role = role;
    row.branch = world->branches[branch];
    row.mobile = name_mobile(world->arena, &r);
    row.email = arena_format(world->arena, "%s@bank.example", login);
    row.language = PERSON_LANGUAGE_ZH;
    int at = world->people_count++;
    if (!strcmp(role, "relationship_manager"))
        world->managers[branch].people[world->managers[branch].count++] = at;
    world->people[at] = world_shared(world);
    world->people_branch[at] = branch;
    world->people_role[at] = role;
    TRY(world_put(world, &person_entity, &row, world->people[at],
                  instant_of_date(world->options.today - 2600 + at % 2500), 0));
    return store_execute(
        load_session(world->load)->tx, &query_demo_credential,
        VALUES(sql_int(world->people[at]), sql_text(hash), sql_int(instant_of_date(world->options.today))), NULL);
}

static const struct error *put_colleague(struct world *world, const char *prefix, const char *role, int branch,
                                         const char *hash)
{
    bool male;
    struct random r = world_random(world, STREAM_STAFF, 1000 + world->people_count);
    const char *name = name_person(world->arena, &r, &male);
    const char *login = arena_format(world->arena, "%s%02d", prefix, world->people_count);
    return put_person(world, name, login, role, branch, hash);
}

/* The desks of a bank of a few thousand customers. */
static const struct error *put_first_people(struct world *world, const char *hash)
{
    for (size_t i = 0; i < demo_people_count; i++)
        TRY(put_person(world, demo_people[i].name, demo_people[i].login, demo_people[i].role, demo_seats[i], hash));
    for (int branch = 1; branch <= MAIN_BRANCHES; branch++) {
        if (branch > 1) {
            TRY(put_colleague(world, "head", "branch_head", branch, hash));
            TRY(put_colleague(world, "credit", "credit_officer", branch, hash));
        }
        TRY(put_colleague(world, "rm", "relationship_manager", branch, hash));
        TRY(put_colleague(world, "rm", "relationship_manager", branch, hash));
    }
    for (int branch = 1 + MAIN_BRANCHES; branch < world->branch_count; branch++) {
        TRY(put_colleague(world, "rm", "relationship_manager", branch, hash));
        if (cities[branch - 1 - MAIN_BRANCHES].weight > 5)
            TRY(put_colleague(world, "head", "branch_head", branch, hash));
    }
    TRY(put_colleague(world, "credit", "credit_officer", 0, hash));
    TRY(put_colleague(world, "manager", "head_office_manager", 0, hash));
    TRY(put_colleague(world, "manager", "head_office_manager", 0, hash));
    return put_colleague(world, "risk", "risk_manager", 0, hash);
}

/* A larger book needs more hands: as many managers as it takes, where the customers are. */
static const struct error *put_more_managers(struct world *world, const char *hash)
{
    int64_t there = 0, wanted = world->options.customers / CUSTOMERS_A_MANAGER;
    double weight = 0;
    for (int branch = 0; branch < world->branch_count; branch++) {
        world->managers[branch].first = world->managers[branch].count;
        there += world->managers[branch].count;
    }
    for (size_t i = 0; i < city_count; i++)
        weight += cities[i].weight;
    for (size_t i = 0; i < city_count && wanted > there; i++) {
        int branch = i < SUB_BRANCHES ? 1 + MAIN_BRANCHES + (int)i : cities[i].branch;
        int64_t share = (int64_t)((double)(wanted - there) * cities[i].weight / weight);
        for (int64_t k = 0; k < share; k++)
            TRY(put_colleague(world, "rm", "relationship_manager", branch, hash));
    }
    return NULL;
}

const struct error *staff_put(struct world *world)
{
    size_t most = FIRST_PEOPLE + (size_t)(world->options.customers / CUSTOMERS_A_MANAGER);
    world->people = ARENA_LIST(world->lasting, int64_t, most);
    world->people_branch = ARENA_LIST(world->lasting, int, most);
    world->people_role = ARENA_LIST(world->lasting, const char *, most);
    for (int branch = 0; branch < BRANCHES_MOST; branch++)
        world->managers[branch] = (struct managers){.people = ARENA_LIST(world->lasting, int, most)};
    const char *hash = password_hash(world->lasting, world->options.password);
    TRY(put_branches(world));
    TRY(put_first_people(world, hash));
    world->first_people = world->people_count;
    return put_more_managers(world, hash);
}

static int city_branch(int branch)
{
    return branch > MAIN_BRANCHES ? cities[branch - 1 - MAIN_BRANCHES].branch : branch;
}

int staff_owner(const struct world *world, int branch, bool detail, struct random *r)
{
    for (int around = branch;; around = city_branch(branch)) {
        const struct managers *m = &world->managers[around];
        int count = detail ? m->first : m->count;
        if (count)
            return m->people[random_below(r, count)];
        if (around == city_branch(branch))
            return 0;
    }
}

int staff_role(const struct world *world, const char *role, int branch)
{
    int nearest = 0, best = 9;
    for (int i = 0; i < world->first_people; i++) {
        int at = world->people_branch[i];
        int far = at == branch ? 0 : at == city_branch(branch) ? 1 : at == 0 ? 2 : 3;
        if (!strcmp(world->people_role[i], role) && far < best) {
            best = far;
            nearest = i;
        }
    }
    return nearest;
}
