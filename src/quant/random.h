/* Random numbers that can be repeated: the same seed and stream give the same numbers on every machine. For simulation
 * and for made-up data, never for keys or passwords. Generator: xoshiro256** (Blackman and Vigna, 2018), its state
 * filled by SplitMix64. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct random {
    uint64_t state[4];
};

/* Streams of one seed are independent: number the things to draw for (a customer, a path), not the order in which they
 * come. */
struct random random_from(uint64_t seed, uint64_t stream);
uint64_t random_next(struct random *r);
double random_unit(struct random *r);                            /* [0, 1), 53 bits */
double random_between(struct random *r, double from, double to); /* [from, to) */
int64_t random_below(struct random *r, int64_t count);           /* 0..count-1 without bias; count > 0 */
int64_t random_int(struct random *r, int64_t from, int64_t to);  /* both ends included */
bool random_chance(struct random *r, double probability);
double random_normal(struct random *r); /* mean 0, variance 1; by inversion */
/* An index with probability weights[i] / sum; weights are not negative and not all zero. */
size_t random_weighted(struct random *r, const double *weights, size_t count);
