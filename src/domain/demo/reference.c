/* Finished projects elsewhere, made up: enough of each sector and size for base rates to show. A bank imports the lists
 * of the World Bank and the ADB instead. */
#include "domain/demo/world.h"

#include <math.h>

enum { REFERENCES = 420 };

/* How each sector tends to go: median overrun, its spread in logarithms, months late at the middle. */
static const struct habit {
    const char *zh;
    double overrun, spread, late;
} habits[] = {
    {"公路", 0.12, 0.25, 11}, {"电力", 0.05, 0.22, 8}, {"供水", 0.06, 0.2, 10},
    {"灌溉", 0.03, 0.2, 9},   {"园区", 0.08, 0.24, 7}, {"医院", 0.04, 0.16, 9},
    {"市政", 0.07, 0.2, 10},  {"数据", 0.02, 0.18, 6}, {"其他", 0.05, 0.2, 8},
};

static const struct error *put_reference(struct world *world, int64_t i)
{
    struct random r = world_random(world, STREAM_PROJECT, 100000 + i);
    struct project_reference row;
    size_t sector = (size_t)i % (sizeof(habits) / sizeof(*habits));
    const struct habit *habit = &habits[sector];
    double size = exp(random_between(&r, log(15), log(900))), months = 24 + 12 * random_between(&r, 0, 4);
    record_clear(&project_reference_entity, &row);
    row.code = arena_format(world->arena, "REF-%04lld", (long long)i + 1);
    row.name = arena_format(world->arena, "%s项目样例%lld（模拟）", habit->zh, (long long)i + 1);
    row.source = "demo";
    row.country = "CN";
    row.sector = (int64_t)sector;
    row.approved_on = world->options.today - 365 * random_int(&r, 6, 16) - random_int(&r, 0, 360);
    row.close_planned = row.approved_on + (int64_t)(months * 30.4375);
    row.close_actual = row.close_planned + (int64_t)(30.4375 * fmax(-4, habit->late * (1 + random_normal(&r))));
    row.cost_planned_mn = round(size * 10) / 10;
    row.cost_actual_mn =
        round(size * (1 + habit->overrun) * exp(habit->spread * random_normal(&r)) * (size > 500 ? 1.05 : 1) * 10) / 10;
    row.status = "closed";
    return world_put(world, &project_reference_entity, &row, world_shared(world),
                     instant_of_date(row.close_actual + 90), 0);
}

const struct error *references_put(struct world *world)
{
    for (int64_t i = 0; i < REFERENCES; i++) {
        TRY(put_reference(world, i));
        arena_reset(world->arena);
    }
    return NULL;
}
