/* Exact arithmetic of contracts: integers in, one rounding at the end, half away from zero. Rates are decimals scaled
 * by 1e8 (0.0345 = 3 450 000), amounts are whole minor units. Nothing here goes through a binary fraction, so 16584.375
 * becomes 16584.38 on every machine. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define RATE_SCALE 100000000 /* 1e8 */

/* The decimal of at most 8 digits that a reader turned into this double; false when it has more digits or is beyond
 * 1e10. */
bool rate_scaled(double rate, int64_t *rate_e8);
double rate_value(int64_t rate_e8);

/* numerator / denominator; false when the result outgrows int64. DENOMINATOR > 0. */
bool exact_divide(__int128 numerator, __int128 denominator, int64_t *result);
/* amount * rate * parts / (parts_a_year * 1e8): parts are days of 360 or months of 12. */
bool exact_interest(int64_t amount_minor, int64_t rate_e8, int64_t parts, int64_t parts_a_year,
                    int64_t *interest_minor);
/* amount * share for a share that is no contract rate (an instalment's part, a deferral): a double stands for the
 * decimal it was read from, so a product within its reading error of a half counts as the half. */
bool exact_share(int64_t amount_minor, double share, int64_t *part_minor);
