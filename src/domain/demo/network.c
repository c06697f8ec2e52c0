/* Who owns, guarantees, supplies and runs whom. */
#include "domain/demo/world.h"

#include <math.h>
#include <string.h>

enum { FAMILY_EVERY = 40, CIRCLE_EVERY = 70 };

/* --- casting --------------------------------------------------------------------------------------------------- */

static bool free_company(const struct party *p)
{
    return p->company && !p->story && !p->family && !p->duplicate_of && p->kind != CUSTOMER_KIND_INSTITUTION &&
           p->kind != CUSTOMER_KIND_SPV;
}

static bool taken(const struct world *world, const struct family *family, const char *name)
{
    for (int i = 0; i < family->count; i++)
        if (!strcmp(world->parties[family->members[i]].name, name))
            return true;
    return false;
}

/* A subsidiary bears the parent's trade name; one whose name would be its sister's keeps its own. */
static void join(struct world *world, struct family *family, int index, int number)
{
    struct party *p = &world->parties[index];
    const struct party *parent = &world->parties[family->members[0]];
    if (!family->count) {
        p->name = arena_format(world->lasting, "%s%s集团有限公司", p->city->name, p->trade);
        p->legal_representative = world->parties[family->controller].name;
    } else {
        const char *name = arena_format(world->lasting, "%s%s%s有限公司", p->city->name, parent->trade,
                                        p->sector->products[index % 6]);
        p->name = taken(world, family, name) ? p->name : name;
    }
    p->family = number;
    p->status = CUSTOMER_STATUS_ACTIVE;
    family->members[family->count++] = index;
}

static int find_person(const struct world *world, int from)
{
    for (int i = from; i < world->party_count; i++)
        if (world->parties[i].kind == CUSTOMER_KIND_GUARANTOR && !world->parties[i].story)
            return i;
    return -1;
}

void network_cast(struct world *world)
{
    struct random r = world_random(world, STREAM_NETWORK, 0);
    world->families = ARENA_LIST(world->lasting, struct family, world->party_count / FAMILY_EVERY + 1);
    for (int at = 60; at + FAMILY_EVERY < world->party_count && world->family_count < 1000; at += FAMILY_EVERY) {
        struct family *family = &world->families[world->family_count];
        int wanted = (int)random_int(&r, 3, 7), number = world->family_count + 1;
        *family = (struct family){.controller = find_person(world, at)};
        for (int i = at; i < at + FAMILY_EVERY && family->count < wanted; i++)
            if (family->controller >= 0 && free_company(&world->parties[i]) &&
                (family->count || world->parties[i].kind >= CUSTOMER_KIND_SMALL))
                join(world, family, i, number);
        if (!family->count || family->controller < 0)
            continue;
        family->id = world_shared(world);
        family->name = arena_format(world->lasting, "%s系", world->parties[family->members[0]].trade);
        family->confirmed = random_chance(&r, .6);
        world->family_count++;
    }
}

/* --- edges ----------------------------------------------------------------------------------------------------- */

struct edge {
    struct party *from, *to;
    int64_t kind;
    double share;
    int64_t amount; /* fen */
    const char *title;
    bool confirmed;
};

static const struct error *put_edge(struct world *world, struct random *r, struct edge edge)
{
    struct relation row;
    if (edge.kind == RELATION_KIND_EQUITY) {
        /* Nobody owns more than what is left. */
        edge.share = fmin(edge.share, round((1 - edge.to->held) * 100) / 100);
        if (edge.share < .01)
            return NULL;
        edge.to->held += edge.share;
    }
    record_clear(&relation_entity, &row);
    int64_t later = edge.from->since > edge.to->since ? edge.from->since : edge.to->since;
    row.customer = edge.from->id;
    row.other = edge.to->id;
    row.side = RELATION_SIDE_OUT;
    row.kind = edge.kind;
    row.share = edge.share > 0 ? edge.share : __builtin_nan("");
    row.amount = edge.amount ? edge.amount : NONE;
    row.title = edge.title;
    row.valid_from = later - random_int(r, 0, 300);
    row.evidence = edge.confirmed ? "工商登记与合同核对" : "客户经理访谈，待核实";
    row.confirmed = edge.confirmed;
    row.twin = world_child(edge.to);
    int64_t seen = later + random_int(r, 1, 200);
    return world_put(world, &relation_entity, &row, world_child(edge.from), world_instant(world, r, seen),
                     world->people[edge.from->owner]);
}

