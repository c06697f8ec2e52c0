/* Hold the loan, refinance it, or lend more on it: the same yardsticks for each. */
#include "domain/loan/loan.h"
#include "domain/loan/write.h"
#include "record/call.h"

#include <math.h>

struct scenario {
    const char *name;
    const struct servicing *result;
    int64_t from;  /* rows due after this day count */
    int64_t start; /* balance it begins with */
    int64_t cost;
};

struct yardsticks {
    int64_t payment_peak, interest, peak_balance, ends_on;
    double npv, expected_loss, average_life;
};

struct comparing {
    double discount, pd, lgd;
    int64_t today;
};

/* Payments discounted act/365 less what is lent; loss = sum over the periods of balance * PD a year * LGD, discounted.
 */
static struct yardsticks measure(const struct comparing *c, const struct scenario *scenario)
{
    struct yardsticks y = {.ends_on = NONE, .peak_balance = scenario->start};
    double life = 0, before = 0;
    for (size_t i = 0; i < scenario->result->row_count; i++) {
        const struct servicing_row *row = &scenario->result->rows[i];
        if (row->due_date <= scenario->from)
            continue;
        double years = (double)(row->due_date - c->today) / 365, factor = pow(1 + c->discount, -years);
        y.payment_peak = row->payment_minor > y.payment_peak ? row->payment_minor : y.payment_peak;
        y.interest += row->interest_minor;
        y.npv += (double)row->payment_minor * factor;
        y.expected_loss += (double)row->opening_minor * c->pd * c->lgd * (years - before) * factor;
        life += (double)row->principal_minor * years;
        before = years;
        y.ends_on = row->due_date;
    }
    y.npv -= (double)scenario->start;
    y.average_life = scenario->start ? life / (double)scenario->start : 0;
    return y;
}

static void write_scenario(struct json_writer *w, const struct comparing *c, const struct scenario *scenario)
{
    struct yardsticks y = measure(c, scenario);
    json_open(w, '{');
    json_put_text(w, "name", scenario->name);
    json_put_int(w, "balance", scenario->start);
    json_put_int(w, "payment_peak", y.payment_peak);
    json_put_int(w, "interest", y.interest);
    json_put_int(w, "cost", scenario->cost);
    json_put_int(w, "npv", llround(y.npv));
    json_put_int(w, "expected_loss", isnan(c->pd) ? NONE : llround(y.expected_loss));
    json_put_int(w, "value", isnan(c->pd) ? NONE : llround(y.npv - y.expected_loss));
    json_put_double(w, "average_life", round(y.average_life * 100) / 100);
    json_put_int(w, "peak_balance", y.peak_balance);
    json_put_date(w, "ends_on", y.ends_on);
    json_close(w, '}');
}

static const struct error *refinance(struct session *s, const struct loan_compare_input *in,
                                     const struct loan_books *books, int64_t amount, struct servicing *result)
{
    static const enum servicing_method methods[] = {SERVICING_EQUAL_INSTALMENT, SERVICING_EQUAL_PRINCIPAL,
                                                    SERVICING_BULLET};
    int year, month, day;
    date_to_civil(s->today, &year, &month, &day);
    struct servicing_terms *terms = ARENA_NEW(s->arena, struct servicing_terms);
    *terms = (struct servicing_terms){.method = methods[in->method == NONE ? 0 : in->method],
                                      .basis = DAY_COUNT_ACT_360,
                                      .start_date = s->today,
                                      .maturity_date = date_add_months(s->today, (int)in->months, day),
                                      .period_months = 1,
                                      .roll = ROLL_NONE,
                                      .rate_e8 = in->rate,
                                      .overdue_uplift_e8 = 50000000};
    struct servicing_event drawn = {
        .kind = SERVICING_DRAWDOWN, .date = s->today, .amount_minor = amount, .rate_e8 = NONE};
    struct servicing_input input = {
        .terms = terms, .events = &drawn, .event_count = 1, .calendar = books->calendar, .date = s->today};
    return servicing_replay(s->arena, &input, result);
}

const struct error *operation_loan_compare(struct call *call)
{
    const struct loan_compare_input *in = call->input;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct loan_books books;
    struct loan_play play;
    struct customer customer;
    struct servicing held, fresh;
    int64_t home, id;
    TRY(call_id(call, 0, &home, &id));
    TRY(loan_books_read(s, &books));
    TRY(loan_play(s, &books, home, id, s->today, false, &play));
    if (!play.serviced)
        return error_make(s->arena, ERROR_LOAN_NOT_SERVICED, .arguments = {play.loan.number});
    int64_t balance = play.result.state.balance_minor, cost = in->cost == NONE ? 0 : in->cost,
            more = in->top_up == NONE ? 0 : in->top_up;
    if (balance <= 0)
        return error_make(s->arena, ERROR_LOAN_UNDRAWN, .arguments = {play.loan.number});
    held = play.result;
    TRY(record_load(s, &customer_entity, home, home, &customer));
    TRY(refinance(s, in, &books, servicing_payoff_minor(&held.state) + cost, &fresh));
    struct comparing c = {.discount = (double)in->discount_rate / 1e8,
                          .pd = customer.pd,
                          .lgd = (double)(in->loss_rate == NONE ? 40000000 : in->loss_rate) / 1e8,
                          .today = s->today};
    json_open(w, '{');
    json_put_date(w, "on", s->today);
    json_put_double(w, "pd", c.pd);
    json_key(w, "scenarios");
    json_open(w, '[');
    write_scenario(w, &c, &(struct scenario){"hold", &held, s->today, balance, 0});
    write_scenario(w, &c,
                   &(struct scenario){"refinance", &fresh, s->today, servicing_payoff_minor(&held.state) + cost, cost});
    if (more && s->today < held.state.maturity_date) {
        struct loan_event event;
        record_clear(&loan_event_entity, &event);
        event.record.id = INT64_MAX;
        event.kind = LOAN_EVENT_KIND_TOP_UP;
        event.effective_on = s->today;
        event.amount = more;
        TRY(loan_play_add(s, &books, &play, &event));
        TRY(loan_play_again(s, &books, s->today, false, &play));
        write_scenario(w, &c, &(struct scenario){"top_up", &play.result, s->today, balance + more, 0});
    }
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}
