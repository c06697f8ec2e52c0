/* Loan servicing: what a loan's terms and events say it owes, has paid and will pay, to the fen. The events are the
 * books: state and schedule are computed from them alone, so an event that arrives late is played in its place and
 * nothing is ever patched.
 *
 * Interest of a period is the sum over its segments of balance * rate * weight, kept as whole numbers and rounded once,
 * half away from zero, when the period falls due. Due dates are anchored on their day and rolled to working days one by
 * one. Principal that is due and unpaid bears the penalty rate instead of the contract rate; unpaid interest bears
 * compound interest at the contract rate before maturity and at the penalty rate after it, and joins the compound base
 * on each interest day. Sources: handbook of the field, sections on schedules, overdue and repricing; PBoC 银发〔2003〕
 * 251号; Civil Code A670, A677. */
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "quant/day_count.h"
#include "quant/prepayment.h"
#include "quant/repricing.h"
#include "quant/work_calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- terms -------------------------------------------------------------------------------------------------------- */

enum servicing_method {
    SERVICING_EQUAL_INSTALMENT, /* level payment; first interest only, or with a balloon, if wanted */
    SERVICING_EQUAL_PRINCIPAL,
    SERVICING_BULLET,   /* interest on the due dates, principal at maturity */
    SERVICING_STEPPED,  /* a share of the principal per period */
    SERVICING_SEASONAL, /* a fixed amount when the due month is one of the season */
    SERVICING_CUSTOM,   /* agreed amounts on agreed dates: sculpted to a cash flow */
    SERVICING_METHODS
};
enum servicing_reset {
    SERVICING_JANUARY_1,
    SERVICING_ANNIVERSARY,
    SERVICING_QUARTERLY,
    SERVICING_MONTHLY,
    SERVICING_RESETS
};
/* Which due amounts a repayment settles first, after fees. */
enum servicing_order { SERVICING_INTEREST_FIRST, SERVICING_PRINCIPAL_FIRST, SERVICING_ORDERS };

extern const char *const servicing_method_names[SERVICING_METHODS + 1];
extern const char *const servicing_reset_names[SERVICING_RESETS + 1];
extern const char *const servicing_order_names[SERVICING_ORDERS + 1];

struct servicing_part {
    int64_t date, principal_minor;
};

struct servicing_terms {
    enum servicing_method method;
    int basis; /* enum day_count or INTEREST_PER_PERIOD of schedule.h; then broken periods count act/360 (整年整月) */
    int64_t start_date, maturity_date;
    int64_t period_months;   /* 1..120; 0: everything at maturity */
    int64_t due_day;         /* 1..31, a shorter month its last day; 0: the day of the start date */
    int64_t grace_periods;   /* first periods that pay interest only */
    int64_t balloon_minor;   /* left for the last instalment beyond its share */
    const int64_t *share_e8; /* stepped: one a period; sum 1e8 */
    size_t share_count;
    unsigned season_months; /* MONTH_BIT of schedule.h */
    int64_t season_minor;
    const struct servicing_part *parts; /* custom: ascending */
    size_t part_count;
    enum date_roll roll;
    /* fixed rate when there are no quotes, otherwise the spread over the latest quote on or before each reset */
    int64_t rate_e8;
    const struct rate_quote *quotes; /* ascending */
    size_t quote_count;
    enum servicing_reset reset;
    int64_t overdue_uplift_e8; /* 0.5: penalty rate is 1.5 times the contract rate */
    bool compound;             /* charges interest on unpaid interest */
};

/* Field names of the errors are those above without units: "periods", "maturity_date" ... */
const struct error *servicing_terms_check(struct arena *arena, const struct servicing_terms *terms);

/* Due dates after the start, maturity last: unadjusted and rolled. */
struct servicing_dates {
    int64_t *plain, *rolled;
    size_t count;
};
struct servicing_dates servicing_dates(struct arena *arena, const struct servicing_terms *terms,
                                       const struct work_calendar *calendar);

/* --- events ------------------------------------------------------------------------------------------------------- */

enum servicing_kind {
    SERVICING_DRAWDOWN,
    SERVICING_REPAYMENT,   /* settles what is due; the rest waits for the next due date */
    SERVICING_PREPAYMENT,  /* settles what is due, then principal that is not */
    SERVICING_RATE_RESET,  /* a new contract rate or spread from that day */
    SERVICING_EXTENSION,   /* a later maturity */
    SERVICING_RESTRUCTURE, /* new terms; overdue principal joins the new plan */
    SERVICING_REFINANCE,   /* repaid out of a new loan */
    SERVICING_TOP_UP,      /* lent more on the same terms */
    SERVICING_FEE,
    SERVICING_PENALTY, /* a charge beside the computed one, such as for misuse */
    SERVICING_WRITE_OFF,
    SERVICING_RECOVERY, /* of what was written off */
    SERVICING_REVERSAL, /* takes another event back */
    SERVICING_KINDS
};
extern const char *const servicing_kind_names[SERVICING_KINDS + 1];

