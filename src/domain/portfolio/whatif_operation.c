#include "base/text.h"
#include "domain/portfolio/cockpit.h"
#include "record/call.h"
#include "record/scope.h"

#include <math.h>
#include <string.h>
#include <time.h>

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

const struct error *whatif_deal_of(struct session *s, int64_t customer, struct whatif_deal *deal)
{
    struct customer row;
    TRY(record_load(s, &customer_entity, customer, customer, &row));
    deal->present = true;
    deal->customer = customer;
    deal->section = book_section(row.industry);
    deal->kind = (uint8_t)row.kind;
    deal->province =
        row.region && strlen(row.region) >= 2 ? (uint8_t)((row.region[0] - '0') * 10 + row.region[1] - '0') % 100 : 0;
    deal->group = row.customer_group;
    deal->pd = row.pd;
    deal->turnover = NAN;
    deal->branch = row.branch;
    return NULL;
}

static void write_deal(struct json_writer *w, const struct position *p, const struct whatif *what)
{
    size_t i = what->deal_row;
    json_key(w, "deal");
    if (i == SIZE_MAX) {
        json_write_null(w);
        return;
    }
    struct ecl_terms terms;
    ecl_terms_make(p, &terms);
    struct account_ecl ecl = account_ecl(p, &terms, i);
    struct position_figures f = position_figures(p, i, p->exposure[i], p->loans[i]);
    json_open(w, '{');
    json_put_int(w, "exposure", llround(p->exposure[i]));
    json_put_double(w, "pd", p->pd[i]);
    json_put_bool(w, "rated", p->rated[i]);
    json_put_double(w, "lgd", p->lgd[i]);
    json_put_int(w, "rwa", llround(f.rwa));
    json_put_int(w, "capital", llround(f.capital));
    json_put_int(w, "expected_loss", llround(f.expected_loss));
    json_put_int(w, "ecl", llround(ecl.booked));
    json_put_double(w, "raroc", p->rate[i] > 0 && f.capital > 0 ? f.after_tax / f.capital : NAN);
    json_put_int(w, "value_added", p->rate[i] > 0 ? llround(f.value_added) : NONE);
    json_close(w, '}');
}

/* --- while a deal is drafted
 * ----------------------------------------------------------------------------------------------- */

static const struct error *write_preview(struct call *call, const struct book *book)
{
    struct session *s = call->session;
    const struct portfolio_preview_input *in = call->input;
    struct book_view view = {.book = book, .whole = true, .count = book->count};
    struct whatif what = {.section = -1, .guarantor = NONE};
    struct measures before, after;
    struct limit_book used = {0}, was = {0};
    TRY(whatif_deal_of(s, in->customer, &what.deal));
    what.deal.product = (int)in->product;
    what.deal.amount = (double)in->amount;
    what.deal.rate = in->rate == NONE ? 0 : (double)in->rate / 1e8;
    what.deal.years = (double)in->months / 12;
    what.deal.collateral = (int)in->collateral;
    struct position *p = position_make(s, &view, 1), now;
    position_copy(s->arena, p, &now);
    TRY(whatif_apply(s, &now, &what));
    p->customers = now.customers; /* both know a new customer */
    p->customer_count = now.customer_count;
    measures_of(s->arena, p, &before);
    measures_of(s->arena, &now, &after);
    size_t customer = now.customer[what.deal_row];
    TRY(limits_of_customer(s, p, &before, customer, what.deal.product, what.deal.branch, &was));
    TRY(limits_of_customer(s, &now, &after, customer, what.deal.product, what.deal.branch, &used));
    json_open(call->reply, '{');
    limit_book_write(s, call->reply, "limits", &used);
    limit_book_write(s, call->reply, "before", &was);
    write_deal(call->reply, &now, &what);
    json_put_int(call->reply, "breaches", (int64_t)used.red);
    json_close(call->reply, '}');
    return NULL;
}

static const struct error *read_preview(struct call *call)
{
    return with_book(call, write_preview);
}

const struct error *operation_portfolio_preview(struct call *call)
{
    return call_read(call, read_preview);
}

/* --- what if
 * ------------------------------------------------------------------------------------------------------------- */

