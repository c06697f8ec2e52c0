/* Day counts: how long a period is in years, by the convention of the contract. Interval [start, end): the first day
 * counts, the last does not. Source: ISDA 2006 definitions, section 4.16; the 30E/360 ISDA end date is never the
 * termination date. */
#pragma once

#include <stdint.h>

enum day_count {
    DAY_COUNT_ACT_360, /* the default for loans in CNY: daily rate = annual rate / 360 */
    DAY_COUNT_ACT_365F,
    DAY_COUNT_ACT_ACT_ISDA, /* days in leap years / 366 + other days / 365 */
    DAY_COUNT_30_360_BOND,  /* the end's 31 becomes 30 only after a start on the 30th or 31st */
    DAY_COUNT_30E_360,      /* 31 becomes 30 at both ends */
    DAY_COUNT_30E_360_ISDA, /* 31 and the last day of February become 30 at both ends */
    DAY_COUNT_KINDS
};

extern const char *const day_count_names[DAY_COUNT_KINDS + 1]; /* "act_360" ... */

struct day_span {
    int64_t days; /* by the convention */
    double years; /* the fraction that the annual rate is charged for */
};

/* START <= END, both days since 1970-01-01. */
struct day_span day_count(enum day_count convention, int64_t start, int64_t end);
/* The same fraction as whole numbers: day_weight / day_weights_a_year. */
int64_t day_weight(enum day_count convention, int64_t start, int64_t end);
int64_t day_weights_a_year(enum day_count convention);
