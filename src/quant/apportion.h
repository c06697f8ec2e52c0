/* An amount split by weights so that the parts always sum to it: each gets its whole minor units, the odd ones go to
 * the largest remainders, among equal ones to the first (largest remainder method, Hamilton). */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* AMOUNT >= 0, WEIGHTS >= 0 with a sum below 2^62. All parts are 0 when the weights sum to 0. */
void apportion(int64_t amount_minor, const int64_t *weights, size_t count, int64_t *parts_minor);
