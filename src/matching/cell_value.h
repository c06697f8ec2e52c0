/* What a cell of a handed-in table means. Full-width digits and signs are read like half-width ones, blanks around are
 * ignored. Each function returns an error with a sentence for the person who has the file. */
#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

/* 1,234.5  1 234.5  (1,234.5) = -1234.5  3.5% = 0.035  2.5万 = 25000  1.2亿元  ¥100  CNY 100 */
const struct error *cell_number(struct arena *arena, const char *text, double *value);
/* The same, exact, times 10^SCALE: cell_scaled("2.5万元", 2) is 2,500,000 fen. More decimals than that fail. */
const struct error *cell_scaled(struct arena *arena, const char *text, int scale, int64_t *value);
/* 2015-01-03  2015/1/3  2015.1.3  20150103  2015年1月3日  150103 (yy 00..49 is 20yy, 50..99 19yy)  42007 (Excel's day,
 * five digits)  3 Jan 2015  31/12/2015 (only when one of the first two is above 12, or both are the same). A time
 * behind is passed over. Days since 1970-01-01. */
const struct error *cell_date(struct arena *arena, const char *text, int64_t *date);

/* 3/4/2015 alone cannot be told, but a column of such dates mostly can: one 31/12/2015 settles it. */
enum cell_date_order { CELL_ORDER_UNKNOWN, CELL_DAY_FIRST, CELL_MONTH_FIRST };
/* The order that all of the cells allow; unknown when both or neither do. */
enum cell_date_order cell_date_order(struct arena *arena, const char *const *cells, size_t count);
const struct error *cell_date_ordered(struct arena *arena, const char *text, enum cell_date_order order, int64_t *date);
/* 是 否 yes no true false 1 0 y n √ × */
const struct error *cell_boolean(struct arena *arena, const char *text, bool *value);
