#include "quant/prepayment.h"

const char *const prepayment_option_names[PREPAYMENT_OPTIONS + 1] = {
    [PREPAYMENT_REDUCE_PAYMENT] = "reduce_payment",
    [PREPAYMENT_SHORTEN_TERM] = "shorten_term",
};

static const struct error *refused(struct arena *arena, const char *field, const char *rule)
{
    return error_make(arena, ERROR_FIELD_INCONSISTENT, .field = field, .arguments = {rule});
}

static const struct error *level_payment(struct arena *arena, struct instalment_terms *terms)
{
    if (schedule_level_payment(terms, 0, &terms->payment_minor))
        return NULL;
    return error_make(arena, ERROR_FIELD_RANGE, .field = "principal_minor",
                      .value = arena_format(arena, "%lld", (long long)terms->opening_minor), .arguments = {"smaller"});
}

static const struct error *remaining_build(struct arena *arena, const struct prepayment_terms *terms,
                                           struct instalment_terms level, struct prepayment *prepayment)
{
    level.opening_minor = prepayment->balance_after_minor;
    level.periods = terms->periods - terms->after_period;
    if (prepayment->balance_after_minor == 0)
        level.periods = level.payment_minor = 0;
    else if (terms->option == PREPAYMENT_REDUCE_PAYMENT)
        TRY(level_payment(arena, &level));
    level.stop_when_repaid = terms->option == PREPAYMENT_SHORTEN_TERM;
    TRY(schedule_instalments(arena, &level, &prepayment->remaining));
    size_t count = prepayment->remaining.count;
    prepayment->payment_minor = level.payment_minor;
    prepayment->last_payment_minor = count ? prepayment->remaining.rows[count - 1].payment_minor : 0;
    return NULL;
}

const struct error *prepayment_build(struct arena *arena, const struct prepayment_terms *terms,
                                     struct prepayment *prepayment)
{
    if (terms->after_period < 0 || terms->after_period >= terms->periods)
        return refused(arena, "after_period", "0 <= after_period < periods");
    struct instalment_terms level = {.opening_minor = terms->principal_minor,
                                     .rate_e8 = terms->rate_e8,
                                     .period_months = terms->period_months,
                                     .periods = terms->periods};
    struct schedule original;
    TRY(level_payment(arena, &level));
    TRY(schedule_instalments(arena, &level, &original));

    *prepayment = (struct prepayment){.balance_before_minor = original.rows[terms->after_period].opening_minor};
    if (terms->prepaid_minor > prepayment->balance_before_minor)
        return refused(arena, "prepaid_minor",
                       arena_format(arena, "<= %lld", (long long)prepayment->balance_before_minor));
    prepayment->balance_after_minor = prepayment->balance_before_minor - terms->prepaid_minor;
    for (size_t k = (size_t)terms->after_period; k < original.count; k++)
        prepayment->interest_without_prepayment_minor += original.rows[k].interest_minor;
    TRY(remaining_build(arena, terms, level, prepayment));
    prepayment->interest_saved_minor =
        prepayment->interest_without_prepayment_minor - prepayment->remaining.total_interest_minor;
    return NULL;
}