static double percent(struct random *r, double from, double to)
{
    return round(random_between(r, from, to) * 100) / 100;
}

static const struct error *put_group(struct world *world, struct random *r, const struct family *family)
{
    struct customer_group row;
    struct party *parent = &world->parties[family->members[0]];
    int64_t day = world->options.today - random_int(r, 60, 900);
    day = day > parent->since ? day : parent->since;
    record_clear(&customer_group_entity, &row);
    row.name = family->name;
    row.status = family->confirmed ? CUSTOMER_GROUP_STATUS_CONFIRMED : CUSTOMER_GROUP_STATUS_PROPOSED;
    row.parent = parent->id;
    row.controller = world->parties[family->controller].name;
    row.basis = "股权控制关系穿透：实际控制人直接或间接持有半数以上表决权";
    if (family->confirmed) {
        row.confirmed_by = world->people[staff_role(world, "risk_manager", 0)];
        row.confirmed_on = day;
    }
    TRY(world_put(world, &customer_group_entity, &row, family->id, world_instant(world, r, day),
                  world->people[parent->owner]));
    for (int i = 0; i < family->count; i++) {
        struct group_member member;
        struct party *p = &world->parties[family->members[i]];
        record_clear(&group_member_entity, &member);
        member.customer = p->id;
        member.customer_group = family->id;
        member.role = i ? "子公司" : "核心企业";
        member.basis = i ? "母公司控股" : "实际控制人控股";
        TRY(world_put(world, &group_member_entity, &member, world_child(p), world_instant(world, r, day),
                      world->people[p->owner]));
    }
    return NULL;
}

static const struct error *put_family(struct world *world, struct random *r, const struct family *family)
{
    struct party *parent = &world->parties[family->members[0]];
    TRY(put_group(world, r, family));
    TRY(put_edge(world, r,
                 (struct edge){&world->parties[family->controller], parent, RELATION_KIND_EQUITY, percent(r, .55, 1), 0,
                               "实际控制人持股", true}));
    for (int i = 1; i < family->count; i++) {
        struct party *child = &world->parties[family->members[i]];
        struct party *holder = i > 2 && random_chance(r, .4) ? &world->parties[family->members[i - 1]] : parent;
        TRY(put_edge(
            world, r,
            (struct edge){holder, child, RELATION_KIND_EQUITY, percent(r, .51, 1), 0, "控股", family->confirmed}));
        if (random_chance(r, .35))
            TRY(put_edge(world, r,
                         (struct edge){parent, child, RELATION_KIND_GUARANTEE, 0, child->revenue / 10 * 100,
                                       "母公司连带责任保证", true}));
    }
    /* Sisters that hold each other, and one that holds a piece of its parent. */
    if (family->count > 3)
        TRY(put_edge(world, r,
                     (struct edge){&world->parties[family->members[2]], &world->parties[family->members[1]],
                                   RELATION_KIND_EQUITY, percent(r, .05, .25), 0, "交叉持股", false}));
    if (family->count > 4)
        TRY(put_edge(world, r,
                     (struct edge){&world->parties[family->members[3]], parent, RELATION_KIND_EQUITY,
                                   percent(r, .02, .15), 0, "反向持股", false}));
    return NULL;
}

/* Firms without much to pledge vouch for each other in a ring; the weak ones are its links. */
static const struct error *put_circles(struct world *world, struct random *r)
{
    for (int at = 50; at + CIRCLE_EVERY < world->party_count; at += CIRCLE_EVERY) {
        struct party *ring[7];
        int count = 0, wanted = (int)random_int(r, 3, 7);
        for (int i = at; i < at + CIRCLE_EVERY && count < wanted; i++) {
            struct party *p = &world->parties[i];
            bool fits =
                p->company && !p->story &&
                (p->kind == CUSTOMER_KIND_SMALL || p->kind == CUSTOMER_KIND_MEDIUM || p->kind == CUSTOMER_KIND_MICRO);
            if (fits && (p->path != PATH_STAR || random_chance(r, .2)))
                ring[count++] = p;
        }
        for (int i = 0; i < count && count > 2; i++) {
            struct party *next = ring[(i + 1) % count];
            TRY(put_edge(world, r,
                         (struct edge){ring[i], next, RELATION_KIND_GUARANTEE, 0, next->revenue / 8 * 100, "互保",
                                       random_chance(r, .7)}));
            if (count > 4 && i % 3 == 0)
                TRY(put_edge(world, r,
                             (struct edge){ring[i], ring[(i + 2) % count], RELATION_KIND_GUARANTEE, 0,
                                           next->revenue / 12 * 100, "联保", false}));
        }
    }
    return NULL;
}

