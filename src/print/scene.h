/* A drawn picture of a building site, for banks that have no photographs: demonstration and tests. The same scene gives
 * the same bytes with the same libraries. */
#pragma once

#include "base/buffer.h"

#include <stdbool.h>

enum scene_kind { SCENE_BUILDING, SCENE_WIND, SCENE_SOLAR, SCENE_ROAD, SCENE_WATER };

struct scene {
    enum scene_kind kind;
    double built;     /* share of the works that stand, 0..1 */
    int view;         /* another number is another corner of the site */
    const char *line; /* written across the foot: place and day; Latin digits and Chinese */
};

/* A PNG of 640 by 420 points appended to OUT; false when the drawing failed. */
bool scene_png(const struct scene *scene, struct buffer *out);
