/* What is known of a project beside its model, and what the bank's rules make of it. Amounts in fen. */
#pragma once

#include "domain/project/project.h"

enum { PROGRESS_MOST = 240, BUDGET_MOST = 60, ACTUALS_MOST = 120, ALERTS_MOST = 60 };

struct progress_month {
    int64_t period_end;
    double physical_plan, physical_actual; /* shares; NAN absent */
    int64_t cost_plan, cost_actual, capital_plan, capital_actual, drawn, to_complete;
    const char *certificate;
};

struct budget_line {
    int64_t id, budget, contracted, spent, to_complete;
    const char *name, *category;
};

struct actual_period {
    int64_t period_end, months, revenue, opex, maintenance, working_capital_change, tax, debt_service, debt, dsra, cash,
        distribution;
    const char *source;
};

/* Cash that can serve debt in yuan: revenue less cost, maintenance, working capital and tax; NAN without revenue or
 * cost. */
double project_cfads_actual(const struct actual_period *a);

/* What one revenue line brought in a period. */
struct actual_line {
    int64_t period_end, amount;
    double volume;
    const char *line, *source;
};

struct project_alert {
    const char *level; /* red orange yellow blue */
    const char *kind;
    struct label text;
    const char *entity;
    int64_t id;
};

/* One test against a limit: actual NAN is "not evaluated". */
struct project_test {
    const char *name, *state; /* pass, lock_up, breach, not_evaluated */
    struct label label;
    double required, actual;
    int64_t on;
};

struct project_view {
    struct session *s;
    struct project row;
    const struct project_rules *rules;
    struct project_solved solved;
    bool has_plan;
    struct progress_month *months;
    size_t month_count;
    struct budget_line *lines;
    size_t line_count;
    struct actual_period *actuals;
    size_t actual_count;
    struct actual_line *brought; /* by period */
    size_t brought_count;
    int permits, permits_granted, permits_missing, contracts, contracts_signed, insurances_lapsed, risks_triggered;
    int64_t permit_days; /* to the nearest day on which a permit ends or is needed; NONE without one */
    struct project_alert alerts[ALERTS_MOST];
    int alert_count;
    /* what follows */
    int64_t insured; /* fen: what construction and property insurances in force pay at most */
    int64_t budget, spent, to_complete, at_completion; /* at_completion: spent + to complete */
    int64_t funds_left;                                /* own capital and loan not used yet */
    int64_t gap;                                       /* to_complete over funds_left; 0 or less: none */
    double capital_ratio, capital_required;
    double behind;     /* physical plan less actual */
    double pace;       /* share of own capital paid in over share of loan drawn; NAN before the first draw */
    double slot_score; /* 1..4 */
    double downside_dscr;
};

const struct error *project_view_read(struct session *s, int64_t home, int64_t id, struct project_view *view);
void project_alert(struct project_view *v, const char *level, const char *kind, const char *entity, int64_t id,
                   const char *zh, const char *en);
/* The newest month with anything actual in it; NULL. */
const struct progress_month *project_month_last(const struct project_view *v);
/* {periods: [...], tests: [...]} : actuals against the model, covenants from the actuals. */
void project_following_write(struct project_view *v, struct json_writer *w);
/* The tests of the newest twelve months of actuals: count of TESTS filled. */
double project_slot_points(const struct project_view *v, const struct slot_factor *factor, double *value);
size_t project_tests(struct project_view *v, struct project_test tests[], size_t room);
/* public_budget: what public payments weigh year by year, the subsidy missing, what is owed when it ends early. */
void project_concession_write(const struct project_view *v, struct json_writer *w);
/* covenants: those of CATEGORY, each with the borrower's record of it once there is one; may_set. */
const struct error *equator_covenants_write(const struct project_view *v, const char *category, struct json_writer *w);
void project_gap_write(const struct project_view *v, struct json_writer *w);