struct servicing_event {
    enum servicing_kind kind;
    int64_t id, date;
    int64_t amount_minor;
    int64_t rate_e8;       /* of a reset, or NONE */
    int64_t maturity_date; /* of an extension */
    enum prepayment_option option;
    enum servicing_order order;
    const struct servicing_terms *terms; /* of a restructuring */
    int64_t reverses;                    /* id of the event that a reversal takes back */
};

/* What one event did. */
struct servicing_outcome {
    bool reversed; /* taken back by a later one: did nothing */
    int64_t fee_minor, penalty_minor, compound_minor, interest_minor, principal_minor, unapplied_minor;
    int64_t balance_minor; /* after it */
};

/* --- results ------------------------------------------------------------------------------------------------------ */

/* A piece of a period with one balance and one rate. Interest of the period = sum(balance * rate_e8 * weight) / (1e8 *
 * weights_a_year). */
struct servicing_segment {
    int64_t from, to, balance_minor, rate_e8, weight;
};
enum servicing_rule { /* why a row repays what it repays */
                      SERVICING_RULE_LEVEL,
                      SERVICING_RULE_EQUAL_SHARE,
                      SERVICING_RULE_GRACE,
                      SERVICING_RULE_NONE_YET, /* bullet, or out of season */
                      SERVICING_RULE_SHARE,
                      SERVICING_RULE_SEASON,
                      SERVICING_RULE_AGREED,
                      SERVICING_RULE_LAST,
                      SERVICING_RULES
};
extern const char *const servicing_rule_names[SERVICING_RULES + 1];

struct servicing_row {
    int64_t period; /* from 1 */
    int64_t due_date, days;
    int64_t opening_minor, interest_minor, principal_minor, payment_minor, closing_minor;
    int64_t rate_e8;                                   /* at its end */
    int64_t principal_left_minor, interest_left_minor; /* unpaid */
    int64_t settled_date;                              /* NONE while something is unpaid */
    int64_t basis_minor;                               /* level payment or equal share it follows, NONE for none */
    enum servicing_rule rule;
    bool projected; /* after the date the loan was looked at */
    size_t first_segment, segment_count;
    int64_t weights_a_year;
};

enum servicing_status {
    SERVICING_UNDRAWN,
    SERVICING_LIVE,
    SERVICING_OVERDUE,
    SERVICING_SETTLED,
    SERVICING_WRITTEN_OFF,
    SERVICING_STATUSES
};
extern const char *const servicing_status_names[SERVICING_STATUSES + 1];

struct servicing_state {
    int64_t date;
    enum servicing_status status;
    int64_t balance_minor; /* principal lent and not repaid, due or not */
    int64_t not_due_minor, overdue_principal_minor, overdue_interest_minor;
    int64_t accrued_interest_minor;                                   /* of the running period, not due */
    int64_t penalty_minor, compound_minor, fee_minor;                 /* unpaid, charged up to the date */
    int64_t unapplied_minor;                                          /* received and waiting for a due date */
    int64_t overdue_days, oldest_due_date;                            /* 0 and NONE when nothing is overdue */
    int64_t next_due_date, next_principal_minor, next_interest_minor; /* NONE and 0 after the last */
    int64_t rate_e8, maturity_date;
    int64_t drawn_minor, repaid_minor, interest_paid_minor, charges_paid_minor;
    int64_t written_off_minor, recovered_minor;
    int64_t restructurings, extensions;
    int64_t ever_overdue_days; /* longest so far */
};

struct servicing {
    struct servicing_state state;
    struct servicing_row *rows;
    size_t row_count, row_room;
    struct servicing_segment *segments; /* only with EXPLAIN */
    size_t segment_count, segment_room;
    struct servicing_outcome *outcomes; /* one an event, in the order of the events given */
};

struct servicing_input {
    const struct servicing_terms *terms;
    const struct servicing_event *events; /* by date, those of a day in the order they were recorded */
    size_t event_count;
    const struct work_calendar *calendar;
    int64_t date;    /* state as of the end of this day */
    bool explain;    /* keeps the segments */
    bool state_only; /* no rows after the date but the next due one: for many loans at once */
};

/* Errors name the field of the event or of the terms at fault. */
const struct error *servicing_replay(struct arena *arena, const struct servicing_input *input,
                                     struct servicing *servicing);
/* What would settle the loan for good on the date of the replay: everything due, accrued and not due. */
int64_t servicing_payoff_minor(const struct servicing_state *state);
