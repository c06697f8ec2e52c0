/* Guarantee circles as the bank meets them: customers that stand, directly or in a ring, behind each other's debts. */
#pragma once

#include "domain/relation/network.h"

struct circle {
    size_t *members, member_count; /* nodes of the network, ascending */
    int64_t amount;                /* guaranteed inside the circle, fen */
};

/* All circles of a network, the largest amount first. */
size_t circles_of(struct arena *arena, const struct network *network, struct circle **circles);
/* How many customers stand in the largest circle that includes CUSTOMER, 0 outside any; the amount guaranteed in it. */
const struct error *circle_of_customer(struct session *s, int64_t customer, size_t *size, int64_t *amount);