static const struct error *read_shocks(struct session *s, const struct portfolio_whatif_input *in, struct whatif *what)
{
    *what = (struct whatif){.section = -1, .guarantor = in->guarantor};
    bool deal = in->deal_customer != NONE || in->deal_amount != NONE;
    if (deal && in->deal_customer == NONE)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "deal_customer");
    if (deal && in->deal_amount == NONE)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = "deal_amount");
    if (deal) {
        TRY(whatif_deal_of(s, in->deal_customer, &what->deal));
        what->deal.product = in->deal_product == NONE ? LOAN_PRODUCT_WORKING_CAPITAL : (int)in->deal_product;
        what->deal.amount = (double)in->deal_amount;
        what->deal.rate = in->deal_rate == NONE ? 0 : (double)in->deal_rate / 1e8;
        what->deal.years = in->deal_months == NONE ? 1 : (double)in->deal_months / 12;
        what->deal.collateral = in->deal_collateral == NONE ? LOAN_COLLATERAL_CREDIT : (int)in->deal_collateral;
    }
    if (in->industry) {
        what->section = book_section(in->industry);
        what->notches = in->notches == NONE ? 1 : (int)in->notches;
        if (what->section >= 20)
            return error_make(s->arena, ERROR_FIELD_CHOICE, .field = "industry", .value = in->industry,
                              .arguments = {"A..T, 01..97"});
    }
    what->rate_change = in->rate_bp == NONE ? 0 : (double)in->rate_bp / 1e4;
    if (!isnan(in->fx_share) && !(in->fx_share > -0.9 && in->fx_share < 5))
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "fx_share",
                          .value = arena_format(s->arena, "%g", in->fx_share), .arguments = {"-0.9 .. 5"});
    what->fx_change = isnan(in->fx_share) ? 0 : in->fx_share;
    if (in->guarantor != NONE)
        TRY(scope_row(s, &customer_entity, ACCESS_READ, in->guarantor, in->guarantor));
    what->scenario = scenario_find(s->policy->scenarios, in->scenario);
    if (in->scenario && !what->scenario) {
        struct buffer names = {.arena = s->arena};
        for (size_t i = 0; i < s->policy->scenarios->scenario_count; i++)
            buffer_format(&names, "%s%s", i ? ", " : "", s->policy->scenarios->scenarios[i].name);
        return error_make(s->arena, ERROR_FIELD_CHOICE, .field = "scenario", .value = in->scenario,
                          .arguments = {buffer_end(&names)});
    }
    return NULL;
}

static void write_cascade(struct session *s, struct json_writer *w, const struct whatif *what)
{
    json_key(w, "cascade");
    json_open(w, '[');
    for (size_t i = 0; i < what->step_count; i++) {
        const struct cascade_step *step = &what->steps[i];
        const char *name = limit_object_name(s, LIMIT_CUSTOMER, step->customer);
        json_open(w, '{');
        json_put_text(w, "id", name ? id_text(s->arena, step->customer, step->customer) : NULL);
        json_put_text(w, "name", name);
        json_put_int(w, "round", step->round);
        json_put_text(w, "effect",
                      step->defaults        ? "defaults"
                      : step->unknown       ? "not_evaluated"
                      : isnan(step->equity) ? "support_lost"
                                            : "bears");
        json_put_int(w, "called", isnan(step->called) ? NONE : llround(step->called));
        json_put_int(w, "equity", isnan(step->equity) ? NONE : llround(step->equity));
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* The limits whose state or use moved, worst first as they come. */
static void write_moved(struct session *s, struct json_writer *w, const struct limit_book *was,
                        const struct limit_book *now)
{
    json_key(w, "limits");
    json_open(w, '[');
    for (size_t i = 0; i < now->count; i++) {
        const struct limit_use *use = &now->uses[i], *old = NULL;
        for (size_t k = 0; k < was->count && !old; k++)
            if (was->uses[k].rule == use->rule && was->uses[k].record == use->record &&
                was->uses[k].object == use->object && !strcmp(was->uses[k].key, use->key))
                old = &was->uses[k];
        double before = old ? old->share : 0;
        bool moved = !old || old->state != use->state || fabs(before - use->share) > 1e-6;
        bool named = use->dimension == LIMIT_CUSTOMER || use->dimension == LIMIT_GROUP;
        if (!moved || (named && !limit_object_name(s, use->dimension, use->object)))
            continue;
        json_open(w, '{');
        json_key(w, "now");
        limit_use_write(s, w, use);
        json_put_double(w, "share_before", before);
        json_put_text(w, "state_before", old ? limit_state_names[old->state] : NULL);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static const struct error *write_whatif(struct call *call, const struct book *book)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    int64_t begun = milliseconds();
    struct book_view view;
    struct whatif what, again;
    struct measures before, after;
    struct limit_book was = {0}, now = {0};
    TRY(read_shocks(s, call->input, &what));
    again = what;
    TRY(book_view(s, book, &view));
    struct position *p = position_make(s, &view, 1), *changed = ARENA_NEW(s->arena, struct position);
    position_copy(s->arena, p, changed);
    TRY(whatif_apply(s, changed, &what));
    measures_of(s->arena, p, &before);
    measures_of(s->arena, changed, &after);
    const struct position *bank = p, *bank_changed = changed;
    const struct measures *bank_before = &before, *bank_after = &after;
    if (!view.whole) {
        TRY(bank_position(s, &view, p, &before, &bank, &bank_before));
        struct position *all = ARENA_NEW(s->arena, struct position);
        struct measures *made = ARENA_NEW(s->arena, struct measures);
        position_copy(s->arena, bank, all);
        TRY(whatif_apply(s, all, &again));
        measures_of(s->arena, all, made);
        bank_changed = all;
        bank_after = made;
    }
    TRY(limits_of(s, bank, bank_before, 10, &was));
    TRY(limits_of(s, bank_changed, bank_after, 10, &now));
    json_open(w, '{');
    measures_write(w, "before", p, &before);
    measures_write(w, "after", changed, &after);
    write_moved(s, w, &was, &now);
    write_cascade(s, w, &what);
    write_deal(w, changed, &what);
    json_put_int(w, "milliseconds", milliseconds() - begun);
    json_close(w, '}');
    return NULL;
}

static const struct error *read_whatif(struct call *call)
{
    return with_book(call, write_whatif);
}

const struct error *operation_portfolio_whatif(struct call *call)
{
    return call_read(call, read_whatif);
}
