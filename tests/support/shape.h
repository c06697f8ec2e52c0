/* Holds a reply against the shape that model/api/ declares for its operation, read from the YAML itself so that a test
 * sees what a banker sees. */
#pragma once

#include "base/json.h"
#include "base/yaml.h"

/* The row of the operation NAME in SOURCE_DIR/model/api, NULL when there is none. */
const struct yaml *shape_operation(struct arena *arena, const char *name);
/* NULL when VALUE has the shape; otherwise where and how it differs. */
const char *shape_problem(struct arena *arena, const struct yaml *shape, const struct json *value, const char *place);
