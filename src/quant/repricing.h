/* Interest of a bullet loan whose rate follows the loan prime rate: LPR plus a spread fixed for life, taken anew at
 * each reset day from the latest publication on or before it. A period that contains resets is the sum of its segments,
 * act/360, rounded once. Source: PBoC announcement 2019 No. 15 and the loan contracts built on it. */
#pragma once

#include "base/arena.h"
#include "base/error.h"

#include <stdint.h>

enum repricing_reset { REPRICING_JANUARY_1, REPRICING_ANNIVERSARY, REPRICING_RESETS };

extern const char *const repricing_reset_names[REPRICING_RESETS + 1];

struct rate_quote {
    int64_t date, rate_e8;
};

struct repricing_terms {
    int64_t principal_minor;
    int64_t start_date, end_date;
    int64_t spread_e8; /* 45 bp = 450 000 */
    enum repricing_reset reset;
    int interest_day;                /* 1..28 */
    unsigned interest_months;        /* MONTH_BIT of schedule.h */
    const struct rate_quote *quotes; /* ascending by date, the first on or before start_date */
    size_t quote_count;
};

struct repricing_segment {
    int64_t start_date, end_date, days, rate_e8;
};

struct repricing_period {
    int64_t due_date, days, interest_minor;
    struct repricing_segment *segments;
    size_t segment_count, segment_room;
};

struct repricing {
    struct repricing_period *periods;
    size_t count;
    int64_t total_interest_minor;
};

/* The reset day that follows DATE. */
int64_t repricing_next_reset(enum repricing_reset reset, int64_t start_date, int64_t date);
/* The latest quote on or before DATE; NONE before the first. */
int64_t rate_quote_at(const struct rate_quote *quotes, size_t count, int64_t date);

/* field.inconsistent lpr[i].date when the quotes do not ascend, lpr when none covers the start. */
const struct error *repricing_build(struct arena *arena, const struct repricing_terms *terms,
                                    struct repricing *repricing);