static struct party *find_kind(struct world *world, struct random *r, int64_t kind)
{
    for (int tries = 0; tries < 200; tries++) {
        struct party *p = &world->parties[random_below(r, world->party_count)];
        if (p->kind == kind && !p->story)
            return p;
    }
    return NULL;
}

static const struct error *put_others(struct world *world, struct random *r, struct party *p)
{
    struct party *other;
    bool person = p->kind == CUSTOMER_KIND_INDIVIDUAL || p->kind == CUSTOMER_KIND_GUARANTOR;
    if (p->kind == CUSTOMER_KIND_SPV) {
        if ((other = find_kind(world, r, CUSTOMER_KIND_GOVERNMENT)))
            TRY(put_edge(
                world, r,
                (struct edge){other, p, RELATION_KIND_EQUITY, percent(r, .2, .51), 0, "政府方出资代表", true}));
        if ((other = find_kind(world, r, CUSTOMER_KIND_LARGE)))
            TRY(put_edge(world, r, (struct edge){other, p, RELATION_KIND_EQUITY, .49, 0, "社会资本方", true}));
    }
    if (p->kind == CUSTOMER_KIND_LARGE && !p->family && random_chance(r, .25) &&
        (other = find_kind(world, r, CUSTOMER_KIND_GOVERNMENT)))
        TRY(put_edge(world, r,
                     (struct edge){other, p, RELATION_KIND_EQUITY, percent(r, .51, 1), 0, "国有资本出资", true}));
    if (p->company && random_chance(r, .25) &&
        (other = find_kind(world, r, random_chance(r, .5) ? CUSTOMER_KIND_MEDIUM : CUSTOMER_KIND_LARGE)) && other != p)
        TRY(put_edge(world, r,
                     (struct edge){p, other, RELATION_KIND_SUPPLY, 0, p->revenue / 5 * 100, "主要下游客户",
                                   random_chance(r, .6)}));
    if (person && random_chance(r, .5) && (other = find_kind(world, r, CUSTOMER_KIND_SMALL)))
        TRY(put_edge(
            world, r,
            (struct edge){p, other, RELATION_KIND_OFFICER, 0, 0, random_chance(r, .5) ? "执行董事" : "监事", true}));
    if (person && random_chance(r, .6) &&
        (other = find_kind(world, r, random_chance(r, .6) ? CUSTOMER_KIND_MICRO : CUSTOMER_KIND_SMALL)))
        TRY(put_edge(world, r,
                     (struct edge){p, other, RELATION_KIND_EQUITY, percent(r, .2, 1), 0, "自然人股东", true}));
    if (p->kind == CUSTOMER_KIND_GUARANTOR && (other = find_kind(world, r, CUSTOMER_KIND_SMALL)))
        TRY(put_edge(
            world, r,
            (struct edge){p, other, RELATION_KIND_GUARANTEE, 0, other->revenue / 10 * 100, "个人连带责任保证", true}));
    if (person && random_chance(r, .12) && (other = find_kind(world, r, CUSTOMER_KIND_INDIVIDUAL)) && other != p)
        TRY(put_edge(world, r,
                     (struct edge){p, other, RELATION_KIND_KINSHIP, 0, 0, random_chance(r, .6) ? "配偶" : "兄弟姐妹",
                                   random_chance(r, .5)}));
    return NULL;
}

const struct error *network_edge(struct world *world, int from, int to, int64_t kind, double share, int64_t amount,
                                 const char *title, bool confirmed)
{
    struct random r = world_random(world, STREAM_NETWORK, from * 4096 + to);
    struct party *p = world->parties;
    return put_edge(world, &r, (struct edge){&p[from - 1], &p[to - 1], kind, share, amount, title, confirmed});
}

const struct error *network_put(struct world *world)
{
    struct random r = world_random(world, STREAM_NETWORK, 1);
    for (int i = 0; i < world->family_count; i++)
        TRY(put_family(world, &r, &world->families[i]));
    TRY(put_circles(world, &r));
    for (int64_t i = 0; i < world->party_count; i++)
        if (!world->parties[i].story)
            TRY(put_others(world, &r, &world->parties[i]));
    return NULL;
}
