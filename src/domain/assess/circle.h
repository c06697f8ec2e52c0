/* Guarantee circles: customers that guarantee each other round, by strongly connected components. */
#pragma once

#include "record/record.h"

struct circles; /* of the whole book */
const struct error *circles_read(struct session *s, const struct circles **circles);
/* How many the circle of CUSTOMER has, 0 when it is in none. CIRCLES NULL: follows the customer's own guarantees. */
const struct error *circle_size(struct session *s, const struct circles *circles, int64_t customer, size_t *size);
