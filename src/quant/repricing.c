#include "quant/repricing.h"

#include "base/date.h"
#include "quant/exact.h"
#include "quant/schedule.h"

const char *const repricing_reset_names[REPRICING_RESETS + 1] = {
    [REPRICING_JANUARY_1] = "january_1",
    [REPRICING_ANNIVERSARY] = "anniversary",
};

int64_t repricing_next_reset(enum repricing_reset reset, int64_t start_date, int64_t date)
{
    int year, month, day, start_year, anchor;
    date_to_civil(date, &year, &month, &day);
    if (reset == REPRICING_JANUARY_1)
        return date_from_civil(year + 1, 1, 1);
    date_to_civil(start_date, &start_year, &month, &anchor);
    int64_t next = date_add_months(start_date, 12 * (year - start_year), anchor);
    return next > date ? next : date_add_months(start_date, 12 * (year + 1 - start_year), anchor);
}

int64_t rate_quote_at(const struct rate_quote *quotes, size_t count, int64_t date)
{
    int64_t rate = NONE;
    for (size_t i = 0; i < count && quotes[i].date <= date; i++)
        rate = quotes[i].rate_e8;
    return rate;
}

static const struct error *quotes_check(struct arena *arena, const struct repricing_terms *terms)
{
    for (size_t i = 1; i < terms->quote_count; i++)
        if (terms->quotes[i].date <= terms->quotes[i - 1].date)
            return error_make(arena, ERROR_FIELD_INCONSISTENT, .field = arena_format(arena, "lpr[%zu].date", i),
                              .arguments = {arena_format(arena, "> lpr[%zu].date", i - 1)});
    if (rate_quote_at(terms->quotes, terms->quote_count, terms->start_date) == NONE)
        return error_make(arena, ERROR_FIELD_INCONSISTENT, .field = "lpr", .arguments = {"lpr[0].date <= start_date"});
    return NULL;
}

/* Splits [start, due) at the resets inside it. RATE is that of START and becomes that of DUE. */
static bool period_fill(struct arena *arena, const struct repricing_terms *terms, int64_t start, int64_t *reset,
                        int64_t *rate, struct repricing_period *period)
{
    __int128 rate_days = 0;
    for (int64_t from = start; from < period->due_date;) {
        int64_t to = *reset < period->due_date ? *reset : period->due_date;
        struct repricing_segment segment = {from, to, to - from, *rate};
        rate_days += (__int128)segment.days * segment.rate_e8;
        ARENA_PUSH(arena, period->segments, period->segment_count, period->segment_room, segment);
        if (to == *reset) {
            *rate = rate_quote_at(terms->quotes, terms->quote_count, to) + terms->spread_e8;
            *reset = repricing_next_reset(terms->reset, terms->start_date, to);
        }
        from = to;
    }
    __int128 product;
    return !__builtin_mul_overflow(rate_days, (__int128)terms->principal_minor, &product) &&
           exact_divide(product, (__int128)360 * RATE_SCALE, &period->interest_minor);
}

const struct error *repricing_build(struct arena *arena, const struct repricing_terms *terms,
                                    struct repricing *repricing)
{
    TRY(quotes_check(arena, terms));
    int64_t *dates, before = terms->start_date;
    int64_t reset = repricing_next_reset(terms->reset, terms->start_date, terms->start_date);
    int64_t rate = rate_quote_at(terms->quotes, terms->quote_count, terms->start_date) + terms->spread_e8;
    *repricing = (struct repricing){0};
    repricing->count = schedule_interest_dates(arena, terms->start_date, terms->end_date, terms->interest_day,
                                               terms->interest_months, &dates);
    repricing->periods = ARENA_LIST(arena, struct repricing_period, repricing->count);
    for (size_t k = 0; k < repricing->count; k++) {
        struct repricing_period *period = &repricing->periods[k];
        *period = (struct repricing_period){.due_date = dates[k], .days = dates[k] - before};
        if (!period_fill(arena, terms, before, &reset, &rate, period) ||
            __builtin_add_overflow(repricing->total_interest_minor, period->interest_minor,
                                   &repricing->total_interest_minor))
            return error_make(arena, ERROR_FIELD_RANGE, .field = "principal_minor",
                              .value = arena_format(arena, "%lld", (long long)terms->principal_minor),
                              .arguments = {"smaller"});
        before = dates[k];
    }
    return NULL;
}
