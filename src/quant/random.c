#include "quant/random.h"

#include "quant/normal.h"

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

struct random random_from(uint64_t seed, uint64_t stream)
{
    struct random r;
    uint64_t state = seed;
    state = splitmix(&state) ^ stream * UINT64_C(0xd1342543de82ef95);
    for (int i = 0; i < 4; i++)
        r.state[i] = splitmix(&state);
    return r;
}

static uint64_t rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

uint64_t random_next(struct random *r)
{
    uint64_t *s = r->state, result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

double random_unit(struct random *r)
{
    return (double)(random_next(r) >> 11) * 0x1p-53;
}

double random_between(struct random *r, double from, double to)
{
    return from + (to - from) * random_unit(r);
}

int64_t random_below(struct random *r, int64_t count)
{
    /* Numbers from the incomplete last round would favour the small ones. */
    uint64_t n = (uint64_t)count, rest = -n % n, x;
    do
        x = random_next(r);
    while (x < rest);
    return (int64_t)(x % n);
}

int64_t random_int(struct random *r, int64_t from, int64_t to)
{
    return from + random_below(r, to - from + 1);
}

bool random_chance(struct random *r, double probability)
{
    return random_unit(r) < probability;
}

double random_normal(struct random *r)
{
    return normal_inverse((double)((random_next(r) >> 12) + 1) * 0x1p-52 - 0x1p-53);
}

size_t random_weighted(struct random *r, const double *weights, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    double at = random_unit(r) * sum;
    for (size_t i = 0; i < count; i++) {
        if (at < weights[i])
            return i;
        at -= weights[i];
    }
    return count - 1;
}
