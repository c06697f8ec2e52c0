#include "quant/exact.h"

#include <float.h>
#include <math.h>

bool rate_scaled(double rate, int64_t *rate_e8)
{
    double scaled = rate * RATE_SCALE;
    if (!(fabs(scaled) < 1e18))
        return false;
    *rate_e8 = llround(scaled);
    /* The nearest double of a decimal with 8 digits is the quotient of the two integers, rounded once. */
    return rate_value(*rate_e8) == rate;
}

double rate_value(int64_t rate_e8)
{
    return (double)rate_e8 / RATE_SCALE;
}

bool exact_divide(__int128 numerator, __int128 denominator, int64_t *result)
{
    if (numerator >= 0 && numerator <= INT64_MAX && denominator <= INT64_MAX) { /* nearly always, and much faster */
        int64_t small = (int64_t)numerator, by = (int64_t)denominator, whole = small / by, rest = small - whole * by;
        *result = whole + (rest >= by - rest);
        return true;
    }
    __int128 quotient = numerator / denominator, rest = numerator - quotient * denominator;
    __int128 size = rest < 0 ? -rest : rest;
    if (size >= denominator - size)
        quotient += numerator < 0 ? -1 : 1;
    if (quotient > INT64_MAX || quotient <= INT64_MIN)
        return false;
    *result = (int64_t)quotient;
    return true;
}

bool exact_interest(int64_t amount_minor, int64_t rate_e8, int64_t parts, int64_t parts_a_year, int64_t *interest_minor)
{
    /* What fits into 64 bits, nearly every loan, is multiplied and divided much faster there. */
    int64_t small, year;
    if (!__builtin_mul_overflow(amount_minor, rate_e8, &small) && !__builtin_mul_overflow(small, parts, &small) &&
        !__builtin_mul_overflow(parts_a_year, (int64_t)RATE_SCALE, &year) && small >= 0) {
        *interest_minor = small / year + (small % year >= year - small % year);
        return true;
    }
    __int128 product = (__int128)amount_minor * rate_e8;
    return !__builtin_mul_overflow(product, (__int128)parts, &product) &&
           exact_divide(product, (__int128)parts_a_year * RATE_SCALE, interest_minor);
}

bool exact_share(int64_t amount_minor, double share, int64_t *part_minor)
{
    int64_t share_e8;
    if (rate_scaled(share, &share_e8))
        return exact_divide((__int128)amount_minor * share_e8, RATE_SCALE, part_minor);
    long double part = (long double)amount_minor * share, size = fabsl(part);
    size = floorl(size * (1 + (long double)DBL_EPSILON) + 0.5L);
    if (!(size < 9.2e18L))
        return false;
    *part_minor = part < 0 ? -(int64_t)size : (int64_t)size;
    return true;
}
