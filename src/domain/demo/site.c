/* Pictures of the sites of the demo bank's projects, drawn as far as their works stand. */
#include "base/text.h"
#include "domain/demo/world.h"
#include "print/scene.h"

static enum scene_kind scene_of(int64_t kind)
{
    switch (kind) {
    case PROJECT_KIND_WIND:
        return SCENE_WIND;
    case PROJECT_KIND_SOLAR:
    case PROJECT_KIND_STORAGE:
        return SCENE_SOLAR;
    case PROJECT_KIND_TOLL_ROAD:
        return SCENE_ROAD;
    case PROJECT_KIND_WATER:
        return SCENE_WATER;
    default:
        return SCENE_BUILDING;
    }
}

const struct error *site_photo(struct world *world, struct random *r, const struct site *site, int64_t day, int64_t *id)
{
    struct buffer png = {.arena = world->arena};
    const char *date = date_text(world->arena, day);
    struct scene scene = {scene_of(site->kind), site->built, site->view,
                          arena_format(world->arena, "%s  %s  （演示图片）", site->name, date)};
    *id = NONE;
    if (!scene_png(&scene, &png))
        return NULL;
    return document_photo(world, r, site->party,
                          arena_format(world->arena, "现场照片 %s-%d.png", date, site->view % 2 + 1), &png, day, id);
}
