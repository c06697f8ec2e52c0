#include "quant/overdue.h"

#include "base/date.h"
#include "quant/exact.h"
#include "quant/schedule.h"

/* contract * factor needs 16 decimals, so the two stay apart until the division. */
static bool charge(int64_t amount_minor, int64_t rate_e8, int64_t factor_e8, int64_t days, int64_t *charge_minor)
{
    __int128 product = (__int128)amount_minor * rate_e8;
    return !__builtin_mul_overflow(product, (__int128)factor_e8, &product) &&
           !__builtin_mul_overflow(product, (__int128)days, &product) &&
           exact_divide(product, (__int128)360 * RATE_SCALE * RATE_SCALE, charge_minor);
}

static bool row_fill(const struct overdue_terms *terms, int64_t penalty_factor, int64_t base_minor,
                     struct overdue_row *row)
{
    int64_t compound_factor = terms->matured ? penalty_factor : RATE_SCALE;
    return charge(terms->principal_minor, terms->contract_rate_e8, penalty_factor, row->days,
                  &row->penalty_interest_minor) &&
           charge(base_minor, terms->contract_rate_e8, compound_factor, row->days, &row->compound_interest_minor) &&
           !__builtin_add_overflow(row->penalty_interest_minor, row->compound_interest_minor, &row->total_minor);
}

const struct error *overdue_build(struct arena *arena, const struct overdue_terms *terms, struct overdue *overdue)
{
    static const unsigned every_month = (1u << 13) - 2;
    int64_t uplift = terms->overdue_uplift_e8;
    if (uplift == NONE || terms->misuse_uplift_e8 > uplift) /* NONE is below every uplift */
        uplift = terms->misuse_uplift_e8;
    if (uplift == NONE)
        return error_make(arena, ERROR_FIELD_INCONSISTENT, .field = "overdue_uplift",
                          .arguments = {"overdue_uplift, misuse_uplift"});
    int64_t factor = RATE_SCALE + uplift;
    *overdue = (struct overdue){.uplift_e8 = uplift};
    overdue->penalty_rate = (double)((__int128)terms->contract_rate_e8 * factor) / RATE_SCALE / RATE_SCALE;
    overdue->compound_rate = terms->matured ? overdue->penalty_rate : rate_value(terms->contract_rate_e8);

    int64_t *dates, before = terms->due_date, base = terms->interest_minor;
    bool monthly = terms->capitalisation_day > 0;
    overdue->count =
        schedule_interest_dates(arena, terms->due_date, terms->paid_date, monthly ? terms->capitalisation_day : 1,
                                monthly ? every_month : 0, &dates);
    overdue->rows = ARENA_LIST(arena, struct overdue_row, overdue->count);
    for (size_t k = 0; k < overdue->count; k++) {
        struct overdue_row *row = &overdue->rows[k];
        *row = (struct overdue_row){.date = dates[k], .days = dates[k] - before};
        if (!row_fill(terms, factor, base, row) || __builtin_add_overflow(base, row->total_minor, &base) ||
            __builtin_add_overflow(overdue->total_minor, row->total_minor, &overdue->total_minor))
            return error_make(arena, ERROR_FIELD_RANGE, .field = "overdue_principal_minor",
                              .value = arena_format(arena, "%lld", (long long)terms->principal_minor),
                              .arguments = {"smaller"});
        before = dates[k];
    }
    return NULL;
}
