/* Who the customers are: kind, trade, place, size and where they are heading, each from the seed and its number alone.
 */
#include "domain/demo/world.h"

#include <math.h>
#include <string.h>

static const double kind_weights[] = {
    [CUSTOMER_KIND_INDIVIDUAL] = 10, [CUSTOMER_KIND_MICRO] = 24,     [CUSTOMER_KIND_SMALL] = 35,
    [CUSTOMER_KIND_MEDIUM] = 15,     [CUSTOMER_KIND_LARGE] = 4,      [CUSTOMER_KIND_INSTITUTION] = 2,
    [CUSTOMER_KIND_SPV] = 2,         [CUSTOMER_KIND_GOVERNMENT] = 2, [CUSTOMER_KIND_GUARANTOR] = 6,
};
enum { KINDS = sizeof(kind_weights) / sizeof(kind_weights[0]) };

static const double path_weights[PATH_COUNT] = {
    [PATH_STEADY] = 64,   [PATH_STAR] = 17,    [PATH_DECLINE] = 5, [PATH_PAPER_PROFIT] = 3,
    [PATH_OVERREACH] = 3, [PATH_LEVERAGE] = 3, [PATH_ZOMBIE] = 1,  [PATH_YOUNG] = 4,
};

static const double status_weights[] = {
    [CUSTOMER_STATUS_PROSPECT] = 7,
    [CUSTOMER_STATUS_ACTIVE] = 86,
    [CUSTOMER_STATUS_DORMANT] = 5,
    [CUSTOMER_STATUS_CLOSED] = 2,
};

static int64_t median_revenue(int64_t kind)
{
    switch (kind) {
    case CUSTOMER_KIND_MICRO:
        return 3200000;
    case CUSTOMER_KIND_SMALL:
        return 26000000;
    case CUSTOMER_KIND_MEDIUM:
        return 190000000;
    case CUSTOMER_KIND_LARGE:
        return INT64_C(1200000000);
    case CUSTOMER_KIND_SPV:
        return 120000000;
    default:
        return INT64_C(600000000);
    }
}

static size_t sector_named(const char *code)
{
    size_t i = 0;
    while (i + 1 < sector_count && strcmp(sectors[i].code, code))
        i++;
    return i;
}

static const struct sector *draw_sector(struct random *r, int64_t kind, const struct city *city)
{
    static const char *const of_spv[] = {"44", "46", "48", "77"};
    double weights[64];
    if (kind == CUSTOMER_KIND_SPV)
        return &sectors[sector_named(of_spv[random_below(r, 4)])];
    if (kind == CUSTOMER_KIND_INSTITUTION)
        return &sectors[sector_named("72")];
    bool metropolis = city->weight >= 7;
    for (size_t i = 0; i < sector_count; i++) {
        bool services = strcmp(sectors[i].code, "60") > 0,
             factory = strcmp(sectors[i].code, "13") >= 0 && strcmp(sectors[i].code, "44") < 0;
        weights[i] = sectors[i].weight * (metropolis ? (services  ? 1.6
                                                        : factory ? .8
                                                                  : 1)
                                                     : (services  ? .7
                                                        : factory ? 1.25
                                                                  : 1));
    }
    return &sectors[random_weighted(r, weights, sector_count)];
}

static const struct city *draw_city(struct random *r)
{
    double weights[64];
    for (size_t i = 0; i < city_count; i++)
        weights[i] = cities[i].weight;
    return &cities[random_weighted(r, weights, city_count)];
}

static const char *company_name(struct arena *arena, struct random *r, const struct party *p)
{
    const char *product = p->sector->products[random_below(r, 6)];
    bool stock = p->kind == CUSTOMER_KIND_LARGE ? random_chance(r, .55)
                                                : p->kind == CUSTOMER_KIND_MEDIUM && random_chance(r, .15);
    const char *form = stock                                                    ? "股份有限公司"
                       : p->kind == CUSTOMER_KIND_LARGE && random_chance(r, .5) ? "集团有限公司"
                                                                                : "有限公司";
    if (random_chance(r, .12))
        return arena_format(arena, "%s%s（%s）%s", p->trade, product, p->city->name, form);
    return arena_format(arena, "%s%s%s%s", p->city->name, p->trade, product, form);
}

static const char *draw_name(struct arena *arena, struct random *r, const struct party *p)
{
    static const char *const offices[] = {"财政局", "住房和城乡建设局", "交通运输局", "水利局",
                                          "教育局", "卫生健康委员会",   "自然资源局", "国有资产监督管理委员会"};
    static const char *const funds[] = {"基金管理有限公司", "证券资产管理有限公司", "信托有限公司",
                                        "产业投资基金管理有限公司", "金融租赁有限公司"};
    static const char *const projects[] = {"项目管理有限公司", "项目投资有限公司", "建设运营有限公司", "项目有限公司"};
    switch (p->kind) {
    case CUSTOMER_KIND_GOVERNMENT:
        /* The number tells the offices of one place apart, as districts do. */
        return arena_format(arena, "%s市%s新区%s", p->city->name, p->trade, offices[random_below(r, 8)]);
    case CUSTOMER_KIND_INSTITUTION:
        return arena_format(arena, "%s%s", p->trade, funds[random_below(r, 5)]);
    case CUSTOMER_KIND_SPV:
        return arena_format(arena, "%s%s%s%s", p->city->name, p->trade, p->sector->products[random_below(r, 6)],
                            projects[random_below(r, 4)]);
    default:
        return company_name(arena, r, p);
    }
}

void party_make(const struct world *world, int64_t number, struct arena *arena, struct party *p)
{
    struct random r = world_random(world, STREAM_PARTY, number);
    bool male;
    *p = (struct party){.number = number, .id = world_id(number, 0), .next_slot = 1};
    p->kind = (int64_t)random_weighted(&r, kind_weights, KINDS);
    bool person = p->kind == CUSTOMER_KIND_INDIVIDUAL || p->kind == CUSTOMER_KIND_GUARANTOR;
    p->company = !person && p->kind != CUSTOMER_KIND_GOVERNMENT;
    p->city = draw_city(&r);
    p->sector = draw_sector(&r, p->kind, p->city);
    p->path = p->kind == CUSTOMER_KIND_INSTITUTION ? PATH_STEADY
              : p->kind == CUSTOMER_KIND_SPV       ? PATH_PROJECT
                                                   : random_weighted(&r, path_weights, PATH_COUNT);
    p->revenue = (int64_t)((double)median_revenue(p->kind) * exp(.55 * random_normal(&r)));
    p->trade = name_trade(arena, world->options.seed, number);
    p->name = person ? name_person(arena, &r, &male) : draw_name(arena, &r, p);
    p->legal_representative = person ? NULL : name_person(arena, &r, &male);
    int64_t age =
        p->path == PATH_YOUNG || p->path == PATH_PROJECT ? random_int(&r, 700, 1800) : random_int(&r, 1800, 11000);
    p->founded_on = world->options.today - age;
    p->since = world->options.today - random_int(&r, 60, age < 3000 ? age - 30 : 3000);
    int seat = (int)(p->city - cities);
    bool at_branch = p->kind == CUSTOMER_KIND_LARGE || p->kind == CUSTOMER_KIND_GOVERNMENT || seat >= 22;
    p->branch = at_branch ? p->city->branch : 7 + seat;
    p->detailed = number <= world->options.detailed;
    p->owner = staff_owner(world, p->branch, p->detailed, &r);
    p->status = (int64_t)random_weighted(&r, status_weights, 4);
    p->booked = p->detailed && number % 7 == 0 && p->status == CUSTOMER_STATUS_ACTIVE;
}
